//! Head of a page of the console, and what stands where a list is empty.

use leptos::prelude::*;

use crate::components::Icon;

/// Title, a line under it, and what stands beside.
#[component]
pub fn PageHead(
    /// The `<h1>`.
    #[prop(into)]
    title: String,
    /// The line under it.
    #[prop(optional, into)]
    sub: Option<String>,
    /// Beside the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="sp-head">
            <div>
                <h1>{title}</h1>
                {sub.map(|sub| view! { <p class="sp-sub">{sub}</p> })}
            </div>
            {children.map(|children| view! { <div class="sp-head-acts">{children()}</div> })}
        </div>
    }
}

/// An empty list says why, and what to do.
#[component]
pub fn Empty(
    /// What there is not.
    #[prop(into)]
    title: String,
    /// Why, and what to do.
    #[prop(into)]
    why: String,
    /// A link that helps.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="sp-card sp-card--tint">
            <h2 class="h5"><Icon name="sp-ok" small=true/>" "{title}</h2>
            <p>{why}</p>
            {children.map(|children| view! { <p>{children()}</p> })}
        </div>
    }
}

/// A part of a page with a heading.
#[component]
pub fn Section(
    /// Id of the heading.
    #[prop(into)]
    id: String,
    /// Heading.
    #[prop(into)]
    title: String,
    /// Content.
    children: Children,
) -> impl IntoView {
    let heading = id.clone();
    view! {
        <section class="sp-section-in" aria-labelledby=heading>
            <h2 class="h4" id=id>{title}</h2>
            {children()}
        </section>
    }
}

/// Answers beside documents.
#[component]
pub fn SideBySide(
    /// What is read.
    left: AnyView,
    /// What is looked at.
    right: AnyView,
) -> impl IntoView {
    view! { <div class="sp-case"><div class="sp-case-left">{left}</div>{right}</div> }
}
