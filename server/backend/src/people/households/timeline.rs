//! The cards of everybody in a household, as one story.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    card::Mode,
    household::{FamilyCard, FamilyCards, Member, standing},
    intake::Page,
    mask::{Field, Group},
    permission::{Grant, ReadCards},
    person::Person,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{members, seen};
use crate::{
    Context, Error, Work,
    error::{decode, known},
    people::record::{identity, read},
};

/// Rows of a page.
const PAGE: usize = 25;

/// Where a card stands in the story: the day of the access, and which it is.
type Key = (NaiveDate, Uuid);

struct Record {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    alias: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    access_on: NaiveDate,
    mode: String,
    services: serde_json::Value,
    desk: String,
    facts: serde_json::Value,
}

impl Record {
    fn shown_to(self, operator: &Operator) -> Result<FamilyCard, Error> {
        let name = self.given_name.as_deref().zip(self.family_name.as_deref());
        Ok(FamilyCard {
            id: Id::new(self.id),
            person: Id::new(self.person_id),
            called: identity(&self.kind, self.alias.as_deref(), name, &operator.mask)?.called(),
            on: self.access_on,
            desk: self.desk,
            mode: known("card", "mode", Mode::from_code(&self.mode))?,
            services: decode("service_version", "content", self.services)?,
            state: decode("card", "facts", self.facts)?,
        })
    }

    fn key(&self) -> String {
        format!("{}_{}", self.access_on, self.id)
    }
}

fn parse_key(key: &str) -> Option<Key> {
    let (on, id) = key.split_once('_')?;
    Some((on.parse().ok()?, id.parse().ok()?))
}

/// Whose cards are told: all of those who are in the household together with the person, and of the others those until
/// one of the two left. What somebody does who does not belong to it any more is nobody's business here.
struct People {
    all: BTreeSet<Id<Person>>,
    until: BTreeMap<Id<Person>, NaiveDate>,
}

impl People {
    fn of(id: Id<Person>, members: &[Member], today: NaiveDate) -> Self {
        let (mut whole, mut until) = (BTreeSet::from([id]), BTreeMap::new());
        for member in standing(members) {
            let own = standing(members).filter(|own| own.person == id && own.household == member.household);
            // None where the person is there still; no household of theirs where they were never there.
            let Some(left) = own.map(|own| end(own, today)).reduce(later) else { continue };
            match earlier(left, end(member, today)) {
                None => {
                    whole.insert(member.person);
                }
                Some(last) => {
                    let known = until.entry(member.person).or_insert(last);
                    *known = last.max(*known);
                }
            }
        }
        until.retain(|person, _| !whole.contains(person));
        let all = whole.into_iter().chain(until.keys().copied()).collect();
        Self { all, until }
    }
}

/// The last day, where it is past.
fn end(member: &Member, today: NaiveDate) -> Option<NaiveDate> {
    member.to.filter(|_| !member.lasts(today))
}

/// The later of two ends, of which none is the latest.
fn later(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    one.zip(other).map(|(one, other)| one.max(other))
}

/// The earlier of two ends, of which none is the latest.
fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The cards of a person and of everybody in their households, newest first: those that this desk may read, like in every
/// list. `after` is the key of an earlier page. Reading them is in the audit log, for each of these people.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person in the zone.
pub async fn family_cards(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
    after: Option<&str>,
) -> Result<FamilyCards, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let person = read(work.connection(), id).await?.whole()?.through(&operator.mask)?;
    let mut people = BTreeSet::from([id]);
    let page = if operator.mask.hides(Group::Family) {
        operator.mask.left_of(Group::Family)
    } else {
        let members = members(&mut work, ctx, id, &operator.mask).await?;
        let whose = People::of(id, &members, ctx.today());
        let rows = records(&mut work, &whose, after.and_then(parse_key)).await?;
        people = whose.all;
        Field::Shown(page(rows, operator)?)
    };
    seen(&mut work, ctx, operator, people, "household cards").await?;
    work.commit().await?;
    Ok(FamilyCards { person, page })
}

fn page(mut rows: Vec<Record>, operator: &Operator) -> Result<Page<FamilyCard>, Error> {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| more).map(Record::key),
        rows: rows.into_iter().map(|row| row.shown_to(operator)).collect::<Result<_, _>>()?,
    })
}

/// One row more than a page has. Row-level security leaves the cards of this desk.
async fn records(work: &mut Work, whose: &People, after: Option<Key>) -> Result<Vec<Record>, Error> {
    let all: Vec<Uuid> = whose.all.iter().map(|id| id.uuid()).collect();
    let (left, last): (Vec<Uuid>, Vec<NaiveDate>) =
        whose.until.iter().map(|(id, last)| (id.uuid(), *last)).unzip();
    let (on, id) = after.unzip();
    sqlx::query_as!(
        Record,
        r#"SELECT
            card.id,
            card.person_id,
            person.kind,
            person.alias,
            person.given_name,
            person.family_name,
            card.access_on,
            card.mode,
            (SELECT coalesce(
                jsonb_agg(request_title(request.service_version_id, request.service_code, request.requested_on)
                    ORDER BY request.id),
                '[]')
             FROM service_request request
             WHERE request.card_id = card.id) AS "services!",
            desk.name AS desk,
            card.facts
           FROM card
           JOIN person ON person.id = card.person_id
           JOIN desk ON desk.id = card.desk_id
           WHERE card.person_id = ANY($1)
             AND NOT EXISTS (
                SELECT FROM unnest($2::uuid[], $3::date[]) AS gone (person_id, last)
                WHERE gone.person_id = card.person_id AND gone.last < card.access_on)
             AND ($4::date IS NULL OR (card.access_on, card.id) < ($4, $5::uuid))
           ORDER BY card.access_on DESC, card.id DESC
           LIMIT $6"#,
        &all,
        &left,
        &last,
        on,
        id,
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}
