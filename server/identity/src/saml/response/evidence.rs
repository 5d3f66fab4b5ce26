//! What the rules look at, and the few questions that many of them ask.

use chrono::{DateTime, TimeDelta, Utc};
use roxmltree::Node;

use super::super::config::ServiceProvider;
use super::super::idp::IdentityProvider;
use super::super::pending::{PendingRequest, SpidLevel};
use super::super::xml::{SAML, instant, only_child, text};

/// How far the clocks of two honest parties may be apart.
pub const CLOCK_SKEW_SECONDS: i64 = 60;

/// Everything that a rule may look at.
pub(super) struct Evidence<'a, 'i> {
    /// The response: verified when it is signed, as received when only its assertion is.
    pub(super) response: Node<'a, 'i>,
    /// The verified assertion.
    pub(super) assertion: Option<Node<'a, 'i>>,
    pub(super) pending: &'a PendingRequest,
    pub(super) idp: &'a IdentityProvider,
    pub(super) sp: &'a ServiceProvider,
    pub(super) now: DateTime<Utc>,
}

fn skew() -> TimeDelta {
    TimeDelta::seconds(CLOCK_SKEW_SECONDS)
}

impl<'a, 'i: 'a> Evidence<'a, 'i> {
    pub(super) fn subject(&self) -> Option<Node<'a, 'i>> {
        only_child(self.assertion?, SAML, "Subject")
    }

    pub(super) fn name_id(&self) -> Option<Node<'a, 'i>> {
        only_child(self.subject()?, SAML, "NameID")
    }

    pub(super) fn confirmation(&self) -> Option<Node<'a, 'i>> {
        only_child(self.subject()?, SAML, "SubjectConfirmation")
    }

    pub(super) fn confirmation_data(&self) -> Option<Node<'a, 'i>> {
        only_child(self.confirmation()?, SAML, "SubjectConfirmationData")
    }

    pub(super) fn conditions(&self) -> Option<Node<'a, 'i>> {
        only_child(self.assertion?, SAML, "Conditions")
    }

    pub(super) fn authentication(&self) -> Option<Node<'a, 'i>> {
        only_child(self.assertion?, SAML, "AuthnStatement")
    }

    /// The level that the provider says it reached.
    pub(super) fn level(&self) -> Option<SpidLevel> {
        let context = only_child(self.authentication()?, SAML, "AuthnContext")?;
        SpidLevel::from_uri(&text(only_child(context, SAML, "AuthnContextClassRef")?)?)
    }

    /// The last instant at which the assertion could be used again.
    pub(super) fn usable_until(&self) -> Option<DateTime<Utc>> {
        let ends = [self.conditions(), self.confirmation_data()];
        ends.into_iter().flatten().filter_map(|node| instant(node.attribute("NotOnOrAfter")?)).max()
    }

    /// Not before the request and not in the future, by a clock that may be apart from ours.
    pub(super) fn issued_in_time(&self, node: Node<'_, '_>) -> bool {
        let earliest = self.pending.issue_instant - skew();
        node.attribute("IssueInstant")
            .and_then(instant)
            .is_some_and(|issued| issued >= earliest && issued <= self.now + skew())
    }

    pub(super) fn issuer_is_the_provider(&self, node: Node<'_, '_>) -> bool {
        only_child(node, SAML, "Issuer").and_then(text).is_some_and(|issuer| issuer == self.idp.entity_id)
    }

    pub(super) fn not_yet_over(&self, node: Node<'_, '_>) -> bool {
        node.attribute("NotOnOrAfter").and_then(instant).is_some_and(|end| end > self.now - skew())
    }

    pub(super) fn already_begun(&self, node: Node<'_, '_>) -> bool {
        node.attribute("NotBefore").and_then(instant).is_some_and(|start| start <= self.now + skew())
    }
}
