//! Desks at their contact points, with hours and kinds of appointments. Public facts: nobody acts.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use domain::{
    Id, Lang,
    actor::DeskRef,
    appointment::{Kind, Mode, Reason},
    desk::{ContactPoint, DeskPoint, Position},
    hours::{Cause, Closure, Hours, Minute, Span, Weekly},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error,
    catalogue::OfferingBody,
    error::{decode, known},
};

/// Every desk that works today, at each of its contact points, in the order of the list. Closures from today on.
pub async fn list(pool: &PgPool, ctx: &Context) -> Result<Vec<DeskPoint>, Error> {
    let mut connection = pool.acquire().await?;
    let points = all(&mut connection, ctx.today()).await?;
    let working = sqlx::query_scalar!("SELECT id FROM desk WHERE desk_counts_on(id, $1)", ctx.today())
        .fetch_all(&mut *connection)
        .await?;
    Ok(points.into_iter().filter(|point| working.contains(&point.desk.id.uuid())).collect())
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`] when there is none like this.
pub(crate) async fn lookup(
    connection: &mut PgConnection,
    id: Id<DeskPoint>,
    today: NaiveDate,
) -> Result<DeskPoint, Error> {
    all(connection, today).await?.into_iter().find(|point| point.id == id).ok_or(Error::NotFound)
}

/// Waits until nobody changes the closures of a desk, and lets nobody change them until the transaction
/// ends: what is found open now is open when it is booked.
pub(crate) async fn hold(connection: &mut PgConnection, id: Id<DeskPoint>) -> Result<(), Error> {
    sqlx::query!("SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 12)) AS held", id.to_string())
        .fetch_one(connection)
        .await?;
    Ok(())
}

/// The same for whoever changes them: alone.
pub(crate) async fn shut(connection: &mut PgConnection, id: Id<DeskPoint>) -> Result<(), Error> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 12)) AS held", id.to_string())
        .fetch_one(connection)
        .await?;
    Ok(())
}

/// The body whose desk it is; none where there is no such desk.
pub async fn body_of(pool: &PgPool, id: Id<DeskPoint>) -> Result<Option<OfferingBody>, Error> {
    let body = sqlx::query_as!(
        OfferingBody,
        "SELECT organisation.name, organisation.ipa
         FROM desk_point
         JOIN desk ON desk.id = desk_point.desk_id
         JOIN organisation ON organisation.id = desk.organisation_id
         WHERE desk_point.id = $1",
        id.uuid(),
    )
    .fetch_optional(pool)
    .await?;
    Ok(body)
}

struct Row {
    id: Uuid,
    desk_id: Uuid,
    desk: String,
    title: serde_json::Value,
    phone: String,
    email: String,
    languages: Vec<String>,
    sign_language: bool,
    point_id: Uuid,
    name: String,
    building: serde_json::Value,
    address: String,
    town: String,
    latitude: Option<i32>,
    longitude: Option<i32>,
    directions: serde_json::Value,
    accessibility: serde_json::Value,
}

impl Row {
    fn read(self, hours: Hours, kinds: Vec<Kind>) -> Result<DeskPoint, Error> {
        let languages = self.languages.iter().map(|tag| known("desk_point", "languages", tag.parse().ok()));
        let position = self.latitude.zip(self.longitude);
        Ok(DeskPoint {
            id: Id::new(self.id),
            desk: DeskRef { id: Id::new(self.desk_id), name: self.desk },
            title: decode("desk", "names", self.title)?,
            point: ContactPoint {
                id: Id::new(self.point_id),
                name: self.name,
                title: decode("contact_point", "names", self.building)?,
                address: self.address,
                town: self.town,
                position: position.map(|(latitude, longitude)| Position { latitude, longitude }),
                directions: decode("contact_point", "directions", self.directions)?,
                accessibility: decode("contact_point", "accessibility", self.accessibility)?,
            },
            phone: self.phone,
            email: self.email,
            languages: languages.collect::<Result<Vec<Lang>, Error>>()?,
            sign_language: self.sign_language,
            hours,
            kinds,
        })
    }
}

/// Every desk at each of its contact points, with closures from this day on.
pub(crate) async fn all(connection: &mut PgConnection, today: NaiveDate) -> Result<Vec<DeskPoint>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            desk_point.id,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.names || jsonb_build_object('it', desk.name) AS "title!",
            desk_point.phone,
            desk_point.email,
            desk_point.languages,
            desk_point.sign_language,
            contact_point.id AS point_id,
            contact_point.name,
            contact_point.names || jsonb_build_object('it', contact_point.name) AS "building!",
            contact_point.address,
            contact_point.town,
            contact_point.latitude,
            contact_point.longitude,
            contact_point.directions,
            contact_point.accessibility
         FROM desk_point
         JOIN desk ON desk.id = desk_point.desk_id
         JOIN contact_point ON contact_point.id = desk_point.contact_point_id
         ORDER BY desk_point.position, desk_point.id"#,
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut hours = weekly(connection).await?;
    for (point, closure) in closures(connection, today).await? {
        hours.entry(point).or_default().closures.push(closure);
    }
    let mut kinds = kinds(connection).await?;
    rows.into_iter()
        .map(|row| {
            let (hours, kinds) = (hours.remove(&row.id), kinds.remove(&row.id));
            row.read(hours.unwrap_or_default(), kinds.unwrap_or_default())
        })
        .collect()
}

async fn weekly(connection: &mut PgConnection) -> Result<BTreeMap<Uuid, Hours>, Error> {
    let rows = sqlx::query!(
        "SELECT
            desk_point_id,
            weekday,
            opens,
            closes,
            valid_from,
            valid_until
         FROM opening_hours
         ORDER BY weekday, opens, id",
    )
    .fetch_all(connection)
    .await?;
    let mut hours: BTreeMap<Uuid, Hours> = BTreeMap::new();
    for row in rows {
        let weekday = u8::try_from(row.weekday - 1).ok().and_then(|day| Weekday::try_from(day).ok());
        let weekly = Weekly {
            weekday: known("opening_hours", "weekday", weekday)?,
            span: known("opening_hours", "opens", span(row.opens, row.closes))?,
            from: row.valid_from,
            until: row.valid_until,
        };
        hours.entry(row.desk_point_id).or_default().weekly.push(weekly);
    }
    Ok(hours)
}

async fn closures(connection: &mut PgConnection, today: NaiveDate) -> Result<Vec<(Uuid, Closure)>, Error> {
    let rows = sqlx::query!(
        "SELECT
            id,
            desk_point_id,
            closed_on,
            begins,
            ends,
            cause,
            reason
         FROM closure
         WHERE closed_on >= $1
         ORDER BY closed_on, begins NULLS FIRST, id",
        today,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let part = row.begins.zip(row.ends);
            let span =
                part.map(|(begins, ends)| known("closure", "begins", span(begins, ends))).transpose()?;
            let cause =
                row.cause.map(|code| known("closure", "cause", Cause::from_code(&code))).transpose()?;
            let (id, on) = (Id::new(row.id), row.closed_on);
            let closure = Closure { id, on, span, cause, reason: row.reason };
            Ok((row.desk_point_id, closure))
        })
        .collect()
}

fn span(begins: i16, ends: i16) -> Option<Span> {
    let minute = |minutes: i16| Minute::new(u16::try_from(minutes).ok()?).ok();
    Span::new(minute(begins)?, minute(ends)?).ok()
}

async fn kinds(connection: &mut PgConnection) -> Result<BTreeMap<Uuid, Vec<Kind>>, Error> {
    let rows = sqlx::query!(
        "SELECT
            id,
            desk_point_id,
            reason,
            modes,
            minutes,
            seats
         FROM appointment_kind
         WHERE given
         ORDER BY desk_point_id, reason",
    )
    .fetch_all(connection)
    .await?;
    let mut kinds: BTreeMap<Uuid, Vec<Kind>> = BTreeMap::new();
    for row in rows {
        let modes = row.modes.iter().map(|code| known("appointment_kind", "modes", Mode::from_code(code)));
        let kind = Kind {
            id: Id::new(row.id),
            reason: known("appointment_kind", "reason", Reason::from_code(&row.reason))?,
            modes: modes.collect::<Result<_, _>>()?,
            minutes: known("appointment_kind", "minutes", u16::try_from(row.minutes).ok())?,
            seats: known("appointment_kind", "seats", u16::try_from(row.seats).ok())?,
        };
        kinds.entry(row.desk_point_id).or_default().push(kind);
    }
    for kinds in kinds.values_mut() {
        kinds.sort_by_key(|kind| kind.reason);
    }
    Ok(kinds)
}
