//! Records that are merged, or cannot be.

use std::collections::BTreeSet;

use domain::{
    mask::{Field, Group},
    person::{
        Found, Identity, Name, Person,
        merging::{MergeField, MergeMoves, MergeObstacle, MergePreview},
    },
};

use super::{MergeChoice, MergeDecision};
use crate::console::{
    form::{MergeForm, ReasonWrong},
    samples::{id, masked_person, nameless, people_who_match, person},
};

pub(super) fn choices() -> Vec<(&'static str, MergeChoice)> {
    let plain =
        MergeChoice { kept: person(), twins: Vec::new(), query: String::new(), found: None, missing: false };
    let found = Found { people: people_who_match(), more: false, left_out: Vec::new() };
    vec![
        ("nobody", MergeChoice { missing: true, ..plain.clone() }),
        ("twins", MergeChoice { twins: people_who_match(), ..plain.clone() }),
        ("found", MergeChoice { query: "\"><b>".to_owned(), found: Some(found), ..plain.clone() }),
        ("masked", MergeChoice { kept: masked_person(), ..plain }),
    ]
}

fn other() -> Person {
    let name = Name { given: "Giulia <b>".to_owned(), family: "Ferranti".to_owned() };
    Person {
        id: id(502),
        identity: Identity::Known { name: Field::Shown(name) },
        fiscal_code: Field::Shown(None),
        phone: Field::Shown(Some("333 010 0147".to_owned())),
        ..person()
    }
}

fn preview(kept: Person, other: Person) -> MergePreview {
    let obstacle = MergeObstacle::between(&kept, &other);
    let moves = MergeMoves { cards: 2, facts: 1, signatures: 0 };
    MergePreview { kept, other, moves, obstacle, seen: "1.0.0-1.2.1".to_owned() }
}

pub(super) fn decisions() -> Vec<(&'static str, MergeDecision)> {
    let plain = MergeDecision::new(preview(person(), other()));
    let form = MergeForm {
        chosen: BTreeSet::from([MergeField::Name, MergeField::Phone]),
        take: BTreeSet::from([MergeField::Name]),
        why: "<i>\"sì".to_owned(),
        ..MergeForm::default()
    };
    let hidden = Person { phone: Field::Masked(Group::Contacts), ..other() };
    let cannot = MergePreview { obstacle: Some(MergeObstacle::Hidden), ..preview(masked_person(), other()) };
    vec![
        ("two", plain.clone()),
        (
            "no reason",
            MergeDecision { form: form.clone(), wrong: Some(ReasonWrong::Missing), ..plain.clone() },
        ),
        ("overtaken", MergeDecision { form, overtaken: true, ..plain }),
        ("code goes along", MergeDecision::new(preview(other(), person()))),
        ("without a name", MergeDecision::new(preview(person(), nameless()))),
        ("contacts hidden", MergeDecision::new(preview(person(), hidden))),
        ("forbidden", MergeDecision::new(preview(nameless(), other()))),
        ("hidden", MergeDecision::new(cannot)),
    ]
}
