//! What an operator was sending when the session ended, given back after signing in again.

use domain::{
    Protocollo,
    card::{parts::Part, requests::Sheet},
    export::{ExportFormat, ExportReason},
    mask::{Field, Group, Hiding},
    profile::Decision,
};
use leptos::prelude::*;

use super::{
    form::FormField,
    masks::{self, GROUP, MASK_ACTION, MINUTES},
    samples, words,
};
use crate::{
    components::{
        CsrfField, Dl, DlEntry,
        console::{Columns, Fact, Facts, PageHead, SmallButton, SmallKind, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::{ListOf, Route, pattern},
};

/// What a kept form is about: to whom, or about whom, it goes, or what it changes.
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
    /// The rules of the house.
    House(Matter),
}

/// What of the administration a form changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// What profiles see.
    Masks,
    /// For how long an exceptional access may be asked.
    Durations,
    /// Operators and their memberships.
    Staff,
    /// Desks, their places, rules and mails.
    Desks,
    /// Bodies.
    Bodies,
    /// What a card needs.
    CardRules,
    /// The configuration as one file.
    Configuration,
}

impl Matter {
    /// By the address that a form goes to.
    pub fn of(address: &str) -> Option<Self> {
        const PLACES: [(&str, Matter); 7] = [
            (pattern::CONSOLE_MASKS, Matter::Masks),
            (pattern::CONSOLE_DURATIONS, Matter::Durations),
            (pattern::CONSOLE_STAFF, Matter::Staff),
            (pattern::CONSOLE_STAFF_DESKS, Matter::Desks),
            (pattern::CONSOLE_BODIES, Matter::Bodies),
            (pattern::CONSOLE_RULES, Matter::CardRules),
            (pattern::CONSOLE_TRANSFER, Matter::Configuration),
        ];
        PLACES.into_iter().find(|(place, _)| address.starts_with(place)).map(|(_, matter)| matter)
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Masks => "console-kept-masks",
            Self::Durations => "console-durations-title",
            Self::Staff => "console-kept-staff",
            Self::Desks => "console-kept-desks",
            Self::Bodies => "console-kept-bodies",
            Self::CardRules => "console-kept-card-rules",
            Self::Configuration => "console-kept-configuration",
        }
    }
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
                    ListOf::Services => "console-lists-title-services",
                };
                vec![Fact::text(t.get("console-kept-list"), t.get(title))]
            }
            Self::House(matter) => vec![Fact::text(t.get("console-kept-matter"), t.get(matter.words()))],
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

/// What the choices of a form say that people did not write themselves: codes in words.
fn chosen(name: &str, value: &str, t: Translator) -> Option<(String, String)> {
    let group = |code: &str| code.parse::<Group>().ok().map(|of| t.get(words::group(of)));
    if let Some(of) = name.strip_prefix(GROUP) {
        return Some((group(of)?, t.get(masks::hiding(Some(Hiding::from_code(value)?)))));
    }
    if let Some(told) = masks::permissions::told(name, value, t) {
        return Some(told);
    }
    let said = match name {
        "formato" => ("console-lists-format", ExportFormat::from_code(value)?.code().to_uppercase()),
        "gruppo" => ("console-exceptional-group", group(value)?),
        "minuti" => (
            "console-exceptional-how-long",
            t.with("console-exceptional-minutes", &[("n", value.parse::<i64>().ok()?.into())]),
        ),
        MINUTES => ("console-durations-minutes", value.to_owned()),
        MASK_ACTION => {
            let key = match Decision::from_code(value)? {
                Decision::Confirmed => "console-kept-confirmed",
                Decision::Refused => "console-kept-refused",
                Decision::Withdrawn => "console-kept-withdrawn",
            };
            ("console-kept-decision", t.get(key))
        }
        _ => return None,
    };
    Some((t.get(said.0), said.1))
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
                if let Some((label, words)) = chosen(name, value, t) {
                    return Some(DlEntry::new(label, words));
                }
                let field = FormField::written(name).map(|field| self.label(field, t));
                let label = field.or_else(|| desk_field(name).map(str::to_owned))?;
                let reason = ExportReason::from_code(value).filter(|_| name == FormField::Reason.name());
                let words = reason.map(|reason| t.get(words::export_reason(reason)));
                Some(DlEntry::new(label, words.unwrap_or_else(|| value.clone())))
            })
            .collect()
    }

    /// Of a request the reason is why it is not accepted; anywhere else it is why something is done.
    fn label(&self, field: FormField, t: Translator) -> String {
        match (&self.about, field) {
            (Some(KeptAbout::List(_)), FormField::Reason) => t.get("console-print-reason"),
            (Some(KeptAbout::Card { .. } | KeptAbout::House(_)) | None, FormField::Reason) => {
                t.get("console-kept-reason")
            }
            _ => t.get(field.label()),
        }
    }

    /// What is to be looked at before, and what the button says.
    const fn words(&self) -> (&'static str, &'static str) {
        match self.about {
            Some(KeptAbout::Request { .. }) => ("console-kept-lead", "console-kept-send"),
            Some(KeptAbout::List(_)) => ("console-kept-lead-list", "console-kept-take"),
            Some(KeptAbout::Card { .. } | KeptAbout::House(_)) | None => {
                ("console-kept-lead-change", "console-kept-do")
            }
        }
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
        let (lead, button) = self.words();
        let about = self.about.map(|about| {
            view! { <Facts id="riguarda" columns=Columns::Two facts=about.facts(t)/> }
        });
        let fields = self
            .fields
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view();
        view! {
            <PageHead title=t.get("console-kept-title") sub=t.get(lead)/>
            {about}
            {(!written.is_empty()).then(|| view! { <Dl entries=written/> })}
            <p>{t.get("console-kept-copy")}</p>
            <form method="post" action=Route::ConsoleKept.href()>
                <CsrfField/>
                {fields}
                <p>
                    <SmallButton kind=SmallKind::Primary text=t.get(button)/>
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
        let masks = Self {
            page: "/console/amministrazione/maschere/00000000-0000-0000-0000-000000000802".to_owned(),
            about: Some(KeptAbout::House(Matter::Masks)),
            fields: vec![
                list(MASK_ACTION, "confirmed"),
                list("gruppo-health", "masked"),
                list("motivo", "Come deciso <b>con"),
                list("gruppo", "judicial"),
                list("minuti", "30"),
            ],
        };
        let other = Self { about: None, ..integration.clone() };
        vec![
            ("an integration", integration),
            ("a card", card),
            ("an export", export),
            ("masks", masks),
            ("another", other),
        ]
    }
}
