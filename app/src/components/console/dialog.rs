//! An action with its own form: a page of its own, in the shape of a dialog.

use leptos::prelude::*;

use super::{Backbar, SmallButton, SmallKind, SmallLink};
use crate::{
    components::{CsrfField, ErrorSummary, FieldProblem, Icon},
    console::form::FormError,
    i18n::{Translator, use_translator},
};

/// The errors of a form as the summary wants them.
pub fn problems(errors: &[FormError], t: Translator) -> Vec<FieldProblem> {
    errors.iter().map(|error| FieldProblem { id: error.field.id(), message: error.full_message(t) }).collect()
}

/// Head, body and foot; the form posts to the address of the page itself.
#[component]
pub fn ActionPage(
    /// Heading.
    #[prop(into)]
    title: String,
    /// Of what: person and number.
    #[prop(into)]
    of: String,
    /// Where the form is posted.
    #[prop(into)]
    action: String,
    /// Where "Annulla" leads.
    #[prop(into)]
    back: String,
    /// Words of the button that does it.
    #[prop(into)]
    submit: String,
    /// Whether it takes something away for good.
    #[prop(optional)]
    danger: bool,
    /// What must be corrected.
    errors: Vec<FormError>,
    /// Fields and explanations.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let kind = if danger { SmallKind::Danger } else { SmallKind::Primary };
    let heading = title.clone();
    view! {
        <ErrorSummary problems=problems(&errors, t)/>
        <Backbar href=back.clone() text=of/>
        <h1 class="visually-hidden">{title}</h1>
        <dialog class="sp-dialog" id="azione" aria-labelledby="azione-titolo" open=true>
            <form method="post" action=action>
                <CsrfField/>
                <div class="sp-dialog-head"><h2 class="h4" id="azione-titolo">{heading}</h2></div>
                <div class="sp-dialog-body">{children()}</div>
                <div class="sp-dialog-foot">
                    <SmallLink href=back text=t.get("console-cancel")/>
                    <SmallButton kind=kind text=submit/>
                </div>
            </form>
        </dialog>
    }
}

/// What is going to happen, in order.
#[component]
pub fn Steps(
    /// Heading.
    #[prop(into)]
    title: String,
    /// One sentence each.
    steps: Vec<String>,
) -> impl IntoView {
    let lines = steps
        .into_iter()
        .map(|step| view! { <li><Icon name="sp-ok" small=true/><span>{step}</span></li> })
        .collect_view();
    view! {
        <div class="sp-card sp-card--tint">
            <h3 class="h6">{title}</h3>
            <ul class="sp-checklist sp-plain">{lines}</ul>
        </div>
    }
}
