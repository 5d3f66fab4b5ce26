//! What a desk did, in numbers.

use app::console::{NumbersPage, numbers::PeriodForm};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use backend::numbers;
use domain::permission::ReadCards;

use super::may;
use crate::pages::{
    Portal,
    around::{Around, Here},
    fault::Fault,
};

/// The numbers of the desk in use; `?dal=` and `?al=` choose the period.
///
/// Row-level security shows cards of the desk in use to whoever may read them, and no permission goes beyond: numbers
/// of another desk are there after changing desks.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(form): Query<PeriodForm>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let threshold = portal.platform.config.numbers;
    let desk = operator.desk.name.clone();
    let (status, form, found) = match form.check(around.ctx().today()) {
        Ok(period) => {
            let pool = &portal.platform.pool;
            let numbers = numbers::count(pool, around.ctx(), grant, period, threshold).await?;
            (StatusCode::OK, PeriodForm::of(period), Ok((period, numbers)))
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, form, Err(errors)),
    };
    Ok(around.page_with(status, NumbersPage { desk, threshold, form, found }))
}
