//! Information on data protection (GDPR articles 13 and 14).

use leptos::prelude::*;

use super::chapters::{ChapterKeys, Chapters};
use crate::{
    discovery::Discovery,
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The information on data protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrivacyPage;

const CHAPTERS: [ChapterKeys; 8] = [
    ("titolare", "public-privacy-who", "public-privacy-who-text"),
    ("perche", "public-privacy-why", "public-privacy-why-text"),
    ("quali-dati", "public-privacy-what", "public-privacy-what-text"),
    ("chi-li-vede", "public-privacy-seen", "public-privacy-seen-text"),
    ("quanto-tempo", "public-privacy-long", "public-privacy-long-text"),
    ("cookie", "public-privacy-cookies", "public-privacy-cookies-text"),
    ("diritti", "public-privacy-rights", "public-privacy-rights-text"),
    ("reclami", "public-privacy-complaint", "public-privacy-complaint-text"),
];

impl Page for PrivacyPage {
    fn title(&self, t: Translator) -> String {
        t.get("common-privacy")
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("public-privacy-lead"))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        Some(Discovery::of(self.title(t), Route::Privacy))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let (heading, lead) = (t.get("common-privacy"), t.get("public-privacy-lead"));
        view! { <Chapters heading=heading lead=lead chapters=&CHAPTERS/> }.into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("page", Self)]
    }
}
