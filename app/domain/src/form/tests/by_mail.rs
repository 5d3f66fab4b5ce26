//! The applicant's safety and choice decide about mails.

use serde_json::json;

use super::*;

/// A form that asks both questions.
fn careful() -> Definition {
    form(json!({ "steps": [
        { "slug": "dati", "name": { "it": "Dati" }, "title": { "it": "I tuoi dati" }, "sections": [
            { "title": { "it": "Contatti" }, "questions": [
                { "name": "rischio", "label": { "it": "C’è qualcuno che non deve sapere?" },
                  "kind": { "type": "yes_no" }, "means": "keep_from" },
                { "name": "avvisi", "label": { "it": "Come ti avvisiamo?" }, "means": "notices",
                  "kind": { "type": "several_of", "options": [
                      { "value": "email", "label": { "it": "E-mail" } },
                      { "value": "sms", "label": { "it": "SMS" } } ] } }
            ] }
        ] }
    ] }))
}

#[test]
fn a_mail_says_no_more_than_was_chosen_and_is_safe() {
    let form = careful();
    assert_eq!(check(&form), Ok(()));
    let cases: [(&[(&str, &str)], ByMail); 6] = [
        (&[("rischio", "no"), ("avvisi", "email")], ByMail::Whole),
        (&[("rischio", "no"), ("avvisi", "sms"), ("avvisi", "email")], ByMail::Whole),
        (&[("rischio", "no"), ("avvisi", "sms")], ByMail::Never),
        (&[("rischio", "si"), ("avvisi", "sms")], ByMail::Never),
        (&[("rischio", "si"), ("avvisi", "email")], ByMail::Neutral),
        (&[("rischio", "si")], ByMail::Never),
    ];
    for (given, expected) in cases {
        assert_eq!(by_mail(&form, &answers(given)), expected, "{given:?}");
    }
}

#[test]
fn a_draft_is_mailed_about_once_it_is_known_that_nobody_must_be_kept_from_knowing() {
    let form = careful();
    let cases: [(&[(&str, &str)], bool); 5] = [
        (&[], false),
        (&[("rischio", "no")], true),
        (&[("rischio", "no"), ("avvisi", "email")], true),
        (&[("rischio", "no"), ("avvisi", "sms")], false),
        (&[("rischio", "si"), ("avvisi", "email")], false),
    ];
    for (given, expected) in cases {
        assert_eq!(may_mail_draft(&form, &answers(given)), expected, "{given:?}");
    }
    assert!(may_mail_draft(&household(), &Answers::new()), "the profile decides");
}

#[test]
fn a_form_that_asks_only_who_must_not_know_sends_nothing_to_whoever_is_afraid() {
    let mut form = careful();
    form.steps[0].sections[0].questions.pop();
    assert_eq!(by_mail(&form, &answers(&[("rischio", "si")])), ByMail::Never);
    assert_eq!(by_mail(&form, &answers(&[("rischio", "no")])), ByMail::Whole);
    assert_eq!(by_mail(&household(), &Answers::new()), ByMail::Whole, "the profile decides");
}

#[test]
fn every_service_says_which_of_its_questions_decide_about_mails() {
    for (slug, json) in shipped::FILES {
        let form = services::service(json).form;
        for (name, means) in [("avvisi", Meaning::Notices), ("contatto-rischio", Meaning::KeepFrom)] {
            let found = form.questions().find(|(_, question)| question.name == name);
            assert!(found.is_some() || name != "avvisi", "{slug}: {name}");
            if let Some((_, question)) = found {
                assert_eq!(question.means.as_ref(), Some(&means), "{slug}: {name}");
            }
        }
    }
}

#[test]
fn only_a_choice_with_email_can_be_about_notices() {
    for (question, means) in [(0, Meaning::Notices), (1, Meaning::KeepFrom)] {
        let mut form = careful();
        form.steps[0].sections[0].questions[question].means = Some(means);
        assert!(check(&form).is_err(), "{question}");
    }
}
