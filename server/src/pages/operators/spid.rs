//! Operators who enter with SPID or CIE, level 2 or more: known by the codice fiscale for which an
//! administrator enabled them.

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use backend::operators::FISCAL_CODE;
use chrono::{DateTime, Utc};
use domain::{Id, actor::OperatorRecord};
use identity::saml::{Binding, IdentityProvider, Need, SpidAttributes, SpidLevel};
use serde::Deserialize;

use super::{
    NotLetIn,
    door::{CONFIRMING, away, ways},
    entering::{Proved, enter},
};
use crate::{
    pages::{
        Portal,
        around::Around,
        fault::Fault,
        spid::{LoginAs, SetOut, local_path, set_out},
    },
    session::{Door, Entrance, Session},
};

/// What operators need at least. Above level 1 every request asks for a new authentication
/// (`ForceAuthn`, and `prompt` in the federation), so this also serves to confirm who somebody is.
pub(super) const LEVEL: SpidLevel = SpidLevel::L2;

#[derive(Debug, Deserialize)]
pub(super) struct Start {
    idp: Option<String>,
    next: Option<String>,
}

/// Sends the operator to a SPID provider.
pub(super) async fn start(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    headers: HeaderMap,
    Query(start): Query<Start>,
) -> Result<Response, Fault> {
    if !portal.platform.config.operators.spid {
        return Err(Fault::NOT_FOUND);
    }
    let next = start.next.as_deref().and_then(local_path);
    let idps = portal.idps();
    let Some(idp) = start.idp.as_deref().and_then(|id| idps.get(id)) else {
        return Ok(ways(&portal, &around, StatusCode::OK, next, None));
    };
    send(&portal, &session, &around, &headers, idp, next).await
}

/// Sends the operator to this provider.
pub(super) async fn send(
    portal: &Portal,
    session: &Session,
    around: &Around,
    headers: &HeaderMap,
    idp: &IdentityProvider,
    next: Option<String>,
) -> Result<Response, Fault> {
    let Some(party) = portal.spid.asking(idp, None) else {
        return Ok(ways(portal, around, StatusCode::OK, next, None));
    };
    let to = SetOut {
        idp,
        party,
        level: LEVEL,
        need: Need::Identity,
        purpose: None,
        binding: Binding::Redirect,
        next: next.unwrap_or_else(|| app::routes::pattern::CONSOLE.to_owned()),
        login_as: login_as(session).await?,
        municipality: None,
        forms: None,
    };
    set_out(portal, around, headers, to).await
}

/// Whether somebody comes in now, or was asked to confirm who they are; that is asked once.
pub(super) async fn login_as(session: &Session) -> Result<LoginAs, Fault> {
    let confirming = session.forget::<Id<OperatorRecord>>(CONFIRMING).await.map_err(away)?;
    Ok(confirming.map_or(LoginAs::Operator, LoginAs::Confirming))
}

/// Somebody whom SPID or CIE vouches for.
#[derive(Debug, Clone, Copy)]
pub(in crate::pages) struct Vouched<'a> {
    pub(in crate::pages) attributes: &'a SpidAttributes,
    /// Level reached.
    pub(in crate::pages) level: SpidLevel,
    /// When they proved who they are.
    pub(in crate::pages) at: DateTime<Utc>,
}

/// Whom a provider vouched for in answer to a request of an operator.
pub(in crate::pages) async fn enter_with_identity(
    portal: &Portal,
    around: &Around,
    session: &Session,
    next: &str,
    identity: Vouched<'_>,
    confirming: Option<Id<OperatorRecord>>,
) -> Result<Result<Response, NotLetIn>, Fault> {
    let Some(code) = &identity.attributes.fiscal_number else {
        return Ok(Err(NotLetIn::NoCode));
    };
    // Checked against the request already; nobody becomes an operator with less, whatever was asked.
    if !portal.platform.config.operators.spid || identity.level < LEVEL {
        return Err(Fault::NOT_FOUND);
    }
    let entrance = Entrance {
        door: Door::Spid,
        began_at: around.ctx().now,
        authenticated_at: Some(identity.at),
        provider_session: None,
    };
    let subject = code.canonical().to_string();
    // What SPID and CIE know is the address of a citizen, not that of somebody at work.
    let who = Proved { issuer: FISCAL_CODE, subject: &subject, email: None, entrance, confirming };
    enter(portal, session, around, who, next.to_owned()).await
}
