//! Countries, for completion while typing and for places of birth.

use sqlx::{PgExecutor, PgPool};

use crate::Error;

/// Most names offered at once.
const OFFERED: i64 = 10;

/// Countries of today whose name begins with, or is like, what was typed; best first.
pub async fn complete(pool: &PgPool, typed: &str) -> Result<Vec<String>, Error> {
    sqlx::query_scalar!(
        "SELECT name
         FROM country, searchable($1) AS typed
         WHERE typed <> '' AND ended IS NULL
           AND (search LIKE typed || '%' OR also LIKE typed || '%' OR search % typed)
         ORDER BY
           (search LIKE typed || '%') DESC,
           (also LIKE typed || '%') DESC,
           similarity(search, typed) DESC,
           name
         LIMIT $2",
        typed,
        OFFERED,
    )
    .fetch_all(pool)
    .await
    .map_err(Error::from)
}

/// Whether there is a country of this name today, accents and case aside.
pub async fn exists(db: impl PgExecutor<'_>, name: &str) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM country, searchable($1) AS typed
            WHERE ended IS NULL AND typed <> '' AND typed IN (search, also)
           ) AS "exists!""#,
        name,
    )
    .fetch_one(db)
    .await
    .map_err(Error::from)
}
