//! One component for each piece of Bootstrap Italia that we use, and for our own. Class names are
//! written here and nowhere else.

pub mod access;
mod autosave;
mod blocks;
mod buttons;
mod choices;
mod conflict;
pub mod console;
mod control;
pub mod documents;
mod errors;
mod file_words;
pub mod home;
mod icon;
pub mod layout;
mod navigation;
pub mod oops;
pub mod questions;
mod rating;
pub mod request;
pub mod reuse;
pub mod service;
mod session_warning;
pub mod stepper;
pub mod summary;
mod tag;
mod term;
mod text_field;
pub mod upload;

pub use autosave::{Autosave, AutosaveText};
pub use blocks::{Block, Card, Certified, CsrfField, Dl, DlEntry, HelpBlock, Note};
pub use buttons::{Button, ButtonKind, LinkButton};
pub use choices::{CheckField, Choices, Pick, SelectField, SeveralField};
pub use conflict::{Conflict, ConflictNotice};
pub use control::{Control, Field, FieldError, described_by};
pub use errors::{ErrorSummary, FieldProblem};
pub use file_words::FileWords;
pub use icon::Icon;
pub use navigation::{Breadcrumb, Crumb};
pub use rating::Rating;
pub use session_warning::SessionWarning;
pub use tag::{StateTag, StatusTag, TagKind, state_key};
pub use term::{TermBadge, TermKind};
pub use text_field::{Input, TextArea, TextField, textarea_text};
