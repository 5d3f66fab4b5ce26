//! Legal notes: who publishes the portal, and under which terms.

use leptos::prelude::*;

use super::chapters::{ChapterKeys, Chapters};
use crate::{
    discovery::Discovery,
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The legal notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegalPage;

const CHAPTERS: [ChapterKeys; 5] = [
    ("chi-pubblica", "notes-legal-who", "notes-legal-who-text"),
    ("valore", "notes-legal-value", "notes-legal-value-text"),
    ("contenuti", "notes-legal-texts", "notes-legal-texts-text"),
    ("programma", "notes-legal-software", "notes-legal-software-text"),
    ("collegamenti", "notes-legal-links", "notes-legal-links-text"),
];

impl Page for LegalPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-legal")
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("notes-legal-lead"))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        Some(Discovery::of(self.title(t), Route::LegalNotes))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (heading, lead) = (t.get("common-legal"), t.get("notes-legal-lead"));
        view! { <Chapters heading=heading lead=lead chapters=&CHAPTERS/> }.into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("page", Self)]
    }
}
