//! Forms of a card that are kept while they are written.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use backend::kept_forms::{self, KeptForm};
use chrono::{DateTime, Utc};
use domain::{
    Id,
    card::Card,
    permission::{EditCards, Grant},
};
use serde::Serialize;

use crate::pages::{Portal, around::Around, fault::Fault};

/// No form that is being written is larger, names and values together.
const LARGEST: usize = 60_000;

#[derive(Debug, Serialize)]
struct Kept {
    saved_at: DateTime<Utc>,
    version: i64,
}

/// Keeps a form, and tells the script what it began with and when it was kept. Nothing is judged: what is
/// wrong is kept too.
pub(super) async fn keep(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, EditCards>,
    card: Id<Card>,
    form: KeptForm,
) -> Result<Response, Fault> {
    if form.fields.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > LARGEST {
        return Err(Fault::TOO_LARGE);
    }
    let version = form.fields.iter().find(|(name, _)| name == "_version");
    let version = version.and_then(|(_, text)| text.trim().parse().ok()).unwrap_or_default();
    kept_forms::keep_written(&portal.platform.pool, around.ctx(), grant, card, &form).await?;
    Ok(Json(Kept { saved_at: around.ctx().now, version }).into_response())
}
