//! One that the desk sent outside: where it stands, what came back, and what the desk can do.

use chrono::{DateTime, Utc};
use domain::{
    calendar::day_in_rome,
    format,
    mask::Field,
    referral::{
        Tag,
        outside::{Event, Followed, Outside, State, Step},
    },
};
use leptos::prelude::*;

use super::{
    OutsideActForm, OutsideError,
    form::{MAX_EMAIL, control, problems},
    paper, samples, standing,
};
use crate::{
    components::{
        ErrorSummary, Input, TextField,
        booking::Hidden,
        console::{
            Backbar, CaseNotice, Columns, Fact, Facts, Line, Lines, LinkLines, MaskBar, PageHead, PartForm,
            ReferralState, Section, SmallButton, SmallLink,
        },
        layout::Subtitle,
    },
    console::{
        people::whose,
        person_facts::why,
        referrals::{REFERRAL_ACTION, cancel, ended, hidden_in, package},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{self, Route},
};

/// It as the desk that sent it sees it.
#[derive(Debug, Clone)]
pub struct OutsidePage {
    /// What was handed over.
    pub followed: Followed,
    /// This instant.
    pub now: DateTime<Utc>,
    /// Drawn for the form that makes a new link.
    pub link: String,
    /// What was typed.
    pub form: OutsideActForm,
    /// What must be corrected.
    pub errors: Vec<OutsideError>,
    /// Whether the body took another step meanwhile.
    pub moved: bool,
}

impl Page for OutsidePage {
    /// Tabs are seen by whoever passes by: without the person's name.
    fn title(&self, t: Translator) -> String {
        let on = format::date(day_in_rome(self.followed.referral.state.sent().at));
        t.with("console-outside-one", &[("date", on.into())])
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
        let (name, _) = whose(&self.followed.referral.name, t);
        let moved = self.moved.then(|| {
            view! { <CaseNotice title=t.get("console-referral-moved-title") text=t.get("console-outside-moved")/> }
        });
        let (late, tag, hidden, facts) = (
            self.followed.referral.is_late(),
            self.followed.referral.state.tag(),
            hidden_in(&self.followed.package, self.followed.told()),
            self.facts(t),
        );
        let (acts, card) = (self.acts(t), Route::card(self.followed.card).href());
        let history = self.followed.steps.iter().map(|one| line(one, t)).collect();
        let papers = papers(&self.followed, t);
        let content = package(self.followed.package, t);
        view! {
            <ErrorSummary problems=problems(&self.errors, t)/>
            <Backbar href=Route::ConsoleReferrals(None).href() text=t.get("console-referral-title")/>
            {moved}
            <PageHead title=title sub=name/>
            <p><ReferralState tag=tag late=late/></p>
            <MaskBar groups=hidden/>
            <Section id="invio" title=t.get("console-referral-facts-title")>
                <Facts id="invio-dati" columns=Columns::Two facts=facts/>
                <p><SmallLink href=card text=t.get("console-referral-card-sent")/></p>
            </Section>
            {acts}
            <Section id="pacco" title=t.get("console-referral-package")>{content}{papers}</Section>
            <Section id="storia" title=t.get("console-history")>
                <Lines lines=history none=t.get("console-referral-history-none")/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::pages()
    }
}

impl OutsidePage {
    fn facts(&self, t: Translator) -> Vec<Fact> {
        let referral = &self.followed.referral;
        let (sent, link) = (referral.state.sent(), &referral.link);
        let informed = if referral.informed { "console-yes" } else { "console-no" };
        let mut facts = vec![
            Fact::text(t.get("console-referral-from"), format!("{} · {}", referral.from.name, sent.by.name)),
            Fact::text(t.get("console-outside-body"), referral.body.clone()),
            Fact::text(t.get("console-outside-email"), link.address.to_string()),
            Fact::text(t.get("console-referral-sent-on"), format::date_time(sent.at)),
            Fact::text(t.get("console-outside-link"), t.get(standing(referral, self.now))),
            Fact::text(t.get("console-outside-until"), format::date_time(link.until)),
            Fact::text(t.get("console-outside-tries"), link.tries.to_string()),
            Fact::text(t.get("console-referral-informed"), t.get(informed)),
            Fact::field(t.get("console-referral-why-said"), &referral.why, Clone::clone),
        ];
        // Whoever cannot read the name is told whom to ask.
        if let Field::Masked(group) = &referral.name {
            facts.push(Fact::masked(t.get("console-name"), *group));
        }
        facts.extend(answered(referral, t));
        facts
    }

    fn acts(&self, t: Translator) -> Vec<AnyView> {
        match self.followed.referral.state.tag() {
            Tag::Sent | Tag::Seen => {
                vec![self.relink(t), cancel(self.href(), "console-outside-cancel-lead", t)]
            }
            Tag::Received => vec![self.relink(t)],
            Tag::Concluded | Tag::Refused | Tag::Cancelled => Vec::new(),
        }
    }

    fn href(&self) -> String {
        Route::Outside(routes::Outside::One(self.followed.referral.id)).href()
    }

    fn relink(&self, t: Translator) -> AnyView {
        let email = control("email", "console-outside-email-other", &self.errors, t)
            .hint(t.get("console-outside-email-other-hint"))
            .optional(true);
        let pairs = vec![(REFERRAL_ACTION, "link".to_owned()), ("_collegamento", self.link.clone())];
        let (action, value) = (self.href(), self.form.email.clone());
        view! {
            <Section id="azione-link" title=t.get("console-outside-relink")>
                <PartForm action=action version=None>
                    <Hidden pairs=pairs/>
                    <p>{t.get("console-outside-relink-lead")}</p>
                    <TextField control=email value=value input=Input::Email max=MAX_EMAIL/>
                    <p><SmallButton text=t.get("console-outside-relink")/></p>
                </PartForm>
            </Section>
        }
        .into_any()
    }
}

/// The documents that went with it.
fn papers(followed: &Followed, t: Translator) -> Option<AnyView> {
    let lines: Vec<_> = followed.papers.iter().map(|one| (None, paper(one, t))).collect();
    (!lines.is_empty()).then(|| {
        view! { <Subtitle text=t.get("console-outside-papers")/><LinkLines lines=lines/> }.into_any()
    })
}

/// What came back from the body.
fn answered(referral: &Outside, t: Translator) -> Vec<Fact> {
    let taken = |by: &str| Fact::text(t.get("console-outside-taken"), by.to_owned());
    let answer = referral.answer.as_ref();
    match &referral.state {
        State::Received { taken: one, .. } => vec![taken(&one.by)],
        State::Concluded { taken: one, outcome: how, .. } => {
            [taken(&one.by)].into_iter().chain(ended(*how, answer, t)).collect()
        }
        State::Refused { .. } => answer
            .map(|reason| Fact::field(t.get("console-referral-reason"), reason, Clone::clone))
            .into_iter()
            .collect(),
        State::Sent { .. } | State::Seen { .. } | State::Cancelled { .. } => Vec::new(),
    }
}

fn line(one: &Step, t: Translator) -> Line {
    Line {
        head: t.get(event(one.event)),
        by: one.by.clone().unwrap_or_default(),
        at: one.at,
        text: why(one.note.as_ref(), t),
        struck: None,
        act: None,
    }
}

/// Key of the name of an event.
const fn event(event: Event) -> &'static str {
    match event {
        Event::Sent => "console-outside-step-sent",
        Event::Seen => "console-outside-step-seen",
        Event::Received => "console-outside-step-received",
        Event::Refused => "console-outside-step-refused",
        Event::Cancelled => "console-outside-step-cancelled",
        Event::Reported => "console-outside-step-reported",
        Event::Relinked => "console-outside-step-relinked",
        Event::Locked => "console-outside-step-locked",
        Event::Undelivered => "console-outside-step-undelivered",
        Event::Late => "console-outside-step-late",
    }
}
