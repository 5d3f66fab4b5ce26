//! `sportello spid metadata`: what is sent to the federation, checked before somebody there does.

use std::io::Write as _;

use chrono::TimeDelta;

use super::{
    CommandError,
    spid::{Federation, WhichMetadata},
};
use crate::{
    Outside,
    config::{Config, Secrets},
    pages::spid::parties::Parties,
};

/// Providers need weeks to read new metadata.
pub const RENEW_BEFORE: TimeDelta = TimeDelta::days(60);

/// Prints the metadata on the standard output, what is wrong with it on the error output.
pub fn print(config: &Config, outside: &Outside, which: &WhichMetadata) -> Result<(), CommandError> {
    let now = outside.clock.now();
    let secrets = Secrets::load(config, now, &outside.random)?;
    let refused = |error: String| CommandError::Refused(error);
    let parties = Parties::open(config, &secrets).map_err(|error| refused(error.to_string()))?;
    let party = match (&which.municipality, which.federation) {
        (Some(key), _) => parties.municipality(key).map(|one| &one.party).ok_or_else(|| {
            let known: Vec<&str> = parties.municipalities().iter().map(|one| one.key.as_str()).collect();
            refused(format!("there is no municipality {key}; there are: {}", known.join(", ")))
        })?,
        (None, Federation::Spid) => parties.own(),
        (None, Federation::Cie) => parties
            .cie()
            .ok_or_else(|| refused("spid.cie.municipality is not set: CIE by SAML is off".into()))?,
    };
    let xml = party.metadata().map_err(|error| refused(error.to_string()))?;
    writeln!(std::io::stdout(), "{xml}")?;
    let problems = party.check(xml, now, RENEW_BEFORE);
    for problem in &problems {
        writeln!(std::io::stderr(), "{problem}")?;
    }
    // The demo has neither https nor a name of its own: that is said, and is no failure.
    if problems.is_empty() || !config.is_production() {
        Ok(())
    } else {
        Err(CommandError::Sick(problems.len()))
    }
}
