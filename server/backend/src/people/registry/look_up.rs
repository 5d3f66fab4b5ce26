//! A person beside what the registry says.

use domain::{
    FiscalCode, Id,
    actor::Operator,
    fields::Lists,
    mask::Group,
    permission::{EditCards, Grant, ReadCards},
    person::{
        Born, Name, Person,
        facts::{Fact, current},
        registry::{Answer, Aside, Datum, LookedUp, Prefill, Source, Taken, Told, compare, mark},
    },
};
use sqlx::PgPool;

use super::{PersonRegistry, Question, Reply};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    codes,
    error::known,
    operators::is_outside,
    people::{
        facts::seen,
        record::{Facts, read},
    },
    register::RegisterKeys,
};

/// Groups that a registry tells of.
const GROUPS: [Group; 4] = [Group::Identity, Group::Residence, Group::Family, Group::Origin];

/// What is known of a person before the registry is asked.
struct Before {
    person: Person,
    facts: Vec<Fact>,
    lists: Lists,
    taken: Vec<Taken>,
    question: Question,
}

/// A person beside what the registry says; that it was asked is in the audit log, whatever it answers.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person in the zone.
pub async fn look_up(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    registry: &dyn PersonRegistry,
    id: Id<Person>,
) -> Result<LookedUp, Error> {
    let operator = grant.operator();
    let (looked_up, _) = asked(pool, ctx, operator, registry, id).await?;
    Ok(looked_up)
}

/// Whether the municipal registry answers this operator: whom their profile hides, and desks of the third sector, it tells
/// nothing.
pub async fn answers(pool: &PgPool, operator: &Operator) -> Result<bool, Error> {
    if operator.mask.hides(Group::Identity) {
        return Ok(false);
    }
    let mut work = Work::operator(pool, operator).await?;
    Ok(!is_outside(&mut work).await?)
}

/// What the registry says of whoever has this codice fiscale, for a form that is being filled in; nothing where it knows
/// nobody, or where the profile may not see who people are. That it was asked is in the audit log, with a digest of the
/// codice fiscale: there may be no record yet to name, and whoever asks of many is to be told from who asks of one.
pub async fn prefill(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    (registry, keys): (&dyn PersonRegistry, &RegisterKeys),
    code: FiscalCode,
) -> Result<Option<Prefill>, Error> {
    let operator = grant.operator();
    if !answers(pool, operator).await? {
        return Ok(None);
    }
    let mut work = Work::operator(pool, operator).await?;
    let entry = Entry::new(Action::Read, Subject::Person, None).through(operator, [Group::Identity]);
    let entry = match keys.asked(&code) {
        Some(digest) => entry.in_words(format!("registry {digest}")),
        None => entry.because("registry"),
    };
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    let question = Question { fiscal_code: Some(code), born: None };
    Ok(match registry.look_up(operator, &question).await? {
        Reply::One(told, source, _) => {
            let Told { name, birth_date, .. } = *told;
            Some(Prefill { name, birth_date, source })
        }
        Reply::Nobody(_) | Reply::Several(_) => None,
    })
}

/// As [`look_up`], with what the registry said in clear: for what is taken over from it.
pub(super) async fn asked(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    registry: &dyn PersonRegistry,
    id: Id<Person>,
) -> Result<(LookedUp, Option<Told>), Error> {
    let Before { person, facts, lists, taken, question } = before(pool, ctx, operator, id).await?;
    if question.fiscal_code.is_none() && question.born.is_none() {
        return Ok((LookedUp { person, answer: Answer::NothingToAsk, taken }, None));
    }
    let (answer, told) = match registry.look_up(operator, &question).await? {
        Reply::Nobody(sources) if sources.is_empty() => (Answer::NoRegistry, None),
        Reply::Nobody(sources) => (Answer::Nobody(sources), None),
        Reply::Several(source) => (Answer::Several(source), None),
        Reply::One(told, source, by) => {
            let holding = current(&facts, ctx.today());
            let lines = compare(&person, &holding, &told, (&operator.mask, &lists));
            let (aside, mark) = (Aside::of(&told, &operator.mask), mark(&source, &lines));
            (Answer::Found { source, by, lines, aside, mark }, Some(*told))
        }
    };
    Ok((LookedUp { person, answer, taken }, told))
}

async fn before(pool: &PgPool, ctx: &Context, operator: &Operator, id: Id<Person>) -> Result<Before, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let record = read(work.connection(), id).await?.written()?;
    let question = question(&record)?;
    let person = record.through(&operator.mask)?;
    let (facts, _) = seen(&mut work, operator, id).await?;
    let taken = taken(&mut work, operator, id).await?;
    let lists = codes::lists(work.connection(), ctx.today()).await?;
    let person = person.as_facts_say(&facts, &lists);
    // Written down before the registry is asked: it may not be ours, and it may be away.
    let entry = Entry::new(Action::Read, Subject::Person, Some(id.uuid()))
        .through(operator, GROUPS)
        .because("registry");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Before { person, facts, lists, taken, question })
}

/// By what somebody can be looked for: of whoever gave no name nothing is asked.
fn question(record: &Facts) -> Result<Question, Error> {
    let name = record.given_name.clone().zip(record.family_name.clone());
    let name = name.map(|(given, family)| Name { given, family });
    let born = record.born()?.and_then(Born::day);
    Ok(Question { fiscal_code: record.fiscal_code()?, born: name.zip(born) })
}

/// What was taken over before, newest first, through the mask.
async fn taken(work: &mut Work, operator: &Operator, id: Id<Person>) -> Result<Vec<Taken>, Error> {
    let rows = sqlx::query!(
        "SELECT datum, before, after, municipality, as_of, at, operator_name
         FROM registry_taken
         WHERE person_id IN (SELECT person_records($1))
         ORDER BY at DESC, id DESC",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let datum = known("registry_taken", "datum", Datum::from_code(&row.datum))?;
            Ok(Taken {
                datum,
                before: operator.mask.field(datum.group(), row.before),
                after: operator.mask.field(datum.group(), row.after),
                source: Source { municipality: row.municipality, as_of: row.as_of },
                at: row.at,
                by: row.operator_name,
            })
        })
        .collect()
}
