//! One proposal: why, the card as it is now, what changed in it, and the answer.

use chrono::NaiveDate;
use domain::{
    calendar::day_in_rome,
    format,
    mask::Group,
    presa_in_carico::{ActKind, Change, Followed, State},
};
use leptos::prelude::*;

use super::{AnswerForm, PROPOSAL_ACTION, ProposalError, age, control, problems, samples, tags, urgency};
use crate::{
    components::{
        ErrorSummary, TextArea,
        booking::Hidden,
        console::{
            Backbar, Banner, CaseNotice, Columns, Fact, Facts, Line, Lines, MaskBar, PageHead, PartForm,
            Section, SmallButton, SmallKind, SmallLink, hidden_by, hidden_groups,
        },
    },
    console::{
        form::MAX_CHARS,
        people::whose,
        referrals::{package, piece},
        words,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, Tasks},
};

/// A proposal as the desk that made it, or the service that received it, sees it.
#[derive(Debug, Clone)]
pub struct ProposalPage {
    /// The proposal.
    pub followed: Followed,
    /// The day it is in Italy.
    pub today: NaiveDate,
    /// What was typed.
    pub form: AnswerForm,
    /// What must be corrected.
    pub errors: Vec<ProposalError>,
    /// Whether somebody answered it meanwhile.
    pub moved: bool,
}

impl ProposalPage {
    /// A proposal that is only looked at.
    pub fn new(followed: Followed, today: NaiveDate) -> Self {
        Self { followed, today, form: AnswerForm::default(), errors: Vec::new(), moved: false }
    }
}

impl Page for ProposalPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        let on = format::date(day_in_rome(self.followed.proposal.state.proposed().at));
        t.with("console-presa-one", &[("date", on.into())])
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let title = self.title(t);
        let proposal = &self.followed.proposal;
        let (name, _) = whose(&proposal.name, t);
        let moved = self.moved.then(|| {
            view! { <CaseNotice title=t.get("console-presa-moved-title") text=t.get("console-presa-moved")/> }
        });
        let changed = proposal
            .changed
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-presa-changed-since")/> });
        let (tags, groups, hidden) = (tags(proposal, t), self.groups(), self.hidden(t));
        let (facts, card, buttons, later) = (self.facts(t), self.card(t), self.acts(t), self.changes(t));
        let content = package(self.followed.package, t);
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=Route::ConsoleTasks(Tasks::Proposals).href() text=t.get("console-presa-title")/>
            {moved}
            <PageHead title=title sub=name/>
            <p>{tags}</p>
            {changed}
            <MaskBar groups=groups/>
            <Section id="proposta" title=t.get("console-presa-facts-title")>
                <Facts id="proposta-dati" columns=Columns::Two facts=facts/>
                {card}
            </Section>
            {buttons}
            <Section id="scheda" title=t.get("console-presa-card")>
                {hidden}
                {content}
            </Section>
            <Section id="cambiamenti" title=t.get("console-presa-changes")>
                <Lines lines=later none=t.get("console-presa-changes-none")/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::proposals()
    }
}

impl ProposalPage {
    /// The groups of which something may be hidden in here.
    fn groups(&self) -> Vec<Group> {
        let proposal = &self.followed.proposal;
        let own = [&proposal.name, &proposal.category, &proposal.why].map(hidden_by);
        hidden_groups(self.followed.hidden.iter().copied().map(Some).chain(own))
    }

    /// The hidden groups, each with the way to ask for it. Whether the card says anything of them is not told.
    fn hidden(&self, t: Translator) -> Option<AnyView> {
        let fact = |group: &Group| Fact::masked(t.get(words::group(*group)), *group);
        let facts: Vec<Fact> = self.followed.hidden.iter().map(fact).collect();
        (!facts.is_empty())
            .then(|| view! { <Facts id="nascosti" columns=Columns::Two facts=facts/> }.into_any())
    }

    fn facts(&self, t: Translator) -> Vec<Fact> {
        let proposal = &self.followed.proposal;
        let proposed = proposal.state.proposed();
        let made = format!("{} · {}", format::date_time(proposed.at), age(proposal, self.today, t));
        let mut facts = vec![
            Fact::text(t.get("console-presa-from"), format!("{} · {}", proposal.from.name, proposed.by.name)),
            Fact::text(t.get("console-presa-to"), proposal.to.clone()),
            Fact::text(t.get("console-presa-proposed"), made),
            Fact::text(t.get("console-presa-urgency"), t.get(urgency(proposal.urgency))),
            Fact::field(t.get("console-presa-category"), &proposal.category, Clone::clone),
            Fact::field(t.get("console-presa-why-said"), &proposal.why, Clone::clone),
        ];
        // Whoever cannot read the name is told whom to ask.
        if let Some(group) = hidden_by(&proposal.name) {
            facts.push(Fact::masked(t.get("console-name"), group));
        }
        let who = |moment: &domain::intake::Moment| {
            format!("{} · {}", moment.by.name, format::date_time(moment.at))
        };
        match &proposal.state {
            State::Created { .. } => {}
            State::Seen { seen, .. } => facts.push(Fact::text(t.get("console-presa-seen"), who(seen))),
            State::Rejected { rejected, .. } => {
                facts.push(Fact::text(t.get("console-presa-rejected"), who(rejected)));
                facts.extend(
                    proposal
                        .answer
                        .as_ref()
                        .map(|reason| Fact::field(t.get("console-presa-reason"), reason, Clone::clone)),
                );
            }
            State::Accepted { accepted, .. } => {
                facts.push(Fact::text(t.get("console-presa-accepted"), who(accepted)));
            }
        }
        facts
    }

    /// The way to the card, for the desk that it belongs to.
    fn card(&self, t: Translator) -> Option<AnyView> {
        self.followed.card.map(|card| {
            view! { <p><SmallLink href=Route::card(card).href() text=t.get("console-presa-card-open")/></p> }
                .into_any()
        })
    }

    fn acts(&self, t: Translator) -> Vec<AnyView> {
        let proposal = &self.followed.proposal;
        let possible: &[ActKind] = if proposal.receives { proposal.state.possible() } else { &[] };
        possible.iter().map(|act| self.act(*act, t)).collect()
    }

    /// The form of an answer.
    fn act(&self, act: ActKind, t: Translator) -> AnyView {
        match act {
            ActKind::Reject => {
                let reason = control("motivo", "console-presa-reason", &self.errors, t)
                    .hint(t.get("console-presa-reason-hint"));
                let text =
                    view! { <TextArea control=reason value=self.form.reason.clone() rows=3 max=MAX_CHARS/> };
                self.form("respingi", ("console-presa-reject", SmallKind::Danger), text.into_any(), t)
            }
            ActKind::Accept | ActKind::See => {
                let text = view! { <p>{t.get("console-presa-accept-lead")}</p> };
                self.form("accetta", ("console-presa-accept", SmallKind::Primary), text.into_any(), t)
            }
        }
    }

    fn form(
        &self,
        action: &'static str,
        (key, kind): (&'static str, SmallKind),
        content: AnyView,
        t: Translator,
    ) -> AnyView {
        let href = Route::ConsoleTasks(Tasks::Proposal(self.followed.proposal.id)).href();
        view! {
            <Section id=format!("azione-{action}") title=t.get(key)>
                <PartForm action=href version=None>
                    <Hidden pairs=vec![(PROPOSAL_ACTION, action.to_owned())]/>
                    {content}
                    <p><SmallButton kind=kind text=t.get(key)/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }

    /// What changed in the card since, newest first.
    fn changes(&self, t: Translator) -> Vec<Line> {
        let line = |change: &Change| {
            let parts: Vec<String> = change.pieces.iter().map(|one| piece(*one, t)).collect();
            let head =
                if parts.is_empty() { t.get("console-presa-changed-hidden") } else { parts.join(", ") };
            let (by, at) = (change.by.clone(), change.at);
            Line { head, by, at, text: String::new(), struck: None, act: None }
        };
        self.followed.changes.iter().map(line).collect()
    }
}
