//! A service out of a file.

use app::{
    console::catalogue::{ImportPage, Mistake, Typed, Wrong},
    i18n::Translator,
    routes::{Route, ServicePart},
};
use axum::{
    extract::{FromRequest, Multipart, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    catalogue::editing::{self, Created},
};
use domain::{
    Id,
    actor::Desk,
    permission::{Grant, ManageServices},
    service::Service,
};

use super::{super::file_form, create::no_such_desk, may};
use crate::{
    middleware::csrf::CsrfMultipart,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Largest file. The longest service of the program has a fortieth of it.
pub(super) const LARGEST: usize = 2_000_000;

/// Most mistakes of a file told at once.
const MOST: usize = 50;

/// The form with the file.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ManageServices>(&operator)?;
    let page = empty(&portal, grant, Typed::default()).await?;
    Ok(around.page(page))
}

async fn empty(portal: &Portal, grant: Grant<'_, ManageServices>, typed: Typed) -> Result<ImportPage, Fault> {
    let desks = editing::desks(&portal.platform.pool, grant).await?;
    Ok(ImportPage { desks, typed, mistakes: Vec::new(), in_file: Vec::new() })
}

/// Takes the file as a new service, or as the working copy of the one that has its address.
pub(super) async fn import(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    request: Request,
) -> Result<Response, Response> {
    // Who may not is told so before anything is read.
    let grant = may::<ManageServices>(&operator).map_err(IntoResponse::into_response)?;
    let CsrfMultipart(parts) = CsrfMultipart::from_request(request, &portal).await?;
    received(&portal, &around, grant, parts).await.map_err(IntoResponse::into_response)
}

async fn received(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, ManageServices>,
    parts: Multipart,
) -> Result<Response, Fault> {
    let (typed, file) = file_form::read(parts, "file", LARGEST).await?;
    let Ok(file) = file else {
        let mistakes = vec![Mistake::new("file", "console-services-file", Wrong::TooLarge)];
        let page = ImportPage { mistakes, ..empty(portal, grant, typed).await? };
        return Ok(around.page_with(StatusCode::PAYLOAD_TOO_LARGE, page));
    };
    let wrong = match understood(around, &file) {
        Ok(service) => match take(portal, around, grant, &typed, &service).await? {
            None => {
                let route = Route::ConsoleService { slug: service.slug, part: ServicePart::Page };
                return Ok(Redirect::to(&route.href()).into_response());
            }
            Some(mistake) => (mistake, Vec::new()),
        },
        Err(in_file) => (Mistake::new("file", "console-services-file", Wrong::NotAService), in_file),
    };
    let page = ImportPage { mistakes: vec![wrong.0], in_file: wrong.1, ..empty(portal, grant, typed).await? };
    Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// The service in a file; or its mistakes, each with its place.
fn understood(around: &Around, file: &[u8]) -> Result<Service, Vec<(String, String)>> {
    let service: Service = serde_json::from_slice(file).map_err(|error| {
        // What the reader says names types and fields of the format, and the line.
        vec![(format!("{}:{}", error.line(), error.column()), error.to_string())]
    })?;
    let t = Translator::new(around.lang().of_console());
    match domain::catalogue::check(&service) {
        Ok(()) => Ok(service),
        Err(errors) => Err(errors
            .into_iter()
            .take(MOST)
            .map(|error| (error.place, app::console::catalogue::words::flaw(t, &error.flaw)))
            .collect()),
    }
}

/// Puts the service where it belongs; or tells what is missing.
async fn take(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, ManageServices>,
    typed: &Typed,
    service: &Service,
) -> Result<Option<Mistake>, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    match editing::open(pool, ctx, grant, &service.slug).await {
        Ok(working) => {
            editing::save(pool, ctx, grant, &service.slug, working.revision, service).await?;
            return Ok(None);
        }
        Err(Error::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    let Ok(desk) = typed.get("sportello").parse::<Id<Desk>>() else {
        return Ok(Some(no_such_desk()));
    };
    match editing::create(pool, ctx, grant, service, desk).await {
        Ok(Created::Done) => Ok(None),
        Ok(Created::SlugTaken) => Ok(Some(Mistake::new("file", "console-services-slug", Wrong::Taken))),
        Err(Error::NotFound) => Ok(Some(no_such_desk())),
        Err(error) => Err(error.into()),
    }
}
