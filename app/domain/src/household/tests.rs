use proptest::prelude::*;

use super::*;
use crate::actor::OperatorRef;

pub(super) fn id<T>(number: u128) -> Id<T> {
    format!("{number:032x}").parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn today() -> NaiveDate {
    day("2026-11-20")
}

/// Somebody of household 1 who was born on this day.
pub(super) fn member(number: u128, born: &str) -> Member {
    let by = OperatorRef { id: id(901), name: "Chiara Moretti".to_owned() };
    Member {
        id: id(number),
        household: id(1),
        person: id(100 + number),
        called: Field::Shown("Giulia Ferrante".to_owned()),
        birth_date: Field::Shown(born.parse().ok()),
        relation: "3".parse().unwrap(),
        cohabiting: true,
        authority: Field::Shown(false),
        protection: Field::Shown(None),
        from: None,
        to: None,
        recorded: Moment { by, at: "2026-11-20T11:00:00Z".parse().unwrap() },
        replaces: None,
        why: None,
        withdrawn: false,
        elsewhere: false,
    }
}

/// In whose name the household is.
fn head(member: Member) -> Member {
    Member { relation: "1".parse().unwrap(), ..member }
}

fn parent(number: u128) -> Member {
    Member { authority: Field::Shown(true), ..head(member(number, "1988-03-14")) }
}

fn protected(member: Member, holder: impl Into<Option<Holder>>) -> Member {
    let protection = Protection { kind: Guardianship::Guardian, holder: holder.into() };
    Member { protection: Field::Shown(Some(protection)), ..member }
}

fn known(number: u128, born: &str) -> Holder {
    let (called, birth_date) = (Field::Shown("Anna".to_owned()), Field::Shown(born.parse().ok()));
    Holder::Known { id: id(number), called, birth_date }
}

fn told(members: &[Member]) -> Vec<Warning> {
    warnings(members, id(1), today())
}

#[test]
fn a_family_of_parent_and_child_is_in_order() {
    assert_eq!(told(&[parent(2), member(3, "2015-01-01")]), []);
    assert_eq!(told(&[]), []);
}

#[test]
fn minors_among_themselves_are_told() {
    let alone = [member(2, "2015-01-01"), member(3, "2010-01-01")];
    assert_eq!(told(&alone), [Warning::MinorsAlone, Warning::NobodyAnswers, Warning::NoHead]);
    let away = Member { cohabiting: false, ..parent(4) };
    assert_eq!(told(&[alone[0].clone(), away]), [Warning::MinorsAlone]);
    let ended = Member { to: Some(day("2026-11-19")), ..parent(4) };
    assert!(told(&[alone[0].clone(), ended]).contains(&Warning::MinorsAlone));
}

#[test]
fn a_year_of_birth_that_does_not_tell_who_is_a_minor_is_said() {
    let with = |born: &str| told(&[parent(2), protected(member(3, born), known(102, "1988-03-14"))]);
    assert_eq!(with("2008"), [Warning::AgeInDoubt(id(3))]);
    assert_eq!((with("2009"), with("2007"), with("2008-10")), (vec![], vec![], vec![]));
}

#[test]
fn somebody_comes_of_age_on_the_birthday() {
    assert!(told(&[member(2, "2008-11-21")]).contains(&Warning::MinorsAlone));
    assert_eq!(told(&[member(2, "2008-11-20")]), []);
}

#[test]
fn a_guardian_stands_in_the_place_of_parents() {
    let adult = head(member(2, "1960-01-01"));
    let child = member(3, "2015-01-01");
    assert_eq!(told(&[adult.clone(), child.clone()]), [Warning::NobodyAnswers]);
    assert_eq!(told(&[adult, protected(child, known(102, "1960-01-01"))]), []);
}

#[test]
fn who_protects_must_be_somebody_else_and_of_age() {
    let of = |holder: Option<Holder>| told(&[parent(2), protected(member(3, "1950-01-01"), holder)]);
    assert_eq!(of(Some(known(104, "2012-01-01"))), [Warning::GuardianIsMinor(id(3))]);
    assert_eq!(of(Some(known(103, "1950-01-01"))), [Warning::GuardsThemselves(id(3))]);
    assert_eq!(of(Some(known(104, ""))), []);
    assert_eq!(of(Some(Holder::Named(Field::Shown("Avv. Prova".to_owned())))), []);
    assert_eq!(of(None), [Warning::GuardianUnnamed(id(3))]);
}

#[test]
fn of_several_people_one_is_whom_the_household_is_named_after() {
    let adults = [member(2, "1980-01-01"), member(3, "1990-01-01")];
    assert_eq!(told(&adults), [Warning::NoHead]);
    assert_eq!(told(&adults[..1]), [], "the others may not be written down yet");
    for relation in ["1", "24"] {
        let head = Member { relation: relation.parse().unwrap(), ..adults[1].clone() };
        assert_eq!(told(&[adults[0].clone(), head]), [], "{relation}");
    }
}

#[test]
fn living_in_two_households_is_told_and_belonging_to_two_is_not() {
    let there = Member { household: id(9), id: id(5), ..parent(2) };
    assert_eq!(told(&[parent(2), there.clone()]), [Warning::LivesTwice(id(2))]);
    let visits = Member { cohabiting: false, ..there.clone() };
    assert_eq!(told(&[parent(2), visits]), []);
    let before = Member { to: Some(day("2020-01-01")), ..there };
    assert_eq!(told(&[parent(2), before]), []);
    assert_eq!(told(&[Member { elsewhere: true, ..parent(2) }]), [Warning::LivesTwice(id(2))]);
}

#[test]
fn days_that_cannot_be_are_told_also_of_who_left() {
    let backwards = Member { from: Some(day("2020-01-02")), to: Some(day("2020-01-01")), ..parent(2) };
    assert_eq!(told(&[backwards]), [Warning::EndsBeforeItBegins(id(2))]);
    let unborn = Member { from: Some(day("1988-03-13")), ..parent(2) };
    assert_eq!(told(&[unborn]), [Warning::BeforeBirth(id(2))]);
}

#[test]
fn what_is_hidden_betrays_itself_by_no_warning() {
    let child = Member { birth_date: Field::Masked(Group::Identity), ..member(2, "2015-01-01") };
    assert_eq!(told(&[child]), []);
    let hidden = Member {
        authority: Field::Masked(Group::Judicial),
        protection: Field::Masked(Group::Judicial),
        ..member(2, "2015-01-01")
    };
    assert_eq!(told(&[hidden.clone(), head(member(4, "1960-01-01"))]), []);
    assert!(!hidden.may_be_corrected());
    let named = protected(parent(2), Some(Holder::Named(Field::Masked(Group::Identity))));
    assert!(!named.may_be_corrected() && parent(2).may_be_corrected());
}

#[test]
fn a_correction_counts_instead_of_what_it_corrects() {
    let first = member(2, "1988-03-14");
    let second = Member { id: id(3), replaces: Some(id(2)), person: first.person, ..first.clone() };
    let never = Member { id: id(4), replaces: Some(id(3)), withdrawn: true, ..second.clone() };
    let ids =
        |members: &[Member]| current(members, id(1), today()).iter().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(ids(&[second.clone(), first.clone()]), [id(3)]);
    assert_eq!(ids(&[never, second, first]), []);
}

#[test]
fn every_guardianship_has_the_code_of_the_database() {
    for kind in Guardianship::ALL {
        assert_eq!(Guardianship::from_code(kind.code()), Some(kind));
    }
}

proptest! {
    #[test]
    fn periods_overlap_when_they_share_a_day(
        a in 0_u64..9, b in 0_u64..9, c in 0_u64..9, d in 0_u64..9, open in any::<(bool, bool)>()
    ) {
        let on = |days: u64| day("2026-01-01") + chrono::Days::new(days);
        let one = (Some(on(a.min(b))), open.0.then(|| on(a.max(b))));
        let other = (Some(on(c.min(d))), open.1.then(|| on(c.max(d))));
        let covers = |(from, to): (Option<NaiveDate>, Option<NaiveDate>), at: NaiveDate| {
            from.is_none_or(|from| from <= at) && to.is_none_or(|to| to >= at)
        };
        let shared = (0..10).any(|days| covers(one, on(days)) && covers(other, on(days)));
        prop_assert_eq!(overlap(one, other), shared);
        prop_assert_eq!(overlap(one, other), overlap(other, one));
    }
}
