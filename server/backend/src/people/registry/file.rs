//! The registry that comes with the program: what was imported from files.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    actor::Operator,
    person::{
        Name, Sex,
        registry::{By, Citizenship, Source, Standing, Told, name_key},
    },
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{PersonRegistry, Question, Reply};
use crate::{Error, Work, error::known};

/// Looks into the files that the municipalities of the operator's zone handed over.
#[derive(Debug, Clone)]
pub struct FileRegistry {
    pool: PgPool,
}

impl FileRegistry {
    /// In this database.
    pub const fn new(pool: PgPool) -> Self {
        Self { pool }
    }
}

/// Where somebody stands: file and line.
type Place = (Uuid, i32);

#[async_trait]
impl PersonRegistry for FileRegistry {
    async fn look_up(&self, operator: &Operator, question: &Question) -> Result<Reply, Error> {
        let mut work = Work::operator(&self.pool, operator).await?;
        let mut by = By::FiscalCode;
        let mut places = by_code(&mut work, operator, question).await?;
        if places.is_empty() {
            by = By::Name;
            places = by_name(&mut work, operator, question).await?;
        }
        let Some(place) = places.first() else {
            return Ok(Reply::Nobody(sources(&mut work).await?));
        };
        let (told, source) = read(&mut work, *place).await?;
        // Two municipalities that both know a codice fiscale know the same person: the newest file counts.
        if by == By::Name && places.len() > 1 {
            return Ok(Reply::Several(source));
        }
        Ok(Reply::One(Box::new(told), source, by))
    }
}

async fn by_code(work: &mut Work, operator: &Operator, question: &Question) -> Result<Vec<Place>, Error> {
    let Some(code) = &question.fiscal_code else { return Ok(Vec::new()) };
    let rows = sqlx::query!(
        "SELECT registry_person.import_id, registry_person.line
         FROM registry_person
         JOIN registry_import ON registry_import.id = registry_person.import_id
         WHERE registry_person.zone_id = $1 AND registry_person.fiscal_code_canonical = $2
         ORDER BY registry_person.standing = 'residente' DESC, registry_import.as_of DESC, registry_person.line
         LIMIT 2",
        operator.zone.uuid(),
        code.canonical().to_string(),
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| (row.import_id, row.line)).collect())
}

async fn by_name(work: &mut Work, operator: &Operator, question: &Question) -> Result<Vec<Place>, Error> {
    let Some((name, born)) = &question.born else { return Ok(Vec::new()) };
    let rows = sqlx::query!(
        "SELECT import_id, line
         FROM registry_person
         WHERE zone_id = $1 AND birth_date = $2 AND name_key = $3
         ORDER BY import_id, line
         LIMIT 2",
        operator.zone.uuid(),
        *born,
        name_key(&name.family, &name.given),
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| (row.import_id, row.line)).collect())
}

/// The registries of the zone.
async fn sources(work: &mut Work) -> Result<Vec<Source>, Error> {
    let rows = sqlx::query!(
        r#"SELECT coalesce(municipality.name, registry_import.municipality) AS "name!",
            registry_import.as_of AS "as_of!"
           FROM registry_import
           LEFT JOIN municipality ON municipality.belfiore = registry_import.municipality
           ORDER BY 1"#
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| Source { municipality: row.name, as_of: row.as_of }).collect())
}

/// A row, in clear: it never leaves this file but as [`Told`].
struct Row {
    fiscal_code: Option<String>,
    family_name: String,
    given_name: String,
    sex: Option<String>,
    birth_date: NaiveDate,
    birth_place: Option<String>,
    citizenship: Option<String>,
    iso2: Option<String>,
    address: Option<String>,
    lives_in: Option<String>,
    civil_status: Option<String>,
    family: Option<String>,
    relation: Option<String>,
    resident_since: Option<NaiveDate>,
    standing: String,
    standing_since: Option<NaiveDate>,
    source: String,
    as_of: DateTime<Utc>,
}

/// Somebody with names instead of codes. A code that no table has stays what it is.
async fn read(work: &mut Work, (import, line): Place) -> Result<(Told, Source), Error> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT
            person.fiscal_code,
            person.family_name AS "family_name!",
            person.given_name AS "given_name!",
            person.sex,
            person.birth_date AS "birth_date!",
            coalesce(place_name(person.birth_place), person.birth_place) AS birth_place,
            person.citizenship,
            citizen_of.iso2 AS "iso2?",
            person.address,
            coalesce(place_name(person.municipality), person.municipality) AS lives_in,
            person.civil_status,
            person.family,
            person.relation,
            person.resident_since,
            person.standing AS "standing!",
            person.standing_since,
            coalesce(source.name, registry_import.municipality) AS "source!",
            registry_import.as_of AS "as_of!"
           FROM registry_person AS person
           JOIN registry_import ON registry_import.id = person.import_id
           LEFT JOIN municipality AS source ON source.belfiore = registry_import.municipality
           LEFT JOIN country AS citizen_of ON citizen_of.code = person.citizenship
           WHERE person.import_id = $1 AND person.line = $2"#,
        import,
        line,
    )
    .fetch_one(work.connection())
    .await?;
    let source = Source { municipality: row.source.clone(), as_of: row.as_of };
    Ok((row.told()?, source))
}

impl Row {
    fn told(self) -> Result<Told, Error> {
        const TABLE: &str = "registry_person";
        let iso2 = self.iso2.as_deref();
        let citizenship = self.citizenship.as_deref().map(|code| Citizenship::of(code, iso2));
        let code = self.fiscal_code.map(|code| known(TABLE, "fiscal_code", code.parse().ok())).transpose()?;
        let sex = self.sex.map(|sex| known(TABLE, "sex", Sex::from_code(&sex))).transpose()?;
        Ok(Told {
            name: Name { given: self.given_name, family: self.family_name },
            fiscal_code: code,
            birth_date: self.birth_date,
            sex,
            birth_place: self.birth_place,
            citizenship,
            address: self.address,
            municipality: self.lives_in,
            civil_status: self.civil_status,
            family: self.family,
            relation: self.relation,
            resident_since: self.resident_since,
            standing: known(TABLE, "standing", Standing::from_code(&self.standing))?,
            standing_since: self.standing_since,
        })
    }
}
