//! Lists of cards.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    Id,
    actor::{DeskRef, Operator},
    calendar::day_in_rome,
    card::{Access, AccessReason, Exported, Filter, Mode, Row, State, parts::Unmet},
    export::ExportReason,
    fields::Lists,
    intake::{Moment, Page},
    mask::Group,
    permission::{Grant, ReadCards},
    person::Person,
};
use sqlx::{PgPool, Postgres, QueryBuilder};
use uuid::Uuid;

use super::{named::Wanted, unmet};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    codes,
    error::{decode, known},
    people,
};

/// Rows of a page.
pub(super) const PAGE: usize = 25;
/// Rows of a step of a list that leaves the portal, each in a transaction of its own.
const STEP: usize = 500;

/// Where a card stands in the list: when it was opened, or where the list is narrowed to days the day of its access; and
/// which it is.
pub(super) type Key = (DateTime<Utc>, Uuid);

/// What a list is in the order of, newest first. Narrowed to days it is in the order of these: then they are found in an
/// index, where a desk has hundreds of thousands of cards. By when they were opened all of those that are newer than
/// the days that are wanted would be read and passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Opening,
    Access,
}

impl Order {
    const fn of(filter: &Filter) -> Self {
        if filter.from.is_some() || filter.until.is_some() { Self::Access } else { Self::Opening }
    }

    /// The key of a card in this order.
    fn key(self, (opened_at, access_on): (DateTime<Utc>, NaiveDate), id: Uuid) -> String {
        match self {
            Self::Opening => key(opened_at, id),
            Self::Access => key(access_on.and_time(NaiveTime::MIN).and_utc(), id),
        }
    }

    /// The cards after this one, the newest first.
    fn push(self, sql: &mut QueryBuilder<Postgres>, after: Option<Key>) {
        let column = match self {
            Self::Opening => "card.opened_at",
            Self::Access => "card.access_on",
        };
        if let Some((at, id)) = after {
            sql.push(" AND (").push(column).push(", card.id) < (");
            match self {
                Self::Opening => sql.push_bind(at),
                Self::Access => sql.push_bind(at.date_naive()),
            };
            sql.push(", ").push_bind(id).push(")");
        }
        sql.push(" ORDER BY ").push(column).push(" DESC, card.id DESC");
    }
}

struct Record {
    id: Uuid,
    kind: String,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    access_on: NaiveDate,
    title: Option<serde_json::Value>,
    desk_id: Uuid,
    desk: String,
    facts: serde_json::Value,
    opened: serde_json::Value,
    opened_at: DateTime<Utc>,
}

impl Record {
    fn shown_to(self, operator: &Operator) -> Result<Row, Error> {
        let opened: Moment = decode("card", "opened", self.opened)?;
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        Ok(Row {
            id: Id::new(self.id),
            full_name: people::identity(&self.kind, self.alias.as_deref(), name, &operator.mask)?.called(),
            on: self.access_on,
            service_title: self.title.map(|title| decode("service_version", "content", title)).transpose()?,
            desk: DeskRef { id: Id::new(self.desk_id), name: self.desk },
            state: decode("card", "facts", self.facts)?,
            opened_by: opened.by.name,
            unmet: None,
        })
    }

    fn key(&self, order: Order) -> String {
        order.key((self.opened_at, self.access_on), self.id)
    }
}

struct ExportRecord {
    id: Uuid,
    kind: String,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    access_on: NaiveDate,
    mode: String,
    reason: String,
    sender: String,
    services: serde_json::Value,
    desk: String,
    facts: serde_json::Value,
    opened: serde_json::Value,
    opened_at: DateTime<Utc>,
}

impl ExportRecord {
    fn shown_to(self, operator: &Operator, lists: &Lists, unmet: Option<Unmet>) -> Result<Exported, Error> {
        let opened: Moment = decode("card", "opened", self.opened)?;
        let state: State = decode("card", "facts", self.facts)?;
        let outcome = match &state {
            State::Open => String::new(),
            State::Completed { completed, outcome } => outcome.label(lists, day_in_rome(completed.at)),
        };
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        Ok(Exported {
            full_name: people::identity(&self.kind, self.alias.as_deref(), name, &operator.mask)?.called(),
            on: self.access_on,
            mode: known("card", "mode", Mode::from_code(&self.mode))?,
            reason: known("card", "reason", AccessReason::from_code(&self.reason))?,
            sender: operator.mask.field(Access::GROUP, self.sender),
            services: decode("service_version", "content", self.services)?,
            state,
            outcome,
            opened_by: opened.by.name,
            desk: self.desk,
            unmet: operator.mask.field(Group::Needs, unmet),
        })
    }

    fn key(&self, order: Order) -> String {
        order.key((self.opened_at, self.access_on), self.id)
    }
}

/// The cards of the desk that the filter leaves: the newest first, and where it names days by the days of the accesses.
/// `after` is the key of an earlier page.
pub async fn list(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    filter: &Filter,
    after: Option<&str>,
) -> Result<Page<Row>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let ids = ids(&mut work, operator, filter, after.and_then(parse_key), PAGE + 1).await?;
    let mut rows = records(&mut work, &ids).await?;
    // Needs are told where they were asked for.
    let tells_needs = filter.unmet.is_some();
    let mut unmet = if tells_needs {
        let lists = codes::lists(work.connection(), NaiveDate::default()).await?;
        unmet::of(&mut work, operator, &lists, &ids).await?
    } else {
        HashMap::new()
    };
    let groups = std::iter::once(Group::Identity).chain(tells_needs.then_some(Group::Needs));
    let entry = Entry::new(Action::List, Subject::Card, None).through(operator, groups);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| more).map(|row| row.key(Order::of(filter))),
        rows: rows
            .into_iter()
            .map(|row| {
                let unmet = unmet.remove(&row.id);
                Ok(Row { unmet, ..row.shown_to(operator)? })
            })
            .collect::<Result<_, Error>>()?,
    })
}

/// Writes down that the list leaves the portal, and why: before its first row does.
pub async fn export_list(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    reason: ExportReason,
) -> Result<(), Error> {
    // Who sent somebody stands in their row, and the need that is not met.
    let of = [Group::Identity, Access::GROUP];
    audit::list_leaves(pool, ctx, grant.operator(), (Subject::Card, &of), reason).await
}

/// The next rows of a list that leaves the portal, after [`export_list`]; from the key of the step before.
pub async fn export_rows(
    pool: &PgPool,
    grant: Grant<'_, ReadCards>,
    filter: &Filter,
    after: Option<&str>,
) -> Result<Page<Exported>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let ids = ids(&mut work, operator, filter, after.and_then(parse_key), STEP).await?;
    let rows = exported(&mut work, &ids).await?;
    // Words are those of the day of each card: nothing is chosen today.
    let lists = codes::lists(work.connection(), NaiveDate::default()).await?;
    let mut unmet = unmet::of(&mut work, operator, &lists, &ids).await?;
    work.commit().await?;
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| ids.len() == STEP).map(|row| row.key(Order::of(filter))),
        rows: rows
            .into_iter()
            .map(|row| {
                let unmet = unmet.remove(&row.id);
                row.shown_to(operator, &lists, unmet)
            })
            .collect::<Result<_, _>>()?,
    })
}

pub(super) fn parse_key(key: &str) -> Option<Key> {
    let (micros, id) = key.split_once('_')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
}

pub(super) fn key(at: DateTime<Utc>, id: Uuid) -> String {
    format!("{}_{id}", at.timestamp_micros())
}

/// The cards of the desk that the filter leaves, in their order.
async fn ids(
    work: &mut Work,
    operator: &Operator,
    filter: &Filter,
    after: Option<Key>,
    most: usize,
) -> Result<Vec<Uuid>, Error> {
    let wanted = Wanted::read(work, operator, filter.text.as_deref()).await?;
    let mut sql = QueryBuilder::new("SELECT card.id FROM card WHERE card.desk_id = ");
    sql.push_bind(operator.desk.id.uuid());
    narrow(&mut sql, operator, filter);
    wanted.narrow(&mut sql);
    Order::of(filter).push(&mut sql, after);
    sql.push(" LIMIT ").push_bind(i64::try_from(most).unwrap_or(i64::MAX));
    sql.build_query_scalar()
        // Which index is best depends on what is asked for: a plan made once for all values would be wrong.
        .persistent(*filter == Filter::default())
        .fetch_all(work.connection())
        .await
        .map_err(Error::from)
}

/// The one place that turns a filter into conditions, but for the text.
fn narrow(sql: &mut QueryBuilder<Postgres>, operator: &Operator, filter: &Filter) {
    if let Some(tag) = filter.tag {
        sql.push(" AND card.state = ").push_bind(tag.code());
    }
    if let Some(from) = filter.from {
        sql.push(" AND card.access_on >= ").push_bind(from);
    }
    if let Some(until) = filter.until {
        sql.push(" AND card.access_on <= ").push_bind(until);
    }
    if filter.mine {
        sql.push(" AND card.opened_by = ").push_bind(operator.me.id.uuid());
    }
    if let Some(wanted) = &filter.unmet {
        unmet::narrow(sql, &operator.mask, wanted);
    }
}

/// The cards of a person that this desk may see, newest first.
pub(crate) async fn of_person(
    work: &mut Work,
    operator: &Operator,
    id: Id<Person>,
) -> Result<Vec<Row>, Error> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM card WHERE person_id = $1 ORDER BY access_on DESC, id DESC LIMIT 100",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let rows = records(work, &ids).await?;
    rows.into_iter().map(|row| row.shown_to(operator)).collect()
}

/// These cards as they stand in a list, in the order in which they are asked for.
async fn records(work: &mut Work, ids: &[Uuid]) -> Result<Vec<Record>, Error> {
    sqlx::query_as!(
        Record,
        r#"SELECT
            card.id,
            person.kind,
            person.alias,
            person.given_name,
            person.family_name,
            card.access_on,
            (SELECT request_title(request.service_version_id, request.service_code, request.requested_on)
             FROM service_request request
             WHERE request.card_id = card.id
             ORDER BY request.id
             LIMIT 1) AS title,
            desk.id AS desk_id,
            desk.name AS desk,
            card.facts,
            card.opened,
            card.opened_at
           FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
           JOIN card ON card.id = asked.id
           JOIN person ON person.id = card.person_id
           JOIN desk ON desk.id = card.desk_id
           ORDER BY asked.place"#,
        ids,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// These cards as a list that leaves the portal has them, in the order in which they are asked for.
async fn exported(work: &mut Work, ids: &[Uuid]) -> Result<Vec<ExportRecord>, Error> {
    sqlx::query_as!(
        ExportRecord,
        r#"SELECT
            card.id,
            person.kind,
            person.alias,
            person.given_name,
            person.family_name,
            card.access_on,
            card.mode,
            card.reason,
            card.sender,
            (SELECT coalesce(
                jsonb_agg(request_title(request.service_version_id, request.service_code, request.requested_on)
                    ORDER BY request.id),
                '[]')
             FROM service_request request
             WHERE request.card_id = card.id) AS "services!",
            desk.name AS desk,
            card.facts,
            card.opened,
            card.opened_at
           FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
           JOIN card ON card.id = asked.id
           JOIN person ON person.id = card.person_id
           JOIN desk ON desk.id = card.desk_id
           ORDER BY asked.place"#,
        ids,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}
