//! Referrals that wait for too long.

use chrono::TimeDelta;
use domain::referral::outside::Event;
use sqlx::PgPool;

use super::outside;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// Most that are noted at a time.
const AT_ONCE: i64 = 200;

/// Notes the referrals that nobody received within these days; each once, until it is sent again. Those to bodies without
/// access, too. A periodic job; says how many.
pub async fn note_late(pool: &PgPool, ctx: &Context, days: u16) -> Result<u64, Error> {
    let mut work = Work::system(pool).await?;
    let count = of_desks(&mut work, ctx, days).await? + of_bodies(&mut work, ctx, days).await?;
    work.commit().await?;
    Ok(count)
}

async fn of_desks(work: &mut Work, ctx: &Context, days: u16) -> Result<u64, Error> {
    let late = sqlx::query!(
        "UPDATE referral
         SET late_at = $1
         WHERE id IN (
            SELECT id
            FROM referral
            WHERE state IN ('sent', 'seen') AND late_at IS NULL AND sent_at < $2
            ORDER BY sent_at, id
            LIMIT $3
            FOR UPDATE SKIP LOCKED
         )
         RETURNING id, zone_id",
        ctx.now,
        ctx.now - TimeDelta::days(days.into()),
        AT_ONCE,
    )
    .fetch_all(work.connection())
    .await?;
    let count = u64::try_from(late.len()).unwrap_or(u64::MAX);
    for row in late {
        sqlx::query!(
            "INSERT INTO referral_step (id, zone_id, referral_id, act, at, note) VALUES ($1, $2, $3, 'late', $4, '')",
            ctx.id(),
            row.zone_id,
            row.id,
            ctx.now,
        )
        .execute(work.connection())
        .await?;
        let entry = Entry::new(Action::Change, Subject::Referral, Some(row.id)).because("late");
        audit::system(work, ctx, entry.in_zone(row.zone_id)).await?;
    }
    Ok(count)
}

async fn of_bodies(work: &mut Work, ctx: &Context, days: u16) -> Result<u64, Error> {
    let late = sqlx::query!(
        "UPDATE outside_referral
         SET late_at = $1
         WHERE id IN (
            SELECT id
            FROM outside_referral
            WHERE state IN ('sent', 'seen') AND late_at IS NULL AND sent_at < $2
            ORDER BY sent_at, id
            LIMIT $3
            FOR UPDATE SKIP LOCKED
         )
         RETURNING id, zone_id",
        ctx.now,
        ctx.now - TimeDelta::days(days.into()),
        AT_ONCE,
    )
    .fetch_all(work.connection())
    .await?;
    let count = u64::try_from(late.len()).unwrap_or(u64::MAX);
    for row in late {
        outside::note_of_body(work, ctx, (row.zone_id, row.id), Event::Late, (None, "")).await?;
        let entry = Entry::new(Action::Change, Subject::Referral, Some(row.id)).because("late");
        audit::system(work, ctx, entry.in_zone(row.zone_id)).await?;
    }
    Ok(count)
}
