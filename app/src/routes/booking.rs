//! What somebody has chosen so far of an appointment, as the address carries it: a desk, a kind of talk,
//! a day, a slot. Nothing in it says who.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use domain::{
    Id,
    appointment::{Kind, Mode},
    desk::DeskPoint,
};

use super::encode;

/// Name of the parameter with the desk at its contact point.
pub const POINT: &str = "sede";
/// Name of the parameter with the kind of talk and the way.
pub const TALK: &str = "tipo";
/// Name of the parameter with the first day to show.
pub const FROM: &str = "dal";
/// Name of the parameter with the slot.
pub const SLOT: &str = "ora";

/// A kind of talk and the way the two talk; in an address `{kind}.{mode}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Talk {
    /// Which kind.
    pub kind: Id<Kind>,
    /// How.
    pub mode: Mode,
}

/// The text is no kind of talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotATalk;

impl fmt::Display for Talk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind, self.mode.code())
    }
}

impl FromStr for Talk {
    type Err = NotATalk;

    fn from_str(text: &str) -> Result<Self, NotATalk> {
        let (kind, mode) = text.split_once('.').ok_or(NotATalk)?;
        Ok(Self { kind: kind.parse().map_err(|_| NotATalk)?, mode: Mode::from_code(mode).ok_or(NotATalk)? })
    }
}

/// What was chosen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    /// Where.
    pub point: Option<Id<DeskPoint>>,
    /// What for, and how.
    pub talk: Option<Talk>,
    /// First day to show.
    pub from: Option<NaiveDate>,
    /// When.
    pub slot: Option<DateTime<Utc>>,
}

impl Chosen {
    /// Reads what an address carries. What makes no sense counts as not chosen.
    pub fn read<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Self {
        let mut chosen = Self::default();
        for (name, value) in pairs {
            match name {
                POINT => chosen.point = value.parse().ok(),
                TALK => chosen.talk = value.parse().ok(),
                FROM => chosen.from = value.parse().ok(),
                SLOT => chosen.slot = value.parse().ok(),
                _ => {}
            }
        }
        chosen
    }

    /// Names and values, for an address or for hidden fields.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        [
            self.point.map(|point| (POINT, point.to_string())),
            self.talk.map(|talk| (TALK, talk.to_string())),
            self.from.map(|from| (FROM, from.to_string())),
            self.slot.map(|slot| (SLOT, instant(slot))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// A slot as forms and addresses carry it.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl fmt::Display for Chosen {
    /// The query, with its question mark; nothing when nothing was chosen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (name, value)) in self.pairs().into_iter().enumerate() {
            write!(f, "{}{name}={}", if place == 0 { '?' } else { '&' }, encode(&value))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_read_back_and_nonsense_is_not_chosen() {
        let chosen = Chosen {
            point: "0f000000-0000-7000-8000-000000000031".parse().ok(),
            talk: "0f000000-0000-7000-8000-000000420000.phone".parse().ok(),
            from: "2026-12-01".parse().ok(),
            slot: "2026-12-03T08:30:00Z".parse().ok(),
        };
        assert!(chosen.talk.is_some());
        let pairs = chosen.pairs();
        assert_eq!(Chosen::read(pairs.iter().map(|(name, value)| (*name, value.as_str()))), chosen);
        assert!(chosen.to_string().ends_with("&ora=2026-12-03T08%3A30%3A00Z"), "{chosen}");
        let nonsense = [("sede", "x"), ("tipo", "1.phone"), ("dal", "31/02/2026"), ("ora", "8"), ("boh", "")];
        assert_eq!(Chosen::read(nonsense), Chosen::default());
        assert_eq!(Chosen::default().to_string(), "");
    }
}
