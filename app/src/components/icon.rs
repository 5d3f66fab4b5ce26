//! Symbols of the sprite.

use leptos::prelude::*;

use crate::page::use_frame;

/// Whether a symbol points along the line, wherever it stands.
fn points(name: &str) -> bool {
    matches!(name, "it-arrow-left" | "it-arrow-right" | "it-chevron-left" | "it-chevron-right" | "sp-sent")
}

/// A symbol; it says nothing that the words beside it do not say.
#[component]
pub fn Icon(
    /// Name in the sprite.
    name: &'static str,
    /// Beside small text.
    #[prop(optional)]
    small: bool,
    /// Points somewhere, so that it turns round in right-to-left pages.
    #[prop(optional)]
    flip: bool,
) -> impl IntoView {
    let class = match (small, flip || points(name)) {
        (false, false) => "icon",
        (true, false) => "icon icon-sm",
        (false, true) => "icon sp-flip",
        (true, true) => "icon icon-sm sp-flip",
    };
    let href = format!("{}#{name}", use_frame().assets.url("icons.svg"));
    view! {
        <svg class=class aria-hidden="true">
            <use_ href=href></use_>
        </svg>
    }
}
