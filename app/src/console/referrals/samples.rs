//! Referrals of every state from both sides, forms with errors, and what a mask hides.

use domain::{
    actor::DeskRef,
    calendar::day_in_rome,
    card::{Access, Card, Mode, parts::Part},
    intake::Moment,
    mask::{Field, Group, Mask},
    referral::{
        Act, ActKind, FarZone, Followed, HandOver, Hop, Line, Lists, Offer, Opened, Outcome, Package, Piece,
        Receiver, Referral, Section, Side, State, Step, outside, written,
    },
};

use super::{ActForm, HandOverForm, HandOverPage, NewReferral, ReferralPage, ReferralsList, SendForm};
use crate::console::{
    card::CardDetail,
    outside::samples::papers,
    samples::{self as shared, card_id, desks, id, moment, now},
};

fn desk(place: usize) -> DeskRef {
    desks().into_iter().cycle().nth(place).unwrap_or_else(|| DeskRef { id: id(801), name: String::new() })
}

fn by() -> Moment {
    moment(now() - chrono::TimeDelta::days(9))
}

/// What the steps lead to; a step that is not possible leads nowhere.
fn after(steps: &[(Side, Act)]) -> State {
    steps.iter().fold(State::Sent { sent: by() }, |state, (side, act)| {
        state.clone().act(*side, act.clone(), by()).unwrap_or(state)
    })
}

fn states() -> Vec<State> {
    let receive = (Side::Receiver, Act::Receive { card: card_id() });
    let end = Act::Report { outcome: Outcome::Closed, text: "Contratto firmato il 15/11/2026".to_owned() };
    vec![
        after(&[]),
        after(&[(Side::Receiver, Act::See)]),
        after(std::slice::from_ref(&receive)),
        after(&[receive, (Side::Receiver, end)]),
        after(&[(
            Side::Receiver,
            Act::Refuse { reason: "Manca il consenso <b>della</b> persona".to_owned() },
        )]),
        after(&[(Side::Sender, Act::Cancel)]),
    ]
}

fn referral(mut state: State, side: Side, mask: &Mask) -> Referral {
    let (from, to) = (desk(0), desk(1));
    let late_since = state.tag().waits().then(now);
    let (name, why) = ("Samira <script>El Idrissi", "Da gennaio l’affitto sale.\nCerca in zona stazione.");
    let is_read = state.is_read_by(side);
    Referral {
        id: id(701),
        side,
        from,
        to,
        name: if is_read { Field::Shown(name.to_owned()) } else { Field::Absent },
        why: if is_read { mask.field(Access::GROUP, why.to_owned()) } else { Field::Absent },
        informed: true,
        answer: written(mask, state.take_words()),
        state,
        late_since,
    }
}

fn package() -> Package {
    let line =
        |label: &str, value: &str, group| Line { label: label.to_owned(), value: value.to_owned(), group };
    let section = |piece, lines| Section { piece, lines, answers: Vec::new() };
    Package {
        mode: Mode::InPerson,
        sections: vec![
            section(Piece::Person, vec![line("Data di nascita", "18/11/1990", Some(Group::Identity))]),
            section(Piece::Contacts, vec![line("Telefono", "333 010 0202", Some(Group::Contacts))]),
            section(Piece::Access, vec![line("Accesso del 18/11/2026", "Cerca <i>casa</i>", None)]),
            section(Piece::Filled(Part::Home), vec![line("Numero di vani", "2", Some(Group::Residence))]),
            section(Piece::Notes, vec![line("19/11/2026 · Nadia Brahimi", "Richiamare lunedì.", None)]),
        ],
    }
}

fn step(act: Option<ActKind>, note: &str, mask: &Mask) -> Step {
    let by = act.map(|_| ("Chiara Moretti".to_owned(), desk(0).name));
    Step { act, by, at: now(), note: written(mask, Some(note.to_owned())) }
}

fn followed(state: State, side: Side, mask: &Mask) -> Followed {
    let acts = ActKind::ALL.map(Some).into_iter().chain([None]);
    let hop = |from, to| Hop { from: desk(from), to: desk(to), at: now(), tag: state.tag() };
    let is_read = state.is_read_by(side);
    Followed {
        package: if is_read { package().through(mask) } else { Opened::default() },
        may_name: false,
        papers: if is_read { papers() } else { Vec::new() },
        matches: None,
        card: is_read.then(card_id),
        steps: acts.map(|act| step(act, if act.is_some() { "Nota" } else { "" }, mask)).collect(),
        chain: if is_read { vec![hop(0, 1), hop(1, 0)] } else { Vec::new() },
        referral: referral(state, side, mask),
    }
}

/// Every state from both sides, masked, with errors, and moved on meanwhile.
pub(super) fn referrals() -> Vec<(&'static str, ReferralPage)> {
    const NAMES: [[&str; 2]; 6] = [
        ["sent sender", "sent receiver"],
        ["seen sender", "seen receiver"],
        ["received sender", "received receiver"],
        ["concluded sender", "concluded receiver"],
        ["refused sender", "refused receiver"],
        ["cancelled sender", "cancelled receiver"],
    ];
    let today = day_in_rome(now());
    let page = |state: State, side, mask: &Mask| ReferralPage::new(followed(state, side, mask), today);
    let mut all = Vec::new();
    for (state, [sender, receiver]) in states().into_iter().zip(NAMES) {
        all.push((sender, page(state.clone(), Side::Sender, &Mask::none())));
        all.push((receiver, page(state, Side::Receiver, &Mask::none())));
    }
    let mut masked = page(after(&[]), Side::Receiver, &Mask::hiding(Group::ALL));
    masked.followed.referral.name = Field::Masked(Group::Identity);
    all.push(("masked", masked));
    let mut protected = page(after(&[]), Side::Receiver, &Mask::hiding([Group::Identity]));
    protected.followed.may_name = true;
    all.push(("protected since", protected));
    let mut far = page(after(&[]), Side::Receiver, &Mask::none());
    far.followed.matches = Some(shared::people_who_match());
    all.push(("from another zone", far.clone()));
    far.errors = far.form.whom(far.followed.matches.as_deref()).err().unwrap_or_default();
    all.push(("nobody chosen", far));
    let mut empty = page(after(&[]), Side::Receiver, &Mask::none());
    empty.followed.package.sections.clear();
    empty.followed.chain.clear();
    all.push(("nothing chosen", empty));
    let received = after(&[(Side::Receiver, Act::Receive { card: card_id() })]);
    let form = ActForm { outcome: "closed".to_owned(), ..ActForm::default() };
    let errors = form.report().err().unwrap_or_default();
    let wrong = ReferralPage { form, errors, ..page(received.clone(), Side::Receiver, &Mask::none()) };
    all.push(("no words", wrong));
    let errors = ActForm::default().reason().err().unwrap_or_default();
    all.push(("no reason", ReferralPage { errors, ..page(after(&[]), Side::Receiver, &Mask::none()) }));
    all.push(("moved", ReferralPage { moved: true, ..page(received, Side::Sender, &Mask::none()) }));
    all
}

fn handed_over() -> HandOver {
    HandOver {
        intake: id(1847),
        protocollo: "2026/1847".to_owned(),
        from: desk(0),
        to: desk(1),
        made: by(),
        why: Field::Shown("È per lo sportello immigrazione <b>".to_owned()),
    }
}

/// Full and empty.
pub(super) fn lists() -> Vec<(&'static str, ReferralsList)> {
    let none = Mask::none();
    let of = |side| states().into_iter().map(|state| referral(state, side, &none)).collect::<Vec<_>>();
    let mut received = of(Side::Receiver);
    let first = referral(after(&[]), Side::Receiver, &none);
    received.push(Referral { name: Field::Masked(Group::Identity), ..first });
    let hidden = [Field::Masked(Access::GROUP), Field::Absent].map(|why| HandOver { why, ..handed_over() });
    let handed_over = [handed_over()].into_iter().chain(hidden).collect();
    let lists = Lists { received, sent: of(Side::Sender), handed_over };
    let outside = outside::List { rows: crate::console::outside::samples::lists(), more: true };
    let (now, nothing) = (now(), outside::List::default());
    let none = ReferralsList { lists: Lists::default(), outside: nothing, now };
    vec![("some", ReferralsList { lists, outside, now }), ("none", none)]
}

fn receivers() -> Vec<Receiver> {
    let receiver = |place: usize, had, mask| Receiver {
        desk: desk(place),
        organisation: "Comune di Pontelaro".to_owned(),
        mask,
        zone: None,
        had,
    };
    let far = FarZone { id: id(802), name: "Zona <sociale> Alta valle".to_owned() };
    vec![
        receiver(0, true, Mask::none()),
        receiver(1, false, Mask::hiding([Group::Health, Group::Judicial])),
        Receiver { zone: Some(far), ..receiver(1, false, Mask::none()) },
    ]
}

fn some_card() -> Option<Card> {
    let card: Option<CardDetail> = shared::cards().into_iter().next().map(|(_, page)| page);
    card.map(|page| page.card)
}

/// Before a desk is chosen, after, with errors, and coming back.
pub(super) fn new_referrals() -> Vec<(&'static str, NewReferral)> {
    let offer = |chosen: Option<usize>| {
        let chosen = chosen.and_then(|place| receivers().into_iter().nth(place));
        Offer {
            card: card_id(),
            name: Field::Shown("Samira El Idrissi".to_owned()),
            on: day_in_rome(now()),
            receivers: receivers(),
            papers: if chosen.is_some() { papers() } else { Vec::new() },
            chosen: chosen.map(|receiver| {
                let whole = some_card().map_or_else(package, |card| Package::of(&card));
                let package = whole.for_profile(&receiver.mask);
                (receiver, package)
            }),
            outside: true,
        }
    };
    let page = |chosen| NewReferral { offer: offer(chosen), form: SendForm::default(), errors: Vec::new() };
    let errors = SendForm::default().check().err().unwrap_or_default();
    let form =
        SendForm { pieces: vec!["persona".to_owned()], why: "Casa <b>".to_owned(), ..SendForm::default() };
    let masked = Offer { name: Field::Masked(Group::Identity), outside: false, ..offer(Some(1)) };
    vec![
        ("to whom", page(None)),
        ("what", page(Some(1))),
        ("errors", NewReferral { errors, ..page(Some(1)) }),
        ("another zone", page(Some(2))),
        ("comes back", NewReferral { form, errors: vec![super::ReferralError::Again], ..page(Some(0)) }),
        ("already sent", NewReferral { errors: vec![super::ReferralError::AlreadySent], ..page(Some(1)) }),
        ("masked", NewReferral { offer: masked, ..page(None) }),
    ]
}

/// Empty, with errors, and coming back.
pub(super) fn hand_overs() -> Vec<(&'static str, HandOverPage)> {
    let page = |receivers: Vec<Receiver>| HandOverPage {
        intake: id(1847),
        protocollo: "2026/1847".to_owned(),
        applicant: Field::Shown("Giulia Ferrante".to_owned()),
        receivers,
        form: HandOverForm::default(),
        errors: Vec::new(),
    };
    let fresh: Vec<Receiver> =
        receivers().into_iter().map(|receiver| Receiver { had: false, ..receiver }).collect();
    let errors = HandOverForm::default().check().err().unwrap_or_default();
    vec![
        ("fresh", page(fresh.clone())),
        ("errors", HandOverPage { errors, ..page(fresh) }),
        ("comes back", HandOverPage { errors: vec![super::ReferralError::Again], ..page(receivers()) }),
        ("masked", HandOverPage { applicant: Field::Masked(Group::Identity), ..page(receivers()) }),
    ]
}
