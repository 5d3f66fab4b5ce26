//! What in a household contradicts itself. It is told to whoever reads it; it forbids nothing, and it is judged only by
//! what the mask shows.

use chrono::NaiveDate;

use super::{Holder, Household, Member, Membership, current, standing};
use crate::{Id, person::Born};

/// Whoever is younger is a minor (c.c. art. 2).
pub const ADULT: u16 = 18;

/// Relations of whoever a household is in the name of (ANPR table of kinship): a family, or people who live together.
const HEADS: [&str; 2] = ["1", "24"];

/// Something that can hardly be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// Minors live here, and no adult does.
    MinorsAlone,
    /// There are minors, and nobody has parental authority over them or is their guardian.
    NobodyAnswers,
    /// Several people, and the household is in nobody's name.
    NoHead,
    /// The person lives in another household too.
    LivesTwice(Id<Membership>),
    /// Who protects this person is a minor.
    GuardianIsMinor(Id<Membership>),
    /// The person is protected, and by whom is not written.
    GuardianUnnamed(Id<Membership>),
    /// The person protects themselves.
    GuardsThemselves(Id<Membership>),
    /// A minor who has parental authority.
    MinorWithAuthority(Id<Membership>),
    /// It ends before it begins.
    EndsBeforeItBegins(Id<Membership>),
    /// It begins or ends before the person was born.
    BeforeBirth(Id<Membership>),
    /// Of the birth so little is known that the person may be a minor or an adult.
    AgeInDoubt(Id<Membership>),
}

impl Warning {
    /// Whom it is about, where it is about one member.
    pub const fn about(self) -> Option<Id<Membership>> {
        match self {
            Self::MinorsAlone | Self::NobodyAnswers | Self::NoHead => None,
            Self::LivesTwice(id)
            | Self::GuardianIsMinor(id)
            | Self::GuardianUnnamed(id)
            | Self::GuardsThemselves(id)
            | Self::MinorWithAuthority(id)
            | Self::EndsBeforeItBegins(id)
            | Self::BeforeBirth(id)
            | Self::AgeInDoubt(id) => Some(id),
        }
    }
}

/// What can hardly be in this household, each thing once. `members` are those of all the households that are shown.
pub fn warnings(members: &[Member], household: Id<Household>, today: NaiveDate) -> Vec<Warning> {
    let here = current(members, household, today);
    let mut told = of_minors(&here, today);
    let is_head = |member: &&Member| HEADS.contains(&member.relation.as_str());
    if here.len() > 1 && !here.iter().any(is_head) {
        told.push(Warning::NoHead);
    }
    for member in &here {
        told.extend(lives_twice(members, member, today));
        told.extend(of_protection(member, today));
        let in_doubt = born(member).is_some_and(|born| born.is_younger(ADULT, today).is_none());
        told.extend(in_doubt.then_some(Warning::AgeInDoubt(member.id)));
    }
    for member in standing(members).filter(|member| member.household == household) {
        told.extend(of_days(member));
    }
    told.sort_unstable();
    told
}

fn born(member: &Member) -> Option<Born> {
    member.birth_date.shown().copied().flatten()
}

/// Whether it is known that the person is a minor: where the birth is hidden, not known, or not known well enough, it is
/// not.
fn is_minor(born: Option<Born>, today: NaiveDate) -> bool {
    born.and_then(|born| born.is_younger(ADULT, today)) == Some(true)
}

fn of_minors(here: &[&Member], today: NaiveDate) -> Vec<Warning> {
    let minor = |member: &Member| is_minor(born(member), today);
    let living: Vec<&Member> = here.iter().copied().filter(|member| member.cohabiting).collect();
    // Whose age is not known may be an adult: nothing is said then.
    let alone = !living.is_empty() && living.iter().all(|member| minor(member));
    let has_authority = here.iter().any(|member| member.authority.shown().is_none_or(|has| *has));
    // A guardian stands in the place of parents.
    let is_unprotected = |member: &Member| member.protection.shown().is_some_and(Option::is_none);
    let left = here.iter().any(|member| minor(member) && is_unprotected(member));
    let told =
        [alone.then_some(Warning::MinorsAlone), (left && !has_authority).then_some(Warning::NobodyAnswers)];
    told.into_iter().flatten().collect()
}

fn lives_twice(members: &[Member], member: &Member, today: NaiveDate) -> Option<Warning> {
    let also = standing(members).any(|other| {
        other.person == member.person
            && other.household != member.household
            && other.cohabiting
            && other.holds_on(today)
    });
    (member.cohabiting && (also || member.elsewhere)).then_some(Warning::LivesTwice(member.id))
}

fn of_protection(member: &Member, today: NaiveDate) -> Vec<Warning> {
    let mut told = Vec::new();
    let minor = is_minor(born(member), today);
    if minor && member.authority.shown() == Some(&true) {
        told.push(Warning::MinorWithAuthority(member.id));
    }
    let Some(Some(protection)) = member.protection.shown() else { return told };
    told.extend(match &protection.holder {
        None => Some(Warning::GuardianUnnamed(member.id)),
        Some(Holder::Known { id, .. }) if *id == member.person => Some(Warning::GuardsThemselves(member.id)),
        Some(Holder::Known { birth_date, .. }) => {
            let young = is_minor(birth_date.shown().copied().flatten(), today);
            young.then_some(Warning::GuardianIsMinor(member.id))
        }
        Some(Holder::Named(_)) => None,
    });
    told
}

fn of_days(member: &Member) -> Vec<Warning> {
    let backwards = member.from.zip(member.to).is_some_and(|(from, to)| to < from);
    let too_early = |day: NaiveDate| born(member).is_some_and(|born| day < born.first());
    let unborn = [member.from, member.to].into_iter().flatten().any(too_early);
    let told = [
        backwards.then_some(Warning::EndsBeforeItBegins(member.id)),
        unborn.then_some(Warning::BeforeBirth(member.id)),
    ];
    told.into_iter().flatten().collect()
}
