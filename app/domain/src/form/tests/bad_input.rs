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

/// Kinds of one field, each with a right answer; after the bar those of several fields, which [`several_fields`] has,
/// and of files, which have tests of their own. The match is for the compiler: a kind in neither list breaks the build.
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

/// A field that is typed into.
#[derive(Debug)]
struct Field {
    kind: Kind,
    /// Which field of its kind, where that has several.
    part: Option<Part>,
    name: String,
    right: &'static str,
    /// Right answers of the other fields of the question.
    beside: Vec<(String, &'static str)>,
}

impl Field {
    /// What is said about this answer in it.
    fn code(&self, typed: &str) -> Option<&'static str> {
        let beside = self.beside.iter().map(|(name, right)| (name.as_str(), *right));
        let given: Vec<(&str, &str)> = beside.chain([(self.name.as_str(), typed)]).collect();
        let found = wrong(self.kind.clone(), &given);
        assert!(found.iter().all(|(place, _)| *place == self.name), "{found:?}");
        assert!(found.len() <= 1, "{found:?}");
        found.first().map(|(_, code)| *code)
    }

    fn is_needed(&self) -> bool {
        self.part.is_none_or(|part| self.kind.needs(part))
    }

    /// Whether any words answer it.
    const fn is_text(&self) -> bool {
        match self.part {
            None => matches!(self.kind, Kind::Text { .. } | Kind::LongText { .. }),
            Some(part) => {
                matches!(part, Part::GivenName | Part::FamilyName | Part::BirthPlace | Part::Street)
            }
        }
    }
}

/// The fields of the kinds that have several.
fn several_fields() -> Vec<Field> {
    let kinds: [(Kind, Vec<&'static str>); 3] = [
        (Kind::Person { code: true }, vec!["Giulia", "Ferri", "14/03/1988", "Firenze", "FRRGLI88C54M990P"]),
        (Kind::Address, vec!["Via dei Mulini 12", "50065", "Pontelaro", "Italia"]),
        (Kind::Income { max_cents: 100_000 }, vec!["480,00", "mese"]),
    ];
    let mut fields = Vec::new();
    for (kind, right) in kinds {
        assert_eq!(kind.parts().len(), right.len(), "{kind:?}");
        let named = || kind.parts().iter().map(|part| (*part, format!("d.{part}"))).zip(right.clone());
        for ((part, name), right) in named() {
            let others = named().filter(|((other, _), _)| *other != part);
            let beside = others.map(|((_, name), right)| (name, right)).collect();
            fields.push(Field { kind: kind.clone(), part: Some(part), name, right, beside });
        }
    }
    fields
}

/// Every field of every kind.
fn every_field() -> Vec<Field> {
    let one = |(kind, right)| Field { kind, part: None, name: "d".to_owned(), right, beside: Vec::new() };
    every_kind().into_iter().map(one).chain(several_fields()).collect()
}

#[test]
fn every_field_of_a_kind_of_several_says_what_was_found() {
    let (name, street) = ("x".repeat(101), "x".repeat(151));
    let (long, longer) = (name.as_str(), street.as_str());
    let table: [(Part, Vec<(&str, &str)>); 11] = [
        (Part::GivenName, vec![("   ", "missing-write"), (long, "too-long")]),
        (Part::FamilyName, vec![("", "missing-write"), (long, "too-long")]),
        (
            Part::BirthDate,
            vec![("23/11/2026", "date-in-future"), ("1/1/88", "date-short-year"), ("ieri", "date-shape")],
        ),
        (Part::BirthPlace, vec![(long, "too-long")]),
        (
            Part::FiscalCode,
            vec![("FRRGLI88C54M990Q", "fiscal-code-check"), ("FRRGLI88C54M990", "fiscal-code-length")],
        ),
        (Part::Street, vec![(NOTHING, "missing-write"), (longer, "too-long")]),
        (
            Part::PostalCode,
            vec![
                ("5006", "not-a-postal-code"),
                ("٥٠٠٦٥", "not-a-postal-code"),
                ("50065 OR 1=1", "not-a-postal-code"),
            ],
        ),
        (Part::Municipality, vec![("", "missing-write"), ("50065", "unknown-municipality")]),
        (Part::Country, vec![("123", "unknown-country"), ("<b>Italia</b>", "unknown-country")]),
        (Part::Amount, vec![("-5", "not-money"), ("1e3", "not-money"), ("1.000,01", "too-much-money")]),
        (Part::Every, vec![("", "missing-choose"), ("oggi", "unknown-option"), ("MESE", "unknown-option")]),
    ];
    let fields = several_fields();
    for field in &fields {
        assert!(table.iter().any(|(part, _)| Some(*part) == field.part), "{field:?} has no line");
    }
    for (part, rows) in table {
        let field = fields.iter().find(|field| field.part == Some(part)).unwrap();
        for (typed, expected) in rows {
            assert_eq!(field.code(typed), Some(expected), "{part:?}: {typed:?}");
        }
    }
}

#[test]
fn what_shows_nothing_answers_no_field() {
    for field in every_field() {
        assert_eq!(field.code(field.right), None, "{field:?}");
        let missing = field.code("");
        assert_eq!(missing.is_some(), field.is_needed(), "{field:?}: {missing:?}");
        assert!(missing.is_none_or(|code| code.starts_with("missing")), "{field:?}: {missing:?}");
        assert_eq!(field.code(NOTHING), missing, "{field:?}");
    }
}

#[test]
fn marks_of_direction_and_letters_without_width_change_no_answer_in_any_field() {
    for field in every_field() {
        let turned = format!("\u{202E}\u{2066}{}\u{2069}\u{202C}", field.right);
        assert_eq!(field.code(&turned), None, "{field:?}");
        let spread: String = field.right.chars().flat_map(|letter| [letter, '\u{200B}']).collect();
        assert_eq!(field.code(&spread), None, "{field:?}");
    }
}

#[test]
fn markup_is_text_and_answers_no_other_field() {
    for field in every_field() {
        assert_eq!(field.code(MARKUP).is_none(), field.is_text(), "{field:?}");
    }
}

#[test]
fn too_much_is_told_in_every_field() {
    let long = "9".repeat(2000);
    for field in every_field() {
        assert!(field.code(&long).is_some(), "{field:?}");
    }
}
