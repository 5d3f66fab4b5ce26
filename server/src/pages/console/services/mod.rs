//! The editor of services, for those who keep the catalogue.

mod create;
mod facts;
mod form;
mod import;
mod node;
mod page;
mod preview;
mod publish;
mod versions;

use app::{
    console::catalogue::Typed,
    routes::{Route, ServicePart, pattern},
};
use axum::{
    Router,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use backend::{Error, catalogue::editing};
use domain::{
    actor::Operator,
    catalogue::{Change, Working, diff},
    permission::{Grant, ManageServices},
    service::Service,
};

use super::may;
use crate::{
    middleware::body,
    pages::{Portal, around::Around, fault::Fault},
};

pub(super) fn routes() -> Router<Portal> {
    let with_files =
        Router::new().route(pattern::CONSOLE_SERVICE_IMPORT, get(import::page).post(import::import));
    Router::new()
        .route(pattern::CONSOLE_SERVICES, get(page::list))
        .route(pattern::CONSOLE_SERVICE_NEW, get(create::page).post(create::create))
        .route(pattern::CONSOLE_SERVICE, get(page::page))
        .route(pattern::CONSOLE_SERVICE_DESK, post(page::move_to_desk))
        .route(pattern::CONSOLE_SERVICE_EXPORT, get(page::export))
        .route(pattern::CONSOLE_SERVICE_FACTS, get(facts::page).post(facts::save))
        .route(pattern::CONSOLE_SERVICE_FORM, get(form::page).post(form::change))
        .route(pattern::CONSOLE_SERVICE_NODE, get(node::page).post(node::save))
        .route(pattern::CONSOLE_SERVICE_PREVIEW, get(preview::page).post(preview::go_on))
        .route(pattern::CONSOLE_SERVICE_PUBLISH, get(publish::page).post(publish::publish))
        .route(pattern::CONSOLE_SERVICE_WITHDRAW, get(publish::withdraw_page).post(publish::withdraw))
        .route(pattern::CONSOLE_SERVICE_VERSIONS, get(versions::page).post(versions::restore))
        .merge(body::uploads(with_files, import::LARGEST))
}

/// Who keeps the catalogue, and the service they write.
struct Desk<'a> {
    portal: &'a Portal,
    around: &'a Around,
    grant: Grant<'a, ManageServices>,
    slug: &'a str,
}

impl<'a> Desk<'a> {
    fn new(
        portal: &'a Portal,
        around: &'a Around,
        operator: &'a Operator,
        slug: &'a str,
    ) -> Result<Self, Fault> {
        Ok(Self { portal, around, grant: may::<ManageServices>(operator)?, slug })
    }

    /// The working copy.
    async fn open(&self) -> Result<Working, Fault> {
        let pool = &self.portal.platform.pool;
        Ok(editing::open(pool, self.around.ctx(), self.grant, self.slug).await?)
    }

    /// Saves it, if nobody did since; tells whether it was saved.
    async fn save(&self, revision: i32, service: &Service) -> Result<bool, Fault> {
        let pool = &self.portal.platform.pool;
        match editing::save(pool, self.around.ctx(), self.grant, self.slug, revision, service).await {
            Ok(()) => Ok(true),
            Err(Error::Stale) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The working copy as the page showed it.
    async fn shown(&self, typed: &Typed) -> Result<Service, Fault> {
        let pool = &self.portal.platform.pool;
        Ok(editing::content_at(pool, self.grant, self.slug, typed.version()).await?)
    }

    /// What somebody else changed since the page was shown.
    async fn changes_since(&self, typed: &Typed, now: &Working) -> Result<Vec<Change>, Fault> {
        Ok(diff(&self.shown(typed).await?, &now.service))
    }

    /// On to a page of this service.
    fn to(&self, part: ServicePart) -> Response {
        let route = Route::ConsoleService { slug: self.slug.to_owned(), part };
        Redirect::to(&route.href()).into_response()
    }
}
