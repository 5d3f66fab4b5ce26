//! The registry of the federation: asking it for a new copy, and reading the copies that were kept.
//!
//! The last good copy is in the database: every server of the installation uses the same, and starts
//! with it when the registry is away. It is verified each time it is read, so whoever can write into
//! the database cannot add a provider.

use std::{sync::Arc, time::Duration};

use backend::providers::{self as kept, Copy, NewCopy};
use chrono::{DateTime, TimeDelta, Utc};
use identity::saml::{
    FetchError, IdentityProviders, RegistryClient, RegistryCopy, RegistryError, RegistryKey,
};
use url::Url;

use super::{Fresh, Notice, Refreshed, Replaced};
use crate::{
    Platform,
    config::{Problems, leave_out_demo, read_registry_key},
};

/// The registry is given so long for its whole answer.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// A registry that has not answered for so long is told, though its copy still serves.
const SILENCE_IS_NEWS: TimeDelta = TimeDelta::days(1);

/// Why the registry gave no new copy. The copy in use stays.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// It gave no document.
    #[error("the registry of identity providers gave no document: {0}")]
    Fetch(#[from] FetchError),
    /// What it gave is not to be believed.
    #[error("the registry's document is refused: {0}")]
    Refused(#[from] RegistryError),
    /// It gave a copy that was replaced before.
    #[error("the registry gave a copy that is older than the one in use")]
    Older,
    /// The certificate that its documents are verified with.
    #[error("{0}")]
    Key(#[from] Problems),
    /// The database.
    #[error(transparent)]
    Backend(#[from] backend::Error),
    /// The verification was interrupted.
    #[error("the verification was interrupted")]
    Interrupted,
}

impl RefreshError {
    /// Whether it is a fault by itself: somebody must look, however soon it passes. A registry that
    /// does not answer is one only after a while.
    pub(super) const fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::Older | Self::Key(_))
    }
}

/// Whether a copy that is older than the one in use may replace it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Older {
    /// No: somebody may be replaying it.
    Refuse,
    /// An administrator has decided so.
    Accept,
}

/// Asks the registry and verifies what it gives; keeps nothing. Says how many providers are inside.
///
/// # Errors
/// When it gives no good document, or one that is older than the copy in use.
pub async fn probe(platform: &Platform, url: &Url, patience: Duration) -> Result<usize, RefreshError> {
    let (_, copy) = fetch(platform, url, patience).await?;
    match newest(platform, url).await? {
        Some(newest) if is_replay(platform, url, &newest, &copy).await? => Err(RefreshError::Older),
        _ => Ok(copy.providers.len()),
    }
}

/// Asks the registry, and keeps what it gives if that is good and new.
pub(super) async fn ask(
    platform: &Platform,
    url: &Url,
    patience: Duration,
    older: Older,
) -> Result<Refreshed, RefreshError> {
    let (document, copy) = fetch(platform, url, patience).await?;
    let (pool, ctx, source) = (&platform.pool, platform.own_context(), url.as_str());
    if let Some(newest) = newest(platform, url).await? {
        if newest.digest == copy.digest {
            kept::checked(pool, &ctx, newest.id).await?;
            return Ok(Refreshed::Unchanged);
        }
        if older == Older::Refuse && is_replay(platform, url, &newest, &copy).await? {
            return Err(RefreshError::Older);
        }
    }
    let new = NewCopy {
        source,
        digest: copy.digest,
        published_at: copy.published_at,
        valid_until: copy.valid_until,
        document: &document,
    };
    kept::keep_copy(pool, &ctx, new).await?;
    tracing::info!(providers = copy.providers.len(), "a new copy of the registry is in use");
    Ok(Refreshed::Changed)
}

/// The copy in use.
async fn newest(platform: &Platform, url: &Url) -> Result<Option<Copy>, backend::Error> {
    Ok(kept::copies(&platform.pool, url.as_str(), platform.now()).await?.into_iter().next())
}

/// Whether the registry, or somebody in between, gives what was replaced before.
async fn is_replay(
    platform: &Platform,
    url: &Url,
    newest: &Copy,
    copy: &RegistryCopy,
) -> Result<bool, backend::Error> {
    if newest.digest == copy.digest {
        return Ok(false);
    }
    Ok(copy.is_older_than(newest.published_at, newest.valid_until)
        || kept::was_replaced(&platform.pool, url.as_str(), copy.digest).await?)
}

async fn fetch(
    platform: &Platform,
    url: &Url,
    patience: Duration,
) -> Result<(String, RegistryCopy), RefreshError> {
    let key = registry_key(platform)?;
    let client = RegistryClient::new(platform.config.is_production(), patience)?;
    let document = client.fetch(url).await?;
    let (document, copy) = verify(platform, key, document).await;
    Ok((document, copy?))
}

fn registry_key(platform: &Platform) -> Result<RegistryKey, Problems> {
    let mut problems = Problems::none();
    read_registry_key(&platform.config, &mut problems).ok_or(problems)
}

/// Off the async threads: a whole federation is a large document.
async fn verify(
    platform: &Platform,
    key: RegistryKey,
    document: String,
) -> (String, Result<RegistryCopy, RefreshError>) {
    let (now, demo) = (platform.now(), !platform.config.is_production());
    let work = tokio::task::spawn_blocking(move || {
        let copy = key.read(&document, now, demo);
        (document, copy)
    });
    match work.await {
        Ok((document, copy)) => (document, copy.map_err(RefreshError::from)),
        Err(_) => (String::new(), Err(RefreshError::Interrupted)),
    }
}

/// Reads the kept copies: the newest counts; those before it, for logins that began with them. Where
/// the newest cannot be verified, what this server has verified before stays in use.
pub(super) async fn read_copies(
    platform: &Platform,
    copies: Vec<Copy>,
    fresh: &mut Fresh,
    now: DateTime<Utc>,
) {
    let Some(newest) = copies.first() else {
        return fresh.tell("the registry of identity providers has never given a copy".into());
    };
    fresh.copy = Some(newest.id);
    if now - newest.checked_at > SILENCE_IS_NEWS {
        let since = newest.checked_at.format("%Y-%m-%d %H:%M");
        fresh.tell(format!("the registry of identity providers has given no good copy since {since} UTC"));
    }
    let in_use = platform.providers.with(|known| Arc::clone(&known.from_registry));
    let key = match registry_key(platform) {
        Ok(key) => key,
        Err(problems) => {
            fresh.from_registry = in_use;
            return fresh.tell(problems.to_string());
        }
    };
    let ends: Vec<_> = copies.iter().map(|copy| copy.accepted_at).collect();
    let mut copies = copies.into_iter();
    if let Some(newest) = copies.next() {
        match verify(platform, key.clone(), newest.document).await.1 {
            Ok(read) => take(platform, read, fresh),
            Err(error) => {
                // Each of them has its own end, so this keeps nobody longer than the copy may.
                fresh.from_registry = in_use;
                fresh.tell(format!("the kept copy of the registry: {error}"));
            }
        }
    }
    for (copy, until) in copies.zip(ends) {
        // What does not verify any more served no login that may still be answered.
        if let Ok(read) = verify(platform, key.clone(), copy.document).await.1 {
            let providers = Arc::new(believed(platform, read.providers, &mut Vec::new()));
            fresh.before.insert(0, Replaced { until, providers });
        }
    }
}

fn take(platform: &Platform, read: RegistryCopy, fresh: &mut Fresh) {
    for error in &read.refused {
        fresh.tell(error.to_string());
    }
    fresh.from_registry = Arc::new(believed(platform, read.providers, &mut fresh.notices));
}

fn believed(
    platform: &Platform,
    mut providers: IdentityProviders,
    notices: &mut Vec<Notice>,
) -> IdentityProviders {
    if platform.config.is_production() {
        for entity_id in leave_out_demo(&mut providers) {
            notices.push(Notice::Source(format!("{entity_id} of the registry is a demo provider: left out")));
        }
    }
    providers
}
