//! What a file says is told, and what is not the same.

use std::collections::BTreeMap;

use domain::{
    transfer::{DeskKey, RuleRow, Wrong},
    zone::MailFlaw,
};

use super::{differences::differences, read};

fn wrongs(text: &str) -> Vec<(String, Wrong)> {
    let flaws = read(text.as_bytes()).unwrap_err();
    flaws.into_iter().map(|flaw| (flaw.at, flaw.wrong)).collect()
}

fn one(text: &str) -> (String, Wrong) {
    let mut all = wrongs(text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn a_newer_format_is_told_before_anything_else() {
    let newer = r#"{"format": 5, "portal": "9.0", "other": [], "desks": [{}]}"#;
    assert_eq!(one(newer), ("$.format".to_owned(), Wrong::Newer(5)));
}

#[test]
fn what_is_something_else_is_told() {
    for text in ["[]", "7", "{}", r#"{"format": "1"}"#, r#"{"format": 0}"#] {
        assert_eq!(one(text).1, Wrong::NotOurs, "{text}");
    }
    assert!(matches!(one("{\n  \"format\": 1,,").1, Wrong::NotJson { line: 2, .. }));
    assert!(matches!(
        read(b"{\"format\": 1, \"portal\": \"\xE0\"}").unwrap_err()[0].wrong,
        Wrong::NotJson { .. }
    ));
    assert_eq!(one(r#"{"format": 1, "operators": []}"#), ("$.operators".to_owned(), Wrong::Unknown));
}

#[test]
fn each_mistake_has_its_place() {
    let desk = r#"{"desk": {"organisation": "A", "name": "B"}, "kind": "general", "receives": true}"#;
    let text = format!(r#"{{"format": 1, "desks": [{desk}, {{"kind": 1}}], "profiles": 3}}"#);
    let all = wrongs(&text);
    assert!(matches!(&all[0], (at, Wrong::Shape(_)) if at == "$.desks[1]"), "{all:?}");
    assert!(matches!(&all[1], (at, Wrong::Shape(_)) if at == "$.profiles"), "{all:?}");
    let text = format!(r#"{{"format": 1, "desks": [{desk}, {desk}]}}"#);
    assert_eq!(one(&text), ("$.desks[1].desk".to_owned(), Wrong::Double));
    let text = r#"{"format": 1, "profiles": [{"name": "P", "hides": ["health", "wealth"]}]}"#;
    assert_eq!(one(text), ("$.profiles[0].hides[1]".to_owned(), Wrong::NoGroup("wealth".to_owned())));
    let text =
        r#"{"format": 3, "profiles": [{"name": "P", "hides": [], "withholds": ["edit_cards", "fly"]}]}"#;
    assert_eq!(one(text), ("$.profiles[0].withholds[1]".to_owned(), Wrong::NoPermission("fly".to_owned())));
    let text =
        r#"{"format": 1, "codes": [{"table": "tenure", "lines": ["codice;etichetta", "due parole;X"]}]}"#;
    assert!(matches!(one(text), (at, Wrong::Line(_)) if at == "$.codes[0].lines[1]"));
    let text = r#"{"format": 1, "codes": [{"table": "operator", "lines": ["codice;etichetta", "a;X"]}]}"#;
    assert_eq!(one(text), ("$.codes[0].table".to_owned(), Wrong::NoTable));
}

#[test]
fn bodies_rules_and_notices_are_read_as_their_forms_read_them() {
    let body = r#"{"name": "Comune", "kind": "municipality", "phone": "", "email": ""}"#;
    let text = format!(r#"{{"format": 2, "organisations": [{body}]}}"#);
    assert_eq!(read(text.as_bytes()).unwrap().organisations.len(), 1);
    let small = body.replace("Comune", "COMUNE");
    let text = format!(r#"{{"format": 2, "organisations": [{body}, {small}]}}"#);
    assert_eq!(one(&text), ("$.organisations[1].name".to_owned(), Wrong::Double));
    let far = body.replace(r#""email": """#, r#""email": "nessuna", "ipa": "NO IPA""#);
    let text = format!(r#"{{"format": 2, "organisations": [{far}]}}"#);
    let places: Vec<String> = wrongs(&text).into_iter().map(|(at, _)| at).collect();
    assert_eq!(places, ["$.organisations[0].ipa", "$.organisations[0].email"]);
    let desk = r#"{"organisation": "A", "name": "B"}"#;
    let rule = |field: &str| {
        format!(
            r#"{{"format": 2, "card_rules": [{{"desk": {desk}, "part": "bisogni", "field": "{field}", "when": "always"}}]}}"#
        )
    };
    assert_eq!(read(rule("specifica").as_bytes()).unwrap().card_rules.len(), 1);
    assert_eq!(one(&rule("altezza")), ("$.card_rules[0]".to_owned(), Wrong::NoField));
    let notice = |words: &str| {
        format!(r#"{{"format": 2, "notices": [{{"desk": {desk}, "text": {{"it": "{words}"}}}}]}}"#)
    };
    assert_eq!(read(notice("Titolare").as_bytes()).unwrap().notices.len(), 1);
    assert_eq!(one(&notice(" ")), ("$.notices[0].text".to_owned(), Wrong::Text));
}

#[test]
fn agreements_places_and_mails_are_read_as_their_forms_read_them() {
    let desk = r#"{"organisation": "A", "name": "B"}"#;
    let agreement = |until: &str| {
        format!(
            r#"{{"format": 3, "agreements": [{{"organisation": "A", "from": "2026-02-01", "until": "{until}", "act": "X"}}]}}"#
        )
    };
    assert_eq!(read(agreement("2026-12-31").as_bytes()).unwrap().agreements.len(), 1);
    assert_eq!(one(&agreement("2026-01-31")), ("$.agreements[0].until".to_owned(), Wrong::Days));
    let place = |hours: &str, email: &str| {
        format!(
            r#"{{"format": 3, "points": [{{"desk": {desk}, "place": {{
                "name": "Palazzo", "address": "Via 1", "town": "Pontelaro", "directions": "", "accessibility": "",
                "phone": "055", "email": "{email}", "languages": ["it"], "sign_language": false,
                "hours": [{hours}]}}}}]}}"#
        )
    };
    let (late, early) =
        (r#"{"weekday": 2, "opens": 540, "closes": 750}"#, r#"{"weekday": 1, "opens": 540, "closes": 750}"#);
    let found = read(place(&format!("{late}, {early}"), "a@b.example").as_bytes()).unwrap();
    let days: Vec<u8> = found.points[0].place.hours.iter().map(|opening| opening.weekday).collect();
    assert_eq!(days, [1, 2], "hours are kept in order");
    for wrong in [
        r#"{"weekday": 8, "opens": 540, "closes": 750}"#,
        r#"{"weekday": 1, "opens": 750, "closes": 540}"#,
        r#"{"weekday": 1, "opens": 540, "closes": 9000}"#,
    ] {
        let told = one(&place(wrong, "a@b.example"));
        assert_eq!(told, ("$.points[0].place.hours".to_owned(), Wrong::Hours), "{wrong}");
    }
    let twice = one(&place(&format!("{early}, {early}"), "a@b.example"));
    assert_eq!(twice, ("$.points[0].place.hours".to_owned(), Wrong::Hours));
    assert_eq!(one(&place(early, "nessuna")), ("$.points[0].place.email".to_owned(), Wrong::Text));
    let mail = |body: &str| {
        format!(
            r#"{{"format": 3, "mails": [{{"desk": {desk}, "mail": "news", "lang": "it", "subject": "Novità", "body": "{body}"}}]}}"#
        )
    };
    assert_eq!(read(mail("Vedi {{collegamento}}").as_bytes()).unwrap().mails.len(), 1);
    let unknown = one(&mail("{{collegamento}} {{cognome}}"));
    let tag = Wrong::Tags(MailFlaw::Unknown("cognome".to_owned()));
    assert_eq!(unknown, ("$.mails[0].body".to_owned(), tag));
    assert_eq!(one(&mail(" ")), ("$.mails[0].body".to_owned(), Wrong::Text));
}

#[test]
fn durations_of_a_break_glass_have_bounds() {
    assert_eq!(read(br#"{"format": 3, "break_glass": [5, 1440]}"#).unwrap().break_glass, [5, 1440]);
    for wrong in ["[4]", "[1441]", "[5, 6, 7, 8, 9, 10, 11]"] {
        let text = format!(r#"{{"format": 3, "break_glass": {wrong}}}"#);
        assert_eq!(one(&text), ("$.break_glass".to_owned(), Wrong::Minutes), "{wrong}");
    }
}

#[test]
fn a_desk_of_the_formats_before_has_no_profile() {
    let desk = r#"{"desk": {"organisation": "A", "name": "B"}, "kind": "general", "receives": true}"#;
    for format in 1..=3 {
        let document = read(format!(r#"{{"format": {format}, "desks": [{desk}]}}"#).as_bytes()).unwrap();
        assert_eq!(document.desks[0].profile, None);
        assert!(document.points.is_empty() && document.mails.is_empty() && document.agreements.is_empty());
    }
}

#[test]
fn where_a_profile_is_given_is_read_and_files_of_before_say_nothing_of_it() {
    let profile =
        |given: &str| format!(r#"{{"format": 4, "profiles": [{{"name": "P", "hides": []{given}}}]}}"#);
    for format in 1..=3 {
        let text = profile("").replace("\"format\": 4", &format!("\"format\": {format}"));
        assert_eq!(read(text.as_bytes()).unwrap().profiles[0].given, None);
    }
    let desk = r#"{"organisation": "A", "name": "B"}"#;
    let text = profile(&format!(r#", "given": {{"only_at": [{desk}], "retired": "2026-11-02"}}"#));
    let given = read(text.as_bytes()).unwrap().profiles.remove(0).given.unwrap();
    assert_eq!(given.only_at, [DeskKey { organisation: "A".to_owned(), name: "B".to_owned() }]);
    assert_eq!(given.retired, Some("2026-11-02".parse().unwrap()));
    let twice = one(&profile(&format!(r#", "given": {{"only_at": [{desk}, {desk}]}}"#)));
    assert_eq!(twice, ("$.profiles[0].given.only_at[1]".to_owned(), Wrong::Double));
    let nameless = one(&profile(r#", "given": {"only_at": [{"organisation": "A", "name": " "}]}"#));
    assert_eq!(nameless, ("$.profiles[0].given.only_at[0]".to_owned(), Wrong::Text));
    let (at, wrong) = one(&profile(r#", "given": {"retired": "ieri"}"#));
    assert!(at == "$.profiles[0]" && matches!(wrong, Wrong::Shape(_)), "{at}");
}

#[test]
fn sections_may_be_left_out() {
    let document = read(br#"{"format": 1, "portal": "0.1.0"}"#).unwrap();
    assert_eq!(document.portal, "0.1.0");
    assert!(document.codes.is_empty() && document.desks.is_empty());
}

#[test]
fn differences_are_told_place_by_place() {
    let rule = |name: &str| RuleRow {
        service: None,
        municipality: None,
        lang: None,
        to: DeskKey { organisation: "A".to_owned(), name: name.to_owned() },
    };
    let before = vec![rule("B")];
    assert!(differences(&before, &before).is_empty());
    let found = differences(&before, &vec![rule("C"), rule("D")]);
    assert_eq!(found[0].path, "[0].to.name");
    assert_eq!((found[0].before.as_deref(), found[0].after.as_deref()), (Some("B"), Some("C")));
    assert_eq!((found[1].path.as_str(), found[1].before.as_deref()), ("[1].to.name", None));
    assert_eq!((found[2].path.as_str(), found[2].after.as_deref()), ("[1].to.organisation", Some("A")));
    let words = |all: &[&str]| {
        BTreeMap::from([("hides", all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>())])
    };
    let found = differences(&words(&["health"]), &words(&["health", "judicial"]));
    assert_eq!(found.len(), 1, "a list of words is told whole");
    assert_eq!((found[0].path.as_str(), found[0].after.as_deref()), ("hides", Some("health, judicial")));
    let text = |end: &str| BTreeMap::from([("it", format!("{}{end}", "a".repeat(1000)))]);
    let ends = ["b", "c"].map(|end| differences(&text(""), &text(end)));
    assert_ne!(ends[0], ends[1], "whoever agreed to one long text did not agree to the other");
}

#[test]
fn a_file_of_before_the_groups_were_divided_shows_no_more_than_it_did() {
    let text = r#"{"format": 1, "profiles": [
        {"name": "A", "hides": []}, {"name": "B", "hides": ["health"]}, {"name": "C", "hides": ["identity", "family"]}
    ]}"#;
    let hides = |text: &str| -> Vec<Vec<String>> {
        read(text.as_bytes()).unwrap().profiles.into_iter().map(|row| row.hides).collect()
    };
    assert_eq!(
        hides(text),
        [
            vec!["protected_identity"],
            vec!["health", "disability", "needs", "violence", "protected_identity"],
            vec!["identity", "family", "work_education", "origin", "protected_identity"],
        ]
    );
    let today = text.replace("\"format\": 1", "\"format\": 2");
    assert_eq!(hides(&today)[1], ["health"], "what is written today says what it means");
}
