//! Languages, and short texts that exist in several of them.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language the portal can speak. Italian is always complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Italian, the language of record.
    #[default]
    It,
    /// English.
    En,
}

/// The tag names no language of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language of this portal")]
pub struct UnknownLang;

impl Lang {
    /// Every language, in the order of the language menu.
    pub const ALL: [Self; 2] = [Self::It, Self::En];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::It => "Italiano",
            Self::En => "English",
        }
    }

    /// Writing direction, as the HTML `dir` attribute wants it.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::It | Self::En => "ltr",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag).ok_or(UnknownLang)
    }
}

/// A text of the catalogue or of a form, in one or more languages; Italian is always there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    it: String,
    #[serde(flatten)]
    others: BTreeMap<Lang, String>,
}

impl Text {
    /// A text known in Italian only.
    pub fn italian(text: impl Into<String>) -> Self {
        Self { it: text.into(), others: BTreeMap::new() }
    }

    /// The same text with one translation more.
    #[must_use]
    pub fn with(mut self, lang: Lang, text: impl Into<String>) -> Self {
        match lang {
            Lang::It => self.it = text.into(),
            Lang::En => {
                self.others.insert(lang, text.into());
            }
        }
        self
    }

    /// The text in this language, or in Italian where the translation is missing.
    pub fn get(&self, lang: Lang) -> &str {
        self.others.get(&lang).map_or(&self.it, String::as_str)
    }

    /// Whether this language has a text of its own.
    pub fn has(&self, lang: Lang) -> bool {
        lang == Lang::It || self.others.contains_key(&lang)
    }
}

impl From<&str> for Text {
    /// Known in Italian only.
    fn from(text: &str) -> Self {
        Self::italian(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_to_italian() {
        let text: Text = serde_json::from_str(r#"{"it":"Domanda","en":"Application"}"#).unwrap();
        assert_eq!(text.get(Lang::En), "Application");
        assert_eq!(Text::italian("Domanda").get(Lang::En), "Domanda");
    }
}
