//! For how long a break-glass may be opened: never written, only proposed.

use std::collections::BTreeMap;

use domain::{
    exceptional::Durations,
    permission::{Grant, ManageMasks},
    transfer::{Kind, Section, Step},
};

use super::differences::differences;
use crate::{Context, Error, Work, masks};

/// Durations to be proposed upon those that were seen.
pub(super) struct ToPropose {
    seen: i32,
    durations: Durations,
}

pub(super) async fn rows(work: &mut Work) -> Result<Vec<i16>, Error> {
    Ok(masks::current_durations(work).await?.durations.numbers())
}

/// What the file says beside the durations of the zone; a file of before says nothing. Those that wait for their second
/// pair of eyes already are the same.
pub(super) async fn compare(work: &mut Work, rows: &[i16]) -> Result<(Section, Option<ToPropose>), Error> {
    let mut section = Section::new(Kind::Durations);
    if rows.is_empty() {
        return Ok((section, None));
    }
    let durations = Durations::new(rows.iter().copied()).ok_or(Error::Incomplete)?;
    let setting = masks::current_durations(work).await?;
    let waiting = masks::waiting_durations(work, setting.version).await?;
    if durations == setting.durations || waiting.contains(&durations) {
        section.same += 1;
        return Ok((section, None));
    }
    let told = |durations: &Durations| BTreeMap::from([("minutes", durations.to_string())]);
    let step = Step::Changed(differences(&told(&setting.durations), &told(&durations)));
    section.push(durations.to_string(), step);
    Ok((section, Some(ToPropose { seen: setting.version, durations })))
}

/// Proposes them: another administrator confirms them.
pub(super) async fn propose(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    wanted: &ToPropose,
    reason: &str,
) -> Result<(), Error> {
    masks::propose_durations_within(work, ctx, grant, wanted.seen, &wanted.durations, reason).await
}
