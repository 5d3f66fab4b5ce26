//! Six digits that go to an e-mail address or to a mobile number, and come back.
//!
//! A code is nowhere in the database: it is made of the row's identifier and a key, so that the job
//! that sends it can make it again. The row keeps a keyed digest; without the key, a million guesses
//! are as good as none.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Id, Lang,
    actor::Citizen,
    personal::{CODE_TRIES, CodeChannel, CodeTarget, Hitch, PendingCode, TypedCode, Verdict},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::profile::{note, prove_phone, write_email};
use crate::{
    Context, Error, Work,
    audit::Action,
    error::known,
    jobs::{self, ContactCode, SendCode},
};

const TABLE: &str = "contact_code";
/// How many codes there are.
const CODES: u64 = 1_000_000;
/// Codes and exports are counted by the hour and by the day; older ones are forgotten.
const REMEMBERED: TimeDelta = TimeDelta::days(1);
/// What all who ask for a text message wait for; no number reads like this.
const EVERYBODY: &str = "everybody";

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

    fn mac(&self, purpose: &str, id: Id<ContactCode>) -> Option<Hmac<Sha256>> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).ok()?;
        mac.update(purpose.as_bytes());
        mac.update(id.uuid().as_bytes());
        Some(mac)
    }

    /// The code of a row. None only if the key does not serve, which its length excludes.
    pub fn code(&self, id: Id<ContactCode>) -> Option<String> {
        let bytes = self.mac("sportello/email-code/1\0", id)?.finalize().into_bytes();
        let first = bytes.first_chunk::<8>()?;
        Some(format!("{:06}", u64::from_be_bytes(*first) % CODES))
    }

    fn digest(&self, id: Id<ContactCode>, code: &str) -> Option<Hmac<Sha256>> {
        let mut mac = self.mac("sportello/email-code-digest/1\0", id)?;
        mac.update(code.as_bytes());
        Some(mac)
    }

    /// Whether this is the code that the digest is of; takes as long for every code.
    fn fits(&self, id: Id<ContactCode>, code: &str, digest: &[u8]) -> bool {
        self.digest(id, code).is_some_and(|mac| mac.verify_slice(digest).is_ok())
    }
}

/// Has a code sent to an address or a number. What went the same way before counts no more: only the last
/// code does. `messages` is how many text messages may leave within a day, to everybody together.
///
/// # Errors
/// [`Error::LimitReached`] when this person asked for as many as the channel allows, or as many went to the
/// number; [`Error::NoMoreToday`] when it would be one message too many for everybody together.
pub async fn ask_code(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    key: &CodeKey,
    to: &CodeTarget,
    lang: Lang,
    messages: u32,
) -> Result<(), Error> {
    const BROKEN: Error = Error::Corrupt { table: TABLE, column: "digest" };
    // In the name of the portal: what others had sent to the same number counts, too.
    let mut work = Work::system(pool).await?;
    let account = who.account.uuid();
    hold(work.connection(), account).await?;
    limit(work.connection(), ctx, account, to).await?;
    let last = is_last_of_day(work.connection(), ctx, to.channel(), messages).await?;
    let id = Id::<ContactCode>::new(ctx.id());
    let code = key.code(id).ok_or(BROKEN)?;
    let digest = key.digest(id, &code).ok_or(BROKEN)?.finalize().into_bytes();
    sqlx::query!(
        "INSERT INTO contact_code (id, account_id, channel, contact, lang, digest, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.uuid(),
        account,
        to.channel().code(),
        to.as_str(),
        lang.tag(),
        digest.as_slice(),
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    jobs::enqueue(work.connection(), ctx, &SendCode { code: id }).await?;
    note(&mut work, ctx, who, Action::Change, "code_asked").await?;
    work.commit().await?;
    if last {
        tracing::warn!(limit = messages, "this text message is the last one of the day");
    }
    Ok(())
}

/// Lets those of one account wait for one another: two at once would each be the last one allowed.
async fn hold(connection: &mut PgConnection, account: Uuid) -> Result<(), Error> {
    sqlx::query_scalar!("SELECT id FROM account WHERE id = $1 FOR UPDATE", account)
        .fetch_one(connection)
        .await?;
    Ok(())
}

/// Refuses one code too many. Those that nobody sends any more do not count, unless they may have left.
async fn limit(
    connection: &mut PgConnection,
    ctx: &Context,
    account: Uuid,
    to: &CodeTarget,
) -> Result<(), Error> {
    let channel = to.channel();
    let limit = channel.limit();
    let since = ctx.now - limit.within;
    let asked = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!"
           FROM contact_code
           WHERE account_id = $1 AND channel = $2 AND asked_at > $3
               AND (hitch IS DISTINCT FROM 'given_up' OR unsure)"#,
        account,
        channel.code(),
        since,
    )
    .fetch_one(&mut *connection)
    .await?;
    let gone = match to {
        CodeTarget::Email(_) => 0,
        CodeTarget::Mobile(number) => to_number(connection, number.as_str(), since).await?,
    };
    if asked.max(gone) >= i64::from(limit.count) { Err(Error::LimitReached) } else { Ok(()) }
}

/// How many codes went to a number, whoever asked for them. Those who ask for the same one at once wait for
/// one another.
async fn to_number(connection: &mut PgConnection, number: &str, since: DateTime<Utc>) -> Result<i64, Error> {
    queue_up(connection, number).await?;
    let gone = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!"
           FROM contact_code
           WHERE channel = 'sms' AND contact = $1 AND asked_at > $2
               AND (hitch IS DISTINCT FROM 'given_up' OR unsure)"#,
        number,
        since,
    )
    .fetch_one(connection)
    .await?;
    Ok(gone)
}

/// Lets those who ask for the same thing wait for one another.
async fn queue_up(connection: &mut PgConnection, what: &str) -> Result<(), Error> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 14)) AS held", what)
        .fetch_one(connection)
        .await?;
    Ok(())
}

/// Refuses a message when as many left within a day, to everybody together, as the organisation pays for. Whether
/// this one is the last that it pays for; mails are none.
async fn is_last_of_day(
    connection: &mut PgConnection,
    ctx: &Context,
    channel: CodeChannel,
    messages: u32,
) -> Result<bool, Error> {
    if channel != CodeChannel::Sms {
        return Ok(false);
    }
    queue_up(connection, EVERYBODY).await?;
    let gone = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!"
           FROM contact_code
           WHERE channel = 'sms' AND asked_at > $1
               AND (hitch IS DISTINCT FROM 'given_up' OR unsure)"#,
        ctx.now - channel.limit().within,
    )
    .fetch_one(connection)
    .await?;
    if gone >= i64::from(messages) { Err(Error::NoMoreToday) } else { Ok(gone + 1 == i64::from(messages)) }
}

/// Where a code goes, and in which language.
#[derive(Debug, Clone)]
pub struct CodeToSend {
    /// The address or the number.
    pub to: CodeTarget,
    /// The language.
    pub lang: Lang,
    /// Whether it may have left already.
    pub unsure: bool,
}

/// What the message with a code needs.
///
/// # Errors
/// [`Error::NotFound`] when the code counts no more.
pub async fn code_to_send(pool: &PgPool, ctx: &Context, id: Id<ContactCode>) -> Result<CodeToSend, Error> {
    let mut work = Work::system(pool).await?;
    let row = sqlx::query!(
        "SELECT channel, contact, lang, asked_at, tries, hitch, unsure
         FROM contact_code
         WHERE id = $1 AND used_at IS NULL",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let lang = known(TABLE, "lang", row.lang.parse().ok())?;
    let sent = (row.channel.as_str(), row.contact.as_str());
    let pending = read(sent, row.asked_at, row.tries, row.hitch.as_deref())?;
    if !pending.is_open(ctx.now) {
        return Err(Error::NotFound);
    }
    Ok(CodeToSend { to: pending.to, lang, unsure: row.unsure })
}

/// Writes down why the message with a code has not left; None when it has. `unsure` when it may have left: that
/// stays so, whatever happens to it later.
pub async fn note_hitch(
    pool: &PgPool,
    id: Id<ContactCode>,
    hitch: Option<Hitch>,
    unsure: bool,
) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!(
        "UPDATE contact_code
         SET hitch = $2, unsure = unsure OR $3
         WHERE id = $1 AND (hitch IS DISTINCT FROM $2 OR ($3 AND NOT unsure))",
        id.uuid(),
        hitch.map(Hitch::code),
        unsure,
    )
    .execute(work.connection())
    .await?;
    work.commit().await
}

/// The last code that went this way.
struct Last {
    id: Uuid,
    digest: Vec<u8>,
    pending: PendingCode,
}

/// The last code that was asked for, unless it was used; it may count no more.
async fn last(
    connection: &mut PgConnection,
    account: Uuid,
    channel: CodeChannel,
) -> Result<Option<Last>, Error> {
    let row = sqlx::query!(
        "SELECT id, channel, contact, asked_at, tries, used_at, hitch, digest
         FROM contact_code
         WHERE account_id = $1 AND channel = $2
         ORDER BY asked_at DESC, id DESC
         LIMIT 1",
        account,
        channel.code(),
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row.filter(|row| row.used_at.is_none()) else {
        return Ok(None);
    };
    let sent = (row.channel.as_str(), row.contact.as_str());
    let pending = read(sent, row.asked_at, row.tries, row.hitch.as_deref())?;
    Ok(Some(Last { id: row.id, digest: row.digest, pending }))
}

/// What waits for its code; the code may count no more.
pub(super) async fn pending(
    connection: &mut PgConnection,
    account: Uuid,
    channel: CodeChannel,
) -> Result<Option<PendingCode>, Error> {
    Ok(last(connection, account, channel).await?.map(|last| last.pending))
}

fn read(
    (channel, contact): (&str, &str),
    asked_at: DateTime<Utc>,
    tries: i16,
    hitch: Option<&str>,
) -> Result<PendingCode, Error> {
    let channel = known(TABLE, "channel", CodeChannel::from_code(channel))?;
    Ok(PendingCode {
        to: known(TABLE, "contact", CodeTarget::read(channel, contact))?,
        asked_at,
        tries: known(TABLE, "tries", u8::try_from(tries).ok())?,
        hitch: hitch.map(|code| known(TABLE, "hitch", Hitch::from_code(code))).transpose()?,
    })
}

/// Takes a code that was typed. The right one proves the address, which is kept from now on, or the number
/// that is kept; every wrong one is counted, whatever else happens.
pub async fn confirm(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    key: &CodeKey,
    channel: CodeChannel,
    typed: &TypedCode,
) -> Result<Verdict, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let account = who.account.uuid();
    // Two at once are two tries.
    hold(work.connection(), account).await?;
    let last = last(work.connection(), account, channel).await?;
    let Some(Last { id, digest, pending }) = last.filter(|last| last.pending.is_open(ctx.now)) else {
        return Ok(Verdict::Spent);
    };
    if !key.fits(Id::new(id), typed.as_str(), &digest) {
        let tries = count_try(work.connection(), id).await?;
        note(&mut work, ctx, who, Action::Change, "code_wrong").await?;
        work.commit().await?;
        let left = CODE_TRIES.saturating_sub(u8::try_from(tries).unwrap_or(CODE_TRIES));
        return Ok(if left == 0 { Verdict::Spent } else { Verdict::Wrong { left } });
    }
    use_up(work.connection(), ctx, id).await?;
    let proved = match &pending.to {
        CodeTarget::Email(address) => {
            write_email(work.connection(), ctx, account, address, Some(ctx.now)).await?;
            "email_proved"
        }
        CodeTarget::Mobile(number) => {
            // Another number is kept since: nothing is proved of that one.
            if !prove_phone(work.connection(), ctx, account, number).await? {
                return Ok(Verdict::Spent);
            }
            "phone_proved"
        }
    };
    note(&mut work, ctx, who, Action::Change, proved).await?;
    work.commit().await?;
    Ok(Verdict::Right)
}

async fn use_up(connection: &mut PgConnection, ctx: &Context, id: Uuid) -> Result<(), Error> {
    sqlx::query!("UPDATE contact_code SET used_at = $2 WHERE id = $1", id, ctx.now)
        .execute(connection)
        .await?;
    Ok(())
}

async fn count_try(connection: &mut PgConnection, id: Uuid) -> Result<i16, Error> {
    sqlx::query_scalar!("UPDATE contact_code SET tries = tries + 1 WHERE id = $1 RETURNING tries", id)
        .fetch_one(connection)
        .await
        .map_err(Error::from)
}

/// Forgets codes and exports that count no more. A periodic job.
pub async fn forget_old(pool: &PgPool, now: DateTime<Utc>) -> Result<(), Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!("DELETE FROM contact_code WHERE asked_at <= $1", now - REMEMBERED)
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
        let id = |number| Id::<ContactCode>::new(Uuid::from_u128(number));
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
