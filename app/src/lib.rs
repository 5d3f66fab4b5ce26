//! What people see: pages, components, islands, typed addresses and translations.
//!
//! A page is a struct of facts plus a view ([`page::Page`]). To add one:
//! 1. write the struct beside its siblings in `public/`, `citizen/` or `console/`, with `title`,
//!    `view` and `samples`;
//! 2. compose it of components: class names live in `components/`, never in a page;
//! 3. put its words into the Fluent files of `locales/`: those of citizens in every language, those of the
//!    console in Italian and English; texts of services are shown as [`wording::Wording`];
//! 4. name its address in [`routes::Route`];
//! 5. add it to the list in `tests/pages.rs` (or `console/tests.rs`), which render every sample in
//!    every language;
//! 6. renew what is heard of the pages (`tests/outlines`), and read what changed.
//!
//! The feature `ssr` renders on the server; `hydrate` holds only the islands, for the browser.
#![recursion_limit = "256"]
#![cfg_attr(
    feature = "ssr",
    expect(
        clippy::needless_pass_by_value,
        reason = "a component owns its props, whether it uses them up or not"
    )
)]
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

pub mod islands;

#[cfg(feature = "ssr")]
pub mod appointments;
#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
pub mod citizen;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod console;
#[cfg(feature = "ssr")]
pub mod discovery;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod problems;
#[cfg(feature = "ssr")]
pub mod public;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod wording;

#[cfg(all(test, feature = "ssr"))]
mod tests;
