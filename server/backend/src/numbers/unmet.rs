//! Needs that are not met, counted.

use std::collections::BTreeMap;

use domain::{
    Text,
    actor::Operator,
    codes::Table,
    counting::{Count, Figure, Period, Threshold, Unmet},
    fields::lists::UNMET,
};

use super::{counted, in_order};
use crate::{Context, Error, Work, codes};

/// Cards of the period with a need that is not met, as their last save has it: by the need in the order of the table,
/// and by the reason in that of the form.
pub(super) async fn count(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    period: Period,
    threshold: Threshold,
) -> Result<Unmet, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            unmet.need AS "need?",
            unmet.why AS "why?",
            count(*) AS "number!",
            count(DISTINCT unmet.person_id) AS "people!"
           FROM (
            SELECT
                last.content -> 'non-soddisfatto' ->> 0 AS need,
                coalesce(last.content -> 'non-soddisfatto-motivo' ->> 0, '') AS why,
                card.person_id
            FROM card
            CROSS JOIN LATERAL (
                SELECT content
                FROM card_part
                WHERE card_part.card_id = card.id AND card_part.part = 'bisogni'
                ORDER BY card_part.version DESC
                LIMIT 1
            ) last
            WHERE card.desk_id = $1 AND card.access_on BETWEEN $2 AND $3
           ) unmet
           WHERE unmet.need IS NOT NULL
           GROUP BY GROUPING SETS ((unmet.need), (unmet.why), ())"#,
        operator.desk.id.uuid(),
        period.from(),
        period.to(),
    )
    .fetch_all(work.connection())
    .await?;
    let (mut needs, mut reasons, mut total) = (BTreeMap::new(), BTreeMap::new(), Count::default());
    for row in rows {
        let found = counted(row.number, row.people);
        match (row.need, row.why) {
            (Some(need), _) => {
                needs.insert(need, found);
            }
            (None, Some(why)) => {
                reasons.insert(why, found);
            }
            (None, None) => total = found,
        }
    }
    let book = codes::book(work.connection(), Table::Need).await?;
    let known = in_order(&book, ctx.today(), &mut needs);
    // What the table does not know any more, by its bare code.
    let unknown = needs.into_iter().map(|(code, found)| (Text::italian(code), found));
    let needs = known.into_iter().chain(unknown).collect();
    let (by_need, by_reason) = Figure::both(threshold, total, needs, in_words(reasons));
    Ok(Unmet { by_need, by_reason })
}

/// Every reason with its count, and at the end those of which nobody said why, where there are any.
fn in_words(mut found: BTreeMap<String, Count>) -> Vec<(Option<Text>, Count)> {
    let unsaid = found.remove("").map(|count| (None, count));
    let listed: Vec<_> = UNMET
        .iter()
        .map(|(code, label)| (Some(Text::italian(*label)), found.remove(*code).unwrap_or_default()))
        .collect();
    let others = found.into_iter().map(|(code, count)| (Some(Text::italian(code)), count));
    listed.into_iter().chain(others).chain(unsaid).collect()
}
