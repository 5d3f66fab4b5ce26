//! Code tables: what is chosen from lists in cards, with one mechanism for all of them.
//!
//! * [`Table`]: which tables there are; [`Scheme`]: national lists that their rows stand for
//! * [`Code`], [`Entry`], [`Validity`]: a row and what it says
//! * [`Book`]: a table with every edition of its rows; words of an old day stay the old ones, and a row
//!   that is used somewhere keeps working there after it was withdrawn
//! * [`sheet`]: rows out of a CSV file, checked line by line, and back into one
//! * [`Book::find`]: rows by words or code, page by page
//!
//! # How to use a table in a card
//! A field of a part asks it as [`crate::fields::Kind::OneOf`], with [`crate::fields::Lists`]. Elsewhere,
//! keep the [`Code`]; offer [`Book::offered_with`] on the day of the card, with what is chosen already;
//! accept what [`Book::accepts`]; show [`Book::label`] as of the day of the card.

mod book;
mod entry;
mod find;
pub mod sheet;
mod table;
#[cfg(test)]
mod tests;

pub use book::{Book, Edition, Library, Offer, Written};
pub use entry::{Code, Entry, MAX_LABEL, MAX_NOTE, NotACode, Validity};
pub use find::{Found, PAGE, Start};
pub use table::{Scheme, Table};
