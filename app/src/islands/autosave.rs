//! Saves a step while it is being filled in. Without script the buttons save.
#![expect(missing_docs, reason = "the island macro writes types without comments")]

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Words of the save status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutosaveText {
    /// "Bozza salvata alle {time}", with `{time}` for the time.
    pub saved: String,
    /// What is missing, until when it stays.
    pub saved_detail: String,
    /// "Non salvato, riproviamo".
    pub failed: String,
    /// That what was typed is still here.
    pub failed_detail: String,
    /// The same draft was saved in another window.
    pub conflict: String,
    /// What to do about it.
    pub conflict_detail: String,
    /// The session is over.
    pub expired: String,
    /// What to do about it.
    pub expired_detail: String,
}

/// How the last attempt to save went.
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the browser saves by itself"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// As the server said when the page came.
    AsRendered,
    /// Saved.
    Saved,
    /// Not saved; it is tried again.
    Failed,
    /// Saved in another window meanwhile.
    Conflict,
    /// Signed out meanwhile.
    Expired,
}

/// When the draft was saved, kept up to date while the form changes.
#[island]
pub fn Autosave(
    /// Id of the form.
    form: String,
    /// Where it is saved.
    url: String,
    /// Token.
    csrf: String,
    /// Address of the sprite.
    icons: String,
    /// First line as the page came.
    title: String,
    /// Second line as the page came.
    detail: String,
    /// Words.
    text: AutosaveText,
) -> impl IntoView {
    let status = RwSignal::new(Status::AsRendered);
    let time = RwSignal::new(String::new());
    watch(form, url, csrf, status, time);
    let words = text.clone();
    let first = move || match status.get() {
        Status::AsRendered => title.clone(),
        Status::Saved => words.saved.replace("{time}", &time.get()),
        Status::Failed => words.failed.clone(),
        Status::Conflict => words.conflict.clone(),
        Status::Expired => words.expired.clone(),
    };
    let second = move || match status.get() {
        Status::AsRendered => detail.clone(),
        Status::Saved => text.saved_detail.clone(),
        Status::Failed => text.failed_detail.clone(),
        Status::Conflict => text.conflict_detail.clone(),
        Status::Expired => text.expired_detail.clone(),
    };
    let well = move || matches!(status.get(), Status::AsRendered | Status::Saved);
    let class = move || {
        if well() { "sp-save" } else { "sp-save sp-save--hand" }
    };
    let symbol = move || format!("{icons}#{}", if well() { "sp-ok" } else { "sp-alert" });
    view! {
        <div class=class role="status">
            <svg class="icon" aria-hidden="true"><use_ href=symbol></use_></svg>
            <p><b>{first}</b><span class="sp-sub">{second}</span></p>
        </div>
    }
}

#[cfg(not(feature = "hydrate"))]
fn watch(_form: String, _url: String, _csrf: String, _status: RwSignal<Status>, _time: RwSignal<String>) {}

#[cfg(feature = "hydrate")]
fn watch(form: String, url: String, csrf: String, status: RwSignal<Status>, time: RwSignal<String>) {
    Effect::new(move |_| saver::start(&form, url.clone(), csrf.clone(), status, time));
}

#[cfg(feature = "hydrate")]
mod saver {
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
        time::Duration,
    };

    use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

    use super::Status;
    use crate::islands::browser::{Reply, Request, listen};

    /// Quiet after the last key before saving.
    const PAUSE: Duration = Duration::from_millis(1500);
    /// First wait after a failure; it doubles up to the last.
    const FIRST_WAIT: Duration = Duration::from_secs(3);
    const LAST_WAIT: Duration = Duration::from_secs(30);

    struct Saver {
        form: HtmlFormElement,
        url: String,
        csrf: String,
        status: RwSignal<Status>,
        time: RwSignal<String>,
        timer: RefCell<Option<TimeoutHandle>>,
        wait: Cell<Duration>,
        sending: Cell<bool>,
        changed: Cell<bool>,
        stopped: Cell<bool>,
    }

    pub(super) fn start(
        form: &str,
        url: String,
        csrf: String,
        status: RwSignal<Status>,
        time: RwSignal<String>,
    ) {
        let found = document().get_element_by_id(form).and_then(|found| found.dyn_into().ok());
        let Some(form) = found else { return };
        let saver = Rc::new(Saver {
            form,
            url,
            csrf,
            status,
            time,
            timer: RefCell::new(None),
            wait: Cell::new(FIRST_WAIT),
            sending: Cell::new(false),
            changed: Cell::new(false),
            stopped: Cell::new(false),
        });
        for name in ["input", "change"] {
            let saver = Rc::clone(&saver);
            listen(&saver.form.clone(), name, move |event| saver.heard(&event));
        }
        let leaving = Rc::clone(&saver);
        listen(&saver.form, "submit", move |_| leaving.stop());
        listen(&window(), "online", move |_| {
            if saver.changed.get() {
                saver.save();
            }
        });
    }

    impl Saver {
        fn heard(self: &Rc<Self>, event: &web_sys::Event) {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            // Files go up by themselves.
            if input.is_some_and(|input| input.type_() == "file") {
                return;
            }
            self.changed.set(true);
            self.after(PAUSE);
        }

        fn after(self: &Rc<Self>, wait: Duration) {
            if self.stopped.get() {
                return;
            }
            let saver = Rc::clone(self);
            let timer = set_timeout_with_handle(move || saver.save(), wait).ok();
            if let Some(earlier) = self.timer.replace(timer) {
                earlier.clear();
            }
        }

        fn stop(&self) {
            self.stopped.set(true);
            if let Some(timer) = self.timer.take() {
                timer.clear();
            }
        }

        fn save(self: &Rc<Self>) {
            if self.stopped.get() || self.sending.get() {
                return;
            }
            let Some(body) = self.body() else { return };
            let Some(request) = Request::open("POST", &self.url) else {
                return;
            };
            self.changed.set(false);
            self.sending.set(true);
            let saver = Rc::clone(self);
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("X-CSRF-Token", &self.csrf)
                .send(Some(&body), move |reply| saver.answered(&reply));
        }

        /// The form as a browser would post it; names of files are not answers.
        fn body(&self) -> Option<JsValue> {
            let data = FormData::new_with_form(&self.form).ok()?;
            let inputs = self.form.query_selector_all("input[type=file]").ok()?;
            for place in 0..inputs.length() {
                if let Some(input) =
                    inputs.get(place).and_then(|node| node.dyn_into::<HtmlInputElement>().ok())
                {
                    data.delete(&input.name());
                }
            }
            let pairs = UrlSearchParams::new_with_str_sequence_sequence(&js_sys::Array::from(&data)).ok()?;
            Some(String::from(pairs.to_string()).into())
        }

        fn answered(self: &Rc<Self>, reply: &Reply) {
            self.sending.set(false);
            match reply.status {
                200..=299 => self.saved(reply),
                409 => self.give_up(Status::Conflict),
                401 | 403 => self.give_up(Status::Expired),
                _ => {
                    self.changed.set(true);
                    self.status.set(Status::Failed);
                    let wait = self.wait.get();
                    self.wait.set((wait * 2).min(LAST_WAIT));
                    self.after(wait);
                }
            }
        }

        fn saved(self: &Rc<Self>, reply: &Reply) {
            self.wait.set(FIRST_WAIT);
            if let Some(version) = reply.number("version") {
                self.set_version(&version);
            }
            let at = reply.text("saved_at").map(|at| js_sys::Date::new(&at.into()));
            let at = at.unwrap_or_else(js_sys::Date::new_0);
            self.time.set(format!("{:02}:{:02}", at.get_hours(), at.get_minutes()));
            self.status.set(Status::Saved);
            if self.changed.get() {
                self.after(PAUSE);
            }
        }

        fn set_version(&self, version: &str) {
            let field = self.form.query_selector("input[name=_version]").ok().flatten();
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
                field.set_value(version);
            }
        }

        fn give_up(&self, status: Status) {
            self.stop();
            self.status.set(status);
        }
    }
}
