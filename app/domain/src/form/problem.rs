//! What can be wrong with an answer. The words for it are in the page's translations.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    iban::IbanError,
    misread::{DateError, EmailError, PhoneError},
};
use crate::fiscal_code::FiscalCodeError;

/// What the person has to do about a missing answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Write something.
    Write,
    /// Choose from a list, or Sì or No.
    Choose,
    /// Choose at least one.
    ChooseSome,
    /// Tick the statement.
    Tick,
    /// Hand in a document.
    Attach,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// There is none, and it is needed.
    Missing {
        /// What to do.
        ask: Ask,
    },
    /// Too long.
    TooLong {
        /// Most characters.
        max: u32,
        /// Characters written.
        found: u32,
    },
    /// Not a whole number.
    NotANumber,
    /// A number outside its limits.
    OutOfRange {
        /// Smallest.
        min: i64,
        /// Greatest.
        max: i64,
        /// Written.
        found: i64,
    },
    /// Not an amount of money.
    NotMoney,
    /// An amount above the greatest.
    TooMuchMoney {
        /// Greatest, in cents.
        max_cents: u64,
        /// Written, in cents.
        found_cents: u64,
    },
    /// Not a date.
    NotADate(DateError),
    /// Not a date, where a day to come is asked for.
    NotADayToCome {
        /// A day that would do.
        example: NaiveDate,
    },
    /// A date that is still to come.
    DateInFuture {
        /// The date.
        found: NaiveDate,
    },
    /// A day that is over, where only one to come makes sense.
    DateInPast {
        /// The date.
        found: NaiveDate,
    },
    /// Born too early for this service.
    TooOld {
        /// The day of birth.
        found: NaiveDate,
        /// Most months.
        months: u16,
        /// The day on which they count.
        start: NaiveDate,
    },
    /// Not a time of day.
    NotATime,
    /// Not a telephone number.
    NotAPhone(PhoneError),
    /// Not an e-mail address.
    NotAnEmail(EmailError),
    /// Not a codice fiscale.
    FiscalCode(FiscalCodeError),
    /// Not a bank account.
    Iban(IbanError),
    /// Not one of the choices; a page of ours cannot send it.
    UnknownOption,
    /// No Italian municipality of this name. The server finds it out, with the table at hand.
    UnknownMunicipality,
    /// No country of this name. The server finds it out, with the table at hand.
    UnknownCountry,
    /// An Italian postal code has five digits.
    NotAPostalCode,
    /// The end of a period comes before its start.
    EndsBeforeStart {
        /// The start.
        start: NaiveDate,
    },
    /// "Nothing" was ticked together with something.
    NothingAndMore,
    /// The codice fiscale is that of somebody with another name or another date of birth.
    CodeOfAnother,
    /// Who writes the request is named where another person is asked for.
    Yourself,
    /// The same person is twice in a list.
    SamePersonTwice {
        /// The entry where they are first, counted from 1.
        first: u8,
    },
    /// The person is of age, where a minor is asked for.
    NotAMinor {
        /// Date of birth.
        found: NaiveDate,
    },
    /// The person is a minor, where an adult is asked for.
    AMinor {
        /// Date of birth.
        found: NaiveDate,
    },
    /// There are documents, although the answer says that there are none to hand in.
    AnsweredTwice {
        /// Documents there.
        found: u32,
    },
    /// The same document is there twice.
    SameFileTwice {
        /// Its name.
        name: String,
    },
    /// More documents than asked.
    TooManyFiles {
        /// Most documents.
        max: u8,
        /// Documents there.
        found: u32,
    },
    /// A document in which a virus was found has to be taken away.
    RejectedFile {
        /// Its name.
        name: String,
    },
}

impl Problem {
    /// A stable name, for the keys of translations and for statistics without personal data.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing { ask: Ask::Write } => "missing-write",
            Self::Missing { ask: Ask::Choose } => "missing-choose",
            Self::Missing { ask: Ask::ChooseSome } => "missing-choose-some",
            Self::Missing { ask: Ask::Tick } => "missing-tick",
            Self::Missing { ask: Ask::Attach } => "missing-attach",
            Self::TooLong { .. } => "too-long",
            Self::NotANumber => "not-a-number",
            Self::OutOfRange { .. } => "out-of-range",
            Self::NotMoney => "not-money",
            Self::TooMuchMoney { .. } => "too-much-money",
            Self::NotADate(why) => why.code(),
            Self::NotADayToCome { .. } => "date-to-come",
            Self::DateInFuture { .. } => "date-in-future",
            Self::DateInPast { .. } => "date-in-past",
            Self::TooOld { .. } => "too-old",
            Self::NotATime => "not-a-time",
            Self::NotAPhone(why) => why.code(),
            Self::NotAnEmail(why) => why.code(),
            Self::FiscalCode(why) => fiscal_code(why),
            Self::Iban(why) => why.code(),
            Self::UnknownOption => "unknown-option",
            Self::UnknownMunicipality => "unknown-municipality",
            Self::UnknownCountry => "unknown-country",
            Self::NotAPostalCode => "not-a-postal-code",
            Self::EndsBeforeStart { .. } => "ends-before-start",
            Self::NothingAndMore => "nothing-and-more",
            Self::CodeOfAnother => "code-of-another",
            Self::Yourself => "yourself",
            Self::SamePersonTwice { .. } => "same-person-twice",
            Self::NotAMinor { .. } => "not-a-minor",
            Self::AMinor { .. } => "a-minor",
            Self::AnsweredTwice { .. } => "answered-twice",
            Self::SameFileTwice { .. } => "same-file-twice",
            Self::TooManyFiles { .. } => "too-many-files",
            Self::RejectedFile { .. } => "rejected-file",
        }
    }

    /// Every code, so that a test can see that each has words in each language.
    pub const CODES: [&'static str; 52] = [
        "missing-write",
        "missing-choose",
        "missing-choose-some",
        "missing-tick",
        "missing-attach",
        "too-long",
        "not-a-number",
        "out-of-range",
        "not-money",
        "too-much-money",
        "date-shape",
        "date-short-year",
        "date-no-such-day",
        "date-year",
        "date-to-come",
        "date-in-future",
        "date-in-past",
        "too-old",
        "not-a-time",
        "phone-symbol",
        "phone-too-short",
        "phone-too-long",
        "email-no-at",
        "email-several-at",
        "email-space",
        "email-name",
        "email-domain",
        "fiscal-code-length",
        "fiscal-code-symbol",
        "fiscal-code-letter-expected",
        "fiscal-code-digit-expected",
        "fiscal-code-birth-date",
        "fiscal-code-check",
        "iban-country",
        "iban-length",
        "iban-symbol",
        "iban-check",
        "unknown-option",
        "unknown-municipality",
        "unknown-country",
        "not-a-postal-code",
        "ends-before-start",
        "nothing-and-more",
        "code-of-another",
        "yourself",
        "same-person-twice",
        "not-a-minor",
        "a-minor",
        "answered-twice",
        "same-file-twice",
        "too-many-files",
        "rejected-file",
    ];
}

impl IbanError {
    const fn code(&self) -> &'static str {
        match self {
            Self::Country { .. } => "iban-country",
            Self::Length { .. } => "iban-length",
            Self::Symbol { .. } => "iban-symbol",
            Self::Check => "iban-check",
        }
    }
}

const fn fiscal_code(why: &FiscalCodeError) -> &'static str {
    match why {
        FiscalCodeError::Length { .. } => "fiscal-code-length",
        FiscalCodeError::Symbol { .. } => "fiscal-code-symbol",
        FiscalCodeError::LetterExpected { .. } => "fiscal-code-letter-expected",
        FiscalCodeError::DigitExpected { .. } => "fiscal-code-digit-expected",
        FiscalCodeError::BirthDate => "fiscal-code-birth-date",
        FiscalCodeError::Check => "fiscal-code-check",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn missing() -> impl Iterator<Item = Problem> {
        [Ask::Write, Ask::Choose, Ask::ChooseSome, Ask::Tick, Ask::Attach]
            .into_iter()
            .map(|ask| Problem::Missing { ask })
    }

    fn typed() -> impl Iterator<Item = Problem> {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let no_such_day = DateError::NoSuchDay { day: 29, month: 2, year: 2027 };
        let year = DateError::Year { found: 1, first: 1900, last: 2100 };
        [
            Problem::TooLong { max: 1, found: 2 },
            Problem::NotANumber,
            Problem::OutOfRange { min: 1, max: 2, found: 3 },
            Problem::NotMoney,
            Problem::TooMuchMoney { max_cents: 1, found_cents: 2 },
            Problem::NotADayToCome { example: day },
            Problem::DateInFuture { found: day },
            Problem::DateInPast { found: day },
            Problem::TooOld { found: day, months: 36, start: day },
            Problem::NotATime,
            Problem::UnknownOption,
            Problem::UnknownMunicipality,
            Problem::UnknownCountry,
            Problem::NotAPostalCode,
            Problem::EndsBeforeStart { start: day },
            Problem::NothingAndMore,
            Problem::CodeOfAnother,
            Problem::Yourself,
            Problem::SamePersonTwice { first: 1 },
            Problem::NotAMinor { found: day },
            Problem::AMinor { found: day },
            Problem::AnsweredTwice { found: 1 },
            Problem::SameFileTwice { name: "a.pdf".into() },
            Problem::TooManyFiles { max: 1, found: 2 },
            Problem::RejectedFile { name: "a.pdf".into() },
        ]
        .into_iter()
        .chain([DateError::Shape, DateError::ShortYear, no_such_day, year].map(Problem::NotADate))
    }

    fn reached() -> impl Iterator<Item = Problem> {
        let phone = [
            PhoneError::Symbol { found: 'a' },
            PhoneError::TooShort { found: 1 },
            PhoneError::TooLong { found: 16 },
        ];
        let email = [
            EmailError::NoAt,
            EmailError::SeveralAt,
            EmailError::Space,
            EmailError::Name,
            EmailError::Domain,
        ];
        let phones = phone.into_iter().map(Problem::NotAPhone);
        phones.chain(email.into_iter().map(Problem::NotAnEmail))
    }

    fn codes() -> impl Iterator<Item = Problem> {
        let fiscal = [
            FiscalCodeError::Length { found: 15, expected: 16 },
            FiscalCodeError::Symbol { position: 1, found: '?' },
            FiscalCodeError::LetterExpected { position: 1, found: '1' },
            FiscalCodeError::DigitExpected { position: 7, found: 'A' },
            FiscalCodeError::BirthDate,
            FiscalCodeError::Check,
        ];
        let iban = [
            IbanError::Country { found: "US".into() },
            IbanError::Length { found: 26, expected: 27 },
            IbanError::Symbol { found: '?' },
            IbanError::Check,
        ];
        let fiscal = fiscal.into_iter().map(Problem::FiscalCode);
        fiscal.chain(iban.into_iter().map(Problem::Iban))
    }

    #[test]
    fn every_problem_has_a_code_of_its_own_and_survives_json() {
        let all: Vec<Problem> = missing().chain(typed()).chain(reached()).chain(codes()).collect();
        let found: BTreeSet<&str> = all.iter().map(Problem::code).collect();
        assert_eq!(found, BTreeSet::from(Problem::CODES));
        assert_eq!(found.len(), all.len());
        for problem in all {
            let json = serde_json::to_string(&problem).unwrap();
            assert_eq!(serde_json::from_str::<Problem>(&json).unwrap(), problem);
        }
    }
}
