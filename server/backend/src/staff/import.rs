//! Operators and memberships out of a file, by the rules that hold by hand.

use std::collections::BTreeSet;

use domain::{
    Id,
    actor::{Operator, OperatorRecord},
    permission::{Grant, ManageOperators},
    staff::{
        Membership, ProfileRef, Standing, Terms,
        sheet::{Asked, Became, Done, Reason, StaffReport, StaffSheet},
    },
};
use sqlx::PgPool;

use super::{
    Why, desks,
    history::{self, Of},
    list,
    write::{self, Given, Newcomer},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    operators::FISCAL_CODE,
};

/// What lines name.
struct Known {
    desks: Vec<desks::Row>,
    profiles: Vec<ProfileRef>,
}

impl Known {
    /// The desk that a line names; none where there are several and the body is not named.
    fn desk(&self, asked: &Asked) -> Option<&desks::Row> {
        let named = |row: &&desks::Row| {
            row.name == asked.desk
                && (asked.organisation.is_empty() || row.organisation == asked.organisation)
        };
        let mut found = self.desks.iter().filter(named);
        found.next().filter(|_| found.next().is_none())
    }
}

/// Takes a file, or tells what taking it would do where nothing was `agreed` to yet: by doing it and undoing it, so
/// that it is the same. Lines that a rule forbids are left out; what a line says that is so already is not written again.
///
/// # Errors
/// * [`Error::Stale`] when it does something else than the report with the mark `agreed`
/// * [`Error::Incomplete`] when too many lines are wrong
pub async fn import(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    sheet: &StaffSheet,
    (agreed, reason): (Option<i32>, &str),
) -> Result<StaffReport, Error> {
    let who = grant.operator();
    let mut work = Work::operator(pool, who).await?;
    list::one_at_a_time(work.connection(), who).await?;
    let known = Known {
        desks: desks::rows(work.connection(), ctx, None).await?,
        profiles: list::profiles(work.connection()).await?,
    };
    let mut report = StaffReport::new(sheet);
    let mut seen = BTreeSet::new();
    for asked in &sheet.asked {
        // Lines may name the same desk with its body and without.
        let desk = known.desk(asked).map(|desk| desk.id);
        if desk.is_some_and(|desk| !seen.insert((&asked.issuer, &asked.subject, desk))) {
            report.refused.push((asked.line, Reason::Double));
            continue;
        }
        // What these three say has neither values nor columns that the macro could check.
        sqlx::query("SAVEPOINT line").execute(work.connection()).await?;
        match line(&mut work, ctx, grant, (asked, &known), reason).await? {
            Ok(None) => report.same += 1,
            Ok(Some(became)) => {
                let (name, desk) = (asked.name.clone(), asked.desk.clone());
                report.done.push(Done { line: asked.line, name, desk, became });
            }
            Err(refused) => {
                sqlx::query("ROLLBACK TO SAVEPOINT line").execute(work.connection()).await?;
                report.refused.push((asked.line, refused));
                told(&mut work, ctx, who, refused).await?;
            }
        }
        sqlx::query("RELEASE SAVEPOINT line").execute(work.connection()).await?;
    }
    report.refused.sort_by_key(|(line, _)| *line);
    let Some(agreed) = agreed else { return Ok(report) };
    if report.mark() != agreed {
        return Err(Error::Stale);
    }
    if report.is_too_wrong() {
        return Err(Error::Incomplete);
    }
    work.commit().await?;
    Ok(report)
}

/// What a rule forbade is in the audit, as by hand.
async fn told(work: &mut Work, ctx: &Context, who: &Operator, refused: Reason) -> Result<(), Error> {
    let Reason::Refused(refusal) = refused else { return Ok(()) };
    let entry = Entry::new(Action::Refuse, Subject::Operator, None).because(refusal.code());
    audit::operator(work, ctx, who, entry).await
}

/// Does what a line says; tells nothing where it is so already.
async fn line(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    what: (&Asked, &Known),
    reason: &str,
) -> Result<Result<Option<Became>, Reason>, Error> {
    match write_line(work, ctx, grant, what, reason).await {
        Err(Error::Staff(refusal)) => Ok(Err(Reason::Refused(refusal))),
        other => other,
    }
}

async fn write_line(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    (asked, known): (&Asked, &Known),
    reason: &str,
) -> Result<Result<Option<Became>, Reason>, Error> {
    let Some(desk) = known.desk(asked) else { return Ok(Err(Reason::Desk)) };
    let named = |name: &String| known.profiles.iter().find(|profile| profile.name == *name);
    let profile = asked.profile.as_ref().map(named);
    if profile.is_some_and(|found| found.is_none()) {
        return Ok(Err(Reason::Profile));
    }
    let profile = profile.flatten();
    let (id, mut became) = operator(work, ctx, grant, asked, reason).await?;
    let member = list::one(work.connection(), id).await?;
    let counts =
        |one: &&Membership| one.desk.id.uuid() == desk.id && one.standing(ctx.today()) != Standing::Over;
    if let Some(before) = member.memberships.iter().find(counts) {
        let name = profile.map_or(&desk.profile, |profile| &profile.name).clone();
        let after = Terms { role: asked.role, profile: name, valid: asked.valid, absent: None };
        if before.terms() == after {
            return Ok(Ok(None));
        }
        became = Became::Changed;
    }
    let given = Given {
        desk: Id::new(desk.id),
        role: asked.role,
        profile: profile.map(|profile| profile.id),
        valid: asked.valid,
        absent: None,
    };
    let seen = history::version(work.connection(), Of::Operator(id.uuid())).await?;
    write::give_within(work, ctx, grant.operator(), id, given, Why { seen, reason }).await?;
    Ok(Ok(Some(became)))
}

/// The operator of a line: who is here already, or somebody new.
async fn operator(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageOperators>,
    asked: &Asked,
    reason: &str,
) -> Result<(Id<OperatorRecord>, Became), Error> {
    let issuer = asked.issuer.as_deref().unwrap_or(FISCAL_CODE);
    let found = sqlx::query_scalar!(
        "SELECT id FROM operator WHERE issuer = $1 AND subject = $2 AND zone_id = actor_zone()",
        issuer,
        asked.subject,
    )
    .fetch_optional(work.connection())
    .await?;
    if let Some(id) = found {
        return Ok((Id::new(id), Became::Given));
    }
    let newcomer = Newcomer { issuer, subject: &asked.subject, name: &asked.name, reason };
    Ok((write::add_within(work, ctx, grant, newcomer).await?, Became::Newcomer))
}
