//! Profiles made, named, given at desks and retired. What they hide and withhold is changed by four eyes
//! ([`crate::masks`]); a new one begins as a copy, and may do no more than that.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{Desk, DeskRef, Operator},
    mask::Hiding,
    permission::{Grant, ManageMasks, Permission, beyond},
    profile::{Limits, Profile, ProfileFile},
    staff::{Change, ProfileText, Refusal},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Why,
    history::{self, Of},
    list,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    masks,
    work::one_row,
};

/// What a profile is called and where it is given, as somebody wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// The desks at which it is given; everywhere, where there is none.
    pub only_at: Vec<Id<Desk>>,
    /// Whether it is given no more.
    pub retired: bool,
}

/// A profile to be made out of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Out of which.
    pub source: Id<Profile>,
    /// What it is called, and where it is given.
    pub named: Named,
    /// What it withholds.
    pub withheld: BTreeSet<Permission>,
}

/// The profiles that may be copied, and the desks at which a new one may be given.
pub async fn profile_choices(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
) -> Result<(Vec<Profile>, Vec<DeskRef>), Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let mut profiles = masks::rows(&mut work, ctx, who, None).await?;
    profiles.retain(|profile| !profile.retired);
    let places = places(work.connection()).await?;
    audit::operator(&mut work, ctx, who, Entry::new(Action::List, Subject::Profile, None)).await?;
    work.commit().await?;
    Ok((profiles, places))
}

/// A profile with what was changed of its name and its desks.
///
/// # Errors
/// [`Error::NotFound`] for a profile of another zone.
pub async fn named_profile(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    id: Id<Profile>,
) -> Result<ProfileFile, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let profile = masks::one(&mut work, ctx, who, id).await?;
    let only_at = only_at(work.connection(), id).await?;
    let places = places(work.connection()).await?;
    let history = history::all(work.connection(), Of::Profile(id.uuid())).await?;
    let entry = Entry::new(Action::Read, Subject::Profile, Some(id.uuid()));
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    let version = history.first().map_or(0, |last| last.version);
    Ok(ProfileFile { profile, only_at, places, version, history })
}

/// Makes a profile out of another one: it hides what that hides, and withholds that and what else was said.
///
/// # Errors
/// * [`Refusal::Beyond`] when it would allow what the operator's own profile withholds
/// * [`Refusal::Wider`] when it would allow what the other one withholds: that takes four eyes
/// * [`Refusal::NameTaken`] when a profile of the zone is called so already
/// * [`Refusal::NotGiven`] when the other one is retired
/// * [`Error::NotFound`] for a profile or a desk of another zone
pub async fn make_profile(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    made: &Made,
    reason: &str,
) -> Result<Id<Profile>, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    list::one_at_a_time(work.connection(), who).await?;
    let source = masks::one(&mut work, ctx, who, made.source).await?;
    may_make(who, &source, &made.withheld)?;
    let limits = Limits { mask: source.mask, withheld: made.withheld.clone() };
    let id = insert(&mut work, ctx, who, (source.name, &made.named, &limits), reason).await?;
    work.commit().await?;
    Ok(id)
}

/// Makes a profile as a file tells it, given everywhere for now. It hides and withholds all that the other one does.
///
/// # Errors
/// As [`make_profile`]; [`Error::Stale`] when the other one hides more by now.
pub(crate) async fn carry_new_profile(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    (source, name, limits): (Id<Profile>, &str, &Limits),
    reason: &str,
) -> Result<Id<Profile>, Error> {
    let who = grant.operator();
    list::one_at_a_time(work.connection(), who).await?;
    let source = masks::one(work, ctx, who, source).await?;
    may_make(who, &source, &limits.withheld)?;
    let hides_all = source.mask.groups().all(|group| limits.mask.hides(group))
        && source.mask.those(Hiding::Absent).all(|group| limits.mask.omits(group));
    if !hides_all {
        return Err(Error::Stale);
    }
    let named = Named { name: name.to_owned(), only_at: Vec::new(), retired: false };
    insert(work, ctx, who, (source.name, &named, limits), reason).await
}

/// Writes a new profile down, made out of the one that is called so.
async fn insert(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    (source, named, limits): (String, &Named, &Limits),
    reason: &str,
) -> Result<Id<Profile>, Error> {
    let id = ctx.id();
    not_taken(work.connection(), (id, named.name.as_str())).await?;
    let after = text(work.connection(), named, limits.withheld.clone()).await?;
    let (hidden, absent) = masks::codes(&limits.mask);
    let (withheld, only_at) = (masks::withheld_codes(&limits.withheld), uuids(&named.only_at));
    sqlx::query!(
        "INSERT INTO profile (id, zone_id, name, mask, absent, withheld, only_at)
         VALUES ($1, $2, $3, $4, $5, $6, nullif($7::uuid[], '{}'))",
        id,
        who.zone.uuid(),
        named.name,
        &hidden,
        &absent,
        &withheld,
        &only_at,
    )
    .execute(work.connection())
    .await?;
    let change = Change::ProfileMade { source, after };
    history::write(work, ctx, who, Of::Profile(id), &change, (0, reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Profile, Some(id)).because("created");
    audit::operator(work, ctx, who, entry).await?;
    Ok(Id::new(id))
}

fn may_make(who: &Operator, source: &Profile, withheld: &BTreeSet<Permission>) -> Result<(), Refusal> {
    if source.retired {
        return Err(Refusal::NotGiven);
    }
    let everything = BTreeSet::from(Permission::ALL);
    if let Some(permission) = beyond(who, &everything, withheld) {
        return Err(Refusal::Beyond(permission));
    }
    match source.withheld.difference(withheld).next() {
        Some(permission) => Err(Refusal::Wider(*permission)),
        None => Ok(()),
    }
}

/// Names a profile, says where it is given, and retires it. Who has it keeps it at their desk, wherever else it is
/// given; its new name shows with the next click.
///
/// # Errors
/// * [`Refusal::InUse`] when it is to be retired and somebody or some desk has it
/// * [`Refusal::NameTaken`] when another profile of the zone is called so
/// * [`Error::Stale`] when somebody changed it since the page was shown
/// * [`Error::NotFound`] for a profile or a desk of another zone
pub async fn change_profile(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    id: Id<Profile>,
    named: &Named,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    change_within(&mut work, ctx, grant, id, named, why).await?;
    work.commit().await
}

/// Says where a profile is given, and whether it is retired, as a file tells it; its name stays.
pub(crate) async fn carry_profile(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    id: Id<Profile>,
    (only_at, retired): (Vec<Id<Desk>>, bool),
    reason: &str,
) -> Result<(), Error> {
    let name = masks::one(work, ctx, grant.operator(), id).await?.name;
    let seen = history::version(work.connection(), Of::Profile(id.uuid())).await?;
    let named = Named { name, only_at, retired };
    change_within(work, ctx, grant, id, &named, Why { seen, reason }).await
}

/// The same as [`change_profile`] within a transaction.
async fn change_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    id: Id<Profile>,
    named: &Named,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    list::one_at_a_time(work.connection(), who).await?;
    let profile = masks::one(work, ctx, who, id).await?;
    if history::version(work.connection(), Of::Profile(id.uuid())).await? != why.seen {
        return Err(Error::Stale);
    }
    not_taken(work.connection(), (id.uuid(), named.name.as_str())).await?;
    let retires = named.retired && !profile.retired;
    if retires {
        unused(work.connection(), ctx, id).await?;
    }
    let only_at = only_at(work.connection(), id).await?;
    let present = Named { name: profile.name, only_at, retired: profile.retired };
    let before = text(work.connection(), &present, BTreeSet::new()).await?;
    let after = text(work.connection(), named, BTreeSet::new()).await?;
    put(work.connection(), ctx, id, named).await?;
    let change = Change::ProfileChanged { before, after };
    history::write(work, ctx, who, Of::Profile(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Profile, Some(id.uuid()));
    let entry = if retires { entry.because("ended") } else { entry.because("described") };
    audit::operator(work, ctx, who, entry).await
}

/// A profile with where it is given.
pub(crate) struct CarriedProfile {
    pub(crate) profile: Profile,
    /// The desks at which it is given; everywhere, where there is none.
    pub(crate) only_at: Vec<Id<Desk>>,
    /// Since when it is given no more.
    pub(crate) retired: Option<DateTime<Utc>>,
}

/// The profiles of the zone with where they are given, by name.
pub(crate) async fn carried_profiles(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
) -> Result<Vec<CarriedProfile>, Error> {
    let profiles = masks::rows(work, ctx, who, None).await?;
    let rows = sqlx::query!("SELECT id, only_at, retired_at FROM profile WHERE zone_id = actor_zone()")
        .fetch_all(work.connection())
        .await?;
    let given = |profile: Profile| {
        let row = rows.iter().find(|row| row.id == profile.id.uuid());
        let only_at = row.and_then(|row| row.only_at.clone()).unwrap_or_default();
        let retired = row.and_then(|row| row.retired_at);
        CarriedProfile { profile, only_at: only_at.into_iter().map(Id::new).collect(), retired }
    };
    Ok(profiles.into_iter().map(given).collect())
}

async fn put(
    connection: &mut PgConnection,
    ctx: &Context,
    id: Id<Profile>,
    named: &Named,
) -> Result<(), Error> {
    let only_at = uuids(&named.only_at);
    let done = sqlx::query!(
        "UPDATE profile SET
            name = $2,
            only_at = nullif($3::uuid[], '{}'),
            retired_at = CASE WHEN $4 THEN coalesce(retired_at, $5) END
         WHERE id = $1",
        id.uuid(),
        named.name,
        &only_at,
        named.retired,
        ctx.now,
    )
    .execute(connection)
    .await?;
    one_row(done.rows_affected())
}

fn uuids(desks: &[Id<Desk>]) -> Vec<Uuid> {
    desks.iter().map(|desk| desk.uuid()).collect()
}

/// The desks of the zone, by name.
async fn places(connection: &mut PgConnection) -> Result<Vec<DeskRef>, Error> {
    let rows = sqlx::query!("SELECT id, name FROM desk WHERE zone_id = actor_zone() ORDER BY name, id")
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| DeskRef { id: Id::new(row.id), name: row.name }).collect())
}

async fn only_at(connection: &mut PgConnection, id: Id<Profile>) -> Result<Vec<Id<Desk>>, Error> {
    let only_at = sqlx::query_scalar!("SELECT only_at FROM profile WHERE id = $1", id.uuid())
        .fetch_one(connection)
        .await?;
    Ok(only_at.unwrap_or_default().into_iter().map(Id::new).collect())
}

/// What is written down of it.
async fn text(
    connection: &mut PgConnection,
    named: &Named,
    withheld: BTreeSet<Permission>,
) -> Result<ProfileText, Error> {
    let places = places(connection).await?;
    let name = |id: &Id<Desk>| {
        let found = places.iter().find(|place| place.id == *id);
        found.map(|place| place.name.clone()).ok_or(Error::NotFound)
    };
    let desks = named.only_at.iter().map(name).collect::<Result<Vec<String>, Error>>()?;
    Ok(ProfileText { name: named.name.clone(), desks, withheld, retired: named.retired })
}

/// Whether no other profile of the zone is called so.
async fn not_taken(connection: &mut PgConnection, (id, name): (Uuid, &str)) -> Result<(), Error> {
    let taken = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM profile WHERE zone_id = actor_zone() AND id <> $1 AND lower(name) = lower($2)
           ) AS "taken!""#,
        id,
        name,
    )
    .fetch_one(connection)
    .await?;
    if taken { Err(Refusal::NameTaken.into()) } else { Ok(()) }
}

/// Whether nobody has it, today or later, and no desk that is not closed.
///
/// # Errors
/// [`Refusal::InUse`] where somebody has it.
pub(crate) async fn unused(
    connection: &mut PgConnection,
    ctx: &Context,
    id: Id<Profile>,
) -> Result<(), Error> {
    let row = sqlx::query!(
        r#"SELECT
            (
                SELECT count(*)
                FROM operator_desk
                JOIN desk ON desk.id = operator_desk.desk_id
                WHERE operator_desk.ended_at IS NULL
                    AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= $2)
                    AND coalesce(operator_desk.profile_id, desk.profile_id) = $1
            ) AS "memberships!",
            (
                SELECT count(*)
                FROM desk
                WHERE desk.profile_id = $1 AND (desk.open_until IS NULL OR desk.open_until >= $2)
            ) AS "desks!""#,
        id.uuid(),
        ctx.today(),
    )
    .fetch_one(connection)
    .await?;
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    match (number(row.memberships), number(row.desks)) {
        (0, 0) => Ok(()),
        (memberships, desks) => Err(Refusal::InUse { memberships, desks }.into()),
    }
}
