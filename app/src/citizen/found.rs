//! What a citizen was sending when the session ended by itself, found again after coming in.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Protocollo, form::AnswerDifference};
use leptos::prelude::*;

use super::RequestPage;
use crate::{
    components::{FoundNotice, summary::shown},
    i18n::Translator,
    routes::{RequestPart, Route},
};

/// The parameter of an address that takes up what was found.
pub const RESUME: &str = "ritrovato";
/// The field that tells that a form was filled with what was found; of a message or an answer it tells which.
pub const RESUMED: &str = "_ritrovato";

/// What has become of a step that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundState {
    /// It is saved in the draft.
    Saved,
    /// The draft was saved elsewhere meanwhile: it waits to be taken up or dropped.
    Offered,
    /// It was sent long after the session's end, perhaps by somebody else: it waits to be taken up or dropped.
    Late,
    /// It stands in the form, and takes the place of what was saved elsewhere once it is sent.
    Resumed,
}

/// A step that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// What has become of it.
    pub state: FoundState,
}

impl Found {
    /// Above the form of the step, whose address this is. What was taken up stands in the form, beside what was
    /// saved elsewhere, if anything was.
    pub(super) fn notice(self, t: Translator, step: &str) -> Option<AnyView> {
        let ways = || Some((format!("{step}?{RESUME}=si"), step.to_owned()));
        let (text, ways) = match self.state {
            FoundState::Saved => ("citizen-found-saved", None),
            FoundState::Offered => ("citizen-found-step", ways()),
            FoundState::Late => ("citizen-found-late", ways()),
            FoundState::Resumed => return None,
        };
        let (resume, discard) = ways.unzip();
        let (at, text) = (self.at, t.get(text));
        Some(
            view! { <FoundNotice id="ritrovato" at=at text=text words=None resume=resume discard=discard/> }
                .into_any(),
        )
    }
}

/// A step that was found after its service was withdrawn: it can only be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundStep {
    /// Slug of the service.
    pub service: String,
    /// Slug of the step.
    pub step: String,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// What was written there and is not in the draft.
    pub answers: Vec<AnswerDifference>,
}

impl FoundStep {
    /// To be read and copied, and then dropped.
    pub(super) fn notice(self, t: Translator) -> AnyView {
        let lines: Vec<String> = self.answers.iter().map(|answer| line(t, answer)).collect();
        let (at, text, words) = (self.at, t.get("citizen-found-closed"), Some(lines.join("\n")));
        let discard = Some(Route::step(&self.service, &self.step).href());
        view! { <FoundNotice id="ritrovato" at=at text=text words=words resume=None discard=discard/> }
            .into_any()
    }
}

/// A question with what was answered.
fn line(t: Translator, answer: &AnswerDifference) -> String {
    let mut label = t.text(&answer.label);
    if let Some(entry) = &answer.entry {
        label = t.pair(&format!("{} {}", t.text(&entry.item), entry.index.number()), &label);
    }
    let values: Vec<String> = answer.here.iter().map(|value| shown(t, value).text().to_owned()).collect();
    t.pair(&label, &t.list(&values))
}

/// A request about which something was written that was never sent, as the area personale tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsent {
    /// Which request.
    pub protocollo: Protocollo,
    /// The day on which it is forgotten.
    pub until: NaiveDate,
}

/// A message, or an answer to the desk, that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundText {
    /// Which.
    pub part: RequestPart,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// What was written.
    pub text: String,
}

impl FoundText {
    /// Its name in the address that takes it up; none for what is not written.
    pub const fn name(part: RequestPart) -> Option<&'static str> {
        Some(match part {
            RequestPart::Integration => "integrazione",
            RequestPart::Observations => "osservazioni",
            RequestPart::Messages => "messaggio",
            _ => return None,
        })
    }

    /// What the form that it was put into says of it: when it was sent. What is put below it later is another one.
    pub fn mark(at: DateTime<Utc>) -> String {
        at.timestamp_micros().to_string()
    }

    /// Id of the heading, and of the field that it goes into.
    const fn ids(part: RequestPart) -> (&'static str, &'static str) {
        match part {
            RequestPart::Integration => ("ritrovata-integrazione", "risposta"),
            RequestPart::Observations => ("ritrovate-osservazioni", "risposta"),
            _ => ("ritrovato-messaggio", "messaggio"),
        }
    }
}

impl RequestPage {
    /// Whether that can be written about the request now.
    pub const fn takes(&self, part: RequestPart) -> bool {
        let (answer, files) = self.asks();
        match part {
            RequestPart::Integration => files,
            RequestPart::Observations => answer && !files,
            RequestPart::Messages => self.may_write(),
            _ => false,
        }
    }

    /// What was found: offered, or at least shown where it can be sent no more.
    pub(super) fn found(&self, t: Translator) -> Vec<AnyView> {
        self.found.iter().map(|found| self.found_text(t, found)).collect()
    }

    fn found_text(&self, t: Translator, found: &FoundText) -> AnyView {
        let ((id, field), here) = (FoundText::ids(found.part), self.part(RequestPart::Page));
        let name = FoundText::name(found.part).filter(|_| self.takes(found.part));
        let resume = name.map(|name| format!("{here}?{RESUME}={name}#{field}"));
        let key = if resume.is_some() { "citizen-found-unsent" } else { "citizen-found-closed" };
        let (text, at, words) = (t.get(key), found.at, Some(found.text.clone()));
        let discard = Some(self.part(found.part));
        view! { <FoundNotice id=id at=at text=text words=words resume=resume discard=discard/> }.into_any()
    }
}
