//! Services of the administrator's own body.

use domain::{
    Id, Lang,
    actor::{Desk, Operator},
    catalogue::diff,
    permission::{Grant, ManageServices},
    service::Service,
    transfer::{Bar, Kind, Section, ServiceRow, Step},
};

use super::differences::differences;
use crate::{Context, Error, Work, catalogue::editing};

/// A service that becomes a working copy.
pub(super) enum ToWrite {
    /// Nobody has it yet; with the name of the desk where its requests arrive.
    New(Service, String),
    /// The working copy after save number.
    Save(Service, i32),
}

/// What citizens see.
pub(super) async fn rows(work: &mut Work, ctx: &Context, who: &Operator) -> Result<Vec<ServiceRow>, Error> {
    let found = editing::published(work.connection(), who.organisation.uuid(), ctx.now).await?;
    Ok(found.into_iter().map(|(desk, service)| ServiceRow { desk, service }).collect())
}

/// As citizens read it.
fn called(service: &Service) -> String {
    service.title.get(Lang::It).to_owned()
}

pub(super) async fn compare(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    rows: &[ServiceRow],
) -> Result<(Section, Vec<ToWrite>), Error> {
    let (mut section, mut found) = (Section::new(Kind::Services), Vec::new());
    let published = self::rows(work, ctx, who).await?;
    for row in rows {
        let (slug, title) = (&row.service.slug, called(&row.service));
        if published.iter().any(|one| one.service == row.service) {
            section.same += 1;
            continue;
        }
        let kept = editing::kept(work.connection(), who.organisation.uuid(), slug, ctx.now).await;
        match kept {
            Ok(kept) if kept.working.service == row.service => section.same += 1,
            Ok(kept) => {
                let (before, after) = (&kept.working.service, &row.service);
                let step = Step::Revised { told: diff(before, after), exact: differences(before, after) };
                section.push(title, step);
                found.push(ToWrite::Save(row.service.clone(), kept.working.revision));
            }
            Err(Error::NotFound) if editing::is_taken(work, slug).await? => {
                section.push(title, Step::Barred(Bar::SlugTaken));
            }
            Err(Error::NotFound) => {
                section.push(title, Step::Added);
                found.push(ToWrite::New(row.service.clone(), row.desk.clone()));
            }
            Err(error) => return Err(error),
        }
    }
    let is_named = |slug: &String| rows.iter().any(|row| row.service.slug == *slug);
    let only = published.iter().filter(|one| !is_named(&one.service.slug));
    section.only_here = only.map(|one| called(&one.service)).collect();
    Ok((section, found))
}

/// The desk of the body that is called so; where there is none, the one at which the administrator sits.
async fn desk(work: &mut Work, who: &Operator, name: &str) -> Result<Id<Desk>, Error> {
    let found = sqlx::query_scalar!(
        "SELECT id FROM desk WHERE organisation_id = $1 AND name = $2 ORDER BY id LIMIT 1",
        who.organisation.uuid(),
        name,
    )
    .fetch_optional(work.connection())
    .await?;
    Ok(found.map_or(who.desk.id, Id::new))
}

/// Writes the working copy. Somebody publishes it.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageServices>,
    service: &ToWrite,
) -> Result<(), Error> {
    match service {
        ToWrite::Save(service, revision) => {
            editing::save_within(work, ctx, grant, &service.slug, *revision, service).await
        }
        ToWrite::New(service, desk) => {
            let desk = self::desk(work, grant.operator(), desk).await?;
            if editing::create_within(work, ctx, grant, service, desk).await? {
                Ok(())
            } else {
                Err(Error::Stale)
            }
        }
    }
}
