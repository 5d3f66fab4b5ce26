//! Drafts whose service is closed: they are kept, and whoever wrote them is told when it opens.

use domain::{
    Id, Lang,
    calendar::{day_in_rome, days_after},
    form::{Certified, may_mail_draft},
    intake::{Intake, State},
};
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool};

use super::{DRAFT_DAYS, load};
use crate::{
    Context, Error, Work, catalogue,
    error::{decode, encode},
    jobs::{self, Job},
    personal,
};

/// Days after its last save for which a draft is kept while its service is closed.
const KEPT_DAYS: u16 = 180;
/// Most drafts at a time.
const AT_ONCE: i64 = 200;

/// A mail to whoever wrote a draft: it can be sent now. Who and where is looked up when it is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TellOpening {
    /// The draft.
    pub intake: Id<Intake>,
}

impl Job for TellOpening {
    const QUEUE: &'static str = "tell_opening";
}

/// Notes the drafts that cannot be sent today, and has the writers told of those that can be sent again. A periodic
/// job; says how many are told.
pub async fn tell_openings(pool: &PgPool, ctx: &Context) -> Result<usize, Error> {
    let offered = catalogue::list(pool, ctx.now).await?;
    let open: Vec<String> = offered
        .iter()
        .filter(|offered| offered.is_open(ctx.today()))
        .map(|offered| offered.service.slug.clone())
        .collect();
    let mut work = Work::system(pool).await?;
    note_waiting(work.connection(), ctx, &open).await?;
    let told = open_again(work.connection(), ctx, &open).await?;
    work.commit().await?;
    Ok(told)
}

/// Keeps what was written of a service that is closed. Of what was begun and never saved there is nothing to keep.
async fn note_waiting(connection: &mut PgConnection, ctx: &Context, open: &[String]) -> Result<(), Error> {
    let drafts = sqlx::query!(
        "SELECT id, saved_at FROM intake
         WHERE state = 'draft'
            AND waits_since IS NULL
            AND service <> ALL ($1)
            AND (version > 1 OR EXISTS (SELECT FROM document WHERE document.intake_id = intake.id))
         ORDER BY saved_at
         LIMIT $2
         FOR UPDATE SKIP LOCKED",
        open,
        AT_ONCE,
    )
    .fetch_all(&mut *connection)
    .await?;
    for draft in drafts {
        let kept_until = days_after(day_in_rome(draft.saved_at), KEPT_DAYS);
        sqlx::query!(
            "UPDATE intake SET waits_since = $2, kept_until = $3, facts = $4 WHERE id = $1",
            draft.id,
            ctx.now,
            kept_until,
            encode("intake", "facts", &State::Draft { expires_on: kept_until })?,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// From now on there are as many days to go on as after a save.
async fn open_again(connection: &mut PgConnection, ctx: &Context, open: &[String]) -> Result<usize, Error> {
    let kept_until = days_after(ctx.today(), DRAFT_DAYS);
    let drafts = sqlx::query_scalar!(
        "UPDATE intake
         SET waits_since = NULL, kept_until = $2, facts = $3
         WHERE id IN (
            SELECT id FROM intake
            WHERE state = 'draft' AND waits_since IS NOT NULL AND service = ANY ($1)
            ORDER BY waits_since, id
            LIMIT $4
            FOR UPDATE SKIP LOCKED
         )
         RETURNING id",
        open,
        kept_until,
        encode("intake", "facts", &State::Draft { expires_on: kept_until })?,
        AT_ONCE,
    )
    .fetch_all(&mut *connection)
    .await?;
    for id in &drafts {
        jobs::enqueue(&mut *connection, ctx, &TellOpening { intake: Id::new(*id) }).await?;
    }
    Ok(drafts.len())
}

/// Whom to tell that a draft can be sent, and in which language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningFacts {
    /// The proved address of the profile, or else the certified one. What was typed in a form that was never sent
    /// may be somebody else's.
    pub email: String,
    /// The language of the writer.
    pub lang: Lang,
}

/// Reads whom to tell; nobody where the draft was sent or given up or its service closed again meanwhile, where there is
/// no address, where mails are not wanted, and where somebody must not come to know of the request.
pub async fn opening_facts(pool: &PgPool, id: Id<Intake>) -> Result<Option<OpeningFacts>, Error> {
    let mut work = Work::system(pool).await?;
    let intake = load::read(work.connection(), id).await?.intake;
    if !matches!(intake.state, State::Draft { .. }) || !may_mail_draft(&intake.form, &intake.answers) {
        return Ok(None);
    }
    let account = sqlx::query!(
        "SELECT account.id, account.certified
         FROM account
         JOIN intake ON intake.account_id = account.id
         WHERE intake.id = $1 AND intake.waits_since IS NULL",
        id.uuid(),
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(account) = account else { return Ok(None) };
    let certified: Certified = decode("account", "certified", account.certified)?;
    let kept = personal::find(work.connection(), account.id).await?;
    let email = kept.proved_email().map(ToString::to_string).or(certified.email);
    let email = email.filter(|_| kept.mails.news);
    Ok(email.map(|email| OpeningFacts { email, lang: kept.lang.unwrap_or_default() }))
}
