//! The names that SPID gives to facts about a person.

/// One of the 23 attributes that a SPID identity provider may send (SPID attribute table,
/// Avviso 25 for the domicile).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Attribute {
    /// Identifier given by the identity provider; the only key of an eIDAS citizen.
    SpidCode,
    /// Given name.
    Name,
    /// Family name.
    FamilyName,
    /// Cadastral code of the place of birth.
    PlaceOfBirth,
    /// Province of birth, two letters.
    CountyOfBirth,
    /// Date of birth.
    DateOfBirth,
    /// F or M.
    Gender,
    /// Name of the company.
    CompanyName,
    /// Registered office of the company.
    RegisteredOffice,
    /// Fiscal code, written `TINIT-…`.
    FiscalNumber,
    /// Fiscal code of the company.
    CompanyFiscalNumber,
    /// VAT number.
    IvaCode,
    /// Identity document.
    IdCard,
    /// Mobile phone.
    MobilePhone,
    /// E-mail address.
    Email,
    /// Street of the domicile.
    DomicileStreetAddress,
    /// Postal code of the domicile.
    DomicilePostalCode,
    /// Municipality of the domicile.
    DomicileMunicipality,
    /// Province of the domicile.
    DomicileProvince,
    /// Country of the domicile.
    DomicileNation,
    /// Whole address in one line (replaced by the domicile, still in the eIDAS set).
    Address,
    /// When the digital identity expires.
    ExpirationDate,
    /// Certified e-mail (PEC).
    DigitalAddress,
}

impl Attribute {
    /// Every attribute.
    pub const ALL: [Self; 23] = [
        Self::SpidCode,
        Self::Name,
        Self::FamilyName,
        Self::PlaceOfBirth,
        Self::CountyOfBirth,
        Self::DateOfBirth,
        Self::Gender,
        Self::CompanyName,
        Self::RegisteredOffice,
        Self::FiscalNumber,
        Self::CompanyFiscalNumber,
        Self::IvaCode,
        Self::IdCard,
        Self::MobilePhone,
        Self::Email,
        Self::DomicileStreetAddress,
        Self::DomicilePostalCode,
        Self::DomicileMunicipality,
        Self::DomicileProvince,
        Self::DomicileNation,
        Self::Address,
        Self::ExpirationDate,
        Self::DigitalAddress,
    ];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SpidCode => "spidCode",
            Self::Name => "name",
            Self::FamilyName => "familyName",
            Self::PlaceOfBirth => "placeOfBirth",
            Self::CountyOfBirth => "countyOfBirth",
            Self::DateOfBirth => "dateOfBirth",
            Self::Gender => "gender",
            Self::CompanyName => "companyName",
            Self::RegisteredOffice => "registeredOffice",
            Self::FiscalNumber => "fiscalNumber",
            Self::CompanyFiscalNumber => "companyFiscalNumber",
            Self::IvaCode => "ivaCode",
            Self::IdCard => "idCard",
            Self::MobilePhone => "mobilePhone",
            Self::Email => "email",
            Self::DomicileStreetAddress => "domicileStreetAddress",
            Self::DomicilePostalCode => "domicilePostalCode",
            Self::DomicileMunicipality => "domicileMunicipality",
            Self::DomicileProvince => "domicileProvince",
            Self::DomicileNation => "domicileNation",
            Self::Address => "address",
            Self::ExpirationDate => "expirationDate",
            Self::DigitalAddress => "digitalAddress",
        }
    }

    /// The attribute of that name on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|attribute| attribute.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_attribute() {
        for attribute in Attribute::ALL {
            assert_eq!(Attribute::from_name(attribute.name()), Some(attribute));
        }
        assert_eq!(Attribute::from_name("codiceFiscale"), None);
    }
}
