//! The queue of a desk: pending requests, oldest term first.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Protocollo,
    actor::{Operator, OperatorRef},
    intake::{Assignee, Direction, Filter, Page, QueueRow, Tag},
    mask::Group,
    permission::{Grant, ReadIntakes},
};
use sqlx::{FromRow, PgPool, Postgres, QueryBuilder};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
};

/// Rows of a page.
pub const PAGE: usize = 25;

#[derive(FromRow)]
struct Row {
    id: Uuid,
    protocol_year: i16,
    protocol_number: i32,
    applicant: String,
    service: String,
    title: serde_json::Value,
    state: String,
    submitted_at: DateTime<Utc>,
    latest_on: NaiveDate,
    suspended: bool,
    assignee_id: Option<Uuid>,
    assignee: Option<String>,
    documents: i64,
    news: bool,
}

impl Row {
    fn shown_to(self, operator: &Operator) -> Result<QueueRow, Error> {
        let year = u16::try_from(self.protocol_year).ok();
        let number = u32::try_from(self.protocol_number).ok();
        let protocollo = year.zip(number).and_then(|(year, number)| Protocollo::new(year, number).ok());
        Ok(QueueRow {
            id: Id::new(self.id),
            protocollo: known("intake", "protocol_number", protocollo)?,
            applicant: operator.mask.field(Group::Identity, self.applicant),
            service: self.service,
            service_title: decode("service_version", "content", self.title)?,
            tag: known("intake", "state", Tag::from_code(&self.state))?,
            submitted_at: self.submitted_at,
            latest_on: self.latest_on,
            suspended: self.suspended,
            assignee: self
                .assignee_id
                .zip(self.assignee)
                .map(|(id, name)| OperatorRef { id: Id::new(id), name }),
            documents: u16::try_from(self.documents).unwrap_or(u16::MAX),
            news: self.news,
        })
    }

    fn key(&self) -> String {
        format!("{}_{}", self.latest_on, self.id)
    }
}

/// One page of the queue, from a key of an earlier page or from the start. One more row than asked
/// is fetched, to know whether there is a page after.
pub async fn page(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    filter: &Filter,
    from: Option<(&str, Direction)>,
) -> Result<Page<QueueRow>, Error> {
    let operator = grant.operator();
    let from = from.and_then(|(key, direction)| Some((parse_key(key)?, direction)));
    let backwards = matches!(from, Some((_, Direction::Before)));
    let mut work = Work::operator(pool, operator).await?;
    let mut rows: Vec<Row> =
        query(operator, filter, from).build_query_as().fetch_all(work.connection()).await?;
    let entry = Entry::new(Action::List, Subject::Intake, None).through(operator, [Group::Identity]);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    if backwards {
        rows.reverse();
    }
    let has_next = if backwards { !rows.is_empty() } else { more };
    let has_previous = if backwards { more } else { from.is_some() };
    Ok(Page {
        previous: rows.first().filter(|_| has_previous).map(Row::key),
        next: rows.last().filter(|_| has_next).map(Row::key),
        rows: rows.into_iter().map(|row| row.shown_to(operator)).collect::<Result<_, _>>()?,
    })
}

fn parse_key(key: &str) -> Option<(NaiveDate, Uuid)> {
    let (day, id) = key.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn query(
    operator: &Operator,
    filter: &Filter,
    from: Option<((NaiveDate, Uuid), Direction)>,
) -> QueryBuilder<Postgres> {
    let mut sql = QueryBuilder::new(
        "SELECT
            intake.id,
            intake.protocol_year,
            intake.protocol_number,
            intake.applicant,
            intake.service,
            version.content -> 'title' AS title,
            intake.state,
            intake.submitted_at,
            intake.latest_on,
            intake.suspended,
            intake.assignee_id,
            operator.name AS assignee,
            (SELECT count(*) FROM document WHERE document.intake_id = intake.id) AS documents,
            intake.news
         FROM intake
         JOIN service_version version ON version.id = intake.service_version_id
         LEFT JOIN operator ON operator.id = intake.assignee_id
         WHERE intake.desk_id = ",
    );
    sql.push_bind(operator.desk.id.uuid());
    narrow(&mut sql, operator, filter);
    if let Some(((day, id), direction)) = from {
        sql.push(match direction {
            Direction::After => " AND (intake.latest_on, intake.id) > (",
            Direction::Before => " AND (intake.latest_on, intake.id) < (",
        });
        sql.push_bind(day).push(", ").push_bind(id).push(")");
    }
    sql.push(match from {
        Some((_, Direction::Before)) => " ORDER BY intake.latest_on DESC, intake.id DESC LIMIT ",
        Some((_, Direction::After)) | None => " ORDER BY intake.latest_on, intake.id LIMIT ",
    });
    sql.push_bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX));
    sql
}

/// The one place that turns a filter into conditions.
fn narrow(sql: &mut QueryBuilder<Postgres>, operator: &Operator, filter: &Filter) {
    match filter.tag {
        Some(tag) => {
            sql.push(" AND intake.state = ").push_bind(tag.code());
        }
        // Written out, so that the planner sees that the index of the queue applies.
        None => {
            sql.push(
                " AND intake.state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')",
            );
        }
    }
    if let Some(service) = &filter.service {
        sql.push(" AND intake.service = ").push_bind(service.clone());
    }
    match filter.assignee {
        Some(Assignee::Nobody) => {
            sql.push(" AND intake.assignee_id IS NULL");
        }
        Some(Assignee::Me) => {
            sql.push(" AND intake.assignee_id = ").push_bind(operator.me.id.uuid());
        }
        Some(Assignee::Operator(id)) => {
            sql.push(" AND intake.assignee_id = ").push_bind(id.uuid());
        }
        None => {}
    }
    if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        narrow_by_text(sql, operator, text);
    }
}

/// A masked name neither matches nor betrays itself: such a desk searches by number only.
fn narrow_by_text(sql: &mut QueryBuilder<Postgres>, operator: &Operator, text: &str) {
    if let Ok(protocollo) = text.parse::<Protocollo>() {
        sql.push(" AND (intake.protocol_year, intake.protocol_number) = (")
            .push_bind(i16::try_from(protocollo.year()).unwrap_or(0))
            .push(", ")
            .push_bind(i32::try_from(protocollo.number()).unwrap_or(0))
            .push(")");
    } else if operator.mask.hides(Group::Identity) {
        sql.push(" AND false");
    } else {
        sql.push(" AND intake.applicant_search LIKE '%' || searchable(")
            .push_bind(text.to_owned())
            .push(") || '%'");
    }
}

/// How many requests are in each view of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Pending.
    pub pending: u32,
    /// Pending and mine.
    pub mine: u32,
    /// Pending and nobody's.
    pub unassigned: u32,
    /// Waiting for the citizen.
    pub awaiting: u32,
    /// Past their term, with the clock running.
    pub late: u32,
}

/// Counts the views of the queue.
pub async fn counts(pool: &PgPool, ctx: &Context, grant: Grant<'_, ReadIntakes>) -> Result<Counts, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        r#"SELECT
            count(*) AS "pending!",
            count(*) FILTER (WHERE assignee_id = $2) AS "mine!",
            count(*) FILTER (WHERE assignee_id IS NULL) AS "unassigned!",
            count(*) FILTER (WHERE state = 'awaiting_integration') AS "awaiting!",
            count(*) FILTER (WHERE latest_on < $3 AND NOT suspended) AS "late!"
           FROM intake
           WHERE desk_id = $1 AND state IN ('submitted', 'taken_up', 'awaiting_integration', 'notice_given')"#,
        operator.desk.id.uuid(),
        operator.me.id.uuid(),
        ctx.today(),
    )
    .fetch_one(work.connection())
    .await?;
    let small = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Counts {
        pending: small(row.pending),
        mine: small(row.mine),
        unassigned: small(row.unassigned),
        awaiting: small(row.awaiting),
        late: small(row.late),
    })
}

/// How many requests of this desk nobody took up yet: the number beside "Coda".
pub async fn unassigned(pool: &PgPool, grant: Grant<'_, ReadIntakes>) -> Result<u32, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM intake WHERE desk_id = $1 AND state = 'submitted'"#,
        operator.desk.id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many requests of this desk have news since an instant. Only the number travels.
pub async fn news_since(
    pool: &PgPool,
    grant: Grant<'_, ReadIntakes>,
    since: DateTime<Utc>,
) -> Result<u32, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let count = sqlx::query_scalar!(
        r#"SELECT count(DISTINCT event.intake_id) AS "count!"
           FROM intake_event event
           JOIN intake ON intake.id = event.intake_id
           WHERE event.at > $1 AND intake.desk_id = $2
             AND event.operator_id IS DISTINCT FROM $3"#,
        since,
        operator.desk.id.uuid(),
        operator.me.id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
