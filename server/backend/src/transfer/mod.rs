//! The configuration of a zone as one file: taken out, looked at, and taken in.
//!
//! What is taken in goes through the use cases of each part, in one transaction: whoever may not write something by hand
//! does not write it by a file. Desks that are not here are opened and profiles made; services become working copies and
//! masks become proposals; nothing is ever deleted.

mod agreements;
mod bodies;
mod card_rules;
mod checks;
mod codes;
mod desks;
mod differences;
mod durations;
mod mails;
mod notices;
mod points;
mod profiles;
mod read;
mod services;
#[cfg(test)]
mod tests;

use domain::{
    actor::Operator,
    card::parts::Rule,
    permission::{
        Denied, Grant, ManageCodes, ManageDesks, ManageMasks, ManageRules, ManageServices, PublishNotices,
        authorise,
    },
    transfer::{Document, FORMAT, MailRow, Plan},
};
use sqlx::PgPool;

pub use read::read;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    staff,
};

/// Everything that is needed to take a configuration along: who lacks one of them does none of it.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'a> {
    services: Grant<'a, ManageServices>,
    codes: Grant<'a, ManageCodes>,
    desks: Grant<'a, ManageDesks>,
    masks: Grant<'a, ManageMasks>,
    rules: Grant<'a, ManageRules>,
    notices: Grant<'a, PublishNotices>,
}

impl<'a> Keys<'a> {
    /// Asks the policy for each of them.
    ///
    /// # Errors
    /// The first that the role does not have.
    pub fn of(operator: &'a Operator) -> Result<Self, Denied> {
        Ok(Self {
            services: authorise(operator)?,
            codes: authorise(operator)?,
            desks: authorise(operator)?,
            masks: authorise(operator)?,
            rules: authorise(operator)?,
            notices: authorise(operator)?,
        })
    }

    const fn operator(&self) -> &'a Operator {
        self.codes.operator()
    }
}

/// The configuration as it is; `portal` is the version of the program. That it was taken out is in the audit log.
pub async fn export(pool: &PgPool, ctx: &Context, keys: Keys<'_>, portal: &str) -> Result<Document, Error> {
    let who = keys.operator();
    let mut work = Work::operator(pool, who).await?;
    let here = staff::carried(&mut work, ctx, keys.desks).await?;
    let document = Document {
        format: FORMAT,
        portal: portal.to_owned(),
        codes: codes::rows(&mut work).await?,
        organisations: bodies::rows(&mut work, ctx, keys.desks).await?,
        services: services::rows(&mut work, ctx, who).await?,
        agreements: agreements::rows(&mut work, ctx, keys.desks).await?,
        points: points::rows(&mut work, ctx, keys.desks, &here).await?,
        mails: mails::rows(&mut work, &here).await?,
        profiles: profiles::rows(&mut work, ctx, who, &here).await?,
        desks: here.into_iter().map(|desk| desk.row).collect(),
        card_rules: card_rules::rows(&mut work, who).await?,
        notices: notices::rows(&mut work, ctx).await?,
        break_glass: durations::rows(&mut work).await?,
    };
    let entry = Entry::new(Action::Export, Subject::Configuration, None);
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(document)
}

/// What is to be done, and how it is told.
struct Found {
    plan: Plan,
    codes: Vec<codes::ToWrite>,
    bodies: Vec<bodies::ToWrite>,
    services: Vec<services::ToWrite>,
    desks: Vec<desks::ToWrite>,
    agreements: Vec<agreements::ToAgree>,
    points: Vec<points::ToPlace>,
    mails: Vec<MailRow>,
    rules: Vec<Rule>,
    notices: Vec<notices::ToPublish>,
    profiles: profiles::ToWrite,
    durations: Option<durations::ToPropose>,
}

async fn compare(
    work: &mut Work,
    ctx: &Context,
    keys: Keys<'_>,
    document: &Document,
    unknown: &[String],
) -> Result<Found, Error> {
    let who = keys.operator();
    let (of_codes, codes) = codes::compare(work, who, &document.codes).await?;
    let (of_bodies, bodies) = bodies::compare(work, ctx, keys.desks, &document.organisations).await?;
    let (of_services, services) = services::compare(work, ctx, who, &document.services).await?;
    let coming = profiles::newcomers(work, ctx, who, &document.profiles).await?;
    let written = (bodies.as_slice(), coming.as_slice(), unknown);
    let (of_desks, desks, known) = desks::compare(work, ctx, keys.desks, &document.desks, written).await?;
    let written = (bodies.as_slice(), &known);
    let (of_agreements, agreements) =
        agreements::compare(work, ctx, keys.desks, &document.agreements, written).await?;
    let (of_points, points) = points::compare(work, ctx, keys.desks, &document.points, &known).await?;
    let (of_mails, mails) = mails::compare(work, &document.mails, &known).await?;
    let (of_rules, rules) = card_rules::compare(work, who, &document.card_rules).await?;
    let (of_notices, notices) = notices::compare(work, ctx, &document.notices, &known).await?;
    let written = (coming, &known, desks.as_slice());
    let (of_profiles, profiles) = profiles::compare(work, ctx, who, &document.profiles, written).await?;
    let (of_durations, durations) = durations::compare(work, &document.break_glass).await?;
    let sections = vec![
        of_codes,
        of_bodies,
        of_desks,
        of_agreements,
        of_points,
        of_mails,
        of_services,
        of_rules,
        of_notices,
        of_profiles,
        of_durations,
    ];
    let plan = Plan { sections };
    let found = Found {
        plan,
        codes,
        bodies,
        services,
        desks,
        agreements,
        points,
        mails,
        rules,
        notices,
        profiles,
        durations,
    };
    Ok(found)
}

/// What taking a file would do. Writes nothing.
pub async fn look(pool: &PgPool, ctx: &Context, keys: Keys<'_>, document: &Document) -> Result<Plan, Error> {
    let unknown = staff::unknown_municipalities(pool, &desks::municipalities(document)).await?;
    let mut work = Work::operator(pool, keys.operator()).await?;
    one_at_a_time(&mut work, keys.operator()).await?;
    Ok(compare(&mut work, ctx, keys, document, &unknown).await?.plan)
}

/// Takes a file: everything of it that is not barred, or nothing; tells how many records changed. What is the same
/// already is not written again.
///
/// # Errors
/// * [`Error::Stale`] when it would do something else than the plan with the mark `agreed`
/// * [`Error::Staff`] for what a desk may not be told by one administrator
pub async fn take(
    pool: &PgPool,
    ctx: &Context,
    keys: Keys<'_>,
    document: &Document,
    (agreed, reason): (i32, &str),
) -> Result<usize, Error> {
    let who = keys.operator();
    let unknown = staff::unknown_municipalities(pool, &desks::municipalities(document)).await?;
    let mut work = Work::operator(pool, who).await?;
    one_at_a_time(&mut work, who).await?;
    let found = compare(&mut work, ctx, keys, document, &unknown).await?;
    if found.plan.mark() != agreed {
        return Err(Error::Stale);
    }
    let changes = found.plan.changes();
    if changes == 0 {
        return Ok(0);
    }
    write(&mut work, ctx, keys, found, reason).await?;
    let entry = Entry::new(Action::Administer, Subject::Configuration, None).because("imported");
    audit::operator(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(changes)
}

/// Writes what was found, part by part.
async fn write(
    work: &mut Work,
    ctx: &Context,
    keys: Keys<'_>,
    mut found: Found,
    reason: &str,
) -> Result<(), Error> {
    for table in &found.codes {
        codes::write(work, ctx, keys.codes, table, reason).await?;
    }
    for body in found.bodies {
        bodies::write(work, ctx, keys.desks, body, reason).await?;
    }
    profiles::make(work, ctx, keys.masks, &mut found.profiles, reason).await?;
    let ids = desks::write(work, ctx, keys.desks, &found.desks, reason).await?;
    for agreed in &found.agreements {
        agreements::write(work, ctx, keys.desks, (agreed, &ids), reason).await?;
    }
    for point in found.points {
        points::write(work, ctx, keys.desks, (point, &ids), reason).await?;
    }
    for mail in &found.mails {
        mails::write(work, ctx, keys.desks, (mail, &ids), reason).await?;
    }
    for service in &found.services {
        services::write(work, ctx, keys.services, service).await?;
    }
    for rule in &found.rules {
        card_rules::write(work, ctx, keys.rules, rule, reason).await?;
    }
    for notice in &found.notices {
        notices::write(work, ctx, keys.notices, (notice, &ids), reason).await?;
    }
    profiles::write(work, ctx, keys.masks, (found.profiles, &ids), reason).await?;
    if let Some(wanted) = &found.durations {
        durations::propose(work, ctx, keys.masks, wanted, reason).await?;
    }
    Ok(())
}

/// Two files at once would wait for each other's tables, looked at or taken: both hold the tables that they compare.
async fn one_at_a_time(work: &mut Work, who: &Operator) -> Result<(), Error> {
    let name = format!("transfer {}", who.zone);
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name)
        .execute(work.connection())
        .await?;
    Ok(())
}
