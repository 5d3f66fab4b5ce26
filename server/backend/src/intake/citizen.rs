//! What the owner of a request sees and does after sending it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id, Protocollo,
    actor::Citizen as CitizenActor,
    file_access::{FileAccess, State as AccessState},
    form::first_wrong,
    intake::{Citizen, DraftRow, Event, EventKind, Intake, Milestone, MilestoneKind, State},
};
use sqlx::{PgConnection, PgPool};

use super::{file_access, history, load, messages};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
};

/// The citizen's drafts, last saved first; but for those that were only looked at.
pub async fn draft_rows(pool: &PgPool, ctx: &Context, who: &CitizenActor) -> Result<Vec<DraftRow>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let ids = sqlx::query_scalar!(
        "SELECT id FROM intake
         WHERE account_id = actor_account() AND state = 'draft'
           AND (version > 1 OR EXISTS (SELECT FROM document WHERE document.intake_id = intake.id))
         ORDER BY saved_at DESC",
    )
    .fetch_all(work.connection())
    .await?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        rows.push(draft_row(load::read(work.connection(), Id::new(id)).await?.intake, ctx.today())?);
    }
    Ok(rows)
}

fn draft_row(intake: Intake, today: NaiveDate) -> Result<DraftRow, Error> {
    let State::Draft { expires_on } = intake.state else {
        return Err(Error::Corrupt { table: "intake", column: "facts" });
    };
    let next_step = first_wrong(&intake.form, &intake.answers, &intake.documents, today)
        .and_then(|step| intake.form.steps.get(step))
        .map_or_else(|| "riepilogo".to_owned(), |step| step.slug.clone());
    Ok(DraftRow {
        id: intake.id,
        service: intake.service,
        service_title: intake.service_title,
        saved_at: intake.saved_at,
        expires_on,
        next_step,
    })
}

/// One of the citizen's requests, by its number.
///
/// # Errors
/// [`Error::NotFound`] also for the number of somebody else.
pub async fn open_own(
    pool: &PgPool,
    ctx: &Context,
    who: &CitizenActor,
    protocollo: Protocollo,
) -> Result<Citizen, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let id = find(work.connection(), protocollo).await?;
    let intake = load::read(work.connection(), id).await?.intake;
    let events = history::events(work.connection(), id).await?;
    let messages = history::messages(work.connection(), id).await?;
    history::read_by_applicant(work.connection(), ctx, id).await?;
    let attached = messages::attached(work.connection(), id, None).await?;
    let accesses = file_access::of_applicant(work.connection(), id).await?;
    let receipt_ready = super::receipt::exists(work.connection(), id).await?;
    audit::citizen(&mut work, ctx, who, Entry::new(Action::Read, Subject::Intake, Some(id.uuid()))).await?;
    work.commit().await?;
    Ok(Citizen {
        milestones: milestones(&intake.state, &events, &accesses, ctx.today()),
        intake,
        protocollo,
        messages,
        attached,
        accesses,
        receipt_ready,
    })
}

/// The last request of this service that the citizen sent, for the page after sending.
pub async fn confirmation(
    pool: &PgPool,
    ctx: &Context,
    who: &CitizenActor,
    service: &str,
) -> Result<Citizen, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let facts = sqlx::query_scalar!(
        "SELECT facts FROM intake
         WHERE service = $1 AND account_id = actor_account() AND submitted_at IS NOT NULL
         ORDER BY submitted_at DESC, protocol_number DESC
         LIMIT 1",
        service,
    )
    .fetch_one(work.connection())
    .await?;
    drop(work);
    let state: State = decode("intake", "facts", facts)?;
    let protocollo = known("intake", "facts", state.submission())?.protocollo;
    open_own(pool, ctx, who, protocollo).await
}

/// Whether the citizen sent a request of this service since an instant.
pub async fn was_sent_since(
    pool: &PgPool,
    who: &CitizenActor,
    service: &str,
    since: DateTime<Utc>,
) -> Result<bool, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let sent = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM intake
            WHERE service = $1 AND account_id = actor_account() AND submitted_at >= $2
        ) AS "sent!""#,
        service,
        since,
    )
    .fetch_one(work.connection())
    .await?;
    Ok(sent)
}

/// Finds one's own request by its number.
pub(super) async fn find(connection: &mut PgConnection, protocollo: Protocollo) -> Result<Id<Intake>, Error> {
    let (year, number) = columns(protocollo)?;
    let id = sqlx::query_scalar!(
        "SELECT id FROM intake
         WHERE protocol_year = $1 AND protocol_number = $2 AND account_id = actor_account()",
        year,
        number,
    )
    .fetch_one(connection)
    .await?;
    Ok(Id::new(id))
}

/// The two columns of a number. One that does not fit was given to nobody.
pub(super) fn columns(protocollo: Protocollo) -> Result<(i16, i32), Error> {
    let year = i16::try_from(protocollo.year()).map_err(|_| Error::NotFound)?;
    Ok((year, i32::try_from(protocollo.number()).map_err(|_| Error::NotFound)?))
}

fn milestones(state: &State, events: &[Event], accesses: &[FileAccess], today: NaiveDate) -> Vec<Milestone> {
    let mut milestones: Vec<Milestone> = events
        .iter()
        .map(|event| Milestone { kind: milestone_kind(event.kind), at: Some(event.at), by: None })
        .chain(accesses.iter().flat_map(access_milestones))
        .collect();
    milestones.sort_by_key(|milestone| milestone.at);
    if let (true, Some(submission)) = (state.tag().is_pending(), state.submission()) {
        milestones.push(Milestone {
            kind: MilestoneKind::Answer,
            at: None,
            by: Some(submission.term.latest_possible_on(today)),
        });
    }
    milestones
}

/// When access to the file was asked for, and what was answered.
fn access_milestones(access: &FileAccess) -> impl Iterator<Item = Milestone> {
    let by = match &access.state {
        AccessState::Asked { answer_by } => Some(*answer_by),
        _ => None,
    };
    let asked = Milestone { kind: MilestoneKind::AccessAsked, at: Some(access.asked_at), by };
    let answered = match &access.state {
        AccessState::Asked { .. } => None,
        AccessState::Deferred { decided, until, .. } => {
            Some((MilestoneKind::AccessDeferred, decided, Some(*until)))
        }
        AccessState::Granted { decided, .. } => Some((MilestoneKind::AccessGranted, decided, None)),
        AccessState::Refused { decided, .. } => Some((MilestoneKind::AccessRefused, decided, None)),
    };
    let answered = answered.map(|(kind, decided, by)| Milestone { kind, at: Some(decided.at), by });
    std::iter::once(asked).chain(answered)
}

const fn milestone_kind(kind: EventKind) -> MilestoneKind {
    match kind {
        EventKind::Submitted => MilestoneKind::Sent,
        EventKind::TakenUp => MilestoneKind::TakenUp,
        EventKind::HandedOver => MilestoneKind::HandedOver,
        EventKind::IntegrationAsked => MilestoneKind::IntegrationAsked,
        EventKind::Integrated => MilestoneKind::Integrated,
        EventKind::NoticeGiven => MilestoneKind::NoticeGiven,
        EventKind::NoticeReplied => MilestoneKind::NoticeReplied,
        EventKind::Accepted => MilestoneKind::Accepted,
        EventKind::Refused => MilestoneKind::Refused,
        EventKind::Withdrawn => MilestoneKind::Withdrawn,
    }
}

/// Answers the desk's question. Documents were added before, one by one.
pub async fn integrate(
    pool: &PgPool,
    ctx: &Context,
    who: &CitizenActor,
    protocollo: Protocollo,
    text: &str,
) -> Result<(), Error> {
    change(pool, ctx, who, protocollo, text, |state| Ok((state.integrate(ctx.now)?, EventKind::Integrated)))
        .await
}

/// Sends observations on a notice of refusal.
pub async fn reply_to_notice(
    pool: &PgPool,
    ctx: &Context,
    who: &CitizenActor,
    protocollo: Protocollo,
    text: &str,
) -> Result<(), Error> {
    change(pool, ctx, who, protocollo, text, |state| {
        Ok((state.reply_to_notice(ctx.now)?, EventKind::NoticeReplied))
    })
    .await
}

/// Takes a request back.
pub async fn withdraw(
    pool: &PgPool,
    ctx: &Context,
    who: &CitizenActor,
    protocollo: Protocollo,
) -> Result<(), Error> {
    change(pool, ctx, who, protocollo, "", |state| Ok((state.withdraw(ctx.now)?, EventKind::Withdrawn))).await
}

async fn change(
    pool: &PgPool,
    ctx: &Context,
    who: &CitizenActor,
    protocollo: Protocollo,
    text: &str,
    transition: impl FnOnce(State) -> Result<(State, EventKind), Error> + Send,
) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let id = find(work.connection(), protocollo).await?;
    let record = load::lock(work.connection(), id).await?;
    let (state, kind) = transition(record.intake.state.clone())?;
    load::write_state(work.connection(), id, &state, ctx.today(), true).await?;
    history::happened(work.connection(), ctx, &record, kind, None).await?;
    if !text.is_empty() {
        history::write(work.connection(), ctx, record.zone, id, None, text).await?;
    }
    let entry = Entry::new(Action::Change, Subject::Intake, Some(id.uuid())).because(kind.code());
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await
}
