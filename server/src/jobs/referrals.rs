//! Referrals that wait for too long: they are noted, and the lists of both desks say so.

use async_trait::async_trait;
use backend::{jobs::NoteLateReferrals, referrals};
use chrono::TimeDelta;

use super::{Attempt, Handler, Outcome};
use crate::Platform;

/// They are looked through this often.
const EVERY: TimeDelta = TimeDelta::hours(24);

/// Does [`NoteLateReferrals`].
#[derive(Debug, Clone)]
pub struct ReferralsHandler {
    /// Database, configuration.
    pub platform: Platform,
}

#[async_trait]
impl Handler<NoteLateReferrals> for ReferralsHandler {
    async fn run(&self, _: NoteLateReferrals, attempt: Attempt) -> Outcome {
        let days = self.platform.config.late_referral_days;
        match referrals::note_late(&self.platform.pool, &attempt.ctx, days).await {
            Ok(noted) => {
                tracing::info!(noted, "late referrals");
                Outcome::Again(EVERY)
            }
            Err(error) => Outcome::of_error(&error),
        }
    }
}
