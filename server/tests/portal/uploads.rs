//! Files that citizens hand in.

use std::{convert::Infallible, path::PathBuf, time::SystemTime};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Request,
    http::{Method, header},
    routing::post,
};
use chrono::TimeDelta;
use domain::actor::Citizen;
use futures::{StreamExt, stream};
use server::{
    compose,
    jobs::{JobHandlers, UnfinishedHandler},
    pages,
    serve::serve_until,
    testing::{Answer, Browser},
};
use sha2::{Digest, Sha256};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_util::sync::CancellationToken;

use super::support::{
    House, MEALS, MEALS_STEPS, Part, errors, fill, pdf, post_parts, step, to, upload, version,
};

const QUESTION: &str = "prescrizione-dieta";
const KEPT: &str = "SELECT count(*) FROM document";

/// A citizen on the step that wants a prescription.
async fn at_the_prescription<'a>(house: &'a House, who: &Citizen) -> Browser<'a> {
    let browser = house.browser_of(who).await;
    for (slug, typed) in &MEALS_STEPS[..2] {
        fill(&browser, slug, typed).await;
    }
    browser
}

/// Every file of the store.
fn files(house: &House) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![house.documents()]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

/// Sends the step with this file; everything else on it is right.
async fn hand_in(browser: &Browser<'_>, name: &str, content: &[u8]) -> Answer {
    let page = browser.get(&step("pasti")).await;
    let version = version(&page);
    let mut parts = vec![Part::Text("_version", &version), Part::File(QUESTION, name, content)];
    let typed = MEALS_STEPS[2].1.iter().filter(|(field, _)| *field != "dieta");
    parts.extend(typed.map(|(field, value)| Part::Text(field, value)));
    parts.extend([Part::Text("dieta", "diabete"), Part::Text("azione", "avanti")]);
    post_parts(browser, &step("pasti"), &parts).await
}

#[tokio::test]
async fn a_file_goes_with_the_form_and_comes_back_from_the_own_pages() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = at_the_prescription(&house, &giulia).await;
    let answer = hand_in(&browser, "ricetta.pdf", &pdf("diabete")).await;
    assert_eq!(to(&answer), step("famiglia-e-isee"));
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains("ricetta.pdf"), "the file is listed");
    assert_eq!(house.count(KEPT).await, 1);
}

#[tokio::test]
async fn what_cannot_be_taken_says_why_and_the_rest_of_the_form_stays() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    let zip = b"PK\x03\x04\x14\x00\x00\x00\x08\x00 not a document";
    let large = [pdf("grande"), vec![b' '; 10_000_001]].concat();
    let cases: [(&str, &[u8], &str); 4] = [
        ("vuoto.pdf", b"", "Il file è vuoto"),
        ("archivio.pdf", zip, "Non è un PDF"),
        ("programma.pdf", b"MZ\x90\x00 not a document", "Non è un PDF"),
        ("enorme.pdf", &large, "Il file è troppo grande"),
    ];
    for (name, content, why) in cases {
        let answer = hand_in(&browser, name, content).await;
        assert_eq!(answer.status, 422, "{name}: {}", errors(&answer));
        let html = answer.text();
        assert!(html.contains(why), "{name} is not told {why}");
        assert!(html.contains(name), "{name} is not named");
        assert!(
            html.contains("value=\"Ferrante\"") && html.contains("value=\"01/12/2026\""),
            "{name} cost the form"
        );
        assert_eq!(house.count(KEPT).await, 0, "{name} was kept");
    }
}

#[tokio::test]
async fn a_name_is_shown_without_folders_marks_or_html() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    let answer = hand_in(&browser, "../../etc/ricetta\u{202E}fdp.<b>exe", &pdf("x")).await;
    assert_eq!(to(&answer), step("famiglia-e-isee"));
    let names: Vec<String> =
        sqlx::query_scalar("SELECT name FROM document").fetch_all(&house.app.db.owner).await.unwrap();
    assert_eq!(names, ["ricettafdp.<b>exe.pdf"], "no folder, no mark, the ending of what it is");
    let page = browser.get(&step("pasti")).await.text();
    assert!(!page.contains("<b>exe") && !page.contains('\u{202E}') && !page.contains("etc/"));
}

#[tokio::test]
async fn the_island_gets_a_document_or_a_code_and_a_sentence() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = house.draft(&giulia, MEALS, &[("presa-visione", "si"), ("dieta", "diabete")]).await;
    let browser = house.browser_of(&giulia).await;
    let large = [pdf("grande"), vec![b' '; 10_000_001]].concat();
    let cases: [(&str, &[u8], u16, &str); 3] = [
        ("vuoto.pdf", b"", 422, "empty"),
        ("archivio.pdf", b"PK\x03\x04 not a document", 422, "wrong-kind"),
        ("enorme.pdf", &large, 413, "too-large"),
    ];
    for (name, content, status, code) in cases {
        let answer = upload(&browser, draft.id, QUESTION, name, content).await;
        assert_eq!(answer.status, status, "{name}");
        let told: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(told["code"], code);
        assert!(told["message"].as_str().is_some_and(|message| message.len() > 10));
    }
    let taken = upload(&browser, draft.id, QUESTION, "a%2F..%2Fb%E2%80%AE.pdf", &pdf("x")).await;
    let document: serde_json::Value = serde_json::from_slice(&taken.body).unwrap();
    assert_eq!(document["name"], "b.pdf");
    assert_eq!(
        upload(&browser, draft.id, "via", "x.pdf", &pdf("x")).await.status,
        404,
        "a question without files"
    );
    upload(&browser, draft.id, QUESTION, "due.pdf", &pdf("y")).await;
    let third = upload(&browser, draft.id, QUESTION, "tre.pdf", &pdf("z")).await;
    let told: serde_json::Value = serde_json::from_slice(&third.body).unwrap();
    assert_eq!((third.status.as_u16(), told["code"].as_str()), (422, Some("too-many")));
    assert_eq!(house.count(KEPT).await, 2);
}

#[tokio::test]
async fn a_store_that_takes_nothing_costs_only_the_file() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    let folder = house.documents();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    // Nobody, not even root, writes into a folder that is a file.
    std::fs::write(&folder, "full").unwrap();
    let answer = hand_in(&browser, "ricetta.pdf", &pdf("diabete")).await;
    assert_eq!(answer.status, 422);
    let html = answer.text();
    assert!(html.contains("non riusciamo a conservare il file") && html.contains("value=\"Ferrante\""));
    let draft = browser.get(&step("pasti")).await.text();
    assert!(draft.contains("value=\"Ferrante\""), "and it was saved");
    let ready = browser.get("/health/ready").await;
    assert_eq!(ready.status, 503);
    assert!(ready.text().contains("\"object_store\":false"), "{}", ready.text());
    std::fs::remove_file(&folder).unwrap();
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(to(&hand_in(&browser, "ricetta.pdf", &pdf("diabete")).await), step("famiglia-e-isee"));
}

#[tokio::test]
async fn what_is_stored_is_not_readable_on_the_disk() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    hand_in(&browser, "ricetta.pdf", &pdf("PAROLA-CHE-NESSUNO-DEVE-LEGGERE")).await;
    let files = files(&house);
    for file in &files {
        let content = std::fs::read(file).unwrap();
        let text = String::from_utf8_lossy(&content);
        assert!(!text.contains("NESSUNO") && !file.display().to_string().contains("ricetta"));
    }
    assert_eq!(files.len(), 1, "the document is there");
}

#[tokio::test]
async fn who_sends_a_photo_as_it_is_is_told_what_it_tells() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    hand_in(&browser, "ricetta.pdf", &pdf("diabete")).await;
    let page = browser.get(&step("pasti")).await.text();
    // Where the script hides it together with the button, because it takes that out.
    let (_, without_script) = page.split_once("data-part=\"send\"").expect("a button for who has no script");
    let (told, _) = without_script.split_once("<button").expect("the button");
    assert!(told.contains("Una foto può contenere il luogo e l’ora dello scatto"), "{told}");
}

#[tokio::test]
async fn what_a_killed_program_left_of_an_upload_goes_in_the_night_after_a_whole_day() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    hand_in(&browser, "ricetta.pdf", &pdf("diabete")).await;
    let kept = files(&house);
    // Both were written to at noon, and only one of them is a document.
    let noon = SystemTime::from(house.app.platform.now());
    let left = kept[0].with_file_name(format!("{}#1", "ab".repeat(16)));
    std::fs::write(&left, "half").unwrap();
    for file in [&kept[0], &left] {
        std::fs::File::options().write(true).open(file).unwrap().set_modified(noon).unwrap();
    }
    server::serve::ensure_periodic(&house.app.platform).await.unwrap();
    let handlers = || JobHandlers::new().on(UnfinishedHandler { store: house.app.platform.store.clone() });
    // Now, at three in the morning, and at three in the morning again.
    for (hours, there) in [(0, true), (15, true), (24, false)] {
        house.app.pass(TimeDelta::hours(hours));
        house.app.work(handlers()).await;
        assert_eq!(left.exists(), there, "{hours} hours later");
    }
    assert_eq!(files(&house), kept);
}

#[tokio::test]
async fn a_file_without_end_is_cut_off() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = at_the_prescription(&house, &giulia).await;
    let draft = backend::intake::find_draft(&house.app.db.app, &giulia, MEALS).await.unwrap();
    let endless = |first: Vec<u8>| {
        let head = stream::iter([Ok::<_, Infallible>(Bytes::from(first))]);
        Body::from_stream(head.chain(stream::repeat(Ok(Bytes::from(vec![b' '; 65536])))))
    };
    let request = browser
        .request(Method::POST, &format!("/api/bozze/{}/documenti/{QUESTION}", draft.id))
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", browser.token())
        .header("x-file-name", "infinito.pdf")
        .header(header::CONTENT_TYPE, "application/octet-stream");
    assert_eq!(browser.send(request.body(endless(pdf("x")))).await.status, 413);
    browser.get(&step("pasti")).await;
    let token = browser.token();
    let head = format!(
        "--s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n\
         --s\r\nContent-Disposition: form-data; name=\"{QUESTION}\"; filename=\"infinito.pdf\"\r\n\r\n%PDF-1.4 "
    );
    let request = browser
        .request(Method::POST, &step("pasti"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=s");
    assert_eq!(browser.send(request.body(endless(head.into_bytes()))).await.status, 413);
    assert_eq!(house.count(KEPT).await, 0);
}

/// The beginning of the step with the prescription, down to a file that has just begun: the day is another one than
/// before, and what stands under the file has not come yet.
async fn cut_step(browser: &Browser<'_>) -> String {
    let version = version(&browser.get(&step("pasti")).await);
    let others = ["inizio", "dieta", "citofono", "apre"];
    let typed = MEALS_STEPS[2].1.iter().filter(|(field, _)| !others.contains(field));
    let (token, day) = (browser.token(), [("inizio", "02/12/2026"), ("dieta", "diabete")]);
    let first = [("_csrf", token.as_str()), ("_version", version.as_str())];
    let part = |(name, value): (&str, &str)| {
        format!("--s\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let before: String = first.into_iter().chain(typed.copied()).chain(day).map(part).collect();
    format!(
        "{before}--s\r\nContent-Disposition: form-data; name=\"{QUESTION}\"; filename=\"video.pdf\"\r\n\r\n%PDF-1.4 "
    )
}

/// The page of a step at whose file nothing more was read.
fn keeps_what_was_typed(html: &str) {
    assert!(html.contains("video.pdf") && html.contains("Il file è troppo grande"), "it says why");
    assert!(html.contains("fino a 10"), "and how large it may be");
    assert!(html.contains("value=\"02/12/2026\""), "what was typed above the file is there");
    assert!(html.contains("value=\"Ferrante\""), "what stands below it is as it was saved");
}

#[tokio::test]
async fn a_file_without_end_costs_nothing_of_what_was_typed() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    let (slug, typed) = &MEALS_STEPS[2];
    assert_eq!(to(&fill(&browser, slug, typed).await), step("famiglia-e-isee"));
    let head = stream::iter([Ok::<_, Infallible>(Bytes::from(cut_step(&browser).await))]);
    let body = Body::from_stream(head.chain(stream::repeat(Ok(Bytes::from(vec![b' '; 65536])))));
    let request = browser
        .request(Method::POST, &step("pasti"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=s");
    let answer = browser.send(request.body(body)).await;
    assert_eq!(answer.status, 413);
    keeps_what_was_typed(&answer.text());
    let saved = browser.get(&step("pasti")).await.text();
    assert!(saved.contains("value=\"02/12/2026\"") && saved.contains("value=\"Ferrante\""), "it was saved");
    assert_eq!(house.count(KEPT).await, 0);
}

#[tokio::test]
async fn a_browser_that_is_still_sending_gets_the_page_over_the_network() {
    let house = House::open().await;
    let browser = at_the_prescription(&house, &house.giulia().await).await;
    let (slug, typed) = &MEALS_STEPS[2];
    assert_eq!(to(&fill(&browser, slug, typed).await), step("famiglia-e-isee"));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let routes = compose(&house.portal.platform, pages::routes(house.portal.clone()));
    let serving = tokio::spawn(serve_until(listener, routes, stop.clone()));
    let body = cut_step(&browser).await;
    let known = browser.request(Method::GET, "/").body(Body::empty()).unwrap();
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\ncookie: {}\r\n\
         content-type: multipart/form-data; boundary=s\r\ncontent-length: 5000000000\r\n\r\n",
        step("pasti"),
        known.headers()[header::COOKIE].to_str().unwrap()
    );
    let (mut from, mut to) = TcpStream::connect(address).await.unwrap().into_split();
    let sending = tokio::spawn(async move {
        let mut piece = [head, body].concat().into_bytes();
        while to.write_all(&piece).await.is_ok() {
            piece = vec![b' '; 65536];
        }
    });
    let mut answer = Vec::<u8>::with_capacity(1 << 20);
    while !answer.windows(7).rev().take(65536).any(|end| end == b"</html>") {
        assert!(from.read_buf(&mut answer).await.unwrap() > 0, "closed before the page was there");
    }
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    keeps_what_was_typed(&answer);
    sending.abort();
    drop(from);
    stop.cancel();
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn however_fast_a_file_is_sent_it_is_read_in_small_pieces() {
    const SIZE: usize = 4 << 20;
    let largest = |request: Request| async move {
        let mut content = request.into_body().into_data_stream();
        let (mut largest, mut all) = (0, 0);
        while let Some(piece) = content.next().await {
            let length = piece.unwrap().len();
            (largest, all) = (largest.max(length), all + length);
        }
        format!("{all} {largest}!")
    };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let serving = tokio::spawn(serve_until(listener, Router::new().route("/", post(largest)), stop.clone()));
    let mut line = TcpStream::connect(address).await.unwrap();
    let head = format!("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: {SIZE}\r\n\r\n");
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(&vec![b' '; SIZE]).await.unwrap();
    let mut answer = Vec::<u8>::new();
    while !answer.ends_with(b"!") {
        assert!(line.read_buf(&mut answer).await.unwrap() > 0, "closed before the answer was there");
    }
    let answer = String::from_utf8(answer).unwrap();
    let (_, told) = answer.trim_end_matches('!').rsplit_once("\r\n\r\n").unwrap();
    let (all, largest) = told.split_once(' ').unwrap();
    assert_eq!(all, SIZE.to_string());
    assert!(largest.parse::<usize>().unwrap() <= 64 * 1024, "{largest} bytes at once");
    drop(line);
    stop.cancel();
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn the_check_code_of_a_file_stands_where_it_is_handed_in_and_before_it_is_sent() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = at_the_prescription(&house, &giulia).await;
    let content = pdf("diabete");
    assert_eq!(to(&hand_in(&browser, "ricetta.pdf", &content).await), step("famiglia-e-isee"));
    for (slug, typed) in &MEALS_STEPS[3..] {
        fill(&browser, slug, typed).await;
    }
    let code = hex::encode(Sha256::digest(&content));
    for slug in ["pasti", "riepilogo"] {
        let page = browser.get(&step(slug)).await.text();
        let (before, _) = page.split_once(&code).unwrap_or_else(|| panic!("{slug} does not say {code}"));
        assert!(before.contains("ricetta.pdf"), "{slug}: beside the name");
        let (_, details) = before.rsplit_once("<details").expect("for who wants it");
        let (attributes, said) = details.split_once('>').unwrap();
        assert!(!attributes.contains("open"), "{slug}: closed at first");
        assert!(said.contains("Codice di controllo del file"), "{slug}");
    }
    // What the script draws of a fresh file comes from what it is told, and a model that waits for it.
    let draft = backend::intake::find_draft(&house.app.db.app, &giulia, MEALS).await.unwrap();
    let told = upload(&browser, draft.id, QUESTION, "due.pdf", &pdf("y")).await;
    let document: serde_json::Value = serde_json::from_slice(&told.body).unwrap();
    let bytes: Vec<u8> = serde_json::from_value(document["sha256"].clone()).unwrap();
    assert_eq!(bytes, Sha256::digest(pdf("y")).to_vec());
}

#[tokio::test]
async fn files_of_the_same_name_are_told_apart_and_a_request_says_what_each_is_for() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let browser = at_the_prescription(&house, &giulia).await;
    for content in ["una", "altra"] {
        assert_eq!(to(&hand_in(&browser, "ricetta.pdf", &pdf(content)).await), step("famiglia-e-isee"));
    }
    let page = browser.get(&step("pasti")).await.text();
    assert!(page.contains("ricetta.pdf</span>") && page.contains("ricetta.pdf (2)</span>"), "two buttons");
    let draft = backend::intake::find_draft(&house.app.db.app, &giulia, MEALS).await.unwrap();
    for (slug, typed) in &MEALS_STEPS[3..] {
        fill(&browser, slug, typed).await;
    }
    let (_, number) = house.send(&giulia, draft.id).await;
    let own = browser.get(&format!("/area-personale/istanze/{}", number.slug())).await.text();
    let (_, documents) = own.split_once("id=\"documenti\"").expect("the documents of the request");
    assert!(
        documents.contains("ricetta.pdf") && documents.contains("Prescrizione del medico"),
        "{documents}"
    );
}
