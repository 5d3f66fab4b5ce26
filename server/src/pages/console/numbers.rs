//! What a desk did, in numbers.

use app::console::{NumbersPage, numbers::NumbersForm};
use axum::{
    extract::{Query, State},
    response::Response,
};
use backend::{Error, numbers, operators};
use domain::{counting::Quarter, permission::ReadNumbers};

use super::may;
use crate::pages::{
    Portal,
    around::{Around, Here},
    fault::Fault,
};

/// The numbers of a desk and a quarter that is over (`?trimestre=`). Whoever works at several desks chooses one of them
/// (`?sportello=`), and sees what they may see there.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(form): Query<NumbersForm>,
) -> Result<Response, Fault> {
    may::<ReadNumbers>(&operator)?;
    let pool = &portal.platform.pool;
    let mut desks = operators::desks_of(pool, &operator, around.ctx().today()).await?;
    desks.retain(|here| may::<ReadNumbers>(here).is_ok());
    let here = desks.iter().find(|here| here.desk.id.to_string() == form.desk).unwrap_or(&operator);
    let quarters = Quarter::complete(around.ctx().today());
    let chosen = quarters.iter().find(|quarter| quarter.code() == form.quarter).or(quarters.first());
    let quarter = chosen.copied().ok_or(Error::NotFound)?;
    let threshold = portal.platform.config.numbers;
    let release = numbers::told(pool, around.ctx(), may::<ReadNumbers>(here)?, quarter, threshold).await?;
    let desk = here.desk.clone();
    let desks = desks.iter().map(|here| here.desk.clone()).collect();
    Ok(around.page(NumbersPage { desk, quarter, release, desks, quarters }))
}
