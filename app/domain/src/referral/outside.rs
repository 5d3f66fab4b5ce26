//! A card handed to a body that has no access: the portal mails a link, the sender tells a code by phone.
//!
//! Whoever opens the link with the code binds it to their browser; nobody else can open it again. What they read is a
//! [`Package`] kept as it was when it was sent, and what they answer comes back to the sender.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{ActKind, Line, Opened, Outcome, Package, Piece, Section, Tag, WrongState};
use crate::{
    Id,
    actor::DeskRef,
    card::Card,
    contact::EmailAddress,
    intake::Moment,
    mask::{Field, Group},
};

/// For how many days a link lives: as long as a referral between desks may wait before it is late
/// ([`super::LATE_AFTER_DAYS`]); what was not opened by then is sent anew (storage limitation, GDPR art. 5(1)(e)).
pub const LINK_DAYS: i64 = 7;
/// For how many hours the browser that opened a link may read what was sent: a morning's work. Afterwards it may only
/// answer, so that a computer left alone shows nobody's facts (GDPR art. 32).
pub const READING_HOURS: i64 = 4;
/// After how many wrong codes a link ends: of 2⁴⁰ codes five guesses find none.
pub const CODE_TRIES: u8 = 5;

/// Whoever takes charge in the body, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Their name, as they wrote it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// On its way: nobody has typed the right code yet.
    Sent {
        /// Who sent it, and when.
        sent: Moment,
    },
    /// It was opened.
    Seen {
        /// Who sent it, and when.
        sent: Moment,
        /// When it was opened first.
        seen: DateTime<Utc>,
    },
    /// The body takes charge.
    Received {
        /// Who sent it, and when.
        sent: Moment,
        /// Who takes charge.
        taken: Taken,
    },
    /// The body told how it ended.
    Concluded {
        /// Who sent it, and when.
        sent: Moment,
        /// Who took charge.
        taken: Taken,
        /// How it ended.
        outcome: Outcome,
        /// In the body's words; a closed one always has some.
        text: String,
        /// When it was told.
        reported: DateTime<Utc>,
    },
    /// The body gave it back.
    Refused {
        /// Who sent it, and when.
        sent: Moment,
        /// Why.
        reason: String,
        /// When.
        refused: DateTime<Utc>,
    },
    /// The sender took it back before it was received.
    Cancelled {
        /// Who sent it, and when.
        sent: Moment,
        /// Who took it back, and when.
        cancelled: Moment,
    },
}

/// What the body does with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Opens it for the first time.
    See,
    /// Takes charge.
    Receive {
        /// Who does.
        by: String,
    },
    /// Gives it back.
    Refuse {
        /// Why.
        reason: String,
    },
    /// Tells how it ended.
    Report {
        /// How.
        outcome: Outcome,
        /// In words.
        text: String,
    },
}

impl Answer {
    /// Which act it is.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::See => ActKind::See,
            Self::Receive { .. } => ActKind::Receive,
            Self::Refuse { .. } => ActKind::Refuse,
            Self::Report { .. } => ActKind::Report,
        }
    }

    /// What of it is kept in the history.
    pub const fn event(&self) -> Event {
        match self {
            Self::See => Event::Seen,
            Self::Receive { .. } => Event::Received,
            Self::Refuse { .. } => Event::Refused,
            Self::Report { .. } => Event::Reported,
        }
    }
}

impl State {
    /// The name of the state.
    pub const fn tag(&self) -> Tag {
        match self {
            Self::Sent { .. } => Tag::Sent,
            Self::Seen { .. } => Tag::Seen,
            Self::Received { .. } => Tag::Received,
            Self::Concluded { .. } => Tag::Concluded,
            Self::Refused { .. } => Tag::Refused,
            Self::Cancelled { .. } => Tag::Cancelled,
        }
    }

    /// Who sent it, and when.
    pub const fn sent(&self) -> &Moment {
        match self {
            Self::Sent { sent }
            | Self::Seen { sent, .. }
            | Self::Received { sent, .. }
            | Self::Concluded { sent, .. }
            | Self::Refused { sent, .. }
            | Self::Cancelled { sent, .. } => sent,
        }
    }

    /// What the body can answer now.
    pub const fn answers(&self) -> &'static [ActKind] {
        match self {
            Self::Seen { .. } => &[ActKind::Receive, ActKind::Refuse],
            Self::Received { .. } => &[ActKind::Report],
            Self::Sent { .. } | Self::Concluded { .. } | Self::Refused { .. } | Self::Cancelled { .. } => &[],
        }
    }

    /// Takes a step in the name of the body.
    ///
    /// # Errors
    /// When it is not possible now.
    pub fn answered(self, answer: Answer, at: DateTime<Utc>) -> Result<Self, WrongState> {
        let (tried, found) = (answer.kind(), self.tag());
        match (self, answer) {
            (Self::Sent { sent }, Answer::See) => Ok(Self::Seen { sent, seen: at }),
            (Self::Seen { sent, .. }, Answer::Receive { by }) => {
                Ok(Self::Received { sent, taken: Taken { by, at } })
            }
            (Self::Seen { sent, .. }, Answer::Refuse { reason }) => {
                Ok(Self::Refused { sent, reason, refused: at })
            }
            (Self::Received { sent, taken }, Answer::Report { outcome, text }) => {
                Ok(Self::Concluded { sent, taken, outcome, text, reported: at })
            }
            _ => Err(WrongState { tried, found }),
        }
    }

    /// The sender takes it back.
    ///
    /// # Errors
    /// When it was received, or ended.
    pub fn cancelled(self, by: Moment) -> Result<Self, WrongState> {
        let found = self.tag();
        match self {
            Self::Sent { sent } | Self::Seen { sent, .. } => Ok(Self::Cancelled { sent, cancelled: by }),
            _ => Err(WrongState { tried: ActKind::Cancel, found }),
        }
    }
}

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
    /// Why it is sent, in the sender's words.
    pub why: String,
    /// Whether the person knows of it.
    pub informed: bool,
    /// Where it stands.
    pub state: State,
    /// The last link that was made for it.
    pub link: Link,
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
}

impl Event {
    /// Every event, in the order of a life.
    pub const ALL: [Self; 9] = [
        Self::Sent,
        Self::Seen,
        Self::Received,
        Self::Refused,
        Self::Cancelled,
        Self::Reported,
        Self::Relinked,
        Self::Locked,
        Self::Undelivered,
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
    /// In their words; may be empty.
    pub note: String,
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
    /// What happened, oldest first.
    pub steps: Vec<Step>,
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
    /// Until when it can be read.
    pub until: DateTime<Utc>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// To the question for the code: nothing else is said.
    Code,
    /// To nothing: another browser opened it.
    Elsewhere,
    /// To nothing any more.
    Gone(Gone),
    /// To what was sent.
    Open(Box<Shown>),
}

/// Letters and digits that nobody mistakes for one another on the phone: without I, O, 0 and 1.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Characters of a code.
const CODE_CHARS: usize = 8;

/// The code that is told apart from the link. It is shown once, and kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// What was typed cannot be a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has eight letters and digits")]
pub struct NotACode;

impl Code {
    /// The code of these random bytes: each is one of 32 characters, every one as likely.
    pub fn drawn(bytes: [u8; CODE_CHARS]) -> Self {
        let chars = bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(byte % 32)));
        Self(chars.map(|char| char::from(*char)).collect())
    }

    /// Without a gap, for digests.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is read out: `ABCD-EFGH`.
    pub fn told(&self) -> String {
        match self.0.split_at_checked(CODE_CHARS / 2) {
            Some((one, other)) => format!("{one}-{other}"),
            None => self.0.clone(),
        }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(hidden)")
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// Small letters, spaces and hyphens do not matter.
    fn from_str(typed: &str) -> Result<Self, NotACode> {
        let meant = typed.chars().filter(|char| !char.is_whitespace() && *char != '-');
        let code: String = meant.take(CODE_CHARS + 1).map(|char| char.to_ascii_uppercase()).collect();
        let fits = code.len() == CODE_CHARS && code.bytes().all(|byte| ALPHABET.contains(&byte));
        fits.then_some(Self(code)).ok_or(NotACode)
    }
}

/// Everything of a card that its reader sees, with the name: whoever is outside has no other place to read it.
pub fn package(card: &Card) -> Package {
    let mut package = Package::of(card);
    let called = card.person.identity.called();
    if let Some(name) = called.shown() {
        let line = Line { label: "Nome".to_owned(), value: name.clone(), group: Some(Group::Identity) };
        match package.sections.iter_mut().find(|section| section.piece == Piece::Person) {
            Some(section) => section.lines.insert(0, line),
            None => package
                .sections
                .insert(0, Section { piece: Piece::Person, lines: vec![line], answers: Vec::new() }),
        }
    }
    package
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::OperatorRef;

    fn at() -> DateTime<Utc> {
        "2026-11-20T10:00:00Z".parse().unwrap()
    }

    fn by() -> Moment {
        let id = "018f3b1e-0000-7000-8000-000000000001".parse().unwrap();
        Moment { by: OperatorRef { id, name: "Chiara Moretti".to_owned() }, at: at() }
    }

    #[test]
    fn a_code_is_read_as_it_is_told() {
        let code = Code::drawn([0, 31, 32, 255, 7, 8, 9, 200]);
        let told = code.told();
        assert_eq!(told.len(), 9);
        assert_eq!(told.parse::<Code>(), Ok(code.clone()));
        assert_eq!(told.to_lowercase().replace('-', " ").parse::<Code>(), Ok(code.clone()));
        for wrong in ["", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG0", "ABCD-EFGI", "àBCDEFGH"] {
            assert_eq!(wrong.parse::<Code>(), Err(NotACode), "{wrong}");
        }
        assert!(!format!("{code:?}").contains(code.as_str()));
    }

    #[test]
    fn every_step_has_its_place() {
        let sent = State::Sent { sent: by() };
        let receive = || Answer::Receive { by: "Anna".to_owned() };
        assert!(sent.clone().answered(receive(), at()).is_err(), "nobody opened it");
        let seen = sent.clone().answered(Answer::See, at()).unwrap();
        assert!(seen.clone().answered(Answer::See, at()).is_err());
        assert_eq!(seen.clone().cancelled(by()).unwrap().tag(), Tag::Cancelled);
        let refused = seen.clone().answered(Answer::Refuse { reason: "No".to_owned() }, at()).unwrap();
        assert!(refused.answers().is_empty() && refused.cancelled(by()).is_err());
        let received = seen.answered(receive(), at()).unwrap();
        assert!(received.clone().cancelled(by()).is_err(), "too late");
        let report = Answer::Report { outcome: Outcome::Closed, text: "Fatto".to_owned() };
        let concluded = received.answered(report.clone(), at()).unwrap();
        assert_eq!(concluded.tag(), Tag::Concluded);
        assert!(concluded.answered(report, at()).is_err());
    }

    #[test]
    fn codes_of_names_lead_back() {
        assert!(End::ALL.into_iter().all(|end| End::from_code(end.code()) == Some(end)));
        assert!(Event::ALL.into_iter().all(|event| Event::from_code(event.code()) == Some(event)));
    }
}
