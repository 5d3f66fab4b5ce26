//! People.

use app::console::{PeopleList, PersonDetail};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use backend::people;
use domain::{Id, permission::ReadCards, person::Person};
use serde::Deserialize;

use super::may;
use crate::pages::{
    Portal,
    around::{Around, Here},
    fault::Fault,
};

#[derive(Debug, Deserialize)]
pub(super) struct Search {
    #[serde(default)]
    q: String,
}

/// People of the zone, found by whatever is known of them.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Query(search): Query<Search>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let query: String = search.q.trim().chars().take(100).collect();
    let found = people::find(&portal.platform.pool, around.ctx(), grant, &query).await?;
    Ok(around.page(PeopleList { query, found }))
}

/// A person, with the cards of this desk.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let pool = &portal.platform.pool;
    let dossier = people::open(pool, around.ctx(), grant, id).await?;
    let corrections = people::corrections(pool, grant, id).await?;
    let asks = people::registry::answers(pool, &operator).await?;
    Ok(around.page(PersonDetail { dossier, corrections, asks }))
}
