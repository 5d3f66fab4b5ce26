//! What people and attackers type, kind by kind: empty, too long, in the wrong shape, with markup, with
//! letters that run the other way or show nothing, with days that do not exist.

use std::mem::discriminant;

use chrono::NaiveDate;

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// A form with one required question.
fn one(kind: Kind) -> Definition {
    let mut form = household();
    form.steps.truncate(1);
    form.steps[0].sections.truncate(1);
    let section = &mut form.steps[0].sections[0];
    section.questions.truncate(1);
    section.questions[0].name = "d".into();
    section.questions[0].kind = kind;
    form
}

/// Posts these fields, as a page would, and tells what is wrong: field and code.
fn wrong(kind: Kind, typed: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let form = one(kind);
    let mut given = answers(typed);
    given.retain_known(&form);
    validate_step(&form, 0, &given, &[], today())
        .into_iter()
        .map(|error| (error.path.to_string(), error.problem.code()))
        .collect()
}

fn code(kind: &Kind, typed: &str) -> Option<&'static str> {
    let found = wrong(kind.clone(), &[("d", typed)]);
    assert!(found.len() <= 1, "{found:?}");
    found.first().map(|(_, code)| *code)
}

/// A kind, and what is said about each thing that is typed.
type Table = (Kind, Vec<(&'static str, Option<&'static str>)>);

const MARKUP: &str = "\"><script>alert(1)</script>";
/// Shows as nothing at all: zero-width spaces, joiners, marks of direction, a byte order mark.
const NOTHING: &str = "\u{200B}\u{200D}\u{202E}\u{2066}\u{FEFF}\u{200F} ";

fn words() -> Vec<Table> {
    vec![
        (
            Kind::Text { max: 30 },
            vec![
                ("", Some("missing-write")),
                ("   ", Some("missing-write")),
                (NOTHING, Some("missing-write")),
                (MARKUP, None),
                ("Łukasz O’Neill", None),
                ("مريم", None),
                ("\u{202E}aicuL\u{202C}", None),
                ("1234567890123456789012345678901", Some("too-long")),
            ],
        ),
        (Kind::LongText { max: 5 }, vec![("uno\r\ndue", Some("too-long")), ("a\nb", None)]),
        (
            Kind::Municipality,
            vec![
                ("50065", Some("unknown-municipality")),
                (MARKUP, Some("unknown-municipality")),
                ("x", Some("unknown-municipality")),
                ("Reggio nell’Emilia (RE)", None),
            ],
        ),
        (
            Kind::Country,
            vec![
                ("", Some("missing-write")),
                ("123", Some("unknown-country")),
                ("<b>Marocco</b>", Some("unknown-country")),
                ("Costa d’Avorio", None),
                ("\u{200B}Marocco\u{200B}", None),
            ],
        ),
    ]
}

fn numbers() -> Vec<Table> {
    vec![
        (
            Kind::Integer { min: 0, max: 20 },
            vec![
                ("", Some("missing-write")),
                ("tre", Some("not-a-number")),
                ("3,5", Some("not-a-number")),
                ("٣", Some("not-a-number")),
                ("-1", Some("out-of-range")),
                ("21", Some("out-of-range")),
                ("99999999999999999999", Some("not-a-number")),
                ("3 OR 1=1", Some("not-a-number")),
                ("0", None),
            ],
        ),
        (
            Kind::Money { max_cents: 100_000 },
            vec![
                ("1.000,01", Some("too-much-money")),
                ("1,000.00", None),
                ("-5", Some("not-money")),
                ("1e3", Some("not-money")),
                ("€ 1.000", None),
            ],
        ),
        (
            Kind::Date { past: true, coming: false, age: None },
            vec![
                ("29/02/2025", Some("date-no-such-day")),
                ("31/04/2025", Some("date-no-such-day")),
                ("00/01/2025", Some("date-no-such-day")),
                ("32/13/2025", Some("date-no-such-day")),
                ("1/1/88", Some("date-short-year")),
                ("1/1/1066", Some("date-year")),
                ("oggi", Some("date-shape")),
                ("23/11/2026", Some("date-in-future")),
                ("29/02/2024", None),
            ],
        ),
        (Kind::YesNo, vec![("", Some("missing-choose")), ("yes", Some("unknown-option")), ("no", None)]),
        (Kind::Declaration, vec![("", Some("missing-tick")), ("no", Some("unknown-option")), ("si", None)]),
        (
            Kind::OneOf { options: choices() },
            vec![("", Some("missing-choose")), ("b", Some("unknown-option")), ("a", None)],
        ),
        (
            Kind::SeveralOf { options: choices() },
            vec![("", Some("missing-choose-some")), ("b", Some("unknown-option")), ("a", None)],
        ),
    ]
}

fn codes() -> Vec<Table> {
    vec![
        (
            Kind::FiscalCode,
            vec![
                ("FRRGLI88C54M990", Some("fiscal-code-length")),
                ("FRRGLI88C54M990Q", Some("fiscal-code-check")),
                ("FRRGLI88C54M990?", Some("fiscal-code-symbol")),
                ("FRRGLI88C\u{200B}54M990P", None),
                (" frr gli 88c54 m990p ", None),
            ],
        ),
        (
            Kind::Iban,
            vec![
                ("IT60X0542811101000000123465", Some("iban-check")),
                ("IT60X054281110100000012345", Some("iban-length")),
                ("US60X0542811101000000123456", Some("iban-country")),
                ("IT60X05428111010000001234-_", Some("iban-symbol")),
                ("it60 x054 2811 1010 0000 0123 456", None),
            ],
        ),
        (
            Kind::Time,
            vec![
                ("", Some("missing-write")),
                ("presto", Some("not-a-time")),
                ("25:00", Some("not-a-time")),
                ("8:60", Some("not-a-time")),
                (MARKUP, Some("not-a-time")),
                ("8:15", None),
                ("18.05", None),
            ],
        ),
        (
            Kind::Phone,
            vec![
                ("+", Some("phone-too-short")),
                ("333 O10147", Some("phone-symbol")),
                ("1234567890123456", Some("phone-too-long")),
                ("+39 055 010 0200", None),
            ],
        ),
        (
            Kind::Email,
            vec![
                ("giulia", Some("email-no-at")),
                ("a@b@c.it", Some("email-several-at")),
                ("<a>@posta.example", Some("email-name")),
                ("a@localhost", Some("email-domain")),
                ("giu lia@posta.example", Some("email-space")),
                ("giulia@posta.example", None),
            ],
        ),
    ]
}

#[test]
fn every_kind_of_one_field_says_what_was_found() {
    let tables = [words(), numbers(), codes()].concat();
    for (kind, _) in every_kind() {
        assert!(
            tables.iter().any(|(of, _)| discriminant(of) == discriminant(&kind)),
            "{kind:?} has no table"
        );
    }
    for (kind, rows) in tables {
        for (typed, expected) in rows {
            assert_eq!(code(&kind, typed), expected, "{kind:?}: {typed:?}");
        }
    }
}

#[test]
fn a_person_is_asked_field_by_field() {
    let all = [
        ("d.nome", "missing-write"),
        ("d.cognome", "missing-write"),
        ("d.data-nascita", "missing-write"),
        ("d.codice-fiscale", "missing-write"),
    ];
    let owned = |list: &[(&str, &'static str)]| -> Vec<(String, &'static str)> {
        list.iter().map(|(path, code)| ((*path).to_owned(), *code)).collect()
    };
    assert_eq!(wrong(Kind::Person { code: true }, &[]), owned(&all));
    let typed = [("d.nome", "Elena"), ("d.cognome", MARKUP), ("d.data-nascita", "31/02/2020")];
    assert_eq!(wrong(Kind::Person { code: false }, &typed), owned(&[("d.data-nascita", "date-no-such-day")]));
    let strange = [("d", "whole"), ("d.via", "of another kind"), ("d.paese", "x")];
    let mut given = answers(&strange);
    given.retain_known(&one(Kind::Person { code: false }));
    assert!(given.is_empty(), "no field of ours: {given:?}");
}

#[test]
fn an_address_is_in_italy_unless_it_is_said() {
    let here = [("d.via", "Via dei Mulini 12"), ("d.cap", "5006"), ("d.comune", "12")];
    let found: Vec<&str> = wrong(Kind::Address, &here).into_iter().map(|(_, code)| code).collect();
    assert_eq!(found, ["not-a-postal-code", "unknown-municipality"]);
    let abroad = [("d.via", "12 rue X"), ("d.cap", "B-1000"), ("d.comune", "Liège 4"), ("d.paese", "Belgio")];
    assert_eq!(wrong(Kind::Address, &abroad), []);
    let form = one(Kind::Address);
    let looked_up = |typed: &[(&str, &str)]| -> Vec<(PlaceKind, String)> {
        typed_places(&form, &form.steps[0], &answers(typed))
            .into_iter()
            .map(|place| (place.kind, place.name))
            .collect()
    };
    assert_eq!(looked_up(&abroad), [(PlaceKind::Country, "Belgio".to_owned())]);
    let home = [("d.via", "Via X"), ("d.comune", "Calliano (TN)"), ("d.paese", "Italia")];
    assert_eq!(
        looked_up(&home),
        [(PlaceKind::Municipality, "Calliano".to_owned()), (PlaceKind::Country, "Italia".to_owned())]
    );
}

#[test]
fn an_income_has_an_amount_and_how_often() {
    let codes = |typed: &[(&str, &str)]| -> Vec<&'static str> {
        wrong(Kind::Income { max_cents: 100 }, typed).into_iter().map(|(_, code)| code).collect()
    };
    assert_eq!(codes(&[]), ["missing-write", "missing-choose"]);
    assert_eq!(codes(&[("d.importo", "1,01"), ("d.ogni", "giorno")]), ["too-much-money", "unknown-option"]);
    assert_eq!(codes(&[("d.importo", "1"), ("d.ogni", "mese")]), [""; 0]);
}

#[test]
fn a_question_of_several_fields_that_may_stay_empty_is_answered_as_a_whole_or_not() {
    let mut form = one(Kind::Address);
    form.steps[0].sections[0].questions[0].required = false;
    let errors = |typed: &[(&str, &str)]| validate_step(&form, 0, &answers(typed), &[], today()).len();
    assert_eq!(errors(&[]), 0);
    assert_eq!(errors(&[("d.cap", "50065")]), 2, "street and municipality are missing");
}

#[test]
fn a_second_answer_to_the_same_question_is_not_taken() {
    let form = one(Kind::Text { max: 10 });
    let mut given = answers(&[("d", "prima"), ("d", "seconda, molto più lunga")]);
    given.retain_known(&form);
    assert_eq!(given.all(&path("d")), ["prima"]);
    // Also what was stored by other ways is read back as it is judged.
    let stored = answers(&[("d", "prima"), ("d", "seconda")]);
    let shown = summary(&form, &stored, &[]);
    assert_eq!(shown.sections[0].lines[0].values, [ShownValue::Text("prima".into())]);
}

#[test]
fn joiners_stay_in_words_that_are_spelt_with_them() {
    let persian = "می\u{200C}خواهم";
    assert_eq!(answers(&[("d", persian)]).get(&path("d")), persian);
}

fn choices() -> Vec<Choice> {
    vec![Choice { value: "a".into(), label: text("A") }]
}

/// Kinds of one field, each with a right answer; after the bar the kinds of several fields or of files, which have
/// tests of their own. The match is for the compiler: a kind that is in neither list breaks the build.
macro_rules! kinds {
    ($($kind:ident $({ $($field:ident: $value:expr),* })? = $right:literal,)* | $($other:ident)*) => {{
        let _listed = |kind: &Kind| match kind {
            $(Kind::$kind { .. })|* | $(Kind::$other { .. })|* => (),
        };
        vec![$((Kind::$kind $({ $($field: $value),* })?, $right)),*]
    }};
}

/// Every kind of one field, with a right answer.
fn every_kind() -> Vec<(Kind, &'static str)> {
    kinds! {
        Text { max: 30 } = "Giulia",
        LongText { max: 30 } = "Due parole",
        Integer { min: 0, max: 20 } = "3",
        Money { max_cents: 100_000 } = "12,50",
        Date { past: true, coming: false, age: None } = "29/02/2024",
        Time = "8:15",
        YesNo = "si",
        OneOf { options: choices() } = "a",
        SeveralOf { options: choices() } = "a",
        Phone = "+39 055 010 0200",
        Email = "giulia@posta.example",
        FiscalCode = "FRRGLI88C54M990P",
        Iban = "IT60X0542811101000000123456",
        Municipality = "Pontelaro",
        Country = "Marocco",
        Declaration = "si",
        | Person Address Income Attachment
    }
}

#[test]
fn what_shows_nothing_answers_no_kind() {
    for (kind, right) in every_kind() {
        assert_eq!(code(&kind, right), None, "{kind:?}");
        let missing = code(&kind, "").unwrap_or_default();
        assert!(missing.starts_with("missing"), "{kind:?}: {missing}");
        assert_eq!(code(&kind, NOTHING), Some(missing), "{kind:?}");
    }
}

#[test]
fn marks_of_direction_and_letters_without_width_change_no_answer_of_any_kind() {
    for (kind, right) in every_kind() {
        let turned = format!("\u{202E}\u{2066}{right}\u{2069}\u{202C}");
        assert_eq!(code(&kind, &turned), None, "{kind:?}");
        let spread: String = right.chars().flat_map(|letter| [letter, '\u{200B}']).collect();
        assert_eq!(code(&kind, &spread), None, "{kind:?}");
    }
}

#[test]
fn markup_is_text_and_answers_no_other_kind() {
    for (kind, _) in every_kind() {
        let is_text = matches!(kind, Kind::Text { .. } | Kind::LongText { .. });
        assert_eq!(code(&kind, MARKUP).is_none(), is_text, "{kind:?}");
    }
}

#[test]
fn too_much_is_told_by_every_kind() {
    let long = "9".repeat(2000);
    for (kind, _) in every_kind() {
        assert!(code(&kind, &long).is_some(), "{kind:?}");
    }
}
