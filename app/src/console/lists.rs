//! A list that leaves the portal: as what, and why.

mod cells;
mod narrowed;

use domain::{
    actor::OperatorRef,
    card::{parts::WhyUnmet, requests},
    export::{ExportFormat, ExportReason, MOST_ON_PAPER},
    intake::{Assignee, Filter, Tag},
};
use leptos::prelude::*;

use super::{address::TypedFilter, samples, words};
use crate::{
    components::{
        Choices, Control, ErrorSummary, FieldProblem, Pick,
        console::{
            Backbar, Columns, Fact, Facts, PageHead, PartForm, Section, SmallButton, SmallKind, SmallLink,
        },
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{ListOf, Route},
};

pub use cells::{card_cells, cards_head, request_cells, requests_head, service_cells, services_head};
pub use narrowed::Narrowed;
pub(crate) use narrowed::why;

/// Id of the heading of the filters.
const FILTERS: &str = "filtri";

/// As what a list leaves, and why, as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportForm {
    /// Code of the format.
    pub format: String,
    /// Code of the reason.
    pub reason: String,
}

/// What must be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportError {
    /// The filters make no sense.
    Filter,
    /// No format.
    Format,
    /// More rows than paper takes.
    TooLong,
    /// No reason.
    Reason,
}

impl ExportError {
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Filter => (FILTERS, "console-lists-error-filter"),
            Self::Format => ("f-formato", "console-lists-error-format"),
            Self::TooLong => ("f-formato", "console-lists-error-too-long"),
            Self::Reason => ("f-motivo", "console-print-error-reason"),
        }
    }

    fn problem(self, t: Translator) -> FieldProblem {
        let (id, key) = self.place();
        let message = t.with(key, &[("max", MOST_ON_PAPER.into())]);
        FieldProblem { id: id.to_owned(), message }
    }
}

impl ExportForm {
    /// What was posted.
    pub fn posted(fields: &[(String, String)]) -> Self {
        let first = |name: &str| {
            let found = fields.iter().find(|(of, _)| of == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        Self { format: first("formato"), reason: first("motivo") }
    }

    /// As what, and why.
    ///
    /// # Errors
    /// Everything that was not chosen.
    pub fn check(&self) -> Result<(ExportFormat, ExportReason), Vec<ExportError>> {
        match (ExportFormat::from_code(&self.format), ExportReason::from_code(&self.reason)) {
            (Some(format), Some(reason)) => Ok((format, reason)),
            (format, reason) => {
                let errors = [
                    format.is_none().then_some(ExportError::Format),
                    reason.is_none().then_some(ExportError::Reason),
                ];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }
}

/// As what a list leaves, and why.
#[derive(Debug, Clone)]
pub struct ExportList {
    /// Which list, and what it is narrowed to.
    pub narrowed: Narrowed,
    /// What was chosen.
    pub form: ExportForm,
    /// What must be corrected.
    pub errors: Vec<ExportError>,
}

impl ExportList {
    /// Nothing chosen yet.
    pub fn new(narrowed: Narrowed) -> Self {
        Self { narrowed, form: ExportForm::default(), errors: Vec::new() }
    }

    fn control(&self, name: &str, label: &str, t: Translator) -> Control {
        let id = format!("f-{name}");
        let wrong = self.errors.iter().map(|error| error.problem(t)).find(|problem| problem.id == id);
        Control::new(name.to_owned(), t.get(label)).id(id).error(wrong.map(|problem| problem.message))
    }
}

impl Page for ExportList {
    fn title(&self, t: Translator) -> String {
        match self.narrowed.of() {
            ListOf::Cards => t.get("console-lists-title-cards"),
            ListOf::Requests => t.get("console-lists-title-requests"),
            ListOf::Services => t.get("console-lists-title-services"),
        }
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
        let problems = self.errors.iter().map(|error| error.problem(t)).collect();
        let format = self
            .control("formato", "console-lists-format", t)
            .hint(t.with("console-lists-format-hint", &[("max", MOST_ON_PAPER.into())]));
        let reason =
            self.control("motivo", "console-print-reason", t).hint(t.get("console-print-reason-hint"));
        let back = self.narrowed.back();
        let cancel = back.clone();
        let action = Route::ConsoleExport(self.narrowed.of()).href();
        let (filters, carried) = (filters(&self.narrowed, t), carried(&self.narrowed));
        view! {
            <ErrorSummary problems=problems/>
            <Backbar href=back text=t.get("console-lists-back")/>
            <PageHead title=title sub=t.get("console-lists-sub")/>
            <Section id=FILTERS title=t.get("console-lists-filters")>{filters}</Section>
            <PartForm action=action version=None>
                {carried}
                <Choices control=format options=formats(t) value=self.form.format/>
                <Choices control=reason options=reasons(t) value=self.form.reason/>
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-lists-do")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=cancel text=t.get("console-cancel")/>
                </p>
            </PartForm>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let all = Self::new(Narrowed::Cards(TypedFilter::default()));
        let typed = TypedFilter {
            text: "<b>\"d’Angelo\"</b> & figli".to_owned(),
            from: "boh".to_owned(),
            mine: true,
            ..TypedFilter::default()
        };
        let wrong = Self {
            errors: vec![ExportError::Filter, ExportError::Format, ExportError::Reason],
            ..Self::new(Narrowed::Cards(typed))
        };
        let anna = OperatorRef { id: samples::id(902), name: "Anna Bruni".to_owned() };
        let narrowed = Narrowed::Requests {
            filter: Filter {
                tag: Some(Tag::TakenUp),
                service: Some("pasti-a-domicilio".to_owned()),
                assignee: Some(Assignee::Operator(anna.id)),
                text: Some("d’Angelo".to_owned()),
                unread: true,
            },
            services: vec![("pasti-a-domicilio".to_owned(), domain::Text::italian("Pasti a domicilio"))],
            colleagues: vec![anna],
        };
        let form = ExportForm { format: "pdf".to_owned(), reason: "planning".to_owned() };
        let long = Self { narrowed, form, errors: vec![ExportError::TooLong] };
        let services = Self::new(Narrowed::Services {
            filter: requests::Filter {
                state: Some(requests::Advancement::InProgress),
                service: Some("nessuno <b>".to_owned()),
                origin: Some(requests::Origin::Counter),
                text: Some("d’Angelo".to_owned()),
                unmet: Some(WhyUnmet::Any),
            },
            offer: Vec::new(),
            catalogue: Vec::new(),
        });
        vec![("all cards", all), ("wrong", wrong), ("too long", long), ("services", services)]
    }
}

fn filters(narrowed: &Narrowed, t: Translator) -> AnyView {
    let facts: Vec<Fact> =
        narrowed.words(t).into_iter().map(|(what, value)| Fact::text(what, value)).collect();
    if facts.is_empty() {
        view! { <p>{t.get("console-lists-all")}</p> }.into_any()
    } else {
        view! { <Facts id=FILTERS columns=Columns::Two facts=facts/> }.into_any()
    }
}

/// The filters on their way through the form.
fn carried(narrowed: &Narrowed) -> AnyView {
    narrowed
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
        .into_any()
}

fn formats(t: Translator) -> Vec<Pick> {
    ExportFormat::ALL.map(|format| Pick::new(format.code(), t.get(format_name(format)))).to_vec()
}

const fn format_name(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "console-lists-csv",
        ExportFormat::Xlsx => "console-lists-xlsx",
        ExportFormat::Pdf => "console-lists-pdf",
    }
}

fn reasons(t: Translator) -> Vec<Pick> {
    ExportReason::ALL.map(|reason| Pick::new(reason.code(), t.get(words::export_reason(reason)))).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_without_a_format_and_a_reason() {
        let posted = |format: &str, reason: &str| {
            let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
            ExportForm::posted(&[field("formato", format), field("motivo", reason)]).check()
        };
        assert_eq!(posted("csv", "planning"), Ok((ExportFormat::Csv, ExportReason::Planning)));
        assert_eq!(posted("doc", "planning"), Err(vec![ExportError::Format]));
        assert_eq!(posted("", ""), Err(vec![ExportError::Format, ExportError::Reason]));
    }
}
