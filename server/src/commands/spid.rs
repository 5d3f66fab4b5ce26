//! `sportello spid …`: the files that a federation wants of us.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{CommandError, certificate, metadata};
use crate::{Outside, config::Config};

/// What can be done about SPID.
#[derive(Debug, Clone, Subcommand)]
pub enum SpidCommand {
    /// Make a key with its certificate, as Avviso 29 wants them. Never writes over a file.
    Certificate(NewCertificate),
    /// Print the signed metadata, and say on the error output what a federation would refuse.
    Metadata(WhichMetadata),
}

/// A key to be made.
#[derive(Debug, Clone, clap::Args)]
pub struct NewCertificate {
    /// Make the key that will follow (`next_key_file`, `next_certificate_file` of the same table).
    #[arg(long)]
    pub next: bool,
    /// For a municipality that the portal serves, by the name of its table.
    #[arg(long)]
    pub municipality: Option<String>,
    /// Where the key goes; the file named in the configuration if not given.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Where the certificate goes; the file named in the configuration if not given.
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// Where a request for a certificate goes: a private body gets its certificate from `AgID`.
    #[arg(long, value_name = "FILE")]
    pub request: Option<PathBuf>,
    /// Length of the key: 2048, 3072 or 4096 bits.
    #[arg(long, default_value_t = 3072, value_parser = certificate::bits)]
    pub bits: u32,
    /// Days that the certificate is valid.
    #[arg(long, default_value_t = 730, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub days: u32,
}

/// Metadata to be printed.
#[derive(Debug, Clone, clap::Args)]
pub struct WhichMetadata {
    /// For which federation.
    #[arg(long, value_enum, default_value_t = Federation::Spid)]
    pub federation: Federation,
    /// Of a municipality that the portal serves, by the name of its table.
    #[arg(long, conflicts_with = "federation")]
    pub municipality: Option<String>,
}

/// A federation with metadata of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Federation {
    /// SPID, and eIDAS with it.
    Spid,
    /// CIE by SAML.
    Cie,
}

/// Does what was asked.
pub fn spid(config: &Config, outside: &Outside, what: SpidCommand) -> Result<(), CommandError> {
    match what {
        SpidCommand::Certificate(new) => certificate::make(config, outside, &new),
        SpidCommand::Metadata(which) => metadata::print(config, outside, &which),
    }
}
