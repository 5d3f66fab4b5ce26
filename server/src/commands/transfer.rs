//! `sportello transfer`: the configuration of a zone as one file, in the name of one of its administrators.
//!
//! The commands use the server's own role in the database, so that they can do what that administrator can do, and
//! nothing else.

use std::path::{Path, PathBuf};

use app::{
    console::staff::transfer_words::{called, changes},
    i18n::Translator,
};
use backend::{
    Error, operators,
    transfer::{self, Keys, read},
};
use clap::{Args, Subcommand};
use domain::{
    Lang,
    actor::Operator,
    transfer::{Document, Kind, MAX_REASON, Plan, Section, Step},
};
use sqlx::PgPool;

use super::{CommandError, counted, identity, own_context, say};
use crate::{Outside, cli::Account, config::Config, postgres::Database};

/// Connections of a command.
const CONNECTIONS: u32 = 2;

/// Which way the configuration goes.
#[derive(Debug, Subcommand)]
pub enum TransferCommand {
    /// Write the configuration to a file: bodies, services, desks with their rules, agreements, places, hours and mails,
    /// rules of the card, notices, own rows of code tables, masks.
    Export(Export),
    /// Take the configuration from a file: nothing is deleted, desks that are missing are opened, masks are only proposed,
    /// services become working copies.
    Import(Import),
}

/// In whose name.
#[derive(Debug, Args)]
pub struct Administrator {
    /// Who: an administrator.
    #[command(flatten)]
    pub account: Account,
    /// Name of the desk at which they are administrator, where there are several.
    #[arg(long)]
    pub desk: Option<String>,
}

/// A file to be written.
#[derive(Debug, Args)]
pub struct Export {
    /// The file.
    #[arg(long, value_name = "FILE.json")]
    pub to: PathBuf,
    /// In whose name.
    #[command(flatten)]
    pub administrator: Administrator,
}

/// A file to be taken.
#[derive(Debug, Args)]
pub struct Import {
    /// The file.
    #[arg(value_name = "FILE.json")]
    pub file: PathBuf,
    /// In whose name.
    #[command(flatten)]
    pub administrator: Administrator,
    /// Only look at the file and say what would change.
    #[arg(long)]
    pub dry_run: bool,
    /// Why, as it is written down.
    #[arg(long, required_unless_present = "dry_run")]
    pub reason: Option<String>,
}

/// Does what was asked.
pub async fn transfer(config: &Config, outside: &Outside, what: TransferCommand) -> Result<(), CommandError> {
    let database = Database::open(config).await?;
    let pool = database.app_pool(CONNECTIONS);
    let done = match &what {
        TransferCommand::Export(export) => write(config, outside, &pool, export).await,
        TransferCommand::Import(import) => take(config, outside, &pool, import).await,
    };
    pool.close().await;
    database.close().await?;
    done
}

async fn write(
    config: &Config,
    outside: &Outside,
    pool: &PgPool,
    export: &Export,
) -> Result<(), CommandError> {
    let operator = administrator(config, outside, pool, &export.administrator).await?;
    let keys = Keys::of(&operator).map_err(Error::from)?;
    let document = transfer::export(pool, &own_context(outside), keys, env!("CARGO_PKG_VERSION")).await?;
    let mut text =
        serde_json::to_string_pretty(&document).map_err(|error| CommandError::Refused(error.to_string()))?;
    text.push('\n');
    std::fs::write(&export.to, text).map_err(|error| unusable(&export.to, &error))?;
    let (services, desks) = (document.services.len(), document.desks.len());
    let (tables, profiles) = (document.codes.len(), document.profiles.len());
    let counts = [
        (document.organisations.len(), "body"),
        (services, "service"),
        (desks, "desk"),
        (document.agreements.len(), "agreement"),
        (document.points.len(), "place"),
        (document.mails.len(), "mail"),
        (document.card_rules.len(), "card rule"),
        (document.notices.len(), "notice"),
        (tables, "code table"),
        (profiles, "profile"),
    ];
    let counts = counts.map(|(number, word)| counted(number, word)).join(", ");
    say(&format!("exported: {counts}"))
}

async fn take(
    config: &Config,
    outside: &Outside,
    pool: &PgPool,
    import: &Import,
) -> Result<(), CommandError> {
    let bytes = std::fs::read(&import.file).map_err(|error| unusable(&import.file, &error))?;
    let document = understood(&bytes)?;
    let operator = administrator(config, outside, pool, &import.administrator).await?;
    let (keys, ctx) = (Keys::of(&operator).map_err(Error::from)?, own_context(outside));
    let plan = transfer::look(pool, &ctx, keys, &document).await?;
    tell(&plan)?;
    let reason = import.reason.as_deref().unwrap_or_default().trim();
    if import.dry_run {
        return say(&format!("only looked at: {} would change", counted(plan.changes(), "record")));
    }
    if reason.is_empty() || reason.chars().count() > MAX_REASON {
        return Err(CommandError::Refused("say why with --reason, in 500 characters at most".into()));
    }
    let changed = match transfer::take(pool, &ctx, keys, &document, (plan.mark(), reason)).await {
        Err(Error::Stale) => Err(CommandError::Refused(
            "nothing was changed: somebody else changed the configuration at this moment; try again".into(),
        )),
        Err(Error::Staff(refusal)) => Err(CommandError::Refused(format!("nothing was changed: {refusal}"))),
        Err(error) => Err(error.into()),
        Ok(changed) => Ok(changed),
    }?;
    say(&format!("imported: {} changed", counted(changed, "record")))
}

fn unusable(file: &Path, error: &std::io::Error) -> CommandError {
    CommandError::Refused(format!("{}: {error}", file.display()))
}

fn understood(bytes: &[u8]) -> Result<Document, CommandError> {
    read(bytes).map_err(|flaws| {
        let lines: Vec<String> = flaws.iter().map(|flaw| format!("{}: {}", flaw.at, flaw.wrong)).collect();
        CommandError::Refused(format!("nothing was changed: the file has mistakes\n{}", lines.join("\n")))
    })
}

/// The operator at the desk where they may take a configuration along.
async fn administrator(
    config: &Config,
    outside: &Outside,
    pool: &PgPool,
    who: &Administrator,
) -> Result<Operator, CommandError> {
    let (issuer, subject) = identity(config, &who.account)?;
    let today = own_context(outside).today();
    let desks = operators::with_account(pool, (&issuer, &subject), today).await?;
    let named = |operator: &Operator| who.desk.as_ref().is_none_or(|desk| operator.desk.name == *desk);
    let found = desks.into_iter().find(|operator| named(operator) && Keys::of(operator).is_ok());
    found.ok_or_else(|| CommandError::Refused("nobody with this account is an administrator there".into()))
}

const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Codes => "code tables",
        Kind::Bodies => "bodies",
        Kind::Services => "services (as working copies)",
        Kind::Desks => "desks",
        Kind::Agreements => "agreements",
        Kind::Points => "places of desks",
        Kind::Mails => "mails of desks",
        Kind::CardRules => "rules of the card",
        Kind::Notices => "notices (as the next version)",
        Kind::Profiles => "masks (as proposals)",
        Kind::Durations => "durations of exceptional accesses (as a proposal)",
    }
}

fn tell(plan: &Plan) -> Result<(), CommandError> {
    for section in &plan.sections {
        tell_section(section)?;
    }
    Ok(())
}

/// What people know by a name on screen is called the same here.
fn tell_section(section: &Section) -> Result<(), CommandError> {
    let t = Translator::new(Lang::It);
    say(&format!("{}: {} the same", name(section.kind), section.same))?;
    for row in &section.rows {
        let name = called(section.kind, &row.name, t);
        match &row.step {
            Step::Added => say(&format!("  + {name}"))?,
            Step::Barred(bar) => say(&format!("  ! {name} is left out: {bar}"))?,
            Step::Changed(_) | Step::Revised { .. } => {
                say(&format!("  ~ {name}"))?;
                for line in changes(section.kind, &row.step, t) {
                    say(&format!("      {line}"))?;
                }
            }
        }
    }
    for only in &section.only_here {
        say(&format!("  = {} is only here and stays", called(section.kind, only, t)))?;
    }
    Ok(())
}
