//! `sportello doctor`: looks at everything the portal depends on, one line each.

use chrono::{DateTime, Utc};
use identity::saml::certificate_facts;

use super::{CommandError, certificate::Rollover, metadata::RENEW_BEFORE, providers, say};
use crate::{
    Outside, Platform,
    config::{Config, Problems, Scan, Secrets, SpidKey, read_providers},
    pages::cie::Member,
    postgres::{Database, find_binaries},
    providers::PATIENCE,
    serve::ServeError,
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
    if problems.is_empty() { Ok(known(config, providers.len())) } else { Err(problems.to_string()) }
}

/// How many providers lie in files, and on whose word production believes them.
fn known(config: &Config, providers: usize) -> String {
    if providers > 0 && config.is_production() && config.spid.idp_certificate_file.is_none() {
        return format!(
            "{providers} known; their files are believed unsigned: \
             spid.idp_certificate_file names whose signature they must bear"
        );
    }
    format!("{providers} known")
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
    let of = municipalities.map(|one| Rollover { municipality: Some(&one.key) }).zip(&secrets.municipalities);
    std::iter::once((Rollover { municipality: None }, &secrets.spid))
        .chain(of)
        .flat_map(|(of, key)| pair(of, key, now))
        .collect()
}

/// The certificate in use and the other one: which of the two ends later says how far the change of keys is.
fn pair(of: Rollover<'_>, key: &SpidKey, now: DateTime<Utc>) -> Vec<(String, Check)> {
    let ends = |pem: &str| certificate_facts(pem).map(|facts| facts.not_after).ok();
    let other = key.next_certificate_pem.as_deref();
    let follows = other.is_some_and(|other| ends(other) > ends(&key.certificate_pem));
    let (table, metadata) = (of.table(), of.metadata());
    let go_on = format!(
        "send the metadata with both certificates ({metadata}); when every provider has read them, swap the two pairs of \
         files and restart"
    );
    let to_do = if follows {
        format!("the next one is made: {go_on}")
    } else {
        format!("make the next one ({})", of.make())
    };
    let mut checks = vec![(format!("{table} certificate"), certificate(&key.certificate_pem, now, &to_do))];
    if let Some(other) = other {
        let name = format!("{table} next certificate");
        checks.push(if follows {
            let made = certificate(other, now, "make another one")
                .map(|valid| format!("{valid}; next step: {go_on}"));
            (name, made)
        } else {
            (name, before(other, &table, now))
        });
    }
    checks
}

/// The certificate of before, after the two were swapped: it may go, and does no harm until it ends.
fn before(pem: &str, table: &str, now: DateTime<Utc>) -> Check {
    let facts = certificate_facts(pem).map_err(|error| error.to_string())?;
    let to_do = format!("take {table}.next_certificate_file out, restart, and send the metadata again");
    if now >= facts.not_after {
        return Err(format!("is the one of before and ended on {}: {to_do}", facts.not_after.date_naive()));
    }
    Ok(format!("is the one of before; next step: {to_do}"))
}

fn certificate(pem: &str, now: DateTime<Utc>, to_do: &str) -> Check {
    let facts = certificate_facts(pem).map_err(|error| error.to_string())?;
    let left = (facts.not_after - now).num_days();
    if now >= facts.not_after {
        return Err(format!("ended on {}: {to_do}", facts.not_after.date_naive()));
    }
    if now < facts.not_before {
        return Err(format!("is not valid before {}", facts.not_before.date_naive()));
    }
    if facts.not_after - now < RENEW_BEFORE {
        return Err(format!("ends in {left} {}: {to_do}", days(left)));
    }
    Ok(format!("valid for {left} {}", days(left)))
}

const fn days(number: i64) -> &'static str {
    if number == 1 { "day" } else { "days" }
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
            if let Some(check) = invented(&platform).await {
                checks.push(("data", check));
            }
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

/// Whether the people in the database are real; nothing where they need not be, and where nobody can tell: that the
/// database does not answer is said already.
async fn invented(platform: &Platform) -> Option<Check> {
    if !platform.config.is_production() {
        return None;
    }
    let demo = backend::seed::is_demo(&platform.pool).await.ok()?;
    Some(if demo { Err(ServeError::DemoData.to_string()) } else { Ok("none of the demo".into()) })
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
    use crate::config::Mode;

    fn made(at: TimeDelta) -> String {
        let subject = CertificateSubject {
            common_name: "Comune".into(),
            organization: "Comune".into(),
            entity_id: "https://sportello.example".into(),
            ipa_code: "c_m990".into(),
            locality: "Pontelaro".into(),
        };
        demo_key(&subject, 1, noon() + at).unwrap().certificate_pem
    }

    fn noon() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
    }

    #[test]
    fn production_is_told_that_nobody_vouches_for_the_files_of_providers() {
        let mut config = Config::read(None, []).unwrap();
        assert_eq!(known(&config, 3), "3 known");
        config.server.mode = Mode::Production;
        assert_eq!(known(&config, 0), "0 known", "they come from the registry, which is signed");
        assert!(known(&config, 3).starts_with("3 known; their files are believed unsigned"));
        config.spid.idp_certificate_file = Some("/etc/sportello/idp.crt".into());
        assert_eq!(known(&config, 3), "3 known");
    }

    #[test]
    fn sixty_days_before_its_end_a_certificate_is_a_failure() {
        let pem = made(TimeDelta::zero());
        let after = |days| certificate(&pem, noon() + TimeDelta::days(days), "make the next one");
        assert_eq!(after(670), Ok("valid for 60 days".into()));
        assert_eq!(after(671), Err("ends in 59 days: make the next one".into()));
        assert_eq!(after(729), Err("ends in 1 day: make the next one".into()));
        assert!(after(730).unwrap_err().starts_with("ended on"));
        assert!(after(-1).unwrap_err().starts_with("is not valid before"));
        assert!(certificate("no certificate", noon(), "").is_err());
    }

    #[test]
    fn each_state_of_a_change_of_keys_has_its_next_step() {
        let (old, new) = (made(TimeDelta::zero()), made(TimeDelta::days(690)));
        let now = noon() + TimeDelta::days(700);
        let told = |certificate_pem: &String, next: Option<&String>| {
            let key = SpidKey {
                key_pem: String::new(),
                certificate_pem: certificate_pem.clone(),
                next_certificate_pem: next.cloned(),
            };
            let checks = pair(Rollover { municipality: Some("beta") }, &key, now);
            checks
                .into_iter()
                .map(|(name, check)| (name, check.unwrap_or_else(|text| format!("FAIL {text}"))))
                .collect::<Vec<_>>()
        };
        let alone = told(&old, None);
        assert_eq!((alone.len(), alone[0].0.as_str()), (1, "spid.beta certificate"));
        let make = "make the next one (sportello spid certificate --next --municipality beta)";
        assert!(alone[0].1.ends_with(make), "{alone:?}");
        let both = told(&old, Some(&new));
        assert_eq!(both[1].0, "spid.beta next certificate");
        assert!(
            both[0].1.starts_with("FAIL ends in 30 days: the next one is made: send the metadata"),
            "{both:?}"
        );
        assert!(both[0].1.contains("sportello spid metadata --municipality beta"), "{both:?}");
        assert!(!both[0].1.contains("--next"), "{both:?}");
        assert!(both[1].1.contains("next step: send the metadata with both certificates"), "{both:?}");
        // Swapped: the old one only waits to be taken out.
        let swapped = told(&new, Some(&old));
        assert_eq!(swapped[0].1, "valid for 720 days");
        let out = "is the one of before; next step: take spid.beta.next_certificate_file out";
        assert!(swapped[1].1.starts_with(out), "{swapped:?}");
    }
}
