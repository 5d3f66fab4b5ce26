//! After a rating.

use leptos::prelude::*;

use crate::{
    components::{
        LinkButton,
        layout::{Container, Title},
    },
    i18n::{Translator, use_translator},
    page::Page,
};

/// The opinion was written down, now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedPage {
    /// Local path of the page that was rated.
    pub back: String,
    /// Whether that request was rated before: the first opinion counts.
    pub before: bool,
}

impl Page for RatedPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-rated-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let lead = t.get(if self.before { "public-rated-before" } else { "public-rated-lead" });
        view! {
            <Container>
                <Title text=t.get("public-rated-title") lead=lead/>
                <p><LinkButton href=self.back text=t.get("public-rated-back")/></p>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |before| Self { back: "/servizi".to_owned(), before };
        vec![("thanks", page(false)), ("given before", page(true))]
    }
}
