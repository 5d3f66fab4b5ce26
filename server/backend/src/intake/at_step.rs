//! A step of a form, with everything that its page tells, read in one transaction: it is the page that people open
//! most, and each way to the database costs as much as a good part of the page.

use domain::{
    actor::Citizen,
    document::OwnDocument,
    form::{Known, Step, SummaryLine, may_be_known},
    intake::Intake,
    privacy::PrivacyNotice,
};
use sqlx::{PgConnection, PgPool};

use super::{
    draft::{of_service, with_unsent},
    moving, own,
};
use crate::{
    Context, Error, Work,
    catalogue::{self, Offered},
    personal, privacy,
    unsent_forms::{self, UnsentForm},
};

/// A service, and how far the citizen's draft for it has come.
#[derive(Debug)]
pub struct AtStep {
    /// The service as it is offered today.
    pub offered: Offered,
    /// The draft with what its step tells, where one was begun.
    pub draft: Option<(Intake, Beside)>,
}

/// What the page of a step tells beside the draft. Only what the step has to do with is read.
#[derive(Debug, Default)]
pub struct Beside {
    /// What was being sent when a session ended by itself.
    pub unsent: Option<UnsentForm>,
    /// What is known of the citizen already.
    pub known: Known,
    /// Documents of other requests that may be given once more.
    pub reusable: Vec<OwnDocument>,
    /// Answers to earlier forms.
    pub earlier: Vec<SummaryLine>,
    /// The notice of the desk on data protection.
    pub notice: Option<PrivacyNotice>,
}

/// The service, the citizen's draft for it, and what its step `slug` tells; `path` is the address of the step.
///
/// # Errors
/// [`Error::NotFound`] when no such service is offered.
pub async fn at_step(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    (service, slug): (&str, &str),
    path: &str,
) -> Result<AtStep, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let offered = catalogue::lookup(work.connection(), service, ctx.now).await?;
    let (draft, has_unsent) = match with_unsent(work.connection(), who, service).await {
        Err(Error::NotFound) => return Ok(AtStep { offered, draft: None }),
        found => found?,
    };
    let path = Some(path).filter(|_| has_unsent);
    let beside = match draft.form.step(slug) {
        Some((step, _)) => read(work.connection(), ctx, who, (&draft, step), path).await?,
        None => Beside::default(),
    };
    Ok(AtStep { offered, draft: Some((draft, beside)) })
}

/// The citizen's draft of a service, for a step of it that was sent, and the service as it is offered today; without that
/// where it is offered no more.
///
/// # Errors
/// [`Error::NotFound`] when there is no draft.
pub async fn to_save(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    service: &str,
) -> Result<(Intake, Option<Offered>), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let draft = of_service(work.connection(), who, service).await?;
    match catalogue::lookup(work.connection(), service, ctx.now).await {
        Ok(offered) => Ok((draft, Some(offered))),
        Err(Error::NotFound) => Ok((draft, None)),
        Err(error) => Err(error),
    }
}

/// What the page of a step tells beside a draft that was read before; without its address (`path`), nothing of what was
/// being sent there: whoever sends just now has it.
pub async fn beside(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    (draft, step): (&Intake, usize),
    path: Option<&str>,
) -> Result<Beside, Error> {
    let mut work = Work::citizen(pool, who).await?;
    read(work.connection(), ctx, who, (draft, step), path).await
}

async fn read(
    connection: &mut PgConnection,
    ctx: &Context,
    who: &Citizen,
    (draft, step): (&Intake, usize),
    path: Option<&str>,
) -> Result<Beside, Error> {
    let step = draft.form.steps.get(step);
    let mut beside = Beside::default();
    if let Some(path) = path {
        let sent_here = unsent_forms::found(&mut *connection, ctx, who, &[path.to_owned()]).await?;
        beside.unsent = sent_here.into_iter().next();
    }
    if step.is_some_and(may_be_known) {
        beside.known = personal::known(&mut *connection, who, ctx.today()).await?;
    }
    if step.is_some_and(|step| step.attachments().next().is_some()) {
        beside.reusable = own::reusable(&mut *connection, draft.id).await?;
    }
    if draft.has_earlier {
        beside.earlier = moving::read(&mut *connection, draft.id).await?;
    }
    if step.is_some_and(Step::tells_privacy) {
        beside.notice = privacy::of_desk_within(connection, ctx, draft.desk.id).await?;
    }
    Ok(beside)
}
