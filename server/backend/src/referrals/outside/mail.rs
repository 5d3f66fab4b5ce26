//! The mail with a link. It says who sends and how to open it, never what or about whom.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    contact::EmailAddress,
    referral::outside::{Event, Link},
};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;

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

/// Notes that the mail left.
pub async fn mailed(pool: &PgPool, ctx: &Context, id: Id<Link>) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    let affected = sqlx::query!(
        "UPDATE outside_link SET mailed_at = $2, undelivered_at = NULL WHERE id = $1",
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
    note_of_body(&mut work, ctx, (row.zone_id, row.referral_id), Event::Undelivered, (None, "")).await?;
    let entry = Entry::new(Action::Change, Subject::Referral, Some(row.referral_id))
        .in_zone(row.zone_id)
        .because("outside_undelivered");
    audit::system(&mut work, ctx, entry).await?;
    sqlx::query!("UPDATE outside_link SET undelivered_at = $2 WHERE id = $1", id.uuid(), ctx.now)
        .execute(work.connection())
        .await?;
    work.commit().await
}
