//! Pages that anybody may read.

use std::sync::Arc;

use app::{
    components::{finding::Choice, service::ServiceCard},
    public::{
        AccessibilityPage, DesksPage, HomePage, LegalPage, NoticePage, PrivacyPage, RatedPage, RatingForm,
        RatingPage, ServicePage, ServicesPage, Start,
    },
    routes::pattern,
};
use axum::{
    Form, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use backend::{
    catalogue::{self, Offered},
    ratings,
};
use chrono::NaiveDate;
use domain::{
    finding::Topic,
    rating::{Kind, Opinion},
    search::{self, Entry},
};
use serde::Deserialize;

use super::{Portal, around::Around, fault::Fault};
use crate::session::{CITIZENS_DOOR, Ended, SignInFirst, SignedIn};

pub(super) fn routes() -> Router<Portal> {
    Router::new()
        .route(pattern::HOME, get(home))
        .route(pattern::SERVICES, get(services))
        .route(pattern::SERVICE, get(service))
        .route(pattern::DESKS, get(desks))
        .route(pattern::PRIVACY, get(privacy))
        .route(pattern::PRIVACY_NOTICE, get(current_notice))
        .route(pattern::PRIVACY_VERSION, get(version_of_notice))
        .route(pattern::LEGAL_NOTES, get(|around: Around| async move { around.page(LegalPage) }))
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

/// The notice of the portal, and those of the desks.
async fn privacy(State(portal): State<Portal>, around: Around) -> Result<Response, Fault> {
    let notices = backend::privacy::in_force(&portal.platform.pool, around.ctx()).await?;
    Ok(around.page(PrivacyPage { notices }))
}

/// The notice of a desk that counts today.
async fn current_notice(
    State(portal): State<Portal>,
    around: Around,
    Path(desk): Path<String>,
) -> Result<Response, Fault> {
    notice(&portal, &around, &desk, None).await
}

/// A version of the notice of a desk, for whoever signed it.
async fn version_of_notice(
    State(portal): State<Portal>,
    around: Around,
    Path((desk, number)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let number = number.parse().map_err(|_| Fault::NOT_FOUND)?;
    notice(&portal, &around, &desk, Some(number)).await
}

async fn notice(
    portal: &Portal,
    around: &Around,
    desk: &str,
    version: Option<i32>,
) -> Result<Response, Fault> {
    let desk = desk.parse().map_err(|_| Fault::NOT_FOUND)?;
    let versions = backend::privacy::versions(&portal.platform.pool, around.ctx(), desk).await?;
    let page = NoticePage::of(versions, version).ok_or(Fault::NOT_FOUND)?;
    Ok(around.page(page))
}

/// Where desks are, and when they are open.
async fn desks(State(portal): State<Portal>, around: Around) -> Result<Response, Fault> {
    let points = backend::desks::list(&portal.platform.pool, around.ctx()).await?;
    Ok(around.page(DesksPage { points }))
}

#[derive(Debug, Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
    #[serde(default, rename = "bisogno")]
    topic: String,
    #[serde(default, rename = "chi")]
    audience: String,
}

/// The catalogue. A filter that does not exist filters nothing: old addresses go on working.
async fn services(
    State(portal): State<Portal>,
    around: Around,
    Query(search): Query<Search>,
) -> Result<Response, Fault> {
    let offered = catalogue::list(&portal.platform.pool, around.ctx().now).await?;
    let query = typed(&search.q);
    let mut found = cards(&offered, around.ctx().today());
    match &query {
        Some(query) => {
            let entries: Vec<Entry> =
                offered.iter().map(|offered| Entry::of_service(&offered.service)).collect();
            found = search::search(&entries, query)
                .into_iter()
                .filter_map(|place| found.get(place).cloned())
                .collect();
        }
        None => found.sort_by_cached_key(|service| service.title.get(around.lang()).to_lowercase()),
    }
    let choice = Choice { topic: search.topic.parse().ok(), audience: search.audience.parse().ok() };
    let urgent = query.as_deref().is_some_and(|query| search::is_about(query, Topic::Violence));
    Ok(around.page(ServicesPage { query, choice, found, urgent }))
}

/// What was typed into a search, without the spaces around it; none where nothing was.
pub(super) fn typed(query: &str) -> Option<String> {
    let query: String = query.trim().chars().take(search::LONGEST_QUERY).collect();
    Some(query).filter(|query| !query.is_empty())
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
    let points = backend::desks::list(pool, around.ctx()).await?;
    let at = points.into_iter().find(|point| point.desk.id == offered.desk.id);
    let own = backend::privacy::of_desk(pool, around.ctx(), offered.desk.id).await?;
    Ok(around.page(ServicePage {
        service: Arc::unwrap_or_clone(offered.service),
        availability,
        start,
        signed_in: citizen.is_some(),
        at,
        privacy: own.map(|notice| (notice.desk.id, notice.title)),
    }))
}

/// Writes an opinion down. Visitors without a session have no form token: that the form comes from
/// our own page is checked by the layer, and nobody is harmed by an opinion. What is thought after a
/// request is heard from whoever sent it.
async fn rate(
    State(portal): State<Portal>,
    around: Around,
    citizen: Option<SignedIn>,
    Form(form): Form<RatingForm>,
) -> Result<Response, Fault> {
    let kind = form.kind().ok_or(Fault::BAD_REQUEST)?;
    if kind == Kind::Sent && citizen.is_none() {
        // Signed out meanwhile: the door says that nothing was sent, and leads back to the form.
        let door = SignInFirst::Door { door: CITIZENS_DOOR, next: form.page, ended: Some(Ended::Sending) };
        return Ok(door.into_response());
    }
    // The form cannot be asked for again: another language is that of the page that is rated.
    let around = around.leading_to(&form.page);
    match form.check() {
        Ok(opinion) => {
            let given =
                give(&portal, &around, citizen.filter(|_| kind == Kind::Sent), &form, &opinion).await?;
            Ok(around.page(RatedPage { back: form.page, before: !given }))
        }
        Err(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(around.page_with(status, RatingPage { kind, form, errors }))
        }
    }
}

/// Whether the opinion was written down: not where the request of that citizen was rated before.
async fn give(
    portal: &Portal,
    around: &Around,
    after_sending: Option<SignedIn>,
    form: &RatingForm,
    opinion: &Opinion,
) -> Result<bool, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let Some(SignedIn(citizen)) = after_sending else {
        ratings::add(pool, ctx, opinion).await?;
        return Ok(true);
    };
    let service = form.service().ok_or(Fault::BAD_REQUEST)?;
    Ok(ratings::add_sent(pool, ctx, &citizen, service, opinion).await?)
}
