//! Links to the neighbours of a page of something long.

use leptos::prelude::*;

use crate::{components::Icon, i18n::use_translator};

/// Previous and next; one that does not exist is said, but is no link.
#[component]
pub fn Pager(
    /// Name of the navigation.
    #[prop(into)]
    label: String,
    /// Address of the page before.
    previous: Option<String>,
    /// Address of the page after.
    next: Option<String>,
    /// What stands at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = use_translator();
    let alone = previous.is_none() && next.is_none();
    let before =
        view! { <Icon name="it-chevron-left" small=true flip=true/>{t.get("console-page-previous")} };
    let after = view! { {t.get("console-page-next")}<Icon name="it-chevron-right" small=true flip=true/> };
    let links = (!alone).then(|| {
        view! {
            <nav aria-label=label>
                <ul class="sp-plain">
                    <li>{step(previous, "prev", before.into_any())}</li>
                    <li>{step(next, "next", after.into_any())}</li>
                </ul>
            </nav>
        }
    });
    view! { <div class="sp-pager">{links}{children.map(|children| children())}</div> }
}

fn step(href: Option<String>, rel: &'static str, words: AnyView) -> AnyView {
    match href {
        Some(href) => view! { <a href=href rel=rel>{words}</a> }.into_any(),
        None => view! { <span aria-disabled="true">{words}</span> }.into_any(),
    }
}
