//! Needs of cards that are not met: what holds is the last save of each card, as far as a mask shows it.

use std::collections::HashMap;

use domain::{
    actor::Operator,
    calendar::day_in_rome,
    card::parts::{Part, Unmet, WhyUnmet},
    codes::Table,
    fields::{Lists, Values, hidden_rows},
    mask::{Group, Mask},
};
use sqlx::{Postgres, QueryBuilder};
use uuid::Uuid;

use crate::{Error, Work, error::decode};

/// Only cards with a need that is not met. A hidden one neither matches nor betrays itself.
pub(super) fn narrow(sql: &mut QueryBuilder<Postgres>, mask: &Mask, wanted: &WhyUnmet) {
    if mask.hides(Group::Needs) {
        sql.push(" AND false");
        return;
    }
    let hidden: Vec<String> = hidden_rows(Table::Need, mask).map(str::to_owned).collect();
    // Counted, because a plain EXISTS would be turned into a join of all there are.
    sql.push(
        " AND 0 < (SELECT count(*) FROM (
            SELECT content -> 'non-soddisfatto' ->> 0 AS need,
                content -> 'non-soddisfatto-motivo' ->> 0 AS why
            FROM card_part
            WHERE card_part.card_id = card.id AND card_part.part = 'bisogni'
            ORDER BY card_part.version DESC
            LIMIT 1
         ) last
         WHERE last.need IS NOT NULL AND NOT EXISTS (
            SELECT FROM unnest(",
    )
    .push_bind(hidden)
    .push(
        "::text[]) AS hidden (code)
            WHERE last.need = hidden.code OR starts_with(last.need, hidden.code || '-')
         )",
    );
    if let WhyUnmet::This(code) = wanted {
        sql.push(" AND last.why = ").push_bind(code.clone());
    }
    sql.push(")");
}

/// The needs of these cards that are not met, as far as the operator may see them.
pub(super) async fn of(
    work: &mut Work,
    operator: &Operator,
    lists: &Lists,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Unmet>, Error> {
    let mut found = HashMap::new();
    if operator.mask.hides(Group::Needs) {
        return Ok(found);
    }
    let rows = sqlx::query!(
        "SELECT DISTINCT ON (card_id) card_id, content, saved_at
         FROM card_part
         WHERE card_id = ANY ($1) AND part = $2
         ORDER BY card_id, version DESC",
        ids,
        Part::Needs.code(),
    )
    .fetch_all(work.connection())
    .await?;
    for row in rows {
        let needs: Values = decode("card_part", "content", row.content)?;
        if let Some(unmet) = Unmet::seen(&needs, &operator.mask, lists, day_in_rome(row.saved_at)) {
            found.insert(row.card_id, unmet);
        }
    }
    Ok(found)
}
