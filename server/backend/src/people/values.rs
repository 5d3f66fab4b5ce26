//! The fields of a record in clear, for what compares and writes all of them: it never leaves this crate.

use chrono::NaiveDate;
use domain::{
    FiscalCode, Id,
    person::{Born, Person, facts::Precision, merging::MergeField},
};
use serde::{Deserialize, Serialize};

use super::record::Facts;
use crate::{
    Error, Work,
    error::{broken_constraint, known},
    work::one_row,
};

/// The fields of a record in clear, as a change keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) given_name: Option<String>,
    pub(super) family_name: Option<String>,
    pub(super) fiscal_code: Option<String>,
    pub(super) birth_date: Option<Born>,
    pub(super) birth_place: Option<String>,
    pub(super) sex: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) residence: Option<String>,
}

impl Record {
    pub(super) fn of(facts: &Facts) -> Result<Self, Error> {
        Ok(Self {
            given_name: facts.given_name.clone(),
            family_name: facts.family_name.clone(),
            fiscal_code: facts.fiscal_code.clone(),
            birth_date: facts.born()?,
            birth_place: facts.birth_place.clone(),
            sex: facts.sex.clone(),
            phone: facts.phone.clone(),
            email: facts.email.clone(),
            residence: facts.residence.clone(),
        })
    }

    /// The same with this field as the other record has it.
    pub(super) fn with(self, field: MergeField, other: &Self) -> Self {
        let other = other.clone();
        match field {
            MergeField::Name => Self { given_name: other.given_name, family_name: other.family_name, ..self },
            MergeField::FiscalCode => Self { fiscal_code: other.fiscal_code, ..self },
            MergeField::BirthDate => Self { birth_date: other.birth_date, ..self },
            MergeField::BirthPlace => Self { birth_place: other.birth_place, ..self },
            MergeField::Sex => Self { sex: other.sex, ..self },
            MergeField::Phone => Self { phone: other.phone, ..self },
            MergeField::Email => Self { email: other.email, ..self },
            MergeField::Residence => Self { residence: other.residence, ..self },
        }
    }

    /// Whether both say the same in this field.
    pub(super) fn agrees(&self, field: MergeField, other: &Self) -> bool {
        self.clone().with(field, other) == *self
    }

    /// Whether this field says something.
    pub(super) fn says(&self, field: MergeField) -> bool {
        match field {
            MergeField::Name => self.family_name.is_some(),
            MergeField::FiscalCode => self.fiscal_code.is_some(),
            MergeField::BirthDate => self.birth_date.is_some(),
            MergeField::BirthPlace => self.birth_place.is_some(),
            MergeField::Sex => self.sex.is_some(),
            MergeField::Phone => self.phone.is_some(),
            MergeField::Email => self.email.is_some(),
            MergeField::Residence => self.residence.is_some(),
        }
    }
}

/// A date of birth as two columns keep it: the day, and how exactly it is known.
pub(super) fn columns(born: Option<Born>) -> (Option<NaiveDate>, &'static str) {
    (born.map(Born::first), born.map_or(Precision::Day, Born::precision).code())
}

/// Writes all of them into a record.
///
/// # Errors
/// [`Error::Stale`] when somebody else has the codice fiscale.
pub(super) async fn write(work: &mut Work, id: Id<Person>, record: &Record) -> Result<(), Error> {
    let code = |code: &String| known("person", "fiscal_code", code.parse::<FiscalCode>().ok());
    let code = record.fiscal_code.as_ref().map(code).transpose()?;
    let (birth_date, birth_precision) = columns(record.birth_date);
    let affected = sqlx::query!(
        "UPDATE person
         SET given_name = $2, family_name = $3, fiscal_code = $4, fiscal_code_canonical = $5, birth_date = $6,
             birth_place = $7, sex = $8, phone = $9, email = $10, residence = $11,
             birth_precision = $12
         WHERE id = $1",
        id.uuid(),
        record.given_name,
        record.family_name,
        record.fiscal_code,
        code.map(|code| code.canonical().to_string()),
        birth_date,
        record.birth_place,
        record.sex,
        record.phone,
        record.email,
        record.residence,
        birth_precision,
    )
    .execute(work.connection())
    .await
    // Somebody else has this codice fiscale meanwhile.
    .map_err(|error| if broken_constraint(&error).is_some() { Error::Stale } else { error.into() })?
    .rows_affected();
    one_row(affected)
}
