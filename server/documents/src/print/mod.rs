//! Everything printed: a template, a struct of facts, and one [`Printer`] that turns them into an
//! accessible PDF (PDF/UA-1, tagged, and PDF/A-2a for the archive).
//!
//! Facts reach the template as a JSON file, never as markup, so nothing that a person types can be
//! taken for a command.

mod fonts;
mod world;

use std::time::Duration;

use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::Serialize;
use serde_json::Value;
use typst::{
    Library, LibraryExt, comemo,
    diag::{SourceDiagnostic, Warned},
    foundations::{Bytes, Datetime, Smart},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use fonts::Fonts;
use world::Desk;

/// A kind of printed document: its facts are its own fields.
pub trait Printed: Serialize {
    /// Where the template is, for error messages: `receipt.typ`.
    const NAME: &'static str;
    /// The template; it reads the facts by `json("facts.json")`.
    const TEMPLATE: &'static str;

    /// Something that is the same whenever the same document is printed again.
    fn identity(&self) -> String;
}

/// Why nothing was printed. Messages name the template, never the facts.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// A font of the crate does not load.
    #[error("a font does not load")]
    Font,
    /// The facts are not JSON, or the date is beyond the calendar.
    #[error("the facts of {0} cannot be passed on")]
    Facts(&'static str),
    /// The template has a mistake.
    #[error("{template} does not compile: {problems}")]
    Template {
        /// Its name.
        template: &'static str,
        /// What the compiler said.
        problems: String,
    },
    /// The result would break a promise of the PDF standards.
    #[error("{template} is no accessible PDF: {problems}")]
    Standard {
        /// Its name.
        template: &'static str,
        /// What the exporter said.
        problems: String,
    },
}

/// Fonts and the typesetting library, loaded once. Printing takes some milliseconds of pure work:
/// call it on a blocking thread.
pub struct Printer {
    library: LazyHash<Library>,
    fonts: Fonts,
}

impl std::fmt::Debug for Printer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Printer")
    }
}

impl Printer {
    /// Loads everything.
    pub fn new() -> Result<Self, PrintError> {
        let library = LazyHash::new(<Library as LibraryExt>::default());
        Ok(Self { library, fonts: Fonts::load().ok_or(PrintError::Font)? })
    }

    /// Prints a document dated `now`. The same facts and date give the same bytes.
    pub fn print<T: Printed>(&self, printed: &T, now: DateTime<Utc>) -> Result<Vec<u8>, PrintError> {
        let facts = self.facts(printed)?;
        let desk = Desk::new(&self.library, &self.fonts, T::NAME, T::TEMPLATE, facts);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&desk);
        if !warnings.is_empty() {
            tracing::warn!(template = T::NAME, problems = describe(&warnings), "template warns");
        }
        let result = output
            .map_err(|problems| PrintError::Template { template: T::NAME, problems: describe(&problems) })
            .and_then(|document| export(printed, &document, now));
        // Nothing of a person's document stays in the compiler's cache.
        comemo::evict(0);
        result
    }

    /// The facts as JSON, every character of which some font can show.
    fn facts<T: Printed>(&self, printed: &T) -> Result<Bytes, PrintError> {
        let unreadable = |_| PrintError::Facts(T::NAME);
        let mut facts = serde_json::to_value(printed).map_err(unreadable)?;
        self.make_printable(&mut facts);
        let text = serde_json::to_vec(&facts).map_err(unreadable)?;
        Ok(Bytes::new(text))
    }

    fn make_printable(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.fonts.printable(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.make_printable(item)),
            Value::Object(fields) => fields.values_mut().for_each(|item| self.make_printable(item)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// How long a warm print may take in a release build (ARCHITECTURE, budgets).
pub const BUDGET: Duration = Duration::from_millis(50);

fn export<T: Printed>(
    printed: &T,
    document: &PagedDocument,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, PrintError> {
    let failed = |problems| PrintError::Standard { template: T::NAME, problems };
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| failed(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("sportello/{}/{}", T::NAME, printed.identity())),
        creator: Smart::Custom(Some("Sportello".to_owned())),
        timestamp: Some(timestamp(now).ok_or(PrintError::Facts(T::NAME))?),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|problems| failed(describe(&problems)))
}

fn timestamp(now: DateTime<Utc>) -> Option<Timestamp> {
    let small = |number: u32| u8::try_from(number).ok();
    let (month, day) = (small(now.month())?, small(now.day())?);
    let (hour, minute, second) = (small(now.hour())?, small(now.minute())?, small(now.second())?);
    Datetime::from_ymd_hms(now.year(), month, day, hour, minute, second).map(Timestamp::new_utc)
}

fn describe(problems: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    messages.join("; ")
}
