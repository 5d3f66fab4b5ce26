//! A line of the file.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Column, Heading, STATELESS, Standing, plain};
use crate::{FiscalCode, codes::sheet, person::Sex, spreadsheet};

/// Longest text of a cell, in characters.
const LONGEST: usize = 200;

/// Why a line is refused. None of them repeats what the line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// More or fewer cells than columns.
    Cells,
    /// Quotes are opened and not closed.
    Quotes,
    /// It must be filled in and is not.
    Missing,
    /// Too long, or with characters that nobody can read.
    Text,
    /// No codice fiscale.
    FiscalCode,
    /// Another line before has the same codice fiscale.
    Twice,
    /// Neither `F` nor `M`.
    Sex,
    /// No day of the calendar.
    Day,
    /// A day that is still to come, or before the birth.
    Order,
    /// No code of a municipality or a country.
    Place,
    /// Not one of the list.
    List,
}

impl Reason {
    /// Its code in the report.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cells => "wrong-number-of-cells",
            Self::Quotes => "quotes-not-closed",
            Self::Missing => "missing",
            Self::Text => "too-long-or-unreadable",
            Self::FiscalCode => "no-codice-fiscale",
            Self::Twice => "same-codice-fiscale-as-before",
            Self::Sex => "neither-F-nor-M",
            Self::Day => "no-day",
            Self::Order => "day-out-of-order",
            Self::Place => "no-code-of-a-place",
            Self::List => "not-in-the-list",
        }
    }
}

/// What is wrong with a line, and in which column; the whole line is meant where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flaw {
    /// Where.
    pub column: Option<Column>,
    /// What.
    pub reason: Reason,
}

/// The cells of a line by itself; none of a blank line. No cell of a registry goes over the end of its line, so that
/// one stray quote costs one line.
///
/// # Errors
/// [`Reason::Quotes`].
pub fn cells(line: &str, separator: char) -> Result<Vec<String>, Flaw> {
    sheet::line_cells(line, separator).map_err(|_| Flaw { column: None, reason: Reason::Quotes })
}

/// A person as a line of the file says, with codes where it has codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Codice fiscale.
    pub fiscal_code: Option<FiscalCode>,
    /// Surname.
    pub family_name: String,
    /// Name.
    pub given_name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Code of the municipality or country of birth.
    pub birth_place: Option<String>,
    /// Code of the country, `IT`, or `apolide`.
    pub citizenship: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// Code of the municipality of residence.
    pub municipality: Option<String>,
    /// Code in the list of the facts of a person.
    pub civil_status: Option<String>,
    /// Number of the household.
    pub family: Option<String>,
    /// What the person is in it.
    pub relation: Option<String>,
    /// First day of this residence.
    pub resident_since: Option<NaiveDate>,
    /// Whether the person lives there.
    pub standing: Standing,
    /// Since when, of who does not.
    pub standing_since: Option<NaiveDate>,
}

impl Entry {
    /// Reads the cells of a line. `today` is the day after which nothing has happened yet.
    ///
    /// # Errors
    /// Every flaw, in the order of the columns.
    pub fn read(heading: &Heading, cells: &[String], today: NaiveDate) -> Result<Self, Vec<Flaw>> {
        if cells.len() != heading.columns.len() {
            return Err(vec![Flaw { column: None, reason: Reason::Cells }]);
        }
        let cells =
            heading.columns.iter().copied().zip(cells.iter().map(|cell| spreadsheet::bare(cell).trim()));
        let mut reader = Reader { cells: cells.collect(), today, flaws: Vec::new() };
        let birth = reader.needed(Column::BirthDate, read_day);
        let entry = Self {
            fiscal_code: reader.maybe(Column::FiscalCode, fiscal_code),
            family_name: reader.needed(Column::FamilyName, text).unwrap_or_default(),
            given_name: reader.needed(Column::GivenName, text).unwrap_or_default(),
            sex: reader.maybe(Column::Sex, |text| Sex::from_code(&text.to_uppercase()).ok_or(Reason::Sex)),
            birth_date: birth.unwrap_or_default(),
            birth_place: reader.maybe(Column::BirthPlace, place),
            citizenship: reader.maybe(Column::Citizenship, country),
            address: reader.maybe(Column::Address, text),
            municipality: reader.maybe(Column::Municipality, place),
            civil_status: reader.maybe(Column::CivilStatus, civil_status),
            family: reader.maybe(Column::Family, text),
            relation: reader.maybe(Column::Relation, text),
            resident_since: reader.maybe(Column::ResidentSince, read_day),
            standing: reader.maybe(Column::Standing, standing).unwrap_or_default(),
            standing_since: reader.maybe(Column::StandingSince, read_day),
        };
        reader.in_order(Column::BirthDate, birth, None);
        reader.in_order(Column::ResidentSince, entry.resident_since, birth);
        reader.in_order(Column::StandingSince, entry.standing_since, birth);
        reader.flaws.sort();
        if reader.flaws.is_empty() { Ok(entry) } else { Err(reader.flaws) }
    }

    /// By what somebody is found who has no codice fiscale: surname and name without their marks.
    pub fn name_key(&self) -> String {
        name_key(&self.family_name, &self.given_name)
    }
}

/// Surname and name without marks, spaces and case.
pub fn name_key(family: &str, given: &str) -> String {
    format!("{} {}", plain(family), plain(given))
}

struct Reader<'a> {
    cells: BTreeMap<Column, &'a str>,
    today: NaiveDate,
    flaws: Vec<Flaw>,
}

impl Reader<'_> {
    fn maybe<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let text = self.cells.get(&column).copied().filter(|text| !text.is_empty())?;
        match read(text) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.flaws.push(Flaw { column: Some(column), reason });
                None
            }
        }
    }

    fn needed<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        if self.cells.get(&column).is_none_or(|text| text.is_empty()) {
            self.flaws.push(Flaw { column: Some(column), reason: Reason::Missing });
            return None;
        }
        self.maybe(column, read)
    }

    /// Nothing of a registry is still to come, or before the birth.
    fn in_order(&mut self, column: Column, day: Option<NaiveDate>, birth: Option<NaiveDate>) {
        let is_wrong = |day: NaiveDate| day > self.today || birth.is_some_and(|birth| day < birth);
        if day.is_some_and(is_wrong) {
            self.flaws.push(Flaw { column: Some(column), reason: Reason::Order });
        }
    }
}

fn text(text: &str) -> Result<String, Reason> {
    let is_right = text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
    is_right.then(|| text.to_owned()).ok_or(Reason::Text)
}

fn fiscal_code(text: &str) -> Result<FiscalCode, Reason> {
    text.parse().map_err(|_| Reason::FiscalCode)
}

fn read_day(text: &str) -> Result<NaiveDate, Reason> {
    sheet::day(text).ok_or(Reason::Day)
}

/// A letter and three digits: of a municipality, or with a Z of a country.
fn place(text: &str) -> Result<String, Reason> {
    let place: Result<crate::place::Belfiore, _> = text.parse();
    place.map(|place| place.as_str().to_owned()).map_err(|_| Reason::Place)
}

fn country(text: &str) -> Result<String, Reason> {
    match text.to_uppercase().as_str() {
        "IT" => Ok("IT".to_owned()),
        "APOLIDE" => Ok(STATELESS.to_owned()),
        code if code.starts_with('Z') => place(code),
        _ => Err(Reason::Place),
    }
}

/// A row of the table of civil statuses, called as people call it; who was never married may also be `libero`.
fn civil_status(text: &str) -> Result<String, Reason> {
    let typed = text.to_lowercase();
    let code = match typed.as_str() {
        "celibe" | "nubile" | "libero" | "libera" => "1",
        "coniugato" | "coniugata" => "2",
        "vedovo" | "vedova" => "3",
        "divorziato" | "divorziata" => "4",
        "unito" | "unita" => "6",
        "separato" | "separata" => "separato",
        "convivente" => "convivente",
        _ => return Err(Reason::List),
    };
    Ok(code.to_owned())
}

fn standing(text: &str) -> Result<Standing, Reason> {
    let typed = text.to_lowercase();
    let code = match typed.as_str() {
        "deceduta" => "deceduto",
        "emigrata" => "emigrato",
        other => other,
    };
    Standing::from_code(code).ok_or(Reason::List)
}
