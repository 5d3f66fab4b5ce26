//! The people of every test: our service provider, a provider that it knows, a login under way.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use identity::saml::{
    AttributeSet, Authenticated, Binding, BrowserBinding, CertificateSubject, DemoKey, IdentityProvider,
    IdentityProviders, Login, Need, Organization, Outgoing, PendingRequest, PublicContact, Refusal,
    ServiceProvider, ServiceProviderConfig, SpidLevel, demo_certificate,
};
use url::Url;

use crate::provider::{self, Answer};

#[path = "kept.rs"]
pub mod kept;

pub const BASE: &str = "http://localhost:8080";
pub const ACS: &str = "http://localhost:8080/spid/acs";
pub const SLO: &str = "http://localhost:8080/spid/slo";

pub static SP_KEY: LazyLock<DemoKey> = LazyLock::new(|| key(BASE, 1));
pub static IDP_KEY: LazyLock<DemoKey> = LazyLock::new(|| key(provider::ENTITY, 2));
pub static FOREIGN_KEY: LazyLock<DemoKey> = LazyLock::new(|| key("https://stranger.example", 3));
pub static SP: LazyLock<ServiceProvider> = LazyLock::new(|| ServiceProvider::new(config()).unwrap());
pub static IDPS: LazyLock<IdentityProviders> = LazyLock::new(|| {
    let mut idps = IdentityProviders::default();
    idps.add("demo.xml", &provider::metadata(&[&IDP_KEY]), true).unwrap();
    idps
});

pub fn now() -> DateTime<Utc> {
    "2026-11-22T10:00:30.25Z".parse().unwrap()
}

fn key(entity_id: &str, serial: u64) -> DemoKey {
    let subject = CertificateSubject {
        common_name: "Comune di Pontelaro".into(),
        organization: "Comune di Pontelaro".into(),
        entity_id: entity_id.into(),
        ipa_code: "c_m990".into(),
        locality: "Pontelaro".into(),
    };
    let own = kept::key(&format!("saml-{serial}")).unwrap();
    demo_certificate(&own, &subject, serial, now()).unwrap()
}

pub fn config() -> ServiceProviderConfig {
    ServiceProviderConfig {
        entity_id: BASE.into(),
        base_url: Url::parse(BASE).unwrap(),
        organization: Organization {
            name: "Comune di Pontelaro".into(),
            display_name: "Comune di Pontelaro".into(),
            url: Url::parse("https://www.comune.pontelaro.example").unwrap(),
            english_url: None,
        },
        contact: PublicContact {
            ipa_code: "c_m990".into(),
            email: "sportello@comune.pontelaro.example".into(),
            phone: Some("+390550100200".into()),
        }
        .into(),
        signing_key_pem: SP_KEY.key_pem.clone(),
        certificate_pem: SP_KEY.certificate_pem.clone(),
        next_certificate_pem: None,
        attribute_sets: AttributeSet::all("Sportello sociale online".into()),
    }
}

pub fn idp() -> &'static IdentityProvider {
    IDPS.get(provider::ENTITY).unwrap()
}

pub fn started(level: SpidLevel, binding: Binding) -> (PendingRequest, Outgoing) {
    let login = Login {
        idp: idp(),
        level,
        need: Need::Whole,
        purpose: None,
        binding,
        next: "/servizi/assegno-di-cura".into(),
        browser: BrowserBinding::of("cookie"),
        now: now() - TimeDelta::seconds(20),
        random: std::array::from_fn(|place| u8::try_from(place).unwrap() * 7),
    };
    SP.start(login).unwrap()
}

/// Made once: starting a login signs a request, which costs more than verifying the answer.
pub static PENDING: LazyLock<PendingRequest> = LazyLock::new(|| started(SpidLevel::L2, Binding::Redirect).0);

pub fn pending() -> PendingRequest {
    PENDING.clone()
}

/// A correct answer to [`pending`].
pub fn answer() -> Answer {
    Answer::to(&pending())
}

pub fn encode(xml: &str) -> String {
    STANDARD.encode(xml)
}

pub fn verify(xml: &str) -> Result<Authenticated, Refusal> {
    SP.verify(&encode(xml), &PENDING, idp(), now())
}

/// The code of the refusal, or `accepted`.
pub fn verdict(xml: &str) -> &'static str {
    match verify(xml) {
        Ok(_) => "accepted",
        Err(refusal) => refusal.code(),
    }
}
