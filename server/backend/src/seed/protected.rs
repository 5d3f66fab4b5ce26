//! Somebody of the demo under a protective alias, so that there is one to look at. Invented.

use chrono::TimeDelta;
use domain::{Id, permission::authorise, person::Ground};
use sqlx::PgPool;

use super::{
    at_desk,
    people::{Line, known, write},
};
use crate::{Context, Error, people};

const WHO: [Line; 1] = [("Sabrina", "Valtorta", "1984-04-17", "F", "VLTSRN84D57M990N", "333 010 0384")];

/// Their place after the people of [`super::doubles`].
const PLACE: u128 = 0x90;

/// Enters somebody and protects the name, once. Comes after [`super::people`], with the same `issuer` as
/// [`super::demo`]. Never in production.
pub async fn protected(owner: &PgPool, ctx: &Context, issuer: &str) -> Result<(), Error> {
    let Some(anna) = at_desk(owner, ctx, issuer, "anna.bruni").await? else { return Ok(()) };
    // Weeks ago: who was written down last is somebody else.
    write(owner, ctx.now - TimeDelta::days(45), (PLACE, &WHO)).await?;
    let why = (Ground::Violence, "Ospite di una casa rifugio: chi la cerca chiede agli sportelli");
    match people::protect(owner, ctx, authorise(&anna)?, Id::new(known(PLACE)), why).await {
        // Protected already.
        Ok(_) | Err(Error::Stale) => Ok(()),
        Err(error) => Err(error),
    }
}
