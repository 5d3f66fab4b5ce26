//! The rules on the content of a response, as one list (SPID.md §3, step 5).
//!
//! Every rule is a function from [`Evidence`] to "holds". Numbers in brackets are the cases of
//! `spid-sp-test` that break the rule.

use roxmltree::Node;

use super::super::errors::Refusal;
use super::super::pending::SpidLevel;
use super::super::xml::{
    FORMAT_ENTITY, FORMAT_TRANSIENT, SAML, SAMLP, attribute, children, only_child, text,
};
use super::evidence::Evidence;

const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";

/// What a rule is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Every response, also one that reports an error.
    Response,
    /// A response that brings a citizen.
    Login,
}

/// One rule: its stable code, what it is about, and the question itself.
pub(super) struct Rule {
    code: &'static str,
    part: Part,
    holds: fn(&Evidence<'_, '_>) -> bool,
}

const fn rule(code: &'static str, part: Part, holds: fn(&Evidence<'_, '_>) -> bool) -> Rule {
    Rule { code, part, holds }
}

/// All rules, in the order in which they are asked.
pub(super) const RULES: [Rule; 30] = [
    rule("pending-idp", Part::Response, answer_comes_from_the_provider_asked),
    rule("pending-expired", Part::Response, request_is_not_stale),
    rule("response-id", Part::Response, response_has_an_id),
    rule("response-version", Part::Response, response_is_saml_2),
    rule("response-issue-instant", Part::Response, response_was_issued_between_request_and_now),
    rule("response-in-response-to", Part::Response, response_answers_the_request),
    rule("response-destination", Part::Response, response_is_addressed_to_us),
    rule("response-issuer", Part::Response, response_issuer_is_the_provider),
    rule("status", Part::Login, status_is_success),
    rule("assertion-id", Part::Login, assertion_has_an_id),
    rule("assertion-version", Part::Login, assertion_is_saml_2),
    rule("assertion-issue-instant", Part::Login, assertion_was_issued_between_request_and_now),
    rule("assertion-issuer", Part::Login, assertion_issuer_is_the_provider),
    rule("assertion-issuer-format", Part::Login, assertion_issuer_is_an_entity),
    rule("name-id", Part::Login, subject_has_a_name),
    rule("name-id-format", Part::Login, name_is_transient),
    rule("name-id-qualifier", Part::Login, name_is_qualified),
    rule("subject-confirmation", Part::Login, subject_is_confirmed_as_bearer),
    rule("subject-recipient", Part::Login, confirmation_is_for_us),
    rule("subject-in-response-to", Part::Login, confirmation_answers_the_request),
    rule("subject-not-on-or-after", Part::Login, confirmation_is_still_valid),
    rule("not-before", Part::Login, conditions_have_begun),
    rule("not-on-or-after", Part::Login, conditions_have_not_ended),
    rule("audience", Part::Login, every_audience_restriction_names_us),
    rule("authn-statement", Part::Login, there_is_one_authentication),
    rule("authn-context", Part::Login, level_is_a_spid_level),
    rule("level", Part::Login, level_is_at_least_the_one_asked),
    rule("session-index", Part::Login, level_one_has_a_session),
    rule("attribute-statement", Part::Login, there_is_an_attribute_statement),
    rule("unknown-condition", Part::Login, no_unknown_condition),
];

/// Asks the rules of that part, and for a login those of every response first; the first that
/// does not hold is the refusal.
pub(super) fn check(part: Part, evidence: &Evidence<'_, '_>) -> Result<(), Refusal> {
    RULES
        .iter()
        .filter(|rule| rule.part == Part::Response || rule.part == part)
        .find(|rule| !(rule.holds)(evidence))
        .map_or(Ok(()), |broken| Err(Refusal::Rule(broken.code)))
}

/// Keys were pinned for the provider that the request was sent to; no other may answer.
fn answer_comes_from_the_provider_asked(evidence: &Evidence<'_, '_>) -> bool {
    evidence.pending.idp == evidence.idp.entity_id
}

/// A pending request lives for minutes, not for days.
fn request_is_not_stale(evidence: &Evidence<'_, '_>) -> bool {
    evidence.now < evidence.pending.expires_at
}

/// `ID` present and not empty (8, 9).
fn response_has_an_id(evidence: &Evidence<'_, '_>) -> bool {
    attribute(evidence.response, "ID").is_some()
}

/// `Version` is `2.0` (10).
fn response_is_saml_2(evidence: &Evidence<'_, '_>) -> bool {
    evidence.response.attribute("Version") == Some("2.0")
}

/// `IssueInstant` is a UTC instant, not before the request and not in the future (11–15, 110).
fn response_was_issued_between_request_and_now(evidence: &Evidence<'_, '_>) -> bool {
    evidence.issued_in_time(evidence.response)
}

/// `InResponseTo` is the ID of our request (16–18).
fn response_answers_the_request(evidence: &Evidence<'_, '_>) -> bool {
    evidence.response.attribute("InResponseTo") == Some(evidence.pending.request_id.as_str())
}

/// `Destination` is our assertion consumer service, exactly (19–21).
fn response_is_addressed_to_us(evidence: &Evidence<'_, '_>) -> bool {
    evidence.response.attribute("Destination") == Some(evidence.sp.acs.as_str())
}

/// `Issuer` is the provider; its `Format` is absent or `entity` (27–31).
fn response_issuer_is_the_provider(evidence: &Evidence<'_, '_>) -> bool {
    let format = only_child(evidence.response, SAML, "Issuer").and_then(|issuer| issuer.attribute("Format"));
    evidence.issuer_is_the_provider(evidence.response) && format.is_none_or(|format| format == FORMAT_ENTITY)
}

/// One `Status` with one `StatusCode`, and it is `Success` (22–26).
fn status_is_success(evidence: &Evidence<'_, '_>) -> bool {
    only_child(evidence.response, SAMLP, "Status")
        .and_then(|status| only_child(status, SAMLP, "StatusCode"))
        .is_some_and(|code| code.attribute("Value") == Some(SUCCESS))
}

/// `ID` present and not empty (33, 34).
fn assertion_has_an_id(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| attribute(assertion, "ID").is_some())
}

/// `Version` is `2.0` (35).
fn assertion_is_saml_2(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| assertion.attribute("Version") == Some("2.0"))
}

/// As for the response (36–40).
fn assertion_was_issued_between_request_and_now(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| evidence.issued_in_time(assertion))
}

/// `Issuer` is the provider (68, 69).
fn assertion_issuer_is_the_provider(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| evidence.issuer_is_the_provider(assertion))
}

/// `Format` of the assertion's issuer is `entity`, mandatory for SPID (70–72).
fn assertion_issuer_is_an_entity(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .assertion
        .and_then(|assertion| only_child(assertion, SAML, "Issuer"))
        .is_some_and(|issuer| issuer.attribute("Format") == Some(FORMAT_ENTITY))
}

/// One `Subject` with one `NameID` that is not empty (41–44).
fn subject_has_a_name(evidence: &Evidence<'_, '_>) -> bool {
    evidence.name_id().and_then(text).is_some()
}

/// `Format` of the name is `transient` (45–47).
fn name_is_transient(evidence: &Evidence<'_, '_>) -> bool {
    evidence.name_id().is_some_and(|name| name.attribute("Format") == Some(FORMAT_TRANSIENT))
}

/// `NameQualifier` present and not empty (48, 49).
fn name_is_qualified(evidence: &Evidence<'_, '_>) -> bool {
    evidence.name_id().is_some_and(|name| attribute(name, "NameQualifier").is_some())
}

/// One `SubjectConfirmation`, method bearer, with its data, not for later (51–56).
fn subject_is_confirmed_as_bearer(evidence: &Evidence<'_, '_>) -> bool {
    let bearer = evidence.confirmation().is_some_and(|node| node.attribute("Method") == Some(BEARER));
    bearer
        && evidence
            .confirmation_data()
            .is_some_and(|data| !data.has_attribute("NotBefore") || evidence.already_begun(data))
}

/// `Recipient` is our assertion consumer service (57–59).
fn confirmation_is_for_us(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .confirmation_data()
        .is_some_and(|data| data.attribute("Recipient") == Some(evidence.sp.acs.as_str()))
}

/// `InResponseTo` is the ID of our request (60–62).
fn confirmation_answers_the_request(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .confirmation_data()
        .is_some_and(|data| data.attribute("InResponseTo") == Some(evidence.pending.request_id.as_str()))
}

/// `NotOnOrAfter` is in the future (63–66).
fn confirmation_is_still_valid(evidence: &Evidence<'_, '_>) -> bool {
    evidence.confirmation_data().is_some_and(|data| evidence.not_yet_over(data))
}

/// `Conditions` with a `NotBefore` that has passed (73–78).
fn conditions_have_begun(evidence: &Evidence<'_, '_>) -> bool {
    evidence.conditions().is_some_and(|conditions| evidence.already_begun(conditions))
}

/// `Conditions` with a `NotOnOrAfter` in the future (79–82).
fn conditions_have_not_ended(evidence: &Evidence<'_, '_>) -> bool {
    evidence.conditions().is_some_and(|conditions| evidence.not_yet_over(conditions))
}

/// At least one `AudienceRestriction`; each of them contains our entityID (83–87).
fn every_audience_restriction_names_us(evidence: &Evidence<'_, '_>) -> bool {
    let Some(conditions) = evidence.conditions() else {
        return false;
    };
    let names_us = |restriction| {
        children(restriction, SAML, "Audience")
            .filter_map(text)
            .any(|audience| audience == evidence.sp.entity_id)
    };
    let mut restrictions = children(conditions, SAML, "AudienceRestriction").peekable();
    restrictions.peek().is_some() && restrictions.all(names_us)
}

/// SAML core 2.5.1: a condition that is not understood makes the assertion not valid.
fn no_unknown_condition(evidence: &Evidence<'_, '_>) -> bool {
    evidence.conditions().is_some_and(|conditions| {
        conditions.children().filter(Node::is_element).all(|condition| {
            ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"]
                .iter()
                .any(|known| condition.has_tag_name((SAML, *known)))
        })
    })
}

/// Exactly one `AuthnStatement` (88, 89).
fn there_is_one_authentication(evidence: &Evidence<'_, '_>) -> bool {
    evidence.authentication().is_some()
}

/// The context is one of the three SPID levels, written exactly (90–93, 97).
fn level_is_a_spid_level(evidence: &Evidence<'_, '_>) -> bool {
    evidence.level().is_some()
}

/// We ask with `minimum`: the same level or a higher one (94–96).
fn level_is_at_least_the_one_asked(evidence: &Evidence<'_, '_>) -> bool {
    evidence.level().is_some_and(|level| level >= evidence.pending.level)
}

/// Level 1 opens a session at the provider, so it must name it.
fn level_one_has_a_session(evidence: &Evidence<'_, '_>) -> bool {
    let named = || evidence.authentication().is_some_and(|node| attribute(node, "SessionIndex").is_some());
    evidence.level().is_some_and(|level| level > SpidLevel::L1) || named()
}

/// One `AttributeStatement` with at least one attribute (98); each attribute is read afterwards.
fn there_is_an_attribute_statement(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .assertion
        .and_then(|assertion| only_child(assertion, SAML, "AttributeStatement"))
        .is_some_and(|statement| children(statement, SAML, "Attribute").next().is_some())
}
