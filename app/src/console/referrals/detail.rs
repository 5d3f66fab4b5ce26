//! One referral: what was sent, where it stands, and what this desk can do.

use chrono::NaiveDate;
use domain::{
    calendar::day_in_rome,
    format,
    mask::Field,
    referral::{ActKind, Followed, Outcome, Paper, Side, State},
};
use leptos::prelude::*;

use super::{
    ActForm, REFERRAL_ACTION, ReferralError, WHOM, cancel, control, ended, hidden_in, outcome, over, package,
    problems, samples, state, step,
};
use crate::{
    components::{
        ErrorSummary, TextArea,
        booking::Hidden,
        console::{
            Backbar, Banner, CaseNotice, Columns, Fact, Facts, Line, Lines, LinkLines, MaskBar, MatchOptions,
            OutcomeFields, PageHead, PartForm, ReferralState, Section, SmallButton, SmallKind, SmallLink,
        },
        layout::Subtitle,
    },
    console::{
        form::{MAX_CHARS, PersonChoice},
        outside::paper,
        people::whose,
        person_facts::why,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{self, Route},
};

/// A referral as one of its two desks sees it.
#[derive(Debug, Clone)]
pub struct ReferralPage {
    /// The referral.
    pub followed: Followed,
    /// The day it is in Italy.
    pub today: NaiveDate,
    /// What was typed.
    pub form: ActForm,
    /// What must be corrected.
    pub errors: Vec<ReferralError>,
    /// Whether somebody took another step meanwhile.
    pub moved: bool,
}

impl ReferralPage {
    /// A referral that is only looked at.
    pub fn new(followed: Followed, today: NaiveDate) -> Self {
        Self { followed, today, form: ActForm::default(), errors: Vec::new(), moved: false }
    }
}

impl Page for ReferralPage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        let on = format::date(day_in_rome(self.followed.referral.state.sent().at));
        t.with("console-referral-one", &[("date", on.into())])
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
        let referral = &self.followed.referral;
        let name =
            if referral.is_read() { whose(&referral.name, t).0 } else { t.get("console-referral-over-name") };
        let moved = self.moved.then(|| {
            view! { <CaseNotice title=t.get("console-referral-moved-title") text=t.get("console-referral-moved")/> }
        });
        let (late, tag, hidden) = (
            referral.is_late(),
            referral.state.tag(),
            hidden_in(&self.followed.package, self.followed.told()),
        );
        let (facts, card, acts) = (self.facts(t), self.card(t), self.acts(t));
        let (history, chain) = (self.history(t), self.chain(t));
        let papers = self.papers(t);
        let may_name = self
            .followed
            .may_name
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-referral-may-name")/> });
        let content =
            if self.followed.referral.is_read() { package(self.followed.package, t) } else { over(t) };
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=Route::ConsoleReferrals(None).href() text=t.get("console-referral-title")/>
            {moved}
            <PageHead title=title sub=name/>
            <p><ReferralState tag=tag late=late/></p>
            <MaskBar groups=hidden/>
            <Section id="invio" title=t.get("console-referral-facts-title")>
                <Facts id="invio-dati" columns=Columns::Two facts=facts/>
                {card}
            </Section>
            {acts}
            <Section id="pacco" title=t.get("console-referral-package")>
                {may_name}
                {content}
                {papers}
            </Section>
            <Section id="storia" title=t.get("console-history")>
                <Lines lines=history none=t.get("console-referral-history-none")/>
            </Section>
            {chain}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::referrals()
    }
}

impl ReferralPage {
    fn facts(&self, t: Translator) -> Vec<Fact> {
        let referral = &self.followed.referral;
        let sent = referral.state.sent();
        let age = t.with("console-referral-age", &[("n", referral.age(self.today).into())]);
        let informed = if referral.informed { "console-yes" } else { "console-no" };
        let mut facts = vec![
            Fact::text(t.get("console-referral-from"), format!("{} · {}", referral.from.name, sent.by.name)),
            Fact::text(t.get("console-referral-to"), referral.to.name.clone()),
            Fact::text(t.get("console-referral-sent-on"), format!("{} · {age}", format::date_time(sent.at))),
        ];
        if referral.is_read() {
            facts.push(Fact::text(t.get("console-referral-informed"), t.get(informed)));
            facts.push(Fact::field(t.get("console-referral-why-said"), &referral.why, Clone::clone));
        }
        // Whoever cannot read the name is told whom to ask.
        if let Field::Masked(group) = &referral.name {
            facts.push(Fact::masked(t.get("console-name"), *group));
        }
        match &referral.state {
            State::Concluded { outcome: how, .. } => facts.extend(ended(*how, referral.answer.as_ref(), t)),
            State::Refused { .. } => facts.extend(
                referral
                    .answer
                    .as_ref()
                    .map(|reason| Fact::field(t.get("console-referral-reason"), reason, Clone::clone)),
            ),
            _ => {}
        }
        facts
    }

    /// The way to the card of one's own desk.
    fn card(&self, t: Translator) -> Option<AnyView> {
        let key = match self.followed.referral.side {
            Side::Sender => "console-referral-card-sent",
            Side::Receiver => "console-referral-card-opened",
        };
        self.followed.card.map(|card| {
            view! { <p><SmallLink href=Route::card(card).href() text=t.get(key)/></p> }.into_any()
        })
    }

    /// The documents that went with it, each opened read-only.
    fn papers(&self, t: Translator) -> Option<AnyView> {
        let line = |one: &Paper| {
            let to = routes::Outside::Enclosed { referral: self.followed.referral.id, paper: one.id };
            (Some(Route::Outside(to).href()), paper(one, t))
        };
        let lines: Vec<_> = self.followed.papers.iter().map(line).collect();
        (!lines.is_empty()).then(|| {
            view! { <Subtitle text=t.get("console-outside-papers")/><LinkLines lines=lines/> }.into_any()
        })
    }

    fn acts(&self, t: Translator) -> Vec<AnyView> {
        let referral = &self.followed.referral;
        referral.state.possible(referral.side).iter().map(|act| self.act(*act, t)).collect()
    }

    /// The form of a step.
    fn act(&self, act: ActKind, t: Translator) -> AnyView {
        match act {
            ActKind::Receive => {
                let whom = self.whom(t);
                let text = view! { <p>{t.get("console-referral-receive-lead")}</p>{whom} };
                self.form("ricevi", ("console-referral-receive", SmallKind::Primary), text.into_any(), t)
            }
            ActKind::Refuse => {
                let reason = control("motivo", "console-referral-reason", &self.errors, t)
                    .hint(t.get("console-referral-reason-hint"));
                let text =
                    view! { <TextArea control=reason value=self.form.reason.clone() rows=3 max=MAX_CHARS/> };
                self.form("rimanda", ("console-referral-refuse", SmallKind::Danger), text.into_any(), t)
            }
            ActKind::Cancel => {
                let href = Route::ConsoleReferrals(Some(self.followed.referral.id)).href();
                cancel(href, "console-referral-cancel-lead", t)
            }
            ActKind::Report => {
                let text = self.report(t);
                self.form("esito", ("console-referral-report", SmallKind::Primary), text, t)
            }
            ActKind::Reopen | ActKind::Send | ActKind::See => {
                let note = control("nota", "console-referral-note", &self.errors, t)
                    .hint(t.get("console-referral-note-hint"));
                let text =
                    view! { <TextArea control=note value=self.form.note.clone() rows=3 max=MAX_CHARS/> };
                self.form("riapri", ("console-referral-reopen", SmallKind::Secondary), text.into_any(), t)
            }
        }
    }

    /// Of one that comes from another zone: who of this one it is about, or somebody new.
    fn whom(&self, t: Translator) -> Option<AnyView> {
        let matches = self.followed.matches.clone()?;
        let chosen = PersonChoice::parse(&self.form.person).or_else(|| PersonChoice::suggested(&matches));
        let wrong = self.errors.iter().map(|error| error.place()).find(|(place, _)| *place == WHOM);
        let error = wrong.map(|(_, key)| t.get(key));
        let view = view! {
            <p>{t.get("console-referral-whom")}</p>
            <MatchOptions matches=matches chosen=chosen error=error/>
        };
        Some(view.into_any())
    }

    fn report(&self, t: Translator) -> AnyView {
        let how = control("esito", "console-referral-outcome", &self.errors, t);
        let words = control("testo", "console-referral-text", &self.errors, t)
            .hint(t.get("console-referral-text-hint"));
        let options = Outcome::ALL
            .map(|one| (one.code().to_owned(), t.get(outcome(one).0), t.get(outcome(one).1)))
            .to_vec();
        view! {
            <OutcomeFields control=how options=options value=self.form.outcome.clone()/>
            <TextArea control=words value=self.form.text.clone() rows=3 max=MAX_CHARS/>
        }
        .into_any()
    }

    fn form(
        &self,
        action: &'static str,
        (key, kind): (&'static str, SmallKind),
        content: AnyView,
        t: Translator,
    ) -> AnyView {
        let href = Route::ConsoleReferrals(Some(self.followed.referral.id)).href();
        let id = match action {
            "ricevi" => "azione-ricevi",
            "rimanda" => "azione-rimanda",
            "esito" => "azione-esito",
            _ => "azione-riapri",
        };
        view! {
            <Section id=id title=t.get(key)>
                <PartForm action=href version=None>
                    <Hidden pairs=vec![(REFERRAL_ACTION, action.to_owned())]/>
                    {content}
                    <p><SmallButton kind=kind text=t.get(key)/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }

    /// What happened, oldest first.
    fn history(&self, t: Translator) -> Vec<Line> {
        let line = |one: &domain::referral::Step| Line {
            head: t.get(step(one.act)),
            by: one.by.as_ref().map(|(name, desk)| format!("{name} · {desk}")).unwrap_or_default(),
            at: one.at,
            text: why(one.note.as_ref(), t),
            struck: None,
            act: None,
        };
        self.followed.steps.iter().map(line).collect()
    }

    /// Who handed it to whom, where it went further than from one desk to another.
    fn chain(&self, t: Translator) -> Option<AnyView> {
        let chain = &self.followed.chain;
        (chain.len() > 1).then(|| {
            let words = |hop: &domain::referral::Hop| {
                let values = [
                    ("desk", hop.from.name.as_str().into()),
                    ("name", hop.to.name.as_str().into()),
                    ("date", format::date(day_in_rome(hop.at)).into()),
                    ("state", t.get(state(hop.tag)).into()),
                ];
                (None, t.with("console-referral-hop", &values))
            };
            let lines = chain.iter().map(words).collect();
            view! {
                <Section id="catena" title=t.get("console-referral-chain")><LinkLines lines=lines/></Section>
            }
            .into_any()
        })
    }
}
