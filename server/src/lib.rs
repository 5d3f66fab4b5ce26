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
pub mod channel;
pub mod cli;
pub mod commands;
pub mod config;
mod connections;
pub mod health;
pub mod jobs;
pub mod mail;
pub mod middleware;
pub mod outside;
pub mod pages;
pub mod plain_page;
pub mod platform;
pub mod postgres;
pub mod printing;
pub mod providers;
pub mod serve;
pub mod session;
pub mod sms;
pub mod telemetry;
#[cfg(feature = "testing")]
pub mod testing;

pub use pages::{Portal, PortalError};
pub use platform::{Outside, Platform};

use axum::Router;
use backend::jobs::{ExpireDrafts, RemindAppointments, ScanDocument, SealAudit, SendAppointmentMail};

/// The whole portal: these pages within everything that surrounds them. Tests call it as the
/// program does.
pub fn compose(platform: &Platform, pages: Router) -> Router {
    let technical = health::routes(platform.health.clone());
    middleware::wrap(pages, &platform.surroundings())
        .merge(technical)
        .merge(assets::routes(&platform.config.assets))
}

/// Who does which kind of job, those aside that need a door: see [`jobs::RevokeHandler`].
///
/// # Errors
/// When the fonts of the receipts cannot be loaded.
pub fn job_handlers(platform: &Platform) -> Result<jobs::JobHandlers, documents::print::PrintError> {
    let appointments = jobs::AppointmentHandler { platform: platform.clone() };
    let upkeep = jobs::UpkeepHandler { platform: platform.clone() };
    Ok(jobs::JobHandlers::new()
        .on::<SealAudit>(upkeep.clone())
        .on::<ExpireDrafts>(upkeep.clone())
        .on::<ScanDocument>(upkeep)
        .on::<RemindAppointments>(appointments.clone())
        .on::<SendAppointmentMail>(appointments)
        .on(jobs::DoublesHandler { pool: platform.pool.clone() })
        .on(jobs::SweepHandler { pool: platform.pool.clone() })
        .on(jobs::PurgeHandler { pool: platform.pool.clone() })
        .on(jobs::UnfinishedHandler { store: platform.store.clone() })
        .on(jobs::ProvidersHandler { platform: platform.clone(), patience: providers::PATIENCE })
        .on(jobs::AlarmHandler { platform: platform.clone() })
        .on(jobs::AlertsHandler { pool: platform.pool.clone(), every: platform.config.alerts_every })
        .on(jobs::AlertMailHandler { platform: platform.clone() })
        .on(jobs::ReferralsHandler { platform: platform.clone() })
        .on(jobs::LetterHandler { platform: platform.clone() })
        .on(jobs::OpeningHandler { platform: platform.clone() })
        .on(jobs::OutsideHandler { platform: platform.clone() })
        .on(jobs::CodeHandler { platform: platform.clone() })
        .on(jobs::ReceiptHandler { platform: platform.clone() }))
}
