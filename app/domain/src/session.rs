//! Open sessions, as their owner sees them.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Id;

/// A session of somebody who signed in.
#[derive(Debug)]
pub enum Session {}

/// What its owner closed just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// One of the others.
    One,
    /// All the others.
    Others,
}

/// Family of a browser. Nothing finer is kept: it is there to be recognised, not to identify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Browser {
    /// Google Chrome, Chromium.
    Chrome,
    /// Microsoft Edge.
    Edge,
    /// Mozilla Firefox.
    Firefox,
    /// Opera.
    Opera,
    /// Apple Safari.
    Safari,
    /// Samsung Internet.
    Samsung,
    /// Another one, or none that says its name.
    #[default]
    Other,
}

impl Browser {
    /// Every family.
    pub const ALL: [Self; 7] =
        [Self::Chrome, Self::Edge, Self::Firefox, Self::Opera, Self::Safari, Self::Samsung, Self::Other];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Edge => "edge",
            Self::Firefox => "firefox",
            Self::Opera => "opera",
            Self::Safari => "safari",
            Self::Samsung => "samsung",
            Self::Other => "other",
        }
    }

    /// The family with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|browser| browser.code() == code)
    }

    /// Its own name, the same in every language; none for an unknown one.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Chrome => Some("Chrome"),
            Self::Edge => Some("Edge"),
            Self::Firefox => Some("Firefox"),
            Self::Opera => Some("Opera"),
            Self::Safari => Some("Safari"),
            Self::Samsung => Some("Samsung Internet"),
            Self::Other => None,
        }
    }
}

/// Family of the system that a browser runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum System {
    /// A telephone or tablet with Android.
    Android,
    /// iPhone, iPad.
    Ios,
    /// Linux.
    Linux,
    /// Mac.
    MacOs,
    /// Windows.
    Windows,
    /// Another one.
    #[default]
    Other,
}

impl System {
    /// Every family.
    pub const ALL: [Self; 6] =
        [Self::Android, Self::Ios, Self::Linux, Self::MacOs, Self::Windows, Self::Other];

    /// The name used in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::Ios => "ios",
            Self::Linux => "linux",
            Self::MacOs => "mac_os",
            Self::Windows => "windows",
            Self::Other => "other",
        }
    }

    /// The family with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.code() == code)
    }

    /// Its own name, the same in every language; none for an unknown one.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Android => Some("Android"),
            Self::Ios => Some("iOS"),
            Self::Linux => Some("Linux"),
            Self::MacOs => Some("macOS"),
            Self::Windows => Some("Windows"),
            Self::Other => None,
        }
    }
}

/// What a session was opened with: families only, never the whole `User-Agent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Device {
    /// Family of the browser.
    pub browser: Browser,
    /// Family of the system.
    pub system: System,
}

impl Device {
    /// The families that a `User-Agent` header names. Browsers call themselves by the names of others
    /// too, so the order matters: the more particular name comes first.
    pub fn of_user_agent(text: &str) -> Self {
        const BROWSERS: [(&str, Browser); 10] = [
            ("Edg/", Browser::Edge),
            ("EdgA/", Browser::Edge),
            ("EdgiOS/", Browser::Edge),
            ("OPR/", Browser::Opera),
            ("SamsungBrowser/", Browser::Samsung),
            ("Firefox/", Browser::Firefox),
            ("FxiOS/", Browser::Firefox),
            ("CriOS/", Browser::Chrome),
            ("Chrome/", Browser::Chrome),
            ("Safari/", Browser::Safari),
        ];
        const SYSTEMS: [(&str, System); 7] = [
            ("Android", System::Android),
            ("iPhone", System::Ios),
            ("iPad", System::Ios),
            ("Windows", System::Windows),
            ("Macintosh", System::MacOs),
            ("Linux", System::Linux),
            ("X11", System::Linux),
        ];
        let browser = BROWSERS.iter().find(|(name, _)| text.contains(name));
        let system = SYSTEMS.iter().find(|(name, _)| text.contains(name));
        Self {
            browser: browser.map(|(_, browser)| *browser).unwrap_or_default(),
            system: system.map(|(_, system)| *system).unwrap_or_default(),
        }
    }
}

impl fmt::Display for Device {
    /// `Firefox · Windows`; empty where nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.browser.name(), self.system.name()) {
            (Some(browser), Some(system)) => write!(f, "{browser} · {system}"),
            (Some(name), None) | (None, Some(name)) => f.write_str(name),
            (None, None) => Ok(()),
        }
    }
}

/// A session that is open now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// What it is called when it is to be closed; opens nothing.
    pub id: Id<Session>,
    /// What it was opened with.
    pub device: Device,
    /// When somebody signed in.
    pub since: DateTime<Utc>,
    /// Last use, to the minute.
    pub used_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub here: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(text: &str) -> String {
        Device::of_user_agent(text).to_string()
    }

    #[test]
    fn browsers_are_told_apart_although_they_call_themselves_by_each_other_s_names() {
        for (agent, found) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox · Windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "Chrome · Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
                "Safari · iOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "Samsung Internet · Android",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 OPR/120.0.0.0",
                "Opera · macOS",
            ),
            ("curl/8.5.0", ""),
            ("", ""),
        ] {
            assert_eq!(device(agent), found, "{agent}");
        }
    }

    #[test]
    fn every_code_leads_back() {
        for browser in Browser::ALL {
            assert_eq!(Browser::from_code(browser.code()), Some(browser));
            assert_eq!(serde_json::to_value(browser).unwrap(), browser.code());
        }
        for system in System::ALL {
            assert_eq!(System::from_code(system.code()), Some(system));
            assert_eq!(serde_json::to_value(system).unwrap(), system.code());
        }
    }
}
