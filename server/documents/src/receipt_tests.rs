//! The receipt is printed for kind and for hostile facts, and looked at from outside.

use super::*;
use chrono::TimeZone;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 13, 52, 7).unwrap()
}

fn receipt() -> Receipt {
    Receipt {
        language: "it".into(),
        labels: ReceiptLabels::italian(),
        organisation: "Comune di Pontelaro".into(),
        office: "Ufficio Sostegno alle famiglie, Sportello sociale di Pontelaro, 055 010 0200".into(),
        service: "Contributo economico per le famiglie".into(),
        protocol: "2026/0001847".into(),
        submitted_at: "20/11/2026, ore 14:52".into(),
        submitted_at_exact: "14:52:07, UTC+01:00".into(),
        applicant: "Giulia Ferrante".into(),
        on_behalf_of: Some("Anna Ferrante (amministratore di sostegno)".into()),
        answer_by: "20/12/2026".into(),
        notes: vec!["Rispondiamo entro 30 giorni (L. 241/1990, articolo 2).".into()],
        documents: vec![ReceiptDocument {
            name: "ISEE 2026.pdf".into(),
            size: "1,4 MB".into(),
            sha256: "ab".repeat(32),
        }],
        verification: "Confronta le impronte con quelle dei tuoi file.".into(),
    }
}

fn contains(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Words that are commands in the template language, and scripts with and without a font.
const HOSTILE: [&str; 8] = [
    "#import \"@preview/x:1.0.0\": *",
    "$ x^2 $ *b* _i_ `raw` <label> @ref // c /* d */",
    "#panic(\"x\") \\ ] } ) #{",
    "Đỗ Ștefănescu Łukasz Çelik àèéìòù",
    "محمد عبد الله",
    "Іван Шевченко, Ωμέγα",
    "王小明 🎉 \u{202E}fdp\u{0}",
    "= heading\n- list\n/ term: x",
];

#[test]
fn the_receipt_is_an_accessible_archive_pdf() {
    let printer = Printer::new().unwrap();
    let pdf = render_receipt(&printer, &receipt(), now()).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    for mark in ["/StructTreeRoot", "/MarkInfo", "/Lang", "/ViewerPreferences", "pdfuaid:part", "pdfaid:part"]
    {
        assert!(contains(&pdf, mark), "{mark} is missing");
    }
    assert!(contains(&pdf, "2026-11-20T13:52:07"), "the date of the document");
    assert!(pdf.len() < 150_000, "{} bytes", pdf.len());
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let printer = Printer::new().unwrap();
    let once = render_receipt(&printer, &receipt(), now()).unwrap();
    assert_eq!(once, render_receipt(&Printer::new().unwrap(), &receipt(), now()).unwrap());
    let other = Receipt { protocol: "2026/0001848".into(), ..receipt() };
    assert_ne!(once, render_receipt(&printer, &other, now()).unwrap());
}

#[test]
fn hostile_text_is_only_text() {
    let printer = Printer::new().unwrap();
    for text in HOSTILE {
        let hostile = Receipt {
            organisation: text.into(),
            office: text.into(),
            service: text.into(),
            protocol: text.into(),
            applicant: text.into(),
            on_behalf_of: Some(text.into()),
            notes: vec![text.into(), String::new()],
            documents: vec![ReceiptDocument { name: text.into(), size: text.into(), sha256: text.into() }],
            verification: text.into(),
            ..receipt()
        };
        let result = render_receipt(&printer, &hostile, now());
        assert!(result.is_ok(), "{text}: {:?}", result.err());
    }
}

#[test]
fn any_language_and_length_prints() {
    let printer = Printer::new().unwrap();
    for language in ["ar", "en-GB", "", "x-klingon", "uk_UA", "#panic"] {
        let long = Receipt {
            language: language.into(),
            labels: ReceiptLabels::english(),
            applicant: "x".repeat(3000),
            on_behalf_of: None,
            documents: vec![],
            notes: vec![],
            ..receipt()
        };
        let result = render_receipt(&printer, &long, now());
        assert!(result.is_ok(), "{language}: {:?}", result.err());
    }
}

#[test]
fn many_documents_flow_over_pages() {
    let printer = Printer::new().unwrap();
    let documents = (0..60)
        .map(|number| ReceiptDocument {
            name: format!("{}{number}.pdf", "w".repeat(100)),
            size: "1 kB".into(),
            sha256: "0f".repeat(32),
        })
        .collect();
    let pdf = render_receipt(&printer, &Receipt { documents, ..receipt() }, now()).unwrap();
    assert!(contains(&pdf, "/StructTreeRoot"));
}

/// Measures a warm print: `cargo test --release -p documents -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, meaningful in release builds"]
#[expect(clippy::disallowed_methods, reason = "a stopwatch needs the real clock")]
fn a_warm_print_is_within_budget() {
    let printer = Printer::new().unwrap();
    render_receipt(&printer, &receipt(), now()).unwrap();
    let start = std::time::Instant::now();
    for _ in 0..20 {
        render_receipt(&printer, &receipt(), now()).unwrap();
    }
    let each = start.elapsed() / 20;
    assert!(each <= crate::print::BUDGET, "{each:?}");
}
