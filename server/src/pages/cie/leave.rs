//! The end: what the provider granted is given back.

use backend::{
    Context,
    register::{self, Transaction},
    revocations::{self, SealedTokens},
};
use identity::federation::{FederationError, Tokens};
use serde_json::json;

use super::GRANTED;
use crate::{
    pages::{Portal, around::Around},
    session::{Session, SessionError},
};

/// What is to be revoked, read before the session ends.
pub async fn granted(portal: &Portal, session: &Session) -> Result<Option<Tokens>, SessionError> {
    let Some(sealed) = session.recall::<SealedTokens>(GRANTED).await? else { return Ok(None) };
    let Some(stored) = session.digest() else { return Ok(None) };
    let opened = revocations::open(&portal.register, &stored, &sealed);
    // Nobody stays in because of it.
    Ok(opened.inspect_err(|error| tracing::error!(%error, "tokens of CIE will not be revoked")).ok())
}

/// Has revoked what the provider granted, by a job: whoever leaves has left, and does not wait for the provider.
pub async fn give_back(portal: &Portal, around: &Around, tokens: &Tokens) {
    if let Err(error) = revocations::ask(&portal.platform.pool, around.ctx(), &portal.register, tokens).await
    {
        tracing::error!(%error, "tokens of CIE will not be revoked");
    }
}

/// Why tokens are not revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRevoked {
    /// The provider may do it later.
    Yet(&'static str),
    /// It never will.
    Ever(&'static str),
}

/// Asks the provider to revoke what it granted. What was said goes into the register.
pub async fn revoke(portal: &Portal, ctx: &Context, tokens: &Tokens) -> Result<(), NotRevoked> {
    let Some(member) = &portal.cie else { return Err(NotRevoked::Ever("cie-not-set-up")) };
    let mut said = Vec::new();
    let random = &portal.platform.outside.random;
    let random = [random.bytes(), random.bytes()];
    let told = match member.provider(ctx.now).await {
        Ok(provider) => {
            member.party.revoke(&member.http, &provider, tokens, &mut said, (ctx.now, random)).await
        }
        Err(error) => Err(error),
    };
    let outcome = told.as_ref().map_or_else(FederationError::code, |()| "revoked");
    let pair = Transaction {
        idp: &tokens.issuer,
        request: "revocation",
        response: &json!(said).to_string(),
        outcome,
        ..Transaction::default()
    };
    // Of a provider that is away there is nothing to keep.
    if !said.is_empty()
        && let Err(error) = register::record(&portal.platform.pool, ctx, &portal.register, pair).await
    {
        tracing::error!(%error, "a revocation is not in the register");
    }
    match told {
        Ok(()) => Ok(()),
        Err(FederationError::Provider(code)) => Err(NotRevoked::Ever(code)),
        Err(error) => Err(NotRevoked::Yet(error.code())),
    }
}
