//! Finding rows in a table.

use chrono::NaiveDate;

use super::{Book, Code, Offer};
use crate::{Lang, search::words};

/// Rows of a page.
pub const PAGE: usize = 200;

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start<'a> {
    /// With the first row.
    First,
    /// With the row after this one.
    After(&'a Code),
}

/// Some rows of a table, with where the pages beside them begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The rows.
    pub rows: Vec<Offer<'a>>,
    /// Where the page before begins, if there is one.
    pub previous: Option<Start<'a>>,
    /// What the page after comes after, if there is one.
    pub next: Option<&'a Code>,
}

impl Book {
    /// The rows, as they are on a day, that have a word that begins with each word typed, or whose code begins with what
    /// was typed; every row where nothing was. Accents and case do not matter. Up to [`PAGE`], after a row or from the
    /// first.
    pub fn find(&self, day: NaiveDate, typed: &str, after: Option<&Code>) -> Found<'_> {
        let mut rows = self.all(day);
        let (wanted, code) = (words(typed), typed.trim().to_lowercase());
        if !code.is_empty() {
            let says = |row: &Offer<'_>| {
                let label = words(row.entry.label.get(Lang::It));
                let begins = |word: &String| label.iter().any(|of_label| of_label.starts_with(word.as_str()));
                !wanted.is_empty() && wanted.iter().all(begins)
            };
            let is_code = |row: &Offer<'_>| row.code.as_str().to_lowercase().starts_with(&code);
            rows.retain(|row| says(row) || is_code(row));
        }
        // Who comes back to a row that is no more among these begins anew.
        let first =
            after.and_then(|after| rows.iter().position(|row| row.code == after)).map_or(0, |at| at + 1);
        let code_before = |at: usize| at.checked_sub(1).and_then(|at| rows.get(at)).map(|row| row.code);
        let previous =
            (first > 0).then(|| code_before(first.saturating_sub(PAGE)).map_or(Start::First, Start::After));
        let end = first.saturating_add(PAGE);
        let next = (end < rows.len()).then(|| code_before(end)).flatten();
        let rows = rows.into_iter().skip(first).take(PAGE).collect();
        Found { rows, previous, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codes::Table, fields::book_of};

    fn found<'a>(book: &'a Book, typed: &str) -> Vec<&'a str> {
        let found = book.find("2026-11-20".parse().unwrap(), typed, None);
        found.rows.into_iter().map(|row| row.code.as_str()).collect()
    }

    #[test]
    fn words_and_codes_are_found_whatever_their_accents_and_case() {
        let rows = [
            ("1.01", "Città e comunità", None),
            ("1.02", "Comunità d’accoglienza", None),
            ("B7", "Altro", None),
        ];
        let book = book_of(Table::Service, &rows);
        assert_eq!(found(&book, "  "), ["1.01", "1.02", "B7"]);
        assert_eq!(found(&book, "CITTA"), ["1.01"]);
        assert_eq!(found(&book, "accoglienza comun"), ["1.02"]);
        assert_eq!(found(&book, "1.0"), ["1.01", "1.02"]);
        assert_eq!(found(&book, "b7"), ["B7"]);
        for nothing in ["%", "_", "unità", "1.03", "'"] {
            assert_eq!(found(&book, nothing), Vec::<&str>::new(), "{nothing}");
        }
    }

    #[test]
    fn a_long_table_has_pages_that_lead_to_one_another() {
        let codes: Vec<String> = (0..450).map(|number| format!("c{number:03}")).collect();
        let rows: Vec<(&str, &str, Option<&str>)> =
            codes.iter().map(|code| (code.as_str(), "Voce", None)).collect();
        let book = book_of(Table::Service, &rows);
        let day = "2026-11-20".parse().unwrap();
        let first = book.find(day, "", None);
        assert_eq!(
            (first.rows.len(), first.previous, first.next.map(Code::as_str)),
            (PAGE, None, Some("c199"))
        );
        let second = book.find(day, "", first.next);
        assert_eq!((second.rows[0].code.as_str(), second.previous), ("c200", Some(Start::First)));
        let third = book.find(day, "voce", second.next);
        assert_eq!((third.rows.len(), third.next), (50, None));
        assert_eq!(third.previous, first.next.map(Start::After));
        let lost: Code = "zz".parse().unwrap();
        assert_eq!(book.find(day, "", Some(&lost)).rows[0].code.as_str(), "c000");
    }
}
