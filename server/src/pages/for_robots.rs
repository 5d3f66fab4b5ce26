//! What is for search engines: which pages there are, and what robots may read.

use app::{
    discovery,
    routes::{Route, pattern},
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use backend::catalogue;

use super::{Portal, around::Around, fault::Fault};

pub(super) fn routes() -> Router<Portal> {
    Router::new().route(pattern::SITEMAP, get(sitemap)).route(pattern::ROBOTS, get(robots))
}

/// Every page that anybody may find.
async fn sitemap(State(portal): State<Portal>, around: Around) -> Result<Response, Fault> {
    let offered = catalogue::list(&portal.platform.pool, around.ctx().now).await?;
    let fixed = [
        Route::Home,
        Route::Services,
        Route::Desks,
        Route::Faq,
        Route::Report,
        Route::Privacy,
        Route::LegalNotes,
        Route::Accessibility,
    ];
    let services = offered.iter().map(|offered| Route::service(&offered.service.slug));
    let notices = backend::privacy::in_force(&portal.platform.pool, around.ctx()).await?;
    let notices = notices.iter().map(|notice| Route::Notice(notice.desk.id, None));
    let routes: Vec<Route> = fixed.into_iter().chain(services).chain(notices).collect();
    let kind = HeaderValue::from_static("application/xml; charset=utf-8");
    let xml = discovery::sitemap(&portal.platform.config.server.origin(), &routes);
    Ok(([(header::CONTENT_TYPE, kind)], xml).into_response())
}

async fn robots(State(portal): State<Portal>) -> String {
    discovery::robots(&portal.platform.config.server.origin())
}
