//! Reads typed answers: dates, money, numbers, telephones, addresses.

use chrono::{NaiveDate, NaiveTime};

use super::misread::{DateError, EmailError, NumberError, PhoneError, TimeError};

/// First year a typed date may have.
pub(super) const FIRST_YEAR: i32 = 1900;

/// Last year a typed date may have.
pub(super) const LAST_YEAR: i32 = 2100;

/// Reads `14/3/1988`, also with `-`, `.` or spaces between, and `1988-03-14`.
pub fn date(typed: &str) -> Result<NaiveDate, DateError> {
    let parts: Vec<&str> = typed
        .split(|c: char| matches!(c, '/' | '-' | '.') || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, month, last] = parts.as_slice() else {
        return Err(DateError::Shape);
    };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let (day, month) = (day_part(day)?, day_part(month)?);
    let year = match (year.len(), all_digits(year)) {
        (4, true) => year.parse().map_err(|_| DateError::Shape)?,
        (1..=2, true) => return Err(DateError::ShortYear),
        _ => return Err(DateError::Shape),
    };
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(DateError::Year { found: year, first: FIRST_YEAR, last: LAST_YEAR });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay { day, month, year })
}

fn day_part(text: &str) -> Result<u32, DateError> {
    ((1..=2).contains(&text.len()) && all_digits(text))
        .then(|| text.parse().ok())
        .flatten()
        .ok_or(DateError::Shape)
}

/// Reads a time of day: `8:15`, `08.15`, `8h15`, `0830`, `18`.
pub fn time(typed: &str) -> Result<NaiveTime, TimeError> {
    let typed = typed.trim();
    let (hour, minute) = match typed.split_once([':', '.', 'h']) {
        Some(parts) => parts,
        None if !all_digits(typed) => return Err(TimeError),
        None if typed.len() <= 2 => (typed, "00"),
        None => typed.split_at(typed.len() - 2),
    };
    let is_hour = (1..=2).contains(&hour.len()) && all_digits(hour);
    if !is_hour || minute.len() != 2 || !all_digits(minute) {
        return Err(TimeError);
    }
    let (hour, minute) = (hour.parse().map_err(|_| TimeError)?, minute.parse().map_err(|_| TimeError)?);
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(TimeError)
}

/// Reads euro and cents: `1.234,50`, `1234,5`, `1234.50`, `1.234`, `€ 480`; and `1,234.50`, which can be one
/// amount only. Gives cents.
pub fn money(typed: &str) -> Result<u64, NumberError> {
    let text: String = typed.to_lowercase().replace("euro", "").replace('€', "");
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, cents) = split_money(&text).ok_or(NumberError)?;
    let whole: u64 = whole.replace(['.', ','], "").parse().map_err(|_| NumberError)?;
    let cents: u64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<u64>().map_err(|_| NumberError)? * 10,
        _ => cents.parse().map_err(|_| NumberError)?,
    };
    whole.checked_mul(100).and_then(|whole| whole.checked_add(cents)).ok_or(NumberError)
}

/// Splits whole euros from cents. A point is a thousands mark when three digits follow it, and a
/// decimal mark when one or two do.
fn split_money(text: &str) -> Option<(&str, &str)> {
    let is_cents = |cents: &str| (1..=2).contains(&cents.len()) && all_digits(cents);
    // With both marks, the last one is the decimal mark.
    if let Some((whole, cents)) = text.rsplit_once('.').filter(|(whole, _)| whole.contains(',')) {
        return (is_cents(cents) && is_grouped(whole, ',')).then_some((whole, cents));
    }
    let (whole, cents) = match (text.rsplit_once(','), text.rsplit_once('.')) {
        (Some(parts), _) => parts,
        (None, Some((whole, end))) if end.len() < 3 && !whole.contains('.') => (whole, end),
        _ => return is_grouped(text, '.').then_some((text, "")),
    };
    (is_cents(cents) && is_grouped(whole, '.')).then_some((whole, cents))
}

/// Digits only, or groups of three between marks: `1234`, `1.234`, `12.345.678`.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    all_digits(first)
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|group| group.len() == 3 && all_digits(group))
}

/// Reads a whole number, `-3`, `12`.
pub fn integer(typed: &str) -> Result<i64, NumberError> {
    let text = typed.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    all_digits(digits).then(|| text.parse().ok()).flatten().ok_or(NumberError)
}

/// Reads a telephone number, in Italy or abroad (`+39 055 010 0200`). Gives digits, with `+` where
/// there was one.
pub fn phone(typed: &str) -> Result<String, PhoneError> {
    let mut number: String =
        typed.chars().filter(|c| !(c.is_whitespace() || matches!(c, '-' | '.' | '/' | '(' | ')'))).collect();
    if let Some(abroad) = number.strip_prefix("00") {
        number = format!("+{abroad}");
    }
    let digits = number.strip_prefix('+').unwrap_or(&number);
    if let Some(found) = digits.chars().find(|c| !c.is_ascii_digit()) {
        return Err(PhoneError::Symbol { found });
    }
    let found = u32::try_from(digits.len()).unwrap_or(u32::MAX);
    match found {
        0..=5 => Err(PhoneError::TooShort { found }),
        6..=15 => Ok(number),
        _ => Err(PhoneError::TooLong { found }),
    }
}

/// Checks the shape of an e-mail address; whether it exists, only a mail can tell.
pub fn email(typed: &str) -> Result<String, EmailError> {
    let text = typed.trim();
    if text.chars().any(char::is_whitespace) {
        return Err(EmailError::Space);
    }
    let (name, domain) = match text.matches('@').count() {
        1 => text.split_once('@').ok_or(EmailError::NoAt)?,
        0 => return Err(EmailError::NoAt),
        _ => return Err(EmailError::SeveralAt),
    };
    if name.is_empty() || name.len() > 64 || name.contains(['<', '>', '"', ',', ';', '(', ')']) {
        return Err(EmailError::Name);
    }
    (text.len() <= 254 && is_domain(domain)).then(|| text.to_owned()).ok_or(EmailError::Domain)
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    text.split('.').all(is_label) && text.rsplit_once('.').is_some_and(|(_, last)| last.chars().count() > 1)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for typed in ["14/03/1988", "14/3/1988", "14-3-1988", "14.03.1988", " 14 3 1988 ", "1988-03-14"] {
            assert_eq!(date(typed), Ok(day(1988, 3, 14)), "{typed}");
        }
        assert_eq!(date("29/02/2028"), Ok(day(2028, 2, 29)));
    }

    #[test]
    fn dates_that_do_not_exist_say_why() {
        let none = DateError::NoSuchDay { day: 29, month: 2, year: 2027 };
        assert_eq!(date("29/02/2027"), Err(none));
        assert_eq!(date("0/13/2027"), Err(DateError::NoSuchDay { day: 0, month: 13, year: 2027 }));
        assert_eq!(date("14/3/88"), Err(DateError::ShortYear));
        let year = DateError::Year { found: 1788, first: FIRST_YEAR, last: LAST_YEAR };
        assert_eq!(date("14/3/1788"), Err(year));
        for typed in
            ["", "ieri", "14/3", "14/3/1988/1", "14/marzo/1988", "+1/3/1988", "14/3/19888", "١٤/٣/١٩٨٨"]
        {
            assert_eq!(date(typed), Err(DateError::Shape), "{typed}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        for typed in ["8:15", "08:15", "8.15", " 8h15 ", "0815", "815"] {
            assert_eq!(time(typed), Ok(at(8, 15)), "{typed}");
        }
        assert_eq!((time("0:00"), time("23:59")), (Ok(at(0, 0)), Ok(at(23, 59))));
        assert_eq!((time("8"), time(" 18 ")), (Ok(at(8, 0)), Ok(at(18, 0))));
        for typed in [
            "",
            "8:5",
            "24:00",
            "24",
            "12:60",
            "8:15:00",
            "8:15 pm",
            "8 e un quarto",
            "-8:15",
            "٨:١٥",
            "08150",
        ] {
            assert_eq!(time(typed), Err(TimeError), "{typed}");
        }
    }

    #[test]
    fn money_is_read_with_points_and_commas() {
        for (typed, cents) in [
            ("1.234,50", 123_450),
            ("1234,5", 123_450),
            ("1234.50", 123_450),
            ("1.234", 123_400),
            ("1.234.567,89", 123_456_789),
            ("480", 48_000),
            ("€ 480", 48_000),
            ("480,00 €", 48_000),
            ("480 Euro", 48_000),
            ("0,05", 5),
            ("1\u{a0}234,50", 123_450),
            ("1,234.50", 123_450),
            ("€9,530.00", 953_000),
            ("12,345,678.9", 1_234_567_890),
        ] {
            assert_eq!(money(typed), Ok(cents), "{typed}");
        }
    }

    #[test]
    fn what_could_be_two_amounts_is_no_amount() {
        for typed in [
            "",
            "€",
            "-5",
            "1,234",
            "1,23.50",
            "1,234.567",
            "1,234,56.7",
            "1.234,567.8",
            "12.34.5",
            "1.23.456",
            "1234.567",
            ",50",
            "5,",
            "1e3",
            "cento",
            "99999999999999999999",
        ] {
            assert_eq!(money(typed), Err(NumberError), "{typed}");
        }
    }

    #[test]
    fn telephones_and_addresses_say_what_was_found() {
        assert_eq!(phone("055 010-0200"), Ok("0550100200".to_owned()));
        assert_eq!(phone("0039 (333) 010.0147"), Ok("+393330100147".to_owned()));
        assert_eq!(phone("12345"), Err(PhoneError::TooShort { found: 5 }));
        assert_eq!(phone("1234567890123456"), Err(PhoneError::TooLong { found: 16 }));
        assert_eq!(phone("333 O10147"), Err(PhoneError::Symbol { found: 'O' }));
        assert_eq!(email(" a.b@posta.example "), Ok("a.b@posta.example".to_owned()));
        assert_eq!(email("a.b.posta.example"), Err(EmailError::NoAt));
        assert_eq!(email("a@b@posta.example"), Err(EmailError::SeveralAt));
        assert_eq!(email("a b@posta.example"), Err(EmailError::Space));
        assert_eq!(email("@posta.example"), Err(EmailError::Name));
        for typed in ["a@posta", "a@posta..it", "a@.it", "a@posta.i", "a@-posta.it", "a@posta.it."] {
            assert_eq!(email(typed), Err(EmailError::Domain), "{typed}");
        }
    }

    #[test]
    fn whole_numbers_have_digits_only() {
        assert_eq!((integer(" 12 "), integer("-3")), (Ok(12), Ok(-3)));
        for typed in ["", "1,5", "due", "+3", "--3", "99999999999999999999"] {
            assert_eq!(integer(typed), Err(NumberError), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back_from_how_it_is_shown(cents in 0_u64..=1_000_000_000_000) {
            prop_assert_eq!(money(&crate::format::money(cents)), Ok(cents));
        }

        #[test]
        fn every_day_is_read_back_from_how_it_is_shown(days in 0_i64..73_000) {
            let shown = day(FIRST_YEAR, 1, 1) + chrono::Days::new(u64::try_from(days).unwrap());
            prop_assert_eq!(date(&crate::format::date(shown)), Ok(shown));
        }

        #[test]
        fn no_text_makes_a_reader_stumble(typed in any::<String>()) {
            let _ = (date(&typed), time(&typed), money(&typed), integer(&typed), phone(&typed), email(&typed));
        }
    }
}
