//! Pages that anybody may read.

use app::{
    components::service::ServiceCard,
    public::{AccessibilityPage, HomePage, PrivacyPage, RatedPage, ServicePage, ServicesPage, Start},
    routes::pattern,
};
use axum::{
    Form, Router,
    extract::{Path, Query, State},
    response::Response,
    routing::{get, post},
};
use backend::{
    catalogue::{self, Offered},
    ratings::{self, Rating},
};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{Portal, around::Around, fault::Fault, spid::local_path};
use crate::session::SignedIn;

pub(super) fn routes() -> Router<Portal> {
    Router::new()
        .route(pattern::HOME, get(home))
        .route(pattern::SERVICES, get(services))
        .route(pattern::SERVICE, get(service))
        .route(pattern::PRIVACY, get(|around: Around| async move { around.page(PrivacyPage) }))
        .route(pattern::RATING, post(rate))
        .route(pattern::ACCESSIBILITY, get(|around: Around| async move { around.page(AccessibilityPage) }))
}

/// Whatever has no page.
pub(super) async fn nothing_here() -> Fault {
    Fault::NOT_FOUND
}

/// Whatever has no answer to this method.
pub(super) async fn not_like_this() -> Fault {
    Fault::METHOD
}

async fn home(State(portal): State<Portal>, around: Around) -> Result<Response, Fault> {
    let offered = catalogue::list(&portal.platform.pool, around.ctx().now).await?;
    let services = cards(&offered, around.ctx().today());
    Ok(around.page(HomePage { services }))
}

#[derive(Debug, Deserialize)]
struct Search {
    q: Option<String>,
}

async fn services(
    State(portal): State<Portal>,
    around: Around,
    Query(search): Query<Search>,
) -> Result<Response, Fault> {
    let offered = catalogue::list(&portal.platform.pool, around.ctx().now).await?;
    let query = search.q.map(|q| q.trim().chars().take(100).collect::<String>()).filter(|q| !q.is_empty());
    let mut services = cards(&offered, around.ctx().today());
    if let Some(query) = &query {
        services.retain(|service| is_about(service, query));
    }
    services.sort_by_cached_key(|service| service.title.get(around.lang()).to_lowercase());
    Ok(around.page(ServicesPage { query, services }))
}

/// Every word of the search is somewhere in the name, the sentence or the needs of the service,
/// in whatever language, whatever the case.
fn is_about(service: &ServiceCard, query: &str) -> bool {
    let mut text = String::new();
    for part in [&service.title, &service.summary].into_iter().chain(&service.needs) {
        for lang in domain::Lang::ALL.into_iter().filter(|lang| part.has(*lang)) {
            text.push_str(&part.get(lang).to_lowercase());
            text.push(' ');
        }
    }
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn cards(offered: &[Offered], today: NaiveDate) -> Vec<ServiceCard> {
    offered.iter().map(|offered| ServiceCard::of(&offered.service, today)).collect()
}

async fn service(
    State(portal): State<Portal>,
    around: Around,
    citizen: Option<SignedIn>,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let offered = catalogue::lookup(pool, &slug, around.ctx().now).await?;
    let mut start = Start::Begin;
    if let Some(SignedIn(citizen)) = &citizen {
        let drafts = backend::intake::draft_rows(pool, around.ctx(), citizen).await?;
        if let Some(draft) = drafts.into_iter().find(|draft| draft.service == slug) {
            start = Start::Continue { step: draft.next_step };
        }
    }
    // Out of the catalogue: only whoever began a request finds the way back to it.
    if offered.withdrawn && start == Start::Begin {
        return Err(Fault::NOT_FOUND);
    }
    let availability = offered.service.availability(around.ctx().today());
    Ok(around.page(ServicePage {
        service: offered.service,
        availability,
        start,
        signed_in: citizen.is_some(),
    }))
}

#[derive(Debug, Deserialize)]
struct Opinion {
    #[serde(rename = "pagina", default)]
    page: String,
    #[serde(rename = "stelle")]
    stars: Option<u8>,
    #[serde(rename = "rating-si", default)]
    liked: Option<u8>,
    #[serde(rename = "rating-no", default)]
    disliked: Option<u8>,
    #[serde(rename = "testo", default)]
    words: String,
}

/// Writes an opinion down. Visitors without a session have no form token: that the form comes from
/// our own page is checked by the layer, and nobody is harmed by an opinion.
async fn rate(
    State(portal): State<Portal>,
    around: Around,
    Form(opinion): Form<Opinion>,
) -> Result<Response, Fault> {
    let page = local_path(&opinion.page).filter(|page| page.len() <= 200).ok_or(Fault::BAD_REQUEST)?;
    let stars = opinion.stars.filter(|stars| (1..=5).contains(stars)).ok_or(Fault::BAD_REQUEST)?;
    let reason = if stars >= 4 { opinion.liked } else { opinion.disliked };
    let rating = Rating {
        page: page.clone(),
        stars,
        reason: reason.filter(|reason| *reason <= 9),
        words: opinion.words.trim().chars().take(200).collect(),
    };
    ratings::add(&portal.platform.pool, around.ctx(), &rating).await?;
    Ok(around.page(RatedPage { back: page }))
}
