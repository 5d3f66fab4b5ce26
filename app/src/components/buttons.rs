//! Buttons, and links that look like buttons.

use leptos::prelude::*;

use super::Icon;
use crate::i18n::use_translator;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do on the page.
    #[default]
    Primary,
    /// Another thing to do.
    Secondary,
    /// A small thing to do.
    Link,
    /// Takes something away for good.
    Danger,
    /// As `Primary`, as wide as its place.
    Block,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn btn-primary",
            Self::Secondary => "btn btn-outline-primary",
            Self::Link => "btn btn-link",
            Self::Danger => "btn btn-danger",
            Self::Block => "btn btn-primary btn-block",
        }
    }
}

/// A button that sends its form.
#[component]
pub fn Button(
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Symbol before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Symbol after the words, pointing forward.
    #[prop(optional)]
    icon_after: Option<&'static str>,
    /// Name of the value it sends.
    #[prop(optional, into)]
    name: Option<String>,
    /// Value it sends.
    #[prop(optional, into)]
    value: Option<String>,
    /// Sends elsewhere than its form does.
    #[prop(optional, into)]
    formaction: Option<String>,
    /// Words that only screen readers need, after the others.
    #[prop(optional, into)]
    more: Option<String>,
    /// Its words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <button class=kind.class() type="submit" name=name value=value formaction=formaction>
            {icon.map(|name| view! { <Icon name=name/> })}
            {text}
            {more.map(|more| view! { <span class="visually-hidden">{format!(" {more}")}</span> })}
            {icon_after.map(|name| view! { <Icon name=name flip=true/> })}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Symbol before the words.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// Whether the symbol points back.
    #[prop(optional)]
    flip: bool,
    /// Hook for tests and validators.
    #[prop(optional)]
    element: Option<&'static str>,
    /// Offers the target as a file.
    #[prop(optional)]
    download: bool,
    /// Leads to another site, in a new tab; that site does not learn from where.
    #[prop(optional)]
    outside: bool,
    /// Its words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let (target, rel) = if outside { (Some("_blank"), Some("noopener noreferrer")) } else { (None, None) };
    let said = outside.then(|| format!(" {}", use_translator().get("common-new-tab")));
    view! {
        <a class=kind.class() href=href data-element=element download=download target=target rel=rel>
            {icon.map(|name| view! { <Icon name=name flip=flip/> })}
            {text}
            {said.map(|said| view! { <span class="visually-hidden">{said}</span> })}
        </a>
    }
}
