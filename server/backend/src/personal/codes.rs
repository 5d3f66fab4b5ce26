//! Six digits that go to an e-mail address and come back.
//!
//! A code is nowhere in the database: it is made of the row's identifier and a key, so that the job
//! that sends it can make it again. The row keeps a keyed digest; without the key, a million guesses
//! are as good as none.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id, Lang,
    actor::Citizen,
    contact::EmailAddress,
    personal::{CODE_TRIES, CODES_AN_HOUR, PendingEmail, TypedCode, Verdict},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::profile::{note, write_email};
use crate::{
    Context, Error, Work,
    audit::Action,
    error::known,
    jobs::{self, EmailCode, SendEmailCode},
};

/// How many codes there are.
const CODES: u64 = 1_000_000;
/// Codes and exports are counted by the hour and by the day; older ones are forgotten.
const REMEMBERED: TimeDelta = TimeDelta::days(1);

/// The key that codes are made with.
#[derive(Clone)]
pub struct CodeKey([u8; 32]);

impl std::fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeKey(hidden)")
    }
}

impl CodeKey {
    /// With these bytes, which may serve other purposes too: every digest names its own.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn mac(&self, purpose: &str, id: Id<EmailCode>) -> Option<Hmac<Sha256>> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).ok()?;
        mac.update(purpose.as_bytes());
        mac.update(id.uuid().as_bytes());
        Some(mac)
    }

    /// The code of a row. None only if the key does not serve, which its length excludes.
    pub fn code(&self, id: Id<EmailCode>) -> Option<String> {
        let bytes = self.mac("sportello/email-code/1\0", id)?.finalize().into_bytes();
        let first = bytes.first_chunk::<8>()?;
        Some(format!("{:06}", u64::from_be_bytes(*first) % CODES))
    }

    fn digest(&self, id: Id<EmailCode>, code: &str) -> Option<Hmac<Sha256>> {
        let mut mac = self.mac("sportello/email-code-digest/1\0", id)?;
        mac.update(code.as_bytes());
        Some(mac)
    }

    /// Whether this is the code that the digest is of; takes as long for every code.
    fn fits(&self, id: Id<EmailCode>, code: &str, digest: &[u8]) -> bool {
        self.digest(id, code).is_some_and(|mac| mac.verify_slice(digest).is_ok())
    }
}

/// Has a code sent to an address. What counted before counts no more: only the last code does.
///
/// # Errors
/// [`Error::LimitReached`] after [`CODES_AN_HOUR`] of them within an hour.
pub async fn ask_code(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    key: &CodeKey,
    email: &EmailAddress,
    lang: Lang,
) -> Result<(), Error> {
    const BROKEN: Error = Error::Corrupt { table: "email_code", column: "digest" };
    let mut work = Work::citizen(pool, who).await?;
    let account = who.account.uuid();
    hold(work.connection(), account).await?;
    let asked = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM email_code WHERE account_id = $1 AND asked_at > $2"#,
        account,
        ctx.now - TimeDelta::hours(1),
    )
    .fetch_one(work.connection())
    .await?;
    if asked >= i64::from(CODES_AN_HOUR) {
        return Err(Error::LimitReached);
    }
    let id = Id::<EmailCode>::new(ctx.id());
    let code = key.code(id).ok_or(BROKEN)?;
    let digest = key.digest(id, &code).ok_or(BROKEN)?.finalize().into_bytes();
    sqlx::query!(
        "INSERT INTO email_code (id, account_id, email, lang, digest, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id.uuid(),
        account,
        email.as_str(),
        lang.tag(),
        digest.as_slice(),
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    jobs::enqueue(work.connection(), ctx, &SendEmailCode { code: id }).await?;
    note(&mut work, ctx, who, Action::Change, "code_asked").await?;
    work.commit().await
}

/// Lets those of one account wait for one another: two at once would each be the last one allowed.
async fn hold(connection: &mut PgConnection, account: Uuid) -> Result<(), Error> {
    sqlx::query_scalar!("SELECT id FROM account WHERE id = $1 FOR UPDATE", account)
        .fetch_one(connection)
        .await?;
    Ok(())
}

/// Where a code goes, and in which language.
#[derive(Debug, Clone)]
pub struct CodeToSend {
    /// The address.
    pub email: EmailAddress,
    /// The language.
    pub lang: Lang,
}

/// What the mail with a code needs.
///
/// # Errors
/// [`Error::NotFound`] when the code counts no more.
pub async fn code_to_send(pool: &PgPool, ctx: &Context, id: Id<EmailCode>) -> Result<CodeToSend, Error> {
    let mut work = Work::system(pool).await?;
    let row = sqlx::query!(
        "SELECT email, lang, asked_at, tries FROM email_code WHERE id = $1 AND used_at IS NULL",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let lang = known("email_code", "lang", row.lang.parse().ok())?;
    let pending = read(&row.email, row.asked_at, row.tries)?;
    if !pending.is_open(ctx.now) {
        return Err(Error::NotFound);
    }
    Ok(CodeToSend { email: pending.address, lang })
}

/// The address that waits for its code; the code may count no more.
pub(super) async fn pending(
    connection: &mut PgConnection,
    account: Uuid,
) -> Result<Option<PendingEmail>, Error> {
    let row = sqlx::query!(
        "SELECT email, asked_at, tries, used_at
         FROM email_code
         WHERE account_id = $1
         ORDER BY asked_at DESC, id DESC
         LIMIT 1",
        account,
    )
    .fetch_optional(connection)
    .await?;
    row.filter(|row| row.used_at.is_none()).map(|row| read(&row.email, row.asked_at, row.tries)).transpose()
}

fn read(email: &str, asked_at: DateTime<Utc>, tries: i16) -> Result<PendingEmail, Error> {
    Ok(PendingEmail {
        address: known("email_code", "email", email.parse().ok())?,
        asked_at,
        tries: known("email_code", "tries", u8::try_from(tries).ok())?,
    })
}

/// Takes a code that was typed. The right one proves the address, which is kept from now on; every
/// wrong one is counted, whatever else happens.
pub async fn confirm(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    key: &CodeKey,
    typed: &TypedCode,
) -> Result<Verdict, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let account = who.account.uuid();
    let row = sqlx::query!(
        "SELECT id, email, asked_at, tries, used_at, digest
         FROM email_code
         WHERE account_id = $1
         ORDER BY asked_at DESC, id DESC
         LIMIT 1
         FOR UPDATE",
        account,
    )
    .fetch_optional(work.connection())
    .await?;
    let Some(row) = row.filter(|row| row.used_at.is_none()) else {
        return Ok(Verdict::Spent);
    };
    let pending = read(&row.email, row.asked_at, row.tries)?;
    if !pending.is_open(ctx.now) {
        return Ok(Verdict::Spent);
    }
    if key.fits(Id::new(row.id), typed.as_str(), &row.digest) {
        use_up(work.connection(), ctx, row.id).await?;
        write_email(work.connection(), ctx, account, &pending.address, Some(ctx.now)).await?;
        note(&mut work, ctx, who, Action::Change, "email_proved").await?;
        work.commit().await?;
        return Ok(Verdict::Right);
    }
    let tries = count_try(work.connection(), row.id).await?;
    note(&mut work, ctx, who, Action::Change, "code_wrong").await?;
    work.commit().await?;
    let left = CODE_TRIES.saturating_sub(u8::try_from(tries).unwrap_or(CODE_TRIES));
    Ok(if left == 0 { Verdict::Spent } else { Verdict::Wrong { left } })
}

async fn use_up(connection: &mut PgConnection, ctx: &Context, id: Uuid) -> Result<(), Error> {
    sqlx::query!("UPDATE email_code SET used_at = $2 WHERE id = $1", id, ctx.now).execute(connection).await?;
    Ok(())
}

async fn count_try(connection: &mut PgConnection, id: Uuid) -> Result<i16, Error> {
    sqlx::query_scalar!("UPDATE email_code SET tries = tries + 1 WHERE id = $1 RETURNING tries", id)
        .fetch_one(connection)
        .await
        .map_err(Error::from)
}

/// Forgets codes and exports that count no more. A periodic job.
pub async fn forget_old(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!("DELETE FROM email_code WHERE asked_at <= $1", now - REMEMBERED)
        .execute(work.connection())
        .await?;
    sqlx::query!("DELETE FROM data_export WHERE at <= $1", now - REMEMBERED)
        .execute(work.connection())
        .await?;
    work.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_six_digits_and_belongs_to_its_row_and_key() {
        let (key, other) = (CodeKey::new([7; 32]), CodeKey::new([8; 32]));
        let id = |number| Id::<EmailCode>::new(Uuid::from_u128(number));
        let codes: Vec<String> = (0..100).map(|number| key.code(id(number)).unwrap()).collect();
        assert!(codes.iter().all(|code| code.parse::<TypedCode>().is_ok()));
        let distinct: std::collections::BTreeSet<&String> = codes.iter().collect();
        assert!(distinct.len() > 95, "{} of 100", distinct.len());
        assert_ne!(key.code(id(1)), other.code(id(1)));
        let digest = key.digest(id(1), "000001").unwrap().finalize().into_bytes();
        assert!(key.fits(id(1), "000001", &digest));
        assert!(!key.fits(id(1), "000002", &digest) && !key.fits(id(2), "000001", &digest));
        assert!(!other.fits(id(1), "000001", &digest) && !key.fits(id(1), "000001", &digest[..31]));
    }
}
