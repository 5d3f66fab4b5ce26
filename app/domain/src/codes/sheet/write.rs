//! A table as a file for spreadsheets.

use super::Column;
use crate::{
    Lang,
    codes::{Book, Code, Entry},
    spreadsheet::{MARK_OF_UTF8, line},
};

/// Every row of a table as it was written last, with every column; spreadsheets read the letters right by
/// the mark at the beginning, and run nothing.
pub fn write(book: &Book) -> String {
    let mut text = format!("{MARK_OF_UTF8}{}", line(Column::all().map(Column::name)));
    let mut rows: Vec<(&Code, &Entry)> =
        book.codes().filter_map(|code| Some((code, &book.newest(code)?.entry))).collect();
    rows.sort_by_key(|(code, entry)| (entry.order, *code));
    for (code, entry) in rows {
        text.push_str(&line(Column::all().map(|column| value(code, entry, column))));
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
