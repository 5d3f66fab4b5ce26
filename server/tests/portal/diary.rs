//! The diary of a card and the signatures of a person, as an operator and a citizen meet them.

use backend::{
    cards,
    privacy::{self, Signing},
};
use domain::{
    Id, Lang, Text,
    actor::Operator,
    card::Card,
    diary::{Content, DiaryEntry, Kind},
    permission::authorise,
    person::Person,
    privacy::{PrivacyNotice, PrivacySignature, Way},
};

use super::support::{House, MEALS, MEALS_ANSWERS, Part, post_parts, printed};

/// A note of this operator.
pub async fn noted(house: &House, who: &Operator, card: Id<Card>) -> Id<DiaryEntry> {
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let (place, present) = (String::new(), String::new());
    let text = "Viene martedì".to_owned();
    let note = Content { kind: Kind::Phone, on: ctx.today(), place, present, text };
    cards::add_note(pool, &ctx, authorise(who).unwrap(), card, &note, false).await.unwrap();
    let diary = cards::diary(pool, &ctx, authorise(who).unwrap(), card).await.unwrap();
    diary.notes()[0].id
}

/// The next notice of this operator's desk.
async fn published(house: &House, who: &Operator, seen: i32) -> Id<PrivacyNotice> {
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let admin = house.operator("paolo.neri").await;
    let text = Text::italian("Titolare: il Comune").with(Lang::Ar, "المسؤول: البلدية");
    let desk = who.desk.id;
    let (grant, why) = (authorise(&admin).unwrap(), backend::staff::Why { seen, reason: "Nuovo titolare" });
    privacy::publish(pool, &ctx, grant, desk, why, &text, ctx.today()).await.unwrap();
    let all = privacy::in_force(pool, &ctx).await.unwrap();
    all.into_iter().find(|notice| notice.desk.id == desk).unwrap().id
}

/// A notice of this operator's desk, and a signature under it.
pub async fn signed(
    house: &House,
    who: &Operator,
    person: Id<Person>,
) -> (Id<PrivacyNotice>, Id<PrivacySignature>) {
    let (pool, ctx) = (&house.app.db.app, house.ctx());
    let notice = published(house, who, 0).await;
    let way = Way::Paper { kept: "Armadio 3".to_owned(), by: who.me.name.clone() };
    let signing = Signing { notice, way, purposes: Vec::new(), on: ctx.today() };
    privacy::sign(pool, &ctx, authorise(who).unwrap(), person, &signing).await.unwrap();
    let found = privacy::signatures(pool, &ctx, authorise(who).unwrap(), person).await.unwrap();
    (notice, found.signatures[0].id)
}

async fn card_of(house: &House) -> (Operator, Id<Card>, Id<Person>) {
    let (giulia, chiara) = (house.giulia().await, house.operator("chiara.moretti").await);
    let (intake, _) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    let card = house.accept(&chiara, intake).await;
    let opened = cards::open(&house.app.db.app, &house.ctx(), authorise(&chiara).unwrap(), card).await;
    (chiara, card, opened.unwrap().person.id)
}

#[tokio::test]
async fn a_note_is_written_filtered_and_corrected_and_nothing_typed_is_lost() {
    let house = House::open().await;
    let (operator, card, _) = card_of(&house).await;
    let chiara = house.desk_of("chiara.moretti").await;
    let diary = format!("/console/schede/{card}/diario");
    chiara.get(&diary).await;
    let typed = [("tipo", "interview"), ("data", "32/1/2026"), ("luogo", "Sede"), ("nota", "Ha capito")];
    let wrong = chiara.post(&diary, &typed).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Ha capito") && wrong.text().contains("32/1/2026"));
    let today = domain::format::date(house.ctx().today());
    let typed = [("tipo", "interview"), ("data", today.as_str()), ("luogo", "Sede"), ("nota", "Ha capito")];
    assert_eq!(chiara.post(&diary, &typed).await.status, 303);
    let note = noted(&house, &operator, card).await;
    let calls = chiara.get(&format!("{diary}?tipo=phone")).await.text();
    assert!(calls.contains("Viene martedì") && !calls.contains("Ha capito"));
    let one = format!("{diary}/{note}");
    let right = [("tipo", "phone"), ("data", today.as_str()), ("nota", "Viene giovedì"), ("_version", "1")];
    assert_eq!(chiara.post(&one, &right).await.status, 422, "without a reason");
    let right = [&right[..], &[("perche", "Avevo capito male")]].concat();
    assert_eq!(chiara.post(&one, &right).await.status, 303);
    let stale = chiara.post(&one, &right).await;
    assert_eq!(stale.status, 409);
    let page = chiara.get(&diary).await.text();
    assert!(page.contains("Viene giovedì") && page.contains("Viene martedì"));
    assert!(page.contains("Avevo capito male"));
}

#[tokio::test]
async fn a_notice_is_published_printed_signed_and_withdrawn() {
    let house = House::open().await;
    let (operator, card, person) = card_of(&house).await;
    let paolo = house.desk_of("paolo.neri").await;
    let form = paolo.get(&format!("/console/informative?sportello={}", operator.desk.id)).await.text();
    assert!(form.contains("testo-uk"), "a form in every language");
    let (desk, today) = (operator.desk.id.to_string(), domain::format::date(house.ctx().today()));
    let text = [
        ("sportello", desk.as_str()),
        ("valida", today.as_str()),
        ("testo-it", "Titolare: il Comune"),
        ("testo-ar", "المسؤول: البلدية"),
        ("_version", "0"),
    ];
    let unsure = paolo.post("/console/informative", &text).await;
    assert_eq!(unsure.status, 422);
    assert!(
        unsure.text().contains("Conferma che la versione") && unsure.text().contains("Titolare: il Comune")
    );
    let text = [&text[..], &[("motivo", "Nuovo titolare"), ("conferma", "si")]].concat();
    assert_eq!(paolo.post("/console/informative", &text).await.status, 303);
    assert_eq!(paolo.post("/console/informative", &text).await.status, 409, "published meanwhile");
    assert!(house.app.browser().get("/privacy").await.text().contains("Titolare: il Comune"));
    let chiara = house.desk_of("chiara.moretti").await;
    let card = chiara.get(&format!("/console/schede/{card}")).await.text();
    assert!(card.contains("Manca la firma dell’informativa privacy"));
    let page = format!("/console/persone/{person}/informative");
    let pool = &house.app.db.app;
    let notice = privacy::in_force(pool, &house.ctx()).await.unwrap().remove(0).id.to_string();
    let pdf = chiara.get(&format!("{page}/{notice}/stampa.pdf?lingua=ar")).await;
    assert_eq!(pdf.status, 200);
    printed("informativa-ar", &pdf.body);
    chiara.get(&page).await;
    let screen = [("informativa", notice.as_str()), ("modo", "schermo"), ("firma", "")];
    assert_eq!(chiara.post(&page, &screen).await.status, 422, "nothing was drawn");
    let drawn = [screen[0], screen[1], ("firma", "1,1 2,2 3,3 4,4 5,5 6,6 7,7 8,8")];
    assert_eq!(chiara.post(&page, &drawn).await.status, 303);
    let grant = authorise(&operator).unwrap();
    let found = privacy::signatures(pool, &house.ctx(), grant, person).await.unwrap();
    let end = format!("{page}/{}/revoca", found.signatures[0].id);
    assert_eq!(chiara.post(&end, &[("detto", "email")]).await.status, 422);
    let early = chiara.post(&end, &[("detto", "email"), ("revocata", "01/01/2020")]).await;
    assert_eq!(early.status, 422);
    assert!(early.text().contains("prima della firma") && early.text().contains("01/01/2020"), "kept");
    let said = [("detto", "email"), ("revocata", today.as_str())];
    assert_eq!(chiara.post(&end, &said).await.status, 303);
    assert_eq!(chiara.post(&end, &said).await.status, 409);
    assert!(chiara.get(&page).await.text().contains("è stata revocata"));
}

#[tokio::test]
async fn what_was_drawn_is_on_the_pad_again_until_it_is_recorded() {
    const DRAWN: &str = "1,1 2,2 3,3 4,4 5,5 6,6 7,7 8,8;20,30";
    const SIGNED: &str = "SELECT count(*) FROM privacy_signature";
    let house = House::open().await;
    let (operator, _, person) = card_of(&house).await;
    let notice = published(&house, &operator, 0).await.to_string();
    let chiara = house.desk_of("chiara.moretti").await;
    let page = format!("/console/persone/{person}/informative");
    chiara.get(&page).await;
    let today = domain::format::date(house.ctx().today());
    let form = [("informativa", notice.as_str()), ("data", today.as_str()), ("consenso-school", "si")];
    let drawn = [&form[..], &[("firma", DRAWN)]].concat();
    let paper = [("modo", "carta"), ("conservata", "Armadio 9")];
    for (more, said) in [
        (&paper[..0], "Scegli se la firma è su carta o sullo schermo"),
        (&paper[..1], "Scrivi dove è conservato il foglio"),
        (&paper[..], "Nello spazio per firmare c’è una firma"),
    ] {
        let wrong = chiara.post(&page, &[&drawn[..], more].concat()).await;
        assert_eq!(wrong.status, 422, "{said}");
        let html = wrong.text();
        assert!(html.contains(said) && html.contains(&format!("value=\"{DRAWN}\"")), "{said}: {html}");
    }
    let slip = [&form[..], &[("modo", "schermo"), ("firma", "1,1 2,2")]].concat();
    let short = chiara.post(&page, &slip).await;
    assert_eq!(short.status, 422, "less than a signature");
    assert!(short.text().contains("value=\"1,1 2,2\""), "what there is stays");
    let parts = [
        Part::Text("informativa", &notice),
        Part::Text("modo", "schermo"),
        Part::Text("firma", DRAWN),
        Part::File("documento", "finto.pdf", b"MZ a program"),
    ];
    let with_file = post_parts(&chiara, &page, &parts).await;
    assert_eq!(with_file.status, 422, "the file will not do");
    assert!(with_file.text().contains(&format!("value=\"{DRAWN}\"")), "{}", with_file.text());
    assert_eq!(house.count(SIGNED).await, 0, "nothing was recorded");

    assert_eq!(chiara.post(&page, &[&drawn[..], &[("modo", "schermo")]].concat()).await.status, 303);
    assert_eq!(house.count(SIGNED).await, 1);
    assert!(chiara.get(&page).await.text().contains("M20 30h0"), "a dot too");
}

#[tokio::test]
async fn a_citizen_signs_what_waits_and_sees_it() {
    let house = House::open().await;
    let (operator, _, _) = card_of(&house).await;
    let notice = published(&house, &operator, 0).await.to_string();
    let giulia = house.browser_of(&house.giulia().await).await;
    let page = giulia.get("/area-personale/privacy").await.text();
    assert!(page.contains(&notice), "it waits for her");
    let sent = giulia.post("/area-personale/privacy/firma", &[("informativa", &notice)]).await;
    assert_eq!(sent.status, 303);
    let page = giulia.get("/area-personale/privacy").await.text();
    assert!(!page.contains(&notice) && page.contains("versione 1"));
    let read = format!("/privacy/{}/1", operator.desk.id);
    assert!(page.contains(&format!("href=\"{read}\"")), "she reads again what she signed: {page}");
    published(&house, &operator, 1).await;
    let page = giulia.get("/area-personale/privacy").await.text();
    assert!(page.contains(&format!("href=\"{read}\"")), "that version, not the one of today");
    let text = giulia.get(&read).await.text();
    assert!(text.contains("Questa non è la versione di oggi") && text.contains("Leggi la versione 2"));
    let carlo = house.browser_of(&house.carlo().await).await;
    carlo.get("/area-personale/privacy").await;
    carlo.post("/area-personale/privacy/firma", &[("informativa", &notice)]).await;
    let signatures: i64 = sqlx::query_scalar("SELECT count(*) FROM privacy_signature")
        .fetch_one(&house.app.db.owner)
        .await
        .unwrap();
    assert_eq!(signatures, 1, "Carlo has no card there");
}
