use chrono::{DateTime, NaiveDate};

use super::*;
use crate::{
    FiscalCode, Id,
    document::{Document, Kind as FileKind, Sha256, Verification},
    fiscal_code::FiscalCodeError,
    mask::Group,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn document(question: &str, verification: Verification) -> Document {
    Document {
        id: Id::new(uuid::Uuid::nil()),
        question: question.into(),
        name: "contratto.pdf".into(),
        kind: FileKind::Pdf,
        size: 10,
        sha256: Sha256([0; 32]),
        verification,
        uploaded_at: DateTime::UNIX_EPOCH,
    }
}

/// The errors of a step: where and what.
fn errors(step: usize, given: &[(&str, &str)], documents: &[Document]) -> Vec<(String, Problem)> {
    validate_step(&household(), step, &answers(given), documents, today())
        .into_iter()
        .map(|error| (error.path.to_string(), error.problem))
        .collect()
}

/// The problem with one answer to a required question of this kind.
fn problem(kind: Kind, typed: &str) -> Option<Problem> {
    let mut definition = household();
    definition.steps.truncate(1);
    definition.steps[0].sections[0].questions.truncate(1);
    definition.steps[0].sections[0].questions[0].kind = kind;
    let given = answers(&[("in-affitto", typed)]);
    validate_step(&definition, 0, &given, &[], today()).pop().map(|error| error.problem)
}

fn missing(ask: Ask) -> Problem {
    Problem::Missing { ask }
}

#[test]
fn a_question_that_is_not_asked_is_not_required() {
    assert_eq!(errors(0, &[], &[]), [("in-affitto".into(), missing(Ask::Choose))]);
    assert_eq!(errors(0, &[("in-affitto", "no")], &[]), []);
    let asked = [("canone".to_owned(), missing(Ask::Write))];
    assert_eq!(errors(0, &[("in-affitto", "si"), ("canone", "  ")], &[]), asked);
}

#[test]
fn every_error_of_a_step_is_found_at_once_entry_by_entry() {
    let given = [
        ("componenti.0.nome", "Elena"),
        ("componenti.0.ha-codice", "no"),
        ("componenti.0.codice", "not asked, so not looked at"),
        ("componenti.1.nome", "Massimiliano"),
        ("componenti.1.ha-codice", "si"),
        ("componenti.1.codice", "BSSLCU54A67M990"),
        ("componenti", "3"),
    ];
    let short = FiscalCodeError::Length { found: 15, expected: 16 };
    let expected = [
        ("componenti.1.nome".to_owned(), Problem::TooLong { max: 5, found: 12 }),
        ("componenti.1.codice".to_owned(), Problem::FiscalCode(short)),
        ("componenti.2.nome".to_owned(), missing(Ask::Write)),
        ("componenti.2.ha-codice".to_owned(), missing(Ask::Choose)),
    ];
    assert_eq!(errors(1, &given, &[]), expected);
}

#[test]
fn a_condition_in_an_entry_may_look_at_an_answer_outside() {
    let given = [
        ("in-affitto", "si"),
        ("canone", "0"),
        ("componenti.0.nome", "Elena"),
        ("componenti.0.ha-codice", "no"),
        ("componenti.0.in-casa-dal", "23/11/2026"),
    ];
    let found = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let expected = [("componenti.0.in-casa-dal".to_owned(), Problem::DateInFuture { found })];
    assert_eq!(errors(1, &given, &[]), expected);
}

#[test]
fn an_answer_left_behind_by_a_question_no_longer_asked_does_not_count() {
    // The rent is not zero, but it is not asked either: the contract hangs on the first answer.
    assert_eq!(errors(1, &[("in-affitto", "no"), ("canone", "480")], &[]), []);
}

#[test]
fn no_answer_can_be_waited_for_also_when_the_question_is_not_asked() {
    let mut definition = household();
    let empty = |not: bool| {
        let (question, value) = ("canone".into(), String::new());
        Some(if not { Condition::IsNot { question, value } } else { Condition::Is { question, value } })
    };
    let given = answers(&[("in-affitto", "no"), ("canone", "480")]);
    let mut is_asked = |not: bool| {
        definition.steps[1].sections[1].questions[0].when = empty(not);
        !asked(&definition, &definition.steps[1], &given).is_empty()
    };
    assert!(is_asked(false));
    assert!(!is_asked(true));
}

#[test]
fn documents_are_counted_and_rejected_ones_have_to_go() {
    let rent = [("in-affitto", "si"), ("canone", "480")];
    let with = |documents: &[Document]| errors(1, &rent, documents).pop().map(|(_, problem)| problem);
    assert_eq!(with(&[]), Some(missing(Ask::Attach)));
    assert_eq!(with(&[document("altro", Verification::Accepted)]), Some(missing(Ask::Attach)));
    let waiting = document("contratto", Verification::Waiting);
    assert_eq!(with(std::slice::from_ref(&waiting)), None);
    let two = [waiting.clone(), waiting];
    assert_eq!(with(&two), Some(Problem::TooManyFiles { max: 1, found: 2 }));
    let name = "contratto.pdf".to_owned();
    assert_eq!(with(&[document("contratto", Verification::Rejected)]), Some(Problem::RejectedFile { name }));
}

#[test]
fn each_kind_says_what_was_found() {
    let options = vec![Choice { value: "a".into(), label: text("A") }];
    let found = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let gone = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let none = DateError::NoSuchDay { day: 29, month: 2, year: 2027 };
    for (kind, typed, expected) in [
        (Kind::Integer { min: 1, max: 9 }, "10", Problem::OutOfRange { min: 1, max: 9, found: 10 }),
        (Kind::Integer { min: 1, max: 9 }, "dieci", Problem::NotANumber),
        (Kind::Money { max_cents: 100 }, "1,01", Problem::TooMuchMoney { max_cents: 100, found_cents: 101 }),
        (Kind::Money { max_cents: 100 }, "tanto", Problem::NotMoney),
        (Kind::Date { past: false, coming: false, age: None }, "29/02/2027", Problem::NotADate(none)),
        (Kind::Date { past: true, coming: false, age: None }, "23/11/2026", Problem::DateInFuture { found }),
        (
            Kind::Date { past: false, coming: true, age: None },
            "21/11/2026",
            Problem::DateInPast { found: gone },
        ),
        (
            Kind::Date { past: false, coming: true, age: None },
            "5/12/26",
            Problem::NotADayToCome { example: NaiveDate::from_ymd_opt(2026, 12, 6).unwrap() },
        ),
        (Kind::YesNo, "forse", Problem::UnknownOption),
        (Kind::Declaration, "", missing(Ask::Tick)),
        (Kind::OneOf { options: options.clone() }, "b", Problem::UnknownOption),
        (Kind::SeveralOf { options: options.clone() }, "", missing(Ask::ChooseSome)),
        (Kind::SeveralOf { options }, "b", Problem::UnknownOption),
        (Kind::Phone, "1", Problem::NotAPhone(PhoneError::TooShort { found: 1 })),
        (Kind::Email, "a", Problem::NotAnEmail(EmailError::NoAt)),
        (Kind::Time, "dopo pranzo", Problem::NotATime),
        (Kind::Time, "25:00", Problem::NotATime),
        (Kind::Iban, "XX", Problem::Iban(IbanError::Country { found: "XX".into() })),
        (Kind::Municipality, "12345", Problem::UnknownMunicipality),
        (Kind::LongText { max: 2 }, "èèè", Problem::TooLong { max: 2, found: 3 }),
    ] {
        assert!(Problem::CODES.contains(&expected.code()), "{expected:?}");
        assert_eq!(problem(kind.clone(), typed), Some(expected), "{kind:?} {typed}");
    }
}

#[test]
fn right_answers_have_no_problem() {
    let options = vec![Choice { value: "a".into(), label: text("A") }];
    for (kind, typed) in [
        (Kind::Integer { min: 1, max: 9 }, " 9 "),
        (Kind::Money { max_cents: 100 }, "1,00"),
        (Kind::Date { past: true, coming: false, age: None }, "22/11/2026"),
        (Kind::Date { past: false, coming: true, age: None }, "22/11/2026"),
        (Kind::YesNo, "no"),
        (Kind::Time, "8:15"),
        (Kind::Declaration, "si"),
        (Kind::SeveralOf { options }, "a"),
        (Kind::Municipality, "Reggio nell'Emilia (RE)"),
        (Kind::Municipality, "Forlì"),
        (Kind::FiscalCode, "frrgli88c54m990p"),
        (Kind::LongText { max: 3 }, "èèè"),
    ] {
        assert_eq!(problem(kind.clone(), typed), None, "{kind:?} {typed}");
    }
}

#[test]
fn all_steps_are_looked_at_before_sending() {
    let all = validate_all(&household(), &answers(&[("in-affitto", "si"), ("canone", "1")]), &[], today());
    let places: Vec<usize> = all.iter().map(|(step, _)| *step).collect();
    assert_eq!(places, [1]);
    let first = first_wrong(&household(), &answers(&[("in-affitto", "si"), ("canone", "1")]), &[], today());
    assert_eq!(first, Some(1));
    assert_eq!(validate_step(&household(), 9, &Answers::new(), &[], today()), []);
}

#[test]
fn the_summary_reads_back_what_was_asked_and_understood() {
    let given = answers(&[
        ("in-affitto", "si"),
        ("canone", "480"),
        ("componenti.0.nome", "<b>"),
        ("componenti.0.ha-codice", "si"),
        ("componenti.0.codice", "frrgli88c54m990p"),
    ]);
    let summary = summary(&household(), &given, &[document("contratto", Verification::Accepted)]);
    let lines: Vec<_> = summary.sections.iter().flat_map(|section| &section.lines).collect();
    let shown = |name: &str| lines.iter().find(|line| line.path.to_string() == name).unwrap();
    assert_eq!(shown("in-affitto").values, [ShownValue::YesNo(true)]);
    assert_eq!(shown("canone").values, [ShownValue::Money(48_000)]);
    assert_eq!(shown("canone").group, Some(Group::Income));
    assert_eq!(shown("componenti.0.nome").values, [ShownValue::Text("<b>".into())]);
    assert_eq!(shown("componenti.0.nome").entry.as_ref().unwrap().index.number(), 1);
    let code: FiscalCode = "FRRGLI88C54M990P".parse().unwrap();
    assert_eq!(shown("componenti.0.codice").values, [ShownValue::Text(code.to_string())]);
    assert_eq!(shown("componenti.0.in-casa-dal").values, []);
    let name = "contratto.pdf".to_owned();
    let document = Id::new(uuid::Uuid::nil());
    assert_eq!(shown("contratto").values, [ShownValue::File { document, name }]);
    let json = serde_json::to_string(&summary).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&json).unwrap(), summary);
}

#[test]
fn the_summary_leaves_out_what_was_not_asked() {
    let summary = summary(&household(), &answers(&[("in-affitto", "no"), ("canone", "480")]), &[]);
    let names: Vec<String> = summary
        .sections
        .iter()
        .flat_map(|section| &section.lines)
        .map(|line| line.path.to_string())
        .collect();
    assert_eq!(names, ["in-affitto"]);
}

/// Codes of everything that is wrong with these answers to the questions of a service that ships.
fn wrong_in(slug: &str, typed: &[(&str, &str)], of: &[&str]) -> Vec<&'static str> {
    let (_, json) = shipped::FILES.into_iter().find(|(name, _)| *name == slug).unwrap();
    let form = services::service(json).form;
    validate_all(&form, &answers(typed), &[], today())
        .into_iter()
        .flat_map(|(_, errors)| errors)
        .filter(|error| of.contains(&error.path.to_string().as_str()))
        .map(|error| error.problem.code())
        .collect()
}

#[test]
fn a_postal_code_in_a_line_of_its_own_has_five_digits() {
    for (code, wrong) in [("5019", true), ("12", true), ("5O065", true), ("50065", false)] {
        let found = wrong_in("contributo-economico", &[("cap", code)], &["cap"]);
        assert_eq!(found, if wrong { vec!["not-a-postal-code"] } else { Vec::new() }, "{code}");
    }
}

#[test]
fn a_period_does_not_end_before_it_starts() {
    let found = |end: &str| {
        let typed = [("periodo-inizio", "01/06/2027"), ("periodo-fine", end)];
        wrong_in("trasporto-disabili", &typed, &["periodo-inizio", "periodo-fine"])
    };
    assert_eq!(found("02/06/2014"), ["date-in-past"]);
    assert_eq!(found("31/05/2027"), ["ends-before-start"]);
    assert_eq!(found("01/06/2027"), [""; 0]);
    assert_eq!(found(""), [""; 0], "there may be no end");
}

#[test]
fn nothing_goes_with_nothing_else() {
    let found = |values: &[&'static str]| {
        let typed: Vec<_> = values.iter().map(|value| ("accessibilita", *value)).collect();
        wrong_in("primo-appuntamento", &typed, &["accessibilita"])
    };
    assert_eq!(found(&["niente", "lis"]), ["nothing-and-more"]);
    assert_eq!(found(&["niente"]), [""; 0]);
    assert_eq!(found(&["lis", "tempo"]), [""; 0]);
}

/// Months from the day of birth to the first of September before today, 22/11/2026.
#[test]
fn a_child_is_not_too_old_on_the_day_the_year_began() {
    let age = Some(AgeLimit { months: 36, month: 9, day: 1 });
    let kind = Kind::Date { past: true, coming: false, age };
    let start = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let found = NaiveDate::from_ymd_opt(2023, 8, 31).unwrap();
    assert_eq!(problem(kind.clone(), "31/08/2023"), Some(Problem::TooOld { found, months: 36, start }));
    for right in ["01/09/2023", "02/06/2025", "22/11/2026"] {
        assert_eq!(problem(kind.clone(), right), None, "{right}: 36 months on the day, or fewer");
    }
    let unborn = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    assert_eq!(problem(kind.clone(), "23/11/2026"), Some(Problem::DateInFuture { found: unborn }));
    assert!(matches!(problem(kind, "ieri"), Some(Problem::NotADate(_))));
}

#[test]
fn before_the_year_begins_the_one_before_counts() {
    let limit = AgeLimit { months: 36, month: 9, day: 1 };
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let born = day(2023, 8, 31);
    assert_eq!(limit.passed_on(born, day(2026, 8, 31)), None, "it was two in the year that runs");
    assert_eq!(limit.passed_on(born, day(2026, 9, 1)), Some(day(2026, 9, 1)));
    assert_eq!(limit.passed_on(day(2012, 5, 1), day(2026, 8, 31)), Some(day(2025, 9, 1)));
}

/// The limit of the nursery is data of its form.
#[test]
fn the_nursery_takes_no_child_that_goes_to_school() {
    let found = |born: &str| {
        let typed = [("bambini", "1"), ("bambini.0.bambino-data-nascita", born)];
        wrong_in("riduzione-retta-nido", &typed, &["bambini.0.bambino-data-nascita"])
    };
    assert_eq!(found("14/03/2016"), ["too-old"]);
    assert_eq!(found("02/06/2025"), [""; 0]);
}

/// The time of a trip may be left out; the part of the day may not, and says enough for most trips.
#[test]
fn a_trip_has_a_part_of_the_day_and_perhaps_a_time() {
    let found = |time: &str, part: &str| {
        let typed = [("viaggi", "1"), ("viaggi.0.viaggio-ora", time), ("viaggi.0.viaggio-fascia", part)];
        wrong_in("trasporto-disabili", &typed, &["viaggi.0.viaggio-ora", "viaggi.0.viaggio-fascia"])
    };
    assert_eq!(found("dopo pranzo", "pomeriggio"), ["not-a-time"]);
    assert_eq!(found("8:15", ""), ["missing-choose"]);
    assert_eq!(found("", "mattina"), [""; 0]);
    assert_eq!(found("8:15", "mattina"), [""; 0]);
}
