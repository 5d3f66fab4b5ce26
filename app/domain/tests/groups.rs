//! The second lock, on paper: which fields each group of a mask covers. `groups.txt` is read by people; a field that
//! is added, or goes to another group, shows as a change of that file, and a group without fields as a group without
//! lines.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may stop at the first surprise")]

use std::fmt::Write;

use domain::{
    card::{parts::Part, requests::Sheet},
    fields::Def,
    mask::Group,
    person::facts::FactKind,
};

/// The reviewed text.
const AGREED: &str = include_str!("groups.txt");

/// Every form that a desk fills in: what it is, its code, and its fields.
fn forms() -> Vec<(&'static str, &'static str, &'static [Def])> {
    let parts = Part::ALL.into_iter().map(|part| ("card", part.code(), part.fields()));
    let sheets = Sheet::ALL.into_iter().map(|sheet| ("sheet", sheet.code(), sheet.fields()));
    let facts = FactKind::ALL.into_iter().map(|kind| ("person", kind.code(), kind.fields()));
    parts.chain(sheets).chain(facts).collect()
}

fn groups() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        writeln!(text, "{group}").unwrap();
        for (what, code, fields) in forms() {
            let of_group: Vec<&str> =
                fields.iter().filter(|def| def.group == group).map(|def| def.code).collect();
            if !of_group.is_empty() {
                writeln!(text, "  {what} {code}: {}", of_group.join(", ")).unwrap();
            }
        }
    }
    text
}

#[test]
fn the_groups_cover_what_was_agreed() {
    let found = groups();
    if found != AGREED {
        let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/groups.txt");
        std::fs::write(path, &found).unwrap();
        panic!(
            "the groups cover something else; if that is meant, replace app/domain/tests/groups.txt by {path}:\n{found}"
        );
    }
}

#[test]
fn no_group_covers_nothing() {
    // Who somebody protected is stands in the record, and no form asks for it.
    for group in Group::ALL.into_iter().filter(|group| *group != Group::ProtectedIdentity) {
        assert!(forms().iter().any(|(_, _, fields)| fields.iter().any(|def| def.group == group)), "{group}");
    }
}
