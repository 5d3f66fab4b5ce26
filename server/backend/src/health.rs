//! Whether the database answers.

use sqlx::PgPool;

use crate::Error;

/// Asks the database for an answer.
pub async fn ping(pool: &PgPool) -> Result<(), Error> {
    sqlx::query_scalar!("SELECT 1 AS \"one!\"").fetch_one(pool).await?;
    Ok(())
}
