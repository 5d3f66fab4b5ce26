//! A card handed to another desk (invio): what travels, where it stands, and who may do what with it.
//!
//! The sender's card never leaves its desk. What the receiver gets is a [`Package`], chosen part by part and kept as it
//! was when it was sent; receiving it opens a card of the receiver's own.

pub mod outside;

mod package;
mod state;
#[cfg(test)]
mod tests;
mod told;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id,
    actor::{Desk, DeskRef, Zone},
    calendar::day_in_rome,
    card::{Access, Card},
    document::{DeskDocument, Sort},
    intake::{Intake, Moment},
    mask::{Field, Mask},
    person::Match,
};

pub use package::{Line, Opened, Package, Piece, Section};
pub use state::{Act, ActKind, Outcome, Side, State, Tag, Wrong, WrongState};
pub use told::Told;

/// After how many days without being received a referral is late, where nothing else is configured.
pub const LATE_AFTER_DAYS: u16 = 7;

/// A referral, as one of its two desks sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Its identifier.
    pub id: Id<Self>,
    /// Which of its desks looks at it.
    pub side: Side,
    /// Who sends.
    pub from: DeskRef,
    /// Who receives.
    pub to: DeskRef,
    /// Name or alias of the person, as the mask of the reader allows; absent once the reader reads no more what was sent.
    pub name: Field<String>,
    /// Why it is sent, in the sender's words, as the mask of the reader allows ([`Access::GROUP`]: on reception they are
    /// the description of the new card's access); absent once the reader reads no more what was sent.
    pub why: Field<String>,
    /// Whether the person knows of it.
    pub informed: bool,
    /// Where it stands, without the words of [`Self::answer`].
    pub state: State,
    /// What the receiver wrote of how it ended, or of why it gave it back, through the same mask; nothing where it wrote
    /// nothing.
    pub answer: Option<Field<String>>,
    /// Since when it is late: noted by the portal.
    pub late_since: Option<DateTime<Utc>>,
}

impl Referral {
    /// The other desk.
    pub const fn other(&self) -> &DeskRef {
        match self.side {
            Side::Sender => &self.to,
            Side::Receiver => &self.from,
        }
    }

    /// Whether the desk that looks at it reads what was sent.
    pub const fn is_read(&self) -> bool {
        self.state.is_read_by(self.side)
    }

    /// Days since it was sent.
    pub fn age(&self, today: NaiveDate) -> i64 {
        (today - day_in_rome(self.state.sent().at)).num_days().max(0)
    }

    /// Whether the receiver lets it wait for too long.
    pub fn is_late(&self) -> bool {
        self.late_since.is_some() && self.state.tag().waits()
    }
}

/// A step of a referral, as it is kept: never changed, never removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done; nothing where the portal noted that it is late.
    pub act: Option<ActKind>,
    /// Who, and at which desk; nobody where the portal did it.
    pub by: Option<(String, String)>,
    /// When.
    pub at: DateTime<Utc>,
    /// In their words, as the mask of the reader allows ([`Access::GROUP`]); nothing where they said nothing.
    pub note: Option<Field<String>>,
}

/// A hop of the chain that a referral belongs to: who handed to whom. It names no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// From.
    pub from: DeskRef,
    /// To.
    pub to: DeskRef,
    /// When.
    pub at: DateTime<Utc>,
    /// Where it stands.
    pub tag: Tag,
}

/// A document of the card that goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its identifier.
    pub id: Id<DeskDocument>,
    /// What it is about.
    pub sort: Sort,
    /// Title in the operator's words; none where the mask keeps it back ([`crate::document::desk_title`]).
    pub title: Option<String>,
    /// Name of the file.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A referral with everything that its two desks may see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// The referral.
    pub referral: Referral,
    /// What was sent, through the mask of the reader; nothing where it is read no more ([`Referral::is_read`]).
    pub package: Opened,
    /// Whether the package came before a protective alias that the reader reads: what is written in free words may still
    /// say who it is.
    pub may_name: bool,
    /// Documents that went with it, those that the mask of the reader shows.
    pub papers: Vec<Paper>,
    /// The card of the reader's own desk: the one that was sent, or the one that was opened for it.
    pub card: Option<Id<Card>>,
    /// Of one that comes from another zone and waits to be received: who of this one it may be about, best first.
    pub matches: Option<Vec<Match>>,
    /// What happened, oldest first.
    pub steps: Vec<Step>,
    /// The whole chain, oldest first.
    pub chain: Vec<Hop>,
}

impl Followed {
    /// Everything of it that went through the mask of the reader, the package aside.
    pub fn told(&self) -> impl Iterator<Item = &Field<String>> {
        let referral = &self.referral;
        let notes = self.steps.iter().filter_map(|step| step.note.as_ref());
        [&referral.name, &referral.why].into_iter().chain(&referral.answer).chain(notes)
    }
}

/// What somebody wrote about a referral or a proposal, as a profile may see it; nothing where nothing was written.
pub fn written(mask: &Mask, words: Option<String>) -> Option<Field<String>> {
    words.filter(|words| !words.is_empty()).map(|words| mask.field(Access::GROUP, words))
}

/// Somebody to whom a card or a request can be handed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receiver {
    /// The desk.
    pub desk: DeskRef,
    /// Its body.
    pub organisation: String,
    /// What its profile may not see.
    pub mask: Mask,
    /// Its zone, where that is another one.
    pub zone: Option<FarZone>,
    /// Whether the chain has been there already.
    pub had: bool,
}

/// Another zone of the installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FarZone {
    /// Its identifier.
    pub id: Id<Zone>,
    /// Its name.
    pub name: String,
}

/// What can be sent of a card, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The card.
    pub card: Id<Card>,
    /// Name or alias of the person.
    pub name: Field<String>,
    /// Day of the access.
    pub on: NaiveDate,
    /// All desks that may receive.
    pub receivers: Vec<Receiver>,
    /// The one that was chosen, and everything that may be sent to it.
    pub chosen: Option<(Receiver, Package)>,
    /// Documents of its services that both the sender and the chosen one may see.
    pub papers: Vec<Paper>,
    /// Whether the desk may send it to bodies without access too.
    pub outside: bool,
}

/// A pending request that was handed to another desk before anybody took it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// The request.
    pub intake: Id<Intake>,
    /// Its register number, as text.
    pub protocollo: String,
    /// Who handed it over.
    pub from: DeskRef,
    /// To whom.
    pub to: DeskRef,
    /// Who and when.
    pub made: Moment,
    /// Why, in the sender's words, as the mask of the reader allows ([`Access::GROUP`]).
    pub why: Field<String>,
}

/// The referrals of a desk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lists {
    /// Those that came: waiting ones first, oldest first.
    pub received: Vec<Referral>,
    /// Those that went: open ones first, newest first.
    pub sent: Vec<Referral>,
    /// Requests of citizens that were handed on, newest first.
    pub handed_over: Vec<HandOver>,
}

/// Whether a desk is among those that a chain went through; one from which it was taken back never had it.
pub fn went_through(chain: &[Hop], desk: Id<Desk>) -> bool {
    chain.iter().any(|hop| hop.from.id == desk || (hop.to.id == desk && hop.tag != Tag::Cancelled))
}
