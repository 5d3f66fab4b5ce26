//! Pages of a citizen who signed in.

mod area;
mod confirmation;
mod personal;
mod request;
pub mod samples;
mod step;
mod summary;
mod too_young;
mod words;

pub use area::PersonalAreaPage;
pub use confirmation::ConfirmationPage;
pub use personal::{Done, OwnPrivacyPage, OwnSessionsPage, ProfileFault, ProfilePage, Typed, data_document};
pub use request::{Reply, RequestPage, Sent};
pub use step::StepPage;
pub use summary::SummaryPage;
pub use too_young::TooYoungPage;
