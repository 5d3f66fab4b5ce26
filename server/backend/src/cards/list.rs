//! Lists of cards.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::{DeskRef, Operator},
    card::Row,
    intake::{Moment, Page},
    mask::Group,
    permission::{Grant, ReadCards},
    person::Person,
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::decode,
    people,
};

/// Rows of a page.
const PAGE: usize = 25;

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
        })
    }

    fn key(&self) -> String {
        format!("{}_{}", self.opened_at.timestamp_micros(), self.id)
    }
}

/// The cards of the desk, newest first. `after` is the key of an earlier page.
pub async fn list(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    after: Option<&str>,
) -> Result<Page<Row>, Error> {
    let operator = grant.operator();
    let (at, id) = after.and_then(parse_key).unzip();
    let mut work = Work::operator(pool, operator).await?;
    let ids = sqlx::query_scalar!(
        "SELECT id
         FROM card
         WHERE desk_id = $1
           AND ($2::timestamptz IS NULL OR (opened_at, id) < ($2, $3))
         ORDER BY opened_at DESC, id DESC
         LIMIT $4",
        operator.desk.id.uuid(),
        at,
        id,
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(work.connection())
    .await?;
    let mut rows = records(&mut work, &ids).await?;
    let entry = Entry::new(Action::List, Subject::Card, None).through(operator, [Group::Identity]);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| more).map(Record::key),
        rows: rows.into_iter().map(|row| row.shown_to(operator)).collect::<Result<_, _>>()?,
    })
}

fn parse_key(key: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (micros, id) = key.split_once('_')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
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
            (SELECT version.content -> 'title'
             FROM service_request
             JOIN service_version version ON version.id = service_request.service_version_id
             WHERE service_request.card_id = card.id
             ORDER BY service_request.id
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
