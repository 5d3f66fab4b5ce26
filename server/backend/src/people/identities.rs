//! What happens to who a person is: a name is given, or two records turn out to be of one person ([`super::merge`]).
//! Whatever happened stays written down with when and by whom.

use domain::{
    FiscalCode, Id,
    actor::Operator,
    form::Certified,
    mask::Group,
    permission::{EditCards, Grant, ReadCards},
    person::{Alias, Change, ChangeKind, Person, Sex},
};
use sqlx::PgPool;

use super::{
    enter::{Entered, one_at_a_time, stop},
    keys,
    record::Facts,
    values::columns,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{broken_constraint, known},
};

/// What happened to who this person is, newest first; also the merges into this person.
pub async fn changes(
    pool: &PgPool,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Vec<Change>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    // Who somebody was before is nothing that was sent.
    if !super::read(work.connection(), id).await?.is_whole() {
        return Ok(Vec::new());
    }
    // Whoever writes why two records are of one person writes who that is.
    let words = |text: Option<String>| text.map(|text| operator.mask.field(Group::Identity, text));
    let alias = |text: String| known::<Alias>("identity_change", "alias", text.parse().ok());
    let rows = sqlx::query!(
        "SELECT id, person_id, kind, alias, into_person_id, cards, why, at, operator_name, undone_at, undone_by,
             undone_why
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
                alias: row.alias.map(alias).transpose()?,
                person: Id::new(row.person_id),
                into: row.into_person_id.map(Id::new),
                cards: row.cards.len(),
                why: words(row.why),
                at: row.at,
                by: row.operator_name,
                undone: row.undone_at.zip(row.undone_by),
                undone_why: words(row.undone_why),
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
/// [`Error::Stale`] when the person is not anonymous any more, or somebody got the codice fiscale at this moment.
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
    let (birth_date, birth_precision) = columns(who.birth_date);
    sqlx::query!(
        "UPDATE person
         SET kind = 'known', alias = NULL, given_name = $2, family_name = $3, fiscal_code = $4,
             fiscal_code_canonical = $5, birth_date = $6, sex = coalesce($7, sex), phone = $8,
             birth_precision = $9
         WHERE id = $1",
        id.uuid(),
        who.given_name,
        who.family_name,
        code.map(ToString::to_string),
        code.map(|code| code.canonical().to_string()),
        birth_date,
        code.and_then(FiscalCode::sex).map(Sex::code),
        who.phone,
        birth_precision,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_taken)?;
    named(&mut work, ctx, operator, id, &alias).await?;
    keys::rewrite(work.connection(), operator.zone.uuid(), id.uuid()).await?;
    changed(&mut work, ctx, operator, id, ChangeKind::Named.code()).await?;
    work.commit().await?;
    Ok(Entered::New(id))
}

/// Somebody else got the codice fiscale at this very moment.
pub(super) fn stale_if_taken(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("person_zone_id_fiscal_code_canonical_key") {
        Error::Stale
    } else {
        error.into()
    }
}

/// Writes down that a name was given.
async fn named(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
    alias: &Alias,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO identity_change (id, zone_id, person_id, kind, alias, cards, at, operator_id, operator_name)
         VALUES ($1, $2, $3, 'named', $4, '{}', $5, $6, $7)",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        alias.as_str(),
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
