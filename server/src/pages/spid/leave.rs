//! Leaving: here first, then at the provider, where it has a session of its own.

use app::{
    console::{NotIn, NotInPage},
    public::{AtProvider, LeavingPage, LoggedOutPage},
};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Redirect, Response},
};
use backend::sign_out;
use chrono::TimeDelta;
use identity::saml::{LOGOUT_MINUTES, Outgoing, Profile, SamlSession, StartError};

use super::{SAML_SESSION, send};
use crate::{
    middleware::{
        csrf::{CsrfForm, Nothing},
        headers::nothing_kept,
    },
    pages::{Portal, around::Around, cie, fault::Fault},
    session::Session,
};

/// Sends the browser on after it has shown the page. A redirect would be held by the policy for
/// forms, which every page with the button to leave would then have to open towards all providers.
const REFRESH: HeaderName = HeaderName::from_static("refresh");

/// What the address of the page after leaving says of operators.
const CONSOLE: &str = "operatori";

/// Ends the session here, whatever the provider does, then asks the provider to end its own.
pub(super) async fn leave(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let away = |_| Fault::UNAVAILABLE;
    let granted = cie::granted(&portal, &session).await.map_err(away)?;
    let saml: Option<SamlSession> = session.recall(SAML_SESSION).await.map_err(away)?;
    let from_console = session.entrance().await.map_err(away)?.is_some();
    session.sign_out().await.map_err(away)?;
    if let Some(tokens) = granted {
        cie::give_back(&portal, &around, &tokens).await;
    }
    if from_console {
        let to = format!("{}?area={CONSOLE}", app::routes::pattern::LOGOUT);
        return Ok(nothing_kept(Redirect::to(&to).into_response()));
    }
    // Only a level 1 login leaves a session open at the provider.
    let open = match saml {
        None => {
            return Ok(nothing_kept(Redirect::to(app::routes::pattern::LOGOUT).into_response()));
        }
        Some(saml) if saml.session_index.is_none() => return Ok(nothing_kept(left(AtProvider::Nothing))),
        Some(saml) => saml,
    };
    Ok(nothing_kept(match ask(&portal, &around, &open).await {
        Some(outgoing) => on_the_way(&around.out(), outgoing),
        None => left(AtProvider::Unknown),
    }))
}

/// The page after leaving, by its address: going back to it leaves nothing twice.
pub(super) fn left(provider: AtProvider) -> Response {
    let to = format!("{}?gestore={}", app::routes::pattern::LOGOUT, provider.tag());
    Redirect::to(&to).into_response()
}

/// Writes down that a logout is asked for. Nothing if the provider takes none, or if we cannot: the
/// citizen is out here all the same, and is told what may be open there.
async fn ask(portal: &Portal, around: &Around, open: &SamlSession) -> Option<Outgoing> {
    let idps = portal.idps();
    // CIE knows no logout by SAML (SPID.md §7).
    let idp = idps.get(&open.idp).filter(|idp| idp.profile != Profile::Cie)?;
    let binding = idp.logout_binding()?;
    let now = around.ctx().now;
    let random = portal.platform.outside.random.bytes();
    let party = open.sp.as_deref().map_or_else(|| Some(portal.spid.own()), |name| portal.spid.named(name))?;
    let asked: Result<_, StartError> = party.logout_request(idp, open, binding, now, random);
    let (pending, outgoing) =
        asked.inspect_err(|error| tracing::error!(%error, "a logout cannot be asked for")).ok()?;
    let until = now + TimeDelta::minutes(LOGOUT_MINUTES);
    sign_out::remember_logout(&portal.platform.pool, &pending.request_id, &pending, until)
        .await
        .inspect_err(|error| tracing::error!(%error, "a logout cannot be written down"))
        .ok()?;
    Some(outgoing)
}

fn on_the_way(around: &Around, outgoing: Outgoing) -> Response {
    let url = match outgoing {
        Outgoing::Redirect(url) => url,
        post @ Outgoing::Post { .. } => return send(around, post),
    };
    let mut response = around.page(LeavingPage { href: url.to_string() });
    if let Ok(value) = HeaderValue::from_str(&format!("0; url={url}")) {
        response.headers_mut().insert(REFRESH, value);
    }
    response
}

/// The page after leaving.
pub(super) async fn done(around: Around, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let said = |what: &str| {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == what).map(|(_, value)| value.into_owned())
    };
    if said("area").is_some_and(|area| area == CONSOLE) {
        return around.page(NotInPage { why: NotIn::Out, next: None });
    }
    let provider = said("gestore").and_then(|tag| AtProvider::from_tag(&tag));
    around.page(LoggedOutPage { provider })
}
