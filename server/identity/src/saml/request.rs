//! The request for a login (SPID.md §2).

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use url::Url;

use super::attribute_set::Need;
use super::config::ServiceProvider;
use super::idp::IdentityProvider;
use super::pending::{Binding, BrowserBinding, Outgoing, PendingRequest, SpidLevel};
use super::purpose::Purpose;
use super::sign::{SignError, redirect, sign_xml, template};
use super::xml::{FORMAT_ENTITY, FORMAT_TRANSIENT, SAML, SAMLP, escape, write_instant};

/// How long a citizen may stay at the identity provider.
const LOGIN_MINUTES: i64 = 15;

/// A citizen wants to enter.
#[derive(Debug)]
pub struct Login<'a> {
    /// Whom to ask.
    pub idp: &'a IdentityProvider,
    /// Least level wanted.
    pub level: SpidLevel,
    /// What is asked about the citizen.
    pub need: Need,
    /// Kind of identity wanted; nothing for a person. Only SPID providers are asked.
    pub purpose: Option<Purpose>,
    /// How to send the request.
    pub binding: Binding,
    /// Local path where to go afterwards, already checked by the caller.
    pub next: String,
    /// Browser that starts the login.
    pub browser: BrowserBinding,
    /// Now.
    pub now: DateTime<Utc>,
    /// Fresh unpredictable bytes: half for the request ID, half for the relay state.
    pub random: [u8; 32],
}

/// Why a login cannot start.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum StartError {
    /// The identity provider does not offer this binding.
    #[error("the identity provider does not offer this binding")]
    BindingNotOffered,
    /// The attribute set of this kind of provider is not configured.
    #[error("attribute set {0} is not configured")]
    NoAttributeSet(u16),
    /// The request could not be signed or addressed.
    #[error(transparent)]
    Sign(#[from] SignError),
}

impl ServiceProvider {
    /// Makes the request. The first value must be stored before the second is sent.
    pub fn start(&self, login: Login<'_>) -> Result<(PendingRequest, Outgoing), StartError> {
        let location = login.idp.sso(login.binding).ok_or(StartError::BindingNotOffered)?;
        let profile = login.idp.profile;
        let attribute_set = profile.attribute_set(login.need);
        let purpose = login.purpose.filter(|_| profile.knows_purposes());
        if self.requested(attribute_set).is_empty() {
            return Err(StartError::NoAttributeSet(attribute_set));
        }
        let (request_id, relay_state) = identifiers(login.random);
        let issue_instant = login.now.trunc_subsecs(0);
        let facts = RequestFacts {
            id: &request_id,
            issue_instant,
            destination: location.as_str(),
            level: login.level,
            force: profile.forces_authentication(login.level),
            purpose,
            attribute_set,
        };
        let (request_xml, outgoing) = self.outgoing(&facts, login.binding, location, &relay_state)?;
        let pending = PendingRequest {
            request_id,
            relay_state,
            idp: login.idp.entity_id.clone(),
            sp: Some(self.entity_id.clone()),
            level: login.level,
            attribute_set,
            purpose,
            binding: login.binding,
            issue_instant,
            request_xml,
            next: login.next,
            browser: login.browser,
            expires_at: issue_instant + TimeDelta::minutes(LOGIN_MINUTES),
        };
        Ok((pending, outgoing))
    }

    fn outgoing(
        &self,
        facts: &RequestFacts<'_>,
        binding: Binding,
        location: &Url,
        relay_state: &str,
    ) -> Result<(String, Outgoing), SignError> {
        match binding {
            Binding::Redirect => {
                let xml = self.request_xml(facts, "");
                let url = redirect(location.as_str(), "SAMLRequest", &xml, Some(relay_state), &self.key)?;
                Ok((xml, Outgoing::Redirect(url)))
            }
            Binding::Post => {
                let xml = self.request_xml(facts, &template(facts.id, &self.key));
                let xml = sign_xml(&xml, &self.key)?;
                let post = Outgoing::Post {
                    action: location.clone(),
                    parameter: "SAMLRequest",
                    message: STANDARD.encode(&xml),
                    relay_state: Some(relay_state.to_owned()),
                };
                Ok((xml, post))
            }
        }
    }

    /// `IsPassive`, `AllowCreate`, `Scoping` and the address of the ACS are absent on purpose:
    /// the rules forbid or discourage them.
    fn request_xml(&self, facts: &RequestFacts<'_>, signature: &str) -> String {
        let force = if facts.force { r#" ForceAuthn="true""# } else { "" };
        format!(
            concat!(
                r#"<samlp:AuthnRequest xmlns:samlp="{samlp}" xmlns:saml="{saml}" ID="{id}" Version="2.0" "#,
                r#"IssueInstant="{instant}" Destination="{destination}"{force} "#,
                r#"AssertionConsumerServiceIndex="0" AttributeConsumingServiceIndex="{set}">"#,
                r#"<saml:Issuer Format="{entity_format}" NameQualifier="{entity}">{entity}</saml:Issuer>{signature}{extensions}"#,
                r#"<samlp:NameIDPolicy Format="{transient}"/>"#,
                r#"<samlp:RequestedAuthnContext Comparison="minimum">"#,
                "<saml:AuthnContextClassRef>{level}</saml:AuthnContextClassRef>",
                "</samlp:RequestedAuthnContext></samlp:AuthnRequest>",
            ),
            samlp = SAMLP,
            saml = SAML,
            id = facts.id,
            instant = write_instant(facts.issue_instant),
            destination = escape(facts.destination),
            force = force,
            set = facts.attribute_set,
            entity_format = FORMAT_ENTITY,
            entity = escape(&self.entity_id),
            signature = signature,
            extensions = facts.purpose.map_or_else(String::new, extensions),
            transient = FORMAT_TRANSIENT,
            level = facts.level.uri(),
        )
    }
}

struct RequestFacts<'a> {
    id: &'a str,
    issue_instant: DateTime<Utc>,
    destination: &'a str,
    level: SpidLevel,
    force: bool,
    purpose: Option<Purpose>,
    attribute_set: u16,
}

/// The schema of SAML wants them after issuer and signature.
fn extensions(purpose: Purpose) -> String {
    format!(
        concat!(
            r#"<samlp:Extensions xmlns:spid="https://spid.gov.it/saml-extensions">"#,
            "<spid:Purpose>{}</spid:Purpose></samlp:Extensions>",
        ),
        purpose.code(),
    )
}

/// Request ID (`_` and a version 4 UUID) and relay state (`[A-Za-z0-9_-]`).
fn identifiers(random: [u8; 32]) -> (String, String) {
    let (id, state) = random.split_at(16);
    (message_id(id), URL_SAFE_NO_PAD.encode(state))
}

/// A message ID from 16 unpredictable bytes.
pub(crate) fn message_id(random: &[u8]) -> String {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(random) {
        *to = *from;
    }
    format!("_{}", uuid::Builder::from_random_bytes(bytes).into_uuid())
}
