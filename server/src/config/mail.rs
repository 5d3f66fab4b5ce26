//! `[mail]`

use std::{path::PathBuf, str::FromStr};

use lettre::{Address, message::Mailbox};

use super::reader::Reader;
use crate::mail::LONGEST_BOUNCE_NAME;

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Not at all; only on this machine.
    None,
    /// Begins in the clear and must switch (port 587).
    StartTls,
    /// From the first byte (port 465).
    Tls,
}

impl FromStr for Encryption {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "none" => Ok(Self::None),
            "starttls" => Ok(Self::StartTls),
            "tls" => Ok(Self::Tls),
            _ => Err(()),
        }
    }
}

/// How mail leaves.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Name of the mail server.
    pub smtp_host: String,
    /// Its port.
    pub smtp_port: u16,
    /// Sender.
    pub from: Mailbox,
    /// Where mails that cannot be delivered come back to, with their mark behind a +; the sender if not given.
    pub bounce_address: Option<Address>,
    /// User name, where the server asks for one.
    pub username: Option<String>,
    /// File with the password.
    pub password_file: Option<PathBuf>,
    /// Protection of the connection.
    pub tls: Encryption,
    /// Certificate of the authority that vouches for the server (PEM), where it is the organisation's own.
    pub ca_file: Option<PathBuf>,
}

impl Mail {
    pub(super) fn read(from: &mut Reader<'_>) -> Option<Self> {
        let smtp_host = from.text_or_demo("smtp_host", "localhost", "the mail server");
        let port = if from.production() { 587 } else { 8025 };
        let usual = if from.production() { Encryption::StartTls } else { Encryption::None };
        let smtp_port = from.parsed_or("smtp_port", "a port number", port);
        let tls = from.parsed_or("tls", "none, starttls or tls", usual);
        let sender = from
            .text_or_demo(
                "from",
                "sportello@comune.pontelaro.example",
                "the sender, like Sportello <sportello@example.it>",
            )
            .and_then(|text| sender(from, &text));
        let bounce_address = from.text("bounce_address").and_then(|text| bounce_address(from, &text));
        let username = from.text("username");
        let password_file = from.path("password_file");
        let ca_file = from.path("ca_file");
        if username.is_some() != password_file.is_some() {
            from.problem("username", "and mail.password_file go together: give both or none".into());
        }
        if username.is_some() && tls == Encryption::None && from.production() {
            from.problem("tls", "must be starttls or tls when a password is sent".into());
        }
        Some(Self {
            smtp_host: smtp_host?,
            smtp_port,
            from: sender?,
            bounce_address,
            username,
            password_file,
            tls,
            ca_file,
        })
    }
}

fn sender(from: &mut Reader<'_>, text: &str) -> Option<Mailbox> {
    let parsed = text.parse().ok();
    if parsed.is_none() {
        from.problem(
            "from",
            format!("is \"{text}\", but it must be an e-mail address, with or without a name"),
        );
    }
    parsed
}

/// The mark must fit between its name and the @.
fn bounce_address(from: &mut Reader<'_>, text: &str) -> Option<Address> {
    let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let fits = |address: &Address| address.user().len() <= LONGEST_BOUNCE_NAME && plain(address.user());
    let parsed = text.parse().ok().filter(fits);
    if parsed.is_none() {
        from.problem(
            "bounce_address",
            format!(
                "is \"{text}\", but it must be an e-mail address like rimbalzi@example.it, with at most \
                 {LONGEST_BOUNCE_NAME} letters and digits before the @"
            ),
        );
    }
    parsed
}
