//! The zone: kinds of bodies, agreements with those of the third sector, and to which desk a new request goes.
//!
//! * [`BodyKind`], [`Agreement`], [`Dates`]: who works in the zone, and on which days
//! * [`Routing`], [`Rule`]: what a desk accepts, and to whom it passes what arrives
//! * [`route`]: the desk of a request; always exactly one
//! * [`faults`]: the rules that do not work, and why
//! * [`BodyText`], [`PointText`], [`OpenWork`]: what administrators write of bodies, desks and places, and close

mod bodies;
mod giving;
mod mails;
mod routing;
mod seasons;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use bodies::{
    BodyFile, BodyLine, BodyText, Closing, DeskChoices, MAX_SECTORS, NotHours, OpenWork, OpenedDesk, Opening,
    PointFile, PointText, Sector, closes, hours_of, is_ipa, may_have, openings,
};
pub use giving::{Giving, NotGiven, giving, giving_of};
pub use mails::{DeskMails, MAX_BODY, MAX_SUBJECT, MailFlaw, MailKind, MailTag, MailText, fill, flaws};
pub use routing::{
    Arriving, By, Fault, MAX_RULES, Passed, Place, Routed, Routing, Rule, faults, is_same_place, route,
};
pub use seasons::{NotASeason, Season, seasons, seasons_of};

use crate::{
    Id,
    actor::{Desk, DeskRef},
    codes::Validity,
    mask::Group,
    staff::{DeskFile, DeskKind},
};

/// What kind of body it is (DOMAIN §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// A municipality.
    Municipality,
    /// The office of the zone (ufficio di piano).
    ZoneOffice,
    /// A body of the third sector (D.Lgs. 117/2017).
    ThirdSector,
    /// Of the health service.
    Health,
}

impl BodyKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Municipality, Self::ZoneOffice, Self::ThirdSector, Self::Health];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::ZoneOffice => "zone_office",
            Self::ThirdSector => "third_sector",
            Self::Health => "health",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether its desks count only within an agreement, and see only whom they deal with.
    pub const fn is_outside(self) -> bool {
        matches!(self, Self::ThirdSector)
    }
}

/// From when until when, both within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// An agreement with a body of the third sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its identifier.
    pub id: Id<Self>,
    /// From when until when.
    pub dates: Dates,
    /// The act that made it.
    pub act: String,
    /// Day from which it does not count any more, where it was ended early.
    pub ended_on: Option<NaiveDate>,
}

impl Agreement {
    /// Whether it counts on a day.
    pub fn counts(&self, day: NaiveDate) -> bool {
        self.dates.from <= day && day <= self.dates.until && self.ended_on.is_none_or(|end| day < end)
    }
}

/// What administrators may write of a desk besides its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// What kind of desk it is.
    pub kind: DeskKind,
    /// Days of an initiative.
    #[serde(default)]
    pub open: Validity,
    /// Whether other desks may hand cards to it.
    pub receives: bool,
    /// Codes of the groups of fields that it never sees, whatever the profile says, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<String>,
    /// What it accepts, and to whom it passes requests.
    #[serde(default)]
    pub routing: Routing,
}

impl Settings {
    /// The groups that it never sees.
    pub fn excluded_groups(&self) -> impl Iterator<Item = Group> + '_ {
        self.excluded.iter().filter_map(|code| code.parse().ok())
    }
}

/// A service that somebody in the zone offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneService {
    /// Last part of its address.
    pub slug: String,
    /// Its Italian title.
    pub title: String,
    /// Whether its requests arrive at the desk that is looked at.
    pub is_here: bool,
}

/// Groups of fields that an administrator asked to take off what a desk never sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unhiding {
    /// Which.
    pub groups: Vec<Group>,
    /// Name of who asked.
    pub by: String,
    /// Why, in their words.
    pub reason: String,
    /// Whether this administrator may confirm it.
    pub may_confirm: bool,
}

/// Everything that the page of a desk's rules shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneDesk {
    /// The desk, with the history of its changes.
    pub file: DeskFile,
    /// What kind of body it belongs to.
    pub body: BodyKind,
    /// What is written.
    pub settings: Settings,
    /// What waits for another administrator, if anything does.
    pub unhiding: Option<Unhiding>,
    /// Whether the desk counts today.
    pub counts: bool,
    /// Agreements with its body, last first.
    pub agreements: Vec<Agreement>,
    /// The other desks of the zone.
    pub others: Vec<Place>,
    /// Services that the zone offers.
    pub services: Vec<ZoneService>,
    /// Rules that do not work: place in the list, counted from 0, and why.
    pub faults: Vec<(usize, Fault)>,
}

impl ZoneDesk {
    /// Name of a desk of the zone.
    pub fn name_of(&self, id: Id<Desk>) -> Option<&str> {
        let of = |desk: &DeskRef| desk.id == id;
        std::iter::once(&self.file.desk.desk)
            .chain(self.others.iter().map(|place| &place.desk))
            .find_map(|desk| of(desk).then_some(desk.name.as_str()))
    }
}
