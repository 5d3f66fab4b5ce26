//! Operators who enter with CIE, on the terms of SPID: in the federation where the portal is a member of it, by SAML
//! where the server of CIE is among the providers.

use app::routes::pattern;
use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
};
use identity::saml::{IdentityProvider, Profile};
use serde::Deserialize;

use super::spid::{LEVEL, login_as, send};
use crate::{
    pages::{
        Portal,
        around::Around,
        cie::{self, SetOut},
        fault::Fault,
        spid::local_path,
    },
    session::Session,
};

#[derive(Debug, Deserialize)]
pub(super) struct Start {
    next: Option<String>,
}

/// Whether operators may enter with CIE.
pub(super) fn is_offered(portal: &Portal) -> bool {
    portal.platform.config.operators.spid && (portal.cie.is_some() || by_saml(portal).is_some())
}

/// Sends the operator to CIE.
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
    if portal.cie.is_none() {
        let idp = by_saml(&portal).ok_or(Fault::NOT_FOUND)?;
        return send(&portal, &session, &around, &headers, &idp, next).await;
    }
    let to = SetOut {
        level: LEVEL,
        next: Some(next.unwrap_or_else(|| pattern::CONSOLE.to_owned())),
        login_as: login_as(&session).await?,
        municipality: None,
    };
    cie::set_out(&portal, &around, &headers, to).await
}

/// The server of CIE, where it is among the providers and can be asked.
fn by_saml(portal: &Portal) -> Option<IdentityProvider> {
    let idps = portal.idps();
    let able = |idp: &&IdentityProvider| portal.spid.asking(idp, None).is_some();
    idps.iter().filter(|idp| idp.profile == Profile::Cie).find(able).cloned()
}
