//! Tests against a provider made of a closure: it can misbehave in every way.

#[path = "../../tests/saml/kept.rs"]
mod kept;
mod keys;
mod logout;

use std::future::{Ready, ready};
use std::io;
use std::sync::{Arc, LazyLock, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::http::Response;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::sign::Signer;
use serde_json::{Value, json};
use url::Url;

use super::{Callback, OidcConfig, OidcError, OperatorIdentity, OperatorLogin, PendingLogin, Wish};

const ISSUER: &str = "http://localhost:8090";

/// State, nonce and code verifier of every login.
const RANDOM: [[u8; 32]; 3] = [[1; 32], [2; 32], [3; 32]];

static KEYS: LazyLock<[PKey<Private>; 2]> = LazyLock::new(|| {
    ["oidc", "oidc-next"].map(|name| {
        let pem = kept::key(name).unwrap();
        PKey::private_key_from_pem(pem.as_bytes()).unwrap()
    })
});

fn now() -> DateTime<Utc> {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

/// What the provider does; tests change one thing.
#[derive(Clone)]
struct Provider {
    up: bool,
    issuer: &'static str,
    key: usize,
    published: usize,
    algorithm: &'static str,
    token_error: bool,
    names_itself: bool,
    claims: Value,
    forms: Vec<String>,
    /// How often its keys were asked for.
    asked: usize,
}

impl Provider {
    fn honest() -> Self {
        Self {
            up: true,
            issuer: ISSUER,
            key: 0,
            published: 0,
            algorithm: "RS256",
            token_error: false,
            names_itself: false,
            claims: json!({
                "iss": ISSUER, "aud": "sportello", "sub": "chiara.moretti",
                "exp": now().timestamp() + 300, "iat": now().timestamp(), "auth_time": now().timestamp(),
                "name": "Chiara Moretti", "email": "chiara.moretti@comune.pontelaro.example",
            }),
            forms: Vec::new(),
            asked: 0,
        }
    }

    fn answer(&mut self, request: &HttpRequest) -> Result<HttpResponse, io::Error> {
        if !self.up {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        let (status, body) = match request.uri().path() {
            "/.well-known/openid-configuration" => (200, self.description()),
            "/jwks" => {
                self.asked += 1;
                (200, json!({ "keys": [self.public_key()] }))
            }
            _ if self.token_error => (400, json!({ "error": "invalid_grant" })),
            _ => {
                self.forms.push(String::from_utf8(request.body().clone()).unwrap());
                (200, json!({ "access_token": "at", "token_type": "Bearer", "id_token": self.token() }))
            }
        };
        let response = Response::builder().status(status).header("content-type", "application/json");
        Ok(response.body(body.to_string().into_bytes()).unwrap())
    }

    fn description(&self) -> Value {
        json!({
            "issuer": self.issuer, "authorization_endpoint": format!("{ISSUER}/auth"),
            "token_endpoint": format!("{ISSUER}/token"), "jwks_uri": format!("{ISSUER}/jwks"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "authorization_response_iss_parameter_supported": self.names_itself,
        })
    }

    fn public_key(&self) -> Value {
        let rsa = KEYS[self.published].rsa().unwrap();
        let text = |bytes: Vec<u8>| URL_SAFE_NO_PAD.encode(bytes);
        json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": format!("k{}", self.published),
            "n": text(rsa.n().to_vec()), "e": text(rsa.e().to_vec()),
        })
    }

    fn token(&self) -> String {
        self.signed(&json!({ "alg": self.algorithm, "kid": format!("k{}", self.key) }))
    }

    fn signed(&self, header: &Value) -> String {
        let text = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", text(header), text(&self.claims));
        let signature = match self.algorithm {
            "none" => Vec::new(),
            "HS256" => {
                let secret = PKey::hmac(b"secret").unwrap();
                Signer::new(MessageDigest::sha256(), &secret)
                    .unwrap()
                    .sign_oneshot_to_vec(signed.as_bytes())
                    .unwrap()
            }
            _ => Signer::new(MessageDigest::sha256(), &KEYS[self.key])
                .unwrap()
                .sign_oneshot_to_vec(signed.as_bytes())
                .unwrap(),
        };
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

type Shared = Arc<Mutex<Provider>>;

fn config() -> OidcConfig {
    OidcConfig {
        issuer: ISSUER.into(),
        client_id: "sportello".into(),
        client_secret: Some("secret".into()),
        redirect_url: Url::parse("http://localhost:8080/operatori/ritorno").unwrap(),
        max_age_seconds: Some(3600),
    }
}

fn client(provider: &Shared) -> impl Fn(HttpRequest) -> Ready<Result<HttpResponse, io::Error>> + use<> {
    let provider = Arc::clone(provider);
    move |request| ready(provider.lock().unwrap().answer(&request))
}

fn portal(provider: &Shared) -> OperatorLogin<impl for<'c> AsyncHttpClient<'c> + use<>> {
    OperatorLogin::new(config(), client(provider)).unwrap()
}

fn back(pending: &PendingLogin) -> Callback {
    Callback {
        code: Some("c".into()),
        state: Some(pending.state.clone()),
        error: None,
        iss: Some(ISSUER.into()),
    }
}

/// A whole login with one change in the provider after the start.
async fn login(change: impl FnOnce(&mut Provider)) -> Result<OperatorIdentity, OidcError> {
    let provider: Shared = Arc::new(Mutex::new(Provider::honest()));
    let portal = portal(&provider);
    let (_, pending) = portal.start("/console".into(), Wish::Enter, now(), RANDOM).await?;
    {
        let mut provider = provider.lock().unwrap();
        provider.claims["nonce"] = json!(pending.nonce);
        change(&mut provider);
    }
    portal.finish(&back(&pending), pending.clone(), now()).await
}

#[tokio::test]
async fn an_operator_enters() {
    let operator = login(|_| ()).await.unwrap();
    assert_eq!((operator.issuer.as_str(), operator.subject.as_str()), (ISSUER, "chiara.moretti"));
    assert_eq!(operator.name.as_deref(), Some("Chiara Moretti"));
}

#[tokio::test]
async fn an_address_counts_only_where_the_provider_vouches_for_it() {
    let email = async |verified: Value| {
        let operator = login(move |provider| provider.claims["email_verified"] = verified).await.unwrap();
        operator.email
    };
    assert_eq!(email(json!(true)).await.as_deref(), Some("chiara.moretti@comune.pontelaro.example"));
    assert_eq!(email(json!(false)).await, None);
    assert_eq!(login(|_| ()).await.unwrap().email, None, "it says nothing about it");
}

#[tokio::test]
async fn the_request_carries_pkce_state_and_nonce() {
    let provider: Shared = Arc::new(Mutex::new(Provider::honest()));
    let portal = portal(&provider);
    let (url, pending) = portal.start("/console".into(), Wish::Enter, now(), RANDOM).await.unwrap();
    let value = |wanted: &str| {
        url.query_pairs().find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
    };
    assert_eq!(value("state").as_ref(), Some(&pending.state));
    assert_eq!(value("nonce").as_ref(), Some(&pending.nonce));
    assert_eq!(value("code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(value("scope").as_deref(), Some("openid profile email"));
    let drawn = RANDOM.map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    assert_eq!([&pending.state, &pending.nonce, &pending.pkce_verifier], drawn.each_ref());
    provider.lock().unwrap().claims["nonce"] = json!(pending.nonce);
    portal.finish(&back(&pending), pending.clone(), now()).await.unwrap();
    let form = provider.lock().unwrap().forms[0].clone();
    assert!(form.contains(&format!("code_verifier={}", pending.pkce_verifier)), "{form}");
    let stored = serde_json::to_string(&pending).unwrap();
    assert_eq!(serde_json::from_str::<PendingLogin>(&stored).unwrap(), pending);
}

#[tokio::test]
async fn each_claim_is_checked() {
    let claim = |name: &'static str, value: Value| login(move |provider| provider.claims[name] = value);
    let (past, future) = (now().timestamp() - 7200, now().timestamp() + 7200);
    for (name, value, code) in [
        ("iss", json!("https://other.example"), "oidc-token-issuer"),
        ("aud", json!("other"), "oidc-token-audience"),
        ("aud", json!(["sportello", "other"]), "oidc-token-audience"),
        ("exp", json!(past), "oidc-token-expired"),
        ("nonce", json!("other"), "oidc-token-nonce"),
        ("nonce", Value::Null, "oidc-token-nonce"),
        ("auth_time", json!(past), "oidc-token-auth-time"),
        ("auth_time", Value::Null, "oidc-token-auth-time"),
        ("iat", json!(future), "oidc-token-expired"),
        ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"), "oidc-token-at-hash"),
    ] {
        assert_eq!(claim(name, value.clone()).await.unwrap_err().code(), code, "{name} {value}");
    }
}

#[tokio::test]
async fn only_public_key_algorithms_and_published_keys_are_believed() {
    for algorithm in ["none", "HS256", "RS384"] {
        let error = login(|provider| provider.algorithm = algorithm).await.unwrap_err();
        assert!(matches!(error, OidcError::Token(_)), "{algorithm}: {error}");
    }
    assert!(login(|provider| provider.key = 1).await.is_err());
}

#[tokio::test]
async fn a_provider_that_changed_its_key_is_asked_again() {
    let provider: Shared = Arc::new(Mutex::new(Provider::honest()));
    let portal = portal(&provider);
    let (_, pending) = portal.start("/".into(), Wish::Enter, now(), RANDOM).await.unwrap();
    {
        let mut provider = provider.lock().unwrap();
        provider.claims["nonce"] = json!(pending.nonce);
        (provider.key, provider.published) = (1, 1);
    }
    let later = now() + TimeDelta::seconds(30);
    assert!(portal.finish(&back(&pending), pending.clone(), later).await.is_ok());
}

#[tokio::test]
async fn the_answer_must_belong_to_this_browser() {
    let provider: Shared = Arc::new(Mutex::new(Provider::honest()));
    let portal = portal(&provider);
    let (_, pending) = portal.start("/".into(), Wish::Enter, now(), RANDOM).await.unwrap();
    let with = |change: fn(&mut Callback)| {
        let mut callback = back(&pending);
        change(&mut callback);
        callback
    };
    for (callback, at, error) in [
        (with(|callback| callback.state = None), now(), OidcError::State),
        (with(|callback| callback.state = Some("other".into())), now(), OidcError::State),
        (
            with(|callback| callback.iss = Some("https://other.example".into())),
            now(),
            OidcError::ProviderMismatch,
        ),
        (with(|_| ()), now() + TimeDelta::minutes(10), OidcError::Expired),
        (with(|callback| callback.code = None), now(), OidcError::Incomplete),
        (
            with(|callback| callback.error = Some("access_denied".into())),
            now(),
            OidcError::Refused("oidc-access-denied"),
        ),
        (with(|callback| callback.error = Some("<b>".into())), now(), OidcError::Refused("oidc-refused")),
    ] {
        assert_eq!(portal.finish(&callback, pending.clone(), at).await.unwrap_err(), error);
    }
}

#[tokio::test]
async fn a_provider_that_is_down_is_a_typed_error() {
    assert_eq!(login(|provider| provider.up = false).await.unwrap_err(), OidcError::ProviderUnavailable);
    assert_eq!(login(|provider| provider.token_error = true).await.unwrap_err(), OidcError::Code);
    let down: Shared = Arc::new(Mutex::new(Provider { up: false, ..Provider::honest() }));
    let error = portal(&down).start("/".into(), Wish::Enter, now(), RANDOM).await.unwrap_err();
    assert_eq!(error, OidcError::ProviderUnavailable);
    down.lock().unwrap().up = true;
}

#[tokio::test]
async fn another_issuer_is_not_our_provider() {
    let other: Shared =
        Arc::new(Mutex::new(Provider { issuer: "https://other.example", ..Provider::honest() }));
    let error = portal(&other).start("/".into(), Wish::Enter, now(), RANDOM).await.unwrap_err();
    assert_eq!(error, OidcError::ProviderMismatch);
}

#[tokio::test]
async fn the_provider_recovers_without_a_restart() {
    let provider: Shared = Arc::new(Mutex::new(Provider { up: false, ..Provider::honest() }));
    let portal = portal(&provider);
    assert!(portal.start("/".into(), Wish::Enter, now(), RANDOM).await.is_err());
    provider.lock().unwrap().up = true;
    let rested = now() + TimeDelta::seconds(3);
    assert!(portal.start("/".into(), Wish::Enter, rested, RANDOM).await.is_ok());
}

#[test]
fn the_http_client_is_built() {
    assert!(super::http_client().is_ok());
}
