//! Operators out of a file: what it must look like, and what it would do.

use domain::{
    codes::sheet::Encoding,
    staff::{
        Refusal,
        sheet::{Became, Column, Done, FileProblem, Reason, StaffReport},
    },
};
use leptos::prelude::*;

use super::{Mistake, Wrong, choose_again, control, form, problems, prove_first, words};
use crate::{
    components::{
        ErrorSummary, TextArea,
        booking::Hidden,
        console::{
            Backbar, Banner, EditForm, FileForm, FormFoot, PageHead, Rows, Section, SmallButton, SmallKind,
            SmallLink,
        },
        stepper::Alert,
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// Field of the file.
pub const FILE: &str = "file";
/// Hidden field of what the file says, on the way to being taken.
pub const CONTENT: &str = "contenuto";

/// Why a file is taken.
///
/// # Errors
/// When nobody says it, or in too many words.
pub fn read_reason(typed: &Typed) -> Result<String, Mistake> {
    form::reason(typed, form::REASON)
}

/// The form with the file, and what was wrong with the last one.
#[derive(Debug, Clone)]
pub struct StaffImportPage {
    /// Whether a file was too large to be kept during the proof of identity.
    pub again: bool,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected.
    pub mistakes: Vec<Mistake>,
}

impl Page for StaffImportPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-staff-import")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleStaff(StaffPart::members()).href();
        let action = Route::ConsoleStaff(StaffPart::Import).href();
        let file = control(FILE, FILE, t.get("console-staff-import-file"), &self.mistakes, t)
            .hint(t.get("console-staff-import-file-hint"));
        let why = control(form::REASON, form::REASON, t.get("console-staff-reason"), &self.mistakes, t);
        let max = u16::try_from(domain::staff::MAX_REASON).unwrap_or(u16::MAX);
        let typed = self.typed.get(form::REASON).to_owned();
        let heads = vec![t.get("console-staff-import-column"), t.get("console-staff-import-meaning")];
        let columns = Column::ALL.into_iter().map(|one| column(one, t)).collect();
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            <Backbar href=back text=t.get("console-staff-title")/>
            <PageHead title=t.get("console-staff-import") sub=t.get("console-staff-import-lead")/>
            {choose_again(self.again, t)}
            {prove_first(self.fresh, t)}
            <FileForm action=action control=file accept=".csv,text/csv" button=t.get("console-codes-try")>
                <TextArea control=why value=typed rows=2 max=max/>
            </FileForm>
            <Section id="colonne" title=t.get("console-staff-import-columns")>
                <Rows caption=t.get("console-staff-import-columns") heads=heads rows=columns/>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self { again: false, fresh: true, typed: Typed::default(), mistakes: Vec::new() };
        let nothing = vec![Mistake::new(FILE, Wrong::NoFile), Mistake::new(form::REASON, Wrong::NoReason)];
        let mut typed = Typed::default();
        typed.set(form::REASON, "Nuovo servizio <b>");
        let wrong = |problem| Self {
            typed: typed.clone(),
            mistakes: vec![Mistake::new(FILE, Wrong::Operators(problem))],
            ..empty.clone()
        };
        let columns = FileProblem::Columns(vec!["ruolo".to_owned(), "?".to_owned()]);
        vec![
            ("empty", Self { fresh: false, ..empty.clone() }),
            ("again", Self { again: true, ..empty.clone() }),
            ("nothing-typed", Self { mistakes: nothing, ..empty.clone() }),
            ("no-text", wrong(FileProblem::NotText)),
            ("no-lines", wrong(FileProblem::Empty)),
            ("too-many", wrong(FileProblem::TooMany)),
            ("columns", wrong(columns)),
            ("cut", wrong(FileProblem::Cut(7))),
        ]
    }
}

fn column(one: Column, t: Translator) -> Vec<AnyView> {
    let name = if one.is_needed() {
        format!("{} ({})", one.name(), t.get("console-staff-import-needed"))
    } else {
        one.name().to_owned()
    };
    vec![name.into_any(), words::column(one, t).into_any()]
}

/// What a file of operators would do, to be agreed to.
#[derive(Debug, Clone)]
pub struct StaffReportPage {
    /// What it would do.
    pub report: StaffReport,
    /// How its letters were written.
    pub encoding: Encoding,
    /// Whether its last line ends.
    pub ends_whole: bool,
    /// What the file says, as text.
    pub content: String,
    /// Why it is taken.
    pub reason: String,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// Whether operators changed since it was looked at.
    pub conflict: bool,
}

impl Page for StaffReportPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-staff-import-report")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleStaff(StaffPart::Import).href();
        let (done, refused) = (self.report.done.len(), self.report.refused.len());
        let counts = [("n", done.into()), ("count", self.report.same.into()), ("number", refused.into())];
        let sub = t.with("console-staff-import-counts", &counts);
        let windows = (self.encoding == Encoding::Windows1252)
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-codes-windows")/> });
        let cut = (!self.ends_whole)
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-codes-no-end")/> });
        let confirm = self.confirm(back.clone(), t);
        view! {
            {self.alert(t)}
            <Backbar href=back text=t.get("console-staff-import")/>
            <PageHead title=t.get("console-staff-import-report") sub=sub/>
            {windows}
            {cut}
            {taken(&self.report.done, t)}
            {left_out(&self.report.refused, t)}
            {confirm}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples()
    }
}

impl StaffReportPage {
    fn alert(&self, t: Translator) -> Option<AnyView> {
        let (title, text) = if self.report.is_too_wrong() {
            ("console-staff-import-too-wrong", "console-staff-import-too-wrong-text")
        } else if self.conflict {
            ("console-staff-import-conflict", "console-staff-import-conflict-text")
        } else {
            return None;
        };
        Some(view! { <Alert title=t.get(title) text=t.get(text)/> }.into_any())
    }

    /// The form that takes the file, if there is anything to take and it may be.
    fn confirm(&self, back: String, t: Translator) -> Option<AnyView> {
        if self.report.is_too_wrong() {
            return None;
        }
        if self.report.done.is_empty() {
            return Some(view! { <p>{t.get("console-staff-import-nothing")}</p> }.into_any());
        }
        let action = Route::ConsoleStaff(StaffPart::Imported).href();
        let hidden = vec![(CONTENT, self.content.clone()), (form::REASON, self.reason.clone())];
        Some(
            view! {
                {prove_first(self.fresh, t)}
                <EditForm action=action version=self.report.mark()>
                    <Hidden pairs=hidden/>
                    <FormFoot>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-staff-import-take")/>
                        <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                    </FormFoot>
                </EditForm>
            }
            .into_any(),
        )
    }
}

fn taken(done: &[Done], t: Translator) -> Option<AnyView> {
    if done.is_empty() {
        return None;
    }
    let heads = [
        "console-staff-import-line",
        "console-staff-name",
        "console-staff-works-at",
        "console-staff-import-what",
    ];
    let heads = heads.map(|key| t.get(key)).to_vec();
    let row = |one: &Done| {
        let what = match one.became {
            Became::Newcomer => "console-staff-import-newcomer",
            Became::Given => "console-staff-import-given",
            Became::Changed => "console-staff-import-changed",
        };
        vec![
            one.line.to_string().into_any(),
            one.name.clone().into_any(),
            one.desk.clone().into_any(),
            t.get(what).into_any(),
        ]
    };
    let rows = done.iter().map(row).collect();
    Some(
        view! {
            <Section id="prese" title=t.get("console-staff-import-taken")>
                <Rows caption=t.get("console-staff-import-taken") heads=heads rows=rows/>
            </Section>
        }
        .into_any(),
    )
}

fn left_out(refused: &[(usize, Reason)], t: Translator) -> Option<AnyView> {
    if refused.is_empty() {
        return None;
    }
    let heads = vec![t.get("console-staff-import-line"), t.get("console-staff-import-reason")];
    let row = |(line, reason): &(usize, Reason)| {
        vec![line.to_string().into_any(), words::left_out(*reason, t).into_any()]
    };
    let rows = refused.iter().map(row).collect();
    Some(
        view! {
            <Section id="fuori" title=t.get("console-staff-import-refused")>
                <Rows caption=t.get("console-staff-import-refused") heads=heads rows=rows/>
            </Section>
        }
        .into_any(),
    )
}

fn samples() -> Vec<(&'static str, StaffReportPage)> {
    let done = |line, became| Done {
        line,
        name: "Nives \"d’Angelo\" <sera>".to_owned(),
        desk: "Sportello sociale di Pontelaro".to_owned(),
        became,
    };
    let done = vec![done(2, Became::Newcomer), done(3, Became::Given), done(4, Became::Changed)];
    let reasons = [
        Reason::Cells,
        Reason::Account,
        Reason::FiscalCode,
        Reason::WayIn,
        Reason::Name,
        Reason::Role,
        Reason::Day,
        Reason::Double,
        Reason::Desk,
        Reason::Profile,
        Reason::Refused(Refusal::Oneself),
    ];
    let refused: Vec<(usize, Reason)> = (5..).zip(reasons).collect();
    let page = StaffReportPage {
        report: StaffReport { done, refused, same: 400 },
        encoding: Encoding::Windows1252,
        ends_whole: false,
        content: "account;nome\n<b>;\"x\"\n".to_owned(),
        reason: "Nuovo servizio".to_owned(),
        fresh: false,
        conflict: true,
    };
    let few = StaffReportPage {
        report: StaffReport { same: 0, ..page.report.clone() },
        conflict: false,
        ..page.clone()
    };
    let nothing = StaffReportPage {
        report: StaffReport { done: Vec::new(), refused: Vec::new(), same: 3 },
        encoding: Encoding::Utf8,
        ends_whole: true,
        fresh: true,
        conflict: false,
        ..page.clone()
    };
    vec![("lines", page), ("too-wrong", few), ("nothing", nothing)]
}
