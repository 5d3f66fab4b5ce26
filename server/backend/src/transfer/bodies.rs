//! Bodies with their sectors, found by their names.

use domain::{
    Id,
    actor::Organisation,
    permission::{Grant, ManageDesks},
    transfer::{Bar, Kind, Section, Step},
    zone::{BodyKind, BodyText},
};

use super::differences::differences;
use crate::{
    Context, Error, Work,
    staff::{self, CarriedBody},
};

/// A body as the file tells it.
pub(super) enum ToWrite {
    /// It is new here.
    New(BodyText),
    /// It is here and says something else.
    Change(Id<Organisation>, BodyText),
}

/// The body that is called so once the file is taken: its identifier, where it is here already, and its kind.
pub(super) fn coming(
    here: &[CarriedBody],
    found: &[ToWrite],
    name: &str,
) -> Option<(Option<Id<Organisation>>, BodyKind)> {
    let written = found.iter().find_map(|body| match body {
        ToWrite::New(text) => (text.name == name).then_some((None, text.kind)),
        ToWrite::Change(id, text) => (text.name == name).then_some((Some(*id), text.kind)),
    });
    let as_it_is = here.iter().find(|body| body.text.name == name);
    written.or_else(|| as_it_is.map(|body| (Some(body.id), body.text.kind)))
}

pub(super) async fn rows(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<Vec<BodyText>, Error> {
    Ok(staff::carried_bodies(work, ctx, grant).await?.into_iter().map(|body| body.text).collect())
}

/// Two bodies of a zone are not called the same, small letters or not.
fn is_called(one: &BodyText, other: &BodyText) -> bool {
    one.name.to_lowercase() == other.name.to_lowercase()
}

/// What the file says beside the bodies of the zone.
pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    rows: &[BodyText],
) -> Result<(Section, Vec<ToWrite>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Bodies), Vec::new());
    let here = staff::carried_bodies(work, ctx, grant).await?;
    for row in rows {
        let Some(before) = here.iter().find(|body| is_called(&body.text, row)) else {
            section.push(&row.name, Step::Added);
            found.push(ToWrite::New(row.clone()));
            continue;
        };
        if before.text == *row {
            section.same += 1;
        } else if !before.writable {
            section.push(&row.name, Step::Barred(Bar::Elsewhere));
        } else if before.has_desks && before.text.kind != row.kind {
            section.push(&row.name, Step::Barred(Bar::HasDesks));
        } else {
            section.push(&row.name, Step::Changed(differences(&before.text, row)));
            found.push(ToWrite::Change(before.id, row.clone()));
        }
    }
    let only = here.iter().filter(|body| !rows.iter().any(|row| is_called(&body.text, row)));
    section.only_here = only.map(|body| body.text.name.clone()).collect();
    Ok((section, found))
}

/// Writes a body by the rules of its page.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    body: ToWrite,
    reason: &str,
) -> Result<(), Error> {
    match body {
        ToWrite::New(text) => {
            staff::add_body_within(work, ctx, grant, text, reason).await?;
            Ok(())
        }
        ToWrite::Change(id, text) => staff::carry_body(work, ctx, grant, id, text, reason).await,
    }
}
