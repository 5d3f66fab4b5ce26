//! Sending a request: everything in one transaction.

use domain::{
    Id, Protocollo,
    actor::Citizen,
    calendar::Term,
    form::{prefill, typed_places, unchecked, validate_for},
    intake::{EventKind, Intake, State, Submission},
    privacy::PrivacyNotice,
};
use sqlx::{PgConnection, PgPool};

use super::{
    history,
    load::{self, Record},
    protocol, routing,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    catalogue,
    error::{encode, known},
    jobs, privacy,
};

/// Sends a draft: protocol number, state, deadline, audit row and jobs, all or nothing.
/// Sending twice sends once and gives the same number.
///
/// # Errors
/// [`Error::Incomplete`] when a step has errors; [`Error::Unchecked`] when it waits for the virus check;
/// [`Error::ServiceClosed`] when the service takes no requests today, the draft stays; [`Error::WrongState`]
/// when it was withdrawn or expired.
pub async fn submit(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    id: Id<Intake>,
) -> Result<Protocollo, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let mut record = load::lock(work.connection(), id).await?;
    if let Some(submission) = record.intake.state.submission() {
        return Ok(submission.protocollo);
    }
    let intake = &mut record.intake;
    prefill(&intake.form, &who.certified, &mut intake.answers);
    let (form, answers, documents) = (&intake.form, &intake.answers, &intake.documents);
    if !validate_for(form, &who.certified, answers, documents, ctx.today()).is_empty() {
        return Err(Error::Incomplete);
    }
    if !unchecked(&intake.form, &intake.answers, &intake.documents).is_empty() {
        return Err(Error::Unchecked);
    }
    if !sound_places(work.connection(), intake).await? {
        return Err(Error::Incomplete);
    }
    accepted_today(work.connection(), ctx, intake).await?;
    // The form showed the notice of this desk; another one may receive the request.
    let read = privacy::of_desk_within(work.connection(), ctx, record.intake.desk.id).await?;
    routing::choose_desk(work.connection(), ctx, who, &mut record).await?;
    let submission = Submission {
        protocollo: protocol::next(work.connection(), record.organisation, ctx.now).await?,
        at: ctx.now,
        term: Term::new(ctx.today(), record.service.term_days),
    };
    let protocollo = submission.protocollo;
    let state = record.intake.state.clone().submit(submission)?;
    let read = read.map(|notice| notice.id);
    write(work.connection(), ctx, who, &record.intake, &state, read).await?;
    write_name(work.connection(), &record).await?;
    history::happened(work.connection(), ctx, &record, EventKind::Submitted, None).await?;
    audit::citizen(&mut work, ctx, who, Entry::new(Action::Submit, Subject::Intake, Some(id.uuid()))).await?;
    jobs::enqueue(work.connection(), ctx, &jobs::RenderReceipt { intake: id }).await?;
    work.commit().await?;
    Ok(protocollo)
}

/// Whether every municipality and country that was typed exists.
async fn sound_places(connection: &mut PgConnection, intake: &Intake) -> Result<bool, Error> {
    let steps = intake.form.steps.iter();
    let typed = steps.flat_map(|step| typed_places(&intake.form, step, &intake.answers)).collect();
    Ok(catalogue::unknown_places(connection, typed).await?.is_empty())
}

/// What is published now says whether the service takes requests, whichever form the draft began with.
async fn accepted_today(connection: &mut PgConnection, ctx: &Context, intake: &Intake) -> Result<(), Error> {
    match catalogue::lookup(connection, &intake.service, ctx.now).await {
        Ok(offered) if offered.is_open(ctx.today()) => Ok(()),
        Ok(_) | Err(Error::NotFound) => Err(Error::ServiceClosed),
        Err(error) => Err(error),
    }
}

async fn write(
    connection: &mut PgConnection,
    ctx: &Context,
    who: &Citizen,
    intake: &Intake,
    state: &State,
    read: Option<Id<PrivacyNotice>>,
) -> Result<(), Error> {
    let submission = known("intake", "facts", state.submission())?;
    let affected = sqlx::query!(
        "UPDATE intake
         SET state = $2,
             facts = $3,
             answers = $4,
             protocol_year = $5,
             protocol_number = $6,
             submitted_at = $7,
             latest_on = $8,
             certified = $9,
             applicant = $10,
             level = $11,
             notice_id = $12,
             earlier = NULL,
             saved_at = $7,
             version = version + 1
         WHERE id = $1",
        intake.id.uuid(),
        state.tag().code(),
        encode("intake", "facts", state)?,
        encode("intake", "answers", &intake.answers)?,
        known("intake", "protocol_year", i16::try_from(submission.protocollo.year()).ok())?,
        known("intake", "protocol_number", i32::try_from(submission.protocollo.number()).ok())?,
        ctx.now,
        submission.term.latest_possible_on(ctx.today()),
        encode("intake", "certified", &who.certified)?,
        who.full_name(),
        i16::from(who.level.number()),
        read.map(Id::uuid),
    )
    .execute(connection)
    .await?
    .rows_affected();
    crate::work::one_row(affected)
}

/// The words by which the desk finds the request: of the applicant as the row has it, which may be an alias.
async fn write_name(connection: &mut PgConnection, record: &Record) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO intake_name (intake_id, zone_id, desk_id, word)
         SELECT DISTINCT $1::uuid, $2::uuid, $3::uuid, word
         FROM intake, regexp_split_to_table(searchable(intake.applicant), ' ') AS word
         WHERE intake.id = $1 AND word <> ''",
        record.intake.id.uuid(),
        record.zone,
        record.intake.desk.id.uuid(),
    )
    .execute(connection)
    .await?;
    Ok(())
}
