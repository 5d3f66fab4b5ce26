//! Documents made to deceive. All times are good and all namespaces are kept, so that nothing but
//! the defence itself can refuse them.

use crate::costly::{Costly, all};
use crate::provider::{RSA_SHA256, SHA256, attribute, sign, template};
use crate::stage::{FOREIGN_KEY, IDP_KEY, SP, answer, encode, idp, now, pending, verdict};
use crate::wrappings::{Forged, eight, evil, inside, with_signed_metadata};
use identity::saml::{MAX_RESPONSE_BYTES, peek, peek_in_response_to};

fn original() -> String {
    answer().signed_assertion(&IDP_KEY)
}

fn evil_response(content: &str) -> String {
    evil(&answer()).around(content)
}

#[test]
fn a_signature_is_about_what_is_read_in_all_forms_of_wrapping() {
    let forged = eight(&answer());
    assert_eq!(forged.len(), 10);
    for Forged { name, xml } in forged {
        let verdict = verdict(&xml);
        let shape = ["several-assertions", "signature-content", "signature-place", "assertion-unsigned"];
        assert!(shape.contains(&verdict) || verdict == "root", "{name}: {verdict}");
    }
}

#[test]
fn the_same_id_twice() {
    let twin = "<samlp:Extensions><x ID=\"_assertion\"/></samlp:Extensions>";
    let xml = inside(&answer().around(&original()), "<samlp:Status>", twin);
    assert_eq!(verdict(&xml), "duplicate-id");
}

#[test]
fn signed_metadata_of_the_provider_inside_a_response() {
    for Forged { name, xml } in with_signed_metadata(&answer()) {
        assert_eq!(verdict(&xml), "signature-place", "{name}");
    }
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
fn what_is_dear_to_read_is_refused_before_any_key_is_touched() {
    for Costly { name, code, xml } in all(&answer()) {
        assert!(xml.len() <= MAX_RESPONSE_BYTES, "{name}");
        assert_eq!(verdict(&xml), code, "{name}");
    }
}

#[test]
fn a_second_list_of_prefixes_is_no_parameter() {
    let inclusive = "<ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
    let signed = |parameters: &str| {
        let c14n = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
        let template = template("_assertion", RSA_SHA256, SHA256)
            .replace(&format!("{c14n}/>"), &format!("{c14n}>{parameters}</ds:Transform>"));
        answer().around(&sign(&answer().assertion.replace("<SIGNATURE/>", &template), &IDP_KEY))
    };
    assert_eq!(verdict(&signed("")), "accepted");
    let named = inclusive.replace("/>", " PrefixList=\"xs xsi\"/>");
    assert_eq!(verdict(&signed(&named)), "accepted");
    let xml = answer().with_signed_assertion();
    let c14n = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
    let doubled = format!("{c14n}>{inclusive}{inclusive}</ds:Transform>");
    assert_eq!(verdict(&xml.replace(&format!("{c14n}/>"), &doubled)), "transforms");
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
