//! What a desk prints of its work: a card, a list. Facts under headings, paragraphs and tables.

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

/// A part of a report. What is empty is not printed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// With a line for each paragraph.
    pub texts: Vec<String>,
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

    fn report(sections: Vec<Section>) -> Report {
        Report {
            language: "it".to_owned(),
            organisation: "Comune di Pontelaro".to_owned(),
            desk: "Sportello sociale".to_owned(),
            title: "Scheda".to_owned(),
            about: vec!["Giulia Ferrante".to_owned(), String::new()],
            sections,
            page: "Pagina {page} di {pages}".to_owned(),
            landscape: false,
        }
    }

    fn hostile() -> Section {
        Section {
            title: "#panic()".to_owned(),
            facts: vec![
                ("= titolo".to_owned(), format!("$ {} \u{202e}", "x".repeat(500))),
                Default::default(),
            ],
            texts: vec!["Riga.\n\n#strong[no]".to_owned(), String::new()],
            head: vec!["A".to_owned(), "B".to_owned()],
            rows: vec![vec!["1".to_owned(), "\"2\"".to_owned()]; 200],
        }
    }

    #[test]
    fn a_report_is_an_accessible_pdf_whatever_its_words() {
        let printer = Printer::new().unwrap();
        for (sections, landscape) in
            [(vec![], false), (vec![hostile(), Section::default()], false), (vec![hostile()], true)]
        {
            let report = Report { landscape, ..report(sections) };
            let pdf = render_report(&printer, &report, DateTime::UNIX_EPOCH).unwrap();
            for mark in ["%PDF-1.7", "/StructTreeRoot", "pdfuaid:part"] {
                assert!(pdf.windows(mark.len()).any(|window| window == mark.as_bytes()), "{mark}");
            }
        }
    }
}
