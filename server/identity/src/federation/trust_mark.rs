//! Trust marks: an authority's word that an entity passed some test (`OpenID` Federation 1.0 § 7).

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::CLOCK_SKEW_SECONDS;
use super::RelyingParty;
use super::chain::Chain;
use super::collect::Collector;
use super::config::same;
use super::errors::FederationError;
use super::http::Http;
use super::jose::{JwkSet, Jws};

/// Kind of token of a mark.
const MARK_TYPE: &str = "trust-mark+jwt";

/// A mark. Drafts of the standard disagree on the name of its type.
#[derive(Debug, Clone, Deserialize)]
struct Mark {
    iss: String,
    sub: String,
    iat: i64,
    exp: Option<i64>,
    trust_mark_type: Option<String>,
    trust_mark_id: Option<String>,
    id: Option<String>,
}

impl Mark {
    fn kind(&self) -> &str {
        let kind = self.trust_mark_type.as_ref().or(self.trust_mark_id.as_ref()).or(self.id.as_ref());
        kind.map(String::as_str).unwrap_or_default()
    }

    fn in_force(&self, now: DateTime<Utc>) -> bool {
        let now = now.timestamp();
        self.iat <= now + CLOCK_SKEW_SECONDS && self.exp.is_none_or(|exp| exp > now - CLOCK_SKEW_SECONDS)
    }
}

/// Whether the entity at the end of the chain holds one of the marks that we require.
pub(super) async fn required<H: Http>(
    party: &RelyingParty,
    chain: &Chain,
    collector: &mut Collector<'_, H>,
    now: DateTime<Utc>,
) -> Result<(), FederationError> {
    let wanted = &party.config.required_trust_marks;
    if wanted.is_empty() {
        return Ok(());
    }
    let mut refusal = FederationError::Trust("trust-mark-missing");
    for entry in &chain.leaf.trust_marks {
        let Ok(jws) = Jws::read(&entry.trust_mark) else { continue };
        let Ok(claimed) = jws.unverified::<Mark>() else { continue };
        if !wanted.iter().any(|kind| kind == claimed.kind()) {
            continue;
        }
        match holds(party, chain, collector, &jws, &claimed, now).await {
            Ok(()) => return Ok(()),
            Err(error) => refusal = error,
        }
    }
    Err(refusal)
}

async fn holds<H: Http>(
    party: &RelyingParty,
    chain: &Chain,
    collector: &mut Collector<'_, H>,
    jws: &Jws<'_>,
    claimed: &Mark,
    now: DateTime<Utc>,
) -> Result<(), FederationError> {
    const WRONG: FederationError = FederationError::Trust("trust-mark-invalid");
    let may_issue = match chain.mark_issuers.get(claimed.kind()) {
        // An empty list lets anybody issue it (§ 5.1.2).
        Some(issuers) => issuers.is_empty() || issuers.iter().any(|issuer| same(issuer, &claimed.iss)),
        None => party.anchor(&claimed.iss).is_some(),
    };
    if jws.header.typ.as_deref() != Some(MARK_TYPE) || !may_issue {
        return Err(WRONG);
    }
    let keys = keys_of(&claimed.iss, chain, collector).await?;
    let mark: Mark = jws.verify(&keys).map_err(|_| WRONG)?;
    if same(&mark.sub, &chain.leaf.sub) && mark.in_force(now) { Ok(()) } else { Err(WRONG) }
}

/// Keys of whoever issued a mark: known from the chain, or found by a chain of its own.
async fn keys_of<H: Http>(
    issuer: &str,
    chain: &Chain,
    collector: &mut Collector<'_, H>,
) -> Result<JwkSet, FederationError> {
    let known = chain.keys.iter().find(|(id, _)| same(id, issuer) && !same(id, &chain.leaf.sub));
    if let Some((_, keys)) = known {
        return Ok(keys.clone());
    }
    let (other, _) = collector.climb(issuer).await?;
    Ok(other.leaf.jwks)
}
