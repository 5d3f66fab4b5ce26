//! What operators are told of (avvisi): gathered by one job out of what happened, read by each for themselves.
//!
//! No use case writes an alert. The job ([`gather`]) reads what the use cases left behind (events of requests, messages,
//! proposals, referrals, sessions) since it looked last, so that a new kind is one query there. The same job asks for the
//! mails that are due (`mails`), to the address that the door keeps (`address`).

mod absences;
mod address;
mod browsers;
mod days;
mod events;
mod gather;
mod late;
mod mails;
mod wishes;

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::Operator,
    alert::{About, Alert, Kind},
    intake::Page,
};
use sqlx::PgPool;
use uuid::Uuid;

pub use address::{address, keep_address};
pub use browsers::{KNOWN_FOR, note_browser};
pub use gather::gather;
pub use mails::{SendAlertMail, ToSend, to_send};
pub use wishes::{save_wishes, wishes};

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
};

/// Alerts of a page.
const PAGE: usize = 30;

/// The key of the page after this alert.
fn key(alert: &Alert) -> String {
    format!("{}.{}", alert.at.timestamp_micros(), alert.id)
}

/// Where a page begins. Whoever makes a key up gets the first page.
fn place(key: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (micros, id) = key.split_once('.')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
}

/// A page of one's own alerts at this desk, newest first; of a card that was removed nothing is told. Reading them is in
/// the audit log.
pub async fn list(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    after: Option<&str>,
) -> Result<Page<Alert>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let (at, id) = after.and_then(place).unzip();
    let rows = sqlx::query!(
        "SELECT id, kind, subject_id, label, at, read_at
         FROM alert
         WHERE operator_id = $1 AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3::uuid))
            AND (kind <> 'permit_expiring' OR EXISTS (SELECT FROM card WHERE card.id = alert.subject_id))
         ORDER BY at DESC, id DESC
         LIMIT $4",
        operator.me.id.uuid(),
        at,
        id,
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(work.connection())
    .await?;
    let mut alerts = rows
        .into_iter()
        .map(|row| {
            let kind = known("alert", "kind", Kind::from_code(&row.kind))?;
            Ok(Alert {
                id: Id::new(row.id),
                kind,
                about: About::of(kind, row.subject_id),
                label: row.label,
                at: row.at,
                read: row.read_at,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let entry = Entry::new(Action::List, Subject::Alert, None);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let more = alerts.len() > PAGE;
    alerts.truncate(PAGE);
    let next = alerts.last().filter(|_| more).map(key);
    Ok(Page { rows: alerts, previous: None, next })
}

/// Marks one of one's own alerts as read, and says where it leads.
///
/// # Errors
/// [`Error::NotFound`] for an alert of somebody else, or of another desk.
pub async fn open(pool: &PgPool, ctx: &Context, operator: &Operator, id: Id<Alert>) -> Result<About, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        "UPDATE alert
         SET read_at = coalesce(read_at, $3)
         WHERE id = $1 AND operator_id = $2
         RETURNING kind, subject_id",
        id.uuid(),
        operator.me.id.uuid(),
        ctx.now,
    )
    .fetch_one(work.connection())
    .await?;
    work.commit().await?;
    let kind = known("alert", "kind", Kind::from_code(&row.kind))?;
    Ok(About::of(kind, row.subject_id))
}

/// Marks everything as read that came up to a moment: what comes meanwhile stays new.
pub async fn read_all(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    until: DateTime<Utc>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, operator).await?;
    sqlx::query!(
        "UPDATE alert SET read_at = $2 WHERE operator_id = $1 AND read_at IS NULL AND at <= $3",
        operator.me.id.uuid(),
        ctx.now,
        until,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}
