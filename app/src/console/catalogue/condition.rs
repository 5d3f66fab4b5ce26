//! Conditions, built from lists: when something is asked.

use domain::form::{Condition, Definition, Section, edit::Place};

use super::{
    kind::{self, Said},
    typed::{Mistake, Typed, Wrong},
};
use crate::{components::Pick, i18n::Translator};

/// Rows that a form always has; what is there already has more.
const ROWS: usize = 4;

/// Whether all of the rows must hold, or one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Always asked.
    Always,
    /// All.
    All,
    /// At least one.
    Any,
    /// A condition within a condition: it stays as it is.
    Keep,
}

impl Mode {
    /// Every mode that can be chosen freely.
    pub const ALL: [Self; 3] = [Self::Always, Self::All, Self::Any];

    /// The value sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Always => "sempre",
            Self::All => "tutte",
            Self::Any => "una",
            Self::Keep => "tieni",
        }
    }

    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Always => "console-when-always",
            Self::All => "console-when-all",
            Self::Any => "console-when-any",
            Self::Keep => "console-when-keep",
        }
    }
}

/// A row: a question has an answer, or has it not.
type Row<'a> = (&'a str, &'a str, bool);

fn leaf(condition: &Condition) -> Option<Row<'_>> {
    match condition {
        Condition::Is { question, value } => Some((question, value, true)),
        Condition::IsNot { question, value } => Some((question, value, false)),
        Condition::All(_) | Condition::Any(_) => None,
    }
}

/// Mode and rows; none where a condition is within a condition of another sort.
fn taken_apart(condition: &Condition) -> Option<(Mode, Vec<Row<'_>>)> {
    match condition {
        Condition::All(parts) => Some((Mode::All, parts.iter().map(leaf).collect::<Option<_>>()?)),
        Condition::Any(parts) => Some((Mode::Any, parts.iter().map(leaf).collect::<Option<_>>()?)),
        single => Some((Mode::All, vec![leaf(single)?])),
    }
}

/// Name of the list of answers of a row.
pub fn answer(place: usize) -> String {
    format!("quando.{place}.risposta")
}

/// Name of "is" or "is not" of a row.
pub fn sense(place: usize) -> String {
    format!("quando.{place}.e")
}

/// Name of the mode.
pub const MODE: &str = "quando.modo";

/// How many rows a form has.
pub fn row_count(typed: &Typed) -> usize {
    typed.get("quando.righe").parse().unwrap_or(ROWS).clamp(ROWS, 20)
}

/// Puts a condition into a form.
pub fn write(condition: Option<&Condition>, typed: &mut Typed) {
    let Some(condition) = condition else {
        return typed.set(MODE, Mode::Always.code());
    };
    let Some((mode, rows)) = taken_apart(condition) else {
        return typed.set(MODE, Mode::Keep.code());
    };
    typed.set(MODE, mode.code());
    typed.set("quando.righe", (rows.len() + 1).to_string());
    for (place, (question, value, is)) in rows.into_iter().enumerate() {
        typed.set(&answer(place), format!("{question}={value}"));
        typed.set(&sense(place), if is { "e" } else { "non" });
    }
}

/// Reads a condition; `before` is the one that was there.
///
/// # Errors
/// When rows are wanted and none is filled in, or an answer is none.
pub fn read(typed: &Typed, before: Option<&Condition>) -> Result<Option<Condition>, Mistake> {
    let mode = typed.get(MODE);
    if mode == Mode::Keep.code() {
        return Ok(before.cloned());
    }
    if mode != Mode::All.code() && mode != Mode::Any.code() {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for place in 0..row_count(typed) {
        let name = answer(place);
        let pair = typed.get(&name);
        if pair.is_empty() {
            continue;
        }
        let wrong = || Mistake::new(name.clone(), "console-when", Wrong::UnknownChoice);
        let (question, value) = pair.split_once('=').ok_or_else(wrong)?;
        let (question, value) = (question.to_owned(), value.to_owned());
        rows.push(if typed.get(&sense(place)) == "non" {
            Condition::IsNot { question, value }
        } else {
            Condition::Is { question, value }
        });
    }
    match (rows.len(), rows.pop()) {
        (_, None) => Err(Mistake::new(answer(0), "console-when", Wrong::Empty)),
        (1, single) => Ok(single),
        (_, Some(last)) => {
            rows.push(last);
            Ok(Some(if mode == Mode::Any.code() { Condition::Any(rows) } else { Condition::All(rows) }))
        }
    }
}

/// The answers that a condition at this place may wait for, as question and value; and those that the
/// form names already, whatever they are.
pub fn offered(form: &Definition, at: Place, typed: &Typed, t: Translator) -> Vec<Pick> {
    let group = |section: &Section| section.repeat.as_ref().map(|repeat| repeat.name.clone());
    let is_section = matches!(at, Place::Section(..));
    let here = form.section_at(at).and_then(group).filter(|_| !is_section);
    let first = if is_section { at.child(0).unwrap_or(at) } else { at };
    let mut picks = Vec::new();
    for (place, section, question) in form.placed_questions() {
        let reachable = group(section).is_none() || group(section) == here;
        if place >= first || !reachable || !kind::can_be_waited_for(&question.kind) {
            continue;
        }
        let label = t.text(&question.label);
        let mut add = |value: &str, words: String| {
            picks.push(Pick::new(format!("{}={value}", question.name), format!("{label} → {words}")));
        };
        for (value, said) in kind::answers(&question.kind) {
            add(&value, self::said(&said, t));
        }
        add("", t.get("console-when-no-answer"));
    }
    for place in 0..row_count(typed) {
        let named = typed.get(&answer(place));
        if !named.is_empty() && !picks.iter().any(|pick| pick.value == named) {
            picks.push(Pick::new(named, named.replace('=', " → ")));
        }
    }
    picks
}

fn said(said: &Said, t: Translator) -> String {
    match said {
        Said::Yes => t.get("console-yes"),
        Said::No => t.get("console-no"),
        Said::Label(label) => t.text(label),
    }
}

/// A condition in words: "Paghi l’affitto? è Sì".
pub fn words(form: &Definition, condition: &Condition, t: Translator) -> String {
    let joined = |parts: &[Condition], joint: &str| {
        let parts: Vec<String> = parts.iter().map(|part| words(form, part, t)).collect();
        parts.join(&format!(" {} ", t.get(joint)))
    };
    match condition {
        Condition::Is { question, value } => row_words(form, (question, value, true), t),
        Condition::IsNot { question, value } => row_words(form, (question, value, false), t),
        Condition::All(parts) => joined(parts, "console-and"),
        Condition::Any(parts) => joined(parts, "console-or"),
    }
}

fn row_words(form: &Definition, (name, value, is): Row<'_>, t: Translator) -> String {
    let question = form.questions().map(|(_, question)| question).find(|question| question.name == name);
    let label = question.map_or_else(|| name.to_owned(), |question| t.text(&question.label));
    let answers = question.map(|question| kind::answers(&question.kind)).unwrap_or_default();
    let known = answers.into_iter().find(|(known, _)| known == value);
    let answer = match known {
        Some((_, answer)) => said(&answer, t),
        None if value.is_empty() => t.get("console-when-no-answer"),
        None => value.to_owned(),
    };
    let verb = t.get(if is { "console-when-is" } else { "console-when-is-not" });
    format!("«{label}» {verb} «{answer}»")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(question: &str, value: &str) -> Condition {
        Condition::Is { question: question.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn a_condition_is_written_and_read_back() {
        let not = Condition::IsNot { question: "b".to_owned(), value: String::new() };
        let nested = Condition::All(vec![Condition::Any(vec![is("a", "si"), not.clone()]), is("c", "x")]);
        for condition in [
            None,
            Some(is("a", "si")),
            Some(Condition::All(vec![is("a", "si"), not.clone()])),
            Some(Condition::Any(vec![is("a", "si"), is("a", "no"), not])),
            Some(nested),
        ] {
            let mut typed = Typed::default();
            write(condition.as_ref(), &mut typed);
            assert_eq!(read(&typed, condition.as_ref()), Ok(condition));
        }
    }

    #[test]
    fn rows_that_are_wanted_must_be_filled_in() {
        let mut typed = Typed::default();
        typed.set(MODE, Mode::All.code());
        assert_eq!(read(&typed, None).unwrap_err().wrong, Wrong::Empty);
        typed.set(&answer(1), "senza-uguale");
        assert_eq!(read(&typed, None).unwrap_err().wrong, Wrong::UnknownChoice);
    }
}
