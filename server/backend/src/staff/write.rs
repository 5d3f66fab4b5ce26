//! Giving and ending memberships, enabling and disabling operators.
//!
//! One administrator of a zone at a time: what a rule was asked about is what is written.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{Desk, Operator, OperatorRecord, Role},
    codes::Validity,
    mask::Mask,
    permission::{Grant, ManageOperators},
    staff::{
        Change, Giver, Member, Membership, Offer, Profile, Refusal, Seat, Standing, StandsIn, Terms,
        may_give, reaches,
    },
    zone::BodyKind,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Why,
    history::{self, Of},
    list,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{broken_constraint, known},
    operators::mask_of,
    sessions,
    work::one_row,
};

/// Somebody to be written down.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'a> {
    /// OpenID provider, or [`crate::operators::FISCAL_CODE`].
    pub issuer: &'a str,
    /// Identifier there, or the codice fiscale in its canonical form.
    pub subject: &'a str,
    /// Name shown to colleagues.
    pub name: &'a str,
    /// Why, in the words of who does it.
    pub reason: &'a str,
}

/// A membership to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Where.
    pub desk: Id<Desk>,
    /// As what.
    pub role: Role,
    /// Profile instead of the desk's.
    pub profile: Option<Id<Profile>>,
    /// From when until when.
    pub valid: Validity,
    /// In whose place.
    pub absent: Option<Id<OperatorRecord>>,
}

/// Writes somebody down: enabled, at no desk yet.
///
/// # Errors
/// [`Refusal::Taken`] when somebody has this account already, in whatever zone.
pub async fn add(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    who: Newcomer<'_>,
) -> Result<Id<OperatorRecord>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let id = add_within(&mut work, ctx, grant, who).await?;
    work.commit().await?;
    Ok(id)
}

/// The same within a transaction.
pub(super) async fn add_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    who: Newcomer<'_>,
) -> Result<Id<OperatorRecord>, Error> {
    let operator = grant.operator();
    let id = ctx.id();
    sqlx::query!(
        "INSERT INTO operator (id, zone_id, issuer, subject, name, enabled, created_at)
         VALUES ($1, $2, $3, $4, $5, true, $6)",
        id,
        operator.zone.uuid(),
        who.issuer,
        who.subject,
        who.name,
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(taken_if_known)?;
    let change = Change::Created { name: who.name.to_owned() };
    history::write(work, ctx, operator, Of::Operator(id), &change, (0, who.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Operator, Some(id)).because("created");
    audit::operator(work, ctx, operator, entry).await?;
    Ok(Id::new(id))
}

fn taken_if_known(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("operator_issuer_subject_key") {
        Refusal::Taken.into()
    } else {
        error.into()
    }
}

/// Gives a membership, or gives the one at that desk anew with other terms. It counts with the operator's
/// next click.
///
/// # Errors
/// * [`Error::Staff`] for what [`may_give`] forbids, or when it would take a body's last administrator away
/// * [`Error::Stale`] when somebody changed the operator since the page was shown
/// * [`Error::NotFound`] for an operator, a desk or a profile of another zone
pub async fn give(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    to: Id<OperatorRecord>,
    given: Given,
    why: Why<'_>,
) -> Result<(), Error> {
    let done = try_give(pool, ctx, grant.operator(), to, given, why).await;
    told(pool, ctx, grant.operator(), to, done).await
}

async fn try_give(
    pool: &PgPool,
    ctx: &Context,
    who: &Operator,
    to: Id<OperatorRecord>,
    given: Given,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, who).await?;
    give_within(&mut work, ctx, who, to, given, why).await?;
    work.commit().await
}

/// Gives a membership within a transaction.
pub(super) async fn give_within(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    to: Id<OperatorRecord>,
    given: Given,
    why: Why<'_>,
) -> Result<(), Error> {
    let hand = Hand::take(work, ctx, who, to, why).await?;
    let desk = desk(hand.work.connection(), given.desk).await?;
    let profile = match given.profile {
        Some(id) => Some(profile(hand.work.connection(), id, Some(given.desk)).await?),
        None => None,
    };
    let absent = match given.absent {
        Some(absent) => {
            let role = role_at(hand.work.connection(), absent, given.desk, ctx.today()).await?;
            Some(StandsIn { role: role.filter(|_| absent != to) })
        }
        None => None,
    };
    let governed = list::governed(hand.work.connection(), ctx.today()).await?;
    let offer = Offer {
        to,
        organisation: Id::new(desk.organisation),
        outside: desk.body.is_outside(),
        desk_mask: &desk.mask,
        own_mask: profile.as_ref().map(|(_, mask)| mask),
        role: given.role,
        valid: given.valid,
        absent,
    };
    may_give(Giver { operator: who, governed: &governed }, &offer, ctx.today())?;
    let before = hand.membership(given.desk).filter(|one| one.standing(ctx.today()) != Standing::Over);
    let before = before.map(Membership::terms);
    put(hand.work.connection(), who, to, given, ctx.today()).await?;
    let after = Terms {
        role: given.role,
        profile: profile.map_or(desk.profile, |(name, _)| name),
        valid: given.valid,
        absent: name_of(hand.work.connection(), given.absent).await?,
    };
    hand.finish(&Change::Given { desk: desk.name, before, after }, "given").await
}

/// Ends a membership at once, and closes the sessions that the operator has at that desk.
///
/// # Errors
/// * [`Error::Staff`] for one's own, for one of a body that others administer, and for the last
///   administrator of a body
/// * [`Error::Stale`] when somebody changed the operator since the page was shown
/// * [`Error::NotFound`] where there is no membership that counts or is to come
pub async fn end(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    of: Id<OperatorRecord>,
    desk: Id<Desk>,
    why: Why<'_>,
) -> Result<(), Error> {
    let done = try_end(pool, ctx, grant.operator(), of, desk, why).await;
    told(pool, ctx, grant.operator(), of, done).await
}

async fn try_end(
    pool: &PgPool,
    ctx: &Context,
    who: &Operator,
    of: Id<OperatorRecord>,
    desk: Id<Desk>,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, who).await?;
    let mut hand = Hand::take(&mut work, ctx, who, of, why).await?;
    let today = ctx.today();
    let found = hand.membership(desk).filter(|one| one.standing(today) != Standing::Over);
    let membership = found.cloned().ok_or(Error::NotFound)?;
    hand.reaches(&[&membership]).await?;
    let done = sqlx::query!(
        "UPDATE operator_desk SET ended_at = $3
         WHERE operator_id = $1 AND desk_id = $2 AND ended_at IS NULL",
        of.uuid(),
        desk.uuid(),
        ctx.now,
    )
    .execute(hand.work.connection())
    .await?;
    one_row(done.rows_affected())?;
    sessions::close_of(hand.work.connection(), of, Some(desk)).await?;
    let before = membership.terms();
    hand.finish(&Change::Ended { desk: membership.desk.name, before, on: today }, "ended").await?;
    work.commit().await
}

/// Lets an operator sign in, or not any more; disabling closes all their sessions. What they wrote stays.
///
/// # Errors
/// * [`Error::Staff`] for oneself, for somebody whom administrators of another body have at a desk, and
///   for the last administrator of a body
/// * [`Error::Stale`] when somebody changed the operator since the page was shown, or they are so already
/// * [`Error::NotFound`] for an operator of another zone
pub async fn set_enabled(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    of: Id<OperatorRecord>,
    enabled: bool,
    why: Why<'_>,
) -> Result<(), Error> {
    let done = try_enabled(pool, ctx, grant.operator(), of, enabled, why).await;
    told(pool, ctx, grant.operator(), of, done).await
}

async fn try_enabled(
    pool: &PgPool,
    ctx: &Context,
    who: &Operator,
    of: Id<OperatorRecord>,
    enabled: bool,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, who).await?;
    let mut hand = Hand::take(&mut work, ctx, who, of, why).await?;
    if hand.member.enabled == enabled {
        return Err(Error::Stale);
    }
    let memberships = hand.member.memberships.clone();
    let count = |one: &&Membership| one.standing(ctx.today()) != Standing::Over;
    let counting: Vec<&Membership> = memberships.iter().filter(count).collect();
    hand.reaches(&counting).await?;
    let done = sqlx::query!("UPDATE operator SET enabled = $2 WHERE id = $1", of.uuid(), enabled)
        .execute(hand.work.connection())
        .await?;
    one_row(done.rows_affected())?;
    if enabled {
        hand.finish(&Change::Enabled, "enabled").await?;
    } else {
        sessions::close_of(hand.work.connection(), of, None).await?;
        hand.finish(&Change::Disabled, "disabled").await?;
    }
    work.commit().await
}

/// An operator in the hand of an administrator, while nobody else of the zone changes any.
struct Hand<'a> {
    work: &'a mut Work,
    ctx: &'a Context,
    who: &'a Operator,
    why: Why<'a>,
    member: Member,
    /// Administrators who stay, before anything is changed.
    seats: Vec<Seat>,
}

impl<'a> Hand<'a> {
    async fn take(
        work: &'a mut Work,
        ctx: &'a Context,
        who: &'a Operator,
        of: Id<OperatorRecord>,
        why: Why<'a>,
    ) -> Result<Self, Error> {
        list::one_at_a_time(work.connection(), who).await?;
        let member = list::one(work.connection(), of).await?;
        if history::version(work.connection(), Of::Operator(of.uuid())).await? != why.seen {
            return Err(Error::Stale);
        }
        let seats = list::administrators(work.connection(), ctx.today(), true).await?;
        Ok(Self { work, ctx, who, why, member, seats })
    }

    fn membership(&self, desk: Id<Desk>) -> Option<&Membership> {
        self.member.memberships.iter().find(|one| one.desk.id == desk)
    }

    /// Nobody changes what is theirs, or what administrators of another body answer for.
    async fn reaches(&mut self, memberships: &[&Membership]) -> Result<(), Error> {
        if self.member.me.id == self.who.me.id {
            return Err(Refusal::Oneself.into());
        }
        let governed = list::governed(self.work.connection(), self.ctx.today()).await?;
        let giver = Giver { operator: self.who, governed: &governed };
        if memberships.iter().all(|one| reaches(giver, one.organisation)) {
            Ok(())
        } else {
            Err(Refusal::Elsewhere.into())
        }
    }

    /// Writes the change down, if every body still has the administrators that it needs.
    async fn finish(self, change: &Change, how: &'static str) -> Result<(), Error> {
        list::must_stay(self.work.connection(), self.ctx.today(), &self.seats).await?;
        let id = self.member.me.id.uuid();
        let why = (self.why.seen, self.why.reason);
        history::write(self.work, self.ctx, self.who, Of::Operator(id), change, why).await?;
        let entry = Entry::new(Action::Administer, Subject::Operator, Some(id)).because(how);
        audit::operator(self.work, self.ctx, self.who, entry).await
    }
}

/// Writes a refusal into the audit: what was to be done was undone with its transaction.
async fn told(
    pool: &PgPool,
    ctx: &Context,
    who: &Operator,
    of: Id<OperatorRecord>,
    done: Result<(), Error>,
) -> Result<(), Error> {
    if let Err(Error::Staff(refusal)) = &done {
        let mut work = Work::operator(pool, who).await?;
        let entry = Entry::new(Action::Refuse, Subject::Operator, Some(of.uuid())).because(refusal.code());
        audit::operator(&mut work, ctx, who, entry).await?;
        work.commit().await?;
    }
    done
}

struct AtDesk {
    name: String,
    organisation: Uuid,
    body: BodyKind,
    profile: String,
    mask: Mask,
}

async fn desk(connection: &mut PgConnection, id: Id<Desk>) -> Result<AtDesk, Error> {
    let row = sqlx::query!(
        "SELECT
            desk.name,
            desk.organisation_id,
            organisation.kind,
            profile.name AS profile,
            profile.mask
         FROM desk
         JOIN organisation ON organisation.id = desk.organisation_id
         JOIN profile ON profile.id = desk.profile_id
         WHERE desk.id = $1 AND desk.zone_id = actor_zone()",
        id.uuid(),
    )
    .fetch_one(connection)
    .await?;
    let mask = mask_of(&row.mask)?;
    let body = known("organisation", "kind", BodyKind::from_code(&row.kind))?;
    Ok(AtDesk { name: row.name, organisation: row.organisation_id, body, profile: row.profile, mask })
}

/// Name and mask of a profile of the zone that is given at a desk, or at one that is not there yet.
pub(crate) async fn profile(
    connection: &mut PgConnection,
    id: Id<Profile>,
    at: Option<Id<Desk>>,
) -> Result<(String, Mask), Error> {
    let row = sqlx::query!(
        r#"SELECT
            name,
            mask,
            retired_at IS NULL AND (only_at IS NULL OR coalesce($2::uuid = ANY (only_at), false)) AS "given!"
           FROM profile
           WHERE id = $1 AND zone_id = actor_zone()"#,
        id.uuid(),
        at.map(Id::uuid),
    )
    .fetch_one(connection)
    .await?;
    if !row.given {
        return Err(Refusal::NotGiven.into());
    }
    Ok((row.name, mask_of(&row.mask)?))
}

/// The role of somebody whose membership at a desk counts today.
async fn role_at(
    connection: &mut PgConnection,
    operator: Id<OperatorRecord>,
    desk: Id<Desk>,
    today: NaiveDate,
) -> Result<Option<Role>, Error> {
    let member = match list::one(connection, operator).await {
        Ok(member) => member,
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let counts = |one: &&Membership| one.desk.id == desk && one.standing(today) == Standing::InForce;
    Ok(member.memberships.iter().find(counts).map(|one| one.role))
}

async fn name_of(
    connection: &mut PgConnection,
    operator: Option<Id<OperatorRecord>>,
) -> Result<Option<String>, Error> {
    let Some(operator) = operator else { return Ok(None) };
    Ok(Some(list::one(connection, operator).await?.me.name))
}

/// A membership that was over and is given again brings nothing back of what was added to it.
async fn put(
    connection: &mut PgConnection,
    who: &Operator,
    to: Id<OperatorRecord>,
    given: Given,
    today: NaiveDate,
) -> Result<(), Error> {
    let done = sqlx::query!(
        "INSERT INTO operator_desk
            (operator_id, desk_id, zone_id, role, valid_from, valid_until, profile_id, absent_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (operator_id, desk_id) DO UPDATE SET
            role = excluded.role,
            private_notes = CASE
                WHEN operator_desk.ended_at IS NULL
                    AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= $9)
                THEN operator_desk.private_notes
            END,
            valid_from = excluded.valid_from,
            valid_until = excluded.valid_until,
            profile_id = excluded.profile_id,
            absent_id = excluded.absent_id,
            ended_at = NULL",
        to.uuid(),
        given.desk.uuid(),
        who.zone.uuid(),
        given.role.code(),
        given.valid.from,
        given.valid.until,
        given.profile.map(Id::uuid),
        given.absent.map(Id::uuid),
        today,
    )
    .execute(connection)
    .await?;
    one_row(done.rows_affected())
}
