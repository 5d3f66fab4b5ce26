//! The queue while it is open: news as they come, and single keys.
#![expect(missing_docs, reason = "the island macro writes types without comments")]

use leptos::prelude::*;

/// News of the queue. Rows never move by themselves: the hint says how many changes there are and
/// leads to the same page, which then shows them. Without script it is empty.
#[island]
pub fn LiveHint(
    /// Address of the events.
    events: String,
    /// The page as it is now filtered.
    href: String,
    /// Address of the symbol.
    icon: String,
    /// Words for one change.
    one: String,
    /// Words for several, with `{n}` for their number.
    many: String,
    /// Since when, in words.
    since: String,
    /// Words of the link.
    show: String,
    /// What the link shows, for screen readers.
    show_what: String,
) -> impl IntoView {
    let (count, set_count) = signal(0_u32);
    listen(events, set_count);
    let text = move || match count.get() {
        1 => one.clone(),
        n => many.replace("{n}", &n.to_string()),
    };
    view! {
        <div role="status">
            <Show when=move || { count.get() > 0 } fallback=|| ()>
                <div class="sp-live">
                    <svg class="icon icon-sm" aria-hidden="true"><use_ href=icon.clone()></use_></svg>
                    <p><b>{text.clone()}</b>" "{since.clone()}</p>
                    <a class="btn btn-link btn-sm" href=href.clone() data-key="R">
                        {show.clone()}
                        <span class="visually-hidden">" "{show_what.clone()}</span>
                        <kbd aria-hidden="true">"R"</kbd>
                    </a>
                </div>
            </Show>
        </div>
    }
}

/// Shows what the server tells: each event carries how many requests changed since the page was
/// made. The browser connects again by itself after a break, with the same address.
#[cfg(feature = "hydrate")]
fn listen(events: String, count: WriteSignal<u32>) {
    use wasm_bindgen::{JsCast, closure::Closure};

    Effect::new(move |_| {
        let Ok(source) = web_sys::EventSource::new(&events) else {
            return;
        };
        let heard = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Some(changes) = event.data().as_string().and_then(|data| data.trim().parse().ok()) {
                count.set(changes);
            }
        });
        source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // The page holds both until it is left.
        heard.forget();
    });
}

#[cfg(not(feature = "hydrate"))]
fn listen(_events: String, _count: WriteSignal<u32>) {}

/// The switch of the single keys, and their listener. It also uncovers what only makes sense with
/// script: elements of the class `js-keys`.
#[island]
pub fn KeySwitch(
    /// Words beside the box.
    label: String,
) -> impl IntoView {
    let (on, set_on) = signal(true);
    keys::start(on, set_on);
    view! {
        <div class="form-check">
            <input
                class="form-check-input" type="checkbox" id="scorciatoie-si"
                prop:checked=on
                on:change=move |event| {
                    let ticked = event_target_checked(&event);
                    set_on.set(ticked);
                    keys::remember(ticked);
                }
            />
            <label class="form-check-label" for="scorciatoie-si">{label}</label>
        </div>
    }
}

#[cfg(not(feature = "hydrate"))]
mod keys {
    use leptos::prelude::*;

    /// Keys exist in the browser only.
    pub(super) fn start(_on: ReadSignal<bool>, _set_on: WriteSignal<bool>) {}

    /// Storage exists in the browser only.
    pub(super) fn remember(_on: bool) {}
}

#[cfg(feature = "hydrate")]
mod keys {
    use leptos::{ev, prelude::*};
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement, KeyboardEvent, Storage};

    const STORED: &str = "sportello-scorciatoie";

    fn storage() -> Option<Storage> {
        window().local_storage().ok().flatten()
    }

    /// Keeps the choice on this device.
    pub(super) fn remember(on: bool) {
        if let Some(storage) = storage() {
            // A full or forbidden storage only forgets the choice.
            let _ = storage.set_item(STORED, if on { "si" } else { "no" });
        }
    }

    /// Begins to listen.
    pub(super) fn start(on: ReadSignal<bool>, set_on: WriteSignal<bool>) {
        Effect::new(move |_| {
            let stored = storage().and_then(|storage| storage.get_item(STORED).ok().flatten());
            set_on.set(stored.as_deref() != Some("no"));
            for element in all(".js-keys") {
                let _ = element.remove_attribute("hidden");
            }
        });
        let _ = window_event_listener(ev::keydown, move |event| {
            if on.get_untracked() && !is_typing(&event) {
                press(&event);
            }
        });
    }

    /// Single keys are off inside fields, and with Ctrl, Alt or the system's key.
    fn is_typing(event: &KeyboardEvent) -> bool {
        let field =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| {
                element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
            });
        field || event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented()
    }

    fn press(event: &KeyboardEvent) {
        let done = match event.key().to_lowercase().as_str() {
            "j" => step(1),
            "k" => step(-1),
            "/" => focus("#cerca-persona"),
            "?" => click("[popovertarget=scorciatoie]"),
            "p" => click("tr[aria-current] .q-act button, [data-key=P]"),
            key @ ("a" | "i" | "r" | "x") => click(&format!("[data-key={}]", key.to_uppercase())),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    }

    fn all(selector: &str) -> Vec<Element> {
        let Ok(found) = document().query_selector_all(selector) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|place| found.get(place).and_then(|node| node.dyn_into().ok()))
            .collect()
    }

    fn first(selector: &str) -> Option<HtmlElement> {
        document().query_selector(selector).ok().flatten()?.dyn_into().ok()
    }

    fn focus(selector: &str) -> bool {
        first(selector).is_some_and(|element| element.focus().is_ok())
    }

    fn click(selector: &str) -> bool {
        first(selector).is_some_and(|element| {
            element.click();
            true
        })
    }

    /// Moves the cursor of the queue; focus goes with it, so that Enter opens the row.
    fn step(by: isize) -> bool {
        let rows = all(".sp-queue tbody tr");
        let here = rows.iter().position(|row| row.has_attribute("aria-current"));
        let next = match here {
            None => Some(0),
            Some(place) => place.checked_add_signed(by).filter(|place| *place < rows.len()),
        };
        let Some(row) = next.and_then(|place| rows.get(place)) else {
            return false;
        };
        for other in &rows {
            let _ = other.remove_attribute("aria-current");
        }
        let _ = row.set_attribute("aria-current", "true");
        row.query_selector(".q-who a")
            .ok()
            .flatten()
            .and_then(|link| link.dyn_into::<HtmlElement>().ok())
            .is_some_and(|link| link.focus().is_ok())
    }
}
