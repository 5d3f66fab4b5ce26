//! The two halves of an operator's login.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreIdTokenVerifier, CoreProviderMetadata,
    CoreTokenResponse,
};
use openidconnect::{
    AccessTokenHash, AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _, reqwest,
};
use subtle::ConstantTimeEq as _;
use url::Url;

use super::{ALLOWED_ALGORITHMS, Callback, OidcConfig, OidcError, OperatorIdentity, PendingLogin};

/// How long an operator may stay at the provider.
const LOGIN_MINUTES: i64 = 10;
/// How long the provider's description is believed before it is fetched again.
const DESCRIPTION_MINUTES: i64 = 10;
/// How far the clocks of two honest parties may be apart.
const SKEW_SECONDS: i64 = 60;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The relying party. Build it once; it remembers the description of the provider for a while.
pub struct OperatorLogin<C = reqwest::Client> {
    config: OidcConfig,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: C,
    description: Mutex<Option<Description>>,
}

#[derive(Clone)]
struct Description {
    metadata: Arc<CoreProviderMetadata>,
    fetched_at: DateTime<Utc>,
}

impl<C> std::fmt::Debug for OperatorLogin<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OperatorLogin").field("config", &self.config).finish_non_exhaustive()
    }
}

impl<C> OperatorLogin<C>
where
    C: for<'c> AsyncHttpClient<'c>,
{
    /// Checks the configuration. Does not speak to the provider: it may be down.
    pub fn new(config: OidcConfig, http: C) -> Result<Self, OidcError> {
        let issuer = IssuerUrl::new(config.issuer.clone()).map_err(|_| OidcError::Configuration)?;
        let redirect = RedirectUrl::from_url(config.redirect_url.clone());
        Ok(Self { config, issuer, redirect, http, description: Mutex::new(None) })
    }

    /// Where to send the operator. The second value must be kept in the session of this browser.
    pub async fn start(&self, next: String, now: DateTime<Utc>) -> Result<(Url, PendingLogin), OidcError> {
        let client = self.client(&self.description(now).await?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new_random_len(32),
                || Nonce::new_random_len(32),
            )
            .add_scope(Scope::new("profile".to_owned()))
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge);
        if let Some(seconds) = self.config.max_age_seconds {
            request = request.set_max_age(std::time::Duration::from_secs(seconds.into()));
        }
        let (url, state, nonce) = request.url();
        let pending = PendingLogin {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            pkce_verifier: verifier.secret().clone(),
            next,
            expires_at: now + TimeDelta::minutes(LOGIN_MINUTES),
        };
        Ok((url, pending))
    }

    /// Says who came back. `pending` must have been taken out of the session, so that it serves
    /// once.
    pub async fn finish(
        &self,
        callback: &Callback,
        pending: PendingLogin,
        now: DateTime<Utc>,
    ) -> Result<OperatorIdentity, OidcError> {
        let code = self.code(callback, &pending, now)?;
        let description = self.description(now).await?;
        let tokens = self.exchange(&description, code, &pending).await?;
        let nonce = Nonce::new(pending.nonce);
        match self.identity(&description, &tokens, &nonce, now) {
            // The provider may have changed its keys since we fetched them.
            Err(OidcError::Token("oidc-token-signature")) if description.fetched_at < now => {
                self.forget();
                let fresh = self.description(now).await?;
                self.identity(&fresh, &tokens, &nonce, now)
            }
            result => result,
        }
    }

    fn code(
        &self,
        callback: &Callback,
        pending: &PendingLogin,
        now: DateTime<Utc>,
    ) -> Result<AuthorizationCode, OidcError> {
        let state = callback.state.as_deref().unwrap_or_default();
        let same: bool = state.as_bytes().ct_eq(pending.state.as_bytes()).into();
        if !same {
            return Err(OidcError::State);
        }
        if callback.iss.as_ref().is_some_and(|issuer| *issuer != self.config.issuer) {
            return Err(OidcError::ProviderMismatch);
        }
        if now >= pending.expires_at {
            return Err(OidcError::Expired);
        }
        if let Some(error) = &callback.error {
            return Err(OidcError::refused(error));
        }
        let code = callback.code.clone().filter(|code| !code.is_empty());
        code.map(AuthorizationCode::new).ok_or(OidcError::Incomplete)
    }

    async fn exchange(
        &self,
        description: &Description,
        code: AuthorizationCode,
        pending: &PendingLogin,
    ) -> Result<CoreTokenResponse, OidcError> {
        let tokens = self
            .client(description)
            .exchange_code(code)
            .map_err(|_| OidcError::ProviderMismatch)?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.pkce_verifier.clone()))
            .request_async(&self.http)
            .await?;
        Ok(tokens)
    }

    fn identity(
        &self,
        description: &Description,
        tokens: &CoreTokenResponse,
        nonce: &Nonce,
        now: DateTime<Utc>,
    ) -> Result<OperatorIdentity, OidcError> {
        let client = self.client(description);
        let verifier = self.verifier(&client, now);
        let token = tokens.id_token().ok_or(OidcError::Token("oidc-token-missing"))?;
        let claims = token.claims(&verifier, nonce)?;
        if let Some(hash) = claims.access_token_hash() {
            let expected = access_token_hash(tokens, token, &verifier)?;
            if *hash != expected {
                return Err(OidcError::Token("oidc-token-at-hash"));
            }
        }
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
        Ok(OperatorIdentity {
            issuer: claims.issuer().as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            name,
            email: claims.email().map(|email| email.as_str().to_owned()),
        })
    }

    fn verifier<'a>(&self, client: &'a Client, now: DateTime<Utc>) -> CoreIdTokenVerifier<'a> {
        let skew = TimeDelta::seconds(SKEW_SECONDS);
        let max_age = self.config.max_age_seconds.map(|seconds| TimeDelta::seconds(seconds.into()));
        client
            .id_token_verifier()
            .set_allowed_algs(ALLOWED_ALGORITHMS)
            .set_time_fn(move || now - skew)
            .set_issue_time_verifier_fn(move |issued| {
                if issued <= now + skew { Ok(()) } else { Err("issued in the future".to_owned()) }
            })
            .set_auth_time_verifier_fn(move |authenticated| match (max_age, authenticated) {
                (None, _) => Ok(()),
                (Some(age), Some(at)) if at >= now - age - skew && at <= now + skew => Ok(()),
                _ => Err("authenticated too long ago".to_owned()),
            })
    }

    async fn description(&self, now: DateTime<Utc>) -> Result<Description, OidcError> {
        let known = self.description.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let fresh_from = now - TimeDelta::minutes(DESCRIPTION_MINUTES);
        if let Some(known) = known.filter(|known| known.fetched_at > fresh_from) {
            return Ok(known);
        }
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await?;
        let fetched = Description { metadata: Arc::new(metadata), fetched_at: now };
        *self.description.lock().unwrap_or_else(PoisonError::into_inner) = Some(fetched.clone());
        Ok(fetched)
    }

    fn forget(&self) {
        *self.description.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn client(&self, description: &Description) -> Client {
        CoreClient::from_provider_metadata(
            description.metadata.as_ref().clone(),
            ClientId::new(self.config.client_id.clone()),
            self.config.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(self.redirect.clone())
    }
}

fn access_token_hash(
    tokens: &CoreTokenResponse,
    token: &CoreIdToken,
    verifier: &CoreIdTokenVerifier<'_>,
) -> Result<AccessTokenHash, OidcError> {
    let unusable = || OidcError::Token("oidc-token-at-hash");
    let algorithm = token.signing_alg().map_err(|_| unusable())?;
    let key = token.signing_key(verifier).map_err(|_| unusable())?;
    AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|_| unusable())
}
