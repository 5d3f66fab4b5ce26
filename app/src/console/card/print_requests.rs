//! The services asked for on paper, each with everything that was done about it.

use domain::{
    card::requests::{Followed, Sheet, WorkLine},
    document::DeskDocument,
    fields::Version,
    format,
};

use super::PrintedPart;
use crate::{
    console::{
        fields,
        person_facts::{struck, why},
        words,
    },
    i18n::Translator,
};

/// The parts of each request, in order: what it is, its sheets, its steps, its work, its attachments. What is empty is
/// left out.
pub(super) fn parts(followed: &[Followed], t: Translator) -> Vec<PrintedPart> {
    followed
        .iter()
        .flat_map(|one| {
            let mut parts = vec![head(one, t)];
            parts.extend(sheets(one, t));
            parts.extend([steps(one, t), worked(one, t), attachments(one, t)].into_iter().flatten());
            parts
        })
        .collect()
}

/// Every heading names the service: pages are read one by one.
fn titled(followed: &Followed, what: &str, t: Translator) -> String {
    format!("{} · {what}", t.text(&followed.request.title))
}

fn head(followed: &Followed, t: Translator) -> PrintedPart {
    let request = &followed.request;
    let mut facts = vec![
        (t.get("console-request-on"), format::date(request.on)),
        (t.get("console-request-asked-by"), t.get(words::asked_by(request.asked_by))),
        (t.get("console-request-advancement"), t.get(words::advancement(request.advancement))),
    ];
    facts.extend(
        request.intake.map(|(_, protocollo)| (t.get("console-lists-col-protocol"), protocollo.to_string())),
    );
    PrintedPart { title: t.text(&request.title), facts, ..PrintedPart::default() }
}

/// Through the mask, as the page has them: what is hidden is told once for each group.
fn sheets(followed: &Followed, t: Translator) -> Vec<PrintedPart> {
    let one = |(sheet, version): &(Sheet, Version)| PrintedPart {
        title: titled(followed, sheet.label(), t),
        facts: fields::facts(sheet.fields(), version, &followed.lists, t)
            .into_iter()
            .filter_map(|fact| fact.printed(t))
            .collect(),
        texts: vec![fields::saved_by(version, t)],
    };
    followed.sheets.iter().map(one).collect()
}

fn steps(followed: &Followed, t: Translator) -> Option<PrintedPart> {
    let facts: Vec<_> = followed
        .steps
        .iter()
        .map(|step| {
            let when = format!("{} · {}", format::date_time(step.made.at), step.made.by.name);
            let to = t.get(words::advancement(step.to));
            let note = why(Some(&step.note), t);
            (when, if note.is_empty() { to } else { format!("{to}. {note}") })
        })
        .collect();
    let title = titled(followed, &t.get("console-request-advancement"), t);
    (!facts.is_empty()).then(|| PrintedPart { title, facts, ..PrintedPart::default() })
}

fn worked(followed: &Followed, t: Translator) -> Option<PrintedPart> {
    let line = |line: &WorkLine| {
        let worked = &line.worked;
        let values = [
            ("date", format::date(worked.on).into()),
            ("activity", t.get(words::activity(worked.activity)).into()),
            ("n", worked.people.into()),
            ("time", words::time(worked.minutes.into()).into()),
        ];
        let struck = line.struck.as_ref().map(|one| struck("console-request-struck", one, t));
        let said = [Some(why(Some(&worked.description), t)), struck, Some(line.written.by.name.clone())];
        let said: Vec<String> = said.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        (t.with("console-request-work-line", &values), said.join(" · "))
    };
    let facts: Vec<_> = followed.worked.iter().map(line).collect();
    let sum = t.with("console-request-work-sum", &[("time", words::time(followed.minutes()).into())]);
    let title = titled(followed, &t.get("console-request-work"), t);
    (!facts.is_empty()).then(|| PrintedPart { title, facts, texts: vec![sum] })
}

/// Their names only: what is in them is opened in the portal.
fn attachments(followed: &Followed, t: Translator) -> Option<PrintedPart> {
    let line = |document: &DeskDocument| {
        let mut said = vec![t.get(words::paper(document.sort)), document.name.clone()];
        said.extend(document.removed.as_ref().map(|removed| struck("console-paper-removed", removed, t)));
        (words::paper_title(document.title.as_deref(), document.sort, t), said.join(" · "))
    };
    let documents = &followed.documents;
    let facts: Vec<_> = documents.shown.iter().map(line).collect();
    let hidden =
        (documents.hidden > 0).then(|| t.with("console-paper-hidden", &[("n", documents.hidden.into())]));
    let title = titled(followed, &t.get("console-paper-title"), t);
    let texts: Vec<String> = hidden.into_iter().collect();
    (!facts.is_empty() || !texts.is_empty()).then_some(PrintedPart { title, facts, texts })
}
