//! A draft goes over to the form that is published now, when its writer wants it.

use domain::{
    Id,
    actor::Citizen,
    calendar::days_after,
    form::{SummaryLine, move_to, prefill},
    intake::{Intake, State},
};
use sqlx::{PgConnection, PgPool};

use super::{
    draft::{DRAFT_DAYS, Saved},
    load,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    catalogue::Offered,
    error::{decode, encode},
};

/// Moves a draft to the form of `offered`. Answers that still fit are taken along, the others are kept to
/// be read, beside those of earlier moves; documents stay.
///
/// # Errors
/// [`Error::Stale`] when something was saved since `version`; [`Error::NotFound`] when it is no draft.
pub async fn move_draft(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<Intake>,
    version: i64,
    offered: &Offered,
) -> Result<Saved, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let draft = load::lock(work.connection(), id).await?.intake;
    if !matches!(draft.state, State::Draft { .. }) || draft.service != offered.service.slug {
        return Err(Error::NotFound);
    }
    if draft.version != version {
        return Err(Error::Stale);
    }
    let mut moved = move_to(&draft.form, &offered.service.form, &draft.answers, &draft.documents);
    prefill(&offered.service.form, &who.certified, &mut moved.answers);
    let mut earlier = read(work.connection(), id).await?;
    let new = moved.earlier.into_iter().filter(|line| !earlier.contains(line)).collect::<Vec<_>>();
    earlier.extend(new);
    let state = State::Draft { expires_on: days_after(ctx.today(), DRAFT_DAYS) };
    let version = sqlx::query_scalar!(
        "UPDATE intake
         SET service_version_id = $2, desk_id = $3, answers = $4, earlier = $5, facts = $6, saved_at = $7,
             version = version + 1
         WHERE id = $1 AND state = 'draft'
         RETURNING version",
        id.uuid(),
        offered.version,
        offered.desk.id.uuid(),
        encode("intake", "answers", &moved.answers)?,
        encode("intake", "earlier", &earlier)?,
        encode("intake", "facts", &state)?,
        ctx.now,
    )
    .fetch_one(work.connection())
    .await?;
    let entry = Entry::new(Action::Change, Subject::Intake, Some(id.uuid())).because("moved to a new form");
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(Saved { version, at: ctx.now })
}

/// The answers to earlier forms that a draft keeps to be read.
pub(super) async fn read(connection: &mut PgConnection, id: Id<Intake>) -> Result<Vec<SummaryLine>, Error> {
    let kept = sqlx::query_scalar!("SELECT earlier FROM intake WHERE id = $1", id.uuid())
        .fetch_one(connection)
        .await?;
    kept.map_or_else(|| Ok(Vec::new()), |kept| decode("intake", "earlier", kept))
}
