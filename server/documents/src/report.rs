//! What a desk prints of its work: a card, a list; and the copy of a citizen's data. Facts under headings, paragraphs
//! and tables.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    print::{PrintError, Printed, Printer},
    receipt::primary_subtag,
};

/// A report, already in the words and formats of its language.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Language as a BCP 47 tag.
    #[serde(serialize_with = "primary_subtag")]
    pub language: String,
    /// Body: "Comune di Pontelaro".
    pub organisation: String,
    /// The desk.
    pub desk: String,
    /// Title of the document.
    pub title: String,
    /// Lines under the title: whose, of which day, who printed it.
    pub about: Vec<String>,
    /// In order.
    pub sections: Vec<Section>,
    /// Page number; `{page}` and `{pages}` are replaced.
    pub page: String,
    /// Whether the pages lie on their side: for wide tables.
    pub landscape: bool,
}

/// Words, with a line for each paragraph.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their language as two or three small letters, where it is another one than that of the report.
    pub language: Option<&'static str>,
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self { text, language: None }
    }
}

/// A part of a report. What is empty is not printed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Section {
    /// Of how many parts it is a part.
    pub depth: u8,
    /// Heading.
    pub title: Words,
    /// Label and values.
    pub facts: Vec<(Words, Vec<Words>)>,
    /// Paragraphs.
    pub texts: Vec<Words>,
    /// Heads of the columns; none where there is no table.
    pub head: Vec<String>,
    /// Rows of the table, each as long as its head.
    pub rows: Vec<Vec<String>>,
}

impl Printed for Report {
    const NAME: &'static str = "report.typ";
    const TEMPLATE: &'static str = include_str!("../templates/report.typ");

    fn identity(&self) -> String {
        format!("{}/{}/{}", self.desk, self.title, self.about.join("/"))
    }
}

/// The report as a PDF; see [`Printer::print`].
///
/// # Errors
/// When the facts cannot be set or the result would be no accessible PDF.
pub fn render_report(printer: &Printer, report: &Report, now: DateTime<Utc>) -> Result<Vec<u8>, PrintError> {
    printer.print(report, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(language: &str, sections: Vec<Section>) -> Report {
        Report {
            language: language.to_owned(),
            organisation: "Comune di Pontelaro".to_owned(),
            desk: "Sportello sociale".to_owned(),
            title: "Scheda".to_owned(),
            about: vec!["Giulia Ferrante".to_owned(), String::new()],
            sections,
            page: "Pagina {page} di {pages}".to_owned(),
            landscape: false,
        }
    }

    fn words(text: &str) -> Words {
        Words::from(text.to_owned())
    }

    fn hostile(depth: u8) -> Section {
        let italian = Words { language: Some("it"), ..words("Ha *fretta*\n\n\u{202e}#panic()") };
        Section {
            depth,
            title: words("#panic()"),
            facts: vec![
                (words("= titolo"), vec![words(&format!("$ {} \u{202e}", "x".repeat(500))), italian.clone()]),
                (italian.clone(), vec![words("مرحبا #strong[no]"), words("")]),
                (words("senza valore"), Vec::new()),
                (words(""), vec![words("senza nome")]),
            ],
            texts: vec![words("Riga.\n\n#strong[no]"), italian, words("")],
            head: vec!["A".to_owned(), "B".to_owned()],
            rows: vec![vec!["1".to_owned(), "\"2\"".to_owned()]; 200],
        }
    }

    fn is_accessible(report: &Report) {
        let pdf = render_report(&Printer::new().unwrap(), report, DateTime::UNIX_EPOCH).unwrap();
        for mark in ["%PDF-1.7", "/StructTreeRoot", "pdfuaid:part"] {
            assert!(pdf.windows(mark.len()).any(|window| window == mark.as_bytes()), "{mark}");
        }
    }

    #[test]
    fn a_report_is_an_accessible_pdf_whatever_its_words() {
        for (sections, landscape) in
            [(vec![], false), (vec![hostile(0), Section::default()], false), (vec![hostile(0)], true)]
        {
            is_accessible(&Report { landscape, ..report("it", sections) });
        }
    }

    #[test]
    fn a_report_is_an_accessible_pdf_in_both_directions_and_scripts() {
        for language in ["ar", "uk", "fr"] {
            is_accessible(&report(language, vec![hostile(0), hostile(1)]));
        }
    }

    /// A heading under one that is missing would be no accessible PDF, and nothing would be printed.
    #[test]
    fn no_level_of_headings_is_left_out() {
        let part = |depth, title: &str| Section { depth, title: words(title), ..Section::default() };
        let parts = vec![part(2, "troppo in fondo"), part(0, ""), part(1, " "), part(2, "c"), part(9, "d")];
        is_accessible(&report("it", parts));
    }
}
