//! Whether the database answers.

use sqlx::PgPool;

use crate::Error;

/// Asks the database for an answer.
pub async fn ping(pool: &PgPool) -> Result<(), Error> {
    sqlx::query_scalar!("SELECT 1 AS \"one!\"").fetch_one(pool).await?;
    Ok(())
}

/// Whether the role of this connection could pass row-level security: a superuser, a role that may
/// bypass it, or the owner of the tables. Production does not serve with such a role.
pub async fn passes_row_security(pool: &PgPool) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT
            (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)
            OR EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('public.intake') AND relowner = current_user::regrole)
            AS "passes!""#
    )
    .fetch_one(pool)
    .await
    .map_err(Error::from)
}
