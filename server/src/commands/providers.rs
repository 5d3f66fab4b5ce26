//! `sportello providers refresh`: asks the registry of identity providers now. And what
//! `sportello doctor` says of the identity providers.

use std::time::Duration;

use clap::Subcommand;

use super::{CommandError, counted, doctor::Check, say};
use crate::{
    Outside, Platform,
    config::{Config, Secrets},
    postgres::Database,
    providers::{self, Notice, Older, Refreshed},
};

/// What can be done about the identity providers.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ProvidersCommand {
    /// Ask the registry of identity providers now; running servers follow within a minute.
    Refresh {
        /// Take its copy even if it is older than the one in use. Ask the federation first.
        #[arg(long)]
        accept_older: bool,
    },
}

/// Does what was asked.
pub async fn providers(config: Config, outside: Outside, what: ProvidersCommand) -> Result<(), CommandError> {
    match what {
        ProvidersCommand::Refresh { accept_older } => {
            refresh(config, outside, if accept_older { Older::Accept } else { Older::Refuse }).await
        }
    }
}

async fn refresh(config: Config, outside: Outside, older: Older) -> Result<(), CommandError> {
    let secrets = Secrets::load(&config, outside.clock.now(), &outside.random)?;
    let database = Database::open(&config).await?;
    let pool = database.app_pool(2);
    let done = async {
        let platform = Platform::assemble(config, secrets, outside, pool.clone())
            .map_err(|error| CommandError::Refused(error.to_string()))?;
        let asked = providers::refresh(&platform, providers::PATIENCE, older).await;
        for notice in platform.providers.notices(platform.now()) {
            say(&notice.to_string())?;
        }
        let known = counted(platform.providers.report(platform.now()).known, "identity provider");
        match asked {
            Ok(Refreshed::Changed) => say(&format!("a new copy is in use: {known}")),
            Ok(Refreshed::Unchanged) => say(&format!("nothing is new: {known}")),
            Ok(Refreshed::FilesOnly) => say(&format!("no registry is set up; the files hold {known}")),
            Err(error) => Err(CommandError::Refused(format!("{error}; in use: {known}"))),
        }
    }
    .await;
    pool.close().await;
    database.close().await?;
    done
}

/// The registry, asked now; the copy of it in use; what was noticed of providers and their keys.
pub async fn checks(platform: &Platform, patience: Duration) -> Vec<(&'static str, Check)> {
    let mut checks = Vec::new();
    if let Some(registry) = &platform.config.spid.registry {
        let asked = providers::probe(platform, &registry.url, patience).await;
        let asked = asked.map(|known| counted(known, "provider")).map_err(|error| error.to_string());
        checks.push(("registry of providers", asked));
        checks.push(("copy of the registry", copy(platform, registry.url.as_str()).await));
    }
    match providers::load(platform).await {
        Err(error) => checks.push(("providers in use", Err(error.to_string()))),
        Ok(()) => {
            checks.push(("providers in use", in_use(platform)));
            checks.push(("keys of providers", keys(platform)));
        }
    }
    checks
}

async fn copy(platform: &Platform, source: &str) -> Check {
    let copies = backend::providers::copies(&platform.pool, source, platform.now()).await;
    match copies.map_err(|error| error.to_string())?.first() {
        Some(copy) => Ok(format!("accepted on {}, last given on {}", copy.accepted_at, copy.checked_at)),
        None => Err("none yet: run sportello providers refresh".to_owned()),
    }
}

fn in_use(platform: &Platform) -> Check {
    let known = platform.providers.report(platform.now()).known;
    let notices = platform.providers.notices(platform.now());
    let about =
        notices.iter().filter(|notice| matches!(notice, Notice::Source(_) | Notice::MetadataEnds { .. }));
    told(about, &format!("{known} known"))
}

/// Signing keys that have changed lately, end soon or have ended.
fn keys(platform: &Platform) -> Check {
    let notices = platform.providers.notices(platform.now());
    let about =
        notices.iter().filter(|notice| matches!(notice, Notice::KeyChanged { .. } | Notice::KeyEnds { .. }));
    told(about, "none changed lately, none ends soon")
}

/// All of them in one line; not well if one of them is an alarm.
fn told<'a>(notices: impl Iterator<Item = &'a Notice>, otherwise: &str) -> Check {
    let notices: Vec<&Notice> = notices.collect();
    if notices.is_empty() {
        return Ok(otherwise.to_owned());
    }
    let text = notices.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    if notices.iter().any(|notice| notice.alarm().is_some()) { Err(text) } else { Ok(text) }
}
