//! From the form a draft was begun with to the one that is published now: what changed, which answers
//! still fit, and which are only kept to be read.

use std::mem::discriminant;

use serde::{Deserialize, Serialize};

use super::{
    Answers, Choice, Definition, FieldPath, Kind, Question, Section, Step, SummaryLine, summary,
    validate::can_answer,
};
use crate::{Text, document::Document};

/// A difference between two versions of a form, as who fills it in sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A question that was not there.
    Added {
        /// Its label.
        label: Text,
        /// The step it is in.
        step: Text,
    },
    /// A question that is there no more.
    Removed {
        /// Its label.
        label: Text,
        /// The step it was in.
        step: Text,
    },
    /// A question that is another now.
    Changed {
        /// Its label now.
        label: Text,
        /// The step it is in now.
        step: Text,
        /// In what.
        how: Vec<Difference>,
    },
}

/// In what a question changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Its words.
    Label {
        /// What they were.
        before: Text,
    },
    /// What an answer looks like.
    Kind,
    /// The choices: labels of those that are new, and of those that are gone.
    Choices {
        /// New ones.
        more: Vec<Text>,
        /// Gone.
        fewer: Vec<Text>,
    },
    /// Its limits.
    Limits,
    /// It has to be answered now.
    Required,
    /// It may stay empty now.
    Optional,
    /// When it is asked.
    Condition,
    /// It is in another step.
    Step,
}

/// A draft in another form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The answers that still fit.
    pub answers: Answers,
    /// The others, to be read.
    pub earlier: Vec<SummaryLine>,
}

/// A question with all that its answer depends on.
#[derive(Clone, Copy)]
struct Placed<'a> {
    step: &'a Step,
    section: &'a Section,
    question: &'a Question,
}

impl Placed<'_> {
    /// The repeating part it is in.
    fn group(&self) -> Option<&str> {
        self.section.repeat.as_ref().map(|repeat| repeat.name.as_str())
    }
}

fn placed(definition: &Definition) -> impl Iterator<Item = Placed<'_>> {
    definition.steps.iter().flat_map(|step| {
        step.sections.iter().flat_map(move |section| {
            section.questions.iter().map(move |question| Placed { step, section, question })
        })
    })
}

fn find<'a>(definition: &'a Definition, name: &str) -> Option<Placed<'a>> {
    placed(definition).find(|placed| placed.question.name == name)
}

/// What is different: in the order of the new form, then what is gone.
pub fn changes(old: &Definition, new: &Definition) -> Vec<Change> {
    let now = placed(new).filter_map(|now| {
        let (label, step) = (now.question.label.clone(), now.step.name.clone());
        let Some(before) = find(old, &now.question.name) else {
            return Some(Change::Added { label, step });
        };
        let how = differences(before, now);
        (!how.is_empty()).then_some(Change::Changed { label, step, how })
    });
    let gone = placed(old).filter(|before| find(new, &before.question.name).is_none());
    let gone = gone.map(|before| Change::Removed {
        label: before.question.label.clone(),
        step: before.step.name.clone(),
    });
    now.chain(gone).collect()
}

fn differences(before: Placed<'_>, now: Placed<'_>) -> Vec<Difference> {
    let (old, new) = (before.question, now.question);
    let label = (old.label != new.label).then(|| Difference::Label { before: old.label.clone() });
    let required = (old.required != new.required).then_some(if new.required {
        Difference::Required
    } else {
        Difference::Optional
    });
    let asked =
        (old.when != new.when || before.section.when != now.section.when).then_some(Difference::Condition);
    let step = (before.step.slug != now.step.slug).then_some(Difference::Step);
    let kind =
        if before.group() == now.group() { kinds(&old.kind, &new.kind) } else { Some(Difference::Kind) };
    [label, kind, required, asked, step].into_iter().flatten().collect()
}

fn kinds(old: &Kind, new: &Kind) -> Option<Difference> {
    if old == new {
        return None;
    }
    match (options(old), options(new)) {
        (Some(before), Some(now)) => {
            let without = |these: &[Choice], those: &[Choice]| -> Vec<Text> {
                let is_there = |one: &Choice| those.iter().any(|other| other.value == one.value);
                these.iter().filter(|one| !is_there(one)).map(|one| one.label.clone()).collect()
            };
            Some(Difference::Choices { more: without(now, before), fewer: without(before, now) })
        }
        _ if discriminant(old) == discriminant(new) => Some(Difference::Limits),
        _ => Some(Difference::Kind),
    }
}

fn options(kind: &Kind) -> Option<&[Choice]> {
    match kind {
        Kind::OneOf { options } | Kind::SeveralOf { options } => Some(options),
        _ => None,
    }
}

/// Takes the answers along to the new form. What was answered and does not fit is kept to be read;
/// documents stay with the draft, and those that no question asks for any more are named.
pub fn move_to(old: &Definition, new: &Definition, answers: &Answers, documents: &[Document]) -> Moved {
    let mut moved = answers.clone();
    moved.retain_known(new);
    moved.revise(|path, values| match (find(old, path.question()), find(new, path.question())) {
        (Some(before), Some(now)) if before.group() == now.group() => {
            values.retain(|value| still_fits(before.question, now.question, path, value));
        }
        // The number of entries of a repeating part has no question.
        (None, None) => {}
        _ => values.clear(),
    });
    let lines = summary(old, answers, documents).sections.into_iter().flat_map(|section| section.lines);
    let earlier = lines.filter(|line| is_left_behind(line, old, new, answers, &moved)).collect();
    Moved { answers: moved, earlier }
}

fn still_fits(before: &Question, now: &Question, path: &FieldPath, value: &str) -> bool {
    match &now.kind {
        // Another statement was not made yet.
        Kind::Declaration => before.kind == now.kind && before.label == now.label,
        // Which way was chosen is looked at when the step is.
        Kind::Attachment(_) => discriminant(&before.kind) == discriminant(&now.kind),
        kind if path.part().is_some() => discriminant(&before.kind) == discriminant(kind),
        Kind::YesNo | Kind::OneOf { .. } | Kind::SeveralOf { .. } => can_answer(&now.kind, value.trim()),
        // A right answer of the same kind stays, and so does a wrong one: the step tells what is wrong.
        kind => discriminant(&before.kind) == discriminant(kind) || can_answer(kind, value.trim()),
    }
}

fn is_left_behind(
    line: &SummaryLine,
    old: &Definition,
    new: &Definition,
    answers: &Answers,
    moved: &Answers,
) -> bool {
    let Some(before) = find(old, line.path.question()) else {
        return false;
    };
    match &before.question.kind {
        Kind::Declaration => false,
        Kind::Attachment(_) => !line.values.is_empty() && new.attachment_rule(line.path.question()).is_none(),
        kind => {
            let whole = kind.parts().is_empty().then(|| line.path.clone());
            let parts = kind.parts().iter().map(|part| line.path.clone().with(*part));
            let mut places = whole.into_iter().chain(parts);
            !line.values.is_empty() && places.any(|place| answers.all(&place) != moved.all(&place))
        }
    }
}
