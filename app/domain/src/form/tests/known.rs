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
    let (answers, certified) = (answers(&typed), Certified::default());
    let last = LastRequest { sent_on: day(), form: contacts().into(), answers, certified };
    Known { email: Some("nuova@posta.example".into()), last: vec![last], today: day(), ..Known::default() }
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
    let mut before = known();
    for last in &mut before.last {
        last.form = household().into();
    }
    let mut answers = Answers::new();
    Known { email: None, ..before }.offer(&contacts(), &mut answers);
    assert!(answers.is_empty(), "{answers:?}");
}

/// What is known after a request of this form, sent on that day of October, and before it after another.
fn sent_after(before: LastRequest, form: Definition, typed: &[(&str, &str)], on: u32) -> Known {
    let sent_on = chrono::NaiveDate::from_ymd_opt(2026, 10, on).unwrap();
    let (answers, certified) = (answers(typed), Certified::default());
    let newest = LastRequest { sent_on, form: form.into(), answers, certified };
    Known { last: vec![newest, before], today: sent_on, ..Known::default() }
}

fn earlier() -> LastRequest {
    known().last.remove(0)
}

#[test]
fn each_answer_comes_from_the_newest_request_that_asked_for_it() {
    let name = path("componenti.0.componente-nome");
    let mut only_contacts = contacts();
    only_contacts.steps[0].sections.retain(|section| section.repeat.is_none());
    let typed = [("via", "Via Nuovissima 2"), ("cellulare", "")];
    let known = sent_after(earlier(), only_contacts, &typed, 20);
    let mut given = Answers::new();
    known.offer(&contacts(), &mut given);
    assert_eq!(given.get(&path("via")), "Via Nuovissima 2");
    assert_eq!(given.get(&path("email")), "vecchia@posta.example", "not asked the last time");
    assert!(!given.has(&path("cellulare")), "it was taken away on purpose");
    assert_eq!((given.get(&name), given.repeat_count("componenti")), ("Elena", 2));
    let origins = known.origins(&contacts(), &given);
    assert_eq!(origins.get(&name), Some(&Origin::Request { sent_on: day() }));
    assert_ne!(origins.get(&path("via")), origins.get(&name), "each with its day");
}

#[test]
fn nobody_comes_back_who_was_not_there_the_last_time() {
    let mut given = Answers::new();
    sent_after(earlier(), contacts(), &[("componenti", "0")], 20).offer(&contacts(), &mut given);
    assert_eq!(given.repeat_count("componenti"), 0);
    assert_eq!(given.get(&path("via")), "Via Nuova 1");
}

#[test]
fn an_address_comes_back_field_by_field() {
    assert!(may_be_known(&home().steps[0]));
    let typed = [("casa.via", "Via Nuova 1"), ("casa.cap", ""), ("casa.comune", "Pontelaro")];
    let known = sent_after(earlier(), home(), &typed, 20);
    let certified = Certified {
        street: Some("Via Vecchia 9".into()),
        postal_code: Some("50000".into()),
        ..Certified::default()
    };
    let mut given = Answers::new();
    known.offer(&home(), &mut given);
    prefill(&home(), &certified, &mut given);
    let wanted = answers(&[("casa.via", "Via Nuova 1"), ("casa.comune", "Pontelaro")]);
    assert_eq!(given, wanted, "one address, not two in one");
    assert_eq!(known.origins(&home(), &given).len(), 2);
    let mut begun = answers(&[("casa.via", "")]);
    known.offer(&home(), &mut begun);
    assert_eq!(begun, answers(&[("casa.via", "")]), "emptied on purpose");
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

/// A form that asks for whom the request is, for the ISEE and for the account.
fn money() -> Definition {
    form(json!({ "steps": [
        { "slug": "chi", "name": { "it": "Chi" }, "title": { "it": "Per chi" }, "sections": [
            { "title": { "it": "Per chi" }, "questions": [
                { "name": "per-chi", "label": { "it": "Per chi" }, "means": "for_whom",
                  "kind": { "type": "one_of", "options": [
                    { "value": "me", "label": { "it": "Per me" } },
                    { "value": "minore", "label": { "it": "Per un minore" } }
                ] } }
            ] }
        ] },
        { "slug": "soldi", "name": { "it": "Soldi" }, "title": { "it": "Soldi" }, "sections": [
            { "title": { "it": "Soldi" }, "questions": [
                { "name": "isee-valore", "label": { "it": "ISEE" }, "prefill": "isee",
                  "kind": { "type": "money", "max_cents": 100_000_000 } },
                { "name": "iban", "label": { "it": "IBAN" }, "prefill": "iban", "kind": { "type": "iban" } }
            ] }
        ] }
    ] }))
}

const ACCOUNT: &str = "IT60X0542811101000000123456";

/// What is known on a day of such a request, sent in October 2026.
fn told(whom: &str, today: &str) -> Known {
    let typed = [("per-chi", whom), ("isee-valore", "7.001,20"), ("iban", ACCOUNT)];
    Known { today: today.parse().unwrap(), ..sent_after(earlier(), money(), &typed, 20) }
}

/// What the step about money begins with.
fn offered(known: &Known, whom: &str) -> Answers {
    let mut given = answers(&[("per-chi", whom)]);
    known.offer(&money(), &mut given);
    assert_eq!(given, answers(&[("per-chi", whom)]), "a new draft says for whom it is first");
    known.offer_own(&money(), 0, &mut given);
    assert_eq!(given, answers(&[("per-chi", whom)]), "no other step");
    known.offer_own(&money(), 1, &mut given);
    given
}

#[test]
fn isee_and_account_come_back_for_oneself_with_their_day() {
    assert!(may_be_known(&money().steps[1]) && !may_be_known(&money().steps[0]));
    let known = told("me", "2026-12-31");
    let given = offered(&known, "me");
    assert_eq!((given.get(&path("isee-valore")), given.get(&path("iban"))), ("7.001,20", ACCOUNT));
    let sent_on = chrono::NaiveDate::from_ymd_opt(2026, 10, 20).unwrap();
    let origins = known.origins(&money(), &given);
    assert_eq!(origins.get(&path("iban")), Some(&Origin::Request { sent_on }));
    assert_eq!(origins.get(&path("isee-valore")), origins.get(&path("iban")));
    let mut emptied = answers(&[("per-chi", "me"), ("iban", ""), ("isee-valore", "1,00")]);
    let before = emptied.clone();
    known.offer_own(&money(), 1, &mut emptied);
    assert_eq!(emptied, before, "what was typed or emptied on purpose stays");
}

#[test]
fn an_isee_comes_back_until_its_year_ends() {
    let given = offered(&told("me", "2027-01-01"), "me");
    assert!(!given.has(&path("isee-valore")));
    assert_eq!(given.get(&path("iban")), ACCOUNT);
}

#[test]
fn isee_and_account_come_neither_from_nor_to_a_request_for_somebody_else() {
    let nothing = |known: &Known, whom: &str| {
        let given = offered(known, whom);
        given == answers(&[("per-chi", whom)]) && known.origins(&money(), &given).is_empty()
    };
    assert!(nothing(&told("minore", "2026-11-20"), "me"));
    assert!(nothing(&told("me", "2026-11-20"), "minore"));
    assert!(nothing(&told("me", "2026-11-20"), ""), "not said yet");
}

#[test]
fn the_newest_request_for_oneself_decides_also_where_it_has_no_account() {
    let mut known = told("me", "2026-11-20");
    let newer = |typed: &[(&str, &str)]| sent_after(earlier(), money(), typed, 25).last.remove(0);
    known.last.insert(0, newer(&[("per-chi", "minore"), ("iban", "DE89370400440532013000")]));
    assert_eq!(offered(&known, "me").get(&path("iban")), ACCOUNT, "of the child");
    known.last.insert(0, newer(&[("per-chi", "me"), ("isee-valore", "9,00")]));
    let given = offered(&known, "me");
    assert_eq!((given.get(&path("isee-valore")), given.has(&path("iban"))), ("9,00", false));
}

/// A form that asks for children and for their ISEE, and not for whom it is.
fn nursery() -> Definition {
    form(json!({ "steps": [
        { "slug": "bambini", "name": { "it": "Bambini" }, "title": { "it": "Bambini" }, "sections": [
            { "title": { "it": "Bambini" },
              "repeat": { "name": "bambini", "item": { "it": "Bambino" }, "add": { "it": "Aggiungi" }, "max": 2 },
              "questions": [
                { "name": "bambino-nome", "label": { "it": "Nome" }, "group": "family", "kind": { "type": "text", "max": 50 } }
            ] }
        ] },
        { "slug": "soldi", "name": { "it": "Soldi" }, "title": { "it": "Soldi" }, "sections": [
            { "title": { "it": "Soldi" }, "questions": [
                { "name": "isee-valore", "label": { "it": "ISEE" }, "prefill": "isee_minors",
                  "kind": { "type": "money", "max_cents": 100_000_000 } }
            ] }
        ] }
    ] }))
}

#[test]
fn an_isee_for_minors_comes_back_for_the_same_children_alone() {
    let typed = [("bambini", "1"), ("bambini.0.bambino-nome", "Elena"), ("isee-valore", "7.001,20")];
    let known = sent_after(earlier(), nursery(), &typed, 20);
    let begins_with = |children: &[(&str, &str)]| {
        let mut given = answers(children);
        known.offer_own(&nursery(), 1, &mut given);
        let value = given.get(&path("isee-valore")).to_owned();
        let origins = known.origins(&nursery(), &given);
        assert_eq!(origins.contains_key(&path("isee-valore")), !value.is_empty(), "{children:?}");
        value
    };
    assert_eq!(begins_with(&typed[..2]), "7.001,20");
    assert_eq!(begins_with(&[("bambini", "1"), ("bambini.0.bambino-nome", "Pietro")]), "", "her brother's");
    assert_eq!(
        begins_with(&[("bambini", "2"), typed[1], ("bambini.1.bambino-nome", "Pietro")]),
        "",
        "of both"
    );
}

fn home() -> Definition {
    form(json!({ "steps": [ { "slug": "dati", "name": { "it": "Dati" }, "title": { "it": "Dati" },
    "sections": [ { "title": { "it": "Dati" }, "questions": [
        { "name": "casa", "label": { "it": "Dove abiti" }, "kind": { "type": "address" }, "prefill": "residence" }
    ] } ] } ] }))
}

fn living_in(street: &str) -> Certified {
    Certified {
        street: Some(street.into()),
        postal_code: Some("50000".into()),
        municipality: Some("Pontelaro".into()),
        ..Certified::default()
    }
}

/// The street that a form begins with, after one was sent with `written` while the street `then` was certified.
fn street_after(written: &str, then: Certified, now: &Certified) -> (String, bool) {
    let typed = [("casa.via", written), ("casa.cap", "50000"), ("casa.comune", "Pontelaro")];
    let mut known = Known { certified: now.clone(), ..sent_after(earlier(), home(), &typed, 20) };
    known.last[0].certified = then;
    let mut given = Answers::new();
    known.offer(&home(), &mut given);
    prefill(&home(), now, &mut given);
    let origins = known.origins(&home(), &given);
    let is_remembered = matches!(origins.get(&path("casa.via")), Some(Origin::Request { .. }));
    (given.get(&path("casa.via")).to_owned(), is_remembered)
}

#[test]
fn a_newer_certified_address_comes_before_what_was_written_under_an_older_one() {
    let (old, new) = (|| living_in("Via Vecchia 9"), || living_in("Via Nuovissima 2"));
    let certified = ("Via Nuovissima 2".to_owned(), false);
    assert_eq!(street_after("Via Vecchia 9", old(), &new()), certified, "never corrected");
    assert_eq!(street_after("Via Nuova 1", old(), &new()), certified, "corrected before it was known");
}

#[test]
fn an_address_corrected_by_hand_stays_where_nothing_newer_is_certified() {
    let corrected = ("Via Nuova 1".to_owned(), true);
    let old = || living_in("Via Vecchia 9");
    assert_eq!(street_after("Via Nuova 1", old(), &old()), corrected);
    assert_eq!(street_after("Via Nuova 1", old(), &living_in(" VIA VECCHIA 9")), corrected, "the same");
    assert_eq!(street_after("Via Nuova 1", Certified::default(), &old()), corrected, "nobody can say");
    assert_eq!(street_after("Via Nuova 1", old(), &Certified::default()), corrected, "none today");
}

#[test]
fn what_the_identity_provider_told_says_so_until_it_is_changed() {
    let certified = Certified { email: Some("spid@posta.example".into()), ..living_in("Via Vecchia 9") };
    let known = Known { certified: certified.clone(), ..Known::default() };
    let mut given = Answers::new();
    prefill(&home(), &certified, &mut given);
    let fields = ["casa.via", "casa.cap", "casa.comune"].map(path);
    let origins = known.origins(&home(), &given);
    assert_eq!(common_origin(&fields, &given, &origins), Some(Origin::SignIn));
    given.set(&path("casa.via"), "Via Nuova 1");
    let origins = known.origins(&home(), &given);
    assert_eq!(common_origin(&fields, &given, &origins), None);
    assert_eq!(origins.get(&path("casa.cap")), Some(&Origin::SignIn));
    let mut mail = Answers::new();
    prefill(&contacts(), &certified, &mut mail);
    assert_eq!(known.origins(&contacts(), &mail).get(&path("email")), Some(&Origin::SignIn));
    let profile = Known { email: certified.email.clone(), ..known };
    assert_eq!(profile.origins(&contacts(), &mail).get(&path("email")), Some(&Origin::Profile));
}

#[test]
fn mail_and_telephone_are_no_matter_of_where_somebody_lives() {
    let mut known = Known { email: None, certified: living_in("Via Nuovissima 2"), ..known() };
    known.last[0].certified = living_in("Via Vecchia 9");
    let mut given = Answers::new();
    known.offer(&contacts(), &mut given);
    assert_eq!(given.get(&path("email")), "vecchia@posta.example");
    assert_eq!(given.get(&path("cellulare")), "333 010 0147");
    assert!(!given.has(&path("via")));
}

#[test]
fn people_of_the_household_come_back_with_answers_of_several_fields() {
    let people = || {
        form(json!({ "steps": [ { "slug": "casa", "name": { "it": "Casa" }, "title": { "it": "Casa" },
        "sections": [ { "title": { "it": "Chi vive con te" },
            "repeat": { "name": "persone", "item": { "it": "Persona" }, "add": { "it": "Aggiungi" }, "max": 2 },
            "questions": [
                { "name": "chi", "label": { "it": "Chi" }, "group": "family", "kind": { "type": "person" } },
                { "name": "dove", "label": { "it": "Dove" }, "group": "family", "kind": { "type": "address" } }
        ] } ] } ] }))
    };
    let typed = [("persone", "1"), ("persone.0.chi.nome", "Elena"), ("persone.0.dove.via", "Via Nuova 1")];
    let known = sent_after(earlier(), people(), &typed, 20);
    let mut given = Answers::new();
    known.offer(&people(), &mut given);
    assert_eq!(given, answers(&typed));
    let origins = known.origins(&people(), &given);
    let fields = ["persone.0.chi.nome", "persone.0.dove.via", "persone.0.dove.cap"].map(path);
    let sent_on = chrono::NaiveDate::from_ymd_opt(2026, 10, 20).unwrap();
    assert_eq!(common_origin(&fields, &given, &origins), Some(Origin::Request { sent_on }));
    given.set(&path("persone.0.dove.cap"), "50000");
    assert_eq!(common_origin(&fields, &given, &origins), None, "one was typed");
    assert_eq!(common_origin(&[], &given, &origins), None);
}
