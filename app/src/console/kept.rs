//! What an operator was sending when the session ended, given back after signing in again.

use domain::card::{parts::Part, requests::Sheet};
use leptos::prelude::*;

use super::form::FormField;
use crate::{
    components::{
        CsrfField, Dl, DlEntry,
        console::{PageHead, SmallButton, SmallKind, SmallLink},
    },
    i18n::{Translator, use_translator},
    page::{Layout, Page},
    routes::Route,
};

/// A form as it was sent, to be sent again with one click.
#[derive(Debug, Clone)]
pub struct KeptFormPage {
    /// Path of the page it was on.
    pub page: String,
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
        let fields = self
            .fields
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view();
        view! {
            <PageHead title=t.get("console-kept-title") sub=t.get("console-kept-lead")/>
            <Dl entries=written/>
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
        vec![(
            "an integration",
            Self {
                page: "/console/istanze/00000000-0000-0000-0000-000000000101/integrazione".to_owned(),
                fields: vec![
                    field(FormField::Ask, "Manca la pagina 2.\n<script>alert(1)</script>"),
                    field(FormField::Due, "05/12/2026"),
                    field(FormField::Person, "nuova"),
                ],
            },
        )]
    }
}
