//! Operators and their memberships out of a CSV file ([`crate::codes::sheet`] reads the cells): one line is one operator
//! at one desk.
//!
//! A line that cannot be taken is left out and told by its number and the reason, never by what it says. A file is
//! refused whole that is cut, is in no encoding that can be told, has wrong columns, or more than five wrong lines of a
//! hundred.

use std::collections::BTreeSet;

use super::{MAX_NAME, Refusal};
use crate::{
    FiscalCode,
    actor::Role,
    codes::{
        Validity,
        sheet::{self, Encoding, Line},
    },
    mark::mark,
    spreadsheet::bare,
};

/// Most lines of a file.
const MOST: usize = 2000;
/// How many lines of a hundred may be wrong; one always may.
const PERCENT: usize = 5;

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The account at the provider, or the codice fiscale of who enters with SPID or CIE.
    Account,
    /// Issuer of the provider, or `spid`; may be left out where there is one way in.
    WayIn,
    /// Name shown to colleagues.
    Name,
    /// Name of the body of the desk; may be left out where no two desks are called alike.
    Organisation,
    /// Name of the desk.
    Desk,
    /// The role.
    Role,
    /// Name of the profile that counts instead of the desk's.
    Profile,
    /// First day.
    From,
    /// Last day.
    Until,
}

impl Column {
    /// Every column, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::Account,
        Self::WayIn,
        Self::Name,
        Self::Organisation,
        Self::Desk,
        Self::Role,
        Self::Profile,
        Self::From,
        Self::Until,
    ];

    /// Its name in the first line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::WayIn => "entra",
            Self::Name => "nome",
            Self::Organisation => "ente",
            Self::Desk => "sportello",
            Self::Role => "ruolo",
            Self::Profile => "profilo",
            Self::From => "dal",
            Self::Until => "al",
        }
    }

    /// Whether a file without it is refused.
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Account | Self::Name | Self::Desk | Self::Role)
    }
}

/// The ways in that this installation has.
#[derive(Debug, Clone, Copy)]
pub struct Ways<'a> {
    /// Issuers of the bodies' providers.
    pub issuers: &'a [String],
    /// Whether operators may come in with SPID or CIE.
    pub spid: bool,
}

/// Why a file is refused whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// It is no text in UTF-8 or Windows-1252.
    NotText,
    /// It has no lines.
    Empty,
    /// More lines than a file may have.
    TooMany,
    /// Columns that are missing, unknown or there twice, by their names.
    Columns(Vec<String>),
    /// Quotes are opened in this line and never closed.
    Cut(usize),
}

/// Why a line is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It has fewer or more cells than columns.
    Cells,
    /// No account, or one that is too long.
    Account,
    /// No codice fiscale.
    FiscalCode,
    /// There is no such way in.
    WayIn,
    /// No name, or one that is too long.
    Name,
    /// There is no such role.
    Role,
    /// No day.
    Day,
    /// The same operator at the same desk was in a line before.
    Double,
    /// There is no such desk, or there are several and the body is not named.
    Desk,
    /// There is no such profile.
    Profile,
    /// A rule forbids it, as by hand.
    Refused(Refusal),
}

/// A membership that a line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Counts from 1, the line with the names of the columns.
    pub line: usize,
    /// Issuer of the provider; none for SPID and CIE.
    pub issuer: Option<String>,
    /// The account there, or the codice fiscale in its canonical form.
    pub subject: String,
    /// Name shown to colleagues.
    pub name: String,
    /// Name of the body of the desk; may be empty.
    pub organisation: String,
    /// Name of the desk.
    pub desk: String,
    /// As what.
    pub role: Role,
    /// Name of the profile that counts instead of the desk's.
    pub profile: Option<String>,
    /// From when until when.
    pub valid: Validity,
}

/// A file that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffSheet {
    /// In the order of the file.
    pub asked: Vec<Asked>,
    /// Lines that are left out, with the reason.
    pub refused: Vec<(usize, Reason)>,
    /// How its letters are written.
    pub encoding: Encoding,
    /// Whether its last line ends: where it does not, the file may be cut.
    pub ends_whole: bool,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Became {
    /// Somebody new, with a membership.
    Newcomer,
    /// A membership for somebody who is here.
    Given,
    /// A membership with other terms.
    Changed,
}

/// A line that is taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Done {
    /// Its number.
    pub line: usize,
    /// Name of the operator.
    pub name: String,
    /// Name of the desk.
    pub desk: String,
    /// What it does.
    pub became: Became,
}

/// What a file does, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StaffReport {
    /// Lines that are taken.
    pub done: Vec<Done>,
    /// Lines that are left out, with the reason.
    pub refused: Vec<(usize, Reason)>,
    /// Lines that say what is so already.
    pub same: usize,
}

impl StaffReport {
    /// A report with the lines that could not be read.
    pub fn new(sheet: &StaffSheet) -> Self {
        Self { done: Vec::new(), refused: sheet.refused.clone(), same: 0 }
    }

    /// Whether so many lines are wrong that it is the wrong file: more than one, and more than five of a hundred.
    pub fn is_too_wrong(&self) -> bool {
        let wrong = self.refused.len();
        let lines = self.done.len() + self.same + wrong;
        wrong > 1 && wrong * 100 > PERCENT * lines
    }

    /// Tells one report from another: what people agreed to is what is done.
    pub fn mark(&self) -> i32 {
        mark(self)
    }
}

/// Reads a file.
///
/// # Errors
/// When nothing of it can be taken.
pub fn read(bytes: &[u8], ways: Ways<'_>) -> Result<StaffSheet, FileProblem> {
    let (text, encoding) = sheet::decode(bytes).map_err(|_| FileProblem::NotText)?;
    let lines = sheet::lines(&text, sheet::separator(&text))
        .map_err(|problem| FileProblem::Cut(problem.line.unwrap_or_default()))?;
    let mut lines = lines.into_iter();
    let (_, names) = lines.next().ok_or(FileProblem::Empty)?;
    let columns = columns(&names)?;
    let lines: Vec<Line> = lines.collect();
    match lines.len() {
        0 => return Err(FileProblem::Empty),
        found if found > MOST => return Err(FileProblem::TooMany),
        _ => {}
    }
    let mut sheet =
        StaffSheet { asked: Vec::new(), refused: Vec::new(), encoding, ends_whole: text.ends_with('\n') };
    let mut seen = BTreeSet::new();
    for (line, cells) in lines {
        match asked(line, &cells, &columns, ways) {
            Err(reason) => sheet.refused.push((line, reason)),
            Ok(asked) => {
                let place = (asked.organisation.clone(), asked.desk.clone());
                if seen.insert((asked.issuer.clone(), asked.subject.clone(), place)) {
                    sheet.asked.push(asked);
                } else {
                    sheet.refused.push((line, Reason::Double));
                }
            }
        }
    }
    Ok(sheet)
}

fn columns(names: &[String]) -> Result<Vec<Column>, FileProblem> {
    let (mut columns, mut wrong) = (Vec::new(), Vec::new());
    for name in names {
        match Column::ALL.into_iter().find(|column| column.name() == name.to_lowercase()) {
            Some(column) if !columns.contains(&column) => columns.push(column),
            Some(column) => wrong.push(column.name().to_owned()),
            // A file without a first line begins with somebody's data, of which nothing is repeated.
            None => wrong.push("?".to_owned()),
        }
    }
    let missing = Column::ALL.into_iter().filter(|column| column.is_needed() && !columns.contains(column));
    wrong.extend(missing.map(|column| column.name().to_owned()));
    if wrong.is_empty() { Ok(columns) } else { Err(FileProblem::Columns(wrong)) }
}

fn asked(line: usize, cells: &[String], columns: &[Column], ways: Ways<'_>) -> Result<Asked, Reason> {
    if cells.len() != columns.len() {
        return Err(Reason::Cells);
    }
    let cell = |wanted: Column| {
        let found = columns.iter().zip(cells).find(|(column, _)| **column == wanted);
        found.map_or("", |(_, cell)| bare(cell).trim())
    };
    let text = |wanted: Column, reason: Reason| {
        let found = cell(wanted);
        let right =
            !found.is_empty() && found.chars().count() <= MAX_NAME && !found.contains(char::is_control);
        if right { Ok(found.to_owned()) } else { Err(reason) }
    };
    let issuer = way_in(cell(Column::WayIn), ways)?;
    let subject = match &issuer {
        Some(_) => text(Column::Account, Reason::Account)?,
        None => {
            let code: FiscalCode = cell(Column::Account).parse().map_err(|_| Reason::FiscalCode)?;
            code.canonical().to_string()
        }
    };
    let profile = cell(Column::Profile);
    Ok(Asked {
        line,
        issuer,
        subject,
        name: text(Column::Name, Reason::Name)?,
        organisation: cell(Column::Organisation).to_owned(),
        desk: text(Column::Desk, Reason::Desk)?,
        role: role(cell(Column::Role)).ok_or(Reason::Role)?,
        profile: (!profile.is_empty()).then(|| profile.to_owned()),
        valid: Validity { from: day(cell(Column::From))?, until: day(cell(Column::Until))? },
    })
}

/// The provider that is named; the only one, where none is; none for SPID.
fn way_in(typed: &str, ways: Ways<'_>) -> Result<Option<String>, Reason> {
    if typed.is_empty() {
        return match (ways.issuers, ways.spid) {
            ([only], false) => Ok(Some(only.clone())),
            ([], true) => Ok(None),
            _ => Err(Reason::WayIn),
        };
    }
    if typed.eq_ignore_ascii_case("spid") && ways.spid {
        return Ok(None);
    }
    let found = ways.issuers.iter().find(|issuer| issuer.as_str() == typed);
    found.map(|issuer| Some(issuer.clone())).ok_or(Reason::WayIn)
}

/// A role by its code or by its Italian word.
fn role(typed: &str) -> Option<Role> {
    let typed = typed.to_lowercase();
    Role::from_code(&typed).or(match typed.as_str() {
        "operatore" | "operatore di sportello" | "sportello" => Some(Role::FrontDesk),
        "assistente sociale" => Some(Role::SocialWorker),
        "coordinatore" | "coordinatrice" => Some(Role::Coordinator),
        "amministratore" | "amministratrice" => Some(Role::Administrator),
        _ => None,
    })
}

fn day(typed: &str) -> Result<Option<chrono::NaiveDate>, Reason> {
    if typed.is_empty() { Ok(None) } else { sheet::day(typed).map(Some).ok_or(Reason::Day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issuers() -> Vec<String> {
        vec!["https://a.example".to_owned()]
    }

    fn read_one(text: &[u8]) -> Result<StaffSheet, FileProblem> {
        read(text, Ways { issuers: &issuers(), spid: false })
    }

    #[test]
    fn lines_are_read_and_wrong_ones_are_left_out_with_the_reason() {
        let text = "account;nome;sportello;ruolo;dal;al\n\
            nives;Nives Galli;Sportello;operatore;01/12/2026;\n\
            x;Mario;Sportello;capo;;\n\
            nives;Nives Galli;Sportello;front_desk;;\n\
            y;Ada;Sportello;Assistente sociale;31/02/2026;\n\
            z;;Sportello;operatore;;\n\
            z;Z;Sportello\n";
        let sheet = read_one(text.as_bytes()).unwrap();
        assert_eq!(sheet.asked.len(), 1);
        assert_eq!(sheet.asked[0].issuer.as_deref(), Some("https://a.example"));
        assert_eq!(sheet.asked[0].valid.from, Some("2026-12-01".parse().unwrap()));
        let expected =
            [(3, Reason::Role), (4, Reason::Double), (5, Reason::Day), (6, Reason::Name), (7, Reason::Cells)];
        assert_eq!(sheet.refused, expected);
    }

    #[test]
    fn a_file_of_another_shape_is_refused_whole() {
        assert_eq!(read_one(b"\xFF\xFEa\0"), Err(FileProblem::NotText));
        assert_eq!(read_one(b""), Err(FileProblem::Empty));
        assert_eq!(read_one(b"account;nome;sportello;ruolo\n"), Err(FileProblem::Empty));
        assert!(matches!(read_one(b"account;nome;sportello;ruolo\na;\"b"), Err(FileProblem::Cut(2))));
        let wrong = read_one(b"account;nome;nome;segreto\na;b;c;d\n").unwrap_err();
        let named = ["nome", "?", "sportello", "ruolo"].map(str::to_owned).to_vec();
        assert_eq!(wrong, FileProblem::Columns(named));
    }

    #[test]
    fn old_spreadsheets_are_read_and_told() {
        let text = b"account;nome;sportello;ruolo\na;Nicol\xF2;Sportello;operatore";
        let sheet = read_one(text).unwrap();
        assert_eq!((sheet.encoding, sheet.ends_whole), (Encoding::Windows1252, false));
        assert_eq!(sheet.asked[0].name, "Nicolò");
    }

    #[test]
    fn three_wrong_lines_of_a_hundred_are_left_out_and_six_are_another_file() {
        let report = |wrong: usize| StaffReport {
            done: Vec::new(),
            refused: (0..wrong).map(|line| (line, Reason::Name)).collect(),
            same: 100 - wrong,
        };
        assert!(!report(3).is_too_wrong() && !report(5).is_too_wrong() && report(6).is_too_wrong());
        let short = StaffReport { same: 3, ..report(1) };
        assert!(!short.is_too_wrong(), "one line may always be wrong");
        assert_ne!(report(3).mark(), report(4).mark());
    }

    #[test]
    fn who_enters_with_spid_is_known_by_the_codice_fiscale() {
        let ways = Ways { issuers: &issuers(), spid: true };
        let text = "account;entra;nome;sportello;ruolo\n\
            FRRGLI88C54M990P;spid;Giulia;S;operatore\n\
            nives;spid;Nives;S;operatore\n\
            nives;;Nives;S;operatore\n";
        let sheet = read(text.as_bytes(), ways).unwrap();
        assert_eq!((sheet.asked.len(), sheet.asked[0].issuer.as_deref()), (1, None));
        assert_eq!(sheet.refused, [(3, Reason::FiscalCode), (4, Reason::WayIn)]);
    }
}
