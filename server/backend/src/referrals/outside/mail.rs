//! The mail with a link. It says who sends and how to open it, never what or about whom.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    contact::EmailAddress,
    delivery::Report,
    referral::outside::{Event, Link},
};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use uuid::Uuid;

use super::note_of_body;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    jobs::Job,
    work::one_row,
};

/// The mail with a link. Where it goes is looked up when it is sent; the token is made then.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendOutsideLink {
    /// The link.
    pub link: Id<Link>,
}

impl Job for SendOutsideLink {
    const QUEUE: &'static str = "send_outside_link";
}

/// Where a link goes, and what the mail says.
#[derive(Debug, Clone)]
pub struct LinkToSend {
    /// The address.
    pub address: EmailAddress,
    /// The desk that sends.
    pub desk: String,
    /// Until when the link lives.
    pub until: DateTime<Utc>,
}

/// What the mail with a link needs.
///
/// # Errors
/// [`Error::NotFound`] when the link opens nothing any more.
pub async fn link_to_send(pool: &PgPool, ctx: &Context, id: Id<Link>) -> Result<LinkToSend, Error> {
    let mut work = Work::system(pool).await?;
    let row = sqlx::query!(
        "SELECT outside_link.address, outside_link.expires_at, desk.name
         FROM outside_link
         JOIN outside_referral ON outside_referral.id = outside_link.referral_id
         JOIN desk ON desk.id = outside_referral.from_desk_id
         WHERE outside_link.id = $1 AND outside_link.ended IS NULL AND outside_link.expires_at > $2",
        id.uuid(),
        ctx.now,
    )
    .fetch_one(work.connection())
    .await?;
    Ok(LinkToSend {
        address: known("outside_link", "address", row.address.parse().ok())?,
        desk: row.name,
        until: row.expires_at,
    })
}

/// Notes that the mail left. A notification can be quicker that it did not arrive: then it stays so.
pub async fn mailed(pool: &PgPool, ctx: &Context, id: Id<Link>) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    let affected = sqlx::query!(
        "UPDATE outside_link
         SET mailed_at = coalesce(mailed_at, $2),
            undelivered_at = CASE WHEN mailed_at IS NOT NULL THEN undelivered_at END
         WHERE id = $1",
        id.uuid(),
        ctx.now,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    work.commit().await
}

/// Notes that the mail will not leave: the sender is told in the history.
pub async fn undelivered(pool: &PgPool, ctx: &Context, id: Id<Link>) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    let row = sqlx::query!("SELECT zone_id, referral_id FROM outside_link WHERE id = $1", id.uuid())
        .fetch_one(work.connection())
        .await?;
    // The history first: it waits for whoever holds the referral, as everybody does who then changes a link.
    told(&mut work, ctx, (row.zone_id, row.referral_id)).await?;
    sqlx::query!("UPDATE outside_link SET undelivered_at = $2 WHERE id = $1", id.uuid(), ctx.now)
        .execute(work.connection())
        .await?;
    work.commit().await
}

/// Tells the sender.
async fn told(work: &mut Work, ctx: &Context, (zone, referral): (Uuid, Uuid)) -> Result<(), Error> {
    note_of_body(work, ctx, (zone, referral), Event::Undelivered, (None, "")).await?;
    let entry = Entry::new(Action::Change, Subject::Referral, Some(referral))
        .in_zone(zone)
        .because("outside_undelivered");
    audit::system(work, ctx, entry).await
}

/// Notes that a mail which a mail server had taken came back; `job` is the one that sent it. Whether that is news: a
/// delay is none, nor is what became of a link that ended. Nothing where that job mailed no link.
pub(crate) async fn came_back(
    work: &mut Work,
    ctx: &Context,
    job: Uuid,
    report: Report,
) -> Result<Option<bool>, Error> {
    let found = sqlx::query!(
        "SELECT outside_link.id, outside_link.zone_id, outside_link.referral_id
         FROM job
         JOIN outside_link ON outside_link.id = (job.payload ->> 'link')::uuid
         WHERE job.id = $1 AND job.queue = $2",
        job,
        SendOutsideLink::QUEUE,
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(link) = found else { return Ok(None) };
    if report == Report::Delayed {
        return Ok(Some(false));
    }
    sqlx::query_scalar!("SELECT id FROM outside_referral WHERE id = $1 FOR UPDATE", link.referral_id)
        .fetch_one(work.connection())
        .await?;
    let done = sqlx::query!(
        "UPDATE outside_link
         SET undelivered_at = $2,
            mailed_at = coalesce(mailed_at, $2)
         WHERE id = $1 AND undelivered_at IS NULL AND ended IS NULL",
        link.id,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    if done.rows_affected() == 0 {
        return Ok(Some(false));
    }
    told(work, ctx, (link.zone_id, link.referral_id)).await?;
    Ok(Some(true))
}
