//! What we say about ourselves: the entity configuration (`OpenID` Federation 1.0 § 3, § 9).

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::RelyingParty;
use super::errors::FederationError;
use super::jose::{JwkSet, OwnKey};
use super::statement::STATEMENT_TYPE;

/// How long others may believe it, in seconds: one day, so that a changed key is known everywhere
/// the day after.
const LIFETIME: i64 = 24 * 3600;

fn published(keys: &[OwnKey], purpose: &str) -> JwkSet {
    JwkSet { keys: keys.iter().map(|key| key.public(purpose)).collect() }
}

impl RelyingParty {
    /// The signed entity configuration, to be served as `application/entity-statement+jwt` at
    /// `/.well-known/openid-federation`.
    pub fn entity_configuration(&self, now: DateTime<Utc>) -> Result<String, FederationError> {
        let config = &self.config;
        let issued = now.timestamp();
        let mut claims = json!({
            "iss": config.entity_id,
            "sub": config.entity_id,
            "iat": issued,
            "exp": issued + LIFETIME,
            "jwks": published(&config.keys.federation, "sig"),
            "authority_hints": config.authority_hints,
            "metadata": { "federation_entity": self.federation_entity(), "openid_relying_party": self.client() },
        });
        if let (false, Some(all)) = (config.trust_marks.is_empty(), claims.as_object_mut()) {
            all.insert("trust_marks".to_owned(), Value::Array(config.trust_marks.clone()));
        }
        self.federation_key()?
            .sign(STATEMENT_TYPE, &claims)
            .map_err(|_| FederationError::Configuration("federation key"))
    }

    fn federation_entity(&self) -> Value {
        let config = &self.config;
        let mut about = json!({
            "organization_name": config.organization_name,
            "homepage_uri": config.homepage,
            "contacts": config.contacts,
        });
        if let (Some(policy), Some(all)) = (&config.policy_uri, about.as_object_mut()) {
            all.insert("policy_uri".to_owned(), json!(policy));
        }
        about
    }

    fn client(&self) -> Value {
        let config = &self.config;
        let mut keys = published(&config.keys.signing, "sig");
        keys.keys.extend(published(&config.keys.encryption, "enc").keys);
        let algorithm = config.keys.signing.first().map_or("RS256", |key| key.algorithm().name());
        json!({
            "application_type": "web",
            "client_id": config.entity_id,
            "client_registration_types": ["automatic"],
            "client_name": config.client_name,
            "organization_name": config.organization_name,
            "contacts": config.contacts,
            "redirect_uris": [config.redirect_uri],
            "response_types": ["code"],
            "grant_types": ["authorization_code", "refresh_token"],
            "subject_type": "pairwise",
            "jwks": keys,
            "token_endpoint_auth_method": "private_key_jwt",
            "token_endpoint_auth_signing_alg": algorithm,
            "request_object_signing_alg": algorithm,
            "id_token_signed_response_alg": "RS256",
            "userinfo_signed_response_alg": "RS256",
            "userinfo_encrypted_response_alg": "RSA-OAEP-256",
            "userinfo_encrypted_response_enc": "A256CBC-HS512",
        })
    }
}
