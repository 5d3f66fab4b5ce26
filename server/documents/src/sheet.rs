//! A list as a workbook of spreadsheets, row by row.
//!
//! Rows go to a file without a name, which vanishes with the last who holds it; only one row is in memory
//! at a time.

use std::{
    fs::File,
    io::{self, BufWriter, Seek},
};

use chrono::{Datelike, NaiveDate};
use domain::export::Cell;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// More characters than this do not fit into a cell.
const MOST_IN_A_CELL: usize = 32_000;
/// Width of a column, in characters.
const WIDTH: u32 = 24;

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// More rows than a sheet has, or a file that cannot be written.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] XlsxError),
    /// The file cannot be made or read again.
    #[error("the file of the workbook: {0}")]
    File(#[from] io::Error),
}

/// Writes a sheet with this name, these heads and rows; gives the file at its beginning.
///
/// # Errors
/// When there are more rows than a sheet has, or no room for the file.
pub fn write_sheet(
    name: &str,
    head: &[String],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Result<File, SheetError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, words) in (0..).zip(head) {
        sheet.set_column_width(column, WIDTH)?;
        sheet.write_string_with_format(0, column, words.as_str(), &bold)?;
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(&cells) {
            write_cell(sheet, (row, column), cell, &day)?;
        }
    }
    let mut file = BufWriter::new(tempfile::tempfile()?);
    workbook.save_to_writer(&mut file)?;
    let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}

/// Words are written as words: what looks like a formula is none.
fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Day(on) => match excel_day(*on) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, format)?,
            None => sheet.write_string(row, column, cell.words())?,
        },
        Cell::Text(words) => {
            sheet.write_string(row, column, words.chars().take(MOST_IN_A_CELL).collect::<String>())?
        }
    };
    Ok(())
}

/// Days before 1900 are none to spreadsheets.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, of_month).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_sheet_is_a_zip_whatever_its_words() {
        let head = ["Nome".to_owned(), "Giorno".to_owned()];
        let row =
            |words: &str, day: &str| vec![Cell::Text(words.to_owned()), Cell::Day(day.parse().unwrap())];
        let rows = [
            row("=HYPERLINK(\"x\")", "2026-11-20"),
            row("", "1640-01-01"),
            row(&"<&\u{1}".repeat(20_000), "2026-01-01"),
        ];
        let mut written = Vec::new();
        write_sheet("Schede", &head, rows.into_iter()).unwrap().read_to_end(&mut written).unwrap();
        assert!(written.starts_with(b"PK"), "a workbook is a ZIP");
    }
}
