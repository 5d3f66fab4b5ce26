use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::form::RepeatIndex;

fn componenti() -> Repeat {
    household().steps[1].sections[0].repeat.clone().unwrap()
}

#[test]
fn a_posted_form_is_cleaned_and_strangers_are_left_out() {
    let posted = answers(&[
        ("_token", "secret"),
        ("nome", "Lu\u{0}cia\u{202e}"),
        ("note", "uno\r\ndue\rtre\tquattro"),
        ("../../x", "1"),
    ]);
    assert_eq!(posted.get(&path("nome")), "Lucia");
    assert_eq!(posted.get(&path("note")), "uno\ndue\ntre quattro");
    assert_eq!(
        serde_json::to_value(&posted).unwrap(),
        json!({ "nome": ["Lucia"], "note": ["uno\ndue\ntre quattro"] })
    );
}

#[test]
fn a_form_larger_than_ours_is_refused() {
    let pair = |value: String| ("nome".to_owned(), value);
    let many = std::iter::repeat_n(pair(String::new()), MAX_PAIRS + 1);
    assert_eq!(Answers::from_pairs(many), Err(TooMuch::Fields));
    assert!(Answers::from_pairs(std::iter::repeat_n(pair(String::new()), MAX_PAIRS)).is_ok());
    let long = "è".repeat(MAX_VALUE_CHARS);
    assert!(Answers::from_pairs([pair(long.clone())]).is_ok());
    assert_eq!(Answers::from_pairs([pair(long + "è")]), Err(TooMuch::Value));
}

#[test]
fn html_is_kept_as_it_was_typed() {
    let posted = answers(&[("nome", "<b>D'Angelo & figli</b>")]);
    assert_eq!(posted.get(&path("nome")), "<b>D'Angelo & figli</b>");
}

#[test]
fn a_box_that_was_unticked_is_unticked_and_other_steps_stay() {
    let definition = household();
    let mut kept = answers(&[("in-affitto", "si"), ("canone", "480"), ("componenti.0.nome", "Elena")]);
    let posted = answers(&[("canone", "500"), ("componenti.0.nome", "Forged")]);
    kept.replace_step(&definition.steps[0], posted);
    assert_eq!(kept.get(&path("in-affitto")), "");
    assert_eq!(kept.get(&path("canone")), "500");
    assert_eq!(kept.get(&path("componenti.0.nome")), "Elena");
}

#[test]
fn what_comes_after_the_question_at_which_a_form_was_cut_stays_as_it_was() {
    let definition = household();
    let step = &definition.steps[0];
    let mut kept = answers(&[("in-affitto", "si"), ("canone", "480")]);
    kept.replace_step(&step.until("in-affitto"), answers(&[("in-affitto", "no")]));
    assert_eq!((kept.get(&path("in-affitto")), kept.get(&path("canone"))), ("no", "480"));
    kept.replace_step(&step.until("in-affitto"), Answers::new());
    assert_eq!((kept.get(&path("in-affitto")), kept.get(&path("canone"))), ("", "480"), "unticked before it");
    assert_eq!(step.until("no-such-question"), *step);
}

#[test]
fn only_what_the_form_asks_is_kept() {
    let definition = household();
    let mut posted = answers(&[
        ("in-affitto", "s\ni"),
        ("contratto", "a file is no answer"),
        ("codice", "outside its group"),
        ("in-affitto-2", "unknown"),
        ("altri.0.nome", "unknown group"),
        ("componenti.2.nome", "third"),
        ("componenti.3.nome", "above the most"),
        ("componenti.0.canone", "of another part"),
        ("componenti", "3"),
    ]);
    posted.retain_known(&definition);
    let expected = answers(&[("in-affitto", "s i"), ("componenti.2.nome", "third"), ("componenti", "3")]);
    assert_eq!(posted, expected);
}

#[test]
fn entries_are_added_up_to_the_most_and_renumbered_when_one_goes() {
    let repeat = componenti();
    let mut kept = answers(&[("componenti.0.nome", "Elena"), ("componenti.1.nome", "Pietro"), ("nome", "x")]);
    assert!(kept.add_repeat(&repeat));
    assert_eq!(kept.entries(&repeat).count(), 3);
    assert!(!kept.add_repeat(&repeat));
    kept.remove_repeat("componenti", RepeatIndex(0));
    assert_eq!(kept.get(&path("componenti.0.nome")), "Pietro");
    assert_eq!(kept.repeat_count("componenti"), 2);
    assert_eq!(kept.get(&path("nome")), "x");
    kept.remove_repeat("componenti", RepeatIndex(7));
    assert_eq!(kept.repeat_count("componenti"), 2);
}

#[test]
fn a_forged_count_makes_no_entries_above_the_most() {
    let kept = answers(&[("componenti", "255")]);
    assert_eq!(kept.entries(&componenti()).count(), 3);
    assert_eq!(answers(&[("componenti", "-1")]).entries(&componenti()).count(), 0);
}

#[test]
fn certified_answers_cannot_be_forged_and_the_others_may_be_emptied() {
    let definition = form(
        json!({ "steps": [ { "slug": "dati", "name": { "it": "Dati" }, "title": { "it": "Dati" },
        "sections": [ { "title": { "it": "Dati" }, "questions": [
            { "name": "cognome", "label": { "it": "Cognome" }, "kind": { "type": "text", "max": 50 }, "prefill": "family_name" },
            { "name": "luogo", "label": { "it": "Luogo" }, "kind": { "type": "text", "max": 50 }, "prefill": "birth_place" },
            { "name": "email", "label": { "it": "E-mail" }, "kind": { "type": "email" }, "prefill": "email" },
            { "name": "cellulare", "label": { "it": "Cellulare" }, "kind": { "type": "phone" }, "prefill": "phone" },
            { "name": "nascita", "label": { "it": "Nascita" }, "kind": { "type": "date" }, "prefill": "birth_date" }
        ] } ] } ] }),
    );
    let certified = Certified {
        family_name: "Ferrante".into(),
        birth_date: "1988-03-14".parse().ok(),
        email: Some("giulia@posta.example".into()),
        phone: Some("333 010 0147".into()),
        ..Certified::default()
    };
    let mut given = answers(&[("cognome", "Forged"), ("luogo", "Pontelaro"), ("email", "")]);
    prefill(&definition, &certified, &mut given);
    assert_eq!(given.get(&path("cognome")), "Ferrante");
    assert_eq!(given.get(&path("luogo")), "Pontelaro", "not certified this time");
    assert_eq!(given.get(&path("email")), "", "emptied on purpose");
    assert_eq!(given.get(&path("cellulare")), "333 010 0147");
    assert_eq!(given.get(&path("nascita")), "14/03/1988");
}

#[test]
fn an_address_is_offered_field_by_field_and_stays_empty_when_it_was_emptied() {
    let definition = form(
        json!({ "steps": [ { "slug": "dati", "name": { "it": "Dati" }, "title": { "it": "Dati" },
        "sections": [ { "title": { "it": "Dati" }, "questions": [
            { "name": "casa", "label": { "it": "Dove abiti" }, "kind": { "type": "address" }, "prefill": "residence" }
        ] } ] } ] }),
    );
    assert_eq!(check(&definition), Ok(()));
    let certified = Certified {
        street: Some("Via dei Mulini 12".into()),
        municipality: Some("Pontelaro".into()),
        ..Certified::default()
    };
    let mut given = Answers::new();
    prefill(&definition, &certified, &mut given);
    assert_eq!(given, answers(&[("casa.via", "Via dei Mulini 12"), ("casa.comune", "Pontelaro")]));
    let mut emptied = answers(&[("casa.via", ""), ("casa.cap", ""), ("casa.comune", "")]);
    prefill(&definition, &certified, &mut emptied);
    assert_eq!(emptied.get(&path("casa.via")), "");
}

proptest! {
    #[test]
    fn removing_an_entry_keeps_the_others_in_order(count in 1_u8..10, removed in 0_u8..10) {
        let mut kept: Answers = (0..count)
            .map(|index| (FieldPath::within("g", RepeatIndex(index), "n"), index.to_string()))
            .collect();
        kept.remove_repeat("g", RepeatIndex(removed));
        let left: Vec<String> = (0..kept.repeat_count("g"))
            .map(|index| kept.get(&FieldPath::within("g", RepeatIndex(index), "n")).to_owned())
            .collect();
        let expected: Vec<String> =
            (0..count).filter(|index| *index != removed).map(|index| index.to_string()).collect();
        prop_assert_eq!(left, expected);
    }

    #[test]
    fn answers_survive_json(pairs in prop::collection::vec(("[a-z]{1,3}(\\.[0-9]\\.[a-z]{1,3})?", any::<String>()), 0..20)) {
        let given = Answers::from_pairs(pairs).unwrap();
        let json = serde_json::to_string(&given).unwrap();
        prop_assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), given);
    }
}

#[test]
fn a_certified_code_of_a_place_is_no_name() {
    let form = form(serde_json::json!({ "steps": [
        { "slug": "dati", "name": { "it": "Dati" }, "title": { "it": "Dati" }, "sections": [
            { "title": { "it": "Dati" }, "questions": [
                { "name": "nato-a", "label": { "it": "Luogo di nascita" }, "kind": { "type": "text", "max": 100 },
                  "prefill": "birth_place" },
                { "name": "sigla", "label": { "it": "Sigla" }, "kind": { "type": "text", "max": 100 } }
            ] }
        ] }
    ] }));
    let shown = |place: &str| {
        let read = summary(&form, &answers(&[("nato-a", place), ("sigla", place)]), &[]);
        read.sections[0].lines.iter().map(|line| line.values.clone()).collect::<Vec<_>>()
    };
    let text = |text: &str| vec![ShownValue::Text(text.to_owned())];
    let unknown = vec![ShownValue::UnknownPlace("Z999".parse().unwrap())];
    assert_eq!(shown("Z999"), [unknown, text("Z999")], "another question may ask for a code");
    assert_eq!(shown("Pontelaro"), [text("Pontelaro"), text("Pontelaro")]);
}
