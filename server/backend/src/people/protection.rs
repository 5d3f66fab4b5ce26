//! A protective alias: put upon a person of the registry for a reason, and ended for one.
//!
//! Who it is moves out of the record into `protected_identity`, which the row lock shows to those alone who were given
//! the group; everything that reads the record reads the alias from then on. What was merged into the record is of the
//! same person, and is hidden with it.

use domain::{
    Id,
    actor::Operator,
    mask::Group,
    permission::{Grant, ProtectPeople, ReadCards},
    person::{Alias, Ground, Person, Protection},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    enter::{free_alias, one_at_a_time},
    identities::{changed, held, stale_if_taken},
    keys, read,
    record::CONCEALED,
};
use crate::{Context, Error, Work, error::known};

/// When and by whom somebody was put under a protective alias, newest first; also the records that were merged into
/// theirs, but for those that were protected together with them. Why is of the group of the identity: whoever wrote it
/// wrote who that is.
pub async fn protections(
    pool: &PgPool,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Vec<Protection>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let facts = read(work.connection(), id).await?;
    // Who somebody was before is nothing that was sent.
    if !facts.withheld.is_empty() {
        return Ok(Vec::new());
    }
    let (mask, group) = (facts.hidden(&operator.mask)?, Group::ProtectedIdentity);
    let rows = sqlx::query!(
        "SELECT id, alias, ground, reason, at, operator_name, ended_at, ended_by_name, ended_why
         FROM person_protection made
         WHERE person_id = $1
            OR (
               person_id IN (SELECT person_records($1))
               AND NOT EXISTS (
                  SELECT FROM person_protection own WHERE own.person_id = $1 AND own.at = made.at
               )
            )
         ORDER BY at DESC, id DESC",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Protection {
                id: Id::new(row.id),
                alias: known::<Alias>("person_protection", "alias", row.alias.parse().ok())?,
                ground: mask
                    .field(group, known("person_protection", "ground", Ground::from_code(&row.ground))?),
                reason: mask.field(group, row.reason),
                at: row.at,
                by: row.operator_name,
                ended: row.ended_at.zip(row.ended_by_name),
                ended_why: row.ended_why.map(|why| mask.field(group, why)),
            })
        })
        .collect()
}

/// Puts somebody who is known by name under a protective alias, which is given back. Requests that were sent before are
/// called by it, too, at every desk of the zone.
///
/// # Errors
/// * [`Error::NotFound`] when the operator does not see who it is: nobody protects whom they cannot recognise
/// * [`Error::Stale`] when the person gave no name, is protected already, or was merged
pub async fn protect(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ProtectPeople>,
    id: Id<Person>,
    (ground, reason): (Ground, &str),
) -> Result<Alias, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let facts = held(&mut work, id).await?;
    if operator.mask.hides(Group::Identity) || !facts.withheld.is_empty() {
        return Err(Error::NotFound);
    }
    if facts.kind != "known" || facts.merged_into.is_some() {
        return Err(Error::Stale);
    }
    let merged = sqlx::query_scalar!(
        "SELECT id
         FROM person
         WHERE id IN (SELECT person_records($1)) AND id <> $1 AND kind = 'known'
         ORDER BY id
         FOR UPDATE",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let alias = hide(&mut work, ctx, operator, id.uuid(), (ground, reason)).await?;
    for record in merged {
        hide(&mut work, ctx, operator, record, (ground, reason)).await?;
    }
    changed(&mut work, ctx, operator, id, "protected").await?;
    work.commit().await?;
    Ok(alias)
}

/// Moves who a record is about to where the row lock keeps it.
async fn hide(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    record: Uuid,
    (ground, reason): (Ground, &str),
) -> Result<Alias, Error> {
    let zone = operator.zone.uuid();
    let alias = free_alias(work.connection(), ctx, zone).await?;
    let code = sqlx::query_scalar!("SELECT fiscal_code_canonical FROM person WHERE id = $1", record)
        .fetch_one(work.connection())
        .await?;
    sqlx::query!(
        "INSERT INTO protected_identity
            (person_id, zone_id, given_name, family_name, fiscal_code, fiscal_code_canonical, birth_date,
             birth_precision, birth_place, email)
         SELECT id, zone_id, given_name, family_name, fiscal_code, fiscal_code_canonical, birth_date, birth_precision,
            birth_place, email
         FROM person
         WHERE id = $1",
        record,
    )
    .execute(work.connection())
    .await?;
    sqlx::query!(
        "UPDATE person
         SET kind = 'protected', alias = $2, given_name = NULL, family_name = NULL, fiscal_code = NULL,
             fiscal_code_canonical = NULL, birth_date = NULL, birth_precision = 'day', birth_place = NULL,
             email = NULL
         WHERE id = $1",
        record,
        alias.as_str(),
    )
    .execute(work.connection())
    .await?;
    note(work, ctx, operator, record, (&alias, ground, reason)).await?;
    // What was suggested about the name is not to be asked any more.
    sqlx::query!(
        "DELETE FROM duplicate_suggestion WHERE (one = $1 OR other = $1) AND state = 'open'",
        record
    )
    .execute(work.connection())
    .await?;
    rename(work.connection(), code).await?;
    keys::rewrite(work.connection(), zone, record).await?;
    Ok(alias)
}

/// Writes down that it was done, and why.
async fn note(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    record: Uuid,
    (alias, ground, reason): (&Alias, Ground, &str),
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO person_protection
            (id, zone_id, person_id, alias, ground, reason, at, operator_id, operator_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.id(),
        operator.zone.uuid(),
        record,
        alias.as_str(),
        ground.code(),
        reason,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Calls whoever sent requests with this codice fiscale as the person is called now.
async fn rename(connection: &mut PgConnection, code: Option<String>) -> Result<(), Error> {
    if let Some(code) = code {
        sqlx::query!("SELECT rename_requests($1)", code).execute(connection).await?;
    }
    Ok(())
}

/// Ends a protection: the record is called by name again. What the alias was stays in the history, and nobody else
/// gets it.
///
/// # Errors
/// * [`Error::NotFound`] when the operator does not see who it is
/// * [`Error::Stale`] when the person is not protected any more
pub async fn unprotect(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ProtectPeople>,
    id: Id<Person>,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let facts = held(&mut work, id).await?.whole()?;
    if !facts.is_protected() || facts.merged_into.is_some() {
        return Err(Error::Stale);
    }
    let records = sqlx::query_scalar!(
        "SELECT person_id
         FROM protected_identity
         WHERE person_id IN (SELECT person_records($1))
         ORDER BY person_id",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    for record in records {
        give_back(&mut work, ctx, operator, record, why).await?;
    }
    changed(&mut work, ctx, operator, id, "unprotected").await?;
    work.commit().await
}

/// Writes into a record who it is about.
async fn give_back(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    record: Uuid,
    why: &str,
) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE person
         SET kind = 'known',
             alias = NULL,
             given_name = behind.given_name,
             family_name = behind.family_name,
             fiscal_code = behind.fiscal_code,
             fiscal_code_canonical = behind.fiscal_code_canonical,
             birth_date = behind.birth_date,
             birth_precision = behind.birth_precision,
             birth_place = behind.birth_place,
             email = behind.email
         FROM protected_identity behind
         WHERE person.id = $1 AND behind.person_id = person.id",
        record,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_taken)?;
    let code = sqlx::query_scalar!(
        "DELETE FROM protected_identity WHERE person_id = $1 RETURNING fiscal_code_canonical",
        record,
    )
    .fetch_one(work.connection())
    .await?;
    sqlx::query!(
        "UPDATE person_protection
         SET ended_at = $2, ended_by = $3, ended_by_name = $4, ended_why = $5
         WHERE person_id = $1 AND ended_at IS NULL",
        record,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        why,
    )
    .execute(work.connection())
    .await?;
    rename(work.connection(), code).await?;
    keys::rewrite(work.connection(), operator.zone.uuid(), record).await
}

/// The operator as whatever was written about a person may be shown to them: of somebody whose name the row lock keeps
/// back, nothing that says who people are.
pub(crate) async fn before(
    connection: &mut PgConnection,
    operator: &Operator,
    person: Uuid,
) -> Result<Operator, Error> {
    Ok(concealing(operator, is_concealed(connection, person).await?))
}

/// Whether the row lock keeps the name of somebody back from the operator of this transaction.
pub(crate) async fn is_concealed(connection: &mut PgConnection, person: Uuid) -> Result<bool, Error> {
    sqlx::query_scalar!(r#"SELECT person_is_concealed($1) AS "is!""#, person)
        .fetch_one(connection)
        .await
        .map_err(Error::from)
}

/// The same, with more hidden where somebody is concealed.
pub(crate) fn concealing(operator: &Operator, is_concealed: bool) -> Operator {
    let mut seeing = operator.clone();
    if is_concealed {
        seeing.mask = operator.mask.clone().and_hiding(CONCEALED);
    }
    seeing
}
