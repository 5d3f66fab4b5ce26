//! The citizens' door over HTTP: everything arrives at the real addresses, on a real database.

mod alarms;
mod attacks;
mod bad_days;
mod edges;
mod errors;
mod files;
mod flood;
mod logout;
pub mod mutants;
mod operators;
mod register;
mod registry;
mod rollover;
mod step_up;
mod variants;
mod ways;

use std::sync::atomic::{AtomicU32, Ordering};

use backend::testing::noon;
use chrono::{TimeDelta, Timelike};
use identity::saml::{DemoKey, PendingRequest};
use server::testing::{Answer as Page, Browser};

use crate::{
    provider::{self, Answer, ENTITY, RSA_SHA256, SHA256, sign, template},
    stage::{self, FOREIGN_KEY, IDP_KEY, encode},
    support::House,
};

/// A second provider, with the key that is foreign to the first.
pub const OTHER: &str = "http://localhost:8089";
pub const NEXT: &str = "/area-personale";
/// A page that is open to everybody.
pub const HOME: &str = "/";

/// The portal with its two providers, at a whole second of the tests' Sunday.
pub struct Door {
    pub house: House,
    answers: AtomicU32,
}

impl Door {
    pub async fn open() -> Self {
        Self::with(&[], &[&IDP_KEY]).await
    }

    /// With these settings, and these keys of the first provider.
    pub async fn with(settings: &[(&str, &str)], keys: &[&DemoKey]) -> Self {
        let house = House::with(settings, &metadata(keys)).await;
        let start = stage::now().with_nanosecond(0).unwrap();
        house.app.pass(start - noon());
        Self { house, answers: AtomicU32::new(0) }
    }

    /// Sets out for the first provider.
    pub async fn begin(&self, browser: &Browser<'_>, level: u8, next: &str) -> PendingRequest {
        self.begin_at(browser, ENTITY, level, next).await
    }

    pub async fn begin_at(&self, browser: &Browser<'_>, idp: &str, level: u8, next: &str) -> PendingRequest {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("idp", idp)
            .append_pair("level", &level.to_string())
            .append_pair("next", next)
            .finish();
        let away = browser.get(&format!("/spid/login?{query}")).await;
        assert_eq!(away.status, 302, "{}", away.text());
        self.pending(&away).await
    }

    /// The login of a browser that is sent to a provider.
    pub async fn pending(&self, away: &Page) -> PendingRequest {
        let to = url::Url::parse(&away.location().unwrap()).unwrap();
        let state = to.query_pairs().find(|(name, _)| name == "RelayState").unwrap().1.into_owned();
        let pending: serde_json::Value =
            sqlx::query_scalar("SELECT pending FROM saml_request WHERE relay_state = $1")
                .bind(state)
                .fetch_one(&self.house.app.db.owner)
                .await
                .unwrap();
        serde_json::from_value(pending).unwrap()
    }

    /// A correct answer of the provider that was asked, at the portal's time.
    pub fn answer(&self, pending: &PendingRequest) -> Answer {
        let end = provider_end(stage::now());
        let end_now = provider_end(self.house.app.platform.now());
        let answer = Answer::to(pending).assertion(&end, &end_now);
        if pending.idp == OTHER {
            return answer.response(ENTITY, OTHER).assertion(ENTITY, OTHER);
        }
        answer
    }

    /// Both parts signed, under identifiers that were never used before.
    pub fn seal(&self, answer: &Answer, key: &DemoKey) -> String {
        let number = self.answers.fetch_add(1, Ordering::Relaxed);
        let (of_response, of_assertion) = (format!("_response{number}"), format!("_assertion{number}"));
        let signature = |id: &str| template(id, RSA_SHA256, SHA256);
        let assertion = answer.assertion.replace("_assertion", &of_assertion);
        let assertion = sign(&assertion.replace("<SIGNATURE/>", &signature(&of_assertion)), key);
        let response = answer.response.replace("_response", &of_response);
        let response = response.replace("<SIGNATURE/>", &signature(&of_response));
        sign(&response.replace("<ASSERTION/>", &assertion), key)
    }

    /// The correct answer, sealed with the right key.
    pub fn good(&self, pending: &PendingRequest) -> String {
        let key = if pending.idp == OTHER { &FOREIGN_KEY } else { &IDP_KEY };
        self.seal(&self.answer(pending), key)
    }

    /// A citizen signs in at level 2; the browser is in.
    pub async fn enter(&self, browser: &Browser<'_>) {
        let pending = self.begin(browser, 2, NEXT).await;
        let page = post(browser, &pending.relay_state, &self.good(&pending)).await;
        assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
    }

    /// What the register says about the last answer to this request.
    pub async fn outcome(&self, pending: &PendingRequest) -> String {
        sqlx::query_scalar(
            "SELECT outcome FROM saml_transaction WHERE request_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(&pending.request_id)
        .fetch_optional(&self.house.app.db.owner)
        .await
        .unwrap()
        .unwrap_or_else(|| "nothing".to_owned())
    }

    /// Posts an answer to a new login in a new browser; what the register says, the page's status, and
    /// whether the browser is in.
    pub async fn verdict(&self, level: u8, xml: impl FnOnce(&PendingRequest) -> String) -> Verdict {
        let browser = self.house.app.browser();
        let pending = self.begin(&browser, level, NEXT).await;
        let page = post(&browser, &pending.relay_state, &xml(&pending)).await;
        let inside = is_in(&browser).await;
        Verdict { outcome: self.outcome(&pending).await, page, inside }
    }
}

/// How an answer was taken.
pub struct Verdict {
    pub outcome: String,
    pub page: Page,
    pub inside: bool,
}

impl Verdict {
    /// Refused with this code, with a page, in a status that the testers of AgID take for a refusal.
    #[track_caller]
    pub fn refused(&self, code: &str, what: &str) {
        assert_eq!(self.outcome, code, "{what}");
        assert!(!self.inside, "{what}: nobody is in");
        assert!(
            [400, 401, 403, 422, 500].contains(&self.page.status.as_u16()),
            "{what}: {}",
            self.page.status
        );
        assert!(self.page.text().contains("<h1"), "{what}: there is a page");
    }

    /// Let in.
    #[track_caller]
    pub fn accepted(&self, what: &str) {
        assert_eq!((self.outcome.as_str(), self.inside), ("accepted", true), "{what}");
    }
}

fn provider_end(now: chrono::DateTime<chrono::Utc>) -> String {
    let end = (now + TimeDelta::minutes(5)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    format!("NotOnOrAfter=\"{end}\"")
}

pub fn metadata(keys: &[&DemoKey]) -> [String; 2] {
    [provider::metadata(keys), provider::metadata(&[&FOREIGN_KEY]).replace(ENTITY, OTHER)]
}

/// The browser carries an answer from the provider's page, and follows nothing.
pub async fn post_only(browser: &Browser<'_>, relay_state: &str, xml: &str) -> Page {
    let form = [("SAMLResponse", encode(xml)), ("RelayState", relay_state.to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post_raw("/spid/acs", &form, "cross-site").await
}

/// The address of the page about a login that did not succeed.
#[track_caller]
pub fn told(sent: &Page) -> String {
    let told = sent.location().unwrap_or_default();
    let id = told.strip_prefix("/accesso/esito/").unwrap_or_default();
    assert!(sent.status == 303 && id.len() == 32, "{} {told}", sent.status);
    told
}

/// The browser carries an answer from the provider's page, and reads what comes of it.
pub async fn post(browser: &Browser<'_>, relay_state: &str, xml: &str) -> Page {
    let answer = post_only(browser, relay_state, xml).await;
    match answer.location() {
        // The page of a login that did not succeed has an address of its own.
        Some(told) if told.starts_with("/accesso/esito/") => browser.get(&told).await,
        _ => answer,
    }
}

/// Whether somebody is in, however weakly: there is a way out on the page.
pub async fn is_in(browser: &Browser<'_>) -> bool {
    browser.get(HOME).await.text().contains("action=\"/uscita\"")
}
