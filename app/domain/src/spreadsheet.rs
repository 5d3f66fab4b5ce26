//! Tables as text for spreadsheets: lines of cells with semicolons between, which run nothing.

/// Stands before the first line, so that spreadsheets read the letters right.
pub const MARK_OF_UTF8: char = '\u{feff}';

/// What spreadsheets take for the beginning of a formula, and the mark that stops them.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
const MARK: char = '\'';

/// A line of cells, with its end.
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|value| cell(value.as_ref())).collect();
    format!("{}\r\n", cells.join(";"))
}

/// A value as a cell: no formula, and quoted where it must be.
pub fn cell(value: &str) -> String {
    let risky = value.starts_with(|c| FORMULA.contains(&c) || c == MARK);
    let value = if risky { format!("{MARK}{value}") } else { value.to_owned() };
    if value.contains(['"', ';', ',', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value
    }
}

/// The value of a cell without the mark that stops formulas.
pub fn bare(cell: &str) -> &str {
    match cell.strip_prefix(MARK) {
        Some(rest) if rest.starts_with(|c| FORMULA.contains(&c) || c == MARK) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_stays_one() {
        assert_eq!(line(["=1+1", "a;b", "\"x\"", "Anna"]), "'=1+1;\"a;b\";\"\"\"x\"\"\";Anna\r\n");
        for value in ["=HYPERLINK(\"x\")", "+39", "-1", "@x", "'x", "\tx"] {
            let cell = cell(value);
            assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@', '\t']), "{cell}");
        }
        assert_eq!(bare("'=1+1"), "=1+1");
        assert_eq!(bare("'ndrangheta"), "'ndrangheta");
    }
}
