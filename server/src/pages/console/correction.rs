//! Putting right what is written of a person.

use app::{
    console::{
        PersonCorrection,
        correction::CorrectionStop,
        done::Done,
        form::{CorrectionForm, FormError},
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
    people::{self, Entered},
};
use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    permission::{EditCards, ReadCards},
    person::{
        Person,
        correction::{Correcting, Correction},
    },
};

use super::{as_sent, mask_of, may};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

async fn read(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
) -> Result<Correcting, Fault> {
    let grant = may::<ReadCards>(operator)?;
    Ok(people::to_correct(&portal.platform.pool, around.ctx(), grant, id).await?)
}

fn to_person(id: Id<Person>) -> Response {
    Redirect::to(&Route::ConsolePerson { id }.href()).into_response()
}

/// The record as it is. Of whoever gave no name, and of a record that was merged, there is nothing to correct: their
/// page says why.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
) -> Result<Response, Fault> {
    may::<EditCards>(&operator)?;
    let correcting = read(&portal, &around, &operator, id).await?;
    if !correcting.may_be_corrected() {
        return Ok(to_person(id));
    }
    Ok(around.page(PersonCorrection::new(correcting)))
}

/// Why a form will not do.
enum Unfit {
    Fields(Vec<FormError>),
    Stop(CorrectionStop),
}

/// The correction that was typed; what the codice fiscale would newly say otherwise must be confirmed.
fn checked(form: &CorrectionForm, person: &Person, today: NaiveDate) -> Result<Correction, Unfit> {
    let correction = form.check(person, today).map_err(Unfit::Fields)?;
    let before = person.code_differences();
    let mut doubts = correction.applied(person.clone()).code_differences();
    doubts.retain(|doubt| !before.contains(doubt));
    if doubts.is_empty() || form.is_sure() {
        Ok(correction)
    } else {
        Err(Unfit::Stop(CorrectionStop::Doubts(doubts)))
    }
}

/// Why it was not saved.
fn stopped(refused: Result<Entered, Error>) -> Result<(StatusCode, CorrectionStop), Fault> {
    match refused {
        Ok(Entered::Exists(found)) => Ok((StatusCode::CONFLICT, CorrectionStop::Taken(found))),
        Ok(_) => Ok((StatusCode::CONFLICT, CorrectionStop::TakenHidden)),
        Err(Error::Stale) => Ok((StatusCode::CONFLICT, CorrectionStop::Changed)),
        Err(Error::Incomplete) => Ok((StatusCode::UNPROCESSABLE_ENTITY, CorrectionStop::Nothing)),
        Err(error) => Err(error.into()),
    }
}

/// Where what was typed is offered when a colleague was quicker: with the record as it is now, or with who is kept in the
/// end where it was merged. Whoever has no name has nothing to correct.
pub(super) async fn overtaken(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Person>,
) -> Result<PersonCorrection, Fault> {
    let mut correcting = read(portal, around, operator, id).await?;
    let mut stop = CorrectionStop::Changed;
    while let Some(into) = correcting.person.merged_into {
        correcting = read(portal, around, operator, into).await?;
        stop = CorrectionStop::Merged;
    }
    if !correcting.may_be_corrected() {
        return Err(Error::Stale.into());
    }
    Ok(PersonCorrection { stop: Some(stop), ..PersonCorrection::new(correcting) })
}

/// Corrects it.
pub(super) async fn correct(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Person>>,
    CsrfForm(form): CsrfForm<CorrectionForm>,
) -> Result<Response, Fault> {
    let carried = form.carried();
    let operator = as_sent(&operator, &carried);
    let grant = may::<EditCards>(&operator)?;
    let correcting = read(&portal, &around, &operator, id).await?;
    if correcting.person.merged_into.is_some() {
        let page = overtaken(&portal, &around, &operator, id).await?;
        return Ok(around.page_with(StatusCode::CONFLICT, PersonCorrection { form, ..page }));
    }
    if !correcting.may_be_corrected() {
        return Ok(to_person(id));
    }
    let hidden = CorrectionForm::hidden(&correcting.person);
    if let Some(lost) = carried.lost(&mask_of(&operator, &hidden)) {
        let (errors, stop) = (Vec::new(), Some(CorrectionStop::Hidden(lost)));
        return Ok(
            around.page_with(StatusCode::CONFLICT, PersonCorrection { correcting, form, errors, stop })
        );
    }
    let stale = correcting.version != form.seen();
    let (status, errors, stop) = match checked(&form, &correcting.person, around.ctx().today()) {
        Err(Unfit::Fields(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Err(Unfit::Stop(doubts)) => (StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), Some(doubts)),
        Ok(correction) => {
            let pool = &portal.platform.pool;
            match people::correct(pool, around.ctx(), grant, id, (&correction, form.seen())).await {
                Ok(Entered::New(id)) => {
                    let page = Done::Saved.at(&Route::ConsolePerson { id }.href());
                    return Ok(Redirect::to(&page).into_response());
                }
                refused => {
                    let (status, stop) = stopped(refused)?;
                    (status, Vec::new(), Some(stop))
                }
            }
        }
    };
    let changed = || (StatusCode::CONFLICT, Some(CorrectionStop::Changed));
    let (status, stop) = if stale { changed() } else { (status, stop) };
    // Whoever sends again saw what the record says now.
    let correcting = read(&portal, &around, &operator, id).await?;
    Ok(around.page_with(status, PersonCorrection { correcting, form, errors, stop }))
}
