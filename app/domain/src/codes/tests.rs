use super::*;
use crate::{Lang, Text};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn edition(label: &str, since: Option<&str>) -> Edition {
    Edition { entry: Entry::new(label), since: since.map(day), version: 1, written: None }
}

fn withdrawn(label: &str, since: &str, until: &str) -> Edition {
    let mut edition = edition(label, Some(since));
    edition.entry.valid.until = Some(day(until));
    edition
}

fn child(label: &str, of: &str) -> Edition {
    let mut edition = edition(label, None);
    edition.entry.parent = Some(code(of));
    edition
}

#[test]
fn every_table_has_names_of_its_own() {
    for table in Table::ALL {
        assert_eq!(Table::from_code(table.code()), Some(table));
        assert_eq!(Table::from_slug(table.slug()), Some(table));
    }
}

#[test]
fn a_code_has_no_spaces_and_begins_with_a_letter_or_a_digit() {
    for right in ["A1.04", "05", "50CUK", "casa_propria", "a-b"] {
        assert_eq!(code(right).as_str(), right);
    }
    for wrong in ["", "=1", "-a", ".a", "a b", "è", "a,b", &"a".repeat(33)] {
        assert!(wrong.parse::<Code>().is_err(), "{wrong}");
    }
}

#[test]
fn old_records_keep_old_labels() {
    let mut book = Book::new(Table::Outcome);
    book.add(code("a"), edition("Vecchio nome", None));
    book.add(code("a"), edition("Nuovo nome", Some("2026-06-01")));
    let label = |on| book.label(&code("a"), day(on), Lang::It).unwrap();
    assert_eq!((label("2026-05-31"), label("2026-06-01")), ("Vecchio nome", "Nuovo nome"));
    let mut corrected = book.clone();
    corrected.add(code("a"), edition("Nome corretto", None));
    assert_eq!(corrected.label(&code("a"), day("2020-01-01"), Lang::It), Some("Nome corretto"));
    assert_eq!(corrected.history(&code("a")).count(), 3);
}

#[test]
fn a_row_younger_than_the_record_speaks_in_its_first_words() {
    let mut book = Book::new(Table::Outcome);
    book.add(code("a"), edition("Prime parole", Some("2026-06-01")));
    assert_eq!(book.label(&code("a"), day("2020-01-01"), Lang::It), Some("Prime parole"));
}

#[test]
fn what_was_withdrawn_is_offered_no_more_and_works_where_it_is_used() {
    let mut book = Book::new(Table::Outcome);
    book.add(code("a"), edition("A", None));
    book.add(code("b"), edition("B", None));
    book.add(code("a"), withdrawn("A", "2026-06-01", "2026-06-30"));
    assert!(book.is_offered(&code("a"), day("2026-06-30")));
    assert!(!book.is_offered(&code("a"), day("2026-07-01")));
    let later = day("2026-07-01");
    assert_eq!(book.offered(later).len(), 1);
    let kept = [code("a")];
    let offers = book.offered_with(later, &kept);
    assert!(offers.iter().any(|offer| *offer.code == kept[0] && offer.withdrawn));
    assert!(book.accepts(&kept[0], later, &kept) && !book.accepts(&kept[0], later, &[]));
    assert!(!book.accepts(&code("z"), later, &[code("z")]), "what never was is never accepted");
    assert_eq!(book.label(&kept[0], later, Lang::It), Some("A"));
}

#[test]
fn with_a_branch_its_leaves_go() {
    let mut book = Book::new(Table::Need);
    book.add(code("casa"), edition("Casa", None));
    book.add(code("sfratto"), child("Sfratto", "casa"));
    let today = day("2026-11-20");
    assert_eq!(book.offered(today).iter().map(|offer| offer.depth).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(book.path(&code("sfratto"), today, Lang::It), ["Casa", "Sfratto"]);
    book.add(code("casa"), withdrawn("Casa", "2026-11-01", "2026-11-01"));
    assert!(book.offered(today).is_empty());
}

#[test]
fn a_circle_does_not_hang() {
    let mut book = Book::new(Table::Need);
    book.add(code("a"), child("A", "b"));
    book.add(code("b"), child("B", "a"));
    let today = day("2026-11-20");
    assert!(book.path(&code("a"), today, Lang::It).len() < 20);
    assert!(book.offered(today).is_empty());
}

#[test]
fn an_entry_is_read_back_and_what_is_missing_is_nothing() {
    let entry: Entry = serde_json::from_str(r#"{"label":{"it":"Casa"}}"#).unwrap();
    assert_eq!(entry, Entry::new(Text::italian("Casa")));
    let json = serde_json::to_string(&entry).unwrap();
    assert_eq!(serde_json::from_str::<Entry>(&json).unwrap(), entry);
}
