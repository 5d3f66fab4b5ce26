//! The third lock: changing something needs a token, and only the policy hands out tokens.

use std::{collections::BTreeSet, marker::PhantomData};

use serde::{Deserialize, Serialize};

use crate::actor::{Operator, Role};

/// A thing an operator may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// See the queue, the intakes and their documents.
    ReadIntakes,
    /// Take up, ask for an integration, answer, refuse.
    WorkIntakes,
    /// Accept an intake, which opens a card.
    AcceptIntakes,
    /// See people and cards.
    ReadCards,
    /// Write in a card, complete it.
    EditCards,
    /// Answer the proposals of presa in carico.
    TakeCharge,
    /// Put people of the registry under a protective alias, and end that.
    ProtectPeople,
    /// See what a desk did, in numbers and without names.
    ReadNumbers,
    /// See the appointments of the desk.
    ReadAppointments,
    /// Book, note who came, cancel, close.
    WorkAppointments,
    /// Write services and their forms, publish and withdraw them.
    ManageServices,
    /// Write the code tables of the zone.
    ManageCodes,
    /// Publish the notices on data protection of desks.
    PublishNotices,
    /// Say what the desk wants in a card before it is completed, and who reads colleagues' private notes.
    ManageRules,
    /// Give and end memberships, enable and disable operators.
    ManageOperators,
    /// Describe desks.
    ManageDesks,
    /// Search the audit: who saw what, without names of people.
    ReadAudit,
    /// See the work that failed, and have it tried again.
    WatchJobs,
    /// Propose and confirm what profiles may not see.
    ManageMasks,
    /// See what profiles may not see, of all of them.
    ReadMasks,
    /// See one masked group of one card for a reason and a short time.
    BreakGlass,
    /// Review what colleagues saw so.
    ReviewExceptions,
}

impl Permission {
    /// Every permission, in the order of the golden file.
    pub const ALL: [Self; 22] = [
        Self::ReadIntakes,
        Self::WorkIntakes,
        Self::AcceptIntakes,
        Self::ReadCards,
        Self::EditCards,
        Self::TakeCharge,
        Self::ProtectPeople,
        Self::ReadNumbers,
        Self::ReadAppointments,
        Self::WorkAppointments,
        Self::ManageServices,
        Self::ManageCodes,
        Self::PublishNotices,
        Self::ManageRules,
        Self::ManageOperators,
        Self::ManageDesks,
        Self::ReadAudit,
        Self::WatchJobs,
        Self::ManageMasks,
        Self::ReadMasks,
        Self::BreakGlass,
        Self::ReviewExceptions,
    ];

    /// The name used in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReadIntakes => "read_intakes",
            Self::WorkIntakes => "work_intakes",
            Self::AcceptIntakes => "accept_intakes",
            Self::ReadCards => "read_cards",
            Self::EditCards => "edit_cards",
            Self::TakeCharge => "take_charge",
            Self::ProtectPeople => "protect_people",
            Self::ReadNumbers => "read_numbers",
            Self::ReadAppointments => "read_appointments",
            Self::WorkAppointments => "work_appointments",
            Self::ManageServices => "manage_services",
            Self::ManageCodes => "manage_codes",
            Self::PublishNotices => "publish_notices",
            Self::ManageRules => "manage_rules",
            Self::ManageOperators => "manage_operators",
            Self::ManageDesks => "manage_desks",
            Self::ReadAudit => "read_audit",
            Self::WatchJobs => "watch_jobs",
            Self::ManageMasks => "manage_masks",
            Self::ReadMasks => "read_masks",
            Self::BreakGlass => "break_glass",
            Self::ReviewExceptions => "review_exceptions",
        }
    }

    /// The permission with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|permission| permission.code() == code)
    }

    /// Whether it lets somebody see or change what is about people.
    pub const fn is_about_people(self) -> bool {
        !matches!(
            self,
            Self::ReadNumbers
                | Self::ManageServices
                | Self::ManageCodes
                | Self::PublishNotices
                | Self::ManageRules
                | Self::ManageOperators
                | Self::ManageDesks
                | Self::ReadAudit
                | Self::WatchJobs
                | Self::ManageMasks
                | Self::ReadMasks
                | Self::ReviewExceptions
        )
    }

    /// Whether it is of the work at a desk, with people or with their numbers: administrators give it to
    /// others without holding it. What is not is given only by those who hold it.
    pub const fn is_of_the_work(self) -> bool {
        self.is_about_people() || matches!(self, Self::ReadNumbers)
    }
}

/// What whoever works at a desk may do.
const AT_A_DESK: [Permission; 9] = [
    Permission::ReadIntakes,
    Permission::WorkIntakes,
    Permission::AcceptIntakes,
    Permission::ReadCards,
    Permission::EditCards,
    Permission::ReadNumbers,
    Permission::ReadAppointments,
    Permission::WorkAppointments,
    Permission::BreakGlass,
];

/// What a social worker may do.
const PROFESSIONAL: [Permission; 11] = [
    Permission::ReadIntakes,
    Permission::WorkIntakes,
    Permission::AcceptIntakes,
    Permission::ReadCards,
    Permission::EditCards,
    Permission::TakeCharge,
    Permission::ProtectPeople,
    Permission::ReadNumbers,
    Permission::ReadAppointments,
    Permission::WorkAppointments,
    Permission::BreakGlass,
];

/// What each role may do. The one place that says so.
pub const fn permissions(role: Role) -> &'static [Permission] {
    match role {
        Role::FrontDesk => &AT_A_DESK,
        Role::SocialWorker => &PROFESSIONAL,
        Role::Coordinator => &[
            Permission::ReadNumbers,
            Permission::PublishNotices,
            Permission::ReadAudit,
            Permission::ReadMasks,
            Permission::ReviewExceptions,
        ],
        Role::Administrator => &[
            Permission::ManageServices,
            Permission::ManageCodes,
            Permission::PublishNotices,
            Permission::ManageRules,
            Permission::ManageOperators,
            Permission::ManageDesks,
            Permission::ReadAudit,
            Permission::WatchJobs,
            Permission::ManageMasks,
            Permission::ReadMasks,
            Permission::ReviewExceptions,
        ],
    }
}

/// Whether an operator may do it: their role allows it, and the profile that they work through does not withhold it.
pub fn may(operator: &Operator, permission: Permission) -> bool {
    allows(operator.role, &operator.withheld, permission)
}

/// Whether a role allows it through a profile that withholds something.
pub fn allows(role: Role, withheld: &BTreeSet<Permission>, permission: Permission) -> bool {
    permissions(role).contains(&permission) && !withheld.contains(&permission)
}

/// What a profile would allow anew, and the operator's own profile withholds from them: nobody gives what they do not
/// have.
pub fn beyond(
    operator: &Operator,
    before: &BTreeSet<Permission>,
    after: &BTreeSet<Permission>,
) -> Option<Permission> {
    before.difference(after).copied().find(|permission| operator.withheld.contains(permission))
}

/// Marks one permission as a type.
pub trait Action {
    /// The permission it needs.
    const PERMISSION: Permission;
}

/// See intakes.
#[derive(Debug, Clone, Copy)]
pub enum ReadIntakes {}
/// Work intakes.
#[derive(Debug, Clone, Copy)]
pub enum WorkIntakes {}
/// Accept intakes.
#[derive(Debug, Clone, Copy)]
pub enum AcceptIntakes {}
/// See people and cards.
#[derive(Debug, Clone, Copy)]
pub enum ReadCards {}
/// Write in cards.
#[derive(Debug, Clone, Copy)]
pub enum EditCards {}
/// Take charge of people who are proposed.
#[derive(Debug, Clone, Copy)]
pub enum TakeCharge {}
/// Put people under a protective alias.
#[derive(Debug, Clone, Copy)]
pub enum ProtectPeople {}
/// See what a desk did, in numbers.
#[derive(Debug, Clone, Copy)]
pub enum ReadNumbers {}
/// See the appointments of the desk.
#[derive(Debug, Clone, Copy)]
pub enum ReadAppointments {}
/// Work with them.
#[derive(Debug, Clone, Copy)]
pub enum WorkAppointments {}
/// Keep the catalogue of services.
#[derive(Debug, Clone, Copy)]
pub enum ManageServices {}
/// Keep the code tables.
#[derive(Debug, Clone, Copy)]
pub enum ManageCodes {}
/// Publish notices on data protection.
#[derive(Debug, Clone, Copy)]
pub enum PublishNotices {}
/// Keep the rules of the desk.
#[derive(Debug, Clone, Copy)]
pub enum ManageRules {}
/// Administer operators and their memberships.
#[derive(Debug, Clone, Copy)]
pub enum ManageOperators {}
/// Describe desks.
#[derive(Debug, Clone, Copy)]
pub enum ManageDesks {}
/// Search the audit.
#[derive(Debug, Clone, Copy)]
pub enum ReadAudit {}
/// Watch the work that failed.
#[derive(Debug, Clone, Copy)]
pub enum WatchJobs {}
/// Keep the masks of profiles.
#[derive(Debug, Clone, Copy)]
pub enum ManageMasks {}
/// See the masks of profiles.
#[derive(Debug, Clone, Copy)]
pub enum ReadMasks {}
/// See through a mask for a reason.
#[derive(Debug, Clone, Copy)]
pub enum BreakGlass {}
/// Review who did.
#[derive(Debug, Clone, Copy)]
pub enum ReviewExceptions {}

impl Action for ReadIntakes {
    const PERMISSION: Permission = Permission::ReadIntakes;
}
impl Action for WorkIntakes {
    const PERMISSION: Permission = Permission::WorkIntakes;
}
impl Action for AcceptIntakes {
    const PERMISSION: Permission = Permission::AcceptIntakes;
}
impl Action for ReadCards {
    const PERMISSION: Permission = Permission::ReadCards;
}
impl Action for EditCards {
    const PERMISSION: Permission = Permission::EditCards;
}
impl Action for TakeCharge {
    const PERMISSION: Permission = Permission::TakeCharge;
}
impl Action for ProtectPeople {
    const PERMISSION: Permission = Permission::ProtectPeople;
}
impl Action for ReadNumbers {
    const PERMISSION: Permission = Permission::ReadNumbers;
}
impl Action for ReadAppointments {
    const PERMISSION: Permission = Permission::ReadAppointments;
}
impl Action for WorkAppointments {
    const PERMISSION: Permission = Permission::WorkAppointments;
}
impl Action for ManageServices {
    const PERMISSION: Permission = Permission::ManageServices;
}
impl Action for ManageCodes {
    const PERMISSION: Permission = Permission::ManageCodes;
}
impl Action for PublishNotices {
    const PERMISSION: Permission = Permission::PublishNotices;
}
impl Action for ManageRules {
    const PERMISSION: Permission = Permission::ManageRules;
}
impl Action for ManageOperators {
    const PERMISSION: Permission = Permission::ManageOperators;
}
impl Action for ManageDesks {
    const PERMISSION: Permission = Permission::ManageDesks;
}
impl Action for ReadAudit {
    const PERMISSION: Permission = Permission::ReadAudit;
}
impl Action for WatchJobs {
    const PERMISSION: Permission = Permission::WatchJobs;
}
impl Action for ManageMasks {
    const PERMISSION: Permission = Permission::ManageMasks;
}
impl Action for ReadMasks {
    const PERMISSION: Permission = Permission::ReadMasks;
}
impl Action for BreakGlass {
    const PERMISSION: Permission = Permission::BreakGlass;
}
impl Action for ReviewExceptions {
    const PERMISSION: Permission = Permission::ReviewExceptions;
}

/// Proof that the policy allowed this operator to do `A`. It cannot be made anywhere else.
#[derive(Debug)]
pub struct Grant<'a, A> {
    operator: &'a Operator,
    action: PhantomData<A>,
}

impl<A> Clone for Grant<'_, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Grant<'_, A> {}

impl<'a, A> Grant<'a, A> {
    /// Who was allowed.
    pub const fn operator(&self) -> &'a Operator {
        self.operator
    }
}

/// The operator's role does not allow it, or their profile withholds it. People get a 404, as for what does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the role or the profile does not allow {0:?}")]
pub struct Denied(pub Permission);

/// Asks the policy.
///
/// # Errors
/// When the operator's role does not hold the permission, or their profile withholds it.
pub fn authorise<A: Action>(operator: &Operator) -> Result<Grant<'_, A>, Denied> {
    if may(operator, A::PERMISSION) {
        Ok(Grant { operator, action: PhantomData })
    } else {
        Err(Denied(A::PERMISSION))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_takes_away_from_a_role_and_adds_nothing_to_it() {
        for role in Role::ALL {
            for withheld in Permission::ALL {
                let through = BTreeSet::from([withheld]);
                for permission in Permission::ALL {
                    let of_role = permissions(role).contains(&permission);
                    assert_eq!(allows(role, &through, permission), of_role && permission != withheld);
                }
            }
        }
    }

    #[test]
    fn every_permission_has_a_code_that_parses_back() {
        for permission in Permission::ALL {
            assert_eq!(Permission::from_code(permission.code()), Some(permission));
            assert_eq!(serde_json::to_value(permission).unwrap(), permission.code());
        }
    }
}
