//! Desks for the file of the configuration: read with their names, and written by the rules of their pages.

use std::collections::BTreeMap;

use domain::{
    Id, Lang,
    actor::Desk,
    permission::{Grant, ManageDesks},
    staff::{DeskText, Giver, reaches},
    transfer::{DeskKey, DeskRow, RuleRow},
    zone::Settings,
};

use super::{
    Why, bodies, desks,
    history::{self, Of},
    list,
    opening::{self, Opened},
    rules,
};
use crate::{Context, Error, Work};

/// A desk as it is, and as a file tells it.
pub(crate) struct Carried {
    pub(crate) id: Id<Desk>,
    pub(crate) settings: Settings,
    pub(crate) row: DeskRow,
    /// What it is called in other languages, which stays as it is here.
    pub(crate) names: BTreeMap<Lang, String>,
    /// Whether this administrator may change it.
    pub(crate) writable: bool,
}

/// The desks of the zone, by body and name.
pub(crate) async fn carried(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<Carried>, Error> {
    let governed = list::governed(work.connection(), ctx.today()).await?;
    let giver = Giver { operator: grant.operator(), governed: &governed };
    let rows = desks::rows(work.connection(), ctx, None).await?;
    let keys: BTreeMap<Id<Desk>, DeskKey> = rows
        .iter()
        .map(|row| {
            let key = DeskKey { organisation: row.organisation.clone(), name: row.name.clone() };
            (Id::new(row.id), key)
        })
        .collect();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let id = Id::new(row.id);
        let settings = rules::kept(work.connection(), id, ctx.today()).await?.settings;
        let names = row.names()?;
        let desk = DeskKey { organisation: row.organisation, name: row.name };
        let writable = reaches(giver, Id::new(row.organisation_id));
        let row = told(desk, (row.description, row.profile), &settings, &keys);
        all.push(Carried { id, settings, row, names, writable });
    }
    Ok(all)
}

/// A rule that sends to a desk of another zone is of no use to anybody and stays behind.
fn told(
    desk: DeskKey,
    (description, profile): (String, String),
    settings: &Settings,
    keys: &BTreeMap<Id<Desk>, DeskKey>,
) -> DeskRow {
    let rules = settings.routing.rules.iter().filter_map(|rule| {
        let to = keys.get(&rule.to)?.clone();
        let (service, municipality) = (rule.service.clone(), rule.municipality.clone());
        Some(RuleRow { service, municipality, lang: rule.lang, to })
    });
    DeskRow {
        desk,
        description,
        kind: settings.kind,
        profile: Some(profile),
        open: settings.open,
        receives: settings.receives,
        excluded: settings.excluded.clone(),
        services: settings.routing.services.clone(),
        municipalities: settings.routing.municipalities.clone(),
        rules: rules.collect(),
    }
}

/// Writes a desk as it was carried here: its description and its rules, each where it is another one.
pub(crate) async fn carry(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    before: &Carried,
    (description, settings): (&str, Settings),
    reason: &str,
) -> Result<(), Error> {
    let of = Of::Desk(before.id.uuid());
    if before.row.description != description {
        let seen = history::version(work.connection(), of).await?;
        let text = DeskText {
            name: before.row.desk.name.clone(),
            names: before.names.clone(),
            description: description.to_owned(),
        };
        desks::describe_within(work, ctx, grant, before.id, text, Why { seen, reason }).await?;
    }
    if before.settings != settings {
        let seen = history::version(work.connection(), of).await?;
        rules::set_rules_within(work, ctx, grant, before.id, settings, Why { seen, reason }).await?;
    }
    Ok(())
}

/// Opens a desk as a file tells it, by the rules of its page: with its body and its profile, found by their names. What it
/// accepts and passes on is written after it.
pub(crate) async fn carry_new(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    row: &DeskRow,
    reason: &str,
) -> Result<(), Error> {
    let bodies = bodies::carried_bodies(work, ctx, grant).await?;
    let body = bodies.iter().find(|body| body.text.name == row.desk.organisation).ok_or(Error::Stale)?;
    let profiles = list::profiles(work.connection()).await?;
    let is_named = |name: &String| row.profile.as_ref() == Some(name);
    let profile = profiles.iter().find(|profile| is_named(&profile.name)).ok_or(Error::Stale)?;
    let text = DeskText {
        name: row.desk.name.clone(),
        names: BTreeMap::new(),
        description: row.description.clone(),
    };
    let new = Opened { body: body.id, profile: profile.id, kind: row.kind, open: row.open, text };
    opening::open_desk_within(work, ctx, grant, new, reason).await?;
    Ok(())
}
