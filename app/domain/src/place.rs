//! Italian municipalities. The table itself lives in the database.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::codes::Validity;

/// The cadastral code of a municipality: a letter and three digits, for example `H501`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Belfiore(String);

/// The two letters of a province, for example `RM`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Province(String);

/// Why a text names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPlace {
    /// The cadastral code has another shape.
    #[error("a cadastral code is a letter and three digits")]
    Belfiore,
    /// The code of the province has another shape.
    #[error("a province has two letters")]
    Province,
    /// The name is empty.
    #[error("a municipality has a name")]
    Name,
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Cadastral code.
    pub belfiore: Belfiore,
    /// Name, as ISTAT writes it.
    pub name: String,
    /// Province.
    pub province: Province,
}

/// A municipality as it is, or as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Era {
    /// Code, name and province of that time.
    pub place: Municipality,
    /// Its days; one of today has none.
    pub valid: Validity,
}

impl Era {
    /// Whether it is so no more.
    pub const fn is_past(&self) -> bool {
        self.valid.until.is_some()
    }
}

impl Belfiore {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Province {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Municipality {
    /// Parses the three facts, as they come from a table.
    ///
    /// # Errors
    /// When one of them has not its shape.
    pub fn parse(belfiore: &str, name: &str, province: &str) -> Result<Self, NotAPlace> {
        let name = name.trim();
        if name.is_empty() {
            return Err(NotAPlace::Name);
        }
        Ok(Self { belfiore: belfiore.parse()?, name: name.to_owned(), province: province.parse()? })
    }

    /// What a person may have typed for a municipality: `Calliano` or, where two share the name,
    /// `Calliano (TN)`. Gives the name and the province, where there is one.
    pub fn typed(text: &str) -> (&str, Option<Province>) {
        let text = text.trim();
        text.strip_suffix(')')
            .and_then(|open| open.rsplit_once('('))
            .and_then(|(name, province)| Some((name.trim(), province.parse().ok()?)))
            .map_or((text, None), |(name, province)| (name, Some(province)))
    }
}

/// A place in Italian words. A code that stands in its place is one that no table has a name for.
pub fn italian_words(place: &str) -> String {
    place
        .parse::<Belfiore>()
        .map_or_else(|_| place.to_owned(), |code| format!("luogo non riconosciuto (codice {code})"))
}

impl fmt::Display for Municipality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.province)
    }
}

impl fmt::Display for Belfiore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Province {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Belfiore {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_ascii_uppercase();
        match text.as_bytes() {
            [letter, number @ ..]
                if letter.is_ascii_uppercase()
                    && number.len() == 3
                    && number.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(text))
            }
            _ => Err(NotAPlace::Belfiore),
        }
    }
}

impl FromStr for Province {
    type Err = NotAPlace;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_ascii_uppercase();
        let is_right = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        is_right.then_some(Self(text)).ok_or(NotAPlace::Province)
    }
}

impl TryFrom<String> for Belfiore {
    type Error = NotAPlace;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl TryFrom<String> for Province {
    type Error = NotAPlace;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Belfiore> for String {
    fn from(code: Belfiore) -> Self {
        code.0
    }
}

impl From<Province> for String {
    fn from(code: Province) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_without_a_name_says_so_and_a_name_is_one() {
        assert_eq!(italian_words("Z999"), "luogo non riconosciuto (codice Z999)");
        assert_eq!(italian_words("Reggio nell’Emilia"), "Reggio nell’Emilia");
        assert_eq!(italian_words(""), "");
    }

    #[test]
    fn a_municipality_is_read_from_its_three_facts() {
        let rome = Municipality::parse("h501", " Roma ", "rm").unwrap();
        assert_eq!(rome.to_string(), "Roma (RM)");
        assert_eq!(Municipality::parse("H50", "Roma", "RM"), Err(NotAPlace::Belfiore));
        assert_eq!(Municipality::parse("H501", " ", "RM"), Err(NotAPlace::Name));
        assert_eq!(Municipality::parse("H501", "Roma", "ROMA"), Err(NotAPlace::Province));
    }

    #[test]
    fn the_province_may_be_typed_after_the_name() {
        assert_eq!(Municipality::typed(" Roma "), ("Roma", None));
        assert_eq!(Municipality::typed("Calliano (TN)"), ("Calliano", "TN".parse().ok()));
        assert_eq!(Municipality::typed("Calliano (Trento)"), ("Calliano (Trento)", None));
    }
}
