//! Documents of a question: what was handed in, and a way to hand in more. With script files go up
//! at once, with their progress; without it a button sends them with the form.
#![expect(missing_docs, reason = "the island macro writes types without comments")]

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileState {
    /// Going up.
    Up,
    /// Being checked.
    Waiting,
    /// Good.
    Accepted,
    /// Refused.
    Rejected,
}

/// A file of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadFile {
    /// Tells it from the others of the list.
    pub key: u32,
    /// Its identifier, once the server has it.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its size, in words.
    pub size: String,
    /// Whether it is a picture.
    pub picture: bool,
    /// Where it stands.
    pub state: FileState,
    /// Why, or how far.
    pub detail: String,
    /// Share sent, in percent.
    pub percent: u8,
}

/// Words of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadText {
    /// "Aggiungi un file".
    pub add: String,
    /// That a phone opens its camera.
    pub phone: String,
    /// The button without script.
    pub send: String,
    /// "Togli".
    pub remove: String,
    /// Names of the states: up, waiting, accepted, rejected.
    pub states: [String; 4],
    /// That it is being checked.
    pub waiting: String,
    /// That it is in.
    pub accepted: String,
    /// That the connection broke.
    pub lost: String,
    /// That it is too large.
    pub too_large: String,
}

/// The list of a question's documents.
#[island]
pub fn UploadField(
    /// Id of the file input.
    id: String,
    /// Name of the question.
    name: String,
    /// File endings that are taken.
    accept: String,
    /// Value of `aria-describedby`.
    described: Option<String>,
    /// Where files go.
    url: String,
    /// Token.
    csrf: String,
    /// Address of the sprite.
    icons: String,
    /// Largest file, in bytes.
    max_bytes: u64,
    /// What is there.
    files: Vec<UploadFile>,
    /// Words.
    text: UploadText,
) -> impl IntoView {
    let files = RwSignal::new(files);
    let live = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let transfer = Transfer { files, said, url, csrf, max_bytes, text: text.clone() };
    awake(live);
    let (sprite, words, taking) = (icons.clone(), text.clone(), transfer.clone());
    let button = text.send.clone();
    view! {
        <ul class="sp-files sp-plain">
            {move || files.get().into_iter().map(|file| item(file, &sprite, &words, &taking)).collect::<Vec<_>>()}
        </ul>
        <p class="visually-hidden" role="status">{move || said.get()}</p>
        <label class="sp-drop" for=id.clone()>
            <svg class="icon" aria-hidden="true"><use_ href=format!("{icons}#it-camera")></use_></svg>
            <span><b>{text.add}</b><span class="sp-sub">{text.phone}</span></span>
        </label>
        <input
            class=move || if live.get() { "sp-drop-input" } else { "form-control" } id=id name=name.clone() type="file" multiple=true accept=accept
            aria-describedby=described
            on:change=move |event| transfer.take(&event)
        />
        <p hidden=move || live.get()>
            <button class="btn btn-outline-primary" type="submit" name="azione" value=format!("carica:{name}")>
                {button}
            </button>
        </p>
    }
}

fn item(file: UploadFile, icons: &str, text: &UploadText, transfer: &Transfer) -> impl IntoView + use<> {
    let (class, tag, symbol, word) = look(file.state, &text.states);
    let kind = if file.picture { "it-file-image" } else { "it-file-pdf" };
    let (kind, symbol) = (format!("{icons}#{kind}"), format!("{icons}#{symbol}"));
    let up = file.state == FileState::Up;
    let remove = file.id.clone().map(|id| remove_button(id, file.name.clone(), text, transfer));
    view! {
        <li class=class>
            <span class="sp-file-icon"><svg class="icon" aria-hidden="true"><use_ href=kind></use_></svg></span>
            <div class="sp-file-body">
                <span class="sp-file-name"><bdi>{file.name.clone()}</bdi></span>
                " "
                <span class="sp-file-size"><bdi>{file.size}</bdi></span>
                <p class="sp-file-state">
                    <span class=tag><svg class="icon" aria-hidden="true"><use_ href=symbol></use_></svg>{word}</span>
                    <span>{file.detail}</span>
                </p>
                {up.then(|| view! { <progress max="100" value=file.percent.to_string() aria-label=file.name></progress> })}
            </div>
            {remove}
        </li>
    }
}

fn look(state: FileState, states: &[String; 4]) -> (&'static str, &'static str, &'static str, String) {
    let [up, waiting, accepted, rejected] = states;
    match state {
        FileState::Up => ("sp-file sp-file--up", "sp-tag sp-tag--mute", "sp-up", up.clone()),
        FileState::Waiting => ("sp-file sp-file--wait", "sp-tag sp-tag--info", "sp-wait", waiting.clone()),
        FileState::Accepted => ("sp-file sp-file--ok", "sp-tag sp-tag--ok", "sp-ok", accepted.clone()),
        FileState::Rejected => ("sp-file sp-file--no", "sp-tag sp-tag--no", "sp-no", rejected.clone()),
    }
}

fn remove_button(id: String, name: String, text: &UploadText, transfer: &Transfer) -> impl IntoView + use<> {
    let (words, transfer, value) = (text.remove.clone(), transfer.clone(), format!("togli-file:{id}"));
    view! {
        <div class="sp-file-actions">
            <button
                class="btn btn-link" type="submit" name="azione" value=value
                on:click=move |event| {
                    event.prevent_default();
                    transfer.remove(&id);
                }
            >
                {words}
                <span class="visually-hidden">{format!(" {name}")}</span>
            </button>
        </div>
    }
}

/// What goes between the browser and the server.
#[derive(Clone)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the browser sends files by itself"))]
struct Transfer {
    files: RwSignal<Vec<UploadFile>>,
    /// What a screen reader is told.
    said: RwSignal<String>,
    url: String,
    csrf: String,
    max_bytes: u64,
    text: UploadText,
}

#[cfg(not(feature = "hydrate"))]
fn awake(_live: RwSignal<bool>) {}

/// The button is for those without script.
#[cfg(feature = "hydrate")]
fn awake(live: RwSignal<bool>) {
    Effect::new(move |_| live.set(true));
}

#[cfg(not(feature = "hydrate"))]
impl Transfer {
    #[expect(clippy::unused_self, reason = "the browser's half uses it")]
    fn take(&self, _event: &leptos::ev::Event) {}

    #[expect(clippy::unused_self, reason = "the browser's half uses it")]
    fn remove(&self, _id: &str) {}
}

#[cfg(feature = "hydrate")]
mod sending {
    use domain::format;
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::{File, HtmlInputElement};

    use super::{FileState, Transfer, UploadFile};
    use crate::islands::browser::{Reply, Request, encode};

    impl Transfer {
        /// Sends every file that was chosen, and empties the input.
        pub(super) fn take(&self, event: &leptos::ev::Event) {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            let chosen = input.files();
            let files = (0..chosen.as_ref().map_or(0, web_sys::FileList::length))
                .filter_map(|place| chosen.as_ref()?.get(place));
            for file in files.collect::<Vec<_>>() {
                self.send(&file);
            }
            input.set_value("");
        }

        fn send(&self, file: &File) {
            let key = self.add(file);
            if file.size() > to_f64(self.max_bytes) {
                self.settle(key, FileState::Rejected, &self.text.too_large);
                return;
            }
            let Some(request) = Request::open("POST", &self.url) else {
                return;
            };
            let (moving, done) = (self.clone(), self.clone());
            request
                .header("Accept", "application/json")
                .header("Content-Type", "application/octet-stream")
                .header("X-CSRF-Token", &self.csrf)
                .header("X-File-Name", &encode(&file.name()))
                .on_progress(move |percent| moving.progress(key, percent))
                .send(Some(file.as_ref()), move |reply| done.answered(key, &reply));
        }

        /// Adds a line and gives its key.
        fn add(&self, file: &File) -> u32 {
            let key =
                self.files.with_untracked(|files| files.iter().map(|file| file.key + 1).max().unwrap_or(0));
            let line = UploadFile {
                key,
                id: None,
                name: file.name(),
                size: format::size(to_u64(file.size())),
                picture: file.type_().starts_with("image/"),
                state: FileState::Up,
                detail: "0 %".to_owned(),
                percent: 0,
            };
            self.files.update(|files| files.push(line));
            key
        }

        fn change(&self, key: u32, change: impl FnOnce(&mut UploadFile)) {
            self.files.update(|files| {
                if let Some(file) = files.iter_mut().find(|file| file.key == key) {
                    change(file);
                }
            });
        }

        fn progress(&self, key: u32, percent: f64) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the cast saturates, and the share is between 0 and 100"
            )]
            let percent = percent.round() as u8;
            self.change(key, |file| {
                file.percent = percent;
                file.detail = format!("{percent}\u{a0}%");
            });
        }

        fn settle(&self, key: u32, state: FileState, detail: &str) {
            self.change(key, |file| {
                file.state = state;
                detail.clone_into(&mut file.detail);
                self.said.set(format!("{}: {detail}", file.name));
            });
        }

        fn answered(&self, key: u32, reply: &Reply) {
            let why = || reply.text("message").unwrap_or_else(|| self.text.lost.clone());
            let id = reply.text("id").filter(|_| matches!(reply.status, 200..=299));
            let (state, detail) = match (&id, reply.text("verification").as_deref()) {
                (None, _) | (_, Some("rejected")) => (FileState::Rejected, why()),
                (_, Some("accepted")) => (FileState::Accepted, self.text.accepted.clone()),
                _ => (FileState::Waiting, self.text.waiting.clone()),
            };
            // The server's name before anything is said: the browser's may hold marks that mislead.
            self.change(key, |file| {
                file.id = id;
                if let Some(name) = reply.text("name") {
                    file.name = name;
                }
            });
            self.settle(key, state, &detail);
        }

        /// Takes a document away, here once the server has done so.
        pub(super) fn remove(&self, id: &str) {
            let Some(request) = Request::open("DELETE", &format!("{}/{id}", self.url)) else {
                return;
            };
            let (files, id) = (self.files, id.to_owned());
            request.header("Accept", "application/json").header("X-CSRF-Token", &self.csrf).send(
                None,
                move |reply| {
                    if matches!(reply.status, 200..=299 | 404) {
                        files.update(|files| files.retain(|file| file.id.as_deref() != Some(&id)));
                    }
                },
            );
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "limits are far below 2^53")]
    const fn to_f64(bytes: u64) -> f64 {
        bytes as f64
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes of files are whole and not negative"
    )]
    const fn to_u64(bytes: f64) -> u64 {
        bytes as u64
    }
}
