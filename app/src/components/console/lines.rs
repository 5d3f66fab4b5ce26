//! What was written down, line by line, with who wrote it and when.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::format;
use leptos::prelude::*;

/// A line that somebody wrote down.
pub struct Line {
    /// What.
    pub head: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// In their words; may be empty.
    pub text: String,
    /// That it does not count any more, in words.
    pub struck: Option<String>,
    /// What can be done about it.
    pub act: Option<AnyView>,
}

/// Lines, in the order in which they are given.
#[component]
pub fn Lines(
    /// In order.
    lines: Vec<Line>,
    /// What is said when there is none.
    none: String,
) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="sp-sub">{none}</p> }.into_any();
    }
    let lines = lines.into_iter().map(line).collect_view();
    view! { <ol class="sp-plain sp-diaries">{lines}</ol> }.into_any()
}

fn line(line: Line) -> AnyView {
    let head = match line.struck {
        Some(_) => view! { <s>{line.head}</s> }.into_any(),
        None => view! { <b>{line.head}</b> }.into_any(),
    };
    // Of what the portal did by itself there is nobody to name.
    let by = (!line.by.is_empty()).then(|| view! { <span>{line.by}</span> });
    let text = (!line.text.is_empty()).then(|| view! { <p class="sp-written">{line.text}</p> });
    view! {
        <li class="sp-diary">
            <p class="sp-diary-head">
                {head}
                {by}
                <time datetime=line.at.to_rfc3339_opts(SecondsFormat::Secs, true)>{format::date_time(line.at)}</time>
            </p>
            {text}
            {line.struck.map(|struck| view! { <p>{struck}</p> })}
            {line.act}
        </li>
    }
    .into_any()
}
