//! A file that comes piece by piece over a line that breaks.

use axum::{
    body::{Body, Bytes},
    http::{Method, header, request::Builder},
};
use backend::intake::{expire_uploads, find_draft};
use chrono::TimeDelta;
use domain::{Id, actor::Citizen, intake::Intake};
use futures::stream;
use serde_json::Value;
use server::{
    jobs::{JobHandlers, UpkeepHandler},
    testing::{Answer, Browser},
};

use super::support::{House, MEALS, pdf};

const QUESTION: &str = "prescrizione-dieta";
const DOCUMENTS: &str = "SELECT count(*) FROM document";
const REPLACES: &str = "x-replaces";
const PIECE: usize = 256 * 1024;

/// Announces a file; the address where it goes on.
pub async fn announce(
    browser: &Browser<'_>,
    draft: Id<Intake>,
    question: &str,
    name: &str,
    size: u64,
) -> String {
    let answer = announced(browser, draft, question, name, size).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    json(&answer)["url"].as_str().unwrap().to_owned()
}

async fn announced(
    browser: &Browser<'_>,
    draft: Id<Intake>,
    question: &str,
    name: &str,
    size: u64,
) -> Answer {
    browser.send(announcing(browser, draft, question, name, size).body(Body::empty())).await
}

fn announcing(browser: &Browser<'_>, draft: Id<Intake>, question: &str, name: &str, size: u64) -> Builder {
    browser
        .request(Method::POST, &format!("/api/bozze/{draft}/documenti/{question}"))
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", browser.token())
        .header("x-file-name", name)
        .header("upload-length", size)
}

/// A file of one piece that is to take the place of a document.
async fn in_place_of(browser: &Browser<'_>, draft: Id<Intake>, old: &str, file: &[u8]) -> Answer {
    let request = announcing(browser, draft, QUESTION, "nuovo.pdf", file.len() as u64).header(REPLACES, old);
    let begun = browser.send(request.body(Body::empty())).await;
    if begun.status != 201 {
        return begun;
    }
    let request = patch(browser, json(&begun)["url"].as_str().unwrap(), 0).header(REPLACES, old);
    browser.send(request.body(Body::from(file.to_vec()))).await
}

fn patch(browser: &Browser<'_>, url: &str, offset: u64) -> Builder {
    browser
        .request(Method::PATCH, url)
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", browser.token())
        .header("upload-offset", offset)
        .header(header::CONTENT_TYPE, "application/offset+octet-stream")
}

async fn piece(browser: &Browser<'_>, url: &str, offset: usize, content: &[u8]) -> Answer {
    let request = patch(browser, url, offset as u64);
    browser.send(request.body(Body::from(content.to_vec()))).await
}

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_default()
}

fn large_pdf() -> Vec<u8> {
    [pdf("grande"), vec![b' '; 2 * PIECE + 1000]].concat()
}

/// A draft that asks for a prescription.
async fn begun(house: &House, who: &Citizen) -> Id<Intake> {
    house.draft(who, MEALS, &[("presa-visione", "si"), ("dieta", "diabete")]).await.id
}

/// Files below the folder of the documents.
fn kept(house: &House) -> usize {
    let (mut count, mut folders) = (0, vec![house.documents()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                count += 1;
            }
        }
    }
    count
}

#[tokio::test]
async fn a_file_goes_on_where_the_line_broke() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let file = large_pdf();
    let url = announce(&browser, draft, QUESTION, "ricetta.pdf", file.len() as u64).await;
    assert_eq!(json(&piece(&browser, &url, 0, &file[..PIECE]).await)["offset"], PIECE);
    // The tunnel: half a piece, then nothing.
    let half = stream::iter([
        Ok(Bytes::copy_from_slice(&file[PIECE..PIECE + 1000])),
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)),
    ]);
    let cut = patch(&browser, &url, PIECE as u64).body(Body::from_stream(half)).unwrap();
    assert!(browser.try_open(cut).await.is_err(), "nobody is there to hear an answer");
    let asked = browser.get(&url).await;
    assert_eq!((json(&asked)["offset"].clone(), asked.header("upload-offset")), (PIECE.into(), "262144"));
    let head = browser.send(browser.request(Method::HEAD, &url).body(Body::empty())).await;
    assert_eq!((head.status.as_u16(), head.header("upload-offset")), (200, "262144"));
    assert_eq!(piece(&browser, &url, PIECE, &file[PIECE..2 * PIECE]).await.status, 200);
    assert_eq!(house.count(DOCUMENTS).await, 0, "not whole yet");
    let last = piece(&browser, &url, 2 * PIECE, &file[2 * PIECE..]).await;
    assert_eq!((last.status.as_u16(), json(&last)["name"].clone()), (200, "ricetta.pdf".into()));
    assert_eq!(json(&last)["size"], file.len());
    assert_eq!(kept(&house), 1, "the pieces went when the document was there");
    let id = json(&last)["id"].as_str().unwrap().to_owned();
    let back = browser.get(&format!("/area-personale/documenti/{id}")).await;
    assert_eq!(back.body, file, "byte by byte");
}

#[tokio::test]
async fn whoever_did_not_get_the_answer_asks_again_and_hands_in_nothing_twice() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let file = pdf("una volta");
    let url = announce(&browser, draft, QUESTION, "ricetta.pdf", file.len() as u64).await;
    let first = piece(&browser, &url, 0, &file).await;
    let asked = json(&browser.get(&url).await);
    assert_eq!(
        (asked["offset"].clone(), asked["document"].clone()),
        (file.len().into(), json(&first)["id"].clone())
    );
    for again in [piece(&browser, &url, 0, &file).await, piece(&browser, &url, file.len(), b"").await] {
        assert_eq!((again.status.as_u16(), json(&again)["id"].clone()), (200, json(&first)["id"].clone()));
    }
    assert_eq!(house.count(DOCUMENTS).await, 1);
}

#[tokio::test]
async fn a_piece_in_the_wrong_place_is_told_the_right_one() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let file = large_pdf();
    let url = announce(&browser, draft, QUESTION, "ricetta.pdf", file.len() as u64).await;
    piece(&browser, &url, 0, &file[..PIECE]).await;
    for wrong in [0, 1, PIECE - 1, PIECE + 1, file.len()] {
        let told = piece(&browser, &url, wrong, &file[..PIECE]).await;
        assert_eq!((told.status.as_u16(), json(&told)["offset"].clone()), (409, PIECE.into()), "{wrong}");
    }
    let request = browser
        .request(Method::PATCH, &url)
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", browser.token())
        .header("upload-offset", "minus one");
    assert_eq!(browser.send(request.body(Body::empty())).await.status, 400);
    assert_eq!(
        piece(&browser, &url, PIECE, b"crumbs").await.status,
        400,
        "a small piece that is not the last"
    );
    assert_eq!(json(&browser.get(&url).await)["offset"], PIECE, "nothing moved");
    assert_eq!(kept(&house), 1, "and nothing else is kept");
}

#[tokio::test]
async fn more_than_was_announced_or_allowed_is_not_taken() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let empty = announced(&browser, draft, QUESTION, "vuoto.pdf", 0).await;
    assert_eq!((empty.status.as_u16(), json(&empty)["code"].clone()), (422, "empty".into()));
    let large = announced(&browser, draft, QUESTION, "enorme.pdf", 10_000_001).await;
    assert_eq!((large.status.as_u16(), json(&large)["code"].clone()), (413, "too-large".into()));
    let file = large_pdf();
    let url = announce(&browser, draft, QUESTION, "ricetta.pdf", 2 * PIECE as u64).await;
    piece(&browser, &url, 0, &file[..PIECE]).await;
    let over = piece(&browser, &url, PIECE, &file[PIECE..=2 * PIECE]).await;
    assert_eq!(over.status, 413, "one byte too many in the last piece");
    assert_eq!(json(&browser.get(&url).await)["offset"], PIECE);
    assert_eq!((kept(&house), house.count(DOCUMENTS).await), (1, 0));
}

#[tokio::test]
async fn what_a_file_is_counts_when_all_of_it_is_here() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let zip = b"PK\x03\x04\x14\x00\x00\x00\x08\x00 not a document";
    let url = announce(&browser, draft, QUESTION, "archivio.pdf", zip.len() as u64).await;
    let told = piece(&browser, &url, 0, zip).await;
    assert_eq!((told.status.as_u16(), json(&told)["code"].clone()), (422, "wrong-kind".into()));
    assert_eq!(browser.get(&url).await.status, 404, "and it is forgotten");
    assert_eq!(kept(&house), 0);
    // The limit of files is kept by whoever comes last.
    let file = pdf("x");
    let mut urls = Vec::new();
    for name in ["uno.pdf", "due.pdf", "tre.pdf"] {
        urls.push(announce(&browser, draft, QUESTION, name, file.len() as u64).await);
    }
    let mut codes = Vec::new();
    for url in &urls {
        codes.push(piece(&browser, url, 0, &file).await.status.as_u16());
    }
    assert_eq!(codes, [200, 200, 422]);
    assert_eq!(announced(&browser, draft, QUESTION, "quattro.pdf", 10).await.status, 422, "known beforehand");
    assert_eq!((kept(&house), house.count(DOCUMENTS).await), (2, 2));
}

#[tokio::test]
async fn what_is_replaced_stays_until_the_new_file_is_taken() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let mut ids = Vec::new();
    for name in ["uno", "due"] {
        let file = pdf(name);
        let url = announce(&browser, draft, QUESTION, &format!("{name}.pdf"), file.len() as u64).await;
        let taken = json(&piece(&browser, &url, 0, &file).await);
        ids.push(taken["id"].as_str().unwrap().to_owned());
    }
    let there = async |id: &str| browser.get(&format!("/area-personale/documenti/{id}")).await.status;
    assert_eq!(announced(&browser, draft, QUESTION, "tre.pdf", 10).await.status, 422, "there is no room");
    let invented = "018f3b1e-0000-7000-8000-000000000001";
    assert_eq!(in_place_of(&browser, draft, invented, &pdf("tre")).await.status, 422, "and none is made up");
    assert_eq!(in_place_of(&browser, draft, "uno", &pdf("tre")).await.status, 400);
    assert_eq!(in_place_of(&browser, draft, &ids[0], b"not a document").await.status, 422);
    assert_eq!((there(&ids[0]).await.as_u16(), house.count(DOCUMENTS).await), (200, 2), "none lost");
    assert_eq!(in_place_of(&browser, draft, &ids[0], &pdf("tre")).await.status, 200);
    assert_eq!((there(&ids[0]).await.as_u16(), there(&ids[1]).await.as_u16()), (404, 200));
    assert_eq!((kept(&house), house.count(DOCUMENTS).await), (2, 2), "never more than the form takes");
    assert_eq!(in_place_of(&browser, draft, &ids[0], &pdf("quattro")).await.status, 422, "it is taken");
}

#[tokio::test]
async fn a_foreign_or_invented_upload_does_not_exist() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let hers = house.browser_of(&giulia).await;
    let url = announce(&hers, draft, QUESTION, "ricetta.pdf", 100).await;
    let his = house.browser_of(&house.carlo().await).await;
    let invented = "/api/caricamenti/018f3b1e-0000-7000-8000-000000000001";
    for address in [url.as_str(), invented] {
        assert_eq!(his.get(address).await.status, 404);
        assert_eq!(piece(&his, address, 0, b"x").await.status, 404);
        let cancel = his
            .request(Method::DELETE, address)
            .header("sec-fetch-site", "same-origin")
            .header("x-csrf-token", his.token());
        assert_eq!(his.send(cancel.body(Body::empty())).await.status, 404);
    }
    assert_eq!(announced(&his, draft, QUESTION, "x.pdf", 10).await.status, 404, "a foreign draft");
    let untold =
        hers.request(Method::PATCH, &url).header("sec-fetch-site", "same-origin").header("upload-offset", 0);
    assert_eq!(hers.send(untold.body(Body::empty())).await.status, 403, "without the token");
    assert_eq!(json(&hers.get(&url).await)["offset"], 0);
}

#[tokio::test]
async fn pieces_cannot_be_read_on_the_disk_and_go_when_nobody_goes_on() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let mut file = large_pdf();
    file.splice(100..100, *b"PAROLA-CHE-NESSUNO-DEVE-LEGGERE");
    let url = announce(&browser, draft, QUESTION, "ricetta.pdf", file.len() as u64).await;
    piece(&browser, &url, 0, &file[..PIECE]).await;
    let mut folders = vec![house.documents()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let content = std::fs::read(entry.path()).unwrap();
                assert!(!String::from_utf8_lossy(&content).contains("NESSUNO"));
            }
        }
    }
    house.app.pass(TimeDelta::hours(24));
    assert_eq!(house.browser_of(&giulia).await.get(&url).await.status, 404, "given up");
    let upkeep = UpkeepHandler { platform: house.app.platform.clone() };
    backend::jobs::ensure(&house.app.db.app, &house.ctx(), &backend::jobs::ExpireDrafts {}).await.unwrap();
    house.app.work(JobHandlers::new().on::<backend::jobs::ExpireDrafts>(upkeep)).await;
    assert_eq!(kept(&house), 0);
    assert!(expire_uploads(&house.app.db.app, &house.ctx()).await.unwrap().is_empty());
    assert!(find_draft(&house.app.db.app, &giulia, MEALS).await.is_ok(), "the draft stays");
}

#[tokio::test]
async fn a_file_that_is_given_up_leaves_nothing() {
    let house = House::open().await;
    let giulia = house.giulia().await;
    let draft = begun(&house, &giulia).await;
    let browser = house.browser_of(&giulia).await;
    let file = large_pdf();
    let url = announce(&browser, draft, QUESTION, "ricetta.pdf", file.len() as u64).await;
    piece(&browser, &url, 0, &file[..PIECE]).await;
    let cancel = browser
        .request(Method::DELETE, &url)
        .header("sec-fetch-site", "same-origin")
        .header("x-csrf-token", browser.token());
    assert_eq!(browser.send(cancel.body(Body::empty())).await.status, 204);
    assert_eq!((browser.get(&url).await.status.as_u16(), kept(&house)), (404, 0));
}
