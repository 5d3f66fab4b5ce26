//! Agreements with bodies of the third sector: when the last one ends, everything ends with it.

use domain::{
    Id,
    actor::{Desk, Organisation},
    permission::{Grant, ManageDesks},
    staff::{Change, Refusal},
    zone::{Agreement, Dates},
};
use sqlx::{PgConnection, PgPool};

use super::{
    Why,
    history::{self, Of},
    rules::within_reach,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// The agreements with a body, last first.
pub(crate) async fn of(
    connection: &mut PgConnection,
    organisation: Id<Organisation>,
) -> Result<Vec<Agreement>, Error> {
    let rows = sqlx::query!(
        "SELECT id, valid_from, valid_until, act, ended_on
         FROM agreement
         WHERE organisation_id = $1
         ORDER BY valid_from DESC, id",
        organisation.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let agreements = rows.into_iter().map(|row| Agreement {
        id: Id::new(row.id),
        dates: Dates { from: row.valid_from, until: row.valid_until },
        act: row.act,
        ended_on: row.ended_on,
    });
    Ok(agreements.collect())
}

/// Writes down an agreement with the body of a desk. Its desks count on its days, from the next click on.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Refusal::Backwards`] and [`Refusal::Past`] for its days
/// * [`Error::Stale`] when somebody changed the desk since the page was shown
/// * [`Error::NotFound`] for a desk of another zone, and for a body that needs no agreement
pub async fn agree(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    agreed: (Dates, &str),
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    agree_within(&mut work, ctx, grant, id, agreed, why).await?;
    work.commit().await
}

/// The same within a transaction.
async fn agree_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    (dates, act): (Dates, &str),
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    let kept = within_reach(work, ctx, grant, id, why.seen).await?;
    if !kept.body.is_outside() {
        return Err(Error::NotFound);
    }
    if dates.until < dates.from {
        return Err(Refusal::Backwards.into());
    }
    if dates.until < ctx.today() {
        return Err(Refusal::Past.into());
    }
    sqlx::query!(
        "INSERT INTO agreement (id, zone_id, organisation_id, valid_from, valid_until, act)
         VALUES ($1, $2, $3, $4, $5, $6)",
        ctx.id(),
        who.zone.uuid(),
        kept.organisation.uuid(),
        dates.from,
        dates.until,
        act,
    )
    .execute(work.connection())
    .await?;
    let change = Change::Agreed { act: act.to_owned(), dates };
    history::write(work, ctx, who, Of::Desk(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id.uuid())).because("agreed");
    audit::operator(work, ctx, who, entry).await
}

/// Writes down an agreement as a file tells it, by the rules of its page.
pub(crate) async fn carry_agreement(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    agreed: (Dates, &str),
    reason: &str,
) -> Result<(), Error> {
    let seen = history::version(work.connection(), Of::Desk(id.uuid())).await?;
    agree_within(work, ctx, grant, id, agreed, Why { seen, reason }).await
}

/// Ends an agreement today: whoever works there is out with the next click.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Error::Stale`] when somebody changed the desk, or ended the agreement, since the page was shown
/// * [`Error::NotFound`] for a desk of another zone
pub async fn end_agreement(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    agreement: Id<Agreement>,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let kept = within_reach(&mut work, ctx, grant, id, why.seen).await?;
    let act = sqlx::query_scalar!(
        "UPDATE agreement SET ended_on = $3
         WHERE id = $1 AND organisation_id = $2 AND ended_on IS NULL
         RETURNING act",
        agreement.uuid(),
        kept.organisation.uuid(),
        ctx.today(),
    )
    .fetch_optional(work.connection())
    .await?
    .ok_or(Error::Stale)?;
    let change = Change::AgreementEnded { act, on: ctx.today() };
    history::write(&mut work, ctx, who, Of::Desk(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id.uuid())).because("agreement_ended");
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await
}
