//! The provider's answer: checked, used once, written down, and only then somebody is signed in.

use std::sync::Arc;

use app::public::CieTrouble;
use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    register::{self, Transaction},
    sign_in::{self, Known},
};
use domain::service::Applicant;
use identity::federation::{Authenticated, Callback, Code, FederationError, Granted, PendingLogin, Provider};
use serde_json::json;

use super::{GRANTED, Member, kept_as, meaning, trouble};
use crate::{
    pages::{
        Portal,
        around::{Around, cookie},
        entrance,
        fault::Fault,
        spid::binding_cookie,
    },
    session::Session,
};

/// One answer, and all that belongs to it.
struct Answer<'a> {
    portal: &'a Portal,
    member: &'a Member,
    around: &'a Around,
    callback: Callback,
    pending: PendingLogin,
    provider: Arc<Provider>,
    granted: Option<Granted>,
}

/// Consumes an answer.
pub(super) async fn consume(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    headers: HeaderMap,
    Query(callback): Query<Callback>,
) -> Result<Response, Fault> {
    let member = portal.cie.as_ref().ok_or(Fault::NOT_FOUND)?;
    let pool = &portal.platform.pool;
    let state = callback.state.as_deref().unwrap_or_default();
    let pending = match sign_in::find_saml::<PendingLogin>(pool, &kept_as(state)).await {
        Ok(Known { pending, used: true }) => {
            return Ok(trouble(&around, CieTrouble::AlreadyUsed, Some(pending.next)));
        }
        Ok(Known { pending, used: false }) => pending,
        Err(backend::Error::NotFound) => {
            tracing::info!(outcome = "no-request", "CIE login not completed");
            return Ok(trouble(&around, CieTrouble::NotThisBrowser, None));
        }
        Err(error) => return Err(error.into()),
    };
    let next = pending.next.clone();
    let provider = match member.provider(around.ctx().now).await {
        Ok(provider) => provider,
        Err(error) => return Ok(trouble(&around, meaning(&error), Some(next))),
    };
    let secret = cookie(&headers, binding_cookie(portal.platform.config.is_https())).unwrap_or_default();
    let mut answer =
        Answer { portal: &portal, member, around: &around, callback, pending, provider, granted: None };
    let outcome = match answer.accept(secret).await? {
        Ok(code) => answer.identify(code).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(who) => answer.enter(&session, who).await,
        Err(error) => {
            tracing::info!(outcome = error.code(), "CIE login not completed");
            answer.note(error.code(), None).await?;
            Ok(trouble(&around, meaning(&error), Some(next)))
        }
    }
}

impl Answer<'_> {
    /// Whether the answer belongs to this login. What does is used up with it, a refusal too; what
    /// does not leaves the login to its owner.
    async fn accept(&self, secret: &str) -> Result<Result<Code, FederationError>, Fault> {
        let now = self.around.ctx().now;
        let read =
            self.member.party.read_callback(&self.callback, &self.pending, &self.provider, secret, now);
        if matches!(read, Ok(_) | Err(FederationError::Refused(_))) {
            let (pool, id) = (&self.portal.platform.pool, &self.pending.request_id);
            // The code needs no remembering: its provider takes it once, with this login's verifier.
            if !sign_in::use_saml(pool, id, &[], now, now).await? {
                // Somebody was quicker: the same answer twice.
                return Ok(Err(FederationError::Answer("answer-state")));
            }
        }
        Ok(read)
    }

    /// Exchanges the code and finds out who it is; once more with the provider's keys of this moment
    /// if it used one that we do not know.
    async fn identify(&mut self, code: Code) -> Result<Authenticated, FederationError> {
        let (party, http) = (&self.member.party, &self.member.http);
        let now = self.around.ctx().now;
        let random = self.portal.platform.outside.random.bytes();
        let granted = party.exchange(http, &self.provider, &self.pending, code, now, random).await?;
        let granted = self.granted.insert(granted);
        match party.identify(http, &self.provider, &self.pending, granted, now).await {
            Err(error) if error.is_unknown_key() => {
                self.provider = self.member.provider_anew(&self.provider, now).await?;
                party.identify(http, &self.provider, &self.pending, granted, now).await
            }
            result => result,
        }
    }

    async fn enter(&self, session: &Session, who: Authenticated) -> Result<Response, Fault> {
        let (portal, around) = (self.portal, self.around);
        self.note("accepted", Some(&who)).await?;
        let next = self.pending.next.clone();
        // A card is a person's.
        let entered_as = Applicant::Person;
        if !entrance::admit(portal, around, session, &who.attributes.0, who.level, entered_as).await? {
            return Ok(trouble(around, CieTrouble::MissingData, Some(next)));
        }
        session.remember(GRANTED, &who.tokens).await.map_err(|_| Fault::UNAVAILABLE)?;
        metrics::counter!("cie_logins_total").increment(1);
        Ok(Redirect::to(&next).into_response())
    }

    /// Writes request and answers into the register, refused ones too: chain of trust, request,
    /// answer, tokens and user information (rules of SPID/CIE OIDC on retention).
    async fn note(&self, outcome: &str, who: Option<&Authenticated>) -> Result<(), Fault> {
        let request = json!({
            "request": self.pending.request,
            "trust_chain": self.provider.chain,
            "token_request": self.granted.as_ref().map(|granted| &granted.request),
        });
        let response = json!({
            "callback": self.callback,
            "token_response": self.granted.as_ref().map(|granted| &granted.response),
            "user_info": self.granted.as_ref().and_then(|granted| granted.user_info.as_ref()),
        });
        let subject = who.and_then(|who| entrance::subject(&who.attributes.0));
        register::record(
            &self.portal.platform.pool,
            self.around.ctx(),
            &self.portal.register,
            Transaction {
                idp: &self.pending.issuer,
                request_id: Some(&self.pending.request_id),
                request: &request.to_string(),
                response: &response.to_string(),
                assertion_id: who.and_then(|who| who.id_token_id.as_deref()),
                subject: subject.as_deref(),
                outcome,
                ..Transaction::default()
            },
        )
        .await?;
        Ok(())
    }
}
