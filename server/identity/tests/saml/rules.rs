//! One test per rule: the same answer, one thing wrong, correctly signed.

use chrono::TimeDelta;
use identity::saml::{Binding, SpidLevel};

use crate::provider::{Answer, ENTITY};
use crate::stage::{ACS, BASE, SP, answer, encode, idp, now, pending, started, verdict, verify};

const ISSUED: &str = "IssueInstant=\"2026-11-22T10:00:10Z\"";
const ISSUER_FORMAT: &str = " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\"";
pub const END: &str = "NotOnOrAfter=\"2026-11-22T10:05:30Z\"";
const CLASS: &str = "<saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2</saml:AuthnContextClassRef>";

/// With the response signed and with only the assertion signed the verdict is the same.
pub fn refused(answer: &Answer, code: &str) {
    assert_eq!(verdict(&answer.with_both_signed()), code, "both signed");
    assert_eq!(verdict(&answer.with_signed_assertion()), code, "assertion signed");
}

pub fn accepted(answer: &Answer) {
    refused(answer, "accepted");
}

#[test]
fn a_correct_answer_brings_the_citizen() {
    for xml in [answer().with_both_signed(), answer().with_signed_assertion()] {
        let login = verify(&xml).unwrap();
        assert_eq!(login.response_id, "_response");
        assert_eq!(login.assertion_id, "_assertion");
        assert_eq!(login.name_id, "_name");
        assert_eq!(login.level, SpidLevel::L2);
        assert_eq!(login.attributes.family_name, "D'Amico");
        assert_eq!(login.attributes.fiscal_number.as_ref().unwrap().as_str(), "FRRGLI88C54M990P");
        assert_eq!(login.attributes.domicile.municipality.as_deref(), Some("Pontelaro"));
        assert!(login.used_ids().iter().all(|used| used.until > now() + TimeDelta::minutes(5)));
        assert!(!format!("{:?}", login.attributes).contains("Amico"), "facts must not slip into logs");
    }
}

#[test]
fn line_breaks_in_base64_are_accepted() {
    let field = encode(&answer().with_both_signed());
    let lines: Vec<_> = field.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let broken = lines.join("\r\n");
    assert!(SP.verify(&broken, &pending(), idp(), now()).is_ok());
}

#[test]
fn the_provider_must_be_the_one_asked() {
    let mut other = pending();
    other.idp = "https://other.example".into();
    let refusal = SP.verify(&encode(&answer().with_both_signed()), &other, idp(), now()).unwrap_err();
    assert_eq!(refusal.code(), "pending-idp");
}

#[test]
fn a_stale_request_is_not_answered() {
    let late = pending().expires_at;
    let refusal = SP.verify(&encode(&answer().with_both_signed()), &pending(), idp(), late).unwrap_err();
    assert_eq!(refusal.code(), "pending-expired");
}

#[test]
fn the_response_needs_an_id() {
    assert_eq!(verdict(&answer().response("ID=\"_response\"", "").with_signed_assertion()), "response-id");
    // The signature library already refuses to register an empty ID.
    assert_eq!(
        verdict(&answer().response("ID=\"_response\"", "ID=\"\"").with_signed_assertion()),
        "signature"
    );
}

#[test]
fn the_response_is_saml_2() {
    refused(&answer().response("Version=\"2.0\"", "Version=\"1.0\""), "response-version");
}

#[test]
fn the_response_is_issued_between_request_and_now() {
    for wrong in [
        "",
        "2018-09-04",
        "2018-09-04T10:00:00Z",
        "2026-11-22T09:59:09Z",
        "2026-11-22T10:01:31Z",
        "2099-01-01T00:00:00Z",
    ] {
        refused(&answer().response(ISSUED, &format!("IssueInstant=\"{wrong}\"")), "response-issue-instant");
    }
    refused(&answer().response(ISSUED, ""), "response-issue-instant");
    for right in ["2026-11-22T09:59:10Z", "2026-11-22T10:00:10.000001Z", "2026-11-22T10:01:30Z"] {
        accepted(&answer().response(ISSUED, &format!("IssueInstant=\"{right}\"")));
    }
}

#[test]
fn the_response_answers_our_request() {
    let id = format!("InResponseTo=\"{}\"", pending().request_id);
    for wrong in ["", "InResponseTo=\"\"", "InResponseTo=\"_other\""] {
        refused(&answer().response(&id, wrong), "response-in-response-to");
    }
}

#[test]
fn the_response_is_addressed_to_us() {
    let destination = format!("Destination=\"{ACS}\"");
    for wrong in [
        "",
        "Destination=\"\"",
        "Destination=\"http://localhost:8080/spid/acs/\"",
        "Destination=\"https://other.example/\"",
    ] {
        refused(&answer().response(&destination, wrong), "response-destination");
    }
}

#[test]
fn the_response_comes_from_the_provider() {
    let name = format!(">{ENTITY}</saml:Issuer>");
    refused(&answer().response(&name, "></saml:Issuer>"), "response-issuer");
    refused(&answer().response(&name, ">https://other.example</saml:Issuer>"), "response-issuer");
    refused(&answer().response(ISSUER_FORMAT, " Format=\"urn:other\""), "response-issuer");
    accepted(&answer().response(ISSUER_FORMAT, ""));
}

#[test]
fn the_status_is_success() {
    let success = "urn:oasis:names:tc:SAML:2.0:status:Success";
    refused(&answer().response(success, ""), "assertion-without-success");
    refused(
        &answer().response(success, "urn:oasis:names:tc:SAML:2.0:status:Responder"),
        "assertion-without-success",
    );
    let status = format!("<samlp:Status><samlp:StatusCode Value=\"{success}\"/></samlp:Status>");
    refused(&answer().response(&status, ""), "assertion-without-success");
    refused(&answer().response(&status, &status.repeat(2)), "assertion-without-success");
}

#[test]
fn the_assertion_has_an_id_and_a_version() {
    assert_eq!(verdict(&answer().around("<saml:Assertion Version=\"2.0\"/>")), "assertion-unsigned");
    refused(&answer().assertion("Version=\"2.0\"", "Version=\"1.0\""), "assertion-version");
}

#[test]
fn the_assertion_is_issued_between_request_and_now() {
    for wrong in ["", "2026-11-22", "2000-01-01T00:00:00Z", "2099-01-01T00:00:00Z"] {
        refused(&answer().assertion(ISSUED, &format!("IssueInstant=\"{wrong}\"")), "assertion-issue-instant");
    }
    refused(&answer().assertion(ISSUED, ""), "assertion-issue-instant");
}

#[test]
fn the_assertion_comes_from_the_provider() {
    let name = format!(">{ENTITY}</saml:Issuer>");
    refused(&answer().assertion(&name, "></saml:Issuer>"), "assertion-issuer");
    refused(&answer().assertion(&name, ">https://other.example</saml:Issuer>"), "assertion-issuer");
    for wrong in ["", " Format=\"\"", " Format=\"urn:other\""] {
        refused(&answer().assertion(ISSUER_FORMAT, wrong), "assertion-issuer-format");
    }
}

#[test]
fn the_conditions_have_begun_and_not_ended() {
    let start = "NotBefore=\"2026-11-22T10:00:10Z\"";
    for wrong in [
        "",
        "NotBefore=\"\"",
        "NotBefore=\"2026\"",
        "NotBefore=\"2026-11-22T10:01:31Z\"",
        "NotBefore=\"2099-01-01T00:00:00Z\"",
    ] {
        refused(&answer().assertion(start, wrong), "not-before");
    }
    refused(&answer().assertion("saml:Conditions", "saml:Advice"), "not-before");
    let end = format!("{END}><saml:AudienceRestriction>");
    for wrong in ["", "NotOnOrAfter=\"\"", "NotOnOrAfter=\"2026\"", "NotOnOrAfter=\"2000-01-01T00:00:00Z\""] {
        refused(&answer().assertion(&end, &format!("{wrong}><saml:AudienceRestriction>")), "not-on-or-after");
    }
}

#[test]
fn every_audience_restriction_names_us() {
    let ours =
        format!("<saml:AudienceRestriction><saml:Audience>{BASE}</saml:Audience></saml:AudienceRestriction>");
    let other = ours.replace(BASE, "https://other.example");
    for wrong in [
        String::new(),
        "<saml:AudienceRestriction/>".to_owned(),
        "<saml:AudienceRestriction><saml:Audience/></saml:AudienceRestriction>".to_owned(),
        other.clone(),
        format!("{ours}{other}"),
    ] {
        refused(&answer().assertion(&ours, &wrong), "audience");
    }
    let both =
        format!("<saml:Audience>https://other.example</saml:Audience><saml:Audience>{BASE}</saml:Audience>");
    accepted(
        &answer().assertion(&ours, &format!("<saml:AudienceRestriction>{both}</saml:AudienceRestriction>")),
    );
    refused(&answer().assertion(&ours, &format!("{ours}<saml:Condition/>")), "unknown-condition");
}

#[test]
fn there_is_one_authentication_of_a_spid_level() {
    refused(&answer().assertion("saml:AuthnStatement", "saml:Advice"), "authn-statement");
    for wrong in [
        String::new(),
        "<saml:AuthnContextClassRef/>".to_owned(),
        CLASS.replace("SpidL2", "SpidL4"),
        CLASS.replace("https://www.spid.gov.it/SpidL2", "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2"),
        CLASS.repeat(2),
    ] {
        refused(&answer().assertion(CLASS, &wrong), "authn-context");
    }
}

#[test]
fn the_level_is_at_least_the_one_asked() {
    refused(&answer().assertion("SpidL2", "SpidL1"), "level");
    accepted(&answer().assertion("SpidL2", "SpidL3"));
}

#[test]
fn level_one_names_its_session() {
    let (pending, _) = started(SpidLevel::L1, Binding::Redirect);
    let without = Answer::to(&pending);
    let with =
        without.clone().assertion("<saml:AuthnStatement ", "<saml:AuthnStatement SessionIndex=\"_s\" ");
    let check = |answer: &Answer| SP.verify(&encode(&answer.with_both_signed()), &pending, idp(), now());
    assert_eq!(check(&without).unwrap_err().code(), "session-index");
    assert_eq!(check(&with).unwrap().session_index.as_deref(), Some("_s"));
    assert!(check(&without.assertion("SpidL1", "SpidL2")).is_ok(), "a higher level has no session");
}
