//! The register of transactions keeps its term, and not a day more.

use async_trait::async_trait;
use backend::{
    jobs::PurgeRegister,
    register::{self, PURGED_AT_ONCE},
};
use chrono::TimeDelta;
use sqlx::PgPool;

use super::{Attempt, Handler, Outcome};

/// How often.
const EVERY: TimeDelta = TimeDelta::days(1);
/// While there is more.
const AT_ONCE: TimeDelta = TimeDelta::seconds(1);

/// Does [`PurgeRegister`].
#[derive(Debug, Clone)]
pub struct PurgeHandler {
    /// The database.
    pub pool: PgPool,
}

#[async_trait]
impl Handler<PurgeRegister> for PurgeHandler {
    async fn run(&self, _: PurgeRegister, attempt: Attempt) -> Outcome {
        match register::purge(&self.pool, &attempt.ctx).await {
            Ok(gone) => {
                tracing::info!(gone, "register of transactions purged");
                Outcome::Again(if gone < PURGED_AT_ONCE { EVERY } else { AT_ONCE })
            }
            Err(error) => Outcome::of_error(&error),
        }
    }
}
