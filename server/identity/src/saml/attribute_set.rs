//! The sets of attributes that a login may ask for: one for each need, so that nobody is asked for
//! more than the service needs (minimisation, SPID.md §1).

use domain::{Lang, Text};

use super::attribute_name::Attribute;

/// What a login is for, in data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Need {
    /// Who the citizen is, how to reach them, where they live.
    #[default]
    Whole,
    /// Only who the citizen is.
    Identity,
    /// The citizen, and the company that they act for.
    Company,
}

/// One set of attributes that a login may ask for.
#[derive(Debug, Clone)]
pub struct AttributeSet {
    /// Number used by requests to name the set.
    pub index: u16,
    /// What the set is for; identity providers show it when asking for consent.
    pub service_name: Text,
    /// What is asked.
    pub attributes: Vec<Attribute>,
}

/// Who the citizen is.
const IDENTITY: [Attribute; 4] =
    [Attribute::Name, Attribute::FamilyName, Attribute::FiscalNumber, Attribute::DateOfBirth];
/// Where they come from, how to reach them, where they live.
const REACHED: [Attribute; 9] = [
    Attribute::PlaceOfBirth,
    Attribute::Gender,
    Attribute::Email,
    Attribute::MobilePhone,
    Attribute::DomicileStreetAddress,
    Attribute::DomicilePostalCode,
    Attribute::DomicileMunicipality,
    Attribute::DomicileProvince,
    Attribute::DomicileNation,
];
/// The company that they act for (types 2 and 4, Avviso 18 v2).
const COMPANY: [Attribute; 4] =
    [Attribute::CompanyName, Attribute::CompanyFiscalNumber, Attribute::IvaCode, Attribute::RegisteredOffice];

fn named(it: &str, en: &str) -> Text {
    Text::italian(it).with(Lang::En, en)
}

impl AttributeSet {
    /// Number of the set of a citizen.
    pub const CITIZEN: u16 = 0;
    /// Number of the set that only identifies.
    pub const IDENTITY: u16 = 1;
    /// Number of the set of somebody who acts for a company.
    pub const COMPANY: u16 = 2;
    /// Number of the smaller eIDAS set, fixed by the Italian node.
    pub const EIDAS_MINIMUM: u16 = 99;
    /// Number of the whole eIDAS set, fixed by the Italian node.
    pub const EIDAS_FULL: u16 = 100;

    /// Set 0: who the citizen is, how to reach them, where they live.
    pub fn citizen() -> Self {
        Self {
            index: Self::CITIZEN,
            service_name: named("Sportello sociale online", "Online social services desk"),
            attributes: IDENTITY.into_iter().chain(REACHED).collect(),
        }
    }

    /// Set 1: only who the citizen is.
    pub fn identity() -> Self {
        Self {
            index: Self::IDENTITY,
            service_name: named(
                "Sportello sociale online: solo riconoscimento",
                "Online social services desk: identification only",
            ),
            attributes: IDENTITY.to_vec(),
        }
    }

    /// Set 2: somebody who acts for a company.
    pub fn company() -> Self {
        Self {
            index: Self::COMPANY,
            service_name: named(
                "Sportello sociale online: imprese ed enti",
                "Online social services desk: companies and bodies",
            ),
            attributes: IDENTITY.into_iter().chain([Attribute::Email]).chain(COMPANY).collect(),
        }
    }

    /// Set 99: the eIDAS minimum, for people who come through the Italian eIDAS node.
    pub fn eidas_minimum() -> Self {
        Self {
            index: Self::EIDAS_MINIMUM,
            service_name: Text::italian("eIDAS Natural Person Minimum Attribute Set"),
            attributes: vec![
                Attribute::SpidCode,
                Attribute::Name,
                Attribute::FamilyName,
                Attribute::DateOfBirth,
            ],
        }
    }

    /// Set 100: the whole eIDAS set.
    pub fn eidas_full() -> Self {
        let mut set = Self::eidas_minimum();
        set.index = Self::EIDAS_FULL;
        set.service_name = Text::italian("eIDAS Natural Person Full Attribute Set");
        set.attributes.extend([Attribute::PlaceOfBirth, Attribute::Address, Attribute::Gender]);
        set
    }

    /// The only set of CIE: the eIDAS minimum with the fiscal code.
    pub fn cie() -> Self {
        Self { index: Self::CITIZEN, ..Self::identity() }
    }

    /// Every set of SPID and eIDAS; `service` is what set 0 is called.
    pub fn all(service: Text) -> Vec<Self> {
        vec![
            Self { service_name: service, ..Self::citizen() },
            Self::identity(),
            Self::company(),
            Self::eidas_minimum(),
            Self::eidas_full(),
        ]
    }
}
