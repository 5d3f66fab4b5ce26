//! Signature wrapping: genuine signatures moved around something that an attacker would like to be
//! believed. All namespaces are kept and all times are good, so that nothing but the defence itself
//! can refuse these documents (the external tester strips the one and spoils the other).

use crate::provider::{Answer, RSA_SHA256, SHA256, sign, template};
use crate::stage::IDP_KEY;

/// A document made to deceive.
pub struct Forged {
    pub name: &'static str,
    pub xml: String,
}

/// What an attacker would like to be believed.
pub fn evil(good: &Answer) -> Answer {
    good.clone()
        .assertion("FRRGLI88C54M990P", "RSSMRA80A01M990A")
        .assertion("ID=\"_assertion\"", "ID=\"_evil\"")
        .response("ID=\"_response\"", "ID=\"_evil_response\"")
}

/// The signature of a signed element, and the element without it.
pub fn split(signed: &str) -> (String, String) {
    let start = signed.find("<ds:Signature ").unwrap();
    let end = signed.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    (signed[start..end].to_owned(), format!("{}{}", &signed[..start], &signed[end..]))
}

/// Puts something before the first place of that text.
pub fn inside(xml: &str, before: &str, what: &str) -> String {
    let position = xml.find(before).unwrap();
    format!("{}{what}{}", &xml[..position], &xml[position..])
}

/// The eight forms, by their usual numbers.
pub fn eight(good: &Answer) -> Vec<Forged> {
    let evil = evil(good);
    let evil_assertion = evil.unsigned_assertion();
    let original = good.signed_assertion(&IDP_KEY);
    let (response_signature, bare_response) =
        split(&good.signed_around(&good.unsigned_assertion(), &IDP_KEY));
    let (signature, bare) = split(&original);
    let beside_status = |what: &str| inside(&evil.around(&evil_assertion), "<samlp:Status>", what);
    let moved = |signature: &str| inside(&evil_assertion, "<saml:Subject>", signature);
    let stuffed = |with: &str| inside(&signature, "</ds:Signature>", with);
    vec![
        ("1: the original response inside its signature", {
            beside_status(&inside(&response_signature, "</ds:Signature>", &bare_response))
        }),
        ("2: the original response beside its signature", {
            beside_status(&format!("{bare_response}{response_signature}"))
        }),
        ("3: an evil assertion before the original", evil.around(&format!("{evil_assertion}{original}"))),
        ("4: the original inside the evil assertion", {
            evil.around(&inside(&evil_assertion, "</saml:Assertion>", &original))
        }),
        ("5: the signature moved to the evil assertion", {
            evil.around(&format!("{}{bare}", moved(&signature)))
        }),
        ("6: the original inside the moved signature", evil.around(&moved(&stuffed(&bare)))),
        ("7: the evil assertion in extensions", {
            let extensions = format!("<samlp:Extensions>{evil_assertion}</samlp:Extensions>");
            inside(&evil.around(&original), "<samlp:Status>", &extensions)
        }),
        ("8: the original in an object of the moved signature", {
            evil.around(&moved(&stuffed(&format!("<ds:Object>{bare}</ds:Object>"))))
        }),
        ("8 with another name for the original", {
            let hidden = bare.replace("saml:Assertion", "saml:Advice");
            evil.around(&moved(&stuffed(&format!("<ds:Object>{hidden}</ds:Object>"))))
        }),
        ("3 the other way round", evil.around(&format!("{original}{evil_assertion}"))),
    ]
    .into_iter()
    .map(|(name, xml)| Forged { name, xml })
    .collect()
}

/// Cases 112 and 113 of AgID's validator: the provider's own signed metadata as first element of the
/// response, the assertion unsigned, or its signature corrupt.
pub fn with_signed_metadata(good: &Answer) -> Vec<Forged> {
    let template = template("_md", RSA_SHA256, SHA256);
    let metadata = sign(
        &format!(
            "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_md\" entityID=\"{}\">{template}</md:EntityDescriptor>",
            crate::provider::ENTITY
        ),
        &IDP_KEY,
    );
    let corrupt = good.signed_assertion(&IDP_KEY).replace("Giulia", "Mario");
    let first = |assertion: &str| inside(&good.around(assertion), "<saml:Issuer", &metadata);
    vec![
        Forged { name: "112: signed metadata, assertion unsigned", xml: first(&good.unsigned_assertion()) },
        Forged { name: "113: signed metadata, signature of the assertion corrupt", xml: first(&corrupt) },
        Forged {
            name: "112 with an evil assertion",
            xml: inside(&evil(good).around(&evil(good).unsigned_assertion()), "<saml:Issuer", &metadata),
        },
    ]
}
