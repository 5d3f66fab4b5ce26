//! What search engines and messengers are told of the pages that anybody may find: the one address, the same page
//! in other languages, a title, and structured data (schema.org).
//!
//! A page without a [`Discovery`] asks not to be listed: whatever belongs to somebody, and results of searches.
//! Structured data stand in a `<script type="application/ld+json">`: a block of data, which no browser runs and no
//! content security policy concerns.

mod offices;

use domain::{Lang, desk::DeskPoint, service::Service};
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::{
    i18n::{Translator, use_translator},
    page::{Frame, OrganisationFacts, use_frame},
    routes::{Route, in_language},
};

/// What search engines are told of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovery {
    /// Its one address.
    pub route: Route,
    /// The pages above it, after the first page, and itself; empty for the first page.
    pub trail: Vec<(String, Route)>,
    /// What it is about.
    pub about: About,
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Nothing that schema.org has a word for.
    Nothing,
    /// The portal itself.
    Portal,
    /// A service.
    Service {
        /// Which.
        service: Box<Service>,
        /// Where its desk is met, where that is known.
        at: Option<Box<DeskPoint>>,
    },
    /// Questions and their answers.
    Questions(Vec<(String, String)>),
    /// Desks at their contact points.
    Desks(Vec<DeskPoint>),
}

impl Discovery {
    /// A page right below the first one.
    pub fn of(title: String, route: Route) -> Self {
        Self { trail: vec![(title, route.clone())], route, about: About::Nothing }
    }

    /// The same page, about this.
    #[must_use]
    pub fn about(self, about: About) -> Self {
        Self { about, ..self }
    }
}

/// The language of Open Graph, with a country.
const fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::It => "it_IT",
        Lang::En => "en_GB",
        Lang::Fr => "fr_FR",
        Lang::Es => "es_ES",
        Lang::Ar => "ar_AR",
        Lang::Uk => "uk_UA",
    }
}

/// The address of a page in a language. Italian has the plain one: it is what whoever asks for nothing gets.
fn address(origin: &str, route: &Route, lang: Lang) -> String {
    let path = route.href();
    if lang == Lang::It { format!("{origin}{path}") } else { format!("{origin}{}", in_language(&path, lang)) }
}

/// The part of `<head>` that is for others than the reader.
#[component]
pub(crate) fn Discovered(
    /// What may be told; none, and the page is not to be listed.
    discovery: Option<Discovery>,
    /// Name of the page.
    title: String,
    /// One sentence about it.
    description: Option<String>,
) -> impl IntoView {
    let Some(discovery) = discovery else {
        return view! { <meta name="robots" content="noindex"/> }.into_any();
    };
    let frame = use_frame();
    let here = address(&frame.origin, &discovery.route, frame.lang);
    let languages = Lang::ALL
        .into_iter()
        .map(|lang| (lang.tag(), address(&frame.origin, &discovery.route, lang)))
        .chain([("x-default", address(&frame.origin, &discovery.route, Lang::It))])
        .map(|(tag, href)| view! { <link rel="alternate" hreflang=tag href=href/> })
        .collect_view();
    let data = structured(&discovery, &frame, use_translator());
    let data = data.into_iter().map(|(hook, value)| block(hook, &value)).collect_view();
    view! {
        <link rel="canonical" href=here.clone()/>
        {languages}
        {graph("og:type", "website".to_owned())}
        {graph("og:site_name", use_translator().text(&frame.organisation.desk_name))}
        {graph("og:locale", locale(frame.lang).to_owned())}
        {graph("og:title", title)}
        {description.map(|text| graph("og:description", text))}
        {graph("og:url", here)}
        {data}
    }
    .into_any()
}

/// A line of Open Graph.
fn graph(name: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", name).content(content)
}

/// A block of structured data. No `<` within it: nothing can end it before its end.
fn block(hook: Option<&'static str>, value: &Value) -> impl IntoView + use<> {
    let text = value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    view! { <script type="application/ld+json" data-element=hook>{text}</script> }
}

/// Everything that schema.org has words for, each with the hook by which validators find it.
fn structured(discovery: &Discovery, frame: &Frame, t: Translator) -> Vec<(Option<&'static str>, Value)> {
    let (origin, organisation) = (frame.origin.as_str(), &*frame.organisation);
    let url = address(origin, &discovery.route, t.lang());
    let about = match &discovery.about {
        About::Nothing => None,
        About::Portal => Some((None, portal(origin, organisation, t))),
        About::Service { service, at } => {
            Some((Some("metatag"), of_service(service, at.as_deref(), &url, organisation, t)))
        }
        About::Questions(questions) => Some((None, of_questions(questions, t))),
        About::Desks(points) => {
            (!points.is_empty()).then(|| (None, offices::of_desks(points, &url, frame, t)))
        }
    };
    let trail = (!discovery.trail.is_empty()).then(|| (None, of_trail(&discovery.trail, origin, t)));
    about.into_iter().chain(trail).collect()
}

fn body(organisation: &OrganisationFacts) -> Value {
    json!({
        "@type": "GovernmentOrganization",
        "name": organisation.name,
        "url": organisation.url,
        "telephone": organisation.phone,
        "email": organisation.email,
        "address": { "@type": "PostalAddress", "streetAddress": organisation.whole_address() },
    })
}

fn portal(origin: &str, organisation: &OrganisationFacts, t: Translator) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": t.text(&organisation.desk_name),
        "url": format!("{origin}{}", Route::Home),
        "inLanguage": t.lang().tag(),
        "publisher": body(organisation),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": format!("{origin}{}?q={{search_term_string}}", Route::Services),
            },
            "query-input": "required name=search_term_string",
        },
    })
}

/// A service, with the properties that the validator of the Modello Comuni reads.
fn of_service(
    service: &Service,
    at: Option<&DeskPoint>,
    url: &str,
    organisation: &OrganisationFacts,
    t: Translator,
) -> Value {
    let (phone, name, address) = match at {
        Some(at) => (&at.phone, at.desk.name.as_str(), &at.point.address),
        None => (&organisation.phone, organisation.desk_name.get(t.lang()), &organisation.address),
    };
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": t.text(&service.title),
        "description": t.text(&service.summary),
        "serviceType": t.get("public-service-topic-social"),
        "url": url,
        "inLanguage": t.lang().tag(),
        "provider": body(organisation),
        "serviceOperator": { "@type": "GovernmentOrganization", "name": t.text(&service.office) },
        "areaServed": { "@type": "AdministrativeArea", "name": organisation.name },
        "audience": { "@type": "Audience", "audienceType": t.text(&service.who) },
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceUrl": url,
            "servicePhone": { "@type": "ContactPoint", "telephone": phone },
            "serviceLocation": {
                "@type": "Place",
                "name": name,
                "address": { "@type": "PostalAddress", "streetAddress": address },
            },
            "availableLanguage": Lang::ALL.map(Lang::tag),
        },
    })
}

fn of_questions(questions: &[(String, String)], t: Translator) -> Value {
    let entries: Vec<Value> = questions
        .iter()
        .map(|(question, answer)| {
            json!({
                "@type": "Question",
                "name": question,
                "acceptedAnswer": { "@type": "Answer", "text": answer },
            })
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": t.lang().tag(),
        "mainEntity": entries,
    })
}

fn of_trail(trail: &[(String, Route)], origin: &str, t: Translator) -> Value {
    let first = (t.get("common-home"), Route::Home);
    let stations: Vec<Value> = (1_u32..)
        .zip(std::iter::once(&first).chain(trail))
        .map(|(position, (name, route))| {
            let item = address(origin, route, t.lang());
            json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": stations })
}

/// The list of pages for search engines (sitemaps.org), each with its other languages.
pub fn sitemap(origin: &str, routes: &[Route]) -> String {
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"",
        " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    ));
    for route in routes {
        let link = |lang: Lang| {
            let href = escaped(&address(origin, route, lang));
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>")
        };
        let links: String = Lang::ALL.into_iter().map(link).collect();
        xml.push_str("<url><loc>");
        xml.push_str(&escaped(&address(origin, route, Lang::It)));
        xml.push_str("</loc>");
        xml.push_str(&links);
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What robots may read: everything that is for everybody.
pub fn robots(origin: &str) -> String {
    const CLOSED: [&str; 9] = [
        "/accesso",
        "/api",
        "/area-personale",
        "/cie",
        "/console",
        "/operatori",
        "/servizi/*/domanda",
        "/spid",
        "/uscita",
    ];
    let closed = CLOSED.map(|path| format!("Disallow: {path}")).join("\n");
    format!("User-agent: *\n{closed}\n\nSitemap: {origin}{}\n", Route::Sitemap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_names_each_page_in_each_language() {
        let xml = sitemap("https://sportello.example", &[Route::Home, Route::service("a&b")]);
        assert_eq!(xml.matches("<url>").count(), 2);
        assert_eq!(xml.matches("<xhtml:link").count(), 12);
        assert!(xml.contains("<loc>https://sportello.example/</loc>"));
        assert!(xml.contains("<loc>https://sportello.example/servizi/a%26b</loc>"));
        assert!(xml.contains("hreflang=\"ar\" href=\"https://sportello.example/?lang=ar\""));
        assert!(!xml.contains("lang=it\""), "the plain address is Italian");
    }

    #[test]
    fn robots_are_told_where_the_pages_are_and_which_are_nobodys_business() {
        let text = robots("https://sportello.example");
        assert!(text.contains("Sitemap: https://sportello.example/sitemap.xml\n"));
        assert!(text.contains("Disallow: /console\n") && !text.contains("Disallow: /\n"));
    }
}
