//! Reading referrals: by the desk that sent and the one that receives.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{DeskRef, Operator},
    card::Access,
    mask::{Field, Group},
    permission::{Grant, ReadCards},
    person::{Match, called_protected},
    referral::{
        ActKind, Followed, Hop, Lists, Opened, Package, Referral, Side, State, Step, Tag, Told, written,
    },
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{act, papers};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    intake, people,
};

/// Most referrals of a list.
const MOST: i64 = 200;

struct Record {
    id: Uuid,
    from_id: Uuid,
    from_name: String,
    to_id: Uuid,
    to_name: String,
    kind: Option<String>,
    told: Option<serde_json::Value>,
    /// Of one from another zone: the alias there, where the person is protected there.
    theirs: Option<String>,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    why: Option<String>,
    informed: bool,
    facts: serde_json::Value,
    late_at: Option<DateTime<Utc>>,
}

impl Record {
    async fn shown_to(mut self, work: &mut Work, operator: &Operator) -> Result<Referral, Error> {
        let is_sender = self.from_id == operator.desk.id.uuid();
        let side = if is_sender { Side::Sender } else { Side::Receiver };
        let mut state: State = decode("referral", "facts", std::mem::take(&mut self.facts))?;
        let is_read = state.is_read_by(side);
        Ok(Referral {
            id: Id::new(self.id),
            side,
            name: if is_read { self.name(work, operator).await? } else { Field::Absent },
            from: DeskRef { id: Id::new(self.from_id), name: self.from_name },
            to: DeskRef { id: Id::new(self.to_id), name: self.to_name },
            why: match self.why.filter(|_| is_read) {
                Some(why) => operator.mask.field(Access::GROUP, why),
                None => Field::Absent,
            },
            informed: self.informed,
            answer: written(&operator.mask, state.take_words()),
            state,
            late_since: self.late_at,
        })
    }

    /// What the person is called for whoever reads what was sent.
    async fn name(&mut self, work: &mut Work, operator: &Operator) -> Result<Field<String>, Error> {
        match (&self.kind, &self.theirs) {
            // What was sent names nobody, whatever record was written down here for it.
            (Some(kind), Some(theirs)) if kind == "known" => Ok(Field::Shown(called_protected(theirs))),
            (Some(kind), _) => {
                let name = self.given_name.as_deref().zip(self.family_name.as_deref());
                Ok(people::identity(kind, self.alias.as_deref(), name, &operator.mask)?.called())
            }
            // Of another zone, which sees nobody of this one.
            (None, theirs) => {
                let told = told(self.told.take(), theirs.as_deref())?;
                let told = known("referral_package", "told", told)?;
                Ok(match protected_here(work, operator, &told).await? {
                    Some((_, alias)) => Field::Shown(called_protected(&alias)),
                    None => operator.mask.field(Group::Identity, told.called),
                })
            }
        }
    }
}

/// Whom another zone is told that a referral is about: by the alias, where the person is protected by now.
pub(super) fn told(kept: Option<serde_json::Value>, alias: Option<&str>) -> Result<Option<Told>, Error> {
    match (kept, alias) {
        (None, _) => Ok(None),
        (Some(_), Some(alias)) => Ok(Some(Told::under(alias))),
        (Some(told), None) => decode("referral_package", "told", told).map(Some),
    }
}

/// Whom of this zone one from another zone is about, where that is somebody protected: the record that counts, and its
/// alias.
async fn protected_here(
    work: &mut Work,
    operator: &Operator,
    told: &Told,
) -> Result<Option<(Uuid, String)>, Error> {
    let Some(code) = told.record.as_ref().and_then(|record| record.fiscal_code.as_ref()) else {
        return Ok(None);
    };
    let found = sqlx::query!(
        r#"SELECT person_id AS "person_id!", alias AS "alias!" FROM protected_people(ARRAY[$1::text], $2)"#,
        code.canonical().to_string(),
        operator.zone.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(found.map(|row| (row.person_id, row.alias)))
}

/// These referrals, in the order in which they are asked for; a person who turned out to be somebody else is that
/// other person.
pub(crate) async fn records(
    work: &mut Work,
    operator: &Operator,
    ids: &[Uuid],
) -> Result<Vec<Referral>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query_as!(
        Record,
        r#"SELECT
            referral.id,
            sender.id AS from_id,
            sender.name || coalesce(' · ' || sender_zone.name, '') AS "from_name!",
            receiver.id AS to_id,
            receiver.name || coalesce(' · ' || receiver_zone.name, '') AS "to_name!",
            person.kind AS "kind?",
            package.told AS "told?",
            referral_alias(referral.id) AS "theirs?",
            person.alias AS "alias?",
            person.given_name AS "given_name?",
            person.family_name AS "family_name?",
            package.why AS "why?",
            referral.informed,
            referral.facts,
            referral.late_at
           FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
           JOIN referral ON referral.id = asked.id
           JOIN desk sender ON sender.id = referral.from_desk_id
           JOIN desk receiver ON receiver.id = referral.to_desk_id
           LEFT JOIN referral_package package ON package.referral_id = referral.id
           LEFT JOIN zone sender_zone ON sender_zone.id = sender.zone_id AND referral.to_zone_id IS NOT NULL
           LEFT JOIN zone receiver_zone ON receiver_zone.id = referral.to_zone_id
           LEFT JOIN card own ON own.id = referral.received_card_id AND referral.to_zone_id IS NOT NULL
           CROSS JOIN LATERAL (SELECT coalesce(own.person_id, referral.person_id) AS id) about
           LEFT JOIN person ON person.id = coalesce(person_kept(about.id), about.id)
           WHERE person.id IS NOT NULL
              OR referral.to_zone_id IS NOT NULL
              OR (referral.to_desk_id = $2 AND referral.state IN ('refused', 'cancelled'))
           ORDER BY asked.place"#,
        ids,
        operator.desk.id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let mut referrals = Vec::with_capacity(rows.len());
    for row in rows {
        referrals.push(row.shown_to(work, operator).await?);
    }
    Ok(referrals)
}

/// The referrals of the desk, and the requests that it handed on. Reading the list is in the audit log.
pub async fn list(pool: &PgPool, ctx: &Context, grant: Grant<'_, ReadCards>) -> Result<Lists, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let received = sqlx::query_scalar!(
        "SELECT id
         FROM referral
         WHERE to_desk_id = $1
         ORDER BY state NOT IN ('sent', 'seen'),
            state <> 'received',
            CASE WHEN state IN ('sent', 'seen', 'received') THEN sent_at END,
            sent_at DESC,
            id
         LIMIT $2",
        operator.desk.id.uuid(),
        MOST,
    )
    .fetch_all(work.connection())
    .await?;
    let sent = sqlx::query_scalar!(
        "SELECT id
         FROM referral
         WHERE from_desk_id = $1
         ORDER BY state NOT IN ('sent', 'seen', 'received'), sent_at DESC, id
         LIMIT $2",
        operator.desk.id.uuid(),
        MOST,
    )
    .fetch_all(work.connection())
    .await?;
    let lists = Lists {
        received: records(&mut work, operator, &received).await?,
        sent: records(&mut work, operator, &sent).await?,
        handed_over: intake::handed_over(&mut work, operator).await?,
    };
    let groups = [Group::Identity, Access::GROUP];
    let entry = Entry::new(Action::List, Subject::Referral, None).through(operator, groups);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(lists)
}

/// Writes down that a package was looked at: the referral, and the person it is about.
pub(super) async fn looked(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (referral, person, because): (Uuid, Uuid, &'static str),
    package: &Package,
) -> Result<(), Error> {
    let groups = package.groups().into_iter().chain([Group::Identity, Access::GROUP]);
    for entry in [
        Entry::new(Action::Read, Subject::Referral, Some(referral)),
        Entry::new(Action::Read, Subject::Person, Some(person)),
    ] {
        let entry = entry.through(operator, groups.clone()).because(because);
        audit::operator(work, ctx, operator, entry).await?;
    }
    Ok(())
}

/// Who of this zone one may be about that comes from another zone and waits; that they were shown is in the audit log.
async fn matches(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (referral, told, here): (&Referral, Option<&Told>, Option<Uuid>),
) -> Result<Option<Vec<Match>>, Error> {
    let waits = referral.side == Side::Receiver && referral.state.tag().waits();
    let Some(told) = told.filter(|_| waits) else { return Ok(None) };
    let Some(record) = &told.record else { return Ok(Some(Vec::new())) };
    let mut found = people::matches(work, operator, record).await?;
    if let Some(person) = here {
        found.retain(|other| other.person.id.uuid() != person);
        found.splice(0..0, people::by_alias(work, operator, person).await?);
    }
    if !found.is_empty() {
        let entry = Entry::new(Action::List, Subject::Person, None).through(operator, [Group::Identity]);
        audit::operator(work, ctx, operator, entry.because("referral")).await?;
    }
    Ok(Some(found))
}

/// A referral with what was sent, through the mask. The receiver's first look is a step of it; every look is in the
/// audit log. Of what was given back or taken back the receiver is told that there was something, and what it did.
///
/// # Errors
/// [`Error::NotFound`] unless one's desk is the sender or the receiver.
pub async fn follow(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Referral>,
) -> Result<Followed, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    act::see(&mut work, ctx, operator, id).await?;
    let referral = records(&mut work, operator, &[id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
    let followed = if referral.is_read() {
        whole(&mut work, ctx, operator, referral).await?
    } else {
        let entry = Entry::new(Action::Read, Subject::Referral, Some(id.uuid())).because("referral");
        audit::operator(&mut work, ctx, operator, entry).await?;
        Followed {
            card: None,
            package: Opened::default(),
            may_name: false,
            papers: Vec::new(),
            matches: None,
            steps: steps(&mut work, id, operator, true).await?,
            chain: Vec::new(),
            referral,
        }
    };
    work.commit().await?;
    Ok(followed)
}

/// The own record, where whoever another zone told of is protected here; and whether whom it is about is concealed.
/// Another zone has a record of its own, which may be protected there.
async fn hidden_here(
    work: &mut Work,
    operator: &Operator,
    (told, about): (Option<&Told>, Uuid),
) -> Result<(Option<Uuid>, bool), Error> {
    let here = match told {
        Some(told) => protected_here(work, operator, told).await?.map(|(person, _)| person),
        None => None,
    };
    let is_concealed = people::is_concealed(work.connection(), here.unwrap_or(about)).await?;
    Ok((here, is_concealed))
}

/// What a desk sees that reads what was sent.
async fn whole(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    referral: Referral,
) -> Result<Followed, Error> {
    let id = referral.id;
    let row = sqlx::query!(
        r#"SELECT
            referral.card_id,
            referral.chain_id,
            referral.person_id,
            coalesce(own.person_id, referral.person_id) AS "about!",
            referral_alias(referral.id) AS "theirs?",
            referral_package.told,
            referral_package.content
           FROM referral
           JOIN referral_package ON referral_package.referral_id = referral.id
           LEFT JOIN card own ON own.id = referral.received_card_id AND referral.to_zone_id IS NOT NULL
           WHERE referral.id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let told = told(row.told, row.theirs.as_deref())?;
    let (here, concealed) = hidden_here(work, operator, (told.as_ref(), row.about)).await?;
    let is_concealed = row.theirs.is_some() || concealed;
    let seeing = people::concealing(operator, is_concealed);
    let may_name = is_concealed && referral.side == Side::Receiver;
    let package: Package = decode("referral_package", "content", row.content)?;
    let package = if may_name { package.without_names() } else { package };
    looked(work, ctx, operator, (id.uuid(), row.person_id, "referral"), &package).await?;
    Ok(Followed {
        card: match referral.side {
            Side::Sender => Some(Id::new(row.card_id)),
            Side::Receiver => referral.state.card(),
        },
        package: package.through(&seeing.mask),
        may_name,
        papers: papers::sent(work, &seeing, id).await?,
        matches: matches(work, ctx, operator, (&referral, told.as_ref(), here)).await?,
        steps: steps(work, id, &seeing, false).await?,
        chain: chain(work, row.chain_id).await?,
        referral,
    })
}

/// What was done, through the mask; where a receiver reads no more what was sent, without what others said.
async fn steps(
    work: &mut Work,
    id: Id<Referral>,
    operator: &Operator,
    own: bool,
) -> Result<Vec<Step>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            referral_step.act,
            referral_step.at,
            referral_step.operator_name,
            desk.name AS "desk?",
            referral_step.note
           FROM referral_step
           LEFT JOIN desk ON desk.id = referral_step.desk_id
           WHERE referral_step.referral_id = $1
              AND ($2::uuid IS NULL OR referral_step.note = '' OR referral_step.desk_id = $2)
           ORDER BY referral_step.at, referral_step.id"#,
        id.uuid(),
        own.then(|| operator.desk.id.uuid()),
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Step {
            // What the domain does not know is what the portal noted.
            act: ActKind::from_code(&row.act),
            by: row.operator_name.zip(row.desk),
            at: row.at,
            note: written(&operator.mask, Some(row.note)),
        })
        .collect())
}

/// The hops of a chain that one's desk is part of, oldest first.
pub(super) async fn chain(work: &mut Work, chain: Uuid) -> Result<Vec<Hop>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            from_id AS "from_id!",
            from_name AS "from_name!",
            to_id AS "to_id!",
            to_name AS "to_name!",
            handed_at AS "handed_at!",
            stands AS "stands!"
           FROM referral_chain($1)"#,
        chain,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Hop {
                from: DeskRef { id: Id::new(row.from_id), name: row.from_name },
                to: DeskRef { id: Id::new(row.to_id), name: row.to_name },
                at: row.handed_at,
                tag: known("referral", "state", Tag::from_code(&row.stands))?,
            })
        })
        .collect()
}
