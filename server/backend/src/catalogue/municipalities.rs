//! Municipalities, for completion while typing.

use domain::place::Municipality;
use sqlx::{PgExecutor, PgPool};

use crate::{Error, error::known};

/// Most names offered at once.
const OFFERED: i64 = 10;

/// Municipalities whose name begins with, or is like, what was typed; best first.
pub async fn complete(pool: &PgPool, typed: &str) -> Result<Vec<Municipality>, Error> {
    let rows = sqlx::query!(
        r#"SELECT belfiore, name, province
           FROM municipality, searchable($1) AS typed
           WHERE typed <> '' AND (search LIKE typed || '%' OR search % typed)
           ORDER BY (search LIKE typed || '%') DESC, similarity(search, typed) DESC, name
           LIMIT $2"#,
        typed,
        OFFERED,
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter()
        .map(|row| {
            known(
                "municipality",
                "belfiore",
                Municipality::parse(&row.belfiore, &row.name, &row.province).ok(),
            )
        })
        .collect()
}

/// Whether there is a municipality of this name, accents and case aside.
pub(super) async fn exists(db: impl PgExecutor<'_>, name: &str) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM municipality WHERE search = searchable($1)) AS "exists!""#,
        name,
    )
    .fetch_one(db)
    .await
    .map_err(Error::from)
}

/// The name of a municipality, of today or of the past, or, for who was born abroad, of a country, by its code:
/// identity providers certify birth places so.
pub async fn name_of(pool: &PgPool, belfiore: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar!("SELECT place_name($1) AS name", belfiore).fetch_one(pool).await.map_err(Error::from)
}
