//! Codes that one person alone has (STP, ENI, European, provisional), among the dated facts of people: two records
//! that hold the same one are one person, or one of them is wrong. At the counter a second one is refused; what a
//! registry brings, and what was written before a merge was undone, is found at night.

use std::collections::{BTreeSet, HashMap};

use sqlx::PgConnection;
use uuid::Uuid;

use super::look::kept;
use crate::Error;

/// Records that hold one code at most: more are a code that says nothing.
const HOLDERS: i64 = 40;

/// The codes that these people hold, also by records that were merged into theirs. What was withdrawn or corrected
/// does not count.
pub(super) async fn codes_held(
    connection: &mut PgConnection,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, BTreeSet<String>>, Error> {
    let rows = sqlx::query!(
        r#"SELECT holder.id AS "id!", fact.identifier AS "identifier!"
           FROM unnest($1::uuid[]) AS holder (id)
           CROSS JOIN LATERAL person_records(holder.id) AS record (id)
           JOIN person_fact fact ON fact.person_id = record.id
           WHERE fact.identifier IS NOT NULL
              AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)"#,
        ids,
    )
    .fetch_all(connection)
    .await?;
    let mut held: HashMap<Uuid, BTreeSet<String>> = HashMap::new();
    for row in rows {
        held.entry(row.id).or_default().insert(row.identifier);
    }
    Ok(held)
}

/// Who holds a code that one of these people holds: that one, and who is kept of the other's record.
pub(super) async fn brought_together(
    connection: &mut PgConnection,
    zone: Uuid,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT mine.id AS "mine!", near.person_id AS "theirs!"
           FROM unnest($2::uuid[]) AS mine (id)
           CROSS JOIN LATERAL person_records(mine.id) AS record (id)
           JOIN person_fact own ON own.person_id = record.id
           CROSS JOIN LATERAL (
              SELECT person_id FROM person_fact
              WHERE zone_id = $1 AND identifier = own.identifier
              ORDER BY person_id
              LIMIT $3
           ) near
           WHERE own.identifier IS NOT NULL"#,
        zone,
        ids,
        HOLDERS,
    )
    .fetch_all(&mut *connection)
    .await?;
    let theirs: Vec<Uuid> = rows.iter().map(|row| row.theirs).collect();
    let kept = kept(connection, &theirs).await?;
    Ok(rows.iter().map(|row| (row.mine, kept.get(&row.theirs).copied().unwrap_or(row.theirs))).collect())
}
