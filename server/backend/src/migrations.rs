//! The numbered files of `migrations/`, carried in the binary.

use sqlx::{PgPool, migrate::Migrator};

pub(crate) static MIGRATOR: Migrator = sqlx::migrate!("../../migrations");

/// A migration could not be applied.
#[derive(Debug, thiserror::Error)]
#[error("migration failed: {0}")]
pub struct MigrateError(#[from] sqlx::migrate::MigrateError);

/// Brings the database up to date. `owner` must own the schema.
///
/// # Errors
/// When a file fails, or one that was applied has changed since.
pub async fn migrate(owner: &PgPool) -> Result<(), MigrateError> {
    MIGRATOR.run(owner).await.map_err(MigrateError)
}

/// Whether every migration this binary knows has been applied.
pub async fn migrations_are_current(pool: &PgPool) -> Result<bool, crate::Error> {
    let newest = MIGRATOR.iter().map(|migration| migration.version).max();
    let applied = sqlx::query_scalar!(r#"SELECT newest_migration() AS "newest""#).fetch_one(pool).await?;
    Ok(newest == applied)
}
