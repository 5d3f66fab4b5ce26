//! The parts that react in the browser. Each is plain HTML that works without script; addresses and
//! words reach an island as props, so that it needs no catalogue.

pub mod queue;
