//! What holds for whatever people type, in the real forms.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use super::{services::service, shipped::FILES};
use crate::form::RepeatIndex;

/// One of the real forms.
fn any_form() -> impl Strategy<Value = Definition> {
    (0..FILES.len()).prop_map(|index| Arc::unwrap_or_clone(service(FILES[index].1).form))
}

/// Answers that make sense often enough for conditions to hold, and nonsense.
fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just("si".to_owned()),
        4 => Just("no".to_owned()),
        2 => Just(String::new()),
        4 => prop::sample::select(vec!["me", "familiare", "rappresentato", "affitto", "valido", "altro", "legale",
            "disoccupazione", "carrozzina-elettrica", "diabete", "29/02/2028", "480,00", "3"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// A form and answers to some of its questions, also in entries above the most.
fn any_answers() -> impl Strategy<Value = (Definition, Answers)> {
    any_form().prop_flat_map(|form| {
        let paths: Vec<FieldPath> = form
            .questions()
            .flat_map(|(section, question)| {
                (0..3).map(|index| FieldPath::of(section, RepeatIndex(index), question))
            })
            .collect();
        let count = paths.len();
        (Just(form), prop::collection::vec(prop::option::weighted(0.6, any_value()), count)).prop_map(
            move |(form, values)| {
                let answers = paths
                    .iter()
                    .zip(values)
                    .filter_map(|(path, value)| Some((path.clone(), value?)))
                    .collect();
                (form, answers)
            },
        )
    })
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_not_asked_changes_nothing((form, answers) in any_answers()) {
        let mut sent = answers.clone();
        retain_asked(&form, &mut sent);
        prop_assert_eq!(summary(&form, &sent, &[]), summary(&form, &answers, &[]));
        prop_assert_eq!(
            validate_all(&form, &sent, &[], today()),
            validate_all(&form, &answers, &[], today())
        );
        let mut again = sent.clone();
        retain_asked(&form, &mut again);
        prop_assert_eq!(again, sent);
    }

    #[test]
    fn errors_are_about_questions_that_are_asked((form, answers) in any_answers()) {
        let lines: Vec<FieldPath> = summary(&form, &answers, &[])
            .sections
            .into_iter()
            .flat_map(|section| section.lines)
            .map(|line| line.path)
            .collect();
        let all = validate_all(&form, &answers, &[], today());
        prop_assert_eq!(first_wrong(&form, &answers, &[], today()), all.first().map(|(step, _)| *step));
        for (_, errors) in all {
            for error in errors {
                prop_assert!(lines.contains(&error.path.whole()), "{}", error.path);
            }
        }
    }

    #[test]
    fn a_step_posted_again_is_the_same((form, answers) in any_answers()) {
        let mut known = answers;
        known.retain_known(&form);
        for step in &form.steps {
            let mut posted = known.clone();
            posted.replace_step(step, known.clone());
            prop_assert_eq!(&posted, &known);
        }
    }
}
