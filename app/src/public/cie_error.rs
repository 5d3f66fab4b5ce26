//! A login with CIE that did not succeed: what happened, what is safe, what to do.

use chrono::{DateTime, Utc};
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
    /// We cannot make the request now: nobody was asked.
    CannotStart,
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
    /// The provider, or somebody who vouches for it, does not answer in time.
    ProviderSlow,
}

impl CieTrouble {
    /// Every kind, for tests.
    pub const ALL: [Self; 10] = [
        Self::Denied,
        Self::OurRequest,
        Self::CannotStart,
        Self::NotVerified,
        Self::NotThisBrowser,
        Self::AlreadyUsed,
        Self::TooLate,
        Self::MissingData,
        Self::ProviderDown,
        Self::ProviderSlow,
    ];

    /// The word for it, under which it is remembered.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Denied => "rifiutato",
            Self::OurRequest => "richiesta",
            Self::CannotStart => "non-parte",
            Self::NotVerified => "non-verificato",
            Self::NotThisBrowser => "altro-browser",
            Self::AlreadyUsed => "gia-usato",
            Self::TooLate => "tardi",
            Self::MissingData => "dati-mancanti",
            Self::ProviderDown => "gestore-fermo",
            Self::ProviderSlow => "gestore-lento",
        }
    }

    /// What has this word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.slug() == slug)
    }

    /// The status of the page. A provider that is away is no refusal: the same may succeed later.
    pub const fn status(self) -> u16 {
        match self {
            Self::MissingData => 422,
            Self::OurRequest | Self::CannotStart => 500,
            Self::ProviderDown => 503,
            Self::ProviderSlow => 504,
            Self::Denied | Self::NotVerified | Self::NotThisBrowser | Self::AlreadyUsed | Self::TooLate => {
                403
            }
        }
    }

    /// Keys of title, what happened, what to do.
    pub(super) const fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Denied => ["public-cie-denied", "public-cie-denied-what", "public-cie-denied-do"],
            Self::OurRequest => ["public-spid-ours", "public-cie-ours-what", "public-spid-ours-do"],
            Self::CannotStart => ["public-spid-start", "public-cie-start-what", "public-spid-ours-do"],
            Self::NotVerified => ["public-spid-unsure", "public-cie-unsure-what", "public-spid-unsure-do"],
            Self::NotThisBrowser => {
                ["public-spid-elsewhere", "public-cie-elsewhere-what", "public-spid-elsewhere-do"]
            }
            Self::AlreadyUsed => ["public-spid-used", "public-cie-elsewhere-what", "public-spid-used-do"],
            Self::TooLate => ["public-spid-late", "public-cie-late-what", "public-spid-late-do"],
            Self::MissingData => ["public-spid-missing", "public-cie-missing-what", "public-cie-missing-do"],
            Self::ProviderDown => ["public-cie-down", "public-cie-down-what", "public-cie-down-do"],
            Self::ProviderSlow => ["public-cie-slow", "public-cie-slow-what", "public-cie-down-do"],
        }
    }

    /// What is safe. Where the provider told nothing about the citizen, that is worth saying.
    const fn safe_key(self) -> &'static str {
        match self {
            Self::Denied | Self::OurRequest | Self::CannotStart => "public-spid-safe",
            _ => "public-spid-safe-drafts",
        }
    }
}

/// A login with CIE that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CieErrorPage {
    /// Why.
    pub trouble: CieTrouble,
    /// Local path that was wanted.
    pub next: Option<String>,
    /// When it happened, where the page is read later.
    pub at: Option<DateTime<Utc>>,
    /// Municipality for which the citizen signed in, where the portal serves several.
    pub municipality: Option<String>,
}

impl CieErrorPage {
    /// The door where it was begun.
    pub fn door(&self) -> String {
        Route::door_before(self.municipality.as_deref(), self.next.clone())
    }

    /// A new login, or on to where the citizen already may be.
    fn retry(&self) -> (String, &'static str) {
        match (self.trouble, &self.next) {
            (CieTrouble::AlreadyUsed, Some(next)) => (next.clone(), "public-spid-go-on"),
            _ => (self.door(), "public-spid-choose-again"),
        }
    }
}

impl Page for CieErrorPage {
    fn title(&self, t: Translator) -> String {
        let [title, ..] = self.trouble.keys();
        t.get(title)
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let at = self.at.unwrap_or_else(|| use_frame().now);
        let [title, what, to_do] = self.trouble.keys();
        let code = t.with("public-spid-no-code", &[("date", format::date_time(at).into())]);
        let (retry, go_on) = self.retry();
        let acts = view! {
            <LinkButton href=retry text=t.get(go_on)/>
            <LinkButton
                href=Route::Desks.href() kind=ButtonKind::Secondary
                text=t.get("common-desks")
            />
        }
        .into_any();
        let texts = vec![t.get(self.trouble.safe_key()), t.get(to_do)];
        view! { <Oops icon="sp-no" title=t.get(title) lead=t.get(what) texts=texts code=code acts=acts/> }
            .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        CieTrouble::ALL
            .map(|trouble| {
                let next = Some("/servizi/pasti-a-domicilio".into());
                ("trouble", Self { trouble, next, at: Some(DateTime::UNIX_EPOCH), municipality: None })
            })
            .to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_a_word_of_its_own() {
        for trouble in CieTrouble::ALL {
            assert_eq!(CieTrouble::from_slug(trouble.slug()), Some(trouble));
        }
        assert_eq!(CieTrouble::from_slug("22"), None);
    }

    #[test]
    fn trying_again_is_for_the_same_municipality() {
        let page = |next: Option<&str>, municipality: Option<&str>| CieErrorPage {
            trouble: CieTrouble::Denied,
            next: next.map(str::to_owned),
            at: None,
            municipality: municipality.map(str::to_owned),
        };
        assert_eq!(page(None, None).retry().0, "/accesso");
        assert_eq!(page(Some("/a"), Some("beta")).retry().0, "/accesso?next=%2Fa&comune=beta");
    }
}
