//! The requests of services of a desk as one list, whatever they came with: those of cards that were opened last come
//! first.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::Operator,
    card::{
        parts::Unmet,
        requests::{Filter, Listed, Origin},
    },
    codes::Table,
    export::ExportReason,
    fields::{Leaf, Lists},
    intake::Page,
    mask::Group,
    permission::{Grant, ReadCards},
};
use sqlx::{PgPool, Postgres, QueryBuilder};
use uuid::Uuid;

use super::{
    super::{named::Wanted, unmet},
    protocollo, state,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    codes,
    error::{decode, known},
    people,
};

/// Rows of a page.
const PAGE: usize = 25;
/// Rows of a step of a list that leaves the portal, each in a transaction of its own.
const STEP: usize = 500;

/// What a request came with. Through the portal came also the other services that an intake asked for: at the desk none
/// is taken from the catalogue.
const ORIGIN: &str = "CASE
    WHEN request.intake_id IS NOT NULL OR (request.service_version_id IS NOT NULL AND card.mode = 'online')
        THEN 'portal'
    WHEN EXISTS (SELECT FROM referral WHERE referral.received_card_id = card.id) THEN 'referral'
    ELSE 'counter'
 END";

/// Where a request stands in the list: when its card was opened, which card, and which request.
type Key = (DateTime<Utc>, Uuid, Uuid);

struct Record {
    id: Uuid,
    card_id: Uuid,
    kind: String,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    title: serde_json::Value,
    requested_on: NaiveDate,
    advancement: String,
    intake_id: Option<Uuid>,
    facts: Option<serde_json::Value>,
    opened_at: DateTime<Utc>,
}

impl Record {
    fn shown_to(self, operator: &Operator, origin: Origin, unmet: Option<Unmet>) -> Result<Listed, Error> {
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        let full_name = people::identity(&self.kind, self.alias.as_deref(), name, &operator.mask)?.called();
        let protocollo = self.facts.map(protocollo).transpose()?;
        Ok(Listed {
            id: Id::new(self.id),
            card: Id::new(self.card_id),
            full_name,
            title: decode("service_version", "title", self.title)?,
            on: self.requested_on,
            advancement: state(&self.advancement)?,
            origin,
            intake: self.intake_id.map(Id::new).zip(protocollo),
            unmet,
        })
    }

    fn key(&self) -> String {
        format!("{}_{}_{}", self.opened_at.timestamp_micros(), self.card_id, self.id)
    }
}

/// The requests of services of the desk, narrowed to the filter, and the services that can be asked for. `after` is the
/// key of an earlier page.
///
/// # Errors
/// When the database does not answer.
pub async fn requests_of_desk(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    filter: &Filter,
    after: Option<&str>,
) -> Result<(Page<Listed>, Vec<Leaf>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let lists = codes::lists(work.connection(), ctx.today()).await?;
    let page = listed(&mut work, operator, (filter, &lists), after, PAGE).await?;
    let entry =
        Entry::new(Action::List, Subject::Card, None).through(operator, groups(filter)).because("services");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok((page, lists.leaves(Table::Service, &[])))
}

/// Writes down that the list leaves the portal, and why: before its first row does.
///
/// # Errors
/// When the database does not answer.
pub async fn export_requests(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    filter: &Filter,
    reason: ExportReason,
) -> Result<(), Error> {
    audit::list_leaves(pool, ctx, grant.operator(), (Subject::Card, groups(filter).as_slice()), reason).await
}

/// The next rows of a list that leaves the portal, after [`export_requests`]; from the key of the step before.
///
/// # Errors
/// When the database does not answer.
pub async fn export_request_rows(
    pool: &PgPool,
    grant: Grant<'_, ReadCards>,
    filter: &Filter,
    after: Option<&str>,
) -> Result<Page<Listed>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    // Words are those of the day of each card: nothing is chosen today.
    let lists = codes::lists(work.connection(), NaiveDate::default()).await?;
    let page = listed(&mut work, operator, (filter, &lists), after, STEP).await?;
    work.commit().await?;
    Ok(page)
}

/// What a row holds something of. Needs are told where they were asked for.
fn groups(filter: &Filter) -> Vec<Group> {
    std::iter::once(Group::Identity).chain(filter.unmet.as_ref().map(|_| Group::Needs)).collect()
}

/// At most so many of the requests that the filter leaves, after those of an earlier page.
async fn listed(
    work: &mut Work,
    operator: &Operator,
    (filter, lists): (&Filter, &Lists),
    after: Option<&str>,
    most: usize,
) -> Result<Page<Listed>, Error> {
    let found = found(work, operator, filter, after.and_then(parse_key), most + 1).await?;
    let more = found.len() > most;
    let ids: Vec<Uuid> = found.iter().take(most).map(|(id, _)| *id).collect();
    let origins: HashMap<Uuid, Origin> = found.into_iter().collect();
    let rows = records(work, &ids).await?;
    let unmet = if filter.unmet.is_some() {
        let cards: Vec<Uuid> = rows.iter().map(|row| row.card_id).collect();
        unmet::of(work, operator, lists, &cards).await?
    } else {
        HashMap::new()
    };
    let next = rows.last().filter(|_| more).map(Record::key);
    let rows = rows
        .into_iter()
        .map(|row| {
            let origin = known("service_request", "origin", origins.get(&row.id).copied())?;
            let unmet = unmet.get(&row.card_id).cloned();
            row.shown_to(operator, origin, unmet)
        })
        .collect::<Result<_, Error>>()?;
    Ok(Page { previous: None, next, rows })
}

fn parse_key(key: &str) -> Option<Key> {
    let (micros, ids) = key.split_once('_')?;
    let (card, request) = ids.split_once('_')?;
    let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
    Some((at, card.parse().ok()?, request.parse().ok()?))
}

/// The first of the requests that the filter leaves, and what each came with.
async fn found(
    work: &mut Work,
    operator: &Operator,
    filter: &Filter,
    after: Option<Key>,
    most: usize,
) -> Result<Vec<(Uuid, Origin)>, Error> {
    let wanted = Wanted::read(work, operator, filter.text.as_deref()).await?;
    let mut sql = QueryBuilder::new("SELECT request.id, ");
    sql.push(ORIGIN)
        .push(
            " AS origin FROM card JOIN service_request request ON request.card_id = card.id \
             WHERE card.desk_id = ",
        )
        .push_bind(operator.desk.id.uuid());
    narrow(&mut sql, operator, filter);
    wanted.narrow(&mut sql);
    if let Some((at, card, request)) = after {
        sql.push(" AND (card.opened_at, card.id, request.id) < (")
            .push_bind(at)
            .push(", ")
            .push_bind(card)
            .push(", ")
            .push_bind(request)
            .push(")");
    }
    sql.push(" ORDER BY card.opened_at DESC, card.id DESC, request.id DESC LIMIT ")
        .push_bind(i64::try_from(most).unwrap_or(i64::MAX));
    let rows: Vec<(Uuid, String)> = sql
        .build_query_as()
        // Which index is best depends on what is asked for: a plan made once for all values would be wrong.
        .persistent(*filter == Filter::default())
        .fetch_all(work.connection())
        .await?;
    let origin = |code: &str| known("service_request", "origin", Origin::from_code(code));
    rows.into_iter().map(|(id, code)| Ok((id, origin(&code)?))).collect()
}

/// The one place that turns a filter into conditions, but for the text.
fn narrow(sql: &mut QueryBuilder<Postgres>, operator: &Operator, filter: &Filter) {
    if let Some(state) = filter.state {
        sql.push(" AND request.advancement = ").push_bind(state.code());
    }
    if let Some(service) = &filter.service {
        sql.push(" AND (request.service_code = ")
            .push_bind(service.clone())
            .push(
                " OR request.service_version_id IN (SELECT version.id FROM service_version version \
                 JOIN service ON service.id = version.service_id WHERE service.slug = ",
            )
            .push_bind(service.clone())
            .push("))");
    }
    if let Some(origin) = filter.origin {
        sql.push(" AND ").push(ORIGIN).push(" = ").push_bind(origin.code());
    }
    if let Some(wanted) = &filter.unmet {
        unmet::narrow(sql, &operator.mask, wanted);
    }
}

/// These requests as they stand in the list, in the order in which they are asked for.
async fn records(work: &mut Work, ids: &[Uuid]) -> Result<Vec<Record>, Error> {
    sqlx::query_as!(
        Record,
        r#"SELECT
            request.id,
            request.card_id,
            person.kind,
            person.alias,
            person.given_name,
            person.family_name,
            request_title(
                request.service_version_id, request.service_code, request.requested_on
            ) AS "title!",
            request.requested_on,
            request.advancement,
            request.intake_id,
            intake.facts AS "facts?",
            card.opened_at
           FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
           JOIN service_request request ON request.id = asked.id
           JOIN card ON card.id = request.card_id
           JOIN person ON person.id = card.person_id
           LEFT JOIN intake ON intake.id = request.intake_id
           ORDER BY asked.place"#,
        ids,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}
