//! Bodies with their sectors, for those who administer the zone. A new one gives nobody a membership.

use domain::{
    Id,
    actor::{DeskRef, Organisation},
    codes::Validity,
    permission::{Grant, ManageDesks},
    staff::{Change, Giver, Refusal, reaches},
    zone::{BodyFile, BodyKind, BodyLine, BodyText, Sector},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Why, agreements,
    history::{self, Of},
    list,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    work::one_row,
};

/// The bodies of the zone, by name.
pub async fn bodies(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<BodyLine>, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let rows = sqlx::query!(
        r#"SELECT
            organisation.id,
            organisation.name,
            organisation.kind,
            (SELECT count(*) FROM desk WHERE desk.organisation_id = organisation.id) AS "desks!"
           FROM organisation
           WHERE organisation.zone_id = actor_zone()
           ORDER BY organisation.name, organisation.id"#,
    )
    .fetch_all(work.connection())
    .await?;
    let entry = Entry::new(Action::List, Subject::Organisation, None);
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    rows.into_iter()
        .map(|row| {
            Ok(BodyLine {
                id: Id::new(row.id),
                name: row.name,
                kind: known("organisation", "kind", BodyKind::from_code(&row.kind))?,
                desks: u32::try_from(row.desks).unwrap_or(u32::MAX),
            })
        })
        .collect()
}

/// A body with its sectors, desks and agreements.
///
/// # Errors
/// [`Error::NotFound`] for a body of another zone.
pub async fn body(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Organisation>,
) -> Result<BodyFile, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let text = written(work.connection(), id).await?;
    let desks = desks_of(work.connection(), id).await?;
    let agreements = agreements::of(work.connection(), id).await?;
    let governed = list::governed(work.connection(), ctx.today()).await?;
    let writable = reaches(Giver { operator: who, governed: &governed }, id);
    let history = history::all(work.connection(), Of::Organisation(id.uuid())).await?;
    let entry = Entry::new(Action::Read, Subject::Organisation, Some(id.uuid()));
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    let version = history.first().map_or(0, |last| last.version);
    Ok(BodyFile { id, text, desks, agreements, writable, version, history })
}

/// What is written of a body of the zone.
async fn written(connection: &mut PgConnection, id: Id<Organisation>) -> Result<BodyText, Error> {
    let row = sqlx::query!(
        "SELECT name, kind, belfiore, ipa, phone, email
         FROM organisation
         WHERE id = $1 AND zone_id = actor_zone()",
        id.uuid(),
    )
    .fetch_one(&mut *connection)
    .await?;
    let sectors = sqlx::query!(
        "SELECT name, valid_from, valid_until
         FROM sector
         WHERE organisation_id = $1
         ORDER BY position, name",
        id.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let sector = |name, from, until| Sector { name, valid: Validity { from, until } };
    Ok(BodyText {
        name: row.name,
        kind: known("organisation", "kind", BodyKind::from_code(&row.kind))?,
        belfiore: row.belfiore,
        ipa: row.ipa,
        phone: row.phone,
        email: row.email,
        sectors: sectors.into_iter().map(|row| sector(row.name, row.valid_from, row.valid_until)).collect(),
    })
}

async fn desks_of(connection: &mut PgConnection, id: Id<Organisation>) -> Result<Vec<DeskRef>, Error> {
    let rows =
        sqlx::query!("SELECT id, name FROM desk WHERE organisation_id = $1 ORDER BY name, id", id.uuid(),)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(|row| DeskRef { id: Id::new(row.id), name: row.name }).collect())
}

/// Writes a new body down, with its sectors. It has no desk and no operator yet.
///
/// # Errors
/// [`Refusal::NameTaken`] when a body of the zone is called so already.
pub async fn add_body(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    after: BodyText,
    reason: &str,
) -> Result<Id<Organisation>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let id = add_body_within(&mut work, ctx, grant, after, reason).await?;
    work.commit().await?;
    Ok(id)
}

/// The same within a transaction.
pub(crate) async fn add_body_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    after: BodyText,
    reason: &str,
) -> Result<Id<Organisation>, Error> {
    let who = grant.operator();
    list::one_at_a_time(work.connection(), who).await?;
    let id = ctx.id();
    free(work.connection(), id, &after.name).await?;
    sqlx::query!(
        "INSERT INTO organisation (id, zone_id, name, kind, belfiore, ipa, phone, email)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        who.zone.uuid(),
        after.name,
        after.kind.code(),
        after.belfiore,
        after.ipa,
        after.phone,
        after.email,
    )
    .execute(work.connection())
    .await?;
    sectors(work, ctx, (who.zone.uuid(), id), &after.sectors).await?;
    let change = Change::Body { before: None, after };
    history::write(work, ctx, who, Of::Organisation(id), &change, (0, reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Organisation, Some(id)).because("created");
    audit::operator(work, ctx, who, entry).await?;
    Ok(Id::new(id))
}

/// Writes a body anew, with its sectors.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a body that others administer
/// * [`Refusal::HasDesks`] for another kind of a body that has desks: it decides what their operators see
/// * [`Refusal::NameTaken`] when another body of the zone is called so
/// * [`Error::Stale`] when somebody changed it since the page was shown
/// * [`Error::NotFound`] for a body of another zone
pub async fn change_body(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Organisation>,
    after: BodyText,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    change_body_within(&mut work, ctx, grant, id, after, why).await?;
    work.commit().await
}

/// The same within a transaction.
async fn change_body_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Organisation>,
    after: BodyText,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    list::one_at_a_time(work.connection(), who).await?;
    let before = written(work.connection(), id).await?;
    if history::version(work.connection(), Of::Organisation(id.uuid())).await? != why.seen {
        return Err(Error::Stale);
    }
    let governed = list::governed(work.connection(), ctx.today()).await?;
    if !reaches(Giver { operator: who, governed: &governed }, id) {
        return Err(Refusal::Elsewhere.into());
    }
    if before.kind != after.kind && !desks_of(work.connection(), id).await?.is_empty() {
        return Err(Refusal::HasDesks.into());
    }
    free(work.connection(), id.uuid(), &after.name).await?;
    let done = sqlx::query!(
        "UPDATE organisation
         SET name = $2, kind = $3, belfiore = $4, ipa = $5, phone = $6, email = $7
         WHERE id = $1",
        id.uuid(),
        after.name,
        after.kind.code(),
        after.belfiore,
        after.ipa,
        after.phone,
        after.email,
    )
    .execute(work.connection())
    .await?;
    one_row(done.rows_affected())?;
    sectors(work, ctx, (who.zone.uuid(), id.uuid()), &after.sectors).await?;
    let change = Change::Body { before: Some(before), after };
    history::write(work, ctx, who, Of::Organisation(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Organisation, Some(id.uuid())).because("described");
    audit::operator(work, ctx, who, entry).await
}

/// A body for the file of the configuration.
pub(crate) struct CarriedBody {
    pub(crate) id: Id<Organisation>,
    pub(crate) text: BodyText,
    /// Whether it has desks: then its kind stays.
    pub(crate) has_desks: bool,
    /// Whether this administrator may change it.
    pub(crate) writable: bool,
}

/// The bodies of the zone as a file tells them, by name.
pub(crate) async fn carried_bodies(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<CarriedBody>, Error> {
    let governed = list::governed(work.connection(), ctx.today()).await?;
    let giver = Giver { operator: grant.operator(), governed: &governed };
    let ids =
        sqlx::query_scalar!("SELECT id FROM organisation WHERE zone_id = actor_zone() ORDER BY name, id")
            .fetch_all(work.connection())
            .await?;
    let mut all = Vec::with_capacity(ids.len());
    for id in ids.into_iter().map(Id::new) {
        let text = written(work.connection(), id).await?;
        let has_desks = !desks_of(work.connection(), id).await?.is_empty();
        all.push(CarriedBody { id, text, has_desks, writable: reaches(giver, id) });
    }
    Ok(all)
}

/// Writes a body as a file tells it, by the rules of its page.
pub(crate) async fn carry_body(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Organisation>,
    after: BodyText,
    reason: &str,
) -> Result<(), Error> {
    let seen = history::version(work.connection(), Of::Organisation(id.uuid())).await?;
    change_body_within(work, ctx, grant, id, after, Why { seen, reason }).await
}

/// No other body of the zone has this name.
async fn free(connection: &mut PgConnection, id: Uuid, name: &str) -> Result<(), Error> {
    let taken = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM organisation
            WHERE zone_id = actor_zone() AND id <> $1 AND lower(name) = lower($2)
           ) AS "taken!""#,
        id,
        name,
    )
    .fetch_one(connection)
    .await?;
    if taken { Err(Refusal::NameTaken.into()) } else { Ok(()) }
}

/// Writes the sectors of a body (zone, body): who has the same name stays the same one.
async fn sectors(
    work: &mut Work,
    ctx: &Context,
    (zone, body): (Uuid, Uuid),
    sectors: &[Sector],
) -> Result<(), Error> {
    let names: Vec<String> = sectors.iter().map(|sector| sector.name.clone()).collect();
    sqlx::query!("DELETE FROM sector WHERE organisation_id = $1 AND name <> ALL($2)", body, &names)
        .execute(work.connection())
        .await?;
    for (place, sector) in sectors.iter().enumerate() {
        sqlx::query!(
            "INSERT INTO sector (id, zone_id, organisation_id, position, name, valid_from, valid_until)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (organisation_id, name) DO UPDATE SET
                position = excluded.position,
                valid_from = excluded.valid_from,
                valid_until = excluded.valid_until",
            ctx.id(),
            zone,
            body,
            i16::try_from(place).unwrap_or(i16::MAX),
            sector.name,
            sector.valid.from,
            sector.valid.until,
        )
        .execute(work.connection())
        .await?;
    }
    Ok(())
}
