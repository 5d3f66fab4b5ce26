//! Where an operator is written to: what the provider of their body says, and nobody else.

use domain::{actor::Operator, contact::EmailAddress};
use sqlx::{PgConnection, PgPool};

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
};

/// Keeps the address that the provider vouched for at this sign-in, in the place of the one before; none takes it away.
/// That it changed is in the audit log, the address is not.
pub async fn keep_address(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    email: Option<&EmailAddress>,
) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    let id = operator.me.id.uuid();
    let changed = match email {
        Some(email) => {
            sqlx::query!(
                "INSERT INTO operator_email (operator_id, zone_id, email, saved_at)
                 VALUES ($1, $2, $3, $4)
                 ON CONFLICT (operator_id) DO UPDATE SET email = excluded.email, saved_at = excluded.saved_at
                    WHERE operator_email.email <> excluded.email",
                id,
                operator.zone.uuid(),
                email.as_str(),
                ctx.now,
            )
            .execute(work.connection())
            .await?
        }
        None => {
            sqlx::query!("DELETE FROM operator_email WHERE operator_id = $1", id)
                .execute(work.connection())
                .await?
        }
    };
    if changed.rows_affected() > 0 {
        let entry = Entry::new(Action::Change, Subject::Operator, Some(id)).because("email");
        audit::operator(&mut work, ctx, operator, entry).await?;
    }
    work.commit().await
}

/// One's own address, where the provider vouched for one.
pub async fn address(pool: &PgPool, operator: &Operator) -> Result<Option<EmailAddress>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let email = sqlx::query_scalar!(
        "SELECT email FROM operator_email WHERE operator_id = $1",
        operator.me.id.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    email.map(|email| known("operator_email", "email", email.parse().ok())).transpose()
}

/// Forgets where those are written to who were disabled: whoever is enabled again signs in again.
pub(super) async fn forget(connection: &mut PgConnection) -> Result<(), Error> {
    sqlx::query!(
        "DELETE FROM operator_email
         USING operator
         WHERE operator.id = operator_email.operator_id AND NOT operator.enabled",
    )
    .execute(connection)
    .await?;
    Ok(())
}
