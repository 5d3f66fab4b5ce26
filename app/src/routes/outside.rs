//! Addresses of cards handed to bodies without access, and of the documents that go with any card.

use std::fmt;

use domain::{Id, card::Card, document::DeskDocument, referral};

use super::pattern;

/// Where a card goes outside, for its desk and for whoever is sent the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// Sending a card to a body without access (GET and POST).
    New(Id<Card>),
    /// One that the desk sent (GET and POST).
    One(Id<referral::outside::Outside>),
    /// What whoever has the link opens (GET and POST).
    Link {
        /// The token, as it stands in the mail.
        token: String,
    },
    /// A document that goes with it.
    Document {
        /// The token.
        token: String,
        /// Which.
        paper: Id<DeskDocument>,
    },
    /// A document that goes with a card handed to another desk.
    Enclosed {
        /// What was sent.
        referral: Id<referral::Referral>,
        /// Which.
        paper: Id<DeskDocument>,
    },
}

impl fmt::Display for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(card) => write!(f, "/console/schede/{card}/invii/esterno"),
            Self::One(id) => write!(f, "{}/esterni/{id}", pattern::CONSOLE_REFERRALS),
            Self::Link { token } => write!(f, "/invii-esterni/{}", super::encode(token)),
            Self::Document { token, paper } => {
                write!(f, "/invii-esterni/{}/documenti/{paper}", super::encode(token))
            }
            Self::Enclosed { referral, paper } => {
                write!(f, "{}/{referral}/documenti/{paper}", pattern::CONSOLE_REFERRALS)
            }
        }
    }
}
