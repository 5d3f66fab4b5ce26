//! States as a shape and a word.

use domain::intake::Tag;
use leptos::prelude::*;

use super::Icon;
use crate::i18n::use_translator;

/// The look of a state. Colour is never alone: each has its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    /// A good outcome.
    Ok,
    /// A bad outcome.
    No,
    /// Needs a person today.
    Hand,
    /// Going on.
    Info,
    /// At rest.
    Mute,
}

impl TagKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Ok => "sp-tag sp-tag--ok",
            Self::No => "sp-tag sp-tag--no",
            Self::Hand => "sp-tag sp-tag--hand",
            Self::Info => "sp-tag sp-tag--info",
            Self::Mute => "sp-tag sp-tag--mute",
        }
    }
}

/// A state: shape and word.
#[component]
pub fn StatusTag(
    /// Its look.
    kind: TagKind,
    /// Its shape.
    icon: &'static str,
    /// Its word.
    #[prop(into)]
    text: String,
    /// Hook for tests and validators.
    #[prop(optional, into)]
    element: Option<&'static str>,
) -> impl IntoView {
    view! { <span class=kind.class() data-element=element><Icon name=icon/>{text}</span> }
}

/// The state of a request, in the citizen's words.
#[component]
pub fn StateTag(
    /// The state.
    state: Tag,
) -> impl IntoView {
    let (kind, icon) = state_look(state);
    view! { <StatusTag kind=kind icon=icon text=use_translator().get(state_key(state))/> }
}

/// Colour and shape of a state.
pub const fn state_look(state: Tag) -> (TagKind, &'static str) {
    match state {
        Tag::Draft => (TagKind::Mute, "sp-draft"),
        Tag::Submitted => (TagKind::Info, "sp-sent"),
        Tag::TakenUp => (TagKind::Info, "sp-work"),
        Tag::AwaitingIntegration | Tag::NoticeGiven => (TagKind::Hand, "sp-alert"),
        Tag::Accepted => (TagKind::Ok, "sp-ok"),
        Tag::Refused => (TagKind::No, "sp-no"),
        Tag::Withdrawn => (TagKind::Mute, "it-refresh"),
        Tag::Expired => (TagKind::Mute, "sp-pause"),
    }
}

/// The key of a state's name.
pub const fn state_key(state: Tag) -> &'static str {
    match state {
        Tag::Draft => "common-state-draft",
        Tag::Submitted => "common-state-submitted",
        Tag::TakenUp => "common-state-taken-up",
        Tag::AwaitingIntegration => "common-state-awaiting-integration",
        Tag::NoticeGiven => "common-state-notice-given",
        Tag::Accepted => "common-state-accepted",
        Tag::Refused => "common-state-refused",
        Tag::Withdrawn => "common-state-withdrawn",
        Tag::Expired => "common-state-expired",
    }
}
