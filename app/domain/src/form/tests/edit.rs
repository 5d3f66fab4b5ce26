//! Changing a form, one thing at a time.

use proptest::prelude::*;

use super::*;
use crate::form::edit::{Direction, Edit, EditProblem, Node, Place, SectionHead, StepHead, names};

fn question(name: &str) -> Question {
    Question {
        name: name.to_owned(),
        label: text("Una domanda"),
        hint: None,
        kind: Kind::YesNo,
        required: true,
        when: None,
        prefill: None,
        group: None,
        means: None,
    }
}

fn step(slug: &str) -> Node {
    Node::Step(StepHead { slug: slug.to_owned(), name: text("Passo"), title: text("Un passo"), lead: None })
}

fn section() -> Node {
    Node::Section(SectionHead { title: text("Parte"), hint: None, link: None, when: None, repeat: None })
}

#[test]
fn a_form_is_built_from_nothing() {
    let empty = Definition { steps: Vec::new() };
    let form = empty
        .edited(Edit::Add { within: None, node: step("inizio") })
        .and_then(|form| form.edited(Edit::Add { within: Some(Place::Step(0)), node: section() }))
        .and_then(|form| {
            let node = Node::Question(Box::new(question("prima")));
            form.edited(Edit::Add { within: Some(Place::Section(0, 0)), node })
        })
        .unwrap();
    assert_eq!(check(&form), Ok(()));
    let wrong = form.edited(Edit::Add { within: Some(Place::Step(0)), node: step("altro") });
    assert_eq!(wrong, Err(EditProblem::Sort));
    let nowhere = form.edited(Edit::Add { within: Some(Place::Step(7)), node: section() });
    assert_eq!(nowhere, Err(EditProblem::NotThere(Place::Step(7))));
}

#[test]
fn a_question_that_others_wait_for_cannot_go() {
    let form = household();
    let problem = form.edited(Edit::Remove { at: Place::Question(0, 0, 0) }).unwrap_err();
    assert_eq!(
        problem,
        EditProblem::Needed { name: "in-affitto".to_owned(), by: Place::Question(0, 0, 1) },
        "the first condition that names it"
    );
    // What goes with it may name it.
    let form = form.edited(Edit::Remove { at: Place::Step(1) }).unwrap();
    assert!(form.edited(Edit::Remove { at: Place::Section(0, 0) }).is_ok());
}

#[test]
fn conditions_follow_a_question_that_gets_another_name() {
    let form = household();
    let at = Place::Question(0, 0, 0);
    let Some(Node::Question(mut question)) = form.node(at) else { panic!("no question") };
    question.name = "casa-in-affitto".to_owned();
    let form = form.edited(Edit::Change { at, node: Node::Question(question) }).unwrap();
    assert_eq!(check(&form), Ok(()));
    assert!(!form.conditions().any(|(_, when)| names(when, "in-affitto")));
    assert!(form.conditions().any(|(_, when)| names(when, "casa-in-affitto")));
}

#[test]
fn what_is_first_stays_first_when_it_is_moved_up() {
    let form = household();
    let up = |at| form.edited(Edit::Move { at, to: Direction::Up });
    assert_eq!(up(Place::Step(0)), Err(EditProblem::AtTheEdge(Place::Step(0))));
    assert_eq!(up(Place::Step(9)), Err(EditProblem::NotThere(Place::Step(9))));
    let moved = up(Place::Question(0, 0, 1)).unwrap();
    let flaws = check(&moved).unwrap_err();
    assert_eq!(flaws[0].flaw, Flaw::UnknownQuestion("in-affitto".to_owned()));
    assert_eq!(Place::of_check(&flaws[0].place), Some(Place::Question(0, 0, 0)), "and the place is told");
}

#[test]
fn what_somebody_else_moved_is_found_again() {
    let before = household();
    let moved = before.edited(Edit::Move { at: Place::Step(0), to: Direction::Down }).unwrap();
    for (at, now) in [
        (Place::Step(0), Place::Step(1)),
        (Place::Section(1, 1), Place::Section(0, 1)),
        (Place::Question(0, 0, 1), Place::Question(1, 0, 1)),
    ] {
        assert_eq!(before.found_again(at, &moved), Some(now));
    }
    let without = before.edited(Edit::Remove { at: Place::Question(1, 0, 0) }).unwrap();
    assert_eq!(before.found_again(Place::Question(1, 0, 0), &without), None);
    assert_eq!(before.found_again(Place::Question(1, 0, 1), &without), Some(Place::Question(1, 0, 0)));
}

/// Some place, often one that is there.
fn any_place() -> impl Strategy<Value = Place> {
    (0..3_usize, 0..3_usize, 0..5_usize, 0..3_u8).prop_map(|(step, section, question, sort)| match sort {
        0 => Place::Step(step),
        1 => Place::Section(step, section),
        _ => Place::Question(step, section, question),
    })
}

fn any_node() -> impl Strategy<Value = Node> {
    let name = prop::sample::select(vec!["nome", "canone", "nuova", "altra", "Non Va", ""]);
    prop_oneof![
        name.clone().prop_map(step),
        Just(section()),
        name.prop_map(|name| Node::Question(Box::new(question(name)))),
    ]
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let to = prop::sample::select(vec![Direction::Up, Direction::Down]);
    prop_oneof![
        (prop::option::of(any_place()), any_node()).prop_map(|(within, node)| Edit::Add { within, node }),
        (any_place(), any_node()).prop_map(|(at, node)| Edit::Change { at, node }),
        (any_place(), to).prop_map(|(at, to)| Edit::Move { at, to }),
        any_place().prop_map(|at| Edit::Remove { at }),
    ]
}

/// How many steps, sections and questions there are.
fn size(form: &Definition) -> usize {
    let sections = form.steps.iter().map(|step| step.sections.len()).sum::<usize>();
    form.steps.len() + sections + form.questions().count()
}

proptest! {
    #[test]
    fn any_edits_leave_a_form_that_checks_or_names_what_is_wrong(edits in prop::collection::vec(any_edit(), 1..20)) {
        let mut form = household();
        for edit in edits {
            let adds = matches!(edit, Edit::Add { .. });
            let Ok(edited) = form.edited(edit) else { continue };
            prop_assert!(!adds || size(&edited) == size(&form) + 1);
            form = edited;
            for error in check(&form).err().into_iter().flatten() {
                let place = Place::of_check(&error.place);
                prop_assert!(error.place == "steps" || place.is_some_and(|place| form.node(place).is_some()), "{}", error.place);
            }
        }
        let written = serde_json::to_value(&form).unwrap();
        prop_assert_eq!(serde_json::from_value::<Definition>(written).unwrap(), form);
    }

    #[test]
    fn a_move_is_undone_by_the_move_back(at in any_place()) {
        let form = household();
        if let Ok(moved) = form.edited(Edit::Move { at, to: Direction::Down }) {
            let back = Edit::Move { at: at.at(at.position() + 1), to: Direction::Up };
            prop_assert_eq!(moved.edited(back).unwrap(), form);
        }
    }

    #[test]
    fn what_is_added_can_be_taken_away(node in any_node()) {
        let form = household();
        let within = match node {
            Node::Step(_) => None,
            Node::Section(_) => Some(Place::Step(1)),
            Node::Question(_) => Some(Place::Section(1, 1)),
        };
        let at = match within {
            None => Place::Step(form.steps.len()),
            Some(Place::Step(step)) => Place::Section(step, form.steps[step].sections.len()),
            Some(_) => Place::Question(1, 1, form.steps[1].sections[1].questions.len()),
        };
        let added = form.edited(Edit::Add { within, node }).unwrap();
        match added.edited(Edit::Remove { at }) {
            Ok(without) => prop_assert_eq!(without, form),
            Err(problem) => prop_assert!(matches!(problem, EditProblem::Needed { .. }), "a name that is there already"),
        }
    }
}
