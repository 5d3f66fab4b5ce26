//! Profiles and their masks: never written, only proposed.

use domain::{
    Id,
    actor::Operator,
    mask::{Group, Hiding, Mask},
    permission::{Grant, ManageMasks},
    profile::Profile,
    transfer::{Bar, Kind, ProfileRow, Section, Step},
};

use super::differences::differences;
use crate::{Context, Error, Work, masks};

/// A mask to be proposed for the profile as it was seen.
pub(super) struct ToPropose {
    profile: Id<Profile>,
    seen: i32,
    mask: Mask,
}

fn row(profile: &Profile) -> ProfileRow {
    let code = |group: Group| group.code().to_owned();
    let hides = profile.mask.groups().map(code).collect();
    let omits = profile.mask.those(Hiding::Absent).map(code).collect();
    ProfileRow { name: profile.name.clone(), hides, omits }
}

pub(super) async fn rows(work: &mut Work, ctx: &Context, who: &Operator) -> Result<Vec<ProfileRow>, Error> {
    Ok(masks::rows(work, ctx, who, None).await?.iter().map(row).collect())
}

/// What the file says beside the profiles of the zone. A mask that waits for its second pair of eyes already is the
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
        let groups =
            |codes: &[String]| -> Vec<Group> { codes.iter().filter_map(|code| code.parse().ok()).collect() };
        let mask = Mask::hiding(groups(&wanted.hides)).omitting(groups(&wanted.omits));
        if mask == profile.mask || masks::waiting(work, profile).await?.contains(&mask) {
            section.same += 1;
            continue;
        }
        let after = row(&Profile { mask: mask.clone(), ..profile.clone() });
        section.push(&wanted.name, Step::Changed(differences(&row(profile), &after)));
        found.push(ToPropose { profile: profile.id, seen: profile.version, mask });
    }
    let is_named = |name: &str| rows.iter().any(|wanted| wanted.name == name);
    let only = here.iter().filter(|one| !is_named(&one.name));
    section.only_here = only.map(|one| one.name.clone()).collect();
    Ok((section, found))
}

/// Proposes the mask: another administrator confirms it.
pub(super) async fn propose(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    wanted: &ToPropose,
    reason: &str,
) -> Result<(), Error> {
    masks::propose_within(work, ctx, grant, (wanted.profile, wanted.seen), &wanted.mask, reason).await
}
