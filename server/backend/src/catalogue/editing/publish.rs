//! Publishing a version, and taking one back.

use chrono::{DateTime, Utc};
use domain::{
    catalogue,
    permission::{Grant, ManageServices},
};
use sqlx::PgPool;

use super::write::{changed, held};
use crate::{Context, Error, Work, error::encode, work::one_row};

/// Publishes the working copy from an instant that is not past. Drafts that were begun keep their version.
///
/// # Errors
/// * [`Error::Stale`] when somebody saved since `revision`
/// * [`Error::Incomplete`] when it has mistakes
/// * [`Error::LimitReached`] when another version waits already
pub async fn publish(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    slug: &str,
    revision: i32,
    from: DateTime<Utc>,
    reason: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let kept = held(&mut work, ctx, operator, slug, revision).await?;
    if kept.working.next.is_some() {
        return Err(Error::LimitReached);
    }
    if catalogue::check(&kept.working.service).is_err() {
        return Err(Error::Incomplete);
    }
    let affected = sqlx::query!(
        "INSERT INTO service_version (id, service_id, version, content, published_at, operator_id, reason)
         SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6
         FROM service_version
         WHERE service_id = $2",
        ctx.id(),
        kept.id,
        encode("service_version", "content", &kept.working.service)?,
        from.max(ctx.now),
        operator.me.id.uuid(),
        reason,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, kept.id, "published").await?;
    work.commit().await
}

/// Takes a version back: one that waits never counts; the one that citizens see leaves the catalogue.
///
/// # Errors
/// [`Error::NotFound`] when there is no such version, [`Error::Stale`] when it was taken back already.
pub async fn withdraw(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    slug: &str,
    version: i32,
    reason: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        "SELECT service.id, version.id AS version_id
         FROM service
         JOIN service_version version ON version.service_id = service.id
         WHERE service.organisation_id = $1 AND service.slug = $2 AND version.version = $3",
        operator.organisation.uuid(),
        slug,
        version,
    )
    .fetch_optional(work.connection())
    .await?
    .ok_or(Error::NotFound)?;
    let affected = sqlx::query!(
        "INSERT INTO service_withdrawal (version_id, at, operator_id, reason)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (version_id) DO NOTHING",
        row.version_id,
        ctx.now,
        operator.me.id.uuid(),
        reason,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    if affected == 0 {
        return Err(Error::Stale);
    }
    changed(&mut work, ctx, operator, row.id, "withdrawn").await?;
    work.commit().await
}
