//! A service of the demo that an administrator has begun to write, and nobody sees yet.

use domain::{Lang, Text, service::Service};
use sqlx::PgConnection;

use super::{GENERAL_DESK, ORGANISATION, ZONE};
use crate::{Context, Error};

/// What it was copied from.
const MODEL: &str = include_str!("../../../../migrations/seed/services/primo-appuntamento.json");

/// Who writes it.
const WRITER: &str = "paolo.neri";

/// Adds it, once.
pub(super) async fn add(connection: &mut PgConnection, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let service = begun()?;
    let added = sqlx::query_scalar!(
        "INSERT INTO service (id, zone_id, organisation_id, desk_id, slug, position)
         VALUES ($1, $2, $3, $4, $5, 90)
         ON CONFLICT (organisation_id, slug) DO NOTHING
         RETURNING id",
        ctx.id(),
        ZONE,
        ORGANISATION,
        GENERAL_DESK,
        service.slug,
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(id) = added else {
        return Ok(());
    };
    sqlx::query!(
        "INSERT INTO service_edit (service_id, revision, zone_id, content, at, operator_id)
         SELECT $1, 1, $2, $3, $4, operator.id
         FROM operator WHERE operator.issuer = $5 AND operator.subject = $6",
        id,
        ZONE,
        crate::error::encode("service_edit", "content", &service)?,
        ctx.now,
        issuer,
        WRITER,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The copy, with its own title and sentence; the rest still has to be written.
fn begun() -> Result<Service, Error> {
    let model: Service =
        serde_json::from_str(MODEL).map_err(|_| Error::Corrupt { table: "service_edit", column: "seed" })?;
    Ok(Service {
        slug: "sostegno-caregiver".to_owned(),
        title: Text::italian("Sostegno a chi assiste un familiare")
            .with(Lang::En, "Support for family carers"),
        summary: Text::italian(
            "Un aiuto per chi si prende cura ogni giorno di una persona non autosufficiente.",
        ),
        who: Text::italian(""),
        ..model
    })
}
