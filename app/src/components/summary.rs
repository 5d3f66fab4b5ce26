//! Answers read back.

use domain::{
    document::Document,
    form::{ShownValue, SummaryLine, SummarySection},
    format,
};
use leptos::prelude::*;

use super::{Dl, DlEntry, Icon};
use crate::{
    i18n::{Translator, use_translator},
    problems::{every_word, part_word, place_words},
    wording::Wording,
};

/// An answer in words.
pub fn shown(t: Translator, value: &ShownValue) -> Wording {
    match value {
        ShownValue::Choice(text) => t.wording(text),
        value => said(t, value).into(),
    }
}

fn said(t: Translator, value: &ShownValue) -> String {
    match value {
        ShownValue::Text(text) => text.clone(),
        ShownValue::Number(number) => number.to_string(),
        ShownValue::YesNo(true) => t.get("common-yes"),
        ShownValue::YesNo(false) => t.get("common-no"),
        ShownValue::Declared => t.get("common-declared"),
        ShownValue::Date(day) => format::date(*day),
        ShownValue::Money(cents) => format::money(*cents),
        ShownValue::Choice(text) => t.text(text),
        ShownValue::Every(every) => every_word(t, *every),
        ShownValue::Part { part, value } => t.pair(&part_word(t, *part), &said(t, value)),
        ShownValue::UnknownPlace(code) => place_words(t, code.as_str()),
        ShownValue::Iban(number) => {
            let end: String = number.chars().skip(number.chars().count().saturating_sub(4)).collect();
            t.with("common-iban-end", &[("end", end.into())])
        }
        ShownValue::File { name, .. } => name.clone(),
    }
}

/// A question with its answer.
pub fn entry(t: Translator, line: &SummaryLine) -> DlEntry {
    let label = t.wording(&line.label);
    let term = match &line.entry {
        Some(entry) => {
            label.map(|label| t.pair(&format!("{} {}", t.text(&entry.item), entry.index.number()), &label))
        }
        None => label,
    };
    let values: Vec<Wording> = line.values.iter().map(|value| shown(t, value)).collect();
    if values.is_empty() {
        DlEntry::new(term, t.get("common-no-answer"))
    } else {
        DlEntry::several(term, values)
    }
}

/// An entry with the digests of those of its values that are one of these documents.
fn with_digests(entry: DlEntry, line: &SummaryLine, documents: &[Document]) -> DlEntry {
    let digest = |value: &ShownValue| match value {
        ShownValue::File { document, .. } => {
            documents.iter().find(|known| known.id == *document).map(|known| known.sha256.to_string())
        }
        _ => None,
    };
    DlEntry { digests: line.values.iter().map(digest).collect(), ..entry }
}

/// The answers of a step, with the way to change them.
#[component]
pub fn SummaryBlock(
    /// The answers.
    section: SummarySection,
    /// Where they are changed; None once the request is sent.
    edit: Option<String>,
    /// The documents whose digests are shown beside their names.
    #[prop(optional)]
    documents: Vec<Document>,
) -> impl IntoView {
    let t = use_translator();
    let title = t.wording(&section.title);
    let id = format!("r-{}", section.step);
    let entries = section.lines.iter().map(|line| with_digests(entry(t, line), line, &documents)).collect();
    let change = edit.map(|href| {
        let what = title.clone();
        view! {
            <a class="btn btn-link" href=href>
                <Icon name="it-pencil"/>{t.get("citizen-change")}<span class="visually-hidden">" "{what.view()}</span>
            </a>
        }
    });
    view! {
        <section class="cmp-info-summary sp-summary" aria-labelledby=id>
            <div class="sp-summary-head"><h2 class="h4" id=id.clone()>{title.view()}</h2>{change}</div>
            <Dl entries=entries two=true/>
        </section>
    }
}

/// All answers, step by step.
#[component]
pub fn Summaries(
    /// One per step.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-summaries">{children()}</div> }
}

/// The statement that everything is true. It is never ticked beforehand.
#[component]
pub fn TruthStatement(
    /// What must be corrected.
    error: Option<String>,
) -> impl IntoView {
    use super::FieldError;
    let t = use_translator();
    let described = if error.is_some() { "dichiaro-aiuto dichiaro-errore" } else { "dichiaro-aiuto" };
    let invalid = error.is_some().then_some("true");
    view! {
        <div class="sp-card sp-card--tint sp-stack">
            {error.map(|message| view! { <FieldError id="dichiaro-errore".to_owned() message=message/> })}
            <div class="form-check">
                <input
                    class="form-check-input" type="checkbox" id="dichiaro" name="dichiaro" value="si"
                    aria-describedby=described aria-invalid=invalid
                />
                <label class="form-check-label" for="dichiaro"><b>{t.get("citizen-truth")}</b></label>
            </div>
            <p class="sp-sub" id="dichiaro-aiuto">{t.get("citizen-truth-text")}</p>
        </div>
    }
}

/// Number, time, latest day; the receipt, and where else it went.
#[component]
pub fn Receipt(
    /// Label and value of each line; the first is the number.
    lines: Vec<(String, String)>,
    /// What is under them.
    children: Children,
) -> impl IntoView {
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(place, (term, value))| {
            let class = (place == 0).then_some("sp-receipt-n");
            view! { <div><dt>{term}</dt><dd class=class><bdi>{value}</bdi></dd></div> }
        })
        .collect_view();
    view! {
        <div class="sp-receipt">
            <dl>{lines}</dl>
            <div class="sp-receipt-foot">{children()}</div>
        </div>
    }
}

/// It is done: mark, heading, thanks, receipt.
#[component]
pub fn Done(
    /// `<h1>`.
    #[prop(into)]
    title: String,
    /// Thanks.
    #[prop(into)]
    lead: String,
    /// The receipt.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sp-done">
            <p class="sp-done-mark"><Icon name="sp-ok"/></p>
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {children()}
        </div>
    }
}
