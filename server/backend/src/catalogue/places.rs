//! Whether the places that somebody typed exist.

use domain::form::{AnswerError, Answers, Definition, PlaceKind, Step, typed_places};
use sqlx::PgConnection;

use super::{countries, municipalities};
use crate::Error;

/// What has to be said about the places of a step: those that are in no table.
pub async fn unknown_places(
    connection: &mut PgConnection,
    form: &Definition,
    step: &Step,
    answers: &Answers,
) -> Result<Vec<AnswerError>, Error> {
    let places = typed_places(form, step, answers);
    let of_municipalities = places.iter().filter(|place| place.kind == PlaceKind::Municipality);
    let names: Vec<String> = of_municipalities.map(|place| place.name.clone()).collect();
    let existing = municipalities::existing(&mut *connection, &names).await?;
    let mut errors = Vec::new();
    for place in places {
        let is_known = match place.kind {
            PlaceKind::Municipality => existing.contains(&place.name),
            PlaceKind::Country => countries::exists(&mut *connection, &place.name).await?,
        };
        if !is_known {
            errors.push(place.error);
        }
    }
    Ok(errors)
}
