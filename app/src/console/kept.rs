//! What an operator was sending when the session ended, given back after signing in again.

use domain::{
    Protocollo,
    card::{parts::Part, requests::Sheet},
    mask::Field,
};
use leptos::prelude::*;

use super::{form::FormField, samples};
use crate::{
    components::{
        CsrfField, Dl, DlEntry,
        console::{Columns, Fact, Facts, PageHead, SmallButton, SmallKind, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{ListOf, Route},
};

/// What a kept form is about: to whom, or about whom, it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptAbout {
    /// A request.
    Request {
        /// Its number.
        protocollo: Protocollo,
        /// Who sent it.
        applicant: Field<String>,
    },
    /// The card of somebody.
    Card {
        /// Who it is about.
        person: Field<String>,
    },
    /// A list that leaves the portal.
    List(ListOf),
}

impl KeptAbout {
    fn facts(&self, t: Translator) -> Vec<Fact> {
        let whose = |label, name: &Field<String>| Fact::field(t.get(label), name, Clone::clone);
        match self {
            Self::Request { protocollo, applicant } => vec![
                Fact::code(t.get("console-kept-request"), protocollo.to_string()),
                whose("console-kept-applicant", applicant),
            ],
            Self::Card { person } => vec![whose("console-kept-card", person)],
            Self::List(of) => {
                let title = match of {
                    ListOf::Cards => "console-lists-title-cards",
                    ListOf::Requests => "console-lists-title-requests",
                };
                vec![Fact::text(t.get("console-kept-list"), t.get(title))]
            }
        }
    }
}

/// A form as it was sent, to be sent again with one click.
#[derive(Debug, Clone)]
pub struct KeptFormPage {
    /// Path of the page it was on.
    pub page: String,
    /// What it is about, where that is somebody.
    pub about: Option<KeptAbout>,
    /// Names and values.
    pub fields: Vec<(String, String)>,
}

/// The label of a field of this name, of a part of a card or a sheet, that people write themselves.
fn desk_field(name: &str) -> Option<&'static str> {
    let mut all =
        Part::ALL.into_iter().flat_map(Part::fields).chain(Sheet::ALL.into_iter().flat_map(Sheet::fields));
    all.find(|def| def.code == name && def.is_written()).map(|def| def.label)
}

impl KeptFormPage {
    /// Whether a form holds words that somebody wrote: only those are worth keeping.
    pub fn is_worth_keeping(fields: &[(String, String)]) -> bool {
        fields.iter().any(|(name, value)| {
            (FormField::written(name).is_some() || desk_field(name).is_some()) && !value.trim().is_empty()
        })
    }

    fn written(&self, t: Translator) -> Vec<DlEntry> {
        self.fields
            .iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .filter_map(|(name, value)| {
                let field = FormField::written(name).map(|field| t.get(field.label()));
                let label = field.or_else(|| desk_field(name).map(str::to_owned))?;
                Some(DlEntry::new(label, value.clone()))
            })
            .collect()
    }
}

impl Page for KeptFormPage {
    fn title(&self, t: Translator) -> String {
        t.get("console-kept-title")
    }

    fn layout(&self) -> Layout {
        Layout::Console
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let written = self.written(t);
        let about = self.about.map(|about| {
            view! { <Facts id="riguarda" columns=Columns::Two facts=about.facts(t)/> }
        });
        let fields = self
            .fields
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view();
        view! {
            <PageHead title=t.get("console-kept-title") sub=t.get("console-kept-lead")/>
            {about}
            {(!written.is_empty()).then(|| view! { <Dl entries=written/> })}
            <p>{t.get("console-kept-copy")}</p>
            <form method="post" action=Route::ConsoleKept.href()>
                <CsrfField/>
                {fields}
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get("console-kept-send")/>
                    " "
                    <SmallLink kind=SmallKind::Link href=self.page text=t.get("console-kept-leave")/>
                </p>
            </form>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let field = |name: FormField, value: &str| (name.name().to_owned(), value.to_owned());
        let list = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let whose = || Field::Shown("Giulia d’Angelo <script>alert(2)</script>".to_owned());
        let integration = Self {
            page: "/console/istanze/00000000-0000-0000-0000-000000000101/integrazione".to_owned(),
            about: Some(KeptAbout::Request { protocollo: samples::protocollo(1847), applicant: whose() }),
            fields: vec![
                field(FormField::Ask, "Manca la pagina 2.\n<script>alert(1)</script>"),
                field(FormField::Due, "05/12/2026"),
                field(FormField::Person, "nuova"),
            ],
        };
        let card = Self { about: Some(KeptAbout::Card { person: whose() }), ..integration.clone() };
        let export = Self {
            page: "/console/schede/esporta?stato=open".to_owned(),
            about: Some(KeptAbout::List(ListOf::Cards)),
            fields: vec![list("stato", "open"), list("formato", "csv"), list("motivo", "planning")],
        };
        let other = Self { about: None, ..integration.clone() };
        vec![("an integration", integration), ("a card", card), ("an export", export), ("another", other)]
    }
}
