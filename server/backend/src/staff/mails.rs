//! Mails in the words of a desk.

use domain::{
    Id, Lang, Text,
    actor::Desk,
    intake::Intake,
    permission::{Grant, ManageDesks},
    staff::Change,
    zone::{DeskMails, MailKind, MailText},
};
use sqlx::{PgConnection, PgPool};

use super::{
    Why,
    history::{self, Of},
    rules::within_reach,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
};

/// The mails of a desk.
///
/// # Errors
/// [`Error::NotFound`] for a desk of another zone.
pub async fn mails(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
) -> Result<DeskMails, Error> {
    let file = super::desk(pool, ctx, grant, id).await?;
    let mut work = Work::operator(pool, grant.operator()).await?;
    let rows = sqlx::query!(
        "SELECT kind, lang, subject, body FROM mail_text WHERE desk_id = $1 ORDER BY kind, lang",
        id.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    work.commit().await?;
    let written = rows.into_iter().map(|row| {
        let kind = known("mail_text", "kind", MailKind::from_code(&row.kind))?;
        let lang: Lang = known("mail_text", "lang", row.lang.parse().ok())?;
        Ok((kind, lang, MailText { subject: row.subject, body: row.body }))
    });
    Ok(DeskMails { file, written: written.collect::<Result<_, Error>>()? })
}

/// The words of a desk for a mail, if it has any.
async fn text(
    connection: &mut PgConnection,
    id: Id<Desk>,
    (kind, lang): (MailKind, Lang),
) -> Result<Option<MailText>, Error> {
    let row = sqlx::query!(
        "SELECT subject, body FROM mail_text WHERE desk_id = $1 AND kind = $2 AND lang = $3",
        id.uuid(),
        kind.code(),
        lang.tag(),
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| MailText { subject: row.subject, body: row.body }))
}

/// Writes a mail of a desk in its own words, or takes them away: then those of the portal count again.
///
/// # Errors
/// * [`domain::staff::Refusal::Elsewhere`] for a desk of a body that others administer
/// * [`Error::Stale`] when somebody changed the desk since the page was shown
/// * [`Error::NotFound`] for a desk of another zone, and where there is nothing to take away
pub async fn set_mail(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    (kind, lang): (MailKind, Lang),
    after: Option<MailText>,
    why: Why<'_>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    set_mail_within(&mut work, ctx, grant, id, (kind, lang), after, why).await?;
    work.commit().await
}

/// The same within a transaction.
async fn set_mail_within(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    (kind, lang): (MailKind, Lang),
    after: Option<MailText>,
    why: Why<'_>,
) -> Result<(), Error> {
    let who = grant.operator();
    within_reach(work, ctx, grant, id, why.seen).await?;
    let before = text(work.connection(), id, (kind, lang)).await?;
    match &after {
        Some(text) => {
            sqlx::query!(
                "INSERT INTO mail_text (desk_id, zone_id, kind, lang, subject, body)
                 VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (desk_id, kind, lang) DO UPDATE SET
                    subject = excluded.subject,
                    body = excluded.body",
                id.uuid(),
                who.zone.uuid(),
                kind.code(),
                lang.tag(),
                text.subject,
                text.body,
            )
            .execute(work.connection())
            .await?;
        }
        None if before.is_none() => return Err(Error::NotFound),
        None => {
            sqlx::query!(
                "DELETE FROM mail_text WHERE desk_id = $1 AND kind = $2 AND lang = $3",
                id.uuid(),
                kind.code(),
                lang.tag(),
            )
            .execute(work.connection())
            .await?;
        }
    }
    let change = Change::Mailed { letter: kind, lang, before, after };
    history::write(work, ctx, who, Of::Desk(id.uuid()), &change, (why.seen, why.reason)).await?;
    let entry = Entry::new(Action::Administer, Subject::Desk, Some(id.uuid())).because("mailed");
    audit::operator(work, ctx, who, entry).await
}

/// A mail of a desk for the file of the configuration.
pub(crate) struct CarriedMail {
    pub(crate) desk: Id<Desk>,
    pub(crate) kind: MailKind,
    pub(crate) lang: Lang,
    pub(crate) text: MailText,
}

/// The mails of the zone that are in the words of a desk.
pub(crate) async fn carried_mails(work: &mut Work) -> Result<Vec<CarriedMail>, Error> {
    let rows = sqlx::query!(
        "SELECT desk_id, kind, lang, subject, body
         FROM mail_text
         WHERE zone_id = actor_zone()
         ORDER BY desk_id, kind, lang",
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(CarriedMail {
                desk: Id::new(row.desk_id),
                kind: known("mail_text", "kind", MailKind::from_code(&row.kind))?,
                lang: known("mail_text", "lang", row.lang.parse().ok())?,
                text: MailText { subject: row.subject, body: row.body },
            })
        })
        .collect()
}

/// Writes a mail as a file tells it, by the rules of its page.
pub(crate) async fn carry_mail(
    work: &mut Work,
    ctx: &Context,
    grant: Grant<'_, ManageDesks>,
    id: Id<Desk>,
    (kind, lang, text): (MailKind, Lang, MailText),
    reason: &str,
) -> Result<(), Error> {
    let seen = history::version(work.connection(), Of::Desk(id.uuid())).await?;
    set_mail_within(work, ctx, grant, id, (kind, lang), Some(text), Why { seen, reason }).await
}

/// The words of the desk that follows a request for a mail about it, with the names of the desk; none where the
/// portal's own count. For the job that sends it.
pub async fn mail_of(
    pool: &PgPool,
    intake: Id<Intake>,
    (kind, lang): (MailKind, Lang),
) -> Result<Option<(Text, MailText)>, Error> {
    let mut work = Work::system(pool).await?;
    let row = sqlx::query!(
        r#"SELECT
            desk.names || jsonb_build_object('it', desk.name) AS "names!",
            mail_text.subject,
            mail_text.body
         FROM intake
         JOIN desk ON desk.id = intake.desk_id
         JOIN mail_text ON mail_text.desk_id = desk.id
         WHERE intake.id = $1 AND mail_text.kind = $2 AND mail_text.lang = $3"#,
        intake.uuid(),
        kind.code(),
        lang.tag(),
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let names: Text = decode("desk", "names", row.names)?;
    Ok(Some((names, MailText { subject: row.subject, body: row.body })))
}

/// The name of the body whose desk follows a request: in whose name mails about it are written. For the job that sends
/// them.
///
/// # Errors
/// [`Error::NotFound`] where there is no such request.
pub async fn sender_of(pool: &PgPool, intake: Id<Intake>) -> Result<String, Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query_scalar!(
        "SELECT organisation.name
         FROM intake
         JOIN desk ON desk.id = intake.desk_id
         JOIN organisation ON organisation.id = desk.organisation_id
         WHERE intake.id = $1",
        intake.uuid(),
    )
    .fetch_one(work.connection())
    .await
    .map_err(Error::from)
}
