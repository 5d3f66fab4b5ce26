//! What holds on every page for those who hear it.

use std::collections::BTreeMap;

use super::{
    names::{Names, words},
    tree::{Element, Seen},
};

/// What is of no use without a name.
const NAMED: [&str; 19] = [
    "button",
    "checkbox",
    "combobox",
    "date",
    "dialog",
    "file",
    "group",
    "heading",
    "img",
    "link",
    "listbox",
    "password",
    "progressbar",
    "radio",
    "searchbox",
    "spinbutton",
    "summary",
    "textbox",
    "time",
];

/// Where people jump to; several of a kind are told apart by their names.
const LANDMARKS: [&str; 8] =
    ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

/// Words that say nothing of where a link leads.
const EMPTY_WORDS: [&str; 6] = ["qui", "clicca qui", "vai qui", "link", "here", "click here"];

/// Every fault of a document, in words.
pub(super) fn faults(document: &Element) -> Vec<String> {
    let (names, seen) = (Names::of(document), document.seen());
    [nameless(&names, &seen), headings(&names, &seen), landmarks(&names, &seen), links(&names, &seen)]
        .concat()
}

/// Those of a role, in the order of the document.
fn of_role<'a, 'b>(names: &Names<'a>, seen: &'b [Seen<'a>], role: &str) -> Vec<&'b Seen<'a>> {
    seen.iter().filter(|one| names.role(one) == Some(role)).collect()
}

fn nameless(names: &Names<'_>, seen: &[Seen<'_>]) -> Vec<String> {
    seen.iter()
        .filter_map(|one| names.role(one).map(|role| (role, one)))
        .filter(|(role, one)| NAMED.contains(role) && names.name(one).is_empty())
        .map(|(role, one)| {
            let known = ["id", "name", "type", "href"].iter().find_map(|key| one.element.get(key));
            format!("a {role} ({}) has no name", known.unwrap_or("nothing tells which"))
        })
        .collect()
}

/// The level of a heading.
pub(super) fn level(heading: &Element) -> u32 {
    let level = heading.get("aria-level").or_else(|| heading.name.strip_prefix('h'));
    level.and_then(|level| level.parse().ok()).unwrap_or(0)
}

/// One heading of the page. None skips a level; the first may be that of what stands before the page's own,
/// as the answers to correct do.
fn headings(names: &Names<'_>, seen: &[Seen<'_>]) -> Vec<String> {
    let headings = of_role(names, seen, "heading");
    let tops = headings.iter().filter(|heading| level(heading.element) == 1).count();
    let mut faults = Vec::new();
    if tops != 1 {
        faults.push(format!("{tops} headings of level 1"));
    }
    let mut before = 1;
    for heading in headings {
        let level = level(heading.element);
        if level == 0 || level > before + 1 {
            faults.push(format!("after level {before} comes {level}: {}", words(heading.element)));
        }
        before = level;
    }
    faults
}

/// One `main`, and no two landmarks that sound the same.
fn landmarks(names: &Names<'_>, seen: &[Seen<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    let mains = of_role(names, seen, "main").len();
    if mains != 1 {
        faults.push(format!("{mains} times main"));
    }
    for role in LANDMARKS {
        let mut called: BTreeMap<String, usize> = BTreeMap::new();
        let of_role = of_role(names, seen, role);
        for one in &of_role {
            *called.entry(names.name(one)).or_default() += 1;
        }
        let alike = |(name, times): &(String, usize)| *times > 1 || (name.is_empty() && of_role.len() > 1);
        let alike: Vec<(String, usize)> = called.into_iter().filter(alike).collect();
        faults.extend(alike.into_iter().map(|(name, times)| format!("{times} times {role} {name:?}")));
    }
    faults
}

fn links(names: &Names<'_>, seen: &[Seen<'_>]) -> Vec<String> {
    let links = of_role(names, seen, "link").into_iter().map(|link| names.name(link));
    links
        .filter(|name| EMPTY_WORDS.contains(&name.to_lowercase().trim_end_matches('.')))
        .map(|name| format!("a link says only {name:?}"))
        .collect()
}
