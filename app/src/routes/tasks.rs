//! Addresses of what waits for a member of the staff: proposals of presa in carico, and alerts.

use std::fmt;

use domain::{Id, alert::Alert, card::Card, presa_in_carico::PresaInCarico};

use super::{encode, pattern};

/// What waits for a member of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tasks {
    /// Proposals, received and made.
    Proposals,
    /// One of them (GET and POST).
    Proposal(Id<PresaInCarico>),
    /// Proposing a card (GET and POST).
    Propose(Id<Card>),
    /// Alerts (GET); marks all of them as read (POST).
    Alerts {
        /// Opaque key of the page before.
        after: Option<String>,
    },
    /// Marks one as read and leads to what it is about (POST).
    Alert(Id<Alert>),
    /// Which alerts are wanted (GET and POST).
    Wishes,
    /// Who stands in while one is away (GET and POST).
    Absences,
}

impl fmt::Display for Tasks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Proposals => f.write_str(pattern::CONSOLE_PROPOSALS),
            Self::Proposal(id) => write!(f, "{}/{id}", pattern::CONSOLE_PROPOSALS),
            Self::Propose(card) => write!(f, "/console/schede/{card}/presa-in-carico"),
            Self::Alerts { after } => {
                f.write_str(pattern::CONSOLE_ALERTS)?;
                after.iter().try_for_each(|after| write!(f, "?dopo={}", encode(after)))
            }
            Self::Alert(id) => write!(f, "{}/{id}", pattern::CONSOLE_ALERTS),
            Self::Wishes => f.write_str(pattern::CONSOLE_ALERT_WISHES),
            Self::Absences => f.write_str(pattern::CONSOLE_ABSENCES),
        }
    }
}
