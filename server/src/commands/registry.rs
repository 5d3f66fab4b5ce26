//! `sportello registry import`: a municipality's file becomes the registry that its desks look into.
//!
//! What a file must look like is in [`COLUMNS`], which is also the help of the command.

use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

use backend::people::registry::{self, ImportError, Rules, Target};
use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};
use domain::{
    calendar::start_in_rome,
    codes::sheet::Encoding,
    person::registry::{Column, Outcome, Report},
    place::Belfiore,
};

use super::{CommandError, own_context, say, with_owner};
use crate::{Outside, config::Config};

/// What a file must look like.
pub const COLUMNS: &str = "\
THE FILE
  Text in UTF-8 (or Windows-1252, which is told), cells separated by semicolons or commas, quoted where they
  have one. The first line names the columns, in any order. One line is one person, and the file is the whole
  registry: it replaces the one before, or nothing is changed.

COLUMNS (* must be there; the others may be left out or empty)
  codice_fiscale *  may be empty; two people never share one
  cognome *         surname
  nome *            name
  sesso             F or M
  data_nascita *    1988-03-14 or 14/03/1988
  luogo_nascita     cadastral code of the municipality (H501) or code of the country (Z129)
  cittadinanza      IT, code of the country (Z129), or apolide
  indirizzo         street and number
  comune            cadastral code of the municipality of residence
  stato_civile      celibe (nubile, libero), coniugato, unito, convivente, separato, divorziato, vedovo
  famiglia          number of the household
  parentela         what the person is in it, in words
  residente_dal     first day of this residence
  stato             residente (if empty), deceduto, emigrato
  stato_dal         since when, of who is dead or moved away

A line that cannot be read is left out and told by its number, column and reason, never by what it says. A file
is refused whole that is cut, has wrong columns or two encodings, has more than 5 wrong lines of a hundred, or
would take away more than a tenth of the people. After correcting it, or after an interruption, import it again.";

/// What can be done with the registries of people.
#[derive(Debug, Subcommand)]
pub enum RegistryCommand {
    /// Import the registry of a municipality from a CSV file, in place of the one before.
    #[command(after_long_help = COLUMNS)]
    Import(Import),
}

/// A file to be imported.
#[derive(Debug, Args)]
pub struct Import {
    /// The file.
    #[arg(value_name = "FILE.csv")]
    pub file: PathBuf,
    /// Cadastral code of the municipality whose registry it is.
    #[arg(long, value_name = "CODE")]
    pub municipality: String,
    /// Name of the zone whose desks look into it; needed where there are several.
    #[arg(long, value_name = "NAME")]
    pub zone: Option<String>,
    /// How things stood when: 2026-11-28 (the beginning of that day in Italy) or 2026-11-28T04:00:00Z. The time of
    /// the file if not given.
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// Name of whoever imports it, as it is written down.
    #[arg(long, value_name = "NAME", default_value = "sportello registry import")]
    pub by: String,
    /// Only look at the file and say what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// How many people whoever exported the file counted: a file with more or fewer lines is refused.
    #[arg(long, value_name = "NUMBER")]
    pub expected: Option<usize>,
    /// How many lines of a hundred may be wrong.
    #[arg(long, value_name = "PERCENT", default_value_t = 5, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub wrong: u8,
    /// The registry may lose more than a tenth of its people.
    #[arg(long)]
    pub smaller: bool,
}

/// Does what was asked.
pub async fn registry(config: &Config, outside: &Outside, what: RegistryCommand) -> Result<(), CommandError> {
    let RegistryCommand::Import(import) = what;
    let municipality: Belfiore = import
        .municipality
        .parse()
        .map_err(|error| CommandError::Refused(format!("{}: {error}", import.municipality)))?;
    let file = File::open(&import.file).map_err(|error| unreadable(&import.file, &error))?;
    let as_of = match &import.as_of {
        Some(text) => instant(text)?,
        None => modified(&file).map_err(|error| unreadable(&import.file, &error))?,
    };
    let rules = Rules {
        dry_run: import.dry_run,
        percent: import.wrong,
        count: import.expected,
        smaller: import.smaller,
    };
    with_owner(config, async |owner| {
        let zone = registry::zone(&owner, import.zone.as_deref(), &municipality).await?.ok_or_else(|| {
            CommandError::Refused(
                "there is no such municipality or zone, or there are several zones: name one with --zone"
                    .into(),
            )
        })?;
        let target = Target { zone, municipality, as_of, by: import.by };
        let began = outside.clock.now();
        let mut source = BufReader::new(file);
        let done = registry::import(&owner, &own_context(outside), &target, rules, &mut source).await;
        let report = done.map_err(|error| match error {
            ImportError::Backend(error) => CommandError::Backend(error),
            ImportError::File(error) => unreadable(&import.file, &error),
        })?;
        let milliseconds = (outside.clock.now() - began).num_milliseconds().max(1);
        tell(&report, milliseconds)
    })
    .await
}

fn unreadable(file: &Path, error: &std::io::Error) -> CommandError {
    CommandError::Refused(format!("{} cannot be read: {error}", file.display()))
}

fn modified(file: &File) -> std::io::Result<DateTime<Utc>> {
    Ok(file.metadata()?.modified()?.into())
}

fn instant(text: &str) -> Result<DateTime<Utc>, CommandError> {
    let day = || text.parse::<NaiveDate>().ok().map(start_in_rome);
    text.parse::<DateTime<Utc>>().ok().or_else(day).ok_or_else(|| {
        CommandError::Refused(format!(
            "{text}: write a day like 2026-11-28 or an instant like 2026-11-28T04:00:00Z"
        ))
    })
}

/// Says what became of the file. A refused file is an error of the command.
fn tell(report: &Report, milliseconds: i64) -> Result<(), CommandError> {
    if report.encoding == Encoding::Windows1252 {
        say("the file is in Windows-1252, not in UTF-8: look whether the accents are right")?;
    }
    if !report.ends_whole {
        say("the last line does not end: make sure that the file is whole")?;
    }
    for refusal in &report.refused {
        say(&refusal.to_string())?;
    }
    for (flaw, count) in &report.flaws {
        let column = flaw.column.map_or("-", Column::name);
        say(&format!("{count} times in column {column}: {}", flaw.reason.code()))?;
    }
    let (lines, people, wrong) = (report.lines, report.people, report.wrong());
    let counts =
        format!("{people} people of {lines} lines, {wrong} lines refused, {} people before", report.before);
    match &report.outcome {
        Outcome::Refused(problem) => {
            Err(CommandError::Refused(format!("nothing was changed: {problem}\n{counts}")))
        }
        Outcome::LookedAt => say(&format!("only looked at: {counts}")),
        Outcome::Taken => {
            let rate = i64::try_from(people).unwrap_or(i64::MAX).saturating_mul(1000) / milliseconds.max(1);
            let tenths = milliseconds / 100;
            say(&format!("imported: {counts}; {}.{} s, {rate} people/s", tenths / 10, tenths % 10))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_documents_every_column_and_which_are_needed() {
        for column in Column::ALL {
            let name =
                if column.is_needed() { format!("{} *", column.name()) } else { column.name().to_owned() };
            assert!(COLUMNS.lines().any(|line| line.trim_start().starts_with(&name)), "{name}");
        }
    }

    #[test]
    fn a_time_is_a_day_in_italy_or_an_instant() {
        let written = |text: &str| instant(text).ok().map(|at| at.to_rfc3339());
        assert_eq!(written("2026-11-28").as_deref(), Some("2026-11-27T23:00:00+00:00"));
        assert_eq!(written("2026-11-28T04:00:00Z").as_deref(), Some("2026-11-28T04:00:00+00:00"));
        assert_eq!(written("ieri"), None);
    }
}
