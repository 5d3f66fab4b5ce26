//! The receipt that a citizen gets for a request sent online.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::print::{PrintError, Printed, Printer};

/// The facts of a receipt, already in the words and formats of its language.
#[derive(Debug, Clone, Serialize)]
pub struct Receipt {
    /// Language as a BCP 47 tag, for example `it`. Only letters of the first part are used.
    #[serde(serialize_with = "primary_subtag")]
    pub language: String,
    /// Headings and small words in that language.
    pub labels: ReceiptLabels,
    /// Who received the request: "Comune di Pontelaro".
    pub organisation: String,
    /// The office that follows it, with how to reach it.
    pub office: String,
    /// What was asked for.
    pub service: String,
    /// The register number: "2026/0001847".
    pub protocol: String,
    /// When it was received, for people: "20/11/2026, ore 14:52".
    pub submitted_at: String,
    /// The same instant to the second, with what it is counted from: "14:52:07, UTC+01:00".
    pub submitted_at_exact: String,
    /// Who sent it.
    pub applicant: String,
    /// For whom, if for somebody else, and with which title.
    pub on_behalf_of: Option<String>,
    /// The latest date of the answer: "20/12/2026".
    pub answer_by: String,
    /// What the law wants to be said (terms, who answers if nobody does).
    pub notes: Vec<String>,
    /// What was handed in.
    pub documents: Vec<ReceiptDocument>,
    /// How anybody can check that this paper tells the truth.
    pub verification: String,
}

/// A document on the receipt.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptDocument {
    /// Its display name.
    pub name: String,
    /// Its size, for people: "1,4 MB".
    pub size: String,
    /// SHA-256 of the file, 64 hexadecimal digits.
    pub sha256: String,
}

/// The fixed words of a receipt.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptLabels {
    /// Title of the document.
    pub title: String,
    /// Before the protocol number.
    pub protocol: String,
    /// Before the time of receipt.
    pub received: String,
    /// Before the latest date of the answer.
    pub answer_by: String,
    /// Heading of the facts.
    pub request: String,
    /// Before the service.
    pub service: String,
    /// Before the applicant.
    pub applicant: String,
    /// Before the person acted for.
    pub on_behalf_of: String,
    /// Before the office.
    pub office: String,
    /// Heading of the list of documents.
    pub documents: String,
    /// Instead of the list, if there are none.
    pub no_documents: String,
    /// Before a digest.
    pub digest: String,
    /// Heading of the notes.
    pub notes: String,
    /// Heading of the last part.
    pub verification: String,
    /// Page number; `{page}` and `{pages}` are replaced.
    pub page: String,
}

impl ReceiptLabels {
    /// In Italian.
    pub fn italian() -> Self {
        Self {
            title: "Ricevuta della domanda".into(),
            protocol: "Protocollo".into(),
            received: "Ricevuta il".into(),
            answer_by: "Risposta entro il".into(),
            request: "La domanda".into(),
            service: "Servizio".into(),
            applicant: "Chi ha inviato".into(),
            on_behalf_of: "Per conto di".into(),
            office: "Chi segue la domanda".into(),
            documents: "Documenti consegnati".into(),
            no_documents: "Nessun documento.".into(),
            digest: "Impronta SHA-256".into(),
            notes: "Che cosa succede adesso".into(),
            verification: "Come si controlla questa ricevuta".into(),
            page: "Pagina {page} di {pages}".into(),
        }
    }

    /// In English.
    pub fn english() -> Self {
        Self {
            title: "Receipt of your request".into(),
            protocol: "Register number".into(),
            received: "Received on".into(),
            answer_by: "Answer by".into(),
            request: "Your request".into(),
            service: "Service".into(),
            applicant: "Sent by".into(),
            on_behalf_of: "On behalf of".into(),
            office: "Who handles it".into(),
            documents: "Documents handed in".into(),
            no_documents: "No documents.".into(),
            digest: "SHA-256 fingerprint".into(),
            notes: "What happens now".into(),
            verification: "How to check this receipt".into(),
            page: "Page {page} of {pages}".into(),
        }
    }
}

impl Printed for Receipt {
    const NAME: &'static str = "receipt.typ";
    const TEMPLATE: &'static str = include_str!("../templates/receipt.typ");

    fn identity(&self) -> String {
        format!("{}/{}", self.organisation, self.protocol)
    }
}

/// The receipt as a PDF; see [`Printer::print`].
pub fn render_receipt(
    printer: &Printer,
    receipt: &Receipt,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, PrintError> {
    printer.print(receipt, now)
}

/// Two or three small letters, which is all that the compiler takes; Italian otherwise.
pub(crate) fn primary_subtag<S: serde::Serializer>(tag: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let fits = matches!(first.len(), 2 | 3) && first.chars().all(|c| c.is_ascii_lowercase());
    serializer.serialize_str(if fits { &first } else { "it" })
}

#[cfg(test)]
#[path = "receipt_tests.rs"]
mod tests;
