//! A login that did not succeed: what happened, what is safe, what to do.

use chrono::{DateTime, Utc};
use domain::{format, service::Applicant};
use leptos::prelude::*;

use super::asked_for::{AskedFor, Federation};
use crate::{
    components::{Button, ButtonKind, LinkButton, oops::Oops},
    i18n::{Translator, use_translator},
    page::{Page, use_frame},
    routes::{Route, pattern},
};

/// Why the login did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpidTrouble {
    /// Error 12: the provider cannot give the level asked for.
    LevelUnavailable,
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
    /// Errors 8 to 18 but 12: the provider did not understand our request.
    OurRequest {
        /// The code.
        code: u8,
    },
    /// The provider's answer does not hold: we cannot be sure who is there.
    NotVerified,
    /// The provider let the citizen in with a lower level than asked for.
    WeakerLevel,
    /// The answer is of another time: one of the two clocks is wrong.
    ClocksApart,
    /// The answer belongs to a login begun in another browser.
    NotThisBrowser,
    /// The answer was already used.
    AlreadyUsed,
    /// The answer belongs to no login that we know.
    NoRequest,
    /// Too much time went by between request and answer.
    TooLate,
    /// The answer lacks something we need, such as the codice fiscale.
    MissingData,
    /// The answer says something about the citizen that cannot be.
    ImpossibleData,
    /// The provider in the address is none of ours.
    UnknownProvider,
    /// We cannot make the request now. Whether the provider answers is not known by then.
    CannotStart,
    /// So many people sign in that this answer could not be checked yet.
    Busy,
    /// The portal's archives are away: nothing was used up.
    Away,
    /// The portal's archives went away while somebody was being let in: the answer is used up.
    AwayHalfway,
}

/// Keys of title, what happened, what to do.
type Keys = [&'static str; 3];

impl SpidTrouble {
    /// Every kind, for tests; of those with a code, every code that has words of its own.
    pub const ALL: [Self; 32] = [
        Self::OurRequest { code: 8 },
        Self::OurRequest { code: 9 },
        Self::OurRequest { code: 11 },
        Self::LevelUnavailable,
        Self::OurRequest { code: 13 },
        Self::OurRequest { code: 14 },
        Self::OurRequest { code: 15 },
        Self::OurRequest { code: 16 },
        Self::OurRequest { code: 17 },
        Self::OurRequest { code: 18 },
        Self::WrongCredentials,
        Self::LevelTooLow,
        Self::TimedOut,
        Self::ConsentDenied,
        Self::Blocked,
        Self::Other { code: 24 },
        Self::Cancelled,
        Self::WrongKind,
        Self::NotVerified,
        Self::WeakerLevel,
        Self::ClocksApart,
        Self::NotThisBrowser,
        Self::AlreadyUsed,
        Self::NoRequest,
        Self::TooLate,
        Self::MissingData,
        Self::ImpossibleData,
        Self::UnknownProvider,
        Self::CannotStart,
        Self::Busy,
        Self::Away,
        Self::AwayHalfway,
    ];

    /// What an `ErrorCode nrNN` of the provider means.
    pub const fn from_error_code(code: u8) -> Self {
        match code {
            8 | 9 | 11 | 13..=18 => Self::OurRequest { code },
            12 => Self::LevelUnavailable,
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

    /// The status of the page. The testers of `AgID` take 400, 401, 403, 422 and 500 for a refusal;
    /// the two 503 are about us and not about the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::UnknownProvider | Self::NoRequest => 400,
            Self::MissingData | Self::ImpossibleData => 422,
            Self::OurRequest { .. } | Self::CannotStart => 500,
            Self::Busy | Self::Away | Self::AwayHalfway => 503,
            _ => 403,
        }
    }

    /// The code to tell on the telephone.
    pub(super) const fn code(self) -> Option<u8> {
        match self {
            Self::LevelUnavailable => Some(12),
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

    /// The words, which depend on who was asked and for what.
    const fn words(self, asked: AskedFor) -> Keys {
        match (self, asked.federation, asked.applicant) {
            // CIE has errors of its own under the same numbers (SPID.md §5), and asks for less.
            (Self::Blocked, Federation::Cie, _) => {
                ["public-cie-23", "public-cie-23-what", "public-cie-23-do"]
            }
            (Self::ConsentDenied, Federation::Cie, _) => {
                ["public-spid-22", "public-cie-22-what", "public-spid-22-do"]
            }
            (Self::ConsentDenied, Federation::Eidas, _) => {
                ["public-spid-22", "public-eidas-22-what", "public-spid-22-do"]
            }
            (Self::WrongKind, _, Applicant::Professional) => {
                ["public-spid-30-work", "public-spid-30-professional-what", "public-spid-30-work-do"]
            }
            (Self::WrongKind, _, Applicant::Company) => {
                ["public-spid-30-work", "public-spid-30-company-what", "public-spid-30-work-do"]
            }
            _ => self.keys(),
        }
    }

    pub(super) const fn keys(self) -> Keys {
        match self {
            Self::LevelUnavailable => ["public-spid-12", "public-spid-12-what", "public-spid-12-do"],
            Self::WrongCredentials => ["public-spid-19", "public-spid-19-what", "public-spid-19-do"],
            Self::LevelTooLow => ["public-spid-20", "public-spid-20-what", "public-spid-20-do"],
            Self::TimedOut => ["public-spid-21", "public-spid-21-what", "public-spid-21-do"],
            Self::ConsentDenied => ["public-spid-22", "public-spid-22-what", "public-spid-22-do"],
            Self::Blocked => ["public-spid-23", "public-spid-23-what", "public-spid-23-do"],
            Self::Cancelled => ["public-spid-25", "public-spid-25-what", "public-spid-25-do"],
            Self::WrongKind => ["public-spid-30", "public-spid-30-what", "public-spid-30-do"],
            Self::Other { .. } => ["public-spid-other", "public-spid-other-what", "public-spid-other-do"],
            Self::OurRequest { code } => ["public-spid-ours", ours(code), "public-spid-ours-do"],
            own => own.own_keys(),
        }
    }

    /// Our own refusals.
    const fn own_keys(self) -> Keys {
        match self {
            Self::WeakerLevel => ["public-spid-weaker", "public-spid-weaker-what", "public-spid-weaker-do"],
            Self::ClocksApart => ["public-spid-clocks", "public-spid-clocks-what", "public-spid-clocks-do"],
            Self::NotThisBrowser => {
                ["public-spid-elsewhere", "public-spid-elsewhere-what", "public-spid-elsewhere-do"]
            }
            Self::AlreadyUsed => ["public-spid-used", "public-spid-used-what", "public-spid-used-do"],
            Self::NoRequest => ["public-spid-loose", "public-spid-loose-what", "public-spid-loose-do"],
            Self::TooLate => ["public-spid-late", "public-spid-late-what", "public-spid-late-do"],
            Self::MissingData => {
                ["public-spid-missing", "public-spid-missing-what", "public-spid-missing-do"]
            }
            Self::ImpossibleData => {
                ["public-spid-impossible", "public-spid-impossible-what", "public-spid-impossible-do"]
            }
            Self::UnknownProvider => {
                ["public-spid-unknown", "public-spid-unknown-what", "public-spid-unknown-do"]
            }
            Self::CannotStart => ["public-spid-start", "public-spid-start-what", "public-spid-ours-do"],
            Self::Busy => ["public-spid-busy", "public-spid-busy-what", "public-spid-busy-do"],
            Self::Away => ["public-spid-away", "public-spid-away-what", "public-spid-away-do"],
            Self::AwayHalfway => {
                ["public-spid-halfway", "public-spid-halfway-what", "public-spid-halfway-do"]
            }
            _ => ["public-spid-unsure", "public-spid-unsure-what", "public-spid-unsure-do"],
        }
    }

    /// What is safe. After an error of the provider nothing has reached us, which is worth saying.
    const fn safe_key(self, desk: bool) -> &'static str {
        match self.code() {
            _ if desk => "public-spid-safe-desk",
            Some(_) => "public-spid-safe",
            None => "public-spid-safe-drafts",
        }
    }

    /// What operators do, where citizens are told to call the desk or to come to it.
    const fn desk_key(self, to_do: &'static str) -> &'static str {
        match self {
            Self::ConsentDenied
            | Self::Blocked
            | Self::OurRequest { .. }
            | Self::CannotStart
            | Self::NotVerified
            | Self::MissingData
            | Self::ImpossibleData => "public-spid-desk-do",
            _ => to_do,
        }
    }

    const fn retry_key(self) -> &'static str {
        match self {
            Self::ConsentDenied => "public-spid-retry-consent",
            Self::AlreadyUsed => "public-spid-go-on",
            Self::Blocked
            | Self::UnknownProvider
            | Self::CannotStart
            | Self::LevelTooLow
            | Self::LevelUnavailable
            | Self::WeakerLevel => "public-spid-choose-again",
            _ => "public-spid-retry",
        }
    }
}

/// What was wrong with our request, for each code of the provider.
const fn ours(code: u8) -> &'static str {
    match code {
        9 => "public-spid-09-what",
        11 => "public-spid-11-what",
        13 => "public-spid-13-what",
        14 => "public-spid-14-what",
        15 => "public-spid-15-what",
        16 => "public-spid-16-what",
        17 => "public-spid-17-what",
        18 => "public-spid-18-what",
        _ => "public-spid-08-what",
    }
}

/// An answer that may still count: it can be sent once more from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resend {
    /// The field `SAMLResponse`, as it came.
    pub message: String,
    /// The field `RelayState`, as it came.
    pub relay_state: String,
}

/// A login that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpidErrorPage {
    /// Why.
    pub trouble: SpidTrouble,
    /// Local path the citizen wanted to reach.
    pub next: Option<String>,
    /// What the provider was asked for.
    pub asked: AskedFor,
    /// The answer, where nothing is wrong with it and trying again may help.
    pub resend: Option<Resend>,
    /// When it happened, where the page is read later.
    pub at: Option<DateTime<Utc>>,
    /// Municipality for which the citizen signed in, where the portal serves several.
    pub municipality: Option<String>,
}

impl SpidErrorPage {
    /// The page about an answer that cannot be sent again.
    pub fn new(trouble: SpidTrouble, next: Option<String>) -> Self {
        Self { trouble, next, asked: AskedFor::default(), resend: None, at: None, municipality: None }
    }

    /// The same about a login for this.
    #[must_use]
    pub const fn asked_for(mut self, asked: AskedFor) -> Self {
        self.asked = asked;
        self
    }

    /// The same about a login for this municipality.
    #[must_use]
    pub fn of_municipality(mut self, municipality: Option<String>) -> Self {
        self.municipality = municipality;
        self
    }

    /// The same answer once more, or a new login, or on to where the citizen already may be.
    fn retry(&self, t: Translator) -> AnyView {
        let text = t.get(self.trouble.retry_key());
        if let Some(resend) = self.resend.clone() {
            return view! {
                <form action=pattern::SPID_ACS method="post" id="saml">
                    <input type="hidden" name="SAMLResponse" value=resend.message/>
                    <input type="hidden" name="RelayState" value=resend.relay_state/>
                    <Button text=text/>
                </form>
            }
            .into_any();
        }
        let href = match self.trouble {
            // Whoever is in already goes straight on; others come by the door.
            SpidTrouble::AlreadyUsed => self.next.clone().unwrap_or_else(|| Route::PersonalArea.href()),
            _ => self.door(),
        };
        view! { <LinkButton href=href text=text/> }.into_any()
    }

    /// The door where it was begun.
    pub fn door(&self) -> String {
        Route::door_before(self.municipality.as_deref(), self.next.clone())
    }

    /// Whether it was an operator who wanted to come in.
    fn at_desk(&self) -> bool {
        self.door().starts_with(&Route::OperatorLogin.href())
    }

    /// Back to the page of the service, without signing in.
    fn back(&self, t: Translator) -> Option<AnyView> {
        let slug = self.next.as_deref()?.strip_prefix("/servizi/")?.split(['/', '?', '#']).next()?;
        let href = (!slug.is_empty()).then(|| Route::service(slug).href())?;
        let text = t.get("public-spid-back");
        Some(view! { <LinkButton href=href kind=ButtonKind::Secondary text=text/> }.into_any())
    }
}

impl Page for SpidErrorPage {
    fn title(&self, t: Translator) -> String {
        let [title, ..] = self.trouble.words(self.asked);
        t.get(title)
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let at = self.at.unwrap_or_else(|| use_frame().now);
        let desk = self.at_desk();
        let [title, what, to_do] = self.trouble.words(self.asked);
        let to_do = if desk { self.trouble.desk_key(to_do) } else { to_do };
        let (way, date) = (self.asked.federation.name(), format::date_time(at));
        let code = match self.trouble.code() {
            Some(code) => t.with(
                "public-spid-code",
                &[("way", way.into()), ("code", code.into()), ("date", date.into())],
            ),
            None => t.with("public-spid-no-code", &[("date", date.into())]),
        };
        let acts = view! {
            {self.retry(t)}
            {self.back(t)}
            {(!desk).then(|| view! {
                <LinkButton
                    href=Route::Desks.href() kind=ButtonKind::Secondary
                    text=t.get("common-desks")
                />
            })}
        }
        .into_any();
        let to_do = t.with(to_do, &[("level", self.asked.level.into())]);
        let texts = vec![t.get(self.trouble.safe_key(desk)), to_do];
        view! { <Oops icon="sp-no" title=t.get(title) lead=t.get(what) texts=texts code=code acts=acts desk=desk/> }
            .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let resend =
            || Resend { message: "PHNhbWxwOlJlc3BvbnNlLz4=".into(), relay_state: "018f\"<b>1".into() };
        let again = |trouble| Self { resend: Some(resend()), ..Self::new(trouble, None) };
        SpidTrouble::ALL
            .map(|trouble| {
                ("trouble", Self::new(trouble, Some("/servizi/pasti-a-domicilio/domanda/pasti".into())))
            })
            .into_iter()
            .chain([("busy", again(SpidTrouble::Busy)), ("away", again(SpidTrouble::Away))])
            .chain(of_other_logins())
            .chain([("desk", Self::new(SpidTrouble::ConsentDenied, Some("/console".into())))])
            .collect()
    }
}

/// Troubles whose words depend on who was asked, and for what.
fn of_other_logins() -> Vec<(&'static str, SpidErrorPage)> {
    let page = |name, trouble, asked| (name, SpidErrorPage::new(trouble, None).asked_for(asked));
    let at = |federation| AskedFor { federation, ..AskedFor::default() };
    let by = |applicant| AskedFor { applicant, ..AskedFor::default() };
    let strong = AskedFor { level: 3, ..AskedFor::default() };
    vec![
        page("card", SpidTrouble::Blocked, at(Federation::Cie)),
        page("card, no consent", SpidTrouble::ConsentDenied, at(Federation::Cie)),
        page("eIDAS, no consent", SpidTrouble::ConsentDenied, at(Federation::Eidas)),
        page("level 3", SpidTrouble::LevelTooLow, strong),
        page("professional", SpidTrouble::WrongKind, by(Applicant::Professional)),
        page("company", SpidTrouble::WrongKind, by(Applicant::Company)),
    ]
}

#[cfg(test)]
mod tests;
