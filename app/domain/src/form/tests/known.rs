//! What the citizen gave before comes back, with the place it came from.

use serde_json::json;

use super::*;

fn contacts() -> Definition {
    form(json!({ "steps": [
        { "slug": "dati", "name": { "it": "Dati" }, "title": { "it": "I tuoi dati" }, "sections": [
            { "title": { "it": "Informativa" }, "link": "privacy", "questions": [
                { "name": "presa-visione", "label": { "it": "Ho letto l’informativa" }, "kind": { "type": "declaration" } }
            ] },
            { "title": { "it": "Contatti" }, "questions": [
                { "name": "nome", "label": { "it": "Nome" }, "prefill": "given_name", "kind": { "type": "text", "max": 50 } },
                { "name": "email", "label": { "it": "E-mail" }, "prefill": "email", "kind": { "type": "email" } },
                { "name": "cellulare", "label": { "it": "Cellulare" }, "prefill": "phone", "kind": { "type": "phone" } },
                { "name": "via", "label": { "it": "Via" }, "prefill": "residence_street", "kind": { "type": "text", "max": 80 } },
                { "name": "motivo", "label": { "it": "Perché" }, "kind": { "type": "text", "max": 80 } }
            ] },
            { "title": { "it": "Chi vive con te" },
              "repeat": { "name": "componenti", "item": { "it": "Persona" }, "add": { "it": "Aggiungi" }, "max": 2 },
              "questions": [
                { "name": "componente-nome", "label": { "it": "Nome" }, "group": "family", "kind": { "type": "text", "max": 50 } },
                { "name": "componente-cura", "label": { "it": "Ha bisogno di aiuto?" }, "group": "health", "kind": { "type": "yes_no" } }
            ] }
        ] }
    ] }))
}

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 10, 12).unwrap()
}

fn known() -> Known {
    let typed = [
        ("presa-visione", "si"),
        ("nome", "Giulia"),
        ("email", "vecchia@posta.example"),
        ("cellulare", "333 010 0147"),
        ("via", "Via Nuova 1"),
        ("motivo", "Un motivo di allora"),
        ("componenti", "3"),
        ("componenti.0.componente-nome", "Elena"),
        ("componenti.0.componente-cura", "si"),
        ("componenti.1.componente-nome", "Pietro"),
        ("componenti.2.componente-nome", "Lucia"),
    ];
    let last = LastRequest { sent_on: day(), form: contacts().into(), answers: answers(&typed) };
    Known { email: Some("nuova@posta.example".into()), phone: None, last: Some(last) }
}

#[test]
fn the_profile_comes_first_then_the_last_request_then_the_identity_provider() {
    let certified = Certified {
        given_name: "Giulia".into(),
        email: Some("spid@posta.example".into()),
        street: Some("Via Vecchia 9".into()),
        ..Certified::default()
    };
    let mut answers = Answers::new();
    known().offer(&contacts(), &mut answers);
    prefill(&contacts(), &certified, &mut answers);
    assert_eq!(answers.get(&path("email")), "nuova@posta.example");
    assert_eq!(answers.get(&path("cellulare")), "333 010 0147");
    assert_eq!(answers.get(&path("via")), "Via Nuova 1");
    assert_eq!(answers.get(&path("nome")), "Giulia", "certified, not remembered");
    for asked_anew in ["motivo", "presa-visione", "componenti.0.componente-cura"] {
        assert!(!answers.has(&path(asked_anew)), "{asked_anew} is asked anew");
    }
    assert_eq!(answers.repeat_count("componenti"), 2, "as many as the form takes");
    assert_eq!(answers.get(&path("componenti.1.componente-nome")), "Pietro");
}

#[test]
fn an_answer_says_where_it_comes_from_until_it_is_changed() {
    let mut answers = Answers::new();
    known().offer(&contacts(), &mut answers);
    let before = Origin::Request { sent_on: day() };
    let origins = known().origins(&contacts(), &answers);
    assert_eq!(origins.get(&path("email")), Some(&Origin::Profile));
    assert_eq!(origins.get(&path("via")), Some(&before));
    assert_eq!(origins.get(&path("componenti.0.componente-nome")), Some(&before));
    assert_eq!(origins.get(&path("motivo")), None);
    answers.set(&path("via"), "Via Nuovissima 2");
    assert_eq!(known().origins(&contacts(), &answers).get(&path("via")), None);
    assert!(Known::default().origins(&contacts(), &answers).is_empty());
}

#[test]
fn what_was_typed_or_emptied_on_purpose_stays() {
    let mut answers = answers(&[("email", ""), ("componenti", "1"), ("componenti.0.componente-nome", "Zoe")]);
    known().offer(&contacts(), &mut answers);
    assert_eq!(answers.get(&path("email")), "");
    assert_eq!(answers.get(&path("componenti.0.componente-nome")), "Zoe");
    assert_eq!(answers.repeat_count("componenti"), 1);
}

#[test]
fn only_what_both_forms_ask_in_the_same_way_comes_back() {
    let mut last = known();
    if let Some(last) = &mut last.last {
        last.form = household().into();
    }
    let mut answers = Answers::new();
    Known { email: None, ..last }.offer(&contacts(), &mut answers);
    assert!(answers.is_empty(), "{answers:?}");
}

#[test]
fn steps_that_ask_for_contacts_or_the_household_are_told_apart() {
    assert!(may_be_known(&contacts().steps[0]));
    let step = &household().steps[0];
    assert!(!may_be_known(step));
    for (slug, json) in shipped::FILES {
        let form = services::service(json).form;
        assert!(form.steps.iter().any(may_be_known), "{slug}");
        assert!(!may_be_known(&form.steps[0]), "{slug}: the notice on data protection");
    }
}

#[test]
fn a_notice_counts_as_read_when_its_box_was_ticked() {
    let label = text("Ho letto l’informativa");
    assert_eq!(read_notices(&contacts(), &answers(&[("presa-visione", "si")])), [label]);
    assert!(read_notices(&contacts(), &answers(&[("presa-visione", "no")])).is_empty());
    assert!(read_notices(&household(), &Answers::new()).is_empty());
}
