//! People whom the demo's desks know already, so that there is somebody to look for. Invented; their fiscal
//! codes use a place code that belongs to no municipality.

use chrono::{DateTime, NaiveDate, Utc};
use domain::FiscalCode;
use sqlx::PgPool;
use uuid::{Uuid, uuid};

use super::ZONE;
use crate::{Context, Error, Work, people};

/// Name, surname, birth, sex, codice fiscale, telephone.
pub(super) type Line = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const PEOPLE: [Line; 24] = [
    ("Teresa", "Nardi", "1926-05-01", "F", "", "055 010 0311"),
    ("Maria Teresa", "Nardi", "1951-10-22", "F", "NRDMTR51R62M990H", ""),
    ("Paola", "Sarto", "1978-10-05", "F", "", "333 010 0261"),
    ("Giovanni", "De Haro", "1969-03-12", "M", "DHRGNN69C12M990J", "347 010 0105"),
    ("Nicolò", "D’Angelo", "1999-11-05", "M", "DNGNCL99S05M990G", ""),
    ("Rosa", "Di Stefano", "1944-08-16", "F", "DSTRSO44M56M990U", "055 010 0312"),
    ("Giovan Battista", "Schiavone", "1938-12-24", "M", "SCHGNB38T24M990L", ""),
    ("Maria", "Lombardi", "1970-02-11", "F", "LMBMRA70B51M990X", ""),
    ("Maria", "Lombardi", "1985-05-23", "F", "LMBMRA85E63M990V", "320 010 0127"),
    ("Mario", "Lombardi", "1970-02-11", "M", "LMBMRA70B11M990T", ""),
    ("Annamaria", "Lo Presti", "1967-05-13", "F", "LPRNMR67E53M990F", ""),
    ("Mohammed", "Benali", "1982-03-03", "M", "", "389 010 0134"),
    ("Fatoumata", "Traoré", "1995-06-06", "F", "", ""),
    ("Олена", "Шевченко", "1993-02-24", "F", "", "+380 67 010 0198"),
    ("Ihor", "Hryhorenko", "1980-06-15", "M", "", ""),
    ("Łukasz", "Wójcik", "1986-12-06", "M", "WJCLSZ86T06M990Z", ""),
    ("Ștefan", "Țurcanu", "1976-03-30", "M", "", ""),
    ("Wei", "Zhang", "1987-08-18", "F", "ZHNWEI87M58M990S", ""),
    ("Concetta", "Esposito", "1948-12-08", "F", "SPSCCT48T48M990G", "081 010 0222"),
    ("Vincenzo", "Esposito", "1972-04-30", "M", "SPSVCN72D30M990V", ""),
    ("Elisabetta", "Mazzini", "1963-10-03", "F", "MZZLBT63R43M990U", ""),
    ("Gurpreet", "Singh", "1988-06-02", "M", "", "351 010 0177"),
    ("Arben", "Hoxha", "1965-01-15", "M", "HXHRBN65A15M990J", ""),
    ("Jürgen", "Müller", "1958-03-21", "M", "", ""),
];

/// The first one's identifier; the others follow, so that seeding twice adds nothing.
const FIRST: Uuid = uuid!("0f000000-0000-7000-8000-000000000100");
/// Concetta Esposito.
pub(super) const CONCETTA: Uuid = uuid!("0f000000-0000-7000-8000-000000000112");
/// Vincenzo Esposito, her son.
pub(super) const VINCENZO: Uuid = uuid!("0f000000-0000-7000-8000-000000000113");

/// The identifier of the person at this place of the list.
pub(super) const fn known(place: u128) -> Uuid {
    Uuid::from_u128(FIRST.as_u128() + place)
}

/// Enters people into the registry of the demo's zone. Comes after [`super::demo`]. Never in production.
pub async fn people(owner: &PgPool, ctx: &Context) -> Result<(), Error> {
    write(owner, ctx.now, (0, &PEOPLE)).await
}

/// Writes these people down as entered at this time, the first one at this place after [`FIRST`]; who is there stays.
pub(super) async fn write(
    owner: &PgPool,
    at: DateTime<Utc>,
    (first, people): (u128, &[Line]),
) -> Result<(), Error> {
    const BROKEN: Error = Error::Corrupt { table: "person", column: "seed" };
    let mut work = Work::zone(owner, ZONE).await?;
    for (place, (given, family, born, sex, code, phone)) in (first..).zip(people) {
        let born: NaiveDate = born.parse().map_err(|_| BROKEN)?;
        let code: Option<FiscalCode> = written(code).map(str::parse).transpose().map_err(|_| BROKEN)?;
        sqlx::query!(
            "INSERT INTO person
                (id, zone_id, given_name, family_name, fiscal_code, fiscal_code_canonical, birth_date, sex,
                 phone, created_at, created_by)
             SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, operator.id
             FROM operator
             WHERE operator.zone_id = $2 AND operator.subject = 'chiara.moretti'
             ORDER BY operator.id
             LIMIT 1
             ON CONFLICT DO NOTHING",
            known(place),
            ZONE,
            *given,
            *family,
            code.as_ref().map(ToString::to_string),
            code.as_ref().map(|code| code.canonical().to_string()),
            born,
            *sex,
            written(phone),
            at,
        )
        .execute(work.connection())
        .await?;
    }
    work.commit().await?;
    people::index(owner).await?;
    Ok(())
}

fn written(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
