//! Intakes.

use domain::{
    Text,
    delivery::{ChannelKind, Obstacle, Report, Undelivered},
    document::{Document, Kind, Sha256, Verification},
    form::{FieldPath, ShownValue, SummaryLine},
    intake::{Answered, Detail, Event, EventKind, State},
    mask::{Field, Group},
    message::{Author, DeskMessage, Said},
    person::{Level, Match, Reason, Row},
};

use super::{
    at, card_id, chiara, day, fiscal_code, id, notice_given, protocollo, states, submitted, taken_up, text,
    today,
};
use crate::console::{
    form::{FormError, FormField, MessageForm, Wrong},
    intake::{IntakeDetail, IntakeNotice},
};

/// An intake in this state, with everything visible.
pub(super) fn detail(state: State) -> Detail {
    let card = matches!(state, State::Accepted { .. }).then(card_id);
    Detail {
        id: id(1847),
        protocollo: protocollo(1847),
        service: "contributo-economico".to_owned(),
        service_title: text("Contributo economico per le famiglie"),
        applicant: Field::Shown("Giulia Ferrante".to_owned()),
        beneficiary: Some(Field::Shown("Elena Ferrante".to_owned())),
        fiscal_code: Field::Shown(Some(fiscal_code("FRRGLI88C54M990P"))),
        company: Some(Field::Shown("Il <b>Ponte, 02345678901".to_owned())),
        vat_number: Some(Field::Shown("01234567890".to_owned())),
        other_names: vec!["Elena Ferrante".to_owned()],
        state,
        level: 2,
        answers: answers(),
        documents: documents(),
        hidden: Vec::new(),
        matches: matches(),
        messages: messages(),
        attached: vec![document(26, "modulo.pdf", Kind::Pdf, Verification::Accepted)],
        accesses: super::accesses::all(),
        history: history(),
        came: Vec::new(),
        card,
    }
}

fn line(question: &str, label: &str, values: Vec<ShownValue>) -> (Text, Field<SummaryLine>) {
    let line =
        SummaryLine { path: FieldPath::once(question), label: text(label), entry: None, values, group: None };
    (text(label), Field::Shown(line))
}

/// Answers of every kind.
pub(super) fn answers() -> Vec<Answered> {
    let words = |words: &str| vec![ShownValue::Text(words.to_owned())];
    vec![
        Answered {
            title: text("Chi chiede"),
            lines: vec![
                line("telefono", "Cellulare", words("333 010 0147")),
                line("nota", "Altro", words("<script>alert(1)</script>")),
            ],
        },
        Answered {
            title: text("Situazione economica"),
            lines: vec![
                line("perso-lavoro", "Da quando", vec![ShownValue::Date(day("2026-09-30"))]),
                line("affitto", "Affitto al mese", vec![ShownValue::Money(48_000)]),
                line("separati", "Genitori separati", vec![ShownValue::YesNo(true)]),
                line("persone", "Persone in casa", vec![ShownValue::Number(4)]),
                line("iban", "IBAN", vec![ShownValue::Iban("IT60X0542811101000000004471".to_owned())]),
                line("aiuti", "Altri aiuti", vec![ShownValue::Choice(text("Assegno unico"))]),
                line("altro", "Altre spese", Vec::new()),
                line("vero", "Dichiarazione", vec![ShownValue::Declared]),
            ],
        },
    ]
}

fn document(number: u128, name: &str, kind: Kind, verification: Verification) -> Document {
    Document {
        id: id(number),
        question: "accordo".to_owned(),
        name: name.to_owned(),
        kind,
        size: 1_249_000,
        sha256: Sha256([0x5a; 32]),
        verification,
        uploaded_at: at("2026-11-03T13:40:00Z"),
    }
}

fn documents() -> Vec<(Text, Field<Document>)> {
    let shown = |what: &str, document| (text(what), Field::Shown(document));
    vec![
        shown("Accordo di separazione", document(21, "accordo.pdf", Kind::Pdf, Verification::Accepted)),
        shown("Pagina firme", document(22, "IMG 0042 \"firme\".jpeg", Kind::Jpeg, Verification::Accepted)),
        shown("Delega", document(23, "delega.pdf.p7m", Kind::P7m, Verification::Accepted)),
        shown("Contratto d’affitto", document(24, "affitto.png", Kind::Png, Verification::Waiting)),
        shown("Ricevute", document(25, "ricevute.pdf", Kind::Pdf, Verification::Rejected)),
    ]
}

/// Two people who may be the applicant.
pub(in crate::console) fn matches() -> Vec<Match> {
    let row = |number, name: &str, code, cards| Row {
        id: id(number),
        full_name: Field::Shown(name.to_owned()),
        birth_date: Field::Shown(Some(day("1988-03-14").into())),
        fiscal_code: Field::Shown(code),
        cards,
    };
    vec![
        Match {
            person: row(501, "Giulia Ferrante", Some(fiscal_code("FRRGLI88C54M990P")), 2),
            last_card: Some((id(302), day("2025-10-02"))),
            level: Some(Level::High),
            reasons: vec![Reason::SameFiscalCode, Reason::SameName, Reason::SameBirthDate],
        },
        Match {
            person: row(502, "Giulia Ferranti", None, 0),
            last_card: None,
            level: Some(Level::Middle),
            reasons: vec![Reason::SimilarName, Reason::SameBirthDate, Reason::OtherFiscalCode],
        },
    ]
}

fn messages() -> Vec<DeskMessage> {
    let message = |number, author, at, said, unread| DeskMessage { id: id(number), author, at, said, unread };
    let said = |text: &str, attachments| Field::Shown(Said { text: text.to_owned(), attachments });
    let attachments: Vec<Document> =
        documents().into_iter().filter_map(|(_, document)| document.shown().cloned()).collect();
    vec![
        message(
            31,
            Author::Desk,
            at("2026-11-16T09:12:00Z"),
            said("Buongiorno,\nci serve di nuovo la pagina 2.", Vec::new()),
            false,
        ),
        message(
            32,
            Author::Citizen,
            at("2026-11-16T18:45:00Z"),
            said("La mando domani <sera>.", attachments),
            true,
        ),
        message(33, Author::Citizen, at("2026-11-17T18:45:00Z"), Field::Masked(Group::Health), true),
    ]
}

fn history() -> Vec<Event> {
    let event = |kind, at, by: Option<&str>| Event { kind, at, by: by.map(str::to_owned) };
    vec![
        event(EventKind::Submitted, at("2026-11-03T13:52:00Z"), None),
        event(EventKind::TakenUp, at("2026-11-04T08:20:00Z"), Some("Chiara Moretti")),
        event(EventKind::IntegrationAsked, at("2026-11-16T09:12:00Z"), Some("Chiara Moretti")),
    ]
}

fn page(state: State) -> IntakeDetail {
    IntakeDetail::new(detail(state), chiara().id, today())
}

/// As the immigrant desk sees it, and with the name hidden too.
fn masked() -> IntakeDetail {
    let mut page = page(taken_up());
    page.detail.applicant = Field::Masked(Group::Identity);
    page.detail.fiscal_code = Field::Masked(Group::Identity);
    page.detail.answers.push(Answered {
        title: text("Salute"),
        lines: vec![(text("Invalidità"), Field::Masked(Group::Health))],
    });
    page.detail.documents.push((text("Verbale di invalidità"), Field::Masked(Group::Health)));
    page.detail.hidden = vec![Group::Identity, Group::Health, Group::Judicial];
    for found in &mut page.detail.matches {
        found.person.full_name = Field::Masked(Group::Identity);
        found.person.birth_date = Field::Masked(Group::Identity);
    }
    page
}

/// What the sample of a state is called; a notice has the same code before and after its days.
fn name(state: &State) -> &'static str {
    match state {
        State::NoticeGiven { notice, .. } if notice.reply_by < today() => "notice over",
        _ => state.tag().code(),
    }
}

/// Every state, every document, masks, notices, errors.
pub(in crate::console) fn intakes() -> Vec<(&'static str, IntakeDetail)> {
    let named = states().into_iter().map(|state| (name(&state), page(state)));
    let mut bare = page(submitted());
    bare.detail.answers.clear();
    bare.detail.documents.clear();
    bare.detail.matches.clear();
    bare.detail.messages.clear();
    bare.detail.attached.clear();
    bare.detail.accesses.clear();
    bare.detail.history.clear();
    bare.detail.fiscal_code = Field::Shown(None);
    let mut taken_by = page(taken_up());
    taken_by.me = super::anna().id;
    taken_by.notice =
        Some(IntakeNotice::TakenBy { name: "Chiara Moretti".to_owned(), at: at("2026-11-20T09:12:00Z") });
    let mut stale = page(notice_given());
    stale.notice = Some(IntakeNotice::Stale);
    let mut wrong = page(taken_up());
    wrong.message = MessageForm { text: "  ".to_owned() };
    wrong.errors = vec![FormError::new(FormField::Message, Wrong::Empty)];
    wrong.refused = super::accesses::refused();
    let mut silent = page(taken_up());
    silent.undelivered = undelivered();
    let others = [
        ("not arrived", silent),
        ("bare", bare),
        ("masked", masked()),
        ("taken by another", taken_by),
        ("stale", stale),
        ("errors", wrong),
    ];
    named.chain(others).chain(documents_shown()).collect()
}

fn documents_shown() -> impl Iterator<Item = (&'static str, IntakeDetail)> {
    [("image", 22), ("signed", 23), ("waiting", 24), ("rejected", 25), ("no such document", 99)]
        .into_iter()
        .map(|(name, number)| {
            let mut page = page(taken_up());
            page.document = Some(id(number));
            (name, page)
        })
}

/// Everything that can have kept a mail from arriving, and everything that is said afterwards.
fn undelivered() -> Vec<Undelivered> {
    let afterwards = [
        (Obstacle::PutOff, Some(Report::Delayed)),
        (Obstacle::PutOff, Some(Report::Failed)),
        (Obstacle::Refused, Some(Report::Failed)),
    ];
    let at_once = Obstacle::ALL.map(|obstacle| (obstacle, None));
    at_once
        .into_iter()
        .chain(afterwards)
        .zip(900..)
        .map(|((obstacle, reported), number)| Undelivered {
            id: id(number),
            channel: ChannelKind::Email,
            receipt: obstacle == Obstacle::Address,
            at: at("2026-11-20T09:30:00Z"),
            obstacle,
            given_up: obstacle != Obstacle::PutOff || reported == Some(Report::Failed),
            reported,
        })
        .collect()
}
