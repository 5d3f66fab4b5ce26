//! What the provider says about the citizen, correctly signed, one thing wrong.

use crate::provider::attribute;
use crate::rules::refused;
use crate::stage::{answer, verify};

#[test]
fn the_attributes_are_whole() {
    let name = attribute("name", "Giulia");
    let change = |to: &str| answer().assertion(&name, to);
    refused(&answer().assertion("saml:AttributeStatement", "saml:Advice"), "attribute-statement");
    refused(&change(""), "attribute-missing");
    refused(&change("<saml:Attribute Name=\"name\"/>"), "attribute-empty");
    refused(&change(&name.replace("Giulia", " ")), "attribute-empty");
    refused(&change(&name.replace("Giulia", "<b>Giulia</b>")), "attribute-empty");
    refused(&change(&name.replace("Name=\"name\"", "")), "attribute-empty");
    refused(&change(&name.repeat(2)), "attribute-duplicate");
    refused(&change(&name.replace("Giulia", &"x".repeat(513))), "attribute-impossible");
    let two = "<saml:AttributeValue>A</saml:AttributeValue><saml:AttributeValue>B</saml:AttributeValue>";
    refused(
        &change(&format!("<saml:Attribute Name=\"name\">{two}</saml:Attribute>")),
        "attribute-several-values",
    );
}

#[test]
fn attribute_values_must_be_possible() {
    refused(&answer().assertion("TINIT-FRRGLI88C54M990P", "FRRGLI88C54M990P"), "attribute-impossible");
    refused(&answer().assertion("TINIT-FRRGLI88C54M990P", "TINIT-FRRGLI88C54M990X"), "attribute-impossible");
    refused(&answer().assertion(">1988-03-14<", ">14/03/1988<"), "attribute-impossible");
    refused(&answer().assertion(">F<", ">Q<"), "attribute-impossible");
}

#[test]
fn what_was_not_asked_is_dropped() {
    let extra = format!("{}</saml:AttributeStatement>", attribute("spidCode", "PROV0000000001"));
    let login = verify(&answer().assertion("</saml:AttributeStatement>", &extra).with_both_signed()).unwrap();
    assert_eq!(login.attributes.spid_code, None);
}
