//! Proposals of presa in carico: the lists, one proposal, and the form that proposes.

mod detail;
mod form;
mod new;
mod samples;

use chrono::NaiveDate;
use domain::{
    calendar::day_in_rome,
    card::Card,
    format,
    presa_in_carico::{Lists, PresaInCarico, Tag, Urgency, is_open_to},
};
use leptos::prelude::*;

pub use detail::ProposalPage;
pub use form::{AnswerForm, PROPOSAL_ACTION, ProposalError, ProposeForm, Proposed};
pub use new::NewProposal;

use crate::{
    components::{
        Control, FieldProblem, StatusTag, TagKind,
        console::{LinkLines, PageHead, Rows, Section, seen},
        layout::Small,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, Tasks},
};

/// What came to the service and what the desk proposed.
#[derive(Debug, Clone)]
pub struct ProposalsList {
    /// The proposals.
    pub lists: Lists,
    /// The day it is in Italy.
    pub today: NaiveDate,
}

impl Page for ProposalsList {
    fn title(&self, t: Translator) -> String {
        t.get("console-presa-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let Lists { received, sent } = self.lists;
        let received = received.map(|received| {
            let content =
                rows(received, self.today, ("console-presa-received", "console-presa-received-none"), t);
            view! { <Section id="ricevute" title=t.get("console-presa-received")>{content}</Section> }
        });
        let sent = rows(sent, self.today, ("console-presa-sent", "console-presa-sent-none"), t);
        view! {
            <PageHead title=t.get("console-presa-title") sub=t.get("console-presa-lead")/>
            {received}
            <Section id="fatte" title=t.get("console-presa-sent")>{sent}</Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::lists()
    }
}

fn rows(rows: Vec<PresaInCarico>, today: NaiveDate, (caption, none): (&str, &str), t: Translator) -> AnyView {
    if rows.is_empty() {
        let none = t.get(none);
        return view! { <Small>{none}</Small> }.into_any();
    }
    let heads = [
        "console-col-person",
        "console-presa-col-from",
        "console-presa-to",
        "console-presa-urgency",
        "console-presa-proposed",
        "console-col-state",
    ];
    let heads = heads.map(|key| t.get(key)).to_vec();
    let rows = rows.into_iter().map(|row| cells(row, today, t)).collect();
    view! { <Rows caption=t.get(caption) heads=heads rows=rows/> }.into_any()
}

fn cells(row: PresaInCarico, today: NaiveDate, t: Translator) -> Vec<AnyView> {
    let href = Route::ConsoleTasks(Tasks::Proposal(row.id)).href();
    let made = format!("{} · {}", format::date_time(row.state.proposed().at), age(&row, today, t));
    let tags = tags(&row, t);
    let name = seen(row.name);
    vec![
        view! { <a href=href>{name}</a> }.into_any(),
        row.from.name.into_any(),
        row.to.into_any(),
        t.get(urgency(row.urgency)).into_any(),
        made.into_any(),
        tags,
    ]
}

/// For how long it has been there, in words.
fn age(proposal: &PresaInCarico, today: NaiveDate, t: Translator) -> String {
    t.with("console-presa-age", &[("n", proposal.age(today).into())])
}

/// Where a proposal stands, and that its card changed: shapes and words.
fn tags(proposal: &PresaInCarico, t: Translator) -> AnyView {
    let tag = proposal.state.tag();
    let (kind, icon) = match tag {
        Tag::Created => (TagKind::Hand, "sp-sent"),
        Tag::Seen => (TagKind::Info, "it-password-visible"),
        Tag::Rejected => (TagKind::No, "sp-no"),
        Tag::Accepted => (TagKind::Ok, "sp-ok"),
    };
    let changed = proposal.changed.then(|| {
        view! { " "<StatusTag kind=TagKind::Hand icon="sp-alert" text=t.get("console-presa-changed")/> }
    });
    view! { <StatusTag kind=kind icon=icon text=t.get(state(tag))/>{changed} }.into_any()
}

/// Key of the name of a state.
const fn state(tag: Tag) -> &'static str {
    match tag {
        Tag::Created => "console-presa-state-created",
        Tag::Seen => "console-presa-state-seen",
        Tag::Rejected => "console-presa-state-rejected",
        Tag::Accepted => "console-presa-state-accepted",
    }
}

/// Key of the name of a degree of urgency.
const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Emergency => "console-presa-urgency-emergency",
        Urgency::Urgent => "console-presa-urgency-urgent",
        Urgency::Ordinary => "console-presa-urgency-ordinary",
    }
}

fn problems(errors: &[ProposalError], t: Translator) -> Vec<FieldProblem> {
    errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect()
}

/// A control with the errors of its place.
fn control(name: &'static str, label: &str, errors: &[ProposalError], t: Translator) -> Control {
    let error = errors.iter().map(|error| error.place()).find(|(place, _)| *place == name);
    Control::new(name, t.get(label)).error(error.map(|(_, key)| t.get(key)))
}

/// The page that proposes a card, where that is possible.
pub(super) fn way_to_propose(card: &Card, proposals: &[PresaInCarico]) -> Option<Route> {
    let stands = proposals.iter().any(|proposal| proposal.state.tag() != Tag::Rejected);
    let possible = is_open_to(&card.state) && !card.person.identity.is_anonymous() && !stands;
    possible.then_some(Route::ConsoleTasks(Tasks::Propose(card.id)))
}

/// The proposals of a card, for the page of the card.
pub(super) fn of_card(proposals: &[PresaInCarico], t: Translator) -> AnyView {
    let line = |proposal: &PresaInCarico| {
        let values = [
            ("name", proposal.to.as_str().into()),
            ("date", format::date(day_in_rome(proposal.state.proposed().at)).into()),
            ("state", t.get(state(proposal.state.tag())).into()),
        ];
        let href = Route::ConsoleTasks(Tasks::Proposal(proposal.id)).href();
        (Some(href), t.with("console-presa-of-card", &values))
    };
    let lines: Vec<_> = proposals.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <LinkLines lines=lines/> }).into_any()
}
