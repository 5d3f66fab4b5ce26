//! Reading what is being written.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{DeskRef, OperatorRef},
    catalogue::{Dated, Listed, Save, Version, Withdrawal, Working, standing},
    permission::{Grant, ManageServices},
    service::Service,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{Context, Error, Work, error::decode};

/// Most saves told at once.
const SAVES: i64 = 30;

/// Every service of the organisation, in the order of the catalogue.
pub async fn list(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
) -> Result<Vec<Listed>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query!(
        r#"SELECT
            service.id,
            service.slug,
            desk.name AS desk,
            coalesce(edit.content, newest.content) -> 'title' AS "title!",
            coalesce(edit.content <> newest.content, newest.content IS NULL) AS "changed!"
         FROM service
         JOIN desk ON desk.id = service.desk_id
         LEFT JOIN LATERAL (
            SELECT content FROM service_edit WHERE service_id = service.id ORDER BY revision DESC LIMIT 1
         ) edit ON true
         LEFT JOIN LATERAL (
            SELECT content FROM service_version WHERE service_id = service.id ORDER BY version DESC LIMIT 1
         ) newest ON true
         WHERE service.organisation_id = $1 AND num_nonnulls(edit.content, newest.content) > 0
         ORDER BY service.position, service.slug"#,
        operator.organisation.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let mut all = dated(work.connection(), operator.organisation.uuid()).await?;
    rows.into_iter()
        .map(|row| {
            let (stands, next) = standing(&all.remove(&row.id).unwrap_or_default(), ctx.now);
            Ok(Listed {
                slug: row.slug,
                title: decode("service_edit", "content", row.title)?,
                desk: row.desk,
                standing: stands,
                next: next.map(|(_, from)| from),
                changed: row.changed,
            })
        })
        .collect()
}

/// When each version of each service of an organisation counts.
async fn dated(
    connection: &mut PgConnection,
    organisation: Uuid,
) -> Result<BTreeMap<Uuid, Vec<Dated>>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            version.service_id,
            version.version,
            version.published_at,
            withdrawal.at AS "withdrawn_at?"
         FROM service_version version
         JOIN service ON service.id = version.service_id
         LEFT JOIN service_withdrawal withdrawal ON withdrawal.version_id = version.id
         WHERE service.organisation_id = $1"#,
        organisation,
    )
    .fetch_all(connection)
    .await?;
    let mut all: BTreeMap<Uuid, Vec<Dated>> = BTreeMap::new();
    for row in rows {
        all.entry(row.service_id).or_default().push(Dated {
            version: row.version,
            from: row.published_at,
            withdrawn_at: row.withdrawn_at,
        });
    }
    Ok(all)
}

/// A service of the organisation, as it is stored.
pub(crate) struct Kept {
    pub(crate) id: Uuid,
    pub(crate) working: Working,
}

/// What citizens see of the services of an organisation, each with the name of its desk, in the order of the
/// catalogue.
pub(crate) async fn published(
    connection: &mut PgConnection,
    organisation: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<(String, Service)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            desk.name AS desk,
            current.content AS "content!"
           FROM service
           JOIN desk ON desk.id = service.desk_id
           JOIN LATERAL (
               SELECT version.content, withdrawal.at IS NOT NULL AS withdrawn
               FROM service_version version
               LEFT JOIN service_withdrawal withdrawal
                   ON withdrawal.version_id = version.id AND withdrawal.at <= $2
               WHERE version.service_id = service.id AND version.published_at <= $2
                   AND (withdrawal.at IS NULL OR withdrawal.at >= version.published_at)
               ORDER BY version.version DESC
               LIMIT 1
           ) current ON NOT current.withdrawn
           WHERE service.organisation_id = $1
           ORDER BY service.position, service.slug"#,
        organisation,
        now,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|row| Ok((row.desk, decode("service_version", "content", row.content)?))).collect()
}

/// The working copy of a service of the operator's organisation.
///
/// # Errors
/// [`Error::NotFound`] when the organisation has no such service.
pub async fn open(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    slug: &str,
) -> Result<Working, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    Ok(kept(work.connection(), operator.organisation.uuid(), slug, ctx.now).await?.working)
}

/// A service of an organisation by its slug, with its working copy.
///
/// # Errors
/// [`Error::NotFound`] when the organisation has no such service.
pub(crate) async fn kept(
    connection: &mut PgConnection,
    organisation: Uuid,
    slug: &str,
    now: DateTime<Utc>,
) -> Result<Kept, Error> {
    let row = sqlx::query!(
        r#"SELECT
            service.id,
            desk.id AS desk_id,
            desk.name AS desk,
            edit.revision AS "revision?",
            edit.content AS "edited?",
            newest.content AS "newest?"
         FROM service
         JOIN desk ON desk.id = service.desk_id
         LEFT JOIN LATERAL (
            SELECT revision, content FROM service_edit
            WHERE service_id = service.id ORDER BY revision DESC LIMIT 1
         ) edit ON true
         LEFT JOIN LATERAL (
            SELECT content FROM service_version WHERE service_id = service.id ORDER BY version DESC LIMIT 1
         ) newest ON true
         WHERE service.organisation_id = $1 AND service.slug = $2"#,
        organisation,
        slug,
    )
    .fetch_optional(&mut *connection)
    .await?
    .ok_or(Error::NotFound)?;
    let (standing, next) =
        standing(&dated(connection, organisation).await?.remove(&row.id).unwrap_or_default(), now);
    let newest = row.newest.map(|content| decode("service_version", "content", content)).transpose()?;
    let edited = row.edited.map(|content| decode("service_edit", "content", content)).transpose()?;
    Ok(Kept {
        id: row.id,
        working: Working {
            service: edited.or_else(|| newest.clone()).ok_or(Error::NotFound)?,
            revision: row.revision.unwrap_or(0),
            desk: DeskRef { id: Id::new(row.desk_id), name: row.desk },
            standing,
            next,
            newest,
        },
    })
}

/// The working copy as it was after a save; after none, the newest version.
///
/// # Errors
/// [`Error::NotFound`] when there was no such save.
pub async fn content_at(
    pool: &PgPool,
    grant: Grant<'_, ManageServices>,
    slug: &str,
    revision: i32,
) -> Result<Service, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let content = sqlx::query_scalar!(
        r#"SELECT content AS "content!"
         FROM (
            SELECT service_id, revision, content FROM service_edit
            UNION ALL
            (SELECT service_id, 0, content FROM service_version
             WHERE service_id = (SELECT id FROM service WHERE organisation_id = $1 AND slug = $2)
             ORDER BY version DESC LIMIT 1)
         ) saved
         JOIN service ON service.id = saved.service_id
         WHERE service.organisation_id = $1 AND service.slug = $2 AND saved.revision = $3"#,
        operator.organisation.uuid(),
        slug,
        revision,
    )
    .fetch_optional(work.connection())
    .await?
    .ok_or(Error::NotFound)?;
    decode("service_edit", "content", content)
}

/// The last saves of a working copy, newest first.
pub async fn saves(pool: &PgPool, grant: Grant<'_, ManageServices>, slug: &str) -> Result<Vec<Save>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query!(
        "SELECT
            edit.revision,
            edit.at,
            edit.content,
            edit.operator_id,
            operator.name AS operator
         FROM service_edit edit
         JOIN service ON service.id = edit.service_id
         JOIN operator ON operator.id = edit.operator_id
         WHERE service.organisation_id = $1 AND service.slug = $2
         ORDER BY edit.revision DESC
         LIMIT $3",
        operator.organisation.uuid(),
        slug,
        SAVES,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Save {
                revision: row.revision,
                at: row.at,
                by: OperatorRef { id: Id::new(row.operator_id), name: row.operator },
                service: decode("service_edit", "content", row.content)?,
            })
        })
        .collect()
}

/// Every version of a service, newest first.
pub async fn versions(
    pool: &PgPool,
    grant: Grant<'_, ManageServices>,
    slug: &str,
) -> Result<Vec<Version>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query!(
        r#"SELECT
            version.version,
            version.published_at,
            version.reason,
            version.content,
            publisher.name AS "publisher?",
            withdrawal.at AS "withdrawn_at?",
            withdrawal.reason AS "withdrawn_because?",
            withdrawer.name AS "withdrawer?"
         FROM service_version version
         JOIN service ON service.id = version.service_id
         LEFT JOIN operator publisher ON publisher.id = version.operator_id
         LEFT JOIN service_withdrawal withdrawal ON withdrawal.version_id = version.id
         LEFT JOIN operator withdrawer ON withdrawer.id = withdrawal.operator_id
         WHERE service.organisation_id = $1 AND service.slug = $2
         ORDER BY version.version DESC"#,
        operator.organisation.uuid(),
        slug,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Version {
                version: row.version,
                from: row.published_at,
                by: row.publisher,
                reason: row.reason,
                service: decode("service_version", "content", row.content)?,
                withdrawn: row.withdrawn_at.map(|at| Withdrawal {
                    at,
                    by: row.withdrawer.unwrap_or_default(),
                    reason: row.withdrawn_because.unwrap_or_default(),
                }),
            })
        })
        .collect()
}

/// The desks of the organisation, by name.
pub async fn desks(pool: &PgPool, grant: Grant<'_, ManageServices>) -> Result<Vec<DeskRef>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query!(
        "SELECT id, name FROM desk WHERE organisation_id = $1 ORDER BY name",
        operator.organisation.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    Ok(rows.into_iter().map(|row| DeskRef { id: Id::new(row.id), name: row.name }).collect())
}
