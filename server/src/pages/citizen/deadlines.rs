//! What is due: a list, and files for a calendar.

use app::{
    citizen::{DeadlinesPage, calendar},
    i18n::Translator,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use backend::intake;
use domain::deadline::{Deadline, Key};

use crate::{
    pages::{Portal, around::Around, download, fault::Fault},
    session::SignedIn,
};

/// Everything that is due.
pub(super) async fn page(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    Ok(around.page(DeadlinesPage {
        deadlines: intake::deadlines(pool, around.ctx(), &citizen).await?,
        unread: intake::unread(pool, &citizen).await?,
    }))
}

/// Everything that is due, in a file.
pub(super) async fn all(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
) -> Result<Response, Fault> {
    let deadlines = intake::deadlines_to_take(&portal.platform.pool, around.ctx(), &citizen).await?;
    Ok(file(&portal, &around, &deadlines, "scadenze"))
}

/// One thing that is due, in a file. One of somebody else is a 404.
pub(super) async fn one(
    State(portal): State<Portal>,
    SignedIn(citizen): SignedIn,
    around: Around,
    Path(name): Path<String>,
) -> Result<Response, Fault> {
    let key: Key = name.strip_suffix(".ics").and_then(|key| key.parse().ok()).ok_or(Fault::NOT_FOUND)?;
    let mut deadlines = intake::deadlines_to_take(&portal.platform.pool, around.ctx(), &citizen).await?;
    deadlines.retain(|deadline| deadline.key == key);
    if deadlines.is_empty() {
        return Err(Fault::NOT_FOUND);
    }
    Ok(file(&portal, &around, &deadlines, key.kind.slug()))
}

fn file(portal: &Portal, around: &Around, deadlines: &[Deadline], name: &str) -> Response {
    let server = &portal.platform.config.server;
    let origin = server.origin();
    let host = server.base_url.host_str().unwrap_or("localhost");
    let content = calendar(Translator::new(around.lang()), deadlines, &origin, host, around.ctx().now);
    download::calendar(name, content)
}
