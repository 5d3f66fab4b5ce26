//! Facts that the portal starts with: municipalities everywhere, an invented organisation in demo.
//!
//! Run with the owner's connection, [`is_demo`] aside; the server's role cannot change configuration.

mod cards;
mod codes;
mod countries;
mod desks;
mod doubles;
mod draft;
mod elsewhere;
mod eyes;
mod family;
mod municipalities;
mod partner;
mod people;
mod profiles;
mod proposals;
mod protected;
mod referrals;
mod registry;
mod stories;
mod zone;

use chrono::TimeDelta;
use domain::{actor::Operator, service::Service};
use sqlx::{PgConnection, PgPool};
use uuid::{Uuid, uuid};

use crate::{
    Context, Error, Work,
    catalogue::check_form,
    operators::{self, SignIn},
};

pub use cards::cards;
pub use codes::code_tables;
pub use desks::bookings;
pub use doubles::doubles;
pub use elsewhere::elsewhere;
pub use eyes::eyes;
pub use family::family;
pub use partner::{PARTNER, partner};
pub use people::people;
pub use profiles::profiles;
pub use proposals::proposals;
pub use protected::protected;
pub use referrals::referrals;
pub use registry::registry;
pub use stories::stories;
pub use zone::zone;

const MUNICIPALITIES: &str = include_str!("../../../migrations/seed/municipalities.csv");

/// The demo's zone, organisation and desks have fixed identifiers, so that seeding twice adds nothing.
const ZONE: Uuid = uuid!("0f000000-0000-7000-8000-000000000001");
const ORGANISATION: Uuid = uuid!("0f000000-0000-7000-8000-000000000002");
const GENERAL_PROFILE: Uuid = uuid!("0f000000-0000-7000-8000-000000000003");
const FOREIGNERS_PROFILE: Uuid = uuid!("0f000000-0000-7000-8000-000000000004");
const GENERAL_DESK: Uuid = uuid!("0f000000-0000-7000-8000-000000000005");
const FOREIGNERS_DESK: Uuid = uuid!("0f000000-0000-7000-8000-000000000006");

/// The services of the demo, most asked for first, and the desk that receives them.
const SERVICES: [(&str, Uuid); 10] = [
    (include_str!("../../../migrations/seed/services/contributo-economico.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/emergenza-abitativa.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/primo-appuntamento.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/assistenza-domiciliare-anziani.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/pasti-a-domicilio.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/trasporto-disabili.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/contributo-retta-residenziale.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/riduzione-retta-nido.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/sostegno-famiglie-minori.json"), GENERAL_DESK),
    (include_str!("../../../migrations/seed/services/orientamento-stranieri.json"), FOREIGNERS_DESK),
];

/// Operators of the demo: subject at the provider, name, enabled, desk and role.
const OPERATORS: [(&str, &str, bool, Uuid, &str); 5] = [
    ("chiara.moretti", "Chiara Moretti", true, GENERAL_DESK, "front_desk"),
    ("anna.bruni", "Anna Bruni", true, GENERAL_DESK, "social_worker"),
    ("karim.haddad", "Karim Haddad", true, FOREIGNERS_DESK, "front_desk"),
    ("paolo.neri", "Paolo Neri", true, GENERAL_DESK, "administrator"),
    ("sospesa.rossi", "Sospesa Rossi", false, GENERAL_DESK, "front_desk"),
];

/// Fills the tables that every portal needs. Doing it twice does it once.
pub async fn codes(owner: &PgPool) -> Result<(), Error> {
    let mut rows: Vec<(&str, &str, &str)> = Vec::with_capacity(8000);
    for line in MUNICIPALITIES.lines().skip(1) {
        rows.push(municipality(line)?);
    }
    let (belfiore, names, provinces) = unzip(rows);
    sqlx::query!(
        "INSERT INTO municipality (belfiore, name, province, search)
         SELECT belfiore, name, province, searchable(name)
         FROM unnest($1::text[], $2::text[], $3::text[]) AS rows (belfiore, name, province)
         ON CONFLICT (belfiore) DO UPDATE
         SET name = excluded.name, province = excluded.province, search = excluded.search
         WHERE municipality.name <> excluded.name OR municipality.province <> excluded.province",
        &belfiore,
        &names,
        &provinces,
    )
    .execute(owner)
    .await?;
    municipalities::past(owner).await?;
    countries::countries(owner).await?;
    code_tables(owner).await
}

/// `name,province,belfiore,istat`; a name with a comma is in quotes.
fn municipality(line: &str) -> Result<(&str, &str, &str), Error> {
    let mut fields = line.rsplitn(4, ',');
    let (_istat, belfiore, province, name) = (fields.next(), fields.next(), fields.next(), fields.next());
    match (belfiore, province, name) {
        (Some(belfiore), Some(province), Some(name)) => Ok((belfiore, name.trim_matches('"'), province)),
        _ => Err(Error::Corrupt { table: "municipality", column: "seed" }),
    }
}

fn unzip(rows: Vec<(&str, &str, &str)>) -> (Vec<String>, Vec<String>, Vec<String>) {
    let mut columns = (Vec::new(), Vec::new(), Vec::new());
    for (belfiore, name, province) in rows {
        columns.0.push(belfiore.to_owned());
        columns.1.push(name.to_owned());
        columns.2.push(province.to_owned());
    }
    columns
}

/// Fills the invented municipality of the demo: desks, services and operators. Never in production.
/// `issuer` is the demo's OpenID provider.
pub async fn demo(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    places(work.connection()).await?;
    desks::contact_points(work.connection()).await?;
    for (position, (text, desk)) in (1_i16..).zip(SERVICES) {
        service(work.connection(), ctx, position, text, desk).await?;
    }
    for operator in OPERATORS {
        add_operator(work.connection(), ctx, issuer, operator).await?;
    }
    operators::lead(work.connection(), ZONE, ORGANISATION).await?;
    draft::add(work.connection(), ctx, issuer).await?;
    work.commit().await
}

/// Whether this is the database of a demo: one of its zones is there, under the identifier that only the seed gives.
/// All that is invented hangs on them.
pub async fn is_demo(pool: &PgPool) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM zone WHERE id IN ($1, $2)) AS "demo!""#,
        ZONE,
        elsewhere::ZONE,
    )
    .fetch_one(pool)
    .await
    .map_err(Error::from)
}

async fn places(connection: &mut PgConnection) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO zone (id, name) VALUES ($1, 'Zona sociale Valle del Laro') ON CONFLICT (id) DO NOTHING",
        ZONE
    )
    .execute(&mut *connection)
    .await?;
    add_body(&mut *connection, ORGANISATION, ZONE, "Comune di Pontelaro").await?;
    sqlx::query!(
        "INSERT INTO profile (id, zone_id, name, mask)
         VALUES ($1, $3, 'Segretariato sociale', '{protected_identity}'),
              ($2, $3, 'Sportello immigrazione', '{health,disability,judicial,violence,protected_identity}')
         ON CONFLICT (id) DO NOTHING",
        GENERAL_PROFILE,
        FOREIGNERS_PROFILE,
        ZONE,
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO desk (id, zone_id, organisation_id, profile_id, name, kind)
         VALUES ($1, $5, $6, $3, 'Sportello sociale di Pontelaro', 'general'),
             ($2, $5, $6, $4, 'Sportello immigrazione', 'foreigners')
         ON CONFLICT (id) DO NOTHING",
        GENERAL_DESK,
        FOREIGNERS_DESK,
        GENERAL_PROFILE,
        FOREIGNERS_PROFILE,
        ZONE,
        ORGANISATION,
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO municipality (belfiore, name, province, search)
         VALUES ('M990', 'Pontelaro', 'PL', 'pontelaro') ON CONFLICT (belfiore) DO NOTHING"
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Adds a service; when its text has changed since, a new version, which new drafts begin with.
async fn service(
    connection: &mut PgConnection,
    ctx: &Context,
    position: i16,
    text: &str,
    desk: Uuid,
) -> Result<(), Error> {
    const BROKEN: Error = Error::Corrupt { table: "service_version", column: "seed" };
    let service: Service = serde_json::from_str(text).map_err(|_| BROKEN)?;
    check_form(&service)?;
    let id = sqlx::query_scalar!(
        "INSERT INTO service (id, zone_id, organisation_id, desk_id, slug, position)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organisation_id, slug) DO UPDATE SET desk_id = excluded.desk_id, position = excluded.position
         RETURNING id",
        ctx.id(),
        ZONE,
        ORGANISATION,
        desk,
        service.slug,
        position,
    )
    .fetch_one(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO service_version (id, service_id, version, content, published_at)
         SELECT $1, $2, coalesce(max(version), 0) + 1, $3, CASE WHEN count(*) = 0 THEN $5::timestamptz ELSE $4::timestamptz END
         FROM service_version
         WHERE service_id = $2
         HAVING count(*) FILTER (WHERE content = $3) = 0",
        ctx.id(),
        id,
        serde_json::to_value(&service).map_err(|_| BROKEN)?,
        ctx.now,
        // The demo's office has been open for a while: its stories began days ago.
        ctx.now - TimeDelta::days(365),
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// So many days ago.
fn ago(ctx: &Context, days: i64) -> Context {
    Context { now: ctx.now - TimeDelta::days(days), ..*ctx }
}

/// A body of the demo, once.
async fn add_body(connection: &mut PgConnection, id: Uuid, zone: Uuid, name: &str) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO organisation (id, zone_id, name) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
        id,
        zone,
        name,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A desk of a body, with its profile; once.
async fn add_desk(
    connection: &mut PgConnection,
    id: Uuid,
    (zone, organisation, profile): (Uuid, Uuid, Uuid),
    name: &str,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING",
        id,
        zone,
        organisation,
        profile,
        name,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// An operator of the demo at their first desk; none where they have no desk yet.
async fn at_desk(
    owner: &PgPool,
    ctx: &Context,
    issuer: &str,
    subject: &str,
) -> Result<Option<Operator>, Error> {
    Ok(match operators::sign_in(owner, ctx, issuer, subject).await? {
        SignIn::Desks(desks) => desks.into_iter().next(),
        _ => None,
    })
}

async fn add_operator(
    connection: &mut PgConnection,
    ctx: &Context,
    issuer: &str,
    operator: (&str, &str, bool, Uuid, &str),
) -> Result<(), Error> {
    add_operator_of(connection, ctx, (ZONE, issuer), operator).await
}

/// The same in a zone.
async fn add_operator_of(
    connection: &mut PgConnection,
    ctx: &Context,
    (zone, issuer): (Uuid, &str),
    (subject, name, enabled, desk, role): (&str, &str, bool, Uuid, &str),
) -> Result<(), Error> {
    let id = sqlx::query_scalar!(
        "INSERT INTO operator (id, zone_id, issuer, subject, name, enabled, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name
         RETURNING id",
        ctx.id(),
        zone,
        issuer,
        subject,
        name,
        enabled,
        ctx.now,
    )
    .fetch_one(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO operator_desk (operator_id, desk_id, zone_id, role) VALUES ($1, $2, $3, $4)
         ON CONFLICT (operator_id, desk_id) DO NOTHING",
        id,
        desk,
        zone,
        role,
    )
    .execute(connection)
    .await?;
    Ok(())
}
