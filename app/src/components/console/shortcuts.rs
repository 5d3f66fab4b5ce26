//! Keys of the queue, shown where the island that listens to them is at work.

use leptos::prelude::*;

use crate::{i18n::use_translator, islands::queue::KeySwitch};

/// Id of the list of keys.
const LIST: &str = "scorciatoie";

/// The few keys that matter most, beside the title. The island shows them.
#[component]
pub fn KeyHints() -> impl IntoView {
    let t = use_translator();
    view! {
        <div class="js-keys" hidden=true>
            <div class="sp-keys" aria-hidden="true">
                <span><kbd>"J"</kbd><kbd>"K"</kbd>" "{t.get("console-keys-move")}</span>
                <span><kbd>{t.get("console-keys-enter")}</kbd>" "{t.get("console-keys-open")}</span>
                <span><kbd>"P"</kbd>" "{t.get("console-keys-take")}</span>
                <span><kbd>"/"</kbd>" "{t.get("console-keys-search")}</span>
            </div>
        </div>
    }
}

/// A key, or several that belong together, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// What is written on it.
    pub caps: Vec<String>,
    /// What it does.
    pub does: String,
}

impl Key {
    /// One key.
    pub fn new(cap: impl Into<String>, does: impl Into<String>) -> Self {
        Self { caps: vec![cap.into()], does: does.into() }
    }

    /// Two keys that belong together.
    pub fn pair(first: impl Into<String>, second: impl Into<String>, does: impl Into<String>) -> Self {
        Self { caps: vec![first.into(), second.into()], does: does.into() }
    }
}

/// All keys of a page in a popover with its button, and the switch that turns them off (WCAG 2.1.4).
#[component]
pub fn Shortcuts(
    /// In the order shown; `/` and `?` are added.
    keys: Vec<Key>,
) -> impl IntoView {
    let t = use_translator();
    let always =
        [Key::new("/", t.get("console-keys-search-long")), Key::new("?", t.get("console-keys-list-long"))];
    let lines = keys.into_iter().chain(always).map(line).collect_view();
    view! {
        <div class="js-keys sp-keys-all" hidden=true>
            <button class="btn btn-link btn-sm" type="button" popovertarget=LIST>
                {t.get("console-keys-all")}<kbd aria-hidden="true">"?"</kbd>
            </button>
            <div class="sp-popover sp-popover--center" id=LIST popover="auto" role="dialog" aria-labelledby="sc-t">
                <h2 class="h4" id="sc-t">{t.get("console-keys-title")}</h2>
                <dl class="sp-shortcuts">{lines}</dl>
                <KeySwitch label=t.get("console-keys-switch")/>
                <p class="sp-sub">{t.get("console-keys-note")}</p>
                <button class="btn btn-primary btn-sm" type="button" popovertarget=LIST popovertargetaction="hide">
                    {t.get("console-close")}
                </button>
            </div>
        </div>
    }
}

fn line(key: Key) -> impl IntoView {
    let caps = key.caps.into_iter().map(|cap| view! { <kbd>{cap}</kbd>" " }).collect_view();
    view! { <div><dt>{caps}</dt><dd>{key.does}</dd></div> }
}
