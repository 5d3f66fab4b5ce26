//! An appointment in a file for calendars, by the clock of Rome.

use chrono::{DateTime, Utc};

use super::{address, calendar, escape, line, made_at};
use crate::{
    desk::Position,
    hours::{Period, wall},
};

/// When the clocks of Rome change: last Sundays of March and October, at one in Greenwich.
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Rome",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
];

/// An event of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for every version of the event, unique in the world.
    pub uid: String,
    /// Counts the versions: a later one takes the place of an earlier one.
    pub sequence: u16,
    /// When this file was made.
    pub stamp: DateTime<Utc>,
    /// From when to when.
    pub period: Period,
    /// Whether it will not be.
    pub cancelled: bool,
    /// What is shown in the calendar.
    pub summary: String,
    /// Where.
    pub location: String,
    /// Where that is on earth, if somebody measured it.
    pub position: Option<Position>,
    /// What is shown when the event is opened, a line each; may be nothing.
    pub description: Vec<String>,
    /// Page with more about it.
    pub url: String,
}

/// The file.
pub fn file(event: &Event) -> String {
    let local = |at: DateTime<Utc>| wall(at).format("%Y%m%dT%H%M%S").to_string();
    let status = if event.cancelled { "CANCELLED" } else { "CONFIRMED" };
    // Version 0 and its cancellation must not be the same.
    let sequence = u32::from(event.sequence) + u32::from(event.cancelled);
    calendar("-//Sportello//Appuntamenti//IT", |file| {
        line(file, "METHOD:PUBLISH");
        for of_the_zone in ZONE {
            line(file, of_the_zone);
        }
        line(file, "BEGIN:VEVENT");
        line(file, &format!("UID:{}", escape(&event.uid)));
        line(file, &format!("SEQUENCE:{sequence}"));
        line(file, &made_at(event.stamp));
        line(file, &format!("DTSTART;TZID=Europe/Rome:{}", local(event.period.start)));
        line(file, &format!("DTEND;TZID=Europe/Rome:{}", local(event.period.end)));
        line(file, &format!("STATUS:{status}"));
        line(file, &format!("SUMMARY:{}", escape(&event.summary)));
        line(file, &format!("LOCATION:{}", escape(&event.location)));
        if let Some(position) = event.position {
            line(file, &format!("GEO:{}", position.to_string().replace(',', ";")));
        }
        if !event.description.is_empty() {
            line(file, &format!("DESCRIPTION:{}", escape(&event.description.join("\n"))));
        }
        line(file, &address(&event.url));
        line(file, "END:VEVENT");
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::icalendar::LINE;

    fn event(start: &str) -> Event {
        let start: DateTime<Utc> = start.parse().unwrap();
        Event {
            uid: "1@sportello.example".to_owned(),
            sequence: 0,
            stamp: "2026-11-20T11:00:00Z".parse().unwrap(),
            period: Period { start, end: start + chrono::TimeDelta::minutes(45) },
            cancelled: false,
            summary: "Appuntamento: Sportello; di\r\nEND:VEVENT".to_owned(),
            location: "Palazzo dei Mulini, Via dei Mulini 4, 50000 Pontelaro, che è proprio lontano, là"
                .to_owned(),
            position: Some(Position { latitude: 43_912_345, longitude: 11_123_456 }),
            description: vec!["Autobus 2, 5".to_owned(), "Senza gradini\r\nEND:VEVENT".to_owned()],
            url: "https://sportello.example/a".to_owned(),
        }
    }

    #[test]
    fn the_hour_is_the_one_on_the_wall_in_rome() {
        assert!(
            file(&event("2026-12-03T08:30:00Z")).contains("DTSTART;TZID=Europe/Rome:20261203T093000\r\n")
        );
        assert!(
            file(&event("2027-06-03T08:30:00Z")).contains("DTSTART;TZID=Europe/Rome:20270603T103000\r\n")
        );
    }

    #[test]
    fn lines_are_folded_and_texts_cannot_leave_their_place() {
        let file = file(&event("2026-12-03T08:30:00Z"));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        assert!(file.contains("SUMMARY:Appuntamento: Sportello\\; di\\nEND:VEVENT\r\n"));
        assert_eq!(file.matches("\r\nEND:VEVENT\r\n").count(), 1);
        let whole = file.replace("\r\n ", "");
        assert!(whole.contains("LOCATION:Palazzo dei Mulini\\, Via dei Mulini 4\\,"), "{whole}");
        assert!(whole.contains("proprio lontano\\, là\r\n"));
        assert!(whole.contains("GEO:43.912345;11.123456\r\n"));
        assert!(whole.contains("DESCRIPTION:Autobus 2\\, 5\\nSenza gradini\\nEND:VEVENT\r\n"), "{whole}");
    }

    #[test]
    fn a_cancelled_event_takes_the_place_of_the_one_before() {
        let cancelled = file(&Event { cancelled: true, ..event("2026-12-03T08:30:00Z") });
        assert!(cancelled.contains("STATUS:CANCELLED\r\n") && cancelled.contains("SEQUENCE:1\r\n"));
    }
}
