//! Who looked at a citizen's records, and which notices the citizen has read.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Id, Protocollo, Text, actor::Desk};

/// A look at a record: which desk, when and what for. Never who of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the desk.
    pub desk: String,
    /// What was done.
    pub kind: AccessKind,
    /// To what.
    pub subject: AccessSubject,
    /// The request it belongs to, where it is one.
    pub protocollo: Option<Protocollo>,
}

/// What was done with a record. The audit log has finer words; these are for its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessKind {
    /// Read.
    Read,
    /// A document or a receipt was opened.
    Opened,
    /// Worked on: taken up, answered, decided, written.
    Worked,
    /// A copy was taken out of the portal.
    Copied,
}

impl AccessKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Read, Self::Opened, Self::Worked, Self::Copied];

    /// The kind of an action of the audit log; None for one that no record was seen by.
    pub fn of_action(code: &str) -> Option<Self> {
        match code {
            "read" => Some(Self::Read),
            "open" => Some(Self::Opened),
            "change" => Some(Self::Worked),
            "export" | "print" => Some(Self::Copied),
            _ => None,
        }
    }

    /// The actions of the audit log that a citizen is told of.
    pub const ACTIONS: [&'static str; 5] = ["read", "open", "change", "export", "print"];
}

/// What a look was at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessSubject {
    /// A request.
    Request,
    /// A document handed in with one, or a receipt.
    Document,
    /// The card that a desk keeps.
    Card,
    /// Name and contacts in the registry of people.
    Person,
}

impl AccessSubject {
    /// Every subject.
    pub const ALL: [Self; 4] = [Self::Request, Self::Document, Self::Card, Self::Person];

    /// The subject of a row of the audit log; whatever is new counts as part of the card.
    pub fn of_code(code: &str) -> Self {
        match code {
            "intake" => Self::Request,
            "document" | "receipt" => Self::Document,
            "person" | "account" => Self::Person,
            _ => Self::Card,
        }
    }
}

/// A notice on data protection that a citizen declared to have read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedNotice {
    /// The request that it was read for.
    pub protocollo: Protocollo,
    /// Name of the service.
    pub service_title: Text,
    /// When the request was sent, and with it the declaration.
    pub at: DateTime<Utc>,
    /// The words that were ticked.
    pub statement: Text,
    /// The version that counted then, where the desk had published one and it is known.
    pub version: Option<NoticeVersion>,
}

/// A version of the notice of a desk: its text has an address of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeVersion {
    /// The desk.
    pub desk: Id<Desk>,
    /// Counts from 1.
    pub version: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_that_is_told_has_its_kind() {
        for code in AccessKind::ACTIONS {
            assert!(AccessKind::of_action(code).is_some(), "{code}");
        }
        for code in ["sign_in", "list", "purge", "", "administer"] {
            assert_eq!(AccessKind::of_action(code), None, "{code}");
        }
        assert_eq!(AccessSubject::of_code("intake"), AccessSubject::Request);
        assert_eq!(AccessSubject::of_code("something new"), AccessSubject::Card);
    }
}
