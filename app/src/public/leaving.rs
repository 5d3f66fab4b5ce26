//! Out of the portal, on the way to the identity provider to close the session there too.

use leptos::prelude::*;

use crate::{
    components::{
        LinkButton,
        layout::{Container, Title},
    },
    i18n::{Translator, use_translator},
    page::Page,
};

/// The visitor is out here; the browser goes on to the provider by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavingPage {
    /// Address at the provider, with the signed message.
    pub href: String,
}

impl Page for LeavingPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-logged-out-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        view! {
            <Container>
                <Title text=t.get("public-logged-out-heading") lead=t.get("public-logged-out-lead")/>
                <p>{t.get("public-leaving-text")}</p>
                <p><LinkButton href=self.href text=t.get("public-leaving-button")/></p>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("leaving", Self { href: "https://idp.example/slo?SAMLRequest=abc&Signature=x%2B".into() })]
    }
}
