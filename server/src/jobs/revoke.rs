//! Has revoked what a provider granted to a citizen who has left.

use async_trait::async_trait;
use backend::{
    Error, alarms,
    jobs::Job,
    revocations::{self, RevokeTokens},
};
use identity::federation::Tokens;

use super::{Attempt, Handler, Outcome};
use crate::{
    Portal,
    pages::cie::{NotRevoked, revoke},
};

/// The alarm about a provider that did not revoke tokens, however often it was asked.
const ALARM: &str = "revocation";

/// Does [`RevokeTokens`].
#[derive(Debug, Clone)]
pub struct RevokeHandler {
    /// The door of CIE, database, register.
    pub portal: Portal,
}

#[async_trait]
impl Handler<RevokeTokens> for RevokeHandler {
    async fn run(&self, job: RevokeTokens, attempt: Attempt) -> Outcome {
        let (pool, ctx) = (&self.portal.platform.pool, &attempt.ctx);
        let tokens: Tokens = match revocations::find(pool, &self.portal.register, job.revocation).await {
            Ok(tokens) => tokens,
            Err(Error::NotFound) => return Outcome::Done,
            Err(error) => return Outcome::of_error(&error),
        };
        let why = match revoke(&self.portal, ctx, &tokens).await {
            Ok(()) => None,
            Err(NotRevoked::Yet(code)) if attempt.number < RevokeTokens::MAX_ATTEMPTS => {
                return Outcome::Retry(code.to_owned());
            }
            Err(NotRevoked::Yet(code) | NotRevoked::Ever(code)) => Some(code),
        };
        // By now they are worth nothing by themselves: they are not kept.
        if let Err(error) = revocations::forget(pool, job.revocation).await {
            return Outcome::of_error(&error);
        }
        let Some(code) = why else { return Outcome::Done };
        if let Err(error) = alarms::raise(pool, ALARM, &tokens.issuer, ctx.now).await {
            tracing::error!(%error, "an alarm cannot be written down");
        }
        Outcome::Fail(code.to_owned())
    }
}
