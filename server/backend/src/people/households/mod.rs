//! Households. As with the facts of a person, a row is written once: what ended or was wrong is replaced by another row
//! that names it, and the constraint `household_member_replaced_once` lets only one do so.
//!
//! Reading them is here; writing is in `write`, and everybody’s cards are in `timeline`.

mod timeline;
mod write;

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRef},
    codes::Code,
    household::{Family, Guardianship, Holder, Member, Protection},
    intake::Moment,
    mask::{Field, Group, Mask},
    permission::{Grant, ReadCards},
    person::{Born, Person},
};
use sqlx::PgPool;
use uuid::Uuid;

pub use timeline::family_cards;
pub use write::{Joined, correct_member, end_member, join_household, open_household, withdraw_member};

use super::record::{Facts, read, read_all};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
};

/// Groups that the members of a household hold something of.
const GROUPS: [Group; 3] = [Group::Identity, Group::Judicial, Group::Family];

/// A row, in clear: it never leaves this folder.
struct Row {
    id: Uuid,
    household_id: Uuid,
    /// Whom it was written of.
    person_id: Uuid,
    /// Who that turned out to be.
    who: Uuid,
    relation: String,
    cohabiting: bool,
    authority: bool,
    guardianship: Option<String>,
    /// Who protects the person, as far as they are seen from this desk.
    guardian: Option<Uuid>,
    /// Whom it was written of.
    guardian_id: Option<Uuid>,
    guardian_name: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    recorded_at: DateTime<Utc>,
    recorded_by: Uuid,
    recorded_by_name: String,
    replaces: Option<Uuid>,
    why: Option<String>,
    withdrawn: bool,
}

impl Row {
    fn relation(&self) -> Result<Code, Error> {
        known("household_member", "relation", self.relation.parse().ok())
    }

    fn guardianship(&self) -> Result<Option<Guardianship>, Error> {
        let code = self.guardianship.as_deref();
        code.map(|code| known("household_member", "guardianship", Guardianship::from_code(code))).transpose()
    }

    /// Whether nobody among these rows said it to be wrong.
    fn stands(&self, rows: &[Self]) -> bool {
        !self.withdrawn && !rows.iter().any(|other| other.replaces == Some(self.id))
    }

    fn protection(&self, people: &HashMap<Uuid, Facts>, mask: &Mask) -> Result<Option<Protection>, Error> {
        let Some(kind) = self.guardianship()? else { return Ok(None) };
        let holder = match (self.guardian, &self.guardian_name) {
            (Some(id), _) => {
                let facts = known("household_member", "guardian_id", people.get(&id))?;
                if facts.is_concealed() {
                    let holder = Holder::Named(mask.left_of(Group::ProtectedIdentity));
                    return Ok(Some(Protection { kind, holder: Some(holder) }));
                }
                let (called, birth_date) = (facts.identity(mask)?.called(), birth_date(facts, mask)?);
                Some(Holder::Known { id: Id::new(id), called, birth_date })
            }
            (None, Some(name)) => Some(Holder::Named(mask.field(Group::Identity, name.clone()))),
            (None, None) => None,
        };
        Ok(Some(Protection { kind, holder }))
    }

    /// The row as a profile may see it.
    fn through(self, people: &HashMap<Uuid, Facts>, mask: &Mask) -> Result<Member, Error> {
        let facts = known("household_member", "person_id", people.get(&self.who))?;
        let protection = self.protection(people, mask)?;
        let relation = self.relation()?;
        let by = OperatorRef { id: Id::new(self.recorded_by), name: self.recorded_by_name };
        Ok(Member {
            id: Id::new(self.id),
            household: Id::new(self.household_id),
            person: Id::new(self.who),
            called: facts.identity(mask)?.called(),
            birth_date: birth_date(facts, mask)?,
            relation,
            cohabiting: self.cohabiting,
            authority: mask.field(Group::Judicial, self.authority),
            protection: mask.field(Group::Judicial, protection),
            from: self.valid_from,
            to: self.valid_to,
            recorded: Moment { by, at: self.recorded_at },
            replaces: self.replaces.map(Id::new),
            why: self.why.map(|why| mask.field(Group::Judicial, why)),
            withdrawn: self.withdrawn,
            elsewhere: false,
        })
    }
}

fn birth_date(facts: &Facts, mask: &Mask) -> Result<Field<Option<Born>>, Error> {
    if facts.is_anonymous() {
        return Ok(Field::Shown(None));
    }
    let group = facts.identity(mask)?.group();
    Ok(facts.hidden(mask)?.field(group, facts.born()?))
}

/// Whatever was written down of everybody in these households, newest first; with a row, of the household that it is
/// about. What was written of a person without a name who turned out to be somebody is about that person.
async fn rows(work: &mut Work, households: &[Uuid], of: Option<Uuid>) -> Result<Vec<Row>, Error> {
    sqlx::query_as!(
        Row,
        r#"SELECT
            member.id,
            member.household_id,
            member.person_id,
            coalesce(person_kept(member.person_id), member.person_id) AS "who!",
            member.relation,
            member.cohabiting,
            member.authority,
            member.guardianship,
            person_kept(member.guardian_id) AS "guardian?",
            member.guardian_id,
            member.guardian_name,
            member.valid_from,
            member.valid_to,
            member.recorded_at,
            member.recorded_by,
            member.recorded_by_name,
            member.replaces,
            member.why,
            member.withdrawn
           FROM household_member member
           WHERE member.household_id = ANY($1)
              OR member.household_id = (SELECT asked.household_id FROM household_member asked WHERE asked.id = $2)
           ORDER BY member.recorded_at DESC, member.id DESC"#,
        households,
        of,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// The households of which anything was written about this person.
async fn households_of(work: &mut Work, person: Uuid) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(
        "SELECT DISTINCT member.household_id
         FROM household_member member
         WHERE member.person_id IN (SELECT person_records($1))",
        person,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// Who of these people lives today in a household that is none of these.
async fn elsewhere(
    work: &mut Work,
    people: &[Uuid],
    households: &[Uuid],
    today: NaiveDate,
) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(
        r#"SELECT DISTINCT coalesce(person_kept(member.person_id), member.person_id) AS "who!"
         FROM household_member member
         WHERE member.person_id IN (SELECT person_records(one) FROM unnest($1::uuid[]) AS one)
           AND NOT member.household_id = ANY($2)
           AND member.cohabiting
           AND NOT member.withdrawn
           AND (member.valid_from IS NULL OR member.valid_from <= $3)
           AND (member.valid_to IS NULL OR member.valid_to >= $3)
           AND NOT EXISTS (SELECT FROM household_member later WHERE later.replaces = member.id)"#,
        people,
        households,
        today,
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// These rows with the people in them, through the mask. Beside relatives an alias says who it is: whoever was not given
/// the name is not told that somebody is there.
async fn through(work: &mut Work, rows: Vec<Row>, mask: &Mask) -> Result<Vec<Member>, Error> {
    let ids: BTreeSet<Uuid> = rows.iter().flat_map(|row| [Some(row.who), row.guardian]).flatten().collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let people = read_all(work.connection(), &ids).await?;
    let people: HashMap<Uuid, Facts> = people.into_iter().map(|facts| (facts.id, facts)).collect();
    let is_told = |row: &Row| people.get(&row.who).is_none_or(|facts| !facts.is_concealed());
    rows.into_iter().filter(is_told).map(|row| row.through(&people, mask)).collect()
}

async fn members(work: &mut Work, ctx: &Context, id: Id<Person>, mask: &Mask) -> Result<Vec<Member>, Error> {
    let households = households_of(work, id.uuid()).await?;
    let rows = rows(work, &households, None).await?;
    let mut members = through(work, rows, mask).await?;
    let people: Vec<Uuid> = members.iter().map(|member| member.person.uuid()).collect();
    let elsewhere = elsewhere(work, &people, &households, ctx.today()).await?;
    for member in &mut members {
        member.elsewhere = elsewhere.contains(&member.person.uuid());
    }
    Ok(members)
}

/// Writes down that a person's household was looked at, for everybody in it: each may ask who saw what is theirs.
async fn seen(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    people: BTreeSet<Id<Person>>,
    why: &'static str,
) -> Result<(), Error> {
    for person in people {
        let entry = Entry::new(Action::Read, Subject::Person, Some(person.uuid()));
        audit::operator(work, ctx, operator, entry.through(operator, GROUPS).because(why)).await?;
    }
    Ok(())
}

/// A person with the households that they belong to or belonged to, and everybody in them. Reading it is in the audit
/// log, for each of them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person in the zone.
pub async fn households(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Family, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let person = read(work.connection(), id).await?.whole()?.through(&operator.mask)?;
    let members = if operator.mask.hides(Group::Family) {
        operator.mask.left_of(Group::Family)
    } else {
        Field::Shown(members(&mut work, ctx, id, &operator.mask).await?)
    };
    let others = members.shown().into_iter().flatten().map(|member| member.person);
    let people = others.chain([id]).collect();
    seen(&mut work, ctx, operator, people, "household").await?;
    work.commit().await?;
    Ok(Family { person, members, hidden: operator.mask.groups().collect() })
}
