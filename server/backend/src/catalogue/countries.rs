//! Countries, for completion while typing and for places of birth.

use sqlx::{PgExecutor, PgPool};

use super::country_names;
use crate::Error;

/// Most names offered at once.
const OFFERED: i64 = 10;

/// Countries of today whose name, in any language of the portal, begins with what was typed, or whose Italian
/// name is like it; best first, in Italian.
pub async fn complete(pool: &PgPool, typed: &str) -> Result<Vec<String>, Error> {
    let by_name = country_names::beginning_with(typed);
    sqlx::query_scalar!(
        "SELECT name
         FROM country, searchable($1) AS typed
         WHERE ended IS NULL
           AND (typed <> '' AND (search LIKE typed || '%' OR also LIKE typed || '%' OR search % typed)
                OR iso2 = ANY($3::text[]))
         ORDER BY
           (search LIKE typed || '%') DESC,
           (also LIKE typed || '%' OR iso2 = ANY($3::text[])) DESC,
           similarity(search, typed) DESC,
           name
         LIMIT $2",
        typed,
        OFFERED,
        &by_name,
    )
    .fetch_all(pool)
    .await
    .map_err(Error::from)
}

/// Whether there is a country of this name today, in any language of the portal, accents and case aside.
pub async fn exists(db: impl PgExecutor<'_>, name: &str) -> Result<bool, Error> {
    let by_name = country_names::named(name);
    sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM country, searchable($1) AS typed
            WHERE ended IS NULL
              AND (typed <> '' AND typed IN (search, also) OR iso2 = ANY($2::text[]))
           ) AS "exists!""#,
        name,
        &by_name,
    )
    .fetch_one(db)
    .await
    .map_err(Error::from)
}
