//! Writing the working copy.

use domain::{
    Id,
    actor::{Desk, Operator},
    permission::{Grant, ManageServices},
    service::Service,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::read::{Kept, kept};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::encode,
};

/// What became of a new service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It is there.
    Done,
    /// Another service has this address.
    SlugTaken,
}

/// Writes down who changed a service, and how.
pub(super) async fn changed(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Uuid,
    how: &'static str,
) -> Result<(), Error> {
    let entry = Entry::new(Action::Change, Subject::Service, Some(id)).because(how);
    audit::operator(work, ctx, operator, entry).await
}

/// Adds a service that nobody sees yet, at the end of the catalogue.
///
/// # Errors
/// [`Error::NotFound`] when the desk is none of the organisation.
pub async fn create(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    service: &Service,
    desk: Id<Desk>,
) -> Result<Created, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    if create_within(&mut work, ctx, grant, service, desk).await? {
        work.commit().await?;
        Ok(Created::Done)
    } else if is_taken(&mut work, &service.slug).await? {
        Ok(Created::SlugTaken)
    } else {
        Err(Error::NotFound)
    }
}

/// The same within a transaction; tells whether it was added: not where the address is taken or there is no such desk.
pub(crate) async fn create_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    service: &Service,
    desk: Id<Desk>,
) -> Result<bool, Error> {
    let operator = grant.operator();
    // Citizens' addresses do not name the organisation: no two services of the portal share one.
    let added = sqlx::query_scalar!(
        "INSERT INTO service (id, zone_id, organisation_id, desk_id, slug, position)
         SELECT $1, $2, desk.organisation_id, desk.id, $3,
            (SELECT coalesce(max(position), 0) + 1 FROM service WHERE organisation_id = $4)
         FROM desk
         WHERE desk.id = $5 AND desk.organisation_id = $4
            AND NOT EXISTS (SELECT FROM service WHERE slug = $3)
         ON CONFLICT (organisation_id, slug) DO NOTHING
         RETURNING id",
        ctx.id(),
        operator.zone.uuid(),
        service.slug,
        operator.organisation.uuid(),
        desk.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(id) = added else { return Ok(false) };
    insert(work, ctx, operator, id, 1, service).await?;
    changed(work, ctx, operator, id, "created").await?;
    Ok(true)
}

/// Whether some service of the portal has this address.
pub(crate) async fn is_taken(work: &mut Work, slug: &str) -> Result<bool, Error> {
    let taken =
        sqlx::query_scalar!(r#"SELECT EXISTS (SELECT FROM service WHERE slug = $1) AS "taken!""#, slug,)
            .fetch_one(work.connection())
            .await?;
    Ok(taken)
}

async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Uuid,
    revision: i32,
    service: &Service,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO service_edit (service_id, revision, zone_id, content, at, operator_id)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        revision,
        operator.zone.uuid(),
        encode("service_edit", "content", service)?,
        ctx.now,
        operator.me.id.uuid(),
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Holds a service until the end of the transaction, and reads it; an older `revision` is told so.
pub(super) async fn held(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    slug: &str,
    revision: i32,
) -> Result<Kept, Error> {
    sqlx::query!(
        "SELECT id FROM service WHERE organisation_id = $1 AND slug = $2 FOR UPDATE",
        operator.organisation.uuid(),
        slug,
    )
    .fetch_one(work.connection())
    .await?;
    let kept = kept(work.connection(), operator.organisation.uuid(), slug, ctx.now).await?;
    if kept.working.revision == revision { Ok(kept) } else { Err(Error::Stale) }
}

/// Saves the working copy, if nothing was saved since `revision`. Its address stays.
///
/// # Errors
/// [`Error::Stale`] when somebody saved in the meantime; nothing is overwritten.
pub async fn save(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    slug: &str,
    revision: i32,
    service: &Service,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    save_within(&mut work, ctx, grant, slug, revision, service).await?;
    work.commit().await
}

/// The same within a transaction.
pub(crate) async fn save_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    slug: &str,
    revision: i32,
    service: &Service,
) -> Result<(), Error> {
    let operator = grant.operator();
    let kept = held(work, ctx, operator, slug, revision).await?;
    let service = Service { slug: slug.to_owned(), ..service.clone() };
    if kept.working.service != service {
        insert(work, ctx, operator, kept.id, revision.saturating_add(1), &service).await?;
        changed(work, ctx, operator, kept.id, "edited").await?;
    }
    Ok(())
}

/// Sends the requests that come from now on to another desk of the organisation.
///
/// # Errors
/// [`Error::NotFound`] when there is no such service, or no such desk.
pub async fn move_to_desk(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    slug: &str,
    desk: Id<Desk>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let id = sqlx::query_scalar!(
        "UPDATE service SET desk_id = desk.id
         FROM desk
         WHERE service.organisation_id = $1 AND service.slug = $2
            AND desk.id = $3 AND desk.organisation_id = $1
         RETURNING service.id",
        operator.organisation.uuid(),
        slug,
        desk.uuid(),
    )
    .fetch_optional(work.connection())
    .await?
    .ok_or(Error::NotFound)?;
    changed(&mut work, ctx, operator, id, "desk").await?;
    work.commit().await
}

/// The working copy, to be taken out of the portal.
///
/// # Errors
/// [`Error::NotFound`] when the organisation has no such service.
pub async fn exported(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    slug: &str,
) -> Result<Service, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let kept = kept(work.connection(), operator.organisation.uuid(), slug, ctx.now).await?;
    let entry = Entry::new(Action::Export, Subject::Service, Some(kept.id));
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(kept.working.service)
}
