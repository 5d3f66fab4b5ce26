//! What the list of cards is narrowed to, as it was typed.

use chrono::NaiveDate;
use domain::{
    card::{Filter, Tag, parts::WhyUnmet},
    form::read,
    mask::{Group, Mask},
};

use super::{AFTER, FROM, MINE, TAG, TEXT, UNMET, UNTIL, YES, with_query};
use crate::routes::Route;

/// Most characters of a filter.
const MOST: usize = 100;

/// A filter of the list of cards as it was typed, so that nothing is lost where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedFilter {
    /// The state.
    pub tag: Option<Tag>,
    /// First day of the access.
    pub from: String,
    /// Last day of the access.
    pub until: String,
    /// An alias, or words of the name.
    pub text: String,
    /// Only those that the operator opened.
    pub mine: bool,
    /// Only those with a need that is not met.
    pub unmet: Option<WhyUnmet>,
}

/// What is wrong with a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardsError {
    /// The first day is none.
    From,
    /// The last day is none.
    Until,
    /// The last day is before the first.
    Backwards,
}

impl TypedFilter {
    /// Reads the parameters of an address or of a form: the filter, and the key of a page. A state that is
    /// none is left out.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Option<String>) {
        let mut typed = Self::default();
        let mut key = None;
        for (name, value) in pairs {
            let value: String = value.trim().chars().take(MOST).collect();
            match name {
                TAG => typed.tag = Tag::from_code(&value),
                FROM => typed.from = value,
                UNTIL => typed.until = value,
                TEXT => typed.text = value,
                MINE => typed.mine = value == YES,
                UNMET => typed.unmet = WhyUnmet::from_code(&value),
                AFTER => key = Some(value),
                _ => {}
            }
        }
        (typed, key)
    }

    /// The same for a profile: of what is not there for it, nothing is said.
    #[must_use]
    pub fn through(self, mask: &Mask) -> Self {
        let unmet = self.unmet.filter(|_| !mask.omits(Group::Needs));
        Self { unmet, ..self }
    }

    /// What the list is narrowed to.
    ///
    /// # Errors
    /// Everything that is no day, and a period that ends before it begins.
    pub fn check(&self) -> Result<Filter, Vec<CardsError>> {
        let (from, until) = (day(&self.from), day(&self.until));
        match (from, until) {
            (Ok(Some(from)), Ok(Some(until))) if until < from => Err(vec![CardsError::Backwards]),
            (Ok(from), Ok(until)) => {
                let text = Some(self.text.clone()).filter(|text| !text.is_empty());
                let unmet = self.unmet.clone();
                Ok(Filter { tag: self.tag, from, until, text, mine: self.mine, unmet })
            }
            (from, until) => {
                let errors = [from.err().map(|()| CardsError::From), until.err().map(|()| CardsError::Until)];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    /// The parameters, as they were typed.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let written = |name, value: &String| (!value.is_empty()).then(|| (name, value.clone()));
        [
            self.tag.map(|tag| (TAG, tag.code().to_owned())),
            written(FROM, &self.from),
            written(UNTIL, &self.until),
            written(TEXT, &self.text),
            self.mine.then(|| (MINE, YES.to_owned())),
            self.unmet.as_ref().map(|unmet| (UNMET, unmet.code().to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The address of the list, narrowed to this.
    pub fn href(&self, after: Option<String>) -> String {
        let mut pairs = self.pairs();
        pairs.extend(after.map(|key| (AFTER, key)));
        with_query(&Route::ConsoleCards.href(), &pairs)
    }
}

/// A day, where one was typed.
fn day(typed: &str) -> Result<Option<NaiveDate>, ()> {
    if typed.is_empty() { Ok(None) } else { read::date(typed).map(Some).map_err(|_| ()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(from: &str, until: &str) -> TypedFilter {
        TypedFilter { from: from.to_owned(), until: until.to_owned(), ..TypedFilter::default() }
    }

    #[test]
    fn a_filter_survives_the_address() {
        let all = TypedFilter {
            tag: Some(Tag::Completed),
            text: "d’angelo & figli".to_owned(),
            mine: true,
            unmet: WhyUnmet::from_code("requisiti"),
            ..typed("1/11/2026", "20/11/2026")
        };
        assert_eq!(
            all.href(Some("k".to_owned())),
            "/console/schede?stato=completed&dal=1%2F11%2F2026&al=20%2F11%2F2026&testo=d%E2%80%99angelo%20%26%20figli&mie=si&non-soddisfatto=requisiti&dopo=k"
        );
        let pairs = all.pairs();
        let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(TypedFilter::read(pairs), (all.clone(), None));
        assert_eq!(all.clone().through(&Mask::hiding([Group::Needs])), all, "it finds nothing, and says so");
        assert_eq!(all.clone().through(&Mask::none().omitting([Group::Needs])).unmet, None);
        let filter = all.check().unwrap();
        assert_eq!((filter.from, filter.until), ("2026-11-01".parse().ok(), "2026-11-20".parse().ok()));
        assert_eq!(TypedFilter::default().check(), Ok(Filter::default()));
    }

    #[test]
    fn wrong_days_are_told_and_stay() {
        assert_eq!(typed("boh", "31/02/2026").check(), Err(vec![CardsError::From, CardsError::Until]));
        assert_eq!(typed("2/1/2026", "1/1/2026").check(), Err(vec![CardsError::Backwards]));
        let (kept, _) = TypedFilter::read([("dal", "boh"), ("stato", "<b>"), ("non-soddisfatto", "<b>")]);
        assert_eq!(kept, typed("boh", ""));
    }
}
