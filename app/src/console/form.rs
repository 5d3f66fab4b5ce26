//! Forms that operators post: what was typed, what it must be, and what is wrong with it.
//!
//! Each form keeps the typed text as it was, so that a page with errors shows it again; `check`
//! gives the values for the use case, or every error at once.

mod access;
mod card;
mod correction;
mod counter;
mod field;
mod intake;
mod merging;

use chrono::NaiveDate;
use domain::form::read;

pub use access::FileAccessForm;
pub use card::{AccessForm, NoteForm, OutcomeForm, why_corrected};
pub use correction::CorrectionForm;
pub use counter::{COUNTER_ACTION, CounterForm, PersonForm};
pub use field::{FormError, FormField, Wrong, messages};
pub use intake::{AcceptForm, AskForm, MessageForm, NoticeForm, PersonChoice};
pub use merging::{DifferentForm, MAX_REASON, MergeForm, ReasonWrong, UndoForm};

/// Most characters of a text that an operator writes.
pub const MAX_CHARS: u16 = 4000;

fn written(field: FormField, typed: &str) -> Result<String, FormError> {
    let text = typed.trim();
    let found = text.chars().count();
    if found == 0 {
        Err(FormError::new(field, Wrong::Empty))
    } else if found > MAX_CHARS.into() {
        Err(FormError::new(field, Wrong::TooLong { found }))
    } else {
        Ok(text.to_owned())
    }
}

fn day(field: FormField, typed: &str) -> Result<NaiveDate, FormError> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(FormError::new(field, Wrong::Empty));
    }
    read::date(text).map_err(|_| {
        let found = text.chars().take(20).collect();
        FormError::new(field, Wrong::NotADate { found })
    })
}

fn chosen<T>(field: FormField, typed: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, FormError> {
    let wrong = if typed.is_empty() { Wrong::Empty } else { Wrong::UnknownChoice };
    parse(typed).ok_or_else(|| FormError::new(field, wrong))
}
