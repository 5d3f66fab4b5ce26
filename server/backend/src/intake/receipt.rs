//! The receipt of a sent request.

use std::sync::Arc;

use domain::{
    Id, Lang, Protocollo, Text,
    actor::Citizen,
    document::Document,
    form::{Answers, ByMail, Certified, FieldPath, Source, by_mail},
    intake::{Intake, State},
    personal::MailWishes,
    service::Service,
};
use sqlx::{PgConnection, PgPool};

use super::{citizen::columns, load};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    jobs::{self, Notice},
    personal,
};

/// What a receipt says.
#[derive(Debug, Clone)]
pub struct ReceiptFacts {
    /// The request's state.
    pub state: State,
    /// The service.
    pub service: Arc<Service>,
    /// The office that follows it: the service's own, or the desk that the rules led it to.
    pub office: Text,
    /// Who sent it.
    pub certified: Certified,
    /// What was handed in.
    pub documents: Vec<Document>,
    /// Where mail goes: the address given in the form, or else the proved one of the profile, or else the
    /// certified one.
    pub email: Option<String>,
    /// The language of the applicant.
    pub lang: Lang,
    /// Which mails the applicant wants.
    pub mails: MailWishes,
    /// What the answers allow to be mailed, whatever the profile says.
    pub by_mail: ByMail,
    /// Whether the receipt was made already.
    pub exists: bool,
}

/// Reads what a receipt says. For the job that makes it, and for mails.
pub async fn receipt_facts(pool: &PgPool, id: Id<Intake>) -> Result<ReceiptFacts, Error> {
    let mut work = Work::system(pool).await?;
    let record = load::read(work.connection(), id).await?;
    let certified = known("intake", "certified", record.certified)?;
    let account = writer(work.connection(), id).await?;
    let kept = personal::find(work.connection(), account).await?;
    Ok(ReceiptFacts {
        exists: exists(work.connection(), id).await?,
        email: address(&record.service, &record.intake.answers)
            .or_else(|| kept.proved_email().map(ToString::to_string))
            .or_else(|| certified.email.clone()),
        lang: kept.lang.unwrap_or_default(),
        mails: kept.mails,
        by_mail: by_mail(&record.service.form, &record.intake.answers),
        state: record.intake.state,
        office: record.intake.office,
        service: record.service,
        certified,
        documents: record.intake.documents,
    })
}

/// The account of whoever wrote a request.
async fn writer(connection: &mut PgConnection, id: Id<Intake>) -> Result<uuid::Uuid, Error> {
    sqlx::query_scalar!("SELECT account_id FROM intake WHERE id = $1", id.uuid())
        .fetch_one(connection)
        .await
        .map_err(Error::from)
}

/// The answer to the question about the e-mail address.
fn address(service: &Service, answers: &Answers) -> Option<String> {
    let (_, question) =
        service.form.questions().find(|(_, question)| question.prefill == Some(Source::Email))?;
    let typed = answers.get(&FieldPath::once(question.name.as_str())).trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// Whether the receipt was made already.
pub(super) async fn exists(connection: &mut PgConnection, id: Id<Intake>) -> Result<bool, Error> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM receipt WHERE intake_id = $1) AS "exists!""#,
        id.uuid(),
    )
    .fetch_one(connection)
    .await
    .map_err(Error::from)
}

/// Writes down where the receipt is, and has it sent. Doing it twice does it once: false means that
/// it was there already, and the content just stored is not needed.
pub async fn store_receipt(
    pool: &PgPool,
    ctx: &Context,
    id: Id<Intake>,
    stored: &serde_json::Value,
    size: u64,
) -> Result<bool, Error> {
    let mut work = Work::system(pool).await?;
    let added = sqlx::query!(
        "INSERT INTO receipt (intake_id, zone_id, stored, size, created_at)
         SELECT id, zone_id, $2, $3, $4 FROM intake WHERE id = $1
         ON CONFLICT (intake_id) DO NOTHING",
        id.uuid(),
        stored,
        known("receipt", "size", i64::try_from(size).ok())?,
        ctx.now,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    if added == 0 {
        return Ok(false);
    }
    jobs::enqueue(work.connection(), ctx, &jobs::SendMail { intake: id, notice: Notice::Receipt }).await?;
    work.commit().await?;
    Ok(true)
}

/// Where the receipt of one's own request is.
pub async fn receipt_for_citizen(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    protocollo: Protocollo,
) -> Result<serde_json::Value, Error> {
    let (year, number) = columns(protocollo)?;
    let mut work = Work::citizen(pool, who).await?;
    let found = sqlx::query!(
        "SELECT receipt.intake_id, receipt.stored
         FROM intake
         JOIN receipt ON receipt.intake_id = intake.id
         WHERE intake.protocol_year = $1
            AND intake.protocol_number = $2
            AND intake.account_id = actor_account()",
        year,
        number,
    )
    .fetch_one(work.connection())
    .await?;
    let entry = Entry::new(Action::Open, Subject::Receipt, Some(found.intake_id));
    audit::citizen(&mut work, ctx, who, entry).await?;
    work.commit().await?;
    Ok(found.stored)
}

/// Where the receipt is, for the mail that carries it.
pub async fn receipt_to_send(pool: &PgPool, id: Id<Intake>) -> Result<serde_json::Value, Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query_scalar!("SELECT stored FROM receipt WHERE intake_id = $1", id.uuid())
        .fetch_one(work.connection())
        .await
        .map_err(Error::from)
}
