//! Profiles, their masks and what they withhold. The server's role cannot write either: a confirmation by another
//! administrator does (migrations 0035 and 0075), and it counts for every session from the next click on, because each
//! request reads both anew ([`crate::operators`]).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRef},
    mask::{Group, Hiding, Mask},
    permission::{Grant, ManageMasks, Permission, ReadMasks, beyond},
    profile::{Decision, Excluding, Limits, Profile, Proposal, State},
    staff::Refusal,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{FourEyes, was_made_by};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{broken_constraint, known},
    operators::{whole_mask, withheld_of},
    staff,
};

/// Proposals of a profile that are shown, last first.
const SHOWN: i64 = 100;

/// The groups that a mask hides, and those of them that are absent.
pub(crate) fn codes(mask: &Mask) -> (Vec<String>, Vec<String>) {
    let code = |group: Group| group.code().to_owned();
    (mask.groups().map(code).collect(), mask.those(Hiding::Absent).map(code).collect())
}

/// What a profile withholds, as it is stored.
pub(crate) fn withheld_codes(withheld: &BTreeSet<Permission>) -> Vec<String> {
    withheld.iter().map(|permission| permission.code().to_owned()).collect()
}

struct Row {
    id: Uuid,
    name: String,
    mask: Vec<String>,
    absent: Vec<String>,
    withheld: Vec<String>,
    retired: bool,
    mask_version: i32,
    desks: Vec<String>,
    operators: i64,
    waiting: i64,
}

impl Row {
    fn read(self) -> Result<Profile, Error> {
        Ok(Profile {
            id: Id::new(self.id),
            name: self.name,
            mask: whole_mask(&self.mask, &self.absent)?,
            withheld: withheld_of(&self.withheld)?,
            retired: self.retired,
            version: self.mask_version,
            desks: self.desks,
            operators: self.operators,
            waiting: self.waiting,
        })
    }
}

/// The profiles of the operator's zone, or one of them, with how many work through each today.
pub(crate) async fn rows(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    one: Option<Uuid>,
) -> Result<Vec<Profile>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            profile.id,
            profile.name,
            profile.mask,
            profile.absent,
            profile.withheld,
            profile.retired_at IS NOT NULL AS "retired!",
            profile.mask_version,
            ARRAY(SELECT desk.name FROM desk WHERE desk.profile_id = profile.id ORDER BY desk.name) AS "desks!",
            (
                SELECT count(DISTINCT operator_desk.operator_id)
                FROM operator_desk
                JOIN desk ON desk.id = operator_desk.desk_id
                JOIN operator ON operator.id = operator_desk.operator_id
                WHERE operator.enabled AND operator_desk.ended_at IS NULL
                    AND (operator_desk.valid_from IS NULL OR operator_desk.valid_from <= $3)
                    AND (operator_desk.valid_until IS NULL OR operator_desk.valid_until >= $3)
                    AND coalesce(operator_desk.profile_id, desk.profile_id) = profile.id
            ) AS "operators!",
            (
                SELECT count(*)
                FROM mask_proposal
                WHERE mask_proposal.profile_id = profile.id AND mask_proposal.version = profile.mask_version
                    AND NOT EXISTS (SELECT FROM mask_decision WHERE mask_decision.proposal_id = mask_proposal.id)
            ) AS "waiting!"
           FROM profile
           WHERE profile.zone_id = $1 AND ($2::uuid IS NULL OR profile.id = $2)
           ORDER BY profile.name, profile.id"#,
        operator.zone.uuid(),
        one,
        ctx.today(),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Every profile of the zone. The look is in the audit log.
pub async fn profiles(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadMasks>,
) -> Result<Vec<Profile>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let profiles = rows(&mut work, ctx, operator, None).await?;
    audit::operator(&mut work, ctx, operator, Entry::new(Action::List, Subject::Profile, None)).await?;
    work.commit().await?;
    Ok(profiles)
}

/// The desks of the zone that never see some groups, by body and name: what they hide besides their profiles.
pub async fn excluding(pool: &PgPool, grant: Grant<'_, ReadMasks>) -> Result<Vec<Excluding>, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let rows = sqlx::query!(
        "SELECT
            desk.name,
            desk.excluded,
            organisation.name AS organisation,
            profile.name AS profile,
            profile.mask,
            profile.absent
         FROM desk
         JOIN organisation ON organisation.id = desk.organisation_id
         JOIN profile ON profile.id = desk.profile_id
         WHERE desk.zone_id = actor_zone() AND desk.excluded <> '{}'
         ORDER BY organisation.name, desk.name, desk.id",
    )
    .fetch_all(work.connection())
    .await?;
    work.commit().await?;
    rows.into_iter()
        .map(|row| {
            let groups = row.excluded.iter().map(|code| known("desk", "excluded", code.parse().ok()));
            Ok(Excluding {
                desk: row.name,
                organisation: row.organisation,
                profile: row.profile,
                mask: whole_mask(&row.mask, &row.absent)?,
                groups: groups.collect::<Result<_, Error>>()?,
            })
        })
        .collect()
}

/// A profile with what was proposed for it, last first. The look is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when the zone has no such profile.
pub async fn profile(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    id: Id<Profile>,
) -> Result<(Profile, Vec<Proposal>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let profile = one(&mut work, ctx, operator, id).await?;
    let proposals = proposals(&mut work, &profile).await?;
    let entry = Entry::new(Action::Read, Subject::Profile, Some(id.uuid()));
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok((profile, proposals))
}

/// One profile of the zone.
pub(crate) async fn one(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Profile>,
) -> Result<Profile, Error> {
    rows(work, ctx, operator, Some(id.uuid())).await?.pop().ok_or(Error::NotFound)
}

struct ProposalRow {
    id: Uuid,
    version: i32,
    before: Vec<String>,
    before_absent: Vec<String>,
    mask: Vec<String>,
    absent: Vec<String>,
    before_withheld: Vec<String>,
    withheld: Vec<String>,
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

impl ProposalRow {
    fn read(self, current: i32) -> Result<Proposal, Error> {
        let decided = self.decision.zip(self.note).zip(self.decided_by).zip(self.decided_by_name);
        let state = match decided.zip(self.decided_at) {
            Some(((((decision, note), by), name), at)) => State::Decided {
                decision: known("mask_decision", "decision", Decision::from_code(&decision))?,
                by: OperatorRef { id: Id::new(by), name },
                at,
                note,
            },
            None if self.version == current => State::Waiting,
            None => State::Overtaken,
        };
        Ok(Proposal {
            id: Id::new(self.id),
            before: Limits {
                mask: whole_mask(&self.before, &self.before_absent)?,
                withheld: withheld_of(&self.before_withheld)?,
            },
            after: Limits {
                mask: whole_mask(&self.mask, &self.absent)?,
                withheld: withheld_of(&self.withheld)?,
            },
            reason: self.reason,
            by: OperatorRef { id: Id::new(self.operator_id), name: self.operator_name },
            at: self.at,
            state,
        })
    }
}

async fn proposals(work: &mut Work, profile: &Profile) -> Result<Vec<Proposal>, Error> {
    let rows = sqlx::query_as!(
        ProposalRow,
        r#"SELECT
            proposal.id,
            proposal.version,
            proposal.before,
            proposal.before_absent,
            proposal.mask,
            proposal.absent,
            proposal.before_withheld,
            proposal.withheld,
            proposal.reason,
            proposal.operator_id,
            proposal.operator_name,
            proposal.at,
            decision.decision AS "decision?",
            decision.note AS "note?",
            decision.operator_id AS "decided_by?",
            decision.operator_name AS "decided_by_name?",
            decision.at AS "decided_at?"
           FROM mask_proposal proposal
           LEFT JOIN mask_decision decision ON decision.proposal_id = proposal.id
           WHERE proposal.profile_id = $1
           ORDER BY proposal.at DESC, proposal.id DESC
           LIMIT $2"#,
        profile.id.uuid(),
        SHOWN,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(|row| row.read(profile.version)).collect()
}

/// Proposes another mask, and something else to withhold. Nothing changes until another administrator confirms it.
///
/// # Errors
/// * [`Error::Stale`] when the profile does not hide and withhold any more what was seen
/// * [`Refusal::Beyond`] when it would allow what the operator's own profile withholds
/// * [`Error::NotFound`] when the zone has no such profile
pub async fn propose_all(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    (id, seen): (Id<Profile>, i32),
    (mask, withheld): (&Mask, &BTreeSet<Permission>),
    reason: &str,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let limits = Limits { mask: mask.clone(), withheld: withheld.clone() };
    propose_within(&mut work, ctx, grant, (id, seen), &limits, reason).await?;
    work.commit().await
}

/// Proposes another mask alone: what is withheld stays.
///
/// # Errors
/// [`Error::Stale`] and [`Error::NotFound`] as [`propose_all`].
pub async fn propose(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    (id, seen): (Id<Profile>, i32),
    mask: &Mask,
    reason: &str,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    let present = seen_as(&mut work, ctx, grant.operator(), (id, seen)).await?;
    write_proposal(&mut work, ctx, grant.operator(), &present, (mask, &present.withheld), reason).await?;
    work.commit().await
}

/// The same as [`propose_all`] within a transaction.
pub(crate) async fn propose_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    (id, seen): (Id<Profile>, i32),
    limits: &Limits,
    reason: &str,
) -> Result<(), Error> {
    let present = seen_as(work, ctx, grant.operator(), (id, seen)).await?;
    if let Some(permission) = beyond(grant.operator(), &present.withheld, &limits.withheld) {
        return Err(Refusal::Beyond(permission).into());
    }
    let wanted = (&limits.mask, &limits.withheld);
    write_proposal(work, ctx, grant.operator(), &present, wanted, reason).await
}

/// The profile, as long as it hides and withholds what the page showed.
async fn seen_as(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (id, seen): (Id<Profile>, i32),
) -> Result<Profile, Error> {
    let present = one(work, ctx, operator, id).await?;
    if present.version == seen { Ok(present) } else { Err(Error::Stale) }
}

async fn write_proposal(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    present: &Profile,
    (mask, withheld): (&Mask, &BTreeSet<Permission>),
    reason: &str,
) -> Result<(), Error> {
    // Where it was changed at this very moment, nothing is proposed.
    let ((hidden, absent), withheld) = (codes(mask), withheld_codes(withheld));
    let written = sqlx::query!(
        "INSERT INTO mask_proposal
            (id, zone_id, profile_id, version, before, before_absent, before_withheld, mask, absent, withheld,
             reason, operator_id, operator_name, at)
         SELECT $1, zone_id, id, mask_version, mask, profile.absent, profile.withheld, $2, $3, $4, $5, $6, $7, $8
         FROM profile
         WHERE id = $9 AND mask_version = $10",
        ctx.id(),
        &hidden,
        &absent,
        &withheld,
        reason,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
        present.id.uuid(),
        present.version,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    if written != 1 {
        return Err(Error::Stale);
    }
    noted(work, ctx, operator, (present.id, "mask_proposed")).await
}

/// What waits for another administrator's word, of the profile as it is.
pub(crate) async fn waiting(work: &mut Work, profile: &Profile) -> Result<Vec<Limits>, Error> {
    let proposals = proposals(work, profile).await?;
    Ok(proposals.into_iter().filter(|one| one.state == State::Waiting).map(|one| one.after).collect())
}

/// Confirms, refuses or takes back a proposal. What is confirmed is the mask from this moment on. Of two
/// administrators of whom one enabled the other, neither decides what the other proposes.
///
/// # Errors
/// * [`Error::Stale`] when it was decided already, or the mask was changed since
/// * [`Refusal::Beyond`] when whoever confirms it has not themselves what it would allow
/// * [`Refusal::LastAdministrator`] when it would leave a body without anybody who administers it
/// * [`Error::NotFound`] when the profile has no such proposal
pub async fn decide(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageMasks>,
    (profile, proposal): (Id<Profile>, Id<Proposal>),
    decision: Decision,
    note: &str,
) -> Result<FourEyes, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let of = one(&mut work, ctx, operator, profile).await?;
    let found = proposals(&mut work, &of).await?.into_iter().find(|it| it.id == proposal);
    let found = found.ok_or(Error::NotFound)?;
    let whose = (found.by.id == operator.me.id) == (decision == Decision::Withdrawn);
    let (me, by) = (operator.me.id, found.by.id);
    if !whose || was_made_by(&mut work, me, by).await? || was_made_by(&mut work, by, me).await? {
        return Ok(FourEyes::Own);
    }
    if !found.may_be(decision, operator.me.id) {
        return Err(Error::Stale);
    }
    if decision == Decision::Confirmed {
        confirm(&mut work, ctx, operator, &found, note).await?;
    } else {
        write_decision(&mut work, ctx, operator, (proposal, decision), note).await?;
    }
    let what = match decision {
        Decision::Confirmed => "mask_confirmed",
        Decision::Refused => "mask_refused",
        Decision::Withdrawn => "mask_withdrawn",
    };
    noted(&mut work, ctx, operator, (profile, what)).await?;
    work.commit().await?;
    Ok(FourEyes::Done)
}

/// One administrator of a zone at a time: who could administer it before can still do so.
async fn confirm(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    found: &Proposal,
    note: &str,
) -> Result<(), Error> {
    if let Some(permission) = beyond(operator, &found.before.withheld, &found.after.withheld) {
        return Err(Refusal::Beyond(permission).into());
    }
    staff::one_at_a_time(work.connection(), operator).await?;
    let seats = staff::administrators(work.connection(), ctx.today(), true).await?;
    write_decision(work, ctx, operator, (found.id, Decision::Confirmed), note).await?;
    staff::must_stay(work.connection(), ctx.today(), &seats).await
}

async fn write_decision(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (proposal, decision): (Id<Proposal>, Decision),
    note: &str,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO mask_decision (proposal_id, zone_id, decision, note, operator_id, operator_name, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        proposal.uuid(),
        operator.zone.uuid(),
        decision.code(),
        note,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_late)?;
    Ok(())
}

/// Another administrator was quicker.
fn stale_if_late(error: sqlx::Error) -> Error {
    match broken_constraint(&error) {
        Some("mask_decision_once" | "mask_decision_in_time") => Error::Stale,
        _ => error.into(),
    }
}

async fn noted(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (id, what): (Id<Profile>, &'static str),
) -> Result<(), Error> {
    let entry = Entry::new(Action::Administer, Subject::Profile, Some(id.uuid())).because(what);
    audit::operator(work, ctx, operator, entry).await
}
