//! Finding requests by the name of their applicant.
//!
//! Under row-level security only comparisons that betray nothing of hidden rows reach an index, and LIKE is
//! not one of them. So each word that was typed is looked up as the beginning of a word of the name. Where
//! a word is rare its requests are read one by one; where all are common the queue is read in its order
//! until the page is full. This is decided here, from real numbers: the planner's guess is far off as soon
//! as two words depend on one another.

use domain::actor::Operator;
use sqlx::{Postgres, QueryBuilder};
use uuid::Uuid;

use crate::{Error, Work};

/// Most words that are looked for.
const WORDS: usize = 5;

/// Up to so many requests a word is rare.
const RARE: i64 = 2000;

/// A name as it was typed, compared with the words that are stored.
#[derive(Debug)]
pub(super) struct Named {
    words: Vec<String>,
    /// Requests of the rarest word, if one is rare.
    rare: Option<Vec<Uuid>>,
}

impl Named {
    /// Looks the words up.
    pub(super) async fn find(work: &mut Work, operator: &Operator, text: &str) -> Result<Self, Error> {
        let words: Vec<String> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(WORDS)
            .map(str::to_owned)
            .collect();
        let mut rare: Option<Vec<Uuid>> = None;
        for word in &words {
            let found = requests(work, operator, word).await?;
            let is_rare = i64::try_from(found.len()).is_ok_and(|found| found <= RARE);
            if is_rare && rare.as_ref().is_none_or(|rare| found.len() < rare.len()) {
                rare = Some(found);
            }
        }
        Ok(Self { words, rare })
    }

    /// Every word begins a word of the name, in whatever order.
    pub(super) fn narrow(&self, sql: &mut QueryBuilder<Postgres>) {
        if let Some(rare) = &self.rare {
            sql.push(" AND intake.id IN (SELECT unnest(").push_bind(rare.clone()).push("::uuid[]))");
        }
        for word in &self.words {
            // Counted, because a plain EXISTS would be turned into a join of all there are.
            sql.push(" AND 0 < (SELECT count(*) FROM intake_name WHERE intake_name.intake_id = intake.id AND word >= searchable(")
                .push_bind(word.clone())
                .push(") AND word < searchable(")
                .push_bind(word.clone())
                .push(") || '{')");
        }
    }
}

/// The requests of this desk whose name has a word that begins so; one more than are rare, if there are.
async fn requests(work: &mut Work, operator: &Operator, beginning: &str) -> Result<Vec<Uuid>, Error> {
    // "{" follows "z".
    sqlx::query_scalar!(
        "SELECT intake_id
         FROM intake_name
         WHERE desk_id = $1 AND word >= searchable($2) AND word < searchable($2) || '{'
         ORDER BY word, intake_id
         LIMIT $3",
        operator.desk.id.uuid(),
        beginning,
        RARE + 1,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}
