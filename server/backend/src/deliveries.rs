//! What could not be told outside the portal, to applicants or to bodies without access: written down by the job that
//! tries and when it comes back, seen by the desk, and, what is about a request, tried once more when the desk says so.

use chrono::TimeDelta;
use domain::{
    Id,
    actor::Citizen,
    bounce::Bounce,
    delivery::{ChannelKind, Delivery, Obstacle, Report, Undelivered},
    intake::Intake,
    permission::{Grant, WorkIntakes},
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    jobs::{self, Job, Notice, SendMail},
    referrals::outside,
};

/// How an attempt went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// The other side has taken it.
    Taken,
    /// It has not.
    Failed {
        /// Why.
        obstacle: Obstacle,
        /// Whether nobody tries any more by themselves.
        given_up: bool,
    },
}

/// Nobody says that something delayed arrived after all: mail servers try for five days (RFC 5321 §4.5.4.1), and
/// say so when they give it up.
const DELAY_COUNTS: TimeDelta = TimeDelta::days(6);

/// What came of a mail that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// The desk sees it from now on.
    New,
    /// It was known.
    Known,
    /// It is no mail about a request or with a link, or about none that is there.
    NotOurs,
}

const fn code(notice: Notice) -> &'static str {
    match notice {
        Notice::Receipt => "receipt",
        Notice::News => "news",
    }
}

/// Writes down how an attempt went; `job` is the identifier of the job, which may try several times.
pub async fn note(
    pool: &PgPool,
    ctx: &Context,
    job: Uuid,
    mail: &SendMail,
    channel: ChannelKind,
    attempt: Attempt,
) -> Result<(), Error> {
    let (obstacle, given_up) = match attempt {
        Attempt::Taken => (None, false),
        Attempt::Failed { obstacle, given_up } => (Some(obstacle.code()), given_up),
    };
    let mut work = Work::system(pool).await?;
    sqlx::query!(
        "INSERT INTO delivery (id, zone_id, intake_id, notice, channel, obstacle, given_up, at)
         SELECT $1, zone_id, id, $3, $4, $5, $6, $7
         FROM intake
         WHERE id = $2
         ON CONFLICT (id) DO UPDATE
         SET obstacle = excluded.obstacle,
            given_up = excluded.given_up,
            at = excluded.at
         WHERE delivery.reported IS NULL",
        job,
        mail.intake.uuid(),
        code(mail.notice),
        channel.code(),
        obstacle,
        given_up,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}

/// Writes down that something came back or is delayed that the other side had taken. Doing it twice does it once, and
/// what came back is not delayed any more. Whoever calls it has made sure that `id` was really sent.
///
/// A mail with a link for a body without access is noted with its link: whoever sent it sees it there, and only that it
/// failed. One that is delayed for longer than its link lives fails at its end.
pub async fn came_back(
    pool: &PgPool,
    ctx: &Context,
    id: Id<Delivery>,
    bounce: &Bounce,
) -> Result<Noted, Error> {
    let mut work = Work::system(pool).await?;
    let noted = match outside::came_back(&mut work, ctx, id.uuid(), bounce.report).await? {
        Some(true) => Noted::New,
        Some(false) => Noted::Known,
        None => about_a_request(&mut work, ctx, id, bounce).await?,
    };
    work.commit().await?;
    Ok(noted)
}

async fn about_a_request(
    work: &mut Work,
    ctx: &Context,
    id: Id<Delivery>,
    bounce: &Bounce,
) -> Result<Noted, Error> {
    // A bounce can be quicker than the job that writes down how it sent the mail.
    sqlx::query!(
        "INSERT INTO delivery (id, zone_id, intake_id, notice, channel, given_up, at)
         SELECT job.id, intake.zone_id, intake.id, job.payload ->> 'notice', $3, false, $4
         FROM job
         JOIN intake ON intake.id = (job.payload ->> 'intake')::uuid
         WHERE job.id = $1 AND job.queue = $2
         ON CONFLICT (id) DO NOTHING",
        id.uuid(),
        SendMail::QUEUE,
        ChannelKind::Email.code(),
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    let failed = bounce.report == Report::Failed;
    let done = sqlx::query!(
        "UPDATE delivery
         SET reported = $2,
            reported_at = $3,
            obstacle = $4,
            given_up = $5
         WHERE id = $1 AND (reported IS NULL OR ($5 AND reported = 'delayed'))",
        id.uuid(),
        bounce.report.code(),
        ctx.now,
        bounce.obstacle.code(),
        failed,
    )
    .execute(work.connection())
    .await?;
    let known =
        sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM delivery WHERE id = $1) AS "known!""#, id.uuid())
            .fetch_one(work.connection())
            .await?;
    Ok(match (done.rows_affected(), known) {
        (1.., _) => Noted::New,
        (0, true) => Noted::Known,
        (0, false) => Noted::NotOurs,
    })
}

/// What did not arrive about a request, last first. Reading it is part of reading the request.
pub(crate) async fn undelivered(
    work: &mut Work,
    ctx: &Context,
    intake: Id<Intake>,
) -> Result<Vec<Undelivered>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            id,
            notice,
            channel,
            obstacle AS "obstacle!",
            given_up,
            at,
            reported
           FROM delivery
           WHERE intake_id = $1
            AND obstacle IS NOT NULL
            AND repeated_at IS NULL
            AND (reported IS DISTINCT FROM 'delayed' OR reported_at > $2)
           ORDER BY at DESC, id
           LIMIT 20"#,
        intake.uuid(),
        ctx.now - DELAY_COUNTS,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Undelivered {
                id: Id::new(row.id),
                channel: known("delivery", "channel", ChannelKind::from_code(&row.channel))?,
                receipt: row.notice == code(Notice::Receipt),
                at: row.at,
                obstacle: known("delivery", "obstacle", Obstacle::from_code(&row.obstacle))?,
                given_up: row.given_up,
                reported: row.reported.as_deref().map(report).transpose()?,
            })
        })
        .collect()
}

/// Whether a mail to the citizen came back, about this request or about any; not any more once a later one was taken
/// or another address was proved.
pub async fn is_mail_back(pool: &PgPool, who: &Citizen, intake: Option<Id<Intake>>) -> Result<bool, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let is_back = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT
            FROM delivery
            JOIN intake ON intake.id = delivery.intake_id
            WHERE intake.account_id = $1
                AND ($2::uuid IS NULL OR intake.id = $2)
                AND delivery.channel = $3
                AND delivery.reported = $4
                AND delivery.repeated_at IS NULL
                AND NOT EXISTS (
                    SELECT
                    FROM delivery later
                    JOIN intake own ON own.id = later.intake_id
                    WHERE own.account_id = $1
                        AND later.channel = $3
                        AND later.obstacle IS NULL
                        AND later.at > delivery.reported_at
                )
                AND NOT EXISTS (
                    SELECT
                    FROM personal_profile
                    WHERE account_id = $1 AND email_proved_at > delivery.reported_at
                )
           ) AS "is_back!""#,
        who.account.uuid(),
        intake.map(Id::uuid),
        ChannelKind::Email.code(),
        Report::Failed.code(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(is_back)
}

fn report(code: &str) -> Result<Report, Error> {
    known("delivery", "reported", Report::from_code(code))
}

/// Has something sent once more that was given up. Doing it twice does it once.
///
/// # Errors
/// [`Error::NotFound`] when it belongs to another request, arrived meanwhile, or is still being tried.
pub async fn repeat(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkIntakes>,
    intake: Id<Intake>,
    id: Id<Delivery>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let notice = sqlx::query_scalar!(
        "UPDATE delivery
         SET repeated_at = $3
         WHERE id = $1 AND intake_id = $2 AND given_up AND repeated_at IS NULL
         RETURNING notice",
        id.uuid(),
        intake.uuid(),
        ctx.now,
    )
    .fetch_optional(work.connection())
    .await?
    .ok_or(Error::NotFound)?;
    let notice = if notice == code(Notice::Receipt) { Notice::Receipt } else { Notice::News };
    jobs::enqueue(work.connection(), ctx, &SendMail { intake, notice }).await?;
    let entry = Entry::new(Action::Change, Subject::Intake, Some(intake.uuid())).because("delivery_repeated");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}
