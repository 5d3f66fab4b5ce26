//! The configuration as one file: taken out, looked at, and taken in.

use domain::{
    staff::Refusal,
    transfer::{Bar, Flaw, Kind, MAX_REASON, Plan, Row, Section as PlanSection, Step, Wrong as Flawed},
};
use leptos::prelude::*;

use super::{
    Mistake, Wrong, choose_again, control,
    form::REASON,
    problems, prove_first,
    rule_form::RuleWrong,
    transfer_samples,
    transfer_words::{called, changes},
    words,
};
use crate::{
    components::{
        ErrorSummary, StatusTag, TagKind, TextArea,
        booking::Hidden,
        console::{
            Backbar, Banner, EditForm, FileForm, FormFoot, LinkLines, Nested, NestedList, PageHead, Section,
            SmallButton, SmallKind, SmallLink,
        },
        stepper::Alert,
    },
    console::{
        catalogue::{self, Typed},
        codes,
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{Route, StaffPart},
};

/// Field of the file.
pub const FILE: &str = "file";
/// Hidden field of what the file says, on the way to being taken.
pub const CONTENT: &str = "contenuto";
/// Most records of a section, and most mistakes, told at once.
const MOST: usize = 200;
/// Most differences of a record told at once.
const MOST_OF_ONE: usize = 30;

/// The file to take out, and the form of one to take in.
#[derive(Debug, Clone)]
pub struct TransferPage {
    /// Whether a file was taken just now.
    pub taken: bool,
    /// Whether a file was too large to be kept during the proof of identity.
    pub again: bool,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// What was typed.
    pub typed: Typed,
    /// What must be corrected here.
    pub mistakes: Vec<Mistake>,
    /// What must be corrected in the file.
    pub in_file: Vec<Flaw>,
}

impl Page for TransferPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-transfer-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn has_errors(&self) -> bool {
        !self.mistakes.is_empty()
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let done = self.taken.then(|| view! { <Banner icon="sp-ok" text=t.get("console-transfer-done")/> });
        let download = Route::ConsoleStaff(StaffPart::TransferFile).href();
        let action = Route::ConsoleStaff(StaffPart::Transfer { taken: false }).href();
        let file = control(FILE, FILE, t.get("console-transfer-file"), &self.mistakes, t)
            .hint(t.get("console-transfer-file-hint"));
        let why = reason(&self.typed, &self.mistakes, t);
        let prove = prove_first(self.fresh, t);
        view! {
            <ErrorSummary problems=problems(&self.mistakes, t)/>
            {flaws(&self.in_file, t)}
            <PageHead title=t.get("console-transfer-title") sub=t.get("console-transfer-lead")/>
            {done}
            <Section id="esporta" title=t.get("console-transfer-export")>
                <p>{t.get("console-transfer-export-text")}</p>
                <p><SmallLink href=download icon="it-download" text=t.get("console-transfer-download")/></p>
            </Section>
            <Section id="importa" title=t.get("console-transfer-import")>
                <p>{t.get("console-transfer-import-text")}</p>
                {choose_again(self.again, t)}
                {prove}
                <FileForm action=action control=file button=t.get("console-transfer-look")>{why}</FileForm>
            </Section>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        transfer_samples::transfers()
    }
}

/// Why a file is taken.
///
/// # Errors
/// When nobody says it, or in too many words.
pub fn read_reason(typed: &Typed) -> Result<String, Mistake> {
    let why = typed.get(REASON).trim();
    if why.is_empty() {
        Err(Mistake::new(REASON, Wrong::NoReason))
    } else if why.chars().count() > MAX_REASON {
        Err(Mistake::new(REASON, Wrong::TooLong))
    } else {
        Ok(why.to_owned())
    }
}

fn reason(typed: &Typed, mistakes: &[Mistake], t: Translator) -> AnyView {
    let control = control(REASON, REASON, t.get("console-transfer-reason"), mistakes, t);
    let max = u16::try_from(MAX_REASON).unwrap_or(u16::MAX);
    view! { <TextArea control=control value=typed.get(REASON) rows=2 max=max/> }.into_any()
}

/// The mistakes of a file, each with its place.
fn flaws(flaws: &[Flaw], t: Translator) -> Option<AnyView> {
    if flaws.is_empty() {
        return None;
    }
    let lines = flaws.iter().take(MOST).map(|one| (None, format!("{} — {}", one.at, flaw(&one.wrong, t))));
    let lines: Vec<(Option<String>, String)> = lines.collect();
    let rest = more(flaws.len(), MOST, t);
    Some(
        view! {
            <Section id="nel-file" title=t.get("console-transfer-in-file")>
                <p>{t.get("console-transfer-in-file-text")}</p>
                <LinkLines lines=lines/>
                {rest}
            </Section>
        }
        .into_any(),
    )
}

fn flaw(wrong: &Flawed, t: Translator) -> String {
    let text = |key: &str, text: &str| t.with(key, &[("text", text.into())]);
    match wrong {
        Flawed::NotJson { line, column } => t.with(
            "console-transfer-flaw-json",
            &[("number", (*line).into()), ("position", (*column).into())],
        ),
        Flawed::NotOurs => t.get("console-transfer-flaw-not-ours"),
        Flawed::Newer(format) => {
            t.with("console-transfer-flaw-newer", &[("number", format.to_string().into())])
        }
        Flawed::Unknown => t.get("console-transfer-flaw-unknown"),
        Flawed::Shape(said) => shape(said, t),
        Flawed::TooMany => t.get("console-transfer-flaw-too-many"),
        Flawed::Double => t.get("console-transfer-flaw-double"),
        Flawed::NoTable => t.get("console-transfer-flaw-table"),
        Flawed::NoField => t.get("console-transfer-flaw-field"),
        Flawed::NoGroup(code) => text("console-transfer-flaw-group", code),
        Flawed::NoPermission(code) => text("console-transfer-flaw-permission", code),
        Flawed::Text => t.get("console-transfer-flaw-text"),
        Flawed::Days => t.get("console-transfer-flaw-days"),
        Flawed::Hours => t.get("console-transfer-flaw-hours"),
        Flawed::Minutes => t.get("console-durations-error-minutes"),
        Flawed::Given => t.get("console-transfer-flaw-given"),
        Flawed::Tags(flaw) => RuleWrong::Tags(flaw.clone()).message(t),
        Flawed::Line(wrong) => codes::words::wrong(t, wrong),
        Flawed::Service(flaw) => catalogue::words::flaw(t, flaw),
    }
}

/// What the reader of the file said in its own language: which field is missing, or too many, or says what none can say.
fn shape(said: &str, t: Translator) -> String {
    let named = said.split('`').nth(1).unwrap_or_default();
    let key = match said {
        _ if said.starts_with("missing field") => "console-transfer-shape-missing",
        _ if said.starts_with("unknown field") => "console-transfer-shape-unknown",
        _ if said.starts_with("unknown variant") => "console-transfer-shape-value",
        _ => return t.get("console-transfer-flaw-shape"),
    };
    t.with(key, &[("text", named.into())])
}

/// How many are not shown.
fn more(all: usize, shown: usize, t: Translator) -> Option<AnyView> {
    let rest = all.saturating_sub(shown);
    (rest > 0).then(|| view! { <p>{t.with("console-transfer-more", &[("n", rest.into())])}</p> }.into_any())
}

/// What a file would change, to be agreed to.
#[derive(Debug, Clone)]
pub struct TransferPlanPage {
    /// What it would do.
    pub plan: Plan,
    /// Version of the portal that wrote it.
    pub portal: String,
    /// What the file says.
    pub content: String,
    /// Why it is taken.
    pub reason: String,
    /// Whether the administrator proved a moment ago who they are.
    pub fresh: bool,
    /// Whether the configuration changed since it was looked at.
    pub conflict: bool,
    /// What a rule forbade.
    pub refused: Option<Refusal>,
}

impl Page for TransferPlanPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-transfer-plan")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let back = Route::ConsoleStaff(StaffPart::Transfer { taken: false }).href();
        let changes = self.plan.changes();
        let sub = t.with("console-transfer-plan-lead", &[("n", changes.into())]);
        let conflict = self.conflict.then(|| {
            view! {
                <Alert title=t.get("console-transfer-conflict") text=t.get("console-transfer-conflict-text")/>
            }
        });
        let refused = self.refused.map(|refusal| {
            view! { <Alert title=t.get("console-transfer-refused") text=words::refusal(refusal, t)/> }
        });
        let from = (!self.portal.is_empty()).then(
            || view! { <p>{t.with("console-transfer-from", &[("text", self.portal.as_str().into())])}</p> },
        );
        let confirm = if changes == 0 {
            view! { <p>{t.get(nothing(&self.plan))}</p> }.into_any()
        } else {
            self.confirm(back.clone(), t)
        };
        let sections = self.plan.sections.iter().map(|one| section(one, t)).collect_view();
        view! {
            {conflict}
            {refused}
            <Backbar href=back text=t.get("console-transfer-title")/>
            <PageHead title=t.get("console-transfer-plan") sub=sub/>
            {from}
            {sections}
            {confirm}
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        transfer_samples::plans()
    }
}

impl TransferPlanPage {
    /// The form that takes the file.
    fn confirm(&self, back: String, t: Translator) -> AnyView {
        let action = Route::ConsoleStaff(StaffPart::TransferTaken).href();
        let hidden = vec![(CONTENT, self.content.clone()), (REASON, self.reason.clone())];
        view! {
            {prove_first(self.fresh, t)}
            <EditForm action=action version=self.plan.mark()>
                <Hidden pairs=hidden/>
                <FormFoot>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-transfer-take")/>
                    <SmallLink kind=SmallKind::Link href=back text=t.get("console-cancel")/>
                </FormFoot>
            </EditForm>
        }
        .into_any()
    }
}

/// Why there is nothing to take: all is the same already, or the rest of the file is left out.
fn nothing(plan: &Plan) -> &'static str {
    if plan.sections.iter().all(|section| section.rows.is_empty()) {
        "console-transfer-nothing"
    } else {
        "console-transfer-all-barred"
    }
}

/// Id, title, and what becomes of what is taken.
fn heading(kind: Kind, t: Translator) -> (&'static str, String, Option<String>) {
    match kind {
        Kind::Codes => ("tabelle", t.get("console-transfer-codes"), None),
        Kind::Bodies => ("enti", t.get("console-transfer-bodies"), None),
        Kind::Services => {
            let note = t.get("console-transfer-services-note");
            ("servizi", t.get("console-transfer-services"), Some(note))
        }
        Kind::Desks => {
            let note = t.get("console-transfer-desks-note");
            ("sportelli", t.get("console-transfer-desks"), Some(note))
        }
        Kind::Agreements => ("accordi", t.get("console-transfer-agreements"), None),
        Kind::Points => ("sedi", t.get("console-transfer-points"), None),
        Kind::Mails => ("messaggi", t.get("console-transfer-mails"), None),
        Kind::CardRules => {
            let note = t.get("console-transfer-card-rules-note");
            ("regole", t.get("console-transfer-card-rules"), Some(note))
        }
        Kind::Notices => {
            let note = t.get("console-transfer-notices-note");
            ("informative", t.get("console-transfer-notices"), Some(note))
        }
        Kind::Profiles => {
            let note = t.get("console-transfer-masks-note");
            ("maschere", t.get("console-transfer-profiles"), Some(note))
        }
        Kind::Durations => {
            let note = t.get("console-transfer-profiles-note");
            ("durate", t.get("console-durations-title"), Some(note))
        }
    }
}

fn section(section: &PlanSection, t: Translator) -> AnyView {
    let (id, title, note) = heading(section.kind, t);
    let rows: Vec<AnyView> = section.rows.iter().take(MOST).map(|one| row(section.kind, one, t)).collect();
    let list = (!rows.is_empty()).then(|| view! { <NestedList>{rows}</NestedList> });
    let note = note.filter(|_| list.is_some()).map(|note| view! { <p>{note}</p> });
    let only = (!section.only_here.is_empty()).then(|| {
        let lines: Vec<(Option<String>, String)> =
            section.only_here.iter().take(MOST).map(|name| (None, called(section.kind, name, t))).collect();
        let rest = more(section.only_here.len(), MOST, t);
        view! { <p>{t.get("console-transfer-only-here")}</p> <LinkLines lines=lines/> {rest} }.into_any()
    });
    let same = t.with("console-transfer-same", &[("n", section.same.into())]);
    let rest = more(section.rows.len(), MOST, t);
    view! {
        <Section id=id title=title>
            {note}
            {list}
            {rest}
            <p>{same}</p>
            {only}
        </Section>
    }
    .into_any()
}

fn row(kind: Kind, row: &Row, t: Translator) -> AnyView {
    let (tag, lines) = match &row.step {
        Step::Added => {
            let tag =
                view! { <StatusTag kind=TagKind::Ok icon="it-plus" text=t.get("console-transfer-added")/> };
            (tag.into_any(), Vec::new())
        }
        Step::Changed(_) | Step::Revised { .. } => {
            let tag = view! { <StatusTag kind=TagKind::Info icon="it-pencil" text=t.get("console-transfer-changed")/> };
            let mut lines = changes(kind, &row.step, t);
            let rest = lines.len().saturating_sub(MOST_OF_ONE);
            lines.truncate(MOST_OF_ONE);
            if rest > 0 {
                lines.push(t.with("console-transfer-more", &[("n", rest.into())]));
            }
            (tag.into_any(), lines)
        }
        Step::Barred(why) => {
            let tag = view! { <StatusTag kind=TagKind::Hand icon="sp-alert" text=t.get("console-transfer-barred")/> };
            (tag.into_any(), vec![bar(why, t)])
        }
    };
    let name = called(kind, &row.name, t);
    let head = view! { <p><b><bdi>{name}</bdi></b>" "{tag}</p> }.into_any();
    let lines: Vec<(Option<String>, String)> = lines.into_iter().map(|line| (None, line)).collect();
    let within = (!lines.is_empty()).then(|| view! { <LinkLines lines=lines/> }.into_any());
    view! { <Nested head=head buttons=().into_any() within=within/> }.into_any()
}

fn bar(bar: &Bar, t: Translator) -> String {
    let text = |key: &str, text: &str| t.with(key, &[("text", text.into())]);
    match bar {
        Bar::NoDesk => t.get("console-transfer-bar-no-desk"),
        Bar::NoBody => t.get("console-transfer-bar-no-body"),
        Bar::NameTaken => t.get("console-transfer-bar-name-taken"),
        Bar::Shows => t.get("console-transfer-bar-shows"),
        Bar::Past => t.get("console-transfer-bar-past"),
        Bar::Ended => t.get("console-transfer-bar-ended"),
        Bar::NoAgreement => t.get("console-transfer-bar-no-agreement"),
        Bar::NoTarget(name) => text("console-transfer-bar-no-target", name),
        Bar::NoPlace(name) => text("console-transfer-bar-no-place", name),
        Bar::Elsewhere => t.get("console-transfer-bar-elsewhere"),
        Bar::HasDesks => t.get("console-transfer-bar-has-desks"),
        Bar::OtherDesk => t.get("console-transfer-bar-other-desk"),
        Bar::RuleHolds => t.get("console-transfer-bar-rule-holds"),
        Bar::SlugTaken => t.get("console-transfer-bar-slug"),
        Bar::NoProfile => t.get("console-transfer-bar-no-profile"),
        Bar::NotGiven => t.get("console-profiles-refused-not-given"),
        Bar::NoGiven(name) => text("console-transfer-bar-no-given", name),
        Bar::InUse => t.get("console-transfer-bar-in-use"),
        Bar::Beyond => t.get("console-masks-error-beyond"),
        Bar::Unfit => t.get("console-transfer-bar-unfit"),
    }
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    #[test]
    fn a_plan_without_changes_says_whether_all_is_the_same_or_barred() {
        let mut section = PlanSection::new(Kind::Desks);
        let plan = |section: &PlanSection| Plan { sections: vec![section.clone()] };
        assert_eq!(nothing(&plan(&section)), "console-transfer-nothing");
        section.push("Sportello", Step::Barred(Bar::NoDesk));
        assert_eq!(nothing(&plan(&section)), "console-transfer-all-barred");
    }

    #[test]
    fn what_the_reader_of_the_file_says_is_told_in_words() {
        let t = Translator::new(Lang::It);
        for (said, shown) in [
            ("missing field `slug`", "slug"),
            ("unknown field `boh`, expected `name`", "boh"),
            ("unknown variant `x`, expected `y`", "x"),
            ("invalid type: integer `5`, expected a string", "tipo"),
        ] {
            let words = flaw(&Flawed::Shape(said.to_owned()), t);
            assert!(words.contains(shown), "{words}");
            for english in ["missing", "unknown", "invalid", "integer", "expected"] {
                assert!(!words.contains(english), "{words}");
            }
        }
    }
}
