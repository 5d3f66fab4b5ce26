//! Who is in the federation, and what each of them answers.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use identity::federation::jose::{JwkSet, OwnKey};
use identity::federation::{
    Anchor, Answer, Authenticated, Callback, FederationError, Http, HttpProblem, Method, OwnKeys,
    PendingLogin, Profile, Provider, Query, RelyingParty, RelyingPartyConfig, Start,
};
use identity::saml::{BrowserBinding, SpidLevel};
use openssl::sha::sha256;
use serde_json::{Value, json};
use url::Url;

use super::tokens::{Key, b64, seal};

pub const ANCHOR: &str = "https://anchor.example";
pub const MIDDLE: &str = "https://middle.example";
pub const OP: &str = "https://op.example/oidc/op";
pub const US: &str = "https://portal.example";
pub const MARK: &str = "https://anchor.example/marks/op";
pub const SECRET: &str = "what only this browser holds";
pub const L2: &str = "https://www.spid.gov.it/SpidL2";

pub struct Keys {
    pub anchor: Key,
    pub middle: Key,
    pub op_federation: Key,
    pub op: Key,
    pub stranger: Key,
    pub ours: [Key; 4],
}

pub static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    anchor: Key::new("anchor"),
    middle: Key::new("middle"),
    op_federation: Key::new("op-federation"),
    op: Key::new("op"),
    stranger: Key::new("stranger"),
    ours: ["federation", "signing", "next", "encryption"].map(Key::new),
});

pub fn now() -> DateTime<Utc> {
    "2026-11-25T10:00:00Z".parse().unwrap()
}

/// What a test does to one of the tokens before it is signed.
pub type Edit = Box<dyn Fn(&mut Value) + Send + Sync>;

/// The rest of the world. Tokens are named: `op`, `middle`, `anchor` (about themselves),
/// `middle/op`, `anchor/middle`, `anchor/op`, `mark`, `id_token`, `user_info`.
#[derive(Default)]
pub struct World {
    pub edits: BTreeMap<&'static str, Vec<Edit>>,
    pub signers: BTreeMap<&'static str, Key>,
    pub algorithms: BTreeMap<&'static str, &'static str>,
    pub types: BTreeMap<&'static str, &'static str>,
    pub encryption: Option<(&'static str, &'static str)>,
    pub no_encryption: bool,
    pub seal_id_token: bool,
    pub token_status: Option<u16>,
    pub refresh_token: Option<&'static str>,
    pub down: Option<&'static str>,
    pub asked: Mutex<Vec<Query>>,
    pub nonce: Mutex<String>,
    pub challenge: Mutex<String>,
}

impl World {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn edit(mut self, token: &'static str, change: impl Fn(&mut Value) + Send + Sync + 'static) -> Self {
        self.edits.entry(token).or_default().push(Box::new(change));
        self
    }

    pub fn set(self, token: &'static str, pointer: &'static str, value: Value) -> Self {
        self.edit(token, move |claims| {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            claims.pointer_mut(parent).unwrap()[name] = value.clone();
        })
    }

    pub fn without(self, token: &'static str, name: &'static str) -> Self {
        self.edit(token, move |claims| {
            claims.as_object_mut().unwrap().remove(name);
        })
    }

    pub fn signed_by(mut self, token: &'static str, key: &Key) -> Self {
        self.signers.insert(token, key.clone());
        self
    }

    pub fn with_algorithm(mut self, token: &'static str, algorithm: &'static str) -> Self {
        self.algorithms.insert(token, algorithm);
        self
    }

    pub fn with_type(mut self, token: &'static str, typ: &'static str) -> Self {
        self.types.insert(token, typ);
        self
    }

    fn token(&self, name: &'static str, typ: &'static str, key: &Key, mut claims: Value) -> String {
        for edit in self.edits.get(name).into_iter().flatten() {
            edit(&mut claims);
        }
        // A stranger who claims the right name.
        let signer =
            self.signers.get(name).map_or(key.clone(), |other| Key { kid: key.kid, ..other.clone() });
        let algorithm = self.algorithms.get(name).copied().unwrap_or("RS256");
        signer.sign(self.types.get(name).copied().unwrap_or(typ), algorithm, &claims)
    }

    fn statement(
        &self,
        name: &'static str,
        iss: &str,
        sub: &str,
        key: &Key,
        subject_key: &Key,
        more: &Value,
    ) -> String {
        let mut claims = json!({
            "iss": iss, "sub": sub, "iat": now().timestamp() - 5, "exp": now().timestamp() + 3600,
            "jwks": { "keys": [subject_key.public()] },
        });
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.token(name, "entity-statement+jwt", key, claims)
    }

    fn authority(&self, name: &'static str, id: &str, key: &Key, hints: &[&str]) -> String {
        let fetch = json!({ "federation_fetch_endpoint": format!("{id}/fetch") });
        let mut more = json!({ "metadata": { "federation_entity": fetch }, "authority_hints": hints });
        if id == ANCHOR {
            more["trust_mark_issuers"] = json!({ MARK: [ANCHOR, MIDDLE] });
        }
        self.statement(name, id, id, key, key, &more)
    }

    fn provider(&self) -> String {
        let mark = json!({ "iss": MIDDLE, "sub": OP, "iat": now().timestamp() - 5, "id": MARK });
        let mark = self.token("mark", "trust-mark+jwt", &KEYS.middle, mark);
        let more = json!({
            "authority_hints": [MIDDLE],
            "trust_marks": [{ "id": MARK, "trust_mark": mark }],
            "metadata": { "openid_provider": {
                "issuer": OP,
                "authorization_endpoint": format!("{OP}/authorization"),
                "token_endpoint": format!("{OP}/token"),
                "userinfo_endpoint": format!("{OP}/userinfo"),
                "revocation_endpoint": format!("{OP}/revocation"),
                "token_endpoint_auth_methods_supported": ["private_key_jwt", "client_secret_basic"],
                "response_types_supported": ["code"],
                "jwks": { "keys": [KEYS.op.public()] },
            }},
        });
        self.statement("op", OP, OP, &KEYS.op_federation, &KEYS.op_federation, &more)
    }

    fn answer(&self, query: &Query) -> (u16, String) {
        let sub = query.url.query_pairs().find(|(name, _)| name == "sub").map(|(_, sub)| sub.into_owned());
        let mut plain = query.url.clone();
        plain.set_query(None);
        let body = match (plain.as_str().trim_start_matches("https://"), sub.as_deref()) {
            ("op.example/oidc/op/.well-known/openid-federation", _) => self.provider(),
            ("middle.example/.well-known/openid-federation", _) => {
                self.authority("middle", MIDDLE, &KEYS.middle, &[ANCHOR])
            }
            ("anchor.example/.well-known/openid-federation", _) => {
                self.authority("anchor", ANCHOR, &KEYS.anchor, &[])
            }
            ("middle.example/fetch", Some(OP)) => {
                self.statement("middle/op", MIDDLE, OP, &KEYS.middle, &KEYS.op_federation, &json!({}))
            }
            ("anchor.example/fetch", Some(MIDDLE)) => {
                self.statement("anchor/middle", ANCHOR, MIDDLE, &KEYS.anchor, &KEYS.middle, &json!({}))
            }
            ("anchor.example/fetch", Some(OP)) => {
                self.statement("anchor/op", ANCHOR, OP, &KEYS.anchor, &KEYS.op_federation, &json!({}))
            }
            ("op.example/oidc/op/token", _) if self.is_for_another(query) => {
                return (400, json!({ "error": "invalid_grant" }).to_string());
            }
            ("op.example/oidc/op/token", _) => return (self.token_status.unwrap_or(200), self.tokens()),
            ("op.example/oidc/op/userinfo", _) => self.user_info(),
            ("op.example/oidc/op/revocation", _) => String::new(),
            _ => return (404, String::new()),
        };
        (200, body)
    }

    /// Whether somebody brings a code without the verifier of whoever asked for it (RFC 7636 §4.6).
    fn is_for_another(&self, query: &Query) -> bool {
        let Method::Form(pairs) = &query.method else { return true };
        let form: BTreeMap<&str, String> = pairs.iter().cloned().collect();
        let verifier = form.get("code_verifier").cloned().unwrap_or_default();
        let is_of_code = form.get("grant_type").is_some_and(|grant| grant == "authorization_code");
        is_of_code && b64(sha256(verifier.as_bytes())) != *self.challenge.lock().unwrap()
    }

    fn tokens(&self) -> String {
        let access = "the.access.token";
        let claims = json!({
            "iss": OP, "sub": "pairwise", "aud": [US], "iat": now().timestamp(), "exp": now().timestamp() + 300,
            "nonce": *self.nonce.lock().unwrap(), "acr": L2, "jti": "id-1",
            "at_hash": b64(&sha256(access.as_bytes())[..16]),
        });
        let mut id_token = self.token("id_token", "JWT", &KEYS.op, claims);
        if self.seal_id_token {
            id_token = seal(&our_key("enc"), "RSA-OAEP", "A128CBC-HS256", &id_token);
        }
        let mut tokens = json!({ "access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": id_token });
        if let Some(token) = self.refresh_token {
            tokens["refresh_token"] = json!(token);
        }
        tokens.to_string()
    }

    /// The facts, signed.
    pub fn facts(&self) -> String {
        let claims = json!({
            "iss": OP, "aud": US, "sub": "pairwise",
            "given_name": "Giulia", "family_name": "D'Amicò <b>", "birthdate": "1988-03-14",
            "https://attributes.eid.gov.it/fiscal_number": "TINIT-FRRGLI88C54M990P",
            "email": "giulia@posta.example", "secret_hobby": "not asked for",
        });
        self.token("user_info", "JWT", &KEYS.op, claims)
    }

    fn user_info(&self) -> String {
        let signed = self.facts();
        if self.no_encryption {
            return signed;
        }
        let (alg, enc) = self.encryption.unwrap_or(("RSA-OAEP-256", "A256CBC-HS512"));
        seal(&our_key("enc"), alg, enc, &signed)
    }

    /// The provider reads the request.
    pub fn received(&self, pending: &PendingLogin) {
        let asked = claims(&pending.request);
        for (name, kept) in [("nonce", &self.nonce), ("code_challenge", &self.challenge)] {
            asked[name].as_str().unwrap().clone_into(&mut kept.lock().unwrap());
        }
    }

    /// What the portal asked at an address.
    pub fn forms(&self, end: &str) -> Vec<BTreeMap<&'static str, String>> {
        let asked = self.asked.lock().unwrap();
        let to_there = asked.iter().filter(|query| query.url.path().ends_with(end));
        to_there
            .filter_map(|query| match &query.method {
                Method::Form(pairs) => Some(pairs.iter().cloned().collect()),
                Method::Get => None,
            })
            .collect()
    }
}

impl Http for World {
    async fn send(&self, query: Query) -> Result<Answer, HttpProblem> {
        self.asked.lock().unwrap().push(query.clone());
        if self.down.is_some_and(|host| query.url.host_str() == Some(host)) {
            return Err(HttpProblem::Unreachable);
        }
        let (status, body) = self.answer(&query);
        Ok(Answer { status, body })
    }
}

pub fn config() -> RelyingPartyConfig {
    let own = |at: usize| OwnKey::from_pem(&KEYS.ours[at].pem()).unwrap();
    let keys: JwkSet = serde_json::from_value(json!({ "keys": [KEYS.anchor.public()] })).unwrap();
    RelyingPartyConfig {
        entity_id: US.to_owned(),
        redirect_uri: Url::parse("https://portal.example/cie/ritorno").unwrap(),
        organization_name: "Comune di Pontelaro".to_owned(),
        homepage: Url::parse("https://www.comune.example").unwrap(),
        policy_uri: None,
        client_name: "Sportello sociale".to_owned(),
        contacts: vec!["cie@comune.example".to_owned()],
        authority_hints: vec![ANCHOR.to_owned()],
        trust_marks: vec![json!({ "trust_mark_type": "x", "trust_mark": "a.b.c" })],
        anchors: vec![Anchor { id: ANCHOR.to_owned(), keys }],
        required_trust_marks: vec![MARK.to_owned()],
        profile: Profile::Cie,
        keys: OwnKeys { federation: vec![own(0)], signing: vec![own(1), own(2)], encryption: vec![own(3)] },
        allow_http: false,
    }
}

pub fn party() -> RelyingParty {
    RelyingParty::new(config()).unwrap()
}

/// Claims of a token, unchecked.
pub fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

/// One of our published client keys.
pub fn our_key(purpose: &str) -> Value {
    let configuration = claims(&party().entity_configuration(now()).unwrap());
    let keys = configuration.pointer("/metadata/openid_relying_party/jwks/keys").unwrap().as_array().unwrap();
    keys.iter().find(|key| key["use"] == purpose).unwrap().clone()
}

pub async fn resolve(world: &World) -> Result<Provider, FederationError> {
    party().resolve(world, OP, now()).await
}

/// The code of the error that resolving ends with.
pub async fn no_trust(world: World) -> &'static str {
    resolve(&world).await.expect_err("the provider must not be believed").code()
}

pub fn start(provider: &Provider) -> (Url, PendingLogin) {
    let start = Start {
        provider,
        level: SpidLevel::L2,
        next: "/area-personale".to_owned(),
        browser: BrowserBinding::of(SECRET),
        now: now(),
        random: [[1; 32], [2; 32], [3; 32], [4; 32]],
    };
    party().start(start).unwrap()
}

pub fn callback(pending: &PendingLogin) -> Callback {
    Callback {
        code: Some("a-code".to_owned()),
        state: Some(pending.state.clone()),
        iss: Some(OP.to_owned()),
        error: None,
        error_description: None,
    }
}

/// A whole login in this world.
pub async fn login(world: &World) -> Result<Authenticated, FederationError> {
    login_of(&party(), world).await
}

/// The same for another portal.
pub async fn login_of(us: &RelyingParty, world: &World) -> Result<Authenticated, FederationError> {
    let provider = resolve(&World::new()).await.unwrap();
    let (_, pending) = start(&provider);
    world.received(&pending);
    let code = us.read_callback(&callback(&pending), &pending, &provider, SECRET, now())?;
    let mut granted = us.exchange(world, &provider, &pending, code, now(), [5; 32]).await?;
    us.identify(world, &provider, &pending, &mut granted, now()).await
}

/// The code of the error that a login ends with.
pub async fn no_login(world: World) -> &'static str {
    login(&world).await.expect_err("nobody must come in").code()
}
