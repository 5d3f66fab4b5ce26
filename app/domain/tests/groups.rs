//! The second lock, on paper: which fields each group of a mask covers. `groups.txt` is read by people; a field that
//! is added, or goes to another group, shows as a change of that file, and a group without fields as a group without
//! lines.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may stop at the first surprise")]

#[path = "../src/form/tests/shipped.rs"]
mod shipped;

use std::fmt::Write;

use domain::{
    card::{
        Access,
        parts::Part,
        requests::{NOTES, Sheet},
    },
    codes::Table,
    document::Sort,
    fields::{Def, told_besides},
    mask::Group,
    person::facts::FactKind,
    service::Service,
};

/// The reviewed text.
const AGREED: &str = include_str!("groups.txt");

/// What it is, which, and its fields with the group of each.
type Form = (&'static str, String, Vec<(Group, String)>);

/// Everything that holds facts: what a desk fills in, documents by what they are about, notes, rows of tables that tell
/// of more than their field, and what citizens are asked.
fn forms() -> Vec<Form> {
    let fields = |fields: &[Def]| -> Vec<(Group, String)> {
        fields.iter().map(|def| (def.group, def.code.to_owned())).collect()
    };
    let parts = Part::ALL.into_iter().map(|part| ("card", part.code().to_owned(), fields(part.fields())));
    let sheets =
        Sheet::ALL.into_iter().map(|sheet| ("sheet", sheet.code().to_owned(), fields(sheet.fields())));
    let facts =
        FactKind::ALL.into_iter().map(|kind| ("person", kind.code().to_owned(), fields(kind.fields())));
    let words = Access::WORDS.into_iter().chain(["correzione"]);
    let words = words.map(|field| (Access::GROUP, field.to_owned())).collect();
    let noted = ["nota", "descrizione", "perche"].map(|field| (NOTES, field.to_owned())).to_vec();
    // On reception it becomes the description of the access.
    let told = |fields: &[&str]| fields.iter().map(|field| (Access::GROUP, (*field).to_owned())).collect();
    let mended = vec![(Group::Diary, "correzione".to_owned())];
    let mut all: Vec<Form> = vec![
        ("card", "accesso".to_owned(), words),
        ("card", "conclusione".to_owned(), mended),
        ("request", "done".to_owned(), noted),
        ("referral", "invio".to_owned(), told(&["perche", "motivo", "testo", "nota"])),
        ("proposal", "presa in carico".to_owned(), told(&["perche", "motivo"])),
    ];
    all.extend(parts.chain(sheets).chain(facts));
    let sorts = Sort::CHOSEN.into_iter().chain([Sort::Signature]);
    let papers = sorts.map(|sort| (sort.group(), sort.code().to_owned()));
    all.push(("document", "by sort".to_owned(), papers.collect()));
    let diary = ["kind", "day", "place", "present", "text"].map(|field| (Group::Diary, field.to_owned()));
    all.push(("diary", "note".to_owned(), diary.to_vec()));
    for (name, table) in [("need", Table::Need), ("vulnerable", Table::VulnerableGroup)] {
        let rows = told_besides(table).iter().map(|(code, group)| (*group, (*code).to_owned()));
        all.push(("row", name.to_owned(), rows.collect()));
    }
    for (slug, json) in shipped::FILES {
        let service: Service = serde_json::from_str(json).unwrap();
        let asked = service
            .form
            .questions()
            .filter_map(|(_, question)| Some((question.group?, question.name.clone())));
        all.push(("service", slug.to_owned(), asked.collect()));
    }
    all
}

fn groups() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        writeln!(text, "{group}").unwrap();
        for (what, code, fields) in forms() {
            let of_group: Vec<&str> =
                fields.iter().filter(|(of, _)| *of == group).map(|(_, field)| field.as_str()).collect();
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
        assert!(forms().iter().any(|(_, _, fields)| fields.iter().any(|(of, _)| *of == group)), "{group}");
    }
}
