//! Everything of the editor that depends on the kind of a question. A new kind is added here.

use std::collections::BTreeSet;

use domain::{
    Lang, Text,
    document::Kind as DocumentKind,
    form::{AgeLimit, AttachmentRule, Choice, Kind, read},
};

use super::typed::{Mistake, Typed, Wrong, keep, short_name};

/// The codes of the kinds, in the order in which they are offered.
pub const CODES: [&str; 20] = [
    "text",
    "long_text",
    "yes_no",
    "one_of",
    "several_of",
    "integer",
    "money",
    "date",
    "time",
    "phone",
    "email",
    "fiscal_code",
    "iban",
    "municipality",
    "country",
    "address",
    "person",
    "income",
    "declaration",
    "attachment",
];

/// The code of a kind.
pub const fn code(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. } => "text",
        Kind::LongText { .. } => "long_text",
        Kind::Integer { .. } => "integer",
        Kind::Money { .. } => "money",
        Kind::Date { .. } => "date",
        Kind::Time => "time",
        Kind::YesNo => "yes_no",
        Kind::OneOf { .. } => "one_of",
        Kind::SeveralOf { .. } => "several_of",
        Kind::Phone => "phone",
        Kind::Email => "email",
        Kind::FiscalCode => "fiscal_code",
        Kind::Iban => "iban",
        Kind::Municipality => "municipality",
        Kind::Country => "country",
        Kind::Address => "address",
        Kind::Person { .. } => "person",
        Kind::Income { .. } => "income",
        Kind::Declaration => "declaration",
        Kind::Attachment(_) => "attachment",
    }
}

/// Keys of the name of a kind and of what it is for.
pub fn words(code: &str) -> (&'static str, &'static str) {
    match code {
        "long_text" => ("console-kind-long-text", "console-kind-long-text-hint"),
        "integer" => ("console-kind-integer", "console-kind-integer-hint"),
        "money" => ("console-kind-money", "console-kind-money-hint"),
        "date" => ("console-kind-date", "console-kind-date-hint"),
        "time" => ("console-kind-time", "console-kind-time-hint"),
        "yes_no" => ("console-kind-yes-no", "console-kind-yes-no-hint"),
        "one_of" => ("console-kind-one-of", "console-kind-one-of-hint"),
        "several_of" => ("console-kind-several-of", "console-kind-several-of-hint"),
        "phone" => ("console-kind-phone", "console-kind-phone-hint"),
        "email" => ("console-kind-email", "console-kind-email-hint"),
        "fiscal_code" => ("console-kind-fiscal-code", "console-kind-fiscal-code-hint"),
        "iban" => ("console-kind-iban", "console-kind-iban-hint"),
        "municipality" => ("console-kind-municipality", "console-kind-municipality-hint"),
        "country" => ("console-kind-country", "console-kind-country-hint"),
        "address" => ("console-kind-address", "console-kind-address-hint"),
        "person" => ("console-kind-person", "console-kind-person-hint"),
        "income" => ("console-kind-income", "console-kind-income-hint"),
        "declaration" => ("console-kind-declaration", "console-kind-declaration-hint"),
        "attachment" => ("console-kind-attachment", "console-kind-attachment-hint"),
        _ => ("console-kind-text", "console-kind-text-hint"),
    }
}

/// A new question's kind.
pub fn fresh(code: &str) -> Option<Kind> {
    Some(match code {
        "text" => Kind::Text { max: 100 },
        "long_text" => Kind::LongText { max: 2000 },
        "integer" => Kind::Integer { min: 0, max: 99 },
        "money" => Kind::Money { max_cents: 10_000_000 },
        "date" => Kind::Date { past: false, coming: false, age: None },
        "time" => Kind::Time,
        "yes_no" => Kind::YesNo,
        "one_of" => Kind::OneOf { options: Vec::new() },
        "several_of" => Kind::SeveralOf { options: Vec::new() },
        "phone" => Kind::Phone,
        "email" => Kind::Email,
        "fiscal_code" => Kind::FiscalCode,
        "iban" => Kind::Iban,
        "municipality" => Kind::Municipality,
        "country" => Kind::Country,
        "address" => Kind::Address,
        "person" => Kind::Person { code: false },
        "income" => Kind::Income { max_cents: 10_000_000 },
        "declaration" => Kind::Declaration,
        "attachment" => Kind::Attachment(AttachmentRule {
            kinds: DocumentKind::ALL.to_vec(),
            max_bytes: 10 * MEGABYTE,
            max_files: 5,
            max_age_days: None,
            checked_first: false,
            alternatives: Vec::new(),
        }),
        _ => return None,
    })
}

const MEGABYTE: u64 = 1_000_000;

/// Which controls the limits of a kind need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limits {
    /// None.
    None,
    /// Most characters.
    Characters,
    /// Smallest and greatest number.
    Range,
    /// Greatest amount.
    Amount,
    /// Past or coming days.
    Days,
    /// The choices.
    Choices,
    /// Kinds, size and number of files.
    Files,
    /// Whether the codice fiscale is needed.
    Code,
}

/// Which controls the limits of this kind need.
pub fn limits(code: &str) -> Limits {
    match code {
        "text" | "long_text" => Limits::Characters,
        "integer" => Limits::Range,
        "money" | "income" => Limits::Amount,
        "person" => Limits::Code,
        "date" => Limits::Days,
        "one_of" | "several_of" => Limits::Choices,
        "attachment" => Limits::Files,
        _ => Limits::None,
    }
}

/// The answers that a condition may wait for: value and, for choices, label.
pub fn answers(kind: &Kind) -> Vec<(String, Said)> {
    match kind {
        Kind::YesNo => vec![("si".to_owned(), Said::Yes), ("no".to_owned(), Said::No)],
        Kind::Declaration => vec![("si".to_owned(), Said::Yes)],
        Kind::OneOf { options } | Kind::SeveralOf { options } => {
            options.iter().map(|option| (option.value.clone(), Said::Label(option.label.clone()))).collect()
        }
        Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Integer { .. }
        | Kind::Money { .. }
        | Kind::Date { .. }
        | Kind::Time
        | Kind::Phone
        | Kind::Email
        | Kind::FiscalCode
        | Kind::Iban
        | Kind::Municipality
        | Kind::Country
        | Kind::Address
        | Kind::Person { .. }
        | Kind::Income { .. }
        | Kind::Attachment(_) => Vec::new(),
    }
}

/// Whether a condition may look at a question of this kind at all.
pub const fn can_be_waited_for(kind: &Kind) -> bool {
    !matches!(kind, Kind::Attachment(_) | Kind::Address | Kind::Person { .. } | Kind::Income { .. })
}

/// An answer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Sì.
    Yes,
    /// No.
    No,
    /// The label of a choice.
    Label(Text),
}

/// Puts the limits of a kind into a form.
pub fn write(kind: &Kind, typed: &mut Typed) {
    match kind {
        Kind::Text { max } | Kind::LongText { max } => typed.set("massimo", max.to_string()),
        Kind::Integer { min, max } => {
            typed.set("minimo", min.to_string());
            typed.set("massimo", max.to_string());
        }
        Kind::Person { code } => typed.tick("codice", *code),
        Kind::Money { max_cents } | Kind::Income { max_cents } => {
            typed.set("massimo", format!("{},{:02}", max_cents / 100, max_cents % 100));
        }
        Kind::Date { past, coming, age } => {
            typed.tick("passata", *past);
            typed.tick("futura", *coming);
            if let Some(age) = age {
                typed.set("mesi", age.months.to_string());
                typed.set("dal", format!("{}/{}", age.day, age.month));
            }
        }
        Kind::OneOf { options } | Kind::SeveralOf { options } => write_rows(typed, options),
        Kind::Attachment(rule) => {
            typed.set_all("formati", rule.kinds.iter().map(|kind| kind.code().to_owned()).collect());
            typed.set("peso", (rule.max_bytes / MEGABYTE).to_string());
            typed.set("numero", rule.max_files.to_string());
        }
        Kind::Time
        | Kind::YesNo
        | Kind::Phone
        | Kind::Email
        | Kind::FiscalCode
        | Kind::Iban
        | Kind::Municipality
        | Kind::Country
        | Kind::Address
        | Kind::Declaration => {}
    }
}

/// Reads a kind with its limits.
pub fn read(code: &str, typed: &Typed, mistakes: &mut Vec<Mistake>) -> Option<Kind> {
    const CHARACTERS: (i64, i64) = (1, 20_000);
    const ANY: (i64, i64) = (-1_000_000_000_000, 1_000_000_000_000);
    Some(match fresh(code)? {
        Kind::Text { .. } => Kind::Text {
            max: keep(typed.number("massimo", "console-question-max-chars", CHARACTERS), mistakes)?,
        },
        Kind::LongText { .. } => Kind::LongText {
            max: keep(typed.number("massimo", "console-question-max-chars", CHARACTERS), mistakes)?,
        },
        Kind::Integer { .. } => {
            let min = keep(typed.number("minimo", "console-question-min", ANY), mistakes);
            let max = keep(typed.number("massimo", "console-question-max", ANY), mistakes);
            Kind::Integer { min: min?, max: max? }
        }
        Kind::Money { .. } => Kind::Money { max_cents: keep(amount(typed), mistakes)? },
        Kind::Income { .. } => Kind::Income { max_cents: keep(amount(typed), mistakes)? },
        Kind::Person { .. } => Kind::Person { code: typed.is_ticked("codice") },
        Kind::Date { .. } => {
            let (past, coming) = (typed.is_ticked("passata"), typed.is_ticked("futura"));
            let age = keep(age(typed), mistakes)?;
            // Nobody was born on a day to come: every answer would be wrong.
            if coming && age.is_some() {
                mistakes.push(Mistake::new("mesi", "console-question-age-months", Wrong::AgeToCome));
                return None;
            }
            Kind::Date { past, coming, age }
        }
        Kind::OneOf { .. } => Kind::OneOf { options: rows(typed) },
        Kind::SeveralOf { .. } => Kind::SeveralOf { options: rows(typed) },
        Kind::Attachment(_) => Kind::Attachment(files(typed, mistakes)?),
        plain => plain,
    })
}

/// A kind with what the page has no fields for, as it was before.
pub fn with_rest_of(kind: Kind, before: Option<&Kind>) -> Kind {
    match (kind, before) {
        (Kind::Attachment(rule), Some(Kind::Attachment(had))) => Kind::Attachment(AttachmentRule {
            kinds: rule.kinds,
            max_bytes: rule.max_bytes,
            max_files: rule.max_files,
            ..had.clone()
        }),
        (kind, _) => kind,
    }
}

/// How old somebody may be, where that is said; the day as `1/9`.
fn age(typed: &Typed) -> Result<Option<AgeLimit>, Mistake> {
    let day = typed.get("dal").trim();
    if typed.get("mesi").trim().is_empty() && day.is_empty() {
        return Ok(None);
    }
    let months = typed.number("mesi", "console-question-age-months", (1, 1440))?;
    let read = day.split_once('/').and_then(|(day, month)| {
        let (day, month) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
        Some(AgeLimit { months, month, day }).filter(|limit| limit.is_sound())
    });
    let wrong = || Mistake::new("dal", "console-question-age-from", Wrong::NotADayOfTheYear);
    read.map(Some).ok_or_else(wrong)
}

fn amount(typed: &Typed) -> Result<u64, Mistake> {
    read::money(typed.get("massimo"))
        .map_err(|_| Mistake::new("massimo", "console-question-max", Wrong::NotMoney))
}

fn files(typed: &Typed, mistakes: &mut Vec<Mistake>) -> Option<AttachmentRule> {
    let megabytes: Option<u64> = keep(typed.number("peso", "console-question-size", (1, 25)), mistakes);
    let max_files = keep(typed.number("numero", "console-question-files", (1, 20)), mistakes);
    let kinds: Vec<DocumentKind> =
        typed.all("formati").iter().filter_map(|code| DocumentKind::from_code(code)).collect();
    if kinds.is_empty() {
        mistakes.push(Mistake::new("formati", "console-question-formats", Wrong::Empty));
        return None;
    }
    Some(AttachmentRule {
        kinds,
        max_bytes: megabytes? * MEGABYTE,
        max_files: max_files?,
        max_age_days: None,
        checked_first: false,
        alternatives: Vec::new(),
    })
}

/// Most choices of a list.
const MAX_ROWS: usize = 200;

/// Name of a row of the choices.
pub fn row(place: usize) -> String {
    format!("scelta.{place}")
}

/// Name of the field with a row's stored value.
pub fn row_value(place: usize) -> String {
    format!("scelta.{place}.valore")
}

/// How many rows of choices a form has.
pub fn row_count(typed: &Typed) -> usize {
    typed.get("scelte").parse().unwrap_or(0).min(MAX_ROWS)
}

fn write_rows(typed: &mut Typed, options: &[Choice]) {
    typed.set("scelte", options.len().to_string());
    for (place, option) in options.iter().enumerate() {
        typed.set(&row_value(place), option.value.clone());
        typed.set_text(&row(place), &option.label);
    }
}

/// Every row as it was typed, also the empty ones.
fn typed_rows(typed: &Typed) -> Vec<Choice> {
    (0..row_count(typed))
        .map(|place| Choice {
            value: typed.get(&row_value(place)).to_owned(),
            label: typed.text(&row(place)),
        })
        .collect()
}

/// The choices; a row without words is none, and a new one gets its stored value from its words.
fn rows(typed: &Typed) -> Vec<Choice> {
    let mut options: Vec<Choice> = typed_rows(typed);
    options.retain(|option| Lang::ALL.into_iter().any(|lang| !option.label.get(lang).is_empty()));
    let mut taken: BTreeSet<String> = options.iter().map(|option| option.value.clone()).collect();
    for option in options.iter_mut().filter(|option| option.value.is_empty()) {
        option.value = short_name(option.label.get(Lang::It), &taken);
        taken.insert(option.value.clone());
    }
    options
}

/// Presses a button of the rows: `riga:aggiungi`, `riga:su:2`, `riga:giu:2`, `riga:togli:2`. Tells
/// whether it was one.
pub fn press(typed: &mut Typed, button: &str) -> bool {
    let Some(what) = button.strip_prefix("riga:") else {
        return false;
    };
    let mut rows = typed_rows(typed);
    let (what, place) = what.split_once(':').unwrap_or((what, "0"));
    let place: usize = place.parse().unwrap_or(usize::MAX);
    let inside = |place: usize| place < rows.len();
    match what {
        "aggiungi" => rows.push(Choice { value: String::new(), label: Text::italian("") }),
        "su" if inside(place) && place > 0 => rows.swap(place, place - 1),
        "giu" if inside(place.saturating_add(1)) => rows.swap(place, place + 1),
        "togli" if inside(place) => drop(rows.remove(place)),
        _ => {}
    }
    typed.forget("scelta.");
    write_rows(typed, &rows);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_and_read_back() {
        for code in CODES {
            let mut kind = fresh(code).unwrap();
            if let Kind::OneOf { options } | Kind::SeveralOf { options } = &mut kind {
                options
                    .push(Choice { value: "a".to_owned(), label: Text::italian("A").with(Lang::En, "An") });
            }
            assert_eq!(super::code(&kind), code);
            let (mut typed, mut mistakes) = (Typed::default(), Vec::new());
            write(&kind, &mut typed);
            assert_eq!(read(code, &typed, &mut mistakes), Some(kind), "{code}");
            assert_eq!(mistakes, []);
        }
        assert_eq!(fresh("altro"), None);
    }

    #[test]
    fn a_limit_of_age_is_written_and_read_back_or_said_to_be_wrong() {
        let limit = AgeLimit { months: 36, month: 9, day: 1 };
        let kind = Kind::Date { past: true, coming: false, age: Some(limit) };
        let (mut typed, mut mistakes) = (Typed::default(), Vec::new());
        write(&kind, &mut typed);
        assert_eq!((typed.get("mesi"), typed.get("dal")), ("36", "1/9"));
        assert_eq!(read("date", &typed, &mut mistakes), Some(kind));
        for (months, day, field) in [
            ("36", "", "dal"),
            ("36", "29/2", "dal"),
            ("36", "settembre", "dal"),
            ("", "1/9", "mesi"),
            ("0", "1/9", "mesi"),
        ] {
            typed.set("mesi", months);
            typed.set("dal", day);
            mistakes.clear();
            assert_eq!(read("date", &typed, &mut mistakes), None, "{months} {day}");
            assert_eq!(mistakes.iter().map(|wrong| wrong.field.as_str()).collect::<Vec<_>>(), [field]);
            assert_eq!(field == "dal", mistakes[0].wrong == Wrong::NotADayOfTheYear);
        }
    }

    #[test]
    fn of_days_to_come_no_age_is_counted() {
        let limit = AgeLimit { months: 36, month: 9, day: 1 };
        let kind = Kind::Date { past: false, coming: true, age: Some(limit) };
        let (mut typed, mut mistakes) = (Typed::default(), Vec::new());
        write(&kind, &mut typed);
        assert_eq!(read("date", &typed, &mut mistakes), None);
        assert_eq!((mistakes[0].field.as_str(), &mistakes[0].wrong), ("mesi", &Wrong::AgeToCome));
    }

    #[test]
    fn rows_move_and_go_and_a_new_one_gets_a_value() {
        let mut typed = Typed::default();
        assert!(press(&mut typed, "riga:aggiungi") && press(&mut typed, "riga:aggiungi"));
        typed.set("scelta.0.it", "Prima");
        typed.set("scelta.1.it", "Seconda");
        press(&mut typed, "riga:giu:0");
        press(&mut typed, "riga:giu:1");
        assert!(press(&mut typed, "riga:su:9") && !press(&mut typed, "salva"));
        let values: Vec<String> = rows(&typed).into_iter().map(|option| option.value).collect();
        assert_eq!(values, ["seconda", "prima"]);
        press(&mut typed, "riga:togli:0");
        assert_eq!(rows(&typed).len(), 1);
    }
}
