use proptest::prelude::*;

use super::*;
use crate::{
    actor::OperatorRef,
    card::Mode,
    intake::Moment,
    referral::{Line, Section},
};

fn id<T>(number: u128) -> Id<T> {
    Id::new(uuid::Uuid::from_u128(number))
}

fn moment() -> Moment {
    let by = OperatorRef { id: id(901), name: "Chiara Moretti".to_owned() };
    Moment { by, at: "2026-11-20T11:00:00Z".parse().unwrap() }
}

fn created() -> State {
    State::Created { proposed: moment() }
}

fn an_act(kind: ActKind) -> Act {
    match kind {
        ActKind::See => Act::See,
        ActKind::Reject => Act::Reject { reason: "è di un altro ente".to_owned() },
        ActKind::Accept => Act::Accept { case_file: id(7) },
    }
}

#[test]
fn an_answer_is_given_once() {
    let accepted = created().act(an_act(ActKind::Accept), moment()).unwrap();
    assert_eq!(accepted.case_file(), Some(id(7)));
    let wrong = WrongState { tried: ActKind::Reject, found: Tag::Accepted };
    assert_eq!(accepted.act(an_act(ActKind::Reject), moment()), Err(wrong));
}

#[test]
fn every_code_parses_back() {
    assert!(Tag::ALL.into_iter().all(|tag| Tag::from_code(tag.code()) == Some(tag)));
    assert!(Urgency::ALL.into_iter().all(|urgency| Urgency::from_code(urgency.code()) == Some(urgency)));
}

#[test]
fn only_a_card_that_ends_so_is_proposed() {
    let completed = |ending| {
        let outcome = Outcome { code: "prova".parse().unwrap(), ending };
        card::State::Completed { completed: moment(), outcome }
    };
    assert!(is_open_to(&card::State::Open));
    assert!(is_open_to(&completed(Ending::CaseFile)) && !is_open_to(&completed(Ending::Simple)));
}

fn package(lines: &[(&str, Option<Group>)]) -> Package {
    let line = |(value, group): &(&str, Option<Group>)| Line {
        label: "Etichetta".to_owned(),
        value: (*value).to_owned(),
        group: *group,
    };
    let lines: Vec<Line> = lines.iter().map(line).collect();
    Package {
        mode: Mode::Phone,
        sections: vec![Section { piece: Piece::Access, lines, answers: Vec::new() }],
    }
}

#[test]
fn a_change_of_what_is_hidden_names_no_part() {
    let before = package(&[("a", None), ("malato", Some(Group::Health))]);
    let after = package(&[("a", None), ("guarito", Some(Group::Health)), ("altro", Some(Group::Health))]);
    let read = |package: &Package, mask: &Mask| read_through(package.clone(), mask);
    let (all, masked) = (Mask::none(), Mask::hiding([Group::Health]));
    assert_eq!(changed(&read(&before, &all), &read(&after, &all)), [Piece::Access]);
    assert!(changed(&read(&before, &masked), &read(&after, &masked)).is_empty());
    assert!(changed(&read(&before, &all), &read(&before, &all)).is_empty());
}

proptest! {
    /// Whatever is tried in whatever order: what is offered works, what is not offered does not, only the agreed steps
    /// are taken, who proposed is never lost, and an answer stays.
    #[test]
    fn every_sequence_of_acts_stays_legal(tries in prop::collection::vec(0..3_usize, 0..20)) {
        let mut state = created();
        for which in tries {
            let kind = ActKind::ALL[which];
            let before = state.clone();
            let offered =
                before.possible().contains(&kind) || (kind == ActKind::See && before.tag() == Tag::Created);
            match state.clone().act(an_act(kind), moment()) {
                Ok(after) => {
                    prop_assert!(offered, "{kind:?} in {before:?}");
                    let legal = matches!(
                        (before.tag(), after.tag()),
                        (Tag::Created, Tag::Seen) | (Tag::Created | Tag::Seen, Tag::Rejected | Tag::Accepted)
                    );
                    prop_assert!(legal, "{before:?} -> {after:?}");
                    prop_assert_eq!(before.proposed(), after.proposed());
                    prop_assert_eq!(after.case_file().is_some(), after.tag() == Tag::Accepted);
                    state = after;
                }
                Err(_) => prop_assert!(!offered, "{kind:?} in {before:?}"),
            }
            let json = serde_json::to_value(&state).unwrap();
            prop_assert_eq!(json["state"].as_str(), Some(state.tag().code()));
            prop_assert_eq!(serde_json::from_value::<State>(json).unwrap(), state.clone());
        }
    }
}
