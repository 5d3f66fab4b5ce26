//! What a member of the staff is told of (avvisi), in the console and by mail: that there is something new, and where;
//! never about whom.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Id,
    card::Card,
    exceptional::ExceptionalAccess,
    intake::Intake,
    presa_in_carico::PresaInCarico,
    referral::{Referral, outside::Outside},
};

/// After so many days the desk is reminded of a card that came and that nobody opened: a working day or two are left to
/// open it, and no weekend alone is a reason. Of what waits for [`LATE_AFTER_DAYS`](crate::referral::LATE_AFTER_DAYS),
/// unless the installation sets other ones, the coordinators are told.
pub const UNSEEN_DAYS: u16 = 3;
/// Of one kind at most one mail goes at once within so many minutes: what comes meanwhile goes with the next.
pub const BUNDLED_MINUTES: u16 = 15;

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A request came to the desk.
    NewIntake,
    /// A citizen answered what the desk asked.
    Integration,
    /// A citizen wrote.
    Message,
    /// The last day for an answer comes near.
    TermNear,
    /// The residence permit of somebody with a card expires soon.
    PermitExpiring,
    /// A proposal of presa in carico came, changed or was answered.
    Proposal,
    /// A card of another desk came, or one's own came back.
    Referral,
    /// A card of another desk came, and nobody opened it for [`UNSEEN_DAYS`].
    ReferralUnseen,
    /// A card that was handed on waits for too long at a desk of the zone: for who coordinates it.
    ReferralLate,
    /// A body without access answered what one sent it, or its link opens nothing any more.
    OutsideReferral,
    /// A body without access has not opened for [`UNSEEN_DAYS`] what one sent it.
    OutsideUnseen,
    /// What a desk of the zone sent to a body without access waits for too long: for who coordinates it.
    OutsideLate,
    /// Somebody looked through a mask in a zone that one answers for.
    BreakGlass,
    /// Somebody entered with one's account from a browser that was not known.
    NewDevice,
}

impl Kind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 14] = [
        Self::NewIntake,
        Self::Integration,
        Self::Message,
        Self::TermNear,
        Self::PermitExpiring,
        Self::Proposal,
        Self::Referral,
        Self::ReferralUnseen,
        Self::ReferralLate,
        Self::OutsideReferral,
        Self::OutsideUnseen,
        Self::OutsideLate,
        Self::BreakGlass,
        Self::NewDevice,
    ];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewIntake => "new_intake",
            Self::Integration => "integration",
            Self::Message => "message",
            Self::TermNear => "term_near",
            Self::PermitExpiring => "permit_expiring",
            Self::Proposal => "proposal",
            Self::Referral => "referral",
            Self::ReferralUnseen => "referral_unseen",
            Self::ReferralLate => "referral_late",
            Self::OutsideReferral => "outside_referral",
            Self::OutsideUnseen => "outside_unseen",
            Self::OutsideLate => "outside_late",
            Self::BreakGlass => "break_glass",
            Self::NewDevice => "new_device",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it may be left out: that somebody looked through a mask, or entered with one's account, is always told.
    pub const fn is_optional(self) -> bool {
        !matches!(self, Self::BreakGlass | Self::NewDevice)
    }

    /// Whether this may be wished of it.
    pub const fn allows(self, wish: Wish) -> bool {
        self.is_optional() || !matches!(wish, Wish::Nothing)
    }

    /// The wishes that may be had of it, in the order shown.
    pub fn wishes(self) -> impl Iterator<Item = Wish> {
        Wish::ALL.into_iter().filter(move |wish| self.allows(*wish))
    }
}

/// Where an alert leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// To a request.
    Intake(Id<Intake>),
    /// To a card.
    Card(Id<Card>),
    /// To a proposal.
    Proposal(Id<PresaInCarico>),
    /// To a referral.
    Referral(Id<Referral>),
    /// To what went to a body without access.
    Outside(Id<Outside>),
    /// To the numbers: whoever coordinates sees no referral.
    Numbers,
    /// To the break-glasses that wait to be reviewed.
    Exception(Id<ExceptionalAccess>),
    /// To one's open sessions.
    Sessions,
}

impl About {
    /// What a subject of this kind is.
    pub fn of(kind: Kind, subject: uuid::Uuid) -> Self {
        match kind {
            Kind::NewIntake | Kind::Integration | Kind::Message | Kind::TermNear => {
                Self::Intake(Id::new(subject))
            }
            Kind::PermitExpiring => Self::Card(Id::new(subject)),
            Kind::Proposal => Self::Proposal(Id::new(subject)),
            Kind::Referral | Kind::ReferralUnseen => Self::Referral(Id::new(subject)),
            Kind::ReferralLate | Kind::OutsideLate => Self::Numbers,
            Kind::OutsideReferral | Kind::OutsideUnseen => Self::Outside(Id::new(subject)),
            Kind::BreakGlass => Self::Exception(Id::new(subject)),
            Kind::NewDevice => Self::Sessions,
        }
    }
}

/// An alert of one member of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Its identifier.
    pub id: Id<Self>,
    /// What it is about.
    pub kind: Kind,
    /// Where it leads.
    pub about: About,
    /// Register number of the request; name of the desk where a referral waits for too long, or that sent one outside; empty
    /// for everything else.
    pub label: String,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// When it was read.
    pub read: Option<DateTime<Utc>>,
}

/// Whether somebody wants to be told of a kind, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// Not at all.
    Nothing,
    /// In the console.
    Console,
    /// In the console, and by mail as soon as it is known.
    AtOnce,
    /// In the console, and by one mail in the morning of working days.
    Digest,
}

impl Wish {
    /// Every wish, in the order shown.
    pub const ALL: [Self; 4] = [Self::Console, Self::AtOnce, Self::Digest, Self::Nothing];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Console => "console",
            Self::AtOnce => "at_once",
            Self::Digest => "digest",
        }
    }

    /// Whether it needs an address.
    pub const fn is_by_mail(self) -> bool {
        matches!(self, Self::AtOnce | Self::Digest)
    }

    /// The wish with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.code() == code)
    }
}

/// A mail that tells of alerts; no alert of it is named.
#[derive(Debug)]
pub enum Mail {}

/// A line of a mail: so many alerts of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailLine {
    /// Of what.
    pub kind: Kind,
    /// At which desk; everywhere where there is none.
    pub desk: Option<String>,
    /// How many.
    pub count: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_parses_back() {
        assert!(Kind::ALL.into_iter().all(|kind| Kind::from_code(kind.code()) == Some(kind)));
        assert!(Wish::ALL.into_iter().all(|wish| Wish::from_code(wish.code()) == Some(wish)));
    }

    #[test]
    fn what_is_of_security_is_always_told() {
        let always: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| !kind.is_optional()).collect();
        assert_eq!(always, [Kind::BreakGlass, Kind::NewDevice]);
        assert!(!Kind::NewDevice.allows(Wish::Nothing) && Kind::NewDevice.allows(Wish::Digest));
        assert_eq!(Kind::Message.wishes().count(), Wish::ALL.len());
    }
}
