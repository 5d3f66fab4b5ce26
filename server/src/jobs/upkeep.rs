//! Work that comes round: sealing the audit, telling of services that open, letting drafts and unfinished uploads
//! expire, looking for viruses.

use async_trait::async_trait;
use backend::{
    audit, intake,
    jobs::{ExpireDrafts, ScanDocument, SealAudit},
};
use chrono::TimeDelta;
use documents::{
    scan::{ScanFailure, Verdict},
    store::{ObjectKey, StoredDocument},
};
use serde::Deserialize;

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
        // First: what waits for its service is kept.
        if let Err(error) = intake::tell_openings(&self.platform.pool, &attempt.ctx).await {
            return Outcome::of_error(&error);
        }
        let abandoned = match intake::expire_drafts(&self.platform.pool, &attempt.ctx).await {
            Ok(abandoned) => abandoned,
            Err(error) => return Outcome::of_error(&error),
        };
        let unfinished = match intake::expire_uploads(&self.platform.pool, &attempt.ctx).await {
            Ok(unfinished) => unfinished,
            Err(error) => return Outcome::of_error(&error),
        };
        self.remove(abandoned.into_iter().chain(unfinished)).await;
        Outcome::Again(EXPIRED_EVERY)
    }
}

/// Where the content of a document, or of a piece of one, is.
#[derive(Deserialize)]
struct Place {
    object_key: ObjectKey,
}

impl UpkeepHandler {
    async fn remove(&self, contents: impl Iterator<Item = serde_json::Value>) {
        for content in contents {
            let Ok(place) = serde_json::from_value::<Place>(content) else {
                continue;
            };
            if let Err(error) = self.platform.store.delete(&place.object_key).await {
                // The key is gone with the row: what stays behind cannot be read by anybody.
                tracing::warn!(%error, "the content of something that expired stays behind");
            }
        }
    }
}

#[async_trait]
impl Handler<ScanDocument> for UpkeepHandler {
    async fn run(&self, job: ScanDocument, attempt: Attempt) -> Outcome {
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
            // It will never look at it: an administrator must allow larger files, or look themselves.
            Verdict::Unavailable(failure @ ScanFailure::TooLarge) => {
                return Outcome::Fail(failure.to_string());
            }
            Verdict::Unavailable(failure) => return Outcome::Retry(failure.to_string()),
        };
        match intake::document_scanned(&self.platform.pool, &attempt.ctx, job.document, clean).await {
            Ok(()) => Outcome::Done,
            Err(error) => Outcome::of_error(&error),
        }
    }
}
