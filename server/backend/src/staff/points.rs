//! The places where a desk receives people: building, telephone, languages, hours of every week.

use domain::{
    Id, Lang, Text,
    actor::{Desk, DeskRef, Operator, Organisation},
    appointment::{Mode, Reason},
    codes::Validity,
    desk::DeskPoint,
    permission::{Grant, ManageDesks},
    staff::{Change, Giver, Refusal, reaches},
    zone::{Giving, Opening, PointFile, PointText, Season},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Why,
    history::{self, Of},
    list,
    rules::within_reach,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    desks,
    error::{decode, encode, known},
    work::one_row,
};

/// A place as it is kept.
struct Kept {
    building: Uuid,
    organisation: Id<Organisation>,
    text: PointText,
    directions: Text,
    accessibility: Text,
}

async fn kept(connection: &mut PgConnection, desk: Id<Desk>, id: Id<DeskPoint>) -> Result<Kept, Error> {
    let row = sqlx::query!(
        "SELECT
            desk_point.contact_point_id,
            desk_point.phone,
            desk_point.email,
            desk_point.languages,
            desk_point.sign_language,
            contact_point.organisation_id,
            contact_point.name,
            contact_point.address,
            contact_point.town,
            contact_point.directions,
            contact_point.accessibility
         FROM desk_point
         JOIN contact_point ON contact_point.id = desk_point.contact_point_id
         WHERE desk_point.id = $1 AND desk_point.desk_id = $2 AND desk_point.zone_id = actor_zone()",
        id.uuid(),
        desk.uuid(),
    )
    .fetch_one(&mut *connection)
    .await?;
    let (hours, seasons) = hours(&mut *connection, id).await?;
    let giving = giving(connection, id).await?;
    let languages = row.languages.iter().map(|tag| known("desk_point", "languages", tag.parse().ok()));
    let directions: Text = decode("contact_point", "directions", row.directions)?;
    let accessibility: Text = decode("contact_point", "accessibility", row.accessibility)?;
    Ok(Kept {
        building: row.contact_point_id,
        organisation: Id::new(row.organisation_id),
        text: PointText {
            name: row.name,
            address: row.address,
            town: row.town,
            directions: directions.get(Lang::It).to_owned(),
            accessibility: accessibility.get(Lang::It).to_owned(),
            phone: row.phone,
            email: row.email,
            languages: languages.collect::<Result<Vec<Lang>, Error>>()?,
            sign_language: row.sign_language,
            hours,
            seasons,
            giving,
        },
        directions,
        accessibility,
    })
}

/// Openings of every week, and those that hold on some days only.
type Openings = (Vec<Opening>, Vec<Season>);

async fn hours(connection: &mut PgConnection, id: Id<DeskPoint>) -> Result<Openings, Error> {
    let rows = sqlx::query!(
        "SELECT weekday, opens, closes, valid_from, valid_until
         FROM opening_hours
         WHERE desk_point_id = $1
         ORDER BY weekday, opens, id",
        id.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let (mut always, mut seasons) = (Vec::new(), Vec::new());
    for row in rows {
        let minutes = |minutes: i16| known("opening_hours", "opens", u16::try_from(minutes).ok());
        let opening = Opening {
            weekday: known("opening_hours", "weekday", u8::try_from(row.weekday).ok())?,
            opens: minutes(row.opens)?,
            closes: minutes(row.closes)?,
        };
        let valid = Validity { from: row.valid_from, until: row.valid_until };
        if valid == Validity::default() {
            always.push(opening);
        } else {
            seasons.push(Season { opening, valid });
        }
    }
    seasons.sort_by_key(|season| (season.valid.from, season.valid.until, season.opening));
    Ok((always, seasons))
}

/// What appointments are given for there.
async fn giving(connection: &mut PgConnection, id: Id<DeskPoint>) -> Result<Vec<Giving>, Error> {
    let rows = sqlx::query!(
        "SELECT reason, modes, minutes, seats FROM appointment_kind WHERE desk_point_id = $1 AND given",
        id.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let number = |number: i16| known("appointment_kind", "minutes", u16::try_from(number).ok());
        let modes = row.modes.iter().map(|code| known("appointment_kind", "modes", Mode::from_code(code)));
        all.push(Giving {
            reason: known("appointment_kind", "reason", Reason::from_code(&row.reason))?,
            modes: modes.collect::<Result<_, Error>>()?,
            minutes: number(row.minutes)?,
            seats: number(row.seats)?,
        });
    }
    all.sort_by_key(|giving| giving.reason);
    Ok(all)
}

/// A desk with one of the places where it receives people, or with none for a new one.
///
/// # Errors
/// [`Error::NotFound`] for a desk of another zone, and for a place of another desk.
pub async fn point(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    desk: Id<Desk>,
    id: Option<Id<DeskPoint>>,
) -> Result<PointFile, Error> {
    let file = super::desk(pool, ctx, grant, desk).await?;
    let Some(id) = id else {
        return Ok(PointFile { file, point: None, shared: Vec::new() });
    };
    let mut work = Work::operator(pool, grant.operator()).await?;
    let kept = kept(work.connection(), desk, id).await?;
    let shared = neighbours(work.connection(), kept.building, desk).await?;
    work.commit().await?;
    let shared = shared.into_iter().map(|(desk, _)| desk).collect();
    Ok(PointFile { file, point: Some((id, kept.text)), shared })
}

/// The other desks that receive in a building, each with a place of it there.
async fn neighbours(
    connection: &mut PgConnection,
    building: Uuid,
    desk: Id<Desk>,
) -> Result<Vec<(DeskRef, Id<DeskPoint>)>, Error> {
    let rows = sqlx::query!(
        "SELECT desk.id, desk.name, desk_point.id AS point_id
         FROM desk_point
         JOIN desk ON desk.id = desk_point.desk_id
         WHERE desk_point.contact_point_id = $1 AND desk.id <> $2
         ORDER BY desk.name, desk.id",
        building,
        desk.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let of_row = |id, name, point| (DeskRef { id: Id::new(id), name }, Id::new(point));
    Ok(rows.into_iter().map(|row| of_row(row.id, row.name, row.point_id)).collect())
}

/// Writes down where a desk receives people: a new place, or one that it has.
///
/// A translation of the name of the building, of the way there or of the steps stays as long as the Italian text does.
/// What is changed of a building is written into the history of every desk that receives there.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a desk, or a building, of a body that others administer
/// * [`Error::Stale`] when somebody changed the desk, or the building, since the page was shown
/// * [`Error::NotFound`] for a desk of another zone, and for a place of another desk
pub async fn save_point(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    desk: Id<Desk>,
    id: Option<Id<DeskPoint>>,
    after: PointText,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    save_point_within(&mut work, ctx, grant, desk, id, after, why).await?;
    work.commit().await
}

/// The same within a transaction.
async fn save_point_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    desk: Id<Desk>,
    id: Option<Id<DeskPoint>>,
    after: PointText,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    list::one_at_a_time(work.connection(), who).await?;
    let of_desk = within_reach(work, ctx, grant, desk, why.seen).await?;
    let before = match id {
        Some(id) => {
            let kept = kept(work.connection(), desk, id).await?;
            let governed = list::governed(work.connection(), ctx.today()).await?;
            if !reaches(Giver { operator: who, governed: &governed }, kept.organisation) {
                return Err(Refusal::Elsewhere.into());
            }
            // Nobody books while the hours change.
            desks::shut(work.connection(), id).await?;
            told(work, ctx, who, (desk, &kept), &after, why.reason).await?;
            change(work, id, &kept, &after).await?;
            rehours(work, ctx, (who.zone.uuid(), id.uuid()), &after).await?;
            regive(work, ctx, (who.zone.uuid(), id.uuid()), &after.giving).await?;
            Some(kept.text)
        }
        None => {
            let id = add(work, ctx, (who.zone.uuid(), of_desk.organisation), desk, &after).await?;
            rehours(work, ctx, (who.zone.uuid(), id), &after).await?;
            regive(work, ctx, (who.zone.uuid(), id), &after.giving).await?;
            None
        }
    };
    let change = Change::Placed { before: before.map(Box::new), after: Box::new(after) };
    history::write(work, ctx, who, Of::Desk(desk.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(desk.uuid())).because("placed");
    audit::operator(work, ctx, who, entry).await
}

/// A place where a desk receives, for the file of the configuration.
pub(crate) struct CarriedPoint {
    pub(crate) desk: Id<Desk>,
    pub(crate) id: Id<DeskPoint>,
    pub(crate) text: PointText,
    /// Whether this administrator may change the building.
    pub(crate) writable: bool,
}

/// The places where the desks of the zone receive, in the order of the list.
pub(crate) async fn carried_points(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<CarriedPoint>, Error> {
    let governed = list::governed(work.connection(), ctx.today()).await?;
    let giver = Giver { operator: grant.operator(), governed: &governed };
    let rows = sqlx::query!(
        "SELECT id, desk_id FROM desk_point WHERE zone_id = actor_zone() ORDER BY position, id",
    )
    .fetch_all(work.connection())
    .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let (desk, id) = (Id::new(row.desk_id), Id::new(row.id));
        let kept = kept(work.connection(), desk, id).await?;
        let writable = reaches(giver, kept.organisation);
        all.push(CarriedPoint { desk, id, text: kept.text, writable });
    }
    Ok(all)
}

/// Writes a place as a file tells it, by the rules of its page.
pub(crate) async fn carry_point(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    (desk, id): (Id<Desk>, Option<Id<DeskPoint>>),
    after: PointText,
    reason: &str,
) -> Result<(), Error> {
    // What another desk of the file changed of the building that both receive in is there already.
    if let Some(id) = id
        && kept(work.connection(), desk, id).await?.text == after
    {
        return Ok(());
    }
    let seen = history::version(work.connection(), Of::Desk(desk.uuid())).await?;
    save_point_within(work, ctx, grant, desk, id, after, Why { seen, reason }).await
}

fn tags(languages: &[Lang]) -> Vec<String> {
    languages.iter().map(|lang| lang.tag().to_owned()).collect()
}

async fn add(
    work: &mut Work,
    ctx: &Context,
    (zone, body): (Uuid, Id<Organisation>),
    desk: Id<Desk>,
    after: &PointText,
) -> Result<Uuid, Error> {
    let (building, id) = (ctx.id(), ctx.id());
    sqlx::query!(
        "INSERT INTO contact_point (id, zone_id, organisation_id, name, address, town, directions, accessibility)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        building,
        zone,
        body.uuid(),
        after.name,
        after.address,
        after.town,
        encode("contact_point", "directions", &Text::italian(after.directions.as_str()))?,
        encode("contact_point", "accessibility", &Text::italian(after.accessibility.as_str()))?,
    )
    .execute(work.connection())
    .await?;
    sqlx::query!(
        "INSERT INTO desk_point
            (id, zone_id, desk_id, contact_point_id, position, phone, email, languages, sign_language)
         VALUES (
            $1, $2, $3, $4,
            (SELECT coalesce(max(other.position), 0) + 1 FROM desk_point other WHERE other.zone_id = $2),
            $5, $6, $7, $8
         )",
        id,
        zone,
        desk.uuid(),
        building,
        after.phone,
        after.email,
        &tags(&after.languages),
        after.sign_language,
    )
    .execute(work.connection())
    .await?;
    Ok(id)
}

/// A text with its translations, as long as its Italian words are the same.
fn translated(before: &Text, after: &str) -> Text {
    if before.get(Lang::It) == after { before.clone() } else { Text::italian(after) }
}

/// What is written of the building, which all desks have in common that receive there.
const fn of_building(text: &PointText) -> [&String; 5] {
    [&text.name, &text.address, &text.town, &text.directions, &text.accessibility]
}

/// Writes what is about to change of the building of a desk into the history of the others there: whoever has the page of
/// one of them open has not seen it.
async fn told(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    (desk, held): (Id<Desk>, &Kept),
    new: &PointText,
    reason: &str,
) -> Result<(), Error> {
    if of_building(&held.text) == of_building(new) {
        return Ok(());
    }
    for (other, point) in neighbours(work.connection(), held.building, desk).await? {
        let before = kept(work.connection(), other.id, point).await?.text;
        let after = PointText {
            name: new.name.clone(),
            address: new.address.clone(),
            town: new.town.clone(),
            directions: new.directions.clone(),
            accessibility: new.accessibility.clone(),
            ..before.clone()
        };
        let (id, change) =
            (other.id.uuid(), Change::Placed { before: Some(Box::new(before)), after: Box::new(after) });
        let seen = history::version(work.connection(), Of::Desk(id)).await?;
        history::write(work, ctx, who, Of::Desk(id), &change, (seen, reason)).await?;
        let entry = Entry::new(Action::Administer, Subject::Desk, Some(id)).because("placed");
        audit::operator(work, ctx, who, entry).await?;
    }
    Ok(())
}

async fn change(work: &mut Work, id: Id<DeskPoint>, kept: &Kept, after: &PointText) -> Result<(), Error> {
    // Where it was measured counts no more once it is somewhere else.
    let moved = kept.text.address != after.address || kept.text.town != after.town;
    let done = sqlx::query!(
        "UPDATE contact_point SET
            name = $2,
            names = CASE WHEN name = $2 THEN names ELSE '{}' END,
            address = $3,
            town = $4,
            directions = $5,
            accessibility = $6,
            latitude = CASE WHEN $7 THEN NULL ELSE latitude END,
            longitude = CASE WHEN $7 THEN NULL ELSE longitude END
         WHERE id = $1",
        kept.building,
        after.name,
        after.address,
        after.town,
        encode("contact_point", "directions", &translated(&kept.directions, &after.directions))?,
        encode("contact_point", "accessibility", &translated(&kept.accessibility, &after.accessibility))?,
        moved,
    )
    .execute(work.connection())
    .await?;
    one_row(done.rows_affected())?;
    let done = sqlx::query!(
        "UPDATE desk_point SET phone = $2, email = $3, languages = $4, sign_language = $5 WHERE id = $1",
        id.uuid(),
        after.phone,
        after.email,
        &tags(&after.languages),
        after.sign_language,
    )
    .execute(work.connection())
    .await?;
    one_row(done.rows_affected())
}

/// Writes the hours of a place (zone, place): those of every week, and those between two days.
async fn rehours(
    work: &mut Work,
    ctx: &Context,
    (zone, id): (Uuid, Uuid),
    after: &PointText,
) -> Result<(), Error> {
    sqlx::query!("DELETE FROM opening_hours WHERE desk_point_id = $1", id).execute(work.connection()).await?;
    let always = after.hours.iter().map(|opening| (*opening, Validity::default()));
    let seasons = after.seasons.iter().map(|season| (season.opening, season.valid));
    for (opening, valid) in always.chain(seasons) {
        let minutes = |minutes: u16| i16::try_from(minutes).unwrap_or(i16::MAX);
        sqlx::query!(
            "INSERT INTO opening_hours (id, zone_id, desk_point_id, weekday, opens, closes, valid_from, valid_until)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            ctx.id(),
            zone,
            id,
            i16::from(opening.weekday),
            minutes(opening.opens),
            minutes(opening.closes),
            valid.from,
            valid.until,
        )
        .execute(work.connection())
        .await?;
    }
    Ok(())
}

/// Writes what appointments are given for at a place (zone, place). What is given no more stays for those that were booked.
async fn regive(
    work: &mut Work,
    ctx: &Context,
    (zone, id): (Uuid, Uuid),
    giving: &[Giving],
) -> Result<(), Error> {
    let reasons: Vec<String> = giving.iter().map(|one| one.reason.code().to_owned()).collect();
    sqlx::query!(
        "UPDATE appointment_kind SET given = false WHERE desk_point_id = $1 AND given AND reason <> ALL($2)",
        id,
        &reasons,
    )
    .execute(work.connection())
    .await?;
    for one in giving {
        let number = |number: u16| i16::try_from(number).unwrap_or(i16::MAX);
        let modes: Vec<String> = one.modes.iter().map(|mode| mode.code().to_owned()).collect();
        sqlx::query!(
            "INSERT INTO appointment_kind (id, zone_id, desk_point_id, reason, modes, minutes, seats)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (desk_point_id, reason) DO UPDATE SET
                modes = excluded.modes,
                minutes = excluded.minutes,
                seats = excluded.seats,
                given = true",
            ctx.id(),
            zone,
            id,
            one.reason.code(),
            &modes,
            number(one.minutes),
            number(one.seats),
        )
        .execute(work.connection())
        .await?;
    }
    Ok(())
}
