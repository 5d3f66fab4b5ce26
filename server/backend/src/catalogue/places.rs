//! Whether the places that somebody typed exist.

use domain::form::{AnswerError, PlaceKind, TypedPlace};
use sqlx::PgConnection;

use super::{countries, municipalities};
use crate::Error;

/// What has to be said about the places of a form: those that are in no table.
pub async fn unknown_places(
    connection: &mut PgConnection,
    places: Vec<TypedPlace>,
) -> Result<Vec<AnswerError>, Error> {
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
