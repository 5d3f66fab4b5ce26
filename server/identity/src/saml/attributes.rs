//! What the identity provider says about the citizen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::FiscalCode;
use domain::person::Sex;
use roxmltree::Node;
use serde::{Deserialize, Serialize};

use super::attribute_name::Attribute;
use super::xml::{SAML, attribute, children, only_child, text};

/// Longer values are not facts about a person.
const MAX_VALUE_CHARS: usize = 512;

/// Why the attributes are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttributeProblem {
    /// An attribute without name or without a value.
    #[error("an attribute has no name or no value")]
    Empty,
    /// An attribute with several values.
    #[error("an attribute has several values")]
    SeveralValues,
    /// The same attribute twice.
    #[error("an attribute appears twice")]
    Duplicate,
    /// An attribute without which we cannot know the citizen.
    #[error("the attribute {} is missing", .0.name())]
    Missing(Attribute),
    /// A value that cannot be true.
    #[error("the attribute {} has an impossible value", .0.name())]
    Impossible(Attribute),
}

impl AttributeProblem {
    /// Stable code for the log.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "attribute-empty",
            Self::SeveralValues => "attribute-several-values",
            Self::Duplicate => "attribute-duplicate",
            Self::Missing(_) => "attribute-missing",
            Self::Impossible(_) => "attribute-impossible",
        }
    }
}

/// Where the citizen lives, as far as the provider knows.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domicile {
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// Province, two letters.
    pub province: Option<String>,
    /// Country.
    pub nation: Option<String>,
}

/// The company that the citizen acts for (identities of types 2 and 4).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Its name.
    pub name: String,
    /// Its fiscal code or VAT number, without the prefix; the key of the company.
    pub number: String,
    /// Its registered office.
    pub registered_office: Option<String>,
}

/// Facts about the citizen, every one from signed bytes and asked for by us.
///
/// `Debug` does not show them, so that they cannot slip into a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpidAttributes {
    /// Given name.
    pub name: String,
    /// Family name.
    pub family_name: String,
    /// Fiscal code; absent for most people who come through eIDAS.
    pub fiscal_number: Option<FiscalCode>,
    /// Identifier given by the provider; the key of an eIDAS citizen.
    pub spid_code: Option<String>,
    /// Date of birth.
    pub date_of_birth: NaiveDate,
    /// Place of birth, most often a cadastral code.
    pub place_of_birth: Option<String>,
    /// Sex.
    pub gender: Option<Sex>,
    /// E-mail address.
    pub email: Option<String>,
    /// Mobile phone.
    pub mobile_phone: Option<String>,
    /// Domicile.
    pub domicile: Domicile,
    /// Whole address in one line: what eIDAS sends in place of the domicile.
    #[serde(default)]
    pub address: Option<String>,
    /// The company that they act for.
    #[serde(default)]
    pub company: Option<Company>,
    /// VAT number of a professional (type 3), without the prefix: who works for themselves has no
    /// company.
    #[serde(default)]
    pub vat_number: Option<String>,
}

impl std::fmt::Debug for Company {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Company(..)")
    }
}

impl std::fmt::Debug for SpidAttributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SpidAttributes(..)")
    }
}

impl std::fmt::Debug for Domicile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Domicile(..)")
    }
}

/// Reads the attribute statement of a verified assertion (cases 98, 99, 103, 109). What was not
/// requested is dropped; what is `required` must be there.
pub(crate) fn read(
    assertion: Node<'_, '_>,
    requested: &[Attribute],
    required: &[Attribute],
) -> Result<SpidAttributes, AttributeProblem> {
    let statement = only_child(assertion, SAML, "AttributeStatement").ok_or(AttributeProblem::Empty)?;
    let mut values = Values::read(statement)?;
    values.0.retain(|attribute, _| requested.contains(attribute));
    if let Some(missing) = required.iter().find(|attribute| !values.0.contains_key(attribute)) {
        return Err(AttributeProblem::Missing(*missing));
    }
    values.into_facts()
}

struct Values(BTreeMap<Attribute, String>);

impl Values {
    /// Every attribute, known or not, must have a name of its own and exactly one value.
    fn read(statement: Node<'_, '_>) -> Result<Self, AttributeProblem> {
        let mut names = std::collections::BTreeSet::new();
        let mut values = BTreeMap::new();
        for node in children(statement, SAML, "Attribute") {
            let name = attribute(node, "Name").ok_or(AttributeProblem::Empty)?;
            if !names.insert(name) {
                return Err(AttributeProblem::Duplicate);
            }
            let value = one_value(node)?;
            if let Some(attribute) = Attribute::from_name(name) {
                if value.chars().count() > MAX_VALUE_CHARS || value.chars().any(char::is_control) {
                    return Err(AttributeProblem::Impossible(attribute));
                }
                values.insert(attribute, value);
            }
        }
        Ok(Self(values))
    }

    fn take(&mut self, attribute: Attribute) -> Option<String> {
        self.0.remove(&attribute)
    }

    fn need(&mut self, attribute: Attribute) -> Result<String, AttributeProblem> {
        self.take(attribute).ok_or(AttributeProblem::Missing(attribute))
    }

    fn into_facts(mut self) -> Result<SpidAttributes, AttributeProblem> {
        let born = self.need(Attribute::DateOfBirth)?;
        let work = self.work()?;
        Ok(SpidAttributes {
            name: self.need(Attribute::Name)?,
            family_name: self.need(Attribute::FamilyName)?,
            fiscal_number: self.take(Attribute::FiscalNumber).map(|code| fiscal_code(&code)).transpose()?,
            spid_code: self.take(Attribute::SpidCode),
            date_of_birth: NaiveDate::parse_from_str(&born, "%Y-%m-%d")
                .map_err(|_| AttributeProblem::Impossible(Attribute::DateOfBirth))?,
            place_of_birth: self.take(Attribute::PlaceOfBirth),
            gender: self.take(Attribute::Gender).map(|word| sex(&word)).transpose()?.flatten(),
            email: self.take(Attribute::Email),
            mobile_phone: self.take(Attribute::MobilePhone),
            domicile: Domicile {
                street: self.take(Attribute::DomicileStreetAddress),
                postal_code: self.take(Attribute::DomicilePostalCode),
                municipality: self.take(Attribute::DomicileMunicipality),
                province: self.take(Attribute::DomicileProvince),
                nation: self.take(Attribute::DomicileNation),
            },
            address: self.take(Attribute::Address),
            company: work.company,
            vat_number: work.vat_number,
        })
    }

    /// A company has a name and a number; one without the other is no company that anybody could be
    /// held to. A VAT number alone is the one of a professional.
    fn work(&mut self) -> Result<Work, AttributeProblem> {
        let code = self.take(Attribute::CompanyFiscalNumber);
        let code = code.map(|code| number(&code, "TINIT-", Attribute::CompanyFiscalNumber)).transpose()?;
        let vat = self.take(Attribute::IvaCode);
        let vat = vat.map(|vat| number(&vat, "VATIT-", Attribute::IvaCode)).transpose()?;
        let registered_office = self.take(Attribute::RegisteredOffice);
        match (self.take(Attribute::CompanyName), code, vat) {
            (Some(name), Some(number), _) | (Some(name), None, Some(number)) => {
                Ok(Work { company: Some(Company { name, number, registered_office }), vat_number: None })
            }
            (Some(_), None, None) => Err(AttributeProblem::Missing(Attribute::CompanyFiscalNumber)),
            (None, Some(_), _) => Err(AttributeProblem::Missing(Attribute::CompanyName)),
            (None, None, vat_number) => Ok(Work { company: None, vat_number }),
        }
    }
}

/// For whom somebody works.
struct Work {
    company: Option<Company>,
    vat_number: Option<String>,
}

fn one_value(node: Node<'_, '_>) -> Result<String, AttributeProblem> {
    let mut values = children(node, SAML, "AttributeValue");
    let first = values.next().and_then(text).ok_or(AttributeProblem::Empty)?;
    if values.next().is_some() {
        return Err(AttributeProblem::SeveralValues);
    }
    Ok(first)
}

/// A codice fiscale as SPID and CIE write it: `TINIT-…`.
pub(crate) fn fiscal_code(value: &str) -> Result<FiscalCode, AttributeProblem> {
    let impossible = AttributeProblem::Impossible(Attribute::FiscalNumber);
    value.strip_prefix("TINIT-").ok_or(impossible)?.parse().map_err(|_| impossible)
}

/// The number of a company: eleven digits, or the sixteen signs of a person who is one.
fn number(value: &str, prefix: &str, attribute: Attribute) -> Result<String, AttributeProblem> {
    let number = value.strip_prefix(prefix).unwrap_or_default();
    let possible = match number.len() {
        11 => number.bytes().all(|byte| byte.is_ascii_digit()),
        16 => number.parse::<FiscalCode>().is_ok(),
        _ => false,
    };
    if possible { Ok(number.to_owned()) } else { Err(AttributeProblem::Impossible(attribute)) }
}

/// SPID writes a letter, eIDAS a word (or that nobody says).
fn sex(value: &str) -> Result<Option<Sex>, AttributeProblem> {
    match value {
        "F" | "Female" => Ok(Some(Sex::F)),
        "M" | "Male" => Ok(Some(Sex::M)),
        "Unspecified" => Ok(None),
        _ => Err(AttributeProblem::Impossible(Attribute::Gender)),
    }
}
