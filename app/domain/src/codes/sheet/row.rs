//! From lines of cells to rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Problem, Wrong,
    cells::{self, Encoding, Line},
};
use crate::{
    Lang, Text,
    codes::{Code, Entry, MAX_LABEL, MAX_NOTE, Scheme},
    spreadsheet,
};

/// Most rows of a file.
const MOST: usize = 20_000;
/// Most characters of a code of a national list.
const MAX_NATIONAL: usize = 32;

/// A column of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The code.
    Code,
    /// The words in a language.
    Label(Lang),
    /// The row above.
    Parent,
    /// First day.
    From,
    /// Last day.
    Until,
    /// Place among the others.
    Order,
    /// What it stands for in a national list.
    National(Scheme),
    /// What those who choose should know.
    Note,
}

impl Column {
    /// Every column, in the order in which they are written.
    pub fn all() -> impl Iterator<Item = Self> {
        let labels = Lang::ALL.into_iter().map(Self::Label);
        let national = Scheme::ALL.into_iter().map(Self::National);
        let middle = [Self::Parent, Self::From, Self::Until, Self::Order];
        std::iter::once(Self::Code).chain(labels).chain(middle).chain(national).chain([Self::Note])
    }

    /// Its name in the first line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Code => "codice",
            Self::Label(Lang::It) => "etichetta",
            Self::Label(Lang::En) => "etichetta_en",
            Self::Label(Lang::Fr) => "etichetta_fr",
            Self::Label(Lang::Es) => "etichetta_es",
            Self::Label(Lang::Ar) => "etichetta_ar",
            Self::Label(Lang::Uk) => "etichetta_uk",
            Self::Parent => "superiore",
            Self::From => "valido_dal",
            Self::Until => "valido_al",
            Self::Order => "ordine",
            Self::National(scheme) => scheme.column(),
            Self::Note => "nota",
        }
    }
}

/// A row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line.
    pub line: usize,
    /// Its code.
    pub code: Code,
    /// Its cells: only of the columns that are there.
    cells: BTreeMap<Column, String>,
}

/// A file that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// How its letters are written.
    pub encoding: Encoding,
    /// Whether its last line ends: where it does not, the file may be cut.
    pub ends_whole: bool,
}

/// A day as people and spreadsheets write it: `2026-11-20` or `20/11/2026`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let read = |format| NaiveDate::parse_from_str(text, format).ok();
    let four_digits = |day: &NaiveDate| (1800..=2999).contains(&chrono::Datelike::year(day));
    read("%Y-%m-%d").or_else(|| read("%d/%m/%Y")).filter(four_digits)
}

/// Reads a file.
///
/// # Errors
/// Every mistake that can be told without knowing the table.
pub fn read(bytes: &[u8]) -> Result<Sheet, Vec<Problem>> {
    let of_file = |wrong| vec![Problem::of_file(wrong)];
    let (text, encoding) = cells::decode(bytes).map_err(of_file)?;
    let lines = cells::lines(&text, cells::separator(&text)).map_err(|problem| vec![problem])?;
    let mut lines = lines.into_iter();
    let (_, names) = lines.next().ok_or_else(|| of_file(Wrong::Empty))?;
    let columns = columns(&names)?;
    let lines: Vec<Line> = lines.collect();
    match lines.len() {
        0 => return Err(of_file(Wrong::Empty)),
        MOST.. => return Err(of_file(Wrong::TooMany)),
        _ => {}
    }
    let rows = rows(lines, &columns)?;
    Ok(Sheet { rows, encoding, ends_whole: text.ends_with('\n') })
}

/// What the first line names.
fn columns(names: &[String]) -> Result<Vec<Column>, Vec<Problem>> {
    let (mut columns, mut problems) = (Vec::new(), Vec::new());
    for name in names {
        match Column::all().find(|column| column.name() == name.to_lowercase()) {
            None => problems.push(Problem::at(1, Wrong::UnknownColumn(name.clone()))),
            Some(column) if columns.contains(&column) => {
                problems.push(Problem::at(1, Wrong::DoubleColumn(name.clone())));
            }
            Some(column) => columns.push(column),
        }
    }
    for needed in [Column::Code, Column::Label(Lang::It)] {
        if !columns.contains(&needed) {
            problems.push(Problem::at(1, Wrong::NoColumn(needed.name())));
        }
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

fn rows(lines: Vec<Line>, columns: &[Column]) -> Result<Vec<Row>, Vec<Problem>> {
    let (mut rows, mut problems) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut first: BTreeMap<Code, usize> = BTreeMap::new();
    for (line, cells) in lines {
        match row(line, &cells, columns) {
            Err(wrong) => problems.push(Problem::at(line, wrong)),
            Ok(row) => match first.get(&row.code) {
                Some(before) => problems.push(Problem::at(line, Wrong::Double(*before))),
                None => {
                    first.insert(row.code.clone(), line);
                    rows.push(row);
                }
            },
        }
    }
    // What is wrong within the rows is told in the same go.
    for row in &rows {
        if let Err(wrongs) = row.entry(None) {
            problems.extend(wrongs.into_iter().map(|wrong| Problem::at(row.line, wrong)));
        }
    }
    problems.sort_by_key(|problem| problem.line);
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

fn row(line: usize, cells: &[String], columns: &[Column]) -> Result<Row, Wrong> {
    if cells.len() != columns.len() {
        return Err(Wrong::Cells { found: cells.len(), expected: columns.len() });
    }
    let cells: BTreeMap<Column, String> =
        columns.iter().copied().zip(cells.iter().map(|cell| spreadsheet::bare(cell).to_owned())).collect();
    let code = Wrong::code(cells.get(&Column::Code).map_or("", String::as_str))?;
    Ok(Row { line, code, cells })
}

impl Row {
    /// A row out of a form; it is in no line.
    pub fn of_form(code: Code, cells: impl IntoIterator<Item = (Column, String)>) -> Self {
        let cells = cells.into_iter().map(|(column, cell)| (column, cell.trim().to_owned())).collect();
        Self { line: 0, code, cells }
    }

    /// What the row says; columns that are not there leave what it said before.
    ///
    /// # Errors
    /// Every mistake that can be told without knowing the other rows.
    pub fn entry(&self, before: Option<&Entry>) -> Result<Entry, Vec<Wrong>> {
        let mut entry = before.cloned().unwrap_or_else(|| Entry::new(""));
        let wrongs: Vec<Wrong> =
            self.cells.iter().filter_map(|(column, cell)| put(&mut entry, *column, cell).err()).collect();
        let backwards = entry.valid.is_backwards().then_some(Wrong::Backwards);
        let wrongs: Vec<Wrong> = wrongs.into_iter().chain(backwards).collect();
        if wrongs.is_empty() { Ok(entry) } else { Err(wrongs) }
    }

    /// Whether the file says where the row stands among the others.
    pub fn has_order(&self) -> bool {
        self.cells.get(&Column::Order).is_some_and(|cell| !cell.is_empty())
    }
}

/// Puts a cell where it belongs.
fn put(entry: &mut Entry, column: Column, cell: &str) -> Result<(), Wrong> {
    let most = match column {
        Column::Label(_) => MAX_LABEL,
        Column::Note => MAX_NOTE,
        _ => MAX_NATIONAL,
    };
    if cell.chars().count() > most || cell.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Wrong::Text(column.name()));
    }
    let no_day = || Wrong::Day(column.name(), cell.to_owned());
    let maybe_day = || if cell.is_empty() { Ok(None) } else { day(cell).map(Some).ok_or_else(no_day) };
    match column {
        Column::Code => {}
        Column::Label(Lang::It) if cell.is_empty() => return Err(Wrong::NoLabel),
        Column::Label(lang) => entry.label = relabelled(&entry.label, lang, cell),
        Column::Parent if cell.is_empty() => entry.parent = None,
        Column::Parent => {
            entry.parent = Some(cell.parse().map_err(|_| Wrong::Parent(cell.to_owned()))?);
        }
        Column::From => entry.valid.from = maybe_day()?,
        Column::Until => entry.valid.until = maybe_day()?,
        Column::Order if cell.is_empty() => {}
        Column::Order => entry.order = cell.parse().map_err(|_| Wrong::Order(cell.to_owned()))?,
        Column::National(scheme) if cell.is_empty() => {
            entry.national.remove(&scheme);
        }
        Column::National(scheme) => {
            entry.national.insert(scheme, cell.to_owned());
        }
        Column::Note => cell.clone_into(&mut entry.note),
    }
    Ok(())
}

/// A label with other words in one language; an empty translation is none.
fn relabelled(label: &Text, lang: Lang, words: &str) -> Text {
    let kept =
        Lang::ALL.into_iter().filter(|other| *other != lang && *other != Lang::It && label.has(*other));
    let italian = if lang == Lang::It { words } else { label.get(Lang::It) };
    let text = kept.fold(Text::italian(italian), |text, other| text.with(other, label.get(other)));
    if lang == Lang::It || words.is_empty() { text } else { text.with(lang, words) }
}
