//! Access to the file: what waits for this desk, and its answer.

use chrono::NaiveDate;
use domain::{
    document::Document,
    file_access::{DeskFileAccess, State},
    format,
};
use leptos::prelude::*;

use super::{
    correspondence::{files, refused_problems},
    form::{FileAccessForm, FormError, FormField, MAX_CHARS, messages},
    samples,
};
use crate::{
    components::{
        Control, ErrorSummary, Input, TextArea, TextField,
        area::Attached,
        console::{
            AccessRows, Backbar, CaseNotice, Columns, Empty, Fact, Facts, MaskBar, OutcomeFields, PageHead,
            PartForm, Quoted, Section, SmallButton, SmallKind, SmallLink, hidden_by, hidden_groups, problems,
        },
        documents::RefusedFile,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// Requests for access that wait for this desk, the nearest day first.
#[derive(Debug, Clone)]
pub struct FileAccessList {
    /// All of them.
    pub accesses: Vec<DeskFileAccess>,
    /// The day it is in Italy.
    pub today: NaiveDate,
}

impl Page for FileAccessList {
    fn title(&self, t: Translator) -> String {
        t.get("console-file-access-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let rows = if self.accesses.is_empty() {
            view! {
                <Empty title=t.get("console-file-access-empty") why=t.get("console-file-access-empty-why")>
                    <SmallLink href=Route::Console.href() text=t.get("console-to-queue")/>
                </Empty>
            }
            .into_any()
        } else {
            view! { <AccessRows accesses=self.accesses today=self.today/> }.into_any()
        };
        view! {
            <PageHead title=t.get("console-file-access-title") sub=t.get("console-file-access-lead")/>
            {rows}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::file_access_lists()
    }
}

/// Where a request for access stands, in words.
pub(super) fn state_words(state: &State, t: Translator) -> String {
    let (key, date) = match state {
        State::Asked { answer_by } => ("console-file-access-due", format::date(*answer_by)),
        State::Deferred { until, .. } => ("console-file-access-deferred", format::date(*until)),
        State::Granted { decided, .. } => ("console-file-access-granted", format::date_time(decided.at)),
        State::Refused { decided, .. } => ("console-file-access-refused", format::date_time(decided.at)),
    };
    t.with(key, &[("date", date.into())])
}

/// A request for access, and the form of its answer.
#[derive(Debug, Clone)]
pub struct FileAccessDetail {
    /// The request, through the mask.
    pub access: DeskFileAccess,
    /// What was attached to the answer so far.
    pub attached: Vec<Document>,
    /// What was typed.
    pub form: FileAccessForm,
    /// What must be corrected.
    pub errors: Vec<FormError>,
    /// Files that were not taken.
    pub refused: Vec<RefusedFile>,
    /// Whether somebody answered it meanwhile.
    pub stale: bool,
}

impl FileAccessDetail {
    /// The page as it is first shown.
    pub fn new(access: DeskFileAccess, attached: Vec<Document>) -> Self {
        Self {
            access,
            attached,
            form: FileAccessForm::default(),
            errors: Vec::new(),
            refused: Vec::new(),
            stale: false,
        }
    }
}

impl Page for FileAccessDetail {
    fn title(&self, t: Translator) -> String {
        let number = self.access.protocollo.to_string();
        t.with("console-file-access-number", &[("number", number.into())])
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || !self.refused.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let problems: Vec<_> =
            problems(&self.errors, t).into_iter().chain(refused_problems(&self.refused, t)).collect();
        let stale = self.stale.then(|| {
            view! { <CaseNotice title=t.get("console-stale-title") text=t.get("console-stale-why")/> }
        });
        let hidden = hidden_groups([hidden_by(&self.access.applicant), hidden_by(&self.access.words)]);
        let facts = facts(&self.access, t);
        let title = self.title(t);
        let (of, intake) = (self.access.of.to_string(), Route::intake(self.access.intake).href());
        let form = self.access.state.tag().is_open().then(|| answer_form(self, t));
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=Route::ConsoleAccesses.href() text=t.get("console-file-access-title")/>
            {stale}
            <PageHead title=title/>
            <MaskBar groups=hidden/>
            <Section id="chiesto" title=t.get("console-file-access-asked")>
                <Facts id="chiesto-dati" columns=Columns::Two facts=facts/>
                <p><SmallLink href=intake text=t.get("console-file-access-of") more=of/></p>
            </Section>
            {form}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::file_accesses()
    }
}

fn facts(access: &DeskFileAccess, t: Translator) -> Vec<Fact> {
    let name = t.get("console-name");
    let (wanted, interest) = (t.get("console-file-access-wanted"), t.get("console-file-access-interest"));
    vec![
        Fact::field(name, &access.applicant, Clone::clone),
        Fact::text(t.get("console-col-service"), t.text(&access.service_title)),
        Fact::text(t.get("console-intake-arrived"), format::date_time(access.asked_at)),
        Fact::text(t.get("console-col-term"), state_words(&access.state, t)),
        Fact::field(wanted, &access.words, |(wanted, _)| wanted.clone()),
        Fact::field(interest, &access.words, |(_, interest)| interest.clone()),
    ]
}

fn answer_form(page: FileAccessDetail, t: Translator) -> AnyView {
    let control = |field: FormField| {
        Control::new(field.name(), t.get(field.label()))
            .id(field.id())
            .error(messages(&page.errors, field, t).into_iter().next())
    };
    let deferred = match &page.access.state {
        State::Deferred { reason, .. } => Some(reason.clone()),
        _ => None,
    };
    let mut options = vec![
        (
            FileAccessForm::GRANT.to_owned(),
            t.get("console-file-access-grant"),
            t.get("console-file-access-grant-hint"),
        ),
        (
            FileAccessForm::REFUSE.to_owned(),
            t.get("console-file-access-refuse"),
            t.get("console-file-access-refuse-hint"),
        ),
    ];
    let until = deferred.is_none().then(|| {
        let (word, hint) = (t.get("console-file-access-defer"), t.get("console-file-access-defer-hint"));
        options.push((FileAccessForm::DEFER.to_owned(), word, hint));
        let until = control(FormField::Until).hint(t.get("console-file-access-until-hint")).optional(true);
        view! { <TextField control=until value=page.form.until.clone() input=Input::Date max=10/> }
    });
    let quoted = deferred.map(|reason| {
        view! { <Quoted id="rinvio" title=t.get("console-file-access-defer-reason") text=reason/> }
    });
    let (decision, words) = (
        control(FormField::Decision),
        control(FormField::Answer).hint(t.get("console-file-access-words-hint")),
    );
    let files = files(&page.refused, t);
    view! {
        <Section id="rispondi" title=t.get("console-file-access-answer")>
            {quoted}
            <PartForm action=Route::ConsoleAccess { id: page.access.id }.href() version=None files=true>
                <OutcomeFields control=decision options=options value=page.form.decision/>
                {until}
                <TextArea control=words value=page.form.words rows=5 max=MAX_CHARS/>
                {files}
                <p><SmallButton kind=SmallKind::Primary text=t.get("console-file-access-send")/></p>
                <Attached
                    documents=page.attached title=t.get("console-message-attached")
                    remove=t.get("console-message-detach")
                />
            </PartForm>
        </Section>
    }
    .into_any()
}
