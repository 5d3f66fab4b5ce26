//! Where a service stands, as those who keep the catalogue see it.

use chrono::{DateTime, Utc};

use crate::{
    Text,
    actor::{DeskRef, OperatorRef},
    service::Service,
};

/// Whether citizens see a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Never published.
    Draft,
    /// Its first version waits for its day.
    Waiting {
        /// When citizens will see it.
        from: DateTime<Utc>,
    },
    /// Citizens see it.
    Published {
        /// Number of the version.
        version: i32,
        /// Since when.
        since: DateTime<Utc>,
    },
    /// Taken out of the catalogue.
    Withdrawn {
        /// Since when.
        since: DateTime<Utc>,
    },
}

/// A service in the list of those who keep the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Last part of its address.
    pub slug: String,
    /// Title of the working copy.
    pub title: Text,
    /// Name of the desk that receives the requests.
    pub desk: String,
    /// Where it stands.
    pub standing: Standing,
    /// When a newer version takes its place, if one waits.
    pub next: Option<DateTime<Utc>>,
    /// Whether the working copy is another than the newest version.
    pub changed: bool,
}

/// The working copy of a service: what will be published next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// The service as it is being written.
    pub service: Service,
    /// Number of the last save; 0 before the first.
    pub revision: i32,
    /// Desk that receives the requests.
    pub desk: DeskRef,
    /// Where it stands.
    pub standing: Standing,
    /// Number and day of a version that waits.
    pub next: Option<(i32, DateTime<Utc>)>,
    /// The newest version, if there is one.
    pub newest: Option<Service>,
}

impl Working {
    /// Whether it differs from the newest version.
    pub fn is_changed(&self) -> bool {
        self.newest.as_ref() != Some(&self.service)
    }
}

/// A save of the working copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// Its number.
    pub revision: i32,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: OperatorRef,
    /// What was saved.
    pub service: Service,
}

/// A version that was published, or waits to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub version: i32,
    /// From when citizens see it.
    pub from: DateTime<Utc>,
    /// Who published it; none for what came with the program.
    pub by: Option<String>,
    /// Why; empty for what came with the program.
    pub reason: String,
    /// What was published.
    pub service: Service,
    /// Whether it was taken back.
    pub withdrawn: Option<Withdrawal>,
}

/// The end of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// When a version counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// Its number.
    pub version: i32,
    /// From when citizens see it.
    pub from: DateTime<Utc>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Dated {
    /// Taken back before its day: as if it had never been.
    fn is_cancelled(self) -> bool {
        self.withdrawn_at.is_some_and(|at| at < self.from)
    }
}

/// Where a service with these versions stands now, and the version that waits, if one does. Of those
/// whose day has come the one with the highest number counts.
pub fn standing(versions: &[Dated], now: DateTime<Utc>) -> (Standing, Option<(i32, DateTime<Utc>)>) {
    let counting = || versions.iter().filter(|version| !version.is_cancelled());
    let current = counting().filter(|version| version.from <= now).max_by_key(|version| version.version);
    let next = counting()
        .filter(|version| version.from > now)
        .filter(|version| current.is_none_or(|current| current.version < version.version))
        .min_by_key(|version| version.from)
        .map(|version| (version.version, version.from));
    let standing = match (current, next) {
        (Some(Dated { withdrawn_at: Some(since), .. }), _) => Standing::Withdrawn { since: *since },
        (Some(current), _) => Standing::Published { version: current.version, since: current.from },
        (None, Some((_, from))) => Standing::Waiting { from },
        (None, None) => Standing::Draft,
    };
    (standing, next)
}
