//! What was typed, right or wrong, so that nothing is ever lost.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Definition, FieldPath, Kind, Repeat, RepeatIndex, Step,
    path::{MAX_ENTRIES, is_name},
};

/// Most fields of one posted form.
pub const MAX_PAIRS: usize = 500;

/// Most characters of one answer.
pub const MAX_VALUE_CHARS: usize = 20_000;

/// The answers to a form, as they were typed.
///
/// In JSON: `{"nome":["Lucia"],"componenti":["1"],"componenti.0.nome":["Elena"]}`. The name of a
/// repeating part keeps how many entries there are, so that an entry may also be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Vec<String>>);

/// A posted form is larger than any form of this portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TooMuch {
    /// More than [`MAX_PAIRS`] fields.
    #[error("more than {MAX_PAIRS} fields")]
    Fields,
    /// A value of more than [`MAX_VALUE_CHARS`] characters.
    #[error("a value of more than {MAX_VALUE_CHARS} characters")]
    Value,
}

impl Answers {
    /// No answer yet.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Reads a posted form. Fields that are no answers, such as tokens and buttons, are left out;
    /// line ends become `\n`; characters that show nothing or reorder their neighbours are dropped.
    ///
    /// # Errors
    /// When the form is larger than any of ours.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, TooMuch> {
        let mut answers = Self::new();
        for (place, (name, value)) in pairs.into_iter().enumerate() {
            if place >= MAX_PAIRS {
                return Err(TooMuch::Fields);
            }
            if value.chars().count() > MAX_VALUE_CHARS {
                return Err(TooMuch::Value);
            }
            if let Ok(path) = name.parse::<FieldPath>() {
                answers.0.entry(path.to_string()).or_default().push(clean(&value));
            }
        }
        Ok(answers)
    }

    /// The first value, or an empty text.
    pub fn get(&self, path: &FieldPath) -> &str {
        self.all(path).first().map_or("", String::as_str)
    }

    /// Every value, of a question that takes several.
    pub fn all(&self, path: &FieldPath) -> &[String] {
        self.0.get(&path.to_string()).map_or(&[], Vec::as_slice)
    }

    /// Whether there is an answer, even an empty one.
    pub fn has(&self, path: &FieldPath) -> bool {
        self.0.contains_key(&path.to_string())
    }

    /// Whether there is no answer at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Answers with one value.
    pub fn set(&mut self, path: &FieldPath, value: impl Into<String>) {
        self.set_all(path, vec![value.into()]);
    }

    /// Answers with several values; with none, takes the answer away.
    pub fn set_all(&mut self, path: &FieldPath, values: Vec<String>) {
        if values.is_empty() {
            self.0.remove(&path.to_string());
        } else {
            self.0.insert(path.to_string(), values);
        }
    }

    /// Adds other answers; where both have one, the other wins.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Puts the posted answers of a step in place of the earlier ones, so that a box that was
    /// unticked is unticked. Fields of other steps are ignored. Certified answers are not posted:
    /// [`prefill`](super::prefill) puts them back, and has to be called next.
    pub fn replace_step(&mut self, step: &Step, mut posted: Self) {
        posted.0.retain(|key, _| step.keeps(key));
        self.0.retain(|key, _| !step.keeps(key));
        self.merge(posted);
    }

    /// Keeps only the answers whose key is wanted.
    pub(super) fn retain(&mut self, wanted: impl Fn(&FieldPath) -> bool) {
        self.0.retain(|key, _| key.parse().is_ok_and(|path| wanted(&path)));
    }

    /// Looks at the values of every answer; one that is left without any is no answer.
    pub(super) fn revise(&mut self, look: impl Fn(&FieldPath, &mut Vec<String>)) {
        for (key, values) in &mut self.0 {
            if let Ok(path) = key.parse() {
                look(&path, values);
            }
        }
        self.0.retain(|_, values| !values.is_empty());
    }

    /// Drops what the form does not ask, entries above the most, line ends in answers of one line, and
    /// second answers to questions that take one: no page of ours sends them.
    pub fn retain_known(&mut self, definition: &Definition) {
        self.0.retain(|key, _| definition.steps.iter().any(|step| step.keeps(key)));
        for (key, values) in &mut self.0 {
            let question = key.parse::<FieldPath>().ok().and_then(|path| {
                definition.questions().find(|(_, question)| question.name == path.question())
            });
            let kind = question.map(|(_, question)| &question.kind);
            if !matches!(kind, Some(Kind::LongText { .. })) {
                for value in &mut *values {
                    *value = value.replace('\n', " ");
                }
            }
            if matches!(kind, Some(Kind::SeveralOf { .. })) {
                let mut seen = BTreeSet::new();
                values.retain(|value| seen.insert(value.clone()));
            } else {
                values.truncate(1);
            }
        }
    }

    /// How many entries a repeating part has, limits aside.
    pub fn repeat_count(&self, group: &str) -> u8 {
        let counted = self.get(&FieldPath::once(group)).trim().parse().unwrap_or(0).min(MAX_ENTRIES);
        self.0
            .keys()
            .filter_map(|key| entry_of(key, group))
            .map(|(index, _)| index.number())
            .fold(counted, u8::max)
    }

    /// The entries of a repeating part, at least and at most as many as it takes.
    pub fn entries(&self, repeat: &Repeat) -> impl Iterator<Item = RepeatIndex> + use<> {
        let most = repeat.max.max(repeat.min);
        (0..self.repeat_count(&repeat.name).clamp(repeat.min, most)).map(RepeatIndex)
    }

    /// Adds an empty entry, unless there are as many as the part takes. Tells whether it did.
    pub fn add_repeat(&mut self, repeat: &Repeat) -> bool {
        let count = self.repeat_count(&repeat.name).max(repeat.min);
        let fits = count < repeat.max;
        if fits {
            self.set(&FieldPath::once(repeat.name.as_str()), (count + 1).to_string());
        }
        fits
    }

    /// Removes an entry; those after it move up.
    pub fn remove_repeat(&mut self, group: &str, index: RepeatIndex) {
        let count = self.repeat_count(group);
        if index.0 >= count {
            return;
        }
        let before = std::mem::take(&mut self.0);
        self.0 = before
            .into_iter()
            .filter_map(|(key, values)| Some((key_without(&key, group, index)?, values)))
            .collect();
        self.set(&FieldPath::once(group), count.saturating_sub(1).to_string());
    }
}

impl Step {
    /// Whether an answer with this key belongs to this step.
    fn keeps(&self, key: &str) -> bool {
        let Ok(path) = key.parse::<FieldPath>() else {
            return false;
        };
        self.sections.iter().any(|section| match (&section.repeat, path.entry()) {
            (Some(repeat), None) => repeat.name == path.question() && path.part().is_none(),
            (Some(repeat), Some((group, index))) => {
                repeat.name == group && index.0 < repeat.max && section.asks(&path)
            }
            (None, None) => section.asks(&path),
            (None, Some(_)) => false,
        })
    }
}

impl super::Section {
    /// Whether a question that is answered by typing or choosing has this place for an answer.
    fn asks(&self, path: &FieldPath) -> bool {
        self.questions.iter().filter(|question| question.name == path.question()).any(|question| {
            match (&question.kind, path.part()) {
                (Kind::Attachment(rule), part) => !rule.alternatives.is_empty() && part.is_none(),
                (kind, None) => kind.parts().is_empty(),
                (kind, Some(part)) => kind.parts().contains(&part),
            }
        })
    }
}

/// The entry of this group that a key belongs to, and the rest of the key.
fn entry_of<'a>(key: &'a str, group: &str) -> Option<(RepeatIndex, &'a str)> {
    let (index, question) = key.strip_prefix(group)?.strip_prefix('.')?.split_once('.')?;
    let index: u8 = index.parse().ok()?;
    let name = question.split('.').next().unwrap_or_default();
    (index < MAX_ENTRIES && is_name(name)).then_some((RepeatIndex(index), question))
}

/// The key after an entry was removed: none for its own keys, one less for those after it.
fn key_without(key: &str, group: &str, removed: RepeatIndex) -> Option<String> {
    match entry_of(key, group) {
        Some((index, _)) if index == removed => None,
        Some((index, question)) if index > removed => {
            Some(format!("{group}.{}.{question}", index.0.saturating_sub(1)))
        }
        _ => Some(key.to_owned()),
    }
}

/// Line ends as `\n`; no control characters; nothing that shows nothing, or reorders the text around it
/// on a screen. Joiners stay, because some languages are spelt with them, but are no answer alone.
fn clean(value: &str) -> String {
    let cleaned: String = value
        .replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            other => other,
        })
        .filter(|c| *c == '\n' || !(c.is_control() || is_invisible(*c)))
        .collect();
    let is_blank = cleaned.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200D}'));
    if is_blank && cleaned.contains(['\u{200C}', '\u{200D}']) { String::new() } else { cleaned }
}

/// Marks of direction, zero-width spaces, invisible operators, soft hyphens, tags.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

impl FromIterator<(FieldPath, String)> for Answers {
    fn from_iter<T: IntoIterator<Item = (FieldPath, String)>>(pairs: T) -> Self {
        let mut answers = Self::new();
        for (path, value) in pairs {
            answers.0.entry(path.to_string()).or_default().push(value);
        }
        answers
    }
}
