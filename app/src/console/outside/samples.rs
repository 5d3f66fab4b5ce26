//! Every state from both sides of a link, with errors, masked, and without a way in.

use chrono::TimeDelta;
use domain::{
    card::{Access, Mode, parts::Part},
    document::Sort,
    mask::{Field, Group, Mask},
    referral::{
        Line, Outcome, Package, Paper, Piece, Section, Tag,
        outside::{
            Answer, Code, End, Event, Followed, Gone, Link, Look, Offer, Outside, Reading, Sender, Shown,
            State, Step,
        },
        written,
    },
};

use super::{
    CodePage, NewOutside, OutsideActForm, OutsideError, OutsideForm, OutsidePage, ReceiverForm, ReceiverPage,
};
use crate::console::samples::{card_id, desks, id, moment, now};

const BODY: &str = "Croce Verde <sera> di Pontelaro";

fn package() -> Package {
    let line =
        |label: &str, value: &str, group| Line { label: label.to_owned(), value: value.to_owned(), group };
    let section = |piece, lines| Section { piece, lines, answers: Vec::new() };
    Package {
        mode: Mode::InPerson,
        sections: vec![
            section(Piece::Person, vec![line("Nome", "Samira <script>El Idrissi", Some(Group::Identity))]),
            section(Piece::Contacts, vec![line("Telefono", "333 010 0202", Some(Group::Contacts))]),
            section(Piece::Access, vec![line("Accesso del 18/11/2026", "Cerca <i>casa</i>", None)]),
            section(Piece::Filled(Part::Home), vec![line("Numero di vani", "2", Some(Group::Residence))]),
        ],
    }
}

/// A document that goes along.
pub(in crate::console) fn papers() -> Vec<Paper> {
    let (title, name) = (Some("Contratto <sera>".to_owned()), "contratto.pdf".to_owned());
    vec![Paper { id: id(771), sort: Sort::Home, title, name, size: 1_234_567 }]
}

/// What the answers lead to; one that is not possible leads nowhere.
fn after(answers: &[Answer]) -> State {
    let sent = State::Sent { sent: moment(now() - TimeDelta::days(2)) };
    answers.iter().fold(sent, |state, answer| state.clone().answered(answer.clone(), now()).unwrap_or(state))
}

fn states() -> Vec<State> {
    let receive = Answer::Receive { by: "Anna \"><script> Sarti".to_owned() };
    let refuse = Answer::Refuse { reason: "Non è <b>il nostro</b> territorio".to_owned() };
    let report = Answer::Report { outcome: Outcome::Closed, text: "Trasporto fatto".to_owned() };
    let sent = after(&[]);
    let cancelled = sent.clone().cancelled(moment(now())).unwrap_or_else(|_| sent.clone());
    vec![
        sent,
        after(&[Answer::See]),
        after(&[Answer::See, receive.clone()]),
        after(&[Answer::See, receive, report]),
        after(&[Answer::See, refuse]),
        cancelled,
    ]
}

fn link() -> Option<Link> {
    Some(Link {
        id: id(751),
        address: "info@croceverde.example".parse().ok()?,
        made: now() - TimeDelta::days(2),
        until: now() + TimeDelta::days(5),
        tries: 2,
        opened: None,
        ended: None,
        mailed: Some(now()),
        undelivered: false,
    })
}

fn outside(mut state: State, link: Link, mask: &Mask) -> Option<Outside> {
    Some(Outside {
        id: id(741),
        from: desks().into_iter().next()?,
        body: BODY.to_owned(),
        name: Field::Shown("Samira <script>El Idrissi".to_owned()),
        why: mask.field(Access::GROUP, "Serve un trasporto".to_owned()),
        informed: true,
        late_since: state.tag().waits().then(now),
        answer: written(mask, state.take_words()),
        state,
        link,
    })
}

/// What a desk sent outside, in every state.
pub(in crate::console) fn lists() -> Vec<Outside> {
    states().into_iter().filter_map(|state| outside(state, link()?, &Mask::none())).collect()
}

/// Empty, and with every error.
pub(super) fn new_ones() -> Vec<(&'static str, NewOutside)> {
    let name = Field::Shown("Samira El Idrissi".to_owned());
    let offer = Offer {
        card: card_id(),
        name,
        on: domain::calendar::day_in_rome(now()),
        package: package(),
        papers: papers(),
    };
    let page = |errors| NewOutside { offer: offer.clone(), form: OutsideForm::default(), errors };
    let errors = OutsideForm::default().check().err().unwrap_or_default();
    let mut masked = page(Vec::new());
    masked.offer.name = Field::Masked(Group::Identity);
    vec![("fresh", page(Vec::new())), ("errors", page(errors)), ("masked", masked)]
}

/// The code.
pub(super) fn codes() -> Vec<(&'static str, CodePage)> {
    let (code, until) = (Code::drawn([1, 2, 3, 4, 5, 6, 7, 8]), now() + TimeDelta::days(7));
    let address = "info@croceverde.example".to_owned();
    vec![("code", CodePage { id: id(741), body: BODY.to_owned(), address, code, until })]
}

fn followed(state: State, link: Link, mask: &Mask) -> Option<Followed> {
    let step = |event| {
        let note = written(mask, Some("Nota".to_owned()));
        Step { event, by: Some("Chiara Moretti".to_owned()), at: now(), note }
    };
    Some(Followed {
        referral: outside(state, link, mask)?,
        card: card_id(),
        package: package().through(mask),
        papers: papers(),
        steps: Event::ALL.map(step).to_vec(),
    })
}

/// Every state, every end of a link, masked, with errors, and moved on meanwhile.
pub(super) fn pages() -> Vec<(&'static str, OutsidePage)> {
    const NAMES: [&str; 6] = ["sent", "seen", "received", "concluded", "refused", "cancelled"];
    const ENDS: [&str; 3] = ["wrong codes", "replaced", "link cancelled"];
    let page = |state: State, link: Link, mask: &Mask| {
        let (form, errors) = (OutsideActForm::default(), Vec::new());
        let followed = followed(state, link, mask)?;
        Some(OutsidePage { followed, now: now(), link: "nuovo".to_owned(), form, errors, moved: false })
    };
    let Some(link) = link() else { return Vec::new() };
    let mut all: Vec<(&'static str, Option<OutsidePage>)> = Vec::new();
    for (state, name) in states().into_iter().zip(NAMES) {
        all.push((name, page(state, link.clone(), &Mask::none())));
    }
    for (end, name) in End::ALL.into_iter().zip(ENDS) {
        let link = Link { ended: Some(end), ..link.clone() };
        all.push((name, page(after(&[]), link, &Mask::none())));
    }
    let undelivered = Link { undelivered: true, mailed: None, ..link.clone() };
    all.push(("undelivered", page(after(&[]), undelivered, &Mask::none())));
    let opened = Link { opened: Some(now()), ..link.clone() };
    all.push(("opened", page(after(&[Answer::See]), opened, &Mask::none())));
    let expired = Link { until: now(), ..link.clone() };
    all.push(("expired", page(after(&[]), expired, &Mask::none())));
    let masked = page(after(&[]), link.clone(), &Mask::hiding(Group::ALL)).map(|mut page| {
        page.followed.referral.name = Field::Masked(Group::Identity);
        page
    });
    all.push(("masked", masked));
    let plain = page(after(&[]), link, &Mask::none());
    let wrong = plain.clone().map(|page| OutsidePage { errors: vec![OutsideError::Email], ..page });
    all.push(("wrong address", wrong));
    all.push(("moved", plain.map(|page| OutsidePage { moved: true, ..page })));
    all.into_iter().filter_map(|(name, page)| Some((name, page?))).collect()
}

fn shown(state: State, reads: bool) -> Option<Look> {
    // Somebody who came under a protective alias, where the body already works on it.
    let may_name = state.tag() == Tag::Received;
    let until = now() + TimeDelta::hours(4);
    let reading = Reading {
        why: "Serve <b>un trasporto".to_owned(),
        informed: true,
        package: package(),
        may_name,
        papers: papers(),
        until,
    };
    Some(Look::Open(Box::new(Shown {
        from: desks().into_iter().next()?,
        organisation: "Comune di Pontelaro".to_owned(),
        reading: reads.then_some(reading),
        state,
        until: now() + TimeDelta::days(5),
    })))
}

fn sender(phone: Option<&str>) -> Sender {
    Sender { desk: "Sportello <sociale>".to_owned(), phone: phone.map(ToOwned::to_owned) }
}

/// The question, every way in and out, and the answers with errors.
pub(super) fn receivers() -> Vec<(&'static str, ReceiverPage)> {
    const READ: [&str; 6] = ["sent", "seen", "received", "concluded", "refused", "cancelled"];
    const OVER: [&str; 6] =
        ["sent later", "seen later", "received later", "concluded later", "refused later", "cancelled later"];
    let page = |look: Look, errors: Vec<OutsideError>| {
        let form = ReceiverForm { code: "ABCD <b>".to_owned(), ..ReceiverForm::default() };
        ReceiverPage { token: "0a".repeat(32), look, form, errors }
    };
    let error = |action: &str, seen: State| {
        let form = ReceiverForm { action: action.to_owned(), ..ReceiverForm::default() };
        let errors = form.answer().and_then(Result::err).unwrap_or_default();
        shown(seen, true).map(|look| page(look, errors))
    };
    let seen = || after(&[Answer::See]);
    let received = || after(&[Answer::See, Answer::Receive { by: "Anna Sarti".to_owned() }]);
    let mut all = vec![
        ("question", Some(page(Look::Code, Vec::new()))),
        ("not a code", Some(page(Look::Code, vec![OutsideError::CodeShape]))),
        ("wrong code", Some(page(Look::Code, vec![OutsideError::CodeWrong { left: 1 }]))),
        ("elsewhere", Some(page(Look::Elsewhere(sender(None)), Vec::new()))),
        ("expired", Some(page(Look::Gone(Gone::Expired, sender(Some("0471 010101"))), Vec::new()))),
        ("too many codes", Some(page(Look::Gone(Gone::WrongCodes, sender(None)), Vec::new()))),
        ("taken back", Some(page(Look::Gone(Gone::TakenBack, sender(None)), Vec::new()))),
        ("nobody takes charge", error("ricevuta", seen())),
        ("no reason", error("rifiuta", seen())),
        ("no outcome", error("esito", received())),
    ];
    for (state, (read, over)) in states().into_iter().zip(READ.into_iter().zip(OVER)) {
        let open = |reads| shown(state.clone(), reads).map(|look| page(look, Vec::new()));
        let reads = matches!(state, State::Seen { .. } | State::Received { .. });
        all.extend([(read, open(reads)), (over, open(false))]);
    }
    all.into_iter().filter_map(|(name, page)| Some((name, page?))).collect()
}
