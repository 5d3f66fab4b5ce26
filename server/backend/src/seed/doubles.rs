//! Somebody of the demo who is in the registry twice, so that there is a pair to be judged: entered once at the counter,
//! and once more after a telephone call in which the surname was heard otherwise. Invented.

use chrono::TimeDelta;
use sqlx::PgPool;

use super::people::{Line, write};
use crate::{Context, Error, people};

const TWICE: [Line; 2] = [
    ("Ottavia", "Brambatti", "1957-09-14", "F", "", "055 010 0346"),
    ("Ottavia", "Brambati", "1957-09-14", "F", "", ""),
];

/// Their place after the people of [`super::people`], who may become more.
const PLACE: u128 = 0x80;

/// Enters somebody twice, and looks for doubles as every night does. Comes after [`super::people`]. Never in
/// production.
pub async fn doubles(owner: &PgPool, ctx: &Context) -> Result<(), Error> {
    // Weeks ago: who was written down last is somebody else.
    write(owner, ctx.now - TimeDelta::days(40), (PLACE, &TWICE)).await?;
    people::find_doubles(owner, ctx).await?;
    Ok(())
}
