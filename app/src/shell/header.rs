//! The header of the citizens' pages.

use domain::Lang;
use leptos::prelude::*;

use crate::{
    components::{CsrfField, Icon},
    i18n::use_translator,
    page::{Visitor, use_frame},
    routes::{Route, in_language},
};

/// Zone, languages, account, name of the organisation, main menu.
#[component]
pub fn Header(
    /// Whether the main menu is there; within a form it is not.
    menu: bool,
) -> impl IntoView {
    let frame = use_frame();
    view! {
        <header class="it-header-wrapper sp-header">
            <div class="it-header-slim-wrapper">
                <div class="container it-header-slim-wrapper-content">
                    <a class="navbar-brand" href=frame.organisation.url.clone()>{frame.organisation.zone.clone()}</a>
                    <div class="it-header-slim-right-zone"><LanguageMenu/><AccountMenu/></div>
                </div>
            </div>
            <div class="it-header-center-wrapper">
                <div class="container it-header-center-content-wrapper">
                    <Brand/>
                    {menu.then(|| view! { <MenuButtons/> })}
                </div>
            </div>
            {menu.then(|| view! { <MainMenu/> })}
        </header>
    }
}

/// Coat of arms, name and what this is, leading to the first page.
#[component]
pub fn Brand() -> impl IntoView {
    let organisation = use_frame().organisation.clone();
    view! {
        <div class="it-brand-wrapper">
            <a href=Route::Home.href()>
                <Icon name="it-pa"/>
                <span class="it-brand-text">
                    <span class="it-brand-title">{organisation.name.clone()}</span>
                    <span class="it-brand-tagline">{organisation.tagline.clone()}</span>
                </span>
            </a>
        </div>
    }
}

#[component]
fn LanguageMenu() -> impl IntoView {
    let frame = use_frame();
    let t = use_translator();
    let lines = Lang::ALL
        .into_iter()
        .map(|lang| {
            let current = (lang == frame.lang).then_some("true");
            view! {
                <li>
                    <a
                        href=in_language(&frame.address(), lang) lang=lang.tag() hreflang=lang.tag()
                        dir=lang.direction() aria-current=current
                    >
                        {lang.own_name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="sp-dropdown" name="testata">
            <summary>
                <span class="visually-hidden">{format!("{} ", t.get("common-language"))}</span>
                {t.get("common-language-code")}
                <Icon name="it-expand" small=true/>
            </summary>
            <ul class="sp-dropdown-list">{lines}</ul>
        </details>
    }
}

#[component]
fn AccountMenu() -> impl IntoView {
    match &use_frame().visitor {
        Visitor::Anonymous => view! { <AccessLink/> }.into_any(),
        Visitor::Citizen { name } => {
            view! { <UserMenu name=name.clone() home=Route::PersonalArea label="common-personal-area"/> }
                .into_any()
        }
        Visitor::Operator(facts) => {
            view! { <UserMenu name=facts.operator.clone() home=Route::Console label="common-console"/> }
                .into_any()
        }
    }
}

#[component]
fn AccessLink() -> impl IntoView {
    let t = use_translator();
    let href = Route::Access { next: Some(Route::PersonalArea.href()) }.href();
    view! {
        <a class="sp-access" href=href data-element="personal-area-login">
            <Icon name="it-user" small=true/>
            <span>{t.get("common-access")}</span>
        </a>
    }
}

#[component]
fn UserMenu(name: String, home: Route, label: &'static str) -> impl IntoView {
    let t = use_translator();
    view! {
        <details class="sp-dropdown sp-dropdown--user" name="testata">
            <summary>
                <Icon name="it-user" small=true/>
                <span class="sp-user-name"><bdi>{name}</bdi></span>
                <Icon name="it-expand" small=true/>
            </summary>
            <ul class="sp-dropdown-list">
                <li><a href=home.href()>{t.get(label)}</a></li>
                <li><LogoutForm/></li>
            </ul>
        </details>
    }
}

/// The button that signs out; it posts, so that no link can do it.
#[component]
pub fn LogoutForm() -> impl IntoView {
    view! {
        <form action=Route::Logout.href() method="post">
            <CsrfField/>
            <button class="btn btn-link" type="submit">{use_translator().get("common-logout")}</button>
        </form>
    }
}

#[component]
fn MenuButtons() -> impl IntoView {
    let t = use_translator();
    view! {
        <div class="it-right-zone">
            <a class="sp-round" href=Route::Services.anchor("cerca")>
                <Icon name="it-search"/>
                <span class="visually-hidden">{t.get("common-search-service")}</span>
            </a>
            <button class="sp-round sp-menu-open" type="button" popovertarget="menu">
                <Icon name="it-burger"/>
                <span class="visually-hidden">{t.get("common-menu")}</span>
            </button>
        </div>
    }
}

#[component]
fn MainMenu() -> impl IntoView {
    let t = use_translator();
    let path = use_frame().path.clone();
    let services = path.starts_with(&Route::Services.href()).then_some("page");
    let desks = (path == Route::Desks.href()).then_some("page");
    view! {
        <nav class="sp-nav" id="menu" popover="" aria-label=t.get("common-main-menu") data-element="main-navigation">
            <div class="container">
                <button class="sp-nav-close" type="button" popovertarget="menu" popovertargetaction="hide">
                    <Icon name="it-close-big"/>
                    {t.get("common-close")}
                </button>
                <ul>
                    <li><a href=Route::Services.href() aria-current=services>{t.get("common-services")}</a></li>
                    <li><a href=Route::Home.anchor("come-funziona")>{t.get("common-how-it-works")}</a></li>
                    <li><a href=Route::Desks.href() aria-current=desks>{t.get("common-desks")}</a></li>
                    <li><a href=Route::PersonalArea.href()>{t.get("common-personal-area")}</a></li>
                </ul>
            </div>
        </nav>
    }
}
