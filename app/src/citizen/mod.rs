//! Pages of a citizen who signed in.

mod area;
mod confirmation;
mod documents;
mod request;
pub mod samples;
mod step;
mod summary;
mod too_young;
mod words;

pub use crate::components::Conflict;
pub use area::PersonalAreaPage;
pub use confirmation::ConfirmationPage;
pub use documents::OwnDocumentsPage;
pub use request::{Reply, RequestPage, Sent};
pub use step::StepPage;
pub use summary::SummaryPage;
pub use too_young::TooYoungPage;
