//! Documents that operators keep: the list of them, the form that adds one, and what may be wrong with either.

use domain::{
    Id,
    document::{DeskDocument, DeskDocuments, Document, Sort, Verification, desk_rule},
    format,
    mask::Group,
    permission::Permission,
};
use leptos::prelude::*;

use super::{diary::MAX_LINE, person_facts::struck, words};
use crate::{
    components::{
        Control, FieldProblem, Pick, SelectField, StatusTag, TagKind, TextField,
        area::{FileLink, FileLinks},
        console::{Columns, Fact, Facts, Fold, Line, Lines, PartForm, SmallButton, SmallKind, may_do},
        documents::{FileInput, RefusedFile, accept, kind_name, rule_hint},
        layout::Subtitle,
    },
    i18n::Translator,
};

/// Name of the control that takes the file, in every form of this kind.
pub const FILE: &str = "documento";
/// Its id in the form of a request.
const FILE_ID: &str = "allegato-file";

/// A document as it is described, or the reason for which one is removed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaperForm {
    /// Code of what it is about.
    pub sort: String,
    /// Title.
    pub title: String,
    /// Why one is removed.
    pub why: String,
}

/// What must be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperError {
    /// Not said what it is about, or something that this desk does not see.
    Sort,
    /// No title, or too much.
    Title,
    /// No file was chosen.
    NoFile,
    /// The file will not do.
    File(RefusedFile),
    /// The file was good, but it is gone because of the rest.
    Again,
    /// No reason for removing this one, or too much.
    Why(Id<DeskDocument>),
    /// It was removed already.
    Removed(Id<DeskDocument>),
}

impl PaperError {
    /// The `id` of the control, where the file has this id.
    fn place(&self, file: &str) -> String {
        match self {
            Self::Sort => "allegato-tipo".to_owned(),
            Self::Title => "allegato-titolo".to_owned(),
            Self::NoFile | Self::File(_) | Self::Again => file.to_owned(),
            Self::Why(id) => format!("perche-{id}"),
            Self::Removed(id) => format!("tolto-{id}"),
        }
    }

    /// What is wrong, and what to do.
    pub fn message(&self, t: Translator) -> String {
        match self {
            Self::Sort => t.get("console-paper-error-sort"),
            Self::Title => t.get("console-paper-error-title"),
            Self::NoFile => t.get("problem-file-no-file"),
            Self::File(file) => format!("{}: {}", file.name, file.problem.message(t)),
            Self::Again => t.get("console-paper-error-again"),
            Self::Why(_) => t.get("console-paper-error-why"),
            Self::Removed(_) => t.get("console-paper-error-removed"),
        }
    }

    /// Whether the file must be chosen, or chosen again.
    const fn is_about_file(&self) -> bool {
        matches!(self, Self::NoFile | Self::File(_) | Self::Again)
    }

    /// The line of the summary, where the control of the file has this id.
    pub fn problem(&self, file: &str, t: Translator) -> FieldProblem {
        FieldProblem { id: self.place(file), message: self.message(t) }
    }
}

impl PaperForm {
    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let one = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        Self { sort: one("tipo"), title: one("titolo"), why: one("perche") }
    }

    /// What it is about, and its title; nobody keeps what their own desk may not see.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, hidden: &[Group]) -> Result<(Sort, String), Vec<PaperError>> {
        let seen = |sort: &Sort| !hidden.contains(&sort.group());
        let chosen = Sort::CHOSEN.into_iter().find(|sort| sort.code() == self.sort);
        let sort = chosen.filter(seen).ok_or(PaperError::Sort);
        let title = line(&self.title).ok_or(PaperError::Title);
        match (sort, title) {
            (Ok(sort), Ok(title)) => Ok((sort, title)),
            (sort, title) => Err([sort.err(), title.err()].into_iter().flatten().collect()),
        }
    }

    /// Why this one is removed.
    ///
    /// # Errors
    /// When nothing, or too much, was written.
    pub fn reason(&self, of: Id<DeskDocument>) -> Result<String, PaperError> {
        line(&self.why).ok_or(PaperError::Why(of))
    }
}

fn line(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (1..=usize::from(MAX_LINE)).contains(&typed.chars().count()).then(|| typed.to_owned())
}

/// The documents, each with what can be done about it; `href` is the address of one.
pub(super) fn list(
    documents: &DeskDocuments,
    href: impl Fn(Id<DeskDocument>) -> String,
    (form, errors): (&PaperForm, &[PaperError]),
    t: Translator,
) -> AnyView {
    let lines = documents.shown.iter().map(|document| Line {
        head: words::paper_title(document.title.as_deref(), document.sort, t),
        by: document.uploaded.by.name.clone(),
        at: document.uploaded.at,
        text: String::new(),
        struck: document.removed.as_ref().map(|removed| struck("console-paper-removed", removed, t)),
        act: Some(about(document, href(document.id), (form, errors), t)),
    });
    let lines = lines.collect();
    let none = if documents.hidden == 0 { "console-paper-none" } else { "console-paper-none-shown" };
    let hidden = (documents.hidden > 0).then(|| {
        let words = t.with("console-paper-hidden", &[("n", documents.hidden.into())]);
        view! { <p>{words}</p> }
    });
    view! { <Lines lines=lines none=t.get(none)/>{hidden} }.into_any()
}

/// What is known of a document, the link that opens it, and the form that removes it.
fn about(
    document: &DeskDocument,
    href: String,
    (form, errors): (&PaperForm, &[PaperError]),
    t: Translator,
) -> AnyView {
    let facts = vec![
        Fact::text(t.get("console-paper-sort"), t.get(words::paper(document.sort))),
        Fact::text(
            t.get("console-paper-file"),
            format!("{}, {}, {}", document.name, kind_name(document.kind), format::size(document.size)),
        ),
        Fact::text(t.get("console-paper-sha"), in_blocks(&document.sha256.to_string())),
    ];
    let state = words::verification(document.verification);
    let kind = match document.verification {
        Verification::Waiting => TagKind::Info,
        Verification::Accepted => TagKind::Ok,
        Verification::Rejected => TagKind::No,
    };
    let link = document.removed.is_none().then(|| {
        let links = vec![link(document, href.clone())];
        view! { <FileLinks links=links/> }
    });
    let may_remove = document.removed.is_none() && may_do(Permission::EditCards);
    let remove = may_remove.then(|| removal(document, href, (form, errors), t));
    let late = errors.contains(&PaperError::Removed(document.id)).then(|| {
        view! { <p id=format!("tolto-{}", document.id)>{t.get("console-paper-error-removed")}</p> }
    });
    view! {
        <p><StatusTag kind=kind icon=state.icon text=t.get(state.key)/></p>
        <Facts id=format!("allegato-{}", document.id) columns=Columns::Two facts=facts/>
        {link}
        {late}
        {remove}
    }
    .into_any()
}

/// The link knows of documents of citizens; what it looks at is the same.
fn link(document: &DeskDocument, href: String) -> FileLink {
    let like = Document {
        id: Id::new(document.id.uuid()),
        question: String::new(),
        name: document.name.clone(),
        kind: document.kind,
        size: document.size,
        sha256: document.sha256,
        verification: document.verification,
        uploaded_at: document.uploaded.at,
    };
    FileLink::new(&like, href)
}

/// A long number in blocks of eight, so that it breaks where there is no room.
fn in_blocks(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(8).map(|block| block.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn removal(
    document: &DeskDocument,
    action: String,
    (form, errors): (&PaperForm, &[PaperError]),
    t: Translator,
) -> AnyView {
    let wrong = errors.iter().find(|error| **error == PaperError::Why(document.id));
    let open = wrong.is_some();
    let why = Control::new("perche", t.get("console-paper-remove-why"))
        .id(format!("perche-{}", document.id))
        .error(wrong.map(|error| error.message(t)));
    let value = if open { form.why.clone() } else { String::new() };
    let more = words::paper_title(document.title.as_deref(), document.sort, t);
    view! {
        <Fold summary=t.get("console-paper-remove") open=open>
            <PartForm action=action version=None>
                <TextField control=why value=value max=MAX_LINE/>
                <p><SmallButton kind=SmallKind::Danger text=t.get("console-paper-remove-do") more=more/></p>
            </PartForm>
        </Fold>
    }
    .into_any()
}

/// The form that adds one to a request.
pub(super) fn adding(
    action: String,
    hidden: &[Group],
    (form, errors): (&PaperForm, &[PaperError]),
    t: Translator,
) -> AnyView {
    let error = |wrong: &PaperError| errors.contains(wrong).then(|| wrong.message(t));
    let seen = |sort: &Sort| !hidden.contains(&sort.group());
    let options = Sort::CHOSEN.into_iter().filter(seen);
    let options = options.map(|sort| Pick::new(sort.code(), t.get(words::paper(sort)))).collect();
    let sort = Control::new("tipo", t.get("console-paper-sort"))
        .id("allegato-tipo")
        .hint(t.get("console-paper-sort-hint"))
        .error(error(&PaperError::Sort));
    let title = Control::new("titolo", t.get("console-paper-name"))
        .id("allegato-titolo")
        .error(error(&PaperError::Title));
    let control =
        Control::new(FILE, t.get("console-paper-file")).id(FILE_ID).hint(rule_hint(t, &desk_rule()));
    let file = file(control, errors, t);
    let (chosen, typed) = (form.sort.clone(), form.title.clone());
    view! {
        <Subtitle text=t.get("console-paper-new")/>
        <PartForm action=action version=None files=true>
            <SelectField control=sort options=options value=chosen empty=t.get("console-choose")/>
            <TextField control=title value=typed max=MAX_LINE/>
            {file}
            <p><SmallButton kind=SmallKind::Primary text=t.get("console-paper-add")/></p>
        </PartForm>
    }
    .into_any()
}

/// A control that takes one file, with what is wrong about it.
fn file(control: Control, errors: &[PaperError], t: Translator) -> AnyView {
    let wrong: Vec<String> =
        errors.iter().filter(|error| error.is_about_file()).map(|error| error.message(t)).collect();
    let control = control.error((!wrong.is_empty()).then(|| wrong.join(" ")));
    view! { <FileInput control=control accept=accept(&desk_rule()) one=true/> }.into_any()
}

/// The control that takes the scan of a new signature, which may as well come later.
pub(super) fn scan_of_new(id: &str, errors: &[PaperError], t: Translator) -> AnyView {
    let hint = format!("{} {}", t.get("console-scan-hint"), rule_hint(t, &desk_rule()));
    let control = Control::new(FILE, t.get("console-scan-of-sheet")).id(id).hint(hint).optional(true);
    file(control, errors, t)
}

/// The form that adds a scan to a signature on paper.
pub(super) fn adding_scan(action: String, id: &str, errors: &[PaperError], t: Translator) -> AnyView {
    let rule = desk_rule();
    let control = Control::new(FILE, t.get("console-scan-of-sheet")).id(id).hint(rule_hint(t, &rule));
    let open = errors.iter().any(PaperError::is_about_file);
    let file = file(control, errors, t);
    view! {
        <Fold summary=t.get("console-scan-new") open=open>
            <PartForm action=action version=None files=true>
                {file}
                <p><SmallButton text=t.get("console-scan-add")/></p>
            </PartForm>
        </Fold>
    }
    .into_any()
}

/// The lines of the summary of a request.
pub(super) fn problems(errors: &[PaperError], t: Translator) -> Vec<FieldProblem> {
    errors.iter().map(|error| error.problem(FILE_ID, t)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_needs_a_title_and_a_sort_that_the_desk_sees() {
        let form = PaperForm { sort: "health".to_owned(), title: " Verbale ".to_owned(), why: String::new() };
        assert_eq!(form.check(&[]), Ok((Sort::Health, "Verbale".to_owned())));
        assert_eq!(form.check(&[Group::Health]), Err(vec![PaperError::Sort]));
        assert_eq!(PaperForm::default().check(&[]), Err(vec![PaperError::Sort, PaperError::Title]));
        let forged = PaperForm { sort: "signature".to_owned(), ..form };
        assert_eq!(forged.check(&[]), Err(vec![PaperError::Sort]), "nobody chooses a signature");
    }

    #[test]
    fn a_digest_breaks_where_there_is_no_room() {
        assert_eq!(in_blocks("0123456789abcdef01"), "01234567 89abcdef 01");
    }
}
