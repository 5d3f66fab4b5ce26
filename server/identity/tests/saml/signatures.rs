//! Which signatures are asked for, and how they must be made.

use crate::provider::{self, SHA256, sign, template};
use crate::stage::{FOREIGN_KEY, IDP_KEY, SP, answer, encode, now, pending, verdict};
use identity::saml::{IdentityProviders, IdpMetadataError};

const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";
const RSA_SHA1: &str = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

/// The assertion signed with a template that was changed.
fn signed_with(template: &str) -> String {
    let assertion = answer().assertion.replace("<SIGNATURE/>", template);
    answer().around(&sign(&assertion, &IDP_KEY))
}

fn good_template() -> String {
    template("_assertion", provider::RSA_SHA256, SHA256)
}

#[test]
fn nothing_signed() {
    assert_eq!(verdict(&answer().around(&answer().unsigned_assertion())), "assertion-unsigned");
}

#[test]
fn only_the_response_signed() {
    let xml = answer().signed_around(&answer().unsigned_assertion(), &IDP_KEY);
    assert_eq!(verdict(&xml), "assertion-unsigned");
}

#[test]
fn weak_algorithms() {
    assert_eq!(verdict(&signed_with(&good_template())), "accepted");
    assert_eq!(verdict(&signed_with(&template("_assertion", RSA_SHA1, SHA256))), "signature-algorithm");
    assert_eq!(
        verdict(&signed_with(&template("_assertion", provider::RSA_SHA256, SHA1))),
        "digest-algorithm"
    );
    let sha512 =
        ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "http://www.w3.org/2001/04/xmlenc#sha512");
    assert_eq!(verdict(&signed_with(&template("_assertion", sha512.0, sha512.1))), "accepted");
}

#[test]
fn canonicalisation_with_comments() {
    let c14n = "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#";
    let changed = good_template().replace(c14n, &format!("{c14n}WithComments"));
    assert_eq!(verdict(&signed_with(&changed)), "canonicalization");
}

#[test]
fn unknown_or_missing_transforms() {
    let enveloped = "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>";
    let xml = answer().with_signed_assertion();
    for wrong in [
        "",
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>",
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>true()</XPath></ds:Transform>",
    ] {
        assert_eq!(verdict(&xml.replace(enveloped, wrong)), "transforms");
    }
}

#[test]
fn a_reference_to_everything_or_to_another_element() {
    let xml = answer().with_signed_assertion();
    for wrong in
        ["URI=\"\"", "", "URI=\"#_response\"", "URI=\"_assertion\"", "URI=\"#xpointer(id('_assertion'))\""]
    {
        assert_eq!(verdict(&xml.replace("URI=\"#_assertion\"", wrong)), "reference");
    }
}

#[test]
fn two_references_or_two_signatures() {
    let xml = answer().with_signed_assertion();
    let start = xml.find("<ds:Reference").unwrap();
    let end = xml.find("</ds:Reference>").unwrap() + "</ds:Reference>".len();
    let doubled = format!("{}{}{}", &xml[..end], &xml[start..end], &xml[end..]);
    assert_eq!(verdict(&doubled), "reference");
    let start = xml.find("<ds:Signature ").unwrap();
    let end = xml.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let doubled = format!("{}{}{}", &xml[..end], &xml[start..end], &xml[end..]);
    assert_eq!(verdict(&doubled), "several-signatures");
}

#[test]
fn the_certificate_inside_the_message_is_ignored() {
    let assertion = answer().signed_assertion(&FOREIGN_KEY).replace(
        "</ds:Signature>",
        &format!(
            "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>",
            provider::certificate(&FOREIGN_KEY)
        ),
    );
    assert_eq!(verdict(&answer().around(&assertion)), "signature");
}

#[test]
fn an_encrypted_assertion_is_refused() {
    assert_eq!(verdict(&answer().around("<saml:EncryptedAssertion/>")), "encrypted-assertion");
}

#[test]
fn both_keys_of_a_provider_that_changes_key_are_believed() {
    let mut idps = IdentityProviders::default();
    idps.add("two", &provider::metadata(&[&FOREIGN_KEY, &IDP_KEY]), false).unwrap();
    let idp = idps.get(provider::ENTITY).unwrap();
    for key in [&IDP_KEY, &FOREIGN_KEY] {
        let xml = answer().signed_around(&answer().signed_assertion(key), key);
        assert!(SP.verify(&encode(&xml), &pending(), idp, now()).is_ok());
    }
}

#[test]
fn metadata_without_a_usable_certificate_is_refused() {
    let good = provider::metadata(&[&IDP_KEY]);
    let certificate = provider::certificate(&IDP_KEY);
    let mut idps = IdentityProviders::default();
    let no_certificate = |error| matches!(error, Err(IdpMetadataError::NoCertificate(_)));
    assert!(no_certificate(idps.add("none", &provider::metadata(&[]), false)));
    assert!(no_certificate(idps.add("other use", &good.replace("use='signing'", "use='encryption'"), false)));
    assert!(no_certificate(idps.add("broken", &good.replace(&certificate, "AAAA"), false)));
    assert!(idps.is_empty());
}

#[test]
fn metadata_is_read_strictly() {
    let good = provider::metadata(&[&IDP_KEY]);
    let mut idps = IdentityProviders::default();
    assert!(matches!(
        idps.add("x", &format!("<!DOCTYPE a>{good}"), false),
        Err(IdpMetadataError::Unreadable(_))
    ));
    assert!(matches!(idps.add("x", "<a/>", false), Err(IdpMetadataError::Empty(_))));
    assert!(matches!(
        idps.add("x", &good.replace("entityID", "id"), false),
        Err(IdpMetadataError::NoEntityId(_))
    ));
    assert!(matches!(
        idps.add("x", &good.replace("/sso'", "/sso#'"), false),
        Err(IdpMetadataError::NoSignOn(_))
    ));
    let federation = format!(
        "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'>{good}{}</EntitiesDescriptor>",
        good.replace(provider::ENTITY, "https://second.example")
    );
    assert_eq!(idps.add("all", &federation, true).unwrap().len(), 2);
    assert!(matches!(idps.add("again", &good, false), Err(IdpMetadataError::Duplicate(_))));
    let idp = idps.get(provider::ENTITY).unwrap();
    assert_eq!((idp.display_name.as_str(), idp.demo), ("Gestore di prova", true));
}
