use proptest::prelude::*;

use super::*;
use crate::{
    Lang,
    codes::{Book, Edition, Entry, Library, Scheme, Table, Validity},
};

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn edition(entry: Entry) -> Edition {
    Edition { entry, since: None, version: 0, written: None }
}

fn book(rows: &[(&str, &str)]) -> Book {
    let mut book = Book::new(Table::Need);
    for (order, (name, label)) in (1..).zip(rows) {
        book.add(code(name), edition(Entry { order, ..Entry::new(*label) }));
    }
    book
}

fn wrongs(bytes: &[u8]) -> Vec<(Option<usize>, Wrong)> {
    let problems = read(bytes).expect_err("a file with mistakes");
    problems.into_iter().map(|problem| (problem.line, problem.wrong)).collect()
}

fn compared(text: &str, book: &Book) -> Result<Comparison, Vec<Problem>> {
    compare(&read(text.as_bytes()).unwrap(), book, &Library::default())
}

#[test]
fn both_separators_both_days_and_quotes_are_read() {
    for text in [
        "codice,etichetta,valido_al,nota\na,\"Casa, \"\"piccola\"\"\",2026-11-20,x\n",
        "\u{feff}Codice;Etichetta;valido_al;nota\r\na;\"Casa, \"\"piccola\"\"\";20/11/2026;x\r\n;;;\r\n",
    ] {
        let sheet = read(text.as_bytes()).unwrap();
        assert_eq!((sheet.encoding, sheet.ends_whole, sheet.rows.len()), (Encoding::Utf8, true, 1));
        let entry = sheet.rows[0].entry(None).unwrap();
        assert_eq!(entry.label.get(Lang::It), "Casa, \"piccola\"");
        assert_eq!(entry.valid.until, day("2026-11-20"));
    }
}

#[test]
fn windows_1252_is_read_and_told_and_other_bytes_are_refused() {
    let sheet = read(b"codice;etichetta\na;Citt\xE0 \x80\n").unwrap();
    assert_eq!(sheet.encoding, Encoding::Windows1252);
    assert_eq!(sheet.rows[0].entry(None).unwrap().label.get(Lang::It), "Città €");
    for bytes in [&b"codice;etichetta\na;\x81\n"[..], b"\xFF\xFEc\0", b"PK\x03\x04\0\0"] {
        assert_eq!(wrongs(bytes), [(None, Wrong::NotText)]);
    }
}

#[test]
fn wrong_columns_are_named() {
    assert_eq!(
        wrongs(b"codice,descrizione,codice\na,b,c\n"),
        [
            (Some(1), Wrong::UnknownColumn("descrizione".to_owned())),
            (Some(1), Wrong::DoubleColumn("codice".to_owned())),
            (Some(1), Wrong::NoColumn("etichetta")),
        ]
    );
    assert_eq!(wrongs(b""), [(None, Wrong::Empty)]);
    assert_eq!(wrongs(b"codice,etichetta\n"), [(None, Wrong::Empty)]);
}

#[test]
fn every_bad_line_is_told_with_its_number() {
    let mut lines = vec!["codice,etichetta,valido_dal,valido_al,ordine".to_owned()];
    for line in 2..102 {
        lines.push(match line {
            7 => format!("{line},,,,"),
            33 => "=1+1,Formula,,,".to_owned(),
            71 => format!("{line},Giorno,31/02/2026,,x"),
            90 => format!("{line},Rovescio,2026-02-01,2026-01-01,"),
            _ => format!("{line},Riga {line},,,"),
        });
    }
    assert_eq!(
        wrongs(lines.join("\n").as_bytes()),
        [
            (Some(7), Wrong::NoLabel),
            (Some(33), Wrong::Code("=1+1".to_owned())),
            (Some(71), Wrong::Day("valido_dal", "31/02/2026".to_owned())),
            (Some(71), Wrong::Order("x".to_owned())),
            (Some(90), Wrong::Backwards),
        ]
    );
}

#[test]
fn a_file_cut_in_the_middle_is_noticed() {
    assert_eq!(wrongs(b"codice,etichetta\na,\"Casa"), [(Some(2), Wrong::Cut)]);
    let short = [(Some(3), Wrong::Cells { found: 1, expected: 2 })];
    assert_eq!(wrongs(b"codice,etichetta\na,Casa\nb"), short);
    let sheet = read(b"codice,etichetta\na,Ca").unwrap();
    assert!(!sheet.ends_whole, "people are asked to look at the last line");
}

#[test]
fn a_code_that_is_there_twice_names_both_lines() {
    let found = wrongs(b"codice,etichetta\na,Casa\nb,Bosco\na,Altra\n");
    assert_eq!(found, [(Some(4), Wrong::Double(2))]);
}

#[test]
fn circles_and_unknown_rows_above_are_refused() {
    let book = book(&[("a", "A"), ("b", "B")]);
    let problems = compared("codice,etichetta,superiore\na,A,b\nb,B,a\nc,C,z\n", &book).unwrap_err();
    let found: Vec<_> = problems.into_iter().map(|problem| (problem.line, problem.wrong)).collect();
    let expected =
        [(Some(2), Wrong::Circle), (Some(3), Wrong::Circle), (Some(4), Wrong::Parent("z".to_owned()))];
    assert_eq!(found, expected);
    let own = compared("codice,etichetta,superiore\na,A,a\n", &book).unwrap_err();
    assert_eq!(own[0].wrong, Wrong::Circle);
    assert!(compared("codice,etichetta,superiore\na,A,b\nc,C,a\n", &book).is_ok());
}

#[test]
fn a_row_stands_only_for_what_the_national_list_has() {
    let mut siuss = Book::new(Table::SiussService);
    siuss.add(code("A1.04"), edition(Entry::new("Contributi")));
    let national = Library::new([siuss]);
    let sheet = read(b"codice,etichetta,siuss\na,A,A1.04\nb,B,A9.99\n").unwrap();
    let problems = compare(&sheet, &book(&[]), &national).unwrap_err();
    assert_eq!(problems, [Problem::at(3, Wrong::National("siuss", "A9.99".to_owned()))]);
}

#[test]
fn a_file_changes_only_what_it_speaks_of() {
    let mut book = book(&[("a", "A"), ("b", "B"), ("c", "C")]);
    let mut kept = Entry { order: 9, note: "resta".to_owned(), ..Entry::new("D") };
    kept.label = kept.label.with(Lang::En, "D in English");
    book.add(code("d"), edition(kept.clone()));
    let found = compared("codice,etichetta\na,A\nd,Nuova D\ne,E\n", &book).unwrap();
    assert_eq!(found.same, 1);
    let after: Vec<_> = found.changes.iter().map(|change| (change.code.as_str(), &change.after)).collect();
    assert_eq!(after[0].1.note, "resta");
    assert_eq!(after[0].1.label.get(Lang::En), "D in English");
    assert_eq!((after[1].0, after[1].1.order), ("e", 10), "after the last");
    assert!(found.changes[1].before.is_none());
}

#[test]
fn no_cell_of_an_export_is_a_formula() {
    let text =
        write(&book(&[("a", "=HYPERLINK(\"x\")"), ("b", "+39"), ("c", "-1"), ("d", "@x"), ("e", "'x")]));
    for line in text.lines().skip(1) {
        for cell in line.split(';') {
            assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

fn entries() -> impl Strategy<Value = Entry> {
    let label = "[-=+@'\"a-zà;,]{1,12}";
    let days = proptest::option::of(0_u64..20_000);
    (label, proptest::option::of("[a-z\"; ]{1,9}[a-z]"), days, "[='A-Z0-9]{0,5}", any::<u16>()).prop_map(
        |(label, english, until, siuss, order)| {
            let until = until.and_then(|days| day("1970-01-01")?.checked_add_days(chrono::Days::new(days)));
            let english = english.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
            let mut entry =
                Entry { valid: Validity { from: None, until }, order, ..Entry::new(label.as_str()) };
            if let Some(english) = english {
                entry.label = entry.label.with(Lang::En, english);
            }
            if !siuss.is_empty() {
                entry.national.insert(Scheme::Siuss, siuss);
            }
            entry
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(entries in proptest::collection::vec(entries(), 1..9)) {
        let mut book = Book::new(Table::Service);
        for (number, entry) in entries.into_iter().enumerate() {
            book.add(code(&format!("c{number}")), edition(entry));
        }
        let rows = book.codes().count();
        let found = compared(&write(&book), &book).unwrap();
        prop_assert_eq!((found.same, found.changes), (rows, Vec::new()));
    }

    #[test]
    fn no_file_makes_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
        let _ = read(&[b"codice,etichetta,superiore\n".as_slice(), &bytes].concat());
    }
}

#[test]
fn a_row_below_one_that_tells_more_says_so_in_its_code() {
    let book = book(&[("violenza", "Violenza"), ("casa", "Casa"), ("vecchia", "Vecchia")]);
    let file = |name: &str| format!("codice,etichetta,superiore\n{name},Persecuzione,violenza\n");
    let wrong = compared(&file("stalking"), &book).unwrap_err();
    assert_eq!(wrong[0].wrong, Wrong::Below("violenza".to_owned()));
    assert!(compared(&file("violenza-stalking"), &book).is_ok());
    assert_eq!(compared(&file("cure-dopo"), &book).unwrap_err().len(), 1, "another group");
    let entry = |parent: &str| Entry { parent: Some(code(parent)), ..Entry::new("Vecchia") };
    let mut there = book.clone();
    there.add(code("vecchia"), edition(entry("violenza")));
    assert!(
        flaws(&code("vecchia"), &entry("violenza"), &there, &Library::default()).is_empty(),
        "it was there"
    );
    assert!(!flaws(&code("casa"), &entry("violenza"), &book, &Library::default()).is_empty());
    let besides = |name| crate::fields::besides(Table::Need, name);
    assert_eq!(besides("violenza-stalking"), besides("violenza"));
    assert_eq!((besides("violenze"), besides("casa-inadatta")), (None, None));
}
