//! The profile itself.

use chrono::{DateTime, Utc};
use domain::{
    Lang,
    actor::Citizen,
    contact::{EmailAddress, MobileNumber, PhoneNumber},
    personal::{
        CodeChannel, CodeTarget, KeptEmail, KeptPhone, MailWishes, PendingCode, PersonalProfile, Trust,
    },
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::codes;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
};

/// What the page of the profile shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// What is kept.
    pub profile: PersonalProfile,
    /// The address that waits for its code, while the code counts.
    pub pending: Option<PendingCode>,
    /// The same of the number that is kept.
    pub phone_pending: Option<PendingCode>,
}

/// Opens one's own profile.
pub async fn open(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<Own, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let account = who.account.uuid();
    let profile = find(work.connection(), account).await?;
    let pending = codes::pending(work.connection(), account, CodeChannel::Email).await?;
    let phone_pending = codes::pending(work.connection(), account, CodeChannel::Sms).await?;
    note(&mut work, ctx, who, Action::Read, "profile").await?;
    work.commit().await?;
    let kept = profile.phone.as_ref().and_then(|kept| kept.number.mobile()).map(CodeTarget::Mobile);
    Ok(Own {
        profile,
        pending: pending.filter(|pending| pending.is_open(ctx.now)),
        phone_pending: phone_pending
            .filter(|pending| pending.is_open(ctx.now) && kept.as_ref() == Some(&pending.to)),
    })
}

/// What is kept, for a page that shows it in passing.
pub async fn profile(pool: &PgPool, who: &Citizen) -> Result<PersonalProfile, Error> {
    let mut work = Work::citizen(pool, who).await?;
    find(work.connection(), who.account.uuid()).await
}

struct Row {
    lang: Option<String>,
    email: Option<String>,
    email_proved_at: Option<DateTime<Utc>>,
    phone: Option<String>,
    phone_proved_at: Option<DateTime<Utc>>,
    mail_receipt: bool,
    mail_news: bool,
}

/// What is kept of an account; nothing is kept of whoever never kept anything.
pub(crate) async fn find(connection: &mut PgConnection, account: Uuid) -> Result<PersonalProfile, Error> {
    let row = sqlx::query_as!(
        Row,
        "SELECT
            lang,
            email,
            email_proved_at,
            phone,
            phone_proved_at,
            mail_receipt,
            mail_news
         FROM personal_profile
         WHERE account_id = $1",
        account,
    )
    .fetch_optional(connection)
    .await?;
    row.map_or_else(|| Ok(PersonalProfile::default()), Row::read)
}

impl Row {
    fn read(self) -> Result<PersonalProfile, Error> {
        const TABLE: &str = "personal_profile";
        let trust = |proved: Option<DateTime<Utc>>| proved.map_or(Trust::Typed, |at| Trust::Proved { at });
        let email = self.email.map(|text| known(TABLE, "email", text.parse().ok())).transpose()?;
        let phone = self.phone.map(|text| known(TABLE, "phone", text.parse().ok())).transpose()?;
        Ok(PersonalProfile {
            lang: self.lang.map(|tag| known(TABLE, "lang", tag.parse().ok())).transpose()?,
            email: email.map(|address| KeptEmail { address, trust: trust(self.email_proved_at) }),
            phone: phone.map(|number| KeptPhone { number, trust: trust(self.phone_proved_at) }),
            mails: MailWishes { receipt: self.mail_receipt, news: self.mail_news },
        })
    }
}

/// Chooses the language of mails and receipts, and which mails are wanted.
pub async fn preferences(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    lang: Lang,
    mails: MailWishes,
) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    sqlx::query!(
        "INSERT INTO personal_profile (account_id, lang, lang_chosen, mail_receipt, mail_news, saved_at)
         VALUES ($1, $2, true, $3, $4, $5)
         ON CONFLICT (account_id) DO UPDATE
         SET lang = excluded.lang,
            lang_chosen = true,
            mail_receipt = excluded.mail_receipt,
            mail_news = excluded.mail_news,
            saved_at = excluded.saved_at",
        who.account.uuid(),
        lang.tag(),
        mails.receipt,
        mails.news,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    note(&mut work, ctx, who, Action::Change, "preferences").await?;
    work.commit().await
}

/// Remembers the language in which a request is sent, for whoever never chose one.
pub async fn note_lang(pool: &PgPool, ctx: &Context, who: &Citizen, lang: Lang) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    sqlx::query!(
        "INSERT INTO personal_profile (account_id, lang, saved_at)
         VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE
         SET lang = excluded.lang
         WHERE NOT personal_profile.lang_chosen AND personal_profile.lang IS DISTINCT FROM excluded.lang",
        who.account.uuid(),
        lang.tag(),
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}

/// Keeps a telephone number, or none any more. One that was proved stays so, however it is written; another
/// one has still to be.
pub async fn set_phone(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    phone: Option<&PhoneNumber>,
) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    write_phone(work.connection(), ctx, who, phone).await?;
    note(&mut work, ctx, who, Action::Change, "phone").await?;
    work.commit().await
}

async fn write_phone(
    connection: &mut PgConnection,
    ctx: &Context,
    who: &Citizen,
    phone: Option<&PhoneNumber>,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO personal_profile (account_id, phone, saved_at)
         VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE
         SET phone = excluded.phone,
            phone_proved_at = CASE
                -- Without the country it is a number of Italy.
                WHEN regexp_replace(personal_profile.phone, '^[+]39', '') = regexp_replace(excluded.phone, '^[+]39', '')
                    THEN personal_profile.phone_proved_at
            END,
            saved_at = excluded.saved_at",
        who.account.uuid(),
        phone.map(PhoneNumber::as_str),
        ctx.now,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes that the owner of the number that is kept proved to hold it; false where another one is kept.
pub(super) async fn prove_phone(
    connection: &mut PgConnection,
    ctx: &Context,
    account: Uuid,
    number: &MobileNumber,
) -> Result<bool, Error> {
    let kept = find(&mut *connection, account).await?.phone.map(|kept| kept.number);
    let Some(kept) = kept.filter(|kept| kept.mobile().as_ref() == Some(number)) else {
        return Ok(false);
    };
    let proved = sqlx::query!(
        "UPDATE personal_profile
         SET phone_proved_at = $3,
            saved_at = $3
         WHERE account_id = $1 AND phone = $2",
        account,
        kept.as_str(),
        ctx.now,
    )
    .execute(connection)
    .await?;
    Ok(proved.rows_affected() == 1)
}

/// Keeps no e-mail address any more.
pub async fn drop_email(pool: &PgPool, ctx: &Context, who: &Citizen) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    sqlx::query!(
        "UPDATE personal_profile
         SET email = NULL,
            email_proved_at = NULL,
            saved_at = $2
         WHERE account_id = $1",
        who.account.uuid(),
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    note(&mut work, ctx, who, Action::Change, "email_dropped").await?;
    work.commit().await
}

/// Keeps the contacts of a form for the next one. An address that was proved stays so; another one
/// has still to be.
pub async fn keep_contacts(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    email: Option<&EmailAddress>,
    phone: Option<&PhoneNumber>,
) -> Result<(), Error> {
    let mut work = Work::citizen(pool, who).await?;
    if let Some(email) = email {
        write_email(work.connection(), ctx, who.account.uuid(), email, None).await?;
    }
    if phone.is_some() {
        write_phone(work.connection(), ctx, who, phone).await?;
    }
    note(&mut work, ctx, who, Action::Change, "contacts").await?;
    work.commit().await
}

/// Writes an address; `proved_at` is when its owner proved to read there.
pub(super) async fn write_email(
    connection: &mut PgConnection,
    ctx: &Context,
    account: Uuid,
    email: &EmailAddress,
    proved_at: Option<DateTime<Utc>>,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO personal_profile (account_id, email, email_proved_at, saved_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id) DO UPDATE
         SET email = excluded.email,
            email_proved_at = CASE
                WHEN excluded.email_proved_at IS NULL AND lower(personal_profile.email) = lower(excluded.email)
                    THEN personal_profile.email_proved_at
                ELSE excluded.email_proved_at
            END,
            saved_at = excluded.saved_at",
        account,
        email.as_str(),
        proved_at,
        ctx.now,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes down what somebody did with their own profile.
pub(super) async fn note(
    work: &mut Work,
    ctx: &Context,
    who: &Citizen,
    action: Action,
    what: &'static str,
) -> Result<(), Error> {
    let entry = Entry::new(action, Subject::Account, Some(who.account.uuid())).because(what);
    audit::citizen(work, ctx, who, entry).await
}
