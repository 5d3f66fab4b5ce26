//! Messages, deadlines and requests for access, for the samples of the area personale.

use domain::{
    Protocollo,
    actor::OperatorRef,
    deadline::{Deadline, Key, Kind, Place},
    document::{Document, Kind as FileKind, Verification},
    file_access::{FileAccess, State},
    intake::{Moment, Page as Rows, Tag, ThreadRow},
    message::{Author, Message},
};
use uuid::Uuid;

use super::{at, day, document, id, text};
use crate::citizen::{DeadlinesPage, FileAccessPage, MessagesPage, Typed};

fn number(number: u32) -> Option<Protocollo> {
    Protocollo::new(2026, number).ok()
}

/// A message with a document of each kind of verification, and an answer that was read.
pub(super) fn conversation() -> Vec<Message> {
    let message = |number, author, text: &str, attachments, unread| Message {
        id: id(number),
        author,
        at: at(51),
        text: text.into(),
        attachments,
        unread,
    };
    vec![
        message(71, Author::Desk, "Buongiorno.\n\nCi manca <b>una</b> pagina.", super::documents(), true),
        message(72, Author::Citizen, "Grazie.", Vec::new(), false),
    ]
}

/// What waits to be sent with a message.
pub(super) fn attached() -> Vec<Document> {
    vec![document(73, Verification::Accepted, FileKind::Pdf)]
}

/// One in every state.
pub(super) fn accesses() -> Vec<FileAccess> {
    let moment = || Moment { by: OperatorRef { id: id(20), name: "Chiara Moretti".into() }, at: at(80) };
    let reason = || "C’è un accertamento in corso.".to_owned();
    let states = [
        State::asked(at(70)),
        State::Deferred { decided: moment(), until: day(2027, 1, 20), reason: reason() },
        State::Granted { decided: moment(), message: id(71) },
        State::Refused { decided: moment(), reason: reason() },
    ];
    (1850..)
        .zip(states)
        .filter_map(|(place, state)| {
            Some(FileAccess {
                id: id(u128::from(place)),
                protocollo: number(place)?,
                asked_at: at(70),
                wanted: "La relazione <b>della visita</b>.".into(),
                interest: "Voglio capire il punteggio.".into(),
                state,
            })
        })
        .collect()
}

/// Several, on an earlier page of more, and none.
pub(in crate::citizen) fn messages() -> Vec<(&'static str, MessagesPage)> {
    let thread = |place, author, tag, unread| {
        Some(ThreadRow {
            protocollo: number(place)?,
            service_title: text(
                "Trasporto per persone con disabilità",
                "Transport for people with disabilities",
            ),
            tag,
            author,
            at: at(51),
            beginning: "Buongiorno, ci manca <b>una</b> pagina".into(),
            unread,
        })
    };
    let rows = [
        thread(1702, Author::Desk, Tag::AwaitingIntegration, 2),
        thread(1847, Author::Citizen, Tag::Submitted, 0),
        thread(1390, Author::Desk, Tag::Accepted, 0),
    ];
    let threads = Rows {
        rows: rows.into_iter().flatten().collect(),
        previous: None,
        next: Some("2026-11-18T10:00:00.000000Z_1".into()),
    };
    let none = Rows { rows: Vec::new(), previous: None, next: None };
    let full = MessagesPage { threads, is_later_page: false, unread: 2 };
    let later = MessagesPage { is_later_page: true, unread: 1, ..full.clone() };
    let empty = MessagesPage { threads: none, is_later_page: false, unread: 0 };
    vec![("full", full), ("later", later), ("empty", empty)]
}

/// One of each kind, one of them past, and none.
pub(in crate::citizen) fn deadlines() -> Vec<(&'static str, DeadlinesPage)> {
    let request = number(1702).map(Place::Request);
    let deadlines = (1..)
        .zip(Kind::ALL)
        .filter_map(|(place, kind)| {
            let draft = kind == Kind::Draft;
            Some(Deadline {
                key: Key { kind, of: Uuid::from_u128(place) },
                on: if kind == Kind::Access { day(2026, 11, 1) } else { day(2026, 12, 1) },
                service_title: text("Riduzione della retta; del nido", "Lower nursery fees"),
                place: if draft { Place::Service("riduzione-retta-nido".into()) } else { request.clone()? },
            })
        })
        .collect();
    let full = DeadlinesPage { deadlines, unread: 1 };
    let empty = DeadlinesPage { deadlines: Vec::new(), unread: 0 };
    vec![("full", full), ("empty", empty)]
}

/// New, and with everything wrong.
pub(in crate::citizen) fn file_accesses() -> Vec<(&'static str, FileAccessPage)> {
    let Some(protocollo) = number(1702) else {
        return Vec::new();
    };
    let new = FileAccessPage {
        protocollo,
        service_title: text("Trasporto per persone con disabilità", "Transport for people with disabilities"),
        wanted: Typed::default(),
        interest: Typed::default(),
    };
    let wrong = Typed { text: "<b>una".into(), error: Some("Scrivi quali documenti".into()) };
    let errors = FileAccessPage { wanted: wrong.clone(), interest: wrong, ..new.clone() };
    vec![("new", new), ("errors", errors)]
}
