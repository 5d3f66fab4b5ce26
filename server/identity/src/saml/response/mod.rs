//! Verification of the answer to a login (SPID.md §3).
//!
//! The order of work is the defence: cheap limits, strict parse, shape, signatures with pinned
//! keys, and only then the rules, on a copy that holds nothing but what was signed.

mod evidence;
mod limits;
mod rules;
mod shape;
mod signature;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use roxmltree::{Document, Node};

pub use evidence::CLOCK_SKEW_SECONDS;
pub(crate) use limits::{Limits, scan};
pub(crate) use shape::{check_signature, no_foreign_nodes, unique_ids};
pub(crate) use signature::verified_copy;

use super::attributes::{self, SpidAttributes};
use super::config::ServiceProvider;
use super::errors::{ErrorCode, Refusal};
use super::idp::IdentityProvider;
use super::pending::{PendingRequest, SpidLevel};
use super::xml::{SAML, SAMLP, attribute, children, instant, only_child, parse, text};
use evidence::Evidence;
use rules::{Part, check};
pub use rules::{RuleFacts, rules};
use shape::Shape;

/// Largest response, decoded; real ones are 10 to 20 KiB.
pub const MAX_RESPONSE_BYTES: usize = 128 * 1024;

/// Real messages have some 150 elements and 300 attributes.
pub(crate) const MESSAGE_LIMITS: Limits = Limits {
    bytes: MAX_RESPONSE_BYTES,
    elements: 1000,
    all_attributes: 2000,
    attributes: 64,
    namespaces: 32,
    depth: 64,
};
/// Elements and the texts between them.
const MESSAGE_NODES: u32 = 4000;

/// A citizen who proved who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authenticated {
    /// ID of the response.
    pub response_id: String,
    /// When the response was issued.
    pub response_issue_instant: DateTime<Utc>,
    /// ID of the assertion.
    pub assertion_id: String,
    /// When the assertion was issued.
    pub assertion_issue_instant: DateTime<Utc>,
    /// entityID of the provider.
    pub idp: String,
    /// entityID under which we asked.
    pub sp: String,
    /// Level reached, at least the one asked for.
    pub level: SpidLevel,
    /// Session at the provider; level 1 only, needed to close it.
    pub session_index: Option<String>,
    /// Name of this login (transient: never a key).
    pub name_id: String,
    /// Who gave that name.
    pub name_qualifier: String,
    /// Facts about the citizen.
    pub attributes: SpidAttributes,
    /// The response as received, for the register of transactions.
    pub response_xml: String,
    /// Until when the same assertion could be presented again.
    pub usable_until: DateTime<Utc>,
}

/// An identifier that must not be accepted a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedId {
    /// The identifier, unique within the provider.
    pub id: String,
    /// Until when to remember it.
    pub until: DateTime<Utc>,
}

impl Authenticated {
    /// What the server must remember so that nobody enters twice with one response.
    pub fn used_ids(&self) -> [UsedId; 2] {
        let until = self.usable_until + TimeDelta::seconds(CLOCK_SKEW_SECONDS);
        [&self.response_id, &self.assertion_id].map(|id| UsedId { id: id.clone(), until })
    }
}

impl ServiceProvider {
    /// Verifies the form field `SAMLResponse` against the request that it claims to answer.
    ///
    /// Slow (about a millisecond of one core): call it in a blocking task. Afterwards the server
    /// must have consumed `pending` and checked [`Authenticated::used_ids`].
    pub fn verify(
        &self,
        saml_response: &str,
        pending: &PendingRequest,
        idp: &IdentityProvider,
        now: DateTime<Utc>,
    ) -> Result<Authenticated, Refusal> {
        let xml = decode(saml_response)?;
        scan(&xml, &MESSAGE_LIMITS)?;
        let raw = tree(&xml)?;
        let shape = shape::inspect(&raw)?;
        let verified_xml = verified_xml(&xml, &shape, idp)?;
        let verified = verified_xml.as_deref().map(tree).transpose()?;
        let (response, assertion) = signed_parts(&shape, verified.as_ref())?;
        let evidence = Evidence { response, assertion, pending, idp, sp: self, now };
        let Some(assertion) = assertion else {
            return Err(error_answer(&evidence));
        };
        check(Part::Login, &evidence)?;
        let requested = self.requested(pending.attribute_set);
        let attributes = attributes::read(assertion, requested, idp.profile.required())?;
        authenticated(&evidence, assertion, attributes, &xml)
    }
}

/// Base64 with line breaks allowed, then UTF-8, both of limited size.
pub(crate) fn decode(field: &str) -> Result<String, Refusal> {
    if field.len() > MAX_RESPONSE_BYTES.saturating_mul(2) {
        return Err(Refusal::Limit("too-large"));
    }
    let compact: String = field.split_ascii_whitespace().collect();
    let bytes = STANDARD.decode(compact).map_err(|_| Refusal::Unreadable("base64"))?;
    String::from_utf8(bytes).map_err(|_| Refusal::Unreadable("utf-8"))
}

pub(crate) fn tree(xml: &str) -> Result<Document<'_>, Refusal> {
    parse(xml, MESSAGE_NODES).ok_or(Refusal::Limit("not-xml"))
}

/// Absent only for an error response that nobody signed.
fn verified_xml(xml: &str, shape: &Shape<'_, '_>, idp: &IdentityProvider) -> Result<Option<String>, Refusal> {
    if shape.assertion.is_none() && !shape.response_signed {
        return Ok(None);
    }
    verified_copy(xml, idp.certificates()).map(Some)
}

/// The response and the assertion to believe: from the verified copy whatever is signed, from the
/// raw document only a response that is not.
fn signed_parts<'a, 'i>(
    shape: &Shape<'a, 'i>,
    verified: Option<&'a Document<'i>>,
) -> Result<(Node<'a, 'i>, Option<Node<'a, 'i>>), Refusal> {
    let Some(root) = verified.map(Document::root_element) else {
        return Ok((shape.response, None));
    };
    let (response, assertion) = if shape.response_signed {
        (root, only_child(root, SAML, "Assertion"))
    } else {
        (shape.response, Some(root))
    };
    let same = is_copy(response, shape.response)
        && match (assertion, shape.assertion) {
            (Some(copy), Some(received)) => is_copy(copy, received),
            (None, None) => true,
            _ => false,
        };
    if same { Ok((response, assertion)) } else { Err(Refusal::Signature) }
}

/// Whether what the signature library verified is the element whose shape we checked; the two read
/// the document with parsers of their own.
fn is_copy(copy: Node<'_, '_>, received: Node<'_, '_>) -> bool {
    copy.tag_name() == received.tag_name() && copy.attribute("ID") == received.attribute("ID")
}

/// The provider reports an error. Most providers do not sign such answers, so it can do nothing
/// but show a page; still it must answer our request.
fn error_answer(evidence: &Evidence<'_, '_>) -> Refusal {
    if let Err(refusal) = check(Part::Response, evidence) {
        return refusal;
    }
    let Some(status) = only_child(evidence.response, SAMLP, "Status") else {
        return Refusal::Rule("status");
    };
    let code = only_child(status, SAMLP, "StatusCode").and_then(|code| attribute(code, "Value"));
    let known = ["Requester", "Responder", "VersionMismatch"].iter().any(|name| {
        code.and_then(|code| code.strip_prefix("urn:oasis:names:tc:SAML:2.0:status:")) == Some(name)
    });
    if !known {
        return Refusal::Rule("status");
    }
    only_child(status, SAMLP, "StatusMessage")
        .and_then(text)
        .and_then(|message| ErrorCode::from_message(&message))
        .map_or(Refusal::IdpUnexplained, Refusal::Idp)
}

fn authenticated(
    evidence: &Evidence<'_, '_>,
    assertion: Node<'_, '_>,
    attributes: SpidAttributes,
    response_xml: &str,
) -> Result<Authenticated, Refusal> {
    // Every rule held, so none of these is absent; absence is still a refusal, not a panic.
    let facts = || {
        let name = evidence.name_id()?;
        Some(Authenticated {
            response_id: evidence.response.attribute("ID")?.to_owned(),
            response_issue_instant: instant(evidence.response.attribute("IssueInstant")?)?,
            assertion_id: assertion.attribute("ID")?.to_owned(),
            assertion_issue_instant: instant(assertion.attribute("IssueInstant")?)?,
            idp: evidence.idp.entity_id.clone(),
            sp: evidence.sp.entity_id.clone(),
            level: evidence.level()?,
            session_index: evidence
                .authentication()
                .and_then(|node| attribute(node, "SessionIndex"))
                .map(str::to_owned),
            name_id: text(name)?,
            name_qualifier: attribute(name, "NameQualifier")?.to_owned(),
            attributes,
            response_xml: response_xml.to_owned(),
            usable_until: evidence.usable_until()?,
        })
    };
    facts().ok_or(Refusal::Rule("incomplete"))
}

/// What a response says about itself, not verified: good for finding the pending request and for
/// filing a refused response, never for believing it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Peek {
    /// The request that it claims to answer.
    pub in_response_to: Option<String>,
    /// Its ID.
    pub response_id: Option<String>,
    /// Its instant, as written.
    pub issue_instant: Option<String>,
    /// Its issuer, as written.
    pub issuer: Option<String>,
    /// ID of its first assertion.
    pub assertion_id: Option<String>,
    /// The document.
    pub xml: String,
}

/// Reads the outside of a response without believing it; nothing if it is not even XML within the
/// limits.
pub fn peek(saml_response: &str) -> Option<Peek> {
    let xml = decode(saml_response).ok()?;
    scan(&xml, &MESSAGE_LIMITS).ok()?;
    let document = parse(&xml, MESSAGE_NODES)?;
    let root = document.root_element();
    let own = |name| attribute(root, name).map(str::to_owned);
    let mut peek = Peek {
        in_response_to: own("InResponseTo"),
        response_id: own("ID"),
        issue_instant: own("IssueInstant"),
        issuer: only_child(root, SAML, "Issuer").and_then(text),
        assertion_id: children(root, SAML, "Assertion")
            .find_map(|node| attribute(node, "ID").map(str::to_owned)),
        xml: String::new(),
    };
    drop(document);
    peek.xml = xml;
    Some(peek)
}

/// The request that a response claims to answer, not verified.
pub fn peek_in_response_to(saml_response: &str) -> Option<String> {
    peek(saml_response)?.in_response_to
}
