use proptest::prelude::*;

use super::*;
use crate::Lang;

fn desk(number: u128) -> Id<Desk> {
    Id::new(uuid::Uuid::from_u128(number))
}

fn place(number: u128, counts: bool) -> Place {
    Place {
        desk: DeskRef { id: desk(number), name: format!("Sportello {number}") },
        counts,
        outside: false,
        routing: Routing::default(),
    }
}

fn rule(to: u128) -> Rule {
    Rule { service: None, municipality: None, lang: None, to: desk(to) }
}

fn arriving() -> Arriving<'static> {
    Arriving { service: "pasti-a-domicilio", municipality: Some("Vallescura (PL)"), lang: Some(Lang::Uk) }
}

#[test]
fn without_rules_the_service_decides() {
    let desks = [place(1, true), place(2, true)];
    let routed = route(&arriving(), desk(1), &[], &desks);
    assert_eq!(routed, Routed { to: desk(1), by: By::Default, passed: Vec::new() });
}

#[test]
fn the_first_rule_that_fits_counts() {
    let desks = [place(1, true), place(2, true), place(3, true)];
    let other = Rule { service: Some("nido".to_owned()), ..rule(2) };
    let spoken = Rule { lang: Some(Lang::Ar), ..rule(2) };
    let lives = Rule { municipality: Some("VALLESCURA".to_owned()), ..rule(3) };
    let rules = [other, spoken, lives, rule(2)];
    assert_eq!(route(&arriving(), desk(1), &rules, &desks).by, By::Rule(2));
    let unknown = Arriving { municipality: None, ..arriving() };
    assert_eq!(route(&unknown, desk(1), &rules, &desks).by, By::Rule(3));
}

#[test]
fn a_rule_that_cannot_be_followed_is_passed_over_and_told() {
    let mut picky = place(3, true);
    picky.routing.municipalities = vec!["Pontelaro".to_owned()];
    let desks = [place(1, true), place(2, false), picky];
    let rules = [rule(2), rule(3), rule(9)];
    let routed = route(&arriving(), desk(1), &rules, &desks);
    assert_eq!((routed.to, routed.by), (desk(1), By::Default));
    let told: Vec<Fault> = routed.passed.iter().map(|passed| passed.fault).collect();
    assert_eq!(told, [Fault::DeskOver, Fault::NotAccepted, Fault::NoDesk]);
    let gone = Rule { service: Some("chiuso".to_owned()), ..rule(1) };
    let lives = Rule { municipality: Some("Vallescura".to_owned()), ..rule(3) };
    let found = faults(&[rule(2), rule(9), gone, lives, rule(1)], &["nido".to_owned()], &desks);
    let expected = [(0, Fault::DeskOver), (1, Fault::NoDesk), (2, Fault::NoService), (3, Fault::NotAccepted)];
    assert_eq!(found, expected);
}

#[test]
fn where_nobody_works_at_the_desk_of_the_service_another_takes_its_place() {
    let desks = [place(1, false), place(2, false), place(3, true)];
    let routed = route(&arriving(), desk(1), &[], &desks);
    assert_eq!((routed.to, routed.by), (desk(3), By::Instead));
    let nobody = [place(1, false)];
    assert_eq!(route(&arriving(), desk(1), &[], &nobody).to, desk(1));
    let outside = [place(1, false), Place { outside: true, ..place(2, true) }];
    let routed = route(&arriving(), desk(1), &[], &outside);
    assert_eq!((routed.to, routed.by), (desk(1), By::Default), "an outside body only by a rule");
}

#[test]
fn an_agreement_counts_from_its_first_day_to_its_last_or_until_it_is_ended() {
    let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
    let dates = Dates { from: day("2026-01-01"), until: day("2026-12-31") };
    let whole = Agreement { id: Id::new(uuid::Uuid::nil()), dates, act: "1".to_owned(), ended_on: None };
    assert!(whole.counts(day("2026-01-01")) && whole.counts(day("2026-12-31")));
    assert!(!whole.counts(day("2025-12-31")) && !whole.counts(day("2027-01-01")));
    let ended = Agreement { ended_on: Some(day("2026-06-01")), ..whole };
    assert!(ended.counts(day("2026-05-31")) && !ended.counts(day("2026-06-01")));
}

#[test]
fn names_of_places_are_compared_as_people_write_them() {
    assert!(is_same_place("Forlì", "forli (FC)"));
    assert!(is_same_place("Sant’Angelo", "SANT'ANGELO"));
    assert!(!is_same_place("Pontelaro", "Vallescura"));
}

fn anything() -> impl Strategy<Value = (Vec<Place>, Vec<Rule>)> {
    let named =
        || proptest::option::of(prop_oneof![Just("Pontelaro".to_owned()), Just("Vallescura".to_owned())]);
    let service = || proptest::option::of(prop_oneof![Just("nido".to_owned()), Just("pasti".to_owned())]);
    let lang = proptest::option::of(proptest::sample::select(Lang::ALL.to_vec()));
    let a_rule = (service(), named(), lang, 0_u128..8).prop_map(|(service, municipality, lang, to)| Rule {
        service,
        municipality,
        lang,
        to: desk(to),
    });
    let a_place = (any::<bool>(), service(), named()).prop_map(|(counts, service, municipality)| {
        let mut made = place(0, counts);
        made.routing.services = service.into_iter().collect();
        made.routing.municipalities = municipality.into_iter().collect();
        made
    });
    let places = proptest::collection::vec(a_place, 0..6).prop_map(|places| {
        let numbered = (0_u128..).zip(places);
        numbered.map(|(number, made)| Place { desk: place(number, true).desk, ..made }).collect::<Vec<_>>()
    });
    (places, proptest::collection::vec(a_rule, 0..10))
}

proptest! {
    /// Every request gets exactly one desk: one that works, if any does, and the same one every time.
    #[test]
    fn a_request_always_lands_somewhere(
        (desks, rules) in anything(),
        service in proptest::sample::select(vec!["nido", "pasti", "altro"]),
        municipality in proptest::option::of(proptest::sample::select(vec!["pontelaro", "Vallescura (PL)", "?"])),
        lang in proptest::option::of(proptest::sample::select(Lang::ALL.to_vec())),
        service_desk in 0_u128..8,
    ) {
        let arriving = Arriving { service, municipality, lang };
        let routed = route(&arriving, desk(service_desk), &rules, &desks);
        prop_assert_eq!(&routed, &route(&arriving, desk(service_desk), &rules, &desks));
        let works = desks.iter().find(|place| place.desk.id == routed.to).is_some_and(|place| place.counts);
        if desks.iter().any(|place| place.counts) {
            prop_assert!(works);
        } else {
            prop_assert_eq!(routed.to, desk(service_desk));
        }
        // Whatever fitted and was not followed is told, each once and in order.
        let until = match routed.by { By::Rule(rule) => rule, _ => rules.len() };
        let fitted: Vec<usize> = (0..until).filter(|place| rules[*place].fits(&arriving)).collect();
        let told: Vec<usize> = routed.passed.iter().map(|passed| passed.rule).collect();
        prop_assert_eq!(told, fitted);
        if let By::Rule(rule) = routed.by {
            prop_assert!(rules[rule].fits(&arriving));
            prop_assert_eq!(rules[rule].to, routed.to);
        }
    }
}

#[test]
fn a_code_of_the_index_is_short_and_of_small_letters() {
    for code in ["c_d612", "asl-toscana", "p1"] {
        assert!(is_ipa(code), "{code}");
    }
    for code in ["", "c", "C_D612", "c d612", "c_dè12", "a_code_that_is_far_too_long"] {
        assert!(!is_ipa(code), "{code}");
    }
}
