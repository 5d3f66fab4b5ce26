//! The provider says why it failed.

use crate::provider::{Answer, ENTITY};
use crate::stage::{FOREIGN_KEY, IDP_KEY, answer, verdict, verify};
use identity::saml::{ErrorCode, Refusal};

const SUCCESS: &str = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>";

fn failed(message: &str) -> Answer {
    let status = format!(
        "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\">\
         <samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/></samlp:StatusCode>\
         <samlp:StatusMessage>{message}</samlp:StatusMessage>"
    );
    answer().response(SUCCESS, &status)
}

#[test]
fn each_code_of_the_table_is_told_apart() {
    for (number, code) in [
        (8, ErrorCode::NotConformant),
        (19, ErrorCode::WrongCredentials),
        (20, ErrorCode::LevelMissing),
        (21, ErrorCode::Timeout),
        (22, ErrorCode::ConsentDenied),
        (23, ErrorCode::Suspended),
        (25, ErrorCode::Cancelled),
        (30, ErrorCode::WrongIdentityType),
        (24, ErrorCode::Reserved),
        (26, ErrorCode::Other),
    ] {
        let answer = failed(&format!("ErrorCode nr{number:02}"));
        assert_eq!(verify(&answer.around("")).unwrap_err(), Refusal::Idp(code), "not signed");
        assert_eq!(verify(&answer.signed_around("", &IDP_KEY)).unwrap_err(), Refusal::Idp(code), "signed");
    }
}

#[test]
fn a_foreign_signature_on_an_error_is_refused() {
    assert_eq!(verdict(&failed("ErrorCode nr25").signed_around("", &FOREIGN_KEY)), "signature");
}

#[test]
fn other_texts_are_not_repeated() {
    for message in ["", "<b>hello</b>", "ErrorCode nr19 hello", "hello"] {
        let refusal = verify(&failed(message).around("")).unwrap_err();
        assert_eq!(refusal, Refusal::IdpUnexplained);
        assert!(!refusal.to_string().contains("hello"));
    }
}

#[test]
fn an_error_must_answer_our_request_and_come_from_the_provider() {
    let error = failed("ErrorCode nr25");
    assert_eq!(
        verdict(&error.clone().response("InResponseTo=\"_", "InResponseTo=\"_x").around("")),
        "response-in-response-to"
    );
    assert_eq!(
        verdict(&error.response(&format!(">{ENTITY}<"), ">https://other.example<").around("")),
        "response-issuer"
    );
}

#[test]
fn an_error_cannot_bring_a_citizen() {
    let xml = failed("ErrorCode nr25").signed_around(&answer().signed_assertion(&IDP_KEY), &IDP_KEY);
    assert_eq!(verdict(&xml), "assertion-without-success");
}

#[test]
fn success_without_assertion_and_unknown_statuses_are_refused() {
    assert_eq!(verdict(&answer().around("")), "assertion-missing");
    for wrong in [
        "",
        "<samlp:StatusCode/>",
        "<samlp:StatusCode Value=\"\"/>",
        "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:nonsense\"/>",
    ] {
        assert_eq!(verdict(&answer().response(SUCCESS, wrong).around("")), "status");
    }
}
