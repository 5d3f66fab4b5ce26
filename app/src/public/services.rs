//! The catalogue, with its search and its filters.

use domain::finding::{Audience, Topic};
use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, HelpBlock, LinkButton,
        finding::{CatalogueFilters, Choice, PageLinks},
        home::{ServiceSearch, Urgent},
        layout::{Columns, Container, Side, Stack, Title},
        service::{ServiceCard, Services},
    },
    discovery::Discovery,
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The catalogue, or what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServicesPage {
    /// What was typed, if anything was.
    pub query: Option<String>,
    /// What was chosen.
    pub choice: Choice,
    /// What was found by the words alone, in the order shown; the whole catalogue when nothing was typed.
    pub found: Vec<ServiceCard>,
    /// Whether what was typed is about violence: then the numbers to call come before everything found.
    pub urgent: bool,
}

impl Page for ServicesPage {
    fn title(&self, t: Translator) -> String {
        match &self.query {
            Some(query) => t.with("public-services-found-title", &[("query", query.into())]),
            None => t.get("public-services-title"),
        }
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("public-home-description"))
    }

    /// Results of searches are not listed: only the whole catalogue is.
    fn discovery(&self, t: Translator) -> Option<Discovery> {
        let whole = self.query.is_none() && self.choice.is_empty();
        whole.then(|| Discovery::of(t.get("common-services"), Route::Services))
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let side = view! { <Side><HelpBlock/></Side> }.into_any();
        let typed = self.query.clone().unwrap_or_default();
        let filters = self.filters();
        let urgent = self.urgent.then(|| view! { <Urgent/> });
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(t.get("common-services"))]/>
                <Title text=t.get("public-services-title") lead=t.get("public-services-lead")/>
                <Columns side=side>
                    <Stack>
                        <ServiceSearch label=t.get("public-search-label") value=typed filters=filters/>
                        {urgent}
                        {self.results()}
                    </Stack>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let nothing = Choice::default();
        let chosen = Choice { topic: Some(Topic::Home), audience: Some(Audience::Parent) };
        let elsewhere = Choice { topic: Some(Topic::Transport), audience: None };
        let cards = super::samples::cards;
        let typed = |query: &str| Some(query.to_owned());
        let page = |query, choice, found| Self { query, choice, found, urgent: false };
        vec![
            ("all", page(None, nothing, cards())),
            ("found", page(typed("affitto"), nothing, cards())),
            ("found and filtered", page(typed("affitto"), chosen, cards())),
            ("filtered", page(None, chosen, cards())),
            ("filters leave nothing", page(typed("nido"), elsewhere, cards())),
            ("nothing found", page(typed("<b>\"x\"</b>"), nothing, Vec::new())),
            ("urgent", Self { urgent: true, ..page(typed("mi picchia"), nothing, cards()) }),
        ]
    }
}

impl ServicesPage {
    fn count(&self, choice: Choice) -> usize {
        self.found.iter().filter(|card| fits(card, choice)).count()
    }

    /// Every choice that would leave something, with how much; what is chosen now stays in any case.
    fn filters(&self) -> AnyView {
        let Choice { topic, audience } = self.choice;
        let topics = Topic::ALL
            .into_iter()
            .map(|one| (one, self.count(Choice { topic: Some(one), audience })))
            .filter(|(one, count)| *count > 0 || topic == Some(*one))
            .collect();
        let audiences = Audience::ALL
            .into_iter()
            .map(|one| (one, self.count(Choice { topic, audience: Some(one) })))
            .filter(|(one, count)| *count > 0 || audience == Some(*one))
            .collect();
        view! { <CatalogueFilters choice=self.choice topics=topics audiences=audiences/> }.into_any()
    }

    fn results(self) -> AnyView {
        let t = use_translator();
        let (query, choice, all) = (self.query, self.choice, self.found.len());
        let shown: Vec<ServiceCard> = self.found.into_iter().filter(|card| fits(card, choice)).collect();
        let heading = heading(t, query.as_deref(), choice, shown.len());
        let clear = Route::ServicesSearch { query: query.unwrap_or_default(), topic: None, audience: None };
        let chosen = (!choice.is_empty()).then(|| chosen(t, choice, &clear));
        let results = if shown.is_empty() {
            nothing(t, if choice.is_empty() { 0 } else { all }, &clear)
        } else {
            view! { <Services services=shown/> }.into_any()
        };
        view! {
            <section aria-labelledby="trovati">
                <h2 id="trovati">{heading}</h2>
                {chosen}
                {results}
            </section>
        }
        .into_any()
    }
}

fn fits(card: &ServiceCard, choice: Choice) -> bool {
    card.finding.is_about(choice.topic) && card.finding.is_for(choice.audience)
}

fn heading(t: Translator, query: Option<&str>, choice: Choice, count: usize) -> String {
    match query {
        Some(query) => t.with("public-services-found", &[("count", count.into()), ("query", query.into())]),
        None if choice.is_empty() => t.get("public-services-all"),
        None => t.with("catalogue-count", &[("count", count.into())]),
    }
}

/// What was chosen, and the way back from it.
fn chosen(t: Translator, choice: Choice, clear: &Route) -> AnyView {
    let what = choice.names(t).join(" · ");
    view! {
        <p>
            {t.with("catalogue-chosen", &[("what", what.into())])}" "
            <a href=clear.href() data-element="clear-filters">{t.get("catalogue-clear")}</a>
        </p>
    }
    .into_any()
}

/// What to do when nothing was found: without the filters there may be something.
fn nothing(t: Translator, without_filters: usize, clear: &Route) -> AnyView {
    let mut links = Vec::new();
    if without_filters > 0 {
        let words = t.with("catalogue-without", &[("count", without_filters.into())]);
        links.push((words.into(), clear.href()));
    }
    links.push((t.get("common-faq").into(), Route::Faq.href()));
    view! {
        <p>{t.get("public-services-none")}</p>
        <PageLinks links=links/>
        <p><LinkButton href=Route::Services.href() text=t.get("public-services-show-all")/></p>
    }
    .into_any()
}
