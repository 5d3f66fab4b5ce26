//! Profiles: without a mask, with some, proposed by oneself and by others, decided, and what may be wrong.

use std::collections::BTreeSet;

use domain::{
    actor::OperatorRef,
    exceptional::Durations,
    mask::{Group, Mask},
    permission::Permission,
    profile::{Decision, Excluding, Limits, Profile, Proposal, State},
};

use super::{
    DurationsError, DurationsForm, DurationsPage, MaskError, MaskForm, MaskPage, MasksPage, MatrixPage,
};
use crate::console::samples::{id, now};

pub(in crate::console) fn profile(number: u128, name: &str, mask: Mask) -> Profile {
    Profile {
        id: id(number),
        name: name.to_owned(),
        mask,
        withheld: BTreeSet::from([Permission::TakeCharge]),
        retired: number == 803,
        version: 3,
        desks: vec!["Sportello <b>sociale".to_owned(), "Sportello immigrazione".to_owned()],
        operators: 4,
        waiting: 1,
    }
}

fn profiles() -> Vec<Profile> {
    vec![
        profile(801, "Segretariato sociale", Mask::none()),
        profile(802, "Sportello immigrazione", Mask::hiding([Group::Health, Group::Judicial])),
        profile(803, "Terzo settore", Mask::hiding([Group::Health]).omitting([Group::Judicial])),
    ]
}

pub(super) fn lists() -> Vec<(&'static str, MasksPage)> {
    vec![
        ("list", MasksPage { profiles: profiles(), may_change: true }),
        ("only looked at", MasksPage { profiles: profiles(), may_change: false }),
    ]
}

pub(super) fn matrices() -> Vec<(&'static str, MatrixPage)> {
    let desk = Excluding {
        desk: "Sportello <b>di ascolto".to_owned(),
        organisation: "Il Ponte".to_owned(),
        profile: "Terzo settore".to_owned(),
        mask: Mask::hiding([Group::Health]).omitting([Group::Judicial]),
        groups: vec![Group::Contacts, Group::Income],
    };
    vec![
        ("matrix", MatrixPage { profiles: profiles(), desks: vec![desk] }),
        ("no desk hides more", MatrixPage { profiles: profiles(), desks: Vec::new() }),
    ]
}

fn who(number: u128, name: &str) -> OperatorRef {
    OperatorRef { id: id(number), name: name.to_owned() }
}

fn limits(mask: Mask, withheld: Permission) -> Limits {
    Limits { mask, withheld: BTreeSet::from([withheld]) }
}

fn proposal(number: u128, by: u128, state: State) -> Proposal {
    Proposal {
        id: id(number),
        before: limits(Mask::hiding([Group::Health, Group::Judicial]), Permission::TakeCharge),
        after: limits(Mask::hiding([Group::Judicial, Group::Income]), Permission::ReadNumbers),
        reason: "La convenzione non comprende i redditi <script>alert(1)".to_owned(),
        by: who(by, "Paolo Neri"),
        at: now(),
        state,
    }
}

pub(super) fn durations() -> Vec<(&'static str, DurationsPage)> {
    let of = |number: u128, by: u128, state: State| Proposal {
        id: id(number),
        before: Durations::default(),
        after: Durations::read("15, 30").unwrap_or_default(),
        reason: "Bastano trenta minuti <b>".to_owned(),
        by: who(by, "Paolo Neri"),
        at: now(),
        state,
    };
    let fresh = DurationsPage::new((Durations::default(), 1), Vec::new(), id(931));
    let proposals = vec![
        of(821, 931, State::Waiting),
        of(822, 932, State::Waiting),
        of(823, 931, State::Overtaken),
        of(824, 931, decided(Decision::Confirmed, "")),
        of(825, 931, decided(Decision::Refused, "Serve più tempo <b>")),
    ];
    let full = DurationsPage { proposals, ..fresh.clone() };
    let mut wrong = full.clone();
    let (minutes, note) = ("un’ora <b>".to_owned(), "x".repeat(501));
    wrong.form = DurationsForm { minutes, note, about: Some(id(822)), ..DurationsForm::default() };
    wrong.errors = vec![
        DurationsError::Minutes,
        DurationsError::Why,
        DurationsError::Note(id(822)),
        DurationsError::Own,
        DurationsError::Late,
    ];
    let conflict = DurationsPage { errors: vec![DurationsError::Changed], ..full.clone() };
    let same = DurationsPage { errors: vec![DurationsError::Same], ..fresh.clone() };
    vec![("fresh", fresh), ("full", full), ("wrong", wrong), ("conflict", conflict), ("same", same)]
}

fn decided(decision: Decision, note: &str) -> State {
    State::Decided { decision, by: who(932, "Livia Serra"), at: now(), note: note.to_owned() }
}

pub(super) fn editors() -> Vec<(&'static str, MaskPage)> {
    let masked = profile(802, "Sportello immigrazione", Mask::hiding([Group::Health, Group::Judicial]));
    let fresh = MaskPage::new(masked, Vec::new(), id(931));
    let proposals = vec![
        proposal(811, 931, State::Waiting),
        proposal(812, 932, State::Waiting),
        proposal(813, 931, State::Overtaken),
        proposal(814, 931, decided(Decision::Confirmed, "")),
        Proposal {
            before: limits(Mask::hiding([Group::Health]).omitting([Group::Violence]), Permission::TakeCharge),
            after: limits(Mask::hiding([Group::Violence]).omitting([Group::Health]), Permission::ReadNumbers),
            ..proposal(817, 931, State::Waiting)
        },
        proposal(815, 931, decided(Decision::Refused, "Serve ai colleghi <b>")),
        proposal(816, 931, decided(Decision::Withdrawn, "")),
    ];
    let full = MaskPage { proposals, ..fresh.clone() };
    let mut wrong = full.clone();
    wrong.form = MaskForm { mask: Mask::none(), note: "x".repeat(501), about: Some(id(812)), ..wrong.form };
    wrong.errors =
        vec![MaskError::Groups, MaskError::Why, MaskError::Note(id(812)), MaskError::Own, MaskError::Late];
    let mut conflict = full.clone();
    conflict.form.mask = Mask::hiding([Group::Income]).omitting([Group::Violence]);
    conflict.errors = vec![MaskError::Changed];
    let mut same = fresh.clone();
    same.errors = vec![MaskError::Same, MaskError::Beyond, MaskError::LastAdministrator];
    vec![("fresh", fresh), ("full", full), ("wrong", wrong), ("conflict", conflict), ("same", same)]
}
