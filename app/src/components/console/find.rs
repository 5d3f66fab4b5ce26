//! A box to search in what a page lists.

use leptos::prelude::*;

use crate::{components::Icon, console::people::QUERY, i18n::use_translator};

/// A form that only asks; what was typed stands in the address.
#[component]
pub fn FindBox(
    /// Where it asks.
    #[prop(into)]
    action: String,
    /// Name of the box.
    #[prop(into)]
    label: String,
    /// How it searches.
    #[prop(into)]
    hint: String,
    /// What was typed.
    query: String,
) -> impl IntoView {
    let t = use_translator();
    let name = label.clone();
    view! {
        <form class="sp-find" role="search" action=action method="get" aria-label=name>
            <div class="sp-field">
                <label for="q">{label}</label>
                <div class="sp-find-row">
                    <input
                        class="form-control" id="q" name=QUERY type="search" value=query autocomplete="off"
                        aria-describedby="q-aiuto"
                    />
                    <button class="btn btn-primary btn-sm" type="submit">
                        <Icon name="it-search"/>{t.get("console-search-button")}
                    </button>
                </div>
                <span class="sp-hint" id="q-aiuto">{hint}</span>
            </div>
        </form>
    }
}
