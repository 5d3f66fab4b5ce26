//! Appointments at the desks of public bodies, past and to come, and an operator who is away.

use chrono::{Days, NaiveDate, TimeDelta};
use domain::{
    actor::Operator,
    appointment::{Mode, State, slots_on},
    hours::Period,
    intake::Moment,
    permission::authorise,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Dice, KINDS, Seat, after, people::Someone, points::POINTS};
use crate::{Context, Error, Work, absences, desks, error::encode};

/// Desks that give appointments: the first ones.
const GIVING: usize = 6;
/// Reason, ways, minutes, seats.
const OFFERED: [(&str, &[&str], i16, i16); 3] = [
    ("first_talk", &["in_person", "phone"], 45, 2),
    ("form_help", &["in_person"], 30, 1),
    ("sent_request", &["in_person", "phone"], 15, 1),
];

/// Writes what appointments are given for.
pub(super) async fn kinds(connection: &mut PgConnection) -> Result<(), Error> {
    for place in 0..GIVING {
        // Not every desk gives all of them.
        for (number, (reason, modes, minutes, seats)) in OFFERED.into_iter().enumerate().take(3 - place % 2) {
            let modes: Vec<String> = modes.iter().map(|mode| (*mode).to_owned()).collect();
            sqlx::query!(
                "INSERT INTO appointment_kind (id, zone_id, desk_point_id, reason, modes, minutes, seats)
                 SELECT $1, zone_id, id, $3, $4, $5, $6 FROM desk_point WHERE id = $2
                 ON CONFLICT (id) DO NOTHING",
                after(KINDS, place * 4 + number),
                after(POINTS, place),
                reason,
                &modes,
                minutes,
                seats,
            )
            .execute(&mut *connection)
            .await?;
        }
    }
    Ok(())
}

/// Books appointments of last week and of the next one with people whom each desk knows.
pub(super) async fn bookings(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    seats: &[Seat],
    people: &[Someone],
) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    let first: Vec<Uuid> = (0..GIVING).map(|place| after(KINDS, place * 4)).collect();
    let booked = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM appointment WHERE kind_id = ANY($1)) AS "booked!""#,
        &first,
    )
    .fetch_one(work.connection())
    .await?;
    if booked {
        return Ok(());
    }
    let points = desks::all(work.connection(), ctx.today()).await?;
    let days: Vec<NaiveDate> =
        (0..14).filter_map(|day| (ctx.today() - Days::new(7)).checked_add_days(Days::new(day))).collect();
    for (at, seat) in seats.iter().enumerate().take(GIVING) {
        let known: Vec<&Someone> =
            people.iter().skip(at).step_by(seats.len().max(1)).filter(|one| one.age >= 18).collect();
        let mut known = known.into_iter().cycle();
        for point in points.iter().filter(|point| point.desk.id.uuid() == seat.desk) {
            for day in &days {
                let Some(kind) = dice.pick(&point.kinds) else { continue };
                let slots = slots_on(&point.hours, kind.minutes, *day);
                let Some((slot, one)) = dice.pick(&slots).copied().zip(known.next()) else { continue };
                let mode = dice.pick(&kind.modes).copied().unwrap_or(Mode::InPerson);
                booking(work.connection(), ctx, dice, (seat, kind.id.uuid()), (mode, slot, one)).await?;
            }
        }
    }
    work.commit().await
}

async fn booking(
    connection: &mut PgConnection,
    ctx: &Context,
    dice: &mut Dice,
    (seat, kind): (&Seat, Uuid),
    (mode, slot, one): (Mode, Period, &Someone),
) -> Result<(), Error> {
    let state = if slot.start > ctx.now {
        State::Booked
    } else {
        let noted = Moment { by: seat.me(), at: slot.end.min(ctx.now) };
        if dice.roll(5) == 0 { State::Missed { noted } } else { State::Came { noted } }
    };
    let id = ctx.id();
    sqlx::query!(
        "INSERT INTO appointment
            (id, zone_id, desk_id, desk_point_id, kind_id, name, phone, reason, mode, starts_at, ends_at,
             state, facts, booked_at, settled_at)
         SELECT $1, kind.zone_id, desk_point.desk_id, desk_point.id, kind.id, $2, $3, kind.reason, $4, $5, $6,
             $7, $8, $9, $9
         FROM appointment_kind kind
         JOIN desk_point ON desk_point.id = kind.desk_point_id
         WHERE kind.id = $10",
        id,
        format!("{} {}", one.given, one.family),
        format!("389 010 {:04}", 2000 + dice.roll(7000)),
        mode.code(),
        slot.start,
        slot.end,
        state.tag().code(),
        encode("appointment", "facts", &state)?,
        (slot.start - TimeDelta::days(9)).min(ctx.now),
        kind,
    )
    .execute(&mut *connection)
    .await?;
    if !matches!(state, State::Booked) {
        return Ok(());
    }
    sqlx::query!(
        "INSERT INTO appointment_seat (appointment_id, zone_id, kind_id, seat, during)
         SELECT $1, zone_id, id, 1, tstzrange($2, $3) FROM appointment_kind WHERE id = $4",
        id,
        slot.start,
        slot.end,
        kind,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Somebody is away from today on, and a colleague of the same desk stands in.
pub(super) async fn absence(
    owner: &PgPool,
    ctx: &Context,
    (away, stands_in): (&Operator, &Operator),
) -> Result<(), Error> {
    let days = (ctx.today(), ctx.today() + Days::new(9));
    // Who is away already, because the zone was begun before, stays so.
    let _unfit = absences::name(owner, ctx, authorise(away)?, stands_in.me.id, days).await?;
    Ok(())
}
