//! A table as a file for spreadsheets.

use super::Column;
use crate::{
    Lang,
    codes::{Book, Code, Entry},
};

/// What spreadsheets take for the beginning of a formula, and the mark that stops them.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
const MARK: char = '\'';

/// Every row of a table as it was written last, with every column; spreadsheets read the letters right by
/// the mark at the beginning, and run nothing.
pub fn write(book: &Book) -> String {
    let names: Vec<&str> = Column::all().map(Column::name).collect();
    let mut text = format!("\u{feff}{}\r\n", names.join(";"));
    let mut rows: Vec<(&Code, &Entry)> =
        book.codes().filter_map(|code| Some((code, &book.newest(code)?.entry))).collect();
    rows.sort_by_key(|(code, entry)| (entry.order, *code));
    for (code, entry) in rows {
        let cells: Vec<String> = Column::all().map(|column| cell(&value(code, entry, column))).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

fn value(code: &Code, entry: &Entry, column: Column) -> String {
    match column {
        Column::Code => code.to_string(),
        Column::Label(lang) if lang == Lang::It || entry.label.has(lang) => entry.label.get(lang).to_owned(),
        Column::Label(_) => String::new(),
        Column::Parent => entry.parent.as_ref().map(ToString::to_string).unwrap_or_default(),
        Column::From => entry.valid.from.map(|day| day.to_string()).unwrap_or_default(),
        Column::Until => entry.valid.until.map(|day| day.to_string()).unwrap_or_default(),
        Column::Order => entry.order.to_string(),
        Column::National(scheme) => entry.national.get(&scheme).cloned().unwrap_or_default(),
        Column::Note => entry.note.clone(),
    }
}

/// A value as a cell: no formula, and quoted where it must be.
fn cell(value: &str) -> String {
    let risky = value.starts_with(|c| FORMULA.contains(&c) || c == MARK);
    let value = if risky { format!("{MARK}{value}") } else { value.to_owned() };
    if value.contains(['"', ';', ',', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value
    }
}

/// The value of a cell without the mark that stops formulas.
pub(super) fn bare(cell: &str) -> &str {
    match cell.strip_prefix(MARK) {
        Some(rest) if rest.starts_with(|c| FORMULA.contains(&c) || c == MARK) => rest,
        _ => cell,
    }
}
