//! Booking: what is free, and who gets it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Lang,
    actor::Citizen,
    appointment::{Appointment, Code, Contact, DaySlots, Kind, Mode, Rules, State, days_with_room, slots_on},
    calendar::{day_in_rome, days_after},
    desk::DeskPoint,
    hours::Period,
    permission::{Grant, WorkAppointments},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Refusal, load};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    desks,
    error::{broken_constraint, encode, known},
    jobs::{self, AppointmentNotice, SendAppointmentMail},
};

/// Most appointments to come that one account may have.
const MOST_COMING: i64 = 5;

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Drawn when the form was shown: sending it twice books once.
    pub id: Id<Appointment>,
    /// Where.
    pub point: Id<DeskPoint>,
    /// What for.
    pub kind: Id<Kind>,
    /// How.
    pub mode: Mode,
    /// When.
    pub starts_at: DateTime<Utc>,
    /// How they can be reached.
    pub contact: Contact,
    /// The language of letters about it, for whoever chose none for mails.
    pub lang: Lang,
}

/// The next days with room for a kind of talk, from a day on; at most so many.
pub async fn free(
    pool: &PgPool,
    ctx: &Context,
    rules: Rules,
    at: &DeskPoint,
    kind: &Kind,
    from: NaiveDate,
    most: usize,
) -> Result<Vec<DaySlots>, Error> {
    let taken = taken(&mut *pool.acquire().await?, kind.id, ctx.now, None).await?;
    Ok(days_with_room(&at.hours, kind, rules, &taken, from, ctx.now, most))
}

/// Talks of a kind that have not ended yet, all `but` that of an appointment that would give its seat up.
pub(super) async fn taken(
    connection: &mut PgConnection,
    kind: Id<Kind>,
    now: DateTime<Utc>,
    but: Option<Uuid>,
) -> Result<Vec<Period>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            lower(during) AS "start!",
            upper(during) AS "end!"
           FROM appointment_seat
           WHERE kind_id = $1
             AND during && tstzrange($2, NULL)
             AND appointment_id IS DISTINCT FROM $3"#,
        kind.uuid(),
        now,
        but,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| Period { start: row.start, end: row.end }).collect())
}

/// Books for the citizen who is signed in. Sending twice books once and gives the same code.
///
/// # Errors
/// [`Refusal::Taken`], [`Refusal::SameTime`], [`Refusal::Many`]; [`Error::NotFound`] when the desk does
/// not give appointments like this.
pub async fn book(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    rules: Rules,
    wish: &Wish,
) -> Result<Code, Error> {
    let mut work = Work::citizen(pool, who).await?;
    one_after_another(work.connection(), who.account.uuid()).await?;
    if let Ok(before) = load::one(load::read(work.connection(), load::Which::Id(wish.id), ctx.today()).await?)
    {
        return Ok(before.code);
    }
    let coming = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM appointment WHERE state = 'booked' AND ends_at > $1"#,
        ctx.now,
    )
    .fetch_one(work.connection())
    .await?;
    if coming >= MOST_COMING {
        return Err(Refusal::Many.into());
    }
    let at = hold(work.connection(), ctx, wish.point).await?;
    let name = who.full_name();
    let code = write(work.connection(), ctx, rules, wish, &at, (Some(who.account.uuid()), &name)).await?;
    let entry = Entry::new(Action::Change, Subject::Appointment, Some(wish.id.uuid())).because("booked");
    audit::citizen(&mut work, ctx, who, entry).await?;
    tell(work.connection(), ctx, wish.id, AppointmentNotice::Booked).await?;
    work.commit().await?;
    Ok(code)
}

/// Books for somebody who stands at the desk or telephones; nobody has to sign in.
///
/// # Errors
/// [`Refusal::Taken`]; [`Error::NotFound`] when it is another desk's.
pub async fn book_at_desk(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, WorkAppointments>,
    rules: Rules,
    name: &str,
    wish: &Wish,
) -> Result<Code, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let at = hold(work.connection(), ctx, wish.point).await?;
    if at.desk.id != operator.desk.id {
        return Err(Error::NotFound);
    }
    let code = write(work.connection(), ctx, rules.at_the_desk(), wish, &at, (None, name)).await?;
    let entry = Entry::new(Action::Change, Subject::Appointment, Some(wish.id.uuid())).because("booked");
    audit::operator(&mut work, ctx, operator, entry).await?;
    tell(work.connection(), ctx, wish.id, AppointmentNotice::Booked).await?;
    work.commit().await?;
    Ok(code)
}

/// One person books one thing at a time, so that a double click finds the first one done.
pub(super) async fn one_after_another(connection: &mut PgConnection, account: Uuid) -> Result<(), Error> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 13)) AS held", account.to_string())
        .fetch_one(connection)
        .await?;
    Ok(())
}

/// The desk as it is open now, and stays until the transaction ends.
pub(super) async fn hold(
    connection: &mut PgConnection,
    ctx: &Context,
    point: Id<DeskPoint>,
) -> Result<DeskPoint, Error> {
    desks::hold(connection, point).await?;
    desks::lookup(connection, point, ctx.today()).await
}

/// The slot that begins then, if the desk offers it under these rules.
pub(super) fn offered(
    at: &DeskPoint,
    kind: &Kind,
    rules: Rules,
    starts_at: DateTime<Utc>,
    ctx: &Context,
) -> Result<Period, Refusal> {
    let on = day_in_rome(starts_at);
    let within = starts_at >= ctx.now + rules.book_before && on < days_after(ctx.today(), rules.days_ahead);
    let slot = slots_on(&at.hours, kind.minutes, on).into_iter().find(|slot| slot.start == starts_at);
    slot.filter(|_| within).ok_or(Refusal::Taken)
}

/// Writes the appointment and takes a seat for it; the account and the name are whose it is.
async fn write(
    connection: &mut PgConnection,
    ctx: &Context,
    rules: Rules,
    wish: &Wish,
    at: &DeskPoint,
    (account, name): (Option<Uuid>, &str),
) -> Result<Code, Error> {
    let kind = at.kinds.iter().find(|kind| kind.id == wish.kind && kind.modes.contains(&wish.mode));
    let kind = kind.ok_or(Error::NotFound)?;
    let slot = offered(at, kind, rules, wish.starts_at, ctx)?;
    let number = sqlx::query_scalar!(
        "INSERT INTO appointment
            (id, zone_id, desk_id, desk_point_id, kind_id, account_id, name, phone, email, reason, mode,
             starts_at, ends_at, state, facts, booked_at, settled_at, lang)
         SELECT $1, zone_id, desk_id, id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14
         FROM desk_point
         WHERE id = $15
         RETURNING number",
        wish.id.uuid(),
        kind.id.uuid(),
        account,
        name,
        wish.contact.phone,
        wish.contact.email,
        kind.reason.code(),
        wish.mode.code(),
        slot.start,
        slot.end,
        State::Booked.tag().code(),
        encode("appointment", "facts", &State::Booked)?,
        ctx.now,
        wish.lang.tag(),
        at.id.uuid(),
    )
    .fetch_one(&mut *connection)
    .await
    .map_err(by_constraint)?;
    take_seat(connection, wish.id.uuid(), kind, slot).await?;
    load::code(ctx.now, number)
}

/// What a broken constraint means.
pub(super) fn by_constraint(error: sqlx::Error) -> Error {
    match broken_constraint(&error) {
        Some("appointment_one_at_a_time") => Refusal::SameTime.into(),
        // An identifier that somebody made up, or drew twice.
        Some("appointment_pkey") => Error::Stale,
        _ => error.into(),
    }
}

/// Takes the first seat that nobody has during the slot. Whoever asks for the same one at the same moment
/// waits for the outcome, and gets the next, or none.
pub(super) async fn take_seat(
    connection: &mut PgConnection,
    appointment: Uuid,
    kind: &Kind,
    slot: Period,
) -> Result<(), Error> {
    for seat in 1..=kind.seats {
        let taken = sqlx::query!(
            "INSERT INTO appointment_seat (appointment_id, zone_id, kind_id, seat, during)
             SELECT $1, zone_id, id, $2, tstzrange($3, $4)
             FROM appointment_kind
             WHERE id = $5
             ON CONFLICT ON CONSTRAINT appointment_seat_taken DO NOTHING",
            appointment,
            known("appointment_seat", "seat", i16::try_from(seat).ok())?,
            slot.start,
            slot.end,
            kind.id.uuid(),
        )
        .execute(&mut *connection)
        .await?;
        if taken.rows_affected() == 1 {
            return Ok(());
        }
    }
    Err(Refusal::Taken.into())
}

/// Has a letter written.
pub(super) async fn tell(
    connection: &mut PgConnection,
    ctx: &Context,
    appointment: Id<Appointment>,
    notice: AppointmentNotice,
) -> Result<(), Error> {
    jobs::enqueue(connection, ctx, &SendAppointmentMail { appointment, notice }).await
}
