//! Browsers that operators sign in with are known again: by a random number in a cookie, whose digest the portal keeps.
//!
//! It proves nothing and opens nothing: it only keeps those from being warned who sign in with what they always use.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use backend::alerts::{self, KNOWN_FOR};
use domain::actor::Operator;
use sha2::{Digest, Sha256};

use crate::{
    pages::{Portal, around::Around, fault::Fault},
    session::{Session, mark_name},
};

/// Notes the browser with which an operator signed in just now, and has it keep its mark.
pub(super) async fn note(
    portal: &Portal,
    session: &Session,
    around: &Around,
    operator: &Operator,
    response: &mut Response,
) -> Result<(), Fault> {
    let new = || hex::encode(portal.platform.outside.random.bytes::<32>());
    let https = portal.platform.config.is_https();
    let mark = session.mark(https).map_or_else(new, str::to_owned);
    let digest = hex::encode(Sha256::digest(&mark));
    alerts::note_browser(&portal.platform.pool, around.ctx(), operator, &digest).await?;
    // SPID posts its answer from another site, where a `Lax` cookie does not go; `None` needs TLS.
    let reach = if https { "; SameSite=None; Secure" } else { "" };
    let (name, seconds) = (mark_name(https), KNOWN_FOR.num_seconds());
    let cookie = format!("{name}={mark}; Path=/; Max-Age={seconds}; HttpOnly{reach}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(())
}
