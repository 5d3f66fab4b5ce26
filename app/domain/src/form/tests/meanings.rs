//! What answers stand for: who asks for whom, what reaches the card, and what does not fit together.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn choice(value: &str) -> Value {
    json!({ "value": value, "label": { "it": value } })
}

fn question(name: &str, kind: &Value, more: &Value) -> Value {
    let mut question = json!({ "name": name, "label": { "it": name }, "kind": kind });
    for (key, value) in more.as_object().unwrap() {
        question[key] = value.clone();
    }
    question
}

fn fact(of: &str, part: &str) -> Value {
    json!({ "means": { "fact": { "of": of, "part": part } } })
}

/// For whom, by which title, and the people at home; needs and another service.
fn form_json() -> Value {
    let line = json!({ "type": "text", "max": 50 });
    let day = json!({ "type": "date", "past": true });
    let code = json!({ "type": "fiscal_code" });
    let whom = json!({ "type": "one_of", "options": [choice("me"), choice("minore"), choice("familiare"), choice("rappresentato")] });
    let title =
        json!({ "type": "one_of", "options": [choice("tutela"), choice("sostegno"), choice("delega")] });
    let file = json!({ "type": "attachment", "kinds": ["pdf"], "max_bytes": 1000, "max_files": 1 });
    let needs = json!({ "type": "several_of", "options": [choice("affitto"), choice("pasti")] });
    let optional = |mut value: Value| {
        value["required"] = json!(false);
        value
    };
    let others = json!({ "all": [
        { "is_not": { "question": "per-chi", "value": "me" } },
        { "is_not": { "question": "per-chi", "value": "" } } ] });
    let represented = json!({ "is": { "question": "per-chi", "value": "rappresentato" } });
    let when = |mut value: Value| {
        value["when"] = represented.clone();
        value
    };
    json!({ "steps": [ { "slug": "dati", "name": { "it": "Dati" }, "title": { "it": "Dati" }, "sections": [
        { "title": { "it": "Tu" }, "questions": [
            question("codice", &code, &json!({ "prefill": "fiscal_code", "required": false })),
            question("telefono", &json!({ "type": "phone" }), &json!({ "prefill": "phone", "required": false })),
            question("per-chi", &whom, &json!({ "means": "for_whom" })),
            question("aiuti", &needs, &json!({ "required": false, "group": "income", "means": { "needs": { "affitto": "casa" } } })),
            question("altro", &json!({ "type": "yes_no" }), &json!({ "required": false, "means": { "services": { "si": "pasti-a-domicilio" } } })) ] },
        { "title": { "it": "La persona" }, "when": others, "questions": [
            question("p-nome", &line, &fact("beneficiary", "given_name")),
            question("p-cognome", &line, &fact("beneficiary", "family_name")),
            question("p-nascita", &day, &fact("beneficiary", "birth_date")),
            question("p-codice", &code, &optional(fact("beneficiary", "fiscal_code"))),
            question("p-casa", &json!({ "type": "address" }), &json!({ "required": false, "means": { "about": "beneficiary" } })),
            question("titolo", &title, &when(json!({ "means": "title" }))),
            question("documento", &file, &when(json!({ "means": "title_document", "required": false }))) ] },
        { "title": { "it": "In casa" },
          "repeat": { "name": "casa", "item": { "it": "Persona" }, "add": { "it": "Aggiungi" }, "max": 4 },
          "questions": [
            question("chi", &json!({ "type": "person" }), &json!({ "means": { "about": "member" } })) ] }
    ] } ] })
}

fn mapped() -> Definition {
    form(form_json())
}

/// Field and code of everything that is wrong.
fn wrong(typed: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    validate_all(&mapped(), &answers(typed), &[], today())
        .into_iter()
        .flat_map(|(_, errors)| errors)
        .map(|error| (error.path.to_string(), error.problem.code()))
        .collect()
}

fn one(path: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(path.to_owned(), code)]
}

const ELENA: [(&str, &str); 3] =
    [("p-nome", "Elena"), ("p-cognome", "Ferrante"), ("p-nascita", "03/05/2015")];
const NONNA: [(&str, &str); 3] = [("p-nome", "Ada"), ("p-cognome", "Bassi"), ("p-nascita", "30/06/1941")];

fn asking(whom: &'static str, who: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    std::iter::once(("per-chi", whom)).chain(who.iter().copied()).collect()
}

#[test]
fn the_form_is_sound() {
    assert_eq!(check(&mapped()), Ok(()));
}

#[test]
fn a_minor_is_asked_for_as_one_and_an_adult_is_not() {
    assert_eq!(wrong(&asking("minore", &ELENA)), []);
    assert_eq!(wrong(&asking("minore", &NONNA)), one("p-nascita", "not-a-minor"));
    assert_eq!(wrong(&asking("familiare", &ELENA)), one("p-nascita", "a-minor"));
    assert_eq!(wrong(&asking("familiare", &NONNA)), []);
}

#[test]
fn a_minor_delegates_nobody_but_may_have_a_guardian() {
    let by = |title: &'static str| {
        let mut given = asking("rappresentato", &ELENA);
        given.push(("titolo", title));
        wrong(&given)
    };
    assert_eq!(by("delega"), one("p-nascita", "a-minor"));
    assert_eq!(by("sostegno"), one("p-nascita", "a-minor"));
    assert_eq!(by("tutela"), []);
}

#[test]
fn who_comes_of_age_today_is_an_adult() {
    let born = |day: &'static str| {
        let mut given = asking("minore", &ELENA[..2]);
        given.push(("p-nascita", day));
        wrong(&given)
    };
    assert_eq!(born("22/11/2008"), one("p-nascita", "not-a-minor"));
    assert_eq!(born("23/11/2008"), []);
}

#[test]
fn the_code_of_another_and_ones_own_are_told() {
    let with = |code: &'static str| {
        let mut given = asking("familiare", &NONNA);
        given.extend([("codice", "FRRGLI88C54M990P"), ("p-codice", code)]);
        wrong(&given)
    };
    // Born on 30/06/1941, a man or a woman.
    assert_eq!(with("BSSCRL41H30M990V"), []);
    assert_eq!(with("FRRGLI88C54M990P"), one("p-codice", "yourself"));
    let mut elena = asking("minore", &ELENA);
    elena.push(("p-codice", "BSSCRL41H30M990V"));
    assert_eq!(wrong(&elena), one("p-codice", "code-of-another"));
    // A provisional code says nothing about who has it.
    assert_eq!(with("12345670017"), []);
}

#[test]
fn nobody_is_twice_in_the_household_and_who_asks_is_not_in_it() {
    let people = [
        ("per-chi", "me"),
        ("codice", "FRRGLI88C54M990P"),
        ("casa.0.chi.nome", "Carlo"),
        ("casa.0.chi.cognome", "Bassi"),
        ("casa.0.chi.data-nascita", "30/06/1941"),
        ("casa.0.chi.codice-fiscale", "BSSCRL41H30M990V"),
        ("casa.1.chi.nome", "CARLO"),
        ("casa.1.chi.cognome", "bassi"),
        ("casa.1.chi.data-nascita", "30/06/1941"),
        ("casa.2.chi.nome", "Giulia"),
        ("casa.2.chi.cognome", "Ferrante"),
        ("casa.2.chi.data-nascita", "14/03/1988"),
        ("casa.2.chi.codice-fiscale", "FRRGLI88C54M990P"),
    ];
    let expected = [
        ("casa.1.chi.nome".to_owned(), "same-person-twice"),
        ("casa.2.chi.codice-fiscale".to_owned(), "yourself"),
    ];
    assert_eq!(wrong(&people), expected);
}

#[test]
fn what_is_not_asked_any_more_contradicts_nothing_and_comes_back() {
    let mut given = asking("minore", &NONNA);
    given[0] = ("per-chi", "me");
    assert_eq!(wrong(&given), []);
    let mut answers = answers(&given);
    let kept = answers.clone();
    retain_asked(&mapped(), &mut answers);
    assert_eq!(answers.get(&path("p-nome")), "", "it is not sent");
    assert_eq!(kept.get(&path("p-nome")), "Ada", "the draft keeps it");
}

#[test]
fn the_card_gets_the_person_the_needs_and_the_services() {
    let mut given = asking("rappresentato", &NONNA);
    given.extend([
        ("telefono", "3330100147"),
        ("titolo", "sostegno"),
        ("aiuti", "affitto"),
        ("aiuti", "pasti"),
        ("altro", "si"),
        ("p-casa.via", "Via Roma 1"),
        ("p-casa.comune", "Pontelaro"),
        ("casa.0.chi.nome", "Piero"),
    ]);
    let brought = brought(&mapped(), &answers(&given));
    assert_eq!((brought.for_whom, brought.title), (ForWhom::Represented, Some(Title::Support)));
    let person = brought.beneficiary.as_ref().unwrap();
    assert_eq!(person.get(Part::FamilyName), Some("Bassi"));
    assert_eq!(person.get(Part::Street), Some("Via Roma 1"));
    assert_eq!(person.birth_date(), NaiveDate::from_ymd_opt(1941, 6, 30));
    assert_eq!(brought.applicant.get(Part::Phone), Some("3330100147"));
    assert_eq!(brought.members.len(), 1);
    assert_eq!(
        brought.needs.into_iter().collect::<Vec<_>>(),
        [("casa".to_owned(), Some(crate::mask::Group::Income))]
    );
    assert_eq!(brought.services.into_iter().collect::<Vec<_>>(), ["pasti-a-domicilio"]);
}

#[test]
fn a_form_that_does_not_ask_is_for_who_writes_it() {
    assert_eq!(for_whom(&household(), &Answers::new()), Some(ForWhom::Me));
    assert_eq!(for_whom(&mapped(), &Answers::new()), None);
    assert_eq!(for_whom(&mapped(), &answers(&[("per-chi", "minore")])), Some(ForWhom::Minor));
}

/// The mistakes after a change, each with its place.
fn mistakes(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut json = form_json();
    change(&mut json);
    check(&form(json)).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn at(json: &mut Value, section: usize, question: usize) -> &mut Value {
    &mut json["steps"][0]["sections"][section]["questions"][question]
}

#[test]
fn a_meaning_that_makes_no_sense_is_told_with_its_place() {
    let place =
        |section: usize, question: usize| format!("steps[0].sections[{section}].questions[{question}].means");
    for (found, expected) in [
        (
            mistakes(|json| at(json, 0, 2)["kind"]["options"][1] = choice("vicino")),
            vec![format!("{}: `for_whom` is not what an answer here can stand for", place(0, 2))],
        ),
        (
            mistakes(|json| at(json, 1, 2)["means"] = fact("beneficiary", "email")["means"].clone()),
            vec![
                format!("{}: `fact` is not what an answer here can stand for", place(1, 2)),
                format!("{}: `beneficiary.data-nascita` is not asked in this form", place(0, 2)),
            ],
        ),
        (
            mistakes(|json| at(json, 1, 1)["means"] = fact("beneficiary", "given_name")["means"].clone()),
            vec![
                format!("{}: `nome` is used twice", place(1, 1)),
                format!("{}: `beneficiary.cognome` is not asked in this form", place(0, 2)),
            ],
        ),
        (
            mistakes(|json| at(json, 0, 3)["means"] = json!({ "needs": { "bollette": "casa" } })),
            vec![format!("{}: `needs` is not what an answer here can stand for", place(0, 3))],
        ),
        (
            mistakes(|json| at(json, 0, 4)["means"] = json!({ "services": { "si": "Pasti!" } })),
            vec![format!("{}: `services` is not what an answer here can stand for", place(0, 4))],
        ),
        (
            mistakes(|json| at(json, 2, 0)["means"] = json!({ "about": "beneficiary" })),
            vec![format!("{}: `about` is not what an answer here can stand for", place(2, 0))],
        ),
        (
            mistakes(|json| {
                at(json, 1, 6).as_object_mut().unwrap().remove("means");
            }),
            vec![format!("{}: `title_document` is not asked in this form", place(1, 5))],
        ),
    ] {
        assert_eq!(found, expected);
    }
}

#[test]
fn fields_have_ids_of_their_own_and_a_step_can_be_posted() {
    let clash = mistakes(|json| at(json, 0, 1)["name"] = json!("p-casa-via"));
    assert_eq!(clash, ["steps[0].sections[1].questions[4]: `p-casa-via` is used twice"]);
    let many = mistakes(|json| {
        let section = &mut json["steps"][0]["sections"][2];
        section["repeat"]["max"] = json!(30);
        let questions = section["questions"].as_array_mut().unwrap();
        questions.extend(
            (0..20).map(|place| question(&format!("q{place}"), &json!({ "type": "yes_no" }), &json!({}))),
        );
    });
    assert_eq!(many, ["steps[0]: `fields` is outside its limits"]);
    let waiting = mistakes(|json| {
        at(json, 1, 5)["when"] = json!({ "is_not": { "question": "p-casa", "value": "" } });
    });
    assert_eq!(waiting.len(), 1, "{waiting:?}");
}

#[test]
fn a_requirement_is_met_in_one_of_its_ways() {
    let form = form(
        json!({ "steps": [ { "slug": "d", "name": { "it": "D" }, "title": { "it": "D" }, "sections": [
        { "title": { "it": "D" }, "questions": [ question("isee", &json!({
            "type": "attachment", "kinds": ["pdf"], "max_bytes": 1000, "max_files": 2,
            "alternatives": [
                { "value": "attestazione", "label": { "it": "Allego l’attestazione" } },
                { "value": "gia-dato", "label": { "it": "L’ho già dato" }, "file": false } ] }), &json!({})) ] } ] } ] }),
    );
    assert_eq!(check(&form), Ok(()));
    let file = |content: u8| crate::document::Document {
        id: crate::Id::new(uuid::Uuid::nil()),
        question: "isee".into(),
        name: "isee.pdf".into(),
        kind: crate::document::Kind::Pdf,
        size: 10,
        sha256: crate::document::Sha256([content; 32]),
        verification: crate::document::Verification::Accepted,
        uploaded_at: chrono::DateTime::UNIX_EPOCH,
    };
    let code = |way: &str, files: &[crate::document::Document]| {
        let mut given = answers(&[("isee", way)]);
        given.retain_known(&form);
        validate_step(&form, 0, &given, files, today()).pop().map(|error| error.problem.code())
    };
    assert_eq!(code("", &[]), Some("missing-choose"));
    assert_eq!(code("altro", &[]), Some("unknown-option"));
    assert_eq!(code("attestazione", &[]), Some("missing-attach"));
    assert_eq!(code("attestazione", &[file(1)]), None);
    assert_eq!(code("attestazione", &[file(1), file(1)]), Some("same-file-twice"));
    assert_eq!(code("attestazione", &[file(1), file(2)]), None);
    assert_eq!(code("gia-dato", &[]), None);
    assert_eq!(code("gia-dato", &[file(1)]), Some("answered-twice"));
    let shown = summary(&form, &answers(&[("isee", "gia-dato")]), &[]);
    assert_eq!(shown.sections[0].lines[0].values, [ShownValue::Choice(text("L’ho già dato"))]);
}

#[test]
fn an_applicant_without_a_certified_code_does_not_give_that_of_somebody_born_on_another_day() {
    let eidas = Certified { birth_date: "1987-06-11".parse().ok(), ..Certified::default() };
    let with = |code: &str, certified: &Certified| {
        let all = validate_for(
            &mapped(),
            certified,
            &answers(&[("per-chi", "me"), ("codice", code)]),
            &[],
            today(),
        );
        let errors = all.into_iter().flat_map(|(_, errors)| errors);
        errors.map(|error| (error.path.to_string(), error.problem)).collect::<Vec<_>>()
    };
    let another = vec![("codice".to_owned(), Problem::CodeOfAnother)];
    assert_eq!(with("RNLLNE14H42M990D", &eidas), another, "a girl born in 2014");
    assert_eq!(with("", &eidas), []);
    let certified = Certified { fiscal_code: "RNLLNE14H42M990D".parse().ok(), ..eidas };
    assert_eq!(with("RNLLNE14H42M990D", &certified), [], "nobody can put right what is certified");
}

#[test]
fn a_code_of_another_name_is_a_reason_to_look_again() {
    let beneficiary = |given_name: &str, family_name: &str| {
        let typed = [
            ("per-chi", "rappresentato"),
            ("p-nome", given_name),
            ("p-cognome", family_name),
            ("p-codice", "RSSMRA80A01H501U"),
        ];
        brought(&mapped(), &answers(&typed)).beneficiary.unwrap().has_code_of_another_name()
    };
    assert!(beneficiary("N’Golo", "D’Amicò"));
    assert!(!beneficiary("Mario", "Rossi"));
}
