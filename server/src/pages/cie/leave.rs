//! The end: what the provider granted is given back.

use std::time::Duration;

use backend::register::{self, Transaction};
use identity::federation::Tokens;
use serde_json::json;
use tokio::time::timeout;

use super::GRANTED;
use crate::{
    pages::{Portal, around::Around},
    session::{Session, SessionError},
};

/// Nobody waits longer for the provider in order to leave.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is to be revoked, read before the session ends.
pub async fn granted(session: &Session) -> Result<Option<Tokens>, SessionError> {
    session.recall(GRANTED).await
}

/// Revokes what the provider granted. Whoever leaves has left: a provider that is away changes
/// nothing here, but it is written down.
pub async fn revoke(portal: &Portal, around: &Around, tokens: &Tokens) {
    let Some(member) = &portal.cie else { return };
    let now = around.ctx().now;
    let random = &portal.platform.outside.random;
    let mut said = Vec::new();
    let talk = async {
        let provider = member.provider(now).await?;
        let random = [random.bytes(), random.bytes()];
        member.party.revoke(&member.http, &provider, tokens, &mut said, (now, random)).await
    };
    let told = timeout(PATIENCE, talk).await;
    let outcome = match told {
        Ok(Ok(())) => "revoked",
        Ok(Err(error)) => {
            tracing::warn!(code = error.code(), "a CIE token was not revoked");
            error.code()
        }
        Err(_) => {
            tracing::warn!("the provider of CIE is too slow to revoke a token");
            "revocation-slow"
        }
    };
    let pair = Transaction {
        idp: &tokens.issuer,
        request: "revocation",
        response: &json!(said).to_string(),
        outcome,
        ..Transaction::default()
    };
    if let Err(error) = register::record(&portal.platform.pool, around.ctx(), &portal.register, pair).await {
        tracing::error!(%error, "a revocation is not in the register");
    }
}
