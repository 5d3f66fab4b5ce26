//! A second administrator, without whom nobody confirms a mask, and a coordinator who reviews exceptional accesses.

use domain::actor::Role;
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    operators::{self, Enable},
};

/// Where they sit.
const DESK: &str = "Sportello sociale di Pontelaro";

/// Subject at the provider, name, role.
const PEOPLE: [(&str, &str, Role); 2] =
    [("livia.serra", "Livia Serra", Role::Administrator), ("marta.riva", "Marta Riva", Role::Coordinator)];

/// Enables them, once: whoever was disabled since stays so. Never in production. `issuer` is the demo's OpenID
/// provider.
pub async fn eyes(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    for (subject, name, role) in PEOPLE {
        let mut work = Work::system(owner).await?;
        let there = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT FROM operator WHERE issuer = $1 AND subject = $2) AS "there!""#,
            issuer,
            subject,
        )
        .fetch_one(work.connection())
        .await?;
        drop(work);
        if !there {
            let who = Enable { issuer, subject, name, desk: DESK, body: None, role };
            operators::enable(owner, ctx, who).await?;
        }
    }
    Ok(())
}
