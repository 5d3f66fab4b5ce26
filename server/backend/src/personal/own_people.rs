//! Who a citizen is in the registry.

use domain::actor::Citizen;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{Error, Work};

/// The record that counts, in each zone, for whoever has the codice fiscale that the identity provider certified.
/// Whom an operator recognised in a request may be somebody else: many ask for a relative. An EU citizen without a
/// code has none.
pub(crate) async fn own_people(pool: &PgPool, who: &Citizen) -> Result<Vec<Uuid>, Error> {
    let Some(code) = who.fiscal_code() else { return Ok(Vec::new()) };
    let code = code.canonical().to_string();
    let mut portal = Work::system(pool).await?;
    let zones = sqlx::query_scalar!("SELECT id FROM zone ORDER BY id").fetch_all(portal.connection()).await?;
    portal.commit().await?;
    let mut people = Vec::new();
    for zone in zones {
        let mut work = Work::zone(pool, zone).await?;
        let person = sqlx::query_scalar!(
            r#"SELECT person_kept(id) AS "id!" FROM person WHERE zone_id = $1 AND fiscal_code_canonical = $2
               UNION ALL
               SELECT person_kept(person_id) FROM protected_identity
               WHERE zone_id = $1 AND fiscal_code_canonical = $2"#,
            zone,
            code,
        )
        .fetch_optional(work.connection())
        .await?;
        people.extend(person);
        work.commit().await?;
    }
    Ok(people)
}
