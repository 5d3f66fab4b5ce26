//! The notice on data protection of a desk, to be read and signed on paper.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    print::{PrintError, Printed, Printer},
    receipt::primary_subtag,
};

/// The facts of a notice, already in the words and formats of its language.
#[derive(Debug, Clone, Serialize)]
pub struct Notice {
    /// Language as a BCP 47 tag.
    #[serde(serialize_with = "primary_subtag")]
    pub language: String,
    /// Who is responsible for the data: "Comune di Pontelaro".
    pub organisation: String,
    /// The desk.
    pub desk: String,
    /// Title of the document.
    pub title: String,
    /// Version and first day, in words.
    pub version: String,
    /// The notice, with a line for each paragraph.
    pub text: String,
    /// Heading of the signature.
    pub signature: String,
    /// What the signature says.
    pub statement: String,
    /// Before the name.
    pub person_label: String,
    /// Who is going to sign; empty where the desk may not see it.
    pub person: String,
    /// Before the line for the day.
    pub day_label: String,
    /// Before the line for the signature.
    pub signature_label: String,
    /// Page number; `{page}` and `{pages}` are replaced.
    pub page: String,
}

impl Printed for Notice {
    const NAME: &'static str = "notice.typ";
    const TEMPLATE: &'static str = include_str!("../templates/notice.typ");

    fn identity(&self) -> String {
        format!("{}/{}/{}", self.desk, self.version, self.language)
    }
}

/// The notice as a PDF; see [`Printer::print`].
///
/// # Errors
/// When the facts cannot be set or the result would be no accessible PDF.
pub fn render_notice(printer: &Printer, notice: &Notice, now: DateTime<Utc>) -> Result<Vec<u8>, PrintError> {
    printer.print(notice, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(language: &str, text: &str) -> Notice {
        let say = str::to_owned;
        Notice {
            language: say(language),
            organisation: say("Comune di Pontelaro"),
            desk: say("Sportello sociale"),
            title: say("Informativa"),
            version: say("Versione 2, valida dal 01/11/2026"),
            text: say(text),
            signature: say("Firma"),
            statement: say("Ho letto l’informativa."),
            person_label: say("Nome"),
            person: say("#strong[Giulia] \"Ferrante\" $x$"),
            day_label: say("Data"),
            signature_label: say("Firma"),
            page: say("Pagina {page} di {pages}"),
        }
    }

    fn contains(pdf: &[u8], text: &str) -> bool {
        pdf.windows(text.len()).any(|window| window == text.as_bytes())
    }

    /// How many pages the tree of pages counts.
    fn pages(pdf: &[u8]) -> usize {
        let text = String::from_utf8_lossy(pdf);
        let count = text.split("/Count ").nth(1).unwrap();
        count.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
    }

    #[test]
    fn the_notice_is_an_accessible_archive_pdf() {
        let printer = Printer::new().unwrap();
        let short = notice("it", "Chi tratta i dati: il Comune.\nPerché: per i servizi sociali.");
        let pdf = render_notice(&printer, &short, DateTime::UNIX_EPOCH).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        for mark in
            ["/StructTreeRoot", "/MarkInfo", "/Lang", "/ViewerPreferences", "pdfuaid:part", "pdfaid:part"]
        {
            assert!(contains(&pdf, mark), "{mark} is missing");
        }
        assert_eq!(pages(&pdf), 1);
        assert!(pdf.len() < 150_000, "{} bytes", pdf.len());
    }

    #[test]
    fn the_numbers_of_the_pages_are_on_the_paper() {
        let printer = Printer::new().unwrap();
        let long = notice("it", &"Una riga dell’informativa.\n".repeat(120));
        let numbered = render_notice(&printer, &long, DateTime::UNIX_EPOCH).unwrap();
        assert!(pages(&numbered) > 1);
        let plain = Notice { page: String::new(), ..long.clone() };
        let bare = render_notice(&printer, &plain, DateTime::UNIX_EPOCH).unwrap();
        assert_ne!(numbered.len(), bare.len());
        assert_eq!(pages(&numbered), pages(&bare));
    }

    #[test]
    fn the_same_facts_give_the_same_bytes() {
        let once = render_notice(&Printer::new().unwrap(), &notice("it", "x"), DateTime::UNIX_EPOCH).unwrap();
        let printer = Printer::new().unwrap();
        assert_eq!(once, render_notice(&printer, &notice("it", "x"), DateTime::UNIX_EPOCH).unwrap());
        let other = Notice { version: "Versione 3".to_owned(), ..notice("it", "x") };
        assert_ne!(once, render_notice(&printer, &other, DateTime::UNIX_EPOCH).unwrap());
    }

    #[test]
    fn a_notice_is_an_accessible_pdf_in_both_directions_whatever_its_words() {
        let printer = Printer::new().unwrap();
        let hostile =
            format!("#panic()\n= titolo\n$ {} \u{202e}\n{}", "x".repeat(500), "Riga. ".repeat(3000));
        for (language, text) in [("it", hostile.as_str()), ("ar", "المسؤول عن البيانات"), ("it", "")]
        {
            let pdf = render_notice(&printer, &notice(language, text), DateTime::UNIX_EPOCH).unwrap();
            assert!(pdf.starts_with(b"%PDF-"), "{language}");
        }
    }
}
