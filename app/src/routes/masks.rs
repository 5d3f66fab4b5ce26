//! Addresses of the masks of profiles, and of break-glass.

use std::fmt;

use domain::{Id, card::Card, profile::Profile};

use super::pattern;

/// What of the masks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masks {
    /// The profiles.
    Profiles,
    /// The mask of a profile (GET and POST).
    Profile(Id<Profile>),
    /// A new profile (GET and POST).
    NewProfile,
    /// What a profile is called, and where it is given (GET and POST).
    Named(Id<Profile>),
    /// Every profile and every group, for paper.
    Matrix,
    /// The same as a file.
    MatrixCsv,
    /// A break-glass at a card (GET and POST).
    Exceptional(Id<Card>),
    /// The break-glasses of the zone (GET and POST).
    Exceptions,
    /// For how long a break-glass may be opened (GET and POST).
    Durations,
}

impl fmt::Display for Masks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profiles => f.write_str(pattern::CONSOLE_MASKS),
            Self::Profile(id) => write!(f, "{}/{id}", pattern::CONSOLE_MASKS),
            Self::NewProfile => f.write_str(pattern::CONSOLE_PROFILE_NEW),
            Self::Named(id) => write!(f, "{}/{id}/profilo", pattern::CONSOLE_MASKS),
            Self::Matrix => f.write_str(pattern::CONSOLE_MASK_MATRIX),
            Self::MatrixCsv => f.write_str(pattern::CONSOLE_MASK_MATRIX_CSV),
            Self::Exceptional(card) => write!(f, "/console/schede/{card}/accesso-eccezionale"),
            Self::Exceptions => f.write_str(pattern::CONSOLE_EXCEPTIONS),
            Self::Durations => f.write_str(pattern::CONSOLE_DURATIONS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::Route;

    #[test]
    fn every_address_of_the_masks_fits_the_router() {
        let id = "018f3b1e-0000-7000-8000-000000000001";
        for (part, pattern) in [
            (Masks::Profiles, pattern::CONSOLE_MASKS.to_owned()),
            (Masks::Profile(id.parse().unwrap()), pattern::CONSOLE_MASK.replace("{profile}", id)),
            (Masks::NewProfile, pattern::CONSOLE_PROFILE_NEW.to_owned()),
            (Masks::Named(id.parse().unwrap()), pattern::CONSOLE_PROFILE.replace("{profile}", id)),
            (Masks::Matrix, pattern::CONSOLE_MASK_MATRIX.to_owned()),
            (Masks::MatrixCsv, pattern::CONSOLE_MASK_MATRIX_CSV.to_owned()),
            (Masks::Exceptional(id.parse().unwrap()), pattern::CONSOLE_EXCEPTIONAL.replace("{card}", id)),
            (Masks::Exceptions, pattern::CONSOLE_EXCEPTIONS.to_owned()),
            (Masks::Durations, pattern::CONSOLE_DURATIONS.to_owned()),
        ] {
            assert_eq!(Route::ConsoleMasks(part).href(), pattern);
        }
    }
}
