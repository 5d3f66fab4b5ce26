//! Logins that did not succeed, each with a page at an address of its own. The provider's answer is a POST, or an
//! address that serves once: its own page could be neither reloaded nor read in another language.
//!
//! Nobody can write such an address for somebody else: what it tells stands in the database, under a name drawn by
//! chance, and is told to the browser in which the login ended, which has a secret in its cookie. Everybody else
//! reads that there is nothing to read. The testers of `AgID` follow the redirect and read the status there.

use app::{
    public::{CieErrorPage, CieTrouble, LoginGonePage, SpidErrorPage, SpidTrouble},
    routes::{Route, pattern},
};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use backend::{Error, ended_logins};
use chrono::{DateTime, Utc};
use identity::saml::{BrowserBinding, PendingRequest, Purpose, SpidLevel};
use serde::{Deserialize, Serialize};

use super::{
    Portal,
    around::{Around, cookie},
    fault::Fault,
    operators::NotLetIn,
    spid::{asked_for, binding_cookie},
};

/// Bytes behind the name of a page.
const NAME_BYTES: usize = 16;

/// How a login ended. Nothing in it names a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "door", rename_all = "snake_case")]
pub(super) enum Ended {
    /// At a SAML provider of SPID, CIE or eIDAS.
    Spid {
        /// The word for what happened.
        trouble: String,
        /// Local path where the citizen wanted to go.
        next: Option<String>,
        /// What was asked of whom, where it was a login of ours.
        asked: Option<Asked>,
        /// Municipality for which it was begun, where the portal serves several.
        municipality: Option<String>,
    },
    /// Of somebody whom SPID or CIE knows, and who is no operator here.
    Operator {
        /// The word for it.
        why: String,
        /// Local path where they wanted to go.
        next: Option<String>,
    },
    /// In the federation of CIE.
    Cie {
        /// The word for what happened.
        trouble: String,
        /// Local path where the citizen wanted to go.
        next: Option<String>,
        /// Municipality for which it was begun, where the portal serves several.
        municipality: Option<String>,
    },
}

impl Ended {
    /// The door where it was begun.
    fn door(&self) -> String {
        match self {
            Self::Spid { next, municipality, .. } => {
                let door = SpidErrorPage::new(SpidTrouble::NotVerified, next.clone());
                door.of_municipality(municipality.clone()).door()
            }
            Self::Operator { .. } => pattern::OPERATOR_LOGIN.to_owned(),
            Self::Cie { next, municipality, .. } => Route::door_before(municipality.as_deref(), next.clone()),
        }
    }
}

/// What was asked of a provider, as far as the words of the page depend on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    idp: String,
    level: SpidLevel,
    purpose: Option<Purpose>,
}

impl Asked {
    pub(super) fn of(pending: &PendingRequest) -> Self {
        Self { idp: pending.idp.clone(), level: pending.level, purpose: pending.purpose }
    }
}

pub(super) fn routes() -> Router<Portal> {
    Router::new().route(pattern::LOGIN_ENDED, get(tell))
}

/// Remembers how a login ended, and leads this browser to the page about it. `login` is the relay state of one of
/// ours. Without the database the page is the answer itself, and another language is chosen at the door.
pub(super) async fn lead(
    portal: &Portal,
    around: &Around,
    browser: &BrowserBinding,
    login: Option<&str>,
    ended: Ended,
) -> Response {
    let id = hex::encode(portal.platform.outside.random.bytes::<NAME_BYTES>());
    let now = around.ctx().now;
    let row = ended_logins::Ended { id: &id, browser: browser.as_str(), login, told: &ended };
    match ended_logins::remember(&portal.platform.pool, row, now).await {
        Ok(()) => to_page(&id),
        Err(error) => {
            tracing::error!(%error, "how a login ended could not be remembered");
            page(&around.leading_to(&ended.door()), ended, now)
        }
    }
}

/// To the page of that name.
pub(super) fn to_page(id: &str) -> Response {
    Redirect::to(&pattern::LOGIN_ENDED.replace("{ended}", id)).into_response()
}

/// Tells the browser in which a login ended how it did, as often as it asks, in the language it asks for.
async fn tell(
    State(portal): State<Portal>,
    around: Around,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    // What we never drew need not be looked for.
    let drawn = id.len() == 2 * NAME_BYTES && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let secret = cookie(&headers, binding_cookie(portal.platform.config.is_https()));
    let Some(secret) = secret.filter(|_| drawn) else {
        return Ok(gone(&around));
    };
    let browser = BrowserBinding::of(secret);
    let now = around.ctx().now;
    match ended_logins::find::<Ended>(&portal.platform.pool, &id, browser.as_str(), now).await {
        Ok(told) => Ok(page(&around, told.told, told.at)),
        Err(Error::NotFound) => Ok(gone(&around)),
        Err(error) => Err(error.into()),
    }
}

/// There is nothing to tell here, and there is the way in.
fn gone(around: &Around) -> Response {
    around.page_with(StatusCode::NOT_FOUND, LoginGonePage)
}

/// The page about a login that ended then.
fn page(around: &Around, ended: Ended, at: DateTime<Utc>) -> Response {
    let at = Some(at);
    match ended {
        Ended::Spid { trouble, next, asked, municipality } => {
            let Some(trouble) = SpidTrouble::from_slug(&trouble) else { return gone(around) };
            let asked = asked.map(|asked| asked_for(&asked.idp, asked.level, asked.purpose));
            let new = SpidErrorPage::new(trouble, next).asked_for(asked.unwrap_or_default());
            around.page_with(status(trouble.status()), SpidErrorPage { at, municipality, ..new })
        }
        Ended::Operator { why, next } => match NotLetIn::from_slug(&why) {
            // Whoever did not confirm is still in; once they are out, that is not true any more.
            Some(NotLetIn::SomebodyElse) if !around.is_operator() => {
                Redirect::to(pattern::OPERATOR_LOGIN).into_response()
            }
            Some(why) => why.page(around, next, true),
            None => gone(around),
        },
        Ended::Cie { trouble, next, municipality } => {
            let Some(trouble) = CieTrouble::from_slug(&trouble) else { return gone(around) };
            around.page_with(status(trouble.status()), CieErrorPage { trouble, next, at, municipality })
        }
    }
}

/// The status of a page of bad news.
pub(super) fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::FORBIDDEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_login_ended_is_read_back_as_it_was_written() {
        let (next, trouble) = (Some("/area-personale".to_owned()), "22".to_owned());
        let idp = "https://idp.example".to_owned();
        let asked = Some(Asked { idp, level: SpidLevel::L3, purpose: Some(Purpose::Lp) });
        for ended in [
            Ended::Spid { trouble: trouble.clone(), next: next.clone(), asked, municipality: None },
            Ended::Spid { trouble, next: None, asked: None, municipality: Some("borgo".to_owned()) },
            Ended::Operator { why: "altra-persona".to_owned(), next: next.clone() },
            Ended::Cie {
                trouble: "tardi".to_owned(),
                next: next.clone(),
                municipality: Some("borgo".to_owned()),
            },
            Ended::Cie { trouble: "tardi".to_owned(), next, municipality: None },
        ] {
            let value = serde_json::to_value(&ended).unwrap();
            assert_eq!(serde_json::from_value::<Ended>(value).unwrap(), ended);
        }
    }
}
