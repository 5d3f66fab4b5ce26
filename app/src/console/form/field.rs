//! Fields, and what can be wrong with them.

use chrono::NaiveDate;
use domain::format;

use super::{MAX_CHARS, MAX_REASON};
use crate::i18n::Translator;

/// A field of a form of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// What is asked of the citizen.
    Ask,
    /// Day by which it must arrive.
    Due,
    /// Why the request cannot be accepted.
    Reason,
    /// A message to the citizen.
    Message,
    /// The person to link.
    Person,
    /// Day of the access.
    Day,
    /// How the person reached the desk.
    Mode,
    /// Why the person came.
    Why,
    /// Who sent the person.
    Sender,
    /// Why exactly the person came.
    Specification,
    /// In the operator's words.
    Description,
    /// A note of the diary.
    Note,
    /// How the access ended.
    Outcome,
    /// Whether access to the file is given.
    Decision,
    /// The words of the answer.
    Answer,
    /// Until when it is put off.
    Until,
    /// Name of a person.
    GivenName,
    /// Surname.
    FamilyName,
    /// Codice fiscale.
    FiscalCode,
    /// Date of birth.
    BirthDate,
    /// Place of birth.
    BirthPlace,
    /// Sex.
    Sex,
    /// Telephone.
    Phone,
    /// E-mail address.
    Email,
    /// Why a record is corrected.
    CorrectionWhy,
    /// The service asked for.
    Service,
    /// Why a completed card is corrected.
    Correction,
}

impl FormField {
    /// Its name in the posted form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ask => "testo",
            Self::Due => "entro",
            Self::Reason => "motivo",
            Self::Message => "messaggio",
            Self::Person => "persona",
            Self::Day => "data",
            Self::Mode => "modalita",
            Self::Why => "perche",
            Self::Sender => "inviante",
            Self::Specification => "precisazione",
            Self::Description => "descrizione",
            Self::Note => "nota",
            Self::Outcome => "esito",
            Self::Decision => "decisione",
            Self::Answer => "risposta",
            Self::Until => "fino-al",
            Self::GivenName => "nome",
            Self::FamilyName => "cognome",
            Self::FiscalCode => "codice-fiscale",
            Self::BirthDate => "nato-il",
            Self::BirthPlace => "nato-a",
            Self::Sex => "sesso",
            Self::Phone => "telefono",
            Self::Email => "email",
            Self::CorrectionWhy => "motivo-correzione",
            Self::Service => "servizio",
            Self::Correction => "correzione",
        }
    }

    /// The field of this name whose value people write themselves.
    pub fn written(name: &str) -> Option<Self> {
        [
            Self::Ask,
            Self::Due,
            Self::Reason,
            Self::Message,
            Self::Day,
            Self::Sender,
            Self::Specification,
            Self::Description,
            Self::Note,
            Self::Answer,
            Self::Until,
            Self::GivenName,
            Self::FamilyName,
            Self::FiscalCode,
            Self::BirthDate,
            Self::BirthPlace,
            Self::Phone,
            Self::Email,
            Self::CorrectionWhy,
            Self::Correction,
        ]
        .into_iter()
        .find(|field| field.name() == name)
    }

    /// The `id` of its control.
    pub fn id(self) -> String {
        format!("f-{}", self.name())
    }

    /// The key of its label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ask => "console-ask-text",
            Self::Due => "console-ask-due",
            Self::Reason => "console-notice-reason",
            Self::Message => "console-message-new",
            Self::Person => "console-match-legend",
            Self::Day => "console-access-on",
            Self::Mode => "console-access-mode",
            Self::Why => "console-access-reason",
            Self::Sender => "console-access-sender",
            Self::Specification => "console-access-specification",
            Self::Description => "console-access-description",
            Self::Note => "console-note-new",
            Self::Outcome => "console-outcome-legend",
            Self::Decision => "console-file-access-decision",
            Self::Answer => "console-file-access-words",
            Self::Until => "console-file-access-until",
            Self::GivenName => "console-person-given-name",
            Self::FamilyName => "console-person-family-name",
            Self::FiscalCode => "console-fiscal-code",
            Self::BirthDate => "console-person-born-on",
            Self::BirthPlace => "console-person-born-at",
            Self::Sex => "console-person-sex",
            Self::Phone => "console-person-phone",
            Self::Email => "console-person-email",
            Self::CorrectionWhy => "console-correction-why",
            Self::Service => "console-counter-service",
            Self::Correction => "console-correction",
        }
    }

    /// Most characters that it takes.
    const fn max(self) -> u16 {
        match self {
            Self::GivenName | Self::FamilyName | Self::BirthPlace | Self::Email => 100,
            Self::CorrectionWhy | Self::Correction | Self::Sender | Self::Specification => MAX_REASON,
            _ => MAX_CHARS,
        }
    }

    const fn when_empty(self) -> &'static str {
        match self {
            Self::Ask => "console-error-empty-testo",
            Self::Due => "console-error-empty-entro",
            Self::Reason => "console-error-empty-motivo",
            Self::Message => "console-error-empty-messaggio",
            Self::Person => "console-error-empty-persona",
            Self::Day => "console-error-empty-data",
            Self::Mode => "console-error-empty-modalita",
            Self::Why => "console-error-empty-perche",
            Self::Sender => "console-error-empty-inviante",
            Self::Specification => "console-error-empty-precisazione",
            Self::Description => "console-error-empty-descrizione",
            Self::Note => "console-error-empty-nota",
            Self::Outcome => "console-error-empty-esito",
            Self::Decision => "console-error-empty-decisione",
            Self::Answer => "console-error-empty-risposta",
            Self::Until => "console-error-empty-fino-al",
            Self::GivenName => "console-error-empty-nome",
            Self::FamilyName => "console-error-empty-cognome",
            Self::FiscalCode => "console-error-empty-codice-fiscale",
            Self::BirthDate => "console-error-empty-nato-il",
            Self::BirthPlace => "console-correction-empty-place",
            Self::Sex => "console-correction-empty-sex",
            Self::Phone => "console-error-empty-telefono",
            Self::Email => "console-correction-empty-email",
            Self::CorrectionWhy => "console-correction-empty-why",
            Self::Service => "console-error-empty-servizio",
            Self::Correction => "console-correction-empty",
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was written or chosen.
    Empty,
    /// Too much was written.
    TooLong {
        /// Characters written.
        found: usize,
    },
    /// No day of the calendar.
    NotADate {
        /// What was written.
        found: String,
    },
    /// A day before the first possible one.
    TooEarly {
        /// The first possible day.
        first: NaiveDate,
    },
    /// A day after the last possible one.
    TooLate {
        /// The last possible day.
        last: NaiveDate,
    },
    /// A day that has not come yet.
    Future {
        /// Today.
        today: NaiveDate,
    },
    /// A choice that is not in the list.
    UnknownChoice,
    /// Somebody else saved meanwhile.
    Changed,
    /// No codice fiscale.
    NotACode,
    /// No telephone number.
    NotAPhone,
    /// No e-mail address.
    NotAnEmail,
    /// It needs somebody with a name.
    Anonymous,
    /// The card was proposed to the professional service.
    Proposed,
    /// It is of somebody who was sent, and another reason was chosen.
    NotSent,
}

/// An error of a form, tied to its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// Where.
    pub field: FormField,
    /// What.
    pub wrong: Wrong,
}

impl FormError {
    /// An error of this field.
    pub const fn new(field: FormField, wrong: Wrong) -> Self {
        Self { field, wrong }
    }

    /// The message as a summary shows it, far from its field: with the field's name, unless the
    /// message says it.
    pub fn full_message(&self, t: Translator) -> String {
        match self.wrong {
            Wrong::Empty | Wrong::Changed => self.message(t),
            _ => format!("{}: {}", t.get(self.field.label()), self.message(t)),
        }
    }

    /// What was found and what to do.
    pub fn message(&self, t: Translator) -> String {
        match &self.wrong {
            Wrong::Empty => t.get(self.field.when_empty()),
            Wrong::TooLong { found } => t.with(
                "console-error-too-long",
                &[("found", (*found).into()), ("max", self.field.max().into())],
            ),
            // Of a birth a part will do.
            Wrong::NotADate { .. } if self.field == FormField::BirthDate => {
                t.get("console-error-not-a-birth")
            }
            Wrong::NotADate { found } => {
                t.with("console-error-not-a-date", &[("found", found.as_str().into())])
            }
            Wrong::TooEarly { first } => {
                t.with("console-error-too-early", &[("date", format::date(*first).into())])
            }
            Wrong::TooLate { last } => {
                t.with("console-error-too-late", &[("date", format::date(*last).into())])
            }
            Wrong::Future { today } => {
                t.with("console-error-future", &[("date", format::date(*today).into())])
            }
            Wrong::UnknownChoice => t.get("console-error-unknown-choice"),
            Wrong::Changed => t.get("console-error-changed"),
            Wrong::NotACode => t.get("console-error-not-a-code"),
            Wrong::NotAPhone => t.get("console-error-not-a-phone"),
            Wrong::NotAnEmail => t.get("console-correction-not-an-email"),
            Wrong::Anonymous => t.get("console-error-anonymous"),
            Wrong::Proposed => t.get("console-error-proposed"),
            Wrong::NotSent => t.get("console-error-not-sent"),
        }
    }
}

/// The messages of one field, in order.
pub fn messages(errors: &[FormError], field: FormField, t: Translator) -> Vec<String> {
    errors.iter().filter(|error| error.field == field).map(|error| error.message(t)).collect()
}
