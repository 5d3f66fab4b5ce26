//! What is known of a person beyond the record: dated facts. Each is written once; a correction is another row that
//! names what it corrects, and the constraint `person_fact_replaced_once` lets only one do so.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRef},
    fields::{Lists, Values},
    intake::Moment,
    mask::{Field, Group, Hiding},
    permission::{EditCards, Grant, ReadCards},
    person::{
        Person,
        facts::{Fact, FactKind, FactRecord, NewFact, PersonFacts, Precise, Precision},
    },
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    enter::{holder, one_at_a_time},
    identities::changed,
    keys,
    record::{Facts, GROUPS, kept, read},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    codes,
    error::{decode, encode, known},
};

/// A row, in clear: it never leaves this file.
struct Row {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    content: serde_json::Value,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    from_precision: String,
    to_precision: String,
    recorded_at: DateTime<Utc>,
    recorded_by: Uuid,
    recorded_by_name: String,
    replaces: Option<Uuid>,
    why: Option<String>,
    withdrawn: bool,
}

impl Row {
    fn kind(&self) -> Result<FactKind, Error> {
        known("person_fact", "kind", FactKind::from_code(&self.kind))
    }

    fn values(&self) -> Result<Values, Error> {
        decode("person_fact", "content", self.content.clone())
    }

    fn precise(&self) -> Result<Precise, Error> {
        let precise = Precise::from_codes(&self.from_precision, &self.to_precision);
        known("person_fact", "from_precision", precise)
    }

    /// The fact as the operator may see it, and the groups that it holds something of.
    fn through(self, operator: &Operator) -> Result<(Fact, Vec<Group>), Error> {
        let (kind, values, precise) = (self.kind()?, self.values()?, self.precise()?);
        let by = OperatorRef { id: Id::new(self.recorded_by), name: self.recorded_by_name };
        let fact = Fact {
            id: Id::new(self.id),
            kind,
            fields: Vec::new(),
            from: self.valid_from,
            to: self.valid_to,
            precise,
            recorded: Moment { by, at: self.recorded_at },
            replaces: self.replaces.map(Id::new),
            why: self.why.map(Field::Shown),
            withdrawn: self.withdrawn,
        };
        Ok((fact.through(&values, &operator.mask), values.groups(kind.fields())))
    }
}

/// Every fact that was ever written down of a person, newest first; or one of them. What was written of a record that
/// was merged into this one is about this one too.
async fn rows(work: &mut Work, person: Id<Person>, only: Option<Id<FactRecord>>) -> Result<Vec<Row>, Error> {
    sqlx::query_as!(
        Row,
        r#"SELECT
            person_fact.id,
            person_fact.person_id,
            person_fact.kind,
            person_fact.content,
            person_fact.valid_from,
            person_fact.valid_to,
            person_fact.from_precision,
            person_fact.to_precision,
            person_fact.recorded_at,
            person_fact.recorded_by,
            person_fact.recorded_by_name,
            person_fact.replaces,
            person_fact.why,
            person_fact.withdrawn
           FROM person_fact
           WHERE person_fact.person_id IN (SELECT person_records($1)) AND ($2::uuid IS NULL OR person_fact.id = $2)
           ORDER BY person_fact.recorded_at DESC, person_fact.id DESC"#,
        person.uuid(),
        only.map(Id::uuid),
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// Every fact of a person as the operator may see it, and the groups that they and the record hold something of.
pub(crate) async fn seen(
    work: &mut Work,
    operator: &Operator,
    id: Id<Person>,
) -> Result<(Vec<Fact>, BTreeSet<Group>), Error> {
    let (mut facts, mut groups) = (Vec::new(), BTreeSet::from(GROUPS));
    for row in rows(work, id, None).await? {
        let (fact, of) = row.through(operator)?;
        groups.extend(of);
        if fact.kind.main().is_none_or(|main| !operator.mask.omits(main.group)) {
            facts.push(fact);
        }
    }
    Ok((facts, groups))
}

/// A person as the facts say that stand today, where they speak of what the record has a column for, too. Of these
/// facts no more is told than of the record.
pub(super) async fn today(
    work: &mut Work,
    operator: &Operator,
    record: Facts,
    lists: &Lists,
) -> Result<Person, Error> {
    let (facts, _) = seen(work, operator, Id::new(record.id)).await?;
    Ok(record.through(&operator.mask)?.as_facts_say(&facts, lists))
}

/// A person with everything that is known beyond the record. Reading it is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person in the zone.
pub async fn facts(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<PersonFacts, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let person = read(work.connection(), id).await?.whole()?.through(&operator.mask)?;
    let (facts, groups) = seen(&mut work, operator, id).await?;
    let lists = codes::lists(work.connection(), ctx.today()).await?;
    let person = person.as_facts_say(&facts, &lists);
    let entry =
        Entry::new(Action::Read, Subject::Person, Some(id.uuid())).through(operator, groups).because("facts");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let (hidden, absent) = (operator.mask.groups().collect(), operator.mask.those(Hiding::Absent).collect());
    Ok(PersonFacts { person, facts, hidden, absent, lists })
}

/// What is written: the fact, whose it is, and what it corrects.
struct Written {
    person: Uuid,
    fact: NewFact,
    /// The row that does not count any more, and why.
    replaces: Option<(Uuid, String)>,
    withdrawn: bool,
}

async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    written: Written,
) -> Result<Id<FactRecord>, Error> {
    let Written { person, fact, replaces, withdrawn } = written;
    let (replaces, why) = replaces.unzip();
    let has_code = fact.identifier().is_some() || fact.fiscal_code().is_some();
    let inserted = sqlx::query_scalar!(
        "INSERT INTO person_fact
            (id, zone_id, person_id, kind, content, valid_from, valid_to, recorded_at, recorded_by,
             recorded_by_name, replaces, why, withdrawn, from_precision, to_precision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (replaces) DO NOTHING
         RETURNING id",
        ctx.id(),
        operator.zone.uuid(),
        person,
        fact.kind.code(),
        encode("person_fact", "content", &fact.values)?,
        fact.from,
        fact.to,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        replaces,
        why,
        withdrawn,
        fact.precise.from.code(),
        fact.precise.to.code(),
    )
    .fetch_optional(work.connection())
    .await?;
    let inserted = inserted.map(Id::new).ok_or(Error::Stale)?;
    if has_code {
        // Whoever holds a code is compared with its other holders, tonight.
        sqlx::query!("UPDATE person SET compared = 0 WHERE id = $1", person)
            .execute(work.connection())
            .await?;
    }
    Ok(inserted)
}

/// A fact that replaces one with these values: what the operator does not see of it stays.
fn with_hidden(mut fact: NewFact, operator: &Operator, stands: &Values) -> NewFact {
    fact.values = fact.values.with_hidden_fields_of(fact.kind.fields(), &operator.mask, stands);
    fact
}

/// Writes down what another office says; `instead` is the fact that it replaces, and why.
///
/// # Errors
/// [`Error::Stale`] when somebody replaced that one already.
pub(super) async fn write_instead(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
    fact: NewFact,
    instead: Option<(Id<FactRecord>, String)>,
) -> Result<(), Error> {
    let (person, fact, replaces) = match instead {
        None => (id.uuid(), fact, None),
        Some((which, why)) => {
            let row = rows(work, id, Some(which)).await?.pop().ok_or(Error::Stale)?;
            let fact = with_hidden(fact, operator, &row.values()?);
            (row.person_id, fact, Some((row.id, why)))
        }
    };
    insert(work, ctx, operator, Written { person, fact, replaces, withdrawn: false }).await?;
    Ok(())
}

/// Who else has or had this codice fiscale, wherever it is written.
async fn code_holder(
    work: &mut Work,
    operator: &Operator,
    person: Uuid,
    code: Option<&str>,
) -> Result<Option<Id<Person>>, Error> {
    let Some(code) = code else { return Ok(None) };
    let Some(other) = holder(work, operator, code, Some(person)).await? else { return Ok(None) };
    let other = kept(work.connection(), Id::new(other)).await?;
    // A record that was merged into the person's own one may hold it.
    Ok((other.uuid() != person).then_some(other))
}

/// Refuses an identifier that somebody else has, before anything is written. Two who write the same one at once
/// wait for one another. That an operator was told of somebody whom the desk does not see is in the audit log.
async fn is_nobody_elses(
    mut work: Work,
    ctx: &Context,
    operator: &Operator,
    person: Uuid,
    fact: &NewFact,
) -> Result<Work, Error> {
    let (identifier, code) = (fact.identifier(), fact.fiscal_code());
    if identifier.is_none() && code.is_none() {
        return Ok(work);
    }
    one_at_a_time(work.connection(), operator).await?;
    let code = code.map(|code| code.canonical().to_string());
    if let Some(other) = code_holder(&mut work, operator, person, code.as_deref()).await? {
        return Err(Error::IdentifierOf(other));
    }
    let other = sqlx::query_scalar!(
        "SELECT person_id
         FROM person_fact
         WHERE zone_id = $1 AND identifier = $2 AND person_id NOT IN (SELECT person_records($3))
             AND NOT EXISTS (SELECT FROM person_fact later WHERE later.replaces = person_fact.id)
         ORDER BY id
         LIMIT 1",
        operator.zone.uuid(),
        identifier,
        person,
    )
    .fetch_optional(work.connection())
    .await?;
    if let Some(other) = other {
        let other = kept(work.connection(), Id::new(other)).await?;
        // Of whom the desk was sent a part only, an identifier that was not sent is as of somebody unseen.
        if read(work.connection(), other).await?.is_whole() {
            return Err(Error::IdentifierOf(other));
        }
    }
    let unseen = other.is_some()
        || sqlx::query_scalar!(
            r#"SELECT (identifier_is_taken($1, $2) OR $3::text IS NOT NULL AND code_is_taken($3, $2)) AS "taken!""#,
            identifier,
            person,
            code,
        )
        .fetch_one(work.connection())
        .await?;
    if !unseen {
        return Ok(work);
    }
    let entry = Entry::new(Action::List, Subject::Person, None).because("identifier of somebody unseen");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Err(Error::IdentifierUnseen)
}

/// Writes a fact down.
///
/// # Errors
/// [`Error::Anonymous`] when it tells who somebody is and the person gave no name, [`Error::NotFound`] when the
/// profile may not see what it is about, [`Error::IdentifierOf`] when it is an identifier that somebody else has,
/// [`Error::IdentifierUnseen`] when the desk does not see who that is.
pub async fn add_fact(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Person>,
    mut fact: NewFact,
) -> Result<Id<FactRecord>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let person = read(work.connection(), id).await?.whole()?;
    if fact.kind.hidden_by(&operator.mask).is_some() {
        return Err(Error::NotFound);
    }
    if person.is_anonymous() && fact.kind.is_identifying() {
        return Err(Error::Anonymous);
    }
    // Nobody writes what they could not read afterwards.
    for def in fact.kind.fields().iter().filter(|def| operator.mask.hides(def.group)) {
        fact.values.set(def.code, []);
    }
    work = is_nobody_elses(work, ctx, operator, id.uuid(), &fact).await?;
    let written = Written { person: id.uuid(), fact, replaces: None, withdrawn: false };
    let added = insert(&mut work, ctx, operator, written).await?;
    keys::rewrite(work.connection(), operator.zone.uuid(), id.uuid()).await?;
    changed(&mut work, ctx, operator, id, "fact_added").await?;
    work.commit().await?;
    Ok(added)
}

/// What is said of a fact that was written down.
enum Said {
    /// It is different.
    Corrected(NewFact),
    /// It ended on this day, which is known so exactly.
    Ended(NaiveDate, Precision),
    /// It was never true.
    Withdrawn,
}

impl Said {
    const fn how(&self) -> &'static str {
        match self {
            Self::Corrected(_) => "fact_corrected",
            Self::Ended(..) => "fact_ended",
            Self::Withdrawn => "fact_withdrawn",
        }
    }
}

async fn replace(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    (id, which): (Id<Person>, Id<FactRecord>),
    said: Said,
    why: &str,
) -> Result<Id<FactRecord>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    read(work.connection(), id).await?.whole()?;
    let row = rows(&mut work, id, Some(which)).await?.pop().ok_or(Error::NotFound)?;
    let (kind, values) = (row.kind()?, row.values()?);
    // Nobody corrects what they are told they cannot read.
    if !kind.may_be_corrected(&operator.mask) {
        return Err(Error::NotFound);
    }
    if row.withdrawn {
        return Err(Error::Stale);
    }
    let (how, withdrawn) = (said.how(), matches!(said, Said::Withdrawn));
    let fact = match said {
        Said::Corrected(fact) if fact.kind == kind => {
            let fact = with_hidden(fact, operator, &values);
            work = is_nobody_elses(work, ctx, operator, id.uuid(), &fact).await?;
            fact
        }
        Said::Corrected(_) => return Err(Error::NotFound),
        Said::Ended(to, exactly) => {
            let precise = Precise { to: exactly, ..row.precise()? };
            NewFact { kind, values, from: row.valid_from, to: Some(to), precise }
        }
        Said::Withdrawn => {
            NewFact { kind, values, from: row.valid_from, to: row.valid_to, precise: row.precise()? }
        }
    };
    let replaces = Some((row.id, why.to_owned()));
    let written = Written { person: row.person_id, fact, replaces, withdrawn };
    let whose = written.person;
    let inserted = insert(&mut work, ctx, operator, written).await?;
    keys::rewrite(work.connection(), operator.zone.uuid(), whose).await?;
    changed(&mut work, ctx, operator, id, how).await?;
    work.commit().await?;
    Ok(inserted)
}

/// Corrects a fact: the new one counts instead, and the old one stays to be read. What is absent for the profile stays as
/// it is.
///
/// # Errors
/// [`Error::Stale`] when it was corrected already, [`Error::NotFound`] when something of it is masked.
pub async fn correct_fact(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    which: (Id<Person>, Id<FactRecord>),
    fact: NewFact,
    why: &str,
) -> Result<Id<FactRecord>, Error> {
    replace(pool, ctx, grant.operator(), which, Said::Corrected(fact), why).await
}

/// Says that a fact was true until this day, and how exactly that is known: of a month or a year it is the last day.
///
/// # Errors
/// As [`correct_fact`].
pub async fn end_fact(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    which: (Id<Person>, Id<FactRecord>),
    (to, exactly): (NaiveDate, Precision),
    why: &str,
) -> Result<Id<FactRecord>, Error> {
    replace(pool, ctx, grant.operator(), which, Said::Ended(to, exactly), why).await
}

/// Says that a fact was never true.
///
/// # Errors
/// As [`correct_fact`].
pub async fn withdraw_fact(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    which: (Id<Person>, Id<FactRecord>),
    why: &str,
) -> Result<Id<FactRecord>, Error> {
    replace(pool, ctx, grant.operator(), which, Said::Withdrawn, why).await
}
