//! Buttons of the console: smaller, and with their key where they have one.

use leptos::prelude::*;

use crate::components::Icon;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SmallKind {
    /// The main thing to do.
    Primary,
    /// Another thing to do.
    #[default]
    Secondary,
    /// Takes something away for good.
    Danger,
    /// Looks like a link.
    Link,
}

impl SmallKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn btn-primary btn-sm",
            Self::Secondary => "btn btn-outline-primary btn-sm",
            Self::Danger => "btn btn-danger btn-sm",
            Self::Link => "btn btn-link btn-sm",
        }
    }
}

/// A button that sends its form.
#[component]
pub fn SmallButton(
    /// How much it stands out.
    #[prop(optional)]
    kind: SmallKind,
    /// Its words.
    #[prop(into)]
    text: String,
    /// Words that only screen readers need, after the others.
    #[prop(optional, into)]
    more: Option<String>,
    /// Key that presses it.
    #[prop(optional)]
    key: Option<&'static str>,
) -> impl IntoView {
    view! { <button class=kind.class() type="submit" data-key=key>{text}{hidden(more)}{keycap(key)}</button> }
}

/// A link that looks like a button.
#[component]
pub fn SmallLink(
    /// How much it stands out.
    #[prop(optional)]
    kind: SmallKind,
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Symbol before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Its words.
    #[prop(into)]
    text: String,
    /// Words that only screen readers need, after the others.
    #[prop(optional, into)]
    more: Option<String>,
    /// Key that follows it.
    #[prop(optional)]
    key: Option<&'static str>,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href data-key=key>
            {icon.map(|name| view! { <Icon name=name/> })}
            {text}
            {hidden(more)}
            {keycap(key)}
        </a>
    }
}

fn hidden(more: Option<String>) -> impl IntoView {
    more.map(|more| view! { <span class="visually-hidden">{format!(" {more}")}</span> })
}

fn keycap(key: Option<&'static str>) -> impl IntoView {
    key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })
}
