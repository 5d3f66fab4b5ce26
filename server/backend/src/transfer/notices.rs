//! The last notice of each desk: another one is published as the next version, from today on.

use domain::{
    Text,
    permission::{Grant, PublishNotices},
    transfer::{Bar, DeskKey, Kind, NoticeRow, Section, Step},
};

use super::{
    desks::{Ids, Known},
    differences::differences,
};
use crate::{Context, Error, Work, privacy};

/// A notice to be published: of which desk, after which version.
pub(super) struct ToPublish {
    desk: DeskKey,
    last: i32,
    text: Text,
}

pub(super) async fn rows(work: &mut Work, ctx: &Context) -> Result<Vec<NoticeRow>, Error> {
    let here = privacy::carried_notices(work, ctx).await?;
    let row =
        |notice: privacy::CarriedNotice| notice.last.map(|(_, text)| NoticeRow { desk: notice.key, text });
    Ok(here.into_iter().filter_map(row).collect())
}

/// What the file says beside the notices of the desks of the zone.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    rows: &[NoticeRow],
    known: &Known,
) -> Result<(Section, Vec<ToPublish>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Notices), Vec::new());
    let here = privacy::carried_notices(work, ctx).await?;
    for row in rows {
        let before = here.iter().find(|notice| notice.key == row.desk);
        let last = before.and_then(|notice| notice.last.as_ref());
        let step = match (before, last) {
            (_, Some((_, text))) if *text == row.text => {
                section.same += 1;
                continue;
            }
            (Some(notice), _) if !notice.writable => Step::Barred(Bar::Elsewhere),
            (None, _) if !known.is_coming(&row.desk) => Step::Barred(Bar::NoDesk),
            (_, Some((_, text))) => Step::Changed(differences(text, &row.text)),
            (_, None) => Step::Added,
        };
        if !matches!(step, Step::Barred(_)) {
            let last = last.map_or(0, |(version, _)| *version);
            found.push(ToPublish { desk: row.desk.clone(), last, text: row.text.clone() });
        }
        section.push(row.desk.to_string(), step);
    }
    let has_one = here.iter().filter(|notice| notice.last.is_some());
    let only = has_one.filter(|notice| !rows.iter().any(|row| row.desk == notice.key));
    section.only_here = only.map(|notice| notice.key.to_string()).collect();
    Ok((section, found))
}

/// Publishes it: whoever signed the version before signs again.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, PublishNotices>,
    (notice, ids): (&ToPublish, &Ids),
    reason: &str,
) -> Result<(), Error> {
    let desk = *ids.get(&notice.desk).ok_or(Error::Stale)?;
    privacy::carry_notice(work, ctx, grant, (desk, notice.last), (&notice.text, reason)).await
}
