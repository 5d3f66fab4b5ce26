//! What is hidden neither matches nor explains nor moves anybody.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{
    super::likeness::{Heard, likeness, sound, sounds},
    people::people,
    *,
};

const PLANTED: &str = "Zirbelpino";

/// By the group that is hidden.
static BOTH: LazyLock<[(Registry, Registry); 2]> =
    LazyLock::new(|| [both(Group::Identity), both(Group::Contacts)]);

/// The registry with something in a hidden field of everybody, and without it.
fn both(hide: Group) -> (Registry, Registry) {
    let planted = people().into_iter().enumerate().map(|(number, known)| match hide {
        Group::Identity => Known {
            given_name: Some(PLANTED.into()),
            family_name: Some(format!("{PLANTED} {number}")),
            birth_date: Some("1901-02-03".parse().unwrap()),
            fiscal_code: None,
            ..known
        },
        _ => {
            Known { phone: Some("333 9876543".into()), email: Some("planted@posta.example".into()), ..known }
        }
    });
    (Registry::of(people()), Registry::of(planted))
}

fn verdicts(registry: &Registry, typed: &str, mask: &Mask) -> Vec<Verdict> {
    registry.find(typed, mask).into_iter().map(|(_, verdict)| verdict).collect()
}

proptest! {
    #[test]
    fn a_hidden_field_changes_nothing(
        typed in prop_oneof![
            Just("zirbelpino 333 010 0147".to_owned()), Just("giulia 1901 3339876543".to_owned()),
            Just("giulia.ferrante@posta.example 1988".to_owned()), Just("planted@posta.example rossi".to_owned()),
            "[a-z]{1,6} [a-z]{1,6} [0-9]{2,10}", ".{0,30}",
        ],
        identity in any::<bool>(),
    ) {
        let hide = if identity { Group::Identity } else { Group::Contacts };
        let (clear, planted) = &BOTH[usize::from(!identity)];
        let mask = Mask::hiding([hide]);
        prop_assert_eq!(verdicts(clear, &typed, &mask), verdicts(planted, &typed, &mask));
    }

    #[test]
    fn whatever_is_typed_is_read_without_harm(typed in ".{0,200}") {
        let query = Query::typed(&typed, today());
        let known: Vec<String> = ["giulia", "ferrante"].map(str::to_owned).to_vec();
        prop_assert!(query.read(&known).probes().len() <= 300);
    }

    #[test]
    fn a_letter_more_less_other_or_swapped_does_not_lose_a_long_word(
        word in "[bcdfglmnprstv][aeiou][bcdfglmnprstv][aeiou][bcdfglmnprstv][aeiou]",
        place in 0_usize..6, letter in "[a-z]", how in 0_u8..4,
    ) {
        let mut wrong: Vec<char> = word.chars().collect();
        match how {
            0 => wrong.insert(place, letter.chars().next().unwrap()),
            1 => { wrong.remove(place); }
            2 => wrong[place] = letter.chars().next().unwrap(),
            _ => wrong.swap(place, (place + 1) % 6),
        }
        let wrong: String = wrong.into_iter().collect();
        // First and last are no neighbours; where letters make one sound, one error changes more than one.
        let is_plain = |word: &str| sound(word) == word;
        prop_assume!((how < 3 || place < 5) && is_plain(&wrong) && is_plain(&word));
        let shares = !sounds(&wrong).is_disjoint(&sounds_of(&word));
        prop_assert!(shares && likeness(&Heard::new(wrong.clone()), &Heard::new(word.clone())).is_some(), "{} {}", wrong, word);
    }
}

#[test]
fn what_was_not_asked_because_of_the_mask_is_said_by_group_only() {
    let typed = Query::typed("ferrante 3330100147", today());
    let (query, left_out) = typed.clone().through(&Mask::hiding([Group::Identity]));
    assert_eq!((query.is_empty(), left_out), (false, vec![Group::Identity]));
    let (query, left_out) = typed.clone().through(&Mask::hiding([Group::Identity, Group::Contacts]));
    assert_eq!((query.is_empty(), left_out), (true, vec![Group::Identity, Group::Contacts]));
    assert_eq!(typed.through(&Mask::hiding([Group::Health])).1, Vec::new());
}
