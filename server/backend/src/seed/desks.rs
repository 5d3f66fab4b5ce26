//! Where the demo's desks are, when they are open, and a week of bookings.

use chrono::Days;
use domain::{
    Lang, Text,
    appointment::{Mode, State, slots_on},
    hours::Period,
};
use sqlx::{PgConnection, PgPool};
use uuid::{Uuid, uuid};

use super::{FOREIGNERS_DESK, GENERAL_DESK, ORGANISATION, ZONE};
use crate::{Context, Error, Work, desks, error::encode};

const MULINI: Uuid = uuid!("0f000000-0000-7000-8000-000000000021");
const STATION: Uuid = uuid!("0f000000-0000-7000-8000-000000000022");
const VILLAGE: Uuid = uuid!("0f000000-0000-7000-8000-000000000023");

/// A building: identifier, name, address, position in millionths of a degree.
const BUILDINGS: [(Uuid, &str, &str, i32, i32); 3] = [
    (MULINI, "Palazzo dei Mulini", "Via dei Mulini 4", 43_912_345, 11_123_456),
    (STATION, "Casa della comunità", "Viale della Stazione 21", 43_908_120, 11_131_870),
    (VILLAGE, "Centro civico di Borgo Alto", "Piazza del Borgo 2", 43_931_004, 11_098_233),
];

/// How to get there, and what whoever needs it must know, in the order of [`Lang::ALL`].
const NOTES: [[[&str; 6]; 2]; 3] = [
    [
        [
            "Autobus 2 e 5, fermata Mulini. Parcheggio in piazza della Fonte.",
            "Buses 2 and 5, stop Mulini. Car park in piazza della Fonte.",
            "Bus 2 et 5, arrêt Mulini. Parking piazza della Fonte.",
            "Autobuses 2 y 5, parada Mulini. Aparcamiento en piazza della Fonte.",
            "الحافلتان 2 و5، موقف Mulini. موقف سيارات في piazza della Fonte.",
            "Автобуси 2 і 5, зупинка Mulini. Стоянка на piazza della Fonte.",
        ],
        [
            "Piano terra, senza gradini. Bagno accessibile. Un posto auto riservato davanti all’ingresso.",
            "Ground floor, no steps. Accessible toilet. A reserved parking space at the entrance.",
            "Rez-de-chaussée, sans marches. Toilettes accessibles. Une place de parking réservée devant l’entrée.",
            "Planta baja, sin escalones. Aseo accesible. Una plaza de aparcamiento reservada ante la entrada.",
            "الطابق الأرضي، بدون درجات. دورة مياه مهيأة. مكان محجوز لسيارة أمام المدخل.",
            "Перший поверх, без сходинок. Доступний туалет. Зарезервоване місце для авто перед входом.",
        ],
    ],
    [
        [
            "Di fronte alla stazione dei treni. Autobus 1, 2 e 7.",
            "Opposite the railway station. Buses 1, 2 and 7.",
            "En face de la gare. Bus 1, 2 et 7.",
            "Frente a la estación de tren. Autobuses 1, 2 y 7.",
            "مقابل محطة القطار. الحافلات 1 و2 و7.",
            "Навпроти залізничного вокзалу. Автобуси 1, 2 і 7.",
        ],
        [
            "Primo piano con ascensore. Bagno accessibile. Percorso tattile dall’ingresso allo sportello.",
            "First floor, with lift. Accessible toilet. Tactile path from the entrance to the desk.",
            "Premier étage avec ascenseur. Toilettes accessibles. Cheminement tactile de l’entrée au guichet.",
            "Primera planta con ascensor. Aseo accesible. Itinerario táctil desde la entrada hasta la ventanilla.",
            "الطابق الأول مع مصعد. دورة مياه مهيأة. مسار لمسي من المدخل إلى المكتب.",
            "Другий поверх, є ліфт. Доступний туалет. Тактильна доріжка від входу до стійки.",
        ],
    ],
    [
        [
            "Autobus 9 da Pontelaro, capolinea Borgo Alto.",
            "Bus 9 from Pontelaro, terminus Borgo Alto.",
            "Bus 9 depuis Pontelaro, terminus Borgo Alto.",
            "Autobús 9 desde Pontelaro, última parada Borgo Alto.",
            "الحافلة 9 من Pontelaro، المحطة الأخيرة Borgo Alto.",
            "Автобус 9 з Pontelaro, кінцева зупинка Borgo Alto.",
        ],
        [
            "Due gradini all’ingresso: suona e apriamo la rampa. Bagno accessibile.",
            "Two steps at the entrance: ring, and we open the ramp. Accessible toilet.",
            "Deux marches à l’entrée : sonnez et nous ouvrons la rampe. Toilettes accessibles.",
            "Dos escalones en la entrada: llama al timbre y abrimos la rampa. Aseo accesible.",
            "درجتان عند المدخل: يُرجى قرع الجرس لنفتح المنحدر. دورة مياه مهيأة.",
            "Дві сходинки при вході: подзвоніть, і ми відкриємо пандус. Доступний туалет.",
        ],
    ],
];

/// What the demo's desks and buildings are called, in the order of [`Lang::ALL`]; the Italian is the name of record.
const DESK_NAMES: [(Uuid, [&str; 6]); 2] = [
    (
        GENERAL_DESK,
        [
            "",
            "Social services desk of Pontelaro",
            "Bureau des services sociaux de Pontelaro",
            "Oficina de servicios sociales de Pontelaro",
            "مكتب الخدمات الاجتماعية في Pontelaro",
            "Відділ соціальних послуг Pontelaro",
        ],
    ),
    (
        FOREIGNERS_DESK,
        [
            "",
            "Immigration desk",
            "Bureau immigration",
            "Oficina de inmigración",
            "مكتب الهجرة",
            "Відділ імміграції",
        ],
    ),
];

const BUILDING_NAMES: [(Uuid, [&str; 6]); 2] = [
    (
        STATION,
        [
            "",
            "Community health centre (Casa della comunità)",
            "Maison de santé (Casa della comunità)",
            "Centro de salud comunitario (Casa della comunità)",
            "مركز الصحة المجتمعي (Casa della comunità)",
            "Центр здоров’я громади (Casa della comunità)",
        ],
    ),
    (
        VILLAGE,
        [
            "",
            "Borgo Alto civic centre",
            "Centre civique de Borgo Alto",
            "Centro cívico de Borgo Alto",
            "المركز المدني Borgo Alto",
            "Громадський центр Borgo Alto",
        ],
    ),
];

/// A desk at a building: identifier, desk, building, telephone, languages, sign language.
type AtBuilding = (Uuid, Uuid, Uuid, &'static str, &'static [&'static str], bool);

const POINTS: [AtBuilding; 3] = [
    (
        uuid!("0f000000-0000-7000-8000-000000000031"),
        GENERAL_DESK,
        MULINI,
        "055 010 0200",
        &["it", "en", "fr"],
        true,
    ),
    (
        uuid!("0f000000-0000-7000-8000-000000000032"),
        FOREIGNERS_DESK,
        STATION,
        "055 010 0230",
        &["it", "en", "fr", "es", "ar", "uk"],
        false,
    ),
    (uuid!("0f000000-0000-7000-8000-000000000033"), GENERAL_DESK, VILLAGE, "055 010 0245", &["it"], false),
];

/// Place of the desk in [`POINTS`], day of the week, opening and closing in minutes after midnight.
const HOURS: [(usize, i16, i16, i16); 12] = [
    (0, 1, 510, 780),
    (0, 2, 510, 780),
    (0, 3, 510, 780),
    (0, 4, 510, 780),
    (0, 5, 510, 780),
    (0, 2, 870, 1050),
    (0, 4, 870, 1050),
    (1, 1, 540, 750),
    (1, 3, 540, 750),
    (1, 4, 840, 1080),
    (2, 3, 540, 720),
    (2, 6, 540, 720),
];

/// Place of the desk in [`POINTS`], reason, ways, minutes, seats.
type KindOf = (usize, &'static str, &'static [&'static str], i16, i16);

const KINDS: [KindOf; 7] = [
    (0, "first_talk", &["in_person", "phone"], 45, 2),
    (0, "form_help", &["in_person"], 30, 2),
    (0, "sent_request", &["in_person", "phone"], 15, 1),
    (1, "first_talk", &["in_person"], 45, 1),
    (1, "form_help", &["in_person", "phone"], 30, 1),
    (2, "first_talk", &["in_person"], 45, 1),
    (2, "form_help", &["in_person"], 30, 1),
];

/// Invented people who booked at the desk, with the telephone they gave.
const PEOPLE: [(&str, &str); 12] = [
    ("Rosa Bellandi", "333 010 1101"),
    ("Omar Diallo", "333 010 1102"),
    ("Teresa Nocentini", "333 010 1103"),
    ("Oksana Kovalenko", "333 010 1104"),
    ("Dino Frassinelli", "333 010 1105"),
    ("Amina El Fassi", "333 010 1106"),
    ("Piero Lastrucci", "333 010 1107"),
    ("Lucia Grifoni", "333 010 1108"),
    ("Nadia Petrova", "333 010 1109"),
    ("Marco Biagiotti", "333 010 1110"),
    ("Fatou Ndiaye", "333 010 1111"),
    ("Gino Cappellini", "333 010 1112"),
];

/// An identifier that is the same each time: which table, which line.
fn fixed(table: u16, line: usize) -> Uuid {
    let line = u128::try_from(line).unwrap_or_default();
    Uuid::from_u128(0x0f00_0000_0000_7000_8000_0000_0000_0000 | (u128::from(table) << 16) | line)
}

/// A text from its words in the order of [`Lang::ALL`].
fn in_every_language(words: [&str; 6]) -> Text {
    Lang::ALL.into_iter().zip(words).fold(Text::italian(""), |text, (lang, words)| text.with(lang, words))
}

/// The names in other languages, as they are kept.
pub(super) fn translated(words: [&str; 6]) -> serde_json::Value {
    let others = Lang::ALL.into_iter().zip(words).filter(|(lang, _)| *lang != Lang::It);
    let named = others.map(|(lang, words)| (lang.tag().to_owned(), serde_json::Value::from(words)));
    serde_json::Value::Object(named.collect())
}

/// Names of desks and buildings for citizens, where nobody wrote any.
async fn names(connection: &mut PgConnection) -> Result<(), Error> {
    for (desk, words) in DESK_NAMES {
        sqlx::query!("UPDATE desk SET names = $2 WHERE id = $1 AND names = '{}'", desk, translated(words))
            .execute(&mut *connection)
            .await?;
    }
    for (building, words) in BUILDING_NAMES {
        let words = translated(words);
        sqlx::query!("UPDATE contact_point SET names = $2 WHERE id = $1 AND names = '{}'", building, words)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Three contact points with their hours and kinds of appointments. Doing it twice does it once.
pub(super) async fn contact_points(connection: &mut PgConnection) -> Result<(), Error> {
    for ((id, name, address, latitude, longitude), notes) in BUILDINGS.into_iter().zip(NOTES) {
        let [directions, accessibility] = notes.map(in_every_language);
        sqlx::query!(
            "INSERT INTO contact_point
                (id, zone_id, organisation_id, name, address, town, latitude, longitude, directions, accessibility)
             VALUES ($1, $2, $3, $4, $5, '50000 Pontelaro', $6, $7, $8, $9)
             ON CONFLICT (id) DO NOTHING",
            id,
            ZONE,
            ORGANISATION,
            name,
            address,
            latitude,
            longitude,
            encode("contact_point", "directions", &directions)?,
            encode("contact_point", "accessibility", &accessibility)?,
        )
        .execute(&mut *connection)
        .await?;
    }
    for (position, (id, desk, point, phone, languages, sign_language)) in (1_i16..).zip(POINTS) {
        let languages: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
        sqlx::query!(
            "INSERT INTO desk_point
                (id, zone_id, desk_id, contact_point_id, position, phone, email, languages, sign_language)
             VALUES ($1, $2, $3, $4, $5, $6, 'sportello@comune.pontelaro.example', $7, $8)
             ON CONFLICT (id) DO NOTHING",
            id,
            ZONE,
            desk,
            point,
            position,
            phone,
            &languages,
            sign_language,
        )
        .execute(&mut *connection)
        .await?;
    }
    names(connection).await?;
    hours(connection).await?;
    kinds(connection).await
}

async fn hours(connection: &mut PgConnection) -> Result<(), Error> {
    for (line, (point, weekday, opens, closes)) in HOURS.into_iter().enumerate() {
        let Some((point, ..)) = POINTS.get(point) else { continue };
        sqlx::query!(
            "INSERT INTO opening_hours (id, zone_id, desk_point_id, weekday, opens, closes)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
            fixed(0x41, line),
            ZONE,
            *point,
            weekday,
            opens,
            closes,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

async fn kinds(connection: &mut PgConnection) -> Result<(), Error> {
    for (line, (point, reason, modes, minutes, seats)) in KINDS.into_iter().enumerate() {
        let Some((point, ..)) = POINTS.get(point) else { continue };
        let modes: Vec<String> = modes.iter().map(|mode| (*mode).to_owned()).collect();
        sqlx::query!(
            "INSERT INTO appointment_kind (id, zone_id, desk_point_id, reason, modes, minutes, seats)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (id) DO NOTHING",
            fixed(0x42, line),
            ZONE,
            *point,
            reason,
            &modes,
            minutes,
            seats,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// A week of bookings at the demo's desks, from today on, where there are none yet. Comes after
/// [`super::demo`]. Never in production.
pub async fn bookings(owner: &PgPool, ctx: &Context) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    let any = sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM appointment) AS "any!""#)
        .fetch_one(work.connection())
        .await?;
    if any {
        return Ok(());
    }
    let mut people = PEOPLE.iter().cycle();
    for point in desks::all(work.connection(), ctx.today()).await? {
        let days = (0..7).filter_map(|days| ctx.today().checked_add_days(Days::new(days)));
        for (at, day) in days.enumerate() {
            for kind in &point.kinds {
                // Some slots of a day: nobody's calendar is full at regular distances.
                let slots = slots_on(&point.hours, kind.minutes, day);
                let taken = slots.into_iter().skip(at % 2).step_by(3).take(2);
                for (slot, &(name, phone)) in taken.zip(people.by_ref()) {
                    let mode = kind.modes.last().copied().unwrap_or(Mode::InPerson);
                    booking(work.connection(), ctx, kind.id.uuid(), mode, slot, (name, phone)).await?;
                }
            }
        }
    }
    work.commit().await
}

async fn booking(
    connection: &mut PgConnection,
    ctx: &Context,
    kind: Uuid,
    mode: Mode,
    slot: Period,
    (name, phone): (&str, &str),
) -> Result<(), Error> {
    let id = ctx.id();
    sqlx::query!(
        "INSERT INTO appointment
            (id, zone_id, desk_id, desk_point_id, kind_id, name, phone, reason, mode, starts_at, ends_at,
             state, facts, booked_at, settled_at)
         SELECT $1, kind.zone_id, desk_point.desk_id, desk_point.id, kind.id, $2, $3, kind.reason, $4, $5, $6,
             'booked', $7, $8, $8
         FROM appointment_kind kind
         JOIN desk_point ON desk_point.id = kind.desk_point_id
         WHERE kind.id = $9",
        id,
        name,
        phone,
        mode.code(),
        slot.start,
        slot.end,
        encode("appointment", "facts", &State::Booked)?,
        ctx.now,
        kind,
    )
    .execute(&mut *connection)
    .await?;
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
