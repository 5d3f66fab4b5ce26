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

/// Those of these names that a municipality has, accents and case aside.
pub(super) async fn existing(db: impl PgExecutor<'_>, names: &[String]) -> Result<Vec<String>, Error> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    sqlx::query_scalar!(
        r#"SELECT typed AS "typed!"
           FROM unnest($1::text[]) AS typed
           WHERE EXISTS (SELECT FROM municipality WHERE search = searchable(typed))"#,
        names,
    )
    .fetch_all(db)
    .await
    .map_err(Error::from)
}

/// The name of a municipality, of today or of the past, or, for who was born abroad, of a country, by its code:
/// identity providers certify birth places so.
pub async fn name_of(db: impl PgExecutor<'_>, belfiore: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar!("SELECT place_name($1) AS name", belfiore).fetch_one(db).await.map_err(Error::from)
}
