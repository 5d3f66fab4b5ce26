//! The table of municipalities of the past.

use sqlx::PgPool;

use crate::Error;

/// `belfiore,province,since,until,name`, a line each; no name has a comma.
const PAST: &str = include_str!("../../../../migrations/seed/municipalities_past.csv");

/// Fills the table of municipalities of the past. Doing it twice does it once: what is past does not change. The database
/// takes the lines apart, so that the server holds no copy of them.
pub(super) async fn past(owner: &PgPool) -> Result<(), Error> {
    let lines = PAST.split_once('\n').map(|(_names, lines)| lines).unwrap_or_default();
    sqlx::query!(
        r#"INSERT INTO municipality_past (belfiore, province, since, until, name, search)
           SELECT cells[1], cells[2], cells[3]::date, cells[4]::date, cells[5], searchable(cells[5])
           FROM unnest(string_to_array($1, E'\n')) AS written, string_to_array(written, ',') AS cells
           WHERE written <> '' AND NOT EXISTS (
              SELECT FROM municipality_past known
              WHERE known.belfiore = cells[1] AND known.until = cells[4]::date AND known.name = cells[5]
           )"#,
        lines,
    )
    .execute(owner)
    .await?;
    Ok(())
}
