//! Words and rules of the trade.
//!
//! Pure types and functions: nothing here reads a clock, a disk or a network, and everything
//! compiles for the browser as well as for the server. The glossary is PRODUCT: one word, one thing.
//!
//! * values that are parsed once at the edge: [`FiscalCode`], [`Protocollo`], [`Id`], [`Lang`]
//! * life cycles as enums that own their facts: [`intake::State`], [`card::State`], [`referral::State`],
//!   [`presa_in_carico::State`]
//! * forms as data and their validation: [`form`]
//! * what is found by which words: [`search`], [`finding`], and how letters are compared: [`letters`]
//! * what may be counted and shown without telling of anybody: [`counting`]; what people think: [`rating`]
//! * who may do and see what: [`actor`], [`mask`], [`permission`]; how masks change and are lifted: [`profile`],
//!   [`exceptional`]; who gives it: [`staff`]; who looks: [`trail`]; who works together, and to which desk requests go: [`zone`]; all of it as one file: [`transfer`]
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

pub mod actor;
pub mod alert;
pub mod appointment;
pub mod bounce;
pub mod calendar;
pub mod card;
pub mod catalogue;
pub mod codes;
pub mod contact;
pub mod counting;
pub mod deadline;
pub mod delivery;
pub mod desk;
pub mod diary;
pub mod document;
pub mod exceptional;
pub mod export;
pub mod fields;
pub mod file_access;
pub mod finding;
pub mod fiscal_code;
pub mod form;
pub mod format;
pub mod holidays;
pub mod hours;
pub mod household;
pub mod icalendar;
pub mod id;
pub mod intake;
pub mod lang;
pub mod letters;
mod mark;
pub mod mask;
pub mod message;
pub mod permission;
pub mod person;
pub mod personal;
pub mod place;
pub mod presa_in_carico;
pub mod privacy;
pub mod profile;
pub mod protocollo;
pub mod rating;
pub mod referral;
pub mod search;
pub mod service;
pub mod session;
pub mod spreadsheet;
pub mod staff;
pub mod trail;
pub mod transfer;
pub mod zone;

pub use fiscal_code::FiscalCode;
pub use id::Id;
pub use lang::{Lang, Text};
pub use protocollo::Protocollo;
