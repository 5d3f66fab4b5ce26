//! What a provider granted to a citizen who has left, until it is taken back.
//!
//! Whoever leaves does not wait for the provider: the tokens are written down, and a job asks it to revoke them,
//! again and again while it is away. Neither the session nor the row shows them to whoever reads the database.

use chrono::{DateTime, TimeDelta, Utc};
use domain::Id;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error,
    jobs::{Job, enqueue},
    register::RegisterKeys,
    work,
};

/// So long tokens are kept at most: the last attempt is over by then, unless its runner died.
const KEPT_FOR: TimeDelta = TimeDelta::days(7);

const TABLE: &str = "token_revocation";
const IN_ROW: Error = Error::Corrupt { table: TABLE, column: "sealed" };
const IN_SESSION: Error = Error::Corrupt { table: "session", column: "data" };

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

/// Tokens as a session keeps them. They open with the ring that sealed them, in that session and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedTokens {
    /// Name of the key of the register that sealed them.
    key: String,
    nonce: [u8; 12],
    /// In hexadecimal.
    sealed: String,
}

/// Seals the tokens of a session. `session` is what the database calls it, `nonce` are fresh random bytes.
pub fn seal<T: Serialize>(
    keys: &RegisterKeys,
    session: &str,
    nonce: [u8; 12],
    tokens: &T,
) -> Result<SealedTokens, Error> {
    let text = serde_json::to_vec(tokens).map_err(|_| IN_SESSION)?;
    let sealed = keys.seal_tokens(nonce, &place("session", session), &text).ok_or(IN_SESSION)?;
    Ok(SealedTokens { key: keys.name().to_owned(), nonce, sealed: hex::encode(sealed) })
}

/// Opens the tokens of a session.
///
/// # Errors
/// [`Error::Corrupt`] where they are of another session or changed, or their key is not in the ring any more.
pub fn open<T: DeserializeOwned>(
    keys: &RegisterKeys,
    session: &str,
    tokens: &SealedTokens,
) -> Result<T, Error> {
    let sealed = hex::decode(&tokens.sealed).map_err(|_| IN_SESSION)?;
    let text = keys.open_tokens(&tokens.key, tokens.nonce, &place("session", session), &sealed);
    serde_json::from_slice(&text.ok_or(IN_SESSION)?).map_err(|_| IN_SESSION)
}

/// Where tokens stand: they are sealed together with it.
fn place(table: &str, row: &str) -> Vec<u8> {
    ["sportello/tokens/1", table, row].join("\0").into_bytes()
}

/// Writes down that these tokens are to be revoked.
pub async fn ask<T: Serialize>(
    pool: &PgPool,
    ctx: &Context,
    keys: &RegisterKeys,
    tokens: &T,
) -> Result<(), Error> {
    let id = ctx.id();
    let text = serde_json::to_vec(tokens).map_err(|_| IN_ROW)?;
    let sealed = keys.seal_tokens(nonce_of(id)?, &place(TABLE, &id.to_string()), &text).ok_or(IN_ROW)?;
    let mut transaction = work::begin(pool).await?;
    sqlx::query!(
        "INSERT INTO token_revocation (id, key_id, sealed, created_at) VALUES ($1, $2, $3, $4)",
        id,
        keys.name(),
        sealed,
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
/// [`Error::NotFound`] when they were revoked, or given up; [`Error::Corrupt`] when they do not open.
pub async fn find<T: DeserializeOwned>(
    pool: &PgPool,
    keys: &RegisterKeys,
    revocation: Id<Revocation>,
) -> Result<T, Error> {
    let id = revocation.uuid();
    let row =
        sqlx::query!("SELECT key_id, sealed FROM token_revocation WHERE id = $1", id).fetch_one(pool).await?;
    let text = keys.open_tokens(&row.key_id, nonce_of(id)?, &place(TABLE, &id.to_string()), &row.sealed);
    serde_json::from_slice(&text.ok_or(IN_ROW)?).map_err(|_| IN_ROW)
}

/// A row's identifier is random and sealed under once: its end is the nonce, as in the register.
fn nonce_of(id: Uuid) -> Result<[u8; 12], Error> {
    id.as_bytes().last_chunk().copied().ok_or(IN_ROW)
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
