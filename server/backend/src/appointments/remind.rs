//! Letters about appointments, also the one on the day before.

use domain::{
    Id, Lang,
    appointment::Appointment,
    calendar::days_after,
    hours::{Minute, instant},
};
use sqlx::PgPool;

use super::load::{self, Which};
use crate::{
    Context, Error, Work,
    error::known,
    jobs::{AppointmentNotice, SendAppointmentMail, enqueue},
};

/// Before this time of the day in Rome nobody is reminded, in minutes.
const NOT_BEFORE: u16 = 8 * 60;
/// Most reminders at a time.
const AT_ONCE: i64 = 200;

/// Asks for the reminders that are due: for what is tomorrow, or still to come today, and was not agreed
/// today. Each is asked for once. A periodic job; says how many.
pub async fn remind(pool: &PgPool, ctx: &Context) -> Result<u64, Error> {
    let minute = |minutes| Minute::new(minutes).map_err(|_| Error::NotFound);
    let today = ctx.today();
    if ctx.now < instant(today, minute(NOT_BEFORE)?) {
        return Ok(0);
    }
    let mut work = Work::system(pool).await?;
    let due = sqlx::query_scalar!(
        "UPDATE appointment
         SET reminded_at = $1
         WHERE id IN (
            SELECT id
            FROM appointment
            WHERE state = 'booked'
                AND reminded_at IS NULL
                AND email IS NOT NULL
                AND starts_at > $1
                AND starts_at < $2
                AND settled_at < $3
            ORDER BY starts_at, id
            LIMIT $4
            FOR UPDATE SKIP LOCKED
         )
         RETURNING id",
        ctx.now,
        instant(days_after(today, 2), minute(0)?),
        instant(today, minute(0)?),
        AT_ONCE,
    )
    .fetch_all(work.connection())
    .await?;
    let count = u64::try_from(due.len()).unwrap_or(u64::MAX);
    for id in due {
        let job = SendAppointmentMail { appointment: id.into(), notice: AppointmentNotice::Reminder };
        enqueue(work.connection(), ctx, &job).await?;
    }
    work.commit().await?;
    Ok(count)
}

/// An appointment, for the letter about it, and the letter's language: the one that was chosen for mails, or
/// else the one in which it was booked.
pub async fn for_letter(
    pool: &PgPool,
    ctx: &Context,
    id: Id<Appointment>,
) -> Result<(Appointment, Lang), Error> {
    let mut work = Work::system(pool).await?;
    let appointment = load::one(load::read(work.connection(), Which::Id(id), ctx.today()).await?)?;
    let lang = sqlx::query_scalar!(
        r#"SELECT COALESCE(profile.lang, appointment.lang) AS "lang!"
           FROM appointment
           LEFT JOIN personal_profile profile
               ON profile.account_id = appointment.account_id AND profile.lang_chosen
           WHERE appointment.id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok((appointment, known("appointment", "lang", lang.parse().ok())?))
}
