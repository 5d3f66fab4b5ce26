//! The queue of a desk: pending requests, oldest term first.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Protocollo, Text,
    actor::{Operator, OperatorRef},
    export::ExportReason,
    intake::{Assignee, Direction, Filter, Page, QueueRow, Tag},
    mask::Group,
    permission::{Grant, ReadIntakes},
};
use sqlx::{FromRow, PgPool, Postgres, QueryBuilder};
use uuid::Uuid;

use super::{
    counts::{Counts, counted},
    load,
    named::Named,
};
use crate::{
    Context, Error, Work, absences,
    audit::{self, Action, Entry, Subject},
    catalogue,
    error::{decode, known},
    operators,
};

/// Rows of a page.
pub const PAGE: usize = 25;
/// Rows of a step of a list that leaves the portal, each in a transaction of its own.
const STEP: usize = 500;

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
    fn shown_to(self, operator: &Operator, away: &[Uuid]) -> Result<QueueRow, Error> {
        let protocollo = load::protocollo(self.protocol_year, self.protocol_number);
        Ok(QueueRow {
            id: Id::new(self.id),
            protocollo: known("intake", "protocol_number", protocollo)?,
            applicant: operator.mask.field(Group::Identity, self.applicant),
            service: self.service,
            service_title: decode("service_version", "title", self.title)?,
            tag: known("intake", "state", Tag::from_code(&self.state))?,
            submitted_at: self.submitted_at,
            latest_on: self.latest_on,
            suspended: self.suspended,
            assignee: self
                .assignee_id
                .zip(self.assignee)
                .map(|(id, name)| OperatorRef { id: Id::new(id), name }),
            stood_in: self.assignee_id.is_some_and(|id| away.contains(&id)),
            documents: u16::try_from(self.documents).unwrap_or(u16::MAX),
            news: self.news,
        })
    }

    fn key(&self) -> String {
        format!("{}_{}", self.latest_on, self.id)
    }
}

/// A page of the queue of a desk, with what stands beside it.
#[derive(Debug, Clone)]
pub struct DeskQueue {
    /// The page.
    pub page: Page<QueueRow>,
    /// How many requests are in each view.
    pub counts: Counts,
    /// Slug and title of the services of the desk.
    pub services: Vec<(String, Text)>,
    /// Who works at the desk.
    pub colleagues: Vec<OperatorRef>,
}

/// One page of the queue, from a key of an earlier page or from the start, with what stands beside it: all of it in one
/// transaction.
pub async fn queue(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    filter: &Filter,
    from: Option<(&str, Direction)>,
) -> Result<DeskQueue, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let away = absences::stood_in_for(&mut work, ctx.today(), operator).await?;
    let counts = counted(&mut work, ctx, (operator, &away)).await?;
    let services = catalogue::titles_within(work.connection(), &operator.desk, ctx.now).await?;
    let colleagues = operators::colleagues_within(&mut work, operator).await?;
    let page = one_page(&mut work, ctx, (operator, &away), filter, from).await?;
    work.commit().await?;
    Ok(DeskQueue { page, counts, services, colleagues })
}

/// The page alone.
pub async fn page(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    filter: &Filter,
    from: Option<(&str, Direction)>,
) -> Result<Page<QueueRow>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let away = absences::stood_in_for(&mut work, ctx.today(), operator).await?;
    let page = one_page(&mut work, ctx, (operator, &away), filter, from).await?;
    work.commit().await?;
    Ok(page)
}

/// Reads it and writes that down. One more row than asked is fetched, to know whether there is a page after.
async fn one_page(
    work: &mut Work,
    ctx: &Context,
    (operator, away): (&Operator, &[Uuid]),
    filter: &Filter,
    from: Option<(&str, Direction)>,
) -> Result<Page<QueueRow>, Error> {
    let from = from.and_then(|(key, direction)| Some((parse_key(key)?, direction)));
    let backwards = matches!(from, Some((_, Direction::Before)));
    let wanted = Wanted::read(work, operator, filter.text.as_deref()).await?;
    let mut rows: Vec<Row> = query((operator, away), filter, &wanted, from, PAGE + 1)
        .build_query_as()
        // Which index is best depends on what is asked for: a plan made once for all values would be wrong.
        .persistent(*filter == Filter::default())
        .fetch_all(work.connection())
        .await?;
    let entry = Entry::new(Action::List, Subject::Intake, None).through(operator, [Group::Identity]);
    audit::operator(work, ctx, operator, entry).await?;
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
        rows: rows.into_iter().map(|row| row.shown_to(operator, away)).collect::<Result<_, _>>()?,
    })
}

/// Writes down that the queue leaves the portal as a list, and why: before its first row does.
pub async fn export_list(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    reason: ExportReason,
) -> Result<(), Error> {
    audit::list_leaves(pool, ctx, grant.operator(), (Subject::Intake, &[Group::Identity]), reason).await
}

/// The next rows of a list that leaves the portal, after [`export_list`]; from the key of the step before.
/// A request whose term moves meanwhile may be missed or told twice: no transaction is that long.
pub async fn export_rows(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadIntakes>,
    filter: &Filter,
    after: Option<&str>,
) -> Result<Page<QueueRow>, Error> {
    let operator = grant.operator();
    let from = after.and_then(parse_key).map(|key| (key, Direction::After));
    let mut work = Work::operator(pool, operator).await?;
    let wanted = Wanted::read(&mut work, operator, filter.text.as_deref()).await?;
    let away = absences::stood_in_for(&mut work, ctx.today(), operator).await?;
    let rows: Vec<Row> = query((operator, &away), filter, &wanted, from, STEP)
        .build_query_as()
        .persistent(false)
        .fetch_all(work.connection())
        .await?;
    work.commit().await?;
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| rows.len() == STEP).map(Row::key),
        rows: rows.into_iter().map(|row| row.shown_to(operator, &away)).collect::<Result<_, _>>()?,
    })
}

fn parse_key(key: &str) -> Option<(NaiveDate, Uuid)> {
    let (day, id) = key.split_once('_')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

/// The page first, what is shown beside it then: the joins cannot lead the search astray.
const ROWS: &str = "SELECT
        intake.id,
        intake.protocol_year,
        intake.protocol_number,
        intake.applicant,
        intake.service,
        version.title,
        intake.state,
        intake.submitted_at,
        intake.latest_on,
        intake.suspended,
        intake.assignee_id,
        operator.name AS assignee,
        (SELECT count(*) FROM document WHERE document.intake_id = intake.id AND NOT document.attached) AS documents,
        intake.news
     FROM (
        SELECT
            intake.id,
            intake.protocol_year,
            intake.protocol_number,
            intake.applicant,
            intake.service,
            intake.service_version_id,
            intake.state,
            intake.submitted_at,
            intake.latest_on,
            intake.suspended,
            intake.assignee_id,
            intake.news
        FROM intake
        WHERE intake.desk_id = ";
const BESIDE: &str = ") intake
     JOIN service_version version ON version.id = intake.service_version_id
     LEFT JOIN operator ON operator.id = intake.assignee_id";

fn query(
    (operator, away): (&Operator, &[Uuid]),
    filter: &Filter,
    wanted: &Wanted,
    from: Option<((NaiveDate, Uuid), Direction)>,
    most: usize,
) -> QueryBuilder<Postgres> {
    let order = match from {
        Some((_, Direction::Before)) => " ORDER BY intake.latest_on DESC, intake.id DESC",
        Some((_, Direction::After)) | None => " ORDER BY intake.latest_on, intake.id",
    };
    let mut sql = QueryBuilder::new(ROWS);
    sql.push_bind(operator.desk.id.uuid());
    narrow(&mut sql, (operator, away), filter);
    wanted.narrow(&mut sql, operator);
    if let Some(((day, id), direction)) = from {
        sql.push(match direction {
            Direction::After => " AND (intake.latest_on, intake.id) > (",
            Direction::Before => " AND (intake.latest_on, intake.id) < (",
        });
        sql.push_bind(day).push(", ").push_bind(id).push(")");
    }
    sql.push(order).push(" LIMIT ").push_bind(i64::try_from(most).unwrap_or(i64::MAX));
    sql.push(BESIDE).push(order);
    sql
}

/// The one place that turns a filter into conditions, but for the text. Whoever stands in for others has their work, too.
fn narrow(sql: &mut QueryBuilder<Postgres>, (operator, away): (&Operator, &[Uuid]), filter: &Filter) {
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
    if filter.unread {
        sql.push(" AND intake.unread");
    }
    match filter.assignee {
        Some(Assignee::Nobody) => {
            sql.push(" AND intake.assignee_id IS NULL");
        }
        Some(Assignee::Me) if !away.is_empty() => {
            let all: Vec<Uuid> = away.iter().copied().chain([operator.me.id.uuid()]).collect();
            sql.push(" AND intake.assignee_id = ANY(").push_bind(all).push(")");
        }
        Some(Assignee::Me) => {
            sql.push(" AND intake.assignee_id = ").push_bind(operator.me.id.uuid());
        }
        Some(Assignee::Operator(id)) => {
            sql.push(" AND intake.assignee_id = ").push_bind(id.uuid());
        }
        None => {}
    }
}

/// What the text of a filter asks for.
enum Wanted {
    Everything,
    Number(Protocollo),
    Name(Named),
    /// A masked name neither matches nor betrays itself: such a desk searches by number only.
    Nothing,
}

impl Wanted {
    async fn read(work: &mut Work, operator: &Operator, text: Option<&str>) -> Result<Self, Error> {
        let text = text.map(str::trim).unwrap_or_default();
        if text.is_empty() {
            Ok(Self::Everything)
        } else if let Ok(protocollo) = text.parse() {
            Ok(Self::Number(protocollo))
        } else if operator.mask.hides(Group::Identity) {
            Ok(Self::Nothing)
        } else {
            Named::find(work, operator, text).await.map(Self::Name)
        }
    }

    fn narrow(&self, sql: &mut QueryBuilder<Postgres>, operator: &Operator) {
        match self {
            Self::Everything => {}
            Self::Number(protocollo) => {
                // The bodies are few, and with them the index of the register applies.
                sql.push(" AND intake.organisation_id IN (SELECT id FROM organisation WHERE zone_id = ")
                    .push_bind(operator.zone.uuid())
                    .push(") AND (intake.protocol_year, intake.protocol_number) = (")
                    .push_bind(i16::try_from(protocollo.year()).unwrap_or(0))
                    .push(", ")
                    .push_bind(i32::try_from(protocollo.number()).unwrap_or(0))
                    .push(")");
            }
            Self::Name(named) => named.narrow(sql),
            Self::Nothing => {
                sql.push(" AND false");
            }
        }
    }
}
