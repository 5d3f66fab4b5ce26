//! Pages of a citizen who signed in.

pub mod address;
mod appointments;
mod area;
pub mod booking;
mod confirmation;
mod deadlines;
mod documents;
mod drop_draft;
mod file_access;
mod found;
mod messages;
mod new_form;
mod personal;
mod request;
pub mod samples;
mod step;
mod summary;
mod too_young;
mod withdrawn;
mod words;

pub use crate::components::{Conflict, DROP};
pub use appointments::{JustNow, MoveAppointmentPage, MyAppointmentPage, MyAppointmentsPage};
pub use area::PersonalAreaPage;
pub use booking::{BookingPage, Choice, ConfirmBooking};
pub use confirmation::ConfirmationPage;
pub use deadlines::{DeadlinesPage, calendar};
pub use documents::OwnDocumentsPage;
pub use drop_draft::DropDraftPage;
pub use file_access::{FileAccessPage, Typed};
pub use found::{Found, FoundState, FoundStep, FoundText, RESUME, RESUMED, Unsent};
pub use messages::MessagesPage;
pub use new_form::NewFormPage;
pub use personal::{
    CodeFault, CopyPart, DataCopy, Done, OwnPrivacyPage, OwnSessionsPage, ProfileFault, ProfilePage, Served,
    TypedContacts, data_copy,
};
pub use request::{Reply, RequestPage, Sent};
pub use step::{Closed, Notices, StepPage};
pub use summary::SummaryPage;
pub use too_young::TooYoungPage;
pub use withdrawn::WithdrawnPage;
