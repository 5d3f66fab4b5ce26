//! Openings that hold between two days only, as people write them, a line for each day of the week:
//! `dal 01/07/2026 al 31/08/2026: lunedì 9:00-12:30`.

use serde::{Deserialize, Serialize};

use super::{Opening, hours_of, openings};
use crate::{codes::Validity, form::read, format};

/// Most lines of a place.
const MAX_LINES: usize = 60;
/// The days of the week, from Monday on.
const DAYS: [&str; 7] = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"];

/// An opening that holds between two days only, besides those of every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// On which day of the week, from when to when.
    pub opening: Opening,
    /// Between which days; one of them at least.
    pub valid: Validity,
}

/// The line that says no opening between two days.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no opening between two days: {0}")]
pub struct NotASeason(pub String);

/// Reads the lines; blank ones are left out.
///
/// # Errors
/// [`NotASeason`] with the first line that is none, tells the same day of the same days again, or is one too many.
pub fn seasons(typed: &str) -> Result<Vec<Season>, NotASeason> {
    let mut all: Vec<Season> = Vec::new();
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    for (place, text) in lines.enumerate() {
        let of_line = line(text).filter(|_| place < MAX_LINES).ok_or_else(|| NotASeason(text.to_owned()))?;
        let is_there = |new: &Season| {
            all.iter().any(|old| old.valid == new.valid && old.opening.weekday == new.opening.weekday)
        };
        if of_line.first().is_none_or(is_there) {
            return Err(NotASeason(text.to_owned()));
        }
        all.extend(of_line);
    }
    all.sort_by_key(|season| (season.valid.from, season.valid.until, season.opening));
    Ok(all)
}

fn line(typed: &str) -> Option<Vec<Season>> {
    let (days, rest) = typed.split_once(':')?;
    let valid = between(&days.trim().to_lowercase())?;
    let (day, hours) = rest.trim().split_once(char::is_whitespace)?;
    let day = day.to_lowercase();
    let weekday = (1..).zip(DAYS).find(|(_, name)| *name == day).map(|(weekday, _)| weekday)?;
    let openings = openings(weekday, hours).ok()?;
    Some(openings.into_iter().map(|opening| Season { opening, valid }).collect())
}

/// `dal 01/07/2026 al 31/08/2026`, `dal 01/07/2026` or `fino al 31/08/2026`.
fn between(typed: &str) -> Option<Validity> {
    let day = |text: &str| read::date(text.trim()).ok();
    let valid = match (typed.strip_prefix("dal "), typed.strip_prefix("fino al ")) {
        (Some(days), _) => match days.split_once(" al ") {
            Some((from, until)) => Validity { from: Some(day(from)?), until: Some(day(until)?) },
            None => Validity { from: Some(day(days)?), until: None },
        },
        (None, Some(until)) => Validity { from: None, until: Some(day(until)?) },
        (None, None) => return None,
    };
    (!valid.is_backwards()).then_some(valid)
}

/// The same as [`seasons`] reads them.
pub fn seasons_of(all: &[Season]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for season in all {
        let valid = season.valid;
        let days = match (valid.from.map(format::date), valid.until.map(format::date)) {
            (Some(from), Some(until)) => format!("dal {from} al {until}"),
            (Some(from), None) => format!("dal {from}"),
            (None, Some(until)) => format!("fino al {until}"),
            (None, None) => continue,
        };
        let of_days: Vec<Opening> =
            all.iter().filter(|other| other.valid == valid).map(|other| other.opening).collect();
        let weekday = season.opening.weekday;
        let name = DAYS.get(usize::from(weekday.saturating_sub(1))).copied().unwrap_or_default();
        let line = format!("{days}: {name} {}", hours_of(weekday, &of_days));
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seasons_are_read_as_people_write_them_and_written_back() {
        let typed = "Dal 1/7/2026 al 31/8/2026: Lunedì 9-12:30, 15-17\n\n\
            fino al 30/06/2026: sabato 9-12\n dal 01/09/2026: martedì 8:30-13";
        let read = seasons(typed).unwrap();
        assert_eq!(read.len(), 4);
        let written = seasons_of(&read);
        assert_eq!(
            written,
            "fino al 30/06/2026: sabato 09:00-12:00\n\
             dal 01/07/2026 al 31/08/2026: lunedì 09:00-12:30, 15:00-17:00\n\
             dal 01/09/2026: martedì 08:30-13:00"
        );
        assert_eq!(seasons(&written), Ok(read));
        assert_eq!(seasons(" \n"), Ok(Vec::new()));
    }

    #[test]
    fn the_line_that_is_none_is_told() {
        for line in [
            "luglio: lunedì 9-12",
            "dal 1/7/2026 al 1/6/2026: lunedì 9-12",
            "dal 1/7/2026: lunedì",
            "dal 1/7/2026: lunedì mattina",
            "dal 1/7/2026: domani 9-12",
            "dal 1/7/2026 lunedì 9-12",
        ] {
            let typed = format!("dal 1/7/2026: venerdì 9-12\n{line}");
            assert_eq!(seasons(&typed), Err(NotASeason(line.to_owned())), "{line}");
        }
        let twice = "dal 1/7/2026: venerdì 9-12\ndal 01/07/2026: venerdì 15-17";
        assert_eq!(seasons(twice), Err(NotASeason("dal 01/07/2026: venerdì 15-17".to_owned())));
    }
}
