//! The copy of all data, which is no page of the portal: complete, and in every language.

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

use crate::{
    citizen::{CopyPart, data_copy},
    i18n::{MISSING, Translator},
    wording::Wording,
};

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
                removed_at: Some(at(2)),
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

/// A part line by line: heading, facts, paragraphs.
fn lines(part: &CopyPart) -> Vec<String> {
    let words = |all: &[Wording]| all.iter().map(Wording::text).collect::<Vec<_>>().join("; ");
    let facts = part.facts.iter().map(|fact| format!("{}: {}", fact.term.text(), words(&fact.values)));
    let texts = part.texts.iter().map(|text| text.text().to_owned());
    std::iter::once(part.title.text().to_owned()).chain(facts).chain(texts).collect()
}

fn parts(lang: Lang, dossier: &Dossier) -> Vec<CopyPart> {
    data_copy(Translator::new(lang), "Comune di Pontelaro", dossier).parts
}

fn said(lang: Lang, dossier: &Dossier) -> String {
    parts(lang, dossier).iter().flat_map(lines).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_copy_of_all_data_tells_everything() {
    let said = said(Lang::It, &dossier());
    for part in [
        "Giulia <script>1",
        "Pasti a domicilio\nA che punto è: ",
        "2026/0001847",
        "2026-0001847/ricevuta.pdf",
        "2026-0001847/documenti/01-pagina <1>.pdf (1,2\u{a0}MB), SHA-256 0707",
        "Sportello sociale: Prima riga\n<b>seconda",
        "Mestiere: Sarta <1>",
        "Dal: 01/01/2020",
        "Questa scheda è stata eliminata il ",
        "Vani: <b>seconda",
        "Primo colloquio",
        "+39 333 0101470",
        "versione 2",
        "revocata il 21/11/2026",
        "con la scuola",
        "«Ho letto l’informativa»",
        "Ha letto la domanda 2026/0001847.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn the_copy_of_all_data_has_words_in_every_language_and_names_those_of_another_one() {
    for lang in Lang::ALL {
        let copy = data_copy(Translator::new(lang), "Comune di Pontelaro", &dossier());
        let head = [vec![copy.title], copy.about].concat().join("\n");
        assert!(head.contains("Giulia") && head.contains("Comune di Pontelaro"), "{lang}: {head}");
        let said = said(lang, &dossier());
        assert!(!head.contains(MISSING) && !said.contains(MISSING), "{lang}: {said}");
        let job = copy.parts.iter().flat_map(|part| &part.facts).find(|fact| fact.term.text() == "Mestiere");
        let spoken = job.and_then(|fact| fact.values[0].lang());
        assert_eq!(spoken, (lang != Lang::It).then_some("it"), "{lang}: written by the desk");
    }
}

#[test]
fn no_level_of_headings_is_left_out_of_the_copy_of_all_data() {
    let depths: Vec<u8> = parts(Lang::It, &dossier()).iter().map(|part| part.depth).collect();
    assert_eq!((depths.first(), depths.iter().max()), (Some(&0), Some(&2)));
    assert!(depths.windows(2).all(|two| two[1] <= two[0] + 1), "{depths:?}");
}

#[test]
fn who_has_nothing_at_the_portal_reads_that_nobody_looked() {
    let nothing = Dossier {
        made_at: at(3),
        certified: dossier().certified,
        profile: PersonalProfile::default(),
        requests: Vec::new(),
        records: Vec::new(),
        appointments: Vec::new(),
        signatures: Vec::new(),
        notices: Vec::new(),
        accesses: Vec::new(),
    };
    let said = said(Lang::It, &nothing);
    assert!(said.contains("Nessuno sportello ha ancora aperto le tue domande."), "{said}");
    for heading in ["Le mie domande", "Quello che tengono gli sportelli", "Firme allo sportello"] {
        assert!(!said.lines().any(|line| line == heading), "{heading}: {said}");
    }
}
