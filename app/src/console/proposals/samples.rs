//! Proposals of every state from both sides, forms with errors, and what a mask hides.

use chrono::TimeDelta;
use domain::{
    calendar::day_in_rome,
    card::{Access, Mode, parts::Part},
    fields::{Lists as CodeLists, Values},
    mask::{Field, Group, Mask},
    presa_in_carico::{
        Act, Barred, Body, Change, Followed, Lists, Offer, PresaInCarico, State, Urgency, read_through,
    },
    referral::{Line, Package, Piece, Section, written},
};

use super::{AnswerForm, NewProposal, ProposalPage, ProposalsList, ProposeForm};
use crate::console::samples::{card_id, desks, id, moment, now};

fn states() -> [State; 4] {
    let by = || moment(now() - TimeDelta::days(3));
    let created = State::Created { proposed: by() };
    let after = |act| created.clone().act(act, by()).unwrap_or_else(|_| created.clone());
    [
        created.clone(),
        after(Act::See),
        after(Act::Reject { reason: "La segue già <b>il consultorio</b>".to_owned() }),
        after(Act::Accept { case_file: id(731) }),
    ]
}

fn proposal(mut state: State, receives: bool, mask: &Mask) -> PresaInCarico {
    PresaInCarico {
        id: id(721),
        own: !receives,
        receives,
        from: desks().remove(0),
        to: "Comune di Pontelaro".to_owned(),
        name: Field::Shown("Samira <script>El Idrissi".to_owned()),
        category: Field::Shown("Famiglia e minori".to_owned()),
        urgency: Urgency::Urgent,
        why: mask.field(Access::GROUP, "Sola con due figli piccoli.\nSfratto a gennaio.".to_owned()),
        answer: written(mask, state.take_words()),
        state,
        changed: false,
    }
}

fn package() -> Package {
    let line =
        |label: &str, value: &str, group| Line { label: label.to_owned(), value: value.to_owned(), group };
    let section = |piece, lines| Section { piece, lines, answers: Vec::new() };
    Package {
        mode: Mode::InPerson,
        sections: vec![
            section(Piece::Person, vec![line("Data di nascita", "18/11/1990", Some(Group::Identity))]),
            section(Piece::Access, vec![line("Accesso del 18/11/2026", "Cerca <i>casa</i>", None)]),
            section(Piece::Filled(Part::Home), vec![line("Numero di vani", "2", Some(Group::Residence))]),
        ],
    }
}

fn followed(state: State, receives: bool, mask: &Mask) -> Followed {
    let change = |pieces| Change { by: "Chiara Moretti".to_owned(), at: now(), pieces };
    Followed {
        proposal: proposal(state, receives, mask),
        package: read_through(package(), mask),
        hidden: mask.groups().collect(),
        changes: vec![change(vec![Piece::Filled(Part::Home), Piece::Notes]), change(Vec::new())],
        card: (!receives).then(card_id),
    }
}

/// Every state from both sides, changed, masked, with an error, and answered meanwhile.
pub(super) fn proposals() -> Vec<(&'static str, ProposalPage)> {
    const NAMES: [[&str; 2]; 4] = [
        ["created sender", "created receiver"],
        ["seen sender", "seen receiver"],
        ["rejected sender", "rejected receiver"],
        ["accepted sender", "accepted receiver"],
    ];
    let today = day_in_rome(now());
    let page =
        |state: State, receives, mask: &Mask| ProposalPage::new(followed(state, receives, mask), today);
    let mut all = Vec::new();
    for (state, [sender, receiver]) in states().into_iter().zip(NAMES) {
        all.push((sender, page(state.clone(), false, &Mask::none())));
        all.push((receiver, page(state, true, &Mask::none())));
    }
    let [created, seen, _, accepted] = states();
    let mut changed = page(seen.clone(), true, &Mask::none());
    changed.followed.proposal.changed = true;
    all.push(("changed", changed));
    let mut masked = page(created.clone(), true, &Mask::hiding(Group::ALL));
    masked.followed.proposal.name = Field::Masked(Group::Identity);
    masked.followed.proposal.category = Field::Masked(Group::Family);
    masked.followed.changes.clear();
    all.push(("masked", masked));
    all.push(("partly masked", page(created, true, &Mask::hiding([Group::Residence]))));
    let errors = AnswerForm::default().reason().err().unwrap_or_default();
    all.push(("no reason", ProposalPage { errors, ..page(seen, true, &Mask::none()) }));
    all.push(("moved", ProposalPage { moved: true, ..page(accepted, true, &Mask::none()) }));
    all
}

/// Full, empty, and for whoever may not take charge.
pub(super) fn lists() -> Vec<(&'static str, ProposalsList)> {
    let today = day_in_rome(now());
    let of = |receives| {
        states().into_iter().map(|state| proposal(state, receives, &Mask::none())).collect::<Vec<_>>()
    };
    let page = |received, sent| ProposalsList { lists: Lists { received, sent }, today };
    let mut received = of(true);
    for row in received.iter_mut().take(1) {
        row.name = Field::Masked(Group::Identity);
        row.changed = true;
        row.urgency = Urgency::Emergency;
    }
    vec![
        ("some", page(Some(received), of(false))),
        ("none", page(Some(Vec::new()), Vec::new())),
        ("front desk", page(None, of(false))),
    ]
}

/// Empty, with errors, and everything that bars it.
pub(super) fn new_proposals() -> Vec<(&'static str, NewProposal)> {
    let mut category = Values::default();
    category.set("categoria", ["anziani".to_owned()]);
    let body = |number, name: &str, leads| Body { id: id(number), name: name.to_owned(), leads };
    let offer = Offer {
        card: card_id(),
        name: Field::Shown("Samira El Idrissi".to_owned()),
        bodies: vec![body(811, "Comune di Borgo Alto", false), body(812, "Comune di Pontelaro", true)],
        category,
        lists: CodeLists::default(),
        barred: None,
    };
    let page = |offer: Offer| NewProposal { offer, form: ProposeForm::default(), errors: Vec::new() };
    let form = ProposeForm { why: "Sola <b>".to_owned(), ..ProposeForm::default() };
    let errors = ProposeForm::default().check(&offer).err().unwrap_or_default();
    let barred = |barred| page(Offer { barred: Some(barred), ..offer.clone() });
    let masked = page(Offer { name: Field::Masked(Group::Identity), ..offer.clone() });
    vec![
        ("fresh", page(offer.clone())),
        ("errors", NewProposal { errors, ..page(offer.clone()) }),
        ("masked", masked),
        ("already", NewProposal { form, ..barred(Barred::Already) }),
        ("anonymous", barred(Barred::Anonymous)),
        ("other outcome", barred(Barred::OtherOutcome)),
        ("nobody", barred(Barred::Nobody)),
    ]
}
