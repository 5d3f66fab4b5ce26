//! A login with CIE that did not succeed: what happened, what is safe, what to do.

use domain::format;
use leptos::prelude::*;

use crate::{
    components::{ButtonKind, LinkButton, oops::Oops},
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::Route,
};

/// Why the login did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CieTrouble {
    /// The citizen said no, or gave up.
    Denied,
    /// The provider did not understand our request.
    OurRequest,
    /// The provider's answer does not hold: we cannot be sure who is there.
    NotVerified,
    /// The answer belongs to a login begun in another browser.
    NotThisBrowser,
    /// The answer was already used.
    AlreadyUsed,
    /// Too much time went by between request and answer.
    TooLate,
    /// The answer lacks something we need, such as the codice fiscale.
    MissingData,
    /// The provider does not answer, or the federation does not vouch for it now.
    ProviderDown,
}

impl CieTrouble {
    /// Every kind, for tests.
    pub const ALL: [Self; 8] = [
        Self::Denied,
        Self::OurRequest,
        Self::NotVerified,
        Self::NotThisBrowser,
        Self::AlreadyUsed,
        Self::TooLate,
        Self::MissingData,
        Self::ProviderDown,
    ];

    /// Keys of title, what happened, what to do.
    const fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Denied => ["public-cie-denied", "public-cie-denied-what", "public-cie-denied-do"],
            Self::OurRequest => ["public-spid-ours", "public-cie-ours-what", "public-spid-ours-do"],
            Self::NotVerified => ["public-spid-unsure", "public-cie-unsure-what", "public-spid-unsure-do"],
            Self::NotThisBrowser => {
                ["public-spid-elsewhere", "public-cie-elsewhere-what", "public-spid-elsewhere-do"]
            }
            Self::AlreadyUsed => ["public-spid-used", "public-cie-elsewhere-what", "public-spid-used-do"],
            Self::TooLate => ["public-spid-late", "public-cie-late-what", "public-spid-late-do"],
            Self::MissingData => ["public-spid-missing", "public-cie-missing-what", "public-cie-missing-do"],
            Self::ProviderDown => ["public-cie-down", "public-cie-down-what", "public-cie-down-do"],
        }
    }
}

/// A login with CIE that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CieErrorPage {
    /// Why.
    pub trouble: CieTrouble,
    /// Local path the citizen wanted to reach.
    pub next: Option<String>,
}

impl Page for CieErrorPage {
    fn title(&self, t: Translator) -> String {
        let [title, ..] = self.trouble.keys();
        t.get(title)
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let now = use_frame().now;
        let [title, what, to_do] = self.trouble.keys();
        let code = t.with("public-spid-no-code", &[("date", format::date_time(now).into())]);
        let retry = Route::Access { next: self.next }.href();
        let acts = view! {
            <LinkButton href=retry text=t.get("public-spid-choose-again")/>
            <LinkButton
                href=Route::Desks.href() kind=ButtonKind::Secondary
                text=t.get("common-desks")
            />
        }
        .into_any();
        let texts = vec![t.get("public-spid-safe"), t.get(to_do)];
        view! { <Oops icon="sp-no" title=t.get(title) lead=t.get(what) texts=texts code=code acts=acts/> }
            .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        CieTrouble::ALL
            .map(|trouble| ("trouble", Self { trouble, next: Some("/servizi/pasti-a-domicilio".into()) }))
            .to_vec()
    }
}
