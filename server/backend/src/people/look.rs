//! Looking people up by what they are found by, and judging them.
//!
//! Everything here asks an index for a bounded number of rows: the vocabulary what the words can mean, the
//! keys who bears these words, the registry what is known of these people. What is judged went through the
//! mask before.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use domain::{
    actor::Operator,
    mask::Group,
    person::{
        Reason,
        search::{Probe, Query, Verdict},
    },
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    keys::{Face, beyond},
    record::{Facts, read_all},
};
use crate::Error;

/// Words of the vocabulary that one sound gives at most.
const WORDS: i64 = 60;
/// People of a search who are judged at most.
const JUDGED: usize = 300;

/// People under a protective alias of a search who are judged at most.
const PROTECTED: i64 = 1000;

/// What the number of an alias counts for, beside its words.
const OF_NUMBER: u32 = 500;

/// Somebody who fits, and how.
pub(super) struct Hit {
    pub(super) facts: Facts,
    pub(super) verdict: Verdict,
}

/// Who fits, best first. `query` went through the operator's mask.
pub(super) async fn look(
    connection: &mut PgConnection,
    operator: &Operator,
    query: &Query,
) -> Result<Vec<Hit>, Error> {
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let zone = operator.zone.uuid();
    let vocabulary = words(connection, zone, query.sounds()).await?;
    let reading = query.read(&vocabulary);
    let hits = judged(connection, operator, query, reading.probes()).await?;
    if hits.is_empty() {
        return judged(connection, operator, query, reading.alone()).await;
    }
    Ok(hits)
}

async fn judged(
    connection: &mut PgConnection,
    operator: &Operator,
    query: &Query,
    probes: Vec<Probe>,
) -> Result<Vec<Hit>, Error> {
    let mut ids = people(connection, operator.zone.uuid(), probes).await?;
    let mut protected = protected(connection, operator).await?;
    protected.retain(|id| !ids.contains(id));
    ids.extend(protected);
    let mut hits = Vec::new();
    let mut more = beyond(&mut *connection, &ids).await?;
    for facts in read_all(connection, &ids).await? {
        let more = more.remove(&facts.id).unwrap_or_default();
        let faces = facts.faces_to(&more, &operator.mask)?;
        let verdicts = faces.into_iter().filter_map(|face| verdict(query, face));
        let best = verdicts.max_by_key(|verdict| (verdict.level, verdict.points));
        hits.extend(best.map(|verdict| Hit { facts, verdict }));
    }
    let mut hits = unmerged(connection, hits).await?;
    // By the identifier in the end: whatever else could be hidden from this operator.
    hits.sort_by_key(|hit| (Reverse((hit.verdict.level, hit.verdict.points)), hit.facts.id));
    Ok(hits)
}

/// People under a protective alias whose names the operator was given: no key is written of these names, so each is
/// judged. They are few; the row lock gives nobody to everybody else.
async fn protected(connection: &mut PgConnection, operator: &Operator) -> Result<Vec<Uuid>, Error> {
    if operator.mask.hides(Group::ProtectedIdentity) {
        return Ok(Vec::new());
    }
    sqlx::query_scalar!(
        "SELECT person_id FROM protected_identity WHERE zone_id = $1 ORDER BY person_id LIMIT $2",
        operator.zone.uuid(),
        PROTECTED,
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

/// Whoever was found under a merged record is shown as who is kept; each once, by what fits best.
async fn unmerged(connection: &mut PgConnection, mut hits: Vec<Hit>) -> Result<Vec<Hit>, Error> {
    let merged: Vec<Uuid> =
        hits.iter().filter(|hit| hit.facts.merged_into.is_some()).map(|hit| hit.facts.id).collect();
    if merged.is_empty() {
        return Ok(hits);
    }
    let kept = kept(&mut *connection, &merged).await?;
    let ids: Vec<Uuid> = kept.values().copied().collect();
    let people: HashMap<Uuid, Facts> =
        read_all(connection, &ids).await?.into_iter().map(|facts| (facts.id, facts)).collect();
    for hit in &mut hits {
        let is_merged = kept.get(&hit.facts.id).and_then(|id| people.get(id));
        if let Some(facts) = is_merged {
            hit.facts = facts.clone();
        }
    }
    hits.sort_by_key(|hit| Reverse((hit.verdict.level, hit.verdict.points)));
    let mut seen = BTreeSet::new();
    hits.retain(|hit| seen.insert(hit.facts.id));
    Ok(hits)
}

/// Into whom these records were merged in the end.
pub(super) async fn kept(
    connection: &mut PgConnection,
    merged: &[Uuid],
) -> Result<HashMap<Uuid, Uuid>, Error> {
    let rows = sqlx::query!(
        r#"WITH RECURSIVE way (record, id, onward) AS (
              SELECT id, id, merged_into FROM person WHERE id = ANY($1)
              UNION ALL
              SELECT way.record, person.id, person.merged_into FROM way JOIN person ON person.id = way.onward
           )
           SELECT record AS "record!", id AS "id!" FROM way WHERE onward IS NULL"#,
        merged,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.record, row.id)).collect())
}

/// How well a name or an alias fits.
fn verdict(query: &Query, face: Face) -> Option<Verdict> {
    let alias = if let Face::Alias(known) = &face { known.family_name.clone() } else { None };
    let other = if let Face::Other(_, name) = &face { Some(name.clone()) } else { None };
    let mut verdict = query.judge(&face.known())?;
    // Whoever may not see names is told none: then no name was judged.
    if let Some(name) = other.filter(|_| verdict.reasons.iter().any(is_of_name)) {
        verdict.reasons.insert(0, Reason::OtherName(name));
    }
    if let Some(alias) = alias {
        of_alias(query, &alias, &mut verdict);
    }
    Some(verdict)
}

/// Of an alias it is said whether it is the same or a part of it; of several who share a word, the number decides.
fn of_alias(query: &Query, alias: &str, verdict: &mut Verdict) {
    let is_word =
        |reason: &Reason| matches!(reason, Reason::SameName | Reason::SameFamilyName | Reason::AlsoNamed(_));
    if query.says_number_of(alias) {
        verdict.points += OF_NUMBER;
    }
    if verdict.reasons.iter().any(is_word) {
        verdict.reasons.retain(|reason| !is_word(reason));
        let is_whole = query.says_alias(alias);
        verdict.reasons.insert(0, if is_whole { Reason::SameAlias } else { Reason::PartOfAlias });
    }
}

/// Whether something that was typed fits a name.
const fn is_of_name(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::SameName
            | Reason::SimilarName
            | Reason::SameFamilyName
            | Reason::AlsoNamed(_)
            | Reason::Read { .. }
            | Reason::Begins { .. }
    )
}

/// The words of the vocabulary that stand between these sounds.
async fn words(
    connection: &mut PgConnection,
    zone: Uuid,
    sounds: Vec<(String, String)>,
) -> Result<Vec<String>, Error> {
    let (from, to): (Vec<String>, Vec<String>) = sounds.into_iter().unzip();
    sqlx::query_scalar!(
        r#"SELECT DISTINCT heard.word AS "word!"
           FROM unnest($2::text[], $3::text[]) AS asked (low, high)
           CROSS JOIN LATERAL (
              SELECT word FROM name_sound
              WHERE zone_id = $1 AND sound >= asked.low AND sound <= asked.high
              ORDER BY sound, word
              LIMIT $4
           ) heard"#,
        zone,
        &from,
        &to,
        WORDS,
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

/// Who is found by these looks, each once; the looks that come first go first where there are too many.
async fn people(connection: &mut PgConnection, zone: Uuid, probes: Vec<Probe>) -> Result<Vec<Uuid>, Error> {
    let looks = Looks::of(probes);
    let mut found = looks.between(&mut *connection, zone).await?;
    found.extend(looks.born(&mut *connection, zone).await?);
    found.extend(looks.beside(connection, zone).await?);
    let mut seen = BTreeSet::new();
    found.retain(|id| seen.insert(*id));
    found.truncate(JUDGED);
    Ok(found)
}

/// Looks by their kind, column by column as the database takes them.
#[derive(Default)]
struct Looks {
    beside: (Vec<String>, Vec<String>, Vec<String>, Vec<i64>),
    between: (Vec<String>, Vec<String>, Vec<i64>),
    born: (Vec<chrono::NaiveDate>, Vec<chrono::NaiveDate>, Vec<i64>),
}

impl Looks {
    fn of(probes: Vec<Probe>) -> Self {
        let mut looks = Self::default();
        for probe in probes {
            match probe {
                Probe::Beside { key, from, to, most } => {
                    looks.beside.0.push(key);
                    looks.beside.1.push(from);
                    looks.beside.2.push(to);
                    looks.beside.3.push(most);
                }
                Probe::Between { from, to, most } => {
                    looks.between.0.push(from);
                    looks.between.1.push(to);
                    looks.between.2.push(most);
                }
                Probe::Born { from, to, most } => {
                    looks.born.0.push(from);
                    looks.born.1.push(to);
                    looks.born.2.push(most);
                }
            }
        }
        looks
    }

    async fn beside(&self, connection: &mut PgConnection, zone: Uuid) -> Result<Vec<Uuid>, Error> {
        let (keys, from, to, most) = &self.beside;
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        sqlx::query_scalar!(
            r#"SELECT found.person_id AS "id!"
               FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) WITH ORDINALITY
                  AS asked (key, low, high, most, place)
               CROSS JOIN LATERAL (
                  SELECT person_id FROM person_key
                  WHERE zone_id = $1 AND key = asked.key AND other >= asked.low AND other <= asked.high
                  ORDER BY other, person_id
                  LIMIT asked.most
               ) found
               ORDER BY asked.place"#,
            zone,
            keys,
            from,
            to,
            most,
        )
        .fetch_all(connection)
        .await
        .map_err(Error::from)
    }

    async fn between(&self, connection: &mut PgConnection, zone: Uuid) -> Result<Vec<Uuid>, Error> {
        let (from, to, most) = &self.between;
        if from.is_empty() {
            return Ok(Vec::new());
        }
        sqlx::query_scalar!(
            r#"SELECT found.person_id AS "id!"
               FROM unnest($2::text[], $3::text[], $4::bigint[]) WITH ORDINALITY
                  AS asked (low, high, most, place)
               CROSS JOIN LATERAL (
                  SELECT person_id FROM person_key
                  WHERE zone_id = $1 AND key >= asked.low AND key <= asked.high
                  ORDER BY key, other, person_id
                  LIMIT asked.most
               ) found
               ORDER BY asked.place"#,
            zone,
            from,
            to,
            most,
        )
        .fetch_all(connection)
        .await
        .map_err(Error::from)
    }

    async fn born(&self, connection: &mut PgConnection, zone: Uuid) -> Result<Vec<Uuid>, Error> {
        let (from, to, most) = &self.born;
        if from.is_empty() {
            return Ok(Vec::new());
        }
        sqlx::query_scalar!(
            r#"SELECT found.id AS "id!"
               FROM unnest($2::date[], $3::date[], $4::bigint[]) WITH ORDINALITY
                  AS asked (low, high, most, place)
               CROSS JOIN LATERAL (
                  SELECT id FROM person
                  WHERE zone_id = $1 AND birth_date >= asked.low AND birth_date <= asked.high
                  ORDER BY birth_date, id
                  LIMIT asked.most
               ) found
               ORDER BY asked.place"#,
            zone,
            from,
            to,
            most,
        )
        .fetch_all(connection)
        .await
        .map_err(Error::from)
    }
}
