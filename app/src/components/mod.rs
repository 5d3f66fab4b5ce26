//! One component for each piece of Bootstrap Italia that we use, and for our own. Class names are
//! written here and nowhere else.

pub mod access;
mod blocks;
mod buttons;
mod choices;
pub mod console;
mod control;
pub mod documents;
mod errors;
pub mod home;
mod icon;
pub mod layout;
mod navigation;
pub mod notices;
pub mod oops;
pub mod parts;
pub mod questions;
mod rating;
pub mod request;
pub mod service;
mod session_warning;
pub mod stepper;
pub mod summary;
mod tag;
mod term;
mod text_field;

pub use blocks::{Block, Card, Certified, CsrfField, Dl, DlEntry, HelpBlock, Note};
pub use buttons::{Button, ButtonKind, LinkButton};
pub use choices::{CheckField, Choices, Pick, SelectField, SeveralField};
pub use control::{Control, Field, FieldError, described_by};
pub use errors::{ErrorSummary, FieldProblem};
pub use icon::Icon;
pub use navigation::{Breadcrumb, Crumb};
pub use rating::Rating;
pub use session_warning::SessionWarning;
pub use tag::{StateTag, StatusTag, TagKind, state_key};
pub use term::{TermBadge, TermKind};
pub use text_field::{Input, TextArea, TextField, textarea_text};
