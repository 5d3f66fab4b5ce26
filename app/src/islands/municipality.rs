//! A municipality or a country, completed while typing (the combobox of the ARIA Authoring Practices, with a
//! list that is suggested and never chosen by itself). Without script a text field.
#![expect(missing_docs, reason = "the island macro writes types without comments")]

use leptos::{ev::KeyboardEvent, prelude::*, web_sys::HtmlInputElement};

/// The text field of a municipality, with its suggestions.
#[island]
pub fn MunicipalityField(
    /// Id of the field.
    id: String,
    /// Name in the posted form.
    name: String,
    /// What was typed so far.
    value: String,
    /// Value of `aria-describedby`.
    described: Option<String>,
    /// Whether it must be corrected.
    invalid: bool,
    /// Where suggestions come from.
    url: String,
    /// Name of the list, for screen readers.
    list_label: String,
) -> impl IntoView {
    let box_ = Suggestions {
        found: RwSignal::new(Vec::new()),
        active: RwSignal::new(None),
        ready: RwSignal::new(false),
        typed: RwSignal::new(0),
    };
    ready(box_.ready);
    let node = NodeRef::<leptos::html::Input>::new();
    let list = format!("{id}-elenco");
    let option_id = {
        let list = list.clone();
        move |place: usize| format!("{list}-{place}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || box_.active.get().map(&option_id)
    };
    let controls = list.clone();
    let open = move || !box_.found.get().is_empty();
    let lines = move || {
        let option_id = option_id.clone();
        box_.found
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, words)| {
                let chosen = words.clone();
                view! {
                    <li
                        role="option" id=option_id(place)
                        aria-selected=move || (box_.active.get() == Some(place)).to_string()
                        on:mousedown=move |event| {
                            event.prevent_default();
                            box_.choose(node, &chosen);
                        }
                    >
                        {words}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="sp-combo">
            <input
                class="form-control" type="text" id=id name=name value=value autocomplete="off"
                maxlength="100" aria-describedby=described aria-invalid=invalid.then_some("true")
                node_ref=node
                role=move || box_.ready.get().then_some("combobox")
                aria-autocomplete=move || box_.ready.get().then_some("list")
                aria-expanded=move || box_.ready.get().then(|| open().to_string())
                aria-controls=move || box_.ready.get().then(|| controls.clone())
                aria-activedescendant=active_id
                on:input=move |event| box_.look_up(&url, &event_target_value(&event))
                on:keydown=move |event| box_.key(node, &event)
                on:blur=move |_| box_.close()
            />
            <ul class="sp-combo-list" role="listbox" id=list aria-label=list_label hidden=move || !open()>
                {lines}
            </ul>
        </div>
    }
}

/// The list under the field.
#[derive(Clone, Copy)]
struct Suggestions {
    found: RwSignal<Vec<String>>,
    active: RwSignal<Option<usize>>,
    ready: RwSignal<bool>,
    /// Counts what was typed, so that a late answer does not replace a later one.
    typed: RwSignal<u32>,
}

impl Suggestions {
    fn close(self) {
        self.found.set(Vec::new());
        self.active.set(None);
    }

    fn choose(self, node: NodeRef<leptos::html::Input>, words: &str) {
        if let Some(input) = node.get_untracked() {
            fill(&input, words);
        }
        self.typed.update(|typed| *typed += 1);
        self.close();
    }

    fn key(self, node: NodeRef<leptos::html::Input>, event: &KeyboardEvent) {
        let count = self.found.with_untracked(Vec::len);
        if count == 0 {
            return;
        }
        let active = self.active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.active.set(Some(active.map_or(0, |place| (place + 1) % count))),
            "ArrowUp" => self.active.set(Some(active.map_or(count - 1, |place| (place + count - 1) % count))),
            "Escape" => self.close(),
            "Enter" => {
                let chosen =
                    active.and_then(|place| self.found.with_untracked(|found| found.get(place).cloned()));
                let Some(chosen) = chosen else { return };
                self.choose(node, &chosen);
            }
            _ => return,
        }
        event.prevent_default();
    }

    #[cfg(not(feature = "hydrate"))]
    #[expect(clippy::unused_self, reason = "the browser's half uses it")]
    fn look_up(self, _url: &str, _typed: &str) {}

    #[cfg(feature = "hydrate")]
    fn look_up(self, url: &str, typed: &str) {
        use std::time::Duration;

        self.typed.update(|count| *count += 1);
        let mine = self.typed.get_untracked();
        if typed.trim().chars().count() < 2 {
            self.close();
            return;
        }
        let url = format!("{url}?q={}", crate::islands::browser::encode(typed.trim()));
        set_timeout(move || self.ask(mine, &url), Duration::from_millis(150));
    }

    #[cfg(feature = "hydrate")]
    fn ask(self, mine: u32, url: &str) {
        use crate::islands::browser::{Request, text_of};

        if self.typed.get_untracked() != mine {
            return;
        }
        let Some(request) = Request::open("GET", url) else {
            return;
        };
        request.header("Accept", "application/json").send(move |reply| {
            if self.typed.get_untracked() != mine {
                return;
            }
            let list =
                if js_sys::Array::is_array(&reply.json) { reply.json } else { js_sys::Array::new().into() };
            let found = js_sys::Array::from(&list)
                .iter()
                .filter_map(|place| {
                    let name = text_of(&place, "name")?;
                    Some(match text_of(&place, "province") {
                        Some(province) => format!("{name} ({province})"),
                        // A country is in no province.
                        None => name,
                    })
                })
                .collect();
            self.active.set(None);
            self.found.set(found);
        });
    }
}

#[cfg(not(feature = "hydrate"))]
fn ready(_ready: RwSignal<bool>) {}

/// The roles of a combobox are promised only where they are kept.
#[cfg(feature = "hydrate")]
fn ready(ready: RwSignal<bool>) {
    Effect::new(move |_| ready.set(true));
}

#[cfg(not(feature = "hydrate"))]
fn fill(_input: &HtmlInputElement, _words: &str) {}

/// Puts words into the field, as if they had been typed: the draft is saved by it.
#[cfg(feature = "hydrate")]
fn fill(input: &HtmlInputElement, words: &str) {
    input.set_value(words);
    if let Ok(event) = web_sys::Event::new("change")
        && let Some(form) = input.form()
    {
        let _ = form.dispatch_event(&event);
    }
}
