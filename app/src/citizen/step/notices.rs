//! What happened to a form while it was being filled in.

use chrono::NaiveDate;
use domain::{Id, Text, actor::Desk, form::SummaryLine, format, service::Availability};
use leptos::prelude::*;

use crate::{
    citizen::Found,
    components::notices::{EarlierAnswers, FormNotice},
    i18n::Translator,
    public::read_notice,
    routes::Route,
};

/// Why a request cannot be sent today. The draft stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// The service opens on this day.
    Until(NaiveDate),
    /// Its last day was this one.
    Since(NaiveDate),
}

impl Closed {
    /// Why not, if not.
    pub const fn of(availability: Availability) -> Option<Self> {
        match availability {
            Availability::Open { .. } => None,
            Availability::NotYet { from } => Some(Self::Until(from)),
            Availability::Closed { since } => Some(Self::Since(since)),
        }
    }

    /// What is said about it.
    pub fn notice(self, t: Translator) -> AnyView {
        let (key, day) = match self {
            Self::Until(day) => ("citizen-closed-until", day),
            Self::Since(day) => ("citizen-closed-since", day),
        };
        let title = t.with(key, &[("date", format::date(day).into())]);
        view! { <FormNotice title=title text=t.get("citizen-closed-text") act=None/> }.into_any()
    }
}

/// What somebody who fills in a form has to know beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notices {
    /// Whether another form is published by now.
    pub is_newer: bool,
    /// Answers to an earlier form that this one does not ask for.
    pub earlier: Vec<SummaryLine>,
    /// Why the request cannot be sent today, if it cannot.
    pub closed: Option<Closed>,
    /// What was being sent of this step when the session ended.
    pub found: Option<Found>,
    /// The question whose photos were put together just now; said once.
    pub joined: Option<String>,
    /// The desk that receives the request and its name, where it published a notice on data protection of its own.
    pub privacy: Option<(Id<Desk>, Text)>,
}

impl Notices {
    /// The notice on data protection to read: of the desk, or else of the portal (GDPR art. 13).
    pub(super) fn privacy(&self, t: Translator) -> AnyView {
        read_notice(t, self.privacy.as_ref())
    }

    /// Above the questions.
    pub(super) fn before(&self, t: Translator, service: &str) -> AnyView {
        let closed = self.closed.map(|closed| closed.notice(t));
        // Closed, there is nothing to move to yet; one notice at a time.
        let newer = (self.is_newer && self.closed.is_none()).then(|| {
            let act = (t.get("citizen-new-form-see"), Route::NewForm { service: service.to_owned() }.href());
            let (title, text) = (t.get("citizen-new-form-notice"), t.get("citizen-new-form-notice-text"));
            view! { <FormNotice title=title text=text act=Some(act)/> }
        });
        view! { {closed}{newer} }.into_any()
    }

    /// Below them.
    pub(super) fn after(&self) -> AnyView {
        let lines = self.earlier.clone();
        (!lines.is_empty()).then(|| view! { <EarlierAnswers lines=lines/> }).into_any()
    }
}
