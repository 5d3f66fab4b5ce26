//! Where desks receive people, and when, found by the name of the building.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Id, Lang,
    appointment::Reason,
    desk::DeskPoint,
    permission::{Grant, ManageDesks},
    transfer::{Bar, DeskKey, Kind, PointRow, Section, Step},
    zone::{PointText, giving_of, hours_of, seasons_of},
};
use serde::Serialize;

use super::{
    desks::{Ids, Known},
    differences::differences,
};
use crate::{
    Context, Error, Work,
    staff::{self, Carried},
};

/// A place to be written: the one that the desk has, or a new one.
pub(super) struct ToPlace {
    desk: DeskKey,
    id: Option<Id<DeskPoint>>,
    place: PointText,
}

/// The places of the desks that are here.
pub(super) async fn rows(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    here: &[Carried],
) -> Result<Vec<PointRow>, Error> {
    let points = staff::carried_points(work, ctx, grant).await?;
    let row = |point: staff::CarriedPoint| {
        let desk = here.iter().find(|desk| desk.id == point.desk)?.row.desk.clone();
        Some(PointRow { desk, place: point.text })
    };
    Ok(points.into_iter().filter_map(row).collect())
}

/// As people call it.
fn name(row: &PointRow) -> String {
    format!("{}: {}", row.desk, row.place.name)
}

/// A place as people write it, for the eye only: its hours day by day.
#[derive(Serialize)]
struct Told<'a> {
    address: &'a str,
    town: &'a str,
    directions: &'a str,
    accessibility: &'a str,
    phone: &'a str,
    email: &'a str,
    languages: &'a [Lang],
    sign_language: bool,
    hours: BTreeMap<u8, String>,
    seasons: String,
    giving: BTreeMap<&'static str, String>,
}

fn told(place: &PointText) -> Told<'_> {
    Told {
        address: &place.address,
        town: &place.town,
        directions: &place.directions,
        accessibility: &place.accessibility,
        phone: &place.phone,
        email: &place.email,
        languages: &place.languages,
        sign_language: place.sign_language,
        hours: (1..=7).map(|weekday| (weekday, hours_of(weekday, &place.hours))).collect(),
        seasons: seasons_of(&place.seasons),
        giving: Reason::ALL.map(|reason| (reason.code(), giving_of(reason, &place.giving))).into(),
    }
}

/// What the file says beside the places of the zone.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    rows: &[PointRow],
    known: &Known,
) -> Result<(Section, Vec<ToPlace>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Points), Vec::new());
    let here = staff::carried_points(work, ctx, grant).await?;
    let mut matched = BTreeSet::new();
    for row in rows {
        let is_it = |point: &&staff::CarriedPoint| {
            point.text.name == row.place.name
                && known.key(point.desk) == Some(&row.desk)
                && !matched.contains(&point.id)
        };
        let before = here.iter().find(is_it);
        matched.extend(before.map(|point| point.id));
        if before.is_some_and(|point| point.text == row.place) {
            section.same += 1;
            continue;
        }
        let elsewhere = before.filter(|point| !point.writable).map(|_| Bar::Elsewhere);
        if let Some(bar) = known.bar(&row.desk).or(elsewhere) {
            section.push(name(row), Step::Barred(bar));
            continue;
        }
        let step = before
            .map_or(Step::Added, |point| Step::Changed(differences(&told(&point.text), &told(&row.place))));
        section.push(name(row), step);
        let (desk, place) = (row.desk.clone(), row.place.clone());
        found.push(ToPlace { desk, id: before.map(|point| point.id), place });
    }
    let only = here.into_iter().filter(|point| !matched.contains(&point.id)).filter_map(|point| {
        Some(name(&PointRow { desk: known.key(point.desk)?.clone(), place: point.text }))
    });
    section.only_here = only.collect();
    Ok((section, found))
}

/// Writes it by the rules of its page.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    (point, ids): (ToPlace, &Ids),
    reason: &str,
) -> Result<(), Error> {
    let desk = *ids.get(&point.desk).ok_or(Error::Stale)?;
    staff::carry_point(work, ctx, grant, (desk, point.id), point.place, reason).await
}
