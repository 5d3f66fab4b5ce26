//! A person beside the municipal registry.

use app::{
    console::{
        PersonRegistryPage,
        done::Done,
        person_registry::{MARK, RegistryProblem, TAKE},
    },
    routes::Route,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    people::registry::{self, Accepted},
};
use domain::{
    Id,
    actor::Operator,
    permission::{EditCards, ReadCards},
    person::{Person, registry::Datum},
};

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
) -> Result<PersonRegistryPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let platform = &portal.platform;
    let looked_up =
        registry::look_up(&platform.pool, around.ctx(), grant, platform.registry.as_ref(), id).await?;
    Ok(PersonRegistryPage::new(looked_up))
}

/// What the registry says beside what we hold.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, id).await?))
}

/// Takes over what was chosen.
pub(super) async fn take(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let of = |wanted: &'static str| {
        posted.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str())
    };
    let chosen: Vec<Datum> = of(TAKE).filter_map(Datum::from_code).collect();
    let mark: u64 = of(MARK).next().and_then(|mark| mark.parse().ok()).unwrap_or_default();
    let platform = &portal.platform;
    let (pool, ctx, asked) = (&platform.pool, around.ctx(), platform.registry.as_ref());
    let (status, problem) =
        match registry::accept(pool, ctx, grant, asked, id, (chosen.as_slice(), mark)).await {
            Ok(Accepted::Done) => {
                let page = Done::Saved.at(&Route::ConsolePersonRegistry { id }.href());
                return Ok(Redirect::to(&page).into_response());
            }
            Ok(Accepted::CodeTaken) => (StatusCode::CONFLICT, RegistryProblem::CodeTaken),
            Err(Error::Stale) => (StatusCode::CONFLICT, RegistryProblem::Changed),
            Err(Error::Incomplete) => (StatusCode::UNPROCESSABLE_ENTITY, RegistryProblem::Nothing),
            Err(error) => return Err(error.into()),
        };
    let page = shown(&portal, &around, &operator, id).await?;
    Ok(around.page_with(status, page.wrong(chosen, problem)))
}
