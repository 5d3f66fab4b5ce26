//! Services in lists, and parts of a service's page.

use chrono::NaiveDate;
use domain::{
    Text,
    finding::Finding,
    format,
    service::{Availability, Service},
};
use leptos::prelude::*;

use super::{Icon, StatusTag, TagKind};
use crate::{
    i18n::{Translator, use_translator},
    routes::Route,
    wording::Wording,
};

/// A service, as the lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceCard {
    /// Last part of its address.
    pub slug: String,
    /// Name.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// What it is for, in the applicant's words.
    pub needs: Vec<Text>,
    /// Minutes that the form takes.
    pub minutes: u8,
    /// Days for the answer.
    pub term_days: u16,
    /// Whether it can be applied for.
    pub availability: Availability,
    /// What the catalogue is filtered by.
    pub finding: Finding,
}

impl ServiceCard {
    /// What the lists show of a service, on this day.
    pub fn of(service: &Service, today: NaiveDate) -> Self {
        Self {
            slug: service.slug.clone(),
            title: service.title.clone(),
            summary: service.summary.clone(),
            needs: service.needs.clone(),
            minutes: service.minutes,
            term_days: service.term_days,
            availability: service.availability(today),
            finding: service.finding.clone(),
        }
    }
}

/// Shape and words of an availability.
pub fn availability_look(t: Translator, availability: Availability) -> (TagKind, &'static str, String) {
    let on = |key, day| t.with(key, &[("date", format::date(day).into())]);
    match availability {
        Availability::Open { until: None } => (TagKind::Ok, "sp-ok", t.get("public-always-open")),
        Availability::Open { until: Some(day) } => (TagKind::Ok, "sp-ok", on("public-open-until", day)),
        Availability::NotYet { from } => (TagKind::Mute, "sp-pause", on("public-opens-on", from)),
        Availability::Closed { since } => (TagKind::Mute, "sp-pause", on("public-closed-since", since)),
    }
}

/// A list of services.
#[component]
pub fn Services(
    /// In the order shown.
    services: Vec<ServiceCard>,
) -> impl IntoView {
    let lines = services.into_iter().map(|service| view! { <ServiceItem service=service/> }).collect_view();
    view! { <ul class="sp-services sp-plain">{lines}</ul> }
}

#[component]
fn ServiceItem(service: ServiceCard) -> impl IntoView {
    let t = use_translator();
    let (kind, icon, words) = availability_look(t, service.availability);
    view! {
        <li class="sp-service">
            <div class="sp-service-head">
                <h3 class="h4">
                    <a href=Route::service(&service.slug).href() data-element="service-link">
                        {t.wording(&service.title).view()}
                    </a>
                </h3>
                <StatusTag kind=kind icon=icon text=words/>
            </div>
            <p>{t.wording(&service.summary).view()}</p>
            <ul class="sp-facts">
                <li>
                    <Icon name="it-clock" small=true/>
                    {t.with("public-about-minutes", &[("minutes", service.minutes.into())])}
                </li>
                <li>
                    <Icon name="it-mail" small=true/>
                    {t.with("public-answer-within", &[("days", service.term_days.into())])}
                </li>
            </ul>
        </li>
    }
}

/// Name, state, one sentence, and the way in.
#[component]
pub fn ServiceTop(
    /// The service.
    service: Service,
    /// Whether it can be applied for.
    availability: Availability,
    /// Where the form begins or goes on; None while it is closed.
    start: Option<String>,
    /// Words of the way in.
    start_text: String,
) -> impl IntoView {
    let t = use_translator();
    let (kind, icon) = match availability {
        Availability::Open { .. } => (TagKind::Ok, "sp-ok"),
        Availability::NotYet { .. } | Availability::Closed { .. } => (TagKind::Mute, "sp-pause"),
    };
    let state = match availability {
        Availability::Open { .. } => "public-service-active",
        Availability::NotYet { .. } | Availability::Closed { .. } => "public-service-paused",
    };
    view! {
        <div class="sp-cols sp-service-top">
            <div class="sp-title">
                <p><StatusTag kind=kind icon=icon text=t.get(state) element="service-status"/></p>
                <h1 data-element="service-title">{t.wording(&service.title).view()}</h1>
                <p class="lead" data-element="service-description">{t.wording(&service.summary).view()}</p>
            </div>
            <div class="sp-cta sp-card sp-card--tint">
                {start.map(|href| view! {
                    <a class="btn btn-primary btn-block" href=href data-element="service-online-access">{start_text}</a>
                })}
                <CtaFacts service=service availability=availability/>
                <a href=Route::Home.anchor("sedi") data-element="service-booking-access">
                    {t.get("public-or-appointment")}
                </a>
            </div>
        </div>
    }
}

#[component]
fn CtaFacts(service: Service, availability: Availability) -> impl IntoView {
    let t = use_translator();
    let (_, _, when) = availability_look(t, availability);
    view! {
        <ul class="sp-facts sp-facts--col">
            <li><Icon name="it-calendar" small=true/><span>{when}</span></li>
            <li>
                <Icon name="it-clock" small=true/>
                <span>{t.with("public-about-minutes-save", &[("minutes", service.minutes.into())])}</span>
            </li>
            <li>
                <Icon name="it-mail" small=true/>
                <span>{t.with("public-answer-within", &[("days", service.term_days.into())])}</span>
            </li>
        </ul>
    }
}

/// The index beside a long page; closed on phones.
#[component]
pub fn PageIndex(
    /// Anchor and name of each chapter.
    entries: Vec<(&'static str, String)>,
) -> impl IntoView {
    let title = use_translator().get("public-page-index");
    let lines = entries
        .into_iter()
        .map(|(id, text)| view! { <li><a href=format!("#{id}")>{text}</a></li> })
        .collect_view();
    view! {
        <nav class="sp-index sp-sticky" aria-label=title data-element="page-index">
            <details>
                <summary>{title.clone()}<Icon name="it-expand" small=true/></summary>
                <ul>{lines}</ul>
            </details>
        </nav>
    }
}

/// An index beside a long page, on the left.
#[component]
pub fn Indexed(
    /// Anchor and name of each chapter.
    index: Vec<(&'static str, String)>,
    /// The chapters.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sp-cols sp-cols--left sp-service-body">
            <PageIndex entries=index/>
            <div class="sp-prose">{children()}</div>
        </div>
    }
}

/// Things to have at hand, ticked off.
#[component]
pub fn Checklist(
    /// In the order shown.
    items: Vec<Wording>,
) -> impl IntoView {
    let lines = items
        .into_iter()
        .map(|text| view! { <li><Icon name="it-check"/><span>{text.view()}</span></li> })
        .collect_view();
    view! { <ul class="sp-checks sp-plain">{lines}</ul> }
}

/// Something validators look for.
#[component]
pub fn Hook(
    /// Value of `data-element`.
    element: &'static str,
    /// Content.
    children: Children,
) -> impl IntoView {
    view! { <div data-element=element>{children()}</div> }
}

/// Days of the calendar with what happens on them.
#[component]
pub fn Calendar(
    /// In order.
    days: Vec<(NaiveDate, String)>,
) -> impl IntoView {
    use chrono::Datelike as _;
    let t = use_translator();
    let lines = days
        .into_iter()
        .map(|(day, text)| {
            view! {
                <li>
                    <span class="sp-cal">
                        <span class="sp-cal-d">{format!("{:02}", day.day())}</span>
                        <span class="sp-cal-m">{t.with("public-month", &[("month", day.month().into())])}</span>
                        <span class="sp-cal-y">{day.year().to_string()}</span>
                    </span>
                    <span class="sp-cal-text"><b>{text}</b></span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="sp-cals sp-plain" data-element="service-calendar-list">{lines}</ol> }
}
