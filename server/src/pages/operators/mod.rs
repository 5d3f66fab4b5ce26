//! The door of operators: the OpenID provider of their organisation, or SPID and CIE where they may.
//!
//! * `doors`: the providers; `door`: choosing, setting out and coming back
//! * `entering`: whoever was proved to be somebody gets a desk, or is told that they cannot (`not_let_in`); `known`: with which browser
//! * `spid`: the same with SPID; `cie`: with CIE; `left`: a provider says that somebody left

mod cie;
mod door;
mod doors;
mod entering;
mod known;
mod left;
mod not_let_in;
mod spid;
#[cfg(test)]
mod tests;

use app::routes::pattern;
use axum::{
    Router, middleware,
    routing::{get, post},
};

use super::{Portal, spid::gate};
use crate::middleware::body;

pub use doors::{OperatorDoor, OperatorDoors};
pub(super) use not_let_in::NotLetIn;
pub(super) use spid::{Vouched, enter_with_identity};

/// A logout token and its field.
const ORDER_BYTES: usize = 20 * 1024;

pub(super) fn routes(portal: &Portal) -> Router<Portal> {
    // The orders of a provider come all from one address, and none of them comes again: they are not counted.
    let orders = Router::new().route(pattern::OPERATOR_LEFT, post(left::obey));
    // Each of these makes us sign something, or ask somebody, for whoever comes.
    let costly = Router::new()
        .route(pattern::OPERATOR_LOGIN, get(door::door))
        .route(pattern::OPERATOR_SPID, get(spid::start))
        .route(pattern::OPERATOR_CIE, get(cie::start))
        .route_layer(middleware::from_fn_with_state(portal.clone(), gate::limit));
    Router::new()
        .route(pattern::OPERATOR_RETURN, get(door::come_back))
        .route(pattern::OPERATOR_RETURN_OF, get(door::come_back_from))
        .route(pattern::OPERATOR_CONFIRM, get(door::confirm))
        .route(pattern::CONSOLE_DESK, post(entering::switch))
        .merge(body::short(orders, ORDER_BYTES))
        .merge(costly)
}
