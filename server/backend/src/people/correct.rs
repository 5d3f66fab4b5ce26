//! Putting right what is written of a person: name, birth, codice fiscale, how they are reached. What was written
//! before stays, with who changed it, when and why.

use domain::{
    FiscalCode, Id,
    actor::Operator,
    mask::{Group, Mask},
    permission::{EditCards, Grant, ReadCards},
    person::{
        Born, Person,
        correction::{Corrected, Correcting, Correction, Detail},
    },
};
use sqlx::PgPool;

use super::{
    enter::{Entered, held_by_other, one_at_a_time},
    identities::{changed, held, stale_if_taken},
    keys,
    record::{GROUPS, read},
    values::{Record, columns},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
};

/// A person whose record is going to be corrected.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person in the zone.
pub async fn to_correct(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Correcting, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let person = read(work.connection(), id).await?.written()?.through(&operator.mask)?;
    let version = version(&mut work, id).await?;
    let made = made(&mut work, &operator.mask, id).await?;
    let entry = Entry::new(Action::Read, Subject::Person, Some(id.uuid())).through(operator, GROUPS);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Correcting { person, version, made })
}

/// What was corrected of a person before, newest first; also of records that were merged into theirs.
pub async fn corrections(
    pool: &PgPool,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Vec<Corrected>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    // Whoever was sent a part only is told nothing of what was written before.
    if !read(work.connection(), id).await?.is_whole() {
        return Ok(Vec::new());
    }
    made(&mut work, &operator.mask, id).await
}

async fn version(work: &mut Work, id: Id<Person>) -> Result<i32, Error> {
    sqlx::query_scalar!("SELECT version FROM person WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await
        .map_err(Error::from)
}

async fn made(work: &mut Work, mask: &Mask, id: Id<Person>) -> Result<Vec<Corrected>, Error> {
    let rows = sqlx::query!(
        "SELECT detail, before, after, why, at, operator_name
         FROM person_correction
         WHERE person_id IN (SELECT person_records($1))
         ORDER BY at DESC, id DESC",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let detail = known("person_correction", "detail", Detail::from_code(&row.detail))?;
            Ok(Corrected {
                detail,
                before: mask.field(detail.group(), row.before),
                after: mask.field(detail.group(), row.after),
                why: mask.field(Group::Identity, row.why),
                at: row.at,
                by: row.operator_name,
            })
        })
        .collect()
}

/// Corrects a record. `seen` is the state that the operator saw. What the profile may not see stays as it is. The
/// night job compares the person with everybody else again.
///
/// # Errors
/// * [`Error::Stale`] when the record is not any more what the operator saw, or somebody got the codice fiscale at
///   this moment
/// * [`Error::Incomplete`] when nothing differs
pub async fn correct(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Person>,
    (correction, seen): (&Correction, i32),
) -> Result<Entered, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let facts = held(&mut work, id).await?.written()?;
    if facts.is_anonymous() || facts.merged_into.is_some() || version(&mut work, id).await? != seen {
        return Err(Error::Stale);
    }
    let before = Record::of(&facts)?;
    let after = corrected(before.clone(), correction, &operator.mask);
    let details: Vec<Detail> =
        Detail::ALL.into_iter().filter(|detail| said(&before, *detail) != said(&after, *detail)).collect();
    if details.is_empty() {
        return Err(Error::Incomplete);
    }
    if let Some(code) = new_code(correction, &details)
        && let Some(stop) = held_by_other(&mut work, ctx, operator, code, id).await?
    {
        work.commit().await?;
        return Ok(stop);
    }
    write(&mut work, id, &after, correction, &details).await?;
    for detail in details {
        note(&mut work, ctx, operator, id, (detail, &before, &after), &correction.why).await?;
    }
    keys::rewrite(work.connection(), operator.zone.uuid(), id.uuid()).await?;
    changed(&mut work, ctx, operator, id, "corrected").await?;
    work.commit().await?;
    Ok(Entered::New(id))
}

/// The codice fiscale that is written now, where it is another one.
fn new_code<'a>(correction: &'a Correction, details: &[Detail]) -> Option<&'a FiscalCode> {
    let who = correction.who.as_ref().filter(|_| details.contains(&Detail::FiscalCode))?;
    who.fiscal_code.as_ref()
}

/// The record as it should read, as far as the profile may know it.
fn corrected(record: Record, correction: &Correction, mask: &Mask) -> Record {
    let mut record = record;
    if let Some(who) = correction.who.as_ref().filter(|_| !mask.hides(Group::Identity)) {
        record.given_name = Some(who.name.given.clone());
        record.family_name = Some(who.name.family.clone());
        record.birth_date = who.birth_date;
        record.birth_place.clone_from(&who.birth_place);
        record.sex = who.sex.map(|sex| sex.code().to_owned());
        record.fiscal_code = who.fiscal_code.as_ref().map(ToString::to_string);
    }
    if let Some(reached) = correction.reached.as_ref().filter(|_| !mask.hides(Group::Contacts)) {
        record.phone.clone_from(&reached.phone);
        record.email.clone_from(&reached.email);
    }
    record
}

fn said(record: &Record, detail: Detail) -> Option<String> {
    match detail {
        Detail::FamilyName => record.family_name.clone(),
        Detail::GivenName => record.given_name.clone(),
        Detail::BirthDate => record.birth_date.map(Born::words),
        Detail::BirthPlace => record.birth_place.clone(),
        Detail::Sex => record.sex.clone(),
        Detail::FiscalCode => record.fiscal_code.clone(),
        Detail::Phone => record.phone.clone(),
        Detail::Email => record.email.clone(),
    }
}

/// Writes what differs. A place that stays keeps its code: the record in words has only its name.
async fn write(
    work: &mut Work,
    id: Id<Person>,
    record: &Record,
    correction: &Correction,
    details: &[Detail],
) -> Result<(), Error> {
    let code = new_code(correction, details);
    let (birth_date, birth_precision) = columns(record.birth_date);
    sqlx::query!(
        "UPDATE person
         SET family_name = $2,
             given_name = $3,
             birth_date = $4,
             birth_place = CASE WHEN $5 THEN $6 ELSE birth_place END,
             sex = $7,
             fiscal_code = CASE WHEN $8 THEN $9 ELSE fiscal_code END,
             fiscal_code_canonical = CASE WHEN $8 THEN $10 ELSE fiscal_code_canonical END,
             phone = $11,
             email = $12,
             birth_precision = $13
         WHERE id = $1",
        id.uuid(),
        record.family_name,
        record.given_name,
        birth_date,
        details.contains(&Detail::BirthPlace),
        record.birth_place,
        record.sex,
        details.contains(&Detail::FiscalCode),
        record.fiscal_code,
        code.map(|code| code.canonical().to_string()),
        record.phone,
        record.email,
        birth_precision,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_taken)?;
    Ok(())
}

/// Writes down what was there before.
async fn note(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
    (detail, before, after): (Detail, &Record, &Record),
    why: &str,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO person_correction
            (id, zone_id, person_id, detail, before, after, why, at, operator_id, operator_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        detail.code(),
        said(before, detail),
        said(after, detail),
        why,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
