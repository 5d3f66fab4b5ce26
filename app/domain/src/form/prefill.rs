//! First answers from what the identity provider certified.

use serde::{Deserialize, Serialize};

use super::{Answers, Definition, FieldPath, Part, Question, Source};
use crate::{FiscalCode, format, person::Born};

/// What the identity provider said about the person who signed in. Municipalities and places are
/// names, not codes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Certified {
    /// Name.
    pub given_name: String,
    /// Surname.
    pub family_name: String,
    /// Codice fiscale; an EU citizen may have none.
    pub fiscal_code: Option<FiscalCode>,
    /// Date of birth.
    pub birth_date: Option<Born>,
    /// Place of birth.
    pub birth_place: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Street and number of residence.
    pub street: Option<String>,
    /// Postal code of residence.
    pub postal_code: Option<String>,
    /// Municipality of residence.
    pub municipality: Option<String>,
    /// The company that the person acts for (SPID of a legal person, Avviso 18).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<CertifiedCompany>,
    /// VAT number of somebody who works for themselves (SPID for professional use, Avviso 18).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
}

/// A company, as the identity provider certified it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertifiedCompany {
    /// Its name.
    pub name: String,
    /// Its fiscal code or VAT number.
    pub number: String,
    /// Its registered office.
    pub office: Option<String>,
}

impl CertifiedCompany {
    /// Name, number and office in one line.
    pub fn line(&self) -> String {
        let parts = [Some(self.name.as_str()), Some(self.number.as_str()), self.office.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

impl Certified {
    /// Name and surname.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Number of the company, or of the professional.
    fn work_number(&self) -> Option<&str> {
        let company = self.company.as_ref().map(|company| company.number.as_str());
        company.or(self.vat_number.as_deref())
    }

    /// The answer this source gives, where there is one.
    pub fn value(&self, source: Source) -> Option<String> {
        let value = match source {
            Source::GivenName => Some(self.given_name.clone()),
            Source::FamilyName => Some(self.family_name.clone()),
            Source::FiscalCode => self.fiscal_code.as_ref().map(ToString::to_string),
            // A form asks for a whole day.
            Source::BirthDate => self.birth_date.and_then(Born::day).map(format::date),
            Source::BirthPlace => self.birth_place.clone(),
            Source::Email => self.email.clone(),
            Source::Phone => self.phone.clone(),
            Source::ResidenceStreet => self.street.clone(),
            Source::ResidencePostalCode => self.postal_code.clone(),
            Source::ResidenceMunicipality => self.municipality.clone(),
            // It has several fields, see `part`; the others are of no login.
            Source::Residence
            | Source::Isee
            | Source::IseeMinors
            | Source::IseeResidential
            | Source::Iban => None,
            Source::CompanyName => self.company.as_ref().map(|company| company.name.clone()),
            Source::CompanyNumber => self.work_number().map(str::to_owned),
            Source::CompanyOffice => self.company.as_ref().and_then(|company| company.office.clone()),
        };
        value.filter(|value| !value.trim().is_empty())
    }

    /// Whether another residence is certified than was `before`. What one of the two providers did not tell says
    /// nothing.
    pub(super) fn has_moved_since(&self, before: &Self) -> bool {
        let parts = [Source::ResidenceStreet, Source::ResidencePostalCode, Source::ResidenceMunicipality];
        parts.into_iter().any(|part| {
            let both = self.value(part).zip(before.value(part));
            both.is_some_and(|(now, then)| now.trim().to_lowercase() != then.trim().to_lowercase())
        })
    }

    /// What this source gives for one field of an answer that has several.
    pub(super) fn part(&self, source: Source, part: Part) -> Option<String> {
        match (source, part) {
            (Source::Residence, Part::Street) => self.value(Source::ResidenceStreet),
            (Source::Residence, Part::PostalCode) => self.value(Source::ResidencePostalCode),
            (Source::Residence, Part::Municipality) => self.value(Source::ResidenceMunicipality),
            _ => None,
        }
    }

    /// The certified answer to this question: shown, and not editable. None where the person has to
    /// answer, also because the identity provider left it out.
    pub fn locked(&self, question: &Question) -> Option<String> {
        question.prefill.filter(|source| source.is_certified()).and_then(|source| self.value(source))
    }
}

/// Whether the answers were begun for another company than the one that is certified now, if any is.
pub fn is_of_another_company(definition: &Definition, certified: &Certified, answers: &Answers) -> bool {
    let mut questions = definition.questions().map(|(_, question)| question);
    let Some(number) = questions.find(|question| question.prefill == Some(Source::CompanyNumber)) else {
        return false;
    };
    let begun_for = answers.get(&FieldPath::once(number.name.as_str())).trim();
    !begun_for.is_empty() && Some(begun_for) != certified.work_number()
}

/// Puts what is certified in place of whatever was posted, and offers the rest where there is no
/// answer yet. An answer that was emptied on purpose stays empty.
pub fn prefill(definition: &Definition, certified: &Certified, answers: &mut Answers) {
    for (section, question) in definition.questions() {
        if section.repeat.is_some() {
            continue;
        }
        let path = FieldPath::once(question.name.as_str());
        offer_parts(question, certified, &path, answers);
        if let Some(value) = certified.locked(question) {
            answers.set(&path, value);
        } else if !answers.has(&path)
            && let Some(value) = question.prefill.and_then(|source| certified.value(source))
        {
            answers.set(&path, value);
        }
    }
}

/// Offers the fields of an answer of several, unless one of them was answered.
fn offer_parts(question: &Question, certified: &Certified, path: &FieldPath, answers: &mut Answers) {
    let places = || question.kind.parts().iter().map(|part| (*part, path.clone().with(*part)));
    let Some(source) = question.prefill.filter(|_| !places().any(|(_, place)| answers.has(&place))) else {
        return;
    };
    for (part, place) in places() {
        if let Some(value) = certified.part(source, part) {
            answers.set(&place, value);
        }
    }
}
