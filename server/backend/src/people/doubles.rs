//! People of the registry who may be one: found at night, judged by operators.
//!
//! Nobody is compared with everybody. Whoever is new or changed is looked up by what people are found by, each look
//! answered by an index with a bounded number of rows; only whom that brings together is judged, by the rules of the
//! counter ([`Query::judge`]).

use std::collections::{BTreeSet, HashMap};

use domain::{
    Id,
    actor::Operator,
    intake::Page,
    mask::{Group, Mask},
    permission::{EditCards, Grant, ReadCards},
    person::{
        Level, Person, Reason, is_double,
        merging::{Double, differ},
        same_identifier,
        search::{Query, Verdict},
    },
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    codes_held::{brought_together, codes_held},
    find::lines,
    identities::changed,
    record::{Facts, read_all},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    work::one_row,
};

/// People who are compared in one transaction.
const STEP: i64 = 200;
/// Others that one look brings at most.
const BESIDE: i64 = 40;
/// Pairs of a page.
const PAGE: usize = 10;
/// A level counts for more than any points.
const OF_LEVEL: i32 = 100_000;

/// Compares whoever is new or changed since the last time, in every zone, and says how many there were. A periodic
/// job; doing it twice does it once.
pub async fn find_doubles(pool: &PgPool, ctx: &Context) -> Result<u64, Error> {
    let zones = sqlx::query_scalar!("SELECT id FROM zone ORDER BY id").fetch_all(pool).await?;
    let mut done = 0;
    for zone in zones {
        loop {
            let mut work = Work::zone(pool, zone).await?;
            let step = step(work.connection(), ctx, zone).await?;
            work.commit().await?;
            if step == 0 {
                break;
            }
            done += step;
        }
    }
    Ok(done)
}

/// The next ones of a zone. Somebody who is being written just now waits for the next night.
async fn step(connection: &mut PgConnection, ctx: &Context, zone: Uuid) -> Result<u64, Error> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM person
         WHERE zone_id = $1 AND compared < version AND merged_into IS NULL AND kind = 'known'
         ORDER BY id
         LIMIT $2
         FOR UPDATE SKIP LOCKED",
        zone,
        STEP,
    )
    .fetch_all(&mut *connection)
    .await?;
    if ids.is_empty() {
        return Ok(0);
    }
    let pairs = beside(&mut *connection, zone, &ids).await?;
    let found = judged(&mut *connection, pairs).await?;
    keep(&mut *connection, ctx, (zone, &ids), found).await?;
    sqlx::query!("UPDATE person SET compared = version WHERE id = ANY($1)", &ids).execute(connection).await?;
    u64::try_from(ids.len()).map_err(|_| Error::NotFound)
}

/// Whom the keys, the whole day of birth and the codes bring together with these people; each pair once, the smaller one
/// first.
async fn beside(
    connection: &mut PgConnection,
    zone: Uuid,
    ids: &[Uuid],
) -> Result<BTreeSet<(Uuid, Uuid)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT own.person_id AS "mine!", near.person_id AS "theirs!"
           FROM person_key own
           CROSS JOIN LATERAL (
              SELECT person_id FROM person_key
              WHERE zone_id = $1 AND key = own.key AND other = own.other
              ORDER BY person_id
              LIMIT $3
           ) near
           WHERE own.person_id = ANY($2)
           UNION
           SELECT mine.id, near.id
           FROM person mine
           CROSS JOIN LATERAL (
              SELECT id FROM person
              WHERE zone_id = $1
                 AND birth_date = mine.birth_date
                 AND birth_precision = 'day'
                 AND mine.birth_precision = 'day'
              ORDER BY birth_date, id
              LIMIT $3
           ) near
           WHERE mine.id = ANY($2)"#,
        zone,
        ids,
        BESIDE,
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut pairs: Vec<(Uuid, Uuid)> = rows.into_iter().map(|row| (row.mine, row.theirs)).collect();
    pairs.extend(brought_together(connection, zone, ids).await?);
    let two = pairs.into_iter().filter(|(one, other)| one != other);
    Ok(two.map(|(one, other)| (one.min(other), one.max(other))).collect())
}

/// Somebody in clear, with the codes that one person alone has.
struct Somebody {
    facts: Facts,
    codes: BTreeSet<String>,
}

async fn somebodies(connection: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Somebody>, Error> {
    let mut held = codes_held(&mut *connection, ids).await?;
    let people = read_all(connection, ids).await?.into_iter();
    Ok(people
        .map(|facts| (facts.id, Somebody { codes: held.remove(&facts.id).unwrap_or_default(), facts }))
        .collect())
}

/// A pair that is worth an operator's time.
struct Found {
    pair: (Uuid, Uuid),
    verdict: Verdict,
    /// Groups without which nobody would think so.
    groups: BTreeSet<Group>,
}

async fn judged(connection: &mut PgConnection, pairs: BTreeSet<(Uuid, Uuid)>) -> Result<Vec<Found>, Error> {
    let all: BTreeSet<Uuid> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let ids: Vec<Uuid> = all.into_iter().collect();
    let people = somebodies(connection, &ids).await?;
    let mut found = Vec::new();
    for (one, other) in pairs {
        let Some((a, b)) = people.get(&one).zip(people.get(&other)) else { continue };
        let Some(verdict) = verdict(a, b, &Mask::none())? else { continue };
        let mut groups = BTreeSet::from([Group::Identity]);
        if verdict_without_contacts(a, b)?.is_none() {
            groups.insert(Group::Contacts);
        }
        found.push(Found { pair: (one, other), verdict, groups });
    }
    Ok(found)
}

fn verdict_without_contacts(one: &Somebody, other: &Somebody) -> Result<Option<Verdict>, Error> {
    verdict(one, other, &Mask::hiding([Group::Contacts]))
}

/// Whether two people may be one, as far as a profile may know; none where it is not worth a look.
fn verdict(one: &Somebody, other: &Somebody, mask: &Mask) -> Result<Option<Verdict>, Error> {
    let shares = !one.codes.is_disjoint(&other.codes);
    let is_one_code = shares && !mask.hides(Group::Identity);
    let (one, other) = (&one.facts, &other.facts);
    // Whom a protective alias hides, nobody is to recognise.
    let is_nameless = |facts: &Facts| facts.is_anonymous() || facts.is_protected();
    if is_nameless(one) || is_nameless(other) || one.merged_into.or(other.merged_into).is_some() {
        return Ok(None);
    }
    let codes = one.fiscal_code()?.zip(other.fiscal_code()?);
    // Who has a code that the other one had may have two of them.
    if !shares && codes.is_some_and(|(one, other)| differ(&one, &other)) {
        return Ok(None);
    }
    let (one, other) = (one.known()?.through(mask), other.known()?.through(mask));
    let judged = Query::person(&one).judge(&other);
    let verdict = if is_one_code { Some(same_identifier(judged)) } else { judged };
    Ok(verdict.filter(is_double))
}

const fn of_level(level: Level) -> i32 {
    match level {
        Level::Low => 0,
        Level::Middle => OF_LEVEL,
        Level::High => 2 * OF_LEVEL,
    }
}

/// Writes down what was found of these people instead of what was found before. What was decided stays.
async fn keep(
    connection: &mut PgConnection,
    ctx: &Context,
    (zone, ids): (Uuid, &[Uuid]),
    found: Vec<Found>,
) -> Result<(), Error> {
    sqlx::query!(
        "DELETE FROM duplicate_suggestion
         WHERE zone_id = $1 AND state = 'open' AND (one = ANY($2) OR other = ANY($2))",
        zone,
        ids,
    )
    .execute(&mut *connection)
    .await?;
    for Found { pair: (one, other), verdict, groups } in found {
        let evidence: Vec<String> = verdict.reasons.iter().map(Reason::code).map(str::to_owned).collect();
        let groups: Vec<String> = groups.into_iter().map(|group| group.code().to_owned()).collect();
        let points = i32::try_from(verdict.points).unwrap_or(OF_LEVEL).min(OF_LEVEL - 1);
        sqlx::query!(
            "INSERT INTO duplicate_suggestion (zone_id, one, other, evidence, groups, points, found_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (one, other) DO NOTHING",
            zone,
            one,
            other,
            &evidence,
            &groups,
            of_level(verdict.level) + points,
            ctx.now,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Where a pair stands in the list.
struct Key {
    points: i32,
    one: Uuid,
    other: Uuid,
}

impl Key {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (points, one, other) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { points: points.parse().ok()?, one: one.parse().ok()?, other: other.parse().ok()? })
    }

    fn text(&self) -> String {
        format!("{}.{}.{}", self.points, self.one, self.other)
    }
}

/// Pairs that wait for a judgement, the likeliest first. A pair that is known only by what the profile may not see is
/// not among them. `after` is the key of an earlier page.
pub async fn doubles(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    after: Option<&str>,
) -> Result<Page<Double>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let mut keys = keys(&mut work, operator, after.and_then(Key::parse)).await?;
    let more = keys.len() > PAGE;
    keys.truncate(PAGE);
    let rows = pairs(&mut work, operator, &keys).await?;
    let entry = Entry::new(Action::List, Subject::Person, None)
        .through(operator, [Group::Identity, Group::Contacts])
        .because("doubles");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Page { rows, previous: None, next: keys.last().filter(|_| more).map(Key::text) })
}

async fn keys(work: &mut Work, operator: &Operator, after: Option<Key>) -> Result<Vec<Key>, Error> {
    let hidden: Vec<String> = operator.mask.groups().map(|group| group.code().to_owned()).collect();
    let after = after.unwrap_or(Key { points: i32::MAX, one: Uuid::max(), other: Uuid::max() });
    sqlx::query_as!(
        Key,
        "SELECT points, one, other
         FROM duplicate_suggestion
         WHERE zone_id = $1 AND state = 'open' AND (points, one, other) < ($2, $3, $4) AND NOT groups && $5
         ORDER BY points DESC, one DESC, other DESC
         LIMIT $6",
        operator.zone.uuid(),
        after.points,
        after.one,
        after.other,
        &hidden,
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// These pairs as this profile may see them, judged once more: somebody may have been corrected since the night.
async fn pairs(work: &mut Work, operator: &Operator, keys: &[Key]) -> Result<Vec<Double>, Error> {
    let all: BTreeSet<Uuid> = keys.iter().flat_map(|key| [key.one, key.other]).collect();
    let ids: Vec<Uuid> = all.into_iter().collect();
    let people = somebodies(work.connection(), &ids).await?;
    let mut shown = Vec::new();
    for key in keys {
        let Some((one, other)) = people.get(&key.one).zip(people.get(&key.other)) else { continue };
        if let Some(verdict) = verdict(one, other, &operator.mask)? {
            shown.push((one.facts.clone(), None));
            shown.push((other.facts.clone(), Some(verdict)));
        }
    }
    let mut lines = lines(work.connection(), operator, shown).await?.into_iter();
    let mut rows = Vec::new();
    while let Some((one, other)) = lines.next().zip(lines.next()) {
        rows.push(Double { one, other });
    }
    Ok(rows)
}

/// Says that two people are two. They are never suggested again.
///
/// # Errors
/// [`Error::Stale`] when a colleague decided meanwhile, [`Error::NotFound`] when this profile does not see the pair.
pub async fn different(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    (one, other): (Id<Person>, Id<Person>),
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (one, other) = (one.min(other), one.max(other));
    let hidden: Vec<String> = operator.mask.groups().map(|group| group.code().to_owned()).collect();
    let state = sqlx::query_scalar!(
        "SELECT state FROM duplicate_suggestion
         WHERE one = $1 AND other = $2 AND NOT groups && $3
         FOR UPDATE",
        one.uuid(),
        other.uuid(),
        &hidden,
    )
    .fetch_one(work.connection())
    .await?;
    if state != "open" {
        return Err(Error::Stale);
    }
    let affected = decide(&mut work, ctx, operator, (one, other), ("different", why)).await?;
    one_row(affected)?;
    for id in [one, other] {
        changed(&mut work, ctx, operator, id, "no double").await?;
    }
    work.commit().await
}

/// Of whom somebody said that they are not this person.
pub(super) async fn others(work: &mut Work, id: Id<Person>) -> Result<BTreeSet<Id<Person>>, Error> {
    let ids = sqlx::query_scalar!(
        r#"SELECT CASE WHEN one = $1 THEN other ELSE one END AS "id!"
           FROM duplicate_suggestion
           WHERE state = 'different' AND (one = $1 OR other = $1)"#,
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    Ok(ids.into_iter().map(Id::new).collect())
}

/// Writes a decision down, and says whether there was a suggestion.
async fn decide(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (one, other): (Id<Person>, Id<Person>),
    (state, why): (&str, &str),
) -> Result<u64, Error> {
    let done = sqlx::query!(
        "UPDATE duplicate_suggestion
         SET state = $3, decided_at = $4, decided_by = $5, decided_by_name = $6, why = $7
         WHERE one = $1 AND other = $2",
        one.min(other).uuid(),
        one.max(other).uuid(),
        state,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        why,
    )
    .execute(work.connection())
    .await?;
    Ok(done.rows_affected())
}

/// What was suggested of two people who are one now is decided. Others who may be the merged one are looked at again
/// with the kept person, tonight.
pub(super) async fn merged(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    pair: (Id<Person>, Id<Person>),
    why: &str,
) -> Result<(), Error> {
    decide(work, ctx, operator, pair, ("merged", why)).await?;
    let (from, into) = pair;
    sqlx::query!(
        "DELETE FROM duplicate_suggestion WHERE state = 'open' AND (one = $1 OR other = $1)",
        from.uuid(),
    )
    .execute(work.connection())
    .await?;
    sqlx::query!("UPDATE person SET compared = 0 WHERE id = $1", into.uuid())
        .execute(work.connection())
        .await?;
    Ok(())
}

/// Two people who were one for a while are compared again, and so are they with others.
pub(super) async fn reopened(work: &mut Work, (person, into): (Id<Person>, Id<Person>)) -> Result<(), Error> {
    sqlx::query!(
        "DELETE FROM duplicate_suggestion WHERE state = 'merged' AND one = $1 AND other = $2",
        person.min(into).uuid(),
        person.max(into).uuid(),
    )
    .execute(work.connection())
    .await?;
    sqlx::query!("UPDATE person SET compared = 0 WHERE id = ANY($1)", &[person.uuid(), into.uuid()][..],)
        .execute(work.connection())
        .await?;
    Ok(())
}
