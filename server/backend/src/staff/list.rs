//! Reading operators and their memberships.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{DeskRef, Operator, OperatorRecord, OperatorRef, Role},
    codes::Validity,
    intake::Page,
    permission::{Grant, ManageOperators},
    staff::{
        Choices, DeskChoice, Giver, Governed, Member, MemberFile, Membership, ProfileRef, Refusal, Seat,
        WayIn, orphaned, reaches,
    },
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::history::{self, Of};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    operators::{FISCAL_CODE, mask_of},
};

/// Rows of a page.
const PAGE: i64 = 30;

/// Operators of the zone by name, narrowed to those whose name has these words. `after` is the key of
/// the page before; one that is no key shows the first page.
pub async fn members(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    words: &str,
    after: Option<&str>,
) -> Result<Page<Member>, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let after: Option<Uuid> = after.and_then(|key| key.parse().ok());
    let mut rows = sqlx::query!(
        "SELECT
            operator.id,
            operator.name,
            operator.enabled
         FROM operator
         WHERE operator.zone_id = actor_zone()
            AND ($1 = '' OR searchable(operator.name) LIKE '%' || searchable($1) || '%')
            AND ($2::uuid IS NULL OR (operator.name, operator.id) >
                (SELECT earlier.name, earlier.id FROM operator earlier WHERE earlier.id = $2))
         ORDER BY operator.name, operator.id
         LIMIT $3",
        words,
        after,
        PAGE + 1,
    )
    .fetch_all(work.connection())
    .await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut memberships = memberships(work.connection(), &ids).await?;
    let entry = Entry::new(Action::List, Subject::Operator, None);
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    let next = ids.last().filter(|_| more).map(ToString::to_string);
    let rows = rows
        .into_iter()
        .map(|row| Member {
            memberships: memberships.remove(&row.id).unwrap_or_default(),
            me: OperatorRef { id: Id::new(row.id), name: row.name },
            enabled: row.enabled,
        })
        .collect();
    Ok(Page { rows, previous: None, next })
}

/// An operator with memberships and history.
///
/// # Errors
/// [`Error::NotFound`] for an operator of another zone.
pub async fn member(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    id: Id<OperatorRecord>,
) -> Result<MemberFile, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let found = sqlx::query!(
        "SELECT issuer, subject, created_at FROM operator WHERE id = $1 AND zone_id = actor_zone()",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let member = one(work.connection(), id).await?;
    let history = history::all(work.connection(), Of::Operator(id.uuid())).await?;
    let entry = Entry::new(Action::Read, Subject::Operator, Some(id.uuid()));
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    let way_in = if found.issuer == FISCAL_CODE {
        WayIn::FiscalCode
    } else {
        WayIn::Provider { issuer: found.issuer, subject: found.subject }
    };
    let version = history.first().map_or(0, |last| last.version);
    Ok(MemberFile { member, way_in, since: found.created_at, version, history })
}

/// An operator of the zone with all memberships.
pub(super) async fn one(connection: &mut PgConnection, id: Id<OperatorRecord>) -> Result<Member, Error> {
    let row = sqlx::query!(
        "SELECT name, enabled FROM operator WHERE id = $1 AND zone_id = actor_zone()",
        id.uuid(),
    )
    .fetch_one(&mut *connection)
    .await?;
    let mut memberships = memberships(connection, &[id.uuid()]).await?;
    Ok(Member {
        me: OperatorRef { id, name: row.name },
        enabled: row.enabled,
        memberships: memberships.remove(&id.uuid()).unwrap_or_default(),
    })
}

async fn memberships(
    connection: &mut PgConnection,
    operators: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<Membership>>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            operator_desk.operator_id,
            operator_desk.role,
            operator_desk.valid_from,
            operator_desk.valid_until,
            operator_desk.ended_at,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.organisation_id,
            profile.name AS profile,
            absent.id AS "absent_id?",
            absent.name AS "absent?"
           FROM operator_desk
           JOIN desk ON desk.id = operator_desk.desk_id
           JOIN profile ON profile.id = coalesce(operator_desk.profile_id, desk.profile_id)
           LEFT JOIN operator absent ON absent.id = operator_desk.absent_id
           WHERE operator_desk.operator_id = ANY($1)
           ORDER BY desk.name, desk.id"#,
        operators,
    )
    .fetch_all(connection)
    .await?;
    let mut all: BTreeMap<Uuid, Vec<Membership>> = BTreeMap::new();
    for row in rows {
        let absent = row.absent_id.zip(row.absent);
        all.entry(row.operator_id).or_default().push(Membership {
            desk: DeskRef { id: Id::new(row.desk_id), name: row.desk },
            organisation: Id::new(row.organisation_id),
            role: known("operator_desk", "role", Role::from_code(&row.role))?,
            profile: row.profile,
            valid: Validity { from: row.valid_from, until: row.valid_until },
            absent: absent.map(|(id, name)| OperatorRef { id: Id::new(id), name }),
            ended_at: row.ended_at,
        });
    }
    Ok(all)
}

/// Until this transaction ends, nobody else of the zone changes who administers it.
pub(crate) async fn one_at_a_time(connection: &mut PgConnection, who: &Operator) -> Result<(), Error> {
    let name = format!("staff {}", who.zone);
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name).execute(connection).await?;
    Ok(())
}

/// Refuses what left a body without the administrators who stayed before.
pub(crate) async fn must_stay(
    connection: &mut PgConnection,
    today: NaiveDate,
    before: &[Seat],
) -> Result<(), Error> {
    let after = administrators(connection, today, true).await?;
    if orphaned(before, &after).is_some() { Err(Refusal::LastAdministrator.into()) } else { Ok(()) }
}

/// Administrators of the zone whose membership and desk count today, and from whom no profile withholds that they
/// administer; of those who stay, neither has a last day. From a desk of an outside body nobody administers.
pub(crate) async fn administrators(
    connection: &mut PgConnection,
    today: NaiveDate,
    who_stay: bool,
) -> Result<Vec<Seat>, Error> {
    let rows = sqlx::query!(
        "SELECT
            operator_desk.operator_id,
            operator_desk.desk_id,
            desk.organisation_id
         FROM operator_desk
         JOIN operator ON operator.id = operator_desk.operator_id
         JOIN desk ON desk.id = operator_desk.desk_id
         JOIN organisation ON organisation.id = desk.organisation_id
         JOIN profile of_desk ON of_desk.id = desk.profile_id
         JOIN profile ON profile.id = coalesce(operator_desk.profile_id, desk.profile_id)
         WHERE operator_desk.zone_id = actor_zone()
            AND NOT (profile.withheld || of_desk.withheld) && ARRAY['manage_operators', 'manage_masks']
            AND organisation.kind <> 'third_sector'
            AND operator_desk.role = 'administrator'
            AND operator.enabled
            AND desk_counts_on(desk.id, $1)
            AND (NOT $2 OR desk.open_until IS NULL)
            AND operator_desk.ended_at IS NULL
            AND (operator_desk.valid_from IS NULL OR operator_desk.valid_from <= $1)
            AND (operator_desk.valid_until IS NULL OR (operator_desk.valid_until >= $1 AND NOT $2))
         ORDER BY operator_desk.operator_id, operator_desk.desk_id",
        today,
        who_stay,
    )
    .fetch_all(connection)
    .await?;
    let seat = |operator, desk, organisation| Seat {
        operator: Id::new(operator),
        desk: Id::new(desk),
        organisation: Id::new(organisation),
    };
    Ok(rows.into_iter().map(|row| seat(row.operator_id, row.desk_id, row.organisation_id)).collect())
}

/// Bodies of the zone that have an administrator today, and whether the actor's own body leads the zone.
pub(super) async fn governed(connection: &mut PgConnection, today: NaiveDate) -> Result<Governed, Error> {
    let seats = administrators(connection, today, false).await?;
    let leads = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM desk
            WHERE desk.id = actor_desk() AND desk.zone_id = actor_zone() AND body_leads(desk.organisation_id, $1)
           ) AS "leads!""#,
        today,
    )
    .fetch_one(connection)
    .await?;
    Ok(Governed { bodies: seats.into_iter().map(|seat| seat.organisation).collect(), leads })
}

/// What this administrator may choose when giving a membership to an operator.
pub async fn choices(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    to: Id<OperatorRecord>,
) -> Result<Choices, Error> {
    let who: &Operator = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let governed = governed(work.connection(), ctx.today()).await?;
    let giver = Giver { operator: who, governed: &governed };
    let desks = sqlx::query!(
        "SELECT
            desk.id,
            desk.name,
            desk.organisation_id,
            organisation.name AS organisation
         FROM desk
         JOIN organisation ON organisation.id = desk.organisation_id
         WHERE desk.zone_id = actor_zone()
         ORDER BY organisation.name, desk.name, desk.id",
    )
    .fetch_all(work.connection())
    .await?;
    let mut profiles = profiles(work.connection()).await?;
    let colleagues = sqlx::query!(
        "SELECT id, name FROM operator WHERE zone_id = actor_zone() AND id <> $1 ORDER BY name, id",
        to.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let desks: Vec<DeskChoice> = desks
        .into_iter()
        .filter(|row| reaches(giver, Id::new(row.organisation_id)))
        .map(|row| DeskChoice {
            desk: DeskRef { id: Id::new(row.id), name: row.name },
            organisation: row.organisation,
        })
        .collect();
    profiles.retain(|profile| profile.is_given_at_any(desks.iter().map(|choice| &choice.desk)));
    Ok(Choices {
        desks,
        profiles,
        colleagues: colleagues
            .into_iter()
            .map(|row| OperatorRef { id: Id::new(row.id), name: row.name })
            .collect(),
    })
}

/// The profiles of the zone that are given, by name.
pub(crate) async fn profiles(connection: &mut PgConnection) -> Result<Vec<ProfileRef>, Error> {
    let rows = sqlx::query!(
        "SELECT id, name, mask, only_at FROM profile
         WHERE zone_id = actor_zone() AND retired_at IS NULL
         ORDER BY name, id",
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let only_at = row.only_at.unwrap_or_default().into_iter().map(Id::new).collect();
            Ok(ProfileRef { id: Id::new(row.id), name: row.name, mask: mask_of(&row.mask)?, only_at })
        })
        .collect()
}
