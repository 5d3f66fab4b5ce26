//! The diary of a card. Who reads which private note is decided by row-level security alone.

use domain::{
    Id,
    actor::Operator,
    card::Card,
    diary::{Content, Diary, DiaryEntry, Kind, Writing, entries},
    mask::{Field, Group},
    permission::{EditCards, Grant, ReadCards},
};
use sqlx::{PgConnection, PgPool};

use super::write::changed;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{broken_constraint, known},
    people,
    work::one_row,
};

/// Every note that this operator may read, newest first, and how many private ones of colleagues there are besides:
/// both through the mask, also what they wrote themselves.
pub(super) async fn of_card(
    connection: &mut PgConnection,
    operator: &Operator,
    id: Id<Card>,
    others: i64,
) -> Result<(Field<Vec<DiaryEntry>>, u16), Error> {
    let notes = operator.mask.field(Group::Diary, notes(connection, operator, id).await?);
    let others = if notes.shown().is_some() { u16::try_from(others).unwrap_or(u16::MAX) } else { 0 };
    Ok((notes, others))
}

async fn notes(
    connection: &mut PgConnection,
    operator: &Operator,
    id: Id<Card>,
) -> Result<Vec<DiaryEntry>, Error> {
    let rows = sqlx::query!(
        "SELECT
            written_first.id AS first_id,
            entry.at,
            entry.operator_id,
            entry.operator_name,
            entry.private,
            entry.kind,
            entry.happened_on,
            entry.place,
            entry.present,
            entry.text,
            entry.revision,
            entry.why
         FROM diary_entry entry
         JOIN diary_entry written_first ON written_first.id = coalesce(entry.first_id, entry.id)
         WHERE entry.card_id = $1
         ORDER BY written_first.at DESC, written_first.id DESC, entry.revision DESC",
        id.uuid(),
    )
    .fetch_all(connection)
    .await?;
    let writings = rows
        .into_iter()
        .map(|row| {
            Ok(Writing {
                first: Id::new(row.first_id),
                at: row.at,
                by: row.operator_name,
                own: row.operator_id == operator.me.id.uuid(),
                private: row.private,
                content: Content {
                    kind: known("diary_entry", "kind", Kind::from_code(&row.kind))?,
                    on: row.happened_on,
                    place: row.place,
                    present: row.present,
                    text: row.text,
                },
                revision: row.revision,
                why: row.why,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(entries(writings))
}

/// For whom notes are absent there is no diary.
fn is_there(operator: &Operator) -> Result<(), Error> {
    if operator.mask.omits(Group::Diary) { Err(Error::NotFound) } else { Ok(()) }
}

/// The diary of a card on a page of its own. Reading it is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk, and for whom notes are absent.
pub async fn diary(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    id: Id<Card>,
) -> Result<Diary, Error> {
    let operator = grant.operator();
    is_there(operator)?;
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query!(
        r#"SELECT person_id, access_on, private_notes_of_others(id) AS "others!" FROM card WHERE id = $1"#,
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let person = people::read(work.connection(), Id::new(row.person_id)).await?;
    let (entries, private_notes_of_others) = of_card(work.connection(), operator, id, row.others).await?;
    let diary = Diary {
        card: id,
        name: person.identity(&operator.mask)?.called(),
        on: row.access_on,
        entries,
        private_notes_of_others,
    };
    let entry = Entry::new(Action::Read, Subject::Card, Some(id.uuid()))
        .through(operator, [Group::Identity, Group::Diary])
        .because("diary");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(diary)
}

/// Adds a note, also to a card that is complete.
///
/// # Errors
/// [`Error::NotFound`] for a card of another desk, and for whom notes are absent.
pub async fn add_note(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    id: Id<Card>,
    content: &Content,
    private: bool,
) -> Result<(), Error> {
    let operator = grant.operator();
    is_there(operator)?;
    let mut work = Work::operator(pool, operator).await?;
    let affected = sqlx::query!(
        "INSERT INTO diary_entry
            (id, zone_id, card_id, at, operator_id, operator_name, private, kind, happened_on, place, present, text)
         SELECT $1, zone_id, id, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM card WHERE id = $2",
        ctx.id(),
        id.uuid(),
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        private,
        content.kind.code(),
        content.on,
        content.place,
        content.present,
        content.text,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, id, "note").await?;
    work.commit().await
}

/// Corrects a note of one's own: the old words stay readable, with the reason. `revision` is the one
/// that the operator saw.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's note, [`Error::Stale`] when it was corrected in the meantime.
pub async fn correct_note(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    (card, note): (Id<Card>, Id<DiaryEntry>),
    revision: i32,
    content: &Content,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    is_there(operator)?;
    let mut work = Work::operator(pool, operator).await?;
    let next = revision.checked_add(1).ok_or(Error::NotFound)?;
    let written = sqlx::query!(
        "INSERT INTO diary_entry
            (id, zone_id, card_id, at, operator_id, operator_name, private, kind, happened_on, place, present,
             text, first_id, revision, why)
         SELECT $1, zone_id, card_id, $4, operator_id, $5, private, $6, $7, $8, $9, $10, id, $11, $12
         FROM diary_entry
         WHERE id = $2 AND card_id = $3 AND first_id IS NULL AND operator_id = actor_operator()
           AND (SELECT max(revision) FROM diary_entry WHERE id = $2 OR first_id = $2) >= $11 - 1",
        ctx.id(),
        note.uuid(),
        card.uuid(),
        ctx.now,
        operator.me.name,
        content.kind.code(),
        content.on,
        content.place,
        content.present,
        content.text,
        next,
        why,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_corrected)?
    .rows_affected();
    one_row(written)?;
    changed(&mut work, ctx, operator, card, "note_corrected").await?;
    work.commit().await
}

/// The same correction of the same writing was made by somebody else.
fn stale_if_corrected(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("diary_entry_once") { Error::Stale } else { error.into() }
}
