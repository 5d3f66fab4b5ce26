//! Reading logout messages: who signed first, then everything else.

use chrono::{DateTime, TimeDelta, Utc};
use roxmltree::{Document, Node};

use super::super::config::ServiceProvider;
use super::super::idp::{IdentityProvider, IdentityProviders};
use super::super::response::{
    CLOCK_SKEW_SECONDS, MESSAGE_LIMITS, check_signature, decode, no_foreign_nodes, scan, tree, unique_ids,
    verified_copy,
};
use super::super::xml::{DS, SAML, SAMLP, attribute, children, instant, only_child, text};
use super::{
    Carried, LOGOUT_MINUTES, LogoutMessage, LogoutRefusal, LogoutRequest, LogoutResponse, LogoutStatus,
    Reading, RedirectQuery,
};

const STATUS: &str = "urn:oasis:names:tc:SAML:2.0:status:";

impl ServiceProvider {
    /// Reads a message of the redirect binding from the raw query of the address.
    pub fn read_logout_redirect(
        &self,
        raw_query: &str,
        idps: &IdentityProviders,
        now: DateTime<Utc>,
    ) -> Result<LogoutMessage, LogoutRefusal> {
        let query = RedirectQuery::parse(raw_query)?;
        let xml = query.xml()?;
        let document = strict(&xml)?;
        let idp = issuer(&document, idps)?;
        query.verify(idp.certificates())?;
        let reading = Reading { destination: &self.slo, carried: query.carried, now };
        reading.understand(document.root_element(), idp, query.relay_state())
    }

    /// Reads a message of the POST binding: the field `SAMLRequest` or `SAMLResponse`.
    pub fn read_logout_post(
        &self,
        carried: Carried,
        field: &str,
        relay_state: Option<String>,
        idps: &IdentityProviders,
        now: DateTime<Utc>,
    ) -> Result<LogoutMessage, LogoutRefusal> {
        let xml = decode(field).map_err(|_| LogoutRefusal::Unreadable)?;
        let document = strict(&xml)?;
        let idp = issuer(&document, idps)?;
        signed_as_a_whole(document.root_element())?;
        let verified = verified_copy(&xml, idp.certificates()).map_err(|_| LogoutRefusal::Signature)?;
        let verified = tree(&verified).map_err(|_| LogoutRefusal::Unreadable)?;
        let reading = Reading { destination: &self.slo, carried, now };
        reading.understand(verified.root_element(), idp, relay_state)
    }
}

impl Reading<'_> {
    fn understand(
        &self,
        root: Node<'_, '_>,
        idp: &IdentityProvider,
        relay_state: Option<String>,
    ) -> Result<LogoutMessage, LogoutRefusal> {
        self.check(root, idp)?;
        if !root.has_tag_name((SAMLP, self.carried.element())) {
            return Err(LogoutRefusal::Incomplete);
        }
        let message = match self.carried {
            Carried::Request => request(root, idp, relay_state).map(LogoutMessage::Request),
            Carried::Response => response(root, idp, relay_state).map(LogoutMessage::Response),
        };
        message.ok_or(LogoutRefusal::Incomplete)
    }

    /// What requests and answers have in common.
    fn check(&self, root: Node<'_, '_>, idp: &IdentityProvider) -> Result<(), LogoutRefusal> {
        if only_child(root, SAML, "Issuer").and_then(text).as_ref() != Some(&idp.entity_id) {
            return Err(LogoutRefusal::UnknownProvider);
        }
        if root.attribute("Destination") != Some(self.destination) {
            return Err(LogoutRefusal::Destination);
        }
        if root.attribute("Version") != Some("2.0") {
            return Err(LogoutRefusal::Incomplete);
        }
        self.is_of_now(root)
    }

    fn is_of_now(&self, root: Node<'_, '_>) -> Result<(), LogoutRefusal> {
        let skew = TimeDelta::seconds(CLOCK_SKEW_SECONDS);
        let issued = root.attribute("IssueInstant").and_then(instant).ok_or(LogoutRefusal::Time)?;
        let end = root.attribute("NotOnOrAfter").map(|end| instant(end).ok_or(LogoutRefusal::Time));
        let end = end.transpose()?;
        if issued > self.now + skew {
            return Err(LogoutRefusal::Time);
        }
        let oldest = self.now - TimeDelta::minutes(LOGOUT_MINUTES) - skew;
        let ended = end.is_some_and(|end| end <= self.now - skew);
        if issued < oldest || ended { Err(LogoutRefusal::Old) } else { Ok(()) }
    }
}

fn strict(xml: &str) -> Result<Document<'_>, LogoutRefusal> {
    scan(xml, &MESSAGE_LIMITS).map_err(|_| LogoutRefusal::Unreadable)?;
    let document = tree(xml).map_err(|_| LogoutRefusal::Unreadable)?;
    no_foreign_nodes(&document)
        .and_then(|()| unique_ids(document.root_element()))
        .map_err(|_| LogoutRefusal::Unreadable)?;
    Ok(document)
}

/// The provider that the message says it comes from; the signature will tell.
fn issuer<'a>(
    document: &Document<'_>,
    idps: &'a IdentityProviders,
) -> Result<&'a IdentityProvider, LogoutRefusal> {
    only_child(document.root_element(), SAML, "Issuer")
        .and_then(text)
        .and_then(|name| idps.get(&name))
        .ok_or(LogoutRefusal::UnknownProvider)
}

/// One signature, child of the root, about the root.
fn signed_as_a_whole(root: Node<'_, '_>) -> Result<(), LogoutRefusal> {
    let signatures =
        root.descendants().filter(|node| node.is_element() && node.tag_name().name() == "Signature").count();
    let signature =
        only_child(root, DS, "Signature").filter(|_| signatures == 1).ok_or(LogoutRefusal::Signature)?;
    check_signature(signature).map_err(|_| LogoutRefusal::Signature)
}

fn request(root: Node<'_, '_>, idp: &IdentityProvider, relay_state: Option<String>) -> Option<LogoutRequest> {
    let name = only_child(root, SAML, "NameID")?;
    Some(LogoutRequest {
        id: attribute(root, "ID")?.to_owned(),
        idp: idp.entity_id.clone(),
        name_id: text(name)?,
        sp: attribute(name, "SPNameQualifier").map(str::to_owned),
        session_indexes: children(root, SAMLP, "SessionIndex").filter_map(text).collect(),
        relay_state,
    })
}

fn response(
    root: Node<'_, '_>,
    idp: &IdentityProvider,
    relay_state: Option<String>,
) -> Option<LogoutResponse> {
    let code = only_child(only_child(root, SAMLP, "Status")?, SAMLP, "StatusCode")?;
    let named = |node: Node<'_, '_>| {
        node.attribute("Value").and_then(|value| value.strip_prefix(STATUS)).map(str::to_owned)
    };
    let inner = only_child(code, SAMLP, "StatusCode").and_then(named);
    let status = match (named(code)?.as_str(), inner.as_deref()) {
        (_, Some("PartialLogout")) => LogoutStatus::Partial,
        ("Success", _) => LogoutStatus::Success,
        _ => LogoutStatus::Failed,
    };
    Some(LogoutResponse {
        in_response_to: attribute(root, "InResponseTo")?.to_owned(),
        idp: idp.entity_id.clone(),
        status,
        relay_state,
    })
}
