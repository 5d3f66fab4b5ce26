//! Many who forge, while citizens sign in.

use axum::{body::Body, http::Method};
use futures::future::join_all;
use server::{compose, pages, pages::spid::gate::Gate, serve::serve_until};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_util::sync::CancellationToken;

use super::{Door, NEXT, is_in, post};
use crate::{
    provider::ENTITY,
    stage::{FOREIGN_KEY, IDP_KEY},
};

const FORGED: usize = 40;

#[tokio::test]
async fn a_flood_without_logins_takes_no_place_from_anybody() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    let forged = door.seal(&door.answer(&pending), &FOREIGN_KEY);
    // Every place is taken: whoever needed one would wait for ever.
    let places = [door.house.portal.gate.place().await, door.house.portal.gate.place().await];
    for number in 0..200 {
        let attacker = door.house.app.browser();
        // States that we never drew, states that we might have drawn, and a citizen's own.
        let state = match number % 3 {
            0 => "forged".to_owned(),
            1 => format!("{number:022}"),
            _ => pending.relay_state.clone(),
        };
        let page = post(&attacker, &state, &forged).await;
        assert!([400, 403].contains(&page.status.as_u16()), "{}", page.status);
    }
    let kept = door.house.count("SELECT count(*) FROM saml_transaction").await;
    assert!((1..=12).contains(&kept), "some evidence, and never a flood of it: {kept}");
    drop(places);
    let page = post(&browser, &pending.relay_state, &door.good(&pending)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "the citizen has noticed nothing");
}

#[tokio::test]
async fn whoever_answers_logins_of_their_own_fills_no_register() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let long = "x".repeat(120_000);
    for _ in 0..7 {
        let pending = door.begin(&browser, 2, NEXT).await;
        for _ in 0..5 {
            assert_eq!(post(&browser, &pending.relay_state, &long).await.status, 403);
        }
    }
    let kept = door.house.count("SELECT count(*) FROM saml_transaction WHERE request_id IS NOT NULL").await;
    assert_eq!(kept, 35, "each is written down");
    let longest = door.house.count("SELECT max(octet_length(sealed))::bigint FROM saml_transaction").await;
    assert!(longest < 48 * 1024, "and none of them whole: {longest}");
    let whole = "SELECT count(*) FROM saml_transaction WHERE octet_length(sealed) > 32768";
    assert_eq!(door.house.count(whole).await, 30, "of one address less and less");
}

#[tokio::test]
async fn a_flood_of_those_who_began_a_login_lets_others_through() {
    let door = Door::open().await;
    let attackers: Vec<_> = (0..FORGED).map(|_| door.house.app.browser()).collect();
    let mut posts = Vec::new();
    for attacker in &attackers {
        let pending = door.begin(attacker, 2, NEXT).await;
        let forged = door.seal(&door.answer(&pending), &FOREIGN_KEY);
        posts.push((attacker, pending, forged));
    }
    let giulia = door.house.app.browser();
    let own = door.begin(&giulia, 2, NEXT).await;
    let answer = door.good(&own);
    // All of them wait before the citizen comes, and nobody gets a place before she waits too.
    let gate = &door.house.portal.gate;
    let places = [gate.place().await, gate.place().await];
    let forged =
        join_all(posts.iter().map(|(browser, pending, xml)| post(browser, &pending.relay_state, xml)));
    let citizen = async {
        until_waiting(gate, FORGED).await;
        post(&giulia, &own.relay_state, &answer).await
    };
    let release = async move {
        until_waiting(gate, FORGED + 1).await;
        drop(places);
    };
    let (forged, citizen, ()) = tokio::join!(forged, citizen, release);
    assert_eq!(citizen.location().as_deref(), Some(NEXT), "{}", citizen.text());
    assert!(is_in(&giulia).await);
    assert!(forged.iter().all(|page| page.status == 403), "each was looked at, none was believed");
}

/// Gives everybody their turn until so many wait.
async fn until_waiting(gate: &Gate, count: usize) {
    while gate.waiting() < count {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn when_too_many_wait_the_answer_can_be_sent_again() {
    let door = Door::open().await;
    let browser = door.house.app.browser();
    let pending = door.begin(&browser, 2, NEXT).await;
    let answer = door.good(&pending);
    let gate = &door.house.portal.gate;
    let places = [gate.place().await, gate.place().await];
    let mut queue: Vec<_> = Vec::new();
    loop {
        let mut waiting = Box::pin(gate.place());
        if futures::poll!(waiting.as_mut()).is_ready() {
            break;
        }
        queue.push(waiting);
    }
    let page = post(&browser, &pending.relay_state, &answer).await;
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (503, "5"));
    assert!(page.text().contains("entrano tante persone"), "{}", page.text());
    assert!(page.text().contains("name=\"SAMLResponse\""), "with a button to send it again");
    assert_eq!(door.outcome(&pending).await, "nothing", "nothing was used up or written down");
    drop(queue);
    drop(places);
    let page = post(&browser, &pending.relay_state, &answer).await;
    assert_eq!(page.location().as_deref(), Some(NEXT));
}

#[tokio::test]
async fn one_address_knocks_so_often_and_no_more() {
    let door = Door::with(&[("SPORTELLO_DOOR__PER_MINUTE", "10")], &[&IDP_KEY]).await;
    let attacker = door.house.app.browser_at("203.0.113.66".parse().unwrap());
    for _ in 0..10 {
        assert_eq!(post(&attacker, "forged", "<x/>").await.status, 400);
    }
    for path in ["/spid/login?idp=x", "/spid/slo"] {
        let page = attacker.get(path).await;
        assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, "60"), "{path}");
    }
    let page = post(&attacker, "forged", "<x/>").await;
    assert_eq!(page.status, 429);
    assert!(page.text().contains("Troppe richieste"), "{}", page.text());
    assert_eq!(attacker.get("/servizi").await.status, 200, "the rest of the portal is open");
    // Others are not touched, and the attacker is let in again after a while.
    door.enter(&door.house.app.browser()).await;
    door.house.app.pass(chrono::TimeDelta::seconds(7));
    assert_eq!(post(&attacker, "forged", "<x/>").await.status, 400);
}

#[tokio::test]
async fn the_doors_of_operators_count_the_same_knocks() {
    let settings = [("SPORTELLO_DOOR__PER_MINUTE", "10"), ("SPORTELLO_OPERATORS__SPID", "true")];
    let door = Door::with(&settings, &[&IDP_KEY]).await;
    let attacker = door.house.app.browser_at("203.0.113.66".parse().unwrap());
    let spid = format!("/operatori/spid?idp={}", app::routes::encode(ENTITY));
    for _ in 0..10 {
        assert_eq!(attacker.get(&spid).await.status, 302);
    }
    for path in [spid.as_str(), "/operatori/accesso?entra=si"] {
        let page = attacker.get(path).await;
        assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, "60"), "{path}");
    }
    let order = attacker
        .request(Method::POST, "/operatori/uscita-remota")
        .header("content-type", "application/x-www-form-urlencoded");
    let answer = attacker.send(order.body(Body::from("logout_token=x"))).await;
    assert_eq!(answer.status, 400, "an order to end sessions is always read");
    let written = "SELECT count(*) FROM saml_request";
    assert_eq!(door.house.count(written).await, 10, "nothing is written down for those who are refused");
    let operator = door.house.app.browser();
    assert_eq!(operator.get("/operatori/accesso").await.status, 200, "others are not touched");
}

#[tokio::test]
async fn behind_a_balancer_its_header_tells_people_apart() {
    let settings =
        [("SPORTELLO_DOOR__PER_MINUTE", "10"), ("SPORTELLO_DOOR__CLIENT_ADDRESS_HEADER", "x-real-ip")];
    let door = Door::with(&settings, &[&IDP_KEY]).await;
    let balancer = door.house.app.browser_at("10.0.0.1".parse().unwrap());
    let knock = |client: &'static str, forged: &'static str| {
        let request = balancer
            .request(Method::GET, "/spid/login?idp=x")
            .header("x-real-ip", client)
            .header("x-forwarded-for", forged);
        balancer.send(request.body(Body::empty()))
    };
    for _ in 0..10 {
        assert_eq!(knock("203.0.113.66", "198.51.100.1").await.status, 400);
    }
    assert_eq!(knock("203.0.113.66", "198.51.100.2").await.status, 429, "no other header counts");
    assert_eq!(knock("203.0.113.67", "198.51.100.1").await.status, 400);
}

#[tokio::test]
async fn over_the_network_an_address_is_that_of_the_connection() {
    // A balancer should write the header; whoever comes without it is limited by their own address.
    let settings =
        [("SPORTELLO_DOOR__PER_MINUTE", "10"), ("SPORTELLO_DOOR__CLIENT_ADDRESS_HEADER", "x-real-ip")];
    let door = Door::with(&settings, &[&IDP_KEY]).await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (portal, stop) = (door.house.portal.clone(), CancellationToken::new());
    let routes = compose(&portal.platform, pages::routes(portal.clone()));
    let serving = tokio::spawn(serve_until(listener, routes, stop.clone()));
    for number in 0..=10 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = "GET /spid/login?idp=x HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let expected = if number < 10 { "HTTP/1.1 400" } else { "HTTP/1.1 429" };
        assert!(answer.starts_with(expected.as_bytes()), "{}", String::from_utf8_lossy(&answer));
    }
    stop.cancel();
    serving.await.unwrap().unwrap();
}
