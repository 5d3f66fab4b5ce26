//! Declaration of accessibility.

use leptos::prelude::*;

use super::chapters::{ChapterKeys, Chapters};
use crate::{
    components::Note,
    discovery::Discovery,
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The declaration of accessibility, in draft until the organisation publishes its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessibilityPage;

const CHAPTERS: [ChapterKeys; 5] = [
    ("conformita", "public-a11y-state", "public-a11y-state-text"),
    ("limiti", "public-a11y-limits", "public-a11y-limits-text"),
    ("prove", "public-a11y-tests", "public-a11y-tests-text"),
    ("segnala", "public-a11y-report", "public-a11y-report-text"),
    ("difensore", "public-a11y-defender", "public-a11y-defender-text"),
];

impl Page for AccessibilityPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-accessibility")
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("public-a11y-lead"))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        Some(Discovery::of(self.title(t), Route::Accessibility))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        view! {
            <Chapters heading=t.get("common-accessibility") lead=t.get("public-a11y-lead") chapters=&CHAPTERS>
                <Note icon="sp-draft">{t.get("public-a11y-draft")}</Note>
            </Chapters>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("page", Self)]
    }
}
