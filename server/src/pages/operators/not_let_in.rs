//! Whoever was proved to be somebody, and is not let in for all that: which page says so.

use app::{
    console::{NotIn, NotInPage, OperatorRefused, Refusal},
    public::{SpidErrorPage, SpidTrouble},
};
use axum::{http::StatusCode, response::Response};

use crate::pages::{around::Around, spid::page};

/// Those with a word of their own, under which they are remembered for their page.
const WITH_A_WORD: [NotLetIn; 4] = [
    NotLetIn::Refused(Refusal::Unknown),
    NotLetIn::Refused(Refusal::Disabled),
    NotLetIn::Refused(Refusal::NoDesk),
    NotLetIn::SomebodyElse,
];

/// Why an operator is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum NotLetIn {
    /// The account cannot come in.
    Refused(Refusal),
    /// Somebody else confirmed than was asked to.
    SomebodyElse,
    /// SPID or CIE did not tell the codice fiscale.
    NoCode,
}

impl NotLetIn {
    /// The word for it.
    pub(in crate::pages) fn slug(self) -> String {
        let word = match self {
            Self::Refused(Refusal::Unknown) => "operatore-sconosciuto",
            Self::Refused(Refusal::Disabled) => "operatore-disabilitato",
            Self::Refused(Refusal::NoDesk) => "operatore-senza-sportello",
            Self::SomebodyElse => "altra-persona",
            Self::NoCode => return SpidTrouble::MissingData.slug(),
        };
        word.to_owned()
    }

    /// The one with this word.
    pub(in crate::pages) fn from_slug(slug: &str) -> Option<Self> {
        WITH_A_WORD.into_iter().find(|why| why.slug() == slug)
    }

    /// The page. `next` is where they wanted to go, `spid` whether they came with SPID or CIE.
    pub(in crate::pages) fn page(self, around: &Around, next: Option<String>, spid: bool) -> Response {
        match self {
            Self::Refused(why) => around.page_with(StatusCode::FORBIDDEN, OperatorRefused { why, spid }),
            Self::SomebodyElse => {
                around.page_with(StatusCode::FORBIDDEN, NotInPage { why: NotIn::SomebodyElse, next })
            }
            Self::NoCode => page(around, SpidErrorPage::new(SpidTrouble::MissingData, next)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_word_that_no_trouble_of_spid_has() {
        for why in WITH_A_WORD {
            assert_eq!(NotLetIn::from_slug(&why.slug()), Some(why));
            assert_eq!(SpidTrouble::from_slug(&why.slug()), None, "{why:?}");
        }
    }
}
