//! The provider is slow, the portal restarts, keys change, the archives go away.

use chrono::TimeDelta;
use identity::saml::PendingRequest;
use server::testing::Browser;

use super::{Door, NEXT, OTHER, is_in, metadata, post};
use crate::{
    provider::ENTITY,
    stage::{FOREIGN_KEY, IDP_KEY},
    support::version,
};

#[tokio::test]
async fn whoever_comes_back_without_an_answer_is_told_what_to_do() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let words = "ma la risposta non è arrivata";
    let first = browser.get("/accesso?next=%2Fservizi%2Fpasti-a-domicilio").await;
    assert!(!first.text().contains(words));
    assert_eq!(first.header("cache-control"), "no-store", "the back button asks us again");
    door.begin(&browser, 2, "/servizi/pasti-a-domicilio").await;
    let back = browser.get("/accesso?next=%2Fservizi%2Fpasti-a-domicilio").await;
    assert!(back.text().contains("Hai iniziato un accesso con Gestore di prova"), "{}", back.text());
    assert!(back.text().contains(words) && back.text().contains(OTHER), "the others stay usable");
    let neighbour = door.house.app.browser().get("/accesso").await;
    assert!(!neighbour.text().contains(words), "it is about this browser");
    // Another provider answers; the first one is given up after a quarter of an hour.
    let pending = door.begin_at(&browser, OTHER, 2, NEXT).await;
    assert_eq!(post(&browser, &pending.relay_state, &door.good(&pending)).await.status, 303);
    door.house.app.pass(TimeDelta::minutes(15));
    let later = browser.get("/accesso").await;
    assert!(!later.text().contains(words), "{}", later.text());
}

/// A step that stands half filled in in one window, while the same browser signs in once more in another.
#[tokio::test]
async fn signing_in_again_in_another_window_breaks_no_form_of_the_same_person() {
    const STEP: &str = "/servizi/pasti-a-domicilio/domanda/informativa";
    let door = Door::open().await;
    let browser = door.house.app.browser();
    door.enter(&browser).await;
    let page = browser.get(STEP).await;
    let (open, version) = (browser.token(), version(&page));
    let form = [
        ("_csrf", open.as_str()),
        ("_version", version.as_str()),
        ("presa-visione", "si"),
        ("azione", "avanti"),
    ];
    door.enter(&browser).await;
    assert_eq!(browser.post_raw(STEP, &form, "cross-site").await.status, 403);
    assert_eq!(browser.post_raw(STEP, &form, "same-origin").await.status, 303, "as if nothing had been");
    // Somebody else signs in: what stands in the old window was not written by them.
    let pending = door.begin(&browser, 2, NEXT).await;
    let somebody = door
        .answer(&pending)
        .assertion("TINIT-FRRGLI88C54M990P", "TINIT-BSSCRL41H30M990V")
        .assertion("1988-03-14", "1941-06-30");
    let entered = post(&browser, &pending.relay_state, &door.seal(&somebody, &IDP_KEY)).await;
    assert_eq!(entered.location().as_deref(), Some(NEXT), "{}", entered.text());
    assert_eq!(browser.post_raw(STEP, &form, "same-origin").await.status, 403);
}

#[tokio::test]
async fn an_answer_that_was_refused_did_arrive() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, "/servizi/pasti-a-domicilio").await;
    let weak = door.answer(&pending).assertion("SpidL2", "SpidL1");
    assert_eq!(post(&browser, &pending.relay_state, &door.seal(&weak, &IDP_KEY)).await.status, 403);
    let back = browser.get("/accesso?next=%2Fservizi%2Fpasti-a-domicilio").await.text();
    assert!(!back.contains("ma la risposta non è arrivata") && back.contains("Stai chiedendo"), "{back}");
}

#[tokio::test]
async fn a_restart_between_request_and_answer_is_not_noticed() {
    let mut door = Door::open().await;
    let cookie;
    let pending = {
        let browser = door.house.app.browser();
        let pending = door.begin(&browser, 2, NEXT).await;
        cookie = browser.cookie("spid").unwrap();
        pending
    };
    door.house.restart(None);
    let browser = door.house.app.browser();
    browser.set_cookie("spid", &cookie);
    let page = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
    assert!(is_in(&browser).await);
    let used = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!(used.status, 403);
}

#[tokio::test]
async fn two_windows_sign_in_with_two_providers() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let first = door.begin(&browser, 2, "/servizi").await;
    let second = door.begin_at(&browser, OTHER, 2, NEXT).await;
    assert_eq!((first.idp.as_str(), second.idp.as_str()), (ENTITY, OTHER));
    let page = post(&browser, &second.relay_state, &door.good(&second)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT));
    let page = post(&browser, &first.relay_state, &door.good(&first)).await;
    assert_eq!(page.location().as_deref(), Some("/servizi"));
    assert!(is_in(&browser).await);
    // One provider cannot answer in the place of the other, even with a key that we believe.
    let third = door.begin(&browser, 2, NEXT).await;
    let forged = door.seal(&door.answer(&third), &FOREIGN_KEY);
    assert_eq!(post(&browser, &third.relay_state, &forged).await.status, 403);
    assert_eq!(door.outcome(&third).await, "signature");
}

#[tokio::test]
async fn two_windows_that_set_out_at_the_same_moment_both_arrive() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    browser.get("/accesso").await;
    let (one, other) =
        tokio::join!(door.begin(&browser, 2, "/servizi"), door.begin_at(&browser, OTHER, 2, NEXT));
    assert_eq!(one.browser, other.browser, "the page at the door has given the secret already");
    for pending in [one, other] {
        let page = post(&browser, &pending.relay_state, &door.good(&pending)).await;
        assert_eq!(page.location().as_deref(), Some(pending.next.as_str()));
    }
}

#[tokio::test]
async fn a_provider_changes_its_key_while_people_sign_in() {
    let mut door = Door::with(&[], &[&FOREIGN_KEY]).await;
    let (early, cookie) = {
        let browser = door.house.app.browser();
        (door.begin(&browser, 2, NEXT).await, browser.cookie("spid").unwrap())
    };
    // The provider publishes both keys, signs with the old one, then with the new one.
    door.house.restart(Some(&metadata(&[&FOREIGN_KEY, &IDP_KEY])));
    let browser = door.house.app.browser();
    browser.set_cookie("spid", &cookie);
    let page = post(&browser, &early.relay_state, &door.seal(&door.answer(&early), &FOREIGN_KEY)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "set out before, answered with the old key");
    for key in [&FOREIGN_KEY, &IDP_KEY] {
        let verdict = door.verdict(2, |pending| door.seal(&door.answer(pending), key)).await;
        verdict.accepted("either key");
    }
    drop(browser);
    // The old one is withdrawn.
    door.house.restart(Some(&metadata(&[&IDP_KEY])));
    door.verdict(2, |pending| door.seal(&door.answer(pending), &IDP_KEY)).await.accepted("the new key");
    let old = door.verdict(2, |pending| door.seal(&door.answer(pending), &FOREIGN_KEY)).await;
    old.refused("signature", "the old key");
}

#[tokio::test]
async fn archives_that_are_away_use_nothing_up() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    let answer = door.good(&pending);
    door.house.app.db.goes_away().await;
    let page = post(&browser, &pending.relay_state, &answer).await;
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (503, "60"));
    let html = page.text();
    assert!(html.contains("il portale adesso non riesce a leggere i suoi archivi"), "{html}");
    assert!(
        html.contains("action=\"/spid/acs\"") && html.contains(&pending.relay_state),
        "it can be sent again"
    );
    door.house.app.db.comes_back().await;
    // As the button does it.
    let form = [("SAMLResponse", field(&html, "SAMLResponse")), ("RelayState", field(&html, "RelayState"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = browser.post_raw("/spid/acs", &form, "same-origin").await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
    assert!(is_in(&browser).await);
}

#[tokio::test]
async fn archives_that_come_back_too_late_are_told_as_such() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let (pending, answer) = door.answered_while_away(&browser).await;
    door.house.app.pass(TimeDelta::minutes(16));
    let page = post(&browser, &pending.relay_state, &answer).await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("arrivata troppo tardi"));
}

impl Door {
    /// A login that was answered while the database was away, which is back; and its answer.
    async fn answered_while_away(&self, browser: &Browser<'_>) -> (PendingRequest, String) {
        let pending = self.begin(browser, 2, NEXT).await;
        let answer = self.good(&pending);
        self.house.app.db.goes_away().await;
        assert_eq!(post(browser, &pending.relay_state, &answer).await.status, 503);
        self.house.app.db.comes_back().await;
        (pending, answer)
    }

    /// From now on the database is being stopped whenever something is written there, or works again.
    async fn writes_fail(&self, table: &str, fail: bool) {
        let statements = if fail {
            format!(
                "CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql
                 AS $$ BEGIN RAISE EXCEPTION 'away' USING ERRCODE = '57P03'; END $$;
                 CREATE TRIGGER away BEFORE INSERT ON {table} FOR EACH STATEMENT EXECUTE FUNCTION away()"
            )
        } else {
            format!("DROP TRIGGER away ON {table}; DROP FUNCTION away()")
        };
        sqlx::raw_sql(sqlx::AssertSqlSafe(statements)).execute(&self.house.app.db.owner).await.unwrap();
    }
}

#[tokio::test]
async fn archives_that_go_away_halfway_let_nobody_half_in_and_a_new_login_works() {
    // The answer is used up by then: before it is written down, and before the session is.
    for table in ["saml_transaction", "session"] {
        let door = Door::open().await;
        let browser = door.house.app.browser();
        let pending = door.begin(&browser, 2, NEXT).await;
        let answer = door.good(&pending);
        door.writes_fail(table, true).await;
        let page = post(&browser, &pending.relay_state, &answer).await;
        assert_eq!((page.status.as_u16(), page.header("retry-after")), (503, "60"), "{table}");
        let html = page.text();
        for words in
            ["Ci siamo fermati a metà", "entra di nuovo dall’inizio", "/accesso?next=%2Farea-personale"]
        {
            assert!(html.contains(words), "{table}: {words} is not in {html}");
        }
        assert!(!html.contains("name=\"SAMLResponse\""), "{table}: sending it again would not help");
        door.writes_fail(table, false).await;
        assert!(!is_in(&browser).await, "{table}");
        assert_eq!(door.house.count("SELECT count(*) FROM session").await, 0, "{table}");
        assert_eq!(door.house.count("SELECT count(*) FROM saml_session").await, 0, "{table}");
        let again = post(&browser, &pending.relay_state, &answer).await;
        assert_eq!(again.status, 403, "{table}");
        assert!(again.text().contains("Questo accesso è già stato usato"), "{table}: {}", again.text());
        door.enter(&browser).await;
        assert!(is_in(&browser).await, "{table}");
    }
}

#[tokio::test]
async fn whoever_begins_anew_after_the_archives_were_away_comes_in() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let (pending, _) = door.answered_while_away(&browser).await;
    assert!(!is_in(&browser).await);
    assert_eq!(door.house.count("SELECT count(*) FROM session").await, 0, "nothing half done");
    assert_eq!(door.outcome(&pending).await, "nothing");
    door.enter(&browser).await;
    assert!(is_in(&browser).await);
}

/// The value of a hidden field.
fn field(html: &str, name: &str) -> String {
    let (_, after) = html.split_once(&format!("name=\"{name}\" value=\"")).expect("a hidden field");
    after.split('"').next().unwrap().to_owned()
}
