//! `sportello register`: looking into the register of transactions, at the machine, with the
//! database role that owns it. Who looks and why is in the audit before anything is shown.

mod package;
mod print;

use std::{
    io::{BufRead as _, BufWriter},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use backend::register::{self, After, Filter, Inquiry, Person, RegisterKeys};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use clap::{Args, Subcommand};
use domain::calendar::day_in_rome;
use identity::saml::SigningKey;
use uuid::Uuid;

use super::{CommandError, counted, own_context, say, with_owner};
use crate::{
    Outside,
    config::{Config, Secrets},
};

pub use package::{Cover, Package, PackageError};

/// What can be asked of the register.
#[derive(Debug, Subcommand)]
pub enum RegisterCommand {
    /// List transactions, newest first.
    Search {
        /// Who and why.
        #[command(flatten)]
        looker: Looker,
        /// Which.
        #[command(flatten)]
        wanted: Wanted,
        /// At most so many lines, from 1 to 500.
        #[arg(
            long, default_value_t = 100, value_name = "NUMBER",
            value_parser = clap::value_parser!(u16).range(1..=i64::from(register::MOST_FOUND))
        )]
        limit: u16,
        /// Go on after this line: its instant and identifier, as the last search printed them.
        #[arg(long, value_name = "INSTANT/ID")]
        after: Option<String>,
    },
    /// Show one transaction whole: both messages, and what was done with the identity.
    Show {
        /// Its identifier.
        id: Uuid,
        /// Who and why.
        #[command(flatten)]
        looker: Looker,
    },
    /// Write a signed package for an authority.
    Export {
        /// File to write; it must not exist yet.
        #[arg(long, value_name = "FILE.tar")]
        to: PathBuf,
        /// Who and why.
        #[command(flatten)]
        looker: Looker,
        /// Which.
        #[command(flatten)]
        wanted: Wanted,
    },
}

/// Who looks, and why: both go into the audit.
#[derive(Debug, Args)]
pub struct Looker {
    /// Your name, as administrators of the zone will read it in the audit.
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// Why you look: the request of the authority, the complaint, the incident. Name nobody here.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Which transactions: all conditions are to be met.
#[derive(Debug, Default, Args)]
pub struct Wanted {
    /// ID of the request.
    #[arg(long, value_name = "ID")]
    pub request_id: Option<String>,
    /// ID of the response.
    #[arg(long, value_name = "ID")]
    pub response_id: Option<String>,
    /// ID of the assertion.
    #[arg(long, value_name = "ID")]
    pub assertion_id: Option<String>,
    /// entityID of the provider.
    #[arg(long, value_name = "ENTITY")]
    pub idp: Option<String>,
    /// From this day (in Italy) or instant on: 2026-11-25 or 2026-11-25T10:00:00Z.
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Up to this day, included, or before this instant.
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Codice fiscale, whatever its omocodia, or eIDAS identifier; - reads it from the input, so that
    /// it stands in no list of processes.
    #[arg(long, value_name = "NUMBER")]
    pub person: Option<String>,
    /// `NameID` of the login.
    #[arg(long, value_name = "NAME")]
    pub name_id: Option<String>,
}

/// Does what was asked.
pub async fn register(config: &Config, outside: &Outside, what: RegisterCommand) -> Result<(), CommandError> {
    let secrets = Secrets::load(config, outside.clock.now(), &outside.random)?;
    match what {
        RegisterCommand::Search { looker, wanted, limit, after } => {
            let after = after.as_deref().map(read_after).transpose()?;
            let (inquiry, filter) = (inquiry(&looker)?, filter(wanted)?);
            search(config, outside, &secrets.register, (&inquiry, &filter), (after, limit)).await
        }
        RegisterCommand::Show { id, looker } => {
            show(config, outside, &secrets.register, &inquiry(&looker)?, id).await
        }
        RegisterCommand::Export { to, looker, wanted } => {
            let (inquiry, filter) = (inquiry(&looker)?, filter(wanted)?);
            export(config, outside, &secrets, (&inquiry, &filter), &to).await
        }
    }
}

async fn search(
    config: &Config,
    outside: &Outside,
    keys: &RegisterKeys,
    (inquiry, filter): (&Inquiry, &Filter),
    page: (Option<After>, u16),
) -> Result<(), CommandError> {
    with_owner(config, async |owner| {
        let found = register::search(&owner, &own_context(outside), keys, inquiry, filter, page).await?;
        for record in &found.records {
            say(&print::line(record))?;
        }
        let damaged = found.records.iter().filter(|record| record.content.is_err()).count();
        say(&format!("{}, {damaged} of them damaged", counted(found.records.len(), "transaction")))?;
        match found.more {
            Some(last) => {
                let at = last.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
                say(&format!("there are more: --after {at}/{}", last.id))
            }
            None => Ok(()),
        }
    })
    .await
}

async fn show(
    config: &Config,
    outside: &Outside,
    keys: &RegisterKeys,
    inquiry: &Inquiry,
    id: Uuid,
) -> Result<(), CommandError> {
    with_owner(config, async |owner| {
        let shown = register::show(&owner, &own_context(outside), keys, inquiry, id).await;
        let (record, trace) = match shown {
            Err(backend::Error::NotFound) => {
                return Err(CommandError::Refused(format!("there is no transaction {id}")));
            }
            other => other?,
        };
        say(&print::whole(&record, trace.as_ref()))
    })
    .await
}

async fn export(
    config: &Config,
    outside: &Outside,
    secrets: &Secrets,
    (inquiry, filter): (&Inquiry, &Filter),
    to: &Path,
) -> Result<(), CommandError> {
    let key = SigningKey::from_pem(&secrets.spid.key_pem, &secrets.spid.certificate_pem)
        .map_err(|error| CommandError::Refused(error.to_string()))?;
    // Before anything is read, so that a full disk or a wrong path costs no look.
    let file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let written = with_owner(config, async |owner| {
        let ctx = own_context(outside);
        let entity_id = config.entity_id();
        let certificate_pem = &secrets.spid.certificate_pem;
        let cover = Cover { entity_id: &entity_id, made_at: ctx.now, inquiry, certificate_pem };
        let mut package = Package::new(cover, BufWriter::new(file));
        let mut export = register::export(&owner, &ctx, &secrets.register, inquiry, filter).await?;
        loop {
            let page = export.next().await?;
            if page.is_empty() {
                break;
            }
            page.iter().try_for_each(|record| package.add(record))?;
        }
        let (transactions, damaged) = package.counts();
        let file = package.finish(|list| key.sign_file(list))?;
        file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        let transactions = counted(transactions, "transaction");
        say(&format!("{transactions}, {damaged} of them damaged, in {}", to.display()))
    })
    .await;
    // Half a package is none, and it holds what is sealed elsewhere.
    written.inspect_err(|_| drop(std::fs::remove_file(to)))
}

fn inquiry(looker: &Looker) -> Result<Inquiry, CommandError> {
    Inquiry::new(&looker.by, &looker.reason).map_err(|error| CommandError::Refused(error.to_string()))
}

fn filter(wanted: Wanted) -> Result<Filter, CommandError> {
    let person = match wanted.person.as_deref() {
        Some("-") => Some(first_line()?),
        other => other.map(str::to_owned),
    };
    // The number itself is not repeated: it would stand in logs of the terminal.
    let person = person.as_deref().map(Person::parse).transpose();
    Ok(Filter {
        id: None,
        request_id: wanted.request_id,
        response_id: wanted.response_id,
        assertion_id: wanted.assertion_id,
        idp: wanted.idp,
        from: wanted.from.as_deref().map(|text| instant(text, false)).transpose()?,
        until: wanted.until.as_deref().map(|text| instant(text, true)).transpose()?,
        person: person.map_err(|error| CommandError::Refused(format!("--person: {error}")))?,
        name_id: wanted.name_id,
    })
}

fn first_line() -> Result<String, CommandError> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line)
}

/// A day in Italy, or an instant; the end of the day when that is meant.
fn instant(text: &str, end: bool) -> Result<DateTime<Utc>, CommandError> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(instant.to_utc());
    }
    let day = text.parse::<NaiveDate>().ok();
    let day = day.and_then(|day| if end { day.succ_opt() } else { Some(day) });
    day.and_then(start_of_day).ok_or_else(|| {
        CommandError::Refused(format!("\"{text}\" is neither a day like 2026-11-25 nor an instant"))
    })
}

/// The first instant of a day in Italy.
fn start_of_day(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    // Italy is one or two hours ahead, and changes at night.
    [2, 1]
        .into_iter()
        .map(|hours| midnight - TimeDelta::hours(hours))
        .find(|start| day_in_rome(*start) == day)
}

fn read_after(text: &str) -> Result<After, CommandError> {
    let read = || {
        let (at, id) = text.split_once('/')?;
        Some(After { at: DateTime::parse_from_rfc3339(at).ok()?.to_utc(), id: id.parse().ok()? })
    };
    read().ok_or_else(|| CommandError::Refused("--after takes what the last search printed".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_in_italy_and_the_last_one_is_included() {
        let at = |text: &str, end| instant(text, end).unwrap().to_rfc3339();
        assert_eq!(at("2026-11-25", false), "2026-11-24T23:00:00+00:00");
        assert_eq!(at("2026-11-25", true), "2026-11-25T23:00:00+00:00");
        assert_eq!(at("2026-07-01", false), "2026-06-30T22:00:00+00:00");
        // The day on which clocks go back has 25 hours.
        assert_eq!(at("2026-10-25", false), "2026-10-24T22:00:00+00:00");
        assert_eq!(at("2026-10-25", true), "2026-10-25T23:00:00+00:00");
        assert_eq!(at("2026-11-25T10:00:00+01:00", true), "2026-11-25T09:00:00+00:00");
        for wrong in ["yesterday", "2026-02-30", "2026-11-25T10:00", ""] {
            assert!(instant(wrong, false).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_search_goes_on_after_what_it_printed() {
        let id = Uuid::from_u128(7);
        let after = read_after(&format!("2026-11-25T10:00:00.123456Z/{id}")).unwrap();
        assert_eq!((after.id, after.at.timestamp_subsec_micros()), (id, 123_456));
        assert!(read_after("2026-11-25").is_err());
        assert!(read_after("/").is_err());
    }

    #[test]
    fn a_search_shows_at_least_one_line_and_at_most_as_many_as_there_are_at_once() {
        use clap::Parser as _;
        let asked = |limit: &str| {
            let words =
                ["sportello", "register", "search", "--by", "Anna", "--reason", "decreto", "--limit", limit];
            crate::cli::Cli::try_parse_from(words)
        };
        for limit in ["1", "500"] {
            assert!(asked(limit).is_ok(), "{limit}");
        }
        for limit in ["0", "501", "-1", "all"] {
            assert!(asked(limit).is_err(), "{limit}");
        }
        assert_eq!([0, 1, 2].map(|number: usize| counted(number, "row")), ["0 rows", "1 row", "2 rows"]);
        assert_eq!(
            [0, 1, 2].map(|number: usize| counted(number, "body")),
            ["0 bodies", "1 body", "2 bodies"]
        );
    }

    #[test]
    fn a_wrong_number_is_not_repeated() {
        let wanted = Wanted { person: Some("FRRGLI88C54M990Q".into()), ..Wanted::default() };
        let error = filter(wanted).unwrap_err().to_string();
        assert!(!error.contains("FRRGLI"), "{error}");
    }
}
