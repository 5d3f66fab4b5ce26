//! What desks keep about a citizen, for the copy of all data.

use std::collections::HashMap;

use domain::{
    actor::Citizen,
    calendar::day_in_rome,
    card::parts::Part,
    fields::Lists,
    person::facts::{FactKind, Precise},
    personal::{DossierCard, DossierFact, DossierPart, DossierRecord},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    cards::{hide_removed, show_removed},
    codes,
    error::{decode, known},
};

/// What desks keep about the person with the codice fiscale that the identity provider certified. Nobody else's
/// record is looked at, whatever an operator recognised in a request; where theirs was merged into another one, it is
/// that one; an EU citizen without a code has none here.
pub(super) async fn records(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
) -> Result<Vec<DossierRecord>, Error> {
    let Some(code) = who.fiscal_code() else { return Ok(Vec::new()) };
    let code = code.canonical().to_string();
    let mut portal = Work::system(pool).await?;
    let zones = sqlx::query_scalar!("SELECT id FROM zone ORDER BY id").fetch_all(portal.connection()).await?;
    portal.commit().await?;
    let mut found = Vec::new();
    for zone in zones {
        let mut work = Work::zone(pool, zone).await?;
        let person = sqlx::query_scalar!(
            r#"SELECT person_kept(id) AS "kept?" FROM person WHERE zone_id = $1 AND fiscal_code_canonical = $2
               UNION ALL
               SELECT person_kept(person_id) FROM protected_identity
               WHERE zone_id = $1 AND fiscal_code_canonical = $2"#,
            zone,
            code,
        )
        .fetch_optional(work.connection())
        .await?;
        if let Some(person) = person.flatten() {
            let lists = codes::lists(work.connection(), ctx.today()).await?;
            let facts = facts(work.connection(), person, &lists).await?;
            let cards = cards(work.connection(), person, &lists).await?;
            if !facts.is_empty() || !cards.is_empty() {
                found.push(DossierRecord { facts, cards });
            }
        }
        work.commit().await?;
    }
    Ok(found)
}

/// The facts that were not corrected and not withdrawn.
async fn facts(
    connection: &mut PgConnection,
    person: Uuid,
    lists: &Lists,
) -> Result<Vec<DossierFact>, Error> {
    let rows = sqlx::query!(
        "SELECT fact.kind, fact.content, fact.valid_from, fact.valid_to, fact.from_precision, fact.to_precision,
            fact.recorded_at
         FROM person_fact fact
         WHERE fact.person_id IN (SELECT person_records($1)) AND NOT fact.withdrawn
            AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = fact.id)
         ORDER BY fact.recorded_at, fact.id",
        person,
    )
    .fetch_all(connection)
    .await?;
    let mut facts = Vec::new();
    for row in rows {
        let kind = known("person_fact", "kind", FactKind::from_code(&row.kind))?;
        let values = decode("person_fact", "content", row.content)?;
        if let Some(fields) = DossierFact::fields(kind, &values, lists, day_in_rome(row.recorded_at)) {
            let (from, to, recorded_at) = (row.valid_from, row.valid_to, row.recorded_at);
            let precise = Precise::from_codes(&row.from_precision, &row.to_precision);
            let precise = known("person_fact", "from_precision", precise)?;
            facts.push(DossierFact { kind, fields, from, to, precise, recorded_at });
        }
    }
    Ok(facts)
}

/// The cards, each with its parts as they stand. Of one that was removed it is told that it is kept (article 15 of the
/// Regulation), and nothing that stands in it: it may have been opened for somebody else.
async fn cards(
    connection: &mut PgConnection,
    person: Uuid,
    lists: &Lists,
) -> Result<Vec<DossierCard>, Error> {
    show_removed(&mut *connection).await?;
    let rows = sqlx::query!(
        r#"SELECT
            card.id,
            card.access_on,
            desk.name AS desk,
            CASE WHEN card.removed THEN
                (SELECT max(gone.at) FROM card_removal gone WHERE gone.card_id = card.id AND gone.removed)
            END AS "removed_at?"
           FROM card
           JOIN desk ON desk.id = card.desk_id
           WHERE card.person_id = $1
           ORDER BY card.access_on, card.id"#,
        person,
    )
    .fetch_all(&mut *connection)
    .await?;
    let ids: Vec<Uuid> = rows.iter().filter(|row| row.removed_at.is_none()).map(|row| row.id).collect();
    let saved = sqlx::query!(
        "SELECT DISTINCT ON (card_id, part) card_id, part, content, saved_at
         FROM card_part
         WHERE card_id = ANY($1)
         ORDER BY card_id, part, version DESC",
        &ids,
    )
    .fetch_all(&mut *connection)
    .await?;
    hide_removed(connection).await?;
    let mut parts: HashMap<Uuid, Vec<DossierPart>> = HashMap::new();
    for row in saved {
        let part = known("card_part", "part", Part::from_code(&row.part))?;
        let values = decode("card_part", "content", row.content)?;
        parts.entry(row.card_id).or_default().extend(DossierPart::of(
            part,
            &values,
            lists,
            day_in_rome(row.saved_at),
        ));
    }
    let cards = rows.into_iter().map(|row| {
        let mut parts = parts.remove(&row.id).unwrap_or_default();
        parts.sort_by_key(|part| part.part);
        DossierCard { desk: row.desk, on: row.access_on, removed_at: row.removed_at, parts }
    });
    Ok(cards.collect())
}
