//! What the desk that sent sees of it.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{DeskRef, Operator},
    card::Access,
    mask::Group,
    permission::{Grant, ReadCards},
    referral::{
        Package,
        outside::{End, Event, Followed, Link, List, Outside, State, Step},
        written,
    },
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{super::read::looked, papers};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    people,
};

/// Most of a list.
const MOST: usize = 200;

struct Record {
    id: Uuid,
    desk_id: Uuid,
    desk_name: String,
    body: String,
    kind: String,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    why: String,
    informed: bool,
    facts: serde_json::Value,
    late_at: Option<DateTime<Utc>>,
    link_id: Uuid,
    address: String,
    made_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    tries: i16,
    opened_at: Option<DateTime<Utc>>,
    ended: Option<String>,
    mailed_at: Option<DateTime<Utc>>,
    undelivered_at: Option<DateTime<Utc>>,
}

impl Record {
    fn shown_to(self, operator: &Operator) -> Result<Outside, Error> {
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        let ended = self.ended.map(|code| known("outside_link", "ended", End::from_code(&code)));
        let mut state: State = decode("outside_referral", "facts", self.facts)?;
        Ok(Outside {
            id: Id::new(self.id),
            from: DeskRef { id: Id::new(self.desk_id), name: self.desk_name },
            body: self.body,
            name: people::identity(&self.kind, self.alias.as_deref(), name, &operator.mask)?.called(),
            why: operator.mask.field(Access::GROUP, self.why),
            informed: self.informed,
            answer: written(&operator.mask, state.take_words()),
            state,
            link: Link {
                id: Id::new(self.link_id),
                address: known("outside_link", "address", self.address.parse().ok())?,
                made: self.made_at,
                until: self.expires_at,
                tries: known("outside_link", "tries", u8::try_from(self.tries).ok())?,
                opened: self.opened_at,
                ended: ended.transpose()?,
                mailed: self.mailed_at,
                undelivered: self.undelivered_at.is_some(),
            },
            late_since: self.late_at,
        })
    }
}

/// These, in the order in which they are asked for, each with its last link.
pub(crate) async fn records(
    work: &mut Work,
    operator: &Operator,
    ids: &[Uuid],
) -> Result<Vec<Outside>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query_as!(
        Record,
        r#"SELECT
            outside_referral.id,
            desk.id AS desk_id,
            desk.name AS desk_name,
            outside_referral.body,
            person.kind,
            person.alias,
            person.given_name,
            person.family_name,
            outside_referral.why,
            outside_referral.informed,
            outside_referral.facts,
            outside_referral.late_at,
            link.id AS "link_id!",
            link.address AS "address!",
            link.made_at AS "made_at!",
            link.expires_at AS "expires_at!",
            link.tries AS "tries!",
            link.opened_at AS "opened_at?",
            link.ended AS "ended?",
            link.mailed_at AS "mailed_at?",
            link.undelivered_at AS "undelivered_at?"
           FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
           JOIN outside_referral ON outside_referral.id = asked.id
           JOIN desk ON desk.id = outside_referral.from_desk_id
           JOIN card ON card.id = outside_referral.card_id
           JOIN person ON person.id = coalesce(person_kept(card.person_id), card.person_id)
           CROSS JOIN LATERAL (
              SELECT *
              FROM outside_link
              WHERE outside_link.referral_id = outside_referral.id
              ORDER BY outside_link.made_at DESC, outside_link.id DESC
              LIMIT 1
           ) link
           ORDER BY asked.place"#,
        ids,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(|row| row.shown_to(operator)).collect()
}

/// What the desk sent outside, open ones first, newest first; whether there is more is said. Reading the list is in the
/// audit log.
pub async fn list(pool: &PgPool, ctx: &Context, grant: Grant<'_, ReadCards>) -> Result<List, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let mut ids = sqlx::query_scalar!(
        "SELECT id
         FROM outside_referral
         WHERE from_desk_id = $1
         ORDER BY state NOT IN ('sent', 'seen', 'received'), sent_at DESC, id
         LIMIT $2",
        operator.desk.id.uuid(),
        i64::try_from(MOST + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(work.connection())
    .await?;
    let more = ids.len() > MOST;
    ids.truncate(MOST);
    let rows = records(&mut work, operator, &ids).await?;
    let entry = Entry::new(Action::List, Subject::Referral, None)
        .through(operator, [Group::Identity, Access::GROUP])
        .because("outside_referral");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(List { rows, more })
}

/// One of them with what was sent, through the mask, and what happened. Every look is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] unless one's desk sent it.
pub async fn follow(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Outside>,
) -> Result<Followed, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        "SELECT outside_referral.card_id, outside_referral.content, card.person_id
         FROM outside_referral
         JOIN card ON card.id = outside_referral.card_id
         WHERE outside_referral.id = $1",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let referral = records(&mut work, operator, &[id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
    let package: Package = decode("outside_referral", "content", row.content)?;
    let what = (id.uuid(), row.person_id, "outside_referral");
    looked(&mut work, ctx, operator, what, &package).await?;
    let seeing = people::before(work.connection(), operator, row.person_id).await?;
    let papers = papers::sent(&mut work, &seeing, id).await?;
    let steps = steps(&mut work, &seeing, id).await?;
    work.commit().await?;
    let (card, package) = (Id::new(row.card_id), package.through(&seeing.mask));
    Ok(Followed { referral, card, package, papers, steps })
}

async fn steps(work: &mut Work, operator: &Operator, id: Id<Outside>) -> Result<Vec<Step>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            outside_step.event,
            outside_step.at,
            outside_step.who,
            desk.name AS "desk?",
            outside_step.note
           FROM outside_step
           LEFT JOIN desk ON desk.id = outside_step.desk_id
           WHERE outside_step.referral_id = $1
           ORDER BY outside_step.at, outside_step.id"#,
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let by = match (row.who, row.desk) {
                (Some(who), Some(desk)) => Some(format!("{who} · {desk}")),
                (who, _) => who,
            };
            let event = known("outside_step", "event", Event::from_code(&row.event))?;
            Ok(Step { event, by, at: row.at, note: written(&operator.mask, Some(row.note)) })
        })
        .collect()
}
