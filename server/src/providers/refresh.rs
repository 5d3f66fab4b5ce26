//! Bringing the providers up to date, and telling the administrator what has changed or is wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use backend::{
    alarms,
    providers::{self as kept, Key, KeyChange, KeyEvent},
};
use chrono::{DateTime, TimeDelta, Utc};
use tokio_util::sync::CancellationToken;

use super::{
    Fresh, LOGIN_TIME, Notice, files,
    registry::{self, Older, RefreshError},
};
use crate::Platform;

/// Every server looks so often whether a file was changed or another server has accepted a new copy.
const LOOK: Duration = Duration::from_mins(1);
/// A change of keys is told for so long.
const CHANGE_IS_NEWS: TimeDelta = TimeDelta::days(14);

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refreshed {
    /// A new copy is in use.
    Changed,
    /// The copy in use is the newest.
    Unchanged,
    /// There is no registry: the files were read again.
    FilesOnly,
}

/// Asks the registry, keeps what it gives if that is good, and swaps in whatever holds now: also
/// when the registry is down, slow or lying. Changed keys are written down, logged and an alarm; so
/// is whatever else is wrong, once a day while it lasts.
///
/// # Errors
/// When the registry gave no good copy; the last one is in use all the same.
pub async fn refresh(
    platform: &Platform,
    patience: Duration,
    older: Older,
) -> Result<Refreshed, RefreshError> {
    let asked = match &platform.config.spid.registry {
        Some(registry) => registry::ask(platform, &registry.url, patience, older).await,
        None => Ok(Refreshed::FilesOnly),
    };
    match &asked {
        Ok(_) => platform.providers.remember_refusal(None),
        Err(error) if error.is_refusal() => platform.providers.remember_refusal(Some(error.to_string())),
        Err(_) => {}
    }
    reload(platform).await?;
    warn(platform).await?;
    asked
}

/// Reads files and kept copies anew and swaps them in.
///
/// # Errors
/// When the database is away; what is in use stays.
pub async fn load(platform: &Platform) -> Result<(), backend::Error> {
    let now = platform.now();
    let mut fresh = Fresh::default();
    if let Some(registry) = &platform.config.spid.registry {
        let source = registry.url.as_str();
        let copies = kept::copies(&platform.pool, source, now - LOGIN_TIME).await?;
        registry::read_copies(platform, copies, &mut fresh, now).await;
    }
    let changes = kept::key_changes(&platform.pool, now - CHANGE_IS_NEWS).await?;
    read_files(platform, &mut fresh, now).await;
    fresh.notices.extend(changes.into_iter().map(|change| Notice::KeyChanged {
        fingerprint: hex::encode(change.key.fingerprint),
        added: change.event != KeyEvent::Removed,
        entity_id: change.entity_id,
        at: change.at,
    }));
    platform.providers.swap(fresh, now);
    gauge(platform, now);
    Ok(())
}

/// Off the async threads: disks may be slow and files large. Where the files cannot be judged, what
/// was read from them before stays in use.
async fn read_files(platform: &Platform, fresh: &mut Fresh, now: DateTime<Utc>) {
    let config = Arc::clone(&platform.config);
    let work = tokio::task::spawn_blocking(move || {
        // Before it is read: a file that changes meanwhile is noticed the next time.
        let stamp = files::stamp(&config);
        let read = files::read(&config, now).map(|mut read| {
            files::keep(&config, &mut read);
            read
        });
        (stamp, read)
    });
    let in_use = platform.providers.with(|known| Arc::clone(&known.from_files));
    match work.await {
        Ok((stamp, Ok(read))) => {
            fresh.stamp = stamp;
            fresh.from_files = Arc::new(read.providers);
            for problem in read.problems {
                fresh.tell(problem);
            }
        }
        Ok((stamp, Err(problems))) => {
            fresh.stamp = stamp;
            fresh.from_files = in_use;
            for problem in problems.iter() {
                fresh.tell(problem.to_string());
            }
        }
        Err(_) => {
            fresh.from_files = in_use;
            fresh.tell("reading the metadata files was interrupted".into());
        }
    }
}

/// Loads, and writes down what became of the keys.
async fn reload(platform: &Platform) -> Result<(), backend::Error> {
    load(platform).await?;
    if !record_keys(platform).await?.is_empty() {
        // So that the notices tell of them at once.
        load(platform).await?;
    }
    Ok(())
}

/// Writes down what became of the keys; every change of a known provider is for the administrator.
async fn record_keys(platform: &Platform) -> Result<Vec<KeyChange>, backend::Error> {
    let ctx = platform.own_context();
    let mut present: BTreeMap<String, BTreeSet<Key>> = BTreeMap::new();
    // Also those whose metadata has ended: that takes no key from anybody.
    for provider in platform.providers.known().iter() {
        let keys = provider.signing_certificates().into_iter();
        let keys = keys.map(|key| Key { fingerprint: key.fingerprint, not_after: key.not_after });
        present.insert(provider.entity_id.clone(), keys.collect());
    }
    let changes = kept::record_keys(&platform.pool, &ctx, &present).await?;
    for change in &changes {
        let (idp, sha256) = (&change.entity_id, hex::encode(change.key.fingerprint));
        match change.event {
            KeyEvent::First => tracing::info!(%idp, sha256, "signing key of a new identity provider"),
            KeyEvent::Added => tracing::warn!(%idp, sha256, "an identity provider has a new signing key"),
            KeyEvent::Removed => tracing::warn!(%idp, sha256, "an identity provider has a key no more"),
        }
        metrics::counter!("idp_key_changes_total").increment(1);
    }
    Ok(changes)
}

/// Whatever must be looked into is in the log, and among the alarms.
async fn warn(platform: &Platform) -> Result<(), backend::Error> {
    let now = platform.now();
    for notice in platform.providers.notices(now) {
        if let Some((code, about)) = notice.alarm() {
            tracing::warn!(code, %notice, "identity providers");
            alarms::keep_raised(&platform.pool, code, &about, now).await?;
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "there are a dozen providers")]
fn gauge(platform: &Platform, now: DateTime<Utc>) {
    let report = platform.providers.report(now);
    for (what, count) in [
        ("known", report.known),
        ("keys_changed", report.keys_changed),
        ("keys_ended", report.keys_ended),
        ("problems", report.problems),
    ] {
        metrics::gauge!("identity_providers", "what" => what).set(count as f64);
    }
}

/// Loads now, and then whenever there is something new, until told to stop.
pub async fn follow(platform: Platform, stop: CancellationToken) {
    let mut loaded = false;
    loop {
        match catch_up(&platform, loaded).await {
            Ok(()) => loaded = true,
            Err(error) => tracing::warn!(%error, "the identity providers cannot be looked up"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Loads if this server has not loaded yet, if another copy is in use than it knows of, or if a file
/// was changed.
pub async fn catch_up(platform: &Platform, loaded: bool) -> Result<(), backend::Error> {
    let newest = match &platform.config.spid.registry {
        Some(registry) => kept::newest_copy(&platform.pool, registry.url.as_str()).await?,
        None => None,
    };
    let config = Arc::clone(&platform.config);
    let stamp = tokio::task::spawn_blocking(move || files::stamp(&config)).await.unwrap_or_default();
    let same = platform.providers.with(|known| known.copy == newest && known.stamp == stamp);
    if loaded && same {
        return Ok(());
    }
    reload(platform).await?;
    warn(platform).await
}
