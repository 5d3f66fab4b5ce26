//! Parts of the first page.

use leptos::prelude::*;

use super::{Icon, finding::SearchBox, layout::Band};
use crate::{i18n::use_translator, page::use_frame, routes::Route, wording::Wording};

/// Heading, search and a picture.
#[component]
pub fn Hero() -> impl IntoView {
    let t = use_translator();
    view! {
        <section class="sp-hero">
            <div class="container sp-hero-grid">
                <div class="sp-hero-text">
                    <h1>{t.get("public-home-heading")}</h1>
                    <p class="lead">{t.get("public-home-lead")}</p>
                    <ServiceSearch label=t.get("public-search-label") value=""/>
                    <p class="sp-hero-known">
                        {t.get("public-home-known")}" "
                        <a href=Route::PersonalArea.href()>{t.get("public-home-known-link")}</a>
                    </p>
                </div>
                <Arch/>
            </div>
        </section>
    }
}

/// The search of the catalogue: one field.
#[component]
pub fn ServiceSearch(
    /// Label of the field.
    #[prop(into)]
    label: String,
    /// What was typed.
    #[prop(into)]
    value: String,
    /// More to choose from, within the form.
    #[prop(optional)]
    filters: Option<AnyView>,
) -> impl IntoView {
    let example = use_translator().get("public-search-example");
    view! { <SearchBox action=Route::Services label=label value=value example=example filters=filters/> }
}

#[component]
fn Arch() -> impl IntoView {
    view! {
        <div class="sp-hero-art" aria-hidden="true">
            <svg viewBox="0 0 440 400" role="presentation">
                <g fill="none">
                    <path d="M40 400V200a180 180 0 0 1 360 0v200z" fill="#d3e5f8"></path>
                    <path d="M88 400V206a132 132 0 0 1 264 0v194z" fill="#a9cdf2"></path>
                    <path d="M136 400V212a84 84 0 0 1 168 0v188z" fill="#5fa3e6"></path>
                    <path d="M178 400V218a42 42 0 0 1 84 0v182z" fill="#fff"></path>
                    <path d="M0 399h440" stroke="#06c" stroke-width="2"></path>
                    <circle cx="220" cy="264" r="9" fill="#06c"></circle>
                </g>
            </svg>
        </div>
    }
}

/// The numbers to call when somebody needs help at once.
#[component]
pub fn Urgent() -> impl IntoView {
    let t = use_translator();
    view! {
        <section class="sp-urgent" aria-labelledby="urgente">
            <div class="container">
                <h2 class="h5" id="urgente"><Icon name="it-telephone"/>{t.get("public-urgent")}</h2>
                <ul>
                    <li><a href="tel:112">"112"</a>" "{t.get("public-urgent-112")}</li>
                    <li><a href="tel:1522">"1522"</a>" "{t.get("public-urgent-1522")}</li>
                </ul>
            </div>
        </section>
    }
}

/// A need, in the words of who has it, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Symbol.
    pub icon: &'static str,
    /// "Non arrivo a fine mese".
    pub text: Wording,
    /// The service that answers it.
    pub detail: Wording,
    /// Address of the service.
    pub href: String,
}

/// Needs to start from.
#[component]
pub fn Needs(
    /// In the order shown.
    needs: Vec<Need>,
) -> impl IntoView {
    let lines = needs
        .into_iter()
        .map(|need| {
            view! {
                <li>
                    <a class="sp-need" href=need.href>
                        <span class="sp-need-icon"><Icon name=need.icon/></span>
                        <span class="sp-need-text"><b>{need.text.view()}</b><span class="sp-sub">{need.detail.view()}</span></span>
                        <svg class="icon sp-go" aria-hidden="true">
                            <use_ href=format!("{}#it-chevron-right", use_frame().assets.url("icons.svg"))></use_>
                        </svg>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="sp-needs sp-plain">{lines}</ul> }
}

/// Four steps from the question to the answer.
#[component]
pub fn HowItWorks() -> impl IntoView {
    let t = use_translator();
    let steps = [
        ("1", "public-how-enter", "public-how-enter-text"),
        ("2", "public-how-answer", "public-how-answer-text"),
        ("3", "public-how-send", "public-how-send-text"),
        ("4", "public-how-reply", "public-how-reply-text"),
    ]
    .map(|(number, title, text)| {
        view! {
            <li>
                <span class="sp-how-n" aria-hidden="true">{number}</span>
                <h3 class="h5">{t.get(title)}</h3>
                <p>{t.get(text)}</p>
            </li>
        }
    })
    .collect_view();
    view! {
        <Band id="come-funziona" title=t.get("common-how-it-works")><ol class="sp-how sp-plain">{steps}</ol></Band>
    }
}

/// Where people can be met.
#[component]
pub fn Desks() -> impl IntoView {
    let t = use_translator();
    let organisation = use_frame().organisation.clone();
    view! {
        <Band id="sedi" title=t.get("public-desks-title") tint=true>
            <ul class="sp-desks sp-plain">
                <li class="sp-card">
                    <h3 class="h4">{t.wording(&organisation.desk_name).view()}</h3>
                    <p>{organisation.whole_address()}</p>
                    <p class="sp-sub">{t.wording(&organisation.phone_hours).view()}</p>
                    <p><a href=Route::Desks.href()>{t.get("desks-all")}</a></p>
                    <p>
                        <a
                            class="btn btn-outline-primary" href=organisation.phone_href()
                            data-element="appointment-booking"
                        >
                            {t.with("public-desks-call", &[("phone", organisation.phone.clone().into())])}
                        </a>
                    </p>
                </li>
                <li class="sp-card">
                    <h3 class="h4">{t.get("public-desks-write")}</h3>
                    <p>{t.get("public-desks-write-text")}</p>
                    <p><a class="btn btn-outline-primary" href=organisation.email_href()>{t.get("common-write-email")}</a></p>
                </li>
                <li class="sp-card">
                    <h3 class="h4">{t.get("public-desks-languages")}</h3>
                    <p>{t.get("public-desks-languages-text")}</p>
                    <p class="sp-sub">{t.get("public-desks-lis")}</p>
                </li>
            </ul>
        </Band>
    }
}
