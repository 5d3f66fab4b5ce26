use proptest::prelude::*;

use super::*;
use crate::{
    Text,
    actor::OperatorRef,
    card::{Mode, parts::Part},
    form::{FieldPath, ShownValue, SummaryLine},
    mask::Group,
};

fn id<T>(number: u128) -> Id<T> {
    Id::new(uuid::Uuid::from_u128(number))
}

fn moment() -> Moment {
    let by = OperatorRef { id: id(901), name: "Chiara Moretti".to_owned() };
    Moment { by, at: "2026-11-20T11:00:00Z".parse().unwrap() }
}

fn sent() -> State {
    State::Sent { sent: moment() }
}

fn an_act(kind: ActKind) -> Option<Act> {
    Some(match kind {
        ActKind::Send => return None,
        ActKind::See => Act::See,
        ActKind::Receive => Act::Receive { card: id(7) },
        ActKind::Refuse => Act::Refuse { reason: "non è nostro".to_owned() },
        ActKind::Cancel => Act::Cancel,
        ActKind::Report => Act::Report { outcome: Outcome::Accepted, text: String::new() },
        ActKind::Reopen => Act::Reopen,
    })
}

#[test]
fn there_and_back() {
    let state = sent().act(Side::Receiver, Act::See, moment()).unwrap();
    assert_eq!(state.tag(), Tag::Seen);
    let state = state.act(Side::Receiver, Act::Receive { card: id(7) }, moment()).unwrap();
    assert_eq!(state.card(), Some(id(7)));
    let end = Act::Report { outcome: Outcome::Closed, text: "contratto firmato".to_owned() };
    let state = state.act(Side::Receiver, end, moment()).unwrap();
    assert_eq!(state.tag(), Tag::Concluded);
    assert_eq!(state.act(Side::Sender, Act::Reopen, moment()).unwrap().tag(), Tag::Received);
}

#[test]
fn nobody_does_what_is_for_the_other_desk() {
    for kind in [ActKind::See, ActKind::Receive, ActKind::Refuse, ActKind::Report] {
        let tried = sent().act(Side::Sender, an_act(kind).unwrap(), moment());
        assert_eq!(tried, Err(Wrong::OtherDesk), "{kind:?}");
    }
    assert_eq!(sent().act(Side::Receiver, Act::Cancel, moment()), Err(Wrong::OtherDesk));
}

#[test]
fn what_was_received_cannot_be_taken_back() {
    let received = sent().act(Side::Receiver, Act::Receive { card: id(7) }, moment()).unwrap();
    let wrong = WrongState { tried: ActKind::Cancel, found: Tag::Received };
    assert_eq!(received.act(Side::Sender, Act::Cancel, moment()), Err(Wrong::State(wrong)));
}

#[test]
fn the_receiver_reads_what_was_sent_unless_it_was_given_back_or_taken_back() {
    let refused = sent().act(Side::Receiver, an_act(ActKind::Refuse).unwrap(), moment()).unwrap();
    let cancelled = sent().act(Side::Sender, Act::Cancel, moment()).unwrap();
    for state in [&refused, &cancelled] {
        assert!(state.is_read_by(Side::Sender) && !state.is_read_by(Side::Receiver), "{state:?}");
    }
    let again = refused.act(Side::Sender, Act::Reopen, moment()).unwrap();
    assert!(again.is_read_by(Side::Receiver));
}

#[test]
fn every_code_parses_back() {
    assert!(Tag::ALL.into_iter().all(|tag| Tag::from_code(tag.code()) == Some(tag)));
    assert!(ActKind::ALL.into_iter().all(|kind| ActKind::from_code(kind.code()) == Some(kind)));
    assert!(Outcome::ALL.into_iter().all(|outcome| Outcome::from_code(outcome.code()) == Some(outcome)));
    assert!(Piece::all().all(|piece| Piece::from_code(piece.code()) == Some(piece)));
}

proptest! {
    /// Whatever the two desks try in whatever order: what is offered works, what is not offered does not, only the
    /// agreed steps are taken, and no fact of the life is lost on the way.
    #[test]
    fn every_sequence_of_acts_stays_legal(tries in prop::collection::vec((any::<bool>(), 1..7_usize), 0..40)) {
        let mut state = sent();
        for (receiver, which) in tries {
            let side = if receiver { Side::Receiver } else { Side::Sender };
            let kind = ActKind::ALL[which];
            let before = state.clone();
            let offered = before.possible(side).contains(&kind)
                || (kind == ActKind::See && side == Side::Receiver && before.tag() == Tag::Sent);
            match state.clone().act(side, an_act(kind).unwrap(), moment()) {
                Ok(after) => {
                    prop_assert!(offered, "{kind:?} by {side:?} in {before:?}");
                    let legal = matches!(
                        (before.tag(), after.tag()),
                        (Tag::Sent, Tag::Seen)
                            | (Tag::Sent | Tag::Seen, Tag::Received | Tag::Refused | Tag::Cancelled)
                            | (Tag::Received, Tag::Concluded)
                            | (Tag::Concluded, Tag::Received)
                            | (Tag::Refused, Tag::Sent)
                    );
                    prop_assert!(legal, "{before:?} -> {after:?}");
                    // A card that was opened for it stays with it for ever.
                    prop_assert!(before.card().is_none() || before.card() == after.card());
                    state = after;
                }
                Err(_) => prop_assert!(!offered, "{kind:?} by {side:?} in {before:?}"),
            }
            let json = serde_json::to_value(&state).unwrap();
            prop_assert_eq!(json["state"].as_str(), Some(state.tag().code()));
            prop_assert_eq!(serde_json::from_value::<State>(json).unwrap(), state.clone());
        }
    }

    /// Neither the profile that receives nor the one that reads sees a line of a group that is hidden from it.
    #[test]
    fn a_package_holds_nothing_that_a_mask_hides(
        groups in prop::collection::vec(prop::option::of(0..Group::ALL.len()), 0..20),
        at_sending in prop::collection::vec(0..Group::ALL.len(), 0..4),
        at_reading in prop::collection::vec(0..Group::ALL.len(), 0..4),
    ) {
        let mask = |which: &[usize]| Mask::hiding(which.iter().map(|one| Group::ALL[*one]));
        let (sending, reading) = (mask(&at_sending), mask(&at_reading));
        let value = |group: Option<Group>| format!("SEGRETO-{}", group.map_or("", Group::code));
        let lines = groups.iter().map(|one| one.map(|one| Group::ALL[one])).map(|group| Line {
            label: "Etichetta".to_owned(),
            value: value(group),
            group,
        });
        let section = Section { piece: Piece::Person, lines: lines.collect(), answers: Vec::new() };
        let package = Package { mode: Mode::Phone, sections: vec![section] };
        let sent = package.for_profile(&sending);
        let stored = serde_json::to_string(&sent).unwrap();
        let read = serde_json::to_string(&sent.through(&reading)).unwrap();
        for group in Group::ALL {
            let secret = format!("{}\"", value(Some(group)));
            let (kept, told) = (stored.contains(&secret), read.contains(&secret));
            prop_assert!(!sending.hides(group) || !kept, "what could not be sent is not kept");
            prop_assert!(!(sending.hides(group) || reading.hides(group)) || !told, "nor told");
        }
    }
}

#[test]
fn what_whoever_changes_a_card_does_not_see_stays_in_its_place() {
    let line =
        |label: &str, group| Line { label: label.to_owned(), value: "x".to_owned(), group: Some(group) };
    let (health, contacts) = (Group::Health, Group::Contacts);
    let package = |lines| {
        let section = Section { piece: Piece::Contacts, lines, answers: Vec::new() };
        Package { mode: Mode::Phone, sections: vec![section] }
    };
    let before = package(vec![line("a", contacts), line("b", health), line("c", contacts)]);
    let mask = Mask::hiding([health]);
    assert_eq!(before.clone().for_profile(&mask).keeping(&before, &mask), before);
    let less = package(vec![line("c", contacts)]);
    assert_eq!(less.keeping(&before, &mask), package(vec![line("b", health), line("c", contacts)]));
    assert_eq!(less.keeping(&before, &Mask::none()), less, "who sees it may take it away");
}

#[test]
fn answers_do_not_bring_along_the_parts_that_were_not_chosen() {
    let answer = |name: &str, group| SummaryLine {
        path: FieldPath::once(name),
        label: Text::italian(name),
        entry: None,
        values: Vec::new(),
        group,
    };
    let lines = vec![
        answer("codice", Some(Group::Identity)),
        answer("telefono", Some(Group::Contacts)),
        answer("via", Some(Group::Residence)),
        answer("pasti", None),
    ];
    let section =
        Section { piece: Piece::Answers, lines: Vec::new(), answers: vec![(Text::italian("Passo"), lines)] };
    let all = Package { mode: Mode::Online, sections: vec![section] };
    let sent = |pieces: &[Piece]| serde_json::to_string(&all.clone().only(pieces)).unwrap();
    let alone = sent(&[Piece::Answers]);
    assert!(alone.contains("pasti"));
    for left in ["codice", "telefono", "via"] {
        assert!(!alone.contains(left), "{left}: {alone}");
    }
    let reached = sent(&[Piece::Answers, Piece::Contacts]);
    assert!(reached.contains("telefono") && reached.contains("via") && !reached.contains("codice"));
    assert_eq!(all.clone().only(&[Piece::Answers, Piece::Person, Piece::Contacts]), all);
}

#[test]
fn of_what_is_absent_no_line_and_no_part_is_left() {
    let line = |label: &str, group| Line { label: label.to_owned(), value: "x".to_owned(), group };
    let section = |piece, lines| Section { piece, lines, answers: Vec::new() };
    // As it was kept before notes and needs had groups of their own.
    let package = Package {
        mode: Mode::Phone,
        sections: vec![
            section(Piece::Contacts, vec![line("Telefono", Some(Group::Contacts))]),
            section(Piece::Filled(Part::Needs), vec![line("Bisogni", Some(Group::Health))]),
            section(Piece::Notes, vec![line("20/11/2026", None)]),
        ],
    };
    let opened = package.clone().through(&Mask::hiding([Group::Contacts]).omitting([Group::Diary]));
    let told: Vec<_> = opened.sections.iter().map(|(piece, lines)| (*piece, lines[0].1.clone())).collect();
    let shown = Field::Shown("x".to_owned());
    assert_eq!(
        told,
        [(Piece::Contacts, Field::Masked(Group::Contacts)), (Piece::Filled(Part::Needs), shown)]
    );
    assert!(
        package
            .through(&Mask::none().omitting([Group::Contacts, Group::Needs, Group::Diary]))
            .sections
            .is_empty()
    );
}

#[test]
fn whoever_sees_no_name_reads_no_address_that_says_it() {
    let line = |label: &str| Line {
        label: label.to_owned(),
        value: "ada@posta.example".to_owned(),
        group: Some(Group::Contacts),
    };
    let answer = |typed: &str| SummaryLine {
        path: FieldPath::once("recapito"),
        label: Text::italian("Recapito"),
        entry: None,
        values: vec![ShownValue::Text(typed.to_owned())],
        group: Some(Group::Contacts),
    };
    let typed = vec![(Text::italian("Passo"), vec![answer("ada@posta.example"), answer("333 1234567")])];
    let section = |piece, lines, answers| Section { piece, lines, answers };
    let package = Package {
        mode: Mode::Online,
        sections: vec![
            section(Piece::Contacts, vec![line("Telefono"), line("E-mail")], Vec::new()),
            section(Piece::Answers, Vec::new(), typed),
        ],
    };
    let opened = package.clone().through(&Mask::hiding([Group::Identity]));
    let masked = Field::Masked(Group::Identity);
    let (_, lines) = &opened.sections[0];
    assert!(lines[0].1.shown().is_some());
    assert_eq!(lines[1].1, masked);
    let answers = &opened.answers[0].lines;
    assert!(answers[0].1.masked() == Some(Group::Identity) && answers[1].1.shown().is_some());
    let sent = package.for_profile(&Mask::hiding([Group::Identity]));
    assert_eq!(sent.sections.iter().map(Section::count).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_need_that_tells_of_a_hidden_group_is_left_out_without_a_trace() {
    let line = |value: &str, group| Line { label: "Bisogni".to_owned(), value: value.to_owned(), group };
    let lines = vec![line("Sfratto", Some(Group::Needs)), line("Violenza", Some(Group::Violence))];
    let section = Section { piece: Piece::Filled(Part::Needs), lines, answers: Vec::new() };
    let package = Package { mode: Mode::Phone, sections: vec![section] };
    let told = |mask: Mask| package.clone().through(&mask).sections.remove(0).1;
    assert_eq!(told(Mask::none()).len(), 2);
    let left = told(Mask::hiding([Group::Violence]));
    assert_eq!(left, [("Bisogni".to_owned(), Field::Shown("Sfratto".to_owned()))]);
    let masked = told(Mask::hiding([Group::Needs]));
    assert!(masked.iter().all(|(_, value)| value.masked().is_some()));
}

#[test]
fn of_what_was_written_about_it_a_mask_leaves_nothing() {
    let refusal = Act::Refuse { reason: "SEGRETO".to_owned() };
    let mut refused = sent().act(Side::Receiver, refusal, moment()).unwrap();
    let words = refused.take_words();
    assert!(!serde_json::to_string(&refused).unwrap().contains("SEGRETO"));
    let seen = |mask: &Mask| written(mask, words.clone());
    assert_eq!(seen(&Mask::none()), Some(Field::Shown("SEGRETO".to_owned())));
    assert_eq!(seen(&Mask::hiding([Access::GROUP])), Some(Field::Masked(Access::GROUP)));
    assert_eq!(written(&Mask::hiding([Access::GROUP]), refused.take_words()), None, "nothing hides nothing");
}
