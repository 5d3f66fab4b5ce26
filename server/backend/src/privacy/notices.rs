//! Versions of the notices, and publishing another one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    Id, Text,
    actor::{Desk, DeskRef, Operator},
    intake::Moment,
    permission::{Grant, PublishNotices},
    privacy::PrivacyNotice,
    staff::Refusal,
    transfer::DeskKey,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{broken_constraint, decode, encode},
    staff::Why,
};

struct Row {
    id: Uuid,
    desk_id: Uuid,
    desk: String,
    title: serde_json::Value,
    version: i32,
    content: serde_json::Value,
    valid_from: NaiveDate,
    published: serde_json::Value,
}

impl Row {
    fn read(self) -> Result<PrivacyNotice, Error> {
        Ok(PrivacyNotice {
            id: Id::new(self.id),
            desk: DeskRef { id: Id::new(self.desk_id), name: self.desk },
            title: decode("desk", "names", self.title)?,
            version: self.version,
            text: decode("privacy_notice", "content", self.content)?,
            valid_from: self.valid_from,
            published: decode("privacy_notice", "published", self.published)?,
        })
    }
}

/// The current notice of every desk that has one. Anybody may read it.
pub async fn in_force(pool: &PgPool, ctx: &Context) -> Result<Vec<PrivacyNotice>, Error> {
    let mut work = Work::system(pool).await?;
    current(work.connection(), None, ctx.today()).await
}

/// The current notice of one desk, where it published one. Anybody may read it.
pub async fn of_desk(pool: &PgPool, ctx: &Context, desk: Id<Desk>) -> Result<Option<PrivacyNotice>, Error> {
    let mut work = Work::system(pool).await?;
    of_desk_within(work.connection(), ctx, desk).await
}

/// The same within a transaction of anybody.
pub(crate) async fn of_desk_within(
    connection: &mut PgConnection,
    ctx: &Context,
    desk: Id<Desk>,
) -> Result<Option<PrivacyNotice>, Error> {
    Ok(current(connection, Some(desk), ctx.today()).await?.pop())
}

/// Every version of the notice of a desk that has counted so far, last first: the first one is current. Anybody may
/// read them, whoever signed an earlier one above all.
pub async fn versions(pool: &PgPool, ctx: &Context, desk: Id<Desk>) -> Result<Vec<PrivacyNotice>, Error> {
    let mut work = Work::system(pool).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            notice.id,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.names || jsonb_build_object('it', desk.name) AS "title!",
            notice.version,
            notice.content,
            notice.valid_from,
            notice.published
         FROM privacy_notice notice
         JOIN desk ON desk.id = notice.desk_id
         WHERE notice.valid_from <= $2 AND desk.id = $1
         ORDER BY notice.version DESC"#,
        desk.uuid(),
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// The current notice of one desk, or of every desk.
pub(super) async fn current(
    connection: &mut PgConnection,
    desk: Option<Id<Desk>>,
    today: NaiveDate,
) -> Result<Vec<PrivacyNotice>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT DISTINCT ON (desk.name, desk.id)
            notice.id,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.names || jsonb_build_object('it', desk.name) AS "title!",
            notice.version,
            notice.content,
            notice.valid_from,
            notice.published
         FROM privacy_notice notice
         JOIN desk ON desk.id = notice.desk_id
         WHERE notice.valid_from <= $2 AND ($1::uuid IS NULL OR desk.id = $1)
         ORDER BY desk.name, desk.id, notice.version DESC"#,
        desk.map(Id::uuid),
        today,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// The number of the version that holds today at a desk, without its words.
pub(super) async fn version(
    connection: &mut PgConnection,
    desk: Id<Desk>,
    today: NaiveDate,
) -> Result<Option<i32>, Error> {
    sqlx::query_scalar!(
        "SELECT max(version) FROM privacy_notice WHERE desk_id = $1 AND valid_from <= $2",
        desk.uuid(),
        today,
    )
    .fetch_one(connection)
    .await
    .map_err(Error::from)
}

/// One version.
///
/// # Errors
/// [`Error::NotFound`] when there is none like this.
pub(super) async fn one(
    connection: &mut PgConnection,
    id: Id<PrivacyNotice>,
) -> Result<PrivacyNotice, Error> {
    sqlx::query_as!(
        Row,
        r#"SELECT
            notice.id,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.names || jsonb_build_object('it', desk.name) AS "title!",
            notice.version,
            notice.content,
            notice.valid_from,
            notice.published
         FROM privacy_notice notice
         JOIN desk ON desk.id = notice.desk_id
         WHERE notice.id = $1"#,
        id.uuid(),
    )
    .fetch_one(connection)
    .await?
    .read()
}

/// The notices that an operator answers for.
#[derive(Debug, Clone)]
pub struct OwnNotices {
    /// The desks, by name.
    pub desks: Vec<DeskRef>,
    /// Every version of their notices, by desk, newest first.
    pub notices: Vec<PrivacyNotice>,
    /// Why they were published, where it was asked.
    pub reasons: BTreeMap<Id<PrivacyNotice>, String>,
}

/// The desks that the operator answers for, and every version of their notices.
pub async fn within_reach(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, PublishNotices>,
) -> Result<OwnNotices, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let desks = sqlx::query!(
        "SELECT id, name FROM desk WHERE id IN (SELECT reached_desks($1)) ORDER BY name",
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    let desks = desks.into_iter().map(|row| DeskRef { id: Id::new(row.id), name: row.name }).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            notice.id,
            desk.id AS desk_id,
            desk.name AS desk,
            desk.names || jsonb_build_object('it', desk.name) AS "title!",
            notice.version,
            notice.content,
            notice.valid_from,
            notice.published
         FROM privacy_notice notice
         JOIN desk ON desk.id = notice.desk_id
         WHERE desk.id IN (SELECT reached_desks($1))
         ORDER BY desk.name, desk.id, notice.version DESC"#,
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    let reasons = sqlx::query!(
        r#"SELECT id, reason AS "reason!" FROM privacy_notice
         WHERE reason IS NOT NULL AND desk_id IN (SELECT reached_desks($1))"#,
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    let entry = Entry::new(Action::List, Subject::PrivacyNotice, None);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(OwnNotices {
        desks,
        notices: rows.into_iter().map(Row::read).collect::<Result<_, _>>()?,
        reasons: reasons.into_iter().map(|row| (Id::new(row.id), row.reason)).collect(),
    })
}

/// Publishes the next version for a desk that the operator answers for. `why.seen` is the version that the
/// page showed; 0 where there was none.
///
/// # Errors
/// [`Error::NotFound`] for a desk of a body that others administer, and of another zone; [`Error::Stale`] when somebody
/// else published in the meantime.
pub async fn publish(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, PublishNotices>,
    desk: Id<Desk>,
    why: Why<'_>,
    text: &Text,
    valid_from: NaiveDate,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let Some(last) = last(work.connection(), desk, ctx.today()).await? else {
        let entry = Entry::new(Action::Refuse, Subject::PrivacyNotice, Some(desk.uuid()));
        audit::operator(&mut work, ctx, operator, entry.because(Refusal::Elsewhere.code())).await?;
        work.commit().await?;
        return Err(Error::NotFound);
    };
    if last != why.seen {
        return Err(Error::Stale);
    }
    next(&mut work, ctx, operator, (desk, last), (text, valid_from, why.reason)).await?;
    work.commit().await
}

/// The last notice of a desk for the file of the configuration.
pub(crate) struct CarriedNotice {
    pub(crate) key: DeskKey,
    /// Number and words of the last version; none where nothing was published yet.
    pub(crate) last: Option<(i32, Text)>,
    /// Whether the operator answers for the desk.
    pub(crate) writable: bool,
}

/// The last notice of each desk of the zone, by body and name.
pub(crate) async fn carried_notices(work: &mut Work, ctx: &Context) -> Result<Vec<CarriedNotice>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            desk.name,
            organisation.name AS organisation,
            notice.version AS "version?",
            notice.content AS "content?",
            desk.id IN (SELECT reached_desks($1)) AS "writable!"
           FROM desk
           JOIN organisation ON organisation.id = desk.organisation_id
           LEFT JOIN LATERAL (
               SELECT version, content
               FROM privacy_notice
               WHERE privacy_notice.desk_id = desk.id
               ORDER BY privacy_notice.version DESC
               LIMIT 1
           ) notice ON true
           WHERE desk.zone_id = actor_zone()
           ORDER BY organisation.name, desk.name, desk.id"#,
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let last = row.version.zip(row.content).map(|(version, content)| {
                Ok::<_, Error>((version, decode("privacy_notice", "content", content)?))
            });
            Ok(CarriedNotice {
                key: DeskKey { organisation: row.organisation, name: row.name },
                last: last.transpose()?,
                writable: row.writable,
            })
        })
        .collect()
}

/// Publishes the version after the last one, from today on.
pub(crate) async fn carry_notice(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, PublishNotices>,
    of: (Id<Desk>, i32),
    (text, reason): (&Text, &str),
) -> Result<(), Error> {
    next(work, ctx, grant.operator(), of, (text, ctx.today(), reason)).await
}

/// Writes the version after the last one of a desk: `(desk, last)`.
async fn next(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (desk, last): (Id<Desk>, i32),
    (text, valid_from, reason): (&Text, NaiveDate, &str),
) -> Result<(), Error> {
    let (id, published) = (ctx.id(), Moment { by: operator.me.clone(), at: ctx.now });
    sqlx::query!(
        "INSERT INTO privacy_notice (id, zone_id, desk_id, version, content, valid_from, published, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        operator.zone.uuid(),
        desk.uuid(),
        last + 1,
        encode("privacy_notice", "content", text)?,
        valid_from,
        encode("privacy_notice", "published", &published)?,
        reason,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_published)?;
    let entry = Entry::new(Action::Change, Subject::PrivacyNotice, Some(id)).because("published");
    audit::operator(work, ctx, operator, entry).await
}

/// Number of the last version of a desk that the actor answers for, 0 where there is none; none for other desks.
async fn last(connection: &mut PgConnection, desk: Id<Desk>, today: NaiveDate) -> Result<Option<i32>, Error> {
    let last = sqlx::query_scalar!(
        r#"SELECT coalesce((SELECT max(version) FROM privacy_notice WHERE desk_id = desk.id), 0) AS "last!"
           FROM desk WHERE id = $1 AND id IN (SELECT reached_desks($2))"#,
        desk.uuid(),
        today,
    )
    .fetch_optional(connection)
    .await?;
    Ok(last)
}

fn stale_if_published(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("privacy_notice_once") { Error::Stale } else { error.into() }
}
