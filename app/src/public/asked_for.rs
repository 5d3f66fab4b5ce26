//! What a login asked of an identity provider, as far as people are told.

use domain::service::Applicant;

/// The federation whose provider was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Federation {
    /// SPID.
    Spid,
    /// The electronic identity card.
    Cie,
    /// The Italian eIDAS node.
    Eidas,
}

impl Federation {
    /// Its name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spid => "SPID",
            Self::Cie => "CIE",
            Self::Eidas => "eIDAS",
        }
    }
}

/// What the provider was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedFor {
    /// Whose provider it is.
    pub federation: Federation,
    /// Level.
    pub level: u8,
    /// Kind of identity.
    pub applicant: Applicant,
}

impl Default for AskedFor {
    /// The usual login.
    fn default() -> Self {
        Self { federation: Federation::Spid, level: 2, applicant: Applicant::Person }
    }
}
