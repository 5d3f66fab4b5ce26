//! What must hold for any input at all. `make fuzz` looks for inputs for which it does not hold;
//! `corpus.rs` replays those that are kept.
//!
//! An input is a text with marks. Each mark stands for something genuine that an attacker has at
//! hand, so that a short input can be a whole signature wrapping, and the kept ones stay true
//! though the keys are new in every run.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use identity::saml::{
    Authenticated, Binding, Carried, IdentityProviders, LogoutMessage, LogoutRefusal, Refusal, peek,
};

use crate::provider::{self, Answer, RSA_SHA256};
use crate::stage::{FOREIGN_KEY, IDP_KEY, IDPS, PENDING, SP, answer, idp, now};
use crate::{slo, wrappings};

type Marks = Vec<(&'static str, String)>;

static RESPONSE_MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let good = answer();
    let signed = good.signed_assertion(&IDP_KEY);
    let (signature, bare) = wrappings::split(&signed);
    let evil = wrappings::evil(&good);
    let somebody_else = good.clone().assertion("FRRGLI88C54M990P", "RSSMRA80A01M990A");
    let (open, close) = ends(&good);
    let (evil_open, _) = ends(&evil);
    vec![
        ("{both}", good.with_both_signed()),
        ("{assertion}", signed),
        ("{signature}", signature),
        ("{bare}", bare),
        ("{evil}", evil.unsigned_assertion()),
        ("{stranger}", somebody_else.signed_assertion(&FOREIGN_KEY)),
        ("{open}", open),
        ("{evil-open}", evil_open),
        ("{close}", close),
    ]
});

/// A response before its assertion and after it.
fn ends(answer: &Answer) -> (String, String) {
    let whole = answer.around("<ASSERTION/>");
    let (open, close) = whole.split_once("<ASSERTION/>").unwrap();
    (open.to_owned(), close.to_owned())
}

static GENUINE: LazyLock<Authenticated> = LazyLock::new(|| read_response(b"{both}").unwrap());

/// The text with its marks replaced. What is no text has no marks.
fn expanded(data: &[u8], marks: &Marks) -> Vec<u8> {
    let Ok(template) = std::str::from_utf8(data) else {
        return data.to_vec();
    };
    marks.iter().fold(template.to_owned(), |text, (mark, meaning)| text.replace(mark, meaning)).into_bytes()
}

fn read_response(data: &[u8]) -> Result<Authenticated, Refusal> {
    SP.verify(&STANDARD.encode(expanded(data, &RESPONSE_MARKS)), &PENDING, idp(), now())
}

/// Refused, with the code that is returned, or exactly the person of the genuine assertion.
pub fn response(data: &[u8]) -> &'static str {
    let _ = peek(&STANDARD.encode(expanded(data, &RESPONSE_MARKS)));
    match read_response(data) {
        Ok(login) => {
            assert_eq!(login.attributes, GENUINE.attributes);
            assert_eq!(
                (login.assertion_id, login.name_id, login.level, login.usable_until),
                (GENUINE.assertion_id.clone(), GENUINE.name_id.clone(), GENUINE.level, GENUINE.usable_until)
            );
            "accepted"
        }
        Err(refusal) => refusal.code(),
    }
}

static LOGOUT_MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let request = slo::request("_lr", "_name", "_s", now());
    let (signature, _) = wrappings::split(&slo::post(&request, "_lr", &IDP_KEY));
    vec![
        ("{query}", slo::redirect("SAMLRequest", &request, "abc", &IDP_KEY, RSA_SHA256)),
        ("{signed}", slo::post(&request, "_lr", &IDP_KEY)),
        ("{signature}", signature),
        ("{bare}", slo::bare(&request)),
    ]
});

/// Refused, or exactly the genuine request. An input that begins like markup travels in a form,
/// any other in the address.
pub fn logout(data: &[u8]) {
    let bytes = expanded(data, &LOGOUT_MARKS);
    let read: Result<LogoutMessage, LogoutRefusal> = if bytes.first() == Some(&b'<') {
        SP.read_logout_post(Carried::Request, &STANDARD.encode(&bytes), None, &IDPS, now())
    } else {
        SP.read_logout_redirect(&String::from_utf8_lossy(&bytes), &IDPS, now())
    };
    if let Ok(LogoutMessage::Request(request)) = read {
        assert_eq!((request.id.as_str(), request.name_id.as_str()), ("_lr", "_name"));
        assert_eq!(request.session_indexes, ["_s"]);
    }
}

static METADATA_MARKS: LazyLock<Marks> = LazyLock::new(|| {
    vec![
        ("{metadata}", provider::metadata(&[&IDP_KEY])),
        ("{certificate}", provider::certificate(&IDP_KEY)),
        ("{other-certificate}", provider::certificate(&FOREIGN_KEY)),
    ]
});

/// Refused as a whole, or every provider has a name, a key and a place to go.
pub fn metadata(data: &[u8]) {
    let bytes = expanded(data, &METADATA_MARKS);
    let mut idps = IdentityProviders::default();
    match idps.add("input", &String::from_utf8_lossy(&bytes), false) {
        Ok(_) => {
            assert!(!idps.is_empty());
            for idp in idps.iter() {
                assert!(!idp.entity_id.trim().is_empty());
                assert!([Binding::Redirect, Binding::Post].iter().any(|way| idp.sso(*way).is_some()));
            }
        }
        Err(_) => assert!(idps.is_empty(), "a broken file must not half work"),
    }
}
