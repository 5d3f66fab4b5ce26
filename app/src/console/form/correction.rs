//! The form that puts right what is written of a person.

use chrono::NaiveDate;
use domain::{
    FiscalCode,
    form::read,
    mask::{Carried, Field, Group},
    person::{
        Born, Name, Person, Sex,
        correction::{Correction, Reached, Who},
    },
};
use serde::Deserialize;

use super::{
    FormError, FormField, MAX_REASON, Wrong,
    counter::{PersonForm, birth, name, typed},
};

/// Most characters of a place or an address.
const LINE: usize = 100;

/// A record as typed. What the profile may not see is not among it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct CorrectionForm {
    /// Surname.
    #[serde(rename = "cognome")]
    pub family: String,
    /// Name.
    #[serde(rename = "nome")]
    pub given: String,
    /// Date of birth; may be empty.
    #[serde(rename = "nato-il")]
    pub born: String,
    /// Place of birth; may be empty.
    #[serde(rename = "nato-a")]
    pub place: String,
    /// Letter of the sex; may be empty.
    #[serde(rename = "sesso")]
    pub sex: String,
    /// Codice fiscale; may be empty.
    #[serde(rename = "codice-fiscale")]
    pub code: String,
    /// Telephone; may be empty.
    #[serde(rename = "telefono")]
    pub phone: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Why.
    #[serde(rename = "motivo-correzione")]
    pub why: String,
    /// Whether it is said that what does not fit together is right all the same.
    #[serde(rename = "confermo")]
    pub sure: String,
    /// What the form says that it held.
    #[serde(rename = "_gruppi")]
    pub held: Option<String>,
    /// The state of the record that was seen.
    #[serde(rename = "_version")]
    pub version: String,
}

impl CorrectionForm {
    /// The groups of fields that it is about.
    pub const ABOUT: [Group; 2] = [Group::Identity, Group::Contacts];

    /// The record as it is, as far as the profile may see it.
    pub fn of(person: &Person) -> Self {
        let name = person.identity.name().and_then(Field::shown).cloned();
        let (given, family) = name.map(|name| (name.given, name.family)).unwrap_or_default();
        let text = |field: &Field<Option<String>>| field.shown().cloned().flatten().unwrap_or_default();
        let code = person.fiscal_code.shown().and_then(Option::as_ref);
        Self {
            family,
            given,
            born: person.birth_date.shown().copied().flatten().map(Born::words).unwrap_or_default(),
            place: text(&person.birth_place),
            sex: person.sex.shown().copied().flatten().map(|sex| sex.code().to_owned()).unwrap_or_default(),
            code: code.map(ToString::to_string).unwrap_or_default(),
            phone: text(&person.phone),
            email: text(&person.email),
            ..Self::default()
        }
    }

    /// The record as it is, but for what was typed as the name of whoever had none; what was left empty stays.
    pub fn naming(person: &Person, typed: &PersonForm) -> Self {
        let now = Self::of(person);
        let or = |typed: &str, now: String| if typed.trim().is_empty() { now } else { typed.to_owned() };
        Self {
            family: or(&typed.family, now.family),
            given: or(&typed.given, now.given),
            born: or(&typed.born, now.born),
            code: or(&typed.code, now.code),
            phone: or(&typed.phone, now.phone),
            ..now
        }
    }

    /// The groups that it is about and that are hidden of this person.
    pub fn hidden(person: &Person) -> Vec<Group> {
        let is_named = person.identity.name().and_then(Field::shown).is_some();
        let shows = [(Group::Identity, is_named), (Group::Contacts, person.phone.shown().is_some())];
        shows.into_iter().filter(|(_, shown)| !shown).map(|(group, _)| group).collect()
    }

    /// What it held when it was made.
    pub fn carried(&self) -> Carried {
        Carried::said(Self::ABOUT, self.held.as_deref())
    }

    /// Whether it is said that what does not fit together is right all the same.
    pub fn is_sure(&self) -> bool {
        self.sure == "si"
    }

    /// The state of the record that was seen; of none, one that no record has.
    pub fn seen(&self) -> i32 {
        self.version.parse().unwrap_or_default()
    }

    /// The record as it should read. What is hidden of this person is none; what stays as it was is not looked at
    /// again, so that an old number in another form does not stop whoever corrects a name.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, person: &Person, today: NaiveDate) -> Result<Correction, Vec<FormError>> {
        let before = Self::of(person);
        let mut errors = Vec::new();
        let hidden = Self::hidden(person);
        let who = if hidden.contains(&Group::Identity) { None } else { self.who(today, &mut errors) };
        let reached =
            if hidden.contains(&Group::Contacts) { None } else { self.reached(&before, &mut errors) };
        let why = self.why.trim().to_owned();
        let found = why.chars().count();
        if found == 0 {
            errors.push(FormError::new(FormField::CorrectionWhy, Wrong::Empty));
        } else if found > MAX_REASON.into() {
            errors.push(FormError::new(FormField::CorrectionWhy, Wrong::TooLong { found }));
        }
        if errors.is_empty() { Ok(Correction { who, reached, why }) } else { Err(errors) }
    }

    fn who(&self, today: NaiveDate, errors: &mut Vec<FormError>) -> Option<Who> {
        let family = kept(name(FormField::FamilyName, &self.family), errors);
        let given = kept(name(FormField::GivenName, &self.given), errors);
        let born = typed(&self.born, |born| birth(born, today));
        let birth_date = kept(born, errors);
        let place = typed(&self.place, |place| line(FormField::BirthPlace, place));
        let birth_place = kept(place, errors);
        let sex = typed(&self.sex, |sex| {
            Sex::from_code(sex).ok_or_else(|| FormError::new(FormField::Sex, Wrong::UnknownChoice))
        });
        let sex = kept(sex, errors);
        let code = typed(&self.code, |code| {
            code.parse::<FiscalCode>().map_err(|_| FormError::new(FormField::FiscalCode, Wrong::NotACode))
        });
        let fiscal_code = kept(code, errors);
        Some(Who {
            name: Name { given: given?, family: family? },
            birth_date: birth_date?,
            birth_place: birth_place?,
            sex: sex?,
            fiscal_code: fiscal_code?,
        })
    }

    fn reached(&self, before: &Self, errors: &mut Vec<FormError>) -> Option<Reached> {
        let phone = typed(&self.phone, |phone| {
            if phone == before.phone {
                return Ok(phone.to_owned());
            }
            read::phone(phone).map_err(|_| FormError::new(FormField::Phone, Wrong::NotAPhone))
        });
        let phone = kept(phone, errors);
        let email = typed(&self.email, |email| {
            if email == before.email {
                return Ok(email.to_owned());
            }
            read::email(email).map_err(|_| FormError::new(FormField::Email, Wrong::NotAnEmail))
        });
        let email = kept(email, errors);
        Some(Reached { phone: phone?, email: email? })
    }
}

/// What was read; what will not do is put with the other errors.
fn kept<T>(read: Result<T, FormError>, errors: &mut Vec<FormError>) -> Option<T> {
    read.map_err(|error| errors.push(error)).ok()
}

fn line(field: FormField, typed: &str) -> Result<String, FormError> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = text.chars().count();
    if found > LINE { Err(FormError::new(field, Wrong::TooLong { found })) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::samples::person;

    fn today() -> NaiveDate {
        "2026-11-20".parse().unwrap()
    }

    #[test]
    fn a_record_as_it_is_needs_only_a_reason() {
        let person = person();
        let form = CorrectionForm::of(&person);
        let errors = form.check(&person, today()).unwrap_err();
        assert_eq!(errors, [FormError::new(FormField::CorrectionWhy, Wrong::Empty)]);
        let why = "Lo dice il documento".to_owned();
        let correction = CorrectionForm { why, ..form }.check(&person, today()).unwrap();
        assert_eq!(correction.applied(person.clone()), person);
    }

    #[test]
    fn every_field_that_will_not_do_is_said_at_once() {
        let form = CorrectionForm {
            sex: "X".to_owned(),
            code: "FRRGLI88C54M990X".to_owned(),
            phone: "niente".to_owned(),
            email: "niente".to_owned(),
            ..CorrectionForm::default()
        };
        let fields: Vec<FormField> =
            form.check(&person(), today()).unwrap_err().into_iter().map(|error| error.field).collect();
        let wanted = [
            FormField::FamilyName,
            FormField::GivenName,
            FormField::Sex,
            FormField::FiscalCode,
            FormField::Phone,
            FormField::Email,
            FormField::CorrectionWhy,
        ];
        assert_eq!(fields, wanted);
    }

    #[test]
    fn what_is_hidden_is_neither_asked_nor_overwritten() {
        let hidden = || Field::Masked(Group::Contacts);
        assert_eq!(CorrectionForm::hidden(&person()), []);
        let person = Person { phone: Field::Masked(Group::Contacts), email: hidden(), ..person() };
        assert_eq!(CorrectionForm::hidden(&person), [Group::Contacts]);
        let form = CorrectionForm {
            why: "Prova".to_owned(),
            phone: "3331234567".to_owned(),
            ..CorrectionForm::of(&person)
        };
        let correction = form.check(&person, today()).unwrap();
        assert_eq!(correction.reached, None);
        assert_eq!(correction.applied(person.clone()), person);
    }
}
