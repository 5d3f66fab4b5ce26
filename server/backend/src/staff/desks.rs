//! Desks, for those who administer them.

use std::collections::BTreeMap;

use domain::{
    Id, Lang,
    actor::{Desk, DeskRef},
    permission::{Grant, ManageDesks},
    staff::{Change, DeskFile, DeskKind, DeskText, Giver, PointLine, Refusal, StaffDesk, reaches},
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
    catalogue,
    error::{decode, encode, known},
    work::one_row,
};

/// A desk as it is stored.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) name: String,
    names: serde_json::Value,
    kind: String,
    pub(super) description: String,
    pub(super) organisation_id: Uuid,
    pub(super) organisation: String,
    pub(super) profile: String,
    operators: i64,
    counts: bool,
}

impl Row {
    /// Its name in other languages than Italian.
    pub(super) fn names(&self) -> Result<BTreeMap<Lang, String>, Error> {
        decode("desk", "names", self.names.clone())
    }

    fn read(self) -> Result<StaffDesk, Error> {
        Ok(StaffDesk {
            desk: DeskRef { id: Id::new(self.id), name: self.name },
            kind: known("desk", "kind", DeskKind::from_code(&self.kind))?,
            organisation: self.organisation,
            profile: self.profile,
            operators: u32::try_from(self.operators).unwrap_or(u32::MAX),
            counts: self.counts,
        })
    }
}

/// The desks of the zone, or one of them.
pub(super) async fn rows(
    connection: &mut PgConnection,
    ctx: &Context,
    one: Option<Uuid>,
) -> Result<Vec<Row>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            desk.id,
            desk.name,
            desk.names,
            desk.kind,
            desk.description,
            desk.organisation_id,
            organisation.name AS organisation,
            profile.name AS profile,
            (
                SELECT count(*)
                FROM operator_desk
                JOIN operator ON operator.id = operator_desk.operator_id
                WHERE operator_desk.desk_id = desk.id
                    AND operator.enabled
                    AND operator_desk.ended_at IS NULL
                    AND (operator_desk.valid_from IS NULL OR operator_desk.valid_from <= $1)
                    AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= $1)
            ) AS "operators!",
            desk_counts_on(desk.id, $1) AS "counts!"
           FROM desk
           JOIN organisation ON organisation.id = desk.organisation_id
           JOIN profile ON profile.id = desk.profile_id
           WHERE desk.zone_id = actor_zone() AND ($2::uuid IS NULL OR desk.id = $2)
           ORDER BY organisation.name, desk.name, desk.id"#,
        ctx.today(),
        one,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// The desks of the zone, by body and name.
pub async fn desks(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<StaffDesk>, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let rows = rows(work.connection(), ctx, None).await?;
    let entry = Entry::new(Action::List, Subject::Desk, None);
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    rows.into_iter().map(Row::read).collect()
}

/// A desk with everything that hangs on it.
///
/// # Errors
/// [`Error::NotFound`] for a desk of another zone.
pub async fn desk(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
) -> Result<DeskFile, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let row = rows(work.connection(), ctx, Some(id.uuid())).await?.pop().ok_or(Error::NotFound)?;
    let governed = list::governed(work.connection(), ctx.today()).await?;
    let giver = Giver { operator: who, governed: &governed };
    let writable = reaches(giver, Id::new(row.organisation_id));
    let points = points(work.connection(), id).await?;
    let profiles = profiles(work.connection(), id).await?;
    let history = history::all(work.connection(), Of::Desk(id.uuid())).await?;
    let entry = Entry::new(Action::Read, Subject::Desk, Some(id.uuid()));
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    let (description, names) = (row.description.clone(), row.names()?);
    let desk = row.read()?;
    let titles = catalogue::titles(pool, &desk.desk, ctx.now).await?;
    let services = titles.into_iter().map(|(_, title)| title.get(Lang::It).to_owned()).collect();
    let version = history.first().map_or(0, |last| last.version);
    Ok(DeskFile { desk, names, description, writable, points, services, profiles, version, history })
}

async fn points(connection: &mut PgConnection, id: Id<Desk>) -> Result<Vec<PointLine>, Error> {
    let rows = sqlx::query!(
        "SELECT
            desk_point.id,
            contact_point.name,
            contact_point.address,
            contact_point.town,
            desk_point.phone
         FROM desk_point
         JOIN contact_point ON contact_point.id = desk_point.contact_point_id
         WHERE desk_point.desk_id = $1
         ORDER BY desk_point.position, contact_point.name",
        id.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let lines = rows.into_iter().map(|row| PointLine {
        id: Id::new(row.id),
        name: row.name,
        address: format!("{}, {}", row.address, row.town),
        phone: row.phone,
    });
    Ok(lines.collect())
}

/// Profiles that memberships there have instead of the desk's.
async fn profiles(connection: &mut PgConnection, id: Id<Desk>) -> Result<Vec<String>, Error> {
    sqlx::query_scalar!(
        "SELECT DISTINCT profile.name
         FROM operator_desk
         JOIN profile ON profile.id = operator_desk.profile_id
         WHERE operator_desk.desk_id = $1 AND operator_desk.ended_at IS NULL
         ORDER BY profile.name",
        id.uuid(),
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

/// Writes what a desk is called and what it is for.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Error::Stale`] when somebody changed it since the page was shown
/// * [`Error::NotFound`] for a desk of another zone
pub async fn describe(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    after: DeskText,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    describe_within(&mut work, ctx, grant, id, after, why).await?;
    work.commit().await
}

/// The same within a transaction.
pub(super) async fn describe_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    after: DeskText,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    let row = rows(work.connection(), ctx, Some(id.uuid())).await?.pop().ok_or(Error::NotFound)?;
    if history::version(work.connection(), Of::Desk(id.uuid())).await? != why.seen {
        return Err(Error::Stale);
    }
    let governed = list::governed(work.connection(), ctx.today()).await?;
    let giver = Giver { operator: who, governed: &governed };
    if !reaches(giver, Id::new(row.organisation_id)) {
        return Err(Refusal::Elsewhere.into());
    }
    let done = sqlx::query!(
        "UPDATE desk SET name = $2, description = $3, names = $4 WHERE id = $1",
        id.uuid(),
        after.name,
        after.description,
        encode("desk", "names", &after.names)?,
    )
    .execute(work.connection())
    .await?;
    one_row(done.rows_affected())?;
    let before = DeskText { names: row.names()?, name: row.name, description: row.description };
    let change = Change::Described { before, after };
    history::write(work, ctx, who, Of::Desk(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id.uuid())).because("described");
    audit::operator(work, ctx, who, entry).await
}
