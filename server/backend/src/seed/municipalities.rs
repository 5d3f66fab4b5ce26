//! The table of municipalities of the past.

use sqlx::PgPool;

use crate::Error;

const PAST: &str = include_str!("../../../../migrations/seed/municipalities_past.csv");

/// The columns of the table.
#[derive(Default)]
struct Columns {
    codes: Vec<String>,
    provinces: Vec<String>,
    since: Vec<String>,
    until: Vec<String>,
    names: Vec<String>,
}

/// Fills the table of municipalities of the past. Doing it twice does it once: what is past does not change.
pub(super) async fn past(owner: &PgPool) -> Result<(), Error> {
    let mut columns = Columns::default();
    for line in PAST.lines().skip(1) {
        columns.read(line)?;
    }
    sqlx::query!(
        "INSERT INTO municipality_past (belfiore, province, since, until, name, search)
         SELECT belfiore, province, since::date, until::date, name, searchable(name)
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            AS rows (belfiore, province, since, until, name)
         WHERE NOT EXISTS (
            SELECT FROM municipality_past known
            WHERE known.belfiore = rows.belfiore AND known.until = rows.until::date AND known.name = rows.name
         )",
        &columns.codes,
        &columns.provinces,
        &columns.since,
        &columns.until,
        &columns.names,
    )
    .execute(owner)
    .await?;
    Ok(())
}

impl Columns {
    /// `belfiore,province,since,until,name`.
    fn read(&mut self, line: &str) -> Result<(), Error> {
        let &[code, province, since, until, name] = line.splitn(5, ',').collect::<Vec<_>>().as_slice() else {
            return Err(Error::Corrupt { table: "municipality_past", column: "seed" });
        };
        self.codes.push(code.to_owned());
        self.provinces.push(province.to_owned());
        self.since.push(since.to_owned());
        self.until.push(until.to_owned());
        self.names.push(name.to_owned());
        Ok(())
    }
}
