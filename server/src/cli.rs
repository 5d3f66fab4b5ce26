//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::commands::{
    providers::ProvidersCommand, register::RegisterCommand, registry::RegistryCommand, spid::SpidCommand,
    transfer::TransferCommand,
};

/// Sportello sociale online.
#[derive(Debug, Parser)]
#[command(name = "sportello", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// TOML file with the configuration (or `SPORTELLO_CONFIG`).
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the portal.
    Serve,
    /// Bring the database up to date.
    Migrate,
    /// Fill the database.
    Seed {
        /// With what.
        #[command(subcommand)]
        what: Seed,
    },
    /// Look at the configuration.
    Config {
        /// How.
        #[command(subcommand)]
        what: ConfigCommand,
    },
    /// Check everything the portal depends on.
    Doctor,
    /// Look at the audit record.
    Audit {
        /// How.
        #[command(subcommand)]
        what: Audit,
    },
    /// Read one mail that came back, on the standard input, and show the desk what it tells. Ends with 75 where
    /// the mail server is to try again later.
    Bounce,
    /// The register of transactions.
    Register {
        /// What.
        #[command(subcommand)]
        what: RegisterCommand,
    },
    /// The registries of the people who live in a municipality (anagrafe).
    Registry {
        /// What.
        #[command(subcommand)]
        what: RegistryCommand,
    },
    /// The identity providers.
    Providers {
        /// What.
        #[command(subcommand)]
        what: ProvidersCommand,
    },
    /// SPID.
    Spid {
        /// What.
        #[command(subcommand)]
        what: SpidCommand,
    },
    /// Take services, desks, code tables and masks from one installation to another, as one file.
    Transfer {
        /// Which way.
        #[command(subcommand)]
        what: TransferCommand,
    },
    /// What only an administrator at the machine may do.
    Admin {
        /// What.
        #[command(subcommand)]
        what: Admin,
    },
}

/// What the database can be filled with.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Seed {
    /// An invented municipality. Never in production.
    Demo {
        /// With a whole zone around it: bodies and desks of every kind, people, cards and requests.
        #[arg(long)]
        zone: bool,
    },
}

/// What can be asked about the configuration.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigCommand {
    /// Explain every problem at once.
    Check,
}

/// What can be asked about the audit record.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Audit {
    /// Find any row that was changed, removed or inserted after it was sealed.
    Verify,
}

/// What an administrator can do.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Begin an empty database: a zone, a body of it, and a desk of that body that sees no group of fields.
    /// Administrators open more of them in the console, and masks by four eyes.
    FoundZone(FoundZone),
    /// Let somebody in whom the organisation's provider knows, or who enters with SPID or CIE.
    EnableOperator(EnableOperator),
    /// Keep somebody out from now on, and close their sessions. What they wrote stays theirs.
    DisableOperator(Account),
}

/// What an installation begins with.
#[derive(Debug, clap::Args)]
pub struct FoundZone {
    /// Name of the zone.
    #[arg(long)]
    pub zone: String,
    /// Name of its first body.
    #[arg(long)]
    pub body: String,
    /// Name of the first desk of that body.
    #[arg(long)]
    pub desk: String,
}

/// By what an operator is known at the door.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("who").required(true).args(["subject", "fiscal_code"]))]
pub struct Account {
    /// Issuer of the OIDC provider; the configured one if not given and there is only one.
    #[arg(long, conflicts_with = "fiscal_code")]
    pub issuer: Option<String>,
    /// Identifier (`sub`) at that provider.
    #[arg(long)]
    pub subject: Option<String>,
    /// Codice fiscale, for somebody who enters with SPID or CIE of level 2 or more.
    #[arg(long)]
    pub fiscal_code: Option<String>,
}

/// Somebody to be enabled.
#[derive(Debug, clap::Args)]
pub struct EnableOperator {
    /// Who.
    #[command(flatten)]
    pub account: Account,
    /// Name shown to colleagues.
    #[arg(long)]
    pub name: String,
    /// Name of the desk.
    #[arg(long)]
    pub desk: String,
    /// Name of the body of the desk, where several bodies have a desk of that name.
    #[arg(long)]
    pub body: Option<String>,
    /// Role there: `front_desk`, `social_worker`, `coordinator` or `administrator`.
    #[arg(long)]
    pub role: String,
}
