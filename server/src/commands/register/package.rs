//! The package for an authority: the messages as they were, an index, a list of digests, and over
//! that list a detached signature with the key of the service provider.

use std::{fmt::Write as _, io::Write};

use backend::register::{Inquiry, Record};
use chrono::{DateTime, SecondsFormat, Utc};
use identity::saml::KeyError;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Name of the list of digests.
const LIST: &str = "SHA256SUMS";

/// What a package is about.
#[derive(Debug, Clone, Copy)]
pub struct Cover<'a> {
    /// Name of the service provider.
    pub entity_id: &'a str,
    /// When it is made.
    pub made_at: DateTime<Utc>,
    /// Who asked for it, and why.
    pub inquiry: &'a Inquiry,
    /// Certificate of the key that signs.
    pub certificate_pem: &'a str,
}

/// A package being written (tar). Messages go into the file as they come; only the index waits in
/// memory for the end.
pub struct Package<'a, W: Write> {
    cover: Cover<'a>,
    archive: tar::Builder<W>,
    list: String,
    index: Vec<Value>,
    damaged: usize,
}

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The signature.
    #[error("the package cannot be signed: {0}")]
    Sign(#[from] KeyError),
    /// The archive.
    #[error("the package cannot be written: {0}")]
    Archive(#[from] std::io::Error),
    /// The index.
    #[error("the index cannot be written: {0}")]
    Index(#[from] serde_json::Error),
}

impl<W: Write> std::fmt::Debug for Package<'_, W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Package({} transactions)", self.index.len())
    }
}

impl<'a, W: Write> Package<'a, W> {
    /// Begins a package.
    pub fn new(cover: Cover<'a>, to: W) -> Self {
        let archive = tar::Builder::new(to);
        Self { cover, archive, list: String::new(), index: Vec::new(), damaged: 0 }
    }

    /// Transactions inside so far, and how many of them cannot be read.
    pub fn counts(&self) -> (usize, usize) {
        (self.index.len(), self.damaged)
    }

    /// Adds a transaction.
    pub fn add(&mut self, record: &Record) -> Result<(), PackageError> {
        self.index.push(fields(record));
        match &record.content {
            Err(_) => self.damaged += 1,
            Ok(content) => {
                for (name, text) in [("request", &content.request), ("response", &content.response)] {
                    if !text.is_empty() {
                        let name = format!("transactions/{}/{name}.{}", record.id, ending(text));
                        self.file(&name, text.as_bytes())?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds the index, and the list of digests with its signature, which `sign` makes.
    pub fn finish(
        mut self,
        sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, KeyError>,
    ) -> Result<W, PackageError> {
        let texts = [
            ("index.json", self.index_json()?),
            ("index.csv", self.index_csv().into_bytes()),
            ("certificate.pem", self.certificate().as_bytes().to_vec()),
            ("README.txt", self.readme().into_bytes()),
        ];
        for (name, content) in &texts {
            self.file(name, content)?;
        }
        let list = std::mem::take(&mut self.list);
        let signature = sign(list.as_bytes())?;
        self.put(LIST, list.as_bytes())?;
        self.put(&format!("{LIST}.p7s"), &signature)?;
        Ok(self.archive.into_inner()?)
    }

    /// A file that stands in the list of digests.
    fn file(&mut self, name: &str, content: &[u8]) -> Result<(), PackageError> {
        let _ = writeln!(self.list, "{}  {name}", hex::encode(Sha256::digest(content)));
        self.put(name, content)
    }

    fn put(&mut self, name: &str, content: &[u8]) -> Result<(), PackageError> {
        let mut header = tar::Header::new_ustar();
        header.set_size(u64::try_from(content.len()).unwrap_or(u64::MAX));
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(self.cover.made_at.timestamp()).unwrap_or(0));
        Ok(self.archive.append_data(&mut header, name, content)?)
    }

    /// Only the certificate, without remarks that stand in the file.
    fn certificate(&self) -> &str {
        let pem = self.cover.certificate_pem;
        pem.find("-----BEGIN").and_then(|start| pem.get(start..)).unwrap_or_default()
    }

    fn readme(&self) -> String {
        let damaged = self.damaged;
        format!(
            "Registro delle transazioni / Register of transactions (DPCM 24/10/2014, art. 13 c. 2)\n\n\
             Fornitore di servizi / Service provider: {}\n\
             Prodotto il / Made on: {}\n\
             Richiesto da / Asked for by: {}\n\
             Motivo / Reason: {}\n\
             Transazioni / Transactions: {} ({damaged} non leggibili / not readable)\n\n\
             index.csv, index.json     i campi di ogni transazione / the fields of each transaction\n\
             transactions/ID/          richiesta e risposta come trasmesse / request and response as sent\n\
             certificate.pem           certificato del firmatario / certificate of the signer\n\n\
             Verifica / To verify:\n\
             sha256sum --check SHA256SUMS\n\
             openssl cms -verify -binary -inform DER -in SHA256SUMS.p7s -content SHA256SUMS \\\n\
             \x20   -CAfile certificate.pem -purpose any -out /dev/null\n\n\
             Confronta certificate.pem con il certificato nei metadati SPID del fornitore.\n\
             Compare certificate.pem with the certificate in the SPID metadata of the provider.\n",
            self.cover.entity_id,
            instant(self.cover.made_at),
            self.cover.inquiry.by(),
            self.cover.inquiry.reason(),
            self.index.len(),
        )
    }

    fn index_json(&self) -> Result<Vec<u8>, PackageError> {
        Ok(serde_json::to_vec_pretty(&json!({
            "service_provider": self.cover.entity_id,
            "made_at": instant(self.cover.made_at),
            "asked_by": self.cover.inquiry.by(),
            "reason": self.cover.inquiry.reason(),
            "transactions": self.index,
        }))?)
    }

    fn index_csv(&self) -> String {
        let mut text = COLUMNS.join(",") + "\r\n";
        for fields in &self.index {
            let cells =
                COLUMNS.iter().map(|name| fields.get(*name).and_then(Value::as_str).unwrap_or_default());
            text.push_str(&cells.map(cell).collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        }
        text
    }
}

/// The fields that the Regole Tecniche name, and our own.
const COLUMNS: [&str; 15] = [
    "transaction",
    "received",
    "outcome",
    "idp",
    "AuthnReq_ID",
    "AuthnReq_IssueInstant",
    "Resp_ID",
    "Resp_IssueInstant",
    "Resp_Issuer",
    "Assertion_ID",
    "Assertion_subject",
    "Assertion_subject_NameQualifier",
    "person",
    "log_request",
    "damage",
];

fn fields(record: &Record) -> Value {
    let content = record.content.as_ref().ok();
    json!({
        "transaction": record.id,
        "received": instant(record.at),
        "outcome": record.outcome,
        "idp": record.idp,
        "AuthnReq_ID": record.request_id,
        "AuthnReq_IssueInstant": record.request_issued_at.map(instant),
        "Resp_ID": record.response_id,
        "Resp_IssueInstant": record.response_issued_at.map(instant),
        "Resp_Issuer": record.response_issuer,
        "Assertion_ID": record.assertion_id,
        "Assertion_subject": content.and_then(|content| content.name_id.as_deref()),
        "Assertion_subject_NameQualifier": record.name_qualifier,
        "person": content.and_then(|content| content.subject.as_deref()),
        "log_request": record.trace,
        "damage": record.content.as_ref().err().map(ToString::to_string),
        "cut": content.and_then(|content| content.cut.as_ref()),
    })
}

/// Quoted, and harmless in a spreadsheet: identifiers of rejected messages are anybody's.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

fn ending(text: &str) -> &'static str {
    match text.trim_start().as_bytes().first() {
        Some(b'<') => "xml",
        Some(b'{' | b'[') => "json",
        _ => "txt",
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
