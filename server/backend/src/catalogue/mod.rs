//! What can be applied for, and the municipalities and countries.

mod countries;
mod country_names;
mod decoded;
pub mod editing;
mod eras;
mod municipalities;
mod places;
mod services;

pub use countries::complete as complete_countries;
pub(crate) use decoded::Decoded;
pub use eras::eras;
pub use municipalities::{complete, name_of};
pub use places::unknown_places;
pub use services::{Offered, OfferingBody, list, lookup, offering_body, titles};
pub(crate) use services::{check_form, titles_within};
