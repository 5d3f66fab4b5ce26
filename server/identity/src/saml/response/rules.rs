//! The rules on the content of a response, as one list (SPID.md §3, step 5).
//!
//! Every rule says for which profiles it holds and where it comes from, and is a function from
//! [`Evidence`] to "holds". To add one: a line in [`RULES`], the function below, and a line in the
//! table of `tests/saml/profiles.rs`, which breaks each rule for each profile.
//!
//! RT is "SPID Regole Tecniche" (`AgID`, Avvisi up to 34), CIE the manual of the Ministry of the
//! Interior, SAML the core specification 2.0, SST the cases of `spid-sp-test` that break the rule.

use roxmltree::Node;

use super::super::attribute_name::Attribute;
use super::super::errors::Refusal;
use super::super::idp::Profile;
use super::super::pending::SpidLevel;
use super::super::purpose::Purpose;
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

use Part::{Login, Response};

/// One rule: its stable code, for whom it holds, what it is about, where it comes from, and the
/// question itself.
pub(super) struct Rule {
    code: &'static str,
    profiles: &'static [Profile],
    part: Part,
    source: &'static str,
    holds: fn(&Evidence<'_, '_>) -> bool,
}

/// What can be said about a rule without asking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleFacts {
    /// Stable code, in logs and in the register.
    pub code: &'static str,
    /// The profiles it holds for.
    pub profiles: &'static [Profile],
    /// Where it comes from.
    pub source: &'static str,
}

/// Every rule, in the order in which they are asked. A code that stands twice asks different things
/// of different profiles.
pub fn rules() -> impl Iterator<Item = RuleFacts> {
    RULES.iter().map(|rule| RuleFacts { code: rule.code, profiles: rule.profiles, source: rule.source })
}

const fn rule(
    code: &'static str,
    profiles: &'static [Profile],
    part: Part,
    source: &'static str,
    holds: fn(&Evidence<'_, '_>) -> bool,
) -> Rule {
    Rule { code, profiles, part, source, holds }
}

const ALL: &[Profile] = &[Profile::Spid, Profile::Cie, Profile::Eidas];
const SPID: &[Profile] = &[Profile::Spid];
const CIE: &[Profile] = &[Profile::Cie];
/// The eIDAS node behaves as one more SPID provider.
const SPID_EIDAS: &[Profile] = &[Profile::Spid, Profile::Eidas];

/// All rules, in the order in which they are asked.
#[rustfmt::skip]
pub(super) const RULES: [Rule; 32] = [
    rule("pending-idp", ALL, Response, "ours: only the provider that was asked may answer", answer_comes_from_the_provider_asked),
    rule("pending-expired", ALL, Response, "ours: a request lives 15 minutes", request_is_not_stale),
    rule("response-id", ALL, Response, "RT Response, SAML 3.2.2; SST 8, 9", response_has_an_id),
    rule("response-version", ALL, Response, "RT Response, SAML 3.2.2; SST 10", response_is_saml_2),
    rule("response-issue-instant", ALL, Response, "RT Response; SST 11-15, 110", response_was_issued_between_request_and_now),
    rule("response-in-response-to", ALL, Response, "RT Response, SAML 3.2.2; SST 16-18", response_answers_the_request),
    rule("response-destination", ALL, Response, "RT Response; SST 19-21", response_is_addressed_to_us),
    rule("response-issuer", ALL, Response, "RT Response; SST 27-31", response_issuer_is_the_provider),
    rule("status", ALL, Login, "RT Response; SST 22-26", status_is_success),
    rule("assertion-id", ALL, Login, "RT Assertion, SAML 2.3.3; SST 33, 34", assertion_has_an_id),
    rule("assertion-version", ALL, Login, "RT Assertion, SAML 2.3.3; SST 35", assertion_is_saml_2),
    rule("assertion-issue-instant", ALL, Login, "RT Assertion; SST 36-40", assertion_was_issued_between_request_and_now),
    rule("assertion-issuer", ALL, Login, "RT Assertion; SST 68, 69", assertion_issuer_is_the_provider),
    rule("assertion-issuer-format", SPID_EIDAS, Login, "RT Assertion: mandatory; SST 70-72", assertion_issuer_is_an_entity),
    rule("assertion-issuer-format", CIE, Login, "CIE, SAML 2.2.5: absent means entity; SST leaves out 70, 71", assertion_issuer_is_no_other_kind),
    rule("name-id", ALL, Login, "RT Subject; SST 41-44", subject_has_a_name),
    rule("name-id-format", ALL, Login, "RT Subject; SST 45-47", name_is_transient),
    rule("name-id-qualifier", ALL, Login, "RT Subject; SST 48, 49", name_is_qualified),
    rule("subject-confirmation", ALL, Login, "RT Subject, SAML profiles 4.1.4.2; SST 51-56", subject_is_confirmed_as_bearer),
    rule("subject-recipient", ALL, Login, "RT Subject, SAML profiles 4.1.4.3; SST 57-59", confirmation_is_for_us),
    rule("subject-in-response-to", ALL, Login, "RT Subject, SAML profiles 4.1.4.3; SST 60-62", confirmation_answers_the_request),
    rule("subject-not-on-or-after", ALL, Login, "RT Subject, SAML profiles 4.1.4.3; SST 63-66", confirmation_is_still_valid),
    rule("not-before", ALL, Login, "RT Conditions; SST 73-78", conditions_have_begun),
    rule("not-on-or-after", ALL, Login, "RT Conditions; SST 79-82", conditions_have_not_ended),
    rule("audience", ALL, Login, "RT Conditions, SAML 2.5.1.4; SST 83-87", every_audience_restriction_names_us),
    rule("authn-statement", ALL, Login, "RT AuthnStatement; SST 88, 89", there_is_one_authentication),
    rule("authn-context", ALL, Login, "RT AuthnStatement; SST 90-93, 97", level_is_a_spid_level),
    rule("level", ALL, Login, "RT RequestedAuthnContext, we ask with minimum; SST 94-96", level_is_at_least_the_one_asked),
    rule("session-index", SPID_EIDAS, Login, "RT AuthnStatement: level 1 opens a session at the provider", level_one_has_a_session),
    rule("attribute-statement", ALL, Login, "RT AttributeStatement; SST 98", there_is_an_attribute_statement),
    rule("purpose", SPID, Login, "Avviso 18 v2, acceptance table", identity_is_of_the_kind_asked),
    rule("unknown-condition", ALL, Login, "SAML 2.5.1: what is not understood is not valid", no_unknown_condition),
];

/// Asks the rules of that part that hold for the provider, and for a login those of every response
/// first; the first that does not hold is the refusal.
pub(super) fn check(part: Part, evidence: &Evidence<'_, '_>) -> Result<(), Refusal> {
    RULES
        .iter()
        .filter(|rule| rule.part == Response || rule.part == part)
        .filter(|rule| rule.profiles.contains(&evidence.idp.profile))
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

/// `ID` present and not empty.
fn response_has_an_id(evidence: &Evidence<'_, '_>) -> bool {
    attribute(evidence.response, "ID").is_some()
}

/// `Version` is `2.0`.
fn response_is_saml_2(evidence: &Evidence<'_, '_>) -> bool {
    evidence.response.attribute("Version") == Some("2.0")
}

/// `IssueInstant` is a UTC instant, not before the request and not in the future.
fn response_was_issued_between_request_and_now(evidence: &Evidence<'_, '_>) -> bool {
    evidence.issued_in_time(evidence.response)
}

/// `InResponseTo` is the ID of our request.
fn response_answers_the_request(evidence: &Evidence<'_, '_>) -> bool {
    evidence.response.attribute("InResponseTo") == Some(evidence.pending.request_id.as_str())
}

/// `Destination` is our assertion consumer service, exactly.
fn response_is_addressed_to_us(evidence: &Evidence<'_, '_>) -> bool {
    evidence.response.attribute("Destination") == Some(evidence.sp.acs.as_str())
}

/// `Issuer` is the provider; its `Format` is absent or `entity`.
fn response_issuer_is_the_provider(evidence: &Evidence<'_, '_>) -> bool {
    let format = only_child(evidence.response, SAML, "Issuer").and_then(|issuer| issuer.attribute("Format"));
    evidence.issuer_is_the_provider(evidence.response) && format.is_none_or(|format| format == FORMAT_ENTITY)
}

/// One `Status` with one `StatusCode`, and it is `Success`.
fn status_is_success(evidence: &Evidence<'_, '_>) -> bool {
    only_child(evidence.response, SAMLP, "Status")
        .and_then(|status| only_child(status, SAMLP, "StatusCode"))
        .is_some_and(|code| code.attribute("Value") == Some(SUCCESS))
}

/// `ID` present and not empty.
fn assertion_has_an_id(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| attribute(assertion, "ID").is_some())
}

/// `Version` is `2.0`.
fn assertion_is_saml_2(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| assertion.attribute("Version") == Some("2.0"))
}

/// As for the response.
fn assertion_was_issued_between_request_and_now(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| evidence.issued_in_time(assertion))
}

/// `Issuer` is the provider.
fn assertion_issuer_is_the_provider(evidence: &Evidence<'_, '_>) -> bool {
    evidence.assertion.is_some_and(|assertion| evidence.issuer_is_the_provider(assertion))
}

/// `Format` of the assertion's issuer is `entity`.
fn assertion_issuer_is_an_entity(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .assertion
        .and_then(|assertion| only_child(assertion, SAML, "Issuer"))
        .is_some_and(|issuer| issuer.attribute("Format") == Some(FORMAT_ENTITY))
}

/// `Format` of the assertion's issuer is absent, which means entity, or says so.
fn assertion_issuer_is_no_other_kind(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .assertion
        .and_then(|assertion| only_child(assertion, SAML, "Issuer"))
        .is_some_and(|issuer| issuer.attribute("Format").is_none_or(|format| format == FORMAT_ENTITY))
}

/// One `Subject` with one `NameID` that is not empty.
fn subject_has_a_name(evidence: &Evidence<'_, '_>) -> bool {
    evidence.name_id().and_then(text).is_some()
}

/// `Format` of the name is `transient`.
fn name_is_transient(evidence: &Evidence<'_, '_>) -> bool {
    evidence.name_id().is_some_and(|name| name.attribute("Format") == Some(FORMAT_TRANSIENT))
}

/// `NameQualifier` present and not empty.
fn name_is_qualified(evidence: &Evidence<'_, '_>) -> bool {
    evidence.name_id().is_some_and(|name| attribute(name, "NameQualifier").is_some())
}

/// One `SubjectConfirmation`, method bearer, with its data, not for later.
fn subject_is_confirmed_as_bearer(evidence: &Evidence<'_, '_>) -> bool {
    let bearer = evidence.confirmation().is_some_and(|node| node.attribute("Method") == Some(BEARER));
    bearer
        && evidence
            .confirmation_data()
            .is_some_and(|data| !data.has_attribute("NotBefore") || evidence.already_begun(data))
}

/// `Recipient` is our assertion consumer service.
fn confirmation_is_for_us(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .confirmation_data()
        .is_some_and(|data| data.attribute("Recipient") == Some(evidence.sp.acs.as_str()))
}

/// `InResponseTo` is the ID of our request.
fn confirmation_answers_the_request(evidence: &Evidence<'_, '_>) -> bool {
    evidence
        .confirmation_data()
        .is_some_and(|data| data.attribute("InResponseTo") == Some(evidence.pending.request_id.as_str()))
}

/// `NotOnOrAfter` is in the future.
fn confirmation_is_still_valid(evidence: &Evidence<'_, '_>) -> bool {
    evidence.confirmation_data().is_some_and(|data| evidence.not_yet_over(data))
}

/// `Conditions` with a `NotBefore` that has passed.
fn conditions_have_begun(evidence: &Evidence<'_, '_>) -> bool {
    evidence.conditions().is_some_and(|conditions| evidence.already_begun(conditions))
}

/// `Conditions` with a `NotOnOrAfter` in the future.
fn conditions_have_not_ended(evidence: &Evidence<'_, '_>) -> bool {
    evidence.conditions().is_some_and(|conditions| evidence.not_yet_over(conditions))
}

/// At least one `AudienceRestriction`; each of them contains our entityID.
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

/// Exactly one `AuthnStatement`.
fn there_is_one_authentication(evidence: &Evidence<'_, '_>) -> bool {
    evidence.authentication().is_some()
}

/// The context is one of the three SPID levels, written exactly.
fn level_is_a_spid_level(evidence: &Evidence<'_, '_>) -> bool {
    evidence.level().is_some()
}

/// We ask with `minimum`: the same level or a higher one.
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

/// An answer does not say which type of identity it is about: types 2 and 4 bring a company, types 1
/// and 3 do not. A VAT number alone is that of a professional (type 3) and names no company. What we
/// did not ask for tells nothing and is dropped later.
fn identity_is_of_the_kind_asked(evidence: &Evidence<'_, '_>) -> bool {
    let requested = evidence.sp.requested(evidence.pending.attribute_set);
    let of_company = [Attribute::CompanyName, Attribute::CompanyFiscalNumber];
    let asked: Vec<&str> = of_company
        .into_iter()
        .filter(|attribute| requested.contains(attribute))
        .map(Attribute::name)
        .collect();
    let with_company = evidence
        .assertion
        .and_then(|assertion| only_child(assertion, SAML, "AttributeStatement"))
        .into_iter()
        .flat_map(|statement| children(statement, SAML, "Attribute"))
        .filter_map(|node| attribute(node, "Name"))
        .any(|name| asked.contains(&name));
    Purpose::admits(evidence.pending.purpose, with_company)
}
