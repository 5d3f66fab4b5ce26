//! Reading proposals: by the desk that made them and by the service that they came to.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{DeskRef, Operator},
    card::{Access, Card},
    mask::{Group, Hiding},
    permission::{Grant, ReadCards, TakeCharge, authorise},
    presa_in_carico::{Change, Followed, Lists, PresaInCarico, State, Urgency, changed, read_through},
    referral::{Opened, Package, written},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::act;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    people,
};

/// Most proposals of a list.
const MOST: i64 = 200;
/// Most versions of a card that are compared.
const VERSIONS: i64 = 20;
/// The groups of what a proposal says itself: whom it is about, the social category, and what was written about it.
const GROUPS: [Group; 3] = [Group::Identity, Group::Family, Access::GROUP];

/// Whether this operator answers what comes to that body.
fn receives(operator: &Operator, body: Uuid) -> bool {
    authorise::<TakeCharge>(operator).is_ok() && operator.organisation.uuid() == body
}

struct Record {
    id: Uuid,
    from_id: Uuid,
    from_name: String,
    to_id: Uuid,
    to_name: String,
    kind: String,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    category_words: String,
    urgency: String,
    why: String,
    facts: serde_json::Value,
    changed: bool,
}

impl Record {
    fn shown_to(self, operator: &Operator) -> Result<PresaInCarico, Error> {
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        let receives = receives(operator, self.to_id);
        let mut state: State = decode("presa_in_carico", "facts", self.facts)?;
        Ok(PresaInCarico {
            id: Id::new(self.id),
            own: self.from_id == operator.desk.id.uuid(),
            receives,
            name: people::identity(&self.kind, self.alias.as_deref(), name, &operator.mask)?.called(),
            from: DeskRef { id: Id::new(self.from_id), name: self.from_name },
            to: self.to_name,
            category: operator.mask.field(Group::Family, self.category_words),
            urgency: known("presa_in_carico", "urgency", Urgency::from_code(&self.urgency))?,
            why: operator.mask.field(Access::GROUP, self.why),
            answer: written(&operator.mask, state.take_words()),
            state,
            changed: receives && self.changed,
        })
    }
}

/// These proposals, in the order in which they are asked for.
pub(crate) async fn records(
    work: &mut Work,
    operator: &Operator,
    ids: &[Uuid],
) -> Result<Vec<PresaInCarico>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query_as!(
        Record,
        r#"SELECT
            presa_in_carico.id,
            sender.id AS from_id,
            sender.name AS from_name,
            organisation.id AS to_id,
            organisation.name AS to_name,
            person.kind,
            person.alias,
            person.given_name,
            person.family_name,
            presa_in_carico.category_words,
            presa_in_carico.urgency,
            presa_in_carico.why,
            presa_in_carico.facts,
            EXISTS (
               SELECT FROM presa_in_carico_package newer
               WHERE newer.proposal_id = presa_in_carico.id AND newer.version > presa_in_carico.seen_version
            ) AS "changed!"
           FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
           JOIN presa_in_carico ON presa_in_carico.id = asked.id
           JOIN desk sender ON sender.id = presa_in_carico.from_desk_id
           JOIN organisation ON organisation.id = presa_in_carico.to_organisation_id
           JOIN person ON person.id = presa_in_carico.person_id
           ORDER BY asked.place"#,
        ids,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(|row| row.shown_to(operator)).collect()
}

/// The proposals of the desk, and for whoever may take charge those that came to the body. Reading the list is in the
/// audit log.
pub async fn list(pool: &PgPool, ctx: &Context, grant: Grant<'_, ReadCards>) -> Result<Lists, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let sent = sqlx::query_scalar!(
        "SELECT id
         FROM presa_in_carico
         WHERE from_desk_id = $1
         ORDER BY proposed_at DESC, id
         LIMIT $2",
        operator.desk.id.uuid(),
        MOST,
    )
    .fetch_all(work.connection())
    .await?;
    let received = match authorise::<TakeCharge>(operator) {
        Ok(_) => {
            let ids = received(&mut work, operator).await?;
            Some(records(&mut work, operator, &ids).await?)
        }
        Err(_) => None,
    };
    let lists = Lists { received, sent: records(&mut work, operator, &sent).await? };
    let entry = Entry::new(Action::List, Subject::PresaInCarico, None).through(operator, GROUPS);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(lists)
}

/// What came to the body: what waits first, the most urgent and then the oldest before the others.
async fn received(work: &mut Work, operator: &Operator) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(
        "SELECT id
         FROM presa_in_carico
         WHERE to_organisation_id = $1
         ORDER BY state NOT IN ('created', 'seen'),
            CASE WHEN state IN ('created', 'seen')
               THEN array_position(ARRAY['emergency', 'urgent', 'ordinary'], urgency)
            END,
            CASE WHEN state IN ('created', 'seen') THEN proposed_at END,
            proposed_at DESC,
            id
         LIMIT $2",
        operator.organisation.uuid(),
        MOST,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// The card at one time after the proposal.
struct Version {
    number: i32,
    by: String,
    at: DateTime<Utc>,
    package: Package,
}

/// The last versions of the card, newest first.
async fn versions(work: &mut Work, id: Id<PresaInCarico>) -> Result<Vec<Version>, Error> {
    let rows = sqlx::query!(
        "SELECT version, content, saved_at, saved_by_name
         FROM presa_in_carico_package
         WHERE proposal_id = $1
         ORDER BY version DESC
         LIMIT $2",
        id.uuid(),
        VERSIONS,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Version {
                number: row.version,
                by: row.saved_by_name,
                at: row.saved_at,
                package: decode("presa_in_carico_package", "content", row.content)?,
            })
        })
        .collect()
}

/// A proposal with the card as it is now, through the mask, and what changed in it. The service's first look is a step
/// of it; every look is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] unless it was made at one's desk, or came to one's body and one may take charge.
pub async fn follow(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<PresaInCarico>,
) -> Result<Followed, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        "SELECT card_id, person_id, to_organisation_id FROM presa_in_carico WHERE id = $1",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let receives = receives(operator, row.to_organisation_id);
    if receives {
        act::see(&mut work, ctx, operator, id).await?;
    }
    let proposal = records(&mut work, operator, &[id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
    let versions = versions(&mut work, id).await?;
    let newest = versions.first().ok_or(Error::NotFound)?;
    if receives {
        act::looked(&mut work, id, newest.number).await?;
    }
    let groups = newest.package.groups().into_iter().chain(GROUPS);
    for (subject, read) in
        [(Subject::PresaInCarico, id.uuid()), (Subject::Card, row.card_id), (Subject::Person, row.person_id)]
    {
        let entry = Entry::new(Action::Read, subject, Some(read)).through(operator, groups.clone());
        audit::operator(&mut work, ctx, operator, entry.because("presa_in_carico")).await?;
    }
    let seeing = people::before(work.connection(), operator, row.person_id).await?;
    work.commit().await?;
    let card = proposal.own.then(|| Id::new(row.card_id));
    Ok(shown(&seeing, proposal, versions, card))
}

/// What this reader sees of it.
fn shown(
    operator: &Operator,
    proposal: PresaInCarico,
    versions: Vec<Version>,
    card: Option<Id<Card>>,
) -> Followed {
    let (mut changes, mut package) = (Vec::new(), None);
    let mut newer: Option<(Version, Opened)> = None;
    for version in versions {
        let opened = read_through(version.package.clone(), &operator.mask);
        if let Some((newer, of_newer)) = newer.take() {
            changes.push(Change { by: newer.by, at: newer.at, pieces: changed(&opened, &of_newer) });
        } else {
            package = Some(opened.clone());
        }
        newer = Some((version, opened));
    }
    Followed {
        proposal,
        package: package.unwrap_or_default(),
        // Behind a name that nobody protects there is nothing to be told of.
        hidden: operator
            .mask
            .those(Hiding::Masked)
            .filter(|group| *group != Group::ProtectedIdentity)
            .collect(),
        changes,
        card,
    }
}
