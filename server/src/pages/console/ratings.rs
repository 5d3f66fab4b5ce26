//! What people think of the services of a desk.

use app::console::{numbers::PeriodForm, ratings::RatingsPage};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use backend::ratings::{self, REMARKS};
use domain::permission::ReadNumbers;

use super::{may, numbers};
use crate::pages::{
    Portal,
    around::{Around, Here, Seats},
    fault::Fault,
};

/// What people think of the services of a desk, on the days between `?dal=` and `?al=`; whoever works at several desks
/// chooses one of them (`?sportello=`). No days give away who sent a request: `domain::rating` says why.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    Seats(seats): Seats,
    around: Around,
    Query(mut form): Query<PeriodForm>,
) -> Result<Response, Fault> {
    let pool = &portal.platform.pool;
    let (today, threshold) = (around.ctx().today(), portal.platform.config.numbers);
    let (here, desks) = numbers::desks(seats, &operator, &form.desk)?;
    let grant = may::<ReadNumbers>(&here)?;
    let (status, found) = match form.check(today) {
        Ok(period) => {
            let ratings = ratings::read(pool, around.ctx(), grant, period, threshold).await?;
            form = PeriodForm::of(period);
            (StatusCode::OK, Ok((period, ratings)))
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, Err(errors)),
    };
    form.desk = here.desk.id.to_string();
    let desk = here.desk.name.clone();
    Ok(around.page_with(status, RatingsPage { desk, threshold, most: REMARKS, form, found, desks }))
}
