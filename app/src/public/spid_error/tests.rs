use super::*;

#[test]
fn every_number_of_the_provider_has_a_page() {
    assert_eq!(SpidTrouble::from_error_code(22), SpidTrouble::ConsentDenied);
    assert_eq!(SpidTrouble::from_error_code(12), SpidTrouble::LevelUnavailable);
    for code in 0..=u8::MAX {
        let known = SpidTrouble::from_error_code(code);
        assert_eq!(known.code(), Some(code), "{known:?}");
    }
}

#[test]
fn operators_try_again_at_their_own_door() {
    let door = |next: &str| SpidErrorPage::new(SpidTrouble::Cancelled, Some(next.into())).door();
    assert_eq!(door("/console/schede"), "/operatori/accesso?next=%2Fconsole%2Fschede");
    assert!(door("/servizi/pasti-a-domicilio").starts_with("/accesso?next="));
}

#[test]
fn operators_are_told_nothing_of_requests_and_desks() {
    let t = Translator::new(domain::Lang::It);
    for trouble in SpidTrouble::ALL {
        let [_, _, to_do] = trouble.keys();
        let texts =
            [trouble.safe_key(true), trouble.desk_key(to_do)].map(|key| t.with(key, &[("level", 2.into())]));
        for word in ["domand", "bozze", "sportello", "chiamaci"] {
            assert!(!texts.concat().contains(word), "{trouble:?}: {texts:?}");
        }
    }
    let at = |next: &str| SpidErrorPage::new(SpidTrouble::Blocked, Some(next.into())).at_desk();
    assert!(at("/console") && !at("/servizi/pasti-a-domicilio"));
}

#[test]
fn every_trouble_has_words_of_its_own() {
    let what: std::collections::BTreeSet<_> =
        SpidTrouble::ALL.into_iter().map(|trouble| trouble.keys()[1]).collect();
    assert_eq!(what.len(), SpidTrouble::ALL.len());
}

/// The words of a trouble, in Italian, with their level.
fn said(trouble: SpidTrouble, asked: AskedFor) -> String {
    let t = Translator::new(domain::Lang::It);
    trouble.words(asked).map(|key| t.with(key, &[("level", asked.level.into())])).join(" ")
}

#[test]
fn an_error_of_a_card_or_of_another_country_does_not_speak_of_spid() {
    for federation in [Federation::Cie, Federation::Eidas] {
        let asked = AskedFor { federation, ..AskedFor::default() };
        for code in [8, 12, 19, 20, 21, 22, 23, 24, 25, 30] {
            let words = said(SpidTrouble::from_error_code(code), asked);
            assert!(!words.contains("SPID"), "{federation:?} {code}: {words}");
        }
        let weaker = said(SpidTrouble::WeakerLevel, asked);
        assert!(!weaker.contains("SPID"), "{weaker}");
    }
    let card = AskedFor { federation: Federation::Cie, ..AskedFor::default() };
    assert!(said(SpidTrouble::Blocked, card).contains("cie.cittadini@interno.it"));
    assert!(!said(SpidTrouble::ConsentDenied, card).contains("contatti"), "it asks for none");
}

#[test]
fn the_level_that_was_asked_for_is_the_one_that_is_told() {
    for trouble in [SpidTrouble::LevelUnavailable, SpidTrouble::LevelTooLow, SpidTrouble::WeakerLevel] {
        for level in [1, 2, 3] {
            let words = said(trouble, AskedFor { level, ..AskedFor::default() });
            let named: Vec<u8> =
                (1..=3).filter(|number| words.contains(&format!("livello {number}"))).collect();
            assert_eq!(named, [level], "{trouble:?}: {words}");
        }
    }
}

#[test]
fn whoever_has_the_wrong_identity_is_told_the_right_one() {
    let by = |applicant| said(SpidTrouble::WrongKind, AskedFor { applicant, ..AskedFor::default() });
    assert!(by(Applicant::Person).contains("Serve un’identità personale"));
    assert!(by(Applicant::Company).contains("per chi agisce per un’impresa o un ente"));
    for applicant in [Applicant::Professional, Applicant::Company] {
        let words = by(applicant);
        assert!(words.contains("Serve un’identità professionale") && !words.contains("personale"), "{words}");
    }
}

#[test]
fn a_refused_answer_has_a_status_that_testers_take_for_a_refusal() {
    for trouble in SpidTrouble::ALL {
        let ours = [SpidTrouble::Busy, SpidTrouble::Away, SpidTrouble::AwayHalfway].contains(&trouble);
        assert!(ours || [400, 401, 403, 422, 500].contains(&trouble.status()), "{trouble:?}");
    }
}
