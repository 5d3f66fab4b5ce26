//! The provider's answer: checked, used once, written down, and only then somebody is signed in.

use std::sync::Arc;

use app::public::CieTrouble;
use axum::{
    Extension,
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    ended_logins,
    register::{self, Transaction},
    revocations,
    sign_in::{self, Known},
};
use domain::{Id, actor::OperatorRecord, service::Applicant};
use identity::federation::{Authenticated, Callback, Code, FederationError, Granted, Provider, Tokens};
use serde_json::json;

use super::{
    GRANTED, Member, failed, give_back, kept_as, loose, meaning, report,
    stored::{Stored, Whence},
    tell,
};
use crate::{
    pages::{
        Portal,
        around::{Around, cookie},
        ended::{self, Ended, to_page},
        entrance,
        fault::Fault,
        operators::{NotLetIn, Vouched, enter_with_identity},
        spid::{LoginAs, MOST_REFUSED, binding_cookie, gate::Knocker},
    },
    session::Session,
};

/// What an answer is that came a moment after itself.
const SAME_AGAIN: FederationError = FederationError::Answer("answer-state");

/// One answer, and all that belongs to it.
struct Answer<'a> {
    portal: &'a Portal,
    member: &'a Member,
    around: &'a Around,
    headers: &'a HeaderMap,
    callback: Callback,
    stored: Stored,
    provider: Arc<Provider>,
    granted: Option<Granted>,
    knocker: Knocker,
}

/// Consumes an answer. Its address serves once: whatever comes of it is read at another one.
pub(super) async fn consume(
    State(portal): State<Portal>,
    session: Session,
    around: Around,
    headers: HeaderMap,
    Extension(knocker): Extension<Knocker>,
    Query(callback): Query<Callback>,
) -> Result<Response, Fault> {
    let member = portal.cie.as_ref().ok_or(Fault::NOT_FOUND)?;
    let secret = cookie(&headers, binding_cookie(portal.platform.config.is_https())).unwrap_or_default();
    let state = callback.state.as_deref().unwrap_or_default();
    let (portal, around, headers) = (&portal, &around, &headers);
    let (stored, used) = match sign_in::find_saml::<Stored>(&portal.platform.pool, &kept_as(state)).await {
        Ok(Known { pending, used }) => (pending, used),
        Err(backend::Error::NotFound) => return Ok(loose(portal, around, headers).await),
        Err(error) => return Err(error.into()),
    };
    let is_theirs = stored.login.browser.matches(secret);
    if used {
        let stored = is_theirs.then_some(&stored);
        return again(portal, around, (&session, headers), stored).await;
    }
    let provider = match member.provider(around.ctx().now).await {
        Ok(provider) => provider,
        // Whoever did not begin it raises no alarm about anybody.
        Err(_) if !is_theirs => return Ok(loose(portal, around, headers).await),
        // Nothing was used up: the same address may serve in a while.
        Err(error) => return Ok(failed(portal, around, headers, &error, stored.whence()).await),
    };
    let granted = None;
    let mut answer = Answer { portal, member, around, headers, callback, stored, provider, granted, knocker };
    let outcome = match answer.accept(secret).await? {
        Ok(code) => answer.identify(code).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(who) => answer.enter(&session, who).await,
        // Somebody was quicker with the same answer: this very browser, asked twice.
        Err(SAME_AGAIN) if is_theirs => {
            again(portal, around, (&session, headers), Some(&answer.stored)).await
        }
        Err(error) => answer.refuse(error, is_theirs).await,
    }
}

/// The address of an answer that was used already is asked for again: on to where the first time led.
async fn again(
    portal: &Portal,
    around: &Around,
    (session, headers): (&Session, &HeaderMap),
    stored: Option<&Stored>,
) -> Result<Response, Fault> {
    let Some(stored) = stored else {
        return Ok(tell(portal, around, headers, CieTrouble::NotThisBrowser, Whence::default()).await);
    };
    let login = &stored.login;
    let is_in = match stored.login_as {
        LoginAs::Citizen => session.citizen().await.ok().flatten().is_some(),
        LoginAs::Operator => session.operator().await.ok().flatten().is_some(),
        // Whoever confirms is in, whatever came of it.
        LoginAs::Confirming(_) => false,
    };
    if is_in {
        return Ok(Redirect::to(&login.next).into_response());
    }
    let (pool, browser) = (&portal.platform.pool, login.browser.as_str());
    let ended = ended_logins::of_login(pool, &kept_as(&login.state), browser, around.ctx().now).await?;
    Ok(match ended {
        Some(id) => to_page(&id),
        None => tell(portal, around, headers, CieTrouble::AlreadyUsed, stored.whence()).await,
    })
}

impl Answer<'_> {
    /// Whether the answer belongs to this login. What does is used up with it, a refusal too; what
    /// does not leaves the login to its owner.
    async fn accept(&self, secret: &str) -> Result<Result<Code, FederationError>, Fault> {
        let now = self.around.ctx().now;
        let login = &self.stored.login;
        let read = self.member.party.read_callback(&self.callback, login, &self.provider, secret, now);
        let (pool, id) = (&self.portal.platform.pool, &login.request_id);
        if matches!(read, Ok(_) | Err(FederationError::Refused(_))) {
            // The code needs no remembering: its provider takes it once, with this login's verifier.
            if !sign_in::use_saml(pool, id, &[], now, now).await? {
                return Ok(Err(SAME_AGAIN));
            }
        } else if login.browser.matches(secret) {
            // A genuine one may still come, but not after any number of others: each is written down.
            sign_in::refuse_saml(pool, id, MOST_REFUSED, now).await?;
        }
        Ok(read)
    }

    /// Writes a refused answer down, and tells whoever began the login at an address of its own.
    async fn refuse(&self, error: FederationError, is_theirs: bool) -> Result<Response, Fault> {
        let (portal, around) = (self.portal, self.around);
        report(portal, around, &error, &self.stored.login.issuer).await;
        if is_theirs || portal.gate.keeps_evidence() {
            self.note(error.code(), None).await?;
        }
        let trouble = meaning(&error);
        if is_theirs {
            return Ok(self.lead(trouble).await);
        }
        Ok(tell(portal, around, self.headers, trouble, Whence::default()).await)
    }

    /// Leads to the page about a login that did not succeed.
    async fn lead(&self, trouble: CieTrouble) -> Response {
        let (login, told) = (&self.stored.login, self.stored.whence().ended(trouble));
        ended::lead(self.portal, self.around, &login.browser, Some(&kept_as(&login.state)), told).await
    }

    /// Exchanges the code and finds out who it is; once more with the provider's keys of this moment
    /// if it used one that we do not know.
    async fn identify(&mut self, code: Code) -> Result<Authenticated, FederationError> {
        let (party, http) = (&self.member.party, &self.member.http);
        let now = self.around.ctx().now;
        let random = self.portal.platform.outside.random.bytes();
        let login = &self.stored.login;
        let granted = party.exchange(http, &self.provider, login, code, now, random).await?;
        let granted = self.granted.insert(granted);
        match party.identify(http, &self.provider, login, granted, now).await {
            Err(error) if error.is_unknown_key() => {
                self.provider = self.member.provider_anew(&self.provider, now).await?;
                party.identify(http, &self.provider, login, granted, now).await
            }
            result => result,
        }
    }

    async fn enter(&self, session: &Session, who: Authenticated) -> Result<Response, Fault> {
        self.note("accepted", Some(&who)).await?;
        match self.stored.login_as {
            LoginAs::Citizen => self.citizen(session, &who).await,
            LoginAs::Operator => self.operator(session, &who, None).await,
            LoginAs::Confirming(operator) => self.operator(session, &who, Some(operator)).await,
        }
    }

    async fn citizen(&self, session: &Session, who: &Authenticated) -> Result<Response, Fault> {
        let (portal, around) = (self.portal, self.around);
        // A card is a person's.
        let entered_as = Applicant::Person;
        if !entrance::admit(portal, around, session, &who.attributes.0, who.level, entered_as).await? {
            return Ok(self.lead(CieTrouble::MissingData).await);
        }
        self.keep(session, &who.tokens).await?;
        metrics::counter!("cie_logins_total").increment(1);
        Ok(Redirect::to(&self.stored.login.next).into_response())
    }

    /// Of an operator nothing is kept: what was granted is given back at once. Whoever is not let in reads why at an
    /// address of its own, as citizens do.
    async fn operator(
        &self,
        session: &Session,
        who: &Authenticated,
        confirming: Option<Id<OperatorRecord>>,
    ) -> Result<Response, Fault> {
        let (portal, around, login) = (self.portal, self.around, &self.stored.login);
        give_back(portal, around, &who.tokens).await;
        let vouched = Vouched { attributes: &who.attributes.0, level: who.level, at: around.ctx().now };
        let entered = enter_with_identity(portal, around, session, &login.next, vouched, confirming).await?;
        let why = match entered {
            Ok(response) => return Ok(response),
            Err(NotLetIn::NoCode) => return Ok(self.lead(CieTrouble::MissingData).await),
            Err(why) => why.slug(),
        };
        let told = Ended::Operator { why, next: Some(login.next.clone()) };
        Ok(ended::lead(portal, around, &login.browser, Some(&kept_as(&login.state)), told).await)
    }

    /// Keeps what was granted until the session ends: sealed, for the database is no place for what opens anything.
    async fn keep(&self, session: &Session, tokens: &Tokens) -> Result<(), Fault> {
        let away = |_| Fault::UNAVAILABLE;
        let Some(stored) = session.settle().await.map_err(away)? else { return Ok(()) };
        let nonce = self.portal.platform.outside.random.bytes();
        let sealed = revocations::seal(&self.portal.register, &stored, nonce, tokens)?;
        session.remember(GRANTED, &sealed).await.map_err(away)
    }

    /// Writes request and answers into the register, refused ones too: chain of trust, request,
    /// answer, tokens and user information (rules of SPID/CIE OIDC on retention).
    async fn note(&self, outcome: &str, who: Option<&Authenticated>) -> Result<(), Fault> {
        let request = json!({
            "request": self.stored.login.request,
            "trust_chain": self.provider.chain,
            "token_request": self.granted.as_ref().map(|granted| &granted.request),
        });
        let response = json!({
            "callback": self.callback,
            "token_response": self.granted.as_ref().map(|granted| &granted.response),
            "user_info": self.granted.as_ref().and_then(|granted| granted.user_info.as_ref()),
        });
        let most = if who.is_some() { None } else { self.portal.gate.most_kept(self.knocker) };
        let subject = who.and_then(|who| entrance::subject(&who.attributes.0));
        register::record(
            &self.portal.platform.pool,
            self.around.ctx(),
            &self.portal.register,
            Transaction {
                idp: &self.stored.login.issuer,
                request_id: Some(&self.stored.login.request_id),
                request: &request.to_string(),
                response: &response.to_string(),
                assertion_id: who.and_then(|who| who.id_token_id.as_deref()),
                subject: subject.as_deref(),
                outcome,
                most,
                ..Transaction::default()
            },
        )
        .await?;
        Ok(())
    }
}
