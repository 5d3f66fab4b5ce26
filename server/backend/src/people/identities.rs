//! What happens to who a person is: a name is given, or a record turns out to be about somebody else. Whatever
//! happened stays written down with when and by whom.

use domain::{
    FiscalCode, Id,
    actor::Operator,
    form::Certified,
    permission::{EditCards, Grant, ReadCards},
    person::{Alias, Change, ChangeKind, ChangeRecord, Person, Sex},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    enter::{Entered, one_at_a_time, stop},
    keys,
    record::Facts,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    work::one_row,
};

/// What happened to who this person is, newest first; also the merges into this person.
pub async fn changes(
    pool: &PgPool,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Vec<Change>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let rows = sqlx::query!(
        "SELECT id, person_id, kind, alias, into_person_id, cards, at, operator_name, undone_at, undone_by
         FROM identity_change
         WHERE person_id = $1 OR into_person_id = $1
         ORDER BY at DESC, id DESC",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Change {
                id: Id::new(row.id),
                kind: known("identity_change", "kind", ChangeKind::from_code(&row.kind))?,
                alias: known("identity_change", "alias", row.alias.parse().ok())?,
                person: Id::new(row.person_id),
                into: row.into_person_id.map(Id::new),
                cards: row.cards.len(),
                at: row.at,
                by: row.operator_name,
                undone: row.undone_at.zip(row.undone_by),
            })
        })
        .collect()
}

/// Reads a person and holds the row.
pub(super) async fn held(work: &mut Work, id: Id<Person>) -> Result<Facts, Error> {
    sqlx::query_scalar!("SELECT id FROM person WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(work.connection())
        .await?;
    super::read(work.connection(), id).await
}

/// An anonymous person who is still one, and the alias.
async fn anonymous(work: &mut Work, id: Id<Person>) -> Result<Alias, Error> {
    let facts = held(work, id).await?;
    if facts.kind != "anonymous" || facts.merged_into.is_some() {
        return Err(Error::Stale);
    }
    known("person", "alias", facts.alias.and_then(|alias| alias.parse().ok()))
}

/// What is written down of a change.
struct Step<'a> {
    person: Id<Person>,
    kind: ChangeKind,
    alias: &'a Alias,
    into: Option<Id<Person>>,
    cards: &'a [Uuid],
}

async fn note(work: &mut Work, ctx: &Context, operator: &Operator, step: Step<'_>) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO identity_change
            (id, zone_id, person_id, kind, alias, into_person_id, cards, at, operator_id, operator_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        ctx.id(),
        operator.zone.uuid(),
        step.person.uuid(),
        step.kind.code(),
        step.alias.as_str(),
        step.into.map(Id::uuid),
        step.cards,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    keys::rewrite(work.connection(), operator.zone.uuid(), step.person.uuid()).await?;
    changed(work, ctx, operator, step.person, step.kind.code()).await
}

pub(super) async fn changed(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
    how: &'static str,
) -> Result<(), Error> {
    let entry = Entry::new(Action::Change, Subject::Person, Some(id.uuid())).because(how);
    audit::operator(work, ctx, operator, entry).await
}

/// Gives a name to somebody who had none. Everything stays with the person; only who is similar, or has the
/// same codice fiscale, stops it as when a person is entered.
///
/// # Errors
/// [`Error::Stale`] when the person is not anonymous any more.
pub async fn identify(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Person>,
    who: &Certified,
    is_new: bool,
) -> Result<Entered, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let alias = anonymous(&mut work, id).await?;
    if let Some(stop) = stop(&mut work, ctx, operator, who, is_new).await? {
        work.commit().await?;
        return Ok(stop);
    }
    let code = who.fiscal_code.as_ref();
    sqlx::query!(
        "UPDATE person
         SET kind = 'known', alias = NULL, given_name = $2, family_name = $3, fiscal_code = $4,
             fiscal_code_canonical = $5, birth_date = $6, sex = coalesce($7, sex), phone = $8
         WHERE id = $1",
        id.uuid(),
        who.given_name,
        who.family_name,
        code.map(ToString::to_string),
        code.map(|code| code.canonical().to_string()),
        who.birth_date,
        code.and_then(FiscalCode::sex).map(Sex::code),
        who.phone,
    )
    .execute(work.connection())
    .await?;
    let step = Step { person: id, kind: ChangeKind::Named, alias: &alias, into: None, cards: &[] };
    note(&mut work, ctx, operator, step).await?;
    work.commit().await?;
    Ok(Entered::New(id))
}

/// Says that an anonymous person is somebody of the registry: all cards go there, those of other desks too,
/// and which ones is written down.
///
/// # Errors
/// [`Error::Stale`] when the person is not anonymous any more, or the other one is no person by themselves.
pub async fn merge(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Person>,
    into: Id<Person>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let alias = anonymous(&mut work, id).await?;
    let other = held(&mut work, into).await?;
    if id == into || other.kind == "anonymous" {
        return Err(Error::Stale);
    }
    let cards = move_cards(&mut work, id, into, None).await?;
    sqlx::query!("UPDATE person SET merged_into = $2 WHERE id = $1", id.uuid(), into.uuid())
        .execute(work.connection())
        .await?;
    let step = Step { person: id, kind: ChangeKind::Merged, alias: &alias, into: Some(into), cards: &cards };
    note(&mut work, ctx, operator, step).await?;
    changed(&mut work, ctx, operator, into, "merged into").await?;
    work.commit().await
}

async fn move_cards(
    work: &mut Work,
    from: Id<Person>,
    to: Id<Person>,
    chosen: Option<&[Uuid]>,
) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(r#"SELECT move_cards($1, $2, $3) AS "moved!""#, from.uuid(), to.uuid(), chosen,)
        .fetch_one(work.connection())
        .await
        .map_err(Error::from)
}

/// Undoes a merge: the cards that moved go back. Cards that were opened for the other person since stay.
///
/// # Errors
/// [`Error::Stale`] when it was undone already.
pub async fn undo_merge(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<ChangeRecord>,
) -> Result<Id<Person>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let change = sqlx::query!(
        "SELECT person_id, into_person_id, cards, undone_at
         FROM identity_change
         WHERE id = $1 AND kind = 'merged'
         FOR UPDATE",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    if change.undone_at.is_some() {
        return Err(Error::Stale);
    }
    let person = Id::new(change.person_id);
    let into = Id::new(known("identity_change", "into_person_id", change.into_person_id)?);
    held(&mut work, person).await?;
    held(&mut work, into).await?;
    move_cards(&mut work, into, person, Some(&change.cards)).await?;
    sqlx::query!("UPDATE person SET merged_into = NULL WHERE id = $1", person.uuid())
        .execute(work.connection())
        .await?;
    let affected = sqlx::query!(
        "UPDATE identity_change SET undone_at = $2, undone_by = $3 WHERE id = $1",
        id.uuid(),
        ctx.now,
        operator.me.name,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, person, "merge undone").await?;
    changed(&mut work, ctx, operator, into, "merge undone").await?;
    work.commit().await?;
    Ok(person)
}
