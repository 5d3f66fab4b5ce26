//! Dates, money and sizes as people in Italy read them.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Europe::Rome;
use serde::Serialize;

use crate::Lang;

/// `21/11/2026`
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// `14:35`, in Italy.
pub fn time(at: DateTime<Utc>) -> String {
    at.with_timezone(&Rome).format("%H:%M").to_string()
}

/// `21/11/2026, 14:35`, in Italy.
pub fn date_time(at: DateTime<Utc>) -> String {
    at.with_timezone(&Rome).format("%d/%m/%Y, %H:%M").to_string()
}

/// `14:35:07, UTC+01:00`: to the second, with what it is counted from, in Italy.
pub fn exact_time(at: DateTime<Utc>) -> String {
    at.with_timezone(&Rome).format("%H:%M:%S, UTC%:z").to_string()
}

/// `1.234,50 €`, kept on one line.
pub fn money(cents: u64) -> String {
    format!("{},{:02}\u{a0}€", number(cents / 100), cents % 100)
}

/// `1.234`
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + 8);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1,2 MB`, kept on one line.
pub fn size(bytes: u64) -> String {
    size_in(Lang::It, bytes)
}

/// The same for who reads this language: `1.2 MB`, `593 octets`.
pub fn size_in(lang: Lang, bytes: u64) -> String {
    const KB: u64 = 1000;
    const MB: u64 = 1000 * KB;
    let SizeWords { byte, kilo, mega, point } = SizeWords::of(lang);
    if bytes < KB {
        format!("{bytes}\u{a0}{byte}")
    } else if bytes < MB {
        format!("{}\u{a0}{kilo}", (bytes + KB / 2) / KB)
    } else {
        let tenths = (bytes + MB / 20) / (MB / 10);
        match tenths % 10 {
            0 => format!("{}\u{a0}{mega}", tenths / 10),
            rest => format!("{}{point}{rest}\u{a0}{mega}", tenths / 10),
        }
    }
}

/// Tenths for who reads this language: `4,3`, `4.3`.
pub fn tenths(lang: Lang, tenths: u64) -> String {
    format!("{}{}{}", tenths / 10, SizeWords::of(lang).point, tenths % 10)
}

/// What sizes are written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SizeWords {
    /// Bytes.
    pub byte: &'static str,
    /// Thousands of them.
    pub kilo: &'static str,
    /// Millions of them.
    pub mega: &'static str,
    /// Decimal mark.
    pub point: &'static str,
}

impl SizeWords {
    /// Those of a language.
    pub const fn of(lang: Lang) -> Self {
        let (byte, kilo, mega, point) = match lang {
            Lang::It => ("byte", "kB", "MB", ","),
            Lang::En => ("bytes", "kB", "MB", "."),
            Lang::Fr => ("octets", "ko", "Mo", ","),
            Lang::Es => ("bytes", "kB", "MB", ","),
            Lang::Ar => ("بايت", "كيلوبايت", "ميغابايت", ","),
            Lang::Uk => ("Б", "кБ", "МБ", ","),
        };
        Self { byte, kilo, mega, point }
    }
}

/// Whole years between a birth and a day; 0 before the birth.
pub fn age(born: NaiveDate, today: NaiveDate) -> u16 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    let years = today.year() - born.year() - i32::from(!had_birthday);
    u16::try_from(years).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_the_italian_way() {
        assert_eq!(money(123_450), "1.234,50\u{a0}€");
        assert_eq!(money(100_000_000), "1.000.000,00\u{a0}€");
        assert_eq!(number(1_234_567), "1.234.567");
        assert_eq!(money(5), "0,05\u{a0}€");
        assert_eq!((tenths(Lang::It, 43), tenths(Lang::En, 50)), ("4,3".to_owned(), "5.0".to_owned()));
        assert_eq!(size(999), "999\u{a0}byte");
        assert_eq!(size(1_249_000), "1,2\u{a0}MB");
        assert_eq!(size(10_000_000), "10\u{a0}MB");
        assert_eq!(size(96_400), "96\u{a0}kB");
    }

    #[test]
    fn sizes_are_written_in_the_language_of_the_reader() {
        for (lang, few, many) in [
            (Lang::It, "593\u{a0}byte", "1,2\u{a0}MB"),
            (Lang::En, "593\u{a0}bytes", "1.2\u{a0}MB"),
            (Lang::Fr, "593\u{a0}octets", "1,2\u{a0}Mo"),
            (Lang::Es, "593\u{a0}bytes", "1,2\u{a0}MB"),
            (Lang::Ar, "593\u{a0}بايت", "1,2\u{a0}ميغابايت"),
            (Lang::Uk, "593\u{a0}Б", "1,2\u{a0}МБ"),
        ] {
            assert_eq!(
                (size_in(lang, 593).as_str(), size_in(lang, 1_249_000).as_str()),
                (few, many),
                "{lang}"
            );
        }
    }

    #[test]
    fn an_instant_has_seconds_and_no_more() {
        let at = "2026-11-29T14:01:17.812005026Z".parse().unwrap();
        assert_eq!(
            (date_time(at).as_str(), exact_time(at).as_str()),
            ("29/11/2026, 15:01", "15:01:17, UTC+01:00")
        );
    }

    #[test]
    fn who_was_born_on_the_leap_day_ages_on_the_first_of_march() {
        let born = NaiveDate::from_ymd_opt(2008, 2, 29).unwrap();
        assert_eq!(age(born, NaiveDate::from_ymd_opt(2026, 2, 28).unwrap()), 17);
        assert_eq!(age(born, NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()), 18);
    }
}
