//! What a provider granted to a citizen who has left, until it is taken back.
//!
//! Whoever leaves does not wait for the provider: the tokens are written down, and a job asks it to revoke them,
//! again and again while it is away.

use chrono::{DateTime, TimeDelta, Utc};
use domain::Id;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sqlx::PgPool;

use crate::{
    Context, Error,
    error::{decode, encode},
    jobs::{Job, enqueue},
    work,
};

/// So long tokens are kept at most: the last attempt is over by then, unless its runner died.
const KEPT_FOR: TimeDelta = TimeDelta::days(7);

/// Tokens that are to be revoked.
#[derive(Debug)]
pub enum Revocation {}

/// Asks the provider to revoke tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeTokens {
    /// Which.
    pub revocation: Id<Revocation>,
}

impl Job for RevokeTokens {
    const QUEUE: &'static str = "revoke_tokens";
}

/// Writes down that these tokens are to be revoked.
pub async fn ask<T: Serialize>(pool: &PgPool, ctx: &Context, tokens: &T) -> Result<(), Error> {
    let id = ctx.id();
    let mut transaction = work::begin(pool).await?;
    sqlx::query!(
        "INSERT INTO token_revocation (id, tokens, created_at) VALUES ($1, $2, $3)",
        id,
        encode("token_revocation", "tokens", tokens)?,
        ctx.now,
    )
    .execute(&mut *transaction)
    .await?;
    enqueue(&mut transaction, ctx, &RevokeTokens { revocation: Id::new(id) }).await?;
    transaction.commit().await?;
    Ok(())
}

/// The tokens.
///
/// # Errors
/// [`Error::NotFound`] when they were revoked, or given up.
pub async fn find<T: DeserializeOwned>(pool: &PgPool, revocation: Id<Revocation>) -> Result<T, Error> {
    let tokens = sqlx::query_scalar!("SELECT tokens FROM token_revocation WHERE id = $1", revocation.uuid())
        .fetch_one(pool)
        .await?;
    decode("token_revocation", "tokens", tokens)
}

/// They were revoked, or are not worth anything by themselves any more.
pub async fn forget(pool: &PgPool, revocation: Id<Revocation>) -> Result<(), Error> {
    sqlx::query!("DELETE FROM token_revocation WHERE id = $1", revocation.uuid()).execute(pool).await?;
    Ok(())
}

/// Forgets what no job gives back any more. A periodic job.
pub async fn forget_old(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!("DELETE FROM token_revocation WHERE created_at <= $1", now - KEPT_FOR).execute(pool).await?;
    Ok(())
}
