//! Codes that one person alone has (STP, ENI, European, provisional), among the dated facts of people, and the codici
//! fiscali that they have or had: two records that hold the same one are one person, or one of them is wrong. At the
//! counter a second one is refused; what a registry brings, and what was written before a merge was undone, is found at
//! night.

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
        r#"SELECT holder.id AS "id!", held.code AS "code!"
           FROM unnest($1::uuid[]) AS holder (id)
           CROSS JOIN LATERAL person_records(holder.id) AS record (id)
           CROSS JOIN LATERAL (
              SELECT said.code
              FROM person_fact fact
              CROSS JOIN LATERAL (VALUES (fact.identifier), ('cf:' || fact.fiscal_code_key)) AS said (code)
              WHERE fact.person_id = record.id AND said.code IS NOT NULL
                 AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
              UNION ALL
              SELECT 'cf:' || code_key(person.fiscal_code_canonical)
              FROM person
              WHERE person.id = record.id AND person.fiscal_code_canonical IS NOT NULL
           ) AS held"#,
        ids,
    )
    .fetch_all(connection)
    .await?;
    let mut held: HashMap<Uuid, BTreeSet<String>> = HashMap::new();
    for row in rows {
        held.entry(row.id).or_default().insert(row.code);
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
           WHERE own.identifier IS NOT NULL
           UNION
           SELECT mine.id, near.person_id
           FROM unnest($2::uuid[]) AS mine (id)
           CROSS JOIN LATERAL person_records(mine.id) AS record (id)
           CROSS JOIN LATERAL (
              SELECT own.fiscal_code_key AS key, true AS of_fact
              FROM person_fact own
              WHERE own.person_id = record.id AND own.fiscal_code_key IS NOT NULL
              UNION ALL
              SELECT code_key(own.fiscal_code_canonical) COLLATE "C", false
              FROM person own
              WHERE own.id = record.id AND own.fiscal_code_canonical IS NOT NULL
           ) AS held
           CROSS JOIN LATERAL (
              (SELECT person_id FROM person_fact
               WHERE zone_id = $1 AND fiscal_code_key = held.key
               ORDER BY person_id
               LIMIT $3)
              UNION ALL
              -- With each letter of control there can be, so that the index answers.
              (SELECT id FROM person
               WHERE held.of_fact AND zone_id = $1 AND fiscal_code_canonical = ANY (ARRAY(
                  SELECT (held.key || ending) COLLATE "default"
                  FROM unnest('{"",A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U,V,W,X,Y,Z}'::text[]) AS ending)))
           ) AS near"#,
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
