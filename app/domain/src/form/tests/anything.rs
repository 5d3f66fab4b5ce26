//! Any form and any answers: the check, the validation and the summary never stumble, and give the same
//! wherever they run.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::form::RepeatIndex;

/// Names that collide often, and some that are none.
fn any_name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c", "d", "e", "f", "a-via", "A b", ""]).prop_map(str::to_owned)
}

fn any_options() -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec(prop::sample::select(vec!["si", "no", "me", "minore", "x"]), 0..4).prop_map(
        |values| values.into_iter().map(|value| Choice { value: value.into(), label: text(value) }).collect(),
    )
}

fn any_rule() -> impl Strategy<Value = AttachmentRule> {
    (0_u8..4, prop::bool::ANY, prop::bool::ANY).prop_map(|(max_files, has_ways, file)| AttachmentRule {
        kinds: crate::document::Kind::ALL.to_vec(),
        max_bytes: 1000,
        max_files,
        max_age_days: None,
        checked_first: false,
        alternatives: if has_ways {
            vec![Alternative { value: "si".into(), label: text("Sì"), file }]
        } else {
            Vec::new()
        },
    })
}

fn any_age() -> impl Strategy<Value = Option<AgeLimit>> {
    let limit =
        (0_u16..60, 0_u8..14, 0_u8..33).prop_map(|(months, month, day)| AgeLimit { months, month, day });
    prop::option::weighted(0.3, limit)
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        (0_u16..20).prop_map(|max| Kind::Text { max }),
        (0_u16..20).prop_map(|max| Kind::LongText { max }),
        (-2_i64..3, -2_i64..3).prop_map(|(min, max)| Kind::Integer { min, max }),
        (0_u64..3).prop_map(|max_cents| Kind::Money { max_cents }),
        (prop::bool::ANY, prop::bool::ANY, any_age()).prop_map(|(past, coming, age)| Kind::Date {
            past,
            coming,
            age
        }),
        Just(Kind::Time),
        Just(Kind::YesNo),
        any_options().prop_map(|options| Kind::OneOf { options }),
        any_options().prop_map(|options| Kind::SeveralOf { options }),
        Just(Kind::Phone),
        Just(Kind::Email),
        Just(Kind::FiscalCode),
        Just(Kind::Iban),
        Just(Kind::Municipality),
        Just(Kind::Country),
        prop::bool::ANY.prop_map(|code| Kind::Person { code }),
        Just(Kind::Address),
        (0_u64..3).prop_map(|max_cents| Kind::Income { max_cents }),
        Just(Kind::Declaration),
        any_rule().prop_map(Kind::Attachment),
    ]
}

fn any_condition() -> impl Strategy<Value = Condition> {
    let value = prop::sample::select(vec!["si", "no", "", "x"]).prop_map(str::to_owned);
    let leaf = (any_name(), value, prop::bool::ANY).prop_map(|(question, value, not)| {
        if not { Condition::IsNot { question, value } } else { Condition::Is { question, value } }
    });
    leaf.prop_recursive(2, 4, 2, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(inner, 0..3).prop_map(Condition::Any),
        ]
    })
}

fn any_meaning() -> impl Strategy<Value = Meaning> {
    let whose = prop::sample::select(vec![Whose::Applicant, Whose::Beneficiary, Whose::Member]);
    prop_oneof![
        Just(Meaning::ForWhom),
        Just(Meaning::Title),
        Just(Meaning::TitleDocument),
        (whose.clone(), prop::sample::select(Part::ALL.to_vec()))
            .prop_map(|(of, part)| Meaning::Fact { of, part }),
        whose.prop_map(Meaning::About),
        Just(Meaning::Notices),
        Just(Meaning::KeepFrom),
        Just(Meaning::Needs([("si".to_owned(), "casa".to_owned())].into())),
        Just(Meaning::CardField("arrivo-anno".to_owned())),
        Just(Meaning::Services([("si".to_owned(), "pasti".to_owned())].into())),
    ]
}

fn any_question() -> impl Strategy<Value = Question> {
    let when = prop::option::weighted(0.3, any_condition());
    let means = prop::option::weighted(0.4, any_meaning());
    (any_name(), any_kind(), prop::bool::ANY, when, means).prop_map(|(name, kind, required, when, means)| {
        Question {
            label: text("Domanda"),
            hint: None,
            prefill: None,
            group: None,
            name,
            kind,
            required,
            when,
            means,
        }
    })
}

fn any_section() -> impl Strategy<Value = Section> {
    let repeat = prop::option::weighted(0.4, (any_name(), 0_u8..3, 0_u8..4)).prop_map(|repeat| {
        repeat.map(|(name, min, max)| Repeat { name, item: text("Voce"), add: text("Aggiungi"), min, max })
    });
    let when = prop::option::weighted(0.2, any_condition());
    (prop::collection::vec(any_question(), 0..5), repeat, when).prop_map(|(questions, repeat, when)| {
        Section { title: text("Parte"), hint: None, link: None, when, repeat, questions }
    })
}

fn any_definition() -> impl Strategy<Value = Definition> {
    let step =
        (prop::sample::select(vec!["uno", "due", "riepilogo"]), prop::collection::vec(any_section(), 0..3));
    prop::collection::vec(step, 0..3).prop_map(|steps| Definition {
        steps: steps
            .into_iter()
            .map(|(slug, sections)| Step {
                slug: slug.into(),
                name: text("Passo"),
                title: text("Passo"),
                lead: None,
                sections,
            })
            .collect(),
    })
}

/// One name for one thing, and no condition that looks ahead: no checked form is otherwise, and such
/// conditions could go round in circles.
fn in_order(mut form: Definition) -> Definition {
    let mut names: Vec<String> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    let mut is_new = |name: &str| {
        let is_new = !names.iter().any(|other| other == name);
        names.push(name.to_owned());
        is_new
    };
    for section in form.steps.iter_mut().flat_map(|step| &mut step.sections) {
        section.when.take_if(|when| !looks_at(when, &known));
        section.repeat.take_if(|repeat| !is_new(&repeat.name));
        section.questions.retain(|question| is_new(&question.name));
        for question in &mut section.questions {
            question.when.take_if(|when| !looks_at(when, &known));
            known.push(question.name.clone());
        }
    }
    form
}

fn looks_at(when: &Condition, known: &[String]) -> bool {
    match when {
        Condition::Is { question, .. } | Condition::IsNot { question, .. } => known.contains(question),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().all(|part| looks_at(part, known)),
    }
}

/// Answers to some places of the form, sensible, senseless and too many.
fn any_answers(form: &Definition) -> impl Strategy<Value = Answers> + use<> {
    let places: Vec<FieldPath> = form
        .questions()
        .flat_map(|(section, question)| {
            (0..2).flat_map(move |index| {
                let path = FieldPath::of(section, RepeatIndex(index), question);
                let parts = question.kind.parts().iter().map(|part| path.clone().with(*part));
                parts.chain([path.clone()]).collect::<Vec<_>>()
            })
        })
        .collect();
    let value = prop_oneof![
        4 => prop::sample::select(vec!["si", "no", "me", "x", "1", "14/03/1988", "FRRGLI88C54M990P", "mese"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let values = prop::collection::vec(prop::option::weighted(0.7, value), places.len());
    values.prop_map(move |values| {
        places.iter().zip(values).filter_map(|(path, value)| Some((path.clone(), value?))).collect()
    })
}

fn form_and_answers() -> impl Strategy<Value = (Definition, Answers)> {
    any_definition().prop_map(in_order).prop_flat_map(|form| {
        let answers = any_answers(&form);
        (Just(form), answers)
    })
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Browser and server hold the same form and the same answers, exchanged as JSON, and judge them by
    /// the same functions; a form that one of them would not take is taken by neither.
    #[test]
    fn browser_and_server_judge_alike((form, given) in form_and_answers()) {
        let sent: Definition = serde_json::from_str(&serde_json::to_string(&form).unwrap()).unwrap();
        let typed: Answers = serde_json::from_str(&serde_json::to_string(&given).unwrap()).unwrap();
        prop_assert_eq!(check(&sent), check(&form));
        prop_assert_eq!(validate_all(&sent, &typed, &[], today()), validate_all(&form, &given, &[], today()));
        prop_assert_eq!(summary(&sent, &typed, &[]), summary(&form, &given, &[]));
    }

    #[test]
    fn every_mistake_names_a_place(form in any_definition()) {
        for mistake in check(&form).err().unwrap_or_default() {
            prop_assert!(mistake.place.starts_with("steps"), "{mistake}");
        }
    }

    #[test]
    fn every_error_is_in_a_place_of_the_page((form, given) in form_and_answers()) {
        for (place, errors) in validate_all(&form, &given, &[], today()) {
            prop_assert_eq!(&errors, &validate_step(&form, place, &given, &[], today()));
            for error in errors {
                let mut places = asked(&form, &form.steps[place], &given).into_iter();
                prop_assert!(places.any(|asked| asked.path == error.path));
            }
        }
    }

    #[test]
    fn answers_kept_aside_come_back_when_the_condition_does((form, given) in form_and_answers()) {
        let mut known = given;
        known.retain_known(&form);
        let mut sent = known.clone();
        retain_asked(&form, &mut sent);
        prop_assert_eq!(summary(&form, &sent, &[]), summary(&form, &known, &[]));
        let mut again = known.clone();
        for step in &form.steps {
            again.replace_step(step, known.clone());
        }
        prop_assert_eq!(again, known);
    }
}
