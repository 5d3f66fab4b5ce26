//! Forms of the counter: who came, and the access.

use chrono::{Datelike, NaiveDate};
use domain::{
    FiscalCode,
    form::{Certified, read},
    person::Born,
};
use serde::Deserialize;

use super::{AccessForm, FormError, FormField, Wrong, day};

/// What the form wants: one address takes several.
pub const COUNTER_ACTION: &str = "azione";

/// Most characters of a name.
const NAME: usize = 100;
/// Nobody is older.
const OLDEST: i32 = 130;

/// Everything that the counter's forms send.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct CounterForm {
    /// Which of them it is.
    #[serde(rename = "azione")]
    pub action: String,
    /// Name.
    #[serde(rename = "nome")]
    pub given: String,
    /// Surname.
    #[serde(rename = "cognome")]
    pub family: String,
    /// Codice fiscale.
    #[serde(rename = "codice-fiscale")]
    pub code: String,
    /// Date of birth.
    #[serde(rename = "nato-il")]
    pub born: String,
    /// Telephone.
    #[serde(rename = "telefono")]
    pub phone: String,
    /// Whether it is said that nobody of those shown is meant.
    #[serde(rename = "nuova")]
    pub is_new: String,
    /// The alias that was proposed.
    pub alias: String,
    /// Identifier of the person.
    #[serde(rename = "persona")]
    pub person: String,
    /// Identifier of a change of identity.
    #[serde(rename = "modifica")]
    pub change: String,
    /// Why it is undone.
    #[serde(rename = "motivo")]
    pub why: String,
    /// Identifier drawn for the card.
    #[serde(rename = "_scheda")]
    pub card: String,
    /// Day of the access.
    #[serde(rename = "data")]
    pub on: String,
    /// Code of the mode.
    #[serde(rename = "modalita")]
    pub mode: String,
    /// Code of the reason.
    #[serde(rename = "perche")]
    pub reason: String,
    /// Who sent the person.
    #[serde(rename = "inviante")]
    pub sender: String,
    /// Why exactly the person came.
    #[serde(rename = "precisazione")]
    pub specification: String,
    /// In the operator's words.
    #[serde(rename = "descrizione")]
    pub description: String,
    /// Code of the service asked for.
    #[serde(rename = "servizio")]
    pub service: String,
    /// What the form of the access says that it held.
    #[serde(rename = "_gruppi")]
    pub held: Option<String>,
}

impl CounterForm {
    /// The person that was typed.
    pub fn person(&self) -> PersonForm {
        PersonForm {
            given: self.given.clone(),
            family: self.family.clone(),
            code: self.code.clone(),
            born: self.born.clone(),
            phone: self.phone.clone(),
            is_new: self.is_new == "si",
        }
    }

    /// The access that was typed.
    pub fn access(&self) -> AccessForm {
        AccessForm {
            on: self.on.clone(),
            mode: self.mode.clone(),
            reason: self.reason.clone(),
            sender: self.sender.clone(),
            specification: self.specification.clone(),
            description: self.description.clone(),
            held: self.held.clone(),
            why: String::new(),
            version: 1,
        }
    }
}

/// A person in a few fields, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonForm {
    /// Name.
    pub given: String,
    /// Surname.
    pub family: String,
    /// Codice fiscale; may be empty.
    pub code: String,
    /// Date of birth; may be empty.
    pub born: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Whether it is said that nobody of those shown is meant.
    pub is_new: bool,
}

impl PersonForm {
    /// The person. The date of birth is read from the codice fiscale where only that was given, or says more.
    ///
    /// # Errors
    /// Every field that will not do.
    pub fn check(&self, today: NaiveDate) -> Result<Certified, Vec<FormError>> {
        let given = name(FormField::GivenName, &self.given);
        let family = name(FormField::FamilyName, &self.family);
        let code = typed(&self.code, |code| {
            code.parse::<FiscalCode>().map_err(|_| FormError::new(FormField::FiscalCode, Wrong::NotACode))
        });
        let born = typed(&self.born, |born| birth(born, today));
        let phone = typed(&self.phone, |phone| {
            read::phone(phone).map_err(|_| FormError::new(FormField::Phone, Wrong::NotAPhone))
        });
        match (given, family, code, born, phone) {
            (Ok(given_name), Ok(family_name), Ok(fiscal_code), Ok(born), Ok(phone)) => {
                let of_code = fiscal_code.as_ref().and_then(|code| code.birth_date(today));
                let birth_date = birth_of(born, of_code);
                Ok(Certified {
                    given_name,
                    family_name,
                    fiscal_code,
                    birth_date,
                    phone,
                    ..Certified::default()
                })
            }
            (given, family, code, born, phone) => {
                let errors = [family.err(), given.err(), code.err(), born.err(), phone.err()];
                Err(errors.into_iter().flatten().collect())
            }
        }
    }

    /// Keys of what the codice fiscale says otherwise than the rest: told, never forbidden.
    pub fn doubts(who: &Certified, today: NaiveDate) -> Vec<&'static str> {
        let Some(code) = who.fiscal_code.as_ref().filter(|code| !code.is_provisional()) else {
            return Vec::new();
        };
        let names = !code.matches_names(&who.family_name, &who.given_name);
        let born = code.birth_date(today).zip(who.birth_date).is_some_and(|(code, born)| !born.can_be(code));
        let doubts = [
            names.then_some("console-counter-code-other-name"),
            born.then_some("console-counter-code-other-birth"),
        ];
        doubts.into_iter().flatten().collect()
    }
}

pub(super) fn typed<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, FormError>,
) -> Result<Option<T>, FormError> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

pub(super) fn name(field: FormField, typed: &str) -> Result<String, FormError> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = text.chars().count();
    if found == 0 {
        Err(FormError::new(field, Wrong::Empty))
    } else if found > NAME {
        Err(FormError::new(field, Wrong::TooLong { found }))
    } else {
        Ok(text)
    }
}

/// A date of birth, or the month or the year alone where no more is known.
pub(super) fn birth(typed: &str, today: NaiveDate) -> Result<Born, FormError> {
    let born = match Born::read(typed) {
        Some(born) => born,
        // It is none of them: what is wrong is said as of a day.
        None => day(FormField::BirthDate, typed)?.into(),
    };
    let first = today.with_year(today.year() - OLDEST).unwrap_or(today);
    if born.first() > today {
        Err(FormError::new(FormField::BirthDate, Wrong::Future { today }))
    } else if born.last() < first {
        Err(FormError::new(FormField::BirthDate, Wrong::TooEarly { first }))
    } else {
        Ok(born)
    }
}

/// When somebody was born, by what was typed and by the codice fiscale. The code says the day where a part alone was typed
/// that it fits. A first of January it does not: that is what codes are given of people whose day of birth is unknown,
/// and whoever typed the year alone may know that.
fn birth_of(typed: Option<Born>, of_code: Option<NaiveDate>) -> Option<Born> {
    let Some(born) = typed else { return of_code.map(Born::from) };
    let is_said = |day: &NaiveDate| born.can_be(*day) && day.ordinal() != 1;
    Some(of_code.filter(is_said).map_or(born, Born::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-20".parse().unwrap()
    }

    #[test]
    fn every_field_that_will_not_do_is_said_at_once() {
        let form = PersonForm {
            code: "FRRGLI88C54M990X".to_owned(),
            born: "1/1/2030".to_owned(),
            phone: "niente".to_owned(),
            ..PersonForm::default()
        };
        let fields: Vec<FormField> =
            form.check(today()).unwrap_err().iter().map(|error| error.field).collect();
        let all = [
            FormField::FamilyName,
            FormField::GivenName,
            FormField::FiscalCode,
            FormField::BirthDate,
            FormField::Phone,
        ];
        assert_eq!(fields, all);
    }

    #[test]
    fn a_year_of_birth_is_no_day_but_of_the_code_and_contradicts_only_another_year() {
        let typed = |born: &str| PersonForm {
            given: "Giulia".to_owned(),
            family: "Ferrante".to_owned(),
            code: "frrgli88c54m990p".to_owned(),
            born: born.to_owned(),
            ..PersonForm::default()
        };
        for (born, kept, doubts) in [
            ("1988", "1988-03-14", 0),
            ("3/1988", "1988-03-14", 0),
            ("14/03/1988", "1988-03-14", 0),
            ("1987", "1987", 1),
            ("4/1988", "1988-04", 1),
            ("15/03/1988", "1988-03-15", 1),
        ] {
            let who = typed(born).check(today()).unwrap();
            assert_eq!(who.birth_date, kept.parse().ok(), "{born}");
            assert_eq!(PersonForm::doubts(&who, today()).len(), doubts, "{born}");
        }
        let first = NaiveDate::from_ymd_opt(1988, 1, 1);
        for (born, kept) in [("1988", "1988"), ("1988-01", "1988-01"), ("1988-01-01", "1988-01-01")] {
            assert_eq!(
                birth_of(born.parse().ok(), first),
                kept.parse().ok(),
                "{born}: as it is given to many"
            );
        }
        assert_eq!(birth_of(None, first), first.map(Born::from), "nobody said anything else");
        for wrong in ["88", "2027", "1850", "12/2026"] {
            assert!(typed(wrong).check(today()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_code_says_the_birth_and_what_does_not_fit_it() {
        let form = PersonForm {
            given: " Giulia ".to_owned(),
            family: "Ferrante".to_owned(),
            code: "frrgli88c54m990p".to_owned(),
            ..PersonForm::default()
        };
        let who = form.check(today()).unwrap();
        assert_eq!(who.birth_date, "1988-03-14".parse().ok());
        assert_eq!(PersonForm::doubts(&who, today()), Vec::<&str>::new());
        let other = Certified { given_name: "Carlo".to_owned(), birth_date: None, ..who };
        assert_eq!(PersonForm::doubts(&other, today()), ["console-counter-code-other-name"]);
    }
}
