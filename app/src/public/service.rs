//! A service, in the shape of the Modello Comuni.

use domain::{
    Id, Text,
    actor::Desk,
    calendar::days_after,
    desk::DeskPoint,
    format,
    service::{Availability, Service},
};
use leptos::prelude::*;

use super::privacy::read_notice;
use crate::{
    components::{
        Breadcrumb, ButtonKind, Crumb, HelpBlock, LinkButton, Note, Rating,
        finding::{TopicLinks, topic_key},
        layout::{Chapter, Container, Sentences, Small},
        service::{Calendar, Checklist, Hook, Indexed, ServiceTop},
    },
    discovery::{About, Discovery},
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
    wording::Wording,
};

/// What the visitor can do with the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Begin the form; who is not signed in comes by the access page.
    Begin,
    /// Go on with the draft at this step.
    Continue {
        /// Slug of the step.
        step: String,
    },
}

/// The page of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServicePage {
    /// The service.
    pub service: Service,
    /// Whether it can be applied for today.
    pub availability: Availability,
    /// What the visitor can do.
    pub start: Start,
    /// Whether the visitor is signed in as a citizen.
    pub signed_in: bool,
    /// Where the desk of the service is met first, where that is known.
    pub at: Option<DeskPoint>,
    /// Its desk and the desk's name, where it published a notice on data protection of its own.
    pub privacy: Option<(Id<Desk>, Text)>,
}

impl Page for ServicePage {
    fn title(&self, t: Translator) -> String {
        t.text(&self.service.title)
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.text(&self.service.summary))
    }

    fn discovery(&self, t: Translator) -> Option<Discovery> {
        let route = Route::service(&self.service.slug);
        Some(Discovery {
            trail: vec![(t.get("common-services"), Route::Services), (self.title(t), route.clone())],
            route,
            about: About::Service {
                service: Box::new(self.service.clone()),
                at: self.at.clone().map(Box::new),
            },
        })
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let title = t.wording(&self.service.title);
        let crumbs = vec![Crumb::to(t.get("common-services"), &Route::Services), Crumb::here(title)];
        let (start, words) = (self.start_href(), self.start_text(t));
        let index = CHAPTERS.map(|(id, key)| (id, t.get(key))).to_vec();
        view! {
            <Container>
                <Breadcrumb crumbs=crumbs/>
                <ServiceTop
                    service=self.service.clone() availability=self.availability
                    start=start.clone() start_text=words.clone()
                />
                <Indexed index=index>
                    {first_half(t, &self.service)}
                    {second_half(t, &self, start, words)}
                </Indexed>
            </Container>
            <Rating question=t.get("common-rating-page")/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        super::samples::service_pages()
    }
}

const CHAPTERS: [(&str, &str); 9] = [
    ("a-chi", "public-service-who"),
    ("come-fare", "public-service-how"),
    ("cosa-serve", "public-service-needed"),
    ("cosa-si-ottiene", "public-service-get"),
    ("tempi", "public-service-times"),
    ("costi", "public-service-cost"),
    ("accedi", "public-service-access"),
    ("condizioni", "public-service-conditions"),
    ("contatti", "common-contacts"),
];

impl ServicePage {
    /// Where the way in leads; None while the service is closed.
    fn start_href(&self) -> Option<String> {
        let step = match &self.start {
            Start::Continue { step } => step.clone(),
            Start::Begin => self.service.form.steps.first()?.slug.clone(),
        };
        let open = matches!(self.availability, Availability::Open { .. });
        let form = Route::step(&self.service.slug, &step).href();
        match (open || matches!(self.start, Start::Continue { .. }), self.signed_in) {
            (false, _) => None,
            (true, true) => Some(form),
            (true, false) => Some(Route::Access { next: Some(form) }.href()),
        }
    }

    fn start_text(&self, t: Translator) -> String {
        match self.start {
            Start::Begin => t.get("public-service-start"),
            Start::Continue { .. } => t.get("public-service-continue"),
        }
    }
}

fn texts(t: Translator, texts: &[Text]) -> Vec<Wording> {
    texts.iter().map(|text| t.wording(text)).collect()
}

fn first_half(t: Translator, service: &Service) -> AnyView {
    let (who, how) = (t.wording(&service.who).view(), t.wording(&service.how).view());
    let (needed, get) = (texts(t, &service.what_is_needed), texts(t, &service.what_you_get));
    let requirements = texts(t, &service.requirements);
    let has_requirements = !requirements.is_empty();
    view! {
        <Chapter id="a-chi" title=t.get("public-service-who")>
            <Hook element="service-addressed">
                <p>{who}</p>
                {has_requirements.then(|| view! { <Sentences items=requirements linked=true/> })}
            </Hook>
        </Chapter>
        <Chapter id="come-fare" title=t.get("public-service-how")>
            <Hook element="service-how-to"><p>{how}</p></Hook>
        </Chapter>
        <Chapter id="cosa-serve" title=t.get("public-service-needed") tint=true>
            <Hook element="service-needed">
                <Checklist items=needed/>
                <Note icon="sp-seal">{t.get("public-service-not-asked")}</Note>
            </Hook>
        </Chapter>
        <Chapter id="cosa-si-ottiene" title=t.get("public-service-get")>
            <Hook element="service-achieved"><Sentences items=get/></Hook>
        </Chapter>
    }
    .into_any()
}

fn second_half(t: Translator, page: &ServicePage, start: Option<String>, words: String) -> AnyView {
    let service = &page.service;
    let closed = closed(t, page);
    let next = texts(t, &service.what_happens_next);
    let term = t.with("public-service-term", &[("days", service.term_days.into())]);
    let (calendar, cost) = (calendar(t, service), t.wording(&service.cost).view());
    view! {
        <Chapter id="tempi" title=t.get("public-service-times")>
            <Hook element="service-calendar-text">
                <p>{term}</p>
            </Hook>
            {calendar}
            <Sentences items=next numbered=true linked=true/>
        </Chapter>
        <Chapter id="costi" title=t.get("public-service-cost")>
            <Hook element="service-cost"><p>{cost}</p></Hook>
        </Chapter>
        <Chapter id="accedi" title=t.get("public-service-access") tint=true>
            {match start {
                Some(href) => view! {
                    <p>{t.get("public-service-online")}</p>
                    <p><LinkButton href=href text=words/></p>
                }.into_any(),
                None => closed,
            }}
            <p>{t.get("public-service-desk")}</p>
            <p>
                <LinkButton
                    href=Route::appointments().href() kind=ButtonKind::Secondary text=t.get("common-appointment")
                />
            </p>
        </Chapter>
        {conditions(t, page)}
    }
    .into_any()
}

/// When the service opens, or that it is over, and what there is instead.
fn closed(t: Translator, page: &ServicePage) -> AnyView {
    let text = match page.availability {
        Availability::NotYet { from } => t.with("catalogue-opens-on", &[("date", format::date(from).into())]),
        Availability::Closed { since } => {
            t.with("catalogue-over-since", &[("date", format::date(since).into())])
        }
        Availability::Open { .. } => return ().into_any(),
    };
    let topic = page.service.finding.topics.first().copied();
    let others = Route::ServicesSearch { query: String::new(), topic, audience: None };
    view! {
        <Note icon="sp-pause">{text}</Note>
        <p><a href=others.href()>{t.get("catalogue-others")}</a></p>
    }
    .into_any()
}

/// What the service is about: ways to others of the kind.
fn topics(t: Translator, service: &Service) -> AnyView {
    let links = service
        .finding
        .topics
        .iter()
        .map(|topic| {
            let route = Route::ServicesSearch { query: String::new(), topic: Some(*topic), audience: None };
            (t.get(topic_key(*topic)), route.href())
        })
        .collect();
    view! { <TopicLinks links=links/> }.into_any()
}

/// Opening, closing, and the last possible answer, where the service closes.
fn calendar(t: Translator, service: &Service) -> Option<AnyView> {
    let mut days = Vec::new();
    days.extend(service.opens.map(|day| (day, t.get("public-calendar-opens"))));
    days.extend(service.closes.map(|day| (day, t.get("public-calendar-closes"))));
    days.extend(
        service.closes.map(|day| (days_after(day, service.term_days), t.get("public-calendar-answer"))),
    );
    (!days.is_empty()).then(|| view! { <Calendar days=days/> }.into_any())
}

/// Address, telephone and e-mail of the desk.
fn desk(at: &DeskPoint) -> AnyView {
    let t = use_translator();
    let (phone, email) = (at.phone_href(), format!("mailto:{}", at.email));
    let (place, address) = (t.wording(&at.point.title), Wording::italian(t, at.whole_address()));
    view! {
        <p>
            <bdi lang=place.lang()>{place.text().to_owned()}</bdi><br/>
            <bdi lang=address.lang()>{address.text().to_owned()}</bdi><br/>
            <a href=phone><bdi>{at.phone.clone()}</bdi></a><br/>
            <a href=email><bdi>{at.email.clone()}</bdi></a>
        </p>
    }
    .into_any()
}

fn conditions(t: Translator, page: &ServicePage) -> AnyView {
    let service = &page.service;
    let office = t.wording(&service.office).view();
    let at = page.at.as_ref().map(desk);
    let topics = (!service.finding.topics.is_empty()).then(|| topics(t, service));
    let notice = read_notice(t, page.privacy.as_ref());
    view! {
        <Chapter id="condizioni" title=t.get("public-service-conditions")>
            <p>{t.get("public-service-conditions-text")}</p>
            {notice}
        </Chapter>
        <Chapter id="contatti" title=t.get("common-contacts")>
            <Hook element="service-area"><p>{office}</p></Hook>
            {at}
            <p><a href=Route::Desks.href()>{t.get("desks-all")}</a></p>
            <Small>{t.get("public-service-topic")}": "<span data-element="service-topic">{t.get("public-service-topic-social")}</span></Small>
            {topics}
            <HelpBlock/>
        </Chapter>
    }
    .into_any()
}
