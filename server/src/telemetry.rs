//! Logs and metrics. Neither ever holds personal data: fields name routes, numbers and kinds.

use std::io::IsTerminal;

use axum::{Router, routing::get};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// What is logged unless `RUST_LOG` says otherwise.
const USUAL: &str = "info,sqlx=warn,tower_sessions_core=error,tower_sessions=error,hyper=warn";
/// Upper bounds of the buckets of durations, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10.0];

/// Begins to log to standard error, one JSON object a line in production.
pub fn start_logging(filter: Option<&str>, json: bool) {
    let filter = EnvFilter::new(filter.unwrap_or(USUAL));
    let colours = std::io::stderr().is_terminal();
    let builder =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours);
    // A second start, in a test, keeps the first.
    let _ = if json { builder.json().try_init() } else { builder.try_init() };
}

/// Begins to count. Once per process.
pub fn start_metrics() -> Result<PrometheusHandle, BuildError> {
    PrometheusBuilder::new().set_buckets(&BUCKETS)?.install_recorder()
}

/// The listener of the metrics, which is not for everybody.
pub fn metrics_routes(handle: PrometheusHandle) -> Router {
    Router::new().route("/metrics", get(move || async move { handle.render() }))
}
