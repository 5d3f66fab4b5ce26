//! Every free text of a card, in one place: what may say who somebody is that is not called by name is looked for in all
//! of them.

use super::{Card, SeenAccess, requests::Followed};
use crate::{
    diary::DiaryEntry,
    fields::{Def, Version},
    mask::Field,
};

/// Every text that operators wrote freely in a card, as it stands and as far as it may be seen: the access, the parts, the
/// notes, why any of it was corrected, and what was done about each service. What the person answered online is theirs.
pub fn free_texts<'a>(card: &'a Card, followed: &'a [Followed]) -> Vec<&'a str> {
    let last = card.parts.saved.iter().filter_map(|saved| Some((saved.part, saved.versions.first()?)));
    let parts = last.flat_map(|(part, version)| of_version(part.fields(), version));
    let corrections = card.corrections.iter().filter_map(|correction| seen(&correction.reason));
    let all = of_access(&card.access)
        .into_iter()
        .chain(parts)
        .chain(card.notes().iter().flat_map(of_note))
        .chain(corrections)
        .chain(followed.iter().flat_map(free_texts_of));
    all.filter(|text| !text.is_empty()).collect()
}

fn seen(text: &Field<String>) -> Option<&str> {
    text.shown().map(String::as_str)
}

fn of_access(access: &SeenAccess) -> Vec<&str> {
    let words = access.words.shown();
    let words = words.map(|words| [&words.sender, &words.specification, &words.description]);
    words.into_iter().flatten().map(String::as_str).collect()
}

fn of_note(entry: &DiaryEntry) -> [&str; 3] {
    let content = &entry.content;
    [&content.place, &content.present, &content.text]
}

/// What people wrote themselves into these fields, and why they corrected it.
fn of_version<'a>(fields: &'static [Def], version: &'a Version) -> Vec<&'a str> {
    let is_written = |code: &str| fields.iter().any(|def| def.code == code && def.is_written());
    let values = version.fields.iter().filter(|(code, _)| is_written(code));
    let values = values.filter_map(|(_, field)| field.shown()).flatten().map(String::as_str);
    values.chain(version.reason.as_ref().and_then(seen)).collect()
}

/// Those about one service: the sheets, what was noted and done, and what the documents are called.
pub fn free_texts_of(request: &Followed) -> Vec<&str> {
    let sheets = request.sheets.iter().flat_map(|(sheet, version)| of_version(sheet.fields(), version));
    let steps = request.steps.iter().filter_map(|step| seen(&step.note));
    let worked = request.worked.iter().flat_map(|line| {
        let struck = line.struck.as_ref().and_then(|struck| seen(&struck.why));
        seen(&line.worked.description).into_iter().chain(struck)
    });
    let papers = request.documents.shown.iter().flat_map(|document| {
        let removed = document.removed.as_ref().and_then(|removed| seen(&removed.why));
        document.title.as_deref().into_iter().chain([document.name.as_str()]).chain(removed)
    });
    sheets.chain(steps).chain(worked).chain(papers).collect()
}
