//! Which questions are asked, given the answers so far.

use std::collections::BTreeSet;

use super::{
    Answers, Condition, Definition, FieldPath, Kind, Question, QuestionName, RepeatIndex, Section, Step,
};

/// An answer through this many conditions is looked at; a checked form never gets there.
const MAX_CHAIN: u8 = 16;

/// A question that is asked, in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The part it is in.
    pub section: &'a Section,
    /// The question.
    pub question: &'a Question,
    /// Where its answer is kept.
    pub path: FieldPath,
}

/// Every question of the step that these answers call for, entry by entry, in order.
pub fn asked<'a>(definition: &'a Definition, step: &'a Step, answers: &Answers) -> Vec<Asked<'a>> {
    let mut all = Vec::new();
    for section in &step.sections {
        for index in entries(section, answers) {
            for question in &section.questions {
                if is_asked(definition, answers, section, question, index) {
                    all.extend(fields(section, index, question));
                }
            }
        }
    }
    all
}

/// The places of the answer to a question: one, or one for each part.
fn fields<'a>(
    section: &'a Section,
    index: RepeatIndex,
    question: &'a Question,
) -> impl Iterator<Item = Asked<'a>> {
    let fields = question.kind.fields(&FieldPath::of(section, index, question));
    fields.into_iter().map(move |path| Asked { section, question, path })
}

/// The questions that ask for documents, under these answers. Documents of other questions stay in
/// the draft, but are not sent.
pub fn asked_documents(definition: &Definition, answers: &Answers) -> BTreeSet<QuestionName> {
    definition
        .steps
        .iter()
        .flat_map(|step| asked(definition, step, answers))
        .filter(|asked| matches!(asked.question.kind, Kind::Attachment(_)))
        .map(|asked| asked.question.name.clone())
        .collect()
}

/// Drops every answer to a question that is not asked, so that only what is needed is sent
/// (Regulation (EU) 2016/679 art. 5). What is asked, and whether it will do, does not change.
pub fn retain_asked(definition: &Definition, answers: &mut Answers) {
    let mut kept = BTreeSet::new();
    for step in &definition.steps {
        kept.extend(asked(definition, step, answers).into_iter().map(|asked| asked.path));
        for section in &step.sections {
            if let Some(repeat) = &section.repeat
                && is_section_asked(definition, answers, section)
            {
                let counter = FieldPath::once(repeat.name.as_str());
                answers.set(&counter, answers.repeat_count(&repeat.name).to_string());
                kept.insert(counter);
            }
        }
    }
    answers.retain(|path| kept.contains(path));
}

/// Whether this question is asked; `index` counts only where the section repeats.
pub fn is_asked(
    definition: &Definition,
    answers: &Answers,
    section: &Section,
    question: &Question,
    index: RepeatIndex,
) -> bool {
    Look { definition, answers }.is_asked(section, question, index, 0)
}

/// Whether the whole section is asked.
pub fn is_section_asked(definition: &Definition, answers: &Answers, section: &Section) -> bool {
    let look = Look { definition, answers };
    section.when.as_ref().is_none_or(|when| look.holds(when, None, 0))
}

/// Whether a condition holds, looked at from outside every repeating part.
pub fn holds(definition: &Definition, answers: &Answers, condition: &Condition) -> bool {
    Look { definition, answers }.holds(condition, None, 0)
}

/// The entries of a section; one, where it does not repeat.
fn entries(section: &Section, answers: &Answers) -> Vec<RepeatIndex> {
    section.repeat.as_ref().map_or_else(|| vec![RepeatIndex(0)], |repeat| answers.entries(repeat).collect())
}

/// The entry that a condition is looked at from.
type Here<'a> = Option<(&'a QuestionName, RepeatIndex)>;

struct Look<'a> {
    definition: &'a Definition,
    answers: &'a Answers,
}

impl Look<'_> {
    fn is_asked(&self, section: &Section, question: &Question, index: RepeatIndex, depth: u8) -> bool {
        let here = section.repeat.as_ref().map(|repeat| (&repeat.name, index));
        depth < MAX_CHAIN
            && section.when.as_ref().is_none_or(|when| self.holds(when, None, depth))
            && question.when.as_ref().is_none_or(|when| self.holds(when, here, depth))
    }

    fn holds(&self, condition: &Condition, here: Here<'_>, depth: u8) -> bool {
        match condition {
            Condition::Is { question, value } => self.answered(question, value, here, depth),
            Condition::IsNot { question, value } => !self.answered(question, value, here, depth),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part, here, depth)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part, here, depth)),
        }
    }

    /// Whether the named question has this value; the empty value stands for no answer. What was
    /// answered before the question disappeared does not count.
    fn answered(&self, name: &str, value: &str, here: Here<'_>, depth: u8) -> bool {
        let given = self.given(name, here, depth);
        if given.is_empty() { value.is_empty() } else { given.iter().any(|given| given.trim() == value) }
    }

    /// The answer to the named question, where it is asked and can be seen from here: an answer
    /// inside a repeating part means nothing outside it.
    fn given(&self, name: &str, here: Here<'_>, depth: u8) -> &[String] {
        let named = self.definition.questions().find(|(_, question)| question.name == name);
        let index = match (named.and_then(|(section, _)| section.repeat.as_ref()), here) {
            (None, _) => Some(RepeatIndex(0)),
            (Some(repeat), Some((group, index))) => (repeat.name == *group).then_some(index),
            (Some(_), None) => None,
        };
        named
            .zip(index)
            .filter(|((section, question), index)| self.is_asked(section, question, *index, depth + 1))
            .map_or(&[], |((section, question), index)| {
                self.answers.all(&FieldPath::of(section, index, question))
            })
    }
}
