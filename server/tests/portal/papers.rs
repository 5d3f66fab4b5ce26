//! Documents that the desk keeps, scans of signed notices, and the rules of a desk, as operators meet them.

use backend::{
    operators::{self, Enable},
    testing::new_id,
};
use chrono::TimeDelta;
use domain::{actor::Role, card::Card, mask::Group};
use server::testing::Browser;

use super::support::{House, ISSUER, MEALS, MEALS_ANSWERS, Part, pdf, post_parts, to};

/// The one document that this query finds.
async fn found(house: &House, sql: &'static str) -> String {
    let id: sqlx::types::Uuid = sqlx::query_scalar(sql).fetch_one(&house.app.db.owner).await.unwrap();
    id.to_string()
}

const ATTACHED: &str = "SELECT id FROM desk_document WHERE service_request_id IS NOT NULL";
const SCANNED: &str = "SELECT id FROM desk_document WHERE signature_id IS NOT NULL";

/// A document that Chiara keeps with the request at this address.
pub async fn attached(house: &House, request: &str) -> String {
    let chiara = house.desk_of("chiara.moretti").await;
    let content = pdf("contratto");
    assert_eq!(keep(&chiara, request, ("home", "Contratto"), &content).await, 303);
    found(house, ATTACHED).await
}

/// The scan that Chiara keeps with the signature at this address.
pub async fn scanned(house: &House, signature: &str) -> String {
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get("/console").await;
    let content = pdf("firmato");
    let file = [Part::File("documento", "foglio.pdf", &content)];
    assert_eq!(post_parts(&chiara, &format!("{signature}/scansioni"), &file).await.status, 303);
    found(house, SCANNED).await
}

async fn keep(browser: &Browser<'_>, request: &str, (sort, title): (&str, &str), content: &[u8]) -> u16 {
    browser.get("/console").await;
    let parts = [
        Part::Text("tipo", sort),
        Part::Text("titolo", title),
        Part::File("documento", "contratto.pdf", content),
    ];
    post_parts(browser, &format!("{request}/allegati"), &parts).await.status.as_u16()
}

async fn audited(house: &House, action: &str, reason: &str) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM audit_event WHERE action = $1 AND reason = $2")
        .bind(action)
        .bind(reason)
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap()
}

/// A card of Chiara's desk and the address of its request of a service.
async fn request_of(house: &House) -> (domain::Id<Card>, String) {
    let giulia = house.giulia().await;
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&house.operator("chiara.moretti").await, intake).await;
    let request: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM service_request").fetch_one(&house.app.db.owner).await.unwrap();
    (card, format!("/console/schede/{card}/servizi/{request}"))
}

/// Whose card it is.
async fn person_of(house: &House, card: domain::Id<Card>) -> sqlx::types::Uuid {
    sqlx::query_scalar("SELECT person_id FROM card WHERE id = $1")
        .bind(card.uuid())
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap()
}

#[tokio::test]
async fn an_attachment_is_kept_opened_and_removed_with_a_reason() {
    let house = House::open().await;
    let (_, request) = request_of(&house).await;
    let id = attached(&house, &request).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let page = chiara.get(&request).await.text();
    assert!(page.contains("Contratto") && page.contains("contratto.pdf") && page.contains("SHA-256"));
    let one = format!("{request}/allegati/{id}");
    let opened = chiara.get(&one).await;
    assert_eq!((opened.status.as_u16(), &opened.body[..]), (200, &pdf("contratto")[..]));
    assert!(opened.header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(audited(&house, "open", "desk_document").await, 1);
    let karim = house.desk_of("karim.haddad").await;
    assert_eq!(karim.get(&one).await.status, 404, "another desk");
    assert_eq!(keep(&karim, &request, ("other", "Suo"), &pdf("suo")).await, 404);
    chiara.get(&request).await;
    let wrong = chiara.post(&one, &[("perche", " ")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Scrivi perché lo togli"));
    assert_eq!(chiara.post(&one, &[("perche", "Era di un altro")]).await.status, 303);
    assert_eq!(chiara.post(&one, &[("perche", "Era di un altro")]).await.status, 409, "removed already");
    let page = chiara.get(&request).await.text();
    assert!(page.contains("Era di un altro") && page.contains("Contratto"), "it stays, with the reason");
    assert_eq!(chiara.get(&one).await.status, 404, "nobody opens it any more");
}

#[tokio::test]
async fn a_document_larger_than_a_whole_form_costs_nothing_of_what_was_typed() {
    let house = House::open().await;
    let (_, request) = request_of(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get(&request).await;
    let large = [b"%PDF-1.4 ".to_vec(), vec![b' '; 52_000_000]].concat();
    let small = pdf("contratto");
    for files in [vec![&large], vec![&small, &large]] {
        let mut parts = vec![Part::Text("tipo", "home"), Part::Text("titolo", "Contratto di <affitto>")];
        parts.extend(files.into_iter().map(|content| Part::File("documento", "video.pdf", content)));
        let answer = post_parts(&chiara, &format!("{request}/allegati"), &parts).await;
        assert_eq!(answer.status, 413);
        let page = answer.text();
        assert!(page.contains("video.pdf: Il file è troppo grande"), "{page}");
        assert!(page.contains("Contratto di &lt;affitto&gt;"), "what was typed is kept");
    }
    assert_eq!(house.count("SELECT count(*) FROM desk_document").await, 0);
}

#[tokio::test]
async fn a_file_that_will_not_do_is_said_and_what_was_typed_stays() {
    let house = House::open().await;
    let (_, request) = request_of(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    chiara.get(&request).await;
    let list = format!("{request}/allegati");
    let post = |parts: Vec<Part<'static>>| {
        let (chiara, list) = (&chiara, &list);
        async move { post_parts(chiara, list, &parts).await }
    };
    let typed = || vec![Part::Text("tipo", "home"), Part::Text("titolo", "Il mio contratto")];
    let with = |name: &'static str, content: &'static [u8]| {
        let mut parts = typed();
        parts.push(Part::File("documento", name, content));
        parts
    };
    for (parts, words) in [
        (with("vuoto.pdf", b""), "vuoto"),
        (with("finto.pdf", b"MZ this is a program"), "PDF"),
        (typed(), "file"),
    ] {
        let answer = post(parts).await;
        assert_eq!(answer.status, 422);
        let page = answer.text();
        assert!(page.contains("value=\"Il mio contratto\"") && page.contains(words), "{words}");
    }
    let mut large = pdf("grande");
    large.resize(10_000_001, b' ');
    let mut parts: Vec<Part<'_>> = typed();
    parts.push(Part::File("documento", "grande.pdf", &large));
    let answer = post_parts(&chiara, &list, &parts).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("grande.pdf") && answer.text().contains("value=\"Il mio contratto\""));
    let content = pdf("buono");
    let untitled = [Part::Text("tipo", "home"), Part::File("documento", "buono.pdf", &content)];
    let answer = post_parts(&chiara, &list, &untitled).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Scegli di nuovo il file"));
    assert_eq!(house.count("SELECT count(*) FROM desk_document").await, 0);
}

#[tokio::test]
async fn what_the_mask_hides_is_counted_and_nothing_more() {
    let house = House::open().await;
    let (_, request) = request_of(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    assert_eq!(keep(&chiara, &request, ("health", "VERBALE-SEGRETO"), &pdf("segreto")).await, 303);
    let hidden = found(&house, ATTACHED).await;
    assert!(chiara.get(&request).await.text().contains("VERBALE-SEGRETO"));
    let masked = sqlx::query("UPDATE profile SET mask = $1 WHERE name = 'Segretariato sociale'");
    let groups = vec![Group::Health.code().to_owned()];
    masked.bind(groups).execute(&house.app.db.owner).await.unwrap();
    let chiara = house.desk_of("chiara.moretti").await;
    let page = chiara.get(&request).await.text();
    assert!(
        !page.contains("VERBALE-SEGRETO") && !page.contains(&hidden) && !page.contains("value=\"health\"")
    );
    assert!(page.contains("un altro allegato che il tuo sportello non può vedere"));
    let one = format!("{request}/allegati/{hidden}");
    assert_eq!(chiara.get(&one).await.status, 404);
    assert_eq!(chiara.post(&one, &[("perche", "Tolgo")]).await.status, 404);
    assert_eq!(keep(&chiara, &request, ("health", "Altro"), &pdf("altro")).await, 422, "nor kept by them");
}

#[tokio::test]
async fn a_sheet_signed_on_paper_is_scanned_with_the_signature_or_later() {
    let house = House::open().await;
    let (card, _) = request_of(&house).await;
    let operator = house.operator("chiara.moretti").await;
    let person = person_of(&house, card).await;
    let (notice, signature) = super::diary::signed(&house, &operator, person.into()).await;
    let page = format!("/console/persone/{person}/informative");
    let later = scanned(&house, &format!("{page}/{signature}")).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let opened = chiara.get(&format!("{page}/{signature}/scansioni/{later}")).await;
    assert_eq!((opened.status.as_u16(), &opened.body[..]), (200, &pdf("firmato")[..]));
    assert_eq!(audited(&house, "open", "desk_document").await, 1);
    let (notice, today) = (notice.to_string(), domain::format::date(house.ctx().today()));
    let content = pdf("insieme");
    let sign = |file: &'static str, content: Vec<u8>| {
        let (chiara, page, notice, today) = (&chiara, &page, &notice, &today);
        async move {
            let parts = [
                Part::Text("informativa", notice),
                Part::Text("modo", "carta"),
                Part::Text("data", today),
                Part::Text("conservata", "Armadio 9"),
                Part::File("documento", file, &content),
            ];
            post_parts(chiara, page, &parts).await
        }
    };
    chiara.get(&page).await;
    let wrong = sign("finto.pdf", b"MZ a program".to_vec()).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("value=\"Armadio 9\""), "what was typed is there");
    assert_eq!(house.count("SELECT count(*) FROM privacy_signature").await, 1, "nothing was recorded");
    assert_eq!(sign("insieme.pdf", content).await.status, 303);
    assert_eq!(house.count("SELECT count(*) FROM desk_document WHERE sort = 'signature'").await, 2);
    assert!(chiara.get(&page).await.text().contains("insieme.pdf"));
}

#[tokio::test]
async fn a_drawing_that_is_too_long_is_said_and_what_was_typed_stays() {
    let house = House::open().await;
    let (card, _) = request_of(&house).await;
    let (operator, person) = (house.operator("chiara.moretti").await, person_of(&house, card).await);
    let (notice, _) = super::diary::signed(&house, &operator, person.into()).await;
    let page = format!("/console/persone/{person}/informative");
    let (notice, chiara) = (notice.to_string(), house.desk_of("chiara.moretti").await);
    chiara.get(&page).await;
    let sign = |points: usize| {
        let (chiara, page, notice) = (&chiara, &page, &notice);
        async move {
            let drawing = vec!["300,100"; points].join(" ");
            let parts = [
                Part::Text("informativa", notice),
                Part::Text("modo", "schermo"),
                Part::Text("conservata", "Armadio 9"),
                Part::Text("firma", &drawing),
            ];
            post_parts(chiara, page, &parts).await
        }
    };
    let signatures = "SELECT count(*) FROM privacy_signature";
    // The second one is longer than any field of a form may be.
    for points in [5_001, 20_000] {
        let refused = sign(points).await;
        assert_eq!(refused.status, 422, "{points} points");
        let text = refused.text();
        assert!(text.contains("La firma tracciata è troppo lunga"), "{points} points");
        assert!(text.contains("value=\"Armadio 9\"") && !text.contains("300,100"), "the pad is empty again");
        assert_eq!(house.count(signatures).await, 1, "nothing was recorded");
    }
    assert_eq!(sign(5_000).await.status, 303);
    assert_eq!(house.count(signatures).await, 2);
}

#[tokio::test]
async fn an_administrator_adds_and_ends_a_rule_of_the_desk() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let page = paolo.get("/console/regole").await.text();
    assert!(page.contains("Valgono in tutti gli sportelli") && page.contains("Chiara Moretti"));
    let wrong = [("azione", "aggiungi"), ("campo", "abitazione:vani"), ("motivo", "Serve al bando")];
    let refused = paolo.post("/console/regole", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("value=\"Serve al bando\""), "what was typed is there");
    let right = [&wrong[..], &[("quando", "always")]].concat();
    assert_eq!(paolo.post("/console/regole", &right).await.status, 303);
    assert_eq!(paolo.post("/console/regole", &right).await.status, 409, "there already");
    let id: sqlx::types::Uuid = sqlx::query_scalar("SELECT id FROM card_rule WHERE desk_id IS NOT NULL")
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap();
    let id = id.to_string();
    let end = [("azione", "termina"), ("regola", id.as_str()), ("motivo", "Il bando è chiuso")];
    assert_eq!(paolo.post("/console/regole", &end[..2]).await.status, 422, "without a reason");
    assert_eq!(paolo.post("/console/regole", &end).await.status, 303);
    assert_eq!(paolo.post("/console/regole", &end).await.status, 409, "ended already");
    let page = paolo.get("/console/regole").await.text();
    assert!(page.contains("Serve al bando") && page.contains("Il bando è chiuso"), "both stay to be read");
    let chiara = house.operator("chiara.moretti").await.me.id.to_string();
    let reads = [("azione", "lettore"), ("operatore", chiara.as_str()), ("legge", "granted")];
    let granted = "SELECT count(*) FROM operator_desk WHERE private_notes = 'granted'";
    house.app.pass(TimeDelta::minutes(6));
    let led = paolo.post("/console/regole", &reads).await;
    assert_eq!(to(&led), "/operatori/conferma?next=%2Fconsole%2Fripresa");
    assert_eq!(house.count(granted).await, 0, "not without a fresh proof");
    house.sit(&paolo, "paolo.neri").await;
    assert_eq!(paolo.post("/console/regole", &reads).await.status, 303);
    assert_eq!(house.count(granted).await, 1);
    let desk = house.desk_of("chiara.moretti").await;
    assert_eq!(desk.get("/console/regole").await.status, 404, "not for whoever works with people");
}

/// The desk of another body, which has its own administrator.
async fn desk_of_another_body(house: &House) -> String {
    let chiara = house.operator("chiara.moretti").await;
    let desk: sqlx::types::Uuid = sqlx::query_scalar(
        "WITH body AS (
            INSERT INTO organisation (id, zone_id, name, kind)
            VALUES ($1, $2, 'Comune di Altura', 'municipality') RETURNING id
         )
         INSERT INTO desk (id, zone_id, organisation_id, profile_id, name)
         SELECT $3, $2, body.id, desk.profile_id, 'Sportello di Altura' FROM body, desk WHERE desk.id = $4
         RETURNING id",
    )
    .bind(new_id())
    .bind(chiara.zone.uuid())
    .bind(new_id())
    .bind(chiara.desk.id.uuid())
    .fetch_one(&house.app.db.owner)
    .await
    .unwrap();
    let who = Enable {
        issuer: ISSUER,
        subject: "bruno.altura",
        name: "Bruno Serra",
        desk: "Sportello di Altura",
        body: None,
        role: Role::Administrator,
    };
    operators::enable(&house.app.db.owner, &house.ctx(), who).await.unwrap();
    desk.to_string()
}

#[tokio::test]
async fn an_administrator_changes_the_rules_of_any_desk_of_the_body_and_of_no_other() {
    let house = House::open().await;
    let elsewhere = desk_of_another_body(&house).await;
    let karims = house.operator("karim.haddad").await.desk;
    let (id, name) = (karims.id.to_string(), karims.name);
    let paolo = house.desk_of("paolo.neri").await;
    let rules = format!("/console/regole?sportello={id}");
    let own = paolo.get("/console/regole").await.text();
    assert!(own.contains(&rules) && own.contains(&name) && !own.contains("Altura"));
    let of_desk = paolo.get(&format!("/console/amministrazione/sportelli/{id}")).await.text();
    assert!(of_desk.contains(&rules), "the page of the desk leads there");
    let page = paolo.get(&rules).await.text();
    assert!(page.contains(&format!("value=\"{id}\"")) && !page.contains("note-riservate"), "{page}");
    let add = |desk: &str, why: &str| {
        let pairs = [
            ("azione", "aggiungi"),
            ("sportello", desk),
            ("campo", "persona:persona-permesso"),
            ("quando", "third_country"),
            ("motivo", why),
        ];
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let post = async |form: &[(String, String)]| {
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        paolo.post("/console/regole", &form).await
    };
    let wrong = post(&add(&id, " ")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains(&format!("value=\"{id}\"")), "it is still about that desk");
    assert_eq!(to(&post(&add(&id, "Serve al rinnovo")).await), format!("{rules}#regole-sportello"));
    let page = paolo.get(&rules).await.text();
    for said in ["Titolo di soggiorno", "Paolo Neri", "Serve al rinnovo"] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!paolo.get("/console/regole").await.text().contains("Serve al rinnovo"), "not at his own desk");
    let rule = found(&house, "SELECT id FROM card_rule WHERE desk_id IS NOT NULL").await;
    let end = [
        ("azione", "termina"),
        ("sportello", id.as_str()),
        ("regola", rule.as_str()),
        ("motivo", "Il bando è chiuso"),
    ];
    assert_eq!(to(&paolo.post("/console/regole", &end).await), format!("{rules}#regole-sportello"));
    assert!(paolo.get(&rules).await.text().contains("Il bando è chiuso"), "the ended one stays");
    assert_eq!(paolo.get(&format!("/console/regole?sportello={elsewhere}")).await.status, 404);
    assert_eq!(paolo.get("/console/regole?sportello=altrove").await.status, 404);
    paolo.get("/console/regole").await;
    assert_eq!(post(&add(&elsewhere, "Prova")).await.status, 404);
    let kept = "SELECT count(*) FROM card_rule WHERE desk_id IS NOT NULL";
    assert_eq!(house.count(kept).await, 1);
}
