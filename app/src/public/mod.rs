//! Pages that anybody may read.

mod access;
mod accessibility;
mod chapters;
mod cie_error;
mod desks;
mod error;
pub mod faq;
mod home;
mod leaving;
mod legal;
mod logged_out;
mod privacy;
mod rated;
mod report;
pub mod samples;
mod service;
mod services;
mod spid_error;
mod spid_post;

pub use access::{AccessPage, Barrier};
pub use accessibility::AccessibilityPage;
pub use cie_error::{CieErrorPage, CieTrouble};
pub use desks::DesksPage;
pub use error::{ErrorKind, ErrorPage, Near};
pub use faq::FaqPage;
pub use home::HomePage;
pub use leaving::LeavingPage;
pub use legal::LegalPage;
pub use logged_out::{AtProvider, LoggedOutPage};
pub use privacy::{PrivacyPage, standing_notice};
pub use rated::RatedPage;
pub use report::ReportPage;
pub use service::{ServicePage, Start};
pub use services::ServicesPage;
pub use spid_error::{Resend, SpidErrorPage, SpidTrouble};
pub use spid_post::SpidPostPage;
