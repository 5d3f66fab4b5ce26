//! The registry of identity providers, asked again and again.

use std::time::Duration;

use async_trait::async_trait;
use backend::jobs::RefreshProviders;
use chrono::TimeDelta;

use super::{Attempt, Handler, Outcome};
use crate::{
    Platform,
    providers::{self, Older, RefreshError},
};

/// How often, while it answers.
const EVERY: TimeDelta = TimeDelta::hours(4);

/// Does [`RefreshProviders`].
#[derive(Debug, Clone)]
pub struct ProvidersHandler {
    /// Configuration, database, and the providers in use.
    pub platform: Platform,
    /// How long the registry is waited for.
    pub patience: Duration,
}

#[async_trait]
impl Handler<RefreshProviders> for ProvidersHandler {
    async fn run(&self, _: RefreshProviders, _: Attempt) -> Outcome {
        match providers::refresh(&self.platform, self.patience, Older::Refuse).await {
            Ok(_) => Outcome::Again(EVERY),
            Err(RefreshError::Backend(error)) => Outcome::of_error(&error),
            // After longer and longer waits; the last good copy serves meanwhile.
            Err(error) => Outcome::Retry(error.to_string()),
        }
    }
}
