//! After signing out.

use leptos::prelude::*;

use crate::{
    components::{
        ButtonKind, LinkButton,
        layout::{Container, Title},
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The visitor is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedOutPage {
    /// Whether the identity provider may still have a session of its own.
    pub provider_session: bool,
}

impl Page for LoggedOutPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-logged-out-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let lead = if self.provider_session {
            t.get("public-logged-out-provider")
        } else {
            t.get("public-logged-out-lead")
        };
        let again = Route::Access { next: Some(Route::PersonalArea.href()) }.href();
        view! {
            <Container>
                <Title text=t.get("public-logged-out-heading") lead=lead/>
                <p>
                    <LinkButton href=Route::Home.href() text=t.get("public-logged-out-home")/>
                    " "
                    <LinkButton href=again kind=ButtonKind::Secondary text=t.get("public-logged-out-again")/>
                </p>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("out", Self { provider_session: false }), ("provider", Self { provider_session: true })]
    }
}
