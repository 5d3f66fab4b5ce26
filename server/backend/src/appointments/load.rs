//! Reading appointments back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    appointment::{Appointment, Code, Contact, Mode, Reason, State},
    calendar::register_year,
    desk::DeskPoint,
    hours::Period,
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Error, desks,
    error::{decode, known},
};

/// A row in clear: it never leaves this crate.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) number: i32,
    pub(super) desk_point_id: Uuid,
    pub(super) kind_id: Uuid,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) reason: String,
    pub(super) mode: String,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) ends_at: DateTime<Utc>,
    pub(super) facts: serde_json::Value,
    pub(super) moved: i16,
    pub(super) booked_at: DateTime<Utc>,
}

impl Row {
    pub(super) fn state(&self) -> Result<State, Error> {
        decode("appointment", "facts", self.facts.clone())
    }

    pub(super) const fn period(&self) -> Period {
        Period { start: self.starts_at, end: self.ends_at }
    }

    fn read(self, points: &[DeskPoint]) -> Result<Appointment, Error> {
        let at = points.iter().find(|point| point.id.uuid() == self.desk_point_id).cloned();
        Ok(Appointment {
            id: Id::new(self.id),
            code: code(self.booked_at, self.number)?,
            at: known("appointment", "desk_point_id", at)?,
            kind: Id::new(self.kind_id),
            reason: known("appointment", "reason", Reason::from_code(&self.reason))?,
            mode: known("appointment", "mode", Mode::from_code(&self.mode))?,
            period: self.period(),
            state: self.state()?,
            contact: Contact { phone: self.phone, email: self.email },
            moved: known("appointment", "moved", u16::try_from(self.moved).ok())?,
        })
    }
}

/// The code of an appointment that was booked then under this number.
pub(super) fn code(booked_at: DateTime<Utc>, number: i32) -> Result<Code, Error> {
    let number = u32::try_from(number).ok();
    known("appointment", "number", number.and_then(|number| Code::new(register_year(booked_at), number).ok()))
}

/// The row of a code that the actor may see, locked until the transaction ends.
///
/// # Errors
/// [`Error::NotFound`] when it is somebody else's.
pub(super) async fn lock(connection: &mut PgConnection, wanted: Code) -> Result<Row, Error> {
    let number = i32::try_from(wanted.number()).map_err(|_| Error::NotFound)?;
    let row = sqlx::query_as!(
        Row,
        "SELECT
            id,
            number,
            desk_point_id,
            kind_id,
            phone,
            email,
            reason,
            mode,
            starts_at,
            ends_at,
            facts,
            moved,
            booked_at
         FROM appointment
         WHERE number = $1
         FOR UPDATE",
        number,
    )
    .fetch_one(connection)
    .await?;
    if code(row.booked_at, row.number)? == wanted { Ok(row) } else { Err(Error::NotFound) }
}

/// What of the appointments that the actor may see.
#[derive(Clone, Copy)]
pub(super) enum Which {
    /// All, the last one first.
    All,
    /// Those that have not ended at this instant.
    EndingAfter(DateTime<Utc>),
    /// The one with this code.
    Code(Code),
    /// The one with this identifier.
    Id(Id<Appointment>),
}

/// Appointments that the actor may see, the last one first.
pub(super) async fn read(
    connection: &mut PgConnection,
    which: Which,
    today: NaiveDate,
) -> Result<Vec<Appointment>, Error> {
    let (mut after, mut number, mut id) = (None, None, None);
    match which {
        Which::All => {}
        Which::EndingAfter(instant) => after = Some(instant),
        Which::Code(code) => {
            number = Some(i32::try_from(code.number()).map_err(|_| Error::NotFound)?);
        }
        Which::Id(wanted) => id = Some(wanted.uuid()),
    }
    let rows = sqlx::query_as!(
        Row,
        "SELECT
            id,
            number,
            desk_point_id,
            kind_id,
            phone,
            email,
            reason,
            mode,
            starts_at,
            ends_at,
            facts,
            moved,
            booked_at
         FROM appointment
         WHERE ($1::timestamptz IS NULL OR (ends_at > $1 AND state = 'booked'))
            AND ($2::integer IS NULL OR number = $2)
            AND ($3::uuid IS NULL OR id = $3)
         ORDER BY starts_at DESC, id
         LIMIT 200",
        after,
        number,
        id,
    )
    .fetch_all(&mut *connection)
    .await?;
    let points = desks::all(connection, today).await?;
    let mut found = rows.into_iter().map(|row| row.read(&points)).collect::<Result<Vec<_>, _>>()?;
    if let Which::Code(code) = which {
        found.retain(|appointment| appointment.code == code);
    }
    Ok(found)
}

/// The one that was asked for.
pub(super) fn one(found: Vec<Appointment>) -> Result<Appointment, Error> {
    found.into_iter().next().ok_or(Error::NotFound)
}
