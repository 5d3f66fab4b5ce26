//! Entering people at the counter: by name, or by an alias who gives none.

use domain::{
    FiscalCode, Id,
    actor::Operator,
    form::Certified,
    mask::Group,
    permission::{EditCards, Grant},
    person::{
        Alias, Match, Person, Reason,
        search::{Known, Verdict, contradictions},
    },
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    find::lines,
    keys,
    matching::matches,
    record::{add, kept, read},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// What became of a person that was to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// There is a new person.
    New(Id<Person>),
    /// Somebody with the same codice fiscale is there already: nobody was entered.
    Exists(Box<Match>),
    /// The codice fiscale is of somebody whom this desk, or whose identity this profile, may not see: nobody was
    /// entered.
    Hidden,
    /// Somebody similar is there; nobody was entered before it is said that this is another person.
    Similar(Vec<Match>),
}

/// How often an alias that somebody else has is drawn again.
const DRAWS: usize = 50;

/// Enters a person. `is_new` says that whoever is similar was looked at and is somebody else. Two operators
/// who enter the same person at once wait for one another: the second finds the first one's.
pub async fn enter(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    who: &Certified,
    is_new: bool,
) -> Result<Entered, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    if let Some(stop) = stop(&mut work, ctx, operator, who, is_new).await? {
        work.commit().await?;
        return Ok(stop);
    }
    let id = add(&mut work, ctx, operator, who).await?;
    work.commit().await?;
    Ok(Entered::New(id))
}

/// Who would stop this person from being entered, for a form that something else is wrong with: nobody is
/// entered.
pub async fn compare(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    who: &Certified,
) -> Result<Entered, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let stop = stop(&mut work, ctx, operator, who, false).await?;
    work.commit().await?;
    Ok(stop.unwrap_or(Entered::Similar(Vec::new())))
}

/// Who stops a person from being entered; that they were shown is in the audit log.
pub(super) async fn stop(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    who: &Certified,
    is_new: bool,
) -> Result<Option<Entered>, Error> {
    let held = match &who.fiscal_code {
        Some(code) => taken(work, operator, (code, None)).await?,
        None => None,
    };
    let stop = match held {
        Some(taken) => Some(taken),
        None if is_new => None,
        None => {
            let people = matches(work, operator, who).await?;
            (!people.is_empty()).then_some(Entered::Similar(people))
        }
    };
    if stop.is_some() {
        listed(work, ctx, operator).await?;
    }
    match stop {
        Some(Entered::Exists(found)) => said_otherwise(work, who, found).await.map(Some),
        other => Ok(other),
    }
}

/// That somebody was shown because of who they are.
async fn listed(work: &mut Work, ctx: &Context, operator: &Operator) -> Result<(), Error> {
    let entry = Entry::new(Action::List, Subject::Person, None).through(operator, [Group::Identity]);
    audit::operator(work, ctx, operator, entry).await
}

/// Somebody else of the registry who has this codice fiscale; that they were shown is in the audit log.
pub(super) async fn held_by_other(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    code: &FiscalCode,
    id: Id<Person>,
) -> Result<Option<Entered>, Error> {
    let stop = taken(work, operator, (code, Some(id))).await?;
    if stop.is_some() {
        listed(work, ctx, operator).await?;
    }
    Ok(stop)
}

/// Somebody of the registry who has or had this codice fiscale, other than this person.
async fn taken(
    work: &mut Work,
    operator: &Operator,
    (code, but): (&FiscalCode, Option<Id<Person>>),
) -> Result<Option<Entered>, Error> {
    let code = code.canonical().to_string();
    let but = but.map(Id::uuid);
    let Some(id) = holder(work, operator, &code, but).await? else {
        // Somebody whom this desk does not see may have it.
        let taken = sqlx::query_scalar!(r#"SELECT code_is_taken($1, $2) AS "taken!""#, code, but)
            .fetch_one(work.connection())
            .await?;
        return Ok(taken.then_some(Entered::Hidden));
    };
    let id = kept(work.connection(), Id::new(id)).await?;
    let facts = read(work.connection(), id).await?;
    let identity = facts.identity(&operator.mask)?;
    // That somebody has the code would say whose it is, where the code was not sent.
    let is_hidden = facts.hidden(&operator.mask)?.hides(Group::Identity);
    if is_hidden || identity.name().and_then(domain::mask::Field::shown).is_none() {
        return Ok(Some(Entered::Hidden));
    }
    let verdict =
        Verdict { level: domain::person::Level::High, points: 0, reasons: vec![Reason::SameFiscalCode] };
    let found = lines(work.connection(), operator, vec![(facts, Some(verdict))]).await?;
    Ok(found.into_iter().next().map(|found| Entered::Exists(Box::new(found))))
}

/// The code says that it is the same person: what was typed otherwise is seen beside it.
async fn said_otherwise(work: &mut Work, who: &Certified, mut found: Box<Match>) -> Result<Entered, Error> {
    let facts = read(work.connection(), found.person.id).await?;
    found.reasons.extend(contradictions(&Known::certified(who), &facts.known()?));
    Ok(Entered::Exists(found))
}

/// Who has this codice fiscale in the record, or else as a provisional or an earlier one, other than this person.
pub(super) async fn holder(
    work: &mut Work,
    operator: &Operator,
    canonical: &str,
    but: Option<Uuid>,
) -> Result<Option<Uuid>, Error> {
    sqlx::query_scalar!(
        r#"SELECT id AS "id!"
           FROM (
              SELECT id, 1 AS place
              FROM person
              WHERE zone_id = $1 AND fiscal_code_canonical = $2 AND id IS DISTINCT FROM $3
              UNION ALL
              SELECT person_id, 1
              FROM protected_identity
              WHERE zone_id = $1 AND fiscal_code_canonical = $2 AND person_id IS DISTINCT FROM $3
              UNION ALL
              SELECT fact.person_id, 2
              FROM person_fact fact
              WHERE fact.zone_id = $1 AND fact.fiscal_code_key = code_key($2)
                 AND fact.person_id NOT IN (SELECT person_records($3) WHERE $3 IS NOT NULL)
                 AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
           ) AS held
           ORDER BY place, id
           LIMIT 1"#,
        operator.zone.uuid(),
        canonical,
        but,
    )
    .fetch_optional(work.connection())
    .await
    .map_err(Error::from)
}

/// Until this transaction ends, nobody else of the zone enters a person at a counter.
pub(super) async fn one_at_a_time(connection: &mut PgConnection, operator: &Operator) -> Result<(), Error> {
    sqlx::query!(
        "SELECT pg_advisory_xact_lock(hashtextextended('person of ' || $1::text, 0))",
        operator.zone.to_string(),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// An alias that nobody of the zone has or had; another one each time.
pub async fn propose_alias(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
) -> Result<Alias, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    free_alias(work.connection(), ctx, grant.operator().zone.uuid()).await
}

pub(super) async fn free_alias(
    connection: &mut PgConnection,
    ctx: &Context,
    zone: Uuid,
) -> Result<Alias, Error> {
    for _ in 0..DRAWS {
        let (_, number) = ctx.id().as_u64_pair();
        let alias = Alias::proposed(number);
        if is_free(&mut *connection, zone, &alias).await? {
            return Ok(alias);
        }
    }
    Err(Error::LimitReached)
}

async fn is_free(connection: &mut PgConnection, zone: Uuid, alias: &Alias) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT NOT EXISTS (SELECT FROM person WHERE zone_id = $1 AND alias = $2)
              AND NOT EXISTS (SELECT FROM identity_change WHERE zone_id = $1 AND alias = $2)
              AND NOT EXISTS (SELECT FROM person_protection WHERE zone_id = $1 AND alias = $2) AS "free!""#,
        zone,
        alias.as_str(),
    )
    .fetch_one(connection)
    .await
    .map_err(Error::from)
}

/// Enters somebody who gives no name. An alias that somebody took in the meantime is replaced.
pub async fn enter_anonymous(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    alias: Alias,
) -> Result<Id<Person>, Error> {
    let operator = grant.operator();
    let zone = operator.zone.uuid();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let alias = if is_free(work.connection(), zone, &alias).await? {
        alias
    } else {
        free_alias(work.connection(), ctx, zone).await?
    };
    let id = insert_anonymous(&mut work, ctx, operator, &alias).await?;
    work.commit().await?;
    Ok(id)
}

/// Adds somebody who gives no name, under an alias that is free.
pub(crate) async fn add_nameless(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
) -> Result<Id<Person>, Error> {
    one_at_a_time(work.connection(), operator).await?;
    let alias = free_alias(work.connection(), ctx, operator.zone.uuid()).await?;
    insert_anonymous(work, ctx, operator, &alias).await
}

async fn insert_anonymous(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    alias: &Alias,
) -> Result<Id<Person>, Error> {
    let (id, zone) = (ctx.id(), operator.zone.uuid());
    sqlx::query!(
        "INSERT INTO person (id, zone_id, kind, alias, created_at, created_by, created_desk_id)
         VALUES ($1, $2, 'anonymous', $3, $4, $5, $6)",
        id,
        zone,
        alias.as_str(),
        ctx.now,
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
    )
    .execute(work.connection())
    .await?;
    keys::rewrite(work.connection(), zone, id).await?;
    let entry = Entry::new(Action::Change, Subject::Person, Some(id)).because("added without a name");
    audit::operator(work, ctx, operator, entry).await?;
    Ok(Id::new(id))
}
