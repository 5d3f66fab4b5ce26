//! Invented services for the samples of the public pages.

use chrono::{DateTime, NaiveDate};
use domain::{
    Id, Lang, Text,
    actor::{DeskRef, OperatorRef},
    finding::{Audience, Finding, Topic},
    form::{Definition, Kind, Question, Section, SectionLink, Step},
    intake::Moment,
    mask::Group,
    privacy::PrivacyNotice,
    service::{ADULT_AGE, Applicant, Availability, Service},
};

use super::{AccessPage, Barrier, Over, ServicePage, Start};
use crate::components::{
    access::{Municipality, Provider, Way},
    service::ServiceCard,
};

fn text(it: &str, en: &str) -> Text {
    Text::italian(it).with(Lang::En, en)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A notice of a desk, in two languages.
pub fn notices() -> Vec<PrivacyNotice> {
    let by = OperatorRef { id: Id::new(uuid::Uuid::from_u128(7)), name: "Paolo Neri".into() };
    vec![PrivacyNotice {
        id: Id::new(uuid::Uuid::from_u128(8)),
        desk: DeskRef { id: Id::new(uuid::Uuid::from_u128(9)), name: "Sportello <b>sociale".into() },
        title: text("Sportello <b>sociale", "Social <b>services"),
        version: 2,
        text: text("Titolare: <b>Comune\nFinalità: servizi sociali", "Controller: <b>Comune"),
        valid_from: day(2026, 11, 1),
        published: Moment { by, at: DateTime::UNIX_EPOCH },
    }]
}

fn definition() -> Definition {
    let question = Question {
        name: "presa-visione".into(),
        label: text("Ho letto come usate i miei dati", "I have read how you use my data"),
        hint: None,
        kind: Kind::Declaration,
        required: true,
        when: None,
        prefill: None,
        group: None,
        means: None,
    };
    let section = Section {
        title: text("Come usiamo i tuoi dati", "How we use your data"),
        hint: None,
        link: Some(SectionLink::Privacy),
        when: None,
        repeat: None,
        questions: vec![question],
    };
    let step = Step {
        slug: "informativa".into(),
        name: text("Informativa", "Privacy notice"),
        title: text("Prima di iniziare", "Before you begin"),
        lead: None,
        sections: vec![section],
    };
    Definition { steps: vec![step] }
}

/// A service with every part filled; it opens and closes.
pub fn service() -> Service {
    Service {
        slug: "contributo-economico".into(),
        siuss: Some("A1.04".into()),
        title: text("Contributo economico per le famiglie", "Financial help for families"),
        summary: text("Un aiuto in denaro per affitto e bollette.", "Money for rent and bills."),
        needs: vec![text("Non arrivo a fine mese", "I cannot make ends meet")],
        who: text("A chi abita a Pontelaro.", "People living in Pontelaro."),
        requirements: vec![text("Hai un ISEE fino a 9.530,00 €.", "Your ISEE is up to €9,530.00.")],
        what_is_needed: vec![text("SPID di livello 2", "SPID level 2")],
        what_you_get: vec![text("Da 150,00 € a 1.800,00 €.", "From €150.00 to €1,800.00.")],
        how: text("Online in 6 passi.", "Online in 6 steps."),
        cost: text("Niente.", "Nothing."),
        minutes: 15,
        term_days: 30,
        what_happens_next: vec![text("Ricevi il numero di protocollo.", "You get the register number.")],
        office: text("Sportello sociale di Pontelaro", "Social services desk of Pontelaro"),
        level: 2,
        applicant: Applicant::Person,
        from_age: ADULT_AGE,
        finding: Finding { topics: vec![Topic::Money, Topic::Home], audiences: vec![Audience::Parent] },
        data_read: vec![Group::Income],
        opens: Some(day(2026, 9, 1)),
        closes: Some(day(2026, 12, 31)),
        form: definition().into(),
    }
}

/// A service in each state of availability.
pub fn cards() -> Vec<ServiceCard> {
    let card = ServiceCard::of(&service(), day(2026, 11, 22));
    [
        Availability::Open { until: None },
        Availability::NotYet { from: day(2027, 1, 7) },
        Availability::Closed { since: day(2026, 10, 31) },
    ]
    .map(|availability| ServiceCard { availability, minutes: 1, ..card.clone() })
    .into_iter()
    .chain([card.clone()])
    .collect()
}

/// The page of a service, open, closed, with a draft.
pub fn service_pages() -> Vec<(&'static str, ServicePage)> {
    let open = ServicePage {
        availability: Availability::Open { until: Some(day(2026, 12, 31)) },
        service: service(),
        start: Start::Begin,
        signed_in: false,
        at: crate::appointments::samples::points().into_iter().next(),
        privacy: notices().into_iter().next().map(|notice| (notice.desk.id, notice.title)),
    };
    let since = day(2026, 10, 31);
    let closed =
        ServicePage { availability: Availability::Closed { since }, at: None, privacy: None, ..open.clone() };
    let soon = ServicePage { availability: Availability::NotYet { from: day(2027, 1, 7) }, ..open.clone() };
    let draft = ServicePage {
        start: Start::Continue { step: "informativa".into() },
        signed_in: true,
        ..closed.clone()
    };
    let always = Service { opens: None, closes: None, requirements: Vec::new(), term_days: 1, ..service() };
    let always =
        ServicePage { service: always, availability: Availability::Open { until: None }, ..open.clone() };
    vec![
        ("open", open),
        ("closed", closed),
        ("not yet", soon),
        ("draft of a closed service", draft),
        ("always open", always),
    ]
}

/// The access page for a service, for the area personale, after a session expired.
pub fn access_pages() -> Vec<(&'static str, AccessPage)> {
    let provider = |name: &str| Provider { entity_id: format!("https://{name}.example"), name: name.into() };
    let service = AccessPage {
        providers: ["Identità di prova", "Sielte ID"].map(provider).to_vec(),
        level: 2,
        next: Some("/servizi/contributo-economico/domanda/informativa".into()),
        service: Some(("contributo-economico".into(), text("Contributo economico", "Financial help"))),
        cie: Way::Active { href: "/cie/accesso?level=2".into() },
        eidas: Way::Active { href: "/spid/login?idp=eidas".into() },
        municipalities: Vec::new(),
        applicant: Applicant::Person,
        barrier: None,
        over: None,
        unanswered: None,
    };
    let weak = AccessPage { barrier: Some(Barrier::Level), ..service.clone() };
    let kind = |applicant, barrier| AccessPage { applicant, barrier, ..service.clone() };
    let (alone, work) = (kind(Applicant::Company, Some(Barrier::Kind)), kind(Applicant::Professional, None));
    let person = kind(Applicant::Person, Some(Barrier::Kind));
    let area = AccessPage { service: None, next: Some("/area-personale".into()), ..weak.clone() };
    let municipality = |key: Option<&str>, name: &str, chosen| Municipality {
        key: key.map(str::to_owned),
        name: Text::italian(name),
        chosen,
    };
    let own = municipality(None, "Comune di Pontelaro", false);
    let served = municipality(Some("vallescura"), "Comune di Vallescura", true);
    let several = AccessPage { municipalities: vec![own, served.clone()], ..service.clone() };
    let of_service = AccessPage { municipalities: vec![served], ..service.clone() };
    let slow = AccessPage { unanswered: Some("Sielte ID".into()), ..service.clone() };
    let over = |why| AccessPage { over: Some(why), ..service.clone() };
    let (expired, lost, kept) = (over(Over::Reading), over(Over::Lost), over(Over::Kept));
    let bare = AccessPage { providers: Vec::new(), next: None, service: None, ..service.clone() };
    vec![
        ("for a service", service),
        ("no answer", slow),
        ("expired", expired),
        ("expired while sending", lost),
        ("kept", kept),
        ("no provider", bare),
        ("stronger", weak),
        ("company", alone),
        ("professional", work),
        ("person", person),
        ("highest level", AccessPage { level: 3, ..area.clone() }),
        ("area personale", area),
        ("several municipalities", several),
        ("the municipality of the service", of_service),
    ]
}
