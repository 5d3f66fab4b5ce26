use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    actor::Operator,
    mask::Group,
    permission::{Permission, permissions},
};

fn id<T>(number: u128) -> Id<T> {
    Id::new(uuid::Uuid::from_u128(number))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-20")
}

fn paolo(role: Role) -> Operator {
    Operator {
        me: OperatorRef { id: id(1), name: "Paolo Neri".to_owned() },
        role,
        desk: DeskRef { id: id(10), name: "Sportello sociale".to_owned() },
        organisation: id(20),
        zone: id(30),
        profile: "Segretariato sociale".to_owned(),
        mask: Mask::none(),
        withheld: BTreeSet::new(),
    }
}

fn governed(bodies: &[u128]) -> Governed {
    Governed { bodies: bodies.iter().map(|number| id(*number)).collect(), leads: true }
}

fn offer(mask: &Mask) -> Offer<'_> {
    Offer {
        to: id(2),
        organisation: id(20),
        outside: false,
        desk_mask: mask,
        own_mask: None,
        role: Role::FrontDesk,
        valid: Validity::default(),
        absent: None,
    }
}

fn given(role: Role, offer: &Offer<'_>, bodies: &[u128]) -> Result<(), Refusal> {
    let (operator, governed) = (paolo(role), governed(bodies));
    may_give(Giver { operator: &operator, governed: &governed }, offer, today())
}

#[test]
fn an_administrator_gives_what_a_desk_needs_and_nothing_to_themselves() {
    let none = Mask::none();
    for role in Role::ALL {
        assert_eq!(given(Role::Administrator, &Offer { role, ..offer(&none) }, &[20]), Ok(()), "{role:?}");
        let own = Offer { role, to: id(1), ..offer(&none) };
        assert_eq!(given(Role::Administrator, &own, &[20]), Err(Refusal::Oneself), "{role:?}");
    }
}

#[test]
fn nobody_leads_or_administers_the_zone_from_a_desk_of_an_outside_body() {
    let none = Mask::none();
    for role in Role::ALL {
        let outside = Offer { role, outside: true, ..offer(&none) };
        let allowed = matches!(role, Role::FrontDesk | Role::SocialWorker);
        assert_eq!(given(Role::Administrator, &outside, &[20]).is_ok(), allowed, "{role:?}");
    }
}

#[test]
fn a_body_with_administrators_of_its_own_is_left_to_them() {
    let none = Mask::none();
    let there = Offer { organisation: id(21), ..offer(&none) };
    assert_eq!(given(Role::Administrator, &there, &[20, 21]), Err(Refusal::Elsewhere));
    assert_eq!(given(Role::Administrator, &there, &[20]), Ok(()), "a body without any");
}

#[test]
fn a_body_without_administrators_is_left_to_the_one_that_leads_the_zone() {
    let operator = paolo(Role::Administrator);
    let led = Governed { leads: false, ..governed(&[20]) };
    let giver = Giver { operator: &operator, governed: &led };
    assert!(reaches(giver, id(20)), "the own body");
    assert!(!reaches(giver, id(21)));
    assert!(reaches(Giver { governed: &governed(&[20]), ..giver }, id(21)));
}

#[test]
fn nobody_gives_a_profile_that_shows_what_the_desk_hides() {
    let desk = Mask::hiding([Group::Health, Group::Judicial]);
    let (less, more) = (Mask::hiding([Group::Health]), Mask::hiding(Group::ALL));
    let with = |own| Offer { own_mask: Some(own), ..offer(&desk) };
    assert_eq!(given(Role::Administrator, &with(&less), &[20]), Err(Refusal::Unmasks));
    assert_eq!(given(Role::Administrator, &with(&more), &[20]), Ok(()));
}

#[test]
fn days_run_forwards_and_a_delegation_has_an_end() {
    let none = Mask::none();
    let on = |from: Option<&str>, until: Option<&str>| Offer {
        valid: Validity { from: from.map(day), until: until.map(day) },
        ..offer(&none)
    };
    let of = |offer: &Offer<'_>| given(Role::Administrator, offer, &[20]);
    assert_eq!(of(&on(Some("2026-12-01"), Some("2026-11-30"))), Err(Refusal::Backwards));
    assert_eq!(of(&on(None, Some("2026-11-19"))), Err(Refusal::Past));
    assert_eq!(of(&on(None, Some("2026-11-20"))), Ok(()), "until tonight");
    let instead = |role, offer| Offer { absent: Some(StandsIn { role }), ..offer };
    let week = || on(Some("2026-11-23"), Some("2026-11-30"));
    assert_eq!(of(&instead(Some(Role::FrontDesk), week())), Ok(()));
    assert_eq!(of(&instead(Some(Role::FrontDesk), on(None, None))), Err(Refusal::Endless));
    assert_eq!(of(&instead(Some(Role::FrontDesk), on(None, Some("2027-11-21")))), Err(Refusal::Endless));
    assert_eq!(of(&instead(None, week())), Err(Refusal::NoAbsent));
    assert_eq!(of(&instead(Some(Role::SocialWorker), week())), Err(Refusal::NoAbsent), "another role");
}

#[test]
fn a_membership_counts_on_its_days_and_never_after_it_was_ended() {
    let mut one = Membership {
        desk: DeskRef { id: id(10), name: "Sportello".to_owned() },
        organisation: id(20),
        role: Role::FrontDesk,
        profile: "Segretariato sociale".to_owned(),
        valid: Validity { from: Some(day("2026-11-20")), until: Some(day("2026-11-21")) },
        absent: None,
        ended_at: None,
    };
    assert_eq!(one.standing(day("2026-11-19")), Standing::Coming);
    assert_eq!(one.standing(day("2026-11-20")), Standing::InForce);
    assert_eq!(one.standing(day("2026-11-21")), Standing::InForce);
    assert_eq!(one.standing(day("2026-11-22")), Standing::Over);
    one.ended_at = "2026-11-20T11:00:00Z".parse().ok();
    assert_eq!(one.standing(day("2026-11-20")), Standing::Over);
}

#[test]
fn the_last_administrator_of_a_body_is_noticed() {
    let seat = |operator, desk, body| Seat { operator: id(operator), desk: id(desk), organisation: id(body) };
    let (one, other, elsewhere) = (seat(1, 10, 20), seat(2, 11, 20), seat(3, 12, 21));
    assert_eq!(orphaned(&[one, other, elsewhere], &[other, elsewhere]), None);
    assert_eq!(orphaned(&[one, elsewhere], &[elsewhere]), Some(id(20)));
    assert_eq!(orphaned(&[elsewhere], &[one, elsewhere]), None, "more of them");
    assert_eq!(orphaned(&[], &[]), None, "there was none before");
}

#[test]
fn a_change_is_read_back_as_it_was_written() {
    let terms = Terms {
        role: Role::FrontDesk,
        profile: "Segretariato sociale".to_owned(),
        valid: Validity { from: Some(today()), until: None },
        absent: Some("Anna Bruni".to_owned()),
    };
    for change in [
        Change::Disabled,
        Change::Created { name: "Nives Sala".to_owned() },
        Change::Given { desk: "Sportello".to_owned(), before: None, after: terms.clone() },
        Change::Ended { desk: "Sportello".to_owned(), before: terms, on: today() },
    ] {
        let written = serde_json::to_value(&change).unwrap();
        assert_eq!(serde_json::from_value::<Change>(written).unwrap(), change);
    }
}

proptest! {
    /// Whatever is given, its permissions are the giver's own or of the work, and never for oneself.
    #[test]
    fn nothing_given_goes_beyond_the_giver(
        giver in prop::sample::select(Role::ALL.to_vec()),
        role in prop::sample::select(Role::ALL.to_vec()),
        to in 1_u128..4,
        body in 20_u128..23,
        bodies in prop::collection::vec(20_u128..23, 0..3),
        hidden in prop::sample::subsequence(Group::ALL.to_vec(), 0..9),
        own in prop::sample::subsequence(Group::ALL.to_vec(), 0..9),
    ) {
        let (desk, own) = (Mask::hiding(hidden.clone()), Mask::hiding(own));
        let asked = Offer { to: id(to), organisation: id(body), own_mask: Some(&own), role, ..offer(&desk) };
        if given(giver, &asked, &bodies).is_ok() {
            prop_assert!(to != 1);
            prop_assert!(body == 20 || !bodies.contains(&body));
            prop_assert!(hidden.iter().all(|group| own.hides(*group)));
            let held = |permission: &Permission| permissions(giver).contains(permission);
            prop_assert!(permissions(role).iter().all(|one| one.is_of_the_work() || held(one)));
        }
    }
}
