//! What the program does for each command. Every function ends with one clear line or an error.

pub mod bounce;
mod certificate;
mod doctor;
mod metadata;
pub mod providers;
pub mod register;
pub mod registry;
pub mod spid;
pub mod transfer;

use std::io::Write;

use backend::{
    Context,
    operators::{Enable, FISCAL_CODE},
    staff::{Founded, Founding},
};
use domain::{FiscalCode, actor::Role};
use sqlx::PgPool;

use crate::{
    Outside,
    cli::{Account, Admin, Audit, Cli, Command, ConfigCommand, EnableOperator, FoundZone, Seed},
    config::{Config, Problems},
    postgres::{Database, PostgresError},
    serve, telemetry,
};

pub use doctor::doctor;

/// What the program was given: configuration, time and chance.
#[derive(Debug, Clone)]
pub struct Given {
    /// Text of the configuration file.
    pub file: Option<String>,
    /// The environment.
    pub environment: Vec<(String, String)>,
    /// Time and chance.
    pub outside: Outside,
}

/// Why a command did not do what it was told.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration.
    #[error("{0}")]
    Config(#[from] Problems),
    /// The database.
    #[error(transparent)]
    Postgres(#[from] PostgresError),
    /// A migration.
    #[error(transparent)]
    Migrate(#[from] backend::MigrateError),
    /// A use case.
    #[error(transparent)]
    Backend(#[from] backend::Error),
    /// The audit record is not what it was.
    #[error("{0}")]
    Audit(#[from] backend::audit::Broken),
    /// The server.
    #[error(transparent)]
    Serve(#[from] serve::ServeError),
    /// A package of the register.
    #[error(transparent)]
    Package(#[from] register::PackageError),
    /// Not in this mode, or not with these words.
    #[error("{0}")]
    Refused(String),
    /// A check of the doctor failed.
    #[error("{0} of the checks failed")]
    Sick(usize),
    /// The terminal went away.
    #[error("cannot write: {0}")]
    Output(#[from] std::io::Error),
}

/// The number that the program ends with when this command fails.
pub const fn failure(command: &Command) -> u8 {
    if matches!(command, Command::Bounce) { bounce::TRY_LATER } else { 1 }
}

/// Does what the command line says.
pub async fn run(cli: Cli, given: Given) -> Result<(), CommandError> {
    if let Command::Config { what: ConfigCommand::Check } = cli.command {
        return config_check(&Config::check(given.file.as_deref(), given.environment)?);
    }
    let filter = given.environment.iter().find(|(name, _)| name == "RUST_LOG");
    let filter = filter.map(|(_, value)| value.clone());
    let config = Config::read(given.file.as_deref(), given.environment)?;
    let for_machines = config.is_production() && matches!(cli.command, Command::Serve);
    telemetry::start_logging(filter.as_deref(), for_machines);
    let outside = given.outside;
    match cli.command {
        Command::Config { .. } => Ok(()),
        Command::Serve => Ok(Box::pin(serve::serve(config, outside)).await?),
        Command::Migrate => migrate(&config).await,
        Command::Seed { what: Seed::Demo { zone } } => seed_demo(&config, &outside, zone).await,
        Command::Doctor => Box::pin(doctor(config, outside)).await,
        Command::Audit { what: Audit::Verify } => audit_verify(&config).await,
        Command::Bounce => bounce::bounce(&config, &outside, std::io::stdin()).await,
        Command::Register { what } => register::register(&config, &outside, what).await,
        Command::Registry { what } => registry::registry(&config, &outside, what).await,
        Command::Providers { what } => providers::providers(config, outside, what).await,
        Command::Spid { what } => spid::spid(&config, &outside, what),
        Command::Transfer { what } => transfer::transfer(&config, &outside, what).await,
        Command::Admin { what: Admin::FoundZone(names) } => found_zone(&config, &outside, &names).await,
        Command::Admin { what: Admin::EnableOperator(who) } => enable_operator(&config, &outside, who).await,
        Command::Admin { what: Admin::DisableOperator(who) } => {
            disable_operator(&config, &outside, &who).await
        }
    }
}

/// What there is to say when nothing is wrong with the configuration and the files it names.
fn config_check(config: &Config) -> Result<(), CommandError> {
    say(&format!("the configuration is sound (mode {})", config.server.mode))
}

async fn migrate(config: &Config) -> Result<(), CommandError> {
    with_owner(config, async |owner| {
        backend::migrate(&owner).await?;
        backend::seed::codes(&owner).await?;
        backend::people::index(&owner).await?;
        say("the database is up to date")
    })
    .await
}

async fn seed_demo(config: &Config, outside: &Outside, zone: bool) -> Result<(), CommandError> {
    if config.is_production() {
        return Err(CommandError::Refused("production refuses the data of the demo".into()));
    }
    with_owner(config, async |owner| {
        let issuer = |at: usize| config.operators.providers.get(at).map(|found| found.issuer.as_str());
        let ctx = own_context(outside);
        // Operators whom no provider vouches for only cannot enter.
        let first = issuer(0).unwrap_or("http://localhost:8090");
        backend::seed::demo(&owner, &ctx, first).await?;
        backend::seed::stories(&owner, &ctx, first).await?;
        backend::seed::partner(&owner, &ctx, issuer(1)).await?;
        backend::seed::bookings(&owner, &ctx).await?;
        backend::seed::profiles(&owner, &ctx).await?;
        backend::seed::people(&owner, &ctx).await?;
        backend::seed::doubles(&owner, &ctx).await?;
        backend::seed::family(&owner, &ctx, first).await?;
        backend::seed::registry(&owner, &ctx).await?;
        backend::seed::cards(&owner, &ctx, first).await?;
        backend::seed::referrals(&owner, &ctx, first).await?;
        backend::seed::proposals(&owner, &ctx, first).await?;
        backend::seed::protected(&owner, &ctx, first).await?;
        backend::seed::eyes(&owner, &ctx, first).await?;
        backend::seed::elsewhere(&owner, &ctx, first).await?;
        if zone {
            backend::seed::zone(&owner, &ctx, first).await?;
        }
        say("the demo's municipality is there")
    })
    .await
}

async fn audit_verify(config: &Config) -> Result<(), CommandError> {
    with_owner(config, async |owner| {
        let verified = backend::audit::verify(&owner).await?;
        let chain = verified.chain;
        let (seals, rows) = (counted(verified.seals, "seal"), counted(verified.events, "row"));
        say(&format!("the audit is whole: {seals} over {rows}; chain {chain}"))
    })
    .await
}

async fn found_zone(config: &Config, outside: &Outside, names: &FoundZone) -> Result<(), CommandError> {
    let founding = Founding {
        zone: written("zone", &names.zone)?,
        body: written("body", &names.body)?,
        desk: written("desk", &names.desk)?,
    };
    with_owner(config, async |owner| {
        match backend::staff::found_zone(&owner, &own_context(outside), founding).await? {
            Founded::Now => say("zone, body and desk are there: enable an administrator at the desk"),
            Founded::Before => say("zone, body and desk were there already: nothing was changed"),
            Founded::Refused { zone } => Err(CommandError::Refused(format!(
                "there is a zone already, \"{zone}\": administrators open bodies and desks in the console"
            ))),
        }
    })
    .await
}

/// A name without the blanks around it.
fn written<'a>(option: &str, name: &'a str) -> Result<&'a str, CommandError> {
    let name = name.trim();
    if name.is_empty() { Err(CommandError::Refused(format!("--{option} is empty"))) } else { Ok(name) }
}

async fn enable_operator(
    config: &Config,
    outside: &Outside,
    who: EnableOperator,
) -> Result<(), CommandError> {
    let role = Role::from_code(&who.role).ok_or_else(|| {
        let roles: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        CommandError::Refused(format!("there is no role {}; there are {}", who.role, roles.join(", ")))
    })?;
    let (issuer, subject) = identity(config, &who.account)?;
    with_owner(config, async |owner| {
        let enable = Enable {
            issuer: &issuer,
            subject: &subject,
            name: &who.name,
            desk: &who.desk,
            body: who.body.as_deref(),
            role,
        };
        match backend::operators::enable(&owner, &own_context(outside), enable).await {
            Ok(id) => say(&format!("enabled (operator {id})")),
            Err(backend::Error::Staff(refusal)) => Err(CommandError::Refused(refusal.to_string())),
            Err(backend::Error::NotFound) => Err(CommandError::Refused(no_desk(&who))),
            Err(backend::Error::Ambiguous) => Err(CommandError::Refused(several_desks(&who))),
            Err(error) => Err(error.into()),
        }
    })
    .await
}

fn no_desk(who: &EnableOperator) -> String {
    match &who.body {
        Some(body) => format!("there is no desk called \"{}\" of a body called \"{body}\"", who.desk),
        None => format!("there is no desk called \"{}\"", who.desk),
    }
}

fn several_desks(who: &EnableOperator) -> String {
    match &who.body {
        Some(body) => format!("there are several desks called \"{}\" of bodies called \"{body}\"", who.desk),
        None => format!("there are several desks called \"{}\": say of which body with --body", who.desk),
    }
}

async fn disable_operator(config: &Config, outside: &Outside, who: &Account) -> Result<(), CommandError> {
    let (issuer, subject) = identity(config, who)?;
    with_owner(config, async |owner| {
        match backend::operators::disable(&owner, &own_context(outside), &issuer, &subject).await {
            Ok((id, closed)) => {
                say(&format!("disabled (operator {id}); {} closed", counted(closed, "session")))
            }
            Err(backend::Error::NotFound) => {
                Err(CommandError::Refused("nobody was ever enabled under this account".into()))
            }
            Err(error) => Err(error.into()),
        }
    })
    .await
}

/// Who vouches for somebody, and under which name.
fn identity(config: &Config, who: &Account) -> Result<(String, String), CommandError> {
    if let Some(code) = &who.fiscal_code {
        if !config.operators.spid {
            return Err(CommandError::Refused(
                "operators.spid is not on: nobody could enter like this".into(),
            ));
        }
        // The code itself is not repeated: terminals are logged.
        let code: FiscalCode = code
            .trim()
            .parse()
            .map_err(|error| CommandError::Refused(format!("this is no codice fiscale: {error}")))?;
        return Ok((FISCAL_CODE.to_owned(), code.canonical().to_string()));
    }
    let issuer = who.issuer.clone().or_else(|| config.operators.only().map(|only| only.issuer.clone()));
    let issuer = issuer.ok_or_else(|| {
        let issuers: Vec<&str> =
            config.operators.providers.iter().map(|found| found.issuer.as_str()).collect();
        CommandError::Refused(format!("say whose account it is with --issuer, one of {}", issuers.join(", ")))
    })?;
    Ok((issuer, who.subject.clone().unwrap_or_default()))
}

/// Does something with the owner's connection, and stops the embedded cluster afterwards.
async fn with_owner(
    config: &Config,
    work: impl AsyncFnOnce(PgPool) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let database = Database::open(config).await?;
    let owner = database.owner_pool();
    let done = work(owner.clone()).await;
    owner.close().await;
    database.close().await?;
    done
}

fn own_context(outside: &Outside) -> Context {
    Context { now: outside.clock.now(), request_id: outside.random.uuid(), new_id: outside.new_id }
}

/// A number with its word: `1 session`, `2 sessions`.
fn counted<N: Copy + std::fmt::Display + PartialEq + From<u8>>(number: N, word: &str) -> String {
    match word.strip_suffix('y') {
        _ if number == N::from(1) => format!("{number} {word}"),
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {word}s"),
    }
}

/// One line for whoever typed the command.
fn say(line: &str) -> Result<(), CommandError> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
