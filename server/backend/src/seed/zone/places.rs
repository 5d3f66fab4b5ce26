//! Bodies, desks, agreements, rules and operators.

use chrono::Days;
use domain::{
    Id, Lang,
    zone::{Routing, Rule},
};
use sqlx::{PgConnection, PgPool};
use uuid::{Uuid, uuid};

use super::{
    super::{FOREIGNERS_PROFILE, GENERAL_DESK, GENERAL_PROFILE, ZONE, add_operator, desks::translated},
    agenda, points,
};
use crate::{Context, Error, Work, error::encode};

pub(super) const TOWN: Uuid = uuid!("0f000000-0000-7000-8000-000000000041");
pub(super) const OFFICE: Uuid = uuid!("0f000000-0000-7000-8000-000000000042");
pub(super) const BRIDGE: Uuid = uuid!("0f000000-0000-7000-8000-000000000043");
pub(super) const HEALTH: Uuid = uuid!("0f000000-0000-7000-8000-000000000044");
pub(super) const LISTENING: Uuid = uuid!("0f000000-0000-7000-8000-000000000045");

/// A body: identifier, name, kind.
const BODIES: [(Uuid, &str, &str); 5] = [
    (TOWN, "Comune di Roccaspina", "municipality"),
    (OFFICE, "Ufficio di piano Valle del Laro", "zone_office"),
    (BRIDGE, "Cooperativa sociale Il Ponte sul Laro", "third_sector"),
    (HEALTH, "Azienda sanitaria del Laro", "health"),
    (LISTENING, "Associazione Ascolto Aperto", "third_sector"),
];

const THIRD_PROFILE: Uuid = uuid!("0f000000-0000-7000-8000-000000000046");
const HEALTH_PROFILE: Uuid = uuid!("0f000000-0000-7000-8000-000000000047");

/// The general desk of the new municipality.
pub(super) const ROCCASPINA: Uuid = uuid!("0f000000-0000-7000-8000-000000000051");
pub(super) const STRANGERS: Uuid = uuid!("0f000000-0000-7000-8000-000000000052");
pub(super) const CENTRAL: Uuid = uuid!("0f000000-0000-7000-8000-000000000053");
pub(super) const WINTER: Uuid = uuid!("0f000000-0000-7000-8000-000000000054");
pub(super) const ELDERLY: Uuid = uuid!("0f000000-0000-7000-8000-000000000055");
pub(super) const SINGLE_ACCESS: Uuid = uuid!("0f000000-0000-7000-8000-000000000056");
pub(super) const HOUSE_AND_WORK: Uuid = uuid!("0f000000-0000-7000-8000-000000000057");
pub(super) const EAR: Uuid = uuid!("0f000000-0000-7000-8000-000000000058");

/// A desk: identifier, body, profile, name, kind.
const DESKS: [(Uuid, Uuid, Uuid, &str, &str); 8] = [
    (ROCCASPINA, TOWN, GENERAL_PROFILE, "Sportello sociale di Roccaspina", "general"),
    (STRANGERS, TOWN, FOREIGNERS_PROFILE, "Sportello stranieri di Roccaspina", "foreigners"),
    (CENTRAL, OFFICE, GENERAL_PROFILE, "Segretariato sociale dei comuni piccoli", "centralised"),
    (WINTER, OFFICE, GENERAL_PROFILE, "Emergenza freddo", "thematic"),
    (ELDERLY, OFFICE, GENERAL_PROFILE, "Sportello anziani e caregiver", "thematic"),
    (SINGLE_ACCESS, HEALTH, HEALTH_PROFILE, "Punto unico di accesso", "general"),
    (HOUSE_AND_WORK, BRIDGE, THIRD_PROFILE, "Sportello casa e lavoro", "third_sector"),
    (EAR, LISTENING, THIRD_PROFILE, "Sportello di ascolto", "third_sector"),
];

/// What the desks are called in the order of [`Lang::ALL`]; the Italian is the name of record.
const NAMES: [(Uuid, [&str; 6]); 8] = [
    (
        ROCCASPINA,
        [
            "",
            "Social services desk of Roccaspina",
            "Bureau des services sociaux de Roccaspina",
            "Oficina de servicios sociales de Roccaspina",
            "مكتب الخدمات الاجتماعية في Roccaspina",
            "Відділ соціальних послуг Roccaspina",
        ],
    ),
    (
        STRANGERS,
        [
            "",
            "Immigration desk of Roccaspina",
            "Bureau immigration de Roccaspina",
            "Oficina de inmigración de Roccaspina",
            "مكتب الهجرة في Roccaspina",
            "Відділ імміграції Roccaspina",
        ],
    ),
    (
        CENTRAL,
        [
            "",
            "Social services desk of the small municipalities",
            "Bureau des services sociaux des petites communes",
            "Oficina de servicios sociales de los municipios pequeños",
            "مكتب الخدمات الاجتماعية للبلديات الصغيرة",
            "Відділ соціальних послуг малих муніципалітетів",
        ],
    ),
    (
        WINTER,
        [
            "",
            "Cold weather emergency",
            "Urgence grand froid",
            "Emergencia por frío",
            "طوارئ البرد",
            "Допомога в холоди",
        ],
    ),
    (
        ELDERLY,
        [
            "",
            "Desk for older people and carers",
            "Bureau des personnes âgées et des aidants",
            "Oficina para personas mayores y cuidadores",
            "مكتب كبار السن ومن يرعاهم",
            "Відділ для літніх людей і тих, хто про них дбає",
        ],
    ),
    (
        SINGLE_ACCESS,
        [
            "",
            "Single access point",
            "Point d’accès unique",
            "Punto único de acceso",
            "نقطة الوصول الموحدة",
            "Єдиний пункт доступу",
        ],
    ),
    (
        HOUSE_AND_WORK,
        [
            "",
            "Housing and work desk",
            "Bureau logement et travail",
            "Oficina de vivienda y trabajo",
            "مكتب السكن والعمل",
            "Відділ житла та роботи",
        ],
    ),
    (
        EAR,
        [
            "",
            "Listening desk",
            "Bureau d’écoute",
            "Oficina de escucha",
            "مكتب الإصغاء",
            "Служба вислуховування",
        ],
    ),
];

/// Whoever writes the cards of each desk: desk, body, subject.
pub(super) const SEATS: [(Uuid, Uuid, &str); 8] = [
    (ROCCASPINA, TOWN, "nora.vitali"),
    (STRANGERS, TOWN, "elio.santamaria"),
    (CENTRAL, OFFICE, "berta.colonnesi"),
    (WINTER, OFFICE, "tiziano.orlandini"),
    (ELDERLY, OFFICE, "silvana.grandi"),
    (SINGLE_ACCESS, HEALTH, "ivo.marchesan"),
    (HOUSE_AND_WORK, BRIDGE, "omar.diopetti"),
    (EAR, LISTENING, "greta.solari"),
];

/// Who is away, at the first seat's desk.
pub(super) const AWAY: &str = "aldo.riccetti";

/// Operators: subject at the provider of the demo, name, enabled, desk, role. Larger bodies have two administrators, so
/// that what takes two can be done; Chiara of Pontelaro has a colleague who can stand in.
const OPERATORS: [(&str, &str, bool, Uuid, &str); 25] = [
    ("bice.venturoli", "Bice Venturoli", true, GENERAL_DESK, "front_desk"),
    ("vera.castigliano", "Vera Castigliano", true, ROCCASPINA, "administrator"),
    ("ugo.bassettini", "Ugo Bassettini", true, ROCCASPINA, "administrator"),
    ("ines.corradelli", "Ines Corradelli", true, CENTRAL, "administrator"),
    ("fabio.menichelli", "Fabio Menichelli", true, CENTRAL, "administrator"),
    ("nora.vitali", "Nora Vitali", true, ROCCASPINA, "front_desk"),
    ("aldo.riccetti", "Aldo Riccetti", true, ROCCASPINA, "front_desk"),
    ("dora.manganelli", "Dora Manganelli", true, ROCCASPINA, "social_worker"),
    ("elio.santamaria", "Elio Santamaria", true, STRANGERS, "front_desk"),
    ("sana.belkacemi", "Sana Belkacemi", true, STRANGERS, "front_desk"),
    ("berta.colonnesi", "Berta Colonnesi", true, CENTRAL, "front_desk"),
    ("carlo.ubertini", "Carlo Ubertini", true, CENTRAL, "social_worker"),
    ("mirna.tosatti", "Mirna Tosatti", true, CENTRAL, "front_desk"),
    ("livia.sannazzari", "Livia Sannazzari", true, CENTRAL, "coordinator"),
    ("tiziano.orlandini", "Tiziano Orlandini", true, WINTER, "front_desk"),
    ("pia.fondelli", "Pia Fondelli", true, WINTER, "front_desk"),
    ("silvana.grandi", "Silvana Grandi", true, ELDERLY, "front_desk"),
    ("ernesto.palmucci", "Ernesto Palmucci", true, ELDERLY, "social_worker"),
    ("ivo.marchesan", "Ivo Marchesan", true, SINGLE_ACCESS, "front_desk"),
    ("clelia.brusati", "Clelia Brusati", true, SINGLE_ACCESS, "social_worker"),
    ("omar.diopetti", "Omar Diopetti", true, HOUSE_AND_WORK, "front_desk"),
    ("luna.cerretti", "Luna Cerretti", true, HOUSE_AND_WORK, "front_desk"),
    ("greta.solari", "Greta Solari", true, EAR, "front_desk"),
    ("nino.abbatelli", "Nino Abbatelli", true, EAR, "front_desk"),
    ("rita.exposti", "Rita Exposti", false, EAR, "front_desk"),
];

/// Writes them in one transaction.
pub(super) async fn add(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    bodies(work.connection()).await?;
    desks(work.connection(), ctx).await?;
    points::add(work.connection()).await?;
    agenda::kinds(work.connection()).await?;
    agreements(work.connection(), ctx).await?;
    rules(work.connection()).await?;
    for operator in OPERATORS {
        add_operator(work.connection(), ctx, issuer, operator).await?;
    }
    work.commit().await
}

async fn bodies(connection: &mut PgConnection) -> Result<(), Error> {
    for (id, name, kind) in BODIES {
        sqlx::query!(
            "INSERT INTO organisation (id, zone_id, name, kind) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
            id,
            ZONE,
            name,
            kind,
        )
        .execute(&mut *connection)
        .await?;
    }
    sqlx::query!(
        "INSERT INTO profile (id, zone_id, name, mask, absent)
         VALUES ($1, $3, 'Terzo settore',
                '{health,disability,judicial,income,violence,protected_address,protected_identity}',
                '{judicial,violence,protected_address}'),
             ($2, $3, 'Accesso sanitario', '{judicial,protected_identity}', '{}')
         ON CONFLICT (id) DO NOTHING",
        THIRD_PROFILE,
        HEALTH_PROFILE,
        ZONE,
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO municipality (belfiore, name, province, search)
         VALUES ('M989', 'Roccaspina', 'PL', 'roccaspina') ON CONFLICT (belfiore) DO NOTHING"
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn desks(connection: &mut PgConnection, ctx: &Context) -> Result<(), Error> {
    for (id, body, profile, name, kind) in DESKS {
        sqlx::query!(
            "INSERT INTO desk (id, zone_id, organisation_id, profile_id, name, kind)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
            id,
            ZONE,
            body,
            profile,
            name,
            kind,
        )
        .execute(&mut *connection)
        .await?;
    }
    for (id, words) in NAMES {
        sqlx::query!("UPDATE desk SET names = $2 WHERE id = $1 AND names = '{}'", id, translated(words))
            .execute(&mut *connection)
            .await?;
    }
    // An initiative of one winter, and a desk that hands on but takes nothing over.
    sqlx::query!(
        "UPDATE desk SET open_from = $2, open_until = $3 WHERE id = $1",
        WINTER,
        ctx.today() - Days::new(200),
        ctx.today() + Days::new(120),
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("UPDATE desk SET receives = false, excluded = '{contacts}' WHERE id = $1", EAR)
        .execute(connection)
        .await?;
    Ok(())
}

async fn agreements(connection: &mut PgConnection, ctx: &Context) -> Result<(), Error> {
    let from = ctx.today() - Days::new(300);
    for (id, body, act, until) in [
        (
            uuid!("0f000000-0000-7000-8000-000000000061"),
            BRIDGE,
            "Determinazione dell’ufficio di piano n. 41, coprogettazione casa e lavoro",
            ctx.today() + Days::new(430),
        ),
        (
            uuid!("0f000000-0000-7000-8000-000000000062"),
            LISTENING,
            "Convenzione n. 7 per l’ascolto telefonico",
            ctx.today() + Days::new(25),
        ),
    ] {
        sqlx::query!(
            "INSERT INTO agreement (id, zone_id, organisation_id, valid_from, valid_until, act)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
            id,
            ZONE,
            body,
            from,
            until,
            act,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Who lives in Roccaspina is received there, in their language where there is a desk for it.
async fn rules(connection: &mut PgConnection) -> Result<(), Error> {
    let lives =
        |lang, to| Rule { service: None, municipality: Some("Roccaspina".to_owned()), lang, to: Id::new(to) };
    let rules =
        vec![lives(Some(Lang::Ar), STRANGERS), lives(Some(Lang::Uk), STRANGERS), lives(None, ROCCASPINA)];
    let routing = Routing { rules, ..Routing::default() };
    let here = Routing { municipalities: vec!["Roccaspina".to_owned()], ..Routing::default() };
    for (desk, content) in [(GENERAL_DESK, &routing), (ROCCASPINA, &here)] {
        sqlx::query!(
            "INSERT INTO desk_routing (desk_id, zone_id, content) VALUES ($1, $2, $3)
             ON CONFLICT (desk_id) DO NOTHING",
            desk,
            ZONE,
            encode("desk_routing", "content", content)?,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
