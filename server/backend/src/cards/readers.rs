//! Who reads the private notes of colleagues at a desk: its administrators say so.

use domain::{
    Id,
    actor::{OperatorRecord, OperatorRef},
    diary::{NotesReader, ReadsNotes},
    permission::{Grant, ManageRules},
};
use sqlx::PgPool;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    work::one_row,
};

/// Whoever works with people at the desk, by name. The look is in the audit log.
pub async fn notes_readers(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
) -> Result<Vec<NotesReader>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let rows = sqlx::query!(
        "SELECT operator.id, operator.name, operator_desk.private_notes
         FROM operator_desk
         JOIN operator ON operator.id = operator_desk.operator_id
         WHERE operator_desk.desk_id = $1 AND operator_desk.role IN ('front_desk', 'social_worker')
           AND operator.enabled AND operator_desk.ended_at IS NULL
         ORDER BY operator.name, operator.id",
        operator.desk.id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    let entry = Entry::new(Action::List, Subject::Operator, None).because("notes_readers");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    rows.into_iter()
        .map(|row| {
            let reads = row
                .private_notes
                .map(|code| known("operator_desk", "private_notes", ReadsNotes::from_code(&code)));
            let who = OperatorRef { id: Id::new(row.id), name: row.name };
            Ok(NotesReader { who, reads: reads.transpose()? })
        })
        .collect()
}

/// Says whether, and why, somebody of the desk reads the private notes of colleagues.
///
/// # Errors
/// [`Error::NotFound`] for somebody who does not work with people at this desk.
pub async fn set_notes_reader(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageRules>,
    who: Id<OperatorRecord>,
    reads: Option<ReadsNotes>,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let affected = sqlx::query!(
        "UPDATE operator_desk SET private_notes = $3
         WHERE operator_id = $1 AND desk_id = $2 AND role IN ('front_desk', 'social_worker')",
        who.uuid(),
        operator.desk.id.uuid(),
        reads.map(ReadsNotes::code),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    let how = match reads {
        None => "notes_closed",
        Some(ReadsNotes::Responsible) => "notes_to_responsible",
        Some(ReadsNotes::Granted) => "notes_granted",
    };
    let entry = Entry::new(Action::Change, Subject::Operator, Some(who.uuid())).because(how);
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}
