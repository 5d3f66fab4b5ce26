//! Choosing the way, setting out to a provider, and coming back from it.

use app::{
    console::{Again, ConfirmPage, DeskChoice, NotIn, NotInPage, OperatorAccess},
    public::ErrorKind,
    routes::{encode, pattern},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Id, actor::OperatorRecord};
use identity::oidc::{Callback, OidcError, PendingLogin, Wish};
use serde::{Deserialize, Serialize};

use super::{
    OperatorDoor, cie,
    entering::{Proved, enter},
};
use crate::{
    middleware::headers::Policy,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
        spid::{local_path, provider_origins, shuffled},
    },
    session::{Door, Entrance, Session, provider_session},
};

/// Where the session keeps sign-ins under way.
const LOGINS: &str = "oidc";
/// Where the session keeps who is about to confirm with SPID or CIE who they are.
pub(super) const CONFIRMING: &str = "confirming";
/// Windows in which one browser may be signing in at once; the oldest is forgotten.
const MOST_LOGINS: usize = 5;

/// A sign-in under way, and where.
#[derive(Debug, Serialize, Deserialize)]
struct Started {
    provider: Option<String>,
    login: PendingLogin,
    /// Who confirms who they are; none for whoever comes in.
    #[serde(default)]
    confirming: Option<Id<OperatorRecord>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    next: Option<String>,
    #[serde(rename = "entra")]
    start: Option<String>,
    #[serde(rename = "fornitore")]
    provider: Option<String>,
    #[serde(rename = "scaduta")]
    ended: Option<String>,
}

impl Asked {
    fn next(&self) -> Option<String> {
        self.next.as_deref().and_then(local_path)
    }

    /// Only what was kept is safe, and only then the way leads to where it is given back.
    fn again(&self) -> Option<Again> {
        let sending = self.ended.as_deref()? == "1";
        let kept = self.next.as_deref() == Some(pattern::CONSOLE_KEPT);
        Some(match (sending, kept) {
            (true, true) => Again::Ended,
            (true, false) => Again::Lost,
            (false, _) => Again::Over,
        })
    }
}

/// The page with the ways in; its links lead here too, and then on to a provider.
pub(super) async fn door(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    if asked.start.is_none() {
        if let Some(choosing) = session.choosing().await.map_err(away)? {
            let desks = choosing.desks.into_iter().map(|operator| operator.desk).collect();
            return Ok(around.page(DeskChoice { desks }));
        }
        return Ok(ways(&portal, &around, StatusCode::OK, asked.next(), asked.again()));
    }
    let Some(door) = portal.operators.get(asked.provider.as_deref()) else {
        return Ok(ways(&portal, &around, StatusCode::OK, asked.next(), None));
    };
    let next = asked.next().unwrap_or_else(|| pattern::CONSOLE.to_owned());
    set_out(&portal, &session, &around, door, next, None).await
}

/// Before something dangerous: the same operator signs in again at the door they came in by.
pub(super) async fn confirm(
    State(portal): State<Portal>,
    session: Session,
    Here(operator): Here,
    around: Around,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let next = asked.next().unwrap_or_else(|| pattern::CONSOLE.to_owned());
    if asked.start.is_none() {
        return Ok(around.page(ConfirmPage { next }));
    }
    let entrance = session.entrance().await.map_err(away)?;
    match entrance.map(|entrance| entrance.door) {
        Some(Door::Provider(key)) if portal.operators.get(key.as_deref()).is_some() => {
            let door = portal.operators.get(key.as_deref()).ok_or(Fault::NOT_FOUND)?;
            set_out(&portal, &session, &around, door, next, Some(operator.me.id)).await
        }
        _ => {
            session.remember(CONFIRMING, &operator.me.id).await.map_err(away)?;
            Ok(ways(&portal, &around, StatusCode::OK, Some(next), None))
        }
    }
}

async fn set_out(
    portal: &Portal,
    session: &Session,
    around: &Around,
    door: &OperatorDoor,
    next: String,
    confirming: Option<Id<OperatorRecord>>,
) -> Result<Response, Fault> {
    let wish = if confirming.is_some() { Wish::SignInAgain } else { Wish::Enter };
    let random = &portal.platform.outside.random;
    let random = [random.bytes(), random.bytes(), random.bytes()];
    match door.login.start(next.clone(), wish, around.ctx().now, random).await {
        Ok((url, login)) => {
            let mut under_way: Vec<Started> = session.recall(LOGINS).await.map_err(away)?.unwrap_or_default();
            under_way.push(Started { provider: door.key.clone(), login, confirming });
            let surplus = under_way.len().saturating_sub(MOST_LOGINS);
            under_way.drain(..surplus);
            session.remember(LOGINS, &under_way).await.map_err(away)?;
            Ok(Redirect::to(url.as_str()).into_response())
        }
        Err(error) => Ok(not_in(portal, around, door, &error, Some(next)).await),
    }
}

/// The operator comes back from the only provider.
pub(super) async fn come_back(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    Query(callback): Query<Callback>,
) -> Result<Response, Fault> {
    back(&portal, &session, &around, None, callback).await
}

/// The operator comes back from one of several providers.
pub(super) async fn come_back_from(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    Path(provider): Path<String>,
    Query(callback): Query<Callback>,
) -> Result<Response, Fault> {
    back(&portal, &session, &around, Some(provider), callback).await
}

async fn back(
    portal: &Portal,
    session: &Session,
    around: &Around,
    provider: Option<String>,
    callback: Callback,
) -> Result<Response, Fault> {
    let mut under_way: Vec<Started> = session.recall(LOGINS).await.map_err(away)?.unwrap_or_default();
    let here = under_way
        .iter()
        .position(|started| started.provider == provider && started.login.is_answered_by(&callback));
    let (Some(place), Some(door)) = (here, portal.operators.get(provider.as_deref())) else {
        return Ok(Redirect::to(pattern::OPERATOR_LOGIN).into_response());
    };
    // Taken out whatever comes of it: it serves once.
    let Started { login, confirming, .. } = under_way.swap_remove(place);
    session.remember(LOGINS, &under_way).await.map_err(away)?;
    let (next, now) = (login.next.clone(), around.ctx().now);
    // The address of an answer serves once, and nothing of what it says stands on a page of ours.
    let again = if confirming.is_some() { pattern::OPERATOR_CONFIRM } else { pattern::OPERATOR_LOGIN };
    let around = &around.leading_to(&format!("{again}?next={}", encode(&next)));
    let identity = match door.login.finish(&callback, login, now).await {
        Ok(identity) => identity,
        Err(error) => return Ok(not_in(portal, around, door, &error, Some(next)).await),
    };
    let entrance = Entrance {
        door: Door::Provider(provider),
        began_at: now,
        authenticated_at: identity.authenticated_at,
        provider_session: identity.session.map(|name| provider_session(&identity.issuer, &name)),
    };
    // One that nobody can write to is none.
    let email = identity.email.and_then(|email| email.parse().ok());
    let who = Proved { issuer: &identity.issuer, subject: &identity.subject, email, entrance, confirming };
    let entered = enter(portal, session, around, who, next.clone()).await?;
    Ok(entered.unwrap_or_else(|why| why.page(around, Some(next), false)))
}

/// The page with every way in.
pub(super) fn ways(
    portal: &Portal,
    around: &Around,
    status: StatusCode,
    next: Option<String>,
    again: Option<Again>,
) -> Response {
    let spid = portal.platform.config.operators.spid.then(|| shuffled(portal));
    let with_spid = spid.is_some();
    let cie = cie::is_offered(portal);
    let page = OperatorAccess { next, accounts: portal.operators.accounts(), spid, cie, again };
    let mut response = around.page_with(status, page);
    if with_spid {
        let policy = Policy { form_targets: provider_origins(portal), ..Policy::default() };
        response.extensions_mut().insert(policy);
    }
    response
}

/// The provider said no, or cannot be believed, or is away: then the other ways are still there.
async fn not_in(
    portal: &Portal,
    around: &Around,
    door: &OperatorDoor,
    error: &OidcError,
    next: Option<String>,
) -> Response {
    if error.is_technical() {
        portal.alarm(error.code(), &door.issuer, around.ctx().now).await;
    }
    if *error == OidcError::ProviderUnavailable {
        tracing::warn!(code = error.code(), "operators' login");
        return ways(portal, around, StatusCode::SERVICE_UNAVAILABLE, next, Some(Again::Silent));
    }
    if error.is_technical() {
        tracing::error!(code = error.code(), %error, "operators' login");
        return around.error(StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Unavailable);
    }
    tracing::info!(code = error.code(), "operators' login not completed");
    // Whoever only did not confirm is in as before, and must know it.
    let why = if around.is_operator() { NotIn::StillIn } else { NotIn::Cancelled };
    around.page_with(StatusCode::FORBIDDEN, NotInPage { why, next })
}

pub(super) fn away(_: crate::session::SessionError) -> Fault {
    Fault::UNAVAILABLE
}
