//! Cards handed to other desks: the lists, one referral, and the forms that send.

mod detail;
mod form;
mod hand_over;
mod new;
mod samples;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    actor::DeskRef,
    calendar::day_in_rome,
    format,
    mask::{Field, Group, Mask},
    referral::{
        ActKind, HandOver, Lists, Opened, Outcome, Paper, Piece, Receiver, Referral, Section as Part, Tag,
        outside,
    },
};
use leptos::prelude::*;

pub use detail::ReferralPage;
use form::WHOM;
pub use form::{ActForm, HandOverForm, REFERRAL_ACTION, ReferralError, SendForm, TO};
pub use hand_over::HandOverPage;
pub use new::NewReferral;

use crate::{
    components::{
        Control, FieldProblem, Pick, SeveralField,
        booking::Hidden,
        console::{
            AnsweredSteps, Columns, Empty, Fact, Facts, Fold, LinkLines, PageHead, PartForm, ReferralRows,
            Section, SmallButton, SmallKind, enumerated, hidden_by, hidden_groups,
        },
        layout::{Small, Subtitle},
    },
    console::{outside::paper, person_facts::with_why},
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// What a desk received, sent and handed on.
#[derive(Debug, Clone)]
pub struct ReferralsList {
    /// The referrals.
    pub lists: Lists,
    /// What went to bodies without access.
    pub outside: outside::List,
    /// This instant.
    pub now: DateTime<Utc>,
}

impl Page for ReferralsList {
    fn title(&self, t: Translator) -> String {
        t.get("console-referral-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let Lists { received, sent, handed_over } = self.lists;
        let today = day_in_rome(self.now);
        let outside = super::outside::section(&self.outside, self.now, t);
        let handed_over = (!handed_over.is_empty()).then(|| {
            let lines = handed_over.into_iter().map(|one| (None, hand_over_words(&one, t))).collect();
            view! {
                <Section id="istanze" title=t.get("console-referral-handed-over")>
                    <LinkLines lines=lines/>
                </Section>
            }
        });
        view! {
            <PageHead title=t.get("console-referral-title") sub=t.get("console-referral-lead")/>
            <Section id="ricevuti" title=t.get("console-referral-received")>
                {rows(received, today, "console-referral-received-none", "console-referral-received", t)}
            </Section>
            <Section id="inviati" title=t.get("console-referral-sent")>
                {rows(sent, today, "console-referral-sent-none", "console-referral-sent", t)}
            </Section>
            {outside}
            {handed_over}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::lists()
    }
}

fn rows(rows: Vec<Referral>, today: NaiveDate, none: &str, caption: &str, t: Translator) -> AnyView {
    if rows.is_empty() {
        let none = t.get(none);
        return view! { <Small>{none}</Small> }.into_any();
    }
    view! { <ReferralRows rows=rows today=today caption=t.get(caption)/> }.into_any()
}

/// A request that changed desk, in a sentence.
fn hand_over_words(one: &HandOver, t: Translator) -> String {
    let values = [
        ("protocollo", one.protocollo.as_str().into()),
        ("desk", one.to.name.as_str().into()),
        ("date", format::date_time(one.made.at).into()),
        ("name", one.made.by.name.as_str().into()),
    ];
    with_why(t.with("console-referral-handed-over-line", &values), Some(&one.why), t)
}

fn problems(errors: &[ReferralError], t: Translator) -> Vec<FieldProblem> {
    errors.iter().map(|error| FieldProblem::at(error.place(), t)).collect()
}

/// A control with the errors of its place.
fn control(name: &'static str, label: &str, errors: &[ReferralError], t: Translator) -> Control {
    let error = errors.iter().map(|error| error.place()).find(|(place, _)| *place == name);
    Control::new(name, t.get(label)).error(error.map(|(_, key)| t.get(key)))
}

/// The desks that may receive; who had it is said so before anything is sent.
fn picks(receivers: &[Receiver], t: Translator) -> Vec<Pick> {
    let pick = |receiver: &Receiver| {
        let DeskRef { id, name } = &receiver.desk;
        let words = format!("{}: {name}", receiver.organisation);
        let words = match &receiver.zone {
            Some(zone) => {
                let values = [("name", zone.name.as_str().into()), ("desk", words.into())];
                t.with("console-referral-far", &values)
            }
            None => words,
        };
        let words =
            if receiver.had { t.with("console-referral-had", &[("desk", words.into())]) } else { words };
        Pick::new(id.to_string(), words)
    };
    receivers.iter().map(pick).collect()
}

/// What the mask of a receiver keeps from it, in words.
fn hidden_words(mask: &Mask, t: Translator) -> Option<String> {
    // Who somebody under a protective alias is, nearly nobody sees: that says nothing about this receiver.
    let groups: Vec<_> = mask.groups().filter(|group| *group != Group::ProtectedIdentity).collect();
    let which = enumerated(&groups, t);
    (!groups.is_empty()).then(|| t.with("console-referral-hidden", &[("groups", which.into())]))
}

/// The documents of a card to be chosen, where it has some.
pub(super) fn papers(all: &[Paper], chosen: &[String], t: Translator) -> Option<AnyView> {
    (!all.is_empty()).then(|| {
        let control = Control::new("documento", t.get("console-outside-papers"))
            .hint(t.get("console-outside-papers-hint"));
        let options = all.iter().map(|one| Pick::new(one.id.to_string(), paper(one, t))).collect();
        view! { <SeveralField control=control options=options values=chosen.to_vec()/> }.into_any()
    })
}

/// Name of a part that travels.
pub(super) fn piece(piece: Piece, t: Translator) -> String {
    let key = match piece {
        Piece::Person => "console-referral-piece-person",
        Piece::Contacts => "console-referral-piece-contacts",
        Piece::Access => "console-part-access",
        Piece::Filled(part) => return part.label().to_owned(),
        Piece::Services => "console-part-services",
        Piece::Answers => "console-part-answers",
        Piece::Notes => "console-referral-piece-notes",
    };
    t.get(key)
}

/// A part to be chosen, with the number of facts in it; of the answers, what goes along with other parts only.
pub(super) fn option(part: &Part, t: Translator) -> Pick {
    let count = t.with("console-referral-facts", &[("n", part.count().into())]);
    let words = format!("{} · {count}", piece(part.piece, t));
    let words = match part.piece {
        Piece::Answers => t.with("console-referral-answers", &[("text", words.into())]),
        _ => words,
    };
    Pick::new(part.piece.code(), words)
}

/// Key of the name of a state.
pub(crate) const fn state(tag: Tag) -> &'static str {
    match tag {
        Tag::Sent => "console-referral-state-sent",
        Tag::Seen => "console-referral-state-seen",
        Tag::Received => "console-referral-state-received",
        Tag::Concluded => "console-referral-state-concluded",
        Tag::Refused => "console-referral-state-refused",
        Tag::Cancelled => "console-referral-state-cancelled",
    }
}

pub(super) const fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Accepted => ("console-referral-outcome-accepted", "console-referral-outcome-accepted-hint"),
        Outcome::SentOn => ("console-referral-outcome-sent-on", "console-referral-outcome-sent-on-hint"),
        Outcome::Closed => ("console-referral-outcome-closed", "console-referral-outcome-closed-hint"),
    }
}

/// Key of the name of a step.
const fn step(act: Option<ActKind>) -> &'static str {
    match act {
        Some(ActKind::Send) => "console-referral-step-sent",
        Some(ActKind::See) => "console-referral-step-seen",
        Some(ActKind::Receive) => "console-referral-step-received",
        Some(ActKind::Refuse) => "console-referral-step-refused",
        Some(ActKind::Cancel) => "console-referral-step-cancelled",
        Some(ActKind::Report) => "console-referral-step-reported",
        Some(ActKind::Reopen) => "console-referral-step-reopened",
        None => "console-referral-step-late",
    }
}

/// How it ended, with what was written of it: in one fact, unless a mask hides the words.
pub(super) fn ended(how: Outcome, words: Option<&Field<String>>, t: Translator) -> Vec<Fact> {
    let (label, how) = (t.get("console-referral-outcome"), t.get(outcome(how).0));
    match words {
        None => vec![Fact::text(label, how)],
        Some(Field::Shown(text)) => vec![Fact::text(label, format!("{how}: {text}"))],
        Some(hidden) => {
            let words = Fact::field(t.get("console-referral-text"), hidden, Clone::clone);
            vec![Fact::text(label, how), words]
        }
    }
}

/// The groups of which something is hidden in what travels, and in what is told besides.
pub(super) fn hidden_in<'a>(
    opened: &'a Opened,
    told: impl IntoIterator<Item = &'a Field<String>>,
) -> Vec<Group> {
    let facts = opened.sections.iter().flat_map(|(_, lines)| lines).map(|(_, value)| hidden_by(value));
    let answers = opened.answers.iter().flat_map(|step| &step.lines).map(|(_, line)| hidden_by(line));
    hidden_groups(facts.chain(answers).chain(told.into_iter().map(hidden_by)))
}

/// What stands where the package was.
fn over(t: Translator) -> AnyView {
    view! { <Empty title=t.get("console-referral-over") why=t.get("console-referral-over-why")/> }.into_any()
}

/// What travels, to be read.
pub(super) fn package(opened: Opened, t: Translator) -> AnyView {
    if opened.sections.is_empty() && opened.answers.is_empty() {
        return view! { <Empty title=t.get("console-referral-empty") why=t.get("console-referral-empty-why")/> }.into_any();
    }
    let sections = opened
        .sections
        .into_iter()
        .map(|(of, lines)| {
            let facts =
                lines.iter().map(|(label, value)| Fact::field(label.clone(), value, Clone::clone)).collect();
            view! {
                <Subtitle text=piece(of, t)/>
                <Facts id=format!("pacco-{}", of.code()) columns=Columns::Two facts=facts/>
            }
        })
        .collect_view();
    view! {
        {sections}
        <AnsweredSteps answers=opened.answers/>
    }
    .into_any()
}

/// Taking something back, which is asked once more before it is done.
pub(super) fn cancel(action: String, lead: &str, t: Translator) -> AnyView {
    let lead = t.get(lead);
    view! {
        <Section id="azione-annulla" title=t.get("console-referral-cancel")>
            <Fold summary=t.get("console-referral-cancel-ask")>
                <PartForm action=action version=None>
                    <Hidden pairs=vec![(REFERRAL_ACTION, "annulla".to_owned())]/>
                    <p>{lead}</p>
                    <p><SmallButton kind=SmallKind::Danger text=t.get("console-referral-cancel-do")/></p>
                </PartForm>
            </Fold>
        </Section>
    }
    .into_any()
}

/// The referrals of a card, and the way to send it, for the page of the card.
pub(super) fn of_card(referrals: &[Referral], t: Translator) -> AnyView {
    let line = |referral: &Referral| {
        let key = match referral.side {
            domain::referral::Side::Sender => "console-referral-of-card-sent",
            domain::referral::Side::Receiver => "console-referral-of-card-received",
        };
        let values = [
            ("desk", referral.other().name.as_str().into()),
            ("date", format::date(day_in_rome(referral.state.sent().at)).into()),
            ("state", t.get(state(referral.state.tag())).into()),
        ];
        (Some(Route::ConsoleReferrals(Some(referral.id)).href()), t.with(key, &values))
    };
    let lines: Vec<_> = referrals.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <LinkLines lines=lines/> }).into_any()
}

/// How a request came to this desk, for the page of the request.
pub(super) fn came(one: &HandOver, t: Translator) -> String {
    let values = [
        ("desk", one.from.name.as_str().into()),
        ("date", format::date_time(one.made.at).into()),
        ("name", one.made.by.name.as_str().into()),
    ];
    t.with("console-referral-came", &values)
}
