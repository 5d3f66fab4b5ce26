//! Work that comes round: sealing the audit, letting drafts expire, looking for viruses.

use async_trait::async_trait;
use backend::{
    audit, intake,
    jobs::{ExpireDrafts, ScanDocument, SealAudit},
};
use chrono::TimeDelta;
use documents::{scan::Verdict, store::StoredDocument};

use super::{Attempt, Handler, Outcome};
use crate::Platform;

/// New audit rows are sealed this often.
const SEALED_EVERY: TimeDelta = TimeDelta::seconds(5);
/// Drafts are looked through this often.
const EXPIRED_EVERY: TimeDelta = TimeDelta::hours(1);

/// Does [`SealAudit`], [`ExpireDrafts`] and [`ScanDocument`].
#[derive(Debug, Clone)]
pub struct UpkeepHandler {
    /// Database, store, scanner.
    pub platform: Platform,
}

#[async_trait]
impl Handler<SealAudit> for UpkeepHandler {
    async fn run(&self, _: SealAudit, attempt: Attempt) -> Outcome {
        match audit::seal(&self.platform.pool, &attempt.ctx).await {
            Ok(_) => Outcome::Again(SEALED_EVERY),
            Err(error) => Outcome::of_error(&error),
        }
    }
}

#[async_trait]
impl Handler<ExpireDrafts> for UpkeepHandler {
    async fn run(&self, _: ExpireDrafts, attempt: Attempt) -> Outcome {
        let abandoned = match intake::expire_drafts(&self.platform.pool, &attempt.ctx).await {
            Ok(abandoned) => abandoned,
            Err(error) => return Outcome::of_error(&error),
        };
        for place in abandoned {
            let Ok(stored) = serde_json::from_value::<StoredDocument>(place) else {
                continue;
            };
            if let Err(error) = self.platform.store.delete(&stored.object_key).await {
                // The key is gone with the row: what stays behind cannot be read by anybody.
                tracing::warn!(%error, "the content of an expired draft stays behind");
            }
        }
        Outcome::Again(EXPIRED_EVERY)
    }
}

#[async_trait]
impl Handler<ScanDocument> for UpkeepHandler {
    async fn run(&self, job: ScanDocument, _: Attempt) -> Outcome {
        let place = match intake::document_to_scan(&self.platform.pool, job.document).await {
            Ok(place) => place,
            // Taken back, or looked at already.
            Err(backend::Error::NotFound) => return Outcome::Done,
            Err(error) => return Outcome::of_error(&error),
        };
        let Ok(stored) = serde_json::from_value::<StoredDocument>(place) else {
            return Outcome::Fail("the place of the document cannot be read".to_owned());
        };
        let content = match self.platform.store.open(&stored).await {
            Ok(content) => content,
            Err(error) => return Outcome::Retry(error.to_string()),
        };
        let clean = match self.platform.scanner.scan(content).await {
            Verdict::Clean => true,
            Verdict::Infected { .. } => false,
            Verdict::Unavailable(failure) => return Outcome::Retry(failure.to_string()),
        };
        match intake::document_scanned(&self.platform.pool, job.document, clean).await {
            Ok(()) => Outcome::Done,
            Err(error) => Outcome::of_error(&error),
        }
    }
}
