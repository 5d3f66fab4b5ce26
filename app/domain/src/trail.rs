//! The search of the audit: who opened a record, what an operator opened, what was refused, what left.
//!
//! People are never named here: whoever may search the audit sees records by their identifiers, and no
//! name or content of them.

use chrono::{DateTime, Utc};

use crate::{
    Id,
    actor::{OperatorRecord, OperatorRef},
    calendar::{days_after, start_in_rome},
    card::Card,
    codes::Validity,
    intake::Intake,
    mask::Group,
    person::Person,
};

/// What a search is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A person of the registry, with the cards.
    Person(Id<Person>),
    /// A card.
    Card(Id<Card>),
    /// A request, with its documents.
    Intake(Id<Intake>),
    /// What an operator did.
    Operator(Id<OperatorRecord>),
}

impl About {
    /// Names of the kinds in addresses, in the order of the variants.
    pub const KINDS: [&'static str; 4] = ["persona", "scheda", "istanza", "operatore"];

    /// Name of the kind in addresses.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "persona",
            Self::Card(_) => "scheda",
            Self::Intake(_) => "istanza",
            Self::Operator(_) => "operatore",
        }
    }

    /// The identifier, whatever it is of.
    pub const fn uuid(self) -> uuid::Uuid {
        match self {
            Self::Person(id) => id.uuid(),
            Self::Card(id) => id.uuid(),
            Self::Intake(id) => id.uuid(),
            Self::Operator(id) => id.uuid(),
        }
    }

    /// The record of this kind with this identifier, as addresses say it.
    pub fn of(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "persona" => id.parse().ok().map(Self::Person),
            "scheda" => id.parse().ok().map(Self::Card),
            "istanza" => id.parse().ok().map(Self::Intake),
            "operatore" => id.parse().ok().map(Self::Operator),
            _ => None,
        }
    }
}

/// What a search is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// What was refused: at the door, or by a rule.
    Refused,
    /// What left the portal: copies, lists, prints.
    Left,
    /// Looks into the register of transactions, and what was removed from it at the end of its term.
    Register,
}

impl Only {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Refused, Self::Left, Self::Register];

    /// Name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Refused => "rifiuti",
            Self::Left => "uscite",
            Self::Register => "transazioni",
        }
    }

    /// The kind with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|only| only.code() == code)
    }

    /// The actions of the audit that it is about.
    pub const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Refused => &["sign_in_refused", "refuse"],
            Self::Left => &["export", "print"],
            Self::Register => &["list", "read", "export", "purge"],
        }
    }

    /// The kind of record (code of the audit) that it is about, where it is only one.
    pub const fn subject(self) -> Option<&'static str> {
        match self {
            Self::Refused | Self::Left => None,
            Self::Register => Some("transaction"),
        }
    }
}

/// A search of the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Search {
    /// About what; about everything, where it says nothing.
    pub about: Option<About>,
    /// Only some of it.
    pub only: Option<Only>,
    /// Days, both within.
    pub days: Validity,
}

impl Search {
    /// The first instant, if it has one.
    pub fn begins(&self) -> Option<DateTime<Utc>> {
        self.days.from.map(start_in_rome)
    }

    /// The first instant after it, if it has an end.
    pub fn ends(&self) -> Option<DateTime<Utc>> {
        self.days.until.map(|day| start_in_rome(days_after(day, 1)))
    }
}

/// What is shown of a row of the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; nobody where the portal acted by itself.
    pub operator: Option<OperatorRef>,
    /// At which desk.
    pub desk: Option<String>,
    /// With which profile.
    pub profile: Option<String>,
    /// What was done (code of the audit).
    pub action: String,
    /// To what kind of record (code of the audit).
    pub subject: String,
    /// To which.
    pub subject_id: Option<uuid::Uuid>,
    /// Groups that were shown.
    pub shown: Vec<Group>,
    /// Groups that were hidden.
    pub masked: Vec<Group>,
    /// Why: a code, never somebody's words.
    pub reason: Option<String>,
    /// Who looked into the register of transactions, and why, where it is such a look.
    pub look: Option<Look>,
}

/// A look into the register of transactions (DPCM 24/10/2014, art. 13 c. 2), which is a command at the machine: nobody
/// signs in to give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The name that whoever gave the command said they have.
    pub by: String,
    /// Why, in their words, which are to name nobody.
    pub why: String,
    /// By what they looked; by nothing where they asked for everything.
    pub keys: Vec<Key>,
}

/// By what transactions are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Our own identifier.
    Transaction,
    /// ID of the request.
    Request,
    /// ID of the response.
    Response,
    /// ID of the assertion.
    Assertion,
    /// Identity provider.
    Provider,
    /// Days.
    Days,
    /// Somebody's number.
    Person,
    /// `NameID` of a login.
    NameId,
}

impl Look {
    /// Reads the words of an audit row, `who: why (what)`: of what was looked for only its kinds.
    pub fn read(words: &str) -> Option<Self> {
        let (by, rest) = words.split_once(": ")?;
        let (why, what) = rest.strip_suffix(')')?.rsplit_once(" (")?;
        let mut keys: Vec<Key> = what.split(", ").filter_map(Key::of).collect();
        keys.dedup();
        Some(Self { by: by.to_owned(), why: why.to_owned(), keys })
    }
}

impl Key {
    fn of(part: &str) -> Option<Self> {
        let (first, rest) = part.split_once(' ')?;
        match (first, rest) {
            ("transaction", _) | ("one", "transaction") => Some(Self::Transaction),
            ("request", _) => Some(Self::Request),
            ("response", _) => Some(Self::Response),
            ("assertion", _) => Some(Self::Assertion),
            ("provider", _) => Some(Self::Provider),
            ("from" | "until", _) => Some(Self::Days),
            ("one", "person") => Some(Self::Person),
            ("one", "NameID") => Some(Self::NameId),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_written_in_an_address_and_read_back() {
        let id = "018f3b1e-0000-7000-8000-000000000001";
        for kind in About::KINDS {
            let about = About::of(kind, id).unwrap();
            assert_eq!((about.kind(), about.uuid().to_string()), (kind, id.to_owned()));
            assert_eq!(About::of(kind, "1 OR 1=1"), None);
        }
        assert_eq!(About::of("altro", id), None);
        for only in Only::ALL {
            assert_eq!(Only::from_code(only.code()), Some(only));
        }
    }

    #[test]
    fn of_a_look_into_the_register_only_the_kinds_of_what_was_looked_for_are_read() {
        let look = |words| Look::read(words).unwrap();
        let one = look(
            "Anna Neri: decreto 12/2026 (bis) (provider https://idp.example, from x, until y, one person)",
        );
        assert_eq!((one.by.as_str(), one.why.as_str()), ("Anna Neri", "decreto 12/2026 (bis)"));
        assert_eq!(one.keys, [Key::Provider, Key::Days, Key::Person]);
        assert_eq!(look("A: B (one transaction)").keys, [Key::Transaction]);
        assert_eq!(look("A: B (request _x, one NameID)").keys, [Key::Request, Key::NameId]);
        assert!(look("A: B (everything)").keys.is_empty());
        assert_eq!(Look::read("out_of_reach"), None);
    }

    #[test]
    fn days_are_those_of_italy_and_both_ends_are_within() {
        let day = |text: &str| text.parse().ok();
        let days = Validity { from: day("2026-11-20"), until: day("2026-11-20") };
        let search = Search { days, ..Search::default() };
        assert_eq!(search.begins(), "2026-11-19T23:00:00Z".parse().ok());
        assert_eq!(search.ends(), "2026-11-20T23:00:00Z".parse().ok());
        assert_eq!((Search::default().begins(), Search::default().ends()), (None, None));
    }
}
