//! `sportello doctor`: looks at everything the portal depends on, one line each.

use chrono::{DateTime, TimeDelta, Utc};
use openssl::{asn1::Asn1Time, x509::X509};

use super::{CommandError, providers, say};
use crate::{
    Outside, Platform,
    config::{Config, Problems, Scan, Secrets, read_providers},
    pages::cie::Member,
    postgres::{Database, find_binaries},
    providers::PATIENCE,
};

/// A certificate that ends so soon must be changed now: providers need weeks to read new metadata.
const RENEW_BEFORE: TimeDelta = TimeDelta::days(60);

/// Result of one check: what is well, or what is not.
pub type Check = Result<String, String>;

/// Checks everything, prints one line each; an error if anything is not well.
pub async fn doctor(config: Config, outside: Outside) -> Result<(), CommandError> {
    let mut failed = 0;
    let mut report = |name: &str, check: Check| -> Result<(), CommandError> {
        let (mark, text) = match &check {
            Ok(text) => ("ok  ", text),
            Err(text) => ("FAIL", text),
        };
        failed += usize::from(check.is_err());
        say(&format!("{mark}  {name}: {text}"))
    };
    report("configuration", Ok(format!("read, mode {}", config.server.mode)))?;
    report("PostgreSQL programs", binaries(&config).await)?;
    report("static files", static_files(&config))?;
    report("identity providers", files_of_providers(&config))?;
    report("limits by address", addresses(&config))?;
    match Secrets::load(&config, outside.clock.now(), &outside.random) {
        Err(problems) => report("keys", Err(problems.to_string()))?,
        Ok(secrets) => {
            report("keys", Ok("read".into()))?;
            report("SPID certificate", certificate(&secrets.spid.certificate_pem, outside.clock.now()))?;
            for (name, check) in services(config, secrets, outside).await {
                report(name, check)?;
            }
        }
    }
    if failed == 0 { Ok(()) } else { Err(CommandError::Sick(failed)) }
}

async fn binaries(config: &Config) -> Check {
    if config.database.url.is_some() {
        return Ok("not needed, the database has an address".into());
    }
    let found = find_binaries().await.map_err(|error| error.to_string())?;
    Ok(found.initdb.display().to_string())
}

fn static_files(config: &Config) -> Check {
    let folder = config.assets.display();
    match crate::assets::read_list(&config.assets) {
        Ok(_) => Ok(format!("in {folder}")),
        Err(error) => Err(format!("no assets.json in {folder} ({error}): run the bundler")),
    }
}

fn files_of_providers(config: &Config) -> Check {
    let mut problems = Problems::none();
    let providers = read_providers(config, &mut problems);
    if problems.is_empty() { Ok(format!("{} known", providers.len())) } else { Err(problems.to_string()) }
}

/// Production sits behind something that ends TLS: without its word all citizens look like one.
fn addresses(config: &Config) -> Check {
    match &config.door.client_address_header {
        Some(header) => Ok(format!("{} a minute, by the header {header}", config.door.per_minute)),
        None if config.is_production() => {
            Err("door.client_address_header is missing: nobody can be told apart behind the balancer".into())
        }
        None => Ok(format!("{} a minute, by the address of the connection", config.door.per_minute)),
    }
}

fn certificate(pem: &str, now: DateTime<Utc>) -> Check {
    let days_left = || {
        let certificate = X509::from_pem(pem.as_bytes()).ok()?;
        let today = Asn1Time::from_unix(now.timestamp()).ok()?;
        today.diff(certificate.not_after()).ok().map(|left| left.days)
    };
    match days_left() {
        None => Err("cannot be read".into()),
        Some(days) if days < 0 => Err(format!("ended {} days ago", -days)),
        Some(days) if i64::from(days) < RENEW_BEFORE.num_days() => {
            Err(format!("ends in {days} days: renew it now"))
        }
        Some(days) => Ok(format!("valid for {days} days")),
    }
}

/// The checks that need a connection.
async fn services(config: Config, secrets: Secrets, outside: Outside) -> Vec<(&'static str, Check)> {
    let database = match Database::open(&config).await {
        Ok(database) => database,
        Err(error) => return vec![("database", Err(error.to_string()))],
    };
    let pool = database.app_pool(2);
    let mut checks = Vec::new();
    match Platform::assemble(config, secrets, outside, pool.clone()) {
        Err(error) => checks.push(("start", Err(error.to_string()))),
        Ok(platform) => {
            let report = platform.health.look().await;
            checks.push(("database", answer(report.database, "answers", "does not answer within a second")));
            checks.push(("migrations", answer(report.migrations, "up to date", "run sportello migrate")));
            checks.push((
                "documents",
                answer(report.object_store, "written and read", "cannot be written and read"),
            ));
            let mail = platform.mailer.check().await;
            checks.push(("mail server", mail.map(|()| "answers".into()).map_err(|error| error.to_string())));
            checks.push(("virus scanner", scanner(&platform).await));
            checks.push(("jobs", jobs(&platform).await));
            checks.extend(providers::checks(&platform, PATIENCE).await);
            if let Some(check) = cie(&platform).await {
                checks.push(("CIE federation", check));
            }
        }
    }
    pool.close().await;
    if let Err(error) = database.close().await {
        checks.push(("stopping the database", Err(error.to_string())));
    }
    checks
}

async fn scanner(platform: &Platform) -> Check {
    if platform.config.scan == Scan::Nobody {
        return Ok("none, as configured".into());
    }
    platform.scanner.check().await.map(|()| "answers".into()).map_err(|error| error.to_string())
}

async fn jobs(platform: &Platform) -> Check {
    let backlog = backend::jobs::backlog(&platform.pool).await.map_err(|error| error.to_string())?;
    let failed: i64 = backlog.iter().map(|queue| queue.failed).sum();
    let lines: Vec<String> = backlog
        .iter()
        .map(|queue| {
            format!(
                "{} {} waiting, {} retrying, {} failed",
                queue.queue, queue.waiting, queue.retrying, queue.failed
            )
        })
        .collect();
    let text = if lines.is_empty() { "none waiting".into() } else { lines.join("; ") };
    if failed == 0 { Ok(text) } else { Err(text) }
}

/// Whether the federation vouches for the provider of CIE, where CIE is set up.
async fn cie(platform: &Platform) -> Option<Check> {
    let (cie, files) = platform.config.cie.as_ref().zip(platform.secrets.cie.clone())?;
    let member = match Member::new(&platform.config, cie, files) {
        Ok(member) => member,
        Err(error) => return Some(Err(error.to_string())),
    };
    let found = member.provider(platform.now()).await;
    Some(
        found
            .map(|provider| format!("vouches for {} until {}", provider.issuer, provider.expires_at))
            .map_err(|error| format!("{error}; the provider must reach us at {}", member.party.entity_id())),
    )
}

fn answer(well: bool, yes: &str, no: &str) -> Check {
    if well { Ok(yes.into()) } else { Err(no.into()) }
}
