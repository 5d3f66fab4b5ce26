//! The program `sportello`: the only place that looks at clock, dice and environment.

use std::process::ExitCode;

use chrono::Utc;
use clap::Parser;
use rand::RngCore;
use server::{
    Outside,
    cli::Cli,
    commands::{self, Given},
    outside::{Clock, Random},
};
use uuid::Uuid;

/// Pages are made of many small pieces of memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(
    clippy::disallowed_methods,
    reason = "the composition root: from here on, time, chance and settings are arguments"
)]
fn main() -> ExitCode {
    let cli = Cli::parse();
    let environment: Vec<(String, String)> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let setting =
        |name: &str| environment.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let failure = ExitCode::from(commands::failure(&cli.command));
    let path = cli.config.clone().or_else(|| setting("SPORTELLO_CONFIG").map(Into::into));
    let file = match path.as_ref().map(std::fs::read_to_string).transpose() {
        Ok(file) => file,
        Err(error) => {
            let path = path.unwrap_or_default();
            eprintln!("sportello: cannot read the configuration file {}: {error}", path.display());
            return failure;
        }
    };
    let outside = Outside {
        clock: Clock::new(Utc::now),
        random: Random::new(|bytes| rand::rng().fill_bytes(bytes)),
        new_id: Uuid::now_v7,
    };
    finish(run(cli, Given { file, environment, outside }), failure)
}

fn run(cli: Cli, given: Given) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("cannot start: {error}"))?;
    runtime.block_on(commands::run(cli, given)).map_err(|error| error.to_string())
}

fn finish(done: Result<(), String>, failure: ExitCode) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sportello: {}", error.trim_end());
            failure
        }
    }
}
