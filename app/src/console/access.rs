//! Where operators come in, and where they are told that they cannot.

use domain::actor::DeskRef;
use leptos::prelude::*;

use super::{address, samples};
use crate::{
    components::{
        ButtonKind, LinkButton,
        console::{AccessCard, Contacts, DeskChoices},
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The parameter that begins the sign-in at the organisation's provider.
pub const START: &str = "entra";
/// The parameter with the local path to come back to.
pub const NEXT: &str = "next";

/// One button: the organisation's own account.
#[derive(Debug, Clone, Default)]
pub struct OperatorAccess {
    /// Local path to come back to.
    pub next: Option<String>,
}

impl OperatorAccess {
    /// The address that begins the sign-in.
    fn start(&self) -> String {
        let mut pairs = vec![(START, "si".to_owned())];
        pairs.extend(self.next.clone().map(|next| (NEXT, next)));
        address::with_query(&Route::OperatorLogin.href(), &pairs)
    }
}

impl Page for OperatorAccess {
    fn title(&self, t: Translator) -> String {
        t.get("console-access-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let start = self.start();
        view! {
            <AccessCard title=t.get("console-access-title") lead=t.get("console-access-lead")>
                <LinkButton href=start text=t.get("console-access-button")/>
                <p>
                    {t.get("console-access-citizens")}" "
                    <a href=Route::Access { next: None }.href()>{t.get("console-access-citizens-link")}</a>
                </p>
            </AccessCard>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("first", Self::default()),
            ("coming back", Self { next: Some("/console/istanze/1?doc=2".to_owned()) }),
        ]
    }
}

/// Why an account of the organisation cannot come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody enabled it.
    Unknown,
    /// It was enabled once.
    Disabled,
    /// It belongs to no desk.
    NoDesk,
}

/// The account is right, but it cannot come in: whom to ask.
#[derive(Debug, Clone)]
pub struct OperatorRefused {
    /// Why.
    pub why: Refusal,
}

impl Page for OperatorRefused {
    fn title(&self, t: Translator) -> String {
        t.get("console-refused-access-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let why = match self.why {
            Refusal::Unknown => "console-refused-unknown",
            Refusal::Disabled => "console-refused-disabled",
            Refusal::NoDesk => "console-refused-no-desk",
        };
        view! {
            <AccessCard title=t.get("console-refused-access-title") lead=t.get(why)>
                <p>{t.get("console-refused-safe")}</p>
                <Contacts ask=t.get("console-refused-ask")/>
                <p>{t.get("console-refused-tell")}</p>
                <p>
                    <LinkButton href=Route::OperatorLogin.href() text=t.get("console-refused-again")/>
                    " "
                    <LinkButton kind=ButtonKind::Link href=Route::Home.href() text=t.get("console-refused-home")/>
                </p>
            </AccessCard>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        [("unknown", Refusal::Unknown), ("disabled", Refusal::Disabled), ("no desk", Refusal::NoDesk)]
            .map(|(name, why)| (name, Self { why }))
            .to_vec()
    }
}

/// Which desk to work at, where there are several.
#[derive(Debug, Clone)]
pub struct DeskChoice {
    /// Desks of the operator.
    pub desks: Vec<DeskRef>,
}

impl Page for DeskChoice {
    fn title(&self, t: Translator) -> String {
        t.get("console-desks-title")
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        view! {
            <AccessCard title=t.get("console-desks-title") lead=t.get("console-desks-lead")>
                <DeskChoices desks=self.desks/>
            </AccessCard>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("two desks", Self { desks: samples::desks() })]
    }
}
