//! The search of people.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    mask::Group,
    permission::{Grant, ReadCards},
    person::{
        Found, Match,
        search::{Query, Verdict},
    },
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    look::look,
    record::{Facts, read_all},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// Most people in a list: whoever is not among these is found by one word more.
const LISTED: usize = 20;

/// Finds people by whatever is typed: words of the name, dates, telephones, codes; best first. Without
/// words, who was written down last.
pub async fn find(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    typed: &str,
) -> Result<Found, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (query, left_out) = Query::typed(typed, ctx.today()).through(&operator.mask);
    let mut people: Vec<(Facts, Option<Verdict>)> = if typed.trim().is_empty() {
        newest(work.connection(), operator).await?.into_iter().map(|facts| (facts, None)).collect()
    } else {
        let hits = look(work.connection(), operator, &query).await?;
        hits.into_iter().map(|hit| (hit.facts, Some(hit.verdict))).collect()
    };
    let more = people.len() > LISTED;
    people.truncate(LISTED);
    let people = lines(work.connection(), operator, people).await?;
    // A telephone that was found tells of a group beside the one that is shown.
    let entry =
        Entry::new(Action::List, Subject::Person, None).through(operator, [Group::Identity, Group::Contacts]);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Found { people, more, left_out })
}

/// Who was written down last; one more than is listed, if there is.
async fn newest(connection: &mut PgConnection, operator: &Operator) -> Result<Vec<Facts>, Error> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM person
         WHERE zone_id = $1 AND merged_into IS NULL
         ORDER BY created_at DESC, id DESC
         LIMIT $2",
        operator.zone.uuid(),
        i64::try_from(LISTED + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(&mut *connection)
    .await?;
    read_all(connection, &ids).await
}

/// The cards of a person that this desk may see: how many, and the last.
#[derive(Default)]
struct Cards {
    many: i64,
    last: Option<(Uuid, NaiveDate)>,
}

/// These people as lines of a list, through the mask, with their cards.
pub(super) async fn lines(
    connection: &mut PgConnection,
    operator: &Operator,
    people: Vec<(Facts, Option<Verdict>)>,
) -> Result<Vec<Match>, Error> {
    let ids: Vec<Uuid> = people.iter().map(|(facts, _)| facts.id).collect();
    let mut cards = cards(connection, &ids).await?;
    people
        .into_iter()
        .map(|(facts, verdict)| {
            let cards = cards.remove(&facts.id).unwrap_or_default();
            let (level, reasons) = verdict.map(|verdict| (verdict.level, verdict.reasons)).unzip();
            Ok(Match {
                person: facts.row(&operator.mask, cards.many)?,
                last_card: cards.last.map(|(id, on)| (Id::new(id), on)),
                level,
                reasons: reasons.unwrap_or_default(),
            })
        })
        .collect()
}

async fn cards(connection: &mut PgConnection, people: &[Uuid]) -> Result<HashMap<Uuid, Cards>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            asked.person_id AS "person_id!",
            (SELECT count(*) FROM card WHERE card.person_id = asked.person_id) AS "many!",
            last.id AS "id?",
            last.access_on AS "access_on?"
           FROM unnest($1::uuid[]) AS asked (person_id)
           LEFT JOIN LATERAL (
              SELECT id, access_on FROM card
              WHERE card.person_id = asked.person_id
              ORDER BY access_on DESC, id
              LIMIT 1
           ) last ON true"#,
        people,
    )
    .fetch_all(connection)
    .await?;
    let cards = rows
        .into_iter()
        .map(|row| (row.person_id, Cards { many: row.many, last: row.id.zip(row.access_on) }));
    Ok(cards.collect())
}
