//! Pages that anybody may read.

use app::{
    components::service::ServiceCard,
    public::{AccessibilityPage, HomePage, PrivacyPage, ServicePage, ServicesPage, Start},
    routes::pattern,
};
use axum::{
    Router,
    extract::{Path, Query, State},
    response::Response,
    routing::get,
};
use backend::catalogue::{self, Offered};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{Portal, around::Around, fault::Fault};
use crate::session::SignedIn;

pub(super) fn routes() -> Router<Portal> {
    Router::new()
        .route(pattern::HOME, get(home))
        .route(pattern::SERVICES, get(services))
        .route(pattern::SERVICE, get(service))
        .route(pattern::PRIVACY, get(|around: Around| async move { around.page(PrivacyPage) }))
        .route(pattern::ACCESSIBILITY, get(|around: Around| async move { around.page(AccessibilityPage) }))
}

/// Whatever has no page.
pub(super) async fn nothing_here() -> Fault {
    Fault::NOT_FOUND
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
    Ok(around.page(ServicesPage { query, services }))
}

/// Every word of the search is somewhere in the name, the sentence or the needs of the service,
/// in whatever language, whatever the case.
fn is_about(service: &ServiceCard, query: &str) -> bool {
    let mut text = String::new();
    for part in [&service.title, &service.summary].into_iter().chain(&service.needs) {
        for lang in domain::Lang::ALL {
            text.push_str(&part.get(lang).to_lowercase());
            text.push(' ');
        }
    }
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn cards(offered: &[Offered], today: NaiveDate) -> Vec<ServiceCard> {
    offered.iter().map(|offered| card(offered, today)).collect()
}

fn card(offered: &Offered, today: NaiveDate) -> ServiceCard {
    let service = &offered.service;
    ServiceCard {
        slug: service.slug.clone(),
        title: service.title.clone(),
        summary: service.summary.clone(),
        needs: service.needs.clone(),
        minutes: service.minutes,
        term_days: service.term_days,
        availability: service.availability(today),
    }
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
    let availability = offered.service.availability(around.ctx().today());
    Ok(around.page(ServicePage {
        service: offered.service,
        availability,
        start,
        signed_in: citizen.is_some(),
    }))
}
