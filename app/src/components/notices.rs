//! What somebody who fills in a form has to know beside it: the form changed, the service is closed.

use domain::form::SummaryLine;
use leptos::prelude::*;

use super::{Block, Dl, Icon, LinkButton, summary::entry};
use crate::i18n::use_translator;

/// Something that happened to the form while it was being filled in, and where to go on.
#[component]
pub fn FormNotice(
    /// What happened.
    #[prop(into)]
    title: String,
    /// What is safe, and what may be done.
    #[prop(into)]
    text: String,
    /// Words and address of the way on.
    act: Option<(String, String)>,
) -> impl IntoView {
    let act = act.map(|(words, href)| view! { <LinkButton href=href text=words/> });
    view! {
        <section class="sp-todo" aria-labelledby="modulo-avviso">
            <h2 class="h4" id="modulo-avviso"><Icon name="sp-alert"/>{title}</h2>
            <p>{text}</p>
            {act}
        </section>
    }
}

/// Answers to an earlier form that the present one does not ask for. They are read, never sent.
#[component]
pub fn EarlierAnswers(
    /// The answers.
    lines: Vec<SummaryLine>,
) -> impl IntoView {
    let t = use_translator();
    let entries = lines.iter().map(|line| entry(t, line)).collect();
    view! {
        <Block
            id="risposte-di-prima" title=t.get("citizen-earlier-title")
            hint=Some(t.get("citizen-earlier-text").into())
        >
            <Dl entries=entries two=true/>
        </Block>
    }
}
