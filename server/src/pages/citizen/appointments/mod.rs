//! Appointments of citizens: booking, and their own ones.

mod book;
mod own;

pub(super) use book::{book, choose};
pub(super) use own::{calendar, cancel, change, list, move_page, page};

use app::appointments::Refused;
use backend::{Error, appointments::Refusal};

/// What a refusal of the use case means on a page that offers what is free; others have their own page.
fn refused(error: Error) -> Result<Refused, Error> {
    match error {
        Error::Appointment(Refusal::Taken) => Ok(Refused::Taken),
        Error::Appointment(Refusal::SameTime) => Ok(Refused::SameTime),
        Error::Appointment(Refusal::Many) => Ok(Refused::Many),
        other => Err(other),
    }
}
