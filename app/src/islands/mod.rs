//! The parts that react in the browser. Each is plain HTML that works without script; addresses and
//! words reach an island as props, so that it needs no catalogue.
//!
//! What touches the browser lives in modules that only the feature `hydrate` compiles; without it
//! the same calls do nothing, and the server renders the same HTML.

#[cfg(feature = "hydrate")]
mod browser;
pub mod municipality;
pub mod queue;
