//! Documents made to deceive or to cost, posted by whoever has a login under way.

use axum::http::Method;
use chrono::TimeDelta;

use super::{Door, NEXT, is_in, post};
use crate::{
    provider::{self, RSA_SHA256, SHA256, sign, template},
    stage::{FOREIGN_KEY, IDP_KEY},
    wrappings::{Forged, eight, with_signed_metadata},
};

#[tokio::test]
async fn no_form_of_wrapping_brings_anybody() {
    let door = Door::open().await;
    let forms = eight(&door.answer(&door.begin(&door.house.app.browser(), 2, NEXT).await)).len();
    assert_eq!(forms, 10);
    for form in 0..forms {
        let mut name = "";
        let verdict = door
            .verdict(2, |pending| {
                let Forged { name: form, xml } = eight(&door.answer(pending)).swap_remove(form);
                name = form;
                xml
            })
            .await;
        let shapes = ["several-assertions", "signature-content", "signature-place", "assertion-unsigned"];
        assert!(shapes.contains(&verdict.outcome.as_str()), "{name}: {}", verdict.outcome);
        verdict.refused(&verdict.outcome, name);
    }
    assert_eq!(door.house.count("SELECT count(*) FROM account").await, 0);
}

#[tokio::test]
async fn signed_metadata_of_the_provider_lends_its_signature_to_nothing() {
    let door = Door::open().await;
    for form in 0..3 {
        let build = |pending: &_| with_signed_metadata(&door.answer(pending)).swap_remove(form).xml;
        door.verdict(2, build).await.refused("signature-place", "cases 112 and 113");
    }
}

/// What is changed in the signature's own template, before signing or after, and the code.
const POLICY: &[(&str, &str, When, &str, &str)] = &[
    (
        "RSA with SHA-1",
        "signature-algorithm",
        When::Before,
        RSA_SHA256,
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
    ),
    ("a digest of SHA-1", "digest-algorithm", When::Before, SHA256, "http://www.w3.org/2000/09/xmldsig#sha1"),
    (
        "an HMAC, whose key would be the public one",
        "signature-algorithm",
        When::After,
        RSA_SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
    ),
    (
        "canonical form with comments",
        "canonicalization",
        When::Before,
        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"",
    ),
    (
        "inclusive canonical form",
        "canonicalization",
        When::Before,
        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"",
    ),
    (
        "a transform by XPath",
        "transforms",
        When::After,
        "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>",
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>true()</ds:XPath></ds:Transform>",
    ),
    (
        "a transform by XSLT",
        "transforms",
        When::After,
        "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>",
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>",
    ),
    ("a reference to the whole document", "reference", When::After, "URI=\"#_assertion\"", "URI=\"\""),
    ("a reference to the response", "reference", When::After, "URI=\"#_assertion\"", "URI=\"#_response\""),
    ("no reference", "reference", When::After, " URI=\"#_assertion\"", ""),
    (
        "something in the signature",
        "signature-content",
        When::After,
        "</ds:SignedInfo>",
        "</ds:SignedInfo><ds:Object/>",
    ),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Before,
    After,
}

#[tokio::test]
async fn only_the_algorithms_of_the_rules_count() {
    let door = Door::open().await;
    for (what, code, when, from, to) in POLICY {
        let build = |pending: &_| {
            let answer = door.answer(pending);
            let mut signature = template("_assertion", RSA_SHA256, SHA256);
            if *when == When::Before {
                assert!(signature.contains(from), "{what}");
                signature = signature.replacen(from, to, 1);
            }
            let signed = sign(&answer.assertion.replace("<SIGNATURE/>", &signature), &IDP_KEY);
            let whole = answer.around(&signed);
            if *when == When::After {
                assert!(whole.contains(from), "{what}");
                whole.replacen(from, to, 1)
            } else {
                whole
            }
        };
        door.verdict(2, build).await.refused(code, what);
    }
}

type Build = fn(&Door, &provider::Answer) -> String;

#[tokio::test]
async fn whoever_has_not_the_providers_key_has_nothing() {
    let door = Door::open().await;
    let builds: [(&str, &str, Build); 6] = [
        ("nothing signed", "assertion-unsigned", |_, answer| answer.around(&answer.unsigned_assertion())),
        ("only the response signed", "assertion-unsigned", |_, answer| {
            answer.signed_around(&answer.unsigned_assertion(), &IDP_KEY)
        }),
        ("a stranger's key", "signature", |door, answer| door.seal(answer, &FOREIGN_KEY)),
        ("a stranger's key with its certificate", "signature", |door, answer| {
            let certificate = format!(
                "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>",
                provider::certificate(&FOREIGN_KEY)
            );
            door.seal(answer, &FOREIGN_KEY).replace("</ds:Signature>", &certificate)
        }),
        ("another name after signing", "signature", |door, answer| {
            door.seal(answer, &IDP_KEY).replace("Giulia", "Mario")
        }),
        ("a comment in a value", "comment", |door, answer| {
            door.seal(answer, &IDP_KEY).replace("Giulia", "Giu<!-- -->lia")
        }),
    ];
    for (what, code, build) in builds {
        door.verdict(2, |pending| build(&door, &door.answer(pending))).await.refused(code, what);
    }
}

/// So many attributes whose names begin like this.
fn many(count: usize, name: &str) -> String {
    (0..count).map(|number| format!(" {name}{number}=\"u\"")).collect::<Vec<_>>().concat()
}

#[tokio::test]
async fn documents_made_to_cost_are_refused_before_anybody_parses_them() {
    let door = Door::open().await;
    for (what, code, xml) in [
        ("four thousand attributes", "attributes", format!("<x{}/>", many(4000, "a"))),
        ("forty namespaces", "namespaces", format!("<x{}/>", many(40, "xmlns:n"))),
        ("a deep tree", "depth", "<x>".repeat(5000)),
        ("an entity", "document-type", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>".to_owned()),
        ("a foreign entity", "document-type", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>".to_owned()),
        ("another encoding", "encoding", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><x/>".to_owned()),
        ("too much text", "too-large", format!("<x>{}</x>", "a".repeat(140 * 1024))),
        ("no XML", "not-xml", "<x".to_owned()),
        ("no response", "root", "<x/>".to_owned()),
    ] {
        door.verdict(2, |_| xml).await.refused(code, what);
    }
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    let huge = post(&browser, &pending.relay_state, &"a".repeat(400 * 1024)).await;
    assert_eq!(huge.status, 413);
    for (field, code) in [("", "not-xml"), ("*", "base64"), ("//8=", "utf-8")] {
        door.house.app.pass(TimeDelta::seconds(1));
        let form = [("SAMLResponse", field), ("RelayState", pending.relay_state.as_str())];
        let led = browser.post_raw("/spid/acs", &form, "cross-site").await.location().unwrap();
        assert_eq!(browser.get(&led).await.status, 403);
        assert_eq!(door.outcome(&pending).await, code);
    }
    let page = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "a good answer still counts");
}

#[tokio::test]
async fn an_answer_counts_once_and_only_where_it_belongs() {
    let door = Door::open().await;
    let (giulia, thief) = (door.house.app.browser(), door.house.app.browser());
    let pending = door.begin(&giulia, 2, "/servizi/pasti-a-domicilio").await;
    let answer = door.good(&pending);
    // A thief with the answer, with a login of their own, or with a cookie that they made up.
    let stolen = post(&thief, &pending.relay_state, &answer).await;
    assert_eq!((stolen.status.as_u16(), is_in(&thief).await), (403, false));
    assert_eq!(door.outcome(&pending).await, "other-browser");
    let own = door.begin(&thief, 2, NEXT).await;
    let crossed = post(&thief, &own.relay_state, &answer).await;
    assert_eq!((crossed.status.as_u16(), is_in(&thief).await), (403, false));
    assert_eq!(door.outcome(&own).await, "response-in-response-to");
    thief.set_cookie("spid", &"0".repeat(64));
    assert_eq!(post(&thief, &pending.relay_state, &answer).await.status, 403);
    // Giulia herself, to whom nothing of this has happened.
    let page = post(&giulia, &pending.relay_state, &answer).await;
    assert_eq!(page.location().as_deref(), Some("/servizi/pasti-a-domicilio"));
    let again = post(&giulia, &pending.relay_state, &answer).await;
    assert_eq!(again.status, 403);
    assert!(again.text().contains("già stato usato"), "{}", again.text());
    // The same messages in the name of a new login: their request does not fit.
    let new = door.begin(&giulia, 2, NEXT).await;
    assert_eq!(post(&giulia, &new.relay_state, &answer).await.status, 403);
    assert_eq!(door.outcome(&new).await, "response-in-response-to");
    let get = giulia.request(Method::GET, "/spid/acs").body(axum::body::Body::empty());
    assert_eq!(giulia.send(get).await.status, 405);
}

#[tokio::test]
async fn an_identifier_that_a_provider_uses_twice_counts_once() {
    let door = Door::open().await;
    let sealed = |pending: &_| {
        let answer = door.answer(pending);
        answer.with_both_signed()
    };
    door.verdict(2, sealed).await.accepted("the first");
    let second = door.verdict(2, sealed).await;
    assert_eq!((second.outcome.as_str(), second.inside), ("replay", false));
    // Also when the first is long past, as long as the second would be good by itself.
    door.house.app.pass(TimeDelta::minutes(2));
    assert_eq!(door.verdict(2, sealed).await.outcome, "replay");
}

#[tokio::test]
async fn of_answers_that_come_at_the_same_moment_one_counts() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    let (answer, state) = (door.good(&pending), &pending.relay_state);
    let (one, two) = tokio::join!(post(&browser, state, &answer), post(&browser, state, &answer));
    let came_in = [one, two].iter().filter(|page| page.location().as_deref() == Some(NEXT)).count();
    assert_eq!(came_in, 1, "one answer, brought twice");
    // Two logins, answered under the same identifiers.
    let browsers = [door.house.app.browser(), door.house.app.browser()];
    let first = door.begin(&browsers[0], 2, NEXT).await;
    let second = door.begin(&browsers[1], 2, NEXT).await;
    let sealed = |pending: &_| door.answer(pending).with_both_signed();
    let answers = [sealed(&first), sealed(&second)];
    tokio::join!(
        post(&browsers[0], &first.relay_state, &answers[0]),
        post(&browsers[1], &second.relay_state, &answers[1])
    );
    assert_ne!(is_in(&browsers[0]).await, is_in(&browsers[1]).await, "two answers of one name");
    let accepted = "SELECT count(*) FROM saml_transaction WHERE outcome = 'accepted'";
    assert_eq!(door.house.count(accepted).await, 2);
    assert_eq!(door.house.count("SELECT count(*) FROM session").await, 2);
    // Each beside its login, and with nothing in it that is there for the moment only.
    let known = "SELECT count(*) FROM session JOIN saml_session ON session_id = session.id
        WHERE data ? 'saml' AND NOT data ?| '{login,written}'";
    assert_eq!(door.house.count(known).await, 2);
}

#[tokio::test]
async fn whoever_sends_bad_answers_is_soon_not_listened_to() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    for _ in 0..5 {
        let forged = door.seal(&door.answer(&pending), &FOREIGN_KEY);
        post(&browser, &pending.relay_state, &forged).await;
        assert_eq!(door.outcome(&pending).await, "signature");
        door.house.app.pass(TimeDelta::seconds(1));
    }
    let page = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!((page.status.as_u16(), is_in(&browser).await), (403, false));
    assert_eq!(door.outcome(&pending).await, "used");
}
