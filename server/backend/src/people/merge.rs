//! Two records of one person: the preview, the merge, and its undoing.
//!
//! The merged record stays and says into which one it was merged. Cards and signatures move, and which ones is written
//! down; what was sent or proposed out of a card, and its case file, follow the card, both ways. Dated facts are read
//! through the merged record (`person_records`). Of each field of the record one value is kept; the change keeps both
//! records as they were. Undoing gives back what moved and what was taken over; whatever was added or written anew since
//! stays with the kept person.

use std::collections::BTreeSet;

use domain::{
    Id,
    actor::Operator,
    mask::{Group, Mask},
    permission::{EditCards, Grant, ReadCards},
    person::{
        ChangeRecord, Match, Person,
        merging::{MergeField, MergeMoves, MergeObstacle, MergePreview},
    },
};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    doubles,
    enter::one_at_a_time,
    identities::{changed, held},
    keys, matching,
    record::{Facts, GROUPS, read},
    values::{Record, write},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, encode, known},
    work::one_row,
};

/// Both records as they were, and what was taken over: what undoing needs.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    kept: Record,
    other: Record,
    taken: Vec<MergeField>,
}

/// A merge that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merging {
    /// The record that is merged.
    pub from: Id<Person>,
    /// The person who is kept.
    pub into: Id<Person>,
    /// The state of both that the preview showed.
    pub seen: String,
    /// Fields of which the merged record's value is taken over.
    pub take: BTreeSet<MergeField>,
    /// Why, in the operator's words.
    pub why: String,
}

/// People of the registry who may be the same as this one, best first; without those of whom somebody said that they
/// are not.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person in the zone.
pub async fn twins(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Person>,
) -> Result<Vec<Match>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let facts = read(work.connection(), id).await?.whole()?;
    let mut twins = matching::like(&mut work, operator, &facts).await?;
    let others = doubles::others(&mut work, id).await?;
    twins.retain(|twin| !others.contains(&twin.person.id));
    let entry = Entry::new(Action::List, Subject::Person, None)
        .through(operator, [Group::Identity, Group::Contacts])
        .because("twins");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(twins)
}

/// Two records side by side. Both reads are in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when one of them is not there.
pub async fn preview(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    (into, from): (Id<Person>, Id<Person>),
) -> Result<MergePreview, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (kept, other) =
        (read(work.connection(), into).await?.whole()?, read(work.connection(), from).await?.whole()?);
    let (of_kept, of_other) = (weight(&mut work, into).await?, weight(&mut work, from).await?);
    let obstacle = obstacle(operator, &kept, &other)?;
    for id in [into, from] {
        let entry = Entry::new(Action::Read, Subject::Person, Some(id.uuid()))
            .through(operator, GROUPS)
            .because("merge_preview");
        audit::operator(&mut work, ctx, operator, entry).await?;
    }
    work.commit().await?;
    Ok(MergePreview {
        seen: seen(&of_kept, &of_other),
        kept: kept.through(&operator.mask)?,
        other: other.through(&operator.mask)?,
        moves: MergeMoves { cards: of_other.cards, facts: of_other.facts, signatures: of_other.signatures },
        obstacle,
    })
}

/// What forbids a merge, judged by what is known in clear.
fn obstacle(operator: &Operator, kept: &Facts, other: &Facts) -> Result<Option<MergeObstacle>, Error> {
    if operator.mask.hides(Group::Identity) {
        return Ok(Some(MergeObstacle::Hidden));
    }
    let clear = Mask::none();
    Ok(MergeObstacle::between(&kept.clone().through(&clear)?, &other.clone().through(&clear)?))
}

/// How much hangs on a record, as this operator may know it.
struct Weight {
    version: i32,
    cards: i64,
    facts: i64,
    signatures: i64,
}

async fn weight(work: &mut Work, id: Id<Person>) -> Result<Weight, Error> {
    sqlx::query_as!(
        Weight,
        r#"SELECT
            person.version,
            (SELECT count(*) FROM card WHERE card.person_id = person.id) AS "cards!",
            (SELECT count(*) FROM person_fact
             WHERE person_fact.person_id IN (SELECT person_records(person.id))) AS "facts!",
            (SELECT count(*) FROM privacy_signature
             WHERE privacy_signature.person_id = person.id) AS "signatures!"
           FROM person
           WHERE person.id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}

/// The state of two records, so that a change of either is noticed.
fn seen(kept: &Weight, other: &Weight) -> String {
    let of = |weight: &Weight| format!("{}.{}.{}", weight.version, weight.cards, weight.facts);
    format!("{}-{}", of(kept), of(other))
}

/// Merges one record into another: cards and signatures of all desks go there, and which ones is written down.
/// What the profile may not see keeps the value of the kept person, whatever was asked.
///
/// # Errors
/// [`Error::Stale`] when something forbids it, or either record changed since the preview: a new preview says which.
pub async fn merge(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    merging: &Merging,
) -> Result<(), Error> {
    let operator = grant.operator();
    let (from, into) = (merging.from, merging.into);
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let (other, kept) = (held(&mut work, from).await?.whole()?, held(&mut work, into).await?.whole()?);
    let now = seen(&weight(&mut work, into).await?, &weight(&mut work, from).await?);
    if obstacle(operator, &kept, &other)?.is_some() || now != merging.seen {
        return Err(Error::Stale);
    }
    let before = before(operator, merging, (&kept, &other))?;
    take_over(&mut work, merging, &before).await?;
    let moved = Moved::all(&mut work, from, into).await?;
    note(&mut work, ctx, operator, (merging, other.alias), (&moved, &before)).await?;
    sqlx::query!("UPDATE person SET merged_into = $2 WHERE id = $1", from.uuid(), into.uuid())
        .execute(work.connection())
        .await?;
    doubles::merged(&mut work, ctx, operator, (from, into), &merging.why).await?;
    for id in [from, into] {
        keys::rewrite(work.connection(), operator.zone.uuid(), id.uuid()).await?;
    }
    changed(&mut work, ctx, operator, from, "merged").await?;
    changed(&mut work, ctx, operator, into, "merged into").await?;
    work.commit().await
}

/// Both records, and what is taken over of what was asked: of what the profile sees, and what says something. A codice
/// fiscale that the kept person lacks goes along always.
fn before(operator: &Operator, merging: &Merging, (kept, other): (&Facts, &Facts)) -> Result<Before, Error> {
    let (kept, other) = (Record::of(kept)?, Record::of(other)?);
    let follows = !kept.says(MergeField::FiscalCode);
    let is_taken = |field: &MergeField| {
        let is_asked = merging.take.contains(field) || (follows && *field == MergeField::FiscalCode);
        is_asked && !operator.mask.hides(field.group()) && other.says(*field) && !kept.agrees(*field, &other)
    };
    let taken = MergeField::ALL.into_iter().filter(is_taken).collect();
    Ok(Before { kept, other, taken })
}

/// Writes the fields that are taken over. Where both have a codice fiscale, the merged record gets the other one:
/// each stays where it blocks a second record.
async fn take_over(work: &mut Work, merging: &Merging, before: &Before) -> Result<(), Error> {
    if before.taken.is_empty() {
        return Ok(());
    }
    let mut kept = before.kept.clone();
    for field in &before.taken {
        kept = kept.with(*field, &before.other);
    }
    if before.taken.contains(&MergeField::FiscalCode) {
        let without = Record { fiscal_code: None, ..before.other.clone() };
        write(work, merging.from, &without).await?;
        write(work, merging.into, &kept).await?;
        let swapped = before.other.clone().with(MergeField::FiscalCode, &before.kept);
        return write(work, merging.from, &swapped).await;
    }
    write(work, merging.into, &kept).await
}

/// What moved from one record to another.
struct Moved {
    cards: Vec<Uuid>,
    signatures: Vec<Uuid>,
}

impl Moved {
    async fn all(work: &mut Work, from: Id<Person>, to: Id<Person>) -> Result<Self, Error> {
        let cards = move_cards(work, from, to, None).await?;
        let signatures = move_signatures(work, from, to, None).await?;
        Ok(Self { cards, signatures })
    }
}

async fn move_cards(
    work: &mut Work,
    from: Id<Person>,
    to: Id<Person>,
    chosen: Option<&[Uuid]>,
) -> Result<Vec<Uuid>, Error> {
    // Those that were removed, too: they may come back.
    crate::cards::show_removed(work.connection()).await?;
    sqlx::query_scalar!(r#"SELECT move_cards($1, $2, $3) AS "moved!""#, from.uuid(), to.uuid(), chosen,)
        .fetch_one(work.connection())
        .await
        .map_err(Error::from)
}

async fn move_signatures(
    work: &mut Work,
    from: Id<Person>,
    to: Id<Person>,
    chosen: Option<&[Uuid]>,
) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(r#"SELECT move_signatures($1, $2, $3) AS "moved!""#, from.uuid(), to.uuid(), chosen,)
        .fetch_one(work.connection())
        .await
        .map_err(Error::from)
}

async fn note(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (merging, alias): (&Merging, Option<String>),
    (moved, before): (&Moved, &Before),
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO identity_change
            (id, zone_id, person_id, kind, alias, into_person_id, cards, signatures, before, why, at, operator_id,
             operator_name)
         VALUES ($1, $2, $3, 'merged', $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        ctx.id(),
        operator.zone.uuid(),
        merging.from.uuid(),
        alias,
        merging.into.uuid(),
        &moved.cards,
        &moved.signatures,
        encode("identity_change", "before", before)?,
        merging.why,
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// What became of the undoing of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// There are two people again; this is the one that was merged.
    Back(Id<Person>),
    /// A later merge lies on top, into this person: that must be undone first.
    Covered(Id<Person>),
    /// Something of a name that is protected by now would be given back: the protection must be ended first.
    Protected,
}

/// A merge, as it was written down.
struct Change {
    person: Id<Person>,
    into: Id<Person>,
    cards: Vec<Uuid>,
    signatures: Vec<Uuid>,
    before: Option<Before>,
}

/// A merge that nobody has undone yet, held.
async fn change(work: &mut Work, id: Id<ChangeRecord>) -> Result<Change, Error> {
    let row = sqlx::query!(
        "SELECT person_id, into_person_id, cards, signatures, before, undone_at
         FROM identity_change
         WHERE id = $1 AND kind = 'merged'
         FOR UPDATE",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    if row.undone_at.is_some() {
        return Err(Error::Stale);
    }
    Ok(Change {
        person: Id::new(row.person_id),
        into: Id::new(known("identity_change", "into_person_id", row.into_person_id)?),
        cards: row.cards,
        signatures: row.signatures,
        before: row.before.map(|before| decode("identity_change", "before", before)).transpose()?,
    })
}

/// Whether a later merge into the same person took over a field that this one took over too: what was there before it
/// cannot be told any more.
async fn is_covered(work: &mut Work, id: Id<ChangeRecord>, change: &Change) -> Result<bool, Error> {
    let Some(before) = &change.before else { return Ok(false) };
    let later = sqlx::query_scalar!(
        r#"SELECT later.before AS "before!"
           FROM identity_change later
           JOIN identity_change this ON this.id = $1
           WHERE later.into_person_id = $2
               AND later.kind = 'merged'
               AND later.undone_at IS NULL
               AND later.before IS NOT NULL
               AND (later.at, later.id) > (this.at, this.id)"#,
        id.uuid(),
        change.into.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    for later in later {
        let later: Before = decode("identity_change", "before", later)?;
        if later.taken.iter().any(|field| before.taken.contains(field)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Undoes a merge: what moved goes back, and so does what was taken over unless it was written anew since. What was
/// added for the kept person since stays there.
///
/// # Errors
/// [`Error::Stale`] when it was undone already, or somebody else has the codice fiscale meanwhile;
/// [`Error::NotFound`] when the profile does not see who they are.
pub async fn undo_merge(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<ChangeRecord>,
    why: &str,
) -> Result<Undone, Error> {
    let operator = grant.operator();
    if operator.mask.hides(Group::Identity) {
        return Err(Error::NotFound);
    }
    let mut work = Work::operator(pool, operator).await?;
    one_at_a_time(work.connection(), operator).await?;
    let change = change(&mut work, id).await?;
    let (person, into) = (change.person, change.into);
    let other = held(&mut work, person).await?.whole()?;
    let kept = held(&mut work, into).await?.whole()?;
    if let Some(later) = kept.merged_into {
        return Ok(Undone::Covered(Id::new(later)));
    }
    if is_covered(&mut work, id, &change).await? {
        return Ok(Undone::Covered(into));
    }
    let gives_back = change.before.as_ref().is_some_and(|before| !before.taken.is_empty());
    if gives_back && (other.is_protected() || kept.is_protected()) {
        return Ok(Undone::Protected);
    }
    move_cards(&mut work, into, person, Some(&change.cards)).await?;
    move_signatures(&mut work, into, person, Some(&change.signatures)).await?;
    if let Some(before) = &change.before {
        give_back(&mut work, (person, into), &Record::of(&kept)?, before).await?;
    }
    sqlx::query!("UPDATE person SET merged_into = NULL WHERE id = $1", person.uuid())
        .execute(work.connection())
        .await?;
    struck(&mut work, ctx, operator, id, why).await?;
    doubles::reopened(&mut work, (person, into)).await?;
    for id in [person, into] {
        keys::rewrite(work.connection(), operator.zone.uuid(), id.uuid()).await?;
        changed(&mut work, ctx, operator, id, "merge undone").await?;
    }
    work.commit().await?;
    Ok(Undone::Back(person))
}

/// Both records as they were, but for what was written into the kept one since.
async fn give_back(
    work: &mut Work,
    (person, into): (Id<Person>, Id<Person>),
    now: &Record,
    before: &Before,
) -> Result<(), Error> {
    if before.taken.is_empty() {
        return Ok(());
    }
    let mut kept = now.clone();
    for field in before.taken.iter().filter(|field| now.agrees(**field, &before.other)) {
        kept = kept.with(*field, &before.kept);
    }
    if before.taken.contains(&MergeField::FiscalCode) {
        // Neither may have the code of the other for a moment.
        write(work, person, &Record { fiscal_code: None, ..before.other.clone() }).await?;
        write(work, into, &kept).await?;
        return write(work, person, &before.other).await;
    }
    write(work, into, &kept).await
}

async fn struck(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<ChangeRecord>,
    why: &str,
) -> Result<(), Error> {
    let affected = sqlx::query!(
        "UPDATE identity_change SET undone_at = $2, undone_by = $3, undone_why = $4 WHERE id = $1",
        id.uuid(),
        ctx.now,
        operator.me.name,
        why,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)
}
