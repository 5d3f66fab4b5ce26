//! Where things stand in a page.

use leptos::prelude::*;

use crate::wording::Wording;

/// The width of a page.
#[component]
pub fn Container(
    /// Content.
    children: Children,
) -> impl IntoView {
    view! { <div class="container sp-page">{children()}</div> }
}

/// The heading of a page, with what belongs to it.
#[component]
pub fn Title(
    /// `<h1>`.
    #[prop(into)]
    text: String,
    /// One sentence under it.
    #[prop(optional, into)]
    lead: Option<String>,
) -> impl IntoView {
    view! {
        <div class="sp-title">
            <h1>{text}</h1>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        </div>
    }
}

/// A wide and a narrow column; on phones the narrow one comes after.
#[component]
pub fn Columns(
    /// The narrow one.
    side: AnyView,
    /// On phones the narrow one comes before: it must be read first.
    #[prop(optional)]
    side_first: bool,
    /// The wide one.
    children: Children,
) -> impl IntoView {
    if side_first {
        view! { <div class="sp-cols sp-cols--side-first">{side}{children()}</div> }.into_any()
    } else {
        view! { <div class="sp-cols">{children()}{side}</div> }.into_any()
    }
}

/// A narrow column whose content stays in sight.
#[component]
pub fn Side(
    /// Content.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-stack sp-sticky sp-stack--lg">{children()}</div> }
}

/// Things one below the other, with air between them.
#[component]
pub fn Stack(
    /// Content.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-stack sp-stack--lg">{children()}</div> }
}

/// Running text.
#[component]
pub fn Prose(
    /// Content.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-prose">{children()}</div> }
}

/// A part of a running text.
#[component]
pub fn Chapter(
    /// Its anchor.
    #[prop(into)]
    id: String,
    /// Heading.
    #[prop(into)]
    title: String,
    /// On a tinted ground.
    #[prop(optional)]
    tint: bool,
    /// Content.
    children: Children,
) -> impl IntoView {
    let class = tint.then_some("sp-card sp-card--tint");
    view! {
        <section id=id class=class>
            <h2>{title}</h2>
            {children()}
        </section>
    }
}

/// A part of a page as wide as the window.
#[component]
pub fn Band(
    /// Its anchor; the heading's is `{id}-titolo`.
    id: &'static str,
    /// Heading.
    #[prop(into)]
    title: String,
    /// On a tinted ground.
    #[prop(optional)]
    tint: bool,
    /// Beside the heading.
    #[prop(optional)]
    aside: Option<AnyView>,
    /// Content.
    children: Children,
) -> impl IntoView {
    let class = if tint { "sp-section sp-section--tint" } else { "sp-section" };
    let heading = format!("{id}-titolo");
    view! {
        <section class=class id=id aria-labelledby=heading>
            <div class="container">
                <div class="sp-section-head"><h2 id=heading.clone()>{title}</h2>{aside}</div>
                {children()}
            </div>
        </section>
    }
}

/// A list of sentences; numbered where the order counts.
#[component]
pub fn Sentences(
    /// In the order shown.
    items: Vec<Wording>,
    /// Whether the order counts.
    #[prop(optional)]
    numbered: bool,
    /// Whether contacts in them can be followed.
    #[prop(optional)]
    linked: bool,
) -> impl IntoView {
    let line = |text: Wording| {
        let words = if linked { view! { <super::Linked text=text/> }.into_any() } else { text.view() };
        view! { <li>{words}</li> }
    };
    let lines = items.into_iter().map(line).collect_view();
    if numbered {
        view! { <ol class="sp-list">{lines}</ol> }.into_any()
    } else {
        view! { <ul class="sp-list">{lines}</ul> }.into_any()
    }
}

/// More, for who wants it.
#[component]
pub fn More(
    /// What it is about.
    #[prop(into)]
    summary: String,
    /// Content.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="sp-more">
            <summary>{summary}<super::Icon name="it-expand" small=true/></summary>
            <div>{children()}</div>
        </details>
    }
}

/// Small print.
#[component]
pub fn Small(
    /// Content, inline.
    children: Children,
) -> impl IntoView {
    view! { <p class="sp-sub">{children()}</p> }
}

/// A heading within a part of a page.
#[component]
pub fn Subtitle(
    /// Its words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <h3 class="h5">{text}</h3> }
}

/// A text as it was written, with its own line breaks.
#[component]
pub fn Written(
    /// Content, inline.
    children: Children,
) -> impl IntoView {
    view! { <p class="sp-written">{children()}</p> }
}

/// Buttons or short lines one below the other.
#[component]
pub fn StackList(
    /// A `<li>` for each.
    children: Children,
) -> impl IntoView {
    view! { <ul class="sp-plain sp-stack">{children()}</ul> }
}

/// What is of no use on paper.
#[component]
pub fn NoPrint(
    /// Content.
    children: Children,
) -> impl IntoView {
    view! { <div class="sp-noprint">{children()}</div> }
}
