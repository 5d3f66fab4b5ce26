//! What administrators may give and end. Pure functions: the database is asked elsewhere.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use crate::{
    Id,
    actor::{Desk, Operator, OperatorRecord, Organisation, Role},
    codes::Validity,
    mask::{Group, Mask},
    permission::{Permission, may, permissions},
};

/// A delegation for absence lasts a year at most: who is away for longer is replaced.
const LONGEST_DELEGATION: Months = Months::new(12);

/// Why administrators may not do what they asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// Nobody gives anything to themselves.
    #[error("to oneself")]
    Oneself,
    /// A desk of a body that this administrator does not administer.
    #[error("of another body")]
    Elsewhere,
    /// The role holds a permission that the giver does not have.
    #[error("beyond the permissions of the giver: {0:?}")]
    Beyond(Permission),
    /// Whoever leads or administers sees the whole zone: not from a desk of an outside body.
    #[error("a role over the zone at a desk of an outside body")]
    Outside,
    /// The profile shows something that the desk hides.
    #[error("the profile shows what the desk hides")]
    Unmasks,
    /// One administrator alone would show a desk what it never saw.
    #[error("shows a desk what it never saw")]
    Unhides,
    /// The last day is before the first one.
    #[error("ends before it begins")]
    Backwards,
    /// The last day has passed.
    #[error("ends in the past")]
    Past,
    /// A delegation without a last day, or for longer than a year.
    #[error("a delegation without an end within a year")]
    Endless,
    /// Whom they should stand in for has no such membership there.
    #[error("nobody to stand in for")]
    NoAbsent,
    /// A body would be left without an administrator.
    #[error("the last administrator")]
    LastAdministrator,
    /// Somebody has this account already.
    #[error("the account is taken")]
    Taken,
    /// A body, a desk or a profile of the zone is called so already.
    #[error("the name is taken")]
    NameTaken,
    /// What one administrator asked for is confirmed by another, whom they did not enable, nor were enabled by.
    #[error("another administrator has to")]
    FourEyes,
    /// The kind of a body decides what its operators see: it changes no more once the body has desks.
    #[error("the kind of a body with desks")]
    HasDesks,
    /// A desk with open work is not closed.
    #[error("open work at the desk")]
    OpenWork,
    /// A new profile would allow what the one that it is copied from withholds.
    #[error("allows what the copied profile withholds: {0:?}")]
    Wider(Permission),
    /// The profile is retired, or is not for this desk.
    #[error("the profile is not given here")]
    NotGiven,
    /// A profile is not retired while somebody has it.
    #[error("the profile is in use: {memberships} memberships, {desks} desks")]
    InUse {
        /// Memberships that count or are to come.
        memberships: u32,
        /// Desks that are not closed.
        desks: u32,
    },
}

impl Refusal {
    /// Its name in the audit.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Oneself => "to_oneself",
            Self::Elsewhere => "of_another_body",
            Self::Beyond(_) => "beyond_own_permissions",
            Self::Outside => "over_the_zone_from_outside",
            Self::Unmasks => "shows_what_is_hidden",
            Self::Unhides => "shows_what_a_desk_never_sees",
            Self::FourEyes => "takes_another_administrator",
            Self::Backwards => "ends_before_it_begins",
            Self::Past => "ends_in_the_past",
            Self::Endless => "delegation_without_end",
            Self::NoAbsent => "nobody_to_stand_in_for",
            Self::LastAdministrator => "last_administrator",
            Self::Taken => "account_taken",
            Self::NameTaken => "name_taken",
            Self::HasDesks => "kind_of_a_body_with_desks",
            Self::OpenWork => "open_work",
            Self::Wider(_) => "beyond_the_copied_profile",
            Self::NotGiven => "profile_not_given_here",
            Self::InUse { .. } => "profile_in_use",
        }
    }
}

/// Who answers for which body of the zone, as an administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governed {
    /// Bodies with an administrator of their own.
    pub bodies: BTreeSet<Id<Organisation>>,
    /// Whether the administrator's own body leads the zone, and answers for all others.
    pub leads: bool,
}

/// Who gives, with the bodies of the zone that have administrators of their own.
#[derive(Debug, Clone, Copy)]
pub struct Giver<'a> {
    /// The administrator at their desk.
    pub operator: &'a Operator,
    /// Who answers for which body.
    pub governed: &'a Governed,
}

/// Whom somebody stands in for, and the role that they have at the desk, if their membership counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandsIn {
    /// The role there.
    pub role: Option<Role>,
}

/// A membership to be given.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// To whom.
    pub to: Id<OperatorRecord>,
    /// Body of the desk.
    pub organisation: Id<Organisation>,
    /// Whether that body is of the third sector.
    pub outside: bool,
    /// What the desk hides.
    pub desk_mask: &'a Mask,
    /// What the membership's own profile hides, if it has one.
    pub own_mask: Option<&'a Mask>,
    /// As what.
    pub role: Role,
    /// From when until when.
    pub valid: Validity,
    /// In whose place.
    pub absent: Option<StandsIn>,
}

/// Whether an administrator administers a body: their own one, and, from the body that leads the zone, those
/// that have no administrator of their own.
pub fn reaches(giver: Giver<'_>, organisation: Id<Organisation>) -> bool {
    giver.operator.organisation == organisation
        || (giver.governed.leads && !giver.governed.bodies.contains(&organisation))
}

/// Whether a role is one that a desk of an outside body may have: of the work at the desk, and nothing else.
pub const fn is_for_outside(role: Role) -> bool {
    matches!(role, Role::FrontDesk | Role::SocialWorker)
}

/// Whether this membership may be given.
///
/// Permissions of the work at a desk are given without being held: an administrator holds none of them, and
/// gives none to themselves. Of all others nobody gives what they do not have.
///
/// # Errors
/// The first rule that it breaks.
pub fn may_give(giver: Giver<'_>, offer: &Offer<'_>, today: NaiveDate) -> Result<(), Refusal> {
    if offer.to == giver.operator.me.id {
        return Err(Refusal::Oneself);
    }
    if !reaches(giver, offer.organisation) {
        return Err(Refusal::Elsewhere);
    }
    if offer.outside && !is_for_outside(offer.role) {
        return Err(Refusal::Outside);
    }
    let beyond =
        |permission: &&Permission| !permission.is_of_the_work() && !may(giver.operator, **permission);
    if let Some(permission) = permissions(offer.role).iter().find(beyond) {
        return Err(Refusal::Beyond(*permission));
    }
    let shows =
        |mask: &Mask| Group::ALL.into_iter().any(|group| offer.desk_mask.hides(group) && !mask.hides(group));
    if offer.own_mask.is_some_and(shows) {
        return Err(Refusal::Unmasks);
    }
    dates(offer, today)
}

fn dates(offer: &Offer<'_>, today: NaiveDate) -> Result<(), Refusal> {
    if offer.valid.is_backwards() {
        return Err(Refusal::Backwards);
    }
    if offer.valid.until.is_some_and(|until| until < today) {
        return Err(Refusal::Past);
    }
    let Some(absent) = offer.absent else { return Ok(()) };
    let begins = offer.valid.from.unwrap_or(today);
    let latest = begins.checked_add_months(LONGEST_DELEGATION);
    if offer.valid.until.is_none_or(|until| latest.is_some_and(|latest| until > latest)) {
        return Err(Refusal::Endless);
    }
    // Who stands in has what the absent one has there, and nothing else.
    if absent.role == Some(offer.role) { Ok(()) } else { Err(Refusal::NoAbsent) }
}

/// An administrator in a membership without a last day, at a desk of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat {
    /// Who.
    pub operator: Id<OperatorRecord>,
    /// Where.
    pub desk: Id<Desk>,
    /// Of which body.
    pub organisation: Id<Organisation>,
}

/// The body that a change would leave without any administrator who stays, if there is one.
pub fn orphaned(before: &[Seat], after: &[Seat]) -> Option<Id<Organisation>> {
    let stays = |organisation| after.iter().any(|seat| seat.organisation == organisation);
    before.iter().map(|seat| seat.organisation).find(|organisation| !stays(*organisation))
}
