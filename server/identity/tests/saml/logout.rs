//! Logout in both directions, with both bindings.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use identity::saml::{
    Binding, Carried, LogoutMessage, LogoutRefusal, LogoutResponse, LogoutStatus, Outgoing, PendingLogout,
    SamlSession,
};

use crate::provider::{ENTITY, RSA_SHA256};
use crate::slo::{self, status};
use crate::stage::{FOREIGN_KEY, IDP_KEY, IDPS, SLO, SP, encode, idp, now};
use identity::saml::DemoKey;

fn request() -> String {
    slo::request("_lr", "_name", "_s", now())
}

fn redirect(xml: &str, key: &DemoKey, algorithm: &str) -> String {
    slo::redirect("SAMLRequest", xml, "abc", key, algorithm)
}

fn post(key: &DemoKey) -> String {
    slo::post(&request(), "_lr", key)
}

fn read(query: &str) -> Result<LogoutMessage, LogoutRefusal> {
    SP.read_logout_redirect(query, &IDPS, now())
}

fn read_post(carried: Carried, xml: &str) -> Result<LogoutMessage, LogoutRefusal> {
    SP.read_logout_post(carried, &encode(xml), Some("abc".into()), &IDPS, now())
}

#[test]
fn a_provider_may_ask() {
    let by_post = read_post(Carried::Request, &post(&IDP_KEY));
    for message in [read(&redirect(&request(), &IDP_KEY, RSA_SHA256)), by_post] {
        let LogoutMessage::Request(request) = message.unwrap() else { panic!("a request was sent") };
        assert_eq!((request.id.as_str(), request.name_id.as_str()), ("_lr", "_name"));
        assert_eq!(request.session_indexes, ["_s"]);
        assert_eq!(request.relay_state.as_deref(), Some("abc"));
    }
}

#[test]
fn a_provider_may_say_for_whom_the_name_was_given() {
    for (attribute, expected) in [
        ("", None),
        (" SPNameQualifier=\"\"", None),
        (" SPNameQualifier=\"https://sp.example\"", Some("https://sp.example")),
    ] {
        let named = request().replace("<saml:NameID>", &format!("<saml:NameID{attribute}>"));
        let LogoutMessage::Request(asked) = read(&redirect(&named, &IDP_KEY, RSA_SHA256)).unwrap() else {
            panic!("a request was sent")
        };
        assert_eq!((asked.name_id.as_str(), asked.sp.as_deref()), ("_name", expected), "{attribute}");
    }
}

#[test]
fn every_change_is_refused() {
    let good = redirect(&request(), &IDP_KEY, RSA_SHA256);
    for (query, refusal) in [
        (String::new(), LogoutRefusal::Parameters),
        ("SAMLRequest=x".into(), LogoutRefusal::Parameters),
        (good.replace("&Signature=", "&Nothing="), LogoutRefusal::Parameters),
        (format!("{good}&RelayState=abc"), LogoutRefusal::Parameters),
        (format!("{good}&SAMLResponse=abc"), LogoutRefusal::Parameters),
        (good.replace("RelayState=abc", "RelayState=abd"), LogoutRefusal::Signature),
        (good.replace("&RelayState=abc", ""), LogoutRefusal::Signature),
        (good.replace("%2b", "%2B").replace("%2f", "%2F"), LogoutRefusal::Signature),
        (redirect(&request(), &FOREIGN_KEY, RSA_SHA256), LogoutRefusal::Signature),
        (
            redirect(&request(), &IDP_KEY, "http://www.w3.org/2000/09/xmldsig#rsa-sha1"),
            LogoutRefusal::Signature,
        ),
        (
            redirect(&request().replace(SLO, "https://other.example"), &IDP_KEY, RSA_SHA256),
            LogoutRefusal::Destination,
        ),
        (
            redirect(&request().replace(ENTITY, "https://other.example"), &IDP_KEY, RSA_SHA256),
            LogoutRefusal::UnknownProvider,
        ),
        (redirect(&request().replace("T10:", "T09:"), &IDP_KEY, RSA_SHA256), LogoutRefusal::Old),
        (redirect(&request().replace("NameID", "Name"), &IDP_KEY, RSA_SHA256), LogoutRefusal::Incomplete),
        (
            redirect(&request().replace("2.0\" Iss", "1.0\" Iss"), &IDP_KEY, RSA_SHA256),
            LogoutRefusal::Incomplete,
        ),
        (redirect(&" ".repeat(300_000), &IDP_KEY, RSA_SHA256), LogoutRefusal::Unreadable),
    ] {
        assert_eq!(read(&query).unwrap_err(), refusal, "{query:.80}");
    }
}

#[test]
fn a_message_is_what_its_parameter_says() {
    let answer = slo::response("_ours", &status("Success", ""), now());
    let disguised = slo::redirect("SAMLRequest", &answer, "abc", &IDP_KEY, RSA_SHA256);
    assert_eq!(read(&disguised).unwrap_err(), LogoutRefusal::Incomplete);
    assert_eq!(read_post(Carried::Response, &post(&IDP_KEY)).unwrap_err(), LogoutRefusal::Incomplete);
}

#[test]
fn a_message_is_of_now() {
    let at = |seconds| {
        let xml = slo::request("_lr", "_name", "_s", now() + TimeDelta::seconds(seconds));
        read(&redirect(&xml, &IDP_KEY, RSA_SHA256)).map(|_| ())
    };
    assert_eq!((at(60), at(-360)), (Ok(()), Ok(())), "five minutes, and a minute of skew");
    assert_eq!((at(61), at(-361)), (Err(LogoutRefusal::Time), Err(LogoutRefusal::Old)));
    for (end, refusal) in [("2026-11-22T09:59:00Z", LogoutRefusal::Old), ("soon", LogoutRefusal::Time)] {
        let ended = request().replace(" Destination", &format!(" NotOnOrAfter=\"{end}\" Destination"));
        assert_eq!(read(&redirect(&ended, &IDP_KEY, RSA_SHA256)).unwrap_err(), refusal, "{end}");
    }
    let timeless = request().replace("IssueInstant=\"", "IssueInstant=\"x");
    assert_eq!(read(&redirect(&timeless, &IDP_KEY, RSA_SHA256)).unwrap_err(), LogoutRefusal::Time);
    assert!(LogoutRefusal::Time.is_technical() && !LogoutRefusal::Old.is_technical());
    // One that nobody signed is a forgery, however old.
    let old = request().replace("T10:", "T09:");
    assert_eq!(read(&redirect(&old, &FOREIGN_KEY, RSA_SHA256)).unwrap_err(), LogoutRefusal::Signature);
}

#[test]
fn a_post_must_be_signed_by_the_provider_as_a_whole() {
    let read = |xml: &str| read_post(Carried::Request, xml).unwrap_err();
    assert_eq!(read(&slo::bare(&request())), LogoutRefusal::Signature);
    assert_eq!(read(&post(&FOREIGN_KEY)), LogoutRefusal::Signature);
    assert_eq!(read(&post(&IDP_KEY).replace("_name", "_other")), LogoutRefusal::Signature);
    assert_eq!(read(&format!("<a>{}</a>", post(&IDP_KEY))), LogoutRefusal::UnknownProvider);
    let twice = post(&IDP_KEY).replace("<saml:NameID>", "<x ID=\"_lr\"/><saml:NameID>");
    assert_eq!(read(&twice), LogoutRefusal::Unreadable, "two elements with one ID");
}

#[test]
fn we_ask_and_answer() {
    let session = SamlSession {
        idp: ENTITY.into(),
        name_id: "_n<&".into(),
        name_qualifier: ENTITY.into(),
        session_index: Some("_s".into()),
        sp: None,
    };
    assert_eq!(idp().logout_binding(), Some(Binding::Redirect));
    let (pending, outgoing) = SP.logout_request(idp(), &session, Binding::Redirect, now(), [7; 32]).unwrap();
    let Outgoing::Redirect(url) = outgoing else { panic!("a redirect was asked") };
    assert_eq!(url.path(), "/slo");
    assert!(url.query_pairs().any(|(name, value)| name == "RelayState" && value == pending.relay_state));
    let LogoutMessage::Request(asked) = read_post(Carried::Request, &post(&IDP_KEY)).unwrap() else {
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
    for (code, expected) in [
        (status("Success", ""), LogoutStatus::Success),
        (status("Responder", ""), LogoutStatus::Failed),
        (status("Requester", &status("PartialLogout", "")), LogoutStatus::Partial),
        (status("Success", &status("PartialLogout", "")), LogoutStatus::Partial),
    ] {
        let xml = slo::response("_ours", &code, now() - TimeDelta::minutes(1));
        let by_redirect = read(&slo::redirect("SAMLResponse", &xml, "abc", &IDP_KEY, RSA_SHA256));
        let by_post = read_post(Carried::Response, &slo::post(&xml, "_answer", &IDP_KEY));
        for message in [by_redirect, by_post] {
            let LogoutMessage::Response(answer) = message.unwrap() else { panic!("an answer was sent") };
            assert_eq!((answer.in_response_to.as_str(), answer.status), ("_ours", expected));
        }
    }
    let unsigned = slo::bare(&slo::response("_ours", &status("Success", ""), now()));
    assert_eq!(read_post(Carried::Response, &unsigned).unwrap_err(), LogoutRefusal::Signature);
}

#[test]
fn an_answer_belongs_to_what_we_asked() {
    let pending = PendingLogout { request_id: "_ours".into(), relay_state: "abc".into(), idp: ENTITY.into() };
    let answer = LogoutResponse {
        in_response_to: "_ours".into(),
        idp: ENTITY.into(),
        status: LogoutStatus::Success,
        relay_state: Some("abc".into()),
    };
    assert_eq!(answer.answers(&pending), Ok(LogoutStatus::Success));
    assert_eq!(
        LogoutResponse { relay_state: None, ..answer.clone() }.answers(&pending),
        Ok(LogoutStatus::Success)
    );
    for wrong in [
        LogoutResponse { in_response_to: "_other".into(), ..answer.clone() },
        LogoutResponse { idp: "https://other.example".into(), ..answer.clone() },
        LogoutResponse { relay_state: Some("abd".into()), ..answer },
    ] {
        assert_eq!(wrong.answers(&pending), Err(LogoutRefusal::Unasked));
    }
}
