//! The word for a login that did not succeed, under which it is remembered for its page.

use super::SpidTrouble;

/// With this status the page can be asked for again where it stands, and is not remembered.
const AWAY: u16 = 503;

impl SpidTrouble {
    /// The word for it; what a provider told has its number.
    pub fn slug(self) -> String {
        let word = match self {
            Self::NotVerified => "non-verificato",
            Self::WeakerLevel => "livello-minore",
            Self::ClocksApart => "orologi",
            Self::NotThisBrowser => "altro-browser",
            Self::AlreadyUsed => "gia-usato",
            Self::NoRequest => "senza-richiesta",
            Self::TooLate => "tardi",
            Self::MissingData => "dati-mancanti",
            Self::ImpossibleData => "dati-impossibili",
            Self::UnknownProvider => "gestore-sconosciuto",
            Self::CannotStart => "non-parte",
            Self::Busy => "affollato",
            Self::Away => "archivi",
            Self::AwayHalfway => "archivi-a-meta",
            told => return told.code().map(|code| code.to_string()).unwrap_or_default(),
        };
        word.to_owned()
    }

    /// What has this word; nothing that is about us and passes by itself.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.slug() == slug && trouble.status() != AWAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_a_word_of_its_own() {
        for trouble in SpidTrouble::ALL {
            let found = (trouble.status() != AWAY).then_some(trouble);
            assert_eq!(SpidTrouble::from_slug(&trouble.slug()), found, "{trouble:?}");
        }
        for nothing in ["", "7", "08", "x"] {
            assert_eq!(SpidTrouble::from_slug(nothing), None, "{nothing}");
        }
    }
}
