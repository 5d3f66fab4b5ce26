//! People who may be in the registry twice.

use app::{
    console::{
        DoublesPage,
        form::{DifferentForm, ReasonWrong},
    },
    routes::{Merging, Route},
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, people};
use domain::{
    actor::Operator,
    permission::{EditCards, ReadCards},
};
use serde::Deserialize;

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
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

/// Pairs that wait for a judgement.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(after): Query<After>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, after).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    after: After,
) -> Result<DoublesPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let key = after.dopo.as_deref();
    let doubles = people::doubles(&portal.platform.pool, around.ctx(), grant, key).await?;
    Ok(DoublesPage { doubles, after: after.dopo, form: None })
}

/// Says that two people are two, with a reason.
pub(super) async fn differ(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(after): Query<After>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let form = DifferentForm::posted(&posted).ok_or(Fault::BAD_REQUEST)?;
    let pair = (form.one, form.other);
    let (status, wrong) = match form.check() {
        Err(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, wrong),
        Ok(why) => match people::different(&portal.platform.pool, around.ctx(), grant, pair, &why).await {
            Ok(()) => {
                let to = Route::ConsoleMerging(Merging::Doubles { after: after.dopo });
                return Ok(Redirect::to(&to.href()).into_response());
            }
            Err(Error::Stale) => (StatusCode::CONFLICT, ReasonWrong::Decided),
            Err(error) => return Err(error.into()),
        },
    };
    let page = shown(&portal, &around, &operator, after).await?;
    let form = Some(DifferentForm { wrong: Some(wrong), ..form });
    Ok(around.page_with(status, DoublesPage { form, ..page }))
}
