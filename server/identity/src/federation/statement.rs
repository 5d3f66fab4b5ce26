//! Entity statements: what somebody of the federation says about itself or another.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::CLOCK_SKEW_SECONDS;
use super::config::same;
use super::errors::FederationError;
use super::jose::{JwkSet, Jws};

/// Kind of token of a statement.
pub(super) const STATEMENT_TYPE: &str = "entity-statement+jwt";

/// What one entity type may have in its metadata, by parameter and operator.
pub(super) type RawPolicy = BTreeMap<String, Map<String, Value>>;

/// A mark as it stands in a statement. Drafts of the standard disagree on the name of its type.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct MarkEntry {
    pub trust_mark: String,
}

/// Limits that an authority sets on what is below it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Constraints {
    pub max_path_length: Option<usize>,
    #[serde(default, rename = "naming_constraints")]
    pub naming: Naming,
    #[serde(alias = "allowed_leaf_entity_types")]
    pub allowed_entity_types: Option<Vec<String>>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Naming {
    pub permitted: Option<Vec<String>>,
    pub excluded: Option<Vec<String>>,
}

/// A statement, as far as we read it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Statement {
    pub iss: String,
    pub sub: String,
    pub iat: i64,
    pub exp: i64,
    #[serde(default)]
    pub jwks: JwkSet,
    #[serde(default)]
    pub authority_hints: Vec<String>,
    #[serde(default)]
    pub metadata: BTreeMap<String, Map<String, Value>>,
    #[serde(default)]
    pub metadata_policy: BTreeMap<String, RawPolicy>,
    #[serde(default)]
    pub metadata_policy_crit: Vec<String>,
    #[serde(default)]
    pub constraints: Constraints,
    #[serde(default)]
    pub trust_marks: Vec<MarkEntry>,
    #[serde(default)]
    pub trust_mark_issuers: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub crit: Option<Value>,
}

impl Statement {
    /// What a token says, once one of `keys` signed it and it is in force.
    pub fn verified(token: &str, keys: &JwkSet, now: DateTime<Utc>) -> Result<Self, FederationError> {
        let jws = Jws::read(token).map_err(FederationError::trust)?;
        if jws.header.typ.as_deref() != Some(STATEMENT_TYPE) {
            return Err(FederationError::Trust("trust-type"));
        }
        let statement: Self = jws.verify(keys).map_err(FederationError::trust)?;
        if statement.crit.is_some() {
            return Err(FederationError::Trust("trust-critical"));
        }
        let now = now.timestamp();
        if statement.exp <= now - CLOCK_SKEW_SECONDS {
            return Err(FederationError::Trust("trust-expired"));
        }
        if statement.iat > now + CLOCK_SKEW_SECONDS {
            return Err(FederationError::Trust("trust-future"));
        }
        Ok(statement)
    }

    /// What somebody says about itself, signed with one of the keys in it. That proves nothing yet:
    /// a superior must vouch for the key.
    pub fn about_itself(token: &str, id: &str, now: DateTime<Utc>) -> Result<Self, FederationError> {
        let jws = Jws::read(token).map_err(FederationError::trust)?;
        let claimed: Self = jws.unverified().map_err(FederationError::trust)?;
        let statement = Self::verified(token, &claimed.jwks, now)?;
        statement.is(id, id)?;
        Ok(statement)
    }

    /// Whether it was issued by one and is about the other.
    pub fn is(&self, issuer: &str, subject: &str) -> Result<(), FederationError> {
        if !same(&self.iss, issuer) {
            return Err(FederationError::Trust("trust-issuer"));
        }
        if same(&self.sub, subject) { Ok(()) } else { Err(FederationError::Trust("trust-subject")) }
    }

    /// Where an authority answers questions about those below it.
    pub fn fetch_endpoint(&self) -> Option<&str> {
        self.metadata.get("federation_entity")?.get("federation_fetch_endpoint")?.as_str()
    }
}
