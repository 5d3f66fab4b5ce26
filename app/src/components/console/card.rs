//! The card: side index, parts, diary.

use chrono::SecondsFormat;
use domain::{card::DiaryEntry, format};
use leptos::prelude::*;

use crate::{
    components::{Icon, StatusTag, TagKind},
    i18n::{Translator, use_translator},
};

/// How complete a part is: a shape and words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartState {
    look: Look,
    words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Ok,
    Mask,
    Todo,
    None,
}

impl Look {
    const fn code(self) -> (&'static str, &'static str) {
        match self {
            Self::Ok => ("ok", "sp-ok"),
            Self::Mask => ("mask", "sp-lock"),
            Self::Todo => ("todo", "sp-alert"),
            Self::None => ("none", "it-minus-circle"),
        }
    }
}

impl PartState {
    /// Complete.
    pub fn ok(words: impl Into<String>) -> Self {
        Self { look: Look::Ok, words: words.into() }
    }

    /// Complete, but something in it is hidden.
    pub fn masked(words: impl Into<String>) -> Self {
        Self { look: Look::Mask, words: words.into() }
    }

    /// Something is missing.
    pub fn todo(words: impl Into<String>) -> Self {
        Self { look: Look::Todo, words: words.into() }
    }

    /// Empty, and that is fine.
    pub fn none(words: impl Into<String>) -> Self {
        Self { look: Look::None, words: words.into() }
    }
}

/// A line of the side index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideIndexEntry {
    /// Id of the part.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// How complete it is.
    pub state: PartState,
}

/// The index beside the card.
#[component]
pub fn SideIndex(
    /// The parts, in order.
    entries: Vec<SideIndexEntry>,
) -> impl IntoView {
    let lines = entries
        .into_iter()
        .enumerate()
        .map(|(place, entry)| {
            let (code, icon) = entry.state.look.code();
            view! {
                <li>
                    <a href=format!("#{}", entry.id)>
                        <span class="sp-part-n">{place + 1}</span>
                        <span class="sp-sideindex-t">{entry.name}<span class="sp-sub">{entry.state.words}</span></span>
                        <span class=format!("is-{code}")><Icon name=icon small=true/></span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="sp-sideindex" aria-label=use_translator().get("console-parts")><ol>{lines}</ol></nav> }
}

/// A part of the card.
#[component]
pub fn Part(
    /// Its number.
    number: u8,
    /// Its line in the index.
    entry: SideIndexEntry,
    /// Address that opens it for editing, where it can be edited.
    #[prop(optional_no_strip, into)]
    edit: Option<String>,
    /// Content.
    children: Children,
) -> impl IntoView {
    let t = use_translator();
    let (code, icon) = entry.state.look.code();
    let heading = format!("h-{}", entry.id);
    let labelled = heading.clone();
    let edit = edit.map(|href| edit_link(href, &entry.name, t));
    view! {
        <section class="sp-part" id=entry.id aria-labelledby=labelled>
            <div class="sp-part-head">
                <h2 class="h4" id=heading><span class="sp-part-n">{number}</span>{entry.name}</h2>
                <span class=format!("sp-part-state sp-part-state--{code}")>
                    <Icon name=icon small=true/>{entry.state.words}
                </span>
                {edit}
            </div>
            {children()}
        </section>
    }
}

fn edit_link(href: String, part: &str, t: Translator) -> AnyView {
    let of = t.with("console-edit-what", &[("part", part.to_lowercase().into())]);
    view! {
        <a class="btn btn-link btn-sm" href=href>
            <Icon name="it-pencil"/>{t.get("console-edit")}<span class="visually-hidden">{format!(" {of}")}</span>
        </a>
    }
    .into_any()
}

/// Notes, newest first, and a locked place for the private ones of colleagues.
#[component]
pub fn Diary(
    /// Newest first.
    entries: Vec<DiaryEntry>,
    /// Private notes of colleagues.
    private_of_others: u16,
) -> impl IntoView {
    let t = use_translator();
    if entries.is_empty() && private_of_others == 0 {
        return view! { <p class="sp-sub">{t.get("console-notes-none")}</p> }.into_any();
    }
    let notes = entries.into_iter().map(|entry| note(entry, t)).collect_view();
    let others = (private_of_others > 0).then(|| {
        let words = t.with("console-notes-private-others", &[("n", private_of_others.into())]);
        view! {
            <li class="sp-diary is-private">
                <p><span class="sp-masked-value"><Icon name="sp-lock"/><span>{words}</span></span></p>
            </li>
        }
    });
    view! { <ol class="sp-plain sp-diaries">{notes}{others}</ol> }.into_any()
}

fn note(entry: DiaryEntry, t: Translator) -> AnyView {
    let (class, icon, key) = if entry.private {
        ("sp-diary is-private", "sp-eye-off", "console-note-private")
    } else {
        ("sp-diary", "it-password-visible", "console-note-public")
    };
    view! {
        <li class=class>
            <p class="sp-diary-head">
                <b>{entry.by}</b>
                <span><time datetime=entry.at.to_rfc3339_opts(SecondsFormat::Secs, true)>{format::date_time(entry.at)}</time></span>
                <StatusTag kind=TagKind::Mute icon=icon text=t.get(key)/>
            </p>
            <p class="sp-written">{entry.text}</p>
        </li>
    }
    .into_any()
}
