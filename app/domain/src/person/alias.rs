//! What somebody is called who gives no name, or whose name must not be read.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Things of the landscape: masculine, plain, no name of a person, nothing that could be said of one.
const THINGS: [&str; 32] = [
    "Albero",
    "Bosco",
    "Campo",
    "Castagno",
    "Ciliegio",
    "Cipresso",
    "Colle",
    "Faggio",
    "Faro",
    "Fiume",
    "Frutteto",
    "Giardino",
    "Girasole",
    "Lago",
    "Larice",
    "Mandorlo",
    "Molo",
    "Mulino",
    "Olmo",
    "Orizzonte",
    "Orto",
    "Pioppo",
    "Ponte",
    "Porto",
    "Prato",
    "Ruscello",
    "Salice",
    "Sentiero",
    "Torrente",
    "Trifoglio",
    "Ulivo",
    "Veliero",
];

/// What a thing of the landscape can be like, and still sounds kind when it stands for a person.
const LIKE: [&str; 20] = [
    "Alto",
    "Ampio",
    "Antico",
    "Azzurro",
    "Calmo",
    "Dorato",
    "Fiorito",
    "Fresco",
    "Limpido",
    "Lontano",
    "Lucente",
    "Luminoso",
    "Nuovo",
    "Quieto",
    "Silenzioso",
    "Soleggiato",
    "Tiepido",
    "Tranquillo",
    "Verde",
    "Vivace",
];

/// Numbers have two digits: they are said and written alike.
const NUMBERS: u64 = 90;

/// "Ulivo Quieto 42": two plain words and a number. One person of a zone has it, and no other had it before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Alias(String);

/// The text is no alias that was ever proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no alias")]
pub struct NoAlias;

impl Alias {
    /// The alias that this number stands for; another number gives another one, nearly always.
    pub fn proposed(number: u64) -> Self {
        let pick = |words: &[&'static str], number: u64| {
            let many = u64::try_from(words.len()).unwrap_or(1);
            let place = usize::try_from(number % many).unwrap_or_default();
            words.get(place).copied().unwrap_or_default()
        };
        let (thing, like) = (pick(&THINGS, number), pick(&LIKE, number >> 8));
        Self(format!("{thing} {like} {}", 10 + (number >> 16) % NUMBERS))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Alias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Alias {
    type Err = NoAlias;

    fn from_str(text: &str) -> Result<Self, NoAlias> {
        let mut words = text.split(' ');
        let (Some(thing), Some(like), Some(number), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(NoAlias);
        };
        let is_number = number.len() == 2 && number.parse::<u64>().is_ok_and(|number| number >= 10);
        if THINGS.contains(&thing) && LIKE.contains(&like) && is_number {
            Ok(Self(text.to_owned()))
        } else {
            Err(NoAlias)
        }
    }
}

impl TryFrom<String> for Alias {
    type Error = NoAlias;

    fn try_from(text: String) -> Result<Self, NoAlias> {
        text.parse()
    }
}

impl From<Alias> for String {
    fn from(alias: Alias) -> Self {
        alias.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_proposed_is_an_alias(number in any::<u64>()) {
            let alias = Alias::proposed(number);
            prop_assert_eq!(alias.as_str().parse::<Alias>(), Ok(alias.clone()));
            prop_assert_eq!(alias.as_str().split(' ').count(), 3);
        }
    }

    #[test]
    fn nothing_else_is_one() {
        for text in [
            "",
            "Mario Rossi",
            "Mario Rossi 42",
            "Ulivo Quieto",
            "Ulivo Quieto 7",
            "Ulivo Quieto +9",
            "ulivo quieto 42",
        ] {
            assert_eq!(text.parse::<Alias>(), Err(NoAlias), "{text}");
        }
    }
}
