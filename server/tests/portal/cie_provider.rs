//! A federation of the test with a provider of CIE in it: real HTTP, real signatures, and the provider says of a
//! person what the test wants.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock, Mutex},
};

use app::routes::{encode, pattern};
use axum::{
    Form, Router,
    http::StatusCode,
    routing::{get, post},
};
use backend::testing::noon;
use chrono::{DateTime, Utc};
use openssl::sha::sha256;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::{
    support::House,
    tokens::{Key, b64, seal},
};

pub const LEVEL_1: &str = "https://www.spid.gov.it/SpidL1";
pub const LEVEL_2: &str = "https://www.spid.gov.it/SpidL2";
const ACCESS: &str = "an-access-token-of-the-test";

static ANCHOR: LazyLock<Key> = LazyLock::new(|| Key::new("anchor"));
static IN_FEDERATION: LazyLock<Key> = LazyLock::new(|| Key::new("op-federation"));
static PROVIDER: LazyLock<Key> = LazyLock::new(|| Key::new("op"));

/// What the provider answers next.
#[derive(Default)]
struct Said {
    /// What the verifier must hash to.
    challenge: String,
    tokens: String,
    facts: String,
}

/// An anchor and a provider below it, who listen until the test ends.
pub struct Federation {
    anchor: String,
    said: Arc<Mutex<Said>>,
    folder: TempDir,
}

/// A federation, and a portal with these settings that is a member of it.
pub async fn house(more: &[(&str, &str)]) -> (Federation, House) {
    let federation = Federation::open(noon()).await;
    let of_federation = federation.settings();
    let mut settings: Vec<(&str, &str)> =
        of_federation.iter().map(|(name, value)| (*name, value.as_str())).collect();
    settings.extend_from_slice(more);
    let house = House::with(&settings, &[]).await;
    (federation, house)
}

impl Federation {
    async fn open(now: DateTime<Utc>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let anchor = format!("http://{}", listener.local_addr().unwrap());
        let said = Arc::new(Mutex::new(Said::default()));
        let routes = routes(&anchor, now, &said);
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        let folder = tempfile::tempdir().unwrap();
        let keys = json!({ "keys": [ANCHOR.public()] });
        std::fs::write(folder.path().join("anchor.json"), keys.to_string()).unwrap();
        Self { anchor, said, folder }
    }

    /// The settings of a portal that is a member of it.
    fn settings(&self) -> [(&'static str, String); 3] {
        let keys = self.folder.path().join("anchor.json");
        [
            ("SPORTELLO_CIE__PROVIDER", provider(&self.anchor)),
            ("SPORTELLO_CIE__TRUST_ANCHORS", self.anchor.clone()),
            ("SPORTELLO_CIE__TRUST_ANCHOR_KEY_FILES", keys.display().to_string()),
        ]
    }

    /// What the provider answers to somebody who was sent to `asked` and is this person at this level: the address to
    /// come back to.
    pub async fn vouches(&self, house: &House, asked: &str, who: (&str, &str)) -> String {
        let about_us = house.app.browser().get(pattern::FEDERATION).await.text();
        self.answers(asked, &about_us, who, house.app.platform.now())
    }

    fn answers(
        &self,
        asked: &str,
        about_us: &str,
        (code, level): (&str, &str),
        now: DateTime<Utc>,
    ) -> String {
        let (request, issuer) = (request(asked), provider(&self.anchor));
        let id_token = json!({
            "iss": issuer, "sub": "pairwise", "aud": request["iss"], "iat": now.timestamp(),
            "exp": now.timestamp() + 300, "nonce": request["nonce"], "acr": level, "jti": "id-1",
            "at_hash": b64(&sha256(ACCESS.as_bytes())[..16]),
        });
        let facts = json!({
            "iss": issuer, "sub": "pairwise", "aud": request["iss"], "given_name": "Giulia",
            "family_name": "Ferrante", "birthdate": "1988-03-14",
            "https://attributes.eid.gov.it/fiscal_number": format!("TINIT-{code}"),
        });
        let tokens = json!({
            "access_token": ACCESS, "token_type": "Bearer", "expires_in": 300,
            "id_token": PROVIDER.sign("JWT", "RS256", &id_token),
        });
        let facts = PROVIDER.sign("JWT", "RS256", &facts);
        let facts = seal(&key_of(about_us), "RSA-OAEP-256", "A256CBC-HS512", &facts);
        let challenge = request["code_challenge"].as_str().unwrap().to_owned();
        *self.said.lock().unwrap() = Said { challenge, tokens: tokens.to_string(), facts };
        let back = url::Url::parse(request["redirect_uri"].as_str().unwrap()).unwrap();
        let state = encode(request["state"].as_str().unwrap());
        format!("{}?code=c&state={state}&iss={}", back.path(), encode(&issuer))
    }
}

/// What the portal asks in that address.
pub fn request(asked: &str) -> Value {
    let asked = url::Url::parse(asked).unwrap();
    let request = asked.query_pairs().find(|(name, _)| name == "request").unwrap().1.into_owned();
    claims(&request)
}

/// The key of the portal to encrypt to.
fn key_of(about_us: &str) -> Value {
    let about_us = claims(about_us);
    let keys = about_us.pointer("/metadata/openid_relying_party/jwks/keys").unwrap().as_array().unwrap();
    keys.iter().find(|key| key["use"] == "enc").unwrap().clone()
}

/// Claims of a token, unchecked.
fn claims(token: &str) -> Value {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

fn provider(anchor: &str) -> String {
    format!("{anchor}/oidc/op")
}

/// What one says about another, or about itself.
fn statement(
    (issuer, key): (&str, &Key),
    (about, of): (&str, &Key),
    now: DateTime<Utc>,
    more: &Value,
) -> String {
    let mut claims = json!({
        "iss": issuer, "sub": about, "iat": now.timestamp(), "exp": now.timestamp() + 24 * 60 * 60,
        "jwks": { "keys": [of.public()] },
    });
    claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    key.sign("entity-statement+jwt", "RS256", &claims)
}

fn routes(anchor: &str, now: DateTime<Utc>, said: &Arc<Mutex<Said>>) -> Router {
    let op = provider(anchor);
    let fetch = json!({ "federation_fetch_endpoint": format!("{anchor}/fetch") });
    let fetch = json!({ "metadata": { "federation_entity": fetch } });
    let about = json!({
        "authority_hints": [anchor],
        "metadata": { "openid_provider": {
            "issuer": op,
            "authorization_endpoint": format!("{op}/authorization"),
            "token_endpoint": format!("{op}/token"),
            "userinfo_endpoint": format!("{op}/userinfo"),
            "revocation_endpoint": format!("{op}/revocation"),
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "response_types_supported": ["code"],
            "jwks": { "keys": [PROVIDER.public()] },
        }},
    });
    let authority: (&str, &Key) = (anchor, &ANCHOR);
    let below: (&str, &Key) = (&op, &IN_FEDERATION);
    let of_anchor = statement(authority, authority, now, &fetch);
    let vouched = statement(authority, below, now, &json!({}));
    let of_provider = statement(below, below, now, &about);
    let next = Arc::clone(said);
    // A code is worth something with the verifier of whoever asked for it only (RFC 7636 §4.6).
    let tokens = move |Form(asked): Form<BTreeMap<String, String>>| {
        let verifier = asked.get("code_verifier").cloned().unwrap_or_default();
        let said = next.lock().unwrap();
        let is_theirs = b64(sha256(verifier.as_bytes())) == said.challenge;
        let answer = if is_theirs { Ok(said.tokens.clone()) } else { Err(StatusCode::BAD_REQUEST) };
        async move { answer }
    };
    let next = Arc::clone(said);
    let facts = move || {
        let facts = next.lock().unwrap().facts.clone();
        async move { facts }
    };
    Router::new()
        .route("/.well-known/openid-federation", get(async || of_anchor))
        .route("/fetch", get(async || vouched))
        .route("/oidc/op/.well-known/openid-federation", get(async || of_provider))
        .route("/oidc/op/token", post(tokens))
        .route("/oidc/op/userinfo", get(facts))
        .route("/oidc/op/revocation", post(async || ""))
}
