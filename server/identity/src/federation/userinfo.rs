//! The user information: facts about the person, signed by the provider and encrypted to us.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::RelyingParty;
use super::config::same;
use super::errors::FederationError;
use super::id_token::Audience;
use super::jose::{self, Jws};
use super::provider::Provider;

#[derive(Deserialize)]
struct UserInfo {
    sub: String,
    // OpenID Connect Core § 5.3.2: a signed answer SHOULD name both; providers in use do not always.
    iss: Option<String>,
    aud: Option<Audience>,
    #[serde(flatten)]
    claims: Map<String, Value>,
}

impl RelyingParty {
    /// Facts about the person whom the ID token is about. Refuses what is not encrypted, what the
    /// provider did not sign, and what is about somebody else.
    pub(super) fn user_info(
        &self,
        token: &str,
        subject: &str,
        provider: &Provider,
    ) -> Result<Map<String, Value>, FederationError> {
        let keys: Vec<_> = self.config.keys.encryption.iter().collect();
        let signed = jose::decrypt(token, &keys).map_err(FederationError::user_info)?;
        let jws = Jws::read(&signed).map_err(FederationError::user_info)?;
        let info: UserInfo = jws.verify(&provider.keys).map_err(FederationError::user_info)?;
        if info.iss.is_some_and(|issuer| !same(&issuer, &provider.issuer)) {
            return Err(FederationError::UserInfo("userinfo-issuer"));
        }
        if info.aud.is_some_and(|audience| !audience.includes(self.entity_id())) {
            return Err(FederationError::UserInfo("userinfo-audience"));
        }
        if info.sub != subject {
            return Err(FederationError::UserInfo("userinfo-subject"));
        }
        Ok(info.claims)
    }
}
