//! What the desk and the applicant write to one another.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id,
    document::{Document, Kind},
    form::AttachmentRule,
    intake::Tag,
    mask::{Field, Group, Mask},
};

/// Most characters of a message.
pub const MAX_CHARS: u16 = 4000;
/// Most messages that an applicant writes about one request within a day.
pub const MAX_A_DAY: u16 = 20;

/// Who wrote a message. The citizen sees the desk, never the name of the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The desk.
    Desk,
    /// The applicant.
    Citizen,
}

impl Author {
    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Citizen => "citizen",
        }
    }

    /// The author with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Desk, Self::Citizen].into_iter().find(|author| author.code() == code)
    }
}

/// A message of an intake, as its applicant reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its identifier.
    pub id: Id<Self>,
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Plain text.
    pub text: String,
    /// What came with it.
    pub attachments: Vec<Document>,
    /// Whether the applicant had not read it yet.
    pub unread: bool,
}

/// The content of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Plain text.
    pub text: String,
    /// What came with it.
    pub attachments: Vec<Document>,
}

/// A message of an intake, as a desk reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskMessage {
    /// Its identifier.
    pub id: Id<Message>,
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// What it says, where this desk may know it.
    pub said: Field<Said>,
    /// Whether the desk had not read it yet.
    pub unread: bool,
}

/// Whether something may be written about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correspondence {
    /// Nobody at the desk knows of it yet, or ever will.
    NotYet,
    /// Both sides may write.
    Open,
    /// It is decided or taken back: what was written can be read, nothing can be added.
    Closed,
}

impl Correspondence {
    /// What may be written about a request in this state.
    pub const fn in_state(tag: Tag) -> Self {
        match tag {
            Tag::Draft | Tag::Expired => Self::NotYet,
            Tag::Submitted | Tag::TakenUp | Tag::AwaitingIntegration | Tag::NoticeGiven => Self::Open,
            Tag::Accepted | Tag::Refused | Tag::Withdrawn => Self::Closed,
        }
    }

    /// Whether both sides may write.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open)
    }
}

/// What may come with a message.
pub fn attachment_rule() -> AttachmentRule {
    AttachmentRule {
        kinds: Kind::ALL.to_vec(),
        max_bytes: 10_000_000,
        max_files: 5,
        checked_first: false,
        max_age_days: None,
        alternatives: Vec::new(),
    }
}

/// The group because of which a desk does not read a message, if there is one.
///
/// Free text may hold anything that the desk which it was written to or by may know. Whoever sees less than
/// that desk saw then does not read it: neither another desk that the request was handed to, nor the same
/// one after its mask was tightened. Who somebody under a protective alias is does not count: nearly no desk sees it, and
/// whoever works on a request reads what is written about it.
pub fn hidden_from(reader: &Mask, hidden_when_written: &Mask) -> Option<Group> {
    reader.groups().find(|group| *group != Group::ProtectedIdentity && !hidden_when_written.hides(*group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_for_an_answer_may_write_and_nobody_else() {
        for tag in Tag::ALL {
            assert_eq!(Correspondence::in_state(tag).is_open(), tag.is_pending(), "{tag:?}");
        }
        assert_eq!(Correspondence::in_state(Tag::Draft), Correspondence::NotYet);
        assert_eq!(Correspondence::in_state(Tag::Refused), Correspondence::Closed);
    }

    #[test]
    fn a_desk_that_sees_less_does_not_read_what_was_written_to_one_that_sees_more() {
        let (open, masked) = (Mask::none(), Mask::hiding([Group::Health, Group::Judicial]));
        assert_eq!(hidden_from(&open, &open), None);
        assert_eq!(hidden_from(&open, &masked), None);
        assert_eq!(hidden_from(&masked, &masked), None);
        assert_eq!(hidden_from(&Mask::hiding([Group::ProtectedIdentity]), &open), None);
        assert_eq!(hidden_from(&masked, &open), Some(Group::Health));
        let tightened = Mask::hiding([Group::Health, Group::Judicial, Group::Income]);
        assert_eq!(hidden_from(&tightened, &masked), Some(Group::Income));
    }

    #[test]
    fn every_author_has_a_code_that_parses_back() {
        for author in [Author::Desk, Author::Citizen] {
            assert_eq!(Author::from_code(author.code()), Some(author));
        }
        assert_eq!(Author::from_code("somebody"), None);
    }
}
