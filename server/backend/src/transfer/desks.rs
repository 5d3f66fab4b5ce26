//! Desks and their rules, found by their names.

use std::collections::BTreeMap;

use domain::{
    Id,
    actor::Desk,
    permission::{Grant, ManageDesks},
    transfer::{Bar, DeskKey, DeskRow, Document, Kind, RuleRow, Section, Step},
    zone::{Routing, Rule, Settings, ZoneService},
};

use super::differences::differences;
use crate::{
    Context, Error, Work,
    staff::{self, Carried},
};

/// A desk as it is, and what it becomes.
pub(super) struct ToWrite {
    before: Carried,
    description: String,
    settings: Settings,
}

pub(super) async fn rows(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<DeskRow>, Error> {
    Ok(staff::carried(work, ctx, grant).await?.into_iter().map(|desk| desk.row).collect())
}

fn places(row: &DeskRow) -> impl Iterator<Item = &String> {
    row.municipalities.iter().chain(row.rules.iter().filter_map(|rule| rule.municipality.as_ref()))
}

/// Every municipality that the file names.
pub(super) fn municipalities(document: &Document) -> Vec<String> {
    document.desks.iter().flat_map(places).cloned().collect()
}

/// What the file says beside the desks of the zone. `unknown` are the municipalities that do not exist.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    rows: &[DeskRow],
    unknown: &[String],
) -> Result<(Section, Vec<ToWrite>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Desks), Vec::new());
    let here = staff::carried(work, ctx, grant).await?;
    let services = staff::services(work.connection(), ctx, grant.operator().desk.id).await?;
    let ids: BTreeMap<DeskKey, Id<Desk>> = here.iter().map(|desk| (desk.row.desk.clone(), desk.id)).collect();
    let is_named = |key: &DeskKey| rows.iter().any(|row| row.desk == *key);
    let only = here.iter().filter(|desk| !is_named(&desk.row.desk));
    section.only_here = only.map(|desk| desk.row.desk.to_string()).collect();
    let mut here: BTreeMap<DeskKey, Carried> =
        here.into_iter().map(|desk| (desk.row.desk.clone(), desk)).collect();
    for row in rows {
        let Some(before) = here.remove(&row.desk) else {
            section.push(row.desk.to_string(), Step::Barred(Bar::NoDesk));
            continue;
        };
        let after = DeskRow { excluded: excluded(&before, row), ..row.clone() };
        if after == before.row {
            section.same += 1;
            continue;
        }
        match settings(&before, &after, &ids, unknown) {
            Err(bar) => section.push(row.desk.to_string(), Step::Barred(bar)),
            Ok(settings) => {
                let (old, new) = (named(&before.row, &services), named(&after, &services));
                section.push(row.desk.to_string(), Step::Changed(differences(&old, &new)));
                found.push(ToWrite { before, description: after.description, settings });
            }
        }
    }
    Ok((section, found))
}

/// A desk with its services as people call them, for the eye only. By its address is told what nobody here offers, and
/// added to the title where two are called the same.
fn named(row: &DeskRow, services: &[ZoneService]) -> DeskRow {
    let name = |slug: &String| {
        let Some(found) = services.iter().find(|one| one.slug == *slug) else { return slug.clone() };
        let is_alone = services.iter().filter(|one| one.title == found.title).count() == 1;
        if is_alone { found.title.clone() } else { format!("{} ({slug})", found.title) }
    };
    let rules =
        row.rules.iter().map(|rule| RuleRow { service: rule.service.as_ref().map(name), ..rule.clone() });
    DeskRow { services: row.services.iter().map(name).collect(), rules: rules.collect(), ..row.clone() }
}

/// What the desk never saw stays so: one administrator alone shows it nothing.
fn excluded(before: &Carried, row: &DeskRow) -> Vec<String> {
    let kept = &before.row.excluded;
    let more = row.excluded.iter().filter(|code| !kept.contains(code));
    kept.iter().chain(more).cloned().collect()
}

fn settings(
    before: &Carried,
    after: &DeskRow,
    ids: &BTreeMap<DeskKey, Id<Desk>>,
    unknown: &[String],
) -> Result<Settings, Bar> {
    if !before.writable {
        return Err(Bar::Elsewhere);
    }
    if let Some(name) = places(after).find(|name| unknown.contains(name)) {
        return Err(Bar::NoPlace(name.clone()));
    }
    let mut rules = Vec::with_capacity(after.rules.len());
    for rule in &after.rules {
        let to = ids.get(&rule.to).copied().ok_or_else(|| Bar::NoTarget(rule.to.to_string()))?;
        let (service, municipality) = (rule.service.clone(), rule.municipality.clone());
        rules.push(Rule { service, municipality, lang: rule.lang, to });
    }
    Ok(Settings {
        kind: after.kind,
        open: before.settings.open,
        receives: after.receives,
        excluded: after.excluded.clone(),
        routing: Routing {
            services: after.services.clone(),
            municipalities: after.municipalities.clone(),
            rules,
        },
    })
}

/// Writes a desk by the rules of its pages.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    desk: ToWrite,
    reason: &str,
) -> Result<(), Error> {
    staff::carry(work, ctx, grant, &desk.before, (&desk.description, desk.settings), reason).await
}
