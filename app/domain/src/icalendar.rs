//! Files that every calendar reads (RFC 5545): days to keep in mind here, [`appointment`]s in a file of theirs.

pub mod appointment;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// Longest line, in octets, without its end (RFC 5545 §3.1).
const LINE: usize = 75;

/// A whole day to keep in mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names it for ever: imported again, it replaces the earlier one.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// What the calendar shows.
    pub summary: String,
    /// What it shows when opened.
    pub description: String,
    /// Where something can be done about it.
    pub url: String,
    /// Days before on which the calendar reminds of it.
    pub reminder_days: u8,
}

/// The file with these days. `product` names the program, `stamp` is when the file is made.
pub fn file(product: &str, stamp: DateTime<Utc>, events: &[Event]) -> String {
    calendar(product, |file| {
        for event in events {
            write(file, stamp, event);
        }
    })
}

/// A calendar around what `content` writes.
fn calendar(product: &str, content: impl FnOnce(&mut String)) -> String {
    let mut file = String::new();
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, &format!("PRODID:{}", escape(product)));
    line(&mut file, "CALSCALE:GREGORIAN");
    content(&mut file);
    line(&mut file, "END:VCALENDAR");
    file
}

fn write(file: &mut String, stamp: DateTime<Utc>, event: &Event) {
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    // The end of a whole day is the day after (RFC 5545 §3.6.1).
    let end = event.on.checked_add_signed(TimeDelta::days(1)).unwrap_or(event.on);
    line(file, "BEGIN:VEVENT");
    line(file, &format!("UID:{}", escape(&event.uid)));
    line(file, &made_at(stamp));
    line(file, &format!("DTSTART;VALUE=DATE:{}", day(event.on)));
    line(file, &format!("DTEND;VALUE=DATE:{}", day(end)));
    line(file, &format!("SUMMARY:{}", escape(&event.summary)));
    line(file, &format!("DESCRIPTION:{}", escape(&event.description)));
    line(file, &address(&event.url));
    // Nobody else who sees the calendar needs to know, and the day stays free.
    line(file, "CLASS:PRIVATE");
    line(file, "TRANSP:TRANSPARENT");
    line(file, "BEGIN:VALARM");
    line(file, "ACTION:DISPLAY");
    line(file, &format!("TRIGGER:-P{}D", event.reminder_days));
    line(file, &format!("DESCRIPTION:{}", escape(&event.summary)));
    line(file, "END:VALARM");
    line(file, "END:VEVENT");
}

/// When the file was made.
fn made_at(stamp: DateTime<Utc>) -> String {
    format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ"))
}

/// An address is no text: it is not escaped (RFC 5545 §3.3.13).
fn address(url: &str) -> String {
    format!("URL:{}", url.replace(['\r', '\n'], ""))
}

/// A value of the type TEXT (RFC 5545 §3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a content line, folded between characters where it is too long: what follows begins with a blank,
/// which counts.
fn line(file: &mut String, content: &str) {
    let mut octets = 0;
    for c in content.chars() {
        if octets + c.len_utf8() > LINE {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(c);
        octets += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            uid: "integrazione-7@sportello.example".into(),
            on: "2026-11-30".parse().unwrap(),
            summary: "Rispondi: Contributo economico".into(),
            description: "Prima riga; seconda, terza\\fine\nA capo".into(),
            url: "https://sportello.example/area-personale/scadenze?a=1;2,3".into(),
            reminder_days: 3,
        }
    }

    fn made(events: &[Event]) -> String {
        file("-//Sportello//IT", "2026-11-20T11:00:00Z".parse().unwrap(), events)
    }

    /// As a calendar reads it.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_day_is_whole_private_and_leaves_the_day_free() {
        let lines = unfolded(&made(&[event()]));
        for wanted in [
            "UID:integrazione-7@sportello.example",
            "DTSTAMP:20261120T110000Z",
            "DTSTART;VALUE=DATE:20261130",
            "DTEND;VALUE=DATE:20261201",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "TRIGGER:-P3D",
            "URL:https://sportello.example/area-personale/scadenze?a=1;2,3",
        ] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted} in {lines:#?}");
        }
        assert_eq!(lines.first().unwrap(), "BEGIN:VCALENDAR");
        assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
    }

    #[test]
    fn signs_that_mean_something_are_escaped() {
        let lines = unfolded(&made(&[event()]));
        let wanted = r"DESCRIPTION:Prima riga\; seconda\, terza\\fine\nA capo";
        assert!(lines.iter().any(|line| line == wanted), "{lines:#?}");
    }

    #[test]
    fn nobody_writes_a_line_of_their_own() {
        let evil =
            Event { summary: "a\r\nATTACH:file\rX\u{0}".into(), url: "u\r\nATTACH:b".into(), ..event() };
        let lines = unfolded(&made(&[evil]));
        assert!(lines.iter().all(|line| !line.starts_with("ATTACH") && !line.starts_with('X')), "{lines:#?}");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let summary = "è".repeat(200) + "😀😀" + &"x".repeat(200);
        let text = made(&[Event { summary: summary.clone(), ..event() }]);
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= LINE, "{} octets", line.len());
        }
        assert!(!text.replace("\r\n", "").contains('\n'), "every line ends alike");
        assert!(unfolded(&text).contains(&format!("SUMMARY:{summary}")));
    }

    #[test]
    fn without_days_it_is_still_a_calendar() {
        assert_eq!(unfolded(&made(&[])).len(), 5);
    }
}
