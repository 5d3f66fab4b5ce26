//! About whom the assertion is, and for whom it was made.

use crate::provider::ENTITY;
use crate::rules::{END, accepted, refused};
use crate::stage::{ACS, answer, pending};

#[test]
fn the_subject_has_a_transient_qualified_name() {
    refused(&answer().assertion("> _name <", "> <"), "name-id");
    refused(&answer().assertion("saml:Subject>", "saml:Advice>"), "name-id");
    let format = " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\"";
    for wrong in ["", " Format=\"\"", " Format=\"urn:other\""] {
        refused(&answer().assertion(format, wrong), "name-id-format");
    }
    let qualifier = format!(" NameQualifier=\"{ENTITY}\"");
    for wrong in ["", " NameQualifier=\"\""] {
        refused(&answer().assertion(&qualifier, wrong), "name-id-qualifier");
    }
}

#[test]
fn the_subject_is_confirmed_as_bearer() {
    let method = " Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"";
    for wrong in ["", " Method=\"\"", " Method=\"urn:oasis:names:tc:SAML:2.0:cm:holder-of-key\""] {
        refused(&answer().assertion(method, wrong), "subject-confirmation");
    }
    refused(&answer().assertion("SubjectConfirmationData ", "Other "), "subject-confirmation");
    refused(
        &answer().assertion(
            "<saml:SubjectConfirmationData ",
            "<saml:SubjectConfirmationData NotBefore=\"2026-11-22T11:00:00Z\" ",
        ),
        "subject-confirmation",
    );
}

#[test]
fn the_confirmation_is_for_us_and_for_this_request() {
    let recipient = format!("Recipient=\"{ACS}\"");
    for wrong in ["", "Recipient=\"\"", "Recipient=\"https://other.example\""] {
        refused(&answer().assertion(&recipient, wrong), "subject-recipient");
    }
    let id = format!("InResponseTo=\"{}\"", pending().request_id);
    for wrong in ["", "InResponseTo=\"\"", "InResponseTo=\"_other\""] {
        refused(&answer().assertion(&id, wrong), "subject-in-response-to");
    }
}

#[test]
fn the_confirmation_is_still_valid() {
    let data = format!("{END}/></saml:SubjectConfirmation>");
    for wrong in ["", "NotOnOrAfter=\"\"", "NotOnOrAfter=\"2026\"", "NotOnOrAfter=\"2026-11-22T09:59:30Z\""] {
        refused(
            &answer().assertion(&data, &format!("{wrong}/></saml:SubjectConfirmation>")),
            "subject-not-on-or-after",
        );
    }
    accepted(
        &answer().assertion(&data, "NotOnOrAfter=\"2026-11-22T10:00:00Z\"/></saml:SubjectConfirmation>"),
    );
}
