//! Municipalities of today and of the past, to look them up.

use domain::{
    codes::Validity,
    intake::Page,
    place::{Era, Municipality},
};
use sqlx::PgPool;

use crate::{Error, error::known};

/// Rows of a page.
const PAGE: usize = 100;
/// One more tells whether there is a page after.
const ASKED: i64 = 101;

/// Municipalities whose name has these letters, or with this cadastral code, by name; all, where nothing was typed.
/// Accents and case do not matter. `after` is the key of an earlier page.
pub async fn eras(pool: &PgPool, typed: &str, after: &str) -> Result<Page<Era>, Error> {
    let mut found = sqlx::query!(
        r#"SELECT
            key AS "key!",
            belfiore AS "belfiore!",
            name AS "name!",
            province AS "province!",
            since AS "since?",
            until AS "until?"
           FROM municipality_era, searchable($1) AS typed
           WHERE key > $2
             AND ($1 = '' OR belfiore = upper($1) OR (typed <> '' AND position(typed in search) > 0))
           ORDER BY key
           LIMIT $3"#,
        typed.trim(),
        after,
        ASKED,
    )
    .fetch_all(pool)
    .await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|row| row.key.clone());
    let rows = found.into_iter().map(|row| {
        let place = Municipality::parse(&row.belfiore, &row.name, &row.province).ok();
        let place = known("municipality_era", "belfiore", place)?;
        Ok(Era { place, valid: Validity { from: row.since, until: row.until } })
    });
    Ok(Page { rows: rows.collect::<Result<_, Error>>()?, previous: None, next })
}
