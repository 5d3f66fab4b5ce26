//! A fact of a person as it is typed: new, corrected, ended, or never true.

use chrono::NaiveDate;
use domain::{
    Id,
    fields::{Problem, Values},
    form::read,
    person::facts::{Edge, Fact, FactKind, FactRecord, NewFact, PersonFacts, Precise, Precision},
};

use crate::console::diary::MAX_LINE;

/// What the form wants: one address takes several.
pub const FACT_ACTION: &str = "azione";
/// The parameter that opens a fact for correction.
pub const FIX: &str = "correggi";
/// The field with the kind of fact.
pub(super) const KIND: &str = "_tipo";
/// The field with the fact that is corrected.
pub(super) const WHICH: &str = "_fatto";

/// A fact as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactForm {
    /// What it is about.
    pub kind: FactKind,
    /// The fact that is corrected, where one is.
    pub fact: Option<Id<FactRecord>>,
    /// What stands in its fields.
    pub values: Values,
    /// `gg/mm/aaaa`, `mm/aaaa`, `aaaa`, or empty.
    pub from: String,
    /// `gg/mm/aaaa`, `mm/aaaa`, `aaaa`, or empty.
    pub to: String,
    /// Why it is corrected.
    pub why: String,
    /// When it ended: `gg/mm/aaaa`, `mm/aaaa` or `aaaa`.
    pub end: String,
    /// Why it is said to have ended.
    pub end_why: String,
    /// Why it was never true.
    pub never_why: String,
    /// Whether only the end of a fact was posted, without its fields.
    pub is_end: bool,
}

/// What must be corrected, apart from the fields of the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactError {
    /// The first day is none.
    From,
    /// The last day is none.
    To,
    /// No reason, or too much.
    Why,
    /// No last day, month or year, or none of the calendar.
    End,
    /// No reason why it ended, or too much.
    EndWhy,
    /// No reason why it was never true, or too much.
    NeverWhy,
    /// It tells who somebody is who gave no name.
    Anonymous,
    /// Somebody else has this identifier.
    Elsewhere,
    /// Somebody whom the desk does not see has this identifier.
    Unseen,
    /// A colleague corrected it meanwhile.
    Corrected,
    /// The record that it was written for was merged into this one.
    Merged,
}

impl FactError {
    /// The `id` of the control, and the key of the message.
    pub const fn place(self, kind: FactKind) -> (&'static str, &'static str) {
        match self {
            Self::From => ("f-dal", "console-facts-error-partial"),
            Self::To => ("f-al", "console-facts-error-partial"),
            Self::Why => ("f-perche", "console-facts-error-why"),
            Self::End => ("f-fine", "console-facts-error-end-partial"),
            Self::EndWhy => ("f-perche-fine", "console-facts-error-why"),
            Self::NeverWhy => ("f-perche-mai", "console-facts-error-why"),
            Self::Anonymous => (kind.code(), "console-facts-error-anonymous"),
            Self::Elsewhere => (kind.code(), "console-facts-error-elsewhere"),
            Self::Unseen => (kind.code(), "console-facts-error-unseen"),
            Self::Corrected => (kind.code(), "console-facts-error-corrected"),
            Self::Merged => (kind.code(), "console-facts-error-merged"),
        }
    }
}

/// Everything that must be corrected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wrongs {
    /// In the fields of the fact.
    pub problems: Vec<Problem>,
    /// In everything else.
    pub errors: Vec<FactError>,
}

impl Wrongs {
    /// Only this.
    pub fn only(error: FactError) -> Self {
        Self { problems: Vec::new(), errors: vec![error] }
    }

    /// Whether there is nothing to correct.
    pub const fn is_empty(&self) -> bool {
        self.problems.is_empty() && self.errors.is_empty()
    }
}

/// A day that may be left out.
pub(in crate::console) fn day<E>(typed: &str, error: E) -> Result<Option<NaiveDate>, E> {
    match typed.trim() {
        "" => Ok(None),
        typed => read::date(typed).map(Some).map_err(|_| error),
    }
}

/// A day, a month or a year that may be left out; of a month or a year the day that stands for it at this edge.
fn partial(typed: &str, edge: Edge, error: FactError) -> Result<(Option<NaiveDate>, Precision), FactError> {
    match typed.trim() {
        "" => Ok((None, Precision::Day)),
        typed => Precision::read(typed, edge).map(|(day, precision)| (Some(day), precision)).ok_or(error),
    }
}

/// Why something is changed: a line that must be there.
pub(in crate::console) fn reason<E>(typed: &str, error: E) -> Result<String, E> {
    let text = typed.trim();
    let fits = (1..=usize::from(MAX_LINE)).contains(&text.chars().count());
    fits.then(|| text.to_owned()).ok_or(error)
}

impl FactForm {
    /// A new fact.
    pub fn new(kind: FactKind) -> Self {
        Self {
            kind,
            fact: None,
            values: Values::default(),
            from: String::new(),
            to: String::new(),
            why: String::new(),
            end: String::new(),
            end_why: String::new(),
            never_why: String::new(),
            is_end: false,
        }
    }

    /// A fact as it stands, to be corrected.
    pub fn of(fact: &Fact) -> Self {
        let day = |day: Option<NaiveDate>, precision: Precision| {
            day.map(|day| precision.words(day)).unwrap_or_default()
        };
        Self {
            fact: Some(fact.id),
            values: fact.visible(),
            from: day(fact.from, fact.precise.from),
            to: day(fact.to, fact.precise.to),
            ..Self::new(fact.kind)
        }
    }

    /// The same with the fields of the fact, where only its end was posted.
    #[must_use]
    pub fn filled(self, facts: &[Fact]) -> Self {
        match facts.iter().find(|fact| self.is_end && self.fact == Some(fact.id)) {
            Some(fact) => Self {
                end: self.end,
                end_why: self.end_why,
                never_why: self.never_why,
                is_end: true,
                ..Self::of(fact)
            },
            None => self,
        }
    }

    /// What was posted; nothing where it does not say what it is about.
    pub fn posted(fields: &[(String, String)]) -> Option<Self> {
        let one = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let kind = FactKind::from_code(&one(KIND))?;
        Some(Self {
            kind,
            fact: one(WHICH).parse().ok(),
            values: Values::typed(kind.fields(), fields),
            from: one("dal"),
            to: one("al"),
            why: one("perche"),
            end: one("fine"),
            end_why: one("perche-fine"),
            never_why: one("perche-mai"),
            is_end: !fields.iter().any(|(name, _)| name == "dal"),
        })
    }

    /// The fact.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn read(&self, known: &PersonFacts) -> Result<NewFact, Wrongs> {
        let values = self.kind.read(&self.values, &known.lists, &known.visible(self.fact));
        let from = partial(&self.from, Edge::First, FactError::From);
        let to = partial(&self.to, Edge::Last, FactError::To);
        match (values, from, to) {
            (Ok(values), Ok((from, of_from)), Ok((to, of_to))) => {
                let precise = Precise { from: of_from, to: of_to };
                Ok(NewFact { kind: self.kind, values, from, to, precise })
            }
            (values, from, to) => Err(Wrongs {
                problems: values.err().unwrap_or_default(),
                errors: [from.err(), to.err()].into_iter().flatten().collect(),
            }),
        }
    }

    /// The corrected fact, and why it is corrected.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn correction(&self, known: &PersonFacts) -> Result<(NewFact, String), Wrongs> {
        match (self.read(known), reason(&self.why, FactError::Why)) {
            (Ok(fact), Ok(why)) => Ok((fact, why)),
            (fact, why) => {
                let mut wrongs = fact.err().unwrap_or_default();
                wrongs.errors.extend(why.err());
                Err(wrongs)
            }
        }
    }

    /// The last day on which it was true, how exactly that is known, and why it is said.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn ended(&self) -> Result<((NaiveDate, Precision), String), Wrongs> {
        let end = Precision::read(self.end.trim(), Edge::Last).ok_or(FactError::End);
        match (end, reason(&self.end_why, FactError::EndWhy)) {
            (Ok(end), Ok(why)) => Ok((end, why)),
            (end, why) => {
                let errors = [end.err(), why.err()].into_iter().flatten().collect();
                Err(Wrongs { problems: Vec::new(), errors })
            }
        }
    }

    /// Why it was never true.
    ///
    /// # Errors
    /// When nothing, or too much, was written.
    pub fn never(&self) -> Result<String, Wrongs> {
        reason(&self.never_why, FactError::NeverWhy).map_err(Wrongs::only)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::samples::{lists, person};

    fn posted(pairs: &[(&str, &str)]) -> FactForm {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        FactForm::posted(&pairs).unwrap()
    }

    fn known() -> PersonFacts {
        let lists = lists();
        let (hidden, absent) = (Vec::new(), Vec::new());
        PersonFacts { person: person(), facts: Vec::new(), hidden, absent, lists }
    }

    #[test]
    fn everything_that_will_not_do_is_said_at_once() {
        let form = posted(&[("_tipo", "lavoro"), ("dal", "31/02/2020"), ("al", "ieri")]);
        let wrongs = form.correction(&known()).unwrap_err();
        assert_eq!(wrongs.errors, [FactError::From, FactError::To, FactError::Why]);
        assert_eq!(wrongs.problems.len(), 1);
        assert_eq!(form.ended().unwrap_err().errors, [FactError::End, FactError::EndWhy]);
        assert_eq!(form.never(), Err(Wrongs::only(FactError::NeverWhy)));
    }

    #[test]
    fn the_days_may_be_left_out() {
        let fact = posted(&[("_tipo", "lavoro"), ("lavoro-condizione", "autonomo")]).read(&known()).unwrap();
        assert_eq!((fact.kind, fact.from, fact.to), (FactKind::Work, None, None));
    }

    #[test]
    fn a_year_or_a_month_is_kept_as_such_and_shown_again() {
        let typed =
            [("_tipo", "lavoro"), ("lavoro-condizione", "autonomo"), ("dal", "2021"), ("al", "3/2024")];
        let fact = posted(&typed).read(&known()).unwrap();
        let days = (fact.from.map(|day| day.to_string()), fact.to.map(|day| day.to_string()));
        assert_eq!(days, (Some("2021-01-01".to_owned()), Some("2024-03-31".to_owned())));
        assert_eq!(fact.precise, Precise { from: Precision::Year, to: Precision::Month });
    }

    #[test]
    fn a_fact_ends_on_a_day_in_a_month_or_in_a_year() {
        for (typed, last, precision) in [
            ("15/3/2024", "2024-03-15", Precision::Day),
            ("2/2024", "2024-02-29", Precision::Month),
            (" 2024 ", "2024-12-31", Precision::Year),
        ] {
            let form = posted(&[("_tipo", "lavoro"), ("fine", typed), ("perche-fine", "Licenziato")]);
            let ended = ((last.parse().unwrap(), precision), "Licenziato".to_owned());
            assert_eq!(form.ended(), Ok(ended), "{typed}");
        }
        let wrong = posted(&[("_tipo", "lavoro"), ("fine", "13/2024"), ("perche-fine", "Licenziato")]);
        assert_eq!(wrong.ended(), Err(Wrongs::only(FactError::End)));
    }

    #[test]
    fn what_says_not_what_it_is_about_is_no_fact() {
        assert_eq!(FactForm::posted(&[("_tipo".to_owned(), "segno-zodiacale".to_owned())]), None);
    }
}
