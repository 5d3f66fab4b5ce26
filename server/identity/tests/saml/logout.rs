//! Logout in both directions, with both bindings.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{SecondsFormat, TimeDelta};
use identity::saml::{Binding, LogoutMessage, LogoutRefusal, LogoutStatus, Outgoing, SamlSession};
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use url::form_urlencoded::byte_serialize;

use crate::provider::{ENTITY, RSA_SHA256, SHA256, sign, template};
use crate::stage::{FOREIGN_KEY, IDP_KEY, IDPS, SLO, SP, encode, idp, now};
use identity::saml::DemoKey;

fn request(signature: &str) -> String {
    let issued = now().to_rfc3339_opts(SecondsFormat::Millis, true);
    format!(
        "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" \
         ID=\"_lr\" Version=\"2.0\" IssueInstant=\"{issued}\" Destination=\"{SLO}\"><saml:Issuer>{ENTITY}</saml:Issuer>{signature}\
         <saml:NameID>_name</saml:NameID><samlp:SessionIndex>_s</samlp:SessionIndex></samlp:LogoutRequest>"
    )
}

fn post(key: &DemoKey) -> String {
    sign(&request(&template("_lr", RSA_SHA256, SHA256)), key)
}

fn percent(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

fn deflate(xml: &str) -> String {
    use std::io::Write as _;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(xml.as_bytes()).unwrap();
    STANDARD.encode(encoder.finish().unwrap())
}

/// A redirect signed by the provider over lower-case percent escapes, which some write.
fn redirect(xml: &str, key: &DemoKey, algorithm: &str) -> String {
    let signed = format!(
        "SAMLRequest={}&RelayState=abc&SigAlg={}",
        percent(&deflate(xml)).replace("%2B", "%2b").replace("%2F", "%2f"),
        percent(algorithm)
    );
    let key = PKey::private_key_from_pem(key.key_pem.as_bytes()).unwrap();
    let signature =
        Signer::new(MessageDigest::sha256(), &key).unwrap().sign_oneshot_to_vec(signed.as_bytes()).unwrap();
    format!("{signed}&Signature={}", percent(&STANDARD.encode(signature)))
}

fn read(query: &str) -> Result<LogoutMessage, LogoutRefusal> {
    SP.read_logout_redirect(query, &IDPS, now())
}

fn read_post(xml: &str) -> Result<LogoutMessage, LogoutRefusal> {
    SP.read_logout_post(&encode(xml), Some("abc".into()), &IDPS, now())
}

#[test]
fn a_provider_may_ask() {
    for message in [read(&redirect(&request(""), &IDP_KEY, RSA_SHA256)), read_post(&post(&IDP_KEY))] {
        let LogoutMessage::Request(request) = message.unwrap() else { panic!("a request was sent") };
        assert_eq!((request.id.as_str(), request.name_id.as_str()), ("_lr", "_name"));
        assert_eq!(request.session_indexes, ["_s"]);
        assert_eq!(request.relay_state.as_deref(), Some("abc"));
    }
}

#[test]
fn every_change_is_refused() {
    let good = redirect(&request(""), &IDP_KEY, RSA_SHA256);
    for (query, refusal) in [
        (String::new(), LogoutRefusal::Parameters),
        ("SAMLRequest=x".into(), LogoutRefusal::Parameters),
        (good.replace("&Signature=", "&Nothing="), LogoutRefusal::Parameters),
        (format!("{good}&RelayState=abc"), LogoutRefusal::Parameters),
        (good.replace("RelayState=abc", "RelayState=abd"), LogoutRefusal::Signature),
        (good.replace("%2b", "%2B").replace("%2f", "%2F"), LogoutRefusal::Signature),
        (redirect(&request(""), &FOREIGN_KEY, RSA_SHA256), LogoutRefusal::Signature),
        (
            redirect(&request(""), &IDP_KEY, "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
            LogoutRefusal::Signature,
        ),
        (
            redirect(&request("").replace(SLO, "https://other.example"), &IDP_KEY, RSA_SHA256),
            LogoutRefusal::Destination,
        ),
        (
            redirect(&request("").replace(ENTITY, "https://other.example"), &IDP_KEY, RSA_SHA256),
            LogoutRefusal::UnknownProvider,
        ),
        (redirect(&request("").replace("T10:", "T09:"), &IDP_KEY, RSA_SHA256), LogoutRefusal::Time),
        (redirect(&request("").replace("NameID", "Name"), &IDP_KEY, RSA_SHA256), LogoutRefusal::Incomplete),
        (redirect(&" ".repeat(300_000), &IDP_KEY, RSA_SHA256), LogoutRefusal::Unreadable),
    ] {
        assert_eq!(read(&query).unwrap_err(), refusal, "{query:.80}");
    }
}

#[test]
fn a_post_must_be_signed_by_the_provider_as_a_whole() {
    assert_eq!(read_post(&request("")).unwrap_err(), LogoutRefusal::Signature);
    assert_eq!(read_post(&post(&FOREIGN_KEY)).unwrap_err(), LogoutRefusal::Signature);
    assert_eq!(read_post(&post(&IDP_KEY).replace("_name", "_other")).unwrap_err(), LogoutRefusal::Signature);
    let wrapped = format!("<a>{}</a>", post(&IDP_KEY));
    assert_eq!(read_post(&wrapped).unwrap_err(), LogoutRefusal::UnknownProvider);
}

#[test]
fn we_ask_and_answer() {
    let session = SamlSession {
        idp: ENTITY.into(),
        name_id: "_n<&".into(),
        name_qualifier: ENTITY.into(),
        session_index: Some("_s".into()),
    };
    let (pending, outgoing) = SP.logout_request(idp(), &session, Binding::Redirect, now(), [7; 32]).unwrap();
    let Outgoing::Redirect(url) = outgoing else { panic!("a redirect was asked") };
    assert_eq!(url.path(), "/slo");
    assert!(url.query_pairs().any(|(name, value)| name == "RelayState" && value == pending.relay_state));
    let LogoutMessage::Request(asked) = read_post(&post(&IDP_KEY)).unwrap() else {
        panic!("a request was sent")
    };
    let outgoing =
        SP.logout_response(idp(), &asked, LogoutStatus::Partial, Binding::Post, now(), [9; 16]).unwrap();
    let Outgoing::Post { action, parameter, message, relay_state } = outgoing else {
        panic!("a post was asked")
    };
    assert_eq!(
        (action.path(), parameter, relay_state.as_deref()),
        ("/slo/answer", "SAMLResponse", Some("abc"))
    );
    let xml = String::from_utf8(STANDARD.decode(message).unwrap()).unwrap();
    assert!(xml.contains("InResponseTo=\"_lr\"") && xml.contains("status:PartialLogout"));
}

#[test]
fn a_provider_answers() {
    let issued = (now() - TimeDelta::minutes(1)).to_rfc3339_opts(SecondsFormat::Secs, true);
    let xml = |code: &str| {
        let response = format!(
            "<samlp:LogoutResponse xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" \
             ID=\"_answer\" Version=\"2.0\" IssueInstant=\"{issued}\" InResponseTo=\"_ours\" Destination=\"{SLO}\"><saml:Issuer>{ENTITY}</saml:Issuer>{}\
             <samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{code}\"/></samlp:Status></samlp:LogoutResponse>",
            template("_answer", RSA_SHA256, SHA256)
        );
        sign(&response, &IDP_KEY)
    };
    for (code, status) in [("Success", LogoutStatus::Success), ("Responder", LogoutStatus::Failed)] {
        let LogoutMessage::Response(answer) = read_post(&xml(code)).unwrap() else {
            panic!("an answer was sent")
        };
        assert_eq!((answer.in_response_to.as_str(), answer.status), ("_ours", status));
    }
}
