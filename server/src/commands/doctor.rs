//! `sportello doctor`: looks at everything the portal depends on, one line each.

use chrono::{DateTime, Utc};
use identity::saml::certificate_facts;

use super::{CommandError, metadata::RENEW_BEFORE, providers, say};
use crate::{
    Outside, Platform,
    config::{Config, Problems, Scan, Secrets, read_providers},
    pages::cie::Member,
    postgres::{Database, find_binaries},
    providers::PATIENCE,
};

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
            for (name, check) in certificates(&config, &secrets, outside.clock.now()) {
                report(&name, check)?;
            }
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

/// Every certificate of ours, by the key of the configuration that names its file.
fn certificates(config: &Config, secrets: &Secrets, now: DateTime<Utc>) -> Vec<(String, Check)> {
    let municipalities = config.spid.aggregation.iter().flat_map(|aggregation| &aggregation.municipalities);
    let tables = municipalities.map(|one| format!("spid.{}", one.key)).zip(&secrets.municipalities);
    let mut checks = Vec::new();
    for (table, key) in std::iter::once(("spid".to_owned(), &secrets.spid)).chain(tables) {
        checks.push((format!("{table} certificate"), certificate(&key.certificate_pem, now)));
        if let Some(next) = &key.next_certificate_pem {
            checks.push((format!("{table} next certificate"), certificate(next, now)));
        }
    }
    checks
}

fn certificate(pem: &str, now: DateTime<Utc>) -> Check {
    let facts = certificate_facts(pem).map_err(|error| error.to_string())?;
    let left = (facts.not_after - now).num_days();
    if now >= facts.not_after {
        return Err(format!("ended on {}", facts.not_after.date_naive()));
    }
    if now < facts.not_before {
        return Err(format!("is not valid before {}", facts.not_before.date_naive()));
    }
    if facts.not_after - now < RENEW_BEFORE {
        return Err(format!("ends in {left} days: make the next one (sportello spid certificate --next)"));
    }
    Ok(format!("valid for {left} days"))
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

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use identity::saml::{CertificateSubject, demo_key};

    use super::*;

    #[test]
    fn sixty_days_before_its_end_a_certificate_is_a_failure() {
        let subject = CertificateSubject {
            common_name: "Comune".into(),
            organization: "Comune".into(),
            entity_id: "https://sportello.example".into(),
            ipa_code: "c_m990".into(),
            locality: "Pontelaro".into(),
        };
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let pem = demo_key(&subject, 1, now).unwrap().certificate_pem;
        let after = |days| certificate(&pem, now + TimeDelta::days(days));
        assert_eq!(after(670), Ok("valid for 60 days".into()));
        assert!(after(671).unwrap_err().starts_with("ends in 59 days"));
        assert!(after(730).unwrap_err().starts_with("ended on"));
        assert!(after(-1).unwrap_err().starts_with("is not valid before"));
        assert!(certificate("no certificate", now).is_err());
    }
}
