//! The portal as a program: configuration, router, handlers, middleware, jobs, commands.
//!
//! # How to add a page
//! 1. Its struct and view in `app` (see there).
//! 2. A handler in `pages/`, one file per page: it asks `backend` for facts and renders. Its first
//!    argument says who may call it ([`session::SignedIn`], [`session::AtDesk`], [`session::Visiting`]);
//!    a form comes in as [`middleware::csrf::CsrfForm`].
//! 3. One line in the router of `pages/`.
//!
//! # What happens to a request
//! See [`middleware`]. Time and chance come from [`outside`]; nothing but `main.rs` and [`config`]
//! reads a clock, the environment or a random generator.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "tests may stop at the first surprise"
    )
)]

pub mod assets;
pub mod cli;
pub mod commands;
pub mod config;
pub mod health;
pub mod jobs;
pub mod mail;
pub mod middleware;
pub mod outside;
pub mod plain_page;
pub mod platform;
pub mod postgres;
pub mod serve;
pub mod session;
pub mod telemetry;

pub use platform::{Outside, Platform};

use axum::Router;

/// The whole portal: these pages within everything that surrounds them. Tests call it as the
/// program does.
pub fn compose(platform: &Platform, pages: Router) -> Router {
    let technical = health::routes(platform.health.clone());
    middleware::wrap(pages, &platform.surroundings())
        .merge(technical)
        .merge(assets::routes(&platform.config.assets))
}

/// The portal with all its pages.
pub fn build(platform: &Platform) -> Router {
    compose(platform, Router::new())
}

/// Who does which kind of job.
pub fn job_handlers(platform: &Platform) -> jobs::JobHandlers {
    jobs::JobHandlers::new().on(jobs::SweepHandler { pool: platform.pool.clone() })
}
