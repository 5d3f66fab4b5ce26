//! Words for what can be wrong with an answer or with a file.

use domain::{
    fiscal_code::FiscalCodeError,
    form::{AnswerError, DateError, Every, FieldPath, IbanError, Part, PhoneError, Problem},
    format,
    place::Belfiore,
};

use crate::{
    components::FieldProblem,
    i18n::{Translator, Value},
};

/// Id of the control of an answer: its path, with hyphens for dots.
pub fn control_id(path: &FieldPath) -> String {
    path.to_string().replace('.', "-")
}

/// The name of a field of an answer that has several: "Nome".
pub fn part_word(t: Translator, part: Part) -> String {
    t.get(&format!("common-part-{part}"))
}

/// How often an income comes: "Ogni mese".
pub fn every_word(t: Translator, every: Every) -> String {
    t.get(&format!("common-every-{}", every.code()))
}

/// A place in words; a code that stands there alone is one that no table has a name for, and that is said.
pub fn place_words(t: Translator, place: &str) -> String {
    match place.parse::<Belfiore>() {
        Ok(code) => t.with("common-place-unknown", &[("code", code.to_string().into())]),
        Err(_) => place.to_owned(),
    }
}

/// What is wrong, and what to do: "Hai scritto 15 caratteri, devono essere 16."
pub fn message(t: Translator, problem: &Problem) -> String {
    t.with(&format!("problem-{}", problem.code()), &values(problem))
}

/// The lines of the error summary, each with the name of its field.
pub fn summary(t: Translator, errors: &[AnswerError]) -> Vec<FieldProblem> {
    errors.iter().map(|error| FieldProblem { id: control_id(&error.path), message: line(t, error) }).collect()
}

fn line(t: Translator, error: &AnswerError) -> String {
    let label = match error.path.part() {
        Some(part) => t.list(&[t.text(&error.label), part_word(t, part)]),
        None => t.text(&error.label),
    };
    let label = label.strip_suffix(':').unwrap_or(&label);
    let named = match (&error.item, error.path.entry()) {
        (Some(item), Some((_, index))) => {
            t.list(&[format!("{} {}", t.text(item), index.number()), label.to_owned()])
        }
        _ => label.to_owned(),
    };
    let message = message(t, &error.problem);
    // "Vive qualcuno con te? Scegli Sì o No" reads better than with a colon after the question mark.
    if named.ends_with(['?', '؟']) { format!("{named} {message}") } else { t.pair(&named, &message) }
}

fn values(problem: &Problem) -> Vec<(&'static str, Value<'_>)> {
    match problem {
        Problem::TooLong { max, found } => vec![("max", (*max).into()), ("found", (*found).into())],
        Problem::OutOfRange { min, max, found } => {
            vec![("min", (*min).into()), ("max", (*max).into()), ("found", (*found).into())]
        }
        Problem::TooMuchMoney { max_cents, found_cents } => {
            vec![("max", format::money(*max_cents).into()), ("found", format::money(*found_cents).into())]
        }
        Problem::NotADate(why) => date(*why),
        Problem::DateInFuture { found }
        | Problem::DateInPast { found }
        | Problem::NotAMinor { found }
        | Problem::AMinor { found } => {
            vec![("found", format::date(*found).into())]
        }
        Problem::TooOld { found, months, start } => vec![
            ("found", format::date(*found).into()),
            ("months", (*months).into()),
            ("start", format::date(*start).into()),
        ],
        Problem::NotADayToCome { example: day } | Problem::EndsBeforeStart { start: day } => {
            vec![("date", format::date(*day).into())]
        }
        Problem::NotAPhone(why) => phone(*why),
        Problem::FiscalCode(why) => fiscal_code(why),
        Problem::Iban(why) => iban(why),
        Problem::TooManyFiles { max, found } => {
            vec![("max", (*max).into()), ("found", (*found).into())]
        }
        Problem::RejectedFile { name } | Problem::SameFileTwice { name } => vec![("name", name.into())],
        Problem::SamePersonTwice { first } => vec![("first", (*first).into())],
        Problem::AnsweredTwice { found } => vec![("found", (*found).into())],
        Problem::Missing { .. }
        | Problem::NotANumber
        | Problem::NotMoney
        | Problem::NotATime
        | Problem::NotAnEmail(_)
        | Problem::UnknownOption
        | Problem::UnknownMunicipality
        | Problem::UnknownCountry
        | Problem::NotAPostalCode
        | Problem::NothingAndMore
        | Problem::CodeOfAnother
        | Problem::Yourself => Vec::new(),
    }
}

fn date(why: DateError) -> Vec<(&'static str, Value<'static>)> {
    match why {
        DateError::Shape | DateError::ShortYear => Vec::new(),
        DateError::NoSuchDay { day, month, year } => {
            vec![("date", format!("{day:02}/{month:02}/{year}").into())]
        }
        DateError::Year { found, first, last } => vec![
            ("found", found.to_string().into()),
            ("first", first.to_string().into()),
            ("last", last.to_string().into()),
        ],
    }
}

fn phone(why: PhoneError) -> Vec<(&'static str, Value<'static>)> {
    match why {
        PhoneError::Symbol { found } => vec![("found", found.to_string().into())],
        PhoneError::TooShort { found } | PhoneError::TooLong { found } => {
            vec![("found", found.into())]
        }
    }
}

fn fiscal_code(why: &FiscalCodeError) -> Vec<(&'static str, Value<'static>)> {
    match why {
        FiscalCodeError::Length { found, expected } => {
            vec![("found", (*found).into()), ("expected", (*expected).into())]
        }
        FiscalCodeError::Symbol { position, found }
        | FiscalCodeError::LetterExpected { position, found }
        | FiscalCodeError::DigitExpected { position, found } => {
            vec![("position", (*position).into()), ("found", found.to_string().into())]
        }
        FiscalCodeError::BirthDate | FiscalCodeError::Check => Vec::new(),
    }
}

fn iban(why: &IbanError) -> Vec<(&'static str, Value<'_>)> {
    match why {
        IbanError::Country { found } => vec![("found", found.into())],
        IbanError::Length { found, expected } => {
            vec![("found", (*found).into()), ("expected", (*expected).into())]
        }
        IbanError::Symbol { found } => vec![("found", found.to_string().into())],
        IbanError::Check => Vec::new(),
    }
}

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// No file was chosen.
    NoFile,
    /// It has no content.
    Empty,
    /// It is too large.
    TooLarge {
        /// Most bytes.
        max_bytes: u64,
    },
    /// It is larger than a whole form may be: what comes after it was not read.
    CutOff,
    /// Its content is none of the kinds that are taken, whatever its name says.
    WrongKind,
    /// There are enough already.
    TooMany {
        /// Most files.
        max: u8,
    },
    /// It carries a virus.
    Virus,
    /// It stopped half-way.
    Interrupted,
    /// The store is full or does not answer.
    NoRoom,
}

impl FileProblem {
    /// Every problem, for tests.
    pub const ALL: [Self; 9] = [
        Self::NoFile,
        Self::Empty,
        Self::TooLarge { max_bytes: 10_000_000 },
        Self::CutOff,
        Self::WrongKind,
        Self::TooMany { max: 5 },
        Self::Virus,
        Self::Interrupted,
        Self::NoRoom,
    ];

    /// A stable name, for the JSON of the islands.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoFile => "no-file",
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::CutOff => "cut-off",
            Self::WrongKind => "wrong-kind",
            Self::TooMany { .. } => "too-many",
            Self::Virus => "virus",
            Self::Interrupted => "interrupted",
            Self::NoRoom => "no-room",
        }
    }

    /// What is wrong, and what to do.
    pub fn message(&self, t: Translator) -> String {
        match self {
            Self::NoFile => t.get("problem-file-no-file"),
            Self::Empty => t.get("problem-file-empty"),
            Self::TooLarge { max_bytes } => {
                t.with("problem-file-too-large", &[("max", format::size_in(t.lang(), *max_bytes).into())])
            }
            Self::CutOff => t.get("problem-file-cut-off"),
            Self::WrongKind => t.get("problem-file-wrong-kind"),
            Self::TooMany { max } => t.with("problem-file-too-many", &[("max", (*max).into())]),
            Self::Virus => t.get("problem-file-virus"),
            Self::Interrupted => t.get("problem-file-interrupted"),
            Self::NoRoom => t.get("problem-file-no-room"),
        }
    }
}
