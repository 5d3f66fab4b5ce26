//! What a desk did, in numbers.

use app::console::{NumbersPage, numbers::PeriodForm};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use backend::{numbers, operators};
use domain::{
    counting::Quarter,
    permission::{ReadCards, ReadNumbers},
};

use super::may;
use crate::pages::{
    Portal,
    around::{Around, Here},
    fault::Fault,
};

/// The numbers of a desk. Whoever reads cards chooses the days (`?dal=` and `?al=`), whoever reads numbers only a
/// quarter that is over (`?trimestre=`); whoever works at several desks chooses one of them (`?sportello=`), and sees
/// what they may see there.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(mut form): Query<PeriodForm>,
) -> Result<Response, Fault> {
    may::<ReadNumbers>(&operator)?;
    let pool = &portal.platform.pool;
    let mut desks = operators::desks_of(pool, &operator, around.ctx().today()).await?;
    desks.retain(|here| may::<ReadNumbers>(here).is_ok());
    let here = desks.iter().find(|here| here.desk.id.to_string() == form.desk).unwrap_or(&operator);
    let grant = may::<ReadNumbers>(here)?;
    let (today, threshold) = (around.ctx().today(), portal.platform.config.numbers);
    let quarters = if may::<ReadCards>(here).is_ok() { Vec::new() } else { Quarter::complete(today) };
    let chosen = quarters.iter().find(|quarter| quarter.code() == form.quarter).or(quarters.first());
    let checked = chosen.map_or_else(|| form.check(today), |quarter| Ok(quarter.period()));
    let (status, found) = match checked {
        Ok(period) => {
            let numbers = numbers::count(pool, around.ctx(), grant, period, threshold).await?;
            form = PeriodForm::of(period);
            form.quarter = chosen.map(|quarter| quarter.code()).unwrap_or_default();
            (StatusCode::OK, Ok((period, numbers)))
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, Err(errors)),
    };
    form.desk = here.desk.id.to_string();
    let desk = here.desk.name.clone();
    let desks = desks.iter().map(|here| here.desk.clone()).collect();
    Ok(around.page_with(status, NumbersPage { desk, threshold, form, found, desks, quarters }))
}
