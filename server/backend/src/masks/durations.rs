//! For how long a break-glass may be opened in the zone: a setting that is changed by four eyes, as masks are. The
//! server's role cannot write it: a confirmation by another administrator does (migration 0077).

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRef},
    exceptional::Durations,
    permission::{Grant, ManageMasks},
    profile::{Decision, Proposal, State},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{FourEyes, was_made_by};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{broken_constraint, known},
};

/// Proposals that are shown, last first.
const SHOWN: i64 = 100;

/// The setting as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The durations.
    pub durations: Durations,
    /// Counts them from 1.
    pub version: i32,
}

/// The setting of the actor's zone.
pub(crate) async fn current(work: &mut Work) -> Result<Setting, Error> {
    let row =
        sqlx::query!("SELECT break_glass_minutes, break_glass_version FROM zone WHERE id = actor_zone()")
            .fetch_one(work.connection())
            .await?;
    Ok(Setting { durations: read("zone", row.break_glass_minutes)?, version: row.break_glass_version })
}

fn read(table: &'static str, minutes: Vec<i16>) -> Result<Durations, Error> {
    known(table, "minutes", Durations::new(minutes))
}

/// For how long this operator may ask.
pub async fn durations(pool: &PgPool, operator: &Operator) -> Result<Durations, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let setting = current(&mut work).await?;
    work.commit().await?;
    Ok(setting.durations)
}

/// The setting with what was proposed for it, last first. The look is in the audit log.
pub async fn proposed_durations(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
) -> Result<(Setting, Vec<Proposal<Durations>>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let setting = current(&mut work).await?;
    let proposals = proposals(&mut work, setting.version).await?;
    audit::operator(&mut work, ctx, operator, Entry::new(Action::Read, Subject::Configuration, None)).await?;
    work.commit().await?;
    Ok((setting, proposals))
}

struct Row {
    id: Uuid,
    version: i32,
    before: Vec<i16>,
    minutes: Vec<i16>,
    reason: String,
    operator_id: Uuid,
    operator_name: String,
    at: DateTime<Utc>,
    decision: Option<String>,
    note: Option<String>,
    decided_by: Option<Uuid>,
    decided_by_name: Option<String>,
    decided_at: Option<DateTime<Utc>>,
}

impl Row {
    fn read(self, current: i32) -> Result<Proposal<Durations>, Error> {
        let decided = self.decision.zip(self.note).zip(self.decided_by).zip(self.decided_by_name);
        let state = match decided.zip(self.decided_at) {
            Some(((((decision, note), by), name), at)) => State::Decided {
                decision: known("break_glass_decision", "decision", Decision::from_code(&decision))?,
                by: OperatorRef { id: Id::new(by), name },
                at,
                note,
            },
            None if self.version == current => State::Waiting,
            None => State::Overtaken,
        };
        Ok(Proposal {
            id: Id::new(self.id),
            before: read("break_glass_proposal", self.before)?,
            after: read("break_glass_proposal", self.minutes)?,
            reason: self.reason,
            by: OperatorRef { id: Id::new(self.operator_id), name: self.operator_name },
            at: self.at,
            state,
        })
    }
}

async fn proposals(work: &mut Work, current: i32) -> Result<Vec<Proposal<Durations>>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            proposal.id,
            proposal.version,
            proposal.before,
            proposal.minutes,
            proposal.reason,
            proposal.operator_id,
            proposal.operator_name,
            proposal.at,
            decision.decision AS "decision?",
            decision.note AS "note?",
            decision.operator_id AS "decided_by?",
            decision.operator_name AS "decided_by_name?",
            decision.at AS "decided_at?"
           FROM break_glass_proposal proposal
           LEFT JOIN break_glass_decision decision ON decision.proposal_id = proposal.id
           WHERE proposal.zone_id = actor_zone()
           ORDER BY proposal.at DESC, proposal.id DESC
           LIMIT $1"#,
        SHOWN,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(|row| row.read(current)).collect()
}

/// The durations that wait for another administrator's word.
pub(crate) async fn waiting_durations(work: &mut Work, current: i32) -> Result<Vec<Durations>, Error> {
    let proposals = proposals(work, current).await?;
    Ok(proposals.into_iter().filter(|one| one.state == State::Waiting).map(|one| one.after).collect())
}

/// Proposes other durations. Nothing changes until another administrator confirms them.
///
/// # Errors
/// [`Error::Stale`] when they are not the ones any more that were seen.
pub async fn propose_durations(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    seen: i32,
    durations: &Durations,
    reason: &str,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    propose_durations_within(&mut work, ctx, grant, seen, durations, reason).await?;
    work.commit().await
}

/// The same within a transaction.
pub(crate) async fn propose_durations_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    seen: i32,
    durations: &Durations,
    reason: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let written = sqlx::query!(
        "INSERT INTO break_glass_proposal
            (id, zone_id, version, before, minutes, reason, operator_id, operator_name, at)
         SELECT $1, id, break_glass_version, break_glass_minutes, $2, $3, $4, $5, $6
         FROM zone
         WHERE id = actor_zone() AND break_glass_version = $7",
        ctx.id(),
        &durations.numbers(),
        reason,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
        seen,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    if written != 1 {
        return Err(Error::Stale);
    }
    let entry = Entry::new(Action::Administer, Subject::Configuration, None).because("durations_proposed");
    audit::operator(work, ctx, operator, entry).await
}

/// Confirms, refuses or takes back a proposal, by the rules of masks ([`super::decide`]).
///
/// # Errors
/// [`Error::Stale`] when it was decided already, or the durations were changed since; [`Error::NotFound`] when there is
/// no such proposal.
pub async fn decide_durations(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    proposal: Id<Proposal<Durations>>,
    decision: Decision,
    note: &str,
) -> Result<FourEyes, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let setting = current(&mut work).await?;
    let found = proposals(&mut work, setting.version).await?.into_iter().find(|it| it.id == proposal);
    let found = found.ok_or(Error::NotFound)?;
    let (me, by) = (operator.me.id, found.by.id);
    let whose = (by == me) == (decision == Decision::Withdrawn);
    if !whose || was_made_by(&mut work, me, by).await? || was_made_by(&mut work, by, me).await? {
        return Ok(FourEyes::Own);
    }
    if !found.may_be(decision, me) {
        return Err(Error::Stale);
    }
    sqlx::query!(
        "INSERT INTO break_glass_decision (proposal_id, zone_id, decision, note, operator_id, operator_name, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        proposal.uuid(),
        operator.zone.uuid(),
        decision.code(),
        note,
        me.uuid(),
        operator.me.name,
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_late)?;
    let entry = Entry::new(Action::Administer, Subject::Configuration, None);
    let entry = match decision {
        Decision::Confirmed => entry.because("durations_confirmed"),
        Decision::Refused => entry.because("durations_refused"),
        Decision::Withdrawn => entry.because("durations_withdrawn"),
    };
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(FourEyes::Done)
}

/// Another administrator was quicker.
fn stale_if_late(error: sqlx::Error) -> Error {
    match broken_constraint(&error) {
        Some("break_glass_decision_once" | "break_glass_decision_in_time") => Error::Stale,
        _ => error.into(),
    }
}
