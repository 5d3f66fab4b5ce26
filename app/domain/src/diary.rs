//! The diary of a card: dated notes. What was written stays: a correction stands beside it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Id, actor::OperatorRef, card::Card, mask::Field};

/// What kind of contact a note tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// No contact: something to remember.
    Note,
    /// A talk at the desk.
    Interview,
    /// A telephone call.
    Phone,
    /// A visit at home.
    HomeVisit,
    /// A meeting with other services.
    Meeting,
    /// E-mail or letter.
    Message,
    /// A report by somebody else.
    Report,
}

impl Kind {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::Note,
        Self::Interview,
        Self::Phone,
        Self::HomeVisit,
        Self::Meeting,
        Self::Message,
        Self::Report,
    ];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Interview => "interview",
            Self::Phone => "phone",
            Self::HomeVisit => "home_visit",
            Self::Meeting => "meeting",
            Self::Message => "message",
            Self::Report => "report",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the desk and the person met or spoke with each other: such days are counted.
    pub const fn is_contact(self) -> bool {
        matches!(self, Self::Interview | Self::Phone | Self::HomeVisit)
    }
}

/// What an operator writes down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What kind of contact.
    pub kind: Kind,
    /// Day that it tells of.
    pub on: NaiveDate,
    /// Where; may be empty.
    pub place: String,
    /// Who was there; may be empty.
    pub present: String,
    /// Plain text.
    pub text: String,
}

/// A note as it stood before a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// As it was.
    pub content: Content,
    /// When that was written.
    pub at: DateTime<Utc>,
    /// Why it was corrected.
    pub why: String,
}

/// A note as it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiaryEntry {
    /// Its identifier: that of the first writing.
    pub id: Id<Self>,
    /// When it was written or corrected last.
    pub at: DateTime<Utc>,
    /// Its author, the only one who may correct it.
    pub by: String,
    /// Whether that is the reader.
    pub own: bool,
    /// Whether only the few who may read private notes read it.
    pub private: bool,
    /// What it says.
    pub content: Content,
    /// Counts the writings from 1; a correction of an older one is told so.
    pub revision: i32,
    /// What it said before, last first.
    pub before: Vec<Before>,
}

/// Why somebody reads the private notes of colleagues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadsNotes {
    /// Responsible for the desk.
    Responsible,
    /// Given the permission.
    Granted,
}

impl ReadsNotes {
    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Granted => "granted",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Responsible, Self::Granted].into_iter().find(|reads| reads.code() == code)
    }
}

/// Somebody who works with people at a desk, and whether they read the private notes of colleagues there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesReader {
    /// Who.
    pub who: OperatorRef,
    /// Why they read them; nothing where they do not.
    pub reads: Option<ReadsNotes>,
}

/// The diary of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diary {
    /// Whose it is.
    pub card: Id<Card>,
    /// Name and surname.
    pub name: Field<String>,
    /// Day of the access.
    pub on: NaiveDate,
    /// Newest first.
    pub entries: Field<Vec<DiaryEntry>>,
    /// Private notes of colleagues that this reader may not read; none are counted where all notes are hidden.
    pub private_notes_of_others: u16,
}

impl Diary {
    /// The notes that this reader sees.
    pub fn notes(&self) -> &[DiaryEntry] {
        self.entries.shown().map(Vec::as_slice).unwrap_or_default()
    }
}

/// One row of a note: the first writing, or a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// Identifier of the first writing.
    pub first: Id<DiaryEntry>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// Whether that is the reader.
    pub own: bool,
    /// Whether only a few read it.
    pub private: bool,
    /// What it says.
    pub content: Content,
    /// Counts from 1.
    pub revision: i32,
    /// Why it was corrected; the first writing has none.
    pub why: Option<String>,
}

/// Puts the writings of each note together. They come with the newest note first, and within a note
/// with the last writing first.
pub fn entries(writings: impl IntoIterator<Item = Writing>) -> Vec<DiaryEntry> {
    let mut entries: Vec<DiaryEntry> = Vec::new();
    // Why the writing that follows in time was made.
    let mut reason = None;
    for writing in writings {
        let why = reason.take();
        reason = writing.why;
        match entries.last_mut().filter(|entry| entry.id == writing.first) {
            Some(entry) => entry.before.push(Before {
                content: writing.content,
                at: writing.at,
                why: why.unwrap_or_default(),
            }),
            None => entries.push(DiaryEntry {
                id: writing.first,
                at: writing.at,
                by: writing.by,
                own: writing.own,
                private: writing.private,
                content: writing.content,
                revision: writing.revision,
                before: Vec::new(),
            }),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writing(note: u128, revision: i32, text: &str, why: Option<&str>) -> Writing {
        Writing {
            first: Id::new(uuid::Uuid::from_u128(note)),
            at: DateTime::UNIX_EPOCH,
            by: "Chiara Moretti".to_owned(),
            own: true,
            private: false,
            content: Content {
                kind: Kind::Note,
                on: NaiveDate::default(),
                place: String::new(),
                present: String::new(),
                text: text.to_owned(),
            },
            revision,
            why: why.map(str::to_owned),
        }
    }

    #[test]
    fn what_a_note_said_before_stays_readable_with_the_reason_of_each_correction() {
        let found = entries([
            writing(2, 3, "giovedì", Some("era giovedì")),
            writing(2, 2, "mercoledì", Some("non martedì")),
            writing(2, 1, "martedì", None),
            writing(1, 1, "prima", None),
        ]);
        assert_eq!(found.len(), 2);
        let corrected = &found[0];
        assert_eq!((corrected.content.text.as_str(), corrected.revision), ("giovedì", 3));
        let before: Vec<_> =
            corrected.before.iter().map(|one| (one.content.text.as_str(), one.why.as_str())).collect();
        assert_eq!(before, [("mercoledì", "era giovedì"), ("martedì", "non martedì")]);
        assert!(found[1].before.is_empty());
    }

    #[test]
    fn every_kind_has_a_code_that_parses_back() {
        assert!(Kind::ALL.into_iter().all(|kind| Kind::from_code(kind.code()) == Some(kind)));
    }
}
