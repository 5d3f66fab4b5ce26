//! From bytes to lines of cells (RFC 4180, with what spreadsheets make of it).

use super::{Problem, Wrong};

/// How the letters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As it should be.
    Utf8,
    /// As older spreadsheets write it; people are told, so that they look at the accents.
    Windows1252,
}

/// A line of cells and its number.
pub type Line = (usize, Vec<String>);

/// The characters that Windows-1252 has at 0x80 to 0x9F; five places are empty.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The text of a file.
///
/// # Errors
/// [`Wrong::NotText`] when it is none, or in an encoding that cannot be told.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Wrong> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Wrong::NotText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    let text: String = bytes.iter().map(|byte| windows(*byte)).collect();
    if text.contains('\0') { Err(Wrong::NotText) } else { Ok((text, Encoding::Windows1252)) }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or('\0'),
        _ => char::from(byte),
    }
}

/// The separator: whichever of the two is more often in the first line.
pub fn separator(text: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator| first.matches(separator).count();
    if count(';') > count(',') { ';' } else { ',' }
}

/// The lines that have anything in them.
///
/// # Errors
/// [`Wrong::Cut`] with the line where quotes are opened that are never closed.
pub fn lines(text: &str, separator: char) -> Result<Vec<Line>, Problem> {
    let mut reader =
        Reader { separator, line: 1, begins: 1, lines: Vec::new(), cells: Vec::new(), cell: Cell::default() };
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let doubled = letter == '"' && letters.peek() == Some(&'"');
        if reader.cell.state == State::Within && doubled {
            letters.next();
            reader.cell.text.push('"');
        } else {
            reader.take(letter);
        }
    }
    if reader.cell.state == State::Within {
        return Err(Problem::at(reader.begins, Wrong::Cut));
    }
    reader.end_line();
    Ok(reader.lines)
}

/// The cells of a line by itself, for files that are too long to be held whole; none of a blank line.
///
/// # Errors
/// [`Wrong::Cut`] when quotes are opened and not closed.
pub fn line_cells(line: &str, separator: char) -> Result<Vec<String>, Wrong> {
    let lines = lines(line, separator).map_err(|problem| problem.wrong)?;
    Ok(lines.into_iter().next().map(|(_, cells)| cells).unwrap_or_default())
}

/// Where in a cell the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Bare,
    Within,
    After,
}

#[derive(Debug, Default)]
struct Cell {
    text: String,
    state: State,
}

struct Reader {
    separator: char,
    line: usize,
    begins: usize,
    lines: Vec<Line>,
    cells: Vec<String>,
    cell: Cell,
}

impl Reader {
    fn take(&mut self, letter: char) {
        if letter == '\n' {
            self.line += 1;
        }
        match (self.cell.state, letter) {
            (State::Within, '"') => self.cell.state = State::After,
            (State::Within, '\r') => {}
            (State::Within, _) => self.cell.text.push(letter),
            (State::Bare, '"') if self.cell.text.trim().is_empty() => {
                self.cell = Cell { text: String::new(), state: State::Within };
            }
            (_, '\n') => self.end_line(),
            (_, '\r') => {}
            (_, letter) if letter == self.separator => self.end_cell(),
            _ => self.cell.text.push(letter),
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.cells.push(cell.text.trim().to_owned());
    }

    fn end_line(&mut self) {
        self.end_cell();
        let cells = std::mem::take(&mut self.cells);
        // Spreadsheets leave lines of nothing but separators at the end.
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.lines.push((self.begins, cells));
        }
        self.begins = self.line;
    }
}
