//! What whoever has the link sees: the question for the code, then what was sent and the answers to it.

use domain::{
    format,
    referral::{
        ActKind, Outcome, Package, Paper,
        outside::{Gone, Look, Reading, Sender, Shown, State},
    },
};
use leptos::prelude::*;

use super::{
    OutsideError, ReceiverForm,
    form::{MAX_CODE, MAX_NAME, control, problems},
    paper, samples,
};
use crate::{
    components::{
        Block, Button, ButtonKind, Dl, DlEntry, ErrorSummary, Input, LinkButton, Note, TextArea, TextField,
        booking::Hidden,
        console::{OutcomeFields, ReferralState},
        layout::{Container, Stack, Subtitle, Title},
        request::PostForm,
        summary,
    },
    console::{
        form::MAX_CHARS,
        referrals::{REFERRAL_ACTION, outcome, piece},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page, use_frame},
    routes::{self, Route},
};

/// The query of whoever said that this is the browser.
const AGAIN: &str = "ancora=si";

/// The page behind a link.
#[derive(Debug, Clone)]
pub struct ReceiverPage {
    /// The token of the link.
    pub token: String,
    /// What it leads to.
    pub look: Look,
    /// What was typed.
    pub form: ReceiverForm,
    /// What must be corrected.
    pub errors: Vec<OutsideError>,
}

impl Page for ReceiverPage {
    /// Nothing about anybody: it stands in the history of the browser.
    fn title(&self, t: Translator) -> String {
        t.get("console-outside-page")
    }

    fn layout(&self) -> Layout {
        Layout::Flow
    }

    /// Whoever receives works for a body here: the words are those of the office.
    fn is_for_operators(&self) -> bool {
        true
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let content = match &self.look {
            Look::Code => self.question(t),
            Look::Elsewhere(sender) => self.elsewhere(sender, t),
            Look::Gone(why, sender) => gone(*why, sender, t),
            Look::Open(shown) => self.open(shown, t),
        };
        view! {
            <Container>
                <ErrorSummary problems=problems(&self.errors, t)/>
                {content}
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::receivers()
    }
}

/// Whom to ask for a new link.
fn ask(sender: &Sender, t: Translator) -> AnyView {
    let desk = ("desk", sender.desk.as_str().into());
    let words = match &sender.phone {
        Some(phone) => t.with("console-outside-ask-phone", &[desk, ("phone", phone.as_str().into())]),
        None => t.with("console-outside-ask-desk", &[desk]),
    };
    view! { <p>{words}</p> }.into_any()
}

fn gone(why: Gone, sender: &Sender, t: Translator) -> AnyView {
    let key = match why {
        Gone::Expired => "console-outside-gone-expired",
        Gone::WrongCodes => "console-outside-gone-codes",
        Gone::TakenBack => "console-outside-gone-back",
    };
    view! {
        <Title text=t.get("console-outside-gone") lead=t.get(key)/>
        {ask(sender, t)}
    }
    .into_any()
}

impl ReceiverPage {
    fn href(&self) -> String {
        Route::Outside(routes::Outside::Link { token: self.token.clone() }).href()
    }

    fn question(&self, t: Translator) -> AnyView {
        let code = control("codice", "console-outside-code-typed", &self.errors, t)
            .hint(t.get("console-outside-code-hint"));
        let typed = self.form.code.clone();
        view! {
            <Title text=t.get("console-outside-page") lead=t.get("console-outside-question")/>
            <PostForm action=self.href()>
                <Hidden pairs=vec![(REFERRAL_ACTION, "codice".to_owned())]/>
                <TextField control=code value=typed input=Input::Code max=MAX_CODE/>
                <Note icon="sp-lock">{t.get("console-outside-binds")}</Note>
                <p><Button text=t.get("console-outside-open")/></p>
            </PostForm>
        }
        .into_any()
    }

    /// A browser that comes from a mail sends no strict cookie with its first request, but with the next one.
    /// Whoever tried that is in another one.
    fn elsewhere(&self, sender: &Sender, t: Translator) -> AnyView {
        let tried = use_frame().query.split('&').any(|pair| pair == AGAIN);
        let again = if tried {
            view! { <Note icon="sp-alert">{t.get("console-outside-elsewhere-not")}</Note> }.into_any()
        } else {
            let href = format!("{}?{AGAIN}", self.href());
            view! { <p><LinkButton href=href text=t.get("console-outside-elsewhere-again")/></p> }.into_any()
        };
        view! {
            <Title text=t.get("console-outside-elsewhere") lead=t.get("console-outside-elsewhere-lead")/>
            {again}
            {ask(sender, t)}
        }
        .into_any()
    }

    fn open(&self, shown: &Shown, t: Translator) -> AnyView {
        let values =
            [("desk", shown.from.name.as_str().into()), ("office", shown.organisation.as_str().into())];
        let lead = t.with("console-outside-from", &values);
        let until =
            t.with("console-outside-answer-until", &[("date", format::date_time(shown.until).into())]);
        let (what, said) = (reading(shown, t), said(&shown.state, t));
        let papers = self.papers(shown, t);
        let acts: Vec<_> = shown.state.answers().iter().map(|act| self.act(*act, t)).collect();
        let tag = shown.state.tag();
        let until = (!acts.is_empty()).then(|| view! { <p>{until}</p> });
        view! {
            <Title text=t.get("console-outside-page") lead=lead/>
            <Stack>
                <p><ReferralState tag=tag late=false/></p>
                {said}
                {what}
                {papers}
                {acts}
                {until}
            </Stack>
        }
        .into_any()
    }

    /// The documents that went with it.
    fn papers(&self, shown: &Shown, t: Translator) -> Option<AnyView> {
        let papers = shown.reading.as_ref().map(|reading| &reading.papers).filter(|all| !all.is_empty())?;
        let link = |one: &Paper| {
            let route =
                Route::Outside(routes::Outside::Document { token: self.token.clone(), paper: one.id });
            view! { <li><a href=route.href()>{paper(one, t)}</a></li> }
        };
        let lines = papers.iter().map(link).collect_view();
        let title = t.get("console-outside-papers");
        Some(view! { <Block id="documenti" title=title><ul>{lines}</ul></Block> }.into_any())
    }

    /// The form of an answer.
    fn act(&self, act: ActKind, t: Translator) -> AnyView {
        match act {
            ActKind::Receive => {
                let who = control("incaricato", "console-outside-who", &self.errors, t)
                    .hint(t.get("console-outside-who-hint"));
                let fields = view! { <TextField control=who value=self.form.who.clone() max=MAX_NAME/> };
                self.form("ricevuta", ("console-outside-receive", ButtonKind::Primary), fields.into_any(), t)
            }
            ActKind::Refuse => {
                let reason = control("motivo", "console-referral-reason", &self.errors, t)
                    .hint(t.get("console-referral-reason-hint"));
                let fields =
                    view! { <TextArea control=reason value=self.form.reason.clone() rows=3 max=MAX_CHARS/> };
                self.form("rifiuta", ("console-outside-refuse", ButtonKind::Danger), fields.into_any(), t)
            }
            _ => self.form("esito", ("console-referral-report", ButtonKind::Primary), self.report(t), t),
        }
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
        (key, kind): (&'static str, ButtonKind),
        fields: AnyView,
        t: Translator,
    ) -> AnyView {
        let href = self.href();
        view! {
            <Block id=format!("azione-{action}") title=t.get(key)>
                <PostForm action=href>
                    <Hidden pairs=vec![(REFERRAL_ACTION, action.to_owned())]/>
                    {fields}
                    <p><Button kind=kind text=t.get(key)/></p>
                </PostForm>
            </Block>
        }
        .into_any()
    }
}

/// What became of it, in a sentence; nothing where an answer is awaited.
fn said(state: &State, t: Translator) -> Option<AnyView> {
    let words = match state {
        State::Received { taken, .. } => {
            t.with("console-outside-said-received", &[("name", taken.by.as_str().into())])
        }
        State::Concluded { .. } => t.get("console-outside-said-concluded"),
        State::Refused { .. } => t.get("console-outside-said-refused"),
        State::Sent { .. } | State::Seen { .. } | State::Cancelled { .. } => return None,
    };
    Some(view! { <Note icon="sp-ok">{words}</Note> }.into_any())
}

/// What was sent, within the hours for reading it.
fn reading(shown: &Shown, t: Translator) -> Option<AnyView> {
    let Some(Reading { why, informed, package, may_name, until, .. }) = &shown.reading else {
        let over = !shown.state.answers().is_empty();
        return over.then(|| view! { <p>{t.get("console-outside-reading-over")}</p> }.into_any());
    };
    let informed = t.get(if *informed { "console-yes" } else { "console-no" });
    let entries = vec![
        DlEntry::new(t.get("console-referral-why-said"), why.clone()),
        DlEntry::new(t.get("console-referral-informed"), informed),
    ];
    let note = t.with("console-outside-reading-until", &[("date", format::date_time(*until).into())]);
    let parts = parts(package, t);
    let may_name =
        may_name.then(|| view! { <Note icon="sp-alert">{t.get("console-referral-may-name")}</Note> });
    let content = view! {
        <Note icon="sp-lock">{note}</Note>
        {may_name}
        <Block id="perche" title=t.get("console-referral-facts-title")><Dl entries=entries/></Block>
        {parts}
    };
    Some(content.into_any())
}

fn parts(package: &Package, t: Translator) -> Vec<AnyView> {
    let part = |section: &domain::referral::Section| {
        let lines: Vec<_> =
            section.lines.iter().map(|line| DlEntry::new(line.label.clone(), line.value.clone())).collect();
        let lines = (!lines.is_empty()).then(|| view! { <Dl entries=lines two=true/> });
        let answers = section
            .answers
            .iter()
            .map(|(title, lines)| {
                let entries = lines.iter().map(|line| summary::entry(t, line)).collect();
                view! { <Subtitle text=t.text(title)/><Dl entries=entries two=true/> }
            })
            .collect_view();
        view! {
            <Block id=format!("pacco-{}", section.piece.code()) title=piece(section.piece, t)>
                {lines}
                {answers}
            </Block>
        }
        .into_any()
    };
    package.sections.iter().map(part).collect()
}
