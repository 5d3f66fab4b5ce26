//! The parts of a card: read through the mask, saved one by one, never overwritten.

use std::collections::{BTreeMap, btree_map::Entry as Slot};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::Operator,
    card::{
        Card, Ending, State,
        parts::{About, Known, Part, Parts, Rule, Saved, missing, told, wanted},
    },
    fields::{Clash, Values, Version, merge, why_through},
    mask::{Group, Hiding, Mask},
    permission::{EditCards, Grant, ReadCards},
};
use sqlx::PgPool;

use super::{
    open::{self, Record},
    rules::rule,
    write::changed,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    codes,
    error::{decode, encode, known},
    people,
};

/// A save of a part, as an operator sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartEdit {
    /// What was typed and read.
    pub values: Values,
    /// Number of the save that it began with; zero where there was none.
    pub version: i64,
    /// Number of the colleague's save that was shown beside it in a clash.
    pub seen: Option<i64>,
    /// Choices between the two, by field; they hold for the colleague's save that was seen.
    pub choices: BTreeMap<String, Choice>,
    /// Why a completed card is corrected.
    pub reason: Option<String>,
    /// Day of the card that it was taken over from; kept only where there is such a card.
    pub taken_from: Option<NaiveDate>,
}

/// Which words of a clash are to stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// This operator's.
    Mine,
    /// The colleague's.
    Theirs,
}

/// What became of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Save {
    /// It is saved; what a colleague changed elsewhere in the part is kept.
    Done,
    /// A colleague changed the same fields: nothing is saved until each is chosen.
    Clash {
        /// Number of the colleague's save.
        version: i64,
        /// Both changes joined, with mine where they clash.
        joined: Values,
        /// Field by field.
        clashes: Vec<Clash>,
    },
}

struct Row {
    part: String,
    version: i64,
    content: serde_json::Value,
    saved_by_name: String,
    saved_at: DateTime<Utc>,
    reason: Option<String>,
    taken_from: Option<NaiveDate>,
}

async fn rows(work: &mut Work, id: Id<Card>) -> Result<Vec<Row>, Error> {
    sqlx::query_as!(
        Row,
        "SELECT part, version, content, saved_by_name, saved_at, reason, taken_from
         FROM card_part
         WHERE card_id = $1
         ORDER BY version DESC",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

fn last(rows: &[Row]) -> Result<BTreeMap<Part, Values>, Error> {
    let mut parts = BTreeMap::new();
    for row in rows {
        let part = known("card_part", "part", Part::from_code(&row.part))?;
        if let Slot::Vacant(place) = parts.entry(part) {
            place.insert(decode("card_part", "content", row.content.clone())?);
        }
    }
    Ok(parts)
}

/// The parts of a card, and the groups of fields that they hold something of.
pub(super) async fn read(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    (record, known): (&Record, Known),
) -> Result<(Parts, Vec<Group>), Error> {
    let rows = rows(work, id).await?;
    let values = last(&rows)?;
    let mut rules = rules(work, &operator.mask).await?;
    rules.retain(|rule| rule.place.part().is_some());
    let about = About { minor: record.minor, ending: None, known, service: record.service };
    let missing = missing(&rules, &values, &about);
    let told = told(&values, record.minor, record.access_on);
    let parts = Parts {
        saved: saved(rows, &operator.mask)?,
        missing: missing.iter().filter_map(|it| Some((it.place.part()?, it.field.code.to_owned()))).collect(),
        wanted: wanted(&rules, &values, &about),
        told: told
            .into_iter()
            .filter(|told| !told.groups().iter().any(|group| operator.mask.hides(*group)))
            .collect(),
        hidden: operator.mask.groups().collect(),
        absent: operator.mask.those(Hiding::Absent).collect(),
        lists: codes::lists(work.connection(), ctx.today()).await?,
        proposed: Vec::new(),
    };
    let filled = |(part, values): (&Part, &Values)| values.groups(part.fields());
    Ok((parts, values.iter().flat_map(filled).collect()))
}

fn saved(rows: Vec<Row>, mask: &Mask) -> Result<Vec<Saved>, Error> {
    let mut parts: BTreeMap<Part, Vec<Version>> = BTreeMap::new();
    for row in rows {
        let part = known("card_part", "part", Part::from_code(&row.part))?;
        let values: Values = decode("card_part", "content", row.content)?;
        parts.entry(part).or_default().push(Version {
            number: row.version,
            fields: values.through(part.fields(), mask),
            by: row.saved_by_name,
            at: row.saved_at,
            reason: row.reason.map(|why| why_through(part.fields(), why, mask)),
            taken_from: row.taken_from,
        });
    }
    Ok(parts.into_iter().map(|(part, versions)| Saved { part, versions }).collect())
}

/// The rules of the desk in use. Nobody is asked for what their mask hides, nor because of it: such a rule is left to
/// those who may see it.
async fn rules(work: &mut Work, mask: &Mask) -> Result<Vec<Rule>, Error> {
    let rows = sqlx::query!(
        "SELECT part, field, or_field, holds
         FROM card_rule
         WHERE ended_at IS NULL AND (desk_id IS NULL OR desk_id = actor_desk())
         ORDER BY part, field, holds",
    )
    .fetch_all(work.connection())
    .await?;
    let mut rules = Vec::new();
    for row in rows {
        let rule = rule(&row.part, &row.field, row.or_field.as_deref(), &row.holds)?;
        if !rule.is_hidden_by(mask) {
            rules.push(rule);
        }
    }
    Ok(rules)
}

/// Refuses to complete a card in which something is missing: in its parts, of the person, or a service.
pub(super) async fn must_be_complete(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Card>,
    ending: Ending,
) -> Result<(), Error> {
    let values = last(&rows(work, id).await?)?;
    let record = open::record(work, id).await?;
    let operator = people::concealing(operator, record.concealed);
    let rules = rules(work, &operator.mask).await?;
    let known = if rules.iter().any(Rule::looks_at_person) {
        people::known_of(work, ctx, &operator, Id::new(record.person_id)).await?
    } else {
        Known::default()
    };
    let about = About { minor: record.minor, ending: Some(ending), known, service: record.service };
    let missing = missing(&rules, &values, &about);
    if missing.is_empty() { Ok(()) } else { Err(Error::CardIncomplete(missing)) }
}

/// Saves a part. What nobody else touched is joined silently.
///
/// # Errors
/// [`Error::Stale`] when the card was completed meanwhile, or is completed and no reason is given.
pub async fn save_part(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    part: Part,
    edit: &PartEdit,
) -> Result<Save, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let operator = &before(&mut work, operator, id).await?;
    let facts = sqlx::query_scalar!("SELECT facts FROM card WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_one(work.connection())
        .await?;
    let state: State = decode("card", "facts", facts)?;
    if (state == State::Open) != edit.reason.is_none() {
        return Err(Error::Stale);
    }
    let rows: Vec<Row> =
        rows(&mut work, id).await?.into_iter().filter(|row| row.part == part.code()).collect();
    let content = |version: i64| match rows.iter().find(|row| row.version == version) {
        Some(row) => decode("card_part", "content", row.content.clone()),
        None => Ok(Values::default()),
    };
    let version = rows.first().map_or(0, |row| row.version);
    let (base, theirs) = (content(edit.version)?, content(version)?);
    let (mut mine, base) = change(part, &operator.mask, &edit.values, (&base, &theirs));
    let (joined, clashes) = merge(part.fields(), &base, &mine, &theirs);
    let chosen = |code: &str| edit.choices.get(code).filter(|_| edit.seen == Some(version));
    if clashes.iter().any(|clash| chosen(clash.field.code).is_none()) {
        let joined = joined.seen(part.fields(), &operator.mask);
        let clashes = clashes.into_iter().map(|clash| clash.through(&operator.mask)).collect();
        return Ok(Save::Clash { version, joined, clashes });
    }
    for Clash { field, theirs, .. } in clashes {
        if chosen(field.code) == Some(&Choice::Theirs) {
            mine.set(field.code, theirs);
        }
    }
    let (joined, _) = merge(part.fields(), &base, &mine, &theirs);
    insert(&mut work, ctx, operator, (id, part, version + 1), &joined, edit).await?;
    changed(&mut work, ctx, operator, id, if edit.reason.is_some() { "corrected" } else { "part" }).await?;
    work.commit().await?;
    Ok(Save::Done)
}

/// Writes down a save of a part, with this number.
async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (id, part, version): (Id<Card>, Part, i64),
    values: &Values,
    edit: &PartEdit,
) -> Result<(), Error> {
    let taken_from = taken_from(work, id, part, edit.taken_from).await?;
    sqlx::query!(
        "INSERT INTO card_part
            (card_id, part, version, zone_id, content, saved_by, saved_by_name, saved_at, reason, taken_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id.uuid(),
        part.code(),
        version,
        operator.zone.uuid(),
        encode("card_part", "content", values)?,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
        edit.reason,
        taken_from,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// What an operator changed, and from what. Of values that are hidden one by one, both hold what stands there now.
fn change(part: Part, mask: &Mask, typed: &Values, (base, theirs): (&Values, &Values)) -> (Values, Values) {
    let standing = |values: &Values| values.with_hidden_of(part.fields(), mask, theirs);
    let typed = typed.with_hidden_fields_of(part.fields(), mask, base);
    (standing(&typed), standing(&left(part, mask, base)))
}

/// The operator as the parts of a card may be shown to them: of somebody under a protective alias they say who it is.
pub(crate) async fn before(work: &mut Work, operator: &Operator, id: Id<Card>) -> Result<Operator, Error> {
    let is_concealed = sqlx::query_scalar!(
        r#"SELECT person_is_concealed(person_id) AS "is!" FROM card WHERE id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(people::concealing(operator, is_concealed))
}

/// What the mask leaves of the fields that it does not hide; those that it hides are whole.
fn left(part: Part, mask: &Mask, values: &Values) -> Values {
    let mut left = values.clone();
    for def in part.fields().iter().filter(|def| !mask.hides(def.group)) {
        left.set(def.code, values.left(def, mask));
    }
    left
}

/// The same part of the person's last card before this one, and that card's day. Reading it is in the
/// audit log.
pub async fn earlier_part(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
    part: Part,
) -> Result<Option<(NaiveDate, Values)>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let operator = &before(&mut work, operator, id).await?;
    let Some(row) = earlier(&mut work, id, part).await? else { return Ok(None) };
    let values: Values = decode("card_part", "content", row.content)?;
    let groups = values.groups(part.fields());
    let entry = Entry::new(Action::Read, Subject::Card, Some(row.id)).through(operator, groups);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Some((row.access_on, values.seen(part.fields(), &operator.mask))))
}

struct Earlier {
    id: uuid::Uuid,
    access_on: NaiveDate,
    content: serde_json::Value,
}

/// The day that a part was taken over from, where the person has such a card on that day.
async fn taken_from(
    work: &mut Work,
    id: Id<Card>,
    part: Part,
    day: Option<NaiveDate>,
) -> Result<Option<NaiveDate>, Error> {
    let Some(day) = day else { return Ok(None) };
    let there = earlier(work, id, part).await?.is_some_and(|earlier| earlier.access_on == day);
    Ok(there.then_some(day))
}

async fn earlier(work: &mut Work, id: Id<Card>, part: Part) -> Result<Option<Earlier>, Error> {
    sqlx::query_as!(
        Earlier,
        "SELECT earlier.id, earlier.access_on, card_part.content
         FROM card
         JOIN card earlier ON earlier.person_id = card.person_id AND earlier.id <> card.id
            AND earlier.opened_at <= card.opened_at
         JOIN card_part ON card_part.card_id = earlier.id AND card_part.part = $2
         WHERE card.id = $1
         ORDER BY earlier.access_on DESC, earlier.opened_at DESC, card_part.version DESC
         LIMIT 1",
        id.uuid(),
        part.code(),
    )
    .fetch_optional(work.connection())
    .await
    .map_err(Error::from)
}
