//! The form that books: what was typed, and what must be corrected.

use domain::{
    appointment::{Contact, Mode},
    form::{Ask, Problem, read},
};
use serde::Deserialize;

use crate::{
    components::FieldProblem,
    i18n::Translator,
    problems,
    routes::booking::{self, Chosen},
};

/// Most characters of a name.
pub const MAX_NAME: u16 = 120;

/// Everything as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct BookingForm {
    /// Desk at its contact point.
    #[serde(rename = "sede")]
    pub point: String,
    /// Kind of talk and way.
    #[serde(rename = "tipo")]
    pub talk: String,
    /// Slot.
    #[serde(rename = "ora")]
    pub slot: String,
    /// Drawn when the form was shown.
    #[serde(rename = "_chiave")]
    pub key: String,
    /// Name and surname; asked at the desk only.
    #[serde(rename = "nome")]
    pub name: String,
    /// Telephone.
    #[serde(rename = "telefono")]
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookingField {
    /// When.
    Slot,
    /// Who.
    Name,
    /// Telephone.
    Phone,
    /// E-mail address.
    Email,
}

impl BookingField {
    /// Name in the form, and id in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slot => booking::SLOT,
            Self::Name => "nome",
            Self::Phone => "telefono",
            Self::Email => "email",
        }
    }

    /// The key of its label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Slot => "desks-slot",
            Self::Name => "desks-name",
            Self::Phone => "desks-phone",
            Self::Email => "desks-email",
        }
    }
}

/// Something to be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingError {
    /// Where.
    pub field: BookingField,
    /// What.
    pub problem: Problem,
}

impl BookingError {
    /// An error of this field.
    pub const fn new(field: BookingField, problem: Problem) -> Self {
        Self { field, problem }
    }

    /// The line of the summary, with the name of the field.
    pub fn line(&self, t: Translator) -> FieldProblem {
        let message = t.pair(&t.get(self.field.label()), &problems::message(t, &self.problem));
        FieldProblem { id: self.field.name().to_owned(), message }
    }
}

/// The message of a field, if it has one.
pub fn message(errors: &[BookingError], field: BookingField, t: Translator) -> Option<String> {
    let error = errors.iter().find(|error| error.field == field)?;
    Some(problems::message(t, &error.problem))
}

impl BookingForm {
    /// What was chosen, as far as it makes sense.
    pub fn chosen(&self) -> Chosen {
        Chosen::read([
            (booking::POINT, self.point.as_str()),
            (booking::TALK, self.talk.as_str()),
            (booking::SLOT, self.slot.as_str()),
        ])
    }

    /// Telephone and address; a telephone is needed where the desk is to call.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn contact(&self, mode: Mode) -> Result<Contact, Vec<BookingError>> {
        let phone = optional(&self.phone, |typed| read::phone(typed).map_err(Problem::NotAPhone));
        let email = optional(&self.email, |typed| read::email(typed).map_err(Problem::NotAnEmail));
        let phone = match phone {
            Ok(None) if mode == Mode::Phone => Err(Problem::Missing { ask: Ask::Write }),
            other => other,
        };
        match (phone, email) {
            (Ok(phone), Ok(email)) => Ok(Contact { phone, email }),
            (phone, email) => {
                let of = |field, problem: Option<Problem>| problem.map(|it| BookingError::new(field, it));
                let errors = [of(BookingField::Phone, phone.err()), of(BookingField::Email, email.err())];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    /// The name that the desk wrote.
    ///
    /// # Errors
    /// When there is none, or it is too long.
    pub fn name(&self) -> Result<String, BookingError> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
        let problem = match found {
            0 => Problem::Missing { ask: Ask::Write },
            found if found > MAX_NAME.into() => Problem::TooLong { max: MAX_NAME.into(), found },
            _ => return Ok(name),
        };
        Err(BookingError::new(BookingField::Name, problem))
    }
}

fn optional(
    typed: &str,
    read: impl FnOnce(&str) -> Result<String, Problem>,
) -> Result<Option<String>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() { Ok(None) } else { read(typed).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_needs_a_number_and_a_visit_does_not() {
        let form = BookingForm::default();
        assert_eq!(form.contact(Mode::InPerson), Ok(Contact::default()));
        let errors = form.contact(Mode::Phone).unwrap_err();
        assert_eq!(errors.first().map(|error| error.field), Some(BookingField::Phone));
        let right = BookingForm {
            phone: "333 010-1101".into(),
            email: " a@posta.example ".into(),
            ..BookingForm::default()
        };
        let contact = right.contact(Mode::Phone).unwrap();
        assert_eq!(contact.phone.as_deref(), Some("3330101101"));
        assert_eq!(contact.email.as_deref(), Some("a@posta.example"));
    }

    #[test]
    fn every_mistake_is_said_at_once() {
        let form = BookingForm { phone: "12".into(), email: "a".into(), ..BookingForm::default() };
        assert_eq!(form.contact(Mode::InPerson).unwrap_err().len(), 2);
        let long = BookingForm { name: "n".repeat(121), ..BookingForm::default() };
        assert!(long.name().is_err() && BookingForm::default().name().is_err());
        let named = BookingForm { name: "  Rosa   Bellandi ".into(), ..BookingForm::default() };
        assert_eq!(named.name(), Ok("Rosa Bellandi".into()));
    }
}
