//! The four actions that need words or a confirmation, each a page of its own.

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::{NOTICE_REPLY_DAYS, Suspension, days_after},
    format,
    intake::{Detail, Intake, Notice, State},
    mask::Field,
    person::Match,
};
use leptos::prelude::*;

use super::{
    form::{AcceptForm, AskForm, FormError, FormField, MAX_CHARS, NoticeForm, PersonChoice, messages},
    samples,
};
use crate::{
    components::{
        Control, Input, TextArea, TextField,
        console::{ActionPage, MatchOptions, Quoted, Steps},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{IntakePart, Route},
};

/// Which intake an action is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its identifier.
    pub id: Id<Intake>,
    /// Name and surname, where it may be seen.
    pub applicant: Field<String>,
    /// Register number, as text.
    pub protocollo: String,
}

impl From<&Detail> for About {
    fn from(detail: &Detail) -> Self {
        Self { id: detail.id, applicant: detail.applicant.clone(), protocollo: detail.protocollo.to_string() }
    }
}

impl About {
    fn words(&self) -> String {
        match &self.applicant {
            Field::Shown(name) => format!("{name} · {}", self.protocollo),
            Field::Masked(_) | Field::Absent => self.protocollo.clone(),
        }
    }

    fn href(&self, part: IntakePart) -> String {
        Route::ConsoleIntake { id: self.id, part }.href()
    }
}

fn control(field: FormField, errors: &[FormError], t: Translator) -> Control {
    Control::new(field.name(), t.get(field.label()))
        .id(field.id())
        .error(messages(errors, field, t).into_iter().next())
}

/// Asks the citizen to add something.
#[derive(Debug, Clone)]
pub struct AskIntegration {
    /// Of which intake.
    pub about: About,
    /// The day it is in Italy.
    pub today: NaiveDate,
    /// Whether the clock stops: it does so once only.
    pub stops_clock: bool,
    /// What was typed.
    pub form: AskForm,
    /// What must be corrected.
    pub errors: Vec<FormError>,
}

impl AskIntegration {
    /// The page as it is first shown.
    pub fn new(detail: &Detail, today: NaiveDate) -> Self {
        let stops_clock = detail
            .state
            .submission()
            .is_some_and(|submission| matches!(submission.term.suspension, Suspension::None));
        Self { about: detail.into(), today, stops_clock, form: AskForm::suggested(today), errors: Vec::new() }
    }
}

impl Page for AskIntegration {
    fn title(&self, t: Translator) -> String {
        t.get("console-ask-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let latest = format::date(AskForm::latest(self.today));
        let text = control(FormField::Ask, &self.errors, t).hint(t.get("console-ask-text-hint"));
        let due = control(FormField::Due, &self.errors, t)
            .hint(t.with("console-ask-due-hint", &[("latest", latest.into())]));
        let clock = if self.stops_clock { "console-ask-stops" } else { "console-ask-runs-on" };
        view! {
            <ActionPage
                title=t.get("console-ask-title") of=self.about.words()
                action=self.about.href(IntakePart::Integration) back=self.about.href(IntakePart::Page)
                submit=t.get("console-ask-send") errors=self.errors
            >
                <TextArea control=text value=self.form.text max=MAX_CHARS/>
                <TextField control=due value=self.form.due input=Input::Date max=10/>
                <p>{t.get(clock)}</p>
            </ActionPage>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::asks()
    }
}

/// Tells the citizen that the request is going to be refused, and why.
#[derive(Debug, Clone)]
pub struct GiveNotice {
    /// Of which intake.
    pub about: About,
    /// The day it is in Italy.
    pub today: NaiveDate,
    /// What was typed.
    pub form: NoticeForm,
    /// What must be corrected.
    pub errors: Vec<FormError>,
}

impl GiveNotice {
    /// The page as it is first shown.
    pub fn new(detail: &Detail, today: NaiveDate) -> Self {
        Self { about: detail.into(), today, form: NoticeForm::default(), errors: Vec::new() }
    }
}

impl Page for GiveNotice {
    fn title(&self, t: Translator) -> String {
        t.get("console-notice-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let until = format::date(days_after(self.today, NOTICE_REPLY_DAYS));
        let lead = t.with("console-notice-lead", &[("n", NOTICE_REPLY_DAYS.into()), ("date", until.into())]);
        let reason = control(FormField::Reason, &self.errors, t).hint(t.get("console-notice-reason-hint"));
        view! {
            <ActionPage
                title=t.get("console-notice-title") of=self.about.words()
                action=self.about.href(IntakePart::Notice) back=self.about.href(IntakePart::Page)
                submit=t.get("console-notice-send") danger=true errors=self.errors
            >
                <p>{lead}</p>
                <TextArea control=reason value=self.form.reason max=MAX_CHARS/>
            </ActionPage>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::notices()
    }
}

/// Refuses, after the notice and its days.
#[derive(Debug, Clone)]
pub struct Refuse {
    /// Which intake.
    pub about: About,
    /// The notice, whose days have passed.
    pub notice: Notice,
}

impl Refuse {
    /// The page, if notice was given and its days have passed.
    pub fn new(detail: &Detail, today: NaiveDate) -> Option<Self> {
        match &detail.state {
            State::NoticeGiven { notice, .. } if today > notice.reply_by => {
                Some(Self { about: detail.into(), notice: notice.clone() })
            }
            _ => None,
        }
    }
}

impl Page for Refuse {
    fn title(&self, t: Translator) -> String {
        t.get("console-refuse-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let lead = t.with("console-refuse-lead", &[("date", format::date(self.notice.reply_by).into())]);
        view! {
            <ActionPage
                title=t.get("console-refuse-title") of=self.about.words()
                action=self.about.href(IntakePart::Refuse) back=self.about.href(IntakePart::Page)
                submit=t.get("console-refuse-send") danger=true errors=Vec::new()
            >
                <p>{lead}</p>
                <Quoted id="motivo" title=t.get("console-refused-title") text=self.notice.reason/>
                <p><b>{t.get("console-refuse-final")}</b></p>
            </ActionPage>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::refusals()
    }
}

/// Accepts: says whose card it will be, and what happens.
#[derive(Debug, Clone)]
pub struct Accept {
    /// Which intake.
    pub about: About,
    /// People of the registry who may be the applicant, best first.
    pub matches: Vec<Match>,
    /// What was chosen.
    pub form: AcceptForm,
    /// What must be corrected.
    pub errors: Vec<FormError>,
}

impl Accept {
    /// The page as it is first shown; the choice made on the intake's page comes in the address.
    pub fn new(detail: &Detail, chosen: Option<AcceptForm>) -> Self {
        let form = chosen
            .filter(|form| form.check(&detail.matches).is_ok())
            .unwrap_or_else(|| AcceptForm::suggested(&detail.matches));
        Self { about: detail.into(), matches: detail.matches.clone(), form, errors: Vec::new() }
    }
}

impl Page for Accept {
    fn title(&self, t: Translator) -> String {
        t.get("console-accept-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let happens = ["console-accept-card", "console-accept-person", "console-accept-message"];
        let chosen = PersonChoice::parse(&self.form.person);
        let error = messages(&self.errors, FormField::Person, t).into_iter().next();
        view! {
            <ActionPage
                title=t.get("console-accept-title") of=self.about.words()
                action=self.about.href(IntakePart::Accept) back=self.about.href(IntakePart::Page)
                submit=t.get("console-accept-send") errors=self.errors
            >
                <MatchOptions matches=self.matches chosen=chosen error=error/>
                <Steps title=t.get("console-accept-happens") steps=happens.map(|key| t.get(key)).to_vec()/>
            </ActionPage>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::acceptances()
    }
}
