//! Alerts that go by mail: which mails are due, and what they say. No mail says about whom it is.
//!
//! Each alert is settled once: it goes with a mail, or with none because nobody wants that, it was read before, or
//! there is nobody to be reached. What one wishes at that moment counts, not what one wished when it happened.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    Id,
    alert::{BUNDLED_MINUTES, Kind, Mail, MailLine, Wish},
    calendar::start_in_rome,
    contact::EmailAddress,
    holidays::is_working_day,
    hours::{Minute, instant},
};
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    error::known,
    jobs::{Job, enqueue},
};

/// From this time of the day in Rome digests go, in minutes: before the desks open.
const MORNING: u16 = 7 * 60 + 30;
/// Whoever had none by then, because the portal stood still, waits for the next working day.
const MORNING_ENDS: u16 = 12 * 60;
/// Most mails at a time.
const AT_ONCE: i64 = 200;

/// A mail that tells an operator of alerts. Where it goes and what it counts is looked up when it is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendAlertMail {
    /// The mail.
    pub mail: Id<Mail>,
}

impl Job for SendAlertMail {
    const QUEUE: &'static str = "send_alert_mail";
}

/// Asks for the mails that are due.
pub(super) async fn ask(connection: &mut PgConnection, ctx: &Context) -> Result<(), Error> {
    settle(connection, ctx).await?;
    for (operator, zone, kind) in at_once(connection, ctx.now).await? {
        ask_one(connection, ctx, (operator, zone), Some(kind)).await?;
    }
    if is_morning(ctx)? {
        for (operator, zone) in digests(connection, ctx.today()).await? {
            ask_one(connection, ctx, (operator, zone), None).await?;
        }
    }
    Ok(())
}

/// Whether digests go now.
fn is_morning(ctx: &Context) -> Result<bool, Error> {
    let today = ctx.today();
    let at = |minutes| Ok::<_, Error>(instant(today, Minute::new(minutes).map_err(|_| Error::NotFound)?));
    Ok(is_working_day(today) && (at(MORNING)?..at(MORNING_ENDS)?).contains(&ctx.now))
}

/// What goes with no mail.
async fn settle(connection: &mut PgConnection, ctx: &Context) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE alert
         SET mail_settled_at = $1
         WHERE mail_settled_at IS NULL
            AND (
                read_at IS NOT NULL
                OR NOT EXISTS (
                    SELECT FROM alert_wish wanted
                    WHERE wanted.operator_id = alert.operator_id AND wanted.kind = alert.kind
                        AND wanted.wish IN ('at_once', 'digest')
                )
                OR NOT EXISTS (
                    SELECT FROM operator_email WHERE operator_email.operator_id = alert.operator_id
                )
                OR NOT alert_mail_reaches(alert.operator_id, alert.desk_id, $2)
            )",
        ctx.now,
        ctx.today(),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Who is to be told of which kind at once, and had no mail about it just now: operator, zone, kind.
async fn at_once(
    connection: &mut PgConnection,
    now: DateTime<Utc>,
) -> Result<Vec<(Uuid, Uuid, String)>, Error> {
    let rows = sqlx::query!(
        "SELECT DISTINCT alert.operator_id, alert.zone_id, alert.kind
         FROM alert
         JOIN alert_wish wanted ON wanted.operator_id = alert.operator_id AND wanted.kind = alert.kind
         WHERE alert.mail_settled_at IS NULL
            AND wanted.wish = 'at_once'
            AND NOT EXISTS (
                SELECT FROM alert_mail last
                WHERE last.operator_id = alert.operator_id AND last.wish = 'at_once'
                    AND last.kind = alert.kind AND last.made_at > $1
            )
         ORDER BY alert.operator_id, alert.kind
         LIMIT $2",
        now - TimeDelta::minutes(BUNDLED_MINUTES.into()),
        AT_ONCE,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.operator_id, row.zone_id, row.kind)).collect())
}

/// Who is to have a digest, and had none today: operator, zone.
async fn digests(connection: &mut PgConnection, today: NaiveDate) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let rows = sqlx::query!(
        "SELECT DISTINCT alert.operator_id, alert.zone_id
         FROM alert
         JOIN alert_wish wanted ON wanted.operator_id = alert.operator_id AND wanted.kind = alert.kind
         WHERE alert.mail_settled_at IS NULL
            AND wanted.wish = 'digest'
            AND NOT EXISTS (
                SELECT FROM alert_mail last
                WHERE last.operator_id = alert.operator_id AND last.wish = 'digest' AND last.made_at >= $1
            )
         ORDER BY alert.operator_id
         LIMIT $2",
        start_in_rome(today),
        AT_ONCE,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.operator_id, row.zone_id)).collect())
}

/// Asks for one mail to an operator of a zone, and settles what goes with it: of this kind at once, or the digest.
async fn ask_one(
    connection: &mut PgConnection,
    ctx: &Context,
    (operator, zone): (Uuid, Uuid),
    kind: Option<String>,
) -> Result<(), Error> {
    let wish = if kind.is_some() { Wish::AtOnce } else { Wish::Digest };
    let id = ctx.id();
    sqlx::query!(
        "INSERT INTO alert_mail (id, zone_id, operator_id, wish, kind, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        zone,
        operator,
        wish.code(),
        kind,
        ctx.now,
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "UPDATE alert
         SET mail_settled_at = $1, mail_id = $2
         FROM alert_wish wanted
         WHERE alert.operator_id = $3
            AND alert.mail_settled_at IS NULL
            AND wanted.operator_id = alert.operator_id
            AND wanted.kind = alert.kind
            AND wanted.wish = $4
            AND ($5::text IS NULL OR alert.kind = $5)",
        ctx.now,
        id,
        operator,
        wish.code(),
        kind,
    )
    .execute(&mut *connection)
    .await?;
    enqueue(connection, ctx, &SendAlertMail { mail: Id::new(id) }).await
}

/// Forgets mails whose alerts are forgotten.
pub(super) async fn forget(connection: &mut PgConnection, before: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!(
        "DELETE FROM alert_mail
         WHERE made_at < $1 AND NOT EXISTS (SELECT FROM alert WHERE alert.mail_id = alert_mail.id)",
        before,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A mail, as it goes now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSend {
    /// Where to.
    pub email: EmailAddress,
    /// At once, or the digest of the day.
    pub wish: Wish,
    /// What it counts; never empty.
    pub lines: Vec<MailLine>,
}

/// What a mail says and where it goes, as things stand now.
///
/// # Errors
/// [`Error::NotFound`] when nobody is to have it any more: disabled, gone, away, or without an address since.
pub async fn to_send(pool: &PgPool, ctx: &Context, id: Id<Mail>) -> Result<ToSend, Error> {
    let mut work = Work::system(pool).await?;
    let mail = sqlx::query!(
        "SELECT alert_mail.wish, operator_email.email
         FROM alert_mail
         JOIN operator_email ON operator_email.operator_id = alert_mail.operator_id
         WHERE alert_mail.id = $1",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let rows = sqlx::query!(
        r#"SELECT
            alert.kind,
            desk.name AS "desk?",
            count(*) AS "count!"
           FROM alert
           LEFT JOIN desk ON desk.id = alert.desk_id
           WHERE alert.mail_id = $1 AND alert_mail_reaches(alert.operator_id, alert.desk_id, $2)
           GROUP BY alert.kind, desk.name
           ORDER BY desk.name NULLS LAST, alert.kind"#,
        id.uuid(),
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    let lines = rows
        .into_iter()
        .map(|row| {
            let kind = known("alert", "kind", Kind::from_code(&row.kind))?;
            Ok(MailLine { kind, desk: row.desk, count: u32::try_from(row.count).unwrap_or(u32::MAX) })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    if lines.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(ToSend {
        email: known("operator_email", "email", mail.email.parse().ok())?,
        wish: known("alert_mail", "wish", Wish::from_code(&mail.wish))?,
        lines,
    })
}
