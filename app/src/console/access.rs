//! Where operators come in, and where they are told that they cannot.

use domain::actor::DeskRef;
use leptos::prelude::*;

use super::{address, samples};
use crate::{
    components::{
        ButtonKind, LinkButton, Note,
        access::{ButtonSize, IdentityButton, Provider, SpidButton, Way},
        console::{AccessCard, Contacts, DeskChoices},
        layout::StackList,
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::{Route, pattern},
};

/// The parameter that begins the sign-in at the organisation's provider.
pub const START: &str = "entra";
/// The parameter with the name of the provider, where there are several.
pub const PROVIDER: &str = "fornitore";
/// The parameter with the local path to come back to.
pub const NEXT: &str = "next";
/// The level of SPID that operators need.
const SPID_LEVEL: u8 = 2;

/// The account of an organisation, as a way to come in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// What addresses call it; none for the only one.
    pub key: Option<String>,
    /// Name of the organisation, where it has to be told.
    pub name: Option<String>,
}

/// Why somebody is here again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// The session had ended by itself while they were sending something, which is kept.
    Ended,
    /// The session had ended or was closed while they were sending something, which went nowhere.
    Lost,
    /// The session had ended or was closed.
    Over,
    /// The provider they chose does not answer now.
    Silent,
}

/// The organisation's own account; a choice only where there are several ways.
#[derive(Debug, Clone, Default)]
pub struct OperatorAccess {
    /// Local path to come back to.
    pub next: Option<String>,
    /// Accounts of organisations, in the order shown.
    pub accounts: Vec<Account>,
    /// Providers of SPID in the order that was drawn, where operators may come in with it.
    pub spid: Option<Vec<Provider>>,
    /// Whether they may come in with CIE.
    pub cie: bool,
    /// Why they are here again, if they are.
    pub again: Option<Again>,
}

impl OperatorAccess {
    /// The address that begins the sign-in with an account.
    fn start(&self, account: &Account) -> String {
        let mut pairs = vec![(START, "si".to_owned())];
        pairs.extend(account.key.clone().map(|key| (PROVIDER, key)));
        pairs.extend(self.next.clone().map(|next| (NEXT, next)));
        address::with_query(&Route::OperatorLogin.href(), &pairs)
    }

    /// The address that begins the sign-in with CIE.
    fn with_cie(&self) -> Way {
        let pairs: Vec<(&str, String)> = self.next.clone().map(|next| (NEXT, next)).into_iter().collect();
        Way::Active { href: address::with_query(&Route::OperatorCie.href(), &pairs) }
    }

    /// With one account the organisation goes without saying.
    fn words(&self, account: &Account, t: Translator) -> String {
        match &account.name {
            Some(name) if self.accounts.len() > 1 => {
                t.with("console-access-button-of", &[("name", name.clone().into())])
            }
            _ => t.get("console-access-button"),
        }
    }
}

impl Page for OperatorAccess {
    fn title(&self, t: Translator) -> String {
        t.get("console-access-title")
    }

    fn is_for_operators(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let accounts = self
            .accounts
            .iter()
            .map(|account| {
                view! { <li><LinkButton href=self.start(account) text=self.words(account, t)/></li> }
            })
            .collect_view();
        let again = self.again.map(again);
        let way = self.cie.then(|| self.with_cie());
        let cie = way.map(|way| {
            view! {
                <p>{t.get("console-access-cie")}</p>
                <IdentityButton text=t.get("public-access-cie-button") cie=true size=ButtonSize::Medium way=way/>
            }
        });
        let spid = self.spid.map(|providers| {
            view! {
                <p>{t.get("console-access-spid")}</p>
                <SpidButton providers=providers size=ButtonSize::Medium level=SPID_LEVEL next=self.next action=pattern::OPERATOR_SPID/>
            }
        });
        view! {
            <AccessCard title=t.get("console-access-title") lead=t.get("console-access-lead")>
                {again}
                <StackList>{accounts}</StackList>
                {spid}
                {cie}
                <p>
                    {t.get("console-access-citizens")}" "
                    <a href=Route::Access { next: None }.href()>{t.get("console-access-citizens-link")}</a>
                </p>
            </AccessCard>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let account = |key: &str, name: &str| Account { key: Some(key.into()), name: Some(name.into()) };
        let only = Self { accounts: vec![Account::default()], ..Self::default() };
        let several = Self {
            accounts: vec![
                account("pontelaro", "Comune di Pontelaro"),
                account("vallescura", "Comune di <Vallescura>"),
            ],
            spid: Some(vec![Provider { entity_id: "https://idp.example".into(), name: "Prova".into() }]),
            cie: true,
            ..only.clone()
        };
        let next = Some("/console/istanze/1?doc=2".to_owned());
        vec![
            ("first", only.clone()),
            ("coming back", Self { next: next.clone(), again: Some(Again::Ended), ..only.clone() }),
            ("closed while sending", Self { next: next.clone(), again: Some(Again::Lost), ..only.clone() }),
            ("closed", Self { next: next.clone(), again: Some(Again::Over), ..only }),
            ("several", several.clone()),
            ("silent", Self { next, again: Some(Again::Silent), ..several }),
        ]
    }
}

fn again(why: Again) -> AnyView {
    let t = use_translator();
    let key = match why {
        Again::Ended => "console-access-ended",
        Again::Lost => "console-access-lost",
        Again::Over => "console-access-over",
        Again::Silent => "console-access-silent",
    };
    view! { <div role="status"><Note icon="sp-pause">{t.get(key)}</Note></div> }.into_any()
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
    /// Whether they came with SPID or CIE and not with an account of the organisation.
    pub spid: bool,
}

impl Page for OperatorRefused {
    fn title(&self, t: Translator) -> String {
        t.get("console-refused-access-title")
    }

    fn is_for_operators(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let why = match self.why {
            Refusal::Unknown if self.spid => "console-refused-unknown-spid",
            Refusal::Unknown => "console-refused-unknown",
            Refusal::Disabled => "console-refused-disabled",
            Refusal::NoDesk => "console-refused-no-desk",
        };
        let tell = if self.spid { "console-refused-tell-spid" } else { "console-refused-tell" };
        view! {
            <AccessCard title=t.get("console-refused-access-title") lead=t.get(why)>
                <p>{t.get("console-refused-safe")}</p>
                <Contacts ask=t.get("console-refused-ask")/>
                <p>{t.get(tell)}</p>
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
        let refused = |why, spid| Self { why, spid };
        vec![
            ("unknown", refused(Refusal::Unknown, false)),
            ("unknown with spid", refused(Refusal::Unknown, true)),
            ("disabled", refused(Refusal::Disabled, false)),
            ("no desk", refused(Refusal::NoDesk, false)),
        ]
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

    fn is_for_operators(&self) -> bool {
        true
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
