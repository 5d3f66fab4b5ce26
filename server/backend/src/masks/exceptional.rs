//! Break-glass: one group of one card, for one operator, for some minutes. What it lifts, [`crate::cards::look`] alone
//! asks.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRecord, OperatorRef},
    card::Card,
    exceptional::{ExceptionalAccess, Minutes, Review},
    mask::{Group, Hiding},
    permission::{BreakGlass, Grant, Permission, ReviewExceptions, may},
    staff::Refusal,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{FourEyes, durations, was_made_by};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards,
    error::{broken_constraint, known},
};

/// Marks, in the audit log, a look through a mask that a break-glass lifted.
pub(crate) const EXCEPTIONAL: &str = "exceptional_access";

/// Accesses that are shown to whoever reviews them.
const SHOWN: i64 = 200;

/// What an operator asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The group.
    pub group: Group,
    /// For how long.
    pub minutes: Minutes,
    /// Why.
    pub reason: String,
}

struct Row {
    id: Uuid,
    card_id: Uuid,
    group_code: String,
    reason: String,
    minutes: i16,
    operator_id: Uuid,
    operator_name: String,
    desk: String,
    profile: String,
    opened_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
    looks: i64,
    note: Option<String>,
    reviewed_by: Option<String>,
    reviewed_at: Option<DateTime<Utc>>,
}

impl Row {
    fn read(self) -> Result<ExceptionalAccess, Error> {
        let review = self.reviewed_by.zip(self.reviewed_at).zip(self.note);
        Ok(ExceptionalAccess {
            id: Id::new(self.id),
            card: Id::new(self.card_id),
            group: known("exceptional_access", "group_code", self.group_code.parse().ok())?,
            reason: self.reason,
            minutes: known("exceptional_access", "minutes", Minutes::from_number(self.minutes))?,
            by: OperatorRef { id: Id::new(self.operator_id), name: self.operator_name },
            desk: self.desk,
            profile: self.profile,
            opened_at: self.opened_at,
            closed_at: self.closed_at,
            looks: self.looks,
            review: review.map(|((by, at), note)| Review { by, at, note }),
        })
    }
}

/// What this operator has open at this card now; nothing for whoever may not break the glass any more. How often it was
/// looked at is not told here.
pub(crate) async fn at_card(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: Id<Card>,
) -> Result<Vec<ExceptionalAccess>, Error> {
    if !may(operator, Permission::BreakGlass) {
        return Ok(Vec::new());
    }
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            access.id,
            access.card_id,
            access.group_code,
            access.reason,
            access.minutes,
            access.operator_id,
            access.operator_name,
            desk.name AS desk,
            access.profile,
            access.opened_at,
            ended.at AS "closed_at?",
            0::bigint AS "looks!",
            NULL::text AS note,
            NULL::text AS reviewed_by,
            NULL::timestamptz AS reviewed_at
           FROM exceptional_access access
           JOIN desk ON desk.id = access.desk_id
           LEFT JOIN exceptional_access_end ended ON ended.access_id = access.id
           WHERE access.card_id = $1 AND access.operator_id = $2 AND access.desk_id = $3
                AND access.opened_at > $4::timestamptz - interval '24 hours'
           ORDER BY access.opened_at"#,
        card.uuid(),
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
        ctx.now,
    )
    .fetch_all(work.connection())
    .await?;
    let all = rows.into_iter().map(Row::read).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|access| access.holds(operator.me.id, card, ctx.now)).collect())
}

/// The card exists for this operator, or there is nothing to open.
async fn must_be_there(work: &mut Work, card: Id<Card>) -> Result<(), Error> {
    sqlx::query_scalar!("SELECT id FROM card WHERE id = $1", card.uuid())
        .fetch_one(work.connection())
        .await?;
    Ok(())
}

/// The groups of which the operator's mask hides something in this card, but those that are open already.
async fn hidden_at(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: Id<Card>,
    open: &[ExceptionalAccess],
) -> Result<Vec<Group>, Error> {
    let (_, mut groups) = cards::read(work, ctx, operator, card).await?;
    let is_masked = |group| operator.mask.hiding_of(group) == Some(Hiding::Masked);
    groups.retain(|group| is_masked(*group) && open.iter().all(|access| access.group != *group));
    Ok(groups)
}

/// What this operator has open at a card now, and what is hidden in it besides, for the form that asks for more. The look
/// is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when the desk has no such card.
pub async fn opened(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, BreakGlass>,
    card: Id<Card>,
) -> Result<(Vec<ExceptionalAccess>, Vec<Group>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    must_be_there(&mut work, card).await?;
    let open = at_card(&mut work, ctx, operator, card).await?;
    let hidden = hidden_at(&mut work, ctx, operator, card, &open).await?;
    let entry = Entry::new(Action::List, Subject::Card, Some(card.uuid()));
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok((open, hidden))
}

/// Lets the operator see a masked group of this card for a while.
///
/// # Errors
/// [`Error::Stale`] when the mask hides nothing of this group in this card, it is open already, or the zone does not allow
/// it for so long; [`Error::NotFound`] when the desk has no such card.
pub async fn open(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, BreakGlass>,
    card: Id<Card>,
    asked: &Asked,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    must_be_there(&mut work, card).await?;
    let open = at_card(&mut work, ctx, operator, card).await?;
    let is_hidden = hidden_at(&mut work, ctx, operator, card, &open).await?.contains(&asked.group);
    let is_allowed = durations::current(&mut work).await?.durations.all().contains(&asked.minutes);
    if !is_hidden || !is_allowed {
        return Err(Error::Stale);
    }
    sqlx::query!(
        "INSERT INTO exceptional_access
            (id, zone_id, desk_id, card_id, group_code, reason, minutes, operator_id, operator_name, profile, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        ctx.id(),
        operator.zone.uuid(),
        operator.desk.id.uuid(),
        card.uuid(),
        asked.group.code(),
        asked.reason,
        asked.minutes.number(),
        operator.me.id.uuid(),
        operator.me.name,
        operator.profile,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    let entry = Entry::new(Action::BreakGlass, Subject::Card, Some(card.uuid())).because("opened");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}

/// Ends whatever this operator has open at this card. Where nothing is open, nothing happens.
pub async fn close(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, BreakGlass>,
    card: Id<Card>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    must_be_there(&mut work, card).await?;
    let open = at_card(&mut work, ctx, operator, card).await?;
    for access in &open {
        sqlx::query!(
            "INSERT INTO exceptional_access_end (access_id, zone_id, at) VALUES ($1, $2, $3)
             ON CONFLICT (access_id) DO NOTHING",
            access.id.uuid(),
            operator.zone.uuid(),
            ctx.now,
        )
        .execute(work.connection())
        .await?;
    }
    if !open.is_empty() {
        let entry = Entry::new(Action::BreakGlass, Subject::Card, Some(card.uuid())).because("closed");
        audit::operator(&mut work, ctx, operator, entry).await?;
    }
    work.commit().await
}

/// What was opened at the desks that the operator answers for: first what nobody reviewed, then last first. People are
/// not named. The look is in the audit log.
pub async fn to_review(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReviewExceptions>,
) -> Result<Vec<ExceptionalAccess>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            access.id,
            access.card_id,
            access.group_code,
            access.reason,
            access.minutes,
            access.operator_id,
            access.operator_name,
            desk.name AS desk,
            access.profile,
            access.opened_at,
            ended.at AS "closed_at?",
            (
                SELECT count(*)
                FROM audit_event event
                WHERE event.subject_id = access.card_id AND event.actor_id = access.operator_id
                    AND event.action = 'read' AND event.reason = 'exceptional_access'
                    AND access.group_code = ANY(event.shown)
                    AND event.at BETWEEN access.opened_at AND access.opened_at + make_interval(mins => access.minutes)
                    AND (ended.at IS NULL OR event.at <= ended.at)
            ) AS "looks!",
            review.note AS "note?",
            review.operator_name AS "reviewed_by?",
            review.at AS "reviewed_at?"
           FROM exceptional_access access
           JOIN desk ON desk.id = access.desk_id
           LEFT JOIN exceptional_access_end ended ON ended.access_id = access.id
           LEFT JOIN exceptional_access_review review ON review.access_id = access.id
           WHERE access.desk_id IN (SELECT reached_desks($1))
           ORDER BY review.at IS NOT NULL, access.opened_at DESC, access.id
           LIMIT $2"#,
        ctx.today(),
        SHOWN,
    )
    .fetch_all(work.connection())
    .await?;
    audit::operator(&mut work, ctx, operator, Entry::new(Action::List, Subject::ExceptionalAccess, None))
        .await?;
    work.commit().await?;
    rows.into_iter().map(Row::read).collect()
}

/// Writes down that somebody looked at it, and what they found.
///
/// # Errors
/// [`Error::Stale`] when somebody else did already, or it is not over; [`Error::NotFound`] for one at a desk of a body
/// that others administer.
pub async fn review(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReviewExceptions>,
    id: Id<ExceptionalAccess>,
    note: &str,
) -> Result<FourEyes, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let Some((by, is_open)) = to_be_reviewed(&mut work, ctx, id).await? else {
        let entry = Entry::new(Action::Refuse, Subject::ExceptionalAccess, Some(id.uuid()));
        audit::operator(&mut work, ctx, operator, entry.because(Refusal::Elsewhere.code())).await?;
        work.commit().await?;
        return Err(Error::NotFound);
    };
    let me = operator.me.id;
    if by == me || was_made_by(&mut work, me, by).await? {
        return Ok(FourEyes::Own);
    }
    if is_open {
        return Err(Error::Stale);
    }
    sqlx::query!(
        "INSERT INTO exceptional_access_review (access_id, zone_id, note, operator_id, operator_name, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id.uuid(),
        operator.zone.uuid(),
        note,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_reviewed)?;
    let entry = Entry::new(Action::Change, Subject::ExceptionalAccess, Some(id.uuid())).because("reviewed");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(FourEyes::Done)
}

/// Whose it is, and whether it is open still; none at a desk that the actor does not answer for.
async fn to_be_reviewed(
    work: &mut Work,
    ctx: &Context,
    id: Id<ExceptionalAccess>,
) -> Result<Option<(Id<OperatorRecord>, bool)>, Error> {
    let found = sqlx::query!(
        r#"SELECT
            operator_id,
            (
                opened_at + make_interval(mins => minutes) > $2
                AND NOT EXISTS (SELECT FROM exceptional_access_end WHERE access_id = access.id)
            ) AS "open!"
           FROM exceptional_access access
           WHERE id = $1 AND desk_id IN (SELECT reached_desks($3))"#,
        id.uuid(),
        ctx.now,
        ctx.today(),
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(found.map(|row| (Id::new(row.operator_id), row.open)))
}

fn stale_if_reviewed(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("exceptional_access_review_once") {
        Error::Stale
    } else {
        error.into()
    }
}
