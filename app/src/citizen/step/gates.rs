//! Which parts and questions of a step are in its page: those that are asked now, and those that an answer
//! given in the same page would call for. The latter appear by style sheets as soon as it is given, with script
//! and without; so nobody is told to correct what was never on the screen.

use std::collections::BTreeSet;

use domain::form::{
    Answers, Condition, Definition, Kind, Question, RepeatIndex, Section, Step, holds, is_asked,
    is_section_asked,
};

use crate::components::gated::Gate;

/// Through this many conditions one question may depend on another.
const MAX_CHAIN: usize = 6;

/// The gates of a step.
#[derive(Debug)]
pub(super) struct Gates<'a> {
    form: &'a Definition,
    answers: &'a Answers,
    /// Every name of a question of the step.
    here: BTreeSet<&'a str>,
    /// The questions that others depend on and that style sheets can read.
    leads: Vec<(&'a Section, &'a Question)>,
}

impl<'a> Gates<'a> {
    pub(super) fn new(form: &'a Definition, answers: &'a Answers, step: &'a Step) -> Self {
        let mut wanted = BTreeSet::new();
        for section in &step.sections {
            let questions = section.questions.iter().filter_map(|question| question.when.as_ref());
            for condition in section.when.iter().chain(questions) {
                names(condition, &mut wanted);
            }
        }
        let all =
            step.sections.iter().flat_map(|section| section.questions.iter().map(move |one| (section, one)));
        let here = all.clone().map(|(_, question)| question.name.as_str()).collect();
        let leads = all
            .filter(|(section, question)| {
                section.repeat.is_none()
                    && wanted.contains(question.name.as_str())
                    && (1..=Gate::PLACES).contains(&values(&question.kind).len())
            })
            .take(Gate::LEADS)
            .collect();
        Self { form, answers, here, leads }
    }

    /// What lets a part appear; None where it is not in the page.
    pub(super) fn section(&self, section: &Section) -> Option<Vec<Gate>> {
        self.of(section.when.as_ref())
            .or_else(|| is_section_asked(self.form, self.answers, section).then(Vec::new))
    }

    /// What lets a question appear within its part; None where it is not in the page.
    pub(super) fn question(
        &self,
        section: &Section,
        question: &Question,
        index: RepeatIndex,
    ) -> Option<Vec<Gate>> {
        self.of(question.when.as_ref())
            .or_else(|| is_asked(self.form, self.answers, section, question, index).then(Vec::new))
    }

    /// The number of this question among those that open gates.
    pub(super) fn lead(&self, question: &Question) -> Option<usize> {
        self.leads.iter().position(|(_, lead)| lead.name == question.name)
    }

    /// The gates of a condition; None where style sheets cannot tell, or where it cannot hold in this page.
    fn of(&self, when: Option<&Condition>) -> Option<Vec<Gate>> {
        let mut gates = Vec::new();
        if let Some(when) = when {
            self.collect(when, &mut gates, 0)?;
        }
        Some(gates)
    }

    fn collect(&self, condition: &Condition, gates: &mut Vec<Gate>, depth: usize) -> Option<()> {
        let mut wanted = BTreeSet::new();
        names(condition, &mut wanted);
        wanted.retain(|name| self.here.contains(*name));
        let mut leads = wanted.iter().map(|name| self.leads.iter().position(|(_, lead)| lead.name == *name));
        match (leads.next(), leads.next(), condition) {
            (None, ..) => holds(self.form, self.answers, condition).then_some(()),
            (Some(lead), None, _) => self.open(condition, lead?, gates, depth),
            (.., Condition::All(parts)) => parts.iter().try_for_each(|part| self.collect(part, gates, depth)),
            _ => None,
        }
    }

    /// The gate of a condition on one question of the step, and whatever lets that question appear.
    fn open(&self, condition: &Condition, lead: usize, gates: &mut Vec<Gate>, depth: usize) -> Option<()> {
        let (section, question) = *self.leads.get(lead)?;
        if depth >= MAX_CHAIN || self.would_hold(condition, &question.name, "") {
            return None;
        }
        if matches!(question.kind, Kind::SeveralOf { .. }) && !is_any(condition) {
            return None;
        }
        for when in section.when.iter().chain(&question.when) {
            self.collect(when, gates, depth + 1)?;
        }
        let values = values(&question.kind).into_iter().enumerate();
        let open = values.filter(|(_, value)| self.would_hold(condition, &question.name, value));
        let gate = Gate { lead, places: open.map(|(place, _)| place).collect() };
        if !gates.contains(&gate) {
            gates.push(gate);
        }
        Some(())
    }

    /// Whether a condition would hold if the named question had this answer.
    fn would_hold(&self, condition: &Condition, name: &str, given: &str) -> bool {
        match condition {
            Condition::Is { question, value } if question == name => value == given,
            Condition::IsNot { question, value } if question == name => value != given,
            Condition::All(parts) => parts.iter().all(|part| self.would_hold(part, name, given)),
            Condition::Any(parts) => parts.iter().any(|part| self.would_hold(part, name, given)),
            Condition::Is { .. } | Condition::IsNot { .. } => holds(self.form, self.answers, condition),
        }
    }
}

/// The names of every question that a condition looks at.
fn names<'c>(condition: &'c Condition, found: &mut BTreeSet<&'c str>) {
    match condition {
        Condition::Is { question, .. } | Condition::IsNot { question, .. } => {
            found.insert(question);
        }
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                names(part, found);
            }
        }
    }
}

/// Whether one ticked box is enough, whatever the others are.
fn is_any(condition: &Condition) -> bool {
    match condition {
        Condition::Is { .. } => true,
        Condition::Any(parts) => parts.iter().all(is_any),
        Condition::IsNot { .. } | Condition::All(_) => false,
    }
}

/// The answers of a question that is chosen from, in the order shown.
fn values(kind: &Kind) -> Vec<&str> {
    match kind {
        Kind::YesNo => vec!["si", "no"],
        Kind::OneOf { options } | Kind::SeveralOf { options } => {
            options.iter().map(|option| option.value.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Text,
        form::{Choice, FieldPath},
    };

    use super::*;

    fn question(name: &str, kind: Kind, when: Option<Condition>) -> Question {
        Question {
            name: name.into(),
            label: Text::italian(name),
            hint: None,
            kind,
            required: true,
            when,
            prefill: None,
            group: None,
            means: None,
        }
    }

    fn is(name: &str, value: &str) -> Condition {
        Condition::Is { question: name.into(), value: value.into() }
    }

    fn is_not(name: &str, value: &str) -> Condition {
        Condition::IsNot { question: name.into(), value: value.into() }
    }

    fn options(values: &[&str]) -> Vec<Choice> {
        values.iter().map(|value| Choice { value: (*value).into(), label: Text::italian(*value) }).collect()
    }

    fn section(when: Option<Condition>, questions: Vec<Question>) -> Section {
        Section { title: Text::italian("Parte"), hint: None, link: None, when, repeat: None, questions }
    }

    fn step(slug: &str, sections: Vec<Section>) -> Step {
        let text = || Text::italian(slug);
        Step { slug: slug.into(), name: text(), title: text(), lead: None, sections }
    }

    fn form() -> Definition {
        let who = Kind::OneOf { options: options(&["me", "familiare", "rappresentato"]) };
        let costs = Kind::SeveralOf { options: options(&["affitto", "luce"]) };
        let other = Condition::All(vec![is_not("per-chi", "me"), is_not("per-chi", "")]);
        let name = question("persona-nome", Kind::Text { max: 80 }, None);
        let title = question("persona-titolo", Kind::YesNo, Some(is("per-chi", "rappresentato")));
        let rent = question("sfratto", Kind::YesNo, Some(is("spese", "affitto")));
        let both = Condition::All(vec![is("spese", "affitto"), is("persona-titolo", "si")]);
        let early = section(Some(is("prima", "si")), vec![question("poi", Kind::YesNo, None)]);
        let first = step("uno", vec![section(None, vec![question("prima", Kind::YesNo, None)])]);
        let second = vec![
            section(None, vec![question("per-chi", who, None), question("spese", costs, None)]),
            section(Some(other), vec![name, title]),
            section(None, vec![rent, question("insieme", Kind::YesNo, Some(both))]),
            early,
        ];
        Definition { steps: vec![first, step("due", second)] }
    }

    #[test]
    fn what_an_answer_of_the_same_page_calls_for_is_in_the_page_from_the_beginning() {
        let (form, answers) = (form(), Answers::default());
        let step = &form.steps[1];
        let gates = Gates::new(&form, &answers, step);
        let gate = |lead, places: &[usize]| Gate { lead, places: places.to_vec() };
        let [_, person, last, early] = &step.sections[..] else { panic!("four parts") };
        let of = |section: &Section, place: usize| {
            gates.question(section, &section.questions[place], RepeatIndex(0))
        };
        assert_eq!(gates.section(person), Some(vec![gate(0, &[1, 2])]), "not I, and somebody");
        assert_eq!(of(person, 0), Some(Vec::new()), "nothing more than its part");
        assert_eq!(of(person, 1), Some(vec![gate(0, &[2])]));
        assert_eq!(of(last, 0), Some(vec![gate(1, &[0])]), "one of several boxes");
        let through = vec![gate(1, &[0]), gate(0, &[1, 2]), gate(0, &[2]), gate(2, &[0])];
        assert_eq!(of(last, 1), Some(through), "also what lets the other question appear");
        assert_eq!(gates.section(early), None, "an answer of an earlier page is known");
    }

    #[test]
    fn an_answer_of_an_earlier_page_decides_at_once() {
        let (form, mut answers) = (form(), Answers::default());
        answers.set(&FieldPath::once("prima"), "si".to_owned());
        let gates = Gates::new(&form, &answers, &form.steps[1]);
        assert_eq!(gates.section(&form.steps[1].sections[3]), Some(Vec::new()));
    }
}
