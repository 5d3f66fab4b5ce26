//! Who stands in while an operator is away.

use app::{
    console::{
        absences::{AbsenceAct, AbsencesPage, Wrong},
        catalogue::Typed,
    },
    routes::{Route, Tasks},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::absences;
use domain::permission::{Grant, WorkIntakes};

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The absences of an operator at their desk.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    Ok(around.page(shown(&portal, &around, grant).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, WorkIntakes>,
) -> Result<AbsencesPage, Fault> {
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    Ok(AbsencesPage {
        absences: absences::absences(pool, grant.operator(), ctx.today()).await?,
        colleagues: absences::stand_ins(pool, ctx, grant).await?,
        typed: Typed::default(),
        wrong: Vec::new(),
    })
}

/// Names somebody, or ends an absence.
pub(super) async fn act(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    CsrfForm(pairs): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<WorkIntakes>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let typed = Typed::from_pairs(pairs);
    let wrong = match AbsenceAct::read(&typed).ok_or(Fault::BAD_REQUEST)? {
        Err(wrong) => wrong,
        Ok(AbsenceAct::End(id)) => {
            absences::end(pool, ctx, grant, id).await?;
            Vec::new()
        }
        Ok(AbsenceAct::Name(colleague, first, last)) => {
            let named = absences::name(pool, ctx, grant, colleague, (first, last)).await?;
            named.err().map(Wrong::Unfit).into_iter().collect()
        }
    };
    if wrong.is_empty() {
        return Ok(Redirect::to(&Route::ConsoleTasks(Tasks::Absences).href()).into_response());
    }
    let page = shown(&portal, &around, grant).await?;
    Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, AbsencesPage { typed, wrong, ..page }))
}
