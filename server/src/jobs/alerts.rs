//! What operators are told of, gathered out of what happened.

use async_trait::async_trait;
use backend::{alerts, jobs::GatherAlerts};
use chrono::TimeDelta;
use sqlx::PgPool;

use super::{Attempt, Handler, Outcome};

/// Does [`GatherAlerts`].
#[derive(Debug, Clone)]
pub struct AlertsHandler {
    /// The database.
    pub pool: PgPool,
    /// It is looked for this often.
    pub every: TimeDelta,
}

#[async_trait]
impl Handler<GatherAlerts> for AlertsHandler {
    async fn run(&self, _: GatherAlerts, attempt: Attempt) -> Outcome {
        match alerts::gather(&self.pool, &attempt.ctx).await {
            Ok(told) => {
                tracing::debug!(told, "alerts");
                Outcome::Again(self.every)
            }
            Err(error) => Outcome::of_error(&error),
        }
    }
}
