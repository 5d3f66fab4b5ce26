//! Whether the portal lives, and whether it can work: for balancers, doctors and monitoring.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, TimeDelta, Utc};
use documents::DocumentStore;
use serde::Serialize;
use sqlx::PgPool;
use tokio::{sync::Mutex, time::timeout};

use crate::{
    outside::{Clock, Random},
    providers::{Providers, ProvidersReport},
};

/// A database that needs longer is of no use to people.
const DATABASE_PATIENCE: Duration = Duration::from_secs(1);
/// The store is written to at every check, so not at every question.
const STORE_PATIENCE: Duration = Duration::from_secs(3);
/// An answer about the store holds so long.
const STORE_FRESH: TimeDelta = TimeDelta::seconds(5);

/// Looks after what the portal depends on.
#[derive(Debug, Clone)]
pub struct Health {
    pool: PgPool,
    store: DocumentStore,
    providers: Providers,
    clock: Clock,
    random: Random,
    last_store: Arc<Mutex<Option<StoreAnswer>>>,
}

/// When the store was asked last, and whether it worked.
type StoreAnswer = (DateTime<Utc>, bool);

/// What was found.
#[expect(clippy::struct_excessive_bools, reason = "four questions with yes or no, as JSON")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Report {
    /// All of it.
    pub ready: bool,
    /// The database answers within a second.
    pub database: bool,
    /// Every migration of this version has been applied.
    pub migrations: bool,
    /// Documents can be written and read.
    pub object_store: bool,
    /// Who can let citizens in. Told, and no reason to be called not ready: everything else works.
    pub identity_providers: ProvidersReport,
}

impl Health {
    /// Looks after these.
    pub fn new(
        pool: PgPool,
        store: DocumentStore,
        providers: Providers,
        clock: Clock,
        random: Random,
    ) -> Self {
        Self { pool, store, providers, clock, random, last_store: Arc::default() }
    }

    /// Looks now.
    pub async fn look(&self) -> Report {
        let database =
            matches!(timeout(DATABASE_PATIENCE, backend::health::ping(&self.pool)).await, Ok(Ok(())));
        let migrations = database
            && matches!(
                timeout(DATABASE_PATIENCE, backend::migrations_are_current(&self.pool)).await,
                Ok(Ok(true))
            );
        let object_store = self.look_at_store().await;
        let identity_providers = self.providers.report(self.clock.now());
        let ready = database && migrations && object_store;
        Report { ready, database, migrations, object_store, identity_providers }
    }

    async fn look_at_store(&self) -> bool {
        let mut last = self.last_store.lock().await;
        let now = self.clock.now();
        if let Some((at, answer)) = *last
            && now - at < STORE_FRESH
        {
            return answer;
        }
        let answer =
            matches!(timeout(STORE_PATIENCE, self.store.check(self.random.bytes())).await, Ok(Ok(())));
        *last = Some((now, answer));
        answer
    }
}

/// `/health/live` and `/health/ready`.
pub fn routes(health: Health) -> Router {
    Router::new()
        .route("/health/live", get(|| async { no_store(Json(serde_json::json!({ "live": true }))) }))
        .route("/health/ready", get(ready))
        .with_state(health)
}

async fn ready(State(health): State<Health>) -> Response {
    let report = health.look().await;
    let status = if report.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    no_store((status, Json(report)))
}

fn no_store(answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
