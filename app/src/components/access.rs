//! Ways to sign in.

use domain::Text;
use leptos::prelude::*;

use super::Icon;
use crate::{
    i18n::{Translator, use_translator},
    routes::{Route, pattern},
};

/// An identity provider of SPID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its entity id.
    pub entity_id: String,
    /// Its name.
    pub name: String,
}

/// Whether a way to sign in works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// It is not set up.
    Inactive,
    /// It begins at this address.
    Active {
        /// Where.
        href: String,
    },
}

/// A body for which somebody may sign in: the portal's own, or a municipality that it serves (Avviso 19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its name in addresses; none for the portal's own body.
    pub key: Option<String>,
    /// Its name.
    pub name: Text,
    /// Whether somebody signs in for it.
    pub chosen: bool,
}

/// For which municipality somebody signs in. Where there is one alone it is said, and not asked; shows nothing where
/// there is none.
#[component]
pub fn Municipalities(
    /// All of them.
    all: Vec<Municipality>,
    /// Local path to come back to.
    next: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    match all.as_slice() {
        [] => None,
        [only] => {
            let words = t.with("public-access-municipality-is", &[("name", t.text(&only.name).into())]);
            Some(view! { <p>{words}</p> }.into_any())
        }
        _ => Some(choice(all, next.as_ref(), t)),
    }
}

fn choice(all: Vec<Municipality>, next: Option<&String>, t: Translator) -> AnyView {
    let lines = all.into_iter().map(|one| {
        let href = Route::door_of(one.key.as_deref(), next.cloned());
        let current = one.chosen.then_some("true");
        let chosen = one
            .chosen
            .then(|| view! { " "<b>{format!("({})", t.get("public-access-municipality-chosen"))}</b> });
        view! { <li><a href=href aria-current=current>{t.text(&one.name)}</a>{chosen}</li> }
    });
    view! {
        <nav aria-labelledby="l-comuni">
            <h2 class="h3" id="l-comuni">{t.get("public-access-municipality")}</h2>
            <ul class="sp-plain">{lines.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The sizes of the official buttons (`AgID`, spid-sp-access-button): 150, 220, 280 and 340 px wide
/// where a page is not narrower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonSize {
    /// Within a line of other things.
    Small,
    /// In a column.
    Medium,
    /// On a page for signing in.
    Large,
    /// Where nothing else is.
    ExtraLarge,
}

impl ButtonSize {
    /// All of them, the smallest first.
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::ExtraLarge];

    /// Its class in the style sheets.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Small => "sp-idbutton--s",
            Self::Medium => "sp-idbutton--m",
            Self::Large => "sp-idbutton--l",
            Self::ExtraLarge => "sp-idbutton--xl",
        }
    }
}

/// Where people learn more: the three links that belong to the button (rules of the button, `AgID`).
const SPID_LINKS: [(&str, &str); 3] = [
    ("https://www.spid.gov.it/", "public-access-what-is-spid"),
    ("https://www.spid.gov.it/richiedi-spid", "public-access-no-spid"),
    ("https://www.spid.gov.it/serve-aiuto", "public-access-spid-help"),
];

/// The official SPID button: a list that opens by itself and without a script, all providers, in the
/// order the server drew.
#[component]
pub fn SpidButton(
    /// In the order shown.
    providers: Vec<Provider>,
    /// How large.
    size: ButtonSize,
    /// Assurance level asked for.
    level: u8,
    /// Local path to come back to.
    next: Option<String>,
    /// Where the choice is sent, if it is no citizen's.
    #[prop(optional)]
    action: Option<&'static str>,
    /// Municipality for which somebody signs in, where the portal serves several.
    #[prop(optional_no_strip)]
    municipality: Option<String>,
) -> impl IntoView {
    let t = use_translator();
    let action = action.unwrap_or(pattern::SPID_LOGIN);
    let empty = providers.is_empty();
    let lines =
        providers.into_iter().map(|provider| view! { <ProviderItem provider=provider/> }).collect_view();
    view! {
        <details class="sp-spid" open>
            <summary class=format!("sp-idbutton sp-idbutton--spid {}", size.class())>
                <span class="sp-idbutton-icon"><SpidMark/></span>
                <span class="sp-idbutton-text">{t.get("public-access-spid-button")}</span>
                <Icon name="it-expand"/>
            </summary>
            <div class="sp-spid-panel">
                <p id="idp-titolo"><b>{t.get("public-access-choose")}</b></p>
                <form action=action method="get">
                    <input type="hidden" name="level" value=level.to_string()/>
                    {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
                    {municipality.map(|key| view! { <input type="hidden" name="comune" value=key/> })}
                    {if empty {
                        view! { <p>{t.get("public-access-no-provider")}</p> }.into_any()
                    } else {
                        view! { <ul class="sp-idps" aria-labelledby="idp-titolo">{lines}</ul> }.into_any()
                    }}
                </form>
                <ul class="sp-spid-links sp-plain">
                    {SPID_LINKS.map(|(href, key)| view! { <li><a href=href>{t.get(key)}</a></li> }).collect_view()}
                </ul>
            </div>
        </details>
    }
}

#[component]
fn ProviderItem(provider: Provider) -> impl IntoView {
    let letters: String = provider.name.chars().filter(|c| c.is_alphanumeric()).take(2).collect();
    view! {
        <li>
            <button type="submit" name="idp" value=provider.entity_id>
                <span class="sp-idp-logo" aria-hidden="true">{letters}</span>
                {provider.name}
            </button>
        </li>
    }
}

/// Drawn here: the mark of `AgID`'s own button (spid-sp-access-button) is not among what we ship.
#[component]
fn SpidMark() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <circle cx="12" cy="12" r="10.5" fill="#fff"></circle>
            <circle cx="12" cy="9" r="3.1" fill="#06c"></circle>
            <path d="M6.4 17.6c.6-3 2.8-4.6 5.6-4.6s5 1.6 5.6 4.6z" fill="#06c"></path>
        </svg>
    }
}

/// A way to sign in, with its heading.
#[component]
pub fn Login(
    /// Id of the heading.
    id: &'static str,
    /// Heading.
    #[prop(into)]
    title: String,
    /// What it is.
    #[prop(into)]
    text: String,
    /// The button.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sp-login" aria-labelledby=id>
            <h2 class="h3" id=id>{title}</h2>
            <p>{text}</p>
            {children()}
        </section>
    }
}

/// A button of a way that may not be set up here.
#[component]
pub fn IdentityButton(
    /// Its words.
    #[prop(into)]
    text: String,
    /// For CIE; otherwise for eIDAS.
    #[prop(optional)]
    cie: bool,
    /// How large.
    size: ButtonSize,
    /// Whether it works here.
    way: Way,
) -> impl IntoView {
    let kind = if cie { "sp-idbutton--cie" } else { "sp-idbutton--eidas" };
    let class = format!("sp-idbutton {kind} {}", size.class());
    let icon = if cie { "it-card" } else { "sp-globe" };
    match way {
        Way::Active { href } => view! {
            <a class=class href=href>
                <span class="sp-idbutton-icon"><Icon name=icon/></span>
                <span class="sp-idbutton-text" lang=(!cie).then_some("en")>{text}</span>
            </a>
        }
        .into_any(),
        Way::Inactive => view! {
            <p class="sp-note">
                <Icon name="sp-pause"/>
                <span>{use_translator().get("public-access-inactive")}</span>
            </p>
        }
        .into_any(),
    }
}
