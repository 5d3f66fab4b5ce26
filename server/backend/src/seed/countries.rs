//! The table of countries.

use sqlx::PgPool;

use crate::Error;

const COUNTRIES: &str = include_str!("../../../../migrations/seed/countries.csv");

/// The columns of the table.
#[derive(Default)]
struct Columns {
    codes: Vec<String>,
    iso2: Vec<String>,
    names: Vec<String>,
    also: Vec<String>,
    ended: Vec<String>,
}

/// Fills the table of countries. Doing it twice does it once.
pub(super) async fn countries(owner: &PgPool) -> Result<(), Error> {
    let mut columns = Columns::default();
    for line in COUNTRIES.lines().skip(1) {
        columns.read(line)?;
    }
    sqlx::query!(
        "INSERT INTO country (code, iso2, name, ended, search, also)
         SELECT code, nullif(iso2, ''), name, nullif(ended, '')::date, searchable(name), searchable(also)
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            AS rows (code, iso2, name, also, ended)
         ON CONFLICT (code) DO UPDATE
         SET iso2 = excluded.iso2, name = excluded.name, ended = excluded.ended, search = excluded.search,
             also = excluded.also
         WHERE (country.iso2, country.name, country.ended, country.also)
            IS DISTINCT FROM (excluded.iso2, excluded.name, excluded.ended, excluded.also)",
        &columns.codes,
        &columns.iso2,
        &columns.names,
        &columns.also,
        &columns.ended,
    )
    .execute(owner)
    .await?;
    Ok(())
}

/// The countries as a code table, by name: those that are no more were valid until their last day.
pub(super) fn sheet() -> String {
    let read = |line: &'static str| match *line.split(',').collect::<Vec<_>>().as_slice() {
        [code, _, name, _, ended] => Some((name, code, ended)),
        _ => None,
    };
    let mut rows: Vec<_> = COUNTRIES.lines().skip(1).filter_map(read).collect();
    rows.sort_unstable();
    let lines = rows.into_iter().map(|(name, code, ended)| format!("{code},{name},{ended}\n"));
    std::iter::once("codice,etichetta,valido_al\n".to_owned()).chain(lines).collect()
}

impl Columns {
    /// `code,iso2,name,also,ended`; no name has a comma.
    fn read(&mut self, line: &str) -> Result<(), Error> {
        let &[code, iso2, name, also, ended] = line.split(',').collect::<Vec<_>>().as_slice() else {
            return Err(Error::Corrupt { table: "country", column: "seed" });
        };
        self.codes.push(code.to_owned());
        self.iso2.push(iso2.to_owned());
        self.names.push(name.to_owned());
        self.also.push(also.to_owned());
        self.ended.push(ended.to_owned());
        Ok(())
    }
}
