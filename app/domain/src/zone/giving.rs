//! What appointments are given for at a place, as people write it: `45 minuti, 2 posti, anche al telefono`.

use serde::{Deserialize, Serialize};

use crate::appointment::{Mode, Reason};

/// Shortest and longest talk, in minutes.
const MINUTES: std::ops::RangeInclusive<u16> = 5..=240;
/// Fewest and most people who are received at the same time.
const SEATS: std::ops::RangeInclusive<u16> = 1..=50;

/// A kind of talk that a desk gives appointments for at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Giving {
    /// What for.
    pub reason: Reason,
    /// How the two talk; at least one way.
    pub modes: Vec<Mode>,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// How many people are received at the same time.
    pub seats: u16,
}

/// What was typed does not say for how long, or says something else besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what appointments are given for looks like 45 minuti, 2 posti, anche al telefono")]
pub struct NotGiven;

/// Reads what appointments are given for a reason; none where they are not. One person is received at a time, at the
/// desk, where nothing else is said.
///
/// # Errors
/// [`NotGiven`] where the minutes are missing, where something is out of range, and for any other word.
pub fn giving(reason: Reason, typed: &str) -> Result<Option<Giving>, NotGiven> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Ok(None);
    }
    let mut given = Giving { reason, modes: vec![Mode::InPerson], minutes: 0, seats: 1 };
    for part in typed.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let digits = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
        let (number, words) = part.split_at(digits);
        match (number.parse::<u16>(), words.trim()) {
            (Ok(minutes), "" | "min" | "minuti") => given.minutes = minutes,
            (Ok(seats), "posti" | "posto") => given.seats = seats,
            (Err(_), "anche al telefono" | "anche per telefono") => given.modes = Mode::ALL.to_vec(),
            (Err(_), "solo al telefono" | "solo per telefono") => given.modes = vec![Mode::Phone],
            _ => return Err(NotGiven),
        }
    }
    let fits = MINUTES.contains(&given.minutes) && SEATS.contains(&given.seats);
    fits.then_some(Some(given)).ok_or(NotGiven)
}

/// The same as [`giving`] reads it; empty where no appointments are given for that reason.
pub fn giving_of(reason: Reason, all: &[Giving]) -> String {
    let Some(given) = all.iter().find(|given| given.reason == reason) else { return String::new() };
    let seats = if given.seats == 1 { String::new() } else { format!(", {} posti", given.seats) };
    let by_phone = match (given.modes.contains(&Mode::InPerson), given.modes.contains(&Mode::Phone)) {
        (true, true) => ", anche al telefono",
        (false, true) => ", solo al telefono",
        (_, false) => "",
    };
    format!("{} minuti{seats}{by_phone}", given.minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_read_as_people_write_it_and_written_back() {
        let reason = Reason::FirstTalk;
        for (typed, written) in [
            ("45", "45 minuti"),
            (" 30 min ; 1 posto", "30 minuti"),
            ("2 posti, 45 minuti, anche per telefono", "45 minuti, 2 posti, anche al telefono"),
            ("15 minuti, Solo al telefono", "15 minuti, solo al telefono"),
            ("", ""),
        ] {
            let read: Vec<Giving> = giving(reason, typed).unwrap().into_iter().collect();
            assert_eq!(giving_of(reason, &read), written, "{typed}");
            assert_eq!(giving(reason, written).unwrap().into_iter().collect::<Vec<_>>(), read, "{typed}");
            assert_eq!(giving_of(Reason::FormHelp, &read), "");
        }
        for typed in
            ["due ore", "4", "241", "45, 0 posti", "45, 51 posti", "2 posti", "45 minuti di persona", "-5"]
        {
            assert_eq!(giving(reason, typed), Err(NotGiven), "{typed}");
        }
    }
}
