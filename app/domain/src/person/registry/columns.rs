//! The columns of the file, and the line that names them.

use super::{FileProblem, cells};

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Codice fiscale; may be empty.
    FiscalCode,
    /// Surname.
    FamilyName,
    /// Name.
    GivenName,
    /// `F` or `M`.
    Sex,
    /// Date of birth.
    BirthDate,
    /// Code of the municipality or country of birth.
    BirthPlace,
    /// Code of the country, `IT` or `apolide`.
    Citizenship,
    /// Street and number.
    Address,
    /// Code of the municipality of residence.
    Municipality,
    /// Civil status.
    CivilStatus,
    /// Number of the household.
    Family,
    /// What the person is in it.
    Relation,
    /// First day of the residence.
    ResidentSince,
    /// Resident, dead or emigrated.
    Standing,
    /// Since when, of who is dead or emigrated.
    StandingSince,
}

impl Column {
    /// Every column, in the order of the documentation.
    pub const ALL: [Self; 15] = [
        Self::FiscalCode,
        Self::FamilyName,
        Self::GivenName,
        Self::Sex,
        Self::BirthDate,
        Self::BirthPlace,
        Self::Citizenship,
        Self::Address,
        Self::Municipality,
        Self::CivilStatus,
        Self::Family,
        Self::Relation,
        Self::ResidentSince,
        Self::Standing,
        Self::StandingSince,
    ];

    /// Its name in the first line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FiscalCode => "codice_fiscale",
            Self::FamilyName => "cognome",
            Self::GivenName => "nome",
            Self::Sex => "sesso",
            Self::BirthDate => "data_nascita",
            Self::BirthPlace => "luogo_nascita",
            Self::Citizenship => "cittadinanza",
            Self::Address => "indirizzo",
            Self::Municipality => "comune",
            Self::CivilStatus => "stato_civile",
            Self::Family => "famiglia",
            Self::Relation => "parentela",
            Self::ResidentSince => "residente_dal",
            Self::Standing => "stato",
            Self::StandingSince => "stato_dal",
        }
    }

    /// Whether a file without it is refused.
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::FiscalCode | Self::FamilyName | Self::GivenName | Self::BirthDate)
    }
}

/// What the first line says: which column is where, and what stands between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub(super) columns: Vec<Column>,
    /// Semicolon or comma.
    pub separator: char,
}

impl Heading {
    /// Reads the first line.
    ///
    /// # Errors
    /// [`FileProblem::Columns`] with every name that is unknown, missing or there twice.
    pub fn read(line: &str) -> Result<Self, FileProblem> {
        let separator = crate::codes::sheet::separator(line);
        let names = cells(line, separator).unwrap_or_default();
        let known =
            |name: &String| Column::ALL.into_iter().find(|column| column.name() == name.to_lowercase());
        let is_heading = names.iter().any(|name| known(name).is_some());
        let (mut columns, mut wrong) = (Vec::new(), Vec::new());
        for name in &names {
            match known(name) {
                // A file without a first line begins with somebody's data, of which nothing is repeated.
                None if !is_heading => {}
                None => wrong.push(format!("{} is unknown", told(name))),
                Some(column) if columns.contains(&column) => {
                    wrong.push(format!("{} is there twice", column.name()));
                }
                Some(column) => columns.push(column),
            }
        }
        let missing =
            Column::ALL.into_iter().filter(|column| column.is_needed() && !columns.contains(column));
        wrong.extend(missing.map(|column| format!("{} is missing", column.name())));
        if wrong.is_empty() { Ok(Self { columns, separator }) } else { Err(FileProblem::Columns(wrong)) }
    }
}

/// A name that nobody knows may be anything.
fn told(name: &str) -> String {
    let is_a_name = !name.is_empty()
        && name.chars().count() <= 30
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    if is_a_name { format!("\"{name}\"") } else { "a name that is not in small letters".to_owned() }
}
