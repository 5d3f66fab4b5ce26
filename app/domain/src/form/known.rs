//! First answers from what the citizen gave before: the profile, and the last request that was sent.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use super::{Answers, Definition, FieldPath, Kind, Question, Repeat, RepeatIndex, Section, Source, Step};
use crate::mask::Group;

/// What is known of a citizen before a form is begun, besides what is certified.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// E-mail address kept in the profile.
    pub email: Option<String>,
    /// Telephone kept in the profile.
    pub phone: Option<String>,
    /// The last request that was sent.
    pub last: Option<LastRequest>,
}

/// The last request of a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastRequest {
    /// The day it was sent.
    pub sent_on: NaiveDate,
    /// Its form.
    pub form: Arc<Definition>,
    /// Its answers.
    pub answers: Answers,
}

/// Where an answer comes from that the citizen has not typed this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The profile.
    Profile,
    /// The last request.
    Request {
        /// The day it was sent.
        sent_on: NaiveDate,
    },
}

/// Answers with the places they came from.
pub type Origins = BTreeMap<FieldPath, Origin>;

/// Whether anything in a step could come from what the citizen gave before, so that it is worth asking.
pub fn may_be_known(step: &Step) -> bool {
    step.sections.iter().any(|section| match &section.repeat {
        Some(_) => is_household(section),
        None => section.questions.iter().any(|question| contact_of(question).is_some()),
    })
}

impl Known {
    /// Offers what is known where there is no answer yet. For a new draft, before
    /// [`prefill`](super::prefill): what the citizen wrote last counts more than what the identity
    /// provider has; what is certified stays certified, because nothing here answers it.
    pub fn offer(&self, definition: &Definition, answers: &mut Answers) {
        for (section, question) in definition.questions() {
            let path = FieldPath::once(question.name.as_str());
            if section.repeat.is_none()
                && !answers.has(&path)
                && let Some((value, _)) = self.contact(question)
            {
                answers.set(&path, value);
            }
        }
        for section in definition.steps.iter().flat_map(|step| &step.sections) {
            if let Some(repeat) = &section.repeat
                && answers.repeat_count(&repeat.name) == 0
            {
                self.offer_household(section, repeat, answers);
            }
        }
    }

    /// Where the answers come from that are still as they were offered.
    pub fn origins(&self, definition: &Definition, answers: &Answers) -> Origins {
        let once = definition.questions().filter(|(section, _)| section.repeat.is_none());
        let contacts = once.filter_map(|(_, question)| {
            let path = FieldPath::once(question.name.as_str());
            let (value, origin) = self.contact(question)?;
            (answers.get(&path).trim() == value).then_some((path, origin))
        });
        let mut origins: Origins = contacts.collect();
        for section in definition.steps.iter().flat_map(|step| &step.sections) {
            for (path, values) in self.household(section) {
                if answers.all(&path) == values.as_slice()
                    && let Some(origin) = self.of_last()
                {
                    origins.insert(path, origin);
                }
            }
        }
        origins
    }

    fn of_last(&self) -> Option<Origin> {
        self.last.as_ref().map(|last| Origin::Request { sent_on: last.sent_on })
    }

    /// What is known about a question that asks where a person lives and how they are reached.
    fn contact(&self, question: &Question) -> Option<(String, Origin)> {
        let source = contact_of(question)?;
        let kept = match source {
            Source::Email => self.email.clone(),
            Source::Phone => self.phone.clone(),
            _ => None,
        };
        if let Some(value) = kept.filter(|value| !value.trim().is_empty()) {
            return Some((value, Origin::Profile));
        }
        let last = self.last.as_ref()?;
        let (_, before) = last.form.questions().find(|(section, before)| {
            section.repeat.is_none() && before.prefill == Some(source) && before.kind == question.kind
        })?;
        let value = last.answers.get(&FieldPath::once(before.name.as_str())).trim();
        (!value.is_empty()).then(|| (value.to_owned(), Origin::Request { sent_on: last.sent_on }))
    }

    fn offer_household(&self, section: &Section, repeat: &Repeat, answers: &mut Answers) {
        let mut count = 0;
        for (path, values) in self.household(section) {
            if let Some((_, index)) = path.entry() {
                count = count.max(index.number());
            }
            answers.set_all(&path, values);
        }
        if count > 0 {
            answers.set(&FieldPath::once(repeat.name.as_str()), count.to_string());
        }
    }

    /// The people of the household as they were written last, where both forms ask for them in the same
    /// words. What belongs to their health is asked anew each time.
    fn household(&self, section: &Section) -> Vec<(FieldPath, Vec<String>)> {
        let (Some(repeat), Some(last)) = (&section.repeat, &self.last) else {
            return Vec::new();
        };
        if !is_household(section) {
            return Vec::new();
        }
        let mut before = last.form.steps.iter().flat_map(|step| &step.sections);
        let Some(before) = before.find(|other| {
            other.repeat.as_ref().is_some_and(|other| other.name == repeat.name) && is_household(other)
        }) else {
            return Vec::new();
        };
        let indexes = (0..last.answers.repeat_count(&repeat.name).min(repeat.max)).map(RepeatIndex);
        let same = |question: &&Question| {
            is_of_family(question)
                && before.questions.iter().any(|old| old.name == question.name && old.kind == question.kind)
        };
        indexes
            .flat_map(|index| section.questions.iter().filter(same).map(move |question| (index, question)))
            .filter_map(|(index, question)| {
                let path = FieldPath::within(repeat.name.as_str(), index, question.name.as_str());
                let values = last.answers.all(&path).to_vec();
                values.iter().any(|value| !value.trim().is_empty()).then_some((path, values))
            })
            .collect()
    }
}

/// The source of a question about contacts or residence that the person may answer otherwise.
fn contact_of(question: &Question) -> Option<Source> {
    question.prefill.filter(|source| {
        matches!(
            source,
            Source::Email
                | Source::Phone
                | Source::ResidenceStreet
                | Source::ResidencePostalCode
                | Source::ResidenceMunicipality
        )
    })
}

/// A repeating part is about the household when its first question is.
fn is_household(section: &Section) -> bool {
    section.repeat.is_some() && section.questions.first().is_some_and(is_of_family)
}

fn is_of_family(question: &Question) -> bool {
    question.group == Some(Group::Family)
        && !matches!(question.kind, Kind::Attachment(_) | Kind::Declaration | Kind::LongText { .. })
}
