//! The desk's day.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    appointment::{CancelledBy, Code, Day, DayRow, Mode, Reason},
    calendar::day_in_rome,
    hours::{DAY, Minute, Period, instant},
    intake::Moment,
    mask::{Group, Mask},
    permission::{Grant, ReadAppointments, WorkAppointments},
};
use sqlx::PgPool;

use super::{
    Refusal, load,
    own::{give_seat_back, write_state},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    jobs::{AppointmentNotice, SendAppointmentMail, enqueue},
};

/// Groups of fields that an appointment holds.
const GROUPS: [Group; 2] = [Group::Identity, Group::Contacts];

/// What the desk says of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They came, or answered the telephone.
    Came,
    /// They did not.
    Missed,
    /// It will not be.
    Cancelled,
}

/// A line in clear: it never leaves this crate.
struct Row {
    number: i32,
    name: String,
    phone: Option<String>,
    place: String,
    reason: String,
    mode: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    facts: serde_json::Value,
    by_account: bool,
    booked_at: DateTime<Utc>,
}

impl Row {
    /// The line as a profile may see it.
    fn through(self, mask: &Mask) -> Result<DayRow, Error> {
        Ok(DayRow {
            code: load::code(self.booked_at, self.number)?,
            name: mask.field(Group::Identity, self.name),
            phone: mask.field(Group::Contacts, self.phone),
            place: self.place,
            reason: known("appointment", "reason", Reason::from_code(&self.reason))?,
            mode: known("appointment", "mode", Mode::from_code(&self.mode))?,
            period: Period { start: self.starts_at, end: self.ends_at },
            state: decode("appointment", "facts", self.facts)?,
            online: self.by_account,
        })
    }
}

/// The appointments of the operator's desk on a day, at all its contact points, through the mask.
pub async fn day(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadAppointments>,
    on: NaiveDate,
) -> Result<Day, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let minute = |minutes| Minute::new(minutes).map_err(|_| Error::NotFound);
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            appointment.number,
            coalesce(alias_of_account(appointment.account_id, appointment.zone_id), appointment.name) AS "name!",
            appointment.phone,
            contact_point.name AS place,
            appointment.reason,
            appointment.mode,
            appointment.starts_at,
            appointment.ends_at,
            appointment.facts,
            appointment.account_id IS NOT NULL AS "by_account!",
            appointment.booked_at
           FROM appointment
           JOIN desk_point ON desk_point.id = appointment.desk_point_id
           JOIN contact_point ON contact_point.id = desk_point.contact_point_id
           WHERE appointment.desk_id = $1
             AND appointment.starts_at >= $2
             AND appointment.starts_at < $3
           ORDER BY appointment.starts_at, appointment.number"#,
        operator.desk.id.uuid(),
        instant(on, minute(0)?),
        instant(on, minute(DAY)?),
    )
    .fetch_all(work.connection())
    .await?;
    let entry = Entry::new(Action::List, Subject::Appointment, None).through(operator, GROUPS);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let rows = rows.into_iter().map(|row| row.through(&operator.mask)).collect::<Result<_, _>>()?;
    Ok(Day { on, rows })
}

/// The day of an appointment of one's own desk.
///
/// # Errors
/// [`Error::NotFound`] when it is another desk's.
pub async fn day_of(
    pool: &PgPool,
    grant: Grant<'_, WorkAppointments>,
    code: Code,
) -> Result<NaiveDate, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let row = load::lock(work.connection(), code).await?;
    Ok(day_in_rome(row.starts_at))
}

/// Writes down what became of an appointment of one's own desk, or cancels it.
///
/// # Errors
/// [`Refusal::Over`] when it is not in a state that allows it, or its day has not come.
pub async fn settle(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkAppointments>,
    code: Code,
    outcome: Outcome,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let row = load::lock(work.connection(), code).await?;
    let state = row.state()?;
    let noted = Moment { by: operator.me.clone(), at: ctx.now };
    let (state, said) = match outcome {
        Outcome::Came => (state.came(noted, row.starts_at), "came"),
        Outcome::Missed => (state.missed(noted, row.starts_at), "missed"),
        Outcome::Cancelled => (state.cancel(ctx.now, CancelledBy::Desk { by: noted.by }), "cancelled"),
    };
    write_state(work.connection(), row.id, &state.map_err(|_| Refusal::Over)?).await?;
    if outcome == Outcome::Cancelled {
        give_seat_back(work.connection(), row.id).await?;
        let notice = AppointmentNotice::Cancelled;
        enqueue(work.connection(), ctx, &SendAppointmentMail { appointment: row.id.into(), notice }).await?;
    }
    let entry = Entry::new(Action::Change, Subject::Appointment, Some(row.id)).because(said);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}
