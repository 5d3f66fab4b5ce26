//! Talking to the provider itself: code for tokens, tokens for facts, and the end of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use url::Url;

use super::RelyingParty;
use super::callback::Code;
use super::claims;
use super::errors::FederationError;
use super::http::{Answer, Http, HttpProblem, Method, Query};
use super::jose::encode;
use super::provider::Provider;
use super::start::PendingLogin;
use crate::saml::{SpidAttributes, SpidLevel};

/// How long, in seconds, a provider may take to read our proof of who we are.
const ASSERTION_SECONDS: i64 = 120;
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What the provider grants after a login.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// Provider that granted it.
    pub issuer: String,
    /// The citizen, as this provider calls them to us.
    pub subject: String,
    pub(super) access_token: String,
    pub(super) refresh_token: Option<String>,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens(..)")
    }
}

/// Somebody whom the provider authenticated.
#[derive(Debug, Clone)]
pub struct Authenticated {
    /// Level reached.
    pub level: SpidLevel,
    /// Facts about the person.
    pub attributes: Attributes,
    /// Number of the ID token.
    pub id_token_id: Option<String>,
    /// For the end of the session.
    pub tokens: Tokens,
}

/// Facts about the person; `Debug` does not show them.
#[derive(Clone)]
pub struct Attributes(pub SpidAttributes);

impl std::fmt::Debug for Attributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attributes(..)")
    }
}

/// What came for the code, not yet believed.
#[derive(Clone)]
pub struct Granted {
    access_token: String,
    refresh_token: Option<String>,
    id_token: String,
    /// What we sent, for the register.
    pub request: String,
    /// The provider's answer as it came, for the register.
    pub response: String,
    /// The user information as it came, once it was asked for.
    pub user_info: Option<String>,
}

impl std::fmt::Debug for Granted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Granted(..)")
    }
}

/// One question and its answer, for the register.
#[derive(Clone, Serialize)]
pub struct Said {
    /// What we sent.
    pub request: String,
    /// Status of the answer.
    pub status: u16,
    /// The answer.
    pub response: String,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Said({})", self.status)
    }
}

#[derive(Deserialize)]
struct TokenResponse {
    access_token: String,
    token_type: String,
    id_token: Option<String>,
    refresh_token: Option<String>,
}

const AWAY: FederationError = FederationError::Unavailable("the provider");

const fn away(problem: HttpProblem) -> FederationError {
    match problem {
        HttpProblem::Slow => FederationError::Slow("the provider"),
        HttpProblem::Unreachable | HttpProblem::TooLarge => AWAY,
    }
}

impl RelyingParty {
    /// Exchanges the code. `random` are fresh bytes. What the provider grants is not believed yet.
    pub async fn exchange(
        &self,
        http: &impl Http,
        provider: &Provider,
        pending: &PendingLogin,
        code: Code,
        now: DateTime<Utc>,
        random: [u8; 32],
    ) -> Result<Granted, FederationError> {
        let form = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.0),
            ("code_verifier", pending.verifier.clone()),
            ("redirect_uri", self.config.redirect_uri.to_string()),
        ];
        let (request, answer) = self.ask_as_us(http, &provider.token_endpoint, form, now, random).await?;
        let tokens = read_tokens(&answer)?;
        let id_token = tokens.id_token.ok_or(FederationError::Token("token-missing"))?;
        Ok(Granted {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            id_token,
            request,
            response: answer.body,
            user_info: None,
        })
    }

    /// Says who it is. May be asked again with a provider found anew, for its keys may have changed
    /// since: see [`FederationError::is_unknown_key`].
    pub async fn identify(
        &self,
        http: &impl Http,
        provider: &Provider,
        pending: &PendingLogin,
        granted: &mut Granted,
        now: DateTime<Utc>,
    ) -> Result<Authenticated, FederationError> {
        let (id, level) = self.id_token(&granted.id_token, &granted.access_token, provider, pending, now)?;
        let answer = self.ask_for_facts(http, provider, &granted.access_token).await?;
        granted.user_info = Some(answer.clone());
        let mut facts = id.claims;
        facts.extend(self.user_info(&answer, &id.sub, provider)?);
        let attributes = claims::attributes(self.config.profile, &facts)?;
        Ok(Authenticated {
            level,
            attributes: Attributes(attributes),
            id_token_id: id.jti,
            tokens: Tokens {
                issuer: provider.issuer.clone(),
                subject: id.sub,
                access_token: granted.access_token.clone(),
                refresh_token: granted.refresh_token.clone(),
            },
        })
    }

    /// Renews what the provider grants, where it gave a refresh token. The new ID token must be about
    /// the same person.
    pub async fn refresh(
        &self,
        http: &impl Http,
        provider: &Provider,
        tokens: &Tokens,
        now: DateTime<Utc>,
        random: [u8; 32],
    ) -> Result<Tokens, FederationError> {
        let refresh_token = tokens.refresh_token.clone().ok_or(FederationError::Token("token-no-refresh"))?;
        let form = vec![("grant_type", "refresh_token".to_owned()), ("refresh_token", refresh_token.clone())];
        let (_, answer) = self.ask_as_us(http, &provider.token_endpoint, form, now, random).await?;
        let renewed = read_tokens(&answer)?;
        if let Some(token) = &renewed.id_token {
            let id = self.any_id_token(token, &renewed.access_token, provider, now)?;
            if id.sub != tokens.subject {
                return Err(FederationError::Token("token-subject"));
            }
        }
        Ok(Tokens {
            access_token: renewed.access_token,
            refresh_token: renewed.refresh_token.or(Some(refresh_token)),
            ..tokens.clone()
        })
    }

    /// Tells the provider that the citizen left: what it granted is worth nothing any more. The
    /// refresh token goes first. Every token is tried, whatever becomes of the other. `said` is filled
    /// with what was said, for the register.
    pub async fn revoke(
        &self,
        http: &impl Http,
        provider: &Provider,
        tokens: &Tokens,
        said: &mut Vec<Said>,
        (now, random): (DateTime<Utc>, [[u8; 32]; 2]),
    ) -> Result<(), FederationError> {
        let endpoint =
            provider.revocation_endpoint.as_ref().ok_or(FederationError::Provider("provider-revocation"))?;
        let [first, second] = random;
        let mut result = Ok(());
        let all = tokens.refresh_token.iter().map(|token| (token, first));
        for (token, random) in all.chain([(&tokens.access_token, second)]) {
            let form = vec![("token", token.clone())];
            match self.ask_as_us(http, endpoint, form, now, random).await {
                Ok((request, answer)) => {
                    if answer.status != 200 {
                        result = Err(AWAY);
                    }
                    said.push(Said { request, status: answer.status, response: answer.body });
                }
                Err(error) => result = Err(error),
            }
        }
        result
    }

    /// A form to the provider with the proof of who we are (`private_key_jwt`). Returns what was sent
    /// too.
    async fn ask_as_us(
        &self,
        http: &impl Http,
        endpoint: &Url,
        mut form: Vec<(&'static str, String)>,
        now: DateTime<Utc>,
        random: [u8; 32],
    ) -> Result<(String, Answer), FederationError> {
        let us = self.entity_id();
        let issued = now.timestamp();
        let proof = json!({
            "iss": us,
            "sub": us,
            "aud": [endpoint],
            "jti": encode(random),
            "iat": issued,
            "exp": issued + ASSERTION_SECONDS,
        });
        let proof = self
            .signing_key()?
            .sign("JWT", &proof)
            .map_err(|_| FederationError::Configuration("signing key"))?;
        form.push(("client_id", us.to_owned()));
        form.push(("client_assertion_type", ASSERTION_TYPE.to_owned()));
        form.push(("client_assertion", proof));
        let sent = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form).finish();
        let query = Query { url: endpoint.clone(), method: Method::Form(form), bearer: None };
        let answer = http.send(query).await.map_err(away)?;
        Ok((sent, answer))
    }

    async fn ask_for_facts(
        &self,
        http: &impl Http,
        provider: &Provider,
        access_token: &str,
    ) -> Result<String, FederationError> {
        let url = provider.userinfo_endpoint.clone();
        let query = Query { url, method: Method::Get, bearer: Some(access_token.to_owned()) };
        let answer = http.send(query).await.map_err(away)?;
        if answer.status == 200 { Ok(answer.body) } else { Err(AWAY) }
    }
}

fn read_tokens(answer: &Answer) -> Result<TokenResponse, FederationError> {
    match answer.status {
        200 => {}
        // A provider that is slow, or has too much to do, has not refused the code.
        400..=499 if !matches!(answer.status, 408 | 429) => return Err(FederationError::Code),
        _ => return Err(AWAY),
    }
    let tokens: TokenResponse =
        serde_json::from_str(&answer.body).map_err(|_| FederationError::Token("token-unreadable"))?;
    if tokens.token_type.eq_ignore_ascii_case("bearer") {
        Ok(tokens)
    } else {
        Err(FederationError::Token("token-type"))
    }
}
