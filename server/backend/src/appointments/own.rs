//! What citizens do with their own appointments.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    actor::Citizen,
    appointment::{Appointment, CancelledBy, Code, DaySlots, Kind, Rules, State, days_with_room},
    desk::DeskPoint,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Refusal,
    book::{by_constraint, hold, offered, one_after_another, take_seat, taken, tell},
    load::{self, Row, Which},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::encode,
    jobs::AppointmentNotice,
};

/// Every appointment of the citizen, the last one first.
pub async fn list(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<Vec<Appointment>, Error> {
    listed(pool, ctx, who, Which::All).await
}

/// The same within a transaction of the citizen, which writes down that it was read.
pub(crate) async fn all_within(
    connection: &mut PgConnection,
    today: NaiveDate,
) -> Result<Vec<Appointment>, Error> {
    load::read(connection, Which::All, today).await
}

/// The appointments that are still to come, the next one first.
pub async fn coming(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<Vec<Appointment>, Error> {
    let mut coming = listed(pool, ctx, who, Which::EndingAfter(ctx.now)).await?;
    coming.reverse();
    Ok(coming)
}

async fn listed(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    which: Which,
) -> Result<Vec<Appointment>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let found = load::read(work.connection(), which, ctx.today()).await?;
    audit::citizen(&mut work, ctx, who, Entry::new(Action::List, Subject::Appointment, None)).await?;
    work.commit().await?;
    Ok(found)
}

/// One of the citizen's appointments.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's.
pub async fn open(pool: &PgPool, ctx: &Context, who: &Citizen, code: Code) -> Result<Appointment, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let found = load::one(load::read(work.connection(), Which::Code(code), ctx.today()).await?)?;
    let entry = Entry::new(Action::Read, Subject::Appointment, Some(found.id.uuid()));
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(found)
}

/// The next days to which an appointment can be moved.
pub async fn room_to_move(
    pool: &PgPool,
    ctx: &Context,
    rules: Rules,
    appointment: &Appointment,
    from: NaiveDate,
    most: usize,
) -> Result<Vec<DaySlots>, Error> {
    let kind = kind_of(&appointment.at, appointment.kind.uuid())?;
    let but = Some(appointment.id.uuid());
    let taken = taken(&mut *pool.acquire().await?, kind.id, ctx.now, but).await?;
    Ok(days_with_room(&appointment.at.hours, kind, rules, &taken, from, ctx.now, most))
}

fn kind_of(at: &DeskPoint, id: Uuid) -> Result<&Kind, Error> {
    at.kinds.iter().find(|kind| kind.id.uuid() == id).ok_or(Error::NotFound)
}

/// An appointment that can still be changed.
async fn lock(connection: &mut PgConnection, ctx: &Context, rules: Rules, code: Code) -> Result<Row, Error> {
    let row = load::lock(connection, code).await?;
    if row.state()? != State::Booked {
        return Err(Refusal::Over.into());
    }
    if !rules.may_change(row.starts_at, ctx.now) {
        return Err(Refusal::TooLate.into());
    }
    Ok(row)
}

/// Moves an appointment; its old seat is free from then on.
///
/// # Errors
/// [`Refusal`], [`Error::NotFound`] when it is somebody else's. Then it stays where it was.
pub async fn move_to(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    rules: Rules,
    code: Code,
    starts_at: DateTime<Utc>,
) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    one_after_another(work.connection(), who.account.uuid()).await?;
    let row = lock(work.connection(), ctx, rules, code).await?;
    if row.starts_at == starts_at {
        return Ok(());
    }
    let at = hold(work.connection(), ctx, row.desk_point_id.into()).await?;
    let kind = kind_of(&at, row.kind_id)?;
    let slot = offered(&at, kind, rules, starts_at, ctx)?;
    give_seat_back(work.connection(), row.id).await?;
    sqlx::query!(
        "UPDATE appointment
         SET starts_at = $2, ends_at = $3, moved = moved + 1, settled_at = $4, reminded_at = NULL
         WHERE id = $1",
        row.id,
        slot.start,
        slot.end,
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(by_constraint)?;
    take_seat(work.connection(), row.id, kind, slot).await?;
    let entry = Entry::new(Action::Change, Subject::Appointment, Some(row.id)).because("moved");
    audit::citizen(&mut work, ctx, who, entry).await?;
    tell(work.connection(), ctx, row.id.into(), AppointmentNotice::Moved).await?;
    work.commit().await
}

/// Cancels an appointment. Doing it twice does it once.
///
/// # Errors
/// [`Refusal::TooLate`], [`Refusal::Over`]; [`Error::NotFound`] when it is somebody else's.
pub async fn cancel(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    rules: Rules,
    code: Code,
) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let row = lock(work.connection(), ctx, rules, code).await?;
    let state = row.state()?.cancel(ctx.now, CancelledBy::Person).map_err(|_| Refusal::Over)?;
    write_state(work.connection(), row.id, &state).await?;
    give_seat_back(work.connection(), row.id).await?;
    let entry = Entry::new(Action::Change, Subject::Appointment, Some(row.id)).because("cancelled");
    audit::citizen(&mut work, ctx, who, entry).await?;
    tell(work.connection(), ctx, row.id.into(), AppointmentNotice::Cancelled).await?;
    work.commit().await
}

pub(super) async fn write_state(connection: &mut PgConnection, id: Uuid, state: &State) -> Result<(), Error> {
    let written = sqlx::query!(
        "UPDATE appointment SET state = $2, facts = $3 WHERE id = $1",
        id,
        state.tag().code(),
        encode("appointment", "facts", state)?,
    )
    .execute(connection)
    .await?;
    crate::work::one_row(written.rows_affected())
}

pub(super) async fn give_seat_back(connection: &mut PgConnection, id: Uuid) -> Result<(), Error> {
    sqlx::query!("DELETE FROM appointment_seat WHERE appointment_id = $1", id).execute(connection).await?;
    Ok(())
}
