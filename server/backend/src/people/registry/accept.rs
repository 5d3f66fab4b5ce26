//! Taking over what the registry says, datum by datum.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    fields::Values,
    format,
    permission::{EditCards, Grant},
    person::{
        Person, Sex,
        facts::{Fact, FactKind, NewFact, Precise, current},
        registry::{Answer, Datum, Line, Source, Told, compare, mark},
    },
};
use sqlx::PgPool;

use super::{PersonRegistry, look_up::asked};
use crate::{
    Context, Error, Work, codes,
    error::broken_constraint,
    people::{
        facts::{self, write_instead},
        identities::{changed, held},
        keys,
    },
};

/// What became of what was to be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// It was.
    Done,
    /// Somebody else of ours has this codice fiscale: nothing was.
    CodeTaken,
}

/// Takes these data over from the registry. `mark` stands for the comparison that the operator saw.
///
/// # Errors
/// * [`Error::Stale`] when the registry or the person is not any more what the operator saw
/// * [`Error::NotFound`] when one of the data is hidden from the profile
/// * [`Error::Incomplete`] when nothing, or something that does not differ, was chosen
pub async fn accept(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    registry: &dyn PersonRegistry,
    id: Id<Person>,
    (chosen, seen): (&[Datum], u64),
) -> Result<Accepted, Error> {
    let operator = grant.operator();
    if chosen.is_empty() {
        return Err(Error::Incomplete);
    }
    let (looked_up, told) = asked(pool, ctx, operator, registry, id).await?;
    let (Answer::Found { source, .. }, Some(told)) = (looked_up.answer, told) else {
        return Err(Error::Stale);
    };
    let mut work = Work::operator(pool, operator).await?;
    // From here on nobody else writes into the record.
    let held = held(&mut work, id).await?.written()?;
    // A record that was merged meanwhile is not written any more.
    if held.merged_into.is_some() {
        return Err(Error::Stale);
    }
    let person = held.through(&operator.mask)?;
    let (facts, _) = facts::seen(&mut work, operator, id).await?;
    let holding = current(&facts, ctx.today());
    let lists = codes::lists(work.connection(), ctx.today()).await?;
    let person = person.as_facts_say(&facts, &lists);
    let lines = compare(&person, &holding, &told, (&operator.mask, &lists));
    let chosen = chosen_of(&lines, chosen, mark(&source, &lines) == seen)?;
    let data: Vec<Datum> = chosen.iter().map(|line| line.datum).collect();
    match write_record(&mut work, id, &data, &told).await {
        Err(Error::Database(error)) if is_taken(&error) => return Ok(Accepted::CodeTaken),
        done => done?,
    }
    for line in chosen {
        write_fact(&mut work, ctx, operator, id, (line.datum, &told), (holding.as_slice(), &source)).await?;
        note(&mut work, ctx, operator, id, line, &source).await?;
    }
    keys::rewrite(work.connection(), operator.zone.uuid(), id.uuid()).await?;
    changed(&mut work, ctx, operator, id, "from_registry").await?;
    work.commit().await?;
    Ok(Accepted::Done)
}

/// The lines that were chosen, where they may be and are what the operator saw.
fn chosen_of<'a>(lines: &'a [Line], chosen: &[Datum], is_as_seen: bool) -> Result<Vec<&'a Line>, Error> {
    let chosen: Vec<&Line> = lines.iter().filter(|line| chosen.contains(&line.datum)).collect();
    if chosen.iter().any(|line| line.hidden) {
        return Err(Error::NotFound);
    }
    if !is_as_seen {
        return Err(Error::Stale);
    }
    let is_nothing = chosen.iter().any(|line| !line.differs);
    if is_nothing { Err(Error::Incomplete) } else { Ok(chosen) }
}

fn is_taken(error: &sqlx::Error) -> bool {
    broken_constraint(error) == Some("person_zone_id_fiscal_code_canonical_key")
}

/// Writes into the record what of these data it holds. The residence is a fact: a column beside it would speak up again
/// when that fact ended.
async fn write_record(work: &mut Work, id: Id<Person>, data: &[Datum], told: &Told) -> Result<(), Error> {
    let takes = |datum: Datum| data.contains(&datum);
    let code = told.fiscal_code.as_ref().filter(|_| takes(Datum::FiscalCode));
    let born: Option<NaiveDate> = takes(Datum::BirthDate).then_some(told.birth_date);
    sqlx::query!(
        "UPDATE person
         SET family_name = coalesce($2, family_name),
             given_name = coalesce($3, given_name),
             fiscal_code = coalesce($4, fiscal_code),
             fiscal_code_canonical = coalesce($5, fiscal_code_canonical),
             birth_date = coalesce($6, birth_date),
             birth_precision = CASE WHEN $6::date IS NULL THEN birth_precision ELSE 'day' END,
             sex = coalesce($7, sex),
             birth_place = coalesce($8, birth_place),
             residence = CASE WHEN $9 THEN NULL ELSE residence END
         WHERE id = $1",
        id.uuid(),
        takes(Datum::FamilyName).then_some(told.name.family.as_str()),
        takes(Datum::GivenName).then_some(told.name.given.as_str()),
        code.map(ToString::to_string),
        code.map(|code| code.canonical().to_string()),
        born,
        told.sex.filter(|_| takes(Datum::Sex)).map(Sex::code),
        told.birth_place.as_deref().filter(|_| takes(Datum::BirthPlace)),
        takes(Datum::Residence),
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Writes the fact that a datum is. A fact of the same kind that holds
/// today is corrected by it, where there is one and no more: of two it cannot be told which one was wrong. Who moved
/// lived there until then.
async fn write_fact(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
    (datum, told): (Datum, &Told),
    (holding, source): (&[&Fact], &Source),
) -> Result<(), Error> {
    let Some((fact, main)) = fact_of(datum, told) else { return Ok(()) };
    // Beside a residence of the registry there may be a domicile.
    let of_same = |other: &&&Fact| {
        other.kind == fact.kind
            && other.may_be_corrected()
            && main.is_none_or(|(code, value)| other.visible().one(code) == value)
    };
    let mut same = holding.iter().filter(of_same);
    let only = match (same.next(), same.next()) {
        // Somebody may have several citizenships.
        (Some(only), None) if datum != Datum::Citizenship => Some(*only),
        _ => None,
    };
    let last_day = fact.from.and_then(|from| from.pred_opt());
    match (only, last_day) {
        (Some(only), Some(last_day)) if only.from.is_none_or(|from| from <= last_day) => {
            let ended = NewFact {
                kind: only.kind,
                values: only.visible(),
                from: only.from,
                to: Some(last_day),
                precise: Precise { from: only.precise.from, ..Precise::DAYS },
            };
            write_instead(work, ctx, operator, id, ended, Some((only.id, why(source)))).await?;
            write_instead(work, ctx, operator, id, fact, None).await
        }
        (Some(only), _) => write_instead(work, ctx, operator, id, fact, Some((only.id, why(source)))).await,
        (None, _) => write_instead(work, ctx, operator, id, fact, None).await,
    }
}

fn why(source: &Source) -> String {
    format!("Anagrafe di {}, {}", source.municipality, format::date_time(source.as_of))
}

/// What a datum says as a fact, and by which value facts of its kind are told apart.
fn fact_of(datum: Datum, told: &Told) -> Option<(NewFact, Option<(&'static str, &'static str)>)> {
    let mut values = Values::default();
    let mut put = |code: &str, value: Option<&str>| values.set(code, value.map(str::to_owned));
    let (kind, from, main) = match datum {
        Datum::Citizenship => {
            let citizenship = told.citizenship.as_ref()?;
            put("cittadinanza-tipo", Some(citizenship.kind));
            put("cittadinanza-paese", citizenship.country.as_deref());
            (FactKind::Citizenship, None, None)
        }
        Datum::CivilStatus => {
            put("stato-civile", told.civil_status.as_deref());
            (FactKind::CivilStatus, None, None)
        }
        Datum::Residence => {
            put("residenza-tipo", Some("residenza"));
            put("residenza-via", told.address.as_deref());
            put("residenza-comune", told.municipality.as_deref());
            (FactKind::Residence, told.resident_since, Some(("residenza-tipo", "residenza")))
        }
        Datum::Death => {
            let day = format::date(told.death()?);
            put("decesso-giorno", Some(day.as_str()));
            (FactKind::Death, None, None)
        }
        _ => return None,
    };
    Some((NewFact { kind, values, from, to: None, precise: Precise::DAYS }, main))
}

/// Writes down what was there before, and where the new value comes from.
async fn note(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Person>,
    line: &Line,
    source: &Source,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO registry_taken
            (id, zone_id, person_id, datum, before, after, municipality, as_of, at, operator_id, operator_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        line.datum.code(),
        line.held,
        line.offered.as_deref().unwrap_or_default(),
        source.municipality,
        source.as_of,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
