//! The place to hand in files: what is there, and a way to hand in more. Without script a button sends
//! the chosen files with the form. With it (`upload.js`) they go up at once, piece by piece: the script
//! finds here its words, its addresses and a model of each line, and writes no class and no word itself.

use leptos::prelude::*;

use super::{
    FileWords, Icon,
    layout::{More, Small},
};
use crate::{
    i18n::{Translator, use_translator},
    page::use_frame,
};

/// What the input that opens the camera has after the name of its question.
pub const CAMERA: &str = ".foto";

/// Where a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl FileState {
    const ALL: [Self; 4] = [Self::Up, Self::Waiting, Self::Accepted, Self::Rejected];

    /// The name by which the script asks for a model.
    const fn tag(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    /// Class of the line, class of the tag, symbol and word.
    const fn look(self) -> [&'static str; 4] {
        match self {
            Self::Up => ["sp-file sp-file--up", "sp-tag sp-tag--mute", "sp-up", "citizen-file-state-up"],
            Self::Waiting => {
                ["sp-file sp-file--wait", "sp-tag sp-tag--info", "sp-wait", "citizen-file-state-waiting"]
            }
            Self::Accepted => {
                ["sp-file sp-file--ok", "sp-tag sp-tag--ok", "sp-ok", "citizen-file-state-accepted"]
            }
            Self::Rejected => {
                ["sp-file sp-file--no", "sp-tag sp-tag--no", "sp-no", "citizen-file-state-rejected"]
            }
        }
    }
}

/// A file of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileItem {
    /// Its identifier, where the server has it.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Where it can be opened.
    pub href: Option<String>,
    /// Its size, in words.
    pub size: String,
    /// Whether it is a picture.
    pub picture: bool,
    /// Whether it can become a page of a PDF.
    pub photo: bool,
    /// Where it stands.
    pub state: FileState,
    /// Why, or how far.
    pub detail: String,
    /// Its digest, where that is shown.
    pub digest: Option<String>,
}

/// A line: what it is, where it stands, what can be done with it.
#[component]
pub fn FileLine(
    /// The file.
    file: FileItem,
    /// More about it.
    #[prop(optional)]
    more: Option<AnyView>,
    /// What can be done with it.
    #[prop(optional)]
    actions: Option<AnyView>,
) -> impl IntoView {
    let [class, tag, symbol, word] = file.state.look();
    let kind = if file.picture { "it-file-image" } else { "it-file-pdf" };
    let name = match file.href {
        Some(href) => view! { <a href=href><bdi data-part="name">{file.name.clone()}</bdi></a> }.into_any(),
        None => view! { <bdi data-part="name">{file.name.clone()}</bdi> }.into_any(),
    };
    let progress = (file.state == FileState::Up)
        .then(|| view! { <progress max="100" value="0" aria-label=file.name.clone()></progress> });
    view! {
        <li class=class data-file=file.id data-state=file.state.tag() data-photo=file.photo.then_some("si")>
            <span class="sp-file-icon"><Icon name=kind/></span>
            <div class="sp-file-body">
                <span class="sp-file-name">{name}</span>
                " "
                <span class="sp-file-size"><bdi data-part="size">{file.size}</bdi></span>
                <p class="sp-file-state">
                    <span class=tag><Icon name=symbol/>{use_translator().get(word)}</span>
                    <span data-part="detail">{file.detail}</span>
                </p>
                {progress}
                {more}
                {file.digest.map(|digest| view! { <Digest digest=digest/> })}
            </div>
            {actions.map(|actions| view! { <div class="sp-file-actions">{actions}</div> })}
        </li>
    }
}

/// A list of lines.
#[component]
pub fn Files(
    /// The lines.
    children: Children,
) -> impl IntoView {
    view! { <ul class="sp-files sp-plain">{children()}</ul> }
}

/// A digest, by which a file is known to be the same, for who wants it.
#[component]
pub fn Digest(
    /// In hexadecimal.
    digest: String,
) -> impl IntoView {
    let t = use_translator();
    view! {
        <More summary=t.get("citizen-own-digest")>
            <Small>{t.get("citizen-own-digest-text")}</Small>
            <p><code class="sp-hash" data-part="digest">{digest}</code></p>
        </More>
    }
}

/// A small button of a line. It sends the form; the script does the same without leaving the page.
#[component]
pub fn FileAction(
    /// What the script does.
    act: &'static str,
    /// What is sent; without it nothing is, and only the script knows the button.
    #[prop(optional, into)]
    value: Option<String>,
    /// Its words.
    #[prop(into)]
    text: String,
    /// Name of the file, for screen readers.
    #[prop(into)]
    name: String,
    /// Of no use without the script, which shows it.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    let (kind, field) = if value.is_some() { ("submit", Some("azione")) } else { ("button", None) };
    view! {
        <button class="btn btn-link" type=kind name=field value=value data-act=act hidden=hidden>
            {text}<span class="visually-hidden">" "<span data-part="name">{name}</span></span>
        </button>
    }
}

/// The list of a question's documents, and the inputs for more.
#[component]
pub fn UploadField(
    /// Id of the file input.
    id: String,
    /// Name of the question.
    name: String,
    /// File endings that are taken.
    accept: String,
    /// Value of `aria-describedby`.
    described: String,
    /// Where files go.
    url: String,
    /// Largest file, in bytes.
    max_bytes: u64,
    /// Whether photos can become one PDF here.
    joins: bool,
    /// What is there.
    files: Vec<FileItem>,
    /// Words of the script.
    words: FileWords,
) -> impl IntoView {
    let t = use_translator();
    let camera = accept.contains(".jpg").then(|| {
        view! { <Camera id=id.clone() name=name.clone() described=described.clone()/> }
    });
    // The script takes out what the camera wrote, and hides this.
    let note = photo_note(t, &accept);
    let photos = files.iter().filter(|file| file.photo).count();
    let lines = files.into_iter().map(taken).collect_view();
    view! {
        <div
            class="sp-uploader" data-upload=name.clone() data-url=url data-csrf=use_frame().csrf.clone()
            data-max=max_bytes.to_string() data-accept=accept.clone() data-words=words.json()
        >
            <ul class="sp-files sp-plain" data-part="list">{lines}</ul>
            <p class="visually-hidden" role="status" data-part="said"></p>
            {joins.then(|| view! { <JoinPhotos name=name.clone() offered={photos > 1}/> })}
            <label class="sp-drop" for=id.clone() data-part="drop">
                <Icon name="it-plus"/>
                <span>
                    <b>{t.get("citizen-upload-add")}</b>
                    <span class="sp-sub sp-drop-drag">{t.get("citizen-upload-drop")}</span>
                    <span class="sp-sub sp-drop-choose">{t.get("citizen-upload-choose")}</span>
                </span>
            </label>
            <input
                class="form-control" data-live="sp-drop-input" id=id name=name.clone() type="file" multiple=true
                accept=accept.clone() aria-describedby=described
            />
            {camera}
            <p data-part="send">
                {note}
                <button class="btn btn-outline-primary" type="submit" name="azione" value=format!("carica:{name}")>
                    {t.get("citizen-upload-send")}
                </button>
            </p>
            <Models/>
        </div>
    }
}

/// What a photo tells when it goes as it is, for the paragraph of the button, where one may be handed in. The server
/// leaves it so: the digest that people are shown is that of their own file.
pub fn photo_note(t: Translator, accept: &str) -> Option<AnyView> {
    let note = || view! { <span class="sp-sub">{t.get("citizen-upload-photo-tells")}</span> }.into_any();
    accept.contains(".jpg").then(note)
}

/// Loads the script, once for all inputs of the page.
#[component]
pub fn UploadScript() -> impl IntoView {
    let frame = use_frame();
    view! { <script src=frame.assets.url("upload.js") nonce=frame.nonce.clone() defer=true></script> }
}

/// Opens the camera, where there is one to hold.
#[component]
fn Camera(id: String, name: String, described: String) -> impl IntoView {
    let id = format!("{id}-foto");
    view! {
        <div class="sp-camera">
            <label class="btn btn-outline-primary" for=id.clone()>
                <Icon name="it-camera"/>{use_translator().get("citizen-upload-photo")}
            </label>
            <input
                class="form-control" data-live="sp-drop-input" id=id name=format!("{name}{CAMERA}") type="file"
                accept="image/*" capture="environment" aria-describedby=described
            />
        </div>
    }
}

/// Puts the photos of the list together, once there are some.
#[component]
fn JoinPhotos(name: String, offered: bool) -> impl IntoView {
    let t = use_translator();
    view! {
        <p data-part="join" hidden={!offered}>
            <button class="btn btn-outline-primary" type="submit" name="azione" value=format!("unisci:{name}")>
                {t.get("citizen-upload-join")}
            </button>
            <span class="sp-sub">{t.get("citizen-upload-join-text")}</span>
        </p>
    }
}

/// A line of what the server has, or has just refused.
fn taken(file: FileItem) -> AnyView {
    let t = use_translator();
    let actions = file.id.clone().map(|id| {
        let (value, name) = (format!("togli-file:{id}"), file.name.clone());
        view! {
            <FileAction act="remove" value=value text=t.get("citizen-file-remove") name=name.clone()/>
            <FileAction act="replace" text=t.get("citizen-file-replace") name=name hidden=true/>
        }
        .into_any()
    });
    match actions {
        Some(actions) => view! { <FileLine file=file actions=actions/> }.into_any(),
        None => view! { <FileLine file=file/> }.into_any(),
    }
}

/// A model of a line in each state, for the script to fill in.
#[component]
fn Models() -> impl IntoView {
    FileState::ALL
        .map(|state| view! { <template data-model=state.tag()><ul>{model(state)}</ul></template> })
        .collect_view()
}

fn model(state: FileState) -> AnyView {
    let t = use_translator();
    let action =
        |act: &'static str, key: &str| view! { <FileAction act=act text=t.get(key) name=""/> }.into_any();
    let actions = match state {
        FileState::Up => action("cancel", "citizen-file-cancel"),
        FileState::Waiting | FileState::Accepted => {
            // A button that sends the form, as in the lines of the server.
            let value = "togli-file:";
            let remove =
                view! { <FileAction act="remove" value=value text=t.get("citizen-file-remove") name=""/> };
            let replace = action("replace", "citizen-file-replace");
            view! { {remove}{replace} }.into_any()
        }
        FileState::Rejected => {
            let (again, away) =
                (action("retry", "citizen-file-retry"), action("forget", "citizen-file-forget"));
            view! { {again}{away} }.into_any()
        }
    };
    let file = FileItem {
        id: None,
        name: String::new(),
        href: None,
        size: String::new(),
        picture: false,
        photo: false,
        state,
        detail: String::new(),
        // Known as soon as the file has arrived.
        digest: matches!(state, FileState::Waiting | FileState::Accepted).then(String::new),
    };
    view! { <FileLine file=file actions=actions/> }.into_any()
}
