//! Profiles being made, named and retired, for the samples of the pages.

use domain::{
    mask::Mask,
    permission::Permission,
    profile::ProfileFile,
    staff::{Change, ProfileText, Refusal},
};

use super::{
    Mistake, NamedProfilePage, NewProfilePage, Wrong,
    form::{NAME, PROFILE, REASON},
    profiles::{DESKS, RETIRED},
    samples::recorded,
};
use crate::console::{
    catalogue::Typed,
    masks::{permissions::PERMISSIONS, sample_profile},
    samples,
};

pub(super) fn new() -> Vec<(&'static str, NewProfilePage)> {
    let fresh = NewProfilePage {
        profiles: vec![sample_profile(801, "Segretariato <b>sociale", Mask::none())],
        places: samples::desks(),
        fresh: true,
        typed: Typed::default(),
        mistakes: Vec::new(),
    };
    let mut wrong = NewProfilePage { fresh: false, ..fresh.clone() };
    wrong.mistakes = vec![
        Mistake::new(NAME, Wrong::Refused(Refusal::NameTaken)),
        Mistake::new(PROFILE, Wrong::Refused(Refusal::NotGiven)),
        Mistake::new(PERMISSIONS, Wrong::Refused(Refusal::Wider(Permission::TakeCharge))),
        Mistake::new(DESKS, Wrong::NoDesk),
        Mistake::new(REASON, Wrong::NoReason),
    ];
    vec![("new", fresh), ("wrong", wrong)]
}

fn file() -> ProfileFile {
    let text = |name: &str, retired| ProfileText {
        name: name.to_owned(),
        desks: if retired { vec!["Sportello <i>sociale".to_owned()] } else { Vec::new() },
        withheld: [Permission::TakeCharge].into(),
        retired,
    };
    let made = Change::ProfileMade { source: "Segretariato".to_owned(), after: text("Volontari", false) };
    let changed = Change::ProfileChanged { before: text("Volontari", false), after: text("Tirocini", true) };
    ProfileFile {
        profile: sample_profile(802, "Tirocini <b>", Mask::none()),
        only_at: samples::desks().into_iter().take(1).map(|desk| desk.id).collect(),
        places: samples::desks(),
        version: 2,
        history: vec![recorded(2, changed), recorded(1, made)],
    }
}

pub(super) fn named() -> Vec<(&'static str, NamedProfilePage)> {
    let shown = NamedProfilePage { saved: true, ..NamedProfilePage::shown(file(), true) };
    let in_use = Refusal::InUse { memberships: 3, desks: 1 };
    let mistakes = vec![Mistake::new(RETIRED, Wrong::Refused(in_use)), Mistake::new(REASON, Wrong::NoReason)];
    let wrong = NamedProfilePage { mistakes, ..NamedProfilePage::shown(file(), false) };
    let conflict = NamedProfilePage { conflict: true, ..NamedProfilePage::shown(file(), true) };
    vec![("shown", shown), ("wrong", wrong), ("conflict", conflict)]
}
