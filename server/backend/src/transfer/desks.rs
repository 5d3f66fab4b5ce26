//! Desks and their rules, found by their names. One that is not here is opened by the rules of its page.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Id,
    actor::{Desk, Organisation},
    permission::{Grant, ManageDesks},
    staff::{ProfileRef, Refusal},
    transfer::{Bar, DeskKey, DeskRow, Document, Kind, RuleRow, Section, Step},
    zone::{BodyKind, Routing, Rule, Settings, ZoneService},
};

use super::{bodies, differences::differences, profiles::Coming};
use crate::{
    Context, Error, Work,
    staff::{self, Carried},
};

/// A desk as it becomes.
pub(super) struct ToWrite {
    after: DeskRow,
    /// Whether it is opened first.
    is_new: bool,
}

impl ToWrite {
    /// Whether it is opened with the profile that is called so.
    pub(super) fn opens_with(&self, profile: &str) -> bool {
        self.is_new && self.after.profile.as_deref() == Some(profile)
    }
}

/// The desks that there are once the file is taken.
pub(super) struct Known {
    here: Vec<Carried>,
    coming: BTreeSet<DeskKey>,
}

impl Known {
    /// Those that are here already.
    pub(super) fn here(&self) -> &[Carried] {
        &self.here
    }

    /// A desk that is here already.
    pub(super) fn find(&self, key: &DeskKey) -> Option<&Carried> {
        self.here.iter().find(|desk| desk.row.desk == *key)
    }

    /// Whether the file opens it.
    pub(super) fn is_coming(&self, key: &DeskKey) -> bool {
        self.coming.contains(key)
    }

    /// Whether there is such a desk once the file is taken.
    pub(super) fn is_known(&self, key: &DeskKey) -> bool {
        self.find(key).is_some() || self.is_coming(key)
    }

    /// Why nothing is written of a desk, if so.
    pub(super) fn bar(&self, key: &DeskKey) -> Option<Bar> {
        match self.find(key) {
            Some(desk) => (!desk.writable).then_some(Bar::Elsewhere),
            None => (!self.is_coming(key)).then_some(Bar::NoDesk),
        }
    }

    /// What a desk that is here is called.
    pub(super) fn key(&self, id: Id<Desk>) -> Option<&DeskKey> {
        self.here.iter().find(|desk| desk.id == id).map(|desk| &desk.row.desk)
    }

    /// A desk of a body, the first one of those of which something may be written.
    pub(super) fn of_body(&self, name: &str) -> Option<&DeskKey> {
        let here = self.here.iter().map(|desk| &desk.row.desk);
        let of_body = here.chain(&self.coming).filter(|key| key.organisation == name);
        of_body.min_by_key(|key| self.bar(key).is_some())
    }
}

/// Identifiers of the desks once they are written.
pub(super) type Ids = BTreeMap<DeskKey, Id<Desk>>;

fn places(row: &DeskRow) -> impl Iterator<Item = &String> {
    row.municipalities.iter().chain(row.rules.iter().filter_map(|rule| rule.municipality.as_ref()))
}

/// Every municipality that the file names.
pub(super) fn municipalities(document: &Document) -> Vec<String> {
    document.desks.iter().flat_map(places).cloned().collect()
}

/// What the file brings besides: bodies, profiles that are not here; and the municipalities that it names and that do
/// not exist.
type Besides<'a> = (&'a [bodies::ToWrite], &'a [Coming], &'a [String]);

/// What the file says beside the desks of the zone.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    rows: &[DeskRow],
    (bodies, coming, unknown): Besides<'_>,
) -> Result<(Section, Vec<ToWrite>, Known), Error> {
    let (mut section, mut found) = (Section::new(Kind::Desks), Vec::new());
    let here = staff::carried(work, ctx, grant).await?;
    let services = staff::services(work.connection(), ctx, grant.operator().desk.id).await?;
    let new = newcomers(work, ctx, grant, (rows, &here), (bodies, coming, unknown)).await?;
    let coming = new.iter().filter(|(_, bar)| bar.is_none()).map(|(key, _)| key.clone()).collect();
    let known = Known { here, coming };
    let is_known = |key: &DeskKey| known.is_known(key);
    for row in rows {
        let name = row.desk.to_string();
        let Some(before) = known.find(&row.desk) else {
            if let Some(bar) = new.get(&row.desk).cloned().flatten() {
                section.push(name, Step::Barred(bar));
            } else {
                section.push(name, Step::Added);
                found.push(ToWrite { after: row.clone(), is_new: true });
            }
            continue;
        };
        let after = kept(before, row);
        if after == before.row {
            section.same += 1;
        } else if !before.writable {
            section.push(name, Step::Barred(Bar::Elsewhere));
        } else if let Some(bar) = bar(&after, unknown, is_known) {
            section.push(name, Step::Barred(bar));
        } else {
            let (old, new) = (named(&before.row, &services), named(&after, &services));
            section.push(name, Step::Changed(differences(&old, &new)));
            found.push(ToWrite { after, is_new: false });
        }
    }
    let only = known.here.iter().filter(|desk| !rows.iter().any(|row| row.desk == desk.row.desk));
    section.only_here = only.map(|desk| desk.row.desk.to_string()).collect();
    Ok((section, found, known))
}

/// The desks that are not here: why each is not opened, if it is not.
async fn newcomers(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    (rows, here): (&[DeskRow], &[Carried]),
    (bodies, coming, unknown): Besides<'_>,
) -> Result<BTreeMap<DeskKey, Option<Bar>>, Error> {
    let of_zone = staff::carried_bodies(work, ctx, grant).await?;
    let profiles = staff::profiles(work.connection()).await?;
    let is_here = |key: &DeskKey| here.iter().any(|desk| desk.row.desk == *key);
    let mut names: BTreeSet<String> = here.iter().map(|desk| desk.row.desk.name.to_lowercase()).collect();
    let mut new = BTreeMap::new();
    for row in rows.iter().filter(|row| !is_here(&row.desk)) {
        let body = bodies::coming(&of_zone, bodies, &row.desk.organisation);
        let bar = match unopened(work, ctx, grant, row, (body, &profiles, coming)).await? {
            None if !names.insert(row.desk.name.to_lowercase()) => Some(Bar::NameTaken),
            bar => bar,
        };
        new.insert(row.desk.clone(), bar);
    }
    // A desk whose rule sends nowhere is not opened: then nor is one whose rule sends there, or whose profile is of there.
    loop {
        let is_known = |key: &DeskKey| is_here(key) || matches!(new.get(key), Some(None));
        let barred = rows.iter().find_map(|row| {
            let is_opened = matches!(new.get(&row.desk), Some(None));
            let why = || unmade(row, coming, is_known).or_else(|| bar(row, unknown, is_known));
            let why = is_opened.then(why).flatten()?;
            Some((row.desk.clone(), why))
        });
        let Some((key, why)) = barred else { break };
        new.insert(key, Some(why));
    }
    Ok(new)
}

/// A body of the zone, or one that is about to be added: that has no identifier yet.
type Opener = (Option<Id<Organisation>>, BodyKind);

/// Why a desk that is not here cannot be opened, whatever its rules say.
async fn unopened(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    row: &DeskRow,
    (body, profiles, coming): (Option<Opener>, &[ProfileRef], &[Coming]),
) -> Result<Option<Bar>, Error> {
    let Some(name) = &row.profile else { return Ok(Some(Bar::NoDesk)) };
    let Some(body) = body else { return Ok(Some(Bar::NoBody)) };
    let mask = if let Some(profile) = profiles.iter().find(|profile| profile.name == *name) {
        match staff::given_profile(work.connection(), profile.id, None).await {
            Ok((_, mask)) => mask,
            Err(Error::Staff(Refusal::NotGiven)) => return Ok(Some(Bar::NotGiven)),
            Err(error) => return Err(error),
        }
    } else {
        let new = coming.iter().find_map(|new| Some((new, new.mask(name)?)));
        let Some((new, mask)) = new else { return Ok(Some(Bar::NoProfile)) };
        if !new.is_given_at(&row.desk) {
            return Ok(Some(Bar::NotGiven));
        }
        mask.clone()
    };
    match staff::may_open(work, ctx, grant, body, (&mask, row.open)).await {
        Ok(()) => Ok(None),
        Err(Error::Staff(Refusal::Elsewhere)) => Ok(Some(Bar::Elsewhere)),
        Err(Error::Staff(Refusal::Backwards | Refusal::Past)) => Ok(Some(Bar::Past)),
        Err(Error::Staff(_)) => Ok(Some(Bar::Shows)),
        Err(error) => Err(error),
    }
}

/// Why its profile is not made, if so: it is given at a desk that is not there.
fn unmade(row: &DeskRow, coming: &[Coming], is_known: impl Fn(&DeskKey) -> bool) -> Option<Bar> {
    let name = row.profile.as_ref()?;
    let new = coming.iter().find(|new| new.mask(name).is_some())?;
    new.is_lost(is_known).then_some(Bar::NoProfile)
}

/// Why the rules of a desk are not taken, if so.
fn bar(row: &DeskRow, unknown: &[String], is_known: impl Fn(&DeskKey) -> bool) -> Option<Bar> {
    if let Some(name) = places(row).find(|name| unknown.contains(name)) {
        return Some(Bar::NoPlace(name.clone()));
    }
    let lost = row.rules.iter().find(|rule| !is_known(&rule.to))?;
    Some(Bar::NoTarget(lost.to.to_string()))
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

/// What a desk that is here becomes. What it never saw stays so: one administrator alone shows it nothing.
fn kept(before: &Carried, row: &DeskRow) -> DeskRow {
    let hidden = &before.row.excluded;
    let more = row.excluded.iter().filter(|code| !hidden.contains(code));
    let excluded = hidden.iter().chain(more).cloned().collect();
    DeskRow { profile: before.row.profile.clone(), open: before.row.open, excluded, ..row.clone() }
}

/// What is written of a desk; none where a rule sends to one that is not there.
fn settings(after: &DeskRow, ids: &Ids) -> Option<Settings> {
    let rule = |rule: &RuleRow| {
        let (service, municipality) = (rule.service.clone(), rule.municipality.clone());
        Some(Rule { service, municipality, lang: rule.lang, to: *ids.get(&rule.to)? })
    };
    Some(Settings {
        kind: after.kind,
        open: after.open,
        receives: after.receives,
        excluded: after.excluded.clone(),
        routing: Routing {
            services: after.services.clone(),
            municipalities: after.municipalities.clone(),
            rules: after.rules.iter().map(rule).collect::<Option<_>>()?,
        },
    })
}

/// Opens the desks that are not here, and writes all of them by the rules of their pages.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    desks: &[ToWrite],
    reason: &str,
) -> Result<Ids, Error> {
    for desk in desks.iter().filter(|desk| desk.is_new) {
        staff::carry_new(work, ctx, grant, &desk.after, reason).await?;
    }
    let here = staff::carried(work, ctx, grant).await?;
    let ids: Ids = here.iter().map(|desk| (desk.row.desk.clone(), desk.id)).collect();
    for desk in desks {
        let before = here.iter().find(|one| one.row.desk == desk.after.desk).ok_or(Error::Stale)?;
        let settings = settings(&desk.after, &ids).ok_or(Error::Stale)?;
        staff::carry(work, ctx, grant, before, (&desk.after.description, settings), reason).await?;
    }
    Ok(ids)
}
