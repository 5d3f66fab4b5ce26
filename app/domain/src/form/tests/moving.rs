//! A form changes while somebody fills it in.

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::{
    Id,
    document::{Document, Kind as FileKind, Sha256, Verification},
};

fn changed(change: impl FnOnce(&mut Definition)) -> Definition {
    let mut form = household();
    change(&mut form);
    form
}

fn filled() -> Answers {
    answers(&[
        ("in-affitto", "si"),
        ("canone", "480"),
        ("componenti", "2"),
        ("componenti.0.nome", "Elena"),
        ("componenti.0.ha-codice", "no"),
        ("componenti.1.nome", "Piero"),
        ("componenti.1.ha-codice", "si"),
        ("componenti.1.codice", "FRRGLI88C54M990P"),
    ])
}

fn names(lines: &[SummaryLine]) -> Vec<String> {
    lines.iter().map(|line| line.path.to_string()).collect()
}

#[test]
fn nothing_changes_where_nothing_changed() {
    assert_eq!(changes(&household(), &household()), []);
    let moved = move_to(&household(), &household(), &filled(), &[]);
    assert_eq!((moved.answers, moved.earlier), (filled(), Vec::new()));
}

#[test]
fn what_came_went_and_changed_is_named() {
    let new = changed(|form| {
        form.steps[0].sections[0].questions[1].required = false;
        form.steps[0].sections[0].questions[1].label = text("Canone al mese");
        form.steps[1].sections[0].questions[0].name = "nome-completo".into();
        form.steps[1].sections[1].questions[0].when = None;
    });
    let found = changes(&household(), &new);
    let before = text("Quanto paghi al mese?");
    let (casa, persone) = (text("Casa"), text("Persone"));
    let expected = [
        Change::Changed {
            label: text("Canone al mese"),
            step: casa,
            how: vec![Difference::Label { before }, Difference::Optional],
        },
        Change::Added { label: text("Nome"), step: persone.clone() },
        Change::Changed { label: text("Contratto"), step: persone.clone(), how: vec![Difference::Condition] },
        Change::Removed { label: text("Nome"), step: persone },
    ];
    assert_eq!(found, expected);
}

#[test]
fn answers_that_fit_go_along_and_the_others_can_be_read() {
    let new = changed(|form| {
        form.steps[0].sections[0].questions[1].kind = Kind::YesNo;
        form.steps[1].sections[0].questions[0].kind = Kind::LongText { max: 3 };
        form.steps[1].sections[0].questions.remove(2);
    });
    let moved = move_to(&household(), &new, &filled(), &[]);
    let kept = |name: &str| moved.answers.get(&path(name)).to_owned();
    assert_eq!((kept("in-affitto"), kept("canone")), ("si".to_owned(), String::new()));
    // "Elena" is too long for the new limit: it no longer fits.
    assert_eq!(kept("componenti.0.nome"), "");
    assert_eq!(kept("componenti.0.ha-codice"), "no");
    assert_eq!(
        names(&moved.earlier),
        ["canone", "componenti.0.nome", "componenti.1.nome", "componenti.1.codice"]
    );
    assert_eq!(moved.earlier[0].values, [ShownValue::Money(48_000)]);
}

#[test]
fn a_wrong_answer_of_the_same_kind_stays_to_be_put_right() {
    let new = changed(|form| form.steps[0].sections[0].questions[1].kind = Kind::Money { max_cents: 100 });
    let moved = move_to(&household(), &new, &answers(&[("in-affitto", "si"), ("canone", "tanto")]), &[]);
    assert_eq!(moved.answers.get(&path("canone")), "tanto");
    assert_eq!(changes(&household(), &new).len(), 1);
}

#[test]
fn a_part_that_repeats_no_more_leaves_its_answers_behind() {
    let new = changed(|form| form.steps[1].sections[0].repeat = None);
    let moved = move_to(&household(), &new, &filled(), &[]);
    assert_eq!(moved.answers.get(&path("nome")), "");
    assert!(names(&moved.earlier).contains(&"componenti.1.nome".to_owned()));
}

#[test]
fn another_statement_was_not_made() {
    let statement = |words: &str| {
        changed(|form| {
            form.steps[0].sections[0].questions[0].kind = Kind::Declaration;
            form.steps[0].sections[0].questions[0].label = text(words);
        })
    };
    let given = answers(&[("in-affitto", "si")]);
    let kept = |new: &Definition| {
        move_to(&statement("Dichiaro questo"), new, &given, &[]).answers.get(&path("in-affitto")).to_owned()
    };
    assert_eq!(kept(&statement("Dichiaro questo")), "si");
    assert_eq!(kept(&statement("Dichiaro anche quello")), "");
}

#[test]
fn documents_that_nobody_asks_for_any_more_are_named() {
    let document = Document {
        id: Id::new(uuid::Uuid::nil()),
        question: "contratto".into(),
        name: "contratto.pdf".into(),
        kind: FileKind::Pdf,
        size: 10,
        sha256: Sha256([0; 32]),
        verification: Verification::Accepted,
        uploaded_at: DateTime::UNIX_EPOCH,
    };
    let new = changed(|form| {
        form.steps[1].sections.pop();
    });
    let moved = move_to(&household(), &new, &filled(), &[document]);
    assert_eq!(names(&moved.earlier), ["contratto"]);
}

proptest! {
    #[test]
    fn no_answer_is_lost(value in any::<String>(), from in 0_usize..6, to in 0_usize..6) {
        let kinds = [
            Kind::Text { max: 50 },
            Kind::LongText { max: 50 },
            Kind::YesNo,
            Kind::Money { max_cents: 5 },
            Kind::Country,
            Kind::SeveralOf { options: vec![Choice { value: "a".into(), label: text("A") }] },
        ];
        let with = |kind: &Kind| changed(|form| form.steps[0].sections[0].questions[0].kind = kind.clone());
        let given = answers(&[("in-affitto", &value)]);
        let moved = move_to(&with(&kinds[from]), &with(&kinds[to]), &given, &[]);
        let typed = given.get(&path("in-affitto")).trim().to_owned();
        let is_kept = moved.answers.get(&path("in-affitto")).replace('\n', " ").trim() == typed.replace('\n', " ").trim();
        let can_be_read = moved.earlier.iter().any(|line| line.path == path("in-affitto"));
        prop_assert!(typed.is_empty() || is_kept || can_be_read);
    }
}
