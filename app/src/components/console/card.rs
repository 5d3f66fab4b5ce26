//! The card: side index and parts.

use leptos::prelude::*;

use crate::{
    components::Icon,
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
