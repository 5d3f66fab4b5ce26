//! Requests that were sent, for the samples of the area personale.

use domain::{
    actor::{DeskRef, OperatorRef},
    calendar::Term,
    form::summary,
    intake::{
        Citizen, CitizenRow, DraftRow, Intake, Integration, Milestone, MilestoneKind, Moment, Notice,
        Page as Rows, Shelf, ShelfCounts, State, Submission,
    },
};

use super::{
    answers, at,
    correspondence::{accesses, attached, conversation},
    day, documents, form, id, rule, text,
};
use crate::{
    citizen::{ConfirmationPage, FoundText, PersonalAreaPage, Reply, RequestPage, Sent, Unsent},
    components::documents::RefusedFile,
    problems::FileProblem,
    routes::RequestPart,
};

/// With and without receipt and address.
pub(in crate::citizen) fn confirmations() -> Vec<(&'static str, ConfirmationPage)> {
    let Ok(protocollo) = "2026/0001847".parse() else {
        return Vec::new();
    };
    let ready = ConfirmationPage {
        given_name: "Giulia".into(),
        service_title: text("Contributo economico per le famiglie", "Financial help for families"),
        office: text("Sportello sociale di Pontelaro", "Social services desk of Pontelaro"),
        protocollo,
        sent_at: at(0),
        latest_on: day(2026, 12, 20),
        documents: 3,
        email: Some("giulia.ferrante@posta.example".into()),
        receipt_ready: true,
        rated: false,
    };
    let soon = ConfirmationPage { receipt_ready: false, documents: 1, ..ready.clone() };
    let silent = ConfirmationPage { email: None, documents: 0, ..soon.clone() };
    let here = ConfirmationPage { email: None, ..ready.clone() };
    let rated = ConfirmationPage { rated: true, ..ready.clone() };
    vec![("ready", ready), ("soon", soon), ("no address", silent), ("here only", here), ("rated", rated)]
}

/// Every state of a sent request.
fn states() -> Vec<State> {
    let Ok(protocollo) = "2026/0001702".parse() else {
        return Vec::new();
    };
    let submission = Submission { protocollo, at: at(0), term: Term::new(day(2026, 11, 18), 30) };
    let moment = Moment { by: OperatorRef { id: id(20), name: "Chiara Moretti".into() }, at: at(48) };
    let stopped = Submission { term: submission.term.suspend(day(2026, 11, 20)), ..submission.clone() };
    let integration = Integration {
        text: "La pagina con la data di revisione.\n\nQuali giorni <b>?</b>".into(),
        asked_at: at(50),
        due_on: day(2026, 11, 30),
    };
    let notice = Notice { reason: "Supera il limite.".into(), sent_at: at(60), reply_by: day(2026, 12, 1) };
    let (taken, decided) = (moment.clone(), moment);
    vec![
        State::Submitted { submission: submission.clone() },
        State::TakenUp { submission: submission.clone(), taken: taken.clone() },
        State::AwaitingIntegration { submission: stopped.clone(), taken: taken.clone(), integration },
        State::NoticeGiven { submission: stopped, taken, notice },
        State::Accepted { submission: submission.clone(), decided: decided.clone(), card: id(30) },
        State::Refused { submission: submission.clone(), decided, reason: "Supera il limite.".into() },
        State::Withdrawn { submission, at: at(70) },
    ]
}

fn rows() -> Vec<CitizenRow> {
    states()
        .into_iter()
        .filter_map(|state| {
            Some(CitizenRow {
                protocollo: state.submission()?.protocollo,
                service_title: text(
                    "Trasporto per persone con disabilità",
                    "Transport for people with disabilities",
                ),
                state,
                office: text("Sportello sociale", "Social services desk"),
            })
        })
        .collect()
}

/// With everything, with nothing.
pub(in crate::citizen) fn areas() -> Vec<(&'static str, PersonalAreaPage)> {
    let draft = DraftRow {
        id: id(11),
        service: "riduzione-retta-nido".into(),
        service_title: text("Riduzione della retta del nido", "Lower nursery fees"),
        saved_at: at(1),
        expires_on: day(2026, 12, 12),
        next_step: "nucleo-familiare".into(),
    };
    let full = PersonalAreaPage {
        given_name: "Giulia".into(),
        to_answer: rows(),
        shelf: Shelf::All,
        counts: ShelfCounts { drafts: 1, to_answer: 2, sent: 2, closed: 3 },
        requests: Rows { rows: rows(), previous: None, next: Some("2026-11-18T10:00:00.000000Z_1".into()) },
        is_later_page: false,
        drafts: vec![draft],
        appointments: crate::appointments::samples::coming(),
        unread: 2,
        unsent: "2026/0001702"
            .parse()
            .map(|protocollo| Unsent { protocollo, until: day(2026, 11, 26) })
            .into_iter()
            .collect(),
    };
    let empty = PersonalAreaPage {
        given_name: "Luca".into(),
        to_answer: Vec::new(),
        counts: ShelfCounts::default(),
        requests: Rows { rows: Vec::new(), previous: None, next: None },
        drafts: Vec::new(),
        appointments: Vec::new(),
        unread: 0,
        unsent: Vec::new(),
        ..full.clone()
    };
    let later = PersonalAreaPage {
        shelf: Shelf::Closed,
        requests: Rows { rows: Vec::new(), previous: None, next: None },
        is_later_page: true,
        drafts: Vec::new(),
        unread: 1,
        ..full.clone()
    };
    vec![("full", full), ("empty", empty), ("later", later)]
}

fn request(state: State) -> Option<RequestPage> {
    let milestone = |kind, at, by| Milestone { kind, at, by };
    let protocollo = state.submission()?.protocollo;
    let intake = Intake {
        id: id(12),
        service: "trasporto-disabili".into(),
        service_title: text("Trasporto per persone con disabilità", "Transport for people with disabilities"),
        office: text("Sportello sociale", "Social services desk"),
        desk: DeskRef { id: id(40), name: "Sportello sociale di Pontelaro".into() },
        state,
        form: form().into(),
        answers: answers(),
        documents: documents(),
        saved_at: at(0),
        version: 3,
        has_earlier: false,
    };
    Some(RequestPage {
        summary: summary(&intake.form, &intake.answers, &intake.documents),
        request: Citizen {
            intake,
            protocollo,
            milestones: vec![
                milestone(MilestoneKind::Sent, Some(at(0)), None),
                milestone(MilestoneKind::HandedOver, Some(at(24)), None),
                milestone(MilestoneKind::TakenUp, Some(at(48)), None),
                milestone(MilestoneKind::IntegrationAsked, Some(at(50)), None),
                milestone(MilestoneKind::NoticeGiven, Some(at(60)), None),
                milestone(MilestoneKind::AccessAsked, Some(at(61)), Some(day(2026, 12, 20))),
                milestone(MilestoneKind::AccessDeferred, Some(at(62)), Some(day(2027, 1, 20))),
                milestone(MilestoneKind::AccessGranted, Some(at(63)), None),
                milestone(MilestoneKind::AccessRefused, Some(at(64)), None),
                milestone(MilestoneKind::Answer, None, Some(day(2027, 1, 17))),
            ],
            messages: conversation(),
            attached: attached(),
            accesses: accesses(),
            receipt_ready: true,
        },
        rule: rule(),
        answer: Reply::default(),
        message: Reply::default(),
        sent: None,
        found: Vec::new(),
        mail_is_back: false,
    })
}

/// Every state, with and without errors and notices.
/// What was being sent when the session ended; what can be sent no more is shown all the same.
fn found() -> Vec<FoundText> {
    let text = |part, hours| FoundText { part, at: at(hours), text: "Ecco <b>tutto</b>".into() };
    vec![
        text(RequestPart::Messages, 0),
        text(RequestPart::Integration, -40),
        text(RequestPart::Observations, -41),
    ]
}

pub(in crate::citizen) fn requests() -> Vec<(&'static str, RequestPage)> {
    let pages: Vec<RequestPage> = states().into_iter().filter_map(request).collect();
    let wrong = Reply {
        text: "x".into(),
        error: Some("Scrivi la risposta".into()),
        refused: vec![RefusedFile {
            question: "documento".into(),
            name: "a.zip".into(),
            problem: FileProblem::WrongKind,
        }],
        resumed: Some("1764000000000000".into()),
    };
    let more = pages.iter().flat_map(|page| {
        let failed = RequestPage { answer: wrong.clone(), message: wrong.clone(), ..page.clone() };
        [Sent::Integration, Sent::Observations, Sent::Message, Sent::Access, Sent::Withdrawal]
            .map(|sent| RequestPage { sent: Some(sent), ..page.clone() })
            .into_iter()
            .chain([failed, RequestPage { found: found(), mail_is_back: true, ..page.clone() }])
            .collect::<Vec<_>>()
    });
    let more: Vec<_> = more.collect();
    pages.into_iter().chain(more).map(|page| ("request", page)).collect()
}
