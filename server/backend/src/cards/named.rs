//! Finding cards by the name of their person.
//!
//! As in the queue, each word that was typed is looked up as the beginning of a word of the name. Where a
//! word is rare, the cards of its people are read; where all are common, the list is read in its order
//! until the page is full.

use std::collections::BTreeSet;

use domain::{
    actor::Operator,
    mask::Group,
    person::{Alias, search},
};
use sqlx::{Postgres, QueryBuilder};
use uuid::Uuid;

use crate::{Error, Work, operators::is_outside, people};

/// Most words that are looked for.
const WORDS: usize = 5;

/// Up to so many keys a word is rare; a person has a few for each word.
const RARE: i64 = 4000;

/// What the text of a filter asks for.
pub(super) enum Wanted {
    Everything,
    /// An alias hides nothing: it is shown to everybody.
    Alias(Alias),
    /// Beginnings of words, and the people of the rarest one, if one is rare.
    Name(Vec<String>, Option<Vec<Uuid>>),
    /// A masked name neither matches nor betrays itself.
    Nothing,
}

impl Wanted {
    /// Reads the text, and looks its words up.
    pub(super) async fn read(
        work: &mut Work,
        operator: &Operator,
        text: Option<&str>,
    ) -> Result<Self, Error> {
        let text = text.map(str::trim).unwrap_or_default();
        if text.is_empty() {
            Ok(Self::Everything)
        } else if let Ok(alias) = text.to_lowercase().parse() {
            Ok(Self::Alias(alias))
        } else if operator.mask.hides(Group::Identity) {
            Ok(Self::Nothing)
        } else {
            named(work, operator, text).await
        }
    }

    /// Every word begins a word of the name, in whatever order.
    pub(super) fn narrow(&self, sql: &mut QueryBuilder<Postgres>) {
        match self {
            Self::Everything => {}
            Self::Alias(alias) => {
                sql.push(" AND 0 < (SELECT count(*) FROM person WHERE person.id = card.person_id AND person.alias = ")
                    .push_bind(alias.as_str().to_owned())
                    .push(")");
            }
            Self::Name(words, rare) => {
                if let Some(rare) = rare {
                    sql.push(" AND card.person_id IN (SELECT unnest(")
                        .push_bind(rare.clone())
                        .push("::uuid[]))");
                }
                for word in words {
                    // Counted, because a plain EXISTS would be turned into a join of all there are.
                    sql.push(" AND 0 < (SELECT count(*) FROM person_key WHERE person_key.person_id = card.person_id AND person_key.key >= ")
                        .push_bind(word.clone())
                        .push(" AND person_key.key < ")
                        .push_bind(end(word))
                        .push(")");
                }
            }
            Self::Nothing => {
                sql.push(" AND false");
            }
        }
    }
}

/// After everything that begins so.
fn end(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}

async fn named(work: &mut Work, operator: &Operator, text: &str) -> Result<Wanted, Error> {
    let mut words = search::beginnings(text);
    words.truncate(WORDS);
    // Nothing but signs is no name.
    if words.is_empty() {
        return Ok(Wanted::Nothing);
    }
    // Of some people an outside body was sent the name of the record and no other: the keys hold them all.
    let outside = is_outside(work).await?;
    let mut rare: Option<Vec<Uuid>> = None;
    for word in &words {
        let found = bearers(work, operator, word).await?;
        let is_rare = outside || i64::try_from(found.len()).is_ok_and(|found| found <= RARE);
        let found: BTreeSet<Uuid> = found.into_iter().collect();
        if is_rare && rare.as_ref().is_none_or(|rare| found.len() < rare.len()) {
            rare = Some(found.into_iter().collect());
        }
    }
    if outside {
        let found = rare.unwrap_or_default();
        rare = Some(people::named_so(work.connection(), &found, &words).await?);
    }
    Ok(Wanted::Name(words, rare))
}

/// The people of the zone whose name has a word that begins so, each as often as it is written down; one
/// more than are rare, if there are.
async fn bearers(work: &mut Work, operator: &Operator, beginning: &str) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(
        "SELECT person_id
         FROM person_key
         WHERE zone_id = $1 AND key >= $2 AND key < $3
         ORDER BY key, other, person_id
         LIMIT $4",
        operator.zone.uuid(),
        beginning,
        end(beginning),
        RARE + 1,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}
