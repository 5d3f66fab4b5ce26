//! Where the desks of the zone receive people, and when.

use domain::Text;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    super::ZONE,
    after,
    places::{
        BRIDGE, CENTRAL, EAR, ELDERLY, HEALTH, HOUSE_AND_WORK, LISTENING, OFFICE, ROCCASPINA, SINGLE_ACCESS,
        STRANGERS, TOWN, WINTER,
    },
};
use crate::{Error, error::encode};

/// The first of each kind.
const BUILDINGS: Uuid = uuid::uuid!("0f000000-0000-7000-8007-000000000000");
pub(super) const POINTS: Uuid = uuid::uuid!("0f000000-0000-7000-8008-000000000000");
const HOURS: Uuid = uuid::uuid!("0f000000-0000-7000-8009-000000000000");

/// A desk: body, building, address, town, telephone, languages.
type Line = (Uuid, Uuid, &'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const LINES: [Line; 8] = [
    (ROCCASPINA, TOWN, "Municipio", "Piazza della Rocca 1", "Roccaspina", "055 010 0401", &["it", "en"]),
    (STRANGERS, TOWN, "Ex scuola", "Via delle Ginestre 9", "Roccaspina", "055 010 0402", &["it", "ar", "uk"]),
    (CENTRAL, OFFICE, "Villa Laro", "Viale dei Tigli 30", "Pontelaro", "055 010 0403", &["it", "en", "fr"]),
    (WINTER, OFFICE, "Palestra comunale", "Via dell’Argine 2", "Pontelaro", "055 010 0404", &["it", "en"]),
    (ELDERLY, OFFICE, "Centro diurno", "Via San Rocco 14", "Vallescura", "055 010 0405", &["it"]),
    (SINGLE_ACCESS, HEALTH, "Distretto sanitario", "Via del Mulino 50", "Pontelaro", "055 010 0406", &["it"]),
    (
        HOUSE_AND_WORK,
        BRIDGE,
        "Casa del Ponte",
        "Vicolo Stretto 3",
        "Pontelaro",
        "055 010 0407",
        &["it", "es"],
    ),
    (EAR, LISTENING, "Sede dell’associazione", "Via dei Tigli 77", "Vallescura", "055 010 0408", &["it"]),
];

/// In the morning from Monday to Friday, in minutes after midnight.
const OPENS: i16 = 540;
const CLOSES: i16 = 750;

/// Writes them down; doing it twice does it once.
pub(super) async fn add(connection: &mut PgConnection) -> Result<(), Error> {
    for (place, line) in LINES.into_iter().enumerate() {
        building(&mut *connection, place, line).await?;
        let (desk, _, _, _, _, phone, languages) = line;
        let languages: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
        sqlx::query!(
            "INSERT INTO desk_point
                (id, zone_id, desk_id, contact_point_id, position, phone, email, languages, sign_language)
             VALUES ($1, $2, $3, $4, $5, $6, 'sportelli@zona-laro.example', $7, false)
             ON CONFLICT (id) DO NOTHING",
            after(POINTS, place),
            ZONE,
            desk,
            after(BUILDINGS, place),
            // After those of the rest of the demo.
            i16::try_from(place).unwrap_or_default() + 20,
            phone,
            &languages,
        )
        .execute(&mut *connection)
        .await?;
        hours(&mut *connection, place).await?;
    }
    Ok(())
}

async fn building(
    connection: &mut PgConnection,
    place: usize,
    (_, body, name, address, town, _, _): Line,
) -> Result<(), Error> {
    let directions = Text::italian("Nel centro del paese, vicino alla fermata dell’autobus.");
    let accessibility = Text::italian("Ingresso senza gradini.");
    sqlx::query!(
        "INSERT INTO contact_point (id, zone_id, organisation_id, name, address, town, directions, accessibility)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO NOTHING",
        after(BUILDINGS, place),
        ZONE,
        body,
        name,
        address,
        format!("50000 {town}"),
        encode("contact_point", "directions", &directions)?,
        encode("contact_point", "accessibility", &accessibility)?,
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn hours(connection: &mut PgConnection, place: usize) -> Result<(), Error> {
    for weekday in 1_i16..=5 {
        sqlx::query!(
            "INSERT INTO opening_hours (id, zone_id, desk_point_id, weekday, opens, closes)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
            after(HOURS, place * 8 + usize::try_from(weekday).unwrap_or_default()),
            ZONE,
            after(POINTS, place),
            weekday,
            OPENS,
            CLOSES,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
