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

/// The opinion was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedPage {
    /// Local path of the page that was rated.
    pub back: String,
}

impl Page for RatedPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-rated-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        view! {
            <Container>
                <Title text=t.get("public-rated-title") lead=t.get("public-rated-lead")/>
                <p><LinkButton href=self.back text=t.get("public-rated-back")/></p>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("thanks", Self { back: "/servizi".to_owned() })]
    }
}
