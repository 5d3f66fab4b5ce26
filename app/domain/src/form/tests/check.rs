use serde_json::{Value, json};

use super::*;

/// The form of the tests, changed; gives the mistakes found.
fn mistakes(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut json = serde_json::to_value(household()).unwrap();
    change(&mut json);
    check(&form(json)).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn question(json: &mut Value, step: usize, section: usize, question: usize) -> &mut Value {
    &mut json["steps"][step]["sections"][section]["questions"][question]
}

#[test]
fn a_form_that_makes_sense_has_no_mistakes() {
    assert_eq!(mistakes(|_| ()), [""; 0]);
}

#[test]
fn mistakes_name_their_place() {
    let found = mistakes(|json| question(json, 1, 0, 0)["name"] = json!("canone"));
    assert_eq!(found, ["steps[1].sections[0].questions[0]: `canone` is used twice"]);
    let found = mistakes(|json| json["steps"][1]["slug"] = json!("riepilogo"));
    assert_eq!(found, ["steps[1]: `riepilogo` is reserved"]);
}

#[test]
fn a_condition_looks_only_back_and_at_answers_that_can_be_given() {
    let when = |name: &str, value: &str| json!({ "is": { "question": name, "value": value } });
    let later = mistakes(|json| question(json, 0, 0, 0)["when"] = when("canone", "1"));
    assert_eq!(
        later,
        ["steps[0].sections[0].questions[0]: the condition names `canone`, which is no earlier question"]
    );
    let itself = mistakes(|json| question(json, 0, 0, 0)["when"] = when("in-affitto", "si"));
    assert_eq!(itself.len(), 1);
    let value = mistakes(|json| question(json, 0, 0, 1)["when"] = when("in-affitto", "forse"));
    assert_eq!(
        value,
        [
            "steps[0].sections[0].questions[1]: the condition waits for `forse`, which is no answer to `in-affitto`"
        ]
    );
    let inside = mistakes(|json| json["steps"][1]["sections"][1]["when"] = when("nome", "Elena"));
    assert_eq!(inside, ["steps[1].sections[1]: the condition names `nome`, which is asked several times"]);
    let empty = mistakes(|json| question(json, 1, 1, 0)["when"] = json!({ "any": [] }));
    assert_eq!(empty, ["steps[1].sections[1].questions[0]: `when` is empty"]);
}

#[test]
fn lists_names_and_limits_are_looked_at() {
    let one = |change: &dyn Fn(&mut Value)| {
        let found = mistakes(change);
        assert_eq!(found.len(), 1, "{found:?}");
    };
    one(&|json| question(json, 1, 0, 0)["name"] = json!("Nome e cognome"));
    one(&|json| json["steps"][0]["slug"] = json!("persone"));
    one(&|json| json["steps"][0]["title"]["it"] = json!(" "));
    one(&|json| json["steps"][1]["sections"] = json!([]));
    one(&|json| json["steps"][1]["sections"][0]["repeat"]["max"] = json!(0));
    one(&|json| json["steps"][1]["sections"][0]["repeat"]["max"] = json!(200));
    one(&|json| json["steps"][1]["sections"][0]["repeat"]["name"] = json!("canone"));
    one(&|json| question(json, 1, 0, 0)["kind"] = json!({ "type": "one_of", "options": [] }));
    one(&|json| question(json, 1, 0, 0)["kind"] = json!({ "type": "text", "max": 0 }));
    one(&|json| question(json, 1, 0, 0)["kind"] = json!({ "type": "integer", "min": 2, "max": 1 }));
    let born =
        |months: u16, day: u8| json!({ "type": "date", "age": { "months": months, "month": 2, "day": day } });
    one(&|json| question(json, 1, 0, 0)["kind"] = born(36, 29));
    one(&|json| question(json, 1, 0, 0)["kind"] = born(0, 1));
    one(&|json| question(json, 1, 0, 0)["prefill"] = json!("given_name"));
    one(&|json| question(json, 0, 0, 1)["prefill"] = json!("given_name"));
    one(&|json| question(json, 1, 1, 0)["kind"]["kinds"] = json!([]));
    one(&|json| question(json, 1, 1, 0)["kind"]["max_files"] = json!(0));
    one(&|json| question(json, 1, 0, 0)["kind"] = question(json, 1, 1, 0)["kind"].clone());
}

#[test]
fn words_are_there_wherever_they_are_announced() {
    let blank = mistakes(|json| question(json, 0, 0, 0)["label"]["uk"] = json!(" "));
    assert_eq!(blank, ["steps[0].sections[0].questions[0]: `label` is empty in the language uk"]);
    let hint = mistakes(|json| question(json, 0, 0, 0)["hint"] = json!({ "it": "" }));
    assert_eq!(hint, ["steps[0].sections[0].questions[0]: `hint` has no Italian text"]);
    let lead = mistakes(|json| json["steps"][0]["lead"] = json!({ "it": "è".repeat(1_001) }));
    assert_eq!(lead, ["steps[0]: `lead` is outside its limits"]);
}

#[test]
fn a_choice_is_offered_once() {
    let option = |value: &str| json!({ "value": value, "label": { "it": value } });
    let found = mistakes(|json| {
        question(json, 1, 0, 0)["kind"] =
            json!({ "type": "one_of", "options": [option("a"), option("a"), option("A b")] });
    });
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|mistake| mistake.contains("questions[0].options[")), "{found:?}");
}
