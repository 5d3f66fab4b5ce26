//! A provider says that somebody left: OpenID Connect Back-Channel Logout 1.0.
//!
//! The token comes from server to server, so nothing protects it but its own signature and rules.
//! That it serves once is kept by the caller, who remembers [`LogoutOrder::id`].

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{AsyncHttpClient, JsonWebKey as _, JsonWebKeyAlgorithm, JsonWebKeyId, JsonWebKeyUse};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::errors::UNKNOWN_KEY;
use super::provider::Metadata;
use super::{ALLOWED_ALGORITHMS, OidcError, OperatorLogin, SKEW_SECONDS};

/// Real ones are about one kilobyte.
const MAX_TOKEN_BYTES: usize = 16 * 1024;
/// The member of `events` that makes it a logout token.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// The explicit type (§2.4), which keeps other tokens of the same provider out.
const TYPE: &str = "logout+jwt";
/// An order that was under way for longer is not obeyed, whatever its `exp` says.
const MAX_AGE_MINUTES: i64 = 10;

/// Whose sessions to end. A subject, a session at the provider, or both.
#[derive(Clone, PartialEq, Eq)]
pub struct LogoutOrder {
    /// The provider.
    pub issuer: String,
    /// Who left (`sub`).
    pub subject: Option<String>,
    /// Which session at the provider ended (`sid`); all of the subject's where it is missing.
    pub session: Option<String>,
    /// Name of the order (`jti`): must be obeyed once only.
    pub id: String,
    /// Until when the name must be remembered.
    pub until: DateTime<Utc>,
}

impl std::fmt::Debug for LogoutOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LogoutOrder").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// The issuer that a token names. Believed only as far as choosing whose keys must verify it.
pub fn claimed_issuer(token: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        iss: String,
    }
    let parts = Parts::split(token).ok()?;
    read::<Named>(parts.claims).ok().map(|named| named.iss)
}

impl<C> OperatorLogin<C>
where
    C: for<'c> AsyncHttpClient<'c>,
{
    /// Verifies a logout token of this provider.
    ///
    /// # Errors
    /// [`OidcError::Logout`] with the rule that is broken; [`OidcError::ProviderUnavailable`] when its
    /// keys cannot be had now.
    pub async fn logout_order(&self, token: &str, now: DateTime<Utc>) -> Result<LogoutOrder, OidcError> {
        let parts = Parts::split(token)?;
        let header = Header::check(read(parts.header)?)?;
        let description = self.provider.description(now).await?;
        match parts.verify(&header, &description.metadata) {
            Ok(()) => {}
            // The provider may have changed its keys since we fetched them.
            Err(OidcError::Logout(UNKNOWN_KEY)) => {
                let newer = self.provider.newer_than(&description, now).await?;
                parts.verify(&header, &newer.unwrap_or(description).metadata)?;
            }
            Err(error) => return Err(error),
        }
        read::<Claims>(parts.claims)?.check(&self.config.issuer, &self.config.client_id, now)
    }
}

/// A token in its three parts, still encoded.
struct Parts<'t> {
    signed: &'t str,
    header: &'t str,
    claims: &'t str,
    signature: Vec<u8>,
}

impl<'t> Parts<'t> {
    fn split(token: &'t str) -> Result<Self, OidcError> {
        const UNREADABLE: OidcError = OidcError::Logout("logout-unreadable");
        if token.len() > MAX_TOKEN_BYTES {
            return Err(UNREADABLE);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(UNREADABLE)?;
        let (header, claims) = signed.split_once('.').ok_or(UNREADABLE)?;
        if claims.contains('.') {
            return Err(UNREADABLE);
        }
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| UNREADABLE)?;
        Ok(Self { signed, header, claims, signature })
    }

    fn verify(&self, header: &Header, metadata: &Metadata) -> Result<(), OidcError> {
        let mut keys = metadata.jwks().keys().iter().filter(|key| header.fits(key)).peekable();
        if keys.peek().is_none() {
            return Err(OidcError::Logout(UNKNOWN_KEY));
        }
        let right = keys
            .any(|key| key.verify_signature(&header.alg, self.signed.as_bytes(), &self.signature).is_ok());
        if right { Ok(()) } else { Err(OidcError::Logout("logout-signature")) }
    }
}

fn read<T: DeserializeOwned>(part: &str) -> Result<T, OidcError> {
    const UNREADABLE: OidcError = OidcError::Logout("logout-unreadable");
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| UNREADABLE)?;
    serde_json::from_slice(&bytes).map_err(|_| UNREADABLE)
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<JsonWebKeyId>,
    typ: Option<String>,
    #[serde(default, deserialize_with = "present")]
    crit: bool,
}

impl Header {
    fn check(self) -> Result<Self, OidcError> {
        // Public-key algorithms only: `none` and shared secrets are refused (§2.6, 4).
        if !ALLOWED_ALGORITHMS.contains(&self.alg) {
            return Err(OidcError::Logout("logout-algorithm"));
        }
        // Older providers leave the type out; another type is another kind of token (§2.4).
        let other = self.typ.as_ref().is_some_and(|typ| {
            let short = typ.strip_prefix("application/").unwrap_or(typ);
            !short.eq_ignore_ascii_case(TYPE) && !short.eq_ignore_ascii_case("jwt")
        });
        // No extension that must be understood is understood here (RFC 7515 §4.1.11).
        if other || self.crit {
            return Err(OidcError::Logout("logout-type"));
        }
        Ok(self)
    }

    /// Whether a key may have made this signature.
    fn fits(&self, key: &CoreJsonWebKey) -> bool {
        let named = self.kid.is_none() || self.kid.as_ref() == key.key_id();
        let signs = key.key_use().is_none_or(JsonWebKeyUse::allows_signature);
        let algorithm = match key.signing_alg() {
            JsonWebKeyAlgorithm::Algorithm(only) => *only == self.alg,
            JsonWebKeyAlgorithm::Unspecified => true,
            JsonWebKeyAlgorithm::Unsupported => false,
        };
        named && signs && algorithm
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: Option<String>,
    aud: Audience,
    iat: i64,
    exp: i64,
    jti: String,
    events: Map<String, Value>,
    sid: Option<String>,
    #[serde(default, deserialize_with = "present")]
    nonce: bool,
}

impl Claims {
    /// The rules of Back-Channel Logout 1.0 §2.6, in its order.
    fn check(self, issuer: &str, client: &str, now: DateTime<Utc>) -> Result<LogoutOrder, OidcError> {
        let skew = TimeDelta::seconds(SKEW_SECONDS);
        let (made, expires) = (moment(self.iat)?, moment(self.exp)?);
        let last = made + TimeDelta::minutes(MAX_AGE_MINUTES);
        let for_us = match &self.aud {
            Audience::One(only) => only == client,
            // Whoever else it is for, we do not know them (OpenID Connect Core §3.1.3.7, 3).
            Audience::Several(all) => matches!(all.as_slice(), [only] if only == client),
        };
        let named = [&self.sub, &self.sid].into_iter().flatten();
        let empty = named.clone().any(String::is_empty);
        for (broken, code) in [
            (self.iss != issuer, "logout-issuer"),
            (!for_us, "logout-audience"),
            (now >= expires + skew, "logout-expired"),
            (made > now + skew || now >= last + skew, "logout-issued"),
            (named.count() == 0 || empty, "logout-nobody"),
            (!self.events.get(EVENT).is_some_and(Value::is_object), "logout-event"),
            // What has a nonce is an ID token.
            (self.nonce, "logout-nonce"),
            (self.jti.is_empty(), "logout-id"),
        ] {
            if broken {
                return Err(OidcError::Logout(code));
            }
        }
        let until = expires.min(last) + skew;
        Ok(LogoutOrder { issuer: self.iss, subject: self.sub, session: self.sid, id: self.jti, until })
    }
}

fn moment(seconds: i64) -> Result<DateTime<Utc>, OidcError> {
    // A year beyond all calendars would overflow when the skew is added.
    DateTime::from_timestamp(seconds, 0)
        .filter(|at| at.timestamp() < 253_402_300_800)
        .ok_or(OidcError::Logout("logout-unreadable"))
}

/// True for a member that is there, even as `null`.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(from).map(|_| true)
}
