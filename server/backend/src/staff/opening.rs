//! Opening a desk, and closing one from a day on.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{Desk, Operator, Organisation},
    codes::Validity,
    mask::Mask,
    permission::{Grant, ManageDesks},
    staff::{Change, DeskKind, DeskText, Giver, Profile, Refusal, reaches},
    zone::{BodyKind, Closing, DeskChoices, OpenWork, OpenedDesk, may_have},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Why,
    history::{self, Of},
    list, rules, write,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    operators::mask_of,
    work::one_row,
};

/// A desk to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its body, for ever: the cards of a desk belong to its body.
    pub body: Id<Organisation>,
    /// Its profile.
    pub profile: Id<Profile>,
    /// What kind of desk it is.
    pub kind: DeskKind,
    /// Days of an initiative.
    pub open: Validity,
    /// What it is called, and what it is for.
    pub text: DeskText,
}

/// What this administrator may choose for a new desk.
pub async fn desk_choices(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
) -> Result<DeskChoices, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let governed = list::governed(work.connection(), ctx.today()).await?;
    let giver = Giver { operator: who, governed: &governed };
    let bodies =
        sqlx::query!("SELECT id, name FROM organisation WHERE zone_id = actor_zone() ORDER BY name, id")
            .fetch_all(work.connection())
            .await?;
    let mut profiles = list::profiles(work.connection()).await?;
    // What is given at certain desks only is not given at one that is not there yet.
    profiles.retain(|profile| profile.only_at.is_empty());
    let bodies = bodies.into_iter().map(|row| (Id::new(row.id), row.name));
    Ok(DeskChoices { bodies: bodies.filter(|(id, _)| reaches(giver, *id)).collect(), profiles })
}

/// Opens a desk. Nobody works there yet: memberships are given apart, by their own rules.
///
/// # Errors
/// * [`Refusal::Elsewhere`] for a body that others administer
/// * [`Refusal::Unmasks`] for a profile that shows more than the desks see that a new one is measured against
/// * [`Refusal::NotGiven`] for a profile that is retired, or given at certain desks only
/// * [`Refusal::Backwards`] and [`Refusal::Past`] for its days
/// * [`Refusal::NameTaken`] when a desk of the zone is called so already
/// * [`Error::NotFound`] for a body or a profile of another zone
pub async fn open_desk(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    new: Opened,
    reason: &str,
) -> Result<Id<Desk>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let id = open_desk_within(&mut work, ctx, grant, new, reason).await?;
    work.commit().await?;
    Ok(id)
}

/// The same within a transaction.
pub(super) async fn open_desk_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    new: Opened,
    reason: &str,
) -> Result<Id<Desk>, Error> {
    let who = grant.operator();
    list::one_at_a_time(work.connection(), who).await?;
    let (organisation, body) = body_of(work.connection(), new.body).await?;
    let (profile, mask) = write::profile(work.connection(), new.profile, None).await?;
    may_open(work, ctx, grant, (Some(new.body), body), (&mask, new.open)).await?;
    if is_taken(work.connection(), &new.text.name).await? {
        return Err(Refusal::NameTaken.into());
    }
    let id = ctx.id();
    insert(work, who.zone.uuid(), id, &new).await?;
    let Opened { kind, open, text, .. } = new;
    let change = Change::Opened { after: OpenedDesk { text, kind, organisation, profile, open } };
    history::write(work, ctx, who, Of::Desk(id), &change, (0, reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id)).because("created");
    audit::operator(work, ctx, who, entry).await?;
    Ok(Id::new(id))
}

/// Whether a desk of a body may be opened with this mask, on these days. A body without an identifier is about to be
/// added: it has no administrator and no desk yet.
pub(crate) async fn may_open(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    (body, kind): (Option<Id<Organisation>>, BodyKind),
    (mask, open): (&Mask, Validity),
) -> Result<(), Error> {
    let who = grant.operator();
    let governed = list::governed(work.connection(), ctx.today()).await?;
    if !body.map_or(governed.leads, |body| reaches(Giver { operator: who, governed: &governed }, body)) {
        return Err(Refusal::Elsewhere.into());
    }
    let (others, is_first_outside) = measure(work.connection(), who, (body, kind), ctx.today()).await?;
    if !may_have(mask, &others, is_first_outside) {
        return Err(Refusal::Unmasks.into());
    }
    if open.is_backwards() {
        return Err(Refusal::Backwards.into());
    }
    if open.until.is_some_and(|until| until < ctx.today()) {
        return Err(Refusal::Past.into());
    }
    Ok(())
}

async fn insert(work: &mut Work, zone: Uuid, id: Uuid, new: &Opened) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO desk
            (id, zone_id, organisation_id, profile_id, name, kind, description, open_from, open_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        zone,
        new.body.uuid(),
        new.profile.uuid(),
        new.text.name,
        new.kind.code(),
        new.text.description,
        new.open.from,
        new.open.until,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Name and kind of a body of the zone.
async fn body_of(connection: &mut PgConnection, id: Id<Organisation>) -> Result<(String, BodyKind), Error> {
    let row = sqlx::query!(
        "SELECT name, kind FROM organisation WHERE id = $1 AND zone_id = actor_zone()",
        id.uuid(),
    )
    .fetch_one(connection)
    .await?;
    Ok((row.name, known("organisation", "kind", BodyKind::from_code(&row.kind))?))
}

/// What a new desk of a body is measured against ([`may_have`]): the desks of the administrator's own body that count,
/// or those that a body of the third sector has; and whether it would be the first one of such a body. The policy of the
/// table asks the same.
async fn measure(
    connection: &mut PgConnection,
    who: &Operator,
    (id, body): (Option<Id<Organisation>>, BodyKind),
    today: NaiveDate,
) -> Result<(Vec<Mask>, bool), Error> {
    if body.is_outside()
        && let Some(id) = id
    {
        let own = masks(connection, id, None).await?;
        if !own.is_empty() {
            return Ok((own, false));
        }
    }
    Ok((masks(connection, who.organisation, Some(today)).await?, body.is_outside()))
}

/// What the desks of a body may not see, by profile or by exclusion: all of them, or those that count on a day.
async fn masks(
    connection: &mut PgConnection,
    body: Id<Organisation>,
    on: Option<NaiveDate>,
) -> Result<Vec<Mask>, Error> {
    let rows = sqlx::query_scalar!(
        r#"SELECT profile.mask || desk.excluded AS "mask!"
         FROM desk
         JOIN profile ON profile.id = desk.profile_id
         WHERE desk.zone_id = actor_zone()
            AND desk.organisation_id = $1
            AND ($2::date IS NULL OR desk_counts_on(desk.id, $2))
         ORDER BY desk.id"#,
        body.uuid(),
        on,
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(|mask| mask_of(mask)).collect()
}

async fn is_taken(connection: &mut PgConnection, name: &str) -> Result<bool, Error> {
    let taken = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM desk WHERE zone_id = actor_zone() AND lower(name) = lower($1)
           ) AS "taken!""#,
        name,
    )
    .fetch_one(connection)
    .await?;
    Ok(taken)
}

/// How much is open at a desk; appointments from the day on from which it would be closed.
pub(super) async fn open_work(
    connection: &mut PgConnection,
    id: Id<Desk>,
    from: NaiveDate,
) -> Result<OpenWork, Error> {
    let row = sqlx::query!(
        r#"SELECT
            found.intakes AS "intakes!",
            found.cards AS "cards!",
            found.referrals AS "referrals!",
            found.outside AS "outside!",
            found.proposals AS "proposals!",
            found.appointments AS "appointments!"
           FROM desk_open_work($1, $2) found"#,
        id.uuid(),
        from,
    )
    .fetch_one(connection)
    .await?;
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(OpenWork {
        intakes: number(row.intakes),
        cards: number(row.cards),
        referrals: number(row.referrals),
        outside: number(row.outside),
        proposals: number(row.proposals),
        appointments: number(row.appointments),
    })
}

/// A desk that somebody would close from a day on: what is open there, and which desks may take it.
///
/// # Errors
/// [`Error::NotFound`] for a desk of another zone.
pub async fn closing(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    from: NaiveDate,
) -> Result<Closing, Error> {
    let file = super::desk(pool, ctx, grant, id).await?;
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    let kept = rules::kept(work.connection(), id, ctx.today()).await?;
    let open_work = open_work(work.connection(), id, from).await?;
    let of = kept.organisation.uuid();
    let places = rules::places(work.connection(), who.zone.uuid(), of, ctx.today()).await?;
    work.commit().await?;
    let may_take = places.into_iter().filter(|place| place.counts && place.desk.id != id);
    Ok(Closing {
        file,
        open: kept.settings.open,
        work: open_work,
        others: may_take.map(|place| place.desk).collect(),
    })
}

/// Closes a desk: `from` is the first day on which nobody works there. Who works there is out with that day.
///
/// # Errors
/// * [`Refusal::OpenWork`] where something is open there
/// * [`Refusal::Oneself`] for the desk at which one sits
/// * [`Refusal::LastAdministrator`] where it closes on the last administrator of its body
/// * [`Refusal::Past`] for a day before today, [`Refusal::Backwards`] for one before it opens
/// * [`Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Error::Stale`] when somebody changed it since the page was shown
/// * [`Error::NotFound`] for a desk of another zone
pub async fn close_desk(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    from: NaiveDate,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    list::one_at_a_time(work.connection(), who).await?;
    let seats = list::administrators(work.connection(), ctx.today(), true).await?;
    let before = rules::within_reach(&mut work, ctx, grant, id, why.seen).await?.settings.open;
    if id == who.desk.id {
        return Err(Refusal::Oneself.into());
    }
    if from < ctx.today() {
        return Err(Refusal::Past.into());
    }
    let after = Validity { from: before.from, until: from.pred_opt() };
    if after.is_backwards() {
        return Err(Refusal::Backwards.into());
    }
    if !open_work(work.connection(), id, from).await?.is_none() {
        return Err(Refusal::OpenWork.into());
    }
    let done = sqlx::query!("UPDATE desk SET open_until = $2 WHERE id = $1", id.uuid(), after.until)
        .execute(work.connection())
        .await?;
    one_row(done.rows_affected())?;
    list::must_stay(work.connection(), ctx.today(), &seats).await?;
    let change = Change::Closed { before, after };
    history::write(&mut work, ctx, who, Of::Desk(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id.uuid())).because("closed");
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await
}
