//! What each kind of service provider says about itself, and what is found wrong before sending it.

use chrono::TimeDelta;
use domain::{Lang, Text};
use identity::saml::{
    Aggregator, AttributeSet, Billing, BodyIdentifier, CieContact, ConfigError, Contact, KeyOrder,
    MetadataProblem, PrivateContact, PublicContact, ServiceProvider, ServiceProviderConfig,
    certificate_facts, new_key,
};
use roxmltree::Document;
use url::Url;

use crate::stage::{config, now};

const ENTITY: &str = "https://sportello.comune.pontelaro.example";
const SOON: TimeDelta = TimeDelta::days(60);

fn public() -> PublicContact {
    PublicContact { ipa_code: "c_m990".into(), email: "spid@comune.example".into(), phone: None }
}

fn private() -> PrivateContact {
    PrivateContact {
        vat_number: Some("IT02345678901".into()),
        fiscal_code: Some("02345678901".into()),
        email: "spid@ilponte.example".into(),
        phone: Some("+390550100200".into()),
        billing: Billing {
            name: "Il Ponte".into(),
            vat_number: Some("IT02345678901".into()),
            fiscal_code: None,
            street: "Via dei Mulini 4".into(),
            postal_code: "50000".into(),
            municipality: "Pontelaro".into(),
            province: Some("FI".into()),
            nation: "IT".into(),
            email: "fatture@ilponte.example".into(),
            intermediary: None,
        },
    }
}

fn order(entity_id: &str, body: BodyIdentifier) -> KeyOrder {
    KeyOrder {
        common_name: "Comune di Pontelaro".into(),
        organization: "Comune di Pontelaro".into(),
        entity_id: entity_id.into(),
        body,
        locality: "Pontelaro".into(),
        bits: 2048,
        days: 365,
    }
}

/// A configuration as production has it, with a certificate of that body.
fn sound(entity_id: &str, body: BodyIdentifier, contact: Contact) -> ServiceProviderConfig {
    let made = new_key(&order(entity_id, body), 1, now()).unwrap();
    ServiceProviderConfig {
        entity_id: entity_id.into(),
        base_url: Url::parse(ENTITY).unwrap(),
        contact,
        signing_key_pem: made.key_pem,
        certificate_pem: made.certificate_pem,
        ..config()
    }
}

fn metadata(config: ServiceProviderConfig) -> String {
    let sp = ServiceProvider::new(config).unwrap();
    let xml = sp.metadata().unwrap();
    let problems = sp.check(xml, now(), SOON);
    assert!(problems.is_empty(), "{problems:?} in {xml}");
    xml.to_owned()
}

fn ipa() -> BodyIdentifier {
    BodyIdentifier::Ipa("c_m990".into())
}

#[test]
fn a_public_body_speaks_two_languages_and_has_a_set_for_each_need() {
    let mut config = sound(ENTITY, ipa(), public().into());
    config.organization.name = Text::italian("Comune").with(Lang::En, "Municipality");
    config.attribute_sets = AttributeSet::all(Text::italian("Sportello").with(Lang::En, "Desk"));
    let xml = metadata(config);
    let document = Document::parse(&xml).unwrap();
    for name in ["OrganizationName", "OrganizationDisplayName", "OrganizationURL"] {
        let languages: Vec<_> = document
            .descendants()
            .filter(|node| node.tag_name().name() == name)
            .filter_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")))
            .collect();
        assert_eq!(languages, ["it", "en"], "{name}");
    }
    let sets: Vec<_> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "AttributeConsumingService")
        .map(|set| set.attribute("index").unwrap())
        .collect();
    assert_eq!(sets, ["0", "1", "2", "99", "100"]);
    assert!(xml.contains("xml:lang=\"en\">Desk</md:ServiceName>"));
}

#[test]
fn a_private_body_says_its_numbers_and_who_pays() {
    let vat = BodyIdentifier::Vat("02345678901".into());
    let xml = metadata(sound(ENTITY, vat.clone(), Contact::Private(private())));
    for expected in [
        "<spid:VATNumber>IT02345678901</spid:VATNumber><spid:FiscalCode>02345678901</spid:FiscalCode><spid:Private/>",
        "contactType=\"billing\"",
        "<fpa:IdPaese>IT</fpa:IdPaese><fpa:IdCodice>02345678901</fpa:IdCodice>",
        "<fpa:CAP>50000</fpa:CAP><fpa:Comune>Pontelaro</fpa:Comune><fpa:Provincia>FI</fpa:Provincia>",
    ] {
        assert!(xml.contains(expected), "{expected} not in {xml}");
    }
    assert!(!xml.contains("IPACode") && !xml.contains("spid:Public/"));
    let nameless = PrivateContact { vat_number: None, fiscal_code: None, ..private() };
    let error = ServiceProvider::new(sound(ENTITY, vat, Contact::Private(nameless))).unwrap_err();
    assert_eq!(error, ConfigError::Empty("vat_number or fiscal_code"));
}

#[test]
fn an_aggregator_names_itself_and_the_body() {
    let entity = "https://sportello.zona.example/pub-ag-full/pontelaro";
    let by = Aggregator {
        name: "Zona Valle del Laro".into(),
        ipa_code: None,
        vat_number: Some("IT01234567890".into()),
        fiscal_code: None,
        email: "spid@zona.example".into(),
        phone: None,
    };
    let xml = metadata(sound(entity, ipa(), Contact::Aggregated { by, body: public() }));
    let document = Document::parse(&xml).unwrap();
    let kinds: Vec<_> = document
        .descendants()
        .filter(|node| node.tag_name().name() == "ContactPerson")
        .map(|node| node.attribute(("https://spid.gov.it/saml-extensions", "entityType")).unwrap())
        .collect();
    assert_eq!(kinds, ["spid:aggregator", "spid:aggregated"]);
    assert!(xml.contains("<spid:PublicServicesFullAggregator/>"));
    assert!(xml.contains("<spid:IPACode>c_m990</spid:IPACode><spid:Public/>"));
}

#[test]
fn cie_is_told_where_the_body_has_its_seat() {
    let contact = CieContact {
        ipa_code: "c_m990".into(),
        municipality: "M990".into(),
        province: Some("FI".into()),
        email: "cie@comune.example".into(),
        phone: None,
    };
    let config = ServiceProviderConfig {
        attribute_sets: vec![AttributeSet::cie()],
        ..sound(ENTITY, ipa(), Contact::Cie(contact))
    };
    let xml = metadata(config);
    assert!(xml.contains("contactType=\"administrative\""));
    assert!(xml.contains("<cie:Municipality>M990</cie:Municipality>"));
    assert_eq!(xml.matches("<md:RequestedAttribute").count(), 4);
}

#[test]
fn what_the_federation_would_refuse_is_found_before() {
    let problems = |change: &dyn Fn(&mut ServiceProviderConfig), late: TimeDelta| {
        let mut config = sound(ENTITY, ipa(), public().into());
        change(&mut config);
        let sp = ServiceProvider::new(config).unwrap();
        sp.check(sp.metadata().unwrap(), now() + late, SOON)
    };
    let fine = TimeDelta::zero();
    assert!(problems(&|_| (), fine).is_empty());
    assert_eq!(problems(&|_| (), TimeDelta::days(305)), [MetadataProblem::Ends(0, 59)]);
    assert_eq!(problems(&|_| (), TimeDelta::days(365)), [MetadataProblem::NotValid(0)]);
    assert_eq!(problems(&|_| (), TimeDelta::days(-1)), [MetadataProblem::NotValid(0)]);
    let elsewhere = |config: &mut ServiceProviderConfig| config.entity_id = "https://x.example:8443".into();
    assert_eq!(
        problems(&elsewhere, fine),
        [MetadataProblem::Address("https://x.example:8443".into()), MetadataProblem::OtherEntity(0)]
    );
    let other = |config: &mut ServiceProviderConfig| {
        config.contact = PublicContact { ipa_code: "c_h501".into(), ..public() }.into();
    };
    assert_eq!(problems(&other, fine), [MetadataProblem::OtherBody(0, "PA:IT-c_h501".into())]);
    let rollover = |config: &mut ServiceProviderConfig| {
        let next = sound("https://other.example", ipa(), public().into());
        config.next_certificate_pem = Some(next.certificate_pem);
    };
    assert_eq!(problems(&rollover, fine), [MetadataProblem::OtherEntity(1)]);
    // The one that follows is published: that is what is to be done, and nothing more is wrong.
    let followed = |config: &mut ServiceProviderConfig| {
        let next = new_key(&order(ENTITY, ipa()), 2, now() + TimeDelta::days(300)).unwrap();
        config.next_certificate_pem = Some(next.certificate_pem);
    };
    assert!(problems(&followed, TimeDelta::days(305)).is_empty());
    let sp = ServiceProvider::new(sound(ENTITY, ipa(), public().into())).unwrap();
    let changed = sp.metadata().unwrap().replace("c_m990", "c_m991");
    assert_eq!(sp.check(&changed, now(), SOON), [MetadataProblem::Signature]);
}

#[test]
fn a_certificate_says_whom_it_names() {
    let facts = certificate_facts(&sound(ENTITY, ipa(), public().into()).certificate_pem).unwrap();
    assert_eq!(facts.uri.as_deref(), Some(ENTITY));
    assert_eq!(facts.organization_identifier.as_deref(), Some("PA:IT-c_m990"));
    assert_eq!(facts.not_after - facts.not_before, TimeDelta::days(365));
    assert!(facts.strong && !facts.personal);
    assert!(certificate_facts("no certificate").is_err());
}
