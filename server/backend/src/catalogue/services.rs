//! Services with their current version.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Text,
    actor::DeskRef,
    service::{Availability, Service},
};
use sqlx::{PgConnection, PgExecutor, PgPool};
use uuid::Uuid;

use super::Decoded;
use crate::{Error, error::decode};

/// A service that an organisation offers, in its current version.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The version: a draft begun now keeps it.
    pub version: Uuid,
    /// Description and form.
    pub service: Arc<Service>,
    /// Desk that receives the requests.
    pub desk: DeskRef,
    /// Whether it was taken out of the catalogue: whoever began a request may finish it.
    pub withdrawn: bool,
}

impl Offered {
    /// Whether a request can be begun and sent on this day.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        matches!(self.service.availability(today), Availability::Open { .. })
    }
}

/// Checks the form of a service.
///
/// # Errors
/// [`Error::Form`], with the place of the first mistake.
pub(crate) fn check_form(service: &Service) -> Result<(), Error> {
    domain::form::check(&service.form).map_err(|flaws| Error::Form {
        service: service.slug.clone(),
        flaw: flaws.first().map(ToString::to_string).unwrap_or_default(),
    })
}

/// A row of the catalogue.
struct Row {
    version: Uuid,
    key: String,
    content: Option<serde_json::Value>,
    desk_id: Uuid,
    desk: String,
    withdrawn: bool,
}

impl Offered {
    fn read(row: Row, decoded: &Decoded) -> Result<Self, Error> {
        let is_new = row.content.is_some();
        let service = decoded.service(row.key, row.content)?;
        // What is published was checked; a form that was put there by other ways says where it is wrong.
        if is_new {
            check_form(&service)?;
        }
        let desk = DeskRef { id: Id::new(row.desk_id), name: row.desk };
        Ok(Self { version: row.version, service, desk, withdrawn: row.withdrawn })
    }
}

/// Every service, in the order of the catalogue.
pub async fn list(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<Offered>, Error> {
    let decoded = Decoded::now();
    sqlx::query_as!(
        Row,
        r#"SELECT
            current.id AS version,
            current.key AS "key!",
            current.content,
            desk.id AS desk_id,
            desk.name AS desk,
            false AS "withdrawn!"
         FROM service
         JOIN desk ON desk.id = service.desk_id
         JOIN LATERAL (
            SELECT
                version.id,
                version.id || '/' || version.xmin AS key,
                CASE WHEN version.id || '/' || version.xmin <> ALL ($2) THEN version.content END AS content,
                withdrawal.at IS NOT NULL AS withdrawn
            FROM service_version version
            LEFT JOIN service_withdrawal withdrawal
                ON withdrawal.version_id = version.id AND withdrawal.at <= $1
            WHERE version.service_id = service.id AND version.published_at <= $1
                AND (withdrawal.at IS NULL OR withdrawal.at >= version.published_at)
            ORDER BY version.version DESC
            LIMIT 1
         ) current ON NOT current.withdrawn
         ORDER BY service.position, service.slug"#,
        now,
        decoded.keys(),
    )
    .fetch_all(pool)
    .await?
    .into_iter()
    .map(|row| Offered::read(row, &decoded))
    // One broken form is no reason to close the whole catalogue.
    .filter_map(|offered| match offered {
        Err(Error::Form { service, flaw }) => {
            tracing::error!(%service, %flaw, "a published form is broken, its service is left out");
            None
        }
        other => Some(other),
    })
    .collect()
}

/// Slug and title of the services of a desk, in the order of the catalogue.
pub async fn titles(pool: &PgPool, desk: &DeskRef, now: DateTime<Utc>) -> Result<Vec<(String, Text)>, Error> {
    titles_within(&mut *pool.acquire().await?, desk, now).await
}

/// The same within a transaction.
pub(crate) async fn titles_within(
    connection: &mut PgConnection,
    desk: &DeskRef,
    now: DateTime<Utc>,
) -> Result<Vec<(String, Text)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            service.slug,
            current.title AS "title!"
         FROM service
         JOIN LATERAL (
            SELECT title
            FROM service_version
            WHERE service_id = service.id AND published_at <= $2
            ORDER BY version DESC
            LIMIT 1
         ) current ON true
         WHERE service.desk_id = $1
         ORDER BY service.position, service.slug"#,
        desk.id.uuid(),
        now,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|row| Ok((row.slug, decode("service_version", "title", row.title)?))).collect()
}

/// A body, as the index of public administrations and as people know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferingBody {
    /// Name.
    pub name: String,
    /// Code in the IPA index, where it is written down.
    pub ipa: Option<String>,
}

/// The body that offers the service of this version; none where there is no such version.
pub async fn offering_body(db: impl PgExecutor<'_>, version: Uuid) -> Result<Option<OfferingBody>, Error> {
    let body = sqlx::query_as!(
        OfferingBody,
        "SELECT organisation.name, organisation.ipa
         FROM service_version version
         JOIN service ON service.id = version.service_id
         JOIN organisation ON organisation.id = service.organisation_id
         WHERE version.id = $1",
        version,
    )
    .fetch_optional(db)
    .await?;
    Ok(body)
}

/// The service with this slug, also where it was withdrawn. A version that was taken back before its day
/// never counts.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn lookup(db: impl PgExecutor<'_>, slug: &str, now: DateTime<Utc>) -> Result<Offered, Error> {
    let decoded = Decoded::now();
    let row = sqlx::query_as!(
        Row,
        r#"SELECT
            version.id AS version,
            version.id || '/' || version.xmin AS "key!",
            CASE WHEN version.id || '/' || version.xmin <> ALL ($3) THEN version.content END AS content,
            desk.id AS desk_id,
            desk.name AS desk,
            withdrawal.at IS NOT NULL AS "withdrawn!"
         FROM service
         JOIN desk ON desk.id = service.desk_id
         JOIN service_version version ON version.service_id = service.id
         LEFT JOIN service_withdrawal withdrawal
            ON withdrawal.version_id = version.id AND withdrawal.at <= $2
         WHERE service.slug = $1 AND version.published_at <= $2
            AND (withdrawal.at IS NULL OR withdrawal.at >= version.published_at)
         ORDER BY version.version DESC
         LIMIT 1"#,
        slug,
        now,
        &decoded.keys_of(slug),
    )
    .fetch_optional(db)
    .await?
    .ok_or(Error::NotFound)?;
    Offered::read(row, &decoded)
}
