//! Believing a chain: from the keys of the anchor down to the entity, nothing is taken on its own word.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use url::Url;

use super::config::Anchor;
use super::errors::FederationError;
use super::jose::JwkSet;
use super::policy::Policy;
use super::statement::{Constraints, Statement};

/// An unbroken chain.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// What the entity says about itself, vouched for.
    pub leaf: Statement,
    /// Metadata by entity type, after every policy on the way.
    pub metadata: BTreeMap<String, Map<String, Value>>,
    /// Federation keys of everybody in the chain, by name.
    pub keys: BTreeMap<String, JwkSet>,
    /// Who may issue which mark, as the anchor says.
    pub mark_issuers: BTreeMap<String, Vec<String>>,
    /// When the first of its statements expires, seconds since 1970.
    pub expires: i64,
}

/// Verifies statements collected from the leaf upwards: what the leaf says about itself, what each
/// authority says about the one below, what the anchor says about itself.
pub(super) fn verify(
    statements: &[String],
    anchor: &Anchor,
    now: DateTime<Utc>,
) -> Result<Chain, FederationError> {
    let [leaf, between @ .., top] = statements else {
        return Err(FederationError::Trust("trust-no-path"));
    };
    let top = Statement::verified(top, &anchor.keys, now)?;
    top.is(&anchor.id, &anchor.id)?;
    let mut keys = BTreeMap::from([(top.sub.clone(), top.jwks.clone())]);
    let mut authority = (top.sub.clone(), top.jwks.clone());
    let mut expires = top.exp;
    let mut down = Vec::new();
    for token in between.iter().rev() {
        let statement = Statement::verified(token, &authority.1, now)?;
        statement.is(&authority.0, &statement.sub)?;
        expires = expires.min(statement.exp);
        keys.insert(statement.sub.clone(), statement.jwks.clone());
        authority = (statement.sub.clone(), statement.jwks.clone());
        down.push(statement);
    }
    let leaf = Statement::verified(leaf, &authority.1, now)?;
    leaf.is(&authority.0, &authority.0)?;
    expires = expires.min(leaf.exp);
    keep_constraints(&top.constraints, &down)?;
    for at in 0..down.len() {
        let below = down.get(at..).unwrap_or_default();
        if let Some(statement) = below.first() {
            keep_constraints(&statement.constraints, below)?;
        }
    }
    let metadata = metadata(&leaf, &down, entity_types(&top.constraints, &down))?;
    Ok(Chain { metadata, keys, mark_issuers: top.trust_mark_issuers, expires, leaf })
}

/// Keeps the limits that an authority sets for everything below it (§ 6.2). `below` begins with the
/// authority's own statement and ends with the one about the leaf.
fn keep_constraints(limits: &Constraints, below: &[Statement]) -> Result<(), FederationError> {
    let between = below.len().saturating_sub(1);
    if limits.max_path_length.is_some_and(|most| between > most) {
        return Err(FederationError::Trust("trust-too-long"));
    }
    let naming = &limits.naming;
    for statement in below {
        let host = Url::parse(&statement.sub).ok().and_then(|url| url.host_str().map(str::to_owned));
        let host = host.unwrap_or_default();
        let matches = |names: &Vec<String>| names.iter().any(|name| covers(name, &host));
        if naming.permitted.as_ref().is_some_and(|names| !matches(names))
            || naming.excluded.as_ref().is_some_and(matches)
        {
            return Err(FederationError::Trust("trust-name"));
        }
    }
    Ok(())
}

/// Names of hosts as in X.509: with a leading dot, everything below a domain; else one host.
fn covers(name: &str, host: &str) -> bool {
    // Some federations write an address instead of a host.
    let name = name.split_once("://").map_or(name, |(_, name)| name);
    if name.starts_with('.') { host.ends_with(name) } else { host == name }
}

/// The entity types that every authority on the way allows; none for no limit.
fn entity_types(top: &Constraints, down: &[Statement]) -> Option<Vec<String>> {
    let limits = down.iter().map(|statement| &statement.constraints).chain([top]);
    limits.filter_map(|limits| limits.allowed_entity_types.clone()).reduce(|mut one, other| {
        one.retain(|kind| other.contains(kind));
        one
    })
}

fn metadata(
    leaf: &Statement,
    down: &[Statement],
    allowed: Option<Vec<String>>,
) -> Result<BTreeMap<String, Map<String, Value>>, FederationError> {
    let mut metadata = leaf.metadata.clone();
    // What the authority directly above says replaces what the entity says itself (§ 6.1.4.2).
    if let Some(last) = down.last() {
        for (kind, said) in &last.metadata {
            if let Some(own) = metadata.get_mut(kind) {
                own.extend(said.clone());
            }
        }
    }
    if let Some(allowed) = allowed {
        metadata.retain(|kind, _| kind == "federation_entity" || allowed.contains(kind));
    }
    for (kind, own) in &mut metadata {
        let mut policy = Policy::default();
        for statement in down {
            if let Some(raw) = statement.metadata_policy.get(kind) {
                policy = policy.merge(Policy::read(raw, &statement.metadata_policy_crit)?)?;
            }
        }
        *own = policy.apply(std::mem::take(own))?;
    }
    Ok(metadata)
}
