//! Browsers that operators sign in with, so that another one is told to them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Operator;
use sqlx::{PgConnection, PgPool};

use crate::{Context, Error, Work};

/// For so long a browser is known after the last sign-in with it: as long as it keeps its cookie, which is the longest
/// that browsers allow (RFC 6265bis, 5.5).
pub const KNOWN_FOR: TimeDelta = TimeDelta::days(400);

/// Notes a sign-in with this browser, known by the digest of its mark.
pub async fn note_browser(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    mark: &str,
) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!(
        "INSERT INTO operator_browser (id, zone_id, operator_id, mark, first_at, last_at)
         VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT ON CONSTRAINT operator_browser_once DO UPDATE SET last_at = excluded.last_at",
        ctx.id(),
        operator.zone.uuid(),
        operator.me.id.uuid(),
        mark,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}

/// Forgets browsers whose cookie is gone.
pub(super) async fn forget(connection: &mut PgConnection, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!("DELETE FROM operator_browser WHERE last_at < $1", now - KNOWN_FOR)
        .execute(connection)
        .await?;
    Ok(())
}
