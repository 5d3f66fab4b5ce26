//! Correcting the access and the outcome of a completed card: what was there before stays to be read.

use domain::{
    Id,
    actor::Operator,
    card::{Access, AccessReason, Card, Correction, Ending, Mode, Outcome, Replaced, State},
    codes::Code,
    permission::{EditCards, Grant},
};
use sqlx::PgPool;

use super::{
    counter, parts,
    write::{changed, lock},
};
use crate::{
    Context, Error, Work, codes,
    error::{decode, encode, known},
    work::one_row,
};

/// The corrections of a card as the operator may see them, newest first.
pub(super) async fn of_card(
    work: &mut Work,
    operator: &Operator,
    id: Id<Card>,
) -> Result<Vec<Correction>, Error> {
    let rows = sqlx::query!(
        "SELECT before, corrected_by_name, corrected_at, reason
         FROM card_correction
         WHERE card_id = $1
         ORDER BY version DESC",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let replaced: Replaced = decode("card_correction", "before", row.before)?;
            Ok(Correction {
                by: row.corrected_by_name,
                at: row.corrected_at,
                reason: operator.mask.field(replaced.group_of_reason(), row.reason),
                replaced: replaced.through(&operator.mask),
            })
        })
        .collect()
}

/// The access of a card as it stands, in clear.
async fn access(work: &mut Work, id: Id<Card>) -> Result<Access, Error> {
    let row = sqlx::query!(
        "SELECT access_on, mode, reason, sender, specification, description FROM card WHERE id = $1",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(Access {
        on: row.access_on,
        mode: known("card", "mode", Mode::from_code(&row.mode))?,
        reason: known("card", "reason", AccessReason::from_code(&row.reason))?,
        sender: row.sender,
        specification: row.specification,
        description: row.description,
    })
}

/// Keeps what is about to be replaced.
async fn keep(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (id, version): (Id<Card>, i64),
    (replaced, why): (&Replaced, &str),
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO card_correction
            (card_id, version, zone_id, before, corrected_by, corrected_by_name, corrected_at, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id.uuid(),
        version,
        operator.zone.uuid(),
        encode("card_correction", "before", replaced)?,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
        why,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Changes part 1 of a card; of a completed one with a reason, and what it was before stays. Words that the operator may
/// not see stay as they are.
///
/// # Errors
/// [`Error::Stale`] when it was saved or completed in the meantime, or is completed and no reason is given.
pub async fn edit_access(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    version: i64,
    edit: &Access,
    why: Option<&str>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let is_open = lock(work.connection(), id, version).await? == State::Open;
    if is_open != why.is_none() {
        return Err(Error::Stale);
    }
    let before = access(&mut work, id).await?;
    let edit = edit.clone().keeping(before.clone().words(), &operator.mask);
    if let Some(why) = why {
        let before = Replaced::Access(before);
        keep(&mut work, ctx, operator, (id, version), (&before, why)).await?;
    }
    let affected = sqlx::query!(
        "UPDATE card
         SET access_on = $2, mode = $3, reason = $4, sender = $5, specification = $6, description = $7,
             version = version + 1
         WHERE id = $1",
        id.uuid(),
        edit.on,
        edit.mode.code(),
        edit.reason.code(),
        edit.sender,
        edit.specification,
        edit.description,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, id, if is_open { "access" } else { "corrected" }).await?;
    work.commit().await
}

/// An outcome that was chosen, and the one that the card has already.
pub(super) struct Chosen<'a> {
    pub code: &'a Code,
    pub kept: Option<&'a Code>,
}

/// The outcome that was chosen, as the table has it today.
///
/// # Errors
/// [`Error::NotOffered`] when it does not; [`Error::Anonymous`] when it needs somebody with a name.
pub(super) async fn outcome(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    Chosen { code, kept }: Chosen<'_>,
) -> Result<Outcome, Error> {
    let lists = codes::lists(work.connection(), ctx.today()).await?;
    let outcome = Outcome::offered(&lists, code, kept).ok_or(Error::NotOffered)?;
    if outcome.fits(&counter::of_card(work, operator, id).await?) {
        Ok(outcome)
    } else {
        Err(Error::Anonymous)
    }
}

/// Corrects how the access of a completed card ended; what it was before stays. Who completed it, and when, is not
/// touched.
///
/// # Errors
/// [`Error::Stale`] when it was saved in the meantime or is not completed; [`Error::NotOffered`] when the table has no
/// such outcome today; [`Error::Anonymous`] when it needs somebody with a name; [`Error::Proposed`] when the card was
/// proposed and the outcome says that it was not; [`Error::CardIncomplete`] when a field is missing that the desk wants.
pub async fn correct_outcome(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    version: i64,
    outcome: &Code,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let State::Completed { completed, outcome: before } = lock(work.connection(), id, version).await? else {
        return Err(Error::Stale);
    };
    let chosen = Chosen { code: outcome, kept: Some(&before.code) };
    let outcome = self::outcome(&mut work, ctx, operator, id, chosen).await?;
    if outcome.ending != Ending::CaseFile && is_proposed(&mut work, id).await? {
        return Err(Error::Proposed);
    }
    parts::must_be_complete(&mut work, ctx, operator, id, outcome.ending).await?;
    keep(&mut work, ctx, operator, (id, version), (&Replaced::Outcome(before), why)).await?;
    let state = State::Completed { completed, outcome };
    let affected = sqlx::query!(
        "UPDATE card SET facts = $2, version = version + 1 WHERE id = $1",
        id.uuid(),
        encode("card", "facts", &state)?,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, id, "corrected").await?;
    work.commit().await
}

/// Whether the card was proposed to the professional service, which did not reject it.
async fn is_proposed(work: &mut Work, id: Id<Card>) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM presa_in_carico WHERE card_id = $1 AND state <> 'rejected'
           ) AS "is_proposed!""#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}
