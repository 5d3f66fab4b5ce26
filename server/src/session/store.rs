//! Keeps sessions in the database through `backend::sessions`.

use std::{collections::HashMap, fmt};

use async_trait::async_trait;
use backend::sessions::{self, Content, Limits, Stored};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::{CITIZEN, OPERATOR};
use crate::outside::Clock;

/// Whoever signed in leaves after this, used or not.
const ABSOLUTE: TimeDelta = TimeDelta::hours(9);
/// Citizens read long letters.
const IDLE_CITIZEN: TimeDelta = TimeDelta::minutes(30);
/// Operators see other people's data and leave their desk.
const IDLE_OPERATOR: TimeDelta = TimeDelta::minutes(15);
/// A use is written down when the last one is so long ago, so that reading a page seldom writes.
const TOUCH_AFTER: TimeDelta = TimeDelta::seconds(60);

/// Sessions in the database.
#[derive(Clone)]
pub struct Store {
    pool: PgPool,
    clock: Clock,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// A store with this clock.
    pub const fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let (data, subject, limits) = content(record)?;
        let content = Content { data: &data, subject: subject.as_deref(), limits };
        while !sessions::insert(&self.pool, &digest(record.id), content, self.clock.now())
            .await
            .map_err(away)?
        {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let (data, subject, limits) = content(record)?;
        let content = Content { data: &data, subject: subject.as_deref(), limits };
        let alive = sessions::update(&self.pool, &digest(record.id), content, self.clock.now())
            .await
            .map_err(away)?;
        if !alive {
            tracing::debug!("the session ended while it was in use");
        }
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = self.clock.now();
        let digest = digest(*id);
        let Some(stored) = sessions::lookup(&self.pool, &digest, now).await.map_err(away)? else {
            return Ok(None);
        };
        let data: HashMap<String, Value> =
            serde_json::from_value(stored.data.clone()).map_err(|_| Error::Decode("not an object".into()))?;
        let limits = limits(&data);
        if is_due(&stored, limits, now) {
            sessions::touch(&self.pool, &digest, limits, now).await.map_err(away)?;
        }
        Ok(Some(Record { id: *id, data, expiry_date: moment(stored.expires_at) }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::delete(&self.pool, &digest(*id)).await.map_err(away)
    }
}

/// Whether the end has not been moved on for a while.
fn is_due(stored: &Stored, limits: Limits, now: DateTime<Utc>) -> bool {
    let end = (now + limits.idle).min(stored.created_at + limits.absolute);
    end - stored.expires_at >= TOUCH_AFTER
}

fn content(record: &Record) -> Result<(Value, Option<String>, Limits)> {
    let data = serde_json::to_value(&record.data).map_err(|_| Error::Encode("not an object".into()))?;
    Ok((data, subject(&record.data), limits(&record.data)))
}

fn limits(data: &HashMap<String, Value>) -> Limits {
    let idle = if data.contains_key(OPERATOR) { IDLE_OPERATOR } else { IDLE_CITIZEN };
    Limits { idle, absolute: ABSOLUTE }
}

/// `citizen:<account>` or `operator:<operator>`: closes all sessions of one person.
fn subject(data: &HashMap<String, Value>) -> Option<String> {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    if let Some(operator) = data.get(OPERATOR) {
        return text(operator.pointer("/me/id")).map(|id| format!("operator:{id}"));
    }
    text(data.get(CITIZEN)?.get("account")).map(|id| format!("citizen:{id}"))
}

/// The database never sees the value of the cookie.
pub(super) fn digest(id: Id) -> String {
    hex::encode(Sha256::digest(id.to_string()))
}

/// The manager compares it with nothing: limits are kept by the database.
fn moment(instant: DateTime<Utc>) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(instant.timestamp()).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// The message goes to the log: it names no session.
#[expect(clippy::needless_pass_by_value, reason = "the shape of map_err")]
fn away(error: backend::Error) -> Error {
    Error::Backend(error.to_string())
}
