//! What taking a file would do, to be agreed to before it is done.

use crate::{catalogue::Change, mark::mark};

/// A section of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Rows of code tables: they count at once.
    Codes,
    /// Bodies and their sectors: they count at once.
    Bodies,
    /// Services: they become working copies, which somebody publishes.
    Services,
    /// Desks and their rules: they are opened, or changed, at once.
    Desks,
    /// Agreements with bodies of the third sector: they count on their days.
    Agreements,
    /// Where desks receive people, and when: it counts at once.
    Points,
    /// Mails in the words of desks: they count at once.
    Mails,
    /// What a desk wants in a card: it counts at once.
    CardRules,
    /// Notices on data protection: the next version counts from today on.
    Notices,
    /// Profiles: where they are given counts at once; what they show and allow becomes proposals, which another
    /// administrator confirms.
    Profiles,
    /// For how long a break-glass may be opened: it becomes a proposal, which another administrator confirms.
    Durations,
}

/// A value that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Difference {
    /// Where in the record: `description`, `rules[0].to.name`.
    pub path: String,
    /// What is here, if there is anything.
    pub before: Option<String>,
    /// What the file says, if it says anything.
    pub after: Option<String>,
}

/// Why something of the file is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Bar {
    /// There is no such desk here, and the file does not open it: an administrator opens it first.
    #[error("there is no desk of this body and name here: open it first, then import again")]
    NoDesk,
    /// There is no such body here, and the file does not add it.
    #[error("there is no body of this name here")]
    NoBody,
    /// Another desk of the zone is called so.
    #[error("another desk of the zone is called so")]
    NameTaken,
    /// One administrator alone opens no desk that sees more than others do.
    #[error("its profile shows more than the desks see that a new one is measured against")]
    Shows,
    /// Its last day is over.
    #[error("its last day is over")]
    Past,
    /// The agreement was ended here.
    #[error("this agreement was ended here")]
    Ended,
    /// Only bodies of the third sector have agreements.
    #[error("only bodies of the third sector have agreements")]
    NoAgreement,
    /// A rule sends to a desk that is not here.
    #[error("a rule sends to a desk that is not here: {0}")]
    NoTarget(String),
    /// A rule names a municipality that does not exist.
    #[error("a rule names a municipality that does not exist: {0}")]
    NoPlace(String),
    /// Administrators of another body answer for the body or the desk.
    #[error("administrators of another body answer for it")]
    Elsewhere,
    /// The kind of a body decides what its operators see: it changes no more once the body has desks.
    #[error("the kind of a body with desks does not change")]
    HasDesks,
    /// What a card must hold is told to a desk by an administrator who sits there.
    #[error("rules of a card are taken at the desk that they are about")]
    OtherDesk,
    /// Another rule about the same field holds: rules are ended, never changed.
    #[error("another rule about this field holds: end it first")]
    RuleHolds,
    /// A service of another body has this address.
    #[error("another body has a service with this address")]
    SlugTaken,
    /// There is no such profile here, or it is retired: an administrator makes one.
    #[error("there is no profile of this name here")]
    NoProfile,
    /// The profile is given at certain desks only.
    #[error("the profile is given at certain desks only")]
    NotGiven,
    /// The profile is given at a desk that is not here, and that the file does not open.
    #[error("it is given at a desk that is not here: {0}")]
    NoGiven(String),
    /// The profile is to be retired, and somebody or some desk has it.
    #[error("somebody or some desk has this profile: it cannot be retired")]
    InUse,
    /// It would allow what the administrator's own profile withholds.
    #[error("it would allow what the profile of whoever takes the file withholds")]
    Beyond,
    /// The line does not go with the table of here: no such row above it, or no such national code.
    #[error(
        "the line does not go with the table of this portal: the row above or the national code is missing"
    )]
    Unfit,
}

/// What becomes of a record of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// It is new here.
    Added,
    /// It is here and says something else.
    Changed(Vec<Difference>),
    /// It is a service, is here and says something else.
    Revised {
        /// As the versions of a service tell it.
        told: Vec<Change>,
        /// Value by value: the mark tells every one of them apart.
        exact: Vec<Difference>,
    },
    /// It is left out.
    Barred(Bar),
}

/// A record of the file that is not the same here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What becomes of it.
    pub step: Step,
}

/// A section beside what is here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Section {
    /// Which.
    pub kind: Kind,
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// How many records of the file are the same here.
    pub same: usize,
    /// What is only here, and stays.
    pub only_here: Vec<String>,
}

impl Section {
    /// An empty one.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, rows: Vec::new(), same: 0, only_here: Vec::new() }
    }

    /// Adds a record.
    pub fn push(&mut self, name: impl Into<String>, step: Step) {
        self.rows.push(Row { name: name.into(), step });
    }
}

/// What taking a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Plan {
    /// In the order in which they are taken.
    pub sections: Vec<Section>,
}

impl Plan {
    /// How many records would be added or changed.
    pub fn changes(&self) -> usize {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.filter(|row| !matches!(row.step, Step::Barred(_))).count()
    }

    /// Tells one plan from another: what people agreed to is what is done.
    pub fn mark(&self) -> i32 {
        // What is only here stays, whoever writes it meanwhile.
        let rows: Vec<_> = self.sections.iter().map(|section| (section.kind, &section.rows)).collect();
        mark(&rows)
    }
}
