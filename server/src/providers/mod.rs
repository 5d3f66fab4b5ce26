//! The identity providers that the portal believes now, shared by pages and jobs.
//!
//! They come from files ([`files`]) and from the registry of the federation ([`registry`]). A new set
//! is swapped in as a whole while logins go on. A login under way began with the set of its moment:
//! for as long as logins last, what that set believed is believed for that login, beside what is
//! newer.

mod files;
mod notices;
mod refresh;
mod registry;

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use identity::saml::{IdentityProvider, IdentityProviders};

use crate::config::Config;

pub use notices::{Notice, ProvidersReport};
pub use refresh::{Refreshed, catch_up, follow, load, refresh};
pub use registry::{Older, PATIENCE, RefreshError, probe};

/// No login takes longer (15 minutes in `identity::saml`, and the skew of clocks).
const LOGIN_TIME: TimeDelta = TimeDelta::minutes(20);

/// The providers, cheap to clone: every clone sees the same.
#[derive(Debug, Clone)]
pub struct Providers(Arc<RwLock<Known>>);

/// What is known at a moment.
#[derive(Debug, Default)]
struct Known {
    /// The registry's, and the files' beside them.
    all: Arc<IdentityProviders>,
    from_registry: Arc<IdentityProviders>,
    from_files: Arc<IdentityProviders>,
    /// Sets that were replaced, and until when they were in use.
    before: Vec<Replaced>,
    /// Number of the registry's copy in use.
    copy: Option<i64>,
    /// How the files looked when they were read.
    stamp: files::Stamp,
    /// What an administrator should know, as of the last loading.
    notices: Vec<Notice>,
    /// Why the last document of the registry was refused, until a good one comes.
    refused: Option<String>,
}

/// A set that was replaced.
#[derive(Debug, Clone)]
struct Replaced {
    until: DateTime<Utc>,
    providers: Arc<IdentityProviders>,
}

/// A set to be swapped in.
#[derive(Debug, Default)]
struct Fresh {
    from_registry: Arc<IdentityProviders>,
    from_files: Arc<IdentityProviders>,
    before: Vec<Replaced>,
    copy: Option<i64>,
    stamp: files::Stamp,
    notices: Vec<Notice>,
}

impl Fresh {
    fn tell(&mut self, text: String) {
        self.notices.push(Notice::Source(text));
    }
}

impl Providers {
    /// The providers of the files. The registry's come with the first loading; nothing is asked of
    /// network or database here.
    pub fn of_files(config: &Config, now: DateTime<Utc>) -> Self {
        let (providers, problems) = match files::read(config, now) {
            Ok(read) => (read.providers, read.problems),
            Err(problems) => (IdentityProviders::default(), vec![problems.to_string()]),
        };
        let all = Arc::new(providers);
        let notices = problems.into_iter().map(Notice::Source).collect();
        Self(Arc::new(RwLock::new(Known {
            from_files: Arc::clone(&all),
            all,
            stamp: files::stamp(config),
            notices,
            ..Known::default()
        })))
    }

    /// Everybody who is known, also those whose metadata have ended.
    pub fn known(&self) -> Arc<IdentityProviders> {
        self.with(|known| Arc::clone(&known.all))
    }

    /// Everybody who is believed at that instant. The set stays as it is in the caller's hands.
    pub fn current(&self, now: DateTime<Utc>) -> Arc<IdentityProviders> {
        let all = self.known();
        if all.iter().all(|provider| provider.is_valid_at(now)) {
            return all;
        }
        let mut valid = IdentityProviders::clone(&all);
        valid.remove_expired(now);
        Arc::new(valid)
    }

    /// The provider that may answer a login that began at `began`: with all the certificates that it
    /// had then or has had since. It may have left the federation meanwhile; the login had begun.
    pub fn for_login(&self, idp: &str, began: DateTime<Utc>, now: DateTime<Utc>) -> Option<IdentityProvider> {
        let mut found = self.current(now).get(idp).cloned();
        let before: Vec<Arc<IdentityProviders>> = self.with(|known| {
            let in_use = known.before.iter().filter(|set| set.until > began && set.until > now - LOGIN_TIME);
            in_use.map(|set| Arc::clone(&set.providers)).collect()
        });
        for older in before.iter().filter_map(|set| set.get(idp)) {
            match &mut found {
                Some(provider) => provider.accept_also(older),
                None => found = Some(older.clone()),
            }
        }
        found
    }

    /// Swaps a new set in, as a whole.
    fn swap(&self, mut fresh: Fresh, now: DateTime<Utc>) {
        let mut all = IdentityProviders::clone(&fresh.from_registry);
        for entity_id in all.add_all(&fresh.from_files) {
            fresh.tell(format!("{entity_id} is in a file and in the registry, which counts"));
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let replaced = Replaced { until: now, providers: Arc::clone(&known.all) };
        let mut before = std::mem::take(&mut known.before);
        // After a start, the database remembers what this server did not see itself.
        if known.copy.is_none() {
            before.extend(fresh.before);
        }
        before.push(replaced);
        before.retain(|set| set.until > now - LOGIN_TIME && !set.providers.is_empty());
        *known = Known {
            all: Arc::new(all),
            from_registry: fresh.from_registry,
            from_files: fresh.from_files,
            before,
            copy: fresh.copy,
            stamp: fresh.stamp,
            notices: fresh.notices,
            refused: known.refused.take(),
        };
    }

    /// Remembers why the registry's last document was refused; `None` once a good one came.
    fn remember_refusal(&self, why: Option<String>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).refused = why;
    }

    fn with<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}
