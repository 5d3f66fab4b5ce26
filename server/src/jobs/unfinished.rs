//! Every night: what is left of uploads that were never finished, because the program was killed.

use std::time::SystemTime;

use async_trait::async_trait;
use backend::jobs::RemoveUnfinished;
use chrono::TimeDelta;
use documents::{DocumentStore, store::Unfinished};

use super::{Attempt, Handler, Outcome, doubles::until_night};

/// No upload takes so long without a byte.
const UNTOUCHED: TimeDelta = TimeDelta::hours(24);

/// Does [`RemoveUnfinished`]. The database is not asked: an older copy of it may be back, and must not cost a document.
#[derive(Debug, Clone)]
pub struct UnfinishedHandler {
    /// Where documents are.
    pub store: DocumentStore,
}

#[async_trait]
impl Handler<RemoveUnfinished> for UnfinishedHandler {
    async fn run(&self, _: RemoveUnfinished, attempt: Attempt) -> Outcome {
        let now = attempt.ctx.now;
        match self.store.remove_unfinished(SystemTime::from(now - UNTOUCHED)).await {
            Ok(Unfinished { removed, left }) => {
                tracing::info!(removed, "unfinished uploads removed");
                if left > 0 {
                    tracing::warn!(left, "unfinished uploads that could not be removed");
                }
                Outcome::Again(until_night(now))
            }
            Err(error) => Outcome::Retry(error.to_string()),
        }
    }
}
