//! The two halves of an operator's login.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim,
    CoreIdTokenVerifier, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdToken, IdTokenFields, IssuerUrl,
    Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    StandardErrorResponse, StandardTokenResponse, TokenResponse as _, reqwest,
};
use serde::{Deserialize, Serialize};
use url::Url;

use super::errors::UNKNOWN_KEY;
use super::provider::{Description, Provider};
use super::{
    ALLOWED_ALGORITHMS, Callback, OidcConfig, OidcError, OperatorIdentity, PendingLogin, SKEW_SECONDS, Wish,
};

/// How long an operator may stay at the provider.
const LOGIN_MINUTES: i64 = 10;

/// What we read of an ID token beyond the standard claims.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct SessionClaims {
    /// Name of the session at the provider (Back-Channel Logout 1.0 §2.1).
    sid: Option<String>,
}

impl AdditionalClaims for SessionClaims {}

type Fields = IdTokenFields<
    SessionClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Token =
    IdToken<SessionClaims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Client = openidconnect::Client<
    SessionClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The relying party. Build it once; it remembers the description of the provider for a while.
pub struct OperatorLogin<C = reqwest::Client> {
    pub(super) config: OidcConfig,
    pub(super) provider: Provider<C>,
    redirect: RedirectUrl,
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
        Ok(Self { config, redirect, provider: Provider::new(issuer, http) })
    }

    /// Where to send the operator. The second value must be kept in the session of this browser.
    /// `random` is fresh bytes: for state, nonce and code verifier.
    pub async fn start(
        &self,
        next: String,
        wish: Wish,
        now: DateTime<Utc>,
        random: [[u8; 32]; 3],
    ) -> Result<(Url, PendingLogin), OidcError> {
        let client = self.client(&self.provider.description(now).await?);
        let [state, nonce, verifier] = random.map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
        let verifier = PkceCodeVerifier::new(verifier);
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .add_scope(Scope::new("profile".to_owned()))
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        let max_age = match wish {
            Wish::Enter => self.config.max_age_seconds,
            Wish::SignInAgain => {
                request = request.add_prompt(CoreAuthPrompt::Login);
                Some(0)
            }
        };
        if let Some(seconds) = max_age {
            request = request.set_max_age(std::time::Duration::from_secs(seconds.into()));
        }
        let (url, state, nonce) = request.url();
        let pending = PendingLogin {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            pkce_verifier: verifier.secret().clone(),
            wish,
            started_at: now,
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
        self.belongs(callback, &pending, now)?;
        let description = self.provider.description(now).await?;
        let extensions = description.metadata.additional_metadata();
        // A refusal, too, is a provider's only if it names itself as it promised (RFC 9207 §2.4).
        if extensions.authorization_response_iss_parameter_supported && callback.iss.is_none() {
            return Err(OidcError::ProviderMismatch);
        }
        let code = code_of(callback)?;
        let tokens = self.exchange(&description, code, &pending).await?;
        match self.identity(&description, &tokens, &pending, now) {
            // The provider may have changed its keys since we fetched them.
            Err(OidcError::Token(code @ (UNKNOWN_KEY | "oidc-token-signature"))) => {
                match self.provider.newer_than(&description, now).await? {
                    Some(newer) => self.identity(&newer, &tokens, &pending, now),
                    None => Err(OidcError::Token(code)),
                }
            }
            result => result,
        }
    }

    /// Whether the answer is one to this login, in time and in the name of nobody else.
    fn belongs(
        &self,
        callback: &Callback,
        pending: &PendingLogin,
        now: DateTime<Utc>,
    ) -> Result<(), OidcError> {
        if !pending.is_answered_by(callback) {
            return Err(OidcError::State);
        }
        if callback.iss.as_ref().is_some_and(|issuer| *issuer != self.config.issuer) {
            return Err(OidcError::ProviderMismatch);
        }
        if now >= pending.expires_at {
            return Err(OidcError::Expired);
        }
        Ok(())
    }

    async fn exchange(
        &self,
        description: &Description,
        code: AuthorizationCode,
        pending: &PendingLogin,
    ) -> Result<Tokens, OidcError> {
        let tokens = self
            .client(description)
            .exchange_code(code)
            .map_err(|_| OidcError::ProviderMismatch)?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.pkce_verifier.clone()))
            .request_async(&self.provider.http)
            .await?;
        Ok(tokens)
    }

    fn identity(
        &self,
        description: &Description,
        tokens: &Tokens,
        pending: &PendingLogin,
        now: DateTime<Utc>,
    ) -> Result<OperatorIdentity, OidcError> {
        let client = self.client(description);
        let verifier = self.verifier(&client, pending, now);
        let token = tokens.id_token().ok_or(OidcError::Token("oidc-token-missing"))?;
        let claims = token.claims(&verifier, &Nonce::new(pending.nonce.clone()))?;
        if let Some(hash) = claims.access_token_hash() {
            let expected = access_token_hash(tokens, token, &verifier)?;
            if *hash != expected {
                return Err(OidcError::Token("oidc-token-at-hash"));
            }
        }
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
        // What somebody may have typed themselves is no address to write to.
        let email = claims.email().filter(|_| claims.email_verified() == Some(true));
        Ok(OperatorIdentity {
            issuer: claims.issuer().as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            name,
            email: email.map(|email| email.as_str().to_owned()),
            authenticated_at: claims.auth_time(),
            session: claims.additional_claims().sid.clone().filter(|sid| !sid.is_empty()),
        })
    }

    fn verifier<'a>(
        &self,
        client: &'a Client,
        pending: &PendingLogin,
        now: DateTime<Utc>,
    ) -> CoreIdTokenVerifier<'a> {
        let skew = TimeDelta::seconds(SKEW_SECONDS);
        let earliest = match pending.wish {
            Wish::Enter => {
                self.config.max_age_seconds.map(|seconds| now - TimeDelta::seconds(seconds.into()))
            }
            Wish::SignInAgain => Some(pending.started_at),
        };
        client
            .id_token_verifier()
            .set_allowed_algs(ALLOWED_ALGORITHMS)
            .set_time_fn(move || now - skew)
            .set_issue_time_verifier_fn(move |issued| {
                if issued <= now + skew { Ok(()) } else { Err("issued in the future".to_owned()) }
            })
            .set_auth_time_verifier_fn(move |authenticated| match (earliest, authenticated) {
                (None, _) => Ok(()),
                (Some(earliest), Some(at)) if at >= earliest - skew && at <= now + skew => Ok(()),
                _ => Err("authenticated too long ago".to_owned()),
            })
    }

    fn client(&self, description: &Description) -> Client {
        Client::from_provider_metadata(
            description.metadata.as_ref().clone(),
            ClientId::new(self.config.client_id.clone()),
            self.config.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(self.redirect.clone())
    }
}

/// What a provider answered: a code, or why there is none.
fn code_of(callback: &Callback) -> Result<AuthorizationCode, OidcError> {
    if let Some(error) = &callback.error {
        return Err(OidcError::refused(error));
    }
    let code = callback.code.clone().filter(|code| !code.is_empty());
    code.map(AuthorizationCode::new).ok_or(OidcError::Incomplete)
}

fn access_token_hash(
    tokens: &Tokens,
    token: &Token,
    verifier: &CoreIdTokenVerifier<'_>,
) -> Result<AccessTokenHash, OidcError> {
    let unusable = || OidcError::Token("oidc-token-at-hash");
    let algorithm = token.signing_alg().map_err(|_| unusable())?;
    let key = token.signing_key(verifier).map_err(|_| unusable())?;
    AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|_| unusable())
}
