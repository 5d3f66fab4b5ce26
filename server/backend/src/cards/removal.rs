//! Removing a card that was opened by mistake, and bringing it back. Nothing is deleted; the database shows what was
//! removed to a transaction that is about it, and to no other.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRef},
    card::{Access, Card, Removed},
    intake::{Moment, Page},
    mask::Group,
    permission::{EditCards, Grant, ReadCards},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    list::{PAGE, key, parse_key},
    write::{changed, hold_with_person},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    people,
    work::one_row,
};

struct Record {
    id: Uuid,
    kind: String,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    access_on: NaiveDate,
    opened_at: DateTime<Utc>,
    why: String,
    operator_id: Uuid,
    operator_name: String,
    at: DateTime<Utc>,
}

impl Record {
    fn shown_to(self, operator: &Operator) -> Result<Removed, Error> {
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        let by = OperatorRef { id: Id::new(self.operator_id), name: self.operator_name };
        Ok(Removed {
            card: Id::new(self.id),
            full_name: people::identity(&self.kind, self.alias.as_deref(), name, &operator.mask)?.called(),
            on: self.access_on,
            removed: Moment { by, at: self.at },
            why: operator.mask.field(Access::GROUP, self.why),
        })
    }
}

/// A transaction that is about removed cards.
async fn begin(pool: &PgPool, operator: &Operator) -> Result<Work, Error> {
    let mut work = Work::operator(pool, operator).await?;
    show_removed(work.connection()).await?;
    Ok(work)
}

/// From now on this transaction is about removed cards too.
pub(crate) async fn show_removed(connection: &mut PgConnection) -> Result<(), Error> {
    sqlx::query!("SELECT set_config('sportello.removed', 'on', true)").fetch_one(connection).await?;
    Ok(())
}

/// From now on this transaction is about removed cards no more.
pub(crate) async fn hide_removed(connection: &mut PgConnection) -> Result<(), Error> {
    sqlx::query!("SELECT set_config('sportello.removed', 'off', true)").fetch_one(connection).await?;
    Ok(())
}

/// Whether a card is removed. Reading it is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when there is no such card at this desk.
pub async fn is_removed(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
) -> Result<bool, Error> {
    let operator = grant.operator();
    let mut work = begin(pool, operator).await?;
    let removed = sqlx::query_scalar!("SELECT removed FROM card WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await?;
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid())).because("removal");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(removed)
}

/// The cards of the desk that were removed, those that were opened last first. `after` is the key of an earlier page.
///
/// # Errors
/// When the database does not answer.
pub async fn removed(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    after: Option<&str>,
) -> Result<Page<Removed>, Error> {
    let operator = grant.operator();
    let mut work = begin(pool, operator).await?;
    let (at, last) = after.and_then(parse_key).unzip();
    let mut rows = sqlx::query_as!(
        Record,
        r#"SELECT
            card.id,
            person.kind,
            person.alias,
            person.given_name,
            person.family_name,
            card.access_on,
            card.opened_at,
            last.why AS "why!",
            last.operator_id AS "operator_id!",
            last.operator_name AS "operator_name!",
            last.at AS "at!"
         FROM card
         JOIN person ON person.id = card.person_id
         CROSS JOIN LATERAL (
            SELECT why, operator_id, operator_name, at
            FROM card_removal
            WHERE card_removal.card_id = card.id
            ORDER BY card_removal.at DESC, card_removal.id DESC
            LIMIT 1
         ) last
         WHERE card.desk_id = $1 AND card.removed
            AND ($2::timestamptz IS NULL OR (card.opened_at, card.id) < ($2, $3::uuid))
         ORDER BY card.opened_at DESC, card.id DESC
         LIMIT $4"#,
        operator.desk.id.uuid(),
        at,
        last,
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(work.connection())
    .await?;
    let groups = [Group::Identity, Access::GROUP];
    let entry = Entry::new(Action::List, Subject::Card, None).through(operator, groups).because("removal");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| more).map(|row| key(row.opened_at, row.id)),
        rows: rows.into_iter().map(|row| row.shown_to(operator)).collect::<Result<_, _>>()?,
    })
}

/// Removes a card that was opened by mistake.
///
/// # Errors
/// [`Error::Closed`] when others rely on it: a citizen's request came with it, or it was handed on, received or proposed;
/// [`Error::Stale`] when it is removed already.
pub async fn remove(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = begin(pool, operator).await?;
    hold_with_person(&mut work, id).await?;
    let bound = sqlx::query_scalar!(
        r#"SELECT
            EXISTS (SELECT FROM service_request WHERE card_id = $1 AND intake_id IS NOT NULL)
            OR EXISTS (SELECT FROM referral WHERE card_id = $1 OR received_card_id = $1)
            OR EXISTS (SELECT FROM outside_referral WHERE card_id = $1)
            OR EXISTS (SELECT FROM presa_in_carico WHERE card_id = $1) AS "bound!""#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    if bound {
        return Err(Error::Closed);
    }
    mark(&mut work, ctx, operator, id, true, why).await?;
    changed(&mut work, ctx, operator, id, "removed").await?;
    work.commit().await
}

/// Brings a card back that was removed.
///
/// # Errors
/// [`Error::Stale`] when it is not removed.
pub async fn restore(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = begin(pool, operator).await?;
    hold_with_person(&mut work, id).await?;
    mark(&mut work, ctx, operator, id, false, why).await?;
    changed(&mut work, ctx, operator, id, "restored").await?;
    work.commit().await
}

async fn mark(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    removed: bool,
    why: &str,
) -> Result<(), Error> {
    let affected =
        sqlx::query!("UPDATE card SET removed = $2 WHERE id = $1 AND removed <> $2", id.uuid(), removed)
            .execute(work.connection())
            .await?
            .rows_affected();
    if affected == 0 {
        return Err(Error::Stale);
    }
    let written = sqlx::query!(
        "INSERT INTO card_removal (id, zone_id, card_id, removed, why, operator_id, operator_name, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        removed,
        why,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(written)
}
