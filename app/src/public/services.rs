//! The catalogue, with its search.

use leptos::prelude::*;

use crate::{
    components::{
        Breadcrumb, Crumb, HelpBlock, LinkButton,
        home::ServiceSearch,
        layout::{Columns, Container, Side, Stack, Title},
        service::{ServiceCard, Services},
    },
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// The catalogue, or what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServicesPage {
    /// What was typed, if anything was.
    pub query: Option<String>,
    /// What was found; the whole catalogue when nothing was typed.
    pub services: Vec<ServiceCard>,
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

    fn view(self) -> AnyView {
        let t = use_translator();
        let side = view! { <Side><HelpBlock/></Side> }.into_any();
        view! {
            <Container>
                <Breadcrumb crumbs=vec![Crumb::here(t.get("common-services"))]/>
                <Title text=t.get("public-services-title") lead=t.get("public-services-lead")/>
                <Columns side=side>
                    <Stack>
                        <ServiceSearch label=t.get("public-search-label") value=self.query.clone().unwrap_or_default()/>
                        {self.found()}
                    </Stack>
                </Columns>
            </Container>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("all", Self { query: None, services: super::samples::cards() }),
            ("found", Self { query: Some("affitto".into()), services: super::samples::cards() }),
            ("nothing found", Self { query: Some("<b>\"x\"</b>".into()), services: Vec::new() }),
        ]
    }
}

impl ServicesPage {
    fn found(self) -> AnyView {
        let t = use_translator();
        let heading = match self.query {
            Some(query) => t.with(
                "public-services-found",
                &[("count", self.services.len().into()), ("query", query.into())],
            ),
            None => t.get("public-services-all"),
        };
        if self.services.is_empty() {
            view! {
                <section aria-labelledby="trovati">
                    <h2 id="trovati">{heading}</h2>
                    <p>{t.get("public-services-none")}</p>
                    <p><LinkButton href=Route::Services.href() text=t.get("public-services-show-all")/></p>
                </section>
            }
            .into_any()
        } else {
            view! {
                <section aria-labelledby="trovati">
                    <h2 id="trovati">{heading}</h2>
                    <Services services=self.services/>
                </section>
            }
            .into_any()
        }
    }
}
