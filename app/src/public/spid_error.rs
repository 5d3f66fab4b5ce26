//! A login that did not succeed: what happened, what is safe, what to do.

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
pub enum SpidTrouble {
    /// Error 19: wrong credentials, several times.
    WrongCredentials,
    /// Error 20: the identity has no credentials of the level asked for.
    LevelTooLow,
    /// Error 21: too slow at the provider.
    TimedOut,
    /// Error 22: no consent.
    ConsentDenied,
    /// Error 23: identity suspended, revoked or blocked.
    Blocked,
    /// Error 24, reserved, and every code that the rules do not name.
    Other {
        /// The code.
        code: u8,
    },
    /// Error 25: cancelled.
    Cancelled,
    /// Error 30: an identity of another kind, such as a professional one.
    WrongKind,
    /// Errors 8 to 18: the provider did not understand our request.
    OurRequest {
        /// The code.
        code: u8,
    },
    /// The provider's answer does not hold: we cannot be sure who is there.
    NotVerified,
    /// The answer was already used, or belongs to a login begun in another browser.
    NotThisBrowser,
    /// Too much time went by between request and answer.
    TooLate,
    /// The answer lacks something we need, such as the codice fiscale.
    MissingData,
    /// The provider in the address is none of ours.
    UnknownProvider,
    /// The provider does not answer.
    ProviderDown,
}

impl SpidTrouble {
    /// Every kind, for tests.
    pub const ALL: [Self; 15] = [
        Self::WrongCredentials,
        Self::LevelTooLow,
        Self::TimedOut,
        Self::ConsentDenied,
        Self::Blocked,
        Self::Other { code: 24 },
        Self::Cancelled,
        Self::WrongKind,
        Self::OurRequest { code: 12 },
        Self::NotVerified,
        Self::NotThisBrowser,
        Self::TooLate,
        Self::MissingData,
        Self::UnknownProvider,
        Self::ProviderDown,
    ];

    /// What an `ErrorCode nrNN` of the provider means.
    pub const fn from_error_code(code: u8) -> Self {
        match code {
            8..=18 => Self::OurRequest { code },
            19 => Self::WrongCredentials,
            20 => Self::LevelTooLow,
            21 => Self::TimedOut,
            22 => Self::ConsentDenied,
            23 => Self::Blocked,
            25 => Self::Cancelled,
            30 => Self::WrongKind,
            _ => Self::Other { code },
        }
    }

    /// The code to tell on the telephone.
    const fn code(self) -> Option<u8> {
        match self {
            Self::WrongCredentials => Some(19),
            Self::LevelTooLow => Some(20),
            Self::TimedOut => Some(21),
            Self::ConsentDenied => Some(22),
            Self::Blocked => Some(23),
            Self::Cancelled => Some(25),
            Self::WrongKind => Some(30),
            Self::Other { code } | Self::OurRequest { code } => Some(code),
            _ => None,
        }
    }

    /// Keys of title, what happened, what to do.
    const fn keys(self) -> [&'static str; 3] {
        match self {
            Self::WrongCredentials => ["public-spid-19", "public-spid-19-what", "public-spid-19-do"],
            Self::LevelTooLow => ["public-spid-20", "public-spid-20-what", "public-spid-20-do"],
            Self::TimedOut => ["public-spid-21", "public-spid-21-what", "public-spid-21-do"],
            Self::ConsentDenied => ["public-spid-22", "public-spid-22-what", "public-spid-22-do"],
            Self::Blocked => ["public-spid-23", "public-spid-23-what", "public-spid-23-do"],
            Self::Cancelled => ["public-spid-25", "public-spid-25-what", "public-spid-25-do"],
            Self::WrongKind => ["public-spid-30", "public-spid-30-what", "public-spid-30-do"],
            Self::Other { .. } => ["public-spid-other", "public-spid-other-what", "public-spid-other-do"],
            Self::OurRequest { .. } => ["public-spid-ours", "public-spid-ours-what", "public-spid-ours-do"],
            Self::NotVerified => ["public-spid-unsure", "public-spid-unsure-what", "public-spid-unsure-do"],
            Self::NotThisBrowser => {
                ["public-spid-elsewhere", "public-spid-elsewhere-what", "public-spid-elsewhere-do"]
            }
            Self::TooLate => ["public-spid-late", "public-spid-late-what", "public-spid-late-do"],
            Self::MissingData => {
                ["public-spid-missing", "public-spid-missing-what", "public-spid-missing-do"]
            }
            Self::UnknownProvider => {
                ["public-spid-unknown", "public-spid-unknown-what", "public-spid-unknown-do"]
            }
            Self::ProviderDown => ["public-spid-down", "public-spid-down-what", "public-spid-down-do"],
        }
    }

    const fn retry_key(self) -> &'static str {
        match self {
            Self::ConsentDenied => "public-spid-retry-consent",
            Self::Blocked | Self::UnknownProvider | Self::ProviderDown | Self::LevelTooLow => {
                "public-spid-choose-again"
            }
            _ => "public-spid-retry",
        }
    }
}

/// A login that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpidErrorPage {
    /// Why.
    pub trouble: SpidTrouble,
    /// Local path the citizen wanted to reach.
    pub next: Option<String>,
}

impl Page for SpidErrorPage {
    fn title(&self, t: Translator) -> String {
        let [title, ..] = self.trouble.keys();
        t.get(title)
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let now = use_frame().now;
        let [title, what, to_do] = self.trouble.keys();
        let at = [("date", format::date_time(now).into())];
        let code = match self.trouble.code() {
            Some(code) => {
                t.with("public-spid-code", &[("code", code.into()), ("date", format::date_time(now).into())])
            }
            None => t.with("public-spid-no-code", &at),
        };
        let retry = Route::Access { next: self.next }.href();
        let acts = view! {
            <LinkButton href=retry text=t.get(self.trouble.retry_key())/>
            <LinkButton
                href=Route::Home.anchor("sedi") kind=ButtonKind::Secondary element="appointment-booking"
                text=t.get("common-appointment")
            />
        }
        .into_any();
        let texts = vec![t.get("public-spid-safe"), t.get(to_do)];
        view! { <Oops icon="sp-no" title=t.get(title) lead=t.get(what) texts=texts code=code acts=acts/> }
            .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        SpidTrouble::ALL
            .map(|trouble| ("trouble", Self { trouble, next: Some("/servizi/pasti-a-domicilio".into()) }))
            .to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_provider_has_a_page() {
        assert_eq!(SpidTrouble::from_error_code(22), SpidTrouble::ConsentDenied);
        assert_eq!(SpidTrouble::from_error_code(12), SpidTrouble::OurRequest { code: 12 });
        for code in 0..=u8::MAX {
            let known = SpidTrouble::from_error_code(code);
            assert_eq!(known.code(), Some(code), "{known:?}");
        }
    }
}
