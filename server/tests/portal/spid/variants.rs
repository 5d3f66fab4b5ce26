//! The same good answer with one thing wrong, correctly signed, posted to the real address: the code
//! of the refusal stands in the register. One line a variant.

use super::Door;
use crate::{
    provider::{Answer, ENTITY, attribute},
    stage::{ACS, BASE, IDP_KEY},
};

const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";
const ENTITY_FORMAT: &str = " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\"";
const TRANSIENT: &str = " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\"";
const BEARER: &str = " Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"";
const CLASS: &str = "https://www.spid.gov.it/SpidL2";

type Change = fn(Answer) -> Answer;

/// What is wrong, the code in the register, and how it is made.
const VARIANTS: &[(&str, &str, Change)] = &[
    ("no version of the response", "response-version", |a| a.response("Version=\"2.0\"", "Version=\"1.0\"")),
    ("no instant", "response-issue-instant", |a| a.response("IssueInstant=", "Other=")),
    ("a day as instant", "response-issue-instant", |a| instant(a, "2026-11-22")),
    ("an instant of another zone", "response-issue-instant", |a| instant(a, "2026-11-22T11:00:30+01:00")),
    ("an instant in 2018", "response-issue-instant", |a| instant(a, "2018-01-01T00:00:00Z")),
    ("an instant in 2099", "response-issue-instant", |a| instant(a, "2099-01-01T00:00:00Z")),
    ("answers nothing", "response-in-response-to", |a| a.response("InResponseTo=", "Other=")),
    ("answers another", "response-in-response-to", |a| a.response("InResponseTo=\"_", "InResponseTo=\"_x")),
    ("no destination", "response-destination", |a| a.response("Destination=", "Other=")),
    ("a destination with a slash", "response-destination", |a| {
        a.response(ACS, "http://localhost:8080/spid/acs/")
    }),
    ("another issuer", "response-issuer", |a| {
        a.response(">http://localhost:8088<", ">http://localhost:8089<")
    }),
    ("an issuer of another format", "response-issuer", |a| a.response(ENTITY_FORMAT, " Format=\"urn:x\"")),
    ("two statuses", "assertion-without-success", |a| {
        a.response("<samlp:Status>", "<samlp:Status/><samlp:Status>")
    }),
    ("no success", "assertion-without-success", |a| a.response(SUCCESS, "urn:x")),
    ("no version of the assertion", "assertion-version", |a| {
        a.assertion("Version=\"2.0\"", "Version=\"1.1\"")
    }),
    ("the assertion of another issuer", "assertion-issuer", |a| {
        a.assertion(">http://localhost:8088<", ">http://localhost:8089<")
    }),
    ("the assertion's issuer without format", "assertion-issuer-format", |a| a.assertion(ENTITY_FORMAT, "")),
    ("no name", "name-id", |a| a.assertion("> _name <", "> <")),
    ("a name for ever", "name-id-format", |a| a.assertion(TRANSIENT, " Format=\"urn:x\"")),
    ("a name without format", "name-id-format", |a| a.assertion(TRANSIENT, "")),
    ("a name of nobody", "name-id-qualifier", |a| a.assertion("NameQualifier=", "Other=")),
    ("not a bearer", "subject-confirmation", |a| a.assertion(BEARER, " Method=\"urn:x\"")),
    ("no confirmation data", "subject-confirmation", |a| a.assertion("SubjectConfirmationData ", "Other ")),
    ("another recipient", "subject-recipient", |a| {
        a.assertion("Recipient=\"http://localhost:8080", "Recipient=\"http://localhost:8081")
    }),
    ("a subject of another request", "subject-in-response-to", |a| {
        a.assertion("InResponseTo=\"_", "InResponseTo=\"_x")
    }),
    ("no conditions", "not-before", |a| a.assertion("saml:Conditions", "saml:Advice")),
    ("no beginning", "not-before", |a| a.assertion("NotBefore=", "Other=")),
    ("a beginning in 2099", "not-before", |a| a.assertion("NotBefore=\"2026", "NotBefore=\"2099")),
    ("no audience", "audience", |a| a.assertion("saml:AudienceRestriction", "saml:OneTimeUse")),
    ("another audience", "audience", |a| {
        a.assertion("<saml:Audience>http://localhost:8080", "<saml:Audience>http://localhost:8081")
    }),
    ("a second restriction to others", "audience", |a| {
        let other =
            "<saml:AudienceRestriction><saml:Audience>http://x</saml:Audience></saml:AudienceRestriction>";
        a.assertion("</saml:AudienceRestriction>", &format!("</saml:AudienceRestriction>{other}"))
    }),
    ("a condition that nobody knows", "unknown-condition", |a| {
        a.assertion("</saml:AudienceRestriction>", "</saml:AudienceRestriction><saml:Condition/>")
    }),
    ("no authentication", "authn-statement", |a| a.assertion("saml:AuthnStatement", "saml:Advice")),
    ("a level of the old kind", "authn-context", |a| {
        a.assertion(CLASS, "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2")
    }),
    ("a level that does not exist", "authn-context", |a| a.assertion("SpidL2", "SpidL4")),
    ("no attribute statement", "attribute-statement", |a| {
        a.assertion("saml:AttributeStatement", "saml:Advice")
    }),
    ("no codice fiscale", "attribute-missing", |a| {
        a.assertion(&attribute("fiscalNumber", "TINIT-FRRGLI88C54M990P"), "")
    }),
    ("a name twice", "attribute-duplicate", |a| {
        a.assertion(&attribute("name", "Giulia"), &attribute("name", "Giulia").repeat(2))
    }),
    ("a name of two values", "attribute-several-values", |a| {
        let two = "</saml:AttributeValue><saml:AttributeValue>Anna</saml:AttributeValue>";
        a.assertion("Giulia</saml:AttributeValue>", &format!("Giulia{two}"))
    }),
    ("an empty value", "attribute-empty", |a| a.assertion(">Giulia<", "> <")),
    ("a value with markup", "attribute-empty", |a| a.assertion(">Giulia<", "><b>Giulia</b><")),
    ("a codice fiscale without prefix", "attribute-impossible", |a| a.assertion("TINIT-", "")),
    ("a codice fiscale with a wrong letter", "attribute-impossible", |a| a.assertion("M990P<", "M990X<")),
    ("a day of birth that never was", "attribute-impossible", |a| a.assertion("1988-03-14", "1988-02-30")),
    ("a third sex", "attribute-impossible", |a| a.assertion(">F<", ">Q<")),
    ("a value of a thousand letters", "attribute-impossible", |a| a.assertion(">Giulia<", LONG)),
];

const LONG: &str = concat!(
    ">",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "<",
);

fn instant(answer: Answer, to: &str) -> Answer {
    let start = answer.response.find("IssueInstant=\"").unwrap();
    let length = answer.response[start..].find("\" ").unwrap() + 1;
    let from = answer.response[start..start + length].to_owned();
    answer.response(&from, &format!("IssueInstant=\"{to}\""))
}

#[tokio::test]
async fn one_wrong_thing_is_enough() {
    let door = Door::open().await;
    for (what, code, change) in VARIANTS {
        let verdict = door.verdict(2, |pending| door.seal(&change(door.answer(pending)), &IDP_KEY)).await;
        verdict.refused(code, what);
    }
    assert_eq!(door.house.count("SELECT count(*) FROM account").await, 0, "nobody has an account");
}

/// What the rules leave open.
const ALLOWED: &[(&str, Change)] = &[
    ("nothing changed", |a| a),
    ("the response's issuer without format", |a| a.response(ENTITY_FORMAT, "")),
    ("a fraction of a second", |a| {
        let start = a.response.find("IssueInstant=\"").unwrap() + "IssueInstant=\"".len();
        let second = a.response[start..start + 19].to_owned();
        a.response(&format!("{second}Z"), &format!("{second}.123456Z"))
    }),
    ("a higher level", |a| a.assertion("SpidL2", "SpidL3")),
    ("one more audience", |a| {
        a.assertion("<saml:Audience>", "<saml:Audience>https://other.example</saml:Audience><saml:Audience>")
    }),
    ("attributes of the eIDAS kind beside", |a| {
        let more = attribute("companyName", "Cooperativa Il Laro");
        a.assertion("</saml:AttributeStatement>", &format!("{more}</saml:AttributeStatement>"))
    }),
];

#[tokio::test]
async fn what_the_rules_leave_open_is_accepted() {
    let door = Door::open().await;
    for (what, change) in ALLOWED {
        let verdict = door.verdict(2, |pending| door.seal(&change(door.answer(pending)), &IDP_KEY)).await;
        verdict.accepted(what);
    }
    let kept: serde_json::Value = sqlx::query_scalar("SELECT certified FROM account")
        .fetch_one(&door.house.app.db.owner)
        .await
        .unwrap();
    assert!(!kept.to_string().contains("Il Laro"), "what was not asked is not kept: {kept}");
    assert!(kept.to_string().contains("D'Amico"), "{kept}");
}

#[tokio::test]
async fn the_level_is_at_least_the_one_asked_and_only_level_one_has_a_session() {
    let door = Door::open().await;
    for (asked, given, session, code) in [
        (1, 1, true, "accepted"),
        (1, 1, false, "session-index"),
        (1, 2, false, "accepted"),
        (1, 3, false, "accepted"),
        (2, 1, true, "level"),
        (2, 2, false, "accepted"),
        (2, 3, false, "accepted"),
        (3, 1, true, "level"),
        (3, 2, false, "level"),
        (3, 3, false, "accepted"),
    ] {
        let answer = |pending: &_| {
            let (from, to) = (format!("SpidL{asked}<"), format!("SpidL{given}<"));
            let answer = door.answer(pending).assertion(&from, &to);
            let index = "<saml:AuthnStatement SessionIndex=\"_s\" ";
            let answer = if session { answer.assertion("<saml:AuthnStatement ", index) } else { answer };
            door.seal(&answer, &IDP_KEY)
        };
        let verdict = door.verdict(asked, answer).await;
        assert_eq!(verdict.outcome, code, "asked {asked}, given {given}, session {session}");
        assert_eq!(verdict.inside, code == "accepted");
    }
    assert_eq!((BASE, ENTITY), ("http://localhost:8080", "http://localhost:8088"), "as written above");
}
