//! The copy of all data, which is no page of the portal: complete, in every language, and text is text.

use chrono::{DateTime, Utc};
use domain::{
    Id, Lang, Text,
    appointment::{self, Mode, Reason},
    card::parts::Part,
    document::{Kind, Sha256},
    form::{Certified, Summary},
    intake::{EventKind, Tag},
    message::{Author, Message},
    person::facts::{FactKind, Precise},
    personal::{
        AcceptedNotice, Access, AccessKind, AccessSubject, Dossier, DossierAppointment, DossierCard,
        DossierDocument, DossierEvent, DossierFact, DossierField, DossierPart, DossierRecord, DossierRequest,
        DossierSignature, PersonalProfile,
    },
    privacy::Purpose,
};

use super::{frame, html::faults};
use crate::{citizen::data_document, i18n::MISSING};

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000 + hours * 3600, 0).unwrap()
}

fn message(author: Author, hours: i64, text: &str) -> Message {
    Message {
        id: Id::new(uuid::Uuid::nil()),
        author,
        at: at(hours),
        text: text.into(),
        attachments: Vec::new(),
        unread: false,
    }
}

fn request() -> DossierRequest {
    let document = DossierDocument {
        name: "pagina <1>.pdf".into(),
        kind: Kind::Pdf,
        size: 1_249_000,
        sha256: Sha256([7; 32]),
        uploaded_at: at(0),
        file: Some("2026-0001847/documenti/01-pagina <1>.pdf".into()),
    };
    DossierRequest {
        protocollo: "2026/0001847".parse().ok(),
        service: "pasti-a-domicilio".into(),
        service_title: Text::italian("Pasti a domicilio"),
        desk: "Sportello sociale".into(),
        state: Tag::TakenUp,
        sent_at: Some(at(0)),
        answers: Summary { sections: Vec::new() },
        documents: vec![document],
        receipt: Some("2026-0001847/ricevuta.pdf".into()),
        messages: vec![
            message(Author::Desk, 1, "Prima riga\n<b>seconda"),
            message(Author::Citizen, 2, "Va bene"),
        ],
        events: vec![DossierEvent { kind: EventKind::Submitted, at: at(0) }],
    }
}

fn field(label: &str, value: &str) -> DossierField {
    DossierField { label: label.into(), value: value.into() }
}

fn signature(withdrawn: Option<chrono::NaiveDate>) -> DossierSignature {
    DossierSignature {
        desk: "Sportello <b>seconda".into(),
        version: 2,
        on: "2026-11-20".parse().unwrap(),
        purposes: Purpose::ALL.to_vec(),
        withdrawn,
    }
}

fn dossier() -> Dossier {
    let protocollo = "2026/0001847".parse().unwrap();
    let draft = DossierRequest { protocollo: None, sent_at: None, state: Tag::Draft, ..request() };
    Dossier {
        made_at: at(3),
        certified: Certified {
            given_name: "Giulia".into(),
            family_name: "<script>1".into(),
            ..Certified::default()
        },
        profile: PersonalProfile::default(),
        requests: vec![draft, request()],
        records: vec![DossierRecord {
            facts: vec![DossierFact {
                kind: FactKind::Work,
                fields: vec![field("Mestiere", "Sarta <1>")],
                from: "2020-01-01".parse().ok(),
                to: None,
                precise: Precise::DAYS,
                recorded_at: at(1),
            }],
            cards: vec![DossierCard {
                desk: "Sportello sociale".into(),
                on: "2026-11-20".parse().unwrap(),
                parts: vec![DossierPart { part: Part::Home, fields: vec![field("Vani", "<b>seconda")] }],
            }],
        }],
        appointments: vec![DossierAppointment {
            code: "AP-2026-000123".into(),
            desk: "Sportello <b>seconda".into(),
            place: "Via dei Mulini 4, 50000 Pontelaro".into(),
            reason: Reason::FirstTalk,
            mode: Mode::Phone,
            starts_at: at(48),
            ends_at: at(49),
            state: appointment::Tag::Booked,
            phone: Some("+39 333 0101470".into()),
            email: None,
        }],
        signatures: vec![signature(None), signature("2026-11-21".parse().ok())],
        notices: vec![AcceptedNotice {
            protocollo,
            service_title: Text::italian("Pasti a domicilio"),
            at: at(0),
            statement: Text::italian("Ho letto l’informativa"),
            version: None,
        }],
        accesses: vec![Access {
            at: at(2),
            desk: "Sportello sociale".into(),
            kind: AccessKind::Read,
            subject: AccessSubject::Request,
            protocollo: Some(protocollo),
        }],
    }
}

#[test]
fn the_copy_of_all_data_tells_of_appointments_and_signatures() {
    let html = data_document(&dossier(), &frame(Lang::It));
    for part in
        ["Primo colloquio", "+39 333 0101470", "versione 2", "revocata il 21/11/2026", "con la scuola"]
    {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn the_copy_of_all_data_is_a_document_of_its_own_in_every_language() {
    for lang in Lang::ALL {
        let html = data_document(&dossier(), &frame(lang));
        assert_eq!(faults(&html), Vec::<String>::new(), "{lang}");
        assert!(!html.contains(MISSING), "{lang}");
        assert_eq!(html.matches("<h1").count(), 1, "{lang}");
        for wrong in ["<script>1", "<b>seconda", "<1>", "href=", "src=", "<form", "<!>"] {
            assert!(!html.contains(wrong), "{lang}: {wrong}");
        }
        let start = format!("<!DOCTYPE html><html lang=\"{lang}\" dir=\"{}\">", lang.direction());
        assert!(html.starts_with(&start), "{lang}");
    }
}
