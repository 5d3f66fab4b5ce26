//! What a citizen was sending when the session ended by itself: kept, found again by the same person, and by
//! nobody else.

use app::routes::{encode, pattern::OWN_SESSIONS_CLOSE_OTHERS};
use axum::http::StatusCode;
use backend::{sessions, unsent_forms};
use chrono::TimeDelta;
use server::{
    session::cookie_name,
    testing::{Answer, Browser},
};

use super::support::{
    House, MEALS, MEALS_ANSWERS, MEALS_STEPS, Part, fill, pdf, post_parts, step, to, version,
};

const KEPT: &str = "SELECT count(*) FROM unsent_form";
const FOUND: &str = "Abbiamo ritrovato quello che stavi scrivendo";
const TYPED: &str = "value=\"Scala B\"";

/// Fills in the first two steps and opens the third; the number of the save that it shows.
async fn at_the_step(browser: &Browser<'_>) -> String {
    for (slug, typed) in &MEALS_STEPS[..2] {
        fill(browser, slug, typed).await;
    }
    version(&browser.get(&step("pasti")).await)
}

/// Sends the third step without a script.
async fn send(browser: &Browser<'_>, version: &str) -> Answer {
    let typed = [("_version", version), ("citofono", "Scala B"), ("azione", "avanti")];
    browser.post(&step("pasti"), &typed).await
}

/// The door that leads back to a page, and what it says of what was sent.
fn door(next: &str, said: u8) -> String {
    format!("/accesso?next={}&scaduta={said}", encode(next))
}

#[tokio::test]
async fn a_step_sent_after_the_end_is_in_the_draft_after_the_same_person_came_in_again() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let version = at_the_step(&browser).await;
    house.app.pass(TimeDelta::minutes(45));
    sessions::delete_expired(&house.app.db.app, house.app.platform.now()).await.unwrap();
    assert_eq!(
        house.count("SELECT count(*) FROM session WHERE data <> '{}'").await,
        0,
        "of the session only its end is left, and whose it was"
    );
    let led = to(&send(&browser, &version).await);
    assert_eq!(led, door(&step("pasti"), 2));
    let words = browser.get(&led).await.text();
    assert!(words.contains("quello che hai scritto è al sicuro") && !words.contains("Scala B"));
    assert!(words.contains("I file vanno scelti di nuovo"));

    house.enter(&browser, &house.carlo().await).await;
    let his = browser.visit(&step("pasti")).await.text();
    assert!(!his.contains(FOUND) && !his.contains("Scala B"), "another person sees nothing of it");
    assert_eq!(house.count(KEPT).await, 1);

    house.enter(&browser, &giulia).await;
    let page = browser.get(&step("pasti")).await;
    assert_eq!(page.status, 200, "straight back to the step");
    assert!(page.text().contains(FOUND) && page.text().contains(TYPED));
    assert_eq!(house.count(KEPT).await, 0);
    let again = browser.get(&step("pasti")).await.text();
    assert!(!again.contains(FOUND) && again.contains(TYPED), "it is saved, and said once");
}

#[tokio::test]
async fn another_window_opened_meanwhile_loses_nothing_and_whoever_leaves_takes_the_cookie_along() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (browser, leaving) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    let version = at_the_step(&browser).await;
    let token = browser.token();
    leaving.get(&step("pasti")).await;
    house.app.pass(TimeDelta::minutes(45));
    let form = [("_csrf", token.as_str()), ("_version", version.as_str()), ("citofono", "Scala B")];
    for time in ["first", "again"] {
        browser.get("/area-personale").await;
        let led = to(&browser.post_raw(&step("pasti"), &form, "same-origin").await);
        assert_eq!(led, door(&step("pasti"), 2), "{time}");
    }
    leaving.post("/uscita", &[]).await;
    assert_eq!(leaving.cookie(cookie_name(false)), None);
    // A day later nothing is remembered.
    house.app.pass(TimeDelta::hours(24));
    browser.get("/area-personale").await;
    assert_eq!(browser.cookie(cookie_name(false)), None);
}

#[tokio::test]
async fn a_session_that_was_closed_keeps_nothing_and_the_door_says_so() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (browser, other) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    let version = at_the_step(&browser).await;
    other.get("/area-personale/sessioni").await;
    assert_eq!(other.post(OWN_SESSIONS_CLOSE_OTHERS, &[]).await.status, 303);
    // Also where it would have ended by itself meanwhile.
    house.app.pass(TimeDelta::minutes(45));
    let led = to(&send(&browser, &version).await);
    assert_eq!(led, door(&step("pasti"), 1));
    let words = browser.get(&led).await.text();
    assert!(words.contains("non è partito, e noi non l’abbiamo conservato") && !words.contains("al sicuro"));
    assert_eq!(house.count(KEPT).await, 0);
    house.enter(&browser, &giulia).await;
    assert!(!browser.get(&step("pasti")).await.text().contains("Scala B"));
}

#[tokio::test]
async fn whoever_cannot_prove_whose_session_it_was_stores_nothing() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (browser, late) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    let version = at_the_step(&browser).await;
    let token = browser.token();
    late.get(&step("pasti")).await;
    let (cookie, path) = (browser.cookie(cookie_name(false)).unwrap(), step("pasti"));
    house.app.pass(TimeDelta::minutes(45));
    let lost = door(&path, 1);
    let nobody = house.app.browser();
    let form = [("_csrf", token.as_str()), ("citofono", "Scala B")];
    assert_eq!(to(&nobody.post_raw(&path, &form, "same-origin").await), lost, "without the cookie");
    nobody.set_cookie(cookie_name(false), "AAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(to(&nobody.post_raw(&path, &form, "same-origin").await), lost, "with an invented one");
    assert_eq!(
        to(&browser.post_raw(&path, &[("citofono", "Scala B")], "same-origin").await),
        lost,
        "without its token"
    );
    browser.set_cookie(cookie_name(false), &cookie);
    let elsewhere = browser.post_raw(&path, &form, "cross-site").await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN, "from another site");
    let carlo = house.browser_of(&house.carlo().await).await;
    let stolen = carlo.post_raw(&path, &form, "same-origin").await;
    assert_eq!(stolen.status, StatusCode::FORBIDDEN, "in the session of somebody else");
    browser.set_cookie(cookie_name(false), &cookie);
    let empty =
        [("_csrf", token.as_str()), ("_version", version.as_str()), ("azione", "avanti"), ("citofono", " ")];
    assert_eq!(to(&browser.post_raw(&path, &empty, "same-origin").await), lost, "nothing in it");
    house.app.pass(TimeDelta::hours(24));
    assert_eq!(to(&send(&late, &version).await), lost, "a day after the end");
    assert_eq!(house.count(KEPT).await, 0);
}

/// Giulia's step was sent too late, and saved on another device before.
async fn changed_meanwhile(house: &House) -> Browser<'_> {
    let giulia = house.giulia().await;
    let (browser, other) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    let version = at_the_step(&browser).await;
    assert_eq!(fill(&other, "pasti", MEALS_STEPS[2].1).await.status, 303);
    house.app.pass(TimeDelta::minutes(45));
    assert_eq!(to(&send(&browser, &version).await), door(&step("pasti"), 2));
    house.enter(&browser, &giulia).await;
    browser
}

#[tokio::test]
async fn a_draft_that_was_saved_elsewhere_is_not_overwritten_and_the_step_is_offered() {
    let house = House::open().await;
    let browser = changed_meanwhile(&house).await;
    let offered = browser.get(&step("pasti")).await.text();
    assert!(offered.contains(FOUND) && offered.contains("value=\"Ferrante\"") && !offered.contains(TYPED));
    let taken = browser.get(&format!("{}?ritrovato=si", step("pasti"))).await;
    let html = taken.text();
    assert!(html.contains(TYPED) && html.contains("id=\"altra-scheda\""), "beside what was saved there");
    let typed = [
        ("_version", version(&taken)),
        ("_ritrovato", "si".to_owned()),
        ("citofono", "Scala B".to_owned()),
        ("azione", "tieni".to_owned()),
    ];
    assert!(html.contains("name=\"_ritrovato\""));
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(browser.post(&step("pasti"), &typed).await.status, 303);
    assert_eq!(house.count(KEPT).await, 0, "saved is saved");
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains(TYPED) && !page.contains(FOUND));
}

#[tokio::test]
async fn a_step_that_was_sent_long_after_the_end_is_saved_by_nobody_but_its_writer() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let before = at_the_step(&browser).await;
    // An hour and a half after the end: perhaps it is the next person at this computer.
    house.app.pass(TimeDelta::hours(2));
    assert_eq!(to(&send(&browser, &before).await), door(&step("pasti"), 2));
    house.enter(&browser, &giulia).await;
    for time in ["first", "again"] {
        let offered = browser.get(&step("pasti")).await.text();
        assert!(offered.contains(FOUND) && !offered.contains(TYPED), "{time}: not in the draft");
        assert!(offered.contains("Se non l’hai mandato tu, scartalo"), "{time}");
    }
    let taken = browser.get(&format!("{}?ritrovato=si", step("pasti"))).await;
    let html = taken.text();
    assert!(html.contains(TYPED) && !html.contains("id=\"altra-scheda\""), "nothing was saved elsewhere");
    let now = version(&taken);
    let typed = [("_version", now.as_str()), ("_ritrovato", "si"), ("citofono", "Scala B")];
    browser.post(&step("pasti"), &typed).await;
    assert_eq!(house.count(KEPT).await, 0, "saved is saved");
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains(TYPED) && !page.contains(FOUND));
}

#[tokio::test]
async fn a_step_of_a_service_that_was_withdrawn_meanwhile_can_be_copied() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = house.browser_of(&giulia).await;
    let version = at_the_step(&browser).await;
    house.app.pass(TimeDelta::minutes(45));
    assert_eq!(to(&send(&browser, &version).await), door(&step("pasti"), 2));
    sqlx::query("UPDATE service_version SET published_at = 'infinity'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    house.enter(&browser, &giulia).await;
    let page = browser.get(&step("pasti")).await;
    assert_eq!(page.status, 410);
    let html = page.text();
    assert!(html.contains(FOUND) && html.contains("Scala B") && html.contains("Copialo se ti serve"));
    assert!(!html.contains("?ritrovato="), "there is no form to take it up in");
    assert_eq!(to(&browser.post(&step("pasti"), &[("azione", "scarta")]).await), step("pasti"));
    assert_eq!(house.count(KEPT).await, 0);
    assert!(!browser.get(&step("pasti")).await.text().contains(FOUND));
}

#[tokio::test]
async fn a_step_that_is_not_wanted_any_more_is_dropped() {
    let house = House::open().await;
    let browser = changed_meanwhile(&house).await;
    assert!(browser.get(&step("pasti")).await.text().contains(FOUND));
    assert_eq!(to(&browser.post(&step("pasti"), &[("azione", "scarta")]).await), step("pasti"));
    assert_eq!(house.count(KEPT).await, 0);
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains("value=\"Ferrante\"") && !page.contains(FOUND), "the draft is as it was");
}

#[tokio::test]
async fn a_message_is_kept_without_its_files_and_sent_by_nobody_but_its_writer() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (_, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let own = format!("/area-personale/istanze/{}", number.slug());
    let browser = house.browser_of(&giulia).await;
    browser.get(&own).await;
    house.app.pass(TimeDelta::minutes(45));
    let content = pdf("allegato");
    let parts = [Part::Text("testo", "Una <b>domanda</b>"), Part::File("allegati", "a.pdf", &content)];
    let led = to(&post_parts(&browser, &format!("{own}/messaggi"), &parts).await);
    assert_eq!(led, door(&own, 2));
    assert_eq!(house.count("SELECT count(*) FROM document").await, 0, "no file of somebody unknown");

    let carlo = house.browser_of(&house.carlo().await).await;
    assert_eq!(carlo.get(&own).await.status, 404);
    house.enter(&browser, &giulia).await;
    let offered = browser.get(&own).await.text();
    assert!(offered.contains(FOUND) && offered.contains("Una &lt;b&gt;domanda"), "offered to be read");
    assert!(offered.contains(&format!("{own}?ritrovato=messaggio#messaggio")));
    assert_eq!(house.count("SELECT count(*) FROM message").await, 0, "nothing is sent by itself");
    let taken = browser.get(&format!("{own}?ritrovato=messaggio")).await.text();
    assert!(!taken.contains(FOUND) && taken.contains("domanda&lt;/b&gt;</textarea>"));
    let corrected = [("testo", "Una domanda"), ("_ritrovato", &*resumed(&taken))];
    let sent = browser.post(&format!("{own}/messaggi"), &corrected).await;
    assert_eq!(to(&sent), format!("{own}?inviato=messaggio"));
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn a_second_message_takes_the_place_of_none_and_the_area_says_that_it_waits() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (_, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let own = format!("/area-personale/istanze/{}", number.slug());
    let (first, second) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    first.get(&own).await;
    second.get(&own).await;
    house.app.pass(TimeDelta::minutes(45));
    let path = format!("{own}/messaggi");
    assert_eq!(to(&first.post(&path, &[("testo", "Il primo")]).await), door(&own, 2));
    assert_eq!(to(&second.post(&path, &[("testo", "Il secondo")]).await), door(&own, 2));
    assert_eq!(house.count(KEPT).await, 1);
    house.enter(&first, &giulia).await;
    let area = first.get("/area-personale").await.text();
    let line = format!("Domanda {number}: hai un messaggio non inviato. Lo teniamo fino al 23/11/2026.");
    assert!(area.contains(&line) && area.contains(&format!("href=\"{own}\"")), "{area}");
    let taken = first.get(&format!("{own}?ritrovato=messaggio")).await.text();
    assert!(taken.contains("Il primo\n\nIl secondo</textarea>"), "one below the other");
    let sent = first.post(&path, &[("testo", "Il primo\n\nIl secondo")]).await;
    assert_eq!(to(&sent), format!("{own}?inviato=messaggio"));
    assert!(!first.get("/area-personale").await.text().contains("messaggio non inviato"));
    let his = house.browser_of(&house.carlo().await).await.get("/area-personale").await.text();
    assert!(!his.contains("non inviato"));
}

/// What the form says of what was put into it.
fn resumed(page: &str) -> String {
    let (_, after) =
        page.split_once("name=\"_ritrovato\" value=\"").expect("the form tells what it was filled with");
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_message_that_waits_stays_when_another_one_is_sent() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (_, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let own = format!("/area-personale/istanze/{}", number.slug());
    let path = format!("{own}/messaggi");
    let (browser, other) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    browser.get(&own).await;
    other.get(&own).await;
    house.app.pass(TimeDelta::minutes(45));
    assert_eq!(to(&browser.post(&path, &[("testo", "Quello tenuto")]).await), door(&own, 2));
    house.enter(&browser, &giulia).await;
    assert!(browser.get(&own).await.text().contains("Quello tenuto"));
    let another = browser.post(&path, &[("testo", "Un altro")]).await;
    assert_eq!(to(&another), format!("{own}?inviato=messaggio"));
    let page = browser.get(&own).await.text();
    assert!(page.contains(FOUND) && page.contains("Quello tenuto"), "it waits on");

    let taken = browser.get(&format!("{own}?ritrovato=messaggio")).await.text();
    let mark = resumed(&taken);
    // Another window puts one more below it meanwhile.
    house.app.pass(TimeDelta::minutes(1));
    assert_eq!(to(&other.post(&path, &[("testo", "Ancora uno")]).await), door(&own, 2));
    let too_long = "x".repeat(4001);
    let form = [("testo", too_long.as_str()), ("_ritrovato", &mark)];
    let again = browser.post(&path, &form).await;
    assert_eq!(again.status, 422);
    assert_eq!(resumed(&again.text()), mark, "the form that is shown again still tells it");
    browser.post(&path, &[("testo", "Quello tenuto, corretto"), ("_ritrovato", &mark)]).await;
    assert_eq!(house.count(KEPT).await, 1, "what was put below was not in the form");
    let taken = browser.get(&format!("{own}?ritrovato=messaggio")).await.text();
    assert!(taken.contains("Ancora uno</textarea>"));
    browser.post(&path, &[("testo", "Solo questo"), ("_ritrovato", &*resumed(&taken))]).await;
    assert_eq!(house.count(KEPT).await, 0, "what was taken up and corrected is sent");
}

#[tokio::test]
async fn an_answer_to_the_desk_is_offered_in_its_form_and_shown_where_it_can_be_sent_no_more() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (id, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get("/console").await;
    let asked = [("testo", "Manca la firma"), ("entro", "05/12/2026")];
    chiara.post(&format!("/console/istanze/{id}/integrazione"), &asked).await;
    let own = format!("/area-personale/istanze/{}", number.slug());
    let path = format!("{own}/integrazione");
    let browser = house.browser_of(&giulia).await;
    browser.get(&own).await;
    house.app.pass(TimeDelta::minutes(45));
    assert_eq!(to(&browser.post(&path, &[("testo", "Ecco la firma")]).await), door(&own, 2));
    house.enter(&browser, &giulia).await;
    assert!(browser.get(&own).await.text().contains(FOUND));
    let taken = browser.get(&format!("{own}?ritrovato=integrazione")).await.text();
    assert!(taken.contains("Ecco la firma</textarea>") && !taken.contains(FOUND));
    backend::intake::withdraw(&house.app.db.app, &house.ctx(), &giulia, number).await.unwrap();
    let over = browser.get(&own).await.text();
    assert!(over.contains("non si può più mandare") && over.contains("Ecco la firma"));
    assert!(!over.contains("?ritrovato="), "there is no form to take it up in");
    assert_eq!(to(&browser.post(&path, &[("azione", "scarta")]).await), own);
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn of_what_is_too_large_the_door_says_that_it_is_lost_and_no_account_fills_the_store() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let (_, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let own = format!("/area-personale/istanze/{}", number.slug());
    let (browser, other) = (house.browser_of(&giulia).await, house.browser_of(&giulia).await);
    browser.get(&own).await;
    other.get(&own).await;
    let (token, name) = (browser.token(), cookie_name(false));
    let cookie = browser.cookie(name).unwrap();
    house.app.pass(TimeDelta::minutes(45));
    let long = "x".repeat(70_000);
    let path = format!("{own}/messaggi");
    let lost = door(&own, 1);
    assert_eq!(to(&browser.post(&path, &[("testo", &long)]).await), lost);
    assert_eq!(to(&post_parts(&other, &path, &[Part::Text("testo", &long)]).await), lost);
    assert_eq!(house.count(KEPT).await, 0);
    for number in 0..8 {
        browser.set_cookie(name, &cookie);
        let form = [("_csrf", token.as_str()), ("testo", "x")];
        let path = format!("/servizi/invento-{number}/domanda/passo");
        assert_eq!(to(&browser.post_raw(&path, &form, "same-origin").await), door(&path, 2));
    }
    assert_eq!(house.count(KEPT).await, 5);
}

#[tokio::test]
async fn the_database_shows_it_to_its_writer_only_and_forgets_it_after_three_days() {
    let house = House::open().await;
    let (giulia, carlo) = (house.giulia().await, house.carlo().await);
    let browser = house.browser_of(&giulia).await;
    let version = at_the_step(&browser).await;
    house.app.pass(TimeDelta::minutes(45));
    send(&browser, &version).await;
    let (pool, ctx, actions) = (&house.app.db.app, house.ctx(), [step("pasti")]);
    let mut bare = pool.acquire().await.unwrap();
    let seen: i64 = sqlx::query_scalar(KEPT).fetch_one(&mut *bare).await.unwrap();
    assert_eq!(seen, 0, "without an actor there is nothing");
    assert!(unsent_forms::find(pool, &ctx, &carlo, &actions).await.unwrap().is_empty());
    unsent_forms::forget(pool, &carlo, &actions[0]).await.unwrap();
    let kept = unsent_forms::find(pool, &ctx, &giulia, &actions).await.unwrap();
    assert_eq!((kept.len(), kept[0].value("citofono")), (1, "Scala B"));
    assert!(!kept[0].fields.iter().any(|(name, _)| name == "_csrf"), "the token is not kept");
    let now = house.app.platform.now();
    unsent_forms::forget_expired(pool, now + TimeDelta::hours(71)).await.unwrap();
    assert_eq!(house.count(KEPT).await, 1);
    unsent_forms::forget_expired(pool, now + TimeDelta::hours(73)).await.unwrap();
    assert_eq!(house.count(KEPT).await, 0);
}
