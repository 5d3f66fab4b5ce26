//! The provider says why it failed: one page for each code, nothing of its own words, and a way back.

use super::{Door, is_in, post, post_only, told};
use crate::{
    provider::Answer,
    stage::IDP_KEY,
    support::{MEALS_STEPS, fill, step},
};

const SUCCESS: &str = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>";

/// Number, status and sub-status as in the SPID error table, status of our page, a piece of it.
const TABLE: &[(u8, &str, &str, u16, &str)] = &[
    (8, "Requester", "", 500, "non è scritta secondo le regole"),
    (9, "VersionMismatch", "", 500, "usa una versione sbagliata"),
    (11, "Requester", "", 500, "manca il suo numero"),
    (12, "Requester", "NoAuthnContext", 403, "Il gestore non offre questo livello"),
    (13, "Requester", "RequestDenied", 500, "orologio di questo portale"),
    (14, "Requester", "RequestUnsupported", 500, "indirizzata a qualcun altro"),
    (15, "Requester", "NoPassive", 500, "un accesso senza di te"),
    (16, "Requester", "RequestUnsupported", 500, "l’indirizzo a cui doveva risponderci"),
    (17, "Requester", "RequestUnsupported", 500, "il tuo identificativo"),
    (18, "Requester", "RequestUnsupported", 500, "l’elenco di dati"),
    (19, "Responder", "AuthnFailed", 403, "Nome utente o password"),
    (20, "Responder", "AuthnFailed", 403, "Serve un’identità di livello più alto"),
    (21, "Responder", "AuthnFailed", 403, "È passato troppo tempo"),
    (22, "Responder", "AuthnFailed", 403, "Non hai dato il consenso"),
    (23, "Responder", "AuthnFailed", 403, "La tua identità digitale è bloccata"),
    (24, "Responder", "AuthnFailed", 403, "Il gestore non ti ha fatto entrare"),
    (25, "Responder", "AuthnFailed", 403, "Hai annullato l’accesso"),
    (30, "Responder", "AuthnFailed", 403, "Serve un’identità personale"),
];

/// An answer with this status and these words instead of a citizen.
pub fn failed(answer: Answer, status: &str, sub: &str, message: &str) -> Answer {
    let urn = |name: &str| format!("urn:oasis:names:tc:SAML:2.0:status:{name}");
    let inner =
        if sub.is_empty() { String::new() } else { format!("<samlp:StatusCode Value=\"{}\"/>", urn(sub)) };
    let words = format!("<samlp:StatusMessage>{message}</samlp:StatusMessage>");
    let code = format!("<samlp:StatusCode Value=\"{}\">{inner}</samlp:StatusCode>{words}", urn(status));
    answer.response(SUCCESS, &code)
}

#[tokio::test]
async fn each_code_has_a_page_of_its_own_that_says_what_to_do() {
    let door = Door::open().await;
    let mut alarmed = 0;
    for (number, status, sub, page_status, words) in TABLE {
        for signed in [false, true] {
            let browser = door.house.app.browser();
            let pending = door.begin(&browser, 2, "/servizi/pasti-a-domicilio").await;
            let answer = failed(door.answer(&pending), status, sub, &format!("ErrorCode nr{number:02}"));
            let xml = if signed { answer.signed_around("", &IDP_KEY) } else { answer.around("") };
            let page = post(&browser, &pending.relay_state, &xml).await;
            let html = page.text();
            assert_eq!(page.status.as_u16(), *page_status, "nr{number}");
            assert!(html.contains(words), "nr{number}: {html}");
            assert!(html.contains(&format!("Errore SPID {number}")), "nr{number}");
            assert!(
                html.contains("/accesso?next=%2Fservizi%2Fpasti-a-domicilio"),
                "nr{number}: to try again"
            );
            assert!(html.contains("href=\"/servizi/pasti-a-domicilio\""), "nr{number}: back to the service");
            assert!(!html.contains("ErrorCode") && !is_in(&browser).await, "nr{number}");
            alarmed += i64::from(html.contains("è stato avvisato"));
            let raised = door
                .house
                .count("SELECT coalesce(sum(times), 0)::bigint FROM alarm WHERE code ~ '^idp-nr(0|1[13-8])'");
            assert_eq!(raised.await, alarmed, "nr{number}: who reads that somebody was told reads the truth");
            let english = format!("{}&lang=en", "/accesso?x=1");
            browser.get(&english).await;
            let english = post(&browser, &pending.relay_state, &xml).await;
            assert_eq!(english.status, 403, "an error is told once");
            assert!(english.text().contains("already been used"), "in the language chosen");
        }
    }
}

/// Of each code in the table, in its order: what the English page says that happened, and what to do.
const IN_ENGLISH: &[(u8, &str, &str)] = &[
    (8, "does not follow the rules", "Try later, or call us"),
    (9, "uses a wrong version", "Try later, or call us"),
    (11, "lacks its number", "Try later, or call us"),
    (12, "a level of security that your provider cannot give you", "Ask your provider for level 2"),
    (13, "the clock of this portal is wrong", "Try later, or call us"),
    (14, "was addressed to somebody else", "Try later, or call us"),
    (15, "asked for a sign-in without you", "Try later, or call us"),
    (16, "the address where it should have answered us", "Try later, or call us"),
    (17, "asked for your identifier in the wrong way", "Try later, or call us"),
    (18, "the list of data that this portal asked for", "Try later, or call us"),
    (19, "got wrong credentials several times", "recover them on the provider’s site"),
    (20, "does not have the level that this service asks for", "Ask your provider to activate level 2"),
    (21, "time ran out", "Keep your phone at hand and try again"),
    (22, "SPID asked you whether it may give us", "you can come to the desk with a document"),
    (23, "your identity is suspended or revoked", "only they can unblock it"),
    (24, "refused the sign-in, without telling us why", "call the provider and tell them the number below"),
    (25, "You stopped the sign-in on the provider’s site", "If it was by mistake, try again"),
    (30, "You used a professional identity", "choose your personal identity"),
];

/// What a page says, and its buttons.
fn said_and_acts(html: &str) -> (&str, &str) {
    let (_, oops) = html.split_once("sp-oops-mark").expect("a page of bad news");
    let (said, acts) = oops.split_once("sp-oops-acts").expect("something to do");
    (said, acts.split("sp-oops-code").next().unwrap())
}

#[tokio::test]
async fn each_code_is_told_in_english_with_what_to_do_next_and_the_way_back() {
    let door = Door::open().await;
    assert_eq!(IN_ENGLISH.len(), TABLE.len());
    for ((number, status, sub, page_status, italian), (same, happened, to_do)) in TABLE.iter().zip(IN_ENGLISH)
    {
        assert_eq!(number, same);
        let browser = door.house.app.browser();
        let pending = door.begin(&browser, 2, "/servizi/pasti-a-domicilio").await;
        let answer = failed(door.answer(&pending), status, sub, &format!("ErrorCode nr{number:02}"));
        let told = told(&post_only(&browser, &pending.relay_state, &answer.around("")).await);
        let page = browser.get(&format!("{told}?lang=en")).await;
        let html = page.text();
        assert_eq!(page.status.as_u16(), *page_status, "nr{number}");
        assert!(html.contains("<html lang=\"en\""), "nr{number}: {html}");
        assert!(html.contains(&format!("SPID error {number},")), "nr{number}: {html}");
        let (said, acts) = said_and_acts(&html);
        assert!(said.contains(happened) && said.contains(to_do), "nr{number}: {said}");
        assert!(!said.contains(italian), "nr{number}: {said}");
        let like = IN_ENGLISH.iter().filter(|(_, words, _)| said.contains(words));
        let like: Vec<u8> = like.map(|(other, ..)| *other).collect();
        assert_eq!(like, [*number], "words of its own: {said}");
        for way in [
            "href=\"/accesso?next=%2Fservizi%2Fpasti-a-domicilio",
            "href=\"/servizi/pasti-a-domicilio\"",
            "Back to the service",
        ] {
            assert!(acts.contains(way), "nr{number}: {way} is not in {acts}");
        }
        assert!(["Try again", "Choose how to sign in"].iter().any(|way| acts.contains(way)), "{acts}");
    }
}

#[tokio::test]
async fn an_error_speaks_of_what_was_asked_for() {
    let door = Door::open().await;
    let changes = serde_json::json!({ "level": 3, "applicant": "company" });
    door.publish(crate::support::MEALS, changes).await;
    for (number, status, sub, words) in [
        (20, "Responder", "AuthnFailed", "attivare il livello 3"),
        (12, "Requester", "NoAuthnContext", "il livello 3, oppure"),
        (30, "Responder", "AuthnFailed", "per chi agisce per un’impresa o un ente"),
    ] {
        let browser = door.house.app.browser();
        let pending = door.begin(&browser, 2, &step("informativa")).await;
        let error = format!("ErrorCode nr{number}");
        let answer = failed(door.answer(&pending), status, sub, &error);
        let page = post(&browser, &pending.relay_state, &answer.around("")).await;
        let html = page.text();
        assert_eq!(page.status, 403, "nr{number}");
        assert!(html.contains(words) && !html.contains("livello 2"), "nr{number}: {html}");
        assert!(!html.contains("quella personale"), "nr{number}");
    }
}

#[tokio::test]
async fn an_error_has_an_address_of_its_own_that_can_be_reloaded_and_names_nobody() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let next = "/servizi/pasti-a-domicilio";
    let pending = door.begin(&browser, 2, next).await;
    let answer = failed(door.answer(&pending), "Responder", "AuthnFailed", "ErrorCode nr22").around("");
    let told = told(&post_only(&browser, &pending.relay_state, &answer).await);
    assert!(!told.contains(&pending.relay_state), "it says nothing by itself: {told}");
    let mut first = None;
    for time in ["first", "reloaded"] {
        let page = browser.get(&told).await;
        assert_eq!(page.status, 403, "{time}");
        assert!(page.text().contains("Non hai dato il consenso"), "{time}");
        assert!(page.text().contains("/accesso?next=%2Fservizi%2Fpasti-a-domicilio"), "{time}: the way back");
        let code = code_of(&page.text());
        assert_eq!(*first.get_or_insert(code.clone()), code, "{time}: when it happened, not when it is read");
        door.house.app.pass(chrono::TimeDelta::minutes(17));
    }
    door.house.app.pass(chrono::TimeDelta::hours(3));
    assert_eq!(browser.get(&told).await.status, 404, "long over");
    backend::sign_in::forget_expired(&door.house.app.db.app, door.house.app.platform.now()).await.unwrap();
    assert_eq!(door.house.count("SELECT count(*) FROM login_outcome").await, 0, "and forgotten");
}

/// The line that is told on the telephone.
fn code_of(html: &str) -> String {
    let (_, after) = html.split_once("sp-oops-code").unwrap();
    after.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn nobody_can_write_an_error_for_somebody_else() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, "/servizi/pasti-a-domicilio").await;
    let answer = failed(door.answer(&pending), "Responder", "AuthnFailed", "ErrorCode nr23").around("");
    let told = told(&post_only(&browser, &pending.relay_state, &answer).await);
    // Whoever was only given the address, without a secret, with one of their own, with an invented one.
    let (stranger, other, forger) =
        (door.house.app.browser(), door.house.app.browser(), door.house.app.browser());
    other.get("/accesso").await;
    forger.set_cookie("spid", &"0".repeat(64));
    for (who, other) in [("stranger", &stranger), ("other", &other), ("forger", &forger)] {
        let page = other.get(&told).await;
        assert_eq!(page.status, 404, "{who}");
        let html = page.text();
        assert!(!html.contains("bloccata") && !html.contains("pasti-a-domicilio"), "{who}: {html}");
        assert!(html.contains("href=\"/accesso\""), "{who}: and the way in");
    }
    let (undrawn, foreign) = ("0".repeat(32), "%C3%A8".repeat(16));
    for written in ["23", "senza-richiesta", "%3Cb%3E", "%00", undrawn.as_str(), foreign.as_str()] {
        let page = browser.get(&format!("/accesso/esito/{written}")).await;
        assert_eq!(page.status, 404, "{written}");
        assert!(page.text().contains("Qui non c’è più niente da leggere"), "{written}");
    }
    assert!(browser.get(&told).await.text().contains("La tua identità digitale è bloccata"));
}

#[tokio::test]
async fn an_error_is_read_in_another_language_too() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let next = "/servizi/pasti-a-domicilio";
    let pending = door.begin(&browser, 2, next).await;
    let answer = failed(door.answer(&pending), "Responder", "AuthnFailed", "ErrorCode nr22").around("");
    let told = told(&post_only(&browser, &pending.relay_state, &answer).await);
    let html = browser.get(&told).await.text();
    let english = format!("{told}?lang=en");
    assert!(html.contains(&format!("href=\"{english}\"")), "{html}");
    let there = browser.get(&english).await;
    assert_eq!(there.status, 403);
    let html = there.text();
    assert!(html.contains("<html lang=\"en\"") && html.contains("SPID error 22"), "{html}");
    assert!(html.contains("/accesso?next=%2Fservizi%2Fpasti-a-domicilio"), "the way back: {html}");
    let italian = browser.get(&format!("{told}?lang=it")).await;
    assert!(italian.text().contains("Non hai dato il consenso"), "and back");

    // The page tells the number that it is sent with.
    let level = format!("/spid/login?idp={}&level=9", app::routes::encode(&pending.idp));
    let wrong = browser.get(&level).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text().contains("Errore 400"), "{}", wrong.text());

    let unknown = format!("/spid/login?idp=https%3A%2F%2Fnobody.example&next={}", app::routes::encode(next));
    let lost = browser.get(&unknown).await;
    assert_eq!(lost.status, 400);
    assert!(
        lost.text().contains("/accesso?next=%2Fservizi%2Fpasti-a-domicilio&amp;lang=it"),
        "{}",
        lost.text()
    );
}

#[tokio::test]
async fn nothing_of_the_providers_own_words_is_shown() {
    let door = Door::open().await;
    for message in ["", "Ciao &lt;script&gt;", "ErrorCode nr19 ciao", "ErrorCode nr999"] {
        let verdict = door
            .verdict(2, |pending| {
                failed(door.answer(pending), "Responder", "AuthnFailed", message).around("")
            })
            .await;
        verdict.refused("idp-unexplained", message);
        let html = verdict.page.text().to_lowercase();
        assert!(!html.contains("ciao") && !html.contains("nr19"), "{html}");
    }
}

#[tokio::test]
async fn an_error_belongs_to_a_login_like_any_other_answer() {
    let door = Door::open().await;
    let error = |answer: Answer| failed(answer, "Responder", "AuthnFailed", "ErrorCode nr25");
    let verdict = door
        .verdict(2, |pending| {
            error(door.answer(pending)).response("InResponseTo=\"_", "InResponseTo=\"_x").around("")
        })
        .await;
    verdict.refused("response-in-response-to", "another request");
    let with_citizen = |pending: &_| {
        let good = door.answer(pending);
        error(good.clone()).signed_around(&good.signed_assertion(&IDP_KEY), &IDP_KEY)
    };
    door.verdict(2, with_citizen).await.refused("assertion-without-success", "an error with a citizen");
}

#[tokio::test]
async fn a_draft_is_intact_after_a_login_that_failed() {
    let door = Door::open().await;
    let giulia = door.house.giulia().await;
    let browser = door.house.browser_of(&giulia).await;
    for (slug, typed) in &MEALS_STEPS[..3] {
        fill(&browser, slug, typed).await;
    }
    // The session ends; the next click leads to the door, and from there to the provider.
    door.house.app.pass(chrono::TimeDelta::hours(1));
    let at_door = browser.get(&step("famiglia-e-isee")).await;
    let next = "/servizi/pasti-a-domicilio/domanda/famiglia-e-isee";
    assert_eq!(
        at_door.location().as_deref(),
        Some("/accesso?next=%2Fservizi%2Fpasti-a-domicilio%2Fdomanda%2Ffamiglia-e-isee&scaduta=0")
    );
    let pending = door.begin(&browser, 2, next).await;
    let refused = failed(door.answer(&pending), "Responder", "AuthnFailed", "ErrorCode nr22").around("");
    let page = post(&browser, &pending.relay_state, &refused).await;
    let html = page.text();
    let (_, acts) = html.split_once("sp-oops-acts").expect("something to do");
    let (_, link) = acts.split_once("href=\"/accesso?next=").expect("a way to try again");
    let link = format!("/accesso?next={}", link.split('"').next().unwrap());
    let door_page = browser.get(&link).await;
    assert!(
        door_page.text().contains(&format!("value=\"{next}\"")),
        "the door leads on to the step: {}",
        door_page.text()
    );
    let pending = door.begin(&browser, 2, next).await;
    let page = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!(page.location().as_deref(), Some(next));
    let back = browser.get(next).await;
    assert_eq!(back.status, 200);
    let before = browser.get(&step("pasti")).await;
    assert!(before.text().contains("value=\"Ferrante\""), "what was typed is still there");
}
