//! Profiles, their masks and what they withhold: never written, only proposed.

use std::collections::BTreeSet;

use domain::{
    Id,
    actor::Operator,
    mask::{Group, Hiding, Mask},
    permission::{Grant, ManageMasks, Permission, beyond},
    profile::{Limits, Profile},
    transfer::{Bar, Kind, ProfileRow, Section, Step},
};

use super::differences::differences;
use crate::{Context, Error, Work, masks};

/// What is to be proposed for the profile as it was seen.
pub(super) struct ToPropose {
    profile: Id<Profile>,
    seen: i32,
    limits: Limits,
}

fn row(profile: &Profile) -> ProfileRow {
    let code = |group: Group| group.code().to_owned();
    let hides = profile.mask.groups().map(code).collect();
    let omits = profile.mask.those(Hiding::Absent).map(code).collect();
    let withholds = Some(masks::withheld_codes(&profile.withheld));
    ProfileRow { name: profile.name.clone(), hides, omits, withholds }
}

/// What a row says of a profile. Of what it does not say, what is here stays.
fn limits(row: &ProfileRow, profile: &Profile) -> Limits {
    let groups =
        |codes: &[String]| -> Vec<Group> { codes.iter().filter_map(|code| code.parse().ok()).collect() };
    let permissions = |codes: &Vec<String>| -> BTreeSet<Permission> {
        codes.iter().filter_map(|code| Permission::from_code(code)).collect()
    };
    Limits {
        mask: Mask::hiding(groups(&row.hides)).omitting(groups(&row.omits)),
        withheld: row.withholds.as_ref().map_or_else(|| profile.withheld.clone(), permissions),
    }
}

pub(super) async fn rows(work: &mut Work, ctx: &Context, who: &Operator) -> Result<Vec<ProfileRow>, Error> {
    Ok(masks::rows(work, ctx, who, None).await?.iter().map(row).collect())
}

/// What the file says beside the profiles of the zone. What waits for its second pair of eyes already is the
/// same: nobody proposes it twice.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    rows: &[ProfileRow],
) -> Result<(Section, Vec<ToPropose>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Profiles), Vec::new());
    let here = masks::rows(work, ctx, who, None).await?;
    for wanted in rows {
        let Some(profile) = here.iter().find(|one| one.name == wanted.name) else {
            section.push(&wanted.name, Step::Barred(Bar::NoProfile));
            continue;
        };
        let limits = limits(wanted, profile);
        let is_here = limits.mask == profile.mask && limits.withheld == profile.withheld;
        if is_here || masks::waiting(work, profile).await?.contains(&limits) {
            section.same += 1;
            continue;
        }
        if beyond(who, &profile.withheld, &limits.withheld).is_some() {
            section.push(&wanted.name, Step::Barred(Bar::Beyond));
            continue;
        }
        let Limits { mask, withheld } = limits.clone();
        let after = row(&Profile { mask, withheld, ..profile.clone() });
        section.push(&wanted.name, Step::Changed(differences(&row(profile), &after)));
        found.push(ToPropose { profile: profile.id, seen: profile.version, limits });
    }
    let is_named = |name: &str| rows.iter().any(|wanted| wanted.name == name);
    let only = here.iter().filter(|one| !is_named(&one.name));
    section.only_here = only.map(|one| one.name.clone()).collect();
    Ok((section, found))
}

/// Proposes it: another administrator confirms it.
pub(super) async fn propose(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    wanted: &ToPropose,
    reason: &str,
) -> Result<(), Error> {
    masks::propose_within(work, ctx, grant, (wanted.profile, wanted.seen), &wanted.limits, reason).await
}
