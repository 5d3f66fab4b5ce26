//! What a desk did, in numbers.

use app::console::{NumbersPage, numbers::PeriodForm};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use backend::{Error, numbers};
use domain::{
    actor::{DeskRef, Operator},
    counting::Quarter,
    permission::{ReadCards, ReadNumbers},
};

use super::may;
use crate::pages::{
    Portal,
    around::{Around, Here, Seats},
    fault::Fault,
};

/// The numbers of a desk. Whoever reads cards chooses the days (`?dal=` and `?al=`), or like whoever reads numbers only
/// a quarter that is over (`?trimestre=`); whoever works at several desks chooses one of them (`?sportello=`), and sees
/// what they may see there.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    Seats(seats): Seats,
    around: Around,
    Query(mut form): Query<PeriodForm>,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let (here, desks) = desks(seats, &operator, &form.desk)?;
    let grant = may::<ReadNumbers>(&here)?;
    let (today, threshold) = (around.ctx().today(), portal.platform.config.numbers);
    let (cards, quarters) = (may::<ReadCards>(&here).ok(), Quarter::complete(today));
    let told = match cards {
        Some(cards) if form.quarter.is_empty() => match form.check(today) {
            Ok(period) => {
                form = PeriodForm::of(period);
                Ok(numbers::live(pool, around.ctx(), cards, period, threshold).await?)
            }
            Err(errors) => Err(errors),
        },
        _ => {
            let chosen = quarters.iter().find(|quarter| quarter.code() == form.quarter);
            let quarter = chosen.or(quarters.first()).copied().ok_or(Error::NotFound)?;
            form.quarter = quarter.code();
            Ok(numbers::released(pool, around.ctx(), grant, quarter, threshold).await?)
        }
    };
    let status = if told.is_ok() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (desk, reads_cards) = (here.desk.clone(), cards.is_some());
    Ok(around.page_with(status, NumbersPage { desk, reads_cards, form, told, desks, quarters }))
}

/// Somebody who reads numbers at the desk that was asked for, or else at the one in use; with the desks to choose from,
/// among those where they work.
pub(super) fn desks(
    mut seats: Vec<Operator>,
    operator: &Operator,
    asked: &str,
) -> Result<(Operator, Vec<DeskRef>), Fault> {
    may::<ReadNumbers>(operator)?;
    seats.retain(|here| may::<ReadNumbers>(here).is_ok());
    let desks = seats.iter().map(|here| here.desk.clone()).collect();
    let here = seats.into_iter().find(|here| here.desk.id.to_string() == asked);
    Ok((here.unwrap_or_else(|| operator.clone()), desks))
}
