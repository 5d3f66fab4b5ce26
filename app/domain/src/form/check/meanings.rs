//! Whether what the answers stand for makes sense.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, Flaw};
use crate::{
    card::parts,
    codes::{Code, Table},
    fields,
    form::{
        BY_EMAIL, Definition, ForWhom, Kind, Meaning, Part, Question, Section, Title, Whose, path::is_name,
    },
};

/// Looks at every question that stands for something; then at what is missing for the whole.
pub(super) fn meanings(checker: &mut Checker<'_>, definition: &Definition) {
    let mut known = Known::default();
    for (step_index, step) in definition.steps.iter().enumerate() {
        for (section_index, section) in step.sections.iter().enumerate() {
            for (index, question) in section.questions.iter().enumerate() {
                let place = format!("steps[{step_index}].sections[{section_index}].questions[{index}]");
                look(checker, &mut known, &place, section, question);
            }
        }
    }
    known.whole(checker);
}

/// What was met so far.
#[derive(Default)]
struct Known {
    /// Where it is, and whether somebody may be represented.
    for_whom: Option<(String, bool)>,
    title: Option<String>,
    title_document: Option<String>,
    beneficiary: Option<String>,
    facts: BTreeSet<(Whose, Option<String>, Part)>,
}

fn look(checker: &mut Checker<'_>, known: &mut Known, place: &str, section: &Section, question: &Question) {
    // The fields of an answer, joined by hyphens, are ids in the page: no other question has them.
    for part in question.kind.parts() {
        let field = format!("{}-{part}", question.name);
        checker.expect(!checker.names.contains(&field.as_str()), place, || Flaw::Duplicate(field.clone()));
    }
    let Some(meaning) = &question.means else {
        return;
    };
    let place = &format!("{place}.means");
    let group = section.repeat.as_ref().map(|repeat| repeat.name.clone());
    let fits = match meaning {
        Meaning::ForWhom => {
            let values = values(&question.kind);
            let before =
                known.for_whom.replace((place.clone(), values.contains(&ForWhom::Represented.code())));
            checker.expect(before.is_none(), place, || Flaw::Duplicate("for_whom".to_owned()));
            group.is_none()
                && values.contains(&ForWhom::Me.code())
                && values.iter().all(|value| ForWhom::from_code(value).is_some())
        }
        Meaning::Title => {
            let before = known.title.replace(place.clone());
            checker.expect(before.is_none(), place, || Flaw::Duplicate("title".to_owned()));
            let values = values(&question.kind);
            group.is_none()
                && !values.is_empty()
                && values.iter().all(|value| Title::from_code(value).is_some())
        }
        Meaning::TitleDocument => {
            known.title_document = Some(place.clone());
            matches!(question.kind, Kind::Attachment(_))
        }
        Meaning::Fact { of, part } => {
            known.fact(checker, place, (*of, group.clone(), *part));
            suits(*part, &question.kind) && is_at_home(*of, group.is_some())
        }
        Meaning::About(of) => {
            for part in question.kind.parts() {
                known.fact(checker, place, (*of, group.clone(), *part));
            }
            matches!(question.kind, Kind::Person { .. } | Kind::Address) && is_at_home(*of, group.is_some())
        }
        Meaning::Needs(codes) => are_choices(&question.kind, codes),
        Meaning::Services(slugs) => {
            are_choices(&question.kind, slugs) && slugs.values().all(|slug| is_name(slug))
        }
        Meaning::Card(fields) => {
            !fields.is_empty()
                && fields.iter().all(|(field, codes)| {
                    are_choices(&question.kind, codes) && codes.values().all(|code| is_listed(field, code))
                })
        }
        Meaning::CardField(field) => group.is_none() && is_alike(field, &question.kind),
        Meaning::Notices => group.is_none() && offers_email(&question.kind),
        Meaning::KeepFrom => group.is_none() && matches!(question.kind, Kind::YesNo),
    };
    checker.expect(fits, place, || Flaw::Meaning(name(meaning).to_owned()));
}

impl Known {
    /// A fact is asked once of each person; an entry of a list is a person of its own.
    fn fact(&mut self, checker: &mut Checker<'_>, place: &str, fact: (Whose, Option<String>, Part)) {
        if fact.0 == Whose::Beneficiary && self.beneficiary.is_none() {
            self.beneficiary = Some(place.to_owned());
        }
        let part = fact.2;
        let is_new = self.facts.insert(fact);
        checker.expect(is_new, place, || Flaw::Duplicate(part.to_string()));
    }

    fn has(&self, part: Part) -> bool {
        self.facts.contains(&(Whose::Beneficiary, None, part))
    }

    /// Who asks for another person says who that is; who represents somebody says by which title, and
    /// shows it.
    fn whole(&self, checker: &mut Checker<'_>) {
        let mut missing = |holds: bool, place: &str, what: &str| {
            checker.expect(holds, place, || Flaw::NotAsked(what.to_owned()));
        };
        if let Some(place) = &self.beneficiary {
            missing(self.for_whom.is_some(), place, "for_whom");
        }
        if let Some((place, is_represented)) = &self.for_whom {
            for part in [Part::GivenName, Part::FamilyName, Part::BirthDate] {
                missing(self.has(part), place, &format!("beneficiary.{part}"));
            }
            missing(!is_represented || self.title.is_some(), place, "title");
        }
        if let Some(place) = &self.title {
            missing(self.title_document.is_some(), place, "title_document");
        }
    }
}

/// Members are asked in a part that repeats, the others outside.
const fn is_at_home(of: Whose, repeats: bool) -> bool {
    matches!(of, Whose::Member) == repeats
}

fn values(kind: &Kind) -> Vec<&str> {
    match kind {
        Kind::OneOf { options } => options.iter().map(|option| option.value.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// Whether e-mail is one of the choices.
fn offers_email(kind: &Kind) -> bool {
    match kind {
        Kind::OneOf { options } | Kind::SeveralOf { options } => {
            options.iter().any(|option| option.value == BY_EMAIL)
        }
        _ => false,
    }
}

/// Whether every key is a choice of the question.
fn are_choices(kind: &Kind, codes: &BTreeMap<String, String>) -> bool {
    let can_be = |value: &str| match kind {
        Kind::YesNo => matches!(value, "si" | "no"),
        Kind::OneOf { options } | Kind::SeveralOf { options } => {
            options.iter().any(|option| option.value == value)
        }
        _ => false,
    };
    !codes.is_empty() && codes.iter().all(|(value, code)| can_be(value) && !code.trim().is_empty())
}

/// Whether there is such a field of the card, with a list that this value is in. What a code table offers is not
/// known here: what it does not offer on the day is not proposed.
fn is_listed(field: &str, code: &str) -> bool {
    let def = parts::Part::ALL.into_iter().find_map(|part| part.field(field));
    match def.map(|def| def.kind) {
        Some(fields::Kind::One(list) | fields::Kind::Several(list)) => {
            list.iter().any(|(value, _)| *value == code)
        }
        Some(fields::Kind::OneOf(..)) => code.parse::<Code>().is_ok(),
        _ => false,
    }
}

/// Whether there is such a field of the card, into which answers of this kind can be written.
fn is_alike(field: &str, kind: &Kind) -> bool {
    let Some(def) = parts::Part::ALL.into_iter().find_map(|part| part.field(field)) else { return false };
    match def.kind {
        fields::Kind::Line => matches!(kind, Kind::Text { .. } | Kind::Phone | Kind::Email),
        fields::Kind::Long => matches!(kind, Kind::Text { .. } | Kind::LongText { .. }),
        fields::Kind::Place => matches!(kind, Kind::Municipality),
        fields::Kind::Day => matches!(kind, Kind::Date { .. }),
        fields::Kind::Year | fields::Kind::Count => matches!(kind, Kind::Integer { .. }),
        fields::Kind::FiscalCode => matches!(kind, Kind::FiscalCode),
        fields::Kind::OneOf(Table::Country, _) => matches!(kind, Kind::Country),
        _ => false,
    }
}

/// Whether an answer of this kind can be this fact.
const fn suits(part: Part, kind: &Kind) -> bool {
    match part {
        Part::GivenName | Part::FamilyName | Part::Street | Part::PostalCode => {
            matches!(kind, Kind::Text { .. })
        }
        Part::BirthPlace => {
            matches!(kind, Kind::Text { .. } | Kind::Municipality | Kind::Country)
        }
        Part::BirthDate => matches!(kind, Kind::Date { .. }),
        Part::FiscalCode => matches!(kind, Kind::FiscalCode),
        Part::Email => matches!(kind, Kind::Email),
        Part::Phone => matches!(kind, Kind::Phone),
        Part::Municipality => matches!(kind, Kind::Municipality | Kind::Text { .. }),
        Part::Country => matches!(kind, Kind::Country),
        Part::Amount | Part::Every => false,
    }
}

const fn name(meaning: &Meaning) -> &'static str {
    match meaning {
        Meaning::ForWhom => "for_whom",
        Meaning::Title => "title",
        Meaning::TitleDocument => "title_document",
        Meaning::Fact { .. } => "fact",
        Meaning::About(_) => "about",
        Meaning::Needs(_) => "needs",
        Meaning::Services(_) => "services",
        Meaning::Card(_) => "card",
        Meaning::CardField(_) => "card_field",
        Meaning::Notices => "notices",
        Meaning::KeepFrom => "keep_from",
    }
}
