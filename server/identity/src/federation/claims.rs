//! The facts that we ask for, and what a SAML login would have called them.

use chrono::NaiveDate;
use domain::person::Sex;
use serde_json::{Map, Value, json};

use crate::saml::{Attribute, AttributeProblem, Domicile, SpidAttributes, fiscal_code};

/// Longer values are not facts about a person.
const MAX_VALUE_CHARS: usize = 512;
/// Name of the codice fiscale among the claims.
const FISCAL_NUMBER: &str = "https://attributes.eid.gov.it/fiscal_number";

/// A federation and its way of naming facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Carta d'identità elettronica: facts also in the ID token, and `iss` in every answer.
    Cie,
    /// SPID: facts only in the user information.
    Spid,
}

impl Profile {
    /// Claims without which nobody can enter, then those that only spare typing.
    const fn wanted(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Cie => {
                (&["given_name", "family_name", "birthdate", FISCAL_NUMBER], &["email", "phone_number"])
            }
            Self::Spid => (
                &["given_name", "family_name", "birthdate", FISCAL_NUMBER],
                &["place_of_birth", "gender", "email", "phone_number", "address"],
            ),
        }
    }

    /// The `claims` parameter of the request.
    pub(super) fn request(self) -> Value {
        let (needed, useful) = self.wanted();
        let essential = |name: &&str| ((*name).to_owned(), json!({ "essential": true }));
        let optional = |name: &&str| ((*name).to_owned(), json!({ "essential": false }));
        let all: Map<String, Value> =
            needed.iter().map(essential).chain(useful.iter().map(optional)).collect();
        match self {
            Self::Cie => json!({ "id_token": {}, "userinfo": all }),
            Self::Spid => json!({ "userinfo": all }),
        }
    }

    fn asked_for(self, name: &str) -> bool {
        let (needed, useful) = self.wanted();
        needed.iter().chain(useful).any(|asked| *asked == name)
    }
}

/// The same facts that a SAML login gives. What was not asked for is dropped.
pub(super) fn attributes(
    profile: Profile,
    claims: &Map<String, Value>,
) -> Result<SpidAttributes, AttributeProblem> {
    let claims = Claims { profile, claims };
    let born = claims.need("birthdate", Attribute::DateOfBirth)?;
    Ok(SpidAttributes {
        name: claims.need("given_name", Attribute::Name)?,
        family_name: claims.need("family_name", Attribute::FamilyName)?,
        fiscal_number: Some(fiscal_code(&claims.need(FISCAL_NUMBER, Attribute::FiscalNumber)?)?),
        spid_code: None,
        date_of_birth: NaiveDate::parse_from_str(&born, "%Y-%m-%d")
            .map_err(|_| AttributeProblem::Impossible(Attribute::DateOfBirth))?,
        place_of_birth: claims.text("place_of_birth", Attribute::PlaceOfBirth)?,
        gender: claims.sex()?,
        email: claims.text("email", Attribute::Email)?,
        mobile_phone: claims.text("phone_number", Attribute::MobilePhone)?,
        domicile: claims.domicile()?,
        address: None,
        company: None,
        vat_number: None,
    })
}

struct Claims<'a> {
    profile: Profile,
    claims: &'a Map<String, Value>,
}

impl Claims<'_> {
    fn text(&self, name: &str, attribute: Attribute) -> Result<Option<String>, AttributeProblem> {
        if !self.profile.asked_for(name) {
            return Ok(None);
        }
        match self.claims.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => one_text(value, attribute),
        }
    }

    fn need(&self, name: &str, attribute: Attribute) -> Result<String, AttributeProblem> {
        self.text(name, attribute)?.ok_or(AttributeProblem::Missing(attribute))
    }

    fn sex(&self) -> Result<Option<Sex>, AttributeProblem> {
        let Some(text) = self.text("gender", Attribute::Gender)? else { return Ok(None) };
        match text.as_str() {
            "F" | "female" => Ok(Some(Sex::F)),
            "M" | "male" => Ok(Some(Sex::M)),
            _ => Err(AttributeProblem::Impossible(Attribute::Gender)),
        }
    }

    /// The address claim of `OpenID` Connect Core § 5.1.1, or one line.
    fn domicile(&self) -> Result<Domicile, AttributeProblem> {
        let attribute = Attribute::DomicileStreetAddress;
        let parts = self.claims.get("address").and_then(Value::as_object);
        let (true, Some(parts)) = (self.profile.asked_for("address"), parts) else {
            return Ok(Domicile { street: self.text("address", attribute)?, ..Domicile::default() });
        };
        let part = |name: &str| parts.get(name).map_or(Ok(None), |value| one_text(value, attribute));
        Ok(Domicile {
            street: part("street_address")?,
            postal_code: part("postal_code")?,
            municipality: part("locality")?,
            province: part("region")?,
            nation: part("country")?,
        })
    }
}

/// A value that may be true of a person: text, not empty, not endless, no control characters.
fn one_text(value: &Value, attribute: Attribute) -> Result<Option<String>, AttributeProblem> {
    let text = value.as_str().ok_or(AttributeProblem::Impossible(attribute))?.trim();
    if text.chars().count() > MAX_VALUE_CHARS || text.chars().any(char::is_control) {
        return Err(AttributeProblem::Impossible(attribute));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
