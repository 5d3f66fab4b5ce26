//! The proposal that the professional social service takes charge of somebody (proposta di presa in carico), made out of
//! a card.
//!
//! It goes to a body, the desk's own or the lead body of the zone (ente capofila), where whoever may take charge sees it.
//! The card stays at its desk: the receiver reads what was in it ([`Package`]), and what changed in it since.

mod state;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id,
    actor::{DeskRef, Organisation},
    calendar::day_in_rome,
    card::{self, Card, Ending, Outcome},
    fields::{Lists as CodeLists, Values},
    mask::{Field, Group, Mask},
    referral::{Opened, Package, Piece},
};

pub use state::{Act, ActKind, State, Tag, WrongState};

/// A case file (cartella sociale): opened by an accepted proposal.
#[derive(Debug)]
pub enum CaseFile {}

/// How soon the service is asked to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// At once: social emergency (pronto intervento sociale).
    Emergency,
    /// Before the others.
    Urgent,
    /// In turn.
    Ordinary,
}

impl Urgency {
    /// Every degree, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Emergency, Self::Urgent, Self::Ordinary];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Urgent => "urgent",
            Self::Ordinary => "ordinary",
        }
    }

    /// The degree with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|urgency| urgency.code() == code)
    }
}

/// A body to which a proposal can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its identifier.
    pub id: Id<Organisation>,
    /// "Comune di Pontelaro".
    pub name: String,
    /// Whether it is the lead body of the zone.
    pub leads: bool,
}

/// A proposal, as the desk that made it or the service that receives it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresaInCarico {
    /// Its identifier.
    pub id: Id<Self>,
    /// Whether it was made at the reader's desk.
    pub own: bool,
    /// Whether the reader may answer it.
    pub receives: bool,
    /// The desk that proposes.
    pub from: DeskRef,
    /// The body whose service is asked.
    pub to: String,
    /// Name of the person, as the mask of the reader allows.
    pub name: Field<String>,
    /// Social category, in the words of the code table when it was proposed.
    pub category: Field<String>,
    /// How soon.
    pub urgency: Urgency,
    /// Why, in the words of who proposes, as the mask of the reader allows ([`card::Access::GROUP`]).
    pub why: Field<String>,
    /// Where it stands, without the words of [`Self::answer`].
    pub state: State,
    /// Why the service does not take charge, through the same mask; nothing where it did not say so.
    pub answer: Option<Field<String>>,
    /// Whether the card changed since the service looked at it last.
    pub changed: bool,
}

impl PresaInCarico {
    /// Days since it was made.
    pub fn age(&self, today: NaiveDate) -> i64 {
        (today - day_in_rome(self.state.proposed().at)).num_days().max(0)
    }
}

/// A change of the card after the proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Who changed it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The parts in which the reader sees a difference; none where it is in what the mask hides.
    pub pieces: Vec<Piece>,
}

/// A proposal with everything that its reader may see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// The proposal.
    pub proposal: PresaInCarico,
    /// The card as it stands, through the mask of the reader.
    pub package: Opened,
    /// The groups of fields that the reader's mask hides.
    pub hidden: Vec<Group>,
    /// What changed in the card since, newest first.
    pub changes: Vec<Change>,
    /// The card, for the desk that it belongs to.
    pub card: Option<Id<Card>>,
}

/// What can be proposed about a card, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The card.
    pub card: Id<Card>,
    /// Name of the person.
    pub name: Field<String>,
    /// The bodies with somebody who may take charge, the own one first.
    pub bodies: Vec<Body>,
    /// What the card says of the social category.
    pub category: Values,
    /// What can be chosen.
    pub lists: CodeLists,
    /// Why nothing can be proposed, where that is so.
    pub barred: Option<Barred>,
}

/// Why nothing can be proposed about a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barred {
    /// The person gave no name.
    Anonymous,
    /// The access ended in another way.
    OtherOutcome,
    /// It was proposed already, and not rejected.
    Already,
    /// In no body somebody may take charge.
    Nobody,
}

/// Whether the state of a card lets it be proposed: it is being written, or ended so.
pub const fn is_open_to(state: &card::State) -> bool {
    matches!(
        state,
        card::State::Open | card::State::Completed { outcome: Outcome { ending: Ending::CaseFile, .. }, .. }
    )
}

/// The proposals of a desk and of the service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Lists {
    /// Those that came to the reader: waiting ones first, the most urgent and oldest first. Nothing for whoever may not
    /// take charge.
    pub received: Option<Vec<PresaInCarico>>,
    /// Those that the desk made: newest first.
    pub sent: Vec<PresaInCarico>,
}

/// The card as somebody with this mask reads it. What is hidden is left out, so that its presence says nothing of
/// whether it is filled in.
pub fn read_through(package: Package, mask: &Mask) -> Opened {
    package.for_profile(mask).through(mask)
}

/// The parts in which two readings of a card differ.
pub fn changed(before: &Opened, after: &Opened) -> Vec<Piece> {
    fn of(opened: &Opened, piece: Piece) -> Option<&Vec<(String, Field<String>)>> {
        opened.sections.iter().find(|(of, _)| *of == piece).map(|(_, lines)| lines)
    }
    let differs = |piece: &Piece| match piece {
        Piece::Answers => before.answers != after.answers,
        piece => of(before, *piece) != of(after, *piece),
    };
    Piece::all().filter(differs).collect()
}
