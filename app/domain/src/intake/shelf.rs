//! The applicant's view of many requests: whose turn it is, and where each is found.

use serde::{Deserialize, Serialize};

use super::state::Tag;

/// Who has to do the next thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The applicant.
    Applicant,
    /// The office.
    Office,
}

impl Tag {
    /// Who has to do the next thing; nobody, where it is over.
    pub const fn turn(self) -> Option<Turn> {
        match self {
            Self::Draft | Self::AwaitingIntegration | Self::NoticeGiven => Some(Turn::Applicant),
            Self::Submitted | Self::TakenUp => Some(Turn::Office),
            Self::Accepted | Self::Refused | Self::Withdrawn | Self::Expired => None,
        }
    }
}

/// What "le mie domande" is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// Everything.
    #[default]
    All,
    /// Begun and not sent.
    Drafts,
    /// The applicant is asked for something.
    ToAnswer,
    /// The office has it.
    Sent,
    /// Decided or taken back.
    Closed,
}

impl Shelf {
    /// Every shelf, in the order shown.
    pub const ALL: [Self; 5] = [Self::All, Self::Drafts, Self::ToAnswer, Self::Sent, Self::Closed];

    /// Its name in addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::All => "tutte",
            Self::Drafts => "bozze",
            Self::ToAnswer => "da-integrare",
            Self::Sent => "inviate",
            Self::Closed => "concluse",
        }
    }

    /// The shelf with this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.slug() == slug)
    }

    /// The shelf that a request in this state stands on, besides [`Shelf::All`]. An expired draft is gone.
    pub const fn of(tag: Tag) -> Option<Self> {
        match tag {
            Tag::Draft => Some(Self::Drafts),
            Tag::AwaitingIntegration | Tag::NoticeGiven => Some(Self::ToAnswer),
            Tag::Submitted | Tag::TakenUp => Some(Self::Sent),
            Tag::Accepted | Tag::Refused | Tag::Withdrawn => Some(Self::Closed),
            Tag::Expired => None,
        }
    }

    /// Whether a request in this state stands on it.
    pub fn holds(self, tag: Tag) -> bool {
        match (self, Self::of(tag)) {
            (_, None) => false,
            (Self::All, Some(_)) => true,
            (narrow, Some(of)) => narrow == of,
        }
    }

    /// The states of the requests on it.
    pub fn tags(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.into_iter().filter(move |tag| self.holds(*tag))
    }
}

/// How many requests are on each shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ShelfCounts {
    /// See [`Shelf::Drafts`].
    pub drafts: u32,
    /// See [`Shelf::ToAnswer`].
    pub to_answer: u32,
    /// See [`Shelf::Sent`].
    pub sent: u32,
    /// See [`Shelf::Closed`].
    pub closed: u32,
}

impl ShelfCounts {
    /// How many are on this shelf.
    pub const fn on(&self, place: Shelf) -> u32 {
        match place {
            Shelf::All => self.drafts + self.to_answer + self.sent + self.closed,
            Shelf::Drafts => self.drafts,
            Shelf::ToAnswer => self.to_answer,
            Shelf::Sent => self.sent,
            Shelf::Closed => self.closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_living_request_stands_on_exactly_one_shelf_and_on_all() {
        for tag in Tag::ALL {
            let shelves: Vec<Shelf> = Shelf::ALL.into_iter().filter(|shelf| shelf.holds(tag)).collect();
            match tag {
                Tag::Expired => assert!(shelves.is_empty()),
                _ => assert_eq!((shelves.len(), shelves[0]), (2, Shelf::All), "{tag:?}"),
            }
        }
    }

    #[test]
    fn what_the_applicant_must_do_is_on_the_shelf_that_says_so() {
        for tag in Tag::ALL.into_iter().filter(|tag| *tag != Tag::Draft) {
            assert_eq!(tag.turn() == Some(Turn::Applicant), Shelf::ToAnswer.holds(tag), "{tag:?}");
        }
        assert_eq!(Tag::Accepted.turn(), None);
    }

    #[test]
    fn a_shelf_survives_its_address() {
        for shelf in Shelf::ALL {
            assert_eq!(Shelf::from_slug(shelf.slug()), Some(shelf));
        }
        let counts = ShelfCounts { drafts: 1, to_answer: 2, sent: 3, closed: 4 };
        assert_eq!(counts.on(Shelf::All), 10);
    }
}
