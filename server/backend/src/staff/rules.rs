//! What desks accept, to whom they pass new requests, and what they never see.

use chrono::NaiveDate;
use domain::{
    Id, Lang, Text,
    actor::{Desk, DeskRef, Organisation},
    codes::Validity,
    permission::{Grant, ManageDesks},
    place::Municipality,
    staff::{Change, DeskKind, Giver, Refusal, reaches},
    zone::{BodyKind, Place, Settings, ZoneDesk, ZoneService, closes, faults},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Why, agreements,
    history::{self, Of},
    list, opening, unhiding,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, encode, known},
    work::one_row,
};

/// What is kept of a desk besides its name.
pub(super) struct Kept {
    pub organisation: Id<Organisation>,
    pub body: BodyKind,
    pub counts: bool,
    pub settings: Settings,
}

/// A desk of the actor's zone.
pub(super) async fn kept(
    connection: &mut PgConnection,
    id: Id<Desk>,
    today: NaiveDate,
) -> Result<Kept, Error> {
    let row = sqlx::query!(
        r#"SELECT
            desk.organisation_id,
            organisation.kind,
            desk.kind AS desk_kind,
            desk.open_from,
            desk.open_until,
            desk.receives,
            desk.excluded,
            desk_counts_on(desk.id, $2) AS "counts!",
            routing.content AS "content?"
           FROM desk
           JOIN organisation ON organisation.id = desk.organisation_id
           LEFT JOIN desk_routing routing ON routing.desk_id = desk.id
           WHERE desk.id = $1 AND desk.zone_id = actor_zone()"#,
        id.uuid(),
        today,
    )
    .fetch_one(connection)
    .await?;
    let routing = row.content.map(|content| decode("desk_routing", "content", content)).transpose()?;
    Ok(Kept {
        organisation: Id::new(row.organisation_id),
        body: known("organisation", "kind", BodyKind::from_code(&row.kind))?,
        counts: row.counts,
        settings: Settings {
            kind: known("desk", "kind", DeskKind::from_code(&row.desk_kind))?,
            open: Validity { from: row.open_from, until: row.open_until },
            receives: row.receives,
            excluded: row.excluded,
            routing: routing.unwrap_or_default(),
        },
    })
}

/// The desks of a zone as routing sees them: first those of the body `of`, general ones before others; those
/// of outside bodies last, because nothing goes there unless a rule says so.
pub(crate) async fn places(
    connection: &mut PgConnection,
    zone: Uuid,
    of: Uuid,
    today: NaiveDate,
) -> Result<Vec<Place>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            desk.id,
            desk.name,
            organisation.kind,
            desk_counts_on(desk.id, $3) AS "counts!",
            routing.content AS "content?"
           FROM desk
           JOIN organisation ON organisation.id = desk.organisation_id
           LEFT JOIN desk_routing routing ON routing.desk_id = desk.id
           WHERE desk.zone_id = $1
           ORDER BY
            organisation.kind = 'third_sector',
            desk.organisation_id <> $2,
            desk.kind <> 'general',
            organisation.name,
            desk.name,
            desk.id"#,
        zone,
        of,
        today,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let routing =
                row.content.map(|content| decode("desk_routing", "content", content)).transpose()?;
            Ok(Place {
                desk: DeskRef { id: Id::new(row.id), name: row.name },
                counts: row.counts,
                outside: known("organisation", "kind", BodyKind::from_code(&row.kind))?.is_outside(),
                routing: routing.unwrap_or_default(),
            })
        })
        .collect()
}

/// The services of the zone, without those that were withdrawn; which of them arrive at a desk.
pub(crate) async fn services(
    connection: &mut PgConnection,
    ctx: &Context,
    id: Id<Desk>,
) -> Result<Vec<ZoneService>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            service.slug,
            service.desk_id = $1 AS "is_here!",
            current.title AS "title!"
           FROM service
           JOIN LATERAL (
               SELECT version.title, withdrawal.at IS NOT NULL AS withdrawn
               FROM service_version version
               LEFT JOIN service_withdrawal withdrawal
                   ON withdrawal.version_id = version.id AND withdrawal.at <= $2
               WHERE version.service_id = service.id AND version.published_at <= $2
                   AND (withdrawal.at IS NULL OR withdrawal.at >= version.published_at)
               ORDER BY version.version DESC
               LIMIT 1
           ) current ON NOT current.withdrawn
           WHERE service.zone_id = actor_zone()
           ORDER BY service.position, service.slug, service.id"#,
        id.uuid(),
        ctx.now,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let title: Text = decode("service_version", "title", row.title)?;
            Ok(ZoneService { slug: row.slug, title: title.get(Lang::It).to_owned(), is_here: row.is_here })
        })
        .collect()
}

/// A desk with its rules, the agreements of its body, and the rules that do not work.
///
/// # Errors
/// [`Error::NotFound`] for a desk of another zone.
pub async fn rules(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
) -> Result<ZoneDesk, Error> {
    let file = super::desk(pool, ctx, grant, id).await?;
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let kept = kept(work.connection(), id, ctx.today()).await?;
    let agreements = agreements::of(work.connection(), kept.organisation).await?;
    let places = places(work.connection(), who.zone.uuid(), kept.organisation.uuid(), ctx.today()).await?;
    let services = services(work.connection(), ctx, id).await?;
    let here = services.iter().filter(|service| service.is_here);
    let slugs: Vec<String> = here.map(|service| service.slug.clone()).collect();
    let faults = faults(&kept.settings.routing.rules, &slugs, &places);
    let unhiding = unhiding::waiting(&mut work, who, id).await?;
    Ok(ZoneDesk {
        file,
        body: kept.body,
        settings: kept.settings,
        unhiding,
        counts: kept.counts,
        agreements,
        others: places.into_iter().filter(|place| place.desk.id != id).collect(),
        services,
        faults,
    })
}

/// Which of these are names of no municipality of today.
pub async fn unknown_municipalities(pool: &PgPool, names: &[String]) -> Result<Vec<String>, Error> {
    let plain: Vec<String> = names.iter().map(|name| Municipality::typed(name).0.to_owned()).collect();
    let unknown = sqlx::query_scalar!(
        r#"SELECT named.whole AS "whole!"
           FROM unnest($1::text[], $2::text[]) AS named (whole, name)
           WHERE NOT EXISTS (SELECT FROM municipality WHERE municipality.search = searchable(named.name))"#,
        names,
        &plain,
    )
    .fetch_all(pool)
    .await?;
    Ok(unknown)
}

/// The desk of a page that is being changed: seen as it was shown, and within the reach of who changes it.
pub(super) async fn within_reach(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    seen: i32,
) -> Result<Kept, Error> {
    let kept = kept(work.connection(), id, ctx.today()).await?;
    if history::version(work.connection(), Of::Desk(id.uuid())).await? != seen {
        return Err(Error::Stale);
    }
    let governed = list::governed(work.connection(), ctx.today()).await?;
    if reaches(Giver { operator: grant.operator(), governed: &governed }, kept.organisation) {
        Ok(kept)
    } else {
        Err(Refusal::Elsewhere.into())
    }
}

/// Writes what a desk accepts, passes on and never sees.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Refusal::Oneself`] for another last day, or first one to come, of the desk at which one sits
/// * [`Refusal::Backwards`] where the last day is before the first one
/// * [`Refusal::LastAdministrator`] where the desk closes on the last administrator of its body
/// * [`Refusal::OpenWork`] where an end closes a desk at which something is open
/// * [`Refusal::Unhides`] where a group is left out that the desk never saw
/// * [`Error::Stale`] when somebody changed it since the page was shown
/// * [`Error::NotFound`] for a desk of another zone, also where a rule names it
pub async fn set_rules(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    after: Settings,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    set_rules_within(&mut work, ctx, grant, id, after, why).await?;
    work.commit().await
}

/// The same within a transaction.
pub(super) async fn set_rules_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    after: Settings,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    list::one_at_a_time(work.connection(), who).await?;
    let seats = list::administrators(work.connection(), ctx.today(), true).await?;
    let before = within_reach(work, ctx, grant, id, why.seen).await?;
    if id == who.desk.id && is_left(before.settings.open, after.open, ctx.today()) {
        return Err(Refusal::Oneself.into());
    }
    if after.open.is_backwards() {
        return Err(Refusal::Backwards.into());
    }
    is_empty_where_closed(work, ctx, id, (&before.settings, &after)).await?;
    // One administrator alone shows a desk nothing: a mask takes two.
    if !before.settings.excluded.iter().all(|group| after.excluded.contains(group)) {
        return Err(Refusal::Unhides.into());
    }
    let of = before.organisation.uuid();
    let places = places(work.connection(), who.zone.uuid(), of, ctx.today()).await?;
    let is_named = |desk: Id<Desk>| {
        let named = |settings: &Settings| settings.routing.rules.iter().any(|rule| rule.to == desk);
        named(&before.settings) || named(&after)
    };
    if !after.routing.rules.iter().all(|rule| places.iter().any(|place| place.desk.id == rule.to)) {
        return Err(Error::NotFound);
    }
    write(work, id, &after).await?;
    list::must_stay(work.connection(), ctx.today(), &seats).await?;
    let desks = places.into_iter().map(|place| place.desk).filter(|desk| is_named(desk.id)).collect();
    let change = Change::Ruled { before: before.settings, after, desks };
    history::write(work, ctx, who, Of::Desk(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id.uuid())).because("ruled");
    audit::operator(work, ctx, who, entry).await
}

/// Whether new days take a desk from who sits there: a last day, or a first one to come, that it did not have.
fn is_left(before: Validity, after: Validity, today: NaiveDate) -> bool {
    let ends = after.until.is_some() && after.until != before.until;
    let begins_later = after.from != before.from && after.from.is_some_and(|from| today < from);
    ends || begins_later
}

/// Refuses days that close a desk with open work.
async fn is_empty_where_closed(
    work: &mut Work,
    ctx: &Context,
    id: Id<Desk>,
    (before, after): (&Settings, &Settings),
) -> Result<(), Error> {
    let Some(from) = closes(before.kind, before.open, after.open, ctx.today()) else { return Ok(()) };
    let open = opening::open_work(work.connection(), id, from).await?;
    if open.is_none() { Ok(()) } else { Err(Refusal::OpenWork.into()) }
}

async fn write(work: &mut Work, id: Id<Desk>, after: &Settings) -> Result<(), Error> {
    let done = sqlx::query!(
        "UPDATE desk SET open_from = $2, open_until = $3, receives = $4, excluded = $5, kind = $6 WHERE id = $1",
        id.uuid(),
        after.open.from,
        after.open.until,
        after.receives,
        &after.excluded,
        after.kind.code(),
    )
    .execute(work.connection())
    .await?;
    one_row(done.rows_affected())?;
    let done = sqlx::query!(
        "INSERT INTO desk_routing (desk_id, zone_id, content)
         SELECT desk.id, desk.zone_id, $2 FROM desk WHERE desk.id = $1
         ON CONFLICT (desk_id) DO UPDATE SET content = excluded.content",
        id.uuid(),
        encode("desk_routing", "content", &after.routing)?,
    )
    .execute(work.connection())
    .await?;
    one_row(done.rows_affected())
}
