//! Taking groups of fields off what a desk never sees: one administrator asks, another one confirms. What was asked is
//! the last that was written down of the desk; whatever else is changed of it, it is asked no more. The trigger of the
//! table asks the same (migration 0043).

use domain::{
    Id,
    actor::{Desk, Operator},
    mask::Group,
    permission::{Grant, ManageDesks},
    staff::{Change, Refusal},
    zone::Unhiding,
};
use sqlx::PgPool;

use super::{
    Why,
    history::{self, Of},
    list,
    rules::within_reach,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::decode,
    masks::was_made_by,
    work::one_row,
};

/// What waits for another administrator at a desk, as `who` sees it.
pub(super) async fn waiting(
    work: &mut Work,
    who: &Operator,
    id: Id<Desk>,
) -> Result<Option<Unhiding>, Error> {
    let last = sqlx::query!(
        r#"SELECT record.change, record.reason, operator.id AS by_id, operator.name AS by_name
           FROM administration_change record
           JOIN operator ON operator.id = record.operator_id
           WHERE record.subject = 'desk'
            AND record.subject_id = $1
            AND record.version = (
                SELECT max(latest.version)
                FROM administration_change latest
                WHERE latest.subject = 'desk' AND latest.subject_id = $1
            )"#,
        id.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(last) = last else { return Ok(None) };
    let Change::UnhideAsked { groups } = decode("administration_change", "change", last.change)? else {
        return Ok(None);
    };
    let (me, by) = (who.me.id, Id::new(last.by_id));
    let may_confirm = me != by && !was_made_by(work, me, by).await? && !was_made_by(work, by, me).await?;
    Ok(Some(Unhiding { groups, by: last.by_name, reason: last.reason, may_confirm }))
}

/// Asks for groups that a desk never sees. Nothing changes until another administrator confirms it.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Error::Stale`] when somebody changed the desk since the page was shown
/// * [`Error::NotFound`] for a desk of another zone, and for none or other groups than it never sees
pub async fn ask_to_unhide(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    groups: Vec<Group>,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    list::one_at_a_time(work.connection(), who).await?;
    let hidden = within_reach(&mut work, ctx, grant, id, why.seen).await?.settings.excluded;
    let is_hidden = |group: &Group| hidden.iter().any(|code| code == group.code());
    if groups.is_empty() || !groups.iter().all(is_hidden) {
        return Err(Error::NotFound);
    }
    let change = Change::UnhideAsked { groups };
    noted(&mut work, ctx, who, id, (&change, "unhide_asked"), why).await?;
    work.commit().await
}

/// Confirms what another administrator asked for: the desk sees those groups from the next click on, as far as its
/// profile shows them.
///
/// # Errors
/// * [`Refusal::FourEyes`] for who asked, for whom they enabled, and for who enabled them
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Error::Stale`] when somebody changed the desk since the page was shown, and where nothing waits
/// * [`Error::NotFound`] for a desk of another zone
pub async fn unhide(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    list::one_at_a_time(work.connection(), who).await?;
    let hidden = within_reach(&mut work, ctx, grant, id, why.seen).await?.settings.excluded;
    let asked = waiting(&mut work, who, id).await?.ok_or(Error::Stale)?;
    if !asked.may_confirm {
        return Err(Refusal::FourEyes.into());
    }
    let stays = |code: &String| !asked.groups.iter().any(|group| group.code() == code);
    let after: Vec<String> = hidden.into_iter().filter(stays).collect();
    let done = sqlx::query!("UPDATE desk SET excluded = $2 WHERE id = $1", id.uuid(), &after)
        .execute(work.connection())
        .await?;
    one_row(done.rows_affected())?;
    let change = Change::Unhidden { groups: asked.groups };
    noted(&mut work, ctx, who, id, (&change, "unhidden"), why).await?;
    work.commit().await
}

/// Leaves hidden what somebody asked for: its author takes it back, or another administrator refuses it.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Error::Stale`] when somebody changed the desk since the page was shown, and where nothing waits
/// * [`Error::NotFound`] for a desk of another zone
pub async fn leave_hidden(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    list::one_at_a_time(work.connection(), who).await?;
    within_reach(&mut work, ctx, grant, id, why.seen).await?;
    let groups = waiting(&mut work, who, id).await?.ok_or(Error::Stale)?.groups;
    let change = Change::UnhideDropped { groups };
    noted(&mut work, ctx, who, id, (&change, "unhide_dropped"), why).await?;
    work.commit().await
}

/// Writes it into the history of the desk and into the audit.
async fn noted(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    id: Id<Desk>,
    (change, what): (&Change, &'static str),
    why: Why<'_>,
) -> Result<(), Error> {
    history::write(work, ctx, who, Of::Desk(id.uuid()), change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id.uuid())).because(what);
    audit::operator(work, ctx, who, entry).await
}
