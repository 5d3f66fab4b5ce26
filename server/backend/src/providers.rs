//! What the portal remembers of the identity providers: copies of the federation registry, and what
//! became of their signing keys. No personal data, so no row-level security.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use crate::{Context, Error, Work, alarms};

/// A copy of the registry to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewCopy<'a> {
    /// Address of the registry.
    pub source: &'a str,
    /// SHA-256 of the document.
    pub digest: [u8; 32],
    /// When the registry says it made it.
    pub published_at: Option<DateTime<Utc>>,
    /// Until when it may be believed.
    pub valid_until: Option<DateTime<Utc>>,
    /// The signed document.
    pub document: &'a str,
}

/// A copy that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Order of acceptance.
    pub id: i64,
    /// SHA-256 of the document.
    pub digest: Vec<u8>,
    /// When the registry says it made it.
    pub published_at: Option<DateTime<Utc>>,
    /// Until when it may be believed.
    pub valid_until: Option<DateTime<Utc>>,
    /// When it was accepted.
    pub accepted_at: DateTime<Utc>,
    /// When the registry last gave it.
    pub checked_at: DateTime<Utc>,
    /// The signed document.
    pub document: String,
}

/// Number of the copy in use, to notice that another server has accepted a new one.
pub async fn newest_copy(pool: &PgPool, source: &str) -> Result<Option<i64>, Error> {
    let newest =
        sqlx::query_scalar!("SELECT max(id) AS newest FROM idp_registry_copy WHERE source = $1", source)
            .fetch_one(pool)
            .await?;
    Ok(newest)
}

/// The copy in use, and before it those that were in use after `since`, newest first.
pub async fn copies(pool: &PgPool, source: &str, since: DateTime<Utc>) -> Result<Vec<Copy>, Error> {
    // The last one accepted before `since` was in use then.
    let rows = sqlx::query_as!(
        Copy,
        "SELECT
            id,
            digest,
            published_at,
            valid_until,
            accepted_at,
            checked_at,
            document
        FROM idp_registry_copy
        WHERE source = $1
            AND id >= (
                SELECT coalesce(max(id), 0)
                FROM idp_registry_copy
                WHERE source = $1 AND accepted_at <= $2
            )
        ORDER BY id DESC",
        source,
        since,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// Whether this very copy was in use before and replaced by another.
pub async fn was_replaced(pool: &PgPool, source: &str, digest: [u8; 32]) -> Result<bool, Error> {
    let replaced = sqlx::query_scalar!(
        r#"SELECT EXISTS (
            SELECT FROM idp_registry_copy WHERE source = $1 AND digest = $2
        ) AS "replaced!""#,
        source,
        &digest[..],
    )
    .fetch_one(pool)
    .await?;
    Ok(replaced)
}

/// Puts a verified copy into use, for every server of the installation.
pub async fn keep_copy(pool: &PgPool, ctx: &Context, copy: NewCopy<'_>) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO idp_registry_copy
            (source, digest, published_at, valid_until, document, accepted_at, checked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        copy.source,
        &copy.digest[..],
        copy.published_at,
        copy.valid_until,
        copy.document,
        ctx.now,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Notes that the registry gave the copy in use once more.
pub async fn checked(pool: &PgPool, ctx: &Context, id: i64) -> Result<(), Error> {
    sqlx::query!("UPDATE idp_registry_copy SET checked_at = $2 WHERE id = $1", id, ctx.now)
        .execute(pool)
        .await?;
    Ok(())
}

/// A signing certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// SHA-256 of the certificate.
    pub fingerprint: [u8; 32],
    /// Its end, where it can be read.
    pub not_after: Option<DateTime<Utc>>,
}

/// What became of a signing certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyEvent {
    /// It came with a provider that was not known.
    First,
    /// A known provider has it now.
    Added,
    /// It is not in the provider's metadata any more.
    Removed,
}

impl KeyEvent {
    const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    /// Code of the alarm that it is; a new provider is none.
    const fn alarm(self) -> Option<&'static str> {
        match self {
            Self::First => None,
            Self::Added => Some("idp-key-added"),
            Self::Removed => Some("idp-key-removed"),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::First, Self::Added, Self::Removed].into_iter().find(|event| event.code() == code)
    }
}

/// A change of a provider's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// When it was noticed.
    pub at: DateTime<Utc>,
    /// The provider.
    pub entity_id: String,
    /// The certificate.
    pub key: Key,
    /// What became of it.
    pub event: KeyEvent,
}

/// Compares the keys of all providers with those written down before, and writes down what changed;
/// a change of a known provider's keys is an alarm.
/// Two servers that do so at once write each change once.
pub async fn record_keys(
    pool: &PgPool,
    ctx: &Context,
    present: &BTreeMap<String, BTreeSet<Key>>,
) -> Result<Vec<KeyChange>, Error> {
    let mut work = Work::system(pool).await?;
    sqlx::query!("SELECT pg_advisory_xact_lock(7403)").execute(work.connection()).await?;
    let rows = sqlx::query!(
        "SELECT DISTINCT ON (entity_id, fingerprint)
            entity_id,
            fingerprint,
            not_after,
            event
        FROM idp_key_event
        ORDER BY entity_id, fingerprint, id DESC"
    )
    .fetch_all(work.connection())
    .await?;
    let mut known: BTreeMap<String, BTreeMap<[u8; 32], Option<DateTime<Utc>>>> = BTreeMap::new();
    for row in rows {
        let keys = known.entry(row.entity_id).or_default();
        if row.event != KeyEvent::Removed.code() {
            keys.insert(fingerprint(row.fingerprint)?, row.not_after);
        }
    }
    let changes = differences(ctx.now, &known, present);
    for change in &changes {
        sqlx::query!(
            "INSERT INTO idp_key_event (at, entity_id, fingerprint, not_after, event)
             VALUES ($1, $2, $3, $4, $5)",
            change.at,
            change.entity_id,
            &change.key.fingerprint[..],
            change.key.not_after,
            change.event.code(),
        )
        .execute(work.connection())
        .await?;
        if let Some(code) = change.event.alarm() {
            alarms::raise_with(work.connection(), code, &change.entity_id, ctx.now).await?;
        }
    }
    work.commit().await?;
    Ok(changes)
}

/// Keys that known providers added or removed since then, newest first.
pub async fn key_changes(pool: &PgPool, since: DateTime<Utc>) -> Result<Vec<KeyChange>, Error> {
    let rows = sqlx::query!(
        "SELECT
            at,
            entity_id,
            fingerprint,
            not_after,
            event
        FROM idp_key_event
        WHERE at >= $1 AND event <> 'first'
        ORDER BY id DESC
        LIMIT 200",
        since,
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(KeyChange {
                at: row.at,
                entity_id: row.entity_id,
                key: Key { fingerprint: fingerprint(row.fingerprint)?, not_after: row.not_after },
                event: KeyEvent::from_code(&row.event)
                    .ok_or(Error::Corrupt { table: "idp_key_event", column: "event" })?,
            })
        })
        .collect()
}

fn fingerprint(bytes: Vec<u8>) -> Result<[u8; 32], Error> {
    bytes.try_into().map_err(|_| Error::Corrupt { table: "idp_key_event", column: "fingerprint" })
}

fn differences(
    at: DateTime<Utc>,
    known: &BTreeMap<String, BTreeMap<[u8; 32], Option<DateTime<Utc>>>>,
    present: &BTreeMap<String, BTreeSet<Key>>,
) -> Vec<KeyChange> {
    let mut changes = Vec::new();
    for (entity_id, keys) in present {
        let before = known.get(entity_id);
        let event = if before.is_some() { KeyEvent::Added } else { KeyEvent::First };
        for key in keys.iter().filter(|key| before.is_none_or(|keys| !keys.contains_key(&key.fingerprint))) {
            changes.push(KeyChange { at, entity_id: entity_id.clone(), key: *key, event });
        }
    }
    for (entity_id, keys) in known {
        let now = present.get(entity_id);
        for (fingerprint, not_after) in keys {
            let key = Key { fingerprint: *fingerprint, not_after: *not_after };
            if now.is_none_or(|now| !now.iter().any(|key| key.fingerprint == *fingerprint)) {
                changes.push(KeyChange { at, entity_id: entity_id.clone(), key, event: KeyEvent::Removed });
            }
        }
    }
    changes
}
