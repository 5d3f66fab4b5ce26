//! What a mask hides, and that it hides nothing else: the same walk behind many masks.

use std::collections::BTreeSet;

use domain::mask::Group;
use server::testing::Browser;

use super::{
    masks::{Scene, Secret, hidden, mask, scene, seen},
    support::House,
};

/// All that is seen, of each secret, without a mask.
pub(super) async fn everything<'s>(browser: &Browser<'_>, scene: &'s Scene) -> BTreeSet<&'s Secret> {
    let everything = seen(browser, scene).await;
    let all: BTreeSet<_> = scene.secrets.iter().collect();
    assert_eq!(everything.len(), all.len(), "without a mask all is seen");
    everything
}

/// What is left of it behind a mask of these groups: all but them, exactly.
pub(super) fn left<'s>(everything: &BTreeSet<&'s Secret>, groups: &[Group]) -> BTreeSet<&'s Secret> {
    let gone = |(of, text): &Secret| {
        // With the names of people goes what files and the documents of desks are called.
        let is_title = ["NOME-", "ALLEGATO-"].iter().any(|title| text.starts_with(title));
        of.is_some_and(|of| groups.contains(&of)) || (is_title && groups.contains(&Group::Identity))
    };
    everything.iter().filter(|secret| !gone(secret)).copied().collect()
}

/// Few masks that do what one of each group does: whichever two groups, some mask hides the one and not the other. They
/// are told apart by the digits of their places, in base two.
fn parting_masks() -> Vec<Vec<Group>> {
    let digits = usize::BITS - (Group::ALL.len() - 1).leading_zeros();
    let mut masks = Vec::new();
    for digit in 0..digits {
        for value in [0, 1] {
            let places = Group::ALL.into_iter().enumerate();
            let hidden = places.filter(|(place, _)| (place >> digit) & 1 == value);
            masks.push(hidden.map(|(_, group)| group).collect());
        }
    }
    masks
}

#[test]
fn of_two_groups_some_mask_hides_the_one_and_not_the_other() {
    let masks = parting_masks();
    for one in Group::ALL {
        for other in Group::ALL.into_iter().filter(|other| *other != one) {
            let parts = |mask: &Vec<Group>| mask.contains(&one) && !mask.contains(&other);
            assert!(masks.iter().any(parts), "{one} without {other}");
        }
    }
}

/// By night, behind a mask of each group, and of ever more: `nightly::masking_a_group_more_never_shows_more`.
#[tokio::test]
async fn a_mask_hides_its_groups_and_nothing_else() {
    const PROFILE: &str = "Segretariato sociale";
    let house = House::open().await;
    let scene = scene(&house, "chiara.moretti").await;
    let chiara = house.desk_of("chiara.moretti").await;
    let everything = everything(&chiara, &scene).await;
    for groups in parting_masks() {
        mask(&house, PROFILE, &groups).await;
        // The session began before: a mask takes effect with the next click.
        let now = seen(&chiara, &scene).await;
        hidden(&now, &groups);
        assert_eq!(now, left(&everything, &groups), "masking {groups:?} hides exactly them");
    }
    mask(&house, PROFILE, &Group::ALL).await;
    let now = seen(&chiara, &scene).await;
    hidden(&now, &Group::ALL);
    assert!(now.contains(&&(None, "RISPOSTA-LIBERA".to_owned())), "what is of no group stays");
}
