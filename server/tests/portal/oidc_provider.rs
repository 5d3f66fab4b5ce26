//! An OpenID provider of the test: real HTTP, real signatures, and it says what the test wants.

use std::{
    fmt::Write as _,
    sync::{Arc, LazyLock, Mutex},
};

use axum::{Json, Router, routing::get};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openssl::{
    hash::MessageDigest,
    pkey::{PKey, Private},
    sign::Signer,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::kept;

static KEY: LazyLock<PKey<Private>> =
    LazyLock::new(|| PKey::private_key_from_pem(kept::key("oidc").unwrap().as_bytes()).unwrap());

pub const CLIENT: &str = "sportello";

/// A provider that listens until the test ends.
pub struct Provider {
    pub issuer: String,
    /// Claims of the next ID token.
    claims: Arc<Mutex<Value>>,
    folder: TempDir,
}

impl Provider {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let claims = Arc::new(Mutex::new(Value::Null));
        let routes = routes(&issuer, claims.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), "a secret of the test").unwrap();
        Self { issuer, claims, folder }
    }

    /// The settings of a portal that knows it under this name.
    pub fn settings(&self, name: &str) -> Vec<(String, String)> {
        settings(name, &self.issuer, &self.folder)
    }

    /// What the provider answers to somebody who was sent to `asked`: the address to come back to.
    /// Further claims replace the usual ones.
    pub fn answers(&self, asked: &str, subject: &str, now: DateTime<Utc>, more: &[(&str, Value)]) -> String {
        let asked = url::Url::parse(asked).unwrap();
        let value = |name: &str| {
            asked.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
        };
        let mut claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": subject, "iat": now.timestamp(),
            "exp": now.timestamp() + 300, "auth_time": now.timestamp(), "nonce": value("nonce").unwrap(),
        });
        for (name, value) in more {
            claims[*name] = value.clone();
        }
        *self.claims.lock().unwrap() = claims;
        let back = url::Url::parse(&value("redirect_uri").unwrap()).unwrap();
        let encode = app::routes::encode;
        let mut address = back.path().to_owned();
        let state = encode(&value("state").unwrap());
        write!(address, "?code=c&state={state}&iss={}", encode(&self.issuer)).unwrap();
        address
    }

    /// A signed order to log somebody out. Further claims replace the usual ones.
    pub fn order(&self, now: DateTime<Utc>, more: &[(&str, Value)]) -> String {
        let mut claims = json!({
            "iss": self.issuer, "aud": CLIENT, "iat": now.timestamp(), "exp": now.timestamp() + 120,
            "jti": "order-1", "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
        });
        for (name, value) in more {
            claims[*name] = value.clone();
        }
        sign(&json!({ "alg": "RS256", "kid": "k", "typ": "logout+jwt" }), &claims)
    }
}

/// The settings of a portal that knows a provider under this name.
pub fn settings(name: &str, issuer: &str, folder: &TempDir) -> Vec<(String, String)> {
    let secret = folder.path().join("secret").display().to_string();
    [
        ("NAME", format!("Comune di {name}")),
        ("ISSUER", issuer.to_owned()),
        ("CLIENT_ID", CLIENT.to_owned()),
        ("CLIENT_SECRET_FILE", secret),
    ]
    .map(|(key, value)| (format!("SPORTELLO_OPERATORS__{}__{key}", name.to_uppercase()), value))
    .to_vec()
}

fn routes(issuer: &str, claims: Arc<Mutex<Value>>) -> Router {
    let description = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "authorization_response_iss_parameter_supported": true,
    });
    let rsa = KEY.rsa().unwrap();
    let text = |bytes: Vec<u8>| URL_SAFE_NO_PAD.encode(bytes);
    let keys = json!({ "keys": [{
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k",
        "n": text(rsa.n().to_vec()), "e": text(rsa.e().to_vec()),
    }] });
    let token = move || {
        let id_token = sign(&json!({ "alg": "RS256", "kid": "k" }), &claims.lock().unwrap());
        async move { Json(json!({ "access_token": "at", "token_type": "Bearer", "id_token": id_token })) }
    };
    Router::new()
        .route("/.well-known/openid-configuration", get(async || Json(description)))
        .route("/jwks", get(async || Json(keys)))
        .route("/token", axum::routing::post(token))
}

fn sign(header: &Value, claims: &Value) -> String {
    let text = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", text(header), text(claims));
    let mut pen = Signer::new(MessageDigest::sha256(), &KEY).unwrap();
    let signature = pen.sign_oneshot_to_vec(signed.as_bytes()).unwrap();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}
