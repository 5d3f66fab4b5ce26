//! A table out of a file: what is wrong with it, or what it would change.

use domain::codes::{
    Table,
    sheet::{Change, Comparison, Encoding, Problem, Wrong},
};
use leptos::prelude::*;

use super::{Mistake, control, href, problems, row, samples, words};
use crate::{
    components::{
        ErrorSummary, FieldProblem,
        console::{
            Backbar, Banner, EditForm, FileForm, FormFoot, LinkLines, Nested, NestedList, PageHead, Section,
            SmallButton, SmallKind, SmallLink,
        },
        stepper::Alert,
    },
    console::catalogue::Typed,
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::CodesPart,
};

/// Field of the file.
pub const FILE: &str = "file";
/// Hidden field of what the file says, on the way to being taken.
pub const CONTENT: &str = "contenuto";
/// Most mistakes and changes told at once.
const MOST: usize = 200;

/// The form with the file, and what was wrong with the last one.
#[derive(Debug, Clone)]
pub struct ImportPage {
    /// Which table.
    pub table: Table,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected here.
    pub mistakes: Vec<Mistake>,
    /// What must be corrected in the file.
    pub in_file: Vec<Problem>,
}

impl Page for ImportPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-codes-import"), words::table(t, self.table))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty() || !self.in_file.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let hint = t.with("console-codes-file-hint", &[("text", words::names().into())]);
        let file = control(FILE, t.get("console-codes-file"), &self.mistakes, t).hint(hint);
        let title = t.with("console-codes-in-file", &[("n", self.in_file.len().into())]);
        let lines: Vec<_> =
            self.in_file.iter().take(MOST).map(|problem| (None, words::problem(t, problem))).collect();
        let mut summary = problems(&self.mistakes, t);
        if !lines.is_empty() {
            summary.push(FieldProblem { id: FILE.to_owned(), message: title });
        }
        let in_file = (!lines.is_empty()).then(|| {
            view! {
                <Section id="nel-file" title=t.get("console-codes-in-file-list")>
                    <p>{t.get("console-codes-in-file-text")}</p>
                    <LinkLines lines=lines/>
                </Section>
            }
        });
        view! {
            <ErrorSummary problems=summary/>
            {in_file}
            <Backbar href=href(self.table, CodesPart::Page) text=words::table(t, self.table)/>
            <PageHead title=t.get("console-codes-import") sub=t.get("console-codes-import-lead")/>
            <FileForm
                action=href(self.table, CodesPart::Import) control=file accept=".csv,text/csv"
                button=t.get("console-codes-try")
            >
                {row::why(&self.typed, &self.mistakes, t)}
            </FileForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::imports()
    }
}

/// What a file would change, to be agreed to.
#[derive(Debug, Clone)]
pub struct DryRunPage {
    /// Which table.
    pub table: Table,
    /// From when and why, as typed.
    pub typed: Typed,
    /// What the file says, as text.
    pub content: String,
    /// How its letters were written.
    pub encoding: Encoding,
    /// Whether its last line ends.
    pub ends_whole: bool,
    /// What it would change.
    pub comparison: Comparison,
    /// Mark of the table that it was compared with.
    pub agreed: usize,
    /// Whether somebody wrote in the table since the last time.
    pub conflict: bool,
}

impl Page for DryRunPage {
    fn title(&self, t: Translator) -> String {
        format!("{} · {}", t.get("console-codes-dry-run"), words::table(t, self.table))
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = href(self.table, CodesPart::Import);
        let (changed, same) = (self.comparison.changes.len(), self.comparison.same);
        let new = self.comparison.changes.iter().filter(|change| change.before.is_none()).count();
        let counts = [("n", new.into()), ("count", (changed - new).into()), ("number", same.into())];
        let sub = t.with("console-codes-dry-run-lead", &counts);
        let windows = (self.encoding == Encoding::Windows1252)
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-codes-windows")/> });
        let cut = (!self.ends_whole)
            .then(|| view! { <Banner icon="sp-alert" text=t.get("console-codes-no-end")/> });
        let conflict = self.conflict.then(|| {
            view! {
                <Alert title=t.get("console-codes-table-conflict") text=t.get("console-codes-table-conflict-text")/>
            }
        });
        view! {
            {conflict}
            <Backbar href=back.clone() text=t.get("console-codes-import")/>
            <PageHead title=t.get("console-codes-dry-run") sub=sub/>
            {windows}
            {cut}
            {changes(t, &self.comparison.changes)}
            {self.confirm(t, back)}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::dry_runs()
    }
}

impl DryRunPage {
    /// The form that takes the file; there is nothing to take where nothing would change.
    fn confirm(&self, t: Translator, back: String) -> Option<AnyView> {
        if self.comparison.changes.is_empty() {
            return None;
        }
        let version = i32::try_from(self.agreed).unwrap_or(i32::MAX);
        let hidden = [
            (CONTENT, self.content.clone()),
            (row::SINCE, self.typed.get(row::SINCE).to_owned()),
            (row::REASON, self.typed.get(row::REASON).to_owned()),
        ]
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .to_vec();
        Some(
            view! {
                <EditForm action=href(self.table, CodesPart::Imported) version=version>
                    {hidden}
                    <FormFoot>
                        <SmallButton kind=SmallKind::Primary text=t.get("console-codes-take")/>
                        <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                    </FormFoot>
                </EditForm>
            }
            .into_any(),
        )
    }
}

fn changes(t: Translator, changes: &[Change]) -> AnyView {
    if changes.is_empty() {
        return view! { <p>{t.get("console-codes-nothing-changes")}</p> }.into_any();
    }
    let nodes: Vec<AnyView> = changes.iter().take(MOST).map(|change| one(t, change)).collect();
    let more = changes.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| view! { <p>{t.with("console-codes-more", &[("n", more.into())])}</p> });
    view! {
        <Section id="cambia" title=t.get("console-codes-changes")>
            <NestedList>{nodes}</NestedList>
            {rest}
        </Section>
    }
    .into_any()
}

fn one(t: Translator, change: &Change) -> AnyView {
    let label = t.text(&change.after.label);
    let head = view! { <p><b>{change.code.to_string()}</b>" "{label}</p> }.into_any();
    let lines = match &change.before {
        None => vec![t.get("console-codes-added")],
        Some(before) => words::differences(t, before, &change.after),
    };
    let within = view! { <LinkLines lines=lines.into_iter().map(|line| (None, line)).collect()/> }.into_any();
    view! { <Nested head=head buttons=().into_any() within=Some(within)/> }.into_any()
}

/// The mistake of a form whose file is too large.
pub fn too_large() -> Mistake {
    (FILE.to_owned(), Wrong::TooLarge)
}

/// The mistake of a form without a file.
pub fn no_file() -> Mistake {
    (FILE.to_owned(), Wrong::Empty)
}
