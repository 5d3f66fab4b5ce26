//! How a section reads its own keys.

use std::{path::PathBuf, str::FromStr};

use url::Url;

use super::{
    Mode,
    problem::Problems,
    settings::{Setting, Settings},
};

/// Reads one section and notes everything that is wrong with it.
#[derive(Debug)]
pub struct Reader<'a> {
    settings: &'a mut Settings,
    problems: &'a mut Problems,
    section: &'static str,
    mode: Mode,
}

impl<'a> Reader<'a> {
    /// A reader of `[section]`.
    pub const fn new(
        settings: &'a mut Settings,
        problems: &'a mut Problems,
        section: &'static str,
        mode: Mode,
    ) -> Self {
        Self { settings, problems, section, mode }
    }

    /// Whether people are real.
    pub fn production(&self) -> bool {
        self.mode == Mode::Production
    }

    /// A key that may be missing.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.setting(key).map(|setting| setting.value)
    }

    /// A key with a default.
    pub fn text_or(&mut self, key: &str, default: &str) -> String {
        self.text(key).unwrap_or_else(|| default.to_owned())
    }

    /// A key that only the demo has a default for.
    pub fn text_or_demo(&mut self, key: &str, demo: &str, what: &str) -> Option<String> {
        match self.text(key) {
            None if self.production() => {
                self.problem(key, format!("is missing: {what}"));
                None
            }
            None => Some(demo.to_owned()),
            found => found,
        }
    }

    /// A key without a default, in the demo neither.
    pub fn needed(&mut self, key: &str, what: &str) -> Option<String> {
        let found = self.text(key);
        if found.is_none() {
            self.problem(key, format!("is missing: {what}"));
        }
        found
    }

    /// Names of the tables within this section, in alphabetical order.
    pub fn tables(&self) -> Vec<String> {
        self.settings.tables(self.section)
    }

    /// A key of any type that can be read from text; `expected` says what it looks like.
    pub fn parsed<T: FromStr>(&mut self, key: &str, expected: &str) -> Option<T> {
        let Setting { value, origin } = self.setting(key)?;
        let parsed = value.trim().parse().ok();
        if parsed.is_none() {
            self.problem(key, format!("is \"{value}\" in {origin}, but it must be {expected}"));
        }
        parsed
    }

    /// The same with a default.
    pub fn parsed_or<T: FromStr>(&mut self, key: &str, expected: &str, default: T) -> T {
        self.parsed(key, expected).unwrap_or(default)
    }

    /// A whole number within limits.
    pub fn number_or(&mut self, key: &str, from: u32, to: u32, default: u32) -> u32 {
        let expected = format!("a whole number from {from} to {to}");
        let number: u32 = self.parsed_or(key, &expected, default);
        if number < from || number > to {
            self.problem(key, format!("is {number}, but it must be {expected}"));
            return default;
        }
        number
    }

    /// The texts of a list that may be missing.
    pub fn list(&mut self, key: &str) -> Vec<String> {
        let text = self.text(key).unwrap_or_default();
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// A path that may be missing.
    pub fn path(&mut self, key: &str) -> Option<PathBuf> {
        self.text(key).map(PathBuf::from)
    }

    /// The address of a site: http or https, without query; https in production.
    pub fn site(&mut self, key: &str, text: &str) -> Option<Url> {
        let Ok(url) = Url::parse(text) else {
            self.problem(
                key,
                format!("is \"{text}\", but it must be an address like https://sportello.example.it"),
            );
            return None;
        };
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            self.problem(key, format!("is \"{text}\", but it must begin with https:// and name a host"));
            return None;
        }
        if self.production() && url.scheme() != "https" {
            self.problem(key, "must begin with https:// in production".into());
            return None;
        }
        if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
            self.problem(key, "must hold neither query, fragment nor user name".into());
            return None;
        }
        Some(url)
    }

    /// The address of one document: http or https, a query allowed; https in production.
    pub fn document(&mut self, key: &str, text: &str) -> Option<Url> {
        let url = Url::parse(text).ok().filter(|url| {
            matches!(url.scheme(), "http" | "https") && url.host().is_some() && url.username().is_empty()
        });
        let Some(mut url) = url else {
            let example = "https://registry.spid.gov.it/metadata/idp/spid-entities-idps.xml";
            self.problem(key, format!("is \"{text}\", but it must be an address like {example}"));
            return None;
        };
        if self.production() && url.scheme() != "https" {
            self.problem(key, "must begin with https:// in production".into());
            return None;
        }
        url.set_fragment(None);
        Some(url)
    }

    /// Notes what is wrong with a key.
    pub fn problem(&mut self, key: &str, text: String) {
        self.problems.add(&format!("{}.{key}", self.section), text);
    }

    fn setting(&mut self, key: &str) -> Option<Setting> {
        self.settings.take(self.section, key)
    }
}
