//! Languages, and short texts that exist in several of them.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language the portal can speak. Italian and English are complete; the others speak to citizens only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Italian, the language of record.
    #[default]
    It,
    /// English.
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Arabic.
    Ar,
    /// Ukrainian.
    Uk,
}

/// The tag names no language of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language of this portal")]
pub struct UnknownLang;

impl Lang {
    /// Every language, in the order of the language menu.
    pub const ALL: [Self; 6] = [Self::It, Self::En, Self::Fr, Self::Es, Self::Ar, Self::Uk];

    /// The languages of the operators' console.
    pub const CONSOLE: [Self; 2] = [Self::It, Self::En];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Ar => "ar",
            Self::Uk => "uk",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::It => "Italiano",
            Self::En => "English",
            Self::Fr => "Français",
            Self::Es => "Español",
            Self::Ar => "العربية",
            Self::Uk => "Українська",
        }
    }

    /// Writing direction, as the HTML `dir` attribute wants it.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::It | Self::En | Self::Fr | Self::Es | Self::Uk => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        self.direction() == "rtl"
    }

    /// The language of the console for somebody who reads this one: itself, or Italian.
    #[must_use]
    pub fn of_console(self) -> Self {
        if Self::CONSOLE.contains(&self) { self } else { Self::It }
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
            Lang::En | Lang::Fr | Lang::Es | Lang::Ar | Lang::Uk => {
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
        assert!(text.has(Lang::En) && !text.has(Lang::Ar));
    }

    #[test]
    fn a_text_is_read_in_every_language_of_the_portal() {
        let text: Text =
            serde_json::from_str(r#"{"it":"sì","en":"yes","fr":"oui","es":"sí","ar":"نعم","uk":"так"}"#)
                .unwrap();
        assert!(Lang::ALL.into_iter().all(|lang| text.has(lang)));
        assert_eq!((text.get(Lang::Ar), text.get(Lang::Uk)), ("نعم", "так"));
        assert!(serde_json::from_str::<Text>(r#"{"it":"sì","xx":"?"}"#).is_err());
    }

    #[test]
    fn a_tag_names_its_language_and_the_console_has_two() {
        for lang in Lang::ALL {
            assert_eq!(lang.tag().parse(), Ok(lang));
            assert_eq!(serde_json::to_value(lang).unwrap(), lang.tag());
            assert_eq!(lang.is_rtl(), lang == Lang::Ar);
        }
        assert_eq!(Lang::Ar.of_console(), Lang::It);
        assert_eq!(Lang::En.of_console(), Lang::En);
    }
}
