//! Agreements with bodies of the third sector: those that count or will count. None is changed or ended.

use domain::{
    permission::{Grant, ManageDesks},
    transfer::{AgreementRow, Bar, DeskKey, Kind, Section, Step},
    zone::{Agreement, Dates},
};

use super::{
    bodies,
    desks::{Ids, Known},
};
use crate::{Context, Error, Work, staff};

/// An agreement to be written down, in the history of a desk of the body.
pub(super) struct ToAgree {
    desk: DeskKey,
    dates: Dates,
    act: String,
}

fn counts_yet(agreement: &Agreement, ctx: &Context) -> bool {
    agreement.ended_on.is_none() && ctx.today() <= agreement.dates.until
}

pub(super) async fn rows(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<AgreementRow>, Error> {
    let mut rows: Vec<AgreementRow> = Vec::new();
    for body in staff::carried_bodies(work, ctx, grant).await? {
        let agreements = staff::agreements_of(work.connection(), body.id).await?;
        let told = agreements.into_iter().filter(|one| counts_yet(one, ctx)).map(|one| AgreementRow {
            organisation: body.text.name.clone(),
            from: one.dates.from,
            until: one.dates.until,
            act: one.act,
        });
        for row in told {
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    Ok(rows)
}

/// As people call it.
fn name(row: &AgreementRow) -> String {
    format!("{}: {}", row.organisation, row.act)
}

/// What the file says beside the agreements of the zone. `bodies` are those that it writes.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    rows: &[AgreementRow],
    (bodies, known): (&[bodies::ToWrite], &Known),
) -> Result<(Section, Vec<ToAgree>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Agreements), Vec::new());
    let of_zone = staff::carried_bodies(work, ctx, grant).await?;
    for row in rows {
        let Some((body, kind)) = bodies::coming(&of_zone, bodies, &row.organisation) else {
            section.push(name(row), Step::Barred(Bar::NoBody));
            continue;
        };
        let here = match body {
            Some(body) => staff::agreements_of(work.connection(), body).await?,
            None => Vec::new(),
        };
        let dates = Dates { from: row.from, until: row.until };
        let same = here.into_iter().find(|one| one.dates == dates && one.act == row.act);
        let desk = known.of_body(&row.organisation);
        let bar = match (same, desk) {
            (Some(same), _) if same.ended_on.is_none() => {
                section.same += 1;
                continue;
            }
            (Some(_), _) => Some(Bar::Ended),
            _ if !kind.is_outside() => Some(Bar::NoAgreement),
            _ if row.until < ctx.today() => Some(Bar::Past),
            (None, None) => Some(Bar::NoDesk),
            (None, Some(desk)) => known.bar(desk),
        };
        match (bar, desk) {
            (None, Some(desk)) => {
                section.push(name(row), Step::Added);
                found.push(ToAgree { desk: desk.clone(), dates, act: row.act.clone() });
            }
            (bar, _) => section.push(name(row), Step::Barred(bar.unwrap_or(Bar::NoDesk))),
        }
    }
    let here = self::rows(work, ctx, grant).await?;
    section.only_here = here.iter().filter(|one| !rows.contains(one)).map(name).collect();
    Ok((section, found))
}

/// Writes it down by the rules of its page.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    (agreed, ids): (&ToAgree, &Ids),
    reason: &str,
) -> Result<(), Error> {
    let desk = *ids.get(&agreed.desk).ok_or(Error::Stale)?;
    staff::carry_agreement(work, ctx, grant, desk, (agreed.dates, &agreed.act), reason).await
}
