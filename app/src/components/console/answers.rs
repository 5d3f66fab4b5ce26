//! What the citizen answered, step by step, through the mask.

use domain::{
    form::{ShownValue, SummaryLine},
    format,
    intake::Answered,
    mask::Field,
};
use leptos::prelude::*;

use super::{Columns, Fact, Facts};
use crate::{
    components::Icon,
    i18n::{Translator, use_translator},
    problems::{every_word, part_word, place_words},
};

/// Answers in folds, one for each step, all open.
#[component]
pub fn AnsweredSteps(
    /// In the order of the form.
    answers: Vec<Answered>,
) -> impl IntoView {
    let t = use_translator();
    answers
        .iter()
        .enumerate()
        .filter(|(_, step)| !step.lines.is_empty())
        .map(|(place, step)| {
            let facts = answer_facts(step, t);
            view! {
                <details class="sp-answers" open=true>
                    <summary>
                        <h3 class="h5">{t.text(&step.title)}</h3>
                        <Icon name="it-expand" small=true/>
                    </summary>
                    <Facts id=format!("risposte-{place}") columns=Columns::Two facts=facts/>
                </details>
            }
        })
        .collect_view()
}

/// The answers of a step.
pub fn answer_facts(step: &Answered, t: Translator) -> Vec<Fact> {
    step.lines.iter().map(|(label, line)| fact(t.text(label), line, t)).collect()
}

fn fact(label: String, line: &Field<SummaryLine>, t: Translator) -> Fact {
    match line {
        Field::Masked(group) => Fact::masked(label, *group),
        Field::Absent => Fact::absent(),
        Field::Shown(line) => {
            let label = match &line.entry {
                Some(entry) => {
                    format!("{} {}: {label}", entry.item.get(t.lang()), entry.index.number())
                }
                None => label,
            };
            if line.values.is_empty() {
                return Fact::quiet(label, t.get("console-no-answer"));
            }
            let values: Vec<String> = line.values.iter().map(|value| shown(value, t)).collect();
            Fact::text(label, values.join(", "))
        }
    }
}

/// An answer in the words and marks of the page's language.
pub fn shown(value: &ShownValue, t: Translator) -> String {
    match value {
        ShownValue::Text(text) => text.clone(),
        ShownValue::Number(number) => number.to_string(),
        ShownValue::YesNo(true) => t.get("console-yes"),
        ShownValue::YesNo(false) => t.get("console-no"),
        ShownValue::Declared => t.get("console-declared"),
        ShownValue::Date(day) => format::date(*day),
        ShownValue::Money(cents) => format::money(*cents),
        ShownValue::Choice(label) => t.text(label),
        ShownValue::Every(every) => every_word(t, *every),
        ShownValue::Part { part, value } => format!("{}: {}", part_word(t, *part), shown(value, t)),
        ShownValue::UnknownPlace(code) => place_words(t, code.as_str()),
        ShownValue::Iban(iban) => {
            let end: String = iban.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            t.with("console-iban-end", &[("end", end.into())])
        }
        ShownValue::File { name, .. } => name.clone(),
    }
}
