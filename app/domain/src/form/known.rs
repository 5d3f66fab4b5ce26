//! First answers from what the citizen gave before: the profile, and the last requests that were sent.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{Datelike, NaiveDate};

use super::{
    Answers, Certified, Definition, FieldPath, ForWhom, Kind, Question, Repeat, RepeatIndex, Section, Source,
    Step, for_whom,
};
use crate::mask::Group;

/// What is known of a citizen before a form is begun, besides what is certified.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// E-mail address kept in the profile.
    pub email: Option<String>,
    /// Telephone kept in the profile.
    pub phone: Option<String>,
    /// The last requests that were sent, the newest first. Each answer comes from the newest that asked
    /// for it.
    pub last: Vec<LastRequest>,
    /// The day on which it is asked, in Italy.
    pub today: NaiveDate,
    /// What is certified at this sign-in.
    pub certified: Certified,
}

/// One of the last requests of a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastRequest {
    /// The day it was sent.
    pub sent_on: NaiveDate,
    /// Its form.
    pub form: Arc<Definition>,
    /// Its answers.
    pub answers: Answers,
    /// What was certified when it was sent.
    pub certified: Certified,
}

/// Where an answer comes from that the citizen has not typed this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The profile.
    Profile,
    /// The identity provider, at this sign-in.
    SignIn,
    /// One of the last requests.
    Request {
        /// The day it was sent.
        sent_on: NaiveDate,
    },
}

/// Answers with the places they came from.
pub type Origins = BTreeMap<FieldPath, Origin>;

/// What was written about the people of a household.
type People = Vec<(FieldPath, Vec<String>)>;

/// Where all that was answered in these fields comes from; None where something was typed this time, or comes from
/// elsewhere.
pub fn common_origin(fields: &[FieldPath], answers: &Answers, origins: &Origins) -> Option<Origin> {
    let is_filled = |path: &&FieldPath| answers.all(path).iter().any(|value| !value.trim().is_empty());
    let mut filled = fields.iter().filter(is_filled);
    let first = *origins.get(filled.next()?)?;
    filled.all(|path| origins.get(path) == Some(&first)).then_some(first)
}

/// Whether anything in a step could come from what the citizen gave before, so that it is worth asking.
pub fn may_be_known(step: &Step) -> bool {
    step.sections.iter().any(|section| match &section.repeat {
        Some(_) => is_household(section),
        None => section.questions.iter().any(is_kept),
    })
}

impl Known {
    /// Offers what is known where there is no answer yet. For a new draft, before
    /// [`prefill`](super::prefill): what the citizen wrote last counts more than what the identity
    /// provider has, but for an address that is newer there; what is certified stays certified, because
    /// nothing here answers it.
    pub fn offer(&self, definition: &Definition, answers: &mut Answers) {
        for (section, question) in definition.questions() {
            if section.repeat.is_some() || fields(question).iter().any(|path| answers.has(path)) {
                continue;
            }
            for (path, value, _) in self.contact(question) {
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

    /// Offers in this step the ISEE and the IBAN of an earlier request, where there is no answer yet: only once the
    /// answers say that the request is for who writes it. So it is offered when the step is shown, and not to a new
    /// draft. Says whether there was anything to offer.
    pub fn offer_own(&self, definition: &Definition, step: usize, answers: &mut Answers) -> bool {
        let mut offered = false;
        let sections = definition.steps.get(step).into_iter().flat_map(|step| &step.sections);
        let once = sections.filter(|section| section.repeat.is_none());
        for question in once.flat_map(|section| &section.questions) {
            if let Some((path, value, _)) = self.own(definition, question, answers)
                && !answers.has(&path)
            {
                answers.set(&path, value);
                offered = true;
            }
        }
        offered
    }

    /// Where the answers come from that are still as they were offered.
    pub fn origins(&self, definition: &Definition, answers: &Answers) -> Origins {
        let once = definition.questions().filter(|(section, _)| section.repeat.is_none());
        let offered = once
            .flat_map(|(_, question)| {
                // The last place counts: what one gave oneself goes before what is certified.
                let certified = self.certified_contact(question).into_iter();
                certified.chain(self.contact(question)).chain(self.own(definition, question, answers))
            })
            .filter(|(path, value, _)| answers.get(path).trim() == value.as_str())
            .map(|(path, _, origin)| (path, origin));
        let mut origins: Origins = offered.collect();
        for section in definition.steps.iter().flat_map(|step| &step.sections) {
            let Some((origin, people)) = self.household(section) else {
                continue;
            };
            for (path, values) in people {
                if answers.all(&path) == values.as_slice() {
                    origins.insert(path, origin);
                }
            }
        }
        origins
    }

    /// What is known about a question that asks where a person lives and how they are reached, field by
    /// field.
    fn contact(&self, question: &Question) -> Vec<(FieldPath, String, Origin)> {
        let Some(source) = contact_of(question) else {
            return Vec::new();
        };
        let kept = match source {
            Source::Email => self.email.clone(),
            Source::Phone => self.phone.clone(),
            _ => None,
        };
        if let Some(value) = kept.filter(|value| !value.trim().is_empty()) {
            return vec![(FieldPath::once(question.name.as_str()), value, Origin::Profile)];
        }
        let newest = self.last.iter().find_map(|last| Some((last, last.contact(source, &question.kind)?)));
        let Some((last, values)) = newest.filter(|(last, _)| !self.has_newer_residence(source, last)) else {
            return Vec::new();
        };
        let given = fields(question).into_iter().zip(values).filter(|(_, value)| !value.is_empty());
        given.map(|(path, value)| (path, value, last.origin())).collect()
    }

    /// The same as the identity provider tells it, where [`prefill`](super::prefill) offers that.
    fn certified_contact(&self, question: &Question) -> Vec<(FieldPath, String, Origin)> {
        let Some(source) = contact_of(question) else {
            return Vec::new();
        };
        let path = FieldPath::once(question.name.as_str());
        let whole = (path.clone(), self.certified.value(source));
        let parts = question.kind.parts().iter();
        let parts = parts.map(|part| (path.clone().with(*part), self.certified.part(source, *part)));
        let told = std::iter::once(whole).chain(parts);
        told.filter_map(|(path, value)| Some((path, value?.trim().to_owned(), Origin::SignIn))).collect()
    }

    /// Whether the address of this sign-in is newer than whatever was written in a request: that one knew another
    /// that was certified. A correction by hand stays first where it was made knowing the one that is certified now.
    fn has_newer_residence(&self, source: Source, last: &LastRequest) -> bool {
        !matches!(source, Source::Email | Source::Phone) && self.certified.has_moved_since(&last.certified)
    }

    /// What the newest request for oneself that asked for the same has, in a request for oneself. The newest decides,
    /// also where it has nothing. An ISEE is good until the end of its year (D.Lgs. 147/2017 art. 10, c. 4).
    fn own(
        &self,
        definition: &Definition,
        question: &Question,
        answers: &Answers,
    ) -> Option<(FieldPath, String, Origin)> {
        let source = own_of(question)?;
        if for_whom(definition, answers) != Some(ForWhom::Me) {
            return None;
        }
        let mut for_oneself = self.last.iter().filter(|last| last.is_for_oneself());
        let last = for_oneself.find(|last| last.question(source, &question.kind).is_some())?;
        if source != Source::Iban && last.sent_on.year() != self.today.year() {
            return None;
        }
        if source == Source::IseeMinors && !last.is_about_these_people(definition, answers) {
            return None;
        }
        let value = last.contact(source, &question.kind)?.into_iter().next()?;
        let path = FieldPath::once(question.name.as_str());
        (!value.is_empty()).then(|| (path, value, last.origin()))
    }

    fn offer_household(&self, section: &Section, repeat: &Repeat, answers: &mut Answers) {
        let mut count = 0;
        let people = self.household(section).map(|(_, people)| people).unwrap_or_default();
        for (path, values) in people {
            if let Some((_, index)) = path.entry() {
                count = count.max(index.number());
            }
            answers.set_all(&path, values);
        }
        if count > 0 {
            answers.set(&FieldPath::once(repeat.name.as_str()), count.to_string());
        }
    }

    /// The people of the household as they were written in the newest request that asked for them.
    fn household(&self, section: &Section) -> Option<(Origin, People)> {
        let repeat = section.repeat.as_ref().filter(|_| is_household(section))?;
        self.last.iter().find_map(|last| Some((last.origin(), last.household(section, repeat)?)))
    }
}

impl LastRequest {
    const fn origin(&self) -> Origin {
        Origin::Request { sent_on: self.sent_on }
    }

    fn is_for_oneself(&self) -> bool {
        for_whom(&self.form, &self.answers) == Some(ForWhom::Me)
    }

    /// Whether it was about the people of the household whom these answers name: a brother's ISEE may be another one.
    fn is_about_these_people(&self, definition: &Definition, answers: &Answers) -> bool {
        let sections = definition.steps.iter().flat_map(|step| &step.sections);
        let repeats = sections.filter_map(|section| Some((section, section.repeat.as_ref()?)));
        repeats.filter(|(section, _)| is_household(section)).all(|(section, repeat)| {
            let people = self.household(section, repeat).unwrap_or_default();
            answers.repeat_count(&repeat.name) == self.answers.repeat_count(&repeat.name)
                && people.iter().all(|(path, values)| answers.all(path) == values.as_slice())
        })
    }

    /// The question of its form that asks for the same, in the same way.
    fn question(&self, source: Source, kind: &Kind) -> Option<&Question> {
        let once = self.form.questions().filter(|(section, _)| section.repeat.is_none());
        once.map(|(_, before)| before).find(|before| before.prefill == Some(source) && before.kind == *kind)
    }

    /// What was written where its form asks for the same, field by field; nothing where it was not asked.
    fn contact(&self, source: Source, kind: &Kind) -> Option<Vec<String>> {
        let fields = fields(self.question(source, kind)?);
        let value = |path: &FieldPath| self.answers.get(path).trim().to_owned();
        fields.iter().any(|path| self.answers.has(path)).then(|| fields.iter().map(value).collect())
    }

    /// The people of the household, where both forms ask for them in the same words; nothing where they were
    /// not asked, and nobody where there was nobody. What belongs to their health is asked anew each time.
    fn household(&self, section: &Section, repeat: &Repeat) -> Option<People> {
        let mut before = self.form.steps.iter().flat_map(|step| &step.sections);
        let before = before.find(|other| {
            other.repeat.as_ref().is_some_and(|other| other.name == repeat.name) && is_household(other)
        })?;
        let count = self.answers.repeat_count(&repeat.name);
        let indexes = (0..count.min(repeat.max)).map(RepeatIndex);
        let same = |question: &&Question| {
            is_of_family(question)
                && before.questions.iter().any(|old| old.name == question.name && old.kind == question.kind)
        };
        let people: People = indexes
            .flat_map(|index| section.questions.iter().filter(same).map(move |question| (index, question)))
            .flat_map(|(index, question)| {
                let path = FieldPath::within(repeat.name.as_str(), index, question.name.as_str());
                question.kind.fields(&path)
            })
            .filter_map(|path| {
                let values = self.answers.all(&path).to_vec();
                values.iter().any(|value| !value.trim().is_empty()).then_some((path, values))
            })
            .collect();
        let asked = self.answers.has(&FieldPath::once(repeat.name.as_str()));
        (asked || !people.is_empty()).then_some(people)
    }
}

/// The fields of a question outside repeating parts: one, or those that its kind has.
fn fields(question: &Question) -> Vec<FieldPath> {
    question.kind.fields(&FieldPath::once(question.name.as_str()))
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
                | Source::Residence
        )
    })
}

/// The source of a question about what belongs to oneself and only an earlier request knows.
fn own_of(question: &Question) -> Option<Source> {
    question.prefill.filter(|source| source.is_remembered())
}

fn is_kept(question: &Question) -> bool {
    contact_of(question).is_some() || own_of(question).is_some()
}

/// A repeating part is about the household when its first question is.
fn is_household(section: &Section) -> bool {
    section.repeat.is_some() && section.questions.first().is_some_and(is_of_family)
}

fn is_of_family(question: &Question) -> bool {
    question.group == Some(Group::Family)
        && !matches!(question.kind, Kind::Attachment(_) | Kind::Declaration | Kind::LongText { .. })
}
