//! What visitors think of a page. Nobody is named, so nobody acts.

use sqlx::PgPool;

use crate::{Context, Error};

/// A visitor's opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// Path of the page.
    pub page: String,
    /// One to five.
    pub stars: u8,
    /// Which of the fixed reasons.
    pub reason: Option<u8>,
    /// Details.
    pub words: String,
}

/// Writes an opinion down.
pub async fn add(pool: &PgPool, ctx: &Context, rating: &Rating) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO rating (id, at, page, stars, reason, words) VALUES ($1, $2, $3, $4, $5, $6)",
        ctx.id(),
        ctx.now,
        rating.page,
        i16::from(rating.stars),
        rating.reason.map(i16::from),
        rating.words,
    )
    .execute(pool)
    .await?;
    Ok(())
}
