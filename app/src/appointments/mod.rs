//! What the pages about appointments have in common, the citizens' and the console's.

pub mod form;
pub(crate) mod samples;
pub mod words;

/// Why an appointment was not given or moved; the page says it and offers what is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Somebody else was quicker, or the desk closed.
    Taken,
    /// The same person has another one then.
    SameTime,
    /// The same person has as many as one may have.
    Many,
    /// No slot was chosen.
    Nothing,
}

impl Refused {
    /// The key of the message.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Taken => "desks-error-taken",
            Self::SameTime => "desks-error-same-time",
            Self::Many => "desks-error-many",
            Self::Nothing => "desks-error-nothing",
        }
    }
}
