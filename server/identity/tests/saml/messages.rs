//! What we send: metadata and login requests.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::SubsecRound as _;
use identity::saml::{
    AttributeSet, Binding, BrowserBinding, ConfigError, Login, Need, Outgoing, PublicContact,
    ServiceProvider, SpidLevel, StartError,
};
use samael::crypto::{CertificateDer, Crypto, CryptoProvider as _};

use crate::provider::{self, ENTITY};
use crate::stage::{ACS, BASE, IDP_KEY, IDPS, SLO, SP, SP_KEY, config, idp, now, started};

fn our_certificate() -> CertificateDer {
    STANDARD.decode(provider::certificate(&SP_KEY)).unwrap().into()
}

#[test]
fn the_metadata_is_signed_complete_and_always_the_same() {
    let xml = SP.metadata().unwrap();
    assert!(std::ptr::eq(xml, SP.metadata().unwrap()), "signed once, however often they are asked for");
    assert_eq!(xml, ServiceProvider::new(config()).unwrap().metadata().unwrap());
    Crypto::verify_signed_xml(xml, &our_certificate(), Some("ID")).unwrap();
    for expected in [
        format!("entityID=\"{BASE}\""),
        format!("Location=\"{ACS}\" index=\"0\" isDefault=\"true\""),
        format!("Location=\"{SLO}\""),
        "<spid:IPACode>c_m990</spid:IPACode><spid:Public/>".into(),
        "AuthnRequestsSigned=\"true\" WantAssertionsSigned=\"true\"".into(),
        "AttributeConsumingService index=\"99\"".into(),
        "RequestedAttribute Name=\"fiscalNumber\"".into(),
    ] {
        assert!(xml.contains(&expected), "{expected} not in {xml}");
    }
}

#[test]
fn hostile_names_stay_text() {
    let mut config = config();
    config.organization.name = "Comune <b>\"d'Oltre\" & C.</b>".into();
    let sp = ServiceProvider::new(config).unwrap();
    let document = roxmltree::Document::parse(sp.metadata().unwrap()).unwrap();
    let company = document.descendants().find(|node| node.tag_name().name() == "Company").unwrap();
    assert_eq!(company.text(), Some("Comune <b>\"d'Oltre\" & C.</b>"));
}

#[test]
fn the_next_certificate_is_published() {
    let mut config = config();
    config.next_certificate_pem = Some(IDP_KEY.certificate_pem.clone());
    let sp = ServiceProvider::new(config).unwrap();
    assert!(sp.metadata().unwrap().contains(&provider::certificate(&IDP_KEY)));
}

#[test]
fn wrong_configurations_are_refused() {
    let error = |change: fn(&mut identity::saml::ServiceProviderConfig)| {
        let mut config = config();
        change(&mut config);
        ServiceProvider::new(config).unwrap_err()
    };
    assert_eq!(error(|config| config.entity_id = " ".into()), ConfigError::Empty("entity_id"));
    let with_phone = |phone: &str| PublicContact {
        ipa_code: "c_m990".into(),
        email: "sportello@comune.pontelaro.example".into(),
        phone: Some(phone.into()),
    };
    let mut spaced = config();
    spaced.contact = with_phone("055 010").into();
    assert_eq!(ServiceProvider::new(spaced).unwrap_err(), ConfigError::Phone);
    assert_eq!(error(|config| config.attribute_sets.clear()), ConfigError::AttributeSet(0));
    assert_eq!(
        error(|config| config.attribute_sets.push(AttributeSet::citizen())),
        ConfigError::AttributeSet(0)
    );
    assert!(matches!(
        error(|config| config.certificate_pem = IDP_KEY.certificate_pem.clone()),
        ConfigError::Key(_)
    ));
}

fn inflate(base64: &str) -> String {
    use std::io::Read as _;
    let bytes = STANDARD.decode(base64).unwrap();
    let mut xml = String::new();
    flate2::read::DeflateDecoder::new(bytes.as_slice()).read_to_string(&mut xml).unwrap();
    xml
}

#[test]
fn a_redirect_carries_the_request_and_a_signature_over_its_bytes() {
    let (pending, outgoing) = started(SpidLevel::L2, Binding::Redirect);
    let Outgoing::Redirect(url) = outgoing else { panic!("a redirect was asked") };
    let names: Vec<_> = url.query_pairs().map(|(name, _)| name.into_owned()).collect();
    assert_eq!(names, ["SAMLRequest", "RelayState", "SigAlg", "Signature"]);
    let value = |wanted: &str| url.query_pairs().find(|(name, _)| name == wanted).unwrap().1.into_owned();
    assert_eq!(inflate(&value("SAMLRequest")), pending.request_xml);
    assert_eq!(value("RelayState"), pending.relay_state);
    let query = url.query().unwrap();
    let signed = &query[..query.find("&Signature=").unwrap()];
    let key = openssl::x509::X509::from_der(our_certificate().der_data()).unwrap().public_key().unwrap();
    let mut verifier = openssl::sign::Verifier::new(openssl::hash::MessageDigest::sha256(), &key).unwrap();
    assert!(
        verifier.verify_oneshot(&STANDARD.decode(value("Signature")).unwrap(), signed.as_bytes()).unwrap()
    );
}

#[test]
fn a_post_carries_a_request_signed_inside() {
    let (pending, outgoing) = started(SpidLevel::L2, Binding::Post);
    let Outgoing::Post { action, parameter, message, relay_state } = outgoing else {
        panic!("a post was asked")
    };
    assert_eq!((action.as_str(), parameter), (format!("{ENTITY}/sso").as_str(), "SAMLRequest"));
    assert_eq!(relay_state.as_ref(), Some(&pending.relay_state));
    let xml = String::from_utf8(STANDARD.decode(message).unwrap()).unwrap();
    assert_eq!(xml, pending.request_xml);
    Crypto::verify_signed_xml(&xml, &our_certificate(), Some("ID")).unwrap();
}

#[test]
fn a_request_follows_the_rules() {
    for level in [SpidLevel::L1, SpidLevel::L2, SpidLevel::L3] {
        let (pending, _) = started(level, Binding::Redirect);
        let document = roxmltree::Document::parse(&pending.request_xml).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("ForceAuthn"), (level > SpidLevel::L1).then_some("true"));
        assert_eq!(root.attribute("AssertionConsumerServiceIndex"), Some("0"));
        assert_eq!(root.attribute("AttributeConsumingServiceIndex"), Some("0"));
        assert_eq!(root.attribute("Destination"), Some(format!("{ENTITY}/sso").as_str()));
        assert!(!root.has_attribute("IsPassive"));
        assert!(!pending.request_xml.contains("AllowCreate"));
        let issuer = root.first_element_child().unwrap();
        assert_eq!((issuer.text(), issuer.attribute("NameQualifier")), (Some(BASE), Some(BASE)));
        assert!(pending.request_xml.contains(level.uri()));
        assert_eq!(pending.issue_instant, pending.issue_instant.trunc_subsecs(0), "whole seconds");
        let opaque = |symbol: char| symbol.is_ascii_alphanumeric() || symbol == '-' || symbol == '_';
        assert!(pending.relay_state.len() >= 20 && pending.relay_state.chars().all(opaque));
        assert!(pending.request_id.starts_with('_') && pending.request_id.len() == 37);
    }
}

#[test]
fn a_pending_request_survives_its_store() {
    let (pending, _) = started(SpidLevel::L3, Binding::Post);
    let stored = serde_json::to_string(&pending).unwrap();
    assert_eq!(serde_json::from_str::<identity::saml::PendingRequest>(&stored).unwrap(), pending);
    assert!(!stored.contains("cookie"), "only the digest of the secret is kept");
}

#[test]
fn a_missing_set_stops_the_login() {
    let mut config = config();
    config.attribute_sets.truncate(1);
    let sp = ServiceProvider::new(config).unwrap();
    let mut eidas = idp().clone();
    eidas.profile = identity::saml::Profile::Eidas;
    let login = Login {
        idp: &eidas,
        level: SpidLevel::L2,
        need: Need::Identity,
        purpose: None,
        binding: Binding::Redirect,
        next: "/".into(),
        browser: BrowserBinding::of("x"),
        now: now(),
        random: [0; 32],
    };
    assert_eq!(sp.start(login).unwrap_err(), StartError::NoAttributeSet(99));
    assert_eq!(IDPS.len(), 1);
}
