//! A card handed to a body that has no access: the portal mails a link, the sender tells a code by phone.
//!
//! Whoever opens the link with the code binds it to their browser; nobody else can open it again. What they read is a
//! [`Package`] kept as it was when it was sent, and what they answer comes back to the sender.

mod code;
mod state;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Line, Opened, Package, Paper, Piece, Section};
use crate::{
    Id,
    actor::DeskRef,
    card::Card,
    contact::EmailAddress,
    mask::{Field, Group, Mask},
    person::called_protected,
};

pub use code::{Code, NotACode};
pub use state::{Answer, State, Taken};

/// For how many days a link lives: as long as a referral between desks may wait before it is late
/// ([`super::LATE_AFTER_DAYS`]); what was not opened by then is sent anew (storage limitation, GDPR art. 5(1)(e)).
pub const LINK_DAYS: i64 = 7;
/// What goes to no body without access, whatever its sender sees: an address that must stay secret and what it protects
/// from (L. 119/2013 art. 3), who somebody under a protective alias is, and courts (GDPR art. 10: only under the control of
/// official authority).
const STAYS: [Group; 4] =
    [Group::ProtectedAddress, Group::Judicial, Group::Violence, Group::ProtectedIdentity];
/// For how many hours the browser that opened a link may read what was sent: a morning's work. Afterwards it may only
/// answer, so that a computer left alone shows nobody's facts (GDPR art. 32).
pub const READING_HOURS: i64 = 4;
/// After how many wrong codes a link ends: of 2⁴⁰ codes five guesses find none.
pub const CODE_TRIES: u8 = 5;

/// How many links one operator makes in an hour: more than a busy desk needs, and too few to carry a register out.
pub const LINKS_PER_HOUR: u8 = 20;

/// Why a link opens nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Too many wrong codes.
    WrongCodes,
    /// The sender made a new one.
    Replaced,
    /// The sender took it back.
    Cancelled,
}

impl End {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::WrongCodes, Self::Replaced, Self::Cancelled];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongCodes => "wrong_codes",
            Self::Replaced => "replaced",
            Self::Cancelled => "cancelled",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.code() == code)
    }
}

/// Whether a link opens anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It waits for the code.
    Waits,
    /// A browser opened it, and it alone goes on.
    Opened,
    /// Its days are over.
    Expired,
    /// It ended before.
    Ended(End),
}

/// The way by which the body opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its identifier.
    pub id: Id<Self>,
    /// E-mail address of a person of the body.
    pub address: EmailAddress,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// Until when it lives.
    pub until: DateTime<Utc>,
    /// Wrong codes so far.
    pub tries: u8,
    /// When the right code was typed.
    pub opened: Option<DateTime<Utc>>,
    /// Why it ended before its time.
    pub ended: Option<End>,
    /// When the mail left.
    pub mailed: Option<DateTime<Utc>>,
    /// Whether the portal gave up sending it.
    pub undelivered: bool,
}

impl Link {
    /// Whether it opens anything at this instant.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        match (self.ended, self.opened) {
            (Some(end), _) => Standing::Ended(end),
            (None, _) if now >= self.until => Standing::Expired,
            (None, Some(_)) => Standing::Opened,
            (None, None) => Standing::Waits,
        }
    }
}

/// A card handed to a body without access, as the desk that sent it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// Its identifier.
    pub id: Id<Self>,
    /// Who sends.
    pub from: DeskRef,
    /// Name of the body.
    pub body: String,
    /// Name or alias of the person, as the mask of the reader allows.
    pub name: Field<String>,
    /// Why it is sent, in the sender's words, as the mask of the reader allows ([`crate::card::Access::GROUP`]).
    pub why: Field<String>,
    /// Whether the person knows of it.
    pub informed: bool,
    /// Where it stands, without the words of [`Self::answer`].
    pub state: State,
    /// What the body wrote of how it ended, or of why it gave it back, through the same mask; nothing where it wrote
    /// nothing.
    pub answer: Option<Field<String>>,
    /// The last link that was made for it.
    pub link: Link,
    /// Since when it is late: noted by the portal.
    pub late_since: Option<DateTime<Utc>>,
}

impl Outside {
    /// Whether the body lets it wait for too long.
    pub fn is_late(&self) -> bool {
        self.late_since.is_some() && self.state.tag().waits()
    }
}

/// What is kept of what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was sent.
    Sent,
    /// The right code was typed.
    Seen,
    /// The body takes charge.
    Received,
    /// The body gave it back.
    Refused,
    /// The sender took it back.
    Cancelled,
    /// The body told how it ended.
    Reported,
    /// The sender made a new link.
    Relinked,
    /// Too many wrong codes.
    Locked,
    /// The mail could not be delivered.
    Undelivered,
    /// The portal noted that it waits for too long.
    Late,
}

impl Event {
    /// Every event, in the order of a life.
    pub const ALL: [Self; 10] = [
        Self::Sent,
        Self::Seen,
        Self::Received,
        Self::Refused,
        Self::Cancelled,
        Self::Reported,
        Self::Relinked,
        Self::Locked,
        Self::Undelivered,
        Self::Late,
    ];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Seen => "seen",
            Self::Received => "received",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
            Self::Reported => "reported",
            Self::Relinked => "relinked",
            Self::Locked => "locked",
            Self::Undelivered => "undelivered",
            Self::Late => "late",
        }
    }

    /// The event with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What happened.
    pub event: Event,
    /// Who did it: an operator with their desk, or somebody of the body; nobody where the portal noted it.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// In their words, as the mask of the reader allows ([`crate::card::Access::GROUP`]); nothing where they said nothing.
    pub note: Option<Field<String>>,
}

/// What a desk sent outside: open ones first, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct List {
    /// Those that a list holds.
    pub rows: Vec<Outside>,
    /// Whether there are more.
    pub more: bool,
}

/// It with everything that the sender may see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// What was handed over.
    pub referral: Outside,
    /// The card that was sent.
    pub card: Id<Card>,
    /// What was sent, through the mask of the reader.
    pub package: Opened,
    /// Documents that went with it, those that the mask of the reader shows.
    pub papers: Vec<Paper>,
    /// What happened, oldest first.
    pub steps: Vec<Step>,
}

impl Followed {
    /// Everything of it that went through the mask of the reader, the package aside.
    pub fn told(&self) -> impl Iterator<Item = &Field<String>> {
        let referral = &self.referral;
        let notes = self.steps.iter().filter_map(|step| step.note.as_ref());
        [&referral.name, &referral.why].into_iter().chain(&referral.answer).chain(notes)
    }
}

/// What can be sent of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The card.
    pub card: Id<Card>,
    /// Name or alias of the person.
    pub name: Field<String>,
    /// Day of the access.
    pub on: NaiveDate,
    /// Everything of it that the sender sees.
    pub package: Package,
    /// Documents of its services that the sender sees.
    pub papers: Vec<Paper>,
}

/// Why a link that once was right opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    /// Its days are over.
    Expired,
    /// Too many wrong codes were typed.
    WrongCodes,
    /// There is a new one, or none: the sender knows.
    TakenBack,
}

/// What whoever opened the link sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Who sends.
    pub from: DeskRef,
    /// Its organisation.
    pub organisation: String,
    /// Why, in the sender's words, and what was sent; nothing once the time for reading is over.
    pub reading: Option<Reading>,
    /// Where it stands.
    pub state: State,
    /// Until when it can be answered by this link.
    pub until: DateTime<Utc>,
}

/// What is read within the hours for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Why it was sent.
    pub why: String,
    /// Whether the person knows of it.
    pub informed: bool,
    /// The parts that were chosen.
    pub package: Package,
    /// Whether the person came under a protective alias since: what is written in free words may still say who it is.
    pub may_name: bool,
    /// The documents that were chosen.
    pub papers: Vec<Paper>,
    /// Until when it can be read.
    pub until: DateTime<Utc>,
}

/// The desk that sent it, for whoever has to ask it for a new link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Its name.
    pub desk: String,
    /// Its telephone, as people write it.
    pub phone: Option<String>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// To the question for the code: nothing else is said.
    Code,
    /// To nothing: another browser opened it.
    Elsewhere(Sender),
    /// To nothing any more.
    Gone(Gone, Sender),
    /// To what was sent.
    Open(Box<Shown>),
}

/// The mask of whoever has no access: it holds whatever the sender sees.
pub fn mask() -> Mask {
    Mask::hiding(STAYS)
}

/// Everything of a card that its reader sees and [`mask`] lets out, with the name: whoever is outside has no other place
/// to read it.
pub fn package(card: &Card) -> Package {
    let package = Package::of(card).for_profile(&mask());
    let called = card.person.identity.called();
    match called.shown() {
        Some(name) => named(package, name.clone()),
        None => package,
    }
}

/// The label of the name.
const NAME: &str = "Nome";

/// The package with the name before everything else.
fn named(mut package: Package, called: String) -> Package {
    let line = Line { label: NAME.to_owned(), value: called, group: Some(Group::Identity) };
    match package.sections.iter_mut().find(|section| section.piece == Piece::Person) {
        Some(section) => section.lines.insert(0, line),
        None => package
            .sections
            .insert(0, Section { piece: Piece::Person, lines: vec![line], answers: Vec::new() }),
    }
    package
}

/// What was sent, once the person is under this protective alias: as it would be sent now.
pub fn under(package: Package, alias: &str) -> Package {
    let is_named = package.sections.iter().any(|section| section.piece == Piece::Person);
    let package = package.without_names();
    if is_named { named(package, called_protected(alias)) } else { package }
}
