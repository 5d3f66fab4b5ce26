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

/// What is known of a session at the identity provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtProvider {
    /// There is none: above level 1 providers keep no session.
    Nothing,
    /// The provider closed it, or told us to.
    Closed,
    /// The provider closed it, but some other site is still open.
    Partly,
    /// It may be open still: the provider did not answer, or said no.
    Unknown,
}

impl AtProvider {
    const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "public-logged-out-nothing",
            Self::Closed => "public-logged-out-closed",
            Self::Partly => "public-logged-out-partly",
            Self::Unknown => "public-logged-out-provider",
        }
    }

    /// How the address of the page says it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nothing => "niente",
            Self::Closed => "chiuso",
            Self::Partly => "in-parte",
            Self::Unknown => "forse",
        }
    }

    /// What the address says.
    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Nothing, Self::Closed, Self::Partly, Self::Unknown]
            .into_iter()
            .find(|known| known.tag() == tag)
    }
}

/// The visitor is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedOutPage {
    /// What is closed and what is not, where a provider had to do with it.
    pub provider: Option<AtProvider>,
}

impl Page for LoggedOutPage {
    fn title(&self, t: Translator) -> String {
        t.get("public-logged-out-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let provider = self.provider.map(|provider| view! { <p>{t.get(provider.key())}</p> });
        let again = Route::Access { next: Some(Route::PersonalArea.href()) }.href();
        view! {
            <Container>
                <Title text=t.get("public-logged-out-heading") lead=t.get("public-logged-out-lead")/>
                {provider}
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
        let at = |provider| Self { provider: Some(provider) };
        vec![
            ("out", Self { provider: None }),
            ("nothing", at(AtProvider::Nothing)),
            ("closed", at(AtProvider::Closed)),
            ("partly", at(AtProvider::Partly)),
            ("unknown", at(AtProvider::Unknown)),
        ]
    }
}
