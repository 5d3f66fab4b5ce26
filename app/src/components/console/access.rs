//! The door of the operators.

use domain::actor::DeskRef;
use leptos::prelude::*;

use crate::{
    components::{Button, ButtonKind, CsrfField, layout::StackList},
    i18n::use_translator,
    page::use_frame,
    routes::Route,
};

/// A single panel in the middle of the page.
#[component]
pub fn AccessCard(
    /// The `<h1>`.
    #[prop(into)]
    title: String,
    /// What it is about.
    #[prop(into)]
    lead: String,
    /// Content.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="container sp-page">
            <div class="sp-flow-main sp-stack">
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                {children()}
            </div>
        </div>
    }
}

/// Whom to ask, and how.
#[component]
pub fn Contacts(
    /// The sentence before.
    #[prop(into)]
    ask: String,
) -> impl IntoView {
    let organisation = use_frame().organisation.clone();
    view! {
        <div class="sp-card sp-card--tint">
            <p><b>{ask}</b></p>
            <p>
                {organisation.name.clone()}<br/>
                <a href=organisation.phone_href()><bdi>{organisation.phone.clone()}</bdi></a>" · "
                <a href=organisation.email_href()><bdi>{organisation.email.clone()}</bdi></a>
            </p>
        </div>
    }
}

/// One button for each desk.
#[component]
pub fn DeskChoices(
    /// In the order shown.
    desks: Vec<DeskRef>,
) -> impl IntoView {
    let t = use_translator();
    let buttons = desks
        .into_iter()
        .map(|desk| {
            view! {
                <li>
                    <Button
                        kind=ButtonKind::Secondary name="sportello" value=desk.id.to_string() text=desk.name
                        icon_after="it-arrow-right"
                    />
                </li>
            }
        })
        .collect_view();
    view! {
        <form method="post" action=Route::ConsoleDesk.href() aria-label=t.get("console-desk-switch")>
            <CsrfField/>
            <StackList>{buttons}</StackList>
        </form>
    }
}
