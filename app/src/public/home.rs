//! The first page: find a service from a need.

use leptos::prelude::*;

use crate::{
    components::{
        home::{Desks, Hero, HowItWorks, Need, Needs, Urgent},
        layout::Band,
        service::{ServiceCard, Services},
    },
    discovery::{About, Discovery},
    i18n::{Translator, use_translator},
    page::Page,
    routes::Route,
};

/// Most services shown on the first page; the others are in the catalogue.
const SHOWN: usize = 4;

/// The first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomePage {
    /// The whole catalogue, most asked for first.
    pub services: Vec<ServiceCard>,
}

impl Page for HomePage {
    fn title(&self, t: Translator) -> String {
        t.get("public-home-title")
    }

    fn description(&self, t: Translator) -> Option<String> {
        Some(t.get("public-home-description"))
    }

    fn discovery(&self, _t: Translator) -> Option<Discovery> {
        Some(Discovery { route: Route::Home, trail: Vec::new(), about: About::Portal })
    }

    fn view(self) -> AnyView {
        let t = use_translator();
        let needs = self.services.iter().filter_map(|service| need(t, service)).collect();
        let all = view! { <AllServices count=self.services.len()/> }.into_any();
        let shown = self.services.into_iter().take(SHOWN).collect();
        view! {
            <Hero/>
            <Urgent/>
            <Band id="servizi" title=t.get("public-needs-title") aside=all><Needs needs=needs/></Band>
            <Band id="richiesti" title=t.get("public-most-asked") tint=true><Services services=shown/></Band>
            <HowItWorks/>
            <Desks/>
        }
        .into_any()
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("with services", Self { services: super::samples::cards() }),
            ("empty catalogue", Self { services: Vec::new() }),
        ]
    }
}

#[component]
fn AllServices(count: usize) -> impl IntoView {
    use crate::components::{ButtonKind, LinkButton};
    let text = use_translator().with("public-all-services", &[("count", count.into())]);
    view! { <LinkButton href=Route::Services.href() kind=ButtonKind::Link element="all-services" text=text/> }
}

/// The need a service answers, in the words of who has it.
fn need(t: Translator, service: &ServiceCard) -> Option<Need> {
    Some(Need {
        icon: icon(&service.slug),
        text: t.wording(service.needs.first()?),
        detail: t.wording(&service.title),
        href: Route::service(&service.slug).href(),
    })
}

/// A symbol for the services we know; a neutral one for those an organisation adds.
fn icon(slug: &str) -> &'static str {
    match slug {
        "contributo-economico" => "sp-euro",
        "emergenza-abitativa" => "sp-home",
        "primo-appuntamento" => "sp-talk",
        "assistenza-domiciliare-anziani" => "sp-elder",
        "trasporto-disabili" => "sp-wheel",
        "contributo-retta-residenziale" => "sp-bed",
        "riduzione-retta-nido" => "sp-child",
        "sostegno-famiglie-minori" => "sp-family",
        "pasti-a-domicilio" => "sp-meal",
        "orientamento-stranieri" => "sp-globe",
        _ => "sp-care",
    }
}
