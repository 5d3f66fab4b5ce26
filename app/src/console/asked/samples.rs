//! Services asked for at the desk.

use domain::{
    Text,
    card::{
        parts::{Unmet, WhyUnmet},
        requests::{Advancement, Filter, Listed, Origin},
    },
    intake::Page as Rows,
    mask::{Field, Group},
};

use super::AskedList;
use crate::console::samples::{card_id, request};

fn rows() -> Vec<Listed> {
    let online = request();
    let online = Listed {
        id: online.id,
        card: card_id(),
        full_name: Field::Shown("Giulia Ferrante".to_owned()),
        title: online.title,
        on: online.on,
        advancement: online.advancement,
        origin: Origin::Portal,
        intake: online.intake,
        unmet: None,
    };
    let counter = Listed {
        title: Text::italian("Un <b>\"d’Angelo\"</b>"),
        advancement: Advancement::InProgress,
        origin: Origin::Counter,
        intake: None,
        ..online.clone()
    };
    let handed = Listed {
        full_name: Field::Masked(Group::Identity),
        advancement: Advancement::ExternalProvided,
        origin: Origin::Referral,
        ..counter.clone()
    };
    vec![online, counter, handed]
}

pub(super) fn asked() -> Vec<(&'static str, AskedList)> {
    let list = |rows: Vec<Listed>, filter: Filter| AskedList {
        page: Rows { rows, previous: None, next: Some("a&b".to_owned()) },
        filter,
        offer: Vec::new(),
        catalogue: vec![("pasti-a-domicilio".to_owned(), Text::italian("Pasti a domicilio"))],
        needs: true,
    };
    let strange = Filter {
        state: Some(Advancement::Checking),
        service: Some("pasti-a-domicilio".to_owned()),
        origin: Some(Origin::Counter),
        text: Some("<b>\"d’Angelo\"</b> & figli".to_owned()),
        unmet: Some(WhyUnmet::Any),
    };
    let unmet = Unmet { need: "Un posto <b>\"d’Angelo\"</b>".to_owned(), why: "Altro".to_owned() };
    let not_met = rows().into_iter().map(|row| Listed { unmet: Some(unmet.clone()), ..row }).collect();
    vec![
        ("some", list(rows(), Filter::default())),
        ("none", list(Vec::new(), Filter::default())),
        ("not met", list(not_met, Filter { unmet: Some(WhyUnmet::Any), ..Filter::default() })),
        ("needs hidden", AskedList { needs: false, ..list(rows(), Filter::default()) }),
        ("narrowed to nothing", list(Vec::new(), strange)),
    ]
}
