//! Profiles: where they are given, and whether they still are, is written; their masks and what they withhold are only
//! proposed. One that is not here begins as a copy, and shows and allows no more than that.

use std::collections::BTreeSet;

use domain::{
    Id,
    actor::{Desk, Operator},
    calendar::day_in_rome,
    mask::{Group, Hiding, Mask},
    permission::{Grant, ManageMasks, Permission, beyond},
    profile::{Limits, Profile},
    staff::Refusal,
    transfer::{Bar, DeskKey, GivenRow, Kind, ProfileRow, Section, Step},
};
use serde::Serialize;

use super::{
    desks::{self, Ids, Known},
    differences::differences,
};
use crate::{
    Context, Error, Work, masks,
    staff::{self, Carried, CarriedProfile},
};

/// What is to be proposed for the profile as it was seen.
struct ToPropose {
    profile: Id<Profile>,
    seen: i32,
    limits: Limits,
}

/// Where a profile is to be given, and whether it still is.
struct ToGive {
    profile: Id<Profile>,
    given: GivenRow,
}

/// A profile that is not here.
pub(super) struct Coming {
    name: String,
    /// Out of which it is made.
    source: Id<Profile>,
    /// How it begins: it hides and withholds what that one does, and what the file says.
    begins: Limits,
    /// What the file says.
    wanted: Limits,
    given: GivenRow,
}

impl Coming {
    /// The groups that a desk which has it does not see, by the name of the profile; none where it is another one, or
    /// retired.
    pub(super) fn mask(&self, name: &str) -> Option<&Mask> {
        (self.name == name && self.given.retired.is_none()).then_some(&self.begins.mask)
    }

    /// Whether it is given at a desk.
    pub(super) fn is_given_at(&self, key: &DeskKey) -> bool {
        self.given.only_at.is_empty() || self.given.only_at.contains(key)
    }

    /// Whether a desk that it is given at is not there.
    pub(super) fn is_lost(&self, is_known: impl Fn(&DeskKey) -> bool) -> bool {
        !self.given.only_at.iter().all(is_known)
    }
}

/// What is written of profiles.
#[derive(Default)]
pub(super) struct ToWrite {
    new: Vec<Coming>,
    given: Vec<ToGive>,
    masks: Vec<ToPropose>,
}

/// Where a profile that is here is given. Of one that is given only where no desk is any more the file says nothing:
/// elsewhere it would be given everywhere.
fn given(of: &CarriedProfile, here: &[Carried]) -> Option<GivenRow> {
    let key = |id: Id<Desk>| here.iter().find(|desk| desk.id == id).map(|desk| desk.row.desk.clone());
    let mut only_at: Vec<DeskKey> = of.only_at.iter().copied().filter_map(key).collect();
    only_at.sort();
    let retired = of.retired.map(day_in_rome);
    (only_at.is_empty() == of.only_at.is_empty()).then_some(GivenRow { only_at, retired })
}

fn row(of: &CarriedProfile, here: &[Carried]) -> ProfileRow {
    let profile = &of.profile;
    let (hides, omits) = masks::codes(&profile.mask);
    let withholds = Some(masks::withheld_codes(&profile.withheld));
    ProfileRow { name: profile.name.clone(), hides, omits, withholds, given: given(of, here) }
}

/// What a row says of a profile. Of what it does not say, what is withheld stays.
fn limits(row: &ProfileRow, withheld: &BTreeSet<Permission>) -> Limits {
    let groups =
        |codes: &[String]| -> Vec<Group> { codes.iter().filter_map(|code| code.parse().ok()).collect() };
    let permissions = |codes: &Vec<String>| -> BTreeSet<Permission> {
        codes.iter().filter_map(|code| Permission::from_code(code)).collect()
    };
    Limits {
        mask: Mask::hiding(groups(&row.hides)).omitting(groups(&row.omits)),
        withheld: row.withholds.as_ref().map_or_else(|| withheld.clone(), permissions),
    }
}

pub(super) async fn rows(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    here: &[Carried],
) -> Result<Vec<ProfileRow>, Error> {
    let profiles = staff::carried_profiles(work, ctx, who).await?;
    Ok(profiles.iter().map(|profile| row(profile, here)).collect())
}

/// Two profiles of a zone are not called the same, small letters or not.
fn is_called(profile: &Profile, name: &str) -> bool {
    profile.name.to_lowercase() == name.to_lowercase()
}

/// Whether a profile that is not here would allow what the operator's own one withholds.
fn is_beyond(who: &Operator, wanted: &Limits) -> bool {
    beyond(who, &BTreeSet::from(Permission::ALL), &wanted.withheld).is_some()
}

/// What both hide and withhold.
fn both(one: &Profile, wanted: &Limits) -> Limits {
    let absent = one.mask.those(Hiding::Absent).chain(wanted.mask.those(Hiding::Absent));
    Limits {
        mask: Mask::hiding(one.mask.groups().chain(wanted.mask.groups())).omitting(absent),
        withheld: one.withheld.union(&wanted.withheld).copied().collect(),
    }
}

/// How much is hidden and withheld.
fn size(limits: &Limits) -> usize {
    let mask = &limits.mask;
    [mask.groups().count(), mask.those(Hiding::Absent).count(), limits.withheld.len()].into_iter().sum()
}

/// The profiles of the file that are not here and can be made: each out of the one that hides and withholds the least
/// besides.
pub(super) async fn newcomers(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    rows: &[ProfileRow],
) -> Result<Vec<Coming>, Error> {
    let here = masks::rows(work, ctx, who, None).await?;
    let new = |row: &ProfileRow| {
        let given = row.given.clone()?;
        if here.iter().any(|one| is_called(one, &row.name)) {
            return None;
        }
        let out_of = |one: &Profile| {
            let wanted = limits(row, &one.withheld);
            (!is_beyond(who, &wanted)).then(|| (one.id, both(one, &wanted), wanted))
        };
        let sources = here.iter().filter(|one| !one.retired).filter_map(out_of);
        let (source, begins, wanted) = sources.min_by_key(|(_, begins, _)| size(begins))?;
        Some(Coming { name: row.name.clone(), source, begins, wanted, given })
    };
    Ok(rows.iter().filter_map(new).collect())
}

/// A desk at which a profile is given, and that is not there.
fn lost(given: &GivenRow, known: &Known) -> Option<Bar> {
    let lost = given.only_at.iter().find(|key| !known.is_known(key))?;
    Some(Bar::NoGiven(lost.to_string()))
}

/// What the file says beside the profiles of the zone. What waits for its second pair of eyes already is the
/// same: nobody proposes it twice. `coming` are those that are not here, `desks` those that the file writes.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    rows: &[ProfileRow],
    (coming, known, desks): (Vec<Coming>, &Known, &[desks::ToWrite]),
) -> Result<(Section, ToWrite), Error> {
    let (mut section, mut found) = (Section::new(Kind::Profiles), ToWrite::default());
    let here = staff::carried_profiles(work, ctx, who).await?;
    for wanted in rows {
        let step = match here.iter().find(|one| is_called(&one.profile, &wanted.name)) {
            Some(before) => change(work, ctx, who, (wanted, before), (known, desks), &mut found).await?,
            None => Some(addition(who, wanted, &coming, known)),
        };
        match step {
            Some(step) => section.push(&wanted.name, step),
            None => section.same += 1,
        }
    }
    found.new = coming.into_iter().filter(|one| lost(&one.given, known).is_none()).collect();
    let is_named = |profile: &Profile| rows.iter().any(|wanted| is_called(profile, &wanted.name));
    let only = here.iter().filter(|one| !is_named(&one.profile));
    section.only_here = only.map(|one| one.profile.name.clone()).collect();
    Ok((section, found))
}

/// What becomes of a profile that is not here.
fn addition(who: &Operator, wanted: &ProfileRow, coming: &[Coming], known: &Known) -> Step {
    let bar = match coming.iter().find(|one| one.name == wanted.name) {
        Some(new) => lost(&new.given, known),
        None if wanted.given.is_some() && is_beyond(who, &limits(wanted, &BTreeSet::new())) => {
            Some(Bar::Beyond)
        }
        None => Some(Bar::NoProfile),
    };
    bar.map_or(Step::Added, Step::Barred)
}

/// What becomes of a profile that is here, if anything.
async fn change(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    (wanted, before): (&ProfileRow, &CarriedProfile),
    (known, desks): (&Known, &[desks::ToWrite]),
    found: &mut ToWrite,
) -> Result<Option<Step>, Error> {
    let profile = &before.profile;
    let present = Limits { mask: profile.mask.clone(), withheld: profile.withheld.clone() };
    let limits = limits(wanted, &profile.withheld);
    let is_new = limits != present && !masks::waiting(work, profile).await?.contains(&limits);
    let given_here = given(before, known.here());
    let given = regiven(wanted, given_here.as_ref());
    if !is_new && given.is_none() {
        return Ok(None);
    }
    if is_new && beyond(who, &profile.withheld, &limits.withheld).is_some() {
        return Ok(Some(Step::Barred(Bar::Beyond)));
    }
    if let Some(given) = &given
        && let Some(bar) = ungiven(work, ctx, (profile, given), (known, desks)).await?
    {
        return Ok(Some(Step::Barred(bar)));
    }
    let after = told(if is_new { &limits } else { &present }, given.as_ref().or(given_here.as_ref()));
    let step = Step::Changed(differences(&told(&present, given_here.as_ref()), &after));
    found.given.extend(given.map(|given| ToGive { profile: profile.id, given }));
    if is_new {
        found.masks.push(ToPropose { profile: profile.id, seen: profile.version, limits });
    }
    Ok(Some(step))
}

/// Where it is to be given, if the file says something else than what is here. The day on which it was retired is no
/// difference.
fn regiven(wanted: &ProfileRow, here: Option<&GivenRow>) -> Option<GivenRow> {
    let mut given = wanted.given.clone()?;
    given.only_at.sort();
    let is_here =
        |here: &GivenRow| here.only_at == given.only_at && here.retired.is_some() == given.retired.is_some();
    (!here.is_some_and(is_here)).then_some(given)
}

/// Why it is not given so, or not retired, if so: as on its page, nobody may have one that is retired.
async fn ungiven(
    work: &mut Work,
    ctx: &Context,
    (profile, given): (&Profile, &GivenRow),
    (known, desks): (&Known, &[desks::ToWrite]),
) -> Result<Option<Bar>, Error> {
    if let Some(bar) = lost(given, known) {
        return Ok(Some(bar));
    }
    if given.retired.is_none() || profile.retired {
        return Ok(None);
    }
    if desks.iter().any(|desk| desk.opens_with(&profile.name)) {
        return Ok(Some(Bar::InUse));
    }
    match staff::profile_unused(work.connection(), ctx, profile.id).await {
        Ok(()) => Ok(None),
        Err(Error::Staff(Refusal::InUse { .. })) => Ok(Some(Bar::InUse)),
        Err(error) => Err(error),
    }
}

/// A profile as people read it, for the eye only.
#[derive(Serialize)]
struct Told {
    hides: Vec<String>,
    omits: Vec<String>,
    withholds: Vec<String>,
    only_at: String,
    retired: bool,
}

fn told(limits: &Limits, given: Option<&GivenRow>) -> Told {
    let (hides, omits) = masks::codes(&limits.mask);
    let only_at = given.map_or(&[][..], |given| given.only_at.as_slice());
    Told {
        hides,
        omits,
        withholds: masks::withheld_codes(&limits.withheld),
        only_at: only_at.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        retired: given.is_some_and(|given| given.retired.is_some()),
    }
}

/// Makes those that are not here, given everywhere: desks are opened with them. What the file shows or allows besides is
/// proposed, and where they are given is written once the desks are there.
pub(super) async fn make(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    profiles: &mut ToWrite,
    reason: &str,
) -> Result<(), Error> {
    for one in std::mem::take(&mut profiles.new) {
        let new = (one.source, one.name.as_str(), &one.begins);
        let profile = staff::carry_new_profile(work, ctx, grant, new, reason).await?;
        if one.begins != one.wanted {
            let seen = masks::one(work, ctx, grant.operator(), profile).await?.version;
            profiles.masks.push(ToPropose { profile, seen, limits: one.wanted });
        }
        if !one.given.only_at.is_empty() || one.given.retired.is_some() {
            profiles.given.push(ToGive { profile, given: one.given });
        }
    }
    Ok(())
}

/// Says where profiles are given, retires them, and proposes their masks: another administrator confirms those.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    (profiles, ids): (ToWrite, &Ids),
    reason: &str,
) -> Result<(), Error> {
    for ToGive { profile, given } in profiles.given {
        let desks = given.only_at.iter().map(|key| ids.get(key).copied());
        let only_at = desks.collect::<Option<Vec<_>>>().ok_or(Error::Stale)?;
        let given = (only_at, given.retired.is_some());
        staff::carry_profile(work, ctx, grant, profile, given, reason).await?;
    }
    for mask in &profiles.masks {
        let seen = (mask.profile, mask.seen);
        masks::propose_within(work, ctx, grant, seen, &mask.limits, reason).await?;
    }
    Ok(())
}
