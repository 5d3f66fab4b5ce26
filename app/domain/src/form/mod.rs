//! Forms as data: what is asked, what was answered, and whether the answers will do.
//!
//! A [`Definition`] is a versioned document written by people of the trade; [`Answers`] keeps what
//! was typed exactly as it was typed, right or wrong, so that nothing is ever lost; [`validate_step`]
//! collects every error of a step at once.

mod answers;
mod by_mail;
mod check;
mod checked;
mod condition;
mod definition;
mod difference;
pub mod edit;
mod iban;
mod known;
mod meaning;
mod misread;
mod moving;
mod notices;
mod part;
mod path;
mod people;
mod places;
mod prefill;
mod problem;
pub mod read;
mod summary;
#[cfg(test)]
mod tests;
mod validate;

pub use answers::{Answers, MAX_PAIRS, MAX_VALUE_CHARS, TooMuch};
pub use by_mail::{BY_EMAIL, ByMail, by_mail, may_mail_draft};
pub use check::{DefinitionError, Flaw, check};
pub use checked::unchecked;
pub use condition::{Asked, asked, asked_documents, holds, is_asked, is_section_asked, retain_asked};
pub use definition::{
    AgeLimit, Alternative, AttachmentRule, Choice, Condition, Definition, Kind, Question, QuestionName,
    Repeat, Section, SectionLink, Source, Step, StepSlug,
};
pub use difference::{AnswerDifference, differences};
pub use iban::{IbanError, iban};
pub use known::{Known, LastRequest, Origin, Origins, common_origin, may_be_known};
pub use meaning::{ForWhom, Meaning, Title, Whose};
pub use misread::{DateError, EmailError, NumberError, PhoneError, TimeError};
pub use moving::{Change, Difference, Moved, changes, move_to};
pub use notices::read_notices;
pub use part::{Every, Part, UnknownPart};
pub use path::{FieldPath, NotAFieldPath, RepeatIndex};
pub use people::{Brought, Facts, brought, code_of_another, for_whom};
pub use places::{PlaceKind, TypedPlace, typed_places};
pub use prefill::{Certified, CertifiedCompany, is_of_another_company, prefill};
pub use problem::{Ask, Problem};
pub use summary::{Entry, ShownValue, Summary, SummaryLine, SummarySection, summary};
pub use validate::{AnswerError, example_to_come, first_wrong, validate_all, validate_for, validate_step};
