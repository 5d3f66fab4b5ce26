//! What must be corrected, all at once and before everything else.

use leptos::prelude::*;

use super::Icon;
use crate::i18n::{Translator, use_translator};

/// A message about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Id of the control that the message is about; or its address, where it is on another page.
    pub id: String,
    /// What was found and what to do, naming the field.
    pub message: String,
}

impl FieldProblem {
    /// The message with this key, about the control with this id.
    pub fn at((id, key): (impl Into<String>, &str), t: Translator) -> Self {
        Self { id: id.into(), message: t.get(key) }
    }
}

/// The list of errors, with a link to each field. Shows nothing when there is none.
#[component]
pub fn ErrorSummary(
    /// In the order of the page.
    problems: Vec<FieldProblem>,
    /// How many answers they are about, where one line stands for several.
    #[prop(optional)]
    answers: Option<usize>,
) -> impl IntoView {
    let t = use_translator();
    (!problems.is_empty()).then(|| {
        let count = answers.unwrap_or(problems.len());
        let title = t.with("common-errors-title", &[("count", count.into())]);
        let lines = problems
            .into_iter()
            .map(|problem| {
                let elsewhere = problem.id.starts_with('/');
                let href = if elsewhere { problem.id } else { format!("#{}", problem.id) };
                view! { <li><a href=href>{problem.message}</a></li> }
            })
            .collect_view();
        view! {
            <div class="sp-errors" id="errori" role="alert" tabindex="-1" autofocus>
                <h2 class="h4"><Icon name="sp-alert"/>{title}</h2>
                <ul>{lines}</ul>
            </div>
        }
    })
}
