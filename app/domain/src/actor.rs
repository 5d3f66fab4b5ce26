//! Who is acting.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    FiscalCode, Id, form::Certified, mask::Mask, permission::Permission, person::Born, service::Applicant,
};

/// The citizen's account at this portal; its key is the fiscal code or the eIDAS identifier.
#[derive(Debug)]
pub enum Account {}
/// A desk where people are received.
#[derive(Debug)]
pub enum Desk {}
/// A municipality or another body.
#[derive(Debug)]
pub enum Organisation {}
/// A group of organisations that plan together (zona sociale, ambito).
#[derive(Debug)]
pub enum Zone {}
/// A member of the staff.
#[derive(Debug)]
pub enum OperatorRecord {}

/// Whoever asks `backend` for something.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Somebody who signed in with SPID, CIE or eIDAS.
    Citizen(Citizen),
    /// A member of the staff at a desk.
    Operator(Operator),
}

/// Assurance level of an identity (SPID L1 to L3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Password.
    L1,
    /// Password and a second factor.
    L2,
    /// Hardware.
    L3,
}

impl Level {
    /// The level with this number.
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::L1),
            2 => Some(Self::L2),
            3 => Some(Self::L3),
            _ => None,
        }
    }

    /// 1, 2 or 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::L1 => 1,
            Self::L2 => 2,
            Self::L3 => 3,
        }
    }
}

/// A citizen in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citizen {
    /// The account.
    pub account: Id<Account>,
    /// What the identity provider certified at this sign-in.
    pub certified: Certified,
    /// Level of this sign-in.
    pub level: Level,
    /// As what the identity provider was asked to let them in (`spid:Purpose`, Avviso 18 v2). Who came
    /// in as a person may be a professional or not: nobody said. Sessions of before know persons only.
    #[serde(default)]
    pub entered_as: Applicant,
    /// When the citizen signed in.
    pub signed_in_at: DateTime<Utc>,
}

impl Citizen {
    /// Name and surname, as shown in the header.
    pub fn full_name(&self) -> String {
        self.certified.full_name()
    }

    /// The codice fiscale; an EU citizen has none.
    pub const fn fiscal_code(&self) -> Option<&FiscalCode> {
        self.certified.fiscal_code.as_ref()
    }

    /// Date of birth, where it was released.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        self.certified.birth_date.and_then(Born::day)
    }
}

/// What a member of the staff is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Segretariato sociale: queue, desk, cards.
    FrontDesk,
    /// Assistente sociale: receives the proposals of presa in carico.
    SocialWorker,
    /// Numbers without names.
    Coordinator,
    /// Desks, operators, profiles; no content of cards.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::FrontDesk, Self::SocialWorker, Self::Coordinator, Self::Administrator];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FrontDesk => "front_desk",
            Self::SocialWorker => "social_worker",
            Self::Coordinator => "coordinator",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A desk, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskRef {
    /// Its identifier.
    pub id: Id<Desk>,
    /// "Sportello sociale di Pontelaro".
    pub name: String,
}

/// A member of the staff, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorRef {
    /// Its identifier.
    pub id: Id<OperatorRecord>,
    /// "Chiara Moretti".
    pub name: String,
}

/// An operator in a session: the desk, and with it the profile and its mask, are chosen at sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Who.
    pub me: OperatorRef,
    /// Role at this desk.
    pub role: Role,
    /// Where.
    pub desk: DeskRef,
    /// Body the desk belongs to.
    pub organisation: Id<Organisation>,
    /// Zone of that body.
    pub zone: Id<Zone>,
    /// Name of the desk's profile: "Segretariato sociale".
    pub profile: String,
    /// What the profile may not see.
    pub mask: Mask,
    /// What the profile withholds of what the role allows. Sessions of before know nothing of it.
    #[serde(default)]
    pub withheld: BTreeSet<Permission>,
}
