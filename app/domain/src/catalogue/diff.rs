//! How two versions of a service differ, in the order of the newer one.

use std::collections::BTreeMap;

use crate::{
    Lang, Text,
    form::{Definition, Question, Section, Step},
    service::Service,
};

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// Of what.
    pub of: Of,
    /// Which.
    pub what: What,
}

/// What differs, by the name that people know it by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Of {
    /// The service itself.
    Service,
    /// A step, by its short name.
    Step(Text),
    /// A section, by its heading.
    Section(Text),
    /// A question, by its label.
    Question(Text),
}

/// A difference of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// Its Italian words were others.
    Reworded {
        /// Which words.
        aspect: Aspect,
        /// Before; empty where there were none.
        before: String,
        /// After; empty where there are none.
        after: String,
    },
    /// Something of it is another.
    Changed(Aspect),
}

/// A side of a service, step, section or question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Title or heading.
    Title,
    /// Short name.
    Name,
    /// Address.
    Slug,
    /// Sentence under the heading, or for the catalogue.
    Lead,
    /// Help.
    Hint,
    /// What is asked.
    Label,
    /// Words in other languages than Italian.
    Translations,
    /// Kind of answer, with its limits.
    Kind,
    /// Whether it may stay empty.
    Required,
    /// When it is asked.
    Condition,
    /// Where a first answer comes from.
    Prefill,
    /// Group of fields, for masks.
    Group,
    /// What the answer stands for, outside the form.
    Meaning,
    /// How often it is answered.
    Repeat,
    /// The page to read first.
    Link,
    /// Who may apply, requirements, age.
    Who,
    /// What is needed.
    Needed,
    /// What one gets, and what happens next.
    Outcome,
    /// How, cost, time for the form.
    How,
    /// Legal term.
    Term,
    /// First and last day.
    Period,
    /// Responsible office.
    Office,
    /// Level of the login.
    Level,
    /// What it is for, in the applicant's words; what it is found by; code of the national table.
    Catalogue,
    /// Groups of data that the desk reads.
    Data,
}

/// Every difference between two versions of a service.
pub fn diff(before: &Service, after: &Service) -> Vec<Change> {
    let mut found = Found::default();
    facts(&mut found, before, after);
    forms(&mut found, &before.form, &after.form);
    found.changes
}

#[derive(Default)]
struct Found {
    changes: Vec<Change>,
}

impl Found {
    fn add(&mut self, of: &Of, what: What) {
        self.changes.push(Change { of: of.clone(), what });
    }

    fn changed(&mut self, of: &Of, aspect: Aspect, differs: bool) {
        if differs {
            self.add(of, What::Changed(aspect));
        }
    }

    fn text(&mut self, of: &Of, aspect: Aspect, before: Option<&Text>, after: Option<&Text>) {
        let italian =
            |text: Option<&Text>| text.map_or_else(String::new, |text| text.get(Lang::It).to_owned());
        let (was, is) = (italian(before), italian(after));
        if was != is {
            self.add(of, What::Reworded { aspect, before: was, after: is });
        } else if before != after {
            self.add(of, What::Changed(Aspect::Translations));
        }
    }
}

fn facts(found: &mut Found, before: &Service, after: &Service) {
    let of = Of::Service;
    found.text(&of, Aspect::Title, Some(&before.title), Some(&after.title));
    found.text(&of, Aspect::Lead, Some(&before.summary), Some(&after.summary));
    found.changed(&of, Aspect::Slug, before.slug != after.slug);
    let catalogue =
        |service: &Service| (service.needs.clone(), service.siuss.clone(), service.finding.clone());
    found.changed(&of, Aspect::Catalogue, catalogue(before) != catalogue(after));
    let who = |service: &Service| {
        (service.who.clone(), service.requirements.clone(), service.applicant, service.from_age)
    };
    found.changed(&of, Aspect::Who, who(before) != who(after));
    found.changed(&of, Aspect::Needed, before.what_is_needed != after.what_is_needed);
    let outcome = |service: &Service| (service.what_you_get.clone(), service.what_happens_next.clone());
    found.changed(&of, Aspect::Outcome, outcome(before) != outcome(after));
    let how = |service: &Service| (service.how.clone(), service.cost.clone(), service.minutes);
    found.changed(&of, Aspect::How, how(before) != how(after));
    found.changed(&of, Aspect::Term, before.term_days != after.term_days);
    found.changed(&of, Aspect::Period, (before.opens, before.closes) != (after.opens, after.closes));
    found.text(&of, Aspect::Office, Some(&before.office), Some(&after.office));
    found.changed(&of, Aspect::Level, before.level != after.level);
    found.changed(&of, Aspect::Data, before.data_read != after.data_read);
}

fn forms(found: &mut Found, before: &Definition, after: &Definition) {
    let old: BTreeMap<&str, &Step> = before.steps.iter().map(|step| (step.slug.as_str(), step)).collect();
    let common = |form: &Definition, other: &Definition| -> Vec<String> {
        let kept = form.steps.iter().filter(|step| other.step(&step.slug).is_some());
        kept.map(|step| step.slug.clone()).collect()
    };
    let moved = moved(&common(before, after), &common(after, before));
    for step in &after.steps {
        let of = Of::Step(step.name.clone());
        match old.get(step.slug.as_str()) {
            None => found.add(&of, What::Added),
            Some(was) => {
                if moved.contains(&step.slug) {
                    found.add(&of, What::Moved);
                }
                found.text(&of, Aspect::Name, Some(&was.name), Some(&step.name));
                found.text(&of, Aspect::Title, Some(&was.title), Some(&step.title));
                found.text(&of, Aspect::Lead, was.lead.as_ref(), step.lead.as_ref());
                sections(found, was, step);
            }
        }
    }
    for step in before.steps.iter().filter(|step| after.step(&step.slug).is_none()) {
        found.add(&Of::Step(step.name.clone()), What::Removed);
    }
    questions(found, before, after);
}

/// Sections have no names of their own: the same heading is the same section, and what is left over
/// is compared in its order.
fn sections(found: &mut Found, before: &Step, after: &Step) {
    let mut old: Vec<&Section> = before.sections.iter().collect();
    let mut left = Vec::new();
    for section in &after.sections {
        match old.iter().position(|was| was.title.get(Lang::It) == section.title.get(Lang::It)) {
            Some(place) => section_pair(found, old.remove(place), section),
            None => left.push(section),
        }
    }
    let mut old = old.into_iter();
    for section in left {
        match old.next() {
            Some(was) => section_pair(found, was, section),
            None => found.add(&Of::Section(section.title.clone()), What::Added),
        }
    }
    for gone in old {
        found.add(&Of::Section(gone.title.clone()), What::Removed);
    }
}

fn section_pair(found: &mut Found, before: &Section, after: &Section) {
    let of = Of::Section(after.title.clone());
    found.text(&of, Aspect::Title, Some(&before.title), Some(&after.title));
    found.text(&of, Aspect::Hint, before.hint.as_ref(), after.hint.as_ref());
    found.changed(&of, Aspect::Condition, before.when != after.when);
    found.changed(&of, Aspect::Repeat, before.repeat != after.repeat);
    found.changed(&of, Aspect::Link, before.link != after.link);
}

fn questions(found: &mut Found, before: &Definition, after: &Definition) {
    let known = |form: &Definition, name: &str| {
        form.questions().find(|(_, question)| question.name == name).map(|(_, question)| question.clone())
    };
    let common = |form: &Definition, other: &Definition| -> Vec<String> {
        let names = form.questions().map(|(_, question)| question.name.clone());
        names.filter(|name| known(other, name).is_some()).collect()
    };
    let moved = moved(&common(before, after), &common(after, before));
    for (_, question) in after.questions() {
        let of = Of::Question(question.label.clone());
        match known(before, &question.name) {
            None => found.add(&of, What::Added),
            Some(was) => {
                if moved.contains(&question.name) {
                    found.add(&of, What::Moved);
                }
                question_pair(found, &of, &was, question);
            }
        }
    }
    for (_, question) in before.questions().filter(|(_, question)| known(after, &question.name).is_none()) {
        found.add(&Of::Question(question.label.clone()), What::Removed);
    }
}

fn question_pair(found: &mut Found, of: &Of, before: &Question, after: &Question) {
    found.text(of, Aspect::Label, Some(&before.label), Some(&after.label));
    found.text(of, Aspect::Hint, before.hint.as_ref(), after.hint.as_ref());
    found.changed(of, Aspect::Kind, before.kind != after.kind);
    found.changed(of, Aspect::Required, before.required != after.required);
    found.changed(of, Aspect::Condition, before.when != after.when);
    found.changed(of, Aspect::Prefill, before.prefill != after.prefill);
    found.changed(of, Aspect::Group, before.group != after.group);
    found.changed(of, Aspect::Meaning, before.means != after.means);
}

/// Of two orders of the same names, those that have another name before them than they had.
fn moved(before: &[String], after: &[String]) -> Vec<String> {
    let previous = |order: &[String], name: &String| {
        let place = order.iter().position(|other| other == name)?;
        order.get(place.checked_sub(1)?).cloned()
    };
    if before == after {
        return Vec::new();
    }
    after.iter().filter(|name| previous(before, name) != previous(after, name)).cloned().collect()
}
