//! Whether a form makes sense, before it is published.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Alternative, AttachmentRule, Choice, Condition, Definition, Kind, Question, Section, Source, Step,
    answers::{MAX_PAIRS, MAX_VALUE_CHARS},
    path::{MAX_ENTRIES, is_name},
    validate::can_answer,
};
use crate::{Lang, Text};

mod meanings;

use meanings::meanings;

/// Slugs with a meaning of their own in the addresses of a request.
const RESERVED: [&str; 3] = ["riepilogo", "conferma", "documenti"];

/// Largest file that may be asked for.
const MAX_BYTES: u64 = 25_000_000;

/// Most characters of a label, a title or a hint.
const MAX_WORDS: usize = 1_000;

/// Deepest nesting of conditions.
const MAX_DEPTH: u8 = 4;

/// A mistake in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{place}: {flaw}")]
pub struct DefinitionError {
    /// Where: `steps[2].sections[0].questions[1]`.
    pub place: String,
    /// What.
    pub flaw: Flaw,
}

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// A list that needs something in it is empty.
    #[error("`{0}` is empty")]
    Empty(String),
    /// A number is outside its limits.
    #[error("`{0}` is outside its limits")]
    Limit(String),
    /// The name or slug is used twice.
    #[error("`{0}` is used twice")]
    Duplicate(String),
    /// The slug has a meaning of its own.
    #[error("`{0}` is reserved")]
    Reserved(String),
    /// The name is not lower-case letters, digits and hyphens.
    #[error("`{0}` is not lower-case letters, digits and hyphens")]
    Name(String),
    /// The text is empty in Italian.
    #[error("`{0}` has no Italian text")]
    NoText(String),
    /// A translation is there, but empty: it would be shown as nothing.
    #[error("`{0}` is empty in the language {1}")]
    Blank(String, Lang),
    /// A condition names a question that does not come before.
    #[error("the condition names `{0}`, which is no earlier question")]
    UnknownQuestion(String),
    /// A condition names an answer from inside a repeating part it is not in.
    #[error("the condition names `{0}`, which is asked several times")]
    Repeated(String),
    /// A condition waits for an answer that cannot be given.
    #[error("the condition waits for `{1}`, which is no answer to `{0}`")]
    UnknownValue(String, String),
    /// The first answer does not fit the kind of the question.
    #[error("the first answer does not fit the kind of question")]
    Prefill,
    /// Documents and first answers cannot be repeated.
    #[error("this cannot be asked in a repeating part")]
    InRepeat,
    /// What the answer stands for does not fit the question, or the place it is asked in.
    #[error("`{0}` is not what an answer here can stand for")]
    Meaning(String),
    /// Something that other answers need is not asked.
    #[error("`{0}` is not asked in this form")]
    NotAsked(String),
}

/// Checks a form.
///
/// # Errors
/// Every mistake, with its place.
pub fn check(definition: &Definition) -> Result<(), Vec<DefinitionError>> {
    let mut checker = Checker::default();
    checker.size("steps", "steps", definition.steps.len(), 12);
    for (index, step) in definition.steps.iter().enumerate() {
        checker.step(&format!("steps[{index}]"), step);
    }
    meanings(&mut checker, definition);
    if checker.errors.is_empty() { Ok(()) } else { Err(checker.errors) }
}

/// A question that came before.
struct Earlier<'a> {
    question: &'a Question,
    group: Option<&'a str>,
}

#[derive(Default)]
struct Checker<'a> {
    errors: Vec<DefinitionError>,
    slugs: Vec<&'a str>,
    names: Vec<&'a str>,
    earlier: Vec<Earlier<'a>>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, place: impl fmt::Display, flaw: Flaw) {
        self.errors.push(DefinitionError { place: place.to_string(), flaw });
    }

    fn expect(&mut self, holds: bool, place: &str, flaw: impl FnOnce() -> Flaw) {
        if !holds {
            self.report(place, flaw());
        }
    }

    fn size(&mut self, place: &str, what: &str, found: usize, most: usize) {
        self.expect(found > 0, place, || Flaw::Empty(what.to_owned()));
        self.expect(found <= most, place, || Flaw::Limit(what.to_owned()));
    }

    fn text(&mut self, place: &str, what: &str, text: &Text) {
        let is_there = !text.get(Lang::It).trim().is_empty();
        self.expect(is_there, place, || Flaw::NoText(what.to_owned()));
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::It && text.has(*lang)) {
            let is_blank = text.get(lang).trim().is_empty();
            self.expect(!is_blank, place, || Flaw::Blank(what.to_owned(), lang));
        }
        let longest = Lang::ALL.into_iter().map(|lang| text.get(lang).chars().count()).max();
        self.expect(longest.unwrap_or(0) <= MAX_WORDS, place, || Flaw::Limit(what.to_owned()));
    }

    /// Words that may be absent, but not empty.
    fn help(&mut self, place: &str, what: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(place, what, text);
        }
    }

    /// A name of a question or of a repeating part; they share one space.
    fn name(&mut self, place: &str, name: &'a str) {
        self.expect(is_name(name), place, || Flaw::Name(name.to_owned()));
        self.expect(!self.names.contains(&name), place, || Flaw::Duplicate(name.to_owned()));
        self.names.push(name);
    }

    fn step(&mut self, place: &str, step: &'a Step) {
        let slug = step.slug.as_str();
        self.expect(is_name(slug), place, || Flaw::Name(slug.to_owned()));
        self.expect(!RESERVED.contains(&slug), place, || Flaw::Reserved(slug.to_owned()));
        self.expect(!self.slugs.contains(&slug), place, || Flaw::Duplicate(slug.to_owned()));
        self.slugs.push(slug);
        self.text(place, "name", &step.name);
        self.text(place, "title", &step.title);
        self.help(place, "lead", step.lead.as_ref());
        self.size(place, "sections", step.sections.len(), 20);
        for (index, section) in step.sections.iter().enumerate() {
            self.section(&format!("{place}.sections[{index}]"), section);
        }
        let fields: usize = step.sections.iter().map(most_fields).sum();
        self.expect(fields <= MAX_FIELDS, place, || Flaw::Limit("fields".to_owned()));
    }

    fn section(&mut self, place: &str, section: &'a Section) {
        self.text(place, "title", &section.title);
        self.help(place, "hint", section.hint.as_ref());
        self.size(place, "questions", section.questions.len(), 40);
        if let Some(condition) = &section.when {
            self.condition(place, condition, None, 0);
        }
        if let Some(repeat) = &section.repeat {
            self.name(place, &repeat.name);
            self.text(place, "item", &repeat.item);
            self.text(place, "add", &repeat.add);
            let fits = repeat.max > 0 && repeat.max <= MAX_ENTRIES && repeat.min <= repeat.max;
            self.expect(fits, place, || Flaw::Limit("repeat".to_owned()));
        }
        let group = section.repeat.as_ref().map(|repeat| repeat.name.as_str());
        for (index, question) in section.questions.iter().enumerate() {
            self.question(&format!("{place}.questions[{index}]"), question, group);
        }
    }

    fn question(&mut self, place: &str, question: &'a Question, group: Option<&'a str>) {
        self.name(place, &question.name);
        self.text(place, "label", &question.label);
        self.help(place, "hint", question.hint.as_ref());
        self.kind(place, &question.kind);
        if let Some(condition) = &question.when {
            self.condition(place, condition, group, 0);
        }
        if let Some(source) = question.prefill {
            self.expect(fits(source, &question.kind), place, || Flaw::Prefill);
        }
        let once_only = question.prefill.is_some() || matches!(question.kind, Kind::Attachment(_));
        self.expect(group.is_none() || !once_only, place, || Flaw::InRepeat);
        self.earlier.push(Earlier { question, group });
    }

    fn kind(&mut self, place: &str, kind: &Kind) {
        let fits = match kind {
            Kind::Text { max } | Kind::LongText { max } => (1..=MAX_VALUE_CHARS).contains(&usize::from(*max)),
            Kind::Integer { min, max } => min <= max,
            Kind::Date { age: Some(limit), .. } => limit.is_sound(),
            Kind::Money { max_cents } | Kind::Income { max_cents } => *max_cents > 0,
            Kind::OneOf { options } | Kind::SeveralOf { options } => {
                self.options(place, options);
                true
            }
            Kind::Attachment(rule) => {
                self.expect(!rule.kinds.is_empty(), place, || Flaw::Empty("kinds".to_owned()));
                self.alternatives(place, &rule.alternatives);
                has_room(rule)
            }
            _ => true,
        };
        self.expect(fits, place, || Flaw::Limit("kind".to_owned()));
    }

    fn options(&mut self, place: &str, options: &[Choice]) {
        self.size(place, "options", options.len(), 200);
        for (index, option) in options.iter().enumerate() {
            let place = format!("{place}.options[{index}]");
            self.expect(is_name(&option.value), &place, || Flaw::Name(option.value.clone()));
            self.text(&place, "label", &option.label);
            let is_first = options.iter().position(|other| other.value == option.value) == Some(index);
            self.expect(is_first, &place, || Flaw::Duplicate(option.value.clone()));
        }
    }

    /// With any, one of them hands something in: else the question is none of documents.
    fn alternatives(&mut self, place: &str, ways: &[Alternative]) {
        self.expect(ways.len() <= 10, place, || Flaw::Limit("alternatives".to_owned()));
        for (index, way) in ways.iter().enumerate() {
            let place = format!("{place}.alternatives[{index}]");
            self.expect(is_name(&way.value), &place, || Flaw::Name(way.value.clone()));
            self.text(&place, "label", &way.label);
            let is_first = ways.iter().position(|other| other.value == way.value) == Some(index);
            self.expect(is_first, &place, || Flaw::Duplicate(way.value.clone()));
        }
        let is_handed_in = ways.is_empty() || ways.iter().any(|way| way.file);
        self.expect(is_handed_in, place, || Flaw::Empty("alternatives".to_owned()));
    }

    fn condition(&mut self, place: &str, condition: &Condition, group: Option<&str>, depth: u8) {
        match condition {
            Condition::Is { question, value } | Condition::IsNot { question, value } => {
                self.waits_for(place, question, value, group);
            }
            Condition::All(parts) | Condition::Any(parts) => {
                self.size(place, "when", parts.len(), 20);
                self.expect(depth < MAX_DEPTH, place, || Flaw::Limit("when".to_owned()));
                if depth < MAX_DEPTH {
                    for part in parts {
                        self.condition(place, part, group, depth + 1);
                    }
                }
            }
        }
    }

    fn waits_for(&mut self, place: &str, name: &str, value: &str, group: Option<&str>) {
        let Some(earlier) = self.earlier.iter().find(|earlier| earlier.question.name == name) else {
            return self.report(place, Flaw::UnknownQuestion(name.to_owned()));
        };
        let is_reachable = earlier.group.is_none() || earlier.group == group;
        let kind = &earlier.question.kind;
        // Files, and answers of several fields, are nowhere a single value.
        let is_single = kind.parts().is_empty() && !matches!(kind, Kind::Attachment(_));
        let can_be = is_single && (value.is_empty() || can_answer(kind, value));
        self.expect(is_reachable, place, || Flaw::Repeated(name.to_owned()));
        self.expect(can_be, place, || Flaw::UnknownValue(name.to_owned(), value.to_owned()));
    }
}

const fn has_room(rule: &AttachmentRule) -> bool {
    rule.max_files > 0
        && rule.max_files <= 20
        && rule.max_bytes > 0
        && rule.max_bytes <= MAX_BYTES
        && !matches!(rule.max_age_days, Some(0))
}

/// Fields that a step may post at most: every question, as often as its part repeats, a hidden field
/// for the number of entries, and some for tokens and buttons.
const MAX_FIELDS: usize = MAX_PAIRS - 20;

fn most_fields(section: &Section) -> usize {
    let fields = |question: &Question| match &question.kind {
        Kind::SeveralOf { options } => options.len(),
        kind => kind.parts().len().max(1),
    };
    let once: usize = section.questions.iter().map(fields).sum();
    section.repeat.as_ref().map_or(once, |repeat| once * usize::from(repeat.max.min(MAX_ENTRIES)) + 1)
}

/// Whether the first answer from this source is one for a question of this kind.
const fn fits(source: Source, kind: &Kind) -> bool {
    match source {
        Source::FiscalCode => matches!(kind, Kind::FiscalCode),
        Source::BirthDate => matches!(kind, Kind::Date { .. }),
        Source::Email => matches!(kind, Kind::Email),
        Source::Phone => matches!(kind, Kind::Phone),
        Source::ResidenceMunicipality => matches!(kind, Kind::Municipality | Kind::Text { .. }),
        Source::Residence => matches!(kind, Kind::Address),
        Source::Isee | Source::IseeMinors | Source::IseeResidential => matches!(kind, Kind::Money { .. }),
        Source::Iban => matches!(kind, Kind::Iban),
        Source::GivenName
        | Source::FamilyName
        | Source::BirthPlace
        | Source::ResidenceStreet
        | Source::ResidencePostalCode
        | Source::CompanyName
        | Source::CompanyNumber
        | Source::CompanyOffice => matches!(kind, Kind::Text { .. }),
    }
}
