//! Writing households: a member comes, is corrected, leaves, or was never there.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    household::{Guardianship, Household, Membership, NewHolder, NewMember, overlap},
    mask::Group,
    permission::{EditCards, Grant},
    person::Person,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{Row, households_of, rows};
use crate::{
    Context, Error, Work,
    people::{
        enter::one_at_a_time,
        identities::changed,
        record::{Facts, read},
    },
};

/// What became of somebody who was to be written into a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// It is written down.
    Done(Id<Membership>),
    /// The person is in the household in these days already: nothing was written.
    Already(Id<Membership>),
}

/// What is written: who is in which household, and what it corrects.
struct Written {
    household: Uuid,
    person: Uuid,
    member: NewMember,
    /// The row that does not count any more, and why.
    replaces: Option<(Uuid, String)>,
    withdrawn: bool,
}

/// Begins to write: one operator of the zone at a time, so that nobody is written twice. Nobody writes what they could
/// not read afterwards.
async fn begin(pool: &PgPool, operator: &Operator) -> Result<Work, Error> {
    if operator.mask.hides(Group::Family) {
        return Err(Error::NotFound);
    }
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    Ok(work)
}

/// A person of the zone who is nobody else.
async fn somebody(work: &mut Work, id: Id<Person>) -> Result<Facts, Error> {
    let facts = read(work.connection(), id).await?.whole()?;
    if facts.merged_into.is_some() { Err(Error::Stale) } else { Ok(facts) }
}

/// What the profile may write of it; who protects the person must be of the zone.
async fn allowed(work: &mut Work, operator: &Operator, member: NewMember) -> Result<NewMember, Error> {
    if operator.mask.hides(Group::Judicial) {
        return Ok(NewMember { authority: false, protection: None, ..member });
    }
    if let Some((_, Some(NewHolder::Known(id)))) = &member.protection {
        read(work.connection(), *id).await?.whole()?;
    }
    Ok(member)
}

/// Writes a row; nothing where another one corrected the same.
async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    written: Written,
) -> Result<Id<Membership>, Error> {
    let Written { household, person, member, replaces, withdrawn } = written;
    let (replaces, why) = replaces.unzip();
    let (guardianship, holder) = member.protection.unzip();
    let (guardian, guardian_name) = match holder.flatten() {
        Some(NewHolder::Known(id)) => (Some(id.uuid()), None),
        Some(NewHolder::Named(name)) => (None, Some(name)),
        None => (None, None),
    };
    let inserted = sqlx::query_scalar!(
        "INSERT INTO household_member
            (id, zone_id, household_id, person_id, relation, cohabiting, authority, guardianship, guardian_id,
             guardian_name, valid_from, valid_to, recorded_at, recorded_by, recorded_by_name, replaces, why,
             withdrawn)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT (replaces) DO NOTHING
         RETURNING id",
        ctx.id(),
        operator.zone.uuid(),
        household,
        person,
        member.relation.as_str(),
        member.cohabiting,
        member.authority,
        guardianship.map(Guardianship::code),
        guardian,
        guardian_name,
        member.from,
        member.to,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        replaces,
        why,
        withdrawn,
    )
    .fetch_optional(work.connection())
    .await?;
    inserted.map(Id::new).ok_or(Error::Stale)
}

/// Writes down a household with this person in it. `shown` is how many households of the person the operator saw: two
/// who open one at once are not to open two.
///
/// # Errors
/// [`Error::Stale`] when there are others by now, [`Error::NotFound`] when the profile may not see households.
pub async fn open_household(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    person: Id<Person>,
    member: NewMember,
    shown: usize,
) -> Result<Id<Membership>, Error> {
    let operator = grant.operator();
    let mut work = begin(pool, operator).await?;
    let facts = somebody(&mut work, person).await?;
    if households_of(&mut work, facts.id).await?.len() != shown {
        return Err(Error::Stale);
    }
    let member = allowed(&mut work, operator, member).await?;
    let household = ctx.id();
    sqlx::query!(
        "INSERT INTO household (id, zone_id, opened_at, opened_by, opened_by_name) VALUES ($1, $2, $3, $4, $5)",
        household,
        operator.zone.uuid(),
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    let written = Written { household, person: facts.id, member, replaces: None, withdrawn: false };
    let added = insert(&mut work, ctx, operator, written).await?;
    changed(&mut work, ctx, operator, person, "household_opened").await?;
    work.commit().await?;
    Ok(added)
}

/// Somebody who is in this household in these days, as far as nobody said it to be wrong.
fn twice(rows: &[Row], who: Uuid, but: Option<Uuid>, member: &NewMember) -> Option<Id<Membership>> {
    let days = (member.from, member.to);
    rows.iter()
        .filter(|row| row.who == who && Some(row.id) != but && row.stands(rows))
        .find(|row| overlap((row.valid_from, row.valid_to), days))
        .map(|row| Id::new(row.id))
}

/// Writes somebody into a household.
///
/// # Errors
/// [`Error::NotFound`] when there is no such household or person in the zone, or the profile may not see households;
/// [`Error::Stale`] when the person turned out to be somebody else.
pub async fn join_household(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    household: Id<Household>,
    person: Id<Person>,
    member: NewMember,
) -> Result<Joined, Error> {
    let operator = grant.operator();
    let mut work = begin(pool, operator).await?;
    let facts = somebody(&mut work, person).await?;
    let rows = rows(&mut work, &[household.uuid()], None).await?;
    if rows.is_empty() {
        return Err(Error::NotFound);
    }
    if let Some(already) = twice(&rows, facts.id, None, &member) {
        return Ok(Joined::Already(already));
    }
    let member = allowed(&mut work, operator, member).await?;
    let written =
        Written { household: household.uuid(), person: facts.id, member, replaces: None, withdrawn: false };
    let added = insert(&mut work, ctx, operator, written).await?;
    changed(&mut work, ctx, operator, person, "household_joined").await?;
    work.commit().await?;
    Ok(Joined::Done(added))
}

/// What is said of a member who was written down.
enum Said {
    /// It is different.
    Corrected(NewMember),
    /// They left on this day.
    Ended(NaiveDate),
    /// They were never there.
    Withdrawn,
}

impl Said {
    const fn how(&self) -> &'static str {
        match self {
            Self::Corrected(_) => "household_corrected",
            Self::Ended(_) => "household_left",
            Self::Withdrawn => "household_withdrawn",
        }
    }
}

/// The row as it would be written again.
fn again(row: &Row) -> Result<NewMember, Error> {
    let known = row.guardian.map(|id| NewHolder::Known(Id::new(id)));
    let holder = known.or_else(|| row.guardian_name.clone().map(NewHolder::Named));
    Ok(NewMember {
        relation: row.relation()?,
        cohabiting: row.cohabiting,
        authority: row.authority,
        protection: row.guardianship()?.map(|kind| (kind, holder)),
        from: row.valid_from,
        to: row.valid_to,
    })
}

async fn replace(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    which: Id<Membership>,
    said: Said,
    why: &str,
) -> Result<Joined, Error> {
    // Nobody corrects what they cannot read.
    if operator.mask.hides(Group::Judicial) {
        return Err(Error::NotFound);
    }
    let mut work = begin(pool, operator).await?;
    let rows = rows(&mut work, &[], Some(which.uuid())).await?;
    let row = rows.iter().find(|row| row.id == which.uuid()).ok_or(Error::NotFound)?;
    read(work.connection(), Id::new(row.who)).await?.whole()?;
    if operator.mask.hides(Group::Identity) && row.guardian_name.is_some() {
        return Err(Error::NotFound);
    }
    // Whoever protects the person would be lost, where they are not seen from here.
    if row.guardian_id.is_some() && row.guardian.is_none() {
        return Err(Error::NotFound);
    }
    if !row.stands(&rows) {
        return Err(Error::Stale);
    }
    let (how, withdrawn) = (said.how(), matches!(said, Said::Withdrawn));
    let member = match said {
        Said::Corrected(member) => allowed(&mut work, operator, member).await?,
        Said::Ended(to) => NewMember { to: Some(to), ..again(row)? },
        Said::Withdrawn => again(row)?,
    };
    if let Some(already) = twice(&rows, row.who, Some(row.id), &member).filter(|_| !withdrawn) {
        return Ok(Joined::Already(already));
    }
    let replaces = Some((row.id, why.to_owned()));
    let written = Written { household: row.household_id, person: row.person_id, member, replaces, withdrawn };
    let inserted = insert(&mut work, ctx, operator, written).await?;
    changed(&mut work, ctx, operator, Id::new(row.who), how).await?;
    work.commit().await?;
    Ok(Joined::Done(inserted))
}

/// Corrects what is written of a member: the new words count instead, and the old ones stay to be read.
///
/// # Errors
/// [`Error::Stale`] when it was corrected already, [`Error::NotFound`] when the profile may not see all of it.
pub async fn correct_member(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    which: Id<Membership>,
    member: NewMember,
    why: &str,
) -> Result<Joined, Error> {
    replace(pool, ctx, grant.operator(), which, Said::Corrected(member), why).await
}

/// Says that a member belonged to the household, or that it was as written, until this day.
///
/// # Errors
/// As [`correct_member`].
pub async fn end_member(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    which: Id<Membership>,
    to: NaiveDate,
    why: &str,
) -> Result<Joined, Error> {
    replace(pool, ctx, grant.operator(), which, Said::Ended(to), why).await
}

/// Says that somebody was never in the household.
///
/// # Errors
/// As [`correct_member`].
pub async fn withdraw_member(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    which: Id<Membership>,
    why: &str,
) -> Result<Joined, Error> {
    replace(pool, ctx, grant.operator(), which, Said::Withdrawn, why).await
}
