//! What an operator is told of. Everybody has alerts of their own, whatever their role.

use app::{
    console::{
        AlertWishesPage, AlertsPage,
        alerts::{UNTIL, place},
    },
    routes::{Route, Tasks},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::alerts;
use chrono::{DateTime, Utc};
use domain::{Id, actor::Operator, alert::Alert};
use serde::Deserialize;

use crate::{
    middleware::csrf::{CsrfForm, Nothing},
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

#[derive(Debug, Deserialize)]
pub(super) struct After {
    /// Key of the page before.
    dopo: Option<String>,
}

/// One's own alerts.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(after): Query<After>,
) -> Result<Response, Fault> {
    let key = after.dopo.as_deref();
    let alerts = alerts::list(&portal.platform.pool, around.ctx(), &operator, key).await?;
    Ok(around.page(AlertsPage { alerts, after: after.dopo }))
}

fn to_list() -> Response {
    Redirect::to(&Route::ConsoleTasks(Tasks::Alerts { after: None }).href()).into_response()
}

/// Marks everything as read that was on the page.
pub(super) async fn read_all(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let until = posted.iter().find(|(name, _)| name == UNTIL).map(|(_, value)| value.as_str());
    let until: DateTime<Utc> = until.and_then(|until| until.parse().ok()).ok_or(Fault::BAD_REQUEST)?;
    alerts::read_all(&portal.platform.pool, around.ctx(), &operator, until).await?;
    Ok(to_list())
}

/// Marks an alert as read and leads to what it is about; whether that may be seen is decided there.
pub(super) async fn open(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Alert>>,
    CsrfForm(_): CsrfForm<Nothing>,
) -> Result<Response, Fault> {
    let about = alerts::open(&portal.platform.pool, around.ctx(), &operator, id).await?;
    Ok(Redirect::to(&place(about).href()).into_response())
}

/// The wishes as they are kept.
async fn kept(portal: &Portal, operator: &Operator) -> Result<AlertWishesPage, Fault> {
    let pool = &portal.platform.pool;
    let (wishes, address) = (alerts::wishes(pool, operator).await?, alerts::address(pool, operator).await?);
    Ok(AlertWishesPage { wishes, address, refused: Vec::new() })
}

/// Which alerts one wants.
pub(super) async fn wishes_page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    Ok(around.page(kept(&portal, &operator).await?))
}

/// Keeps them. Mails that could go nowhere are refused, and nothing of the form is lost.
pub(super) async fn save_wishes(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let wishes = AlertWishesPage::posted(&posted);
    let page = kept(&portal, &operator).await?.wanting(&wishes);
    if !page.refused.is_empty() {
        return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    alerts::save_wishes(&portal.platform.pool, around.ctx(), &operator, &wishes).await?;
    Ok(to_list())
}
