//! Documents made to deceive. All times are good and all namespaces are kept, so that nothing but
//! the defence itself can refuse them.

use crate::provider::{Answer, attribute, sign};
use crate::stage::{FOREIGN_KEY, IDP_KEY, SP, answer, encode, idp, now, pending, verdict};
use identity::saml::{MAX_RESPONSE_BYTES, peek, peek_in_response_to};

/// What an attacker would like to be believed.
fn evil() -> Answer {
    answer().assertion("FRRGLI88C54M990P", "RSSMRA80A01M990A").assertion("ID=\"_assertion\"", "ID=\"_evil\"")
}

fn evil_assertion() -> String {
    evil().unsigned_assertion()
}

/// The signature of a signed element, and the element without it.
fn split(signed: &str) -> (String, String) {
    let start = signed.find("<ds:Signature ").unwrap();
    let end = signed.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    (signed[start..end].to_owned(), format!("{}{}", &signed[..start], &signed[end..]))
}

/// Puts something before the end of the first element of that name.
fn inside(xml: &str, end_tag: &str, what: &str) -> String {
    let position = xml.find(end_tag).unwrap();
    format!("{}{what}{}", &xml[..position], &xml[position..])
}

fn original() -> String {
    answer().signed_assertion(&IDP_KEY)
}

fn evil_response(content: &str) -> String {
    evil().response("ID=\"_response\"", "ID=\"_evil_response\"").around(content)
}

#[test]
fn wrapping_1_original_response_inside_its_signature() {
    let (signature, bare) = split(&answer().signed_around(&answer().unsigned_assertion(), &IDP_KEY));
    let stuffed = inside(&signature, "</ds:Signature>", &bare);
    let xml = inside(&evil_response(&evil_assertion()), "<samlp:Status>", &stuffed);
    assert_ne!(verdict(&xml), "accepted");
}

#[test]
fn wrapping_2_original_response_beside_its_signature() {
    let (signature, bare) = split(&answer().signed_around(&answer().unsigned_assertion(), &IDP_KEY));
    let xml = inside(&evil_response(&evil_assertion()), "<samlp:Status>", &format!("{bare}{signature}"));
    assert_ne!(verdict(&xml), "accepted");
}

#[test]
fn wrapping_3_evil_assertion_before_the_original() {
    assert_eq!(verdict(&evil_response(&format!("{}{}", evil_assertion(), original()))), "several-assertions");
    assert_eq!(verdict(&evil_response(&format!("{}{}", original(), evil_assertion()))), "several-assertions");
}

#[test]
fn wrapping_4_original_inside_the_evil_assertion() {
    let xml = evil_response(&inside(&evil_assertion(), "</saml:Assertion>", &original()));
    assert_eq!(verdict(&xml), "several-assertions");
}

#[test]
fn wrapping_5_signature_moved_to_the_evil_assertion() {
    let (signature, bare) = split(&original());
    let evil = inside(&evil_assertion(), "<saml:Subject>", &signature);
    assert_eq!(verdict(&evil_response(&format!("{evil}{bare}"))), "several-assertions");
}

#[test]
fn wrapping_6_original_inside_the_moved_signature() {
    let (signature, bare) = split(&original());
    let stuffed = inside(&signature, "</ds:Signature>", &bare);
    let xml = evil_response(&inside(&evil_assertion(), "<saml:Subject>", &stuffed));
    assert_eq!(verdict(&xml), "several-assertions");
}

#[test]
fn wrapping_7_evil_assertion_in_extensions() {
    let extensions = format!("<samlp:Extensions>{}</samlp:Extensions>", evil_assertion());
    let xml = inside(&evil_response(&original()), "<samlp:Status>", &extensions);
    assert_eq!(verdict(&xml), "several-assertions");
}

#[test]
fn wrapping_8_original_in_an_object() {
    let (signature, bare) = split(&original());
    let stuffed = inside(&signature, "</ds:Signature>", &format!("<ds:Object>{bare}</ds:Object>"));
    let xml = evil_response(&inside(&evil_assertion(), "<saml:Subject>", &stuffed));
    assert_eq!(verdict(&xml), "several-assertions");
}

#[test]
fn wrapping_with_another_name_for_the_original() {
    let (signature, bare) = split(&original());
    let hidden = bare.replace("saml:Assertion", "saml:Advice");
    let stuffed = inside(&signature, "</ds:Signature>", &format!("<ds:Object>{hidden}</ds:Object>"));
    let xml = evil_response(&inside(&evil_assertion(), "<saml:Subject>", &stuffed));
    assert_eq!(verdict(&xml), "signature-content");
}

#[test]
fn the_same_id_twice() {
    let twin = "<samlp:Extensions><x ID=\"_assertion\"/></samlp:Extensions>";
    let xml = inside(&answer().around(&original()), "<samlp:Status>", twin);
    assert_eq!(verdict(&xml), "duplicate-id");
}

#[test]
fn signed_metadata_of_the_provider_inside_a_response() {
    let template = crate::provider::template("_md", crate::provider::RSA_SHA256, crate::provider::SHA256);
    let metadata = sign(&format!("<EntityDescriptor ID=\"_md\">{template}</EntityDescriptor>"), &IDP_KEY);
    let xml = inside(&answer().around(&answer().unsigned_assertion()), "<samlp:Status>", &metadata);
    assert_eq!(verdict(&xml), "signature-place");
}

#[test]
fn a_comment_cannot_split_a_value() {
    let xml = answer().with_both_signed();
    assert_eq!(verdict(&xml.replace("_name", "_na<!-- -->me")), "comment");
    assert_eq!(verdict(&xml.replace("_name", "_na<?x y?>me")), "comment");
}

#[test]
fn a_document_type_is_refused_before_parsing() {
    let xml = answer().with_both_signed();
    assert_eq!(verdict(&format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{xml}")), "document-type");
}

#[test]
fn floods_are_refused_before_parsing() {
    let attributes = (0..5000).map(|number| format!(" a{number}=\"\"")).collect::<Vec<_>>().concat();
    assert_eq!(verdict(&format!("<x{attributes}/>")), "attributes");
    assert_eq!(verdict(&"<x>".repeat(5000)), "depth");
    assert_eq!(verdict(&" ".repeat(MAX_RESPONSE_BYTES + 1)), "too-large");
    let endless = "A".repeat(MAX_RESPONSE_BYTES * 3);
    assert_eq!(SP.verify(&endless, &pending(), idp(), now()).unwrap_err().code(), "too-large");
}

#[test]
fn what_is_not_a_message_is_refused() {
    for (field, code) in [("", "not-xml"), ("*", "base64"), ("//8=", "utf-8")] {
        assert_eq!(SP.verify(field, &pending(), idp(), now()).unwrap_err().code(), code, "{field}");
    }
    assert_eq!(verdict("<a>"), "not-xml");
    assert_eq!(verdict("<a/>"), "root");
    assert_eq!(
        verdict(&answer().with_both_signed().replacen("samlp:Response", "saml:Response", 1)),
        "not-xml"
    );
}

#[test]
fn a_stranger_cannot_sign() {
    let assertion = answer().signed_assertion(&FOREIGN_KEY);
    assert_eq!(verdict(&answer().around(&assertion)), "signature");
    assert_eq!(verdict(&answer().signed_around(&original(), &FOREIGN_KEY)), "signature");
    assert_eq!(verdict(&answer().signed_around(&assertion, &IDP_KEY)), "signature");
}

#[test]
fn a_changed_value_breaks_the_signature() {
    let evil = attribute("name", "Mario");
    let xml = answer().with_both_signed().replace(&attribute("name", "Giulia"), &evil);
    assert!(xml.contains("Mario"));
    assert_eq!(verdict(&xml), "signature");
}

#[test]
fn peeking_believes_nothing_and_never_fails_loudly() {
    let field = encode(&answer().unsigned_assertion());
    assert_eq!(peek_in_response_to(&field), None);
    let peeked = peek(&encode(&evil_response(""))).unwrap();
    assert_eq!(peeked.in_response_to.as_deref(), Some(pending().request_id.as_str()));
    assert_eq!(peeked.response_id.as_deref(), Some("_evil_response"));
    for nonsense in ["", "*", "PGE+", "//8="] {
        assert!(peek(nonsense).is_none());
    }
}
