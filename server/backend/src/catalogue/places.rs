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
    let mut errors = Vec::new();
    for place in typed_places(form, step, answers) {
        let is_known = match place.kind {
            PlaceKind::Municipality => municipalities::exists(&mut *connection, &place.name).await?,
            PlaceKind::Country => countries::exists(&mut *connection, &place.name).await?,
        };
        if !is_known {
            errors.push(place.error);
        }
    }
    Ok(errors)
}
