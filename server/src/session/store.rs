//! Keeps sessions in the database through `backend::sessions`.

use std::{collections::HashMap, fmt};

use async_trait::async_trait;
use backend::{
    sessions::{self, Content, Limits, Stored},
    sign_out::Handle,
};
use chrono::{DateTime, Utc};
use domain::{Id as DomainId, session::Device};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::{
    CHOOSING, CITIZEN, DEVICE, ENTRANCE, Entrance, LOGIN, OPERATOR,
    entrance::{TOUCH_AFTER, limits as limits_of},
};
use crate::outside::Clock;

/// What was written of a session when it began, as long as the request lasts in which it did: the end of that request
/// writes nothing a second time. It is never stored.
const WRITTEN: &str = "written";

/// What stays out of the stored data.
const NOT_STORED: [&str; 2] = [WRITTEN, LOGIN];

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

    /// Whether that session ended by itself so lately that what it sends is still kept. Not known is no.
    pub(super) async fn remembers(&self, id: &Id) -> bool {
        sessions::is_remembered(&self.pool, &digest(*id), self.clock.now()).await.unwrap_or(false)
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let facts = Facts::of(record, self.clock.now());
        let content = facts.content();
        while !sessions::insert(&self.pool, &digest(record.id), content, self.clock.now())
            .await
            .map_err(away)?
        {
            record.id = Id::default();
        }
        record.data.insert(WRITTEN.to_owned(), facts.data);
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let facts = Facts::of(record, self.clock.now());
        if record.data.get(WRITTEN) == Some(&facts.data) {
            return Ok(());
        }
        let content = facts.content();
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
        let Stored { data: Value::Object(data), created_at, expires_at } = stored else {
            return Err(Error::Decode("not an object".into()));
        };
        let data: HashMap<String, Value> = data.into_iter().collect();
        let limits = limits(&data);
        if is_due((created_at, expires_at), limits, now) {
            sessions::touch(&self.pool, &digest, limits, now).await.map_err(away)?;
        }
        Ok(Some(Record { id: *id, data, expiry_date: moment(expires_at) }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::delete(&self.pool, &digest(*id)).await.map_err(away)
    }
}

/// Whether the end has not been moved on for a while.
fn is_due(
    (created_at, expires_at): (DateTime<Utc>, DateTime<Utc>),
    limits: Limits,
    now: DateTime<Utc>,
) -> bool {
    let end = (now + limits.idle).min(created_at + limits.absolute);
    end - expires_at >= TOUCH_AFTER
}

/// What the database keeps of a session beside its data.
struct Facts {
    data: Value,
    subject: Option<String>,
    device: Device,
    provider_session: Option<String>,
    login: Option<Handle>,
    began_at: DateTime<Utc>,
    limits: Limits,
}

impl Facts {
    fn of(record: &Record, now: DateTime<Utc>) -> Self {
        let entrance: Option<Entrance> = kept(&record.data, ENTRANCE);
        let stored = record.data.iter().filter(|(key, _)| !NOT_STORED.contains(&key.as_str()));
        Self {
            data: stored.map(|(key, value)| (key.clone(), value.clone())).collect(),
            subject: subject(&record.data),
            device: kept(&record.data, DEVICE).unwrap_or_default(),
            // Another desk is another session, but not another sitting.
            began_at: entrance.as_ref().map_or(now, |entrance| entrance.began_at),
            provider_session: entrance.and_then(|entrance| entrance.provider_session),
            login: kept(&record.data, LOGIN),
            limits: limits(&record.data),
        }
    }

    fn content(&self) -> Content<'_> {
        Content {
            data: &self.data,
            subject: self.subject.as_deref(),
            device: self.device,
            provider_session: self.provider_session.as_deref(),
            login: self.login.as_ref(),
            began_at: self.began_at,
            limits: self.limits,
        }
    }
}

fn kept<T: DeserializeOwned>(data: &HashMap<String, Value>, key: &str) -> Option<T> {
    data.get(key).and_then(|value| T::deserialize(value).ok())
}

fn limits(data: &HashMap<String, Value>) -> Limits {
    limits_of(data.contains_key(ENTRANCE))
}

/// Whose it is, to close all sessions of one person.
fn subject(data: &HashMap<String, Value>) -> Option<String> {
    let id = |key: &str, place: &str| data.get(key)?.pointer(place)?.as_str()?.parse().ok();
    let operator = id(OPERATOR, "/me/id").or_else(|| id(CHOOSING, "/desks/0/me/id"));
    let citizen = || id(CITIZEN, "/account").map(|id| sessions::of_citizen(DomainId::new(id)));
    operator.map(|id| sessions::of_operator(DomainId::new(id))).or_else(citizen)
}

/// The database never sees the value of the cookie.
pub fn digest(id: Id) -> String {
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
