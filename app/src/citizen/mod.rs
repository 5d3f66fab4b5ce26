//! Pages of a citizen who signed in.

mod area;
mod confirmation;
mod new_form;
mod request;
pub mod samples;
mod step;
mod summary;
mod too_young;
mod withdrawn;
mod words;

pub use area::PersonalAreaPage;
pub use confirmation::ConfirmationPage;
pub use new_form::NewFormPage;
pub use request::{Reply, RequestPage, Sent};
pub use step::{Closed, Notices, StepPage};
pub use summary::SummaryPage;
pub use too_young::TooYoungPage;
pub use withdrawn::WithdrawnPage;
