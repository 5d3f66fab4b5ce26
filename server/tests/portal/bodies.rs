//! An administrator writes bodies and places, opens a desk, and closes one that has nothing open.

use domain::{Id, actor::Desk};
use server::{
    jobs::{JobHandlers, LetterHandler, ReceiptHandler},
    testing::{Answer, Browser},
};

use super::{
    sink::Sink,
    support::{House, MEALS, MEALS_ANSWERS, to, version},
};

const BODIES: &str = "/console/amministrazione/enti";
const DESKS: &str = "/console/amministrazione/sportelli";

/// A place where a desk receives people.
pub async fn point_of(house: &House, desk: Id<Desk>) -> String {
    let id: sqlx::types::Uuid =
        sqlx::query_scalar("SELECT id FROM desk_point WHERE desk_id = $1 ORDER BY position LIMIT 1")
            .bind(desk.uuid())
            .fetch_one(&house.app.db.owner)
            .await
            .unwrap();
    id.to_string()
}

/// Sends a form of the page with the change that it shows.
async fn send(browser: &Browser<'_>, path: &str, form: &[(&str, &str)]) -> Answer {
    let page = browser.get(path).await;
    let version = version(&page);
    let mut all = vec![("_version", version.as_str())];
    all.retain(|(name, _)| !form.iter().any(|(other, _)| other == name));
    all.extend_from_slice(form);
    browser.post(path, &all).await
}

#[tokio::test]
async fn a_body_is_written_with_its_sectors_and_a_conflict_shows_both() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let new = format!("{BODIES}/nuovo");
    paolo.get(&new).await;
    let wrong = [("nome", "Comune di Altura"), ("tipo", "altro"), ("catastale", "12"), ("motivo", "Accordo")];
    let answer = paolo.post(&new, &wrong).await;
    assert_eq!(answer.status, 422);
    for words in ["Comune di Altura", "Scegli il tipo di ente", "una lettera e tre cifre", "Accordo"] {
        assert!(answer.text().contains(words), "{words}");
    }
    let form = [
        ("nome", "Comune di Altura"),
        ("tipo", "municipality"),
        ("catastale", "l999"),
        ("settore", "Minori"),
        ("settore-dal", ""),
        ("settore-al", "31/12/2027"),
        ("motivo", "Accordo"),
    ];
    let path = to(&paolo.post(&new, &form).await);
    assert!(path.starts_with(BODIES), "{path}");
    let page = paolo.get(&path).await.text();
    for words in ["L999", "Minori", "Fino al 31/12/2027", "Accordo", "Paolo Neri"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(paolo.get(BODIES).await.text().contains("Comune di Altura"));
    let stale = [("_version", "0"), ("nome", "Altura Nuova"), form[1], ("motivo", "Seconda mano")];
    let answer = send(&paolo, &path, &stale).await;
    assert_eq!(answer.status, 409);
    let page = answer.text();
    assert!(page.contains("Altura Nuova") && page.contains("Seconda mano"), "what was typed");
    assert!(page.contains("Comune di Altura. "), "and what is there");
}

#[tokio::test]
async fn a_desk_is_opened_receives_somewhere_and_is_closed() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let new = format!("{DESKS}/nuovo");
    assert!(paolo.get(DESKS).await.text().contains(&new));
    let body = house.operator("paolo.neri").await.organisation.to_string();
    let form = [
        ("nome", "Sportello giovani"),
        ("ente", body.as_str()),
        ("tipo", "thematic"),
        ("profilo", "0f000000-0000-7000-8000-000000000003"),
        ("motivo", "Bando regionale"),
    ];
    let path = to(&paolo.post(&new, &form).await);
    assert!(path.starts_with(DESKS) && path != DESKS, "{path}");
    let places = format!("{path}/punti/nuovo");
    assert!(paolo.get(&path).await.text().contains(&places));
    let mut place = vec![
        ("nome", "Biblioteca"),
        ("indirizzo", "Piazza Grande 1"),
        ("comune", "50100 Pontelaro"),
        ("telefono", "055 010 0999"),
        ("email", "giovani@pontelaro.example"),
        ("lingue", "it"),
        ("orario-lunedi", "mattina"),
        ("motivo", "Sede nuova"),
    ];
    let answer = send(&paolo, &places, &place).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("«mattina» non è un orario") && answer.text().contains("Piazza Grande 1"));
    place[6] = ("orario-lunedi", "9-12:30");
    assert_eq!(to(&send(&paolo, &places, &place).await), path);
    let public = house.app.browser().get("/sportelli").await.text();
    assert!(public.contains("Sportello giovani") && public.contains("Piazza Grande 1"), "citizens find it");
    let close = format!("{path}/chiusura");
    assert!(paolo.get(&close).await.text().contains("Niente: lo sportello si può chiudere."));
    let today = domain::format::date(house.ctx().today());
    let form = [("chiuso-dal", today.as_str()), ("motivo", "Fine del bando")];
    assert_eq!(to(&send(&paolo, &close, &form).await), path);
    let page = paolo.get(&path).await.text();
    assert!(page.contains("Fine del bando") && page.contains("Fermo oggi"));
    let public = house.app.browser().get("/sportelli").await.text();
    assert!(!public.contains("Sportello giovani"));
}

#[tokio::test]
async fn a_desk_with_open_work_says_what_is_open_and_stays() {
    let house = House::open().await;
    house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    let sql = "UPDATE intake SET desk_id = (SELECT id FROM desk WHERE name = 'Sportello immigrazione')";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let paolo = house.desk_of("paolo.neri").await;
    let path = format!("{DESKS}/{}/chiusura", house.operator("karim.haddad").await.desk.id);
    let form = [("chiuso-dal", "31/12/2030"), ("motivo", "Accorpamento")];
    let answer = send(&paolo, &path, &form).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    for words in ["Lo sportello ha lavoro aperto", "Accorpamento", "Sportello sociale di Pontelaro"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("Ferrante"), "numbers, and nobody's name");
    let closed = "SELECT count(*) FROM desk WHERE name = 'Sportello immigrazione' AND open_until IS NOT NULL";
    assert_eq!(house.count(closed).await, 0);
}

#[tokio::test]
async fn only_administrators_come_here_and_only_to_what_is_theirs() {
    let house = House::open().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let desk = house.operator("chiara.moretti").await.desk.id;
    let place = format!("{DESKS}/{desk}/punti/{}", point_of(&house, desk).await);
    let all = [BODIES.to_owned(), format!("{BODIES}/nuovo"), format!("{DESKS}/nuovo"), place.clone()];
    for path in &all {
        assert_eq!(chiara.get(path).await.status, 404, "{path}");
        assert_ne!(chiara.post(path, &[("motivo", "x")]).await.status, 303, "{path}");
    }
    // The body gets an administrator of its own, who is not Paolo.
    let sql = "WITH body AS (
            INSERT INTO organisation (id, zone_id, name)
            SELECT gen_random_uuid(), zone.id, 'Altro ente' FROM zone
            RETURNING id
        ), given AS (
            UPDATE operator_desk SET role = 'administrator'
            WHERE operator_id = (SELECT id FROM operator WHERE subject = 'karim.haddad')
        )
        UPDATE desk SET organisation_id = body.id FROM body WHERE desk.name = 'Sportello immigrazione'";
    sqlx::query(sql).execute(&house.app.db.owner).await.unwrap();
    let karim = house.desk_of("karim.haddad").await;
    let page = karim.get(&place).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("name=\"_version\""), "there is no form");
    let form = [
        ("_version", "0"),
        ("nome", "Mio"),
        ("indirizzo", "Via 1"),
        ("comune", "Pontelaro"),
        ("telefono", "1"),
        ("email", "a@b.example"),
        ("lingue", "it"),
        ("motivo", "Prova"),
    ];
    let answer = karim.post(&place, &form).await;
    assert_eq!(answer.status, 422);
    assert_eq!(house.count("SELECT count(*) FROM contact_point WHERE name = 'Mio'").await, 0);
}

/// Does what waits: receipts, and mails about requests.
fn handlers(house: &House) -> JobHandlers {
    let platform = &house.app.platform;
    JobHandlers::new()
        .on(ReceiptHandler { platform: platform.clone() })
        .on(LetterHandler { platform: platform.clone() })
}

#[tokio::test]
async fn a_mail_in_the_words_of_a_desk_is_looked_at_sent_and_taken_back() {
    let sink = Sink::open().await;
    let port = sink.port.to_string();
    let house = House::with(&[("SPORTELLO_MAIL__SMTP_PORT", &port)], &[]).await;
    let paolo = house.desk_of("paolo.neri").await;
    let path = format!("{DESKS}/{}/messaggi", house.operator("chiara.moretti").await.desk.id);
    let page = paolo.get(&path).await.text();
    assert!(page.contains("{{collegamento}}") && page.contains("testo predefinito"), "the portal's words");
    let letter = |azione, subject, body, reason| {
        [
            ("messaggio", "receipt"),
            ("lingua", "it"),
            ("azione", azione),
            ("oggetto", subject),
            ("testo", body),
            ("motivo", reason),
        ]
    };
    let wrong = letter("", "Ricevuta", "Gentile {{cognome}}, {{protocollo}}", "Tono cortese");
    let answer = send(&paolo, &path, &wrong).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    for words in
        ["«cognome» non si può usare", "manca {{collegamento}}", "Tono cortese", "Gentile {{cognome}}"]
    {
        assert!(page.contains(words), "{words}");
    }
    let body = "Allo sportello: {{sportello}}. Numero {{protocollo}}. {{collegamento}}";
    let answer = send(&paolo, &path, &letter("anteprima", "Ricevuta {{protocollo}}", body, "")).await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("Ricevuta 2026/0000042"), "looked at without a reason");
    assert_eq!(house.count("SELECT count(*) FROM mail_text").await, 0, "and nothing is kept");
    let saved = send(&paolo, &path, &letter("", "Ricevuta {{protocollo}}", body, "Tono cortese")).await;
    assert_eq!(to(&saved), format!("{path}?messaggio=receipt&lingua=it"));
    let stale = letter("", "Altro", body, "Seconda mano");
    let stale: Vec<_> = stale.into_iter().chain([("_version", "0")]).collect();
    let answer = send(&paolo, &path, &stale).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text().contains("Seconda mano") && answer.text().contains("Ricevuta {{protocollo}}"));

    let giulia = house.giulia().await;
    let (_, number) = house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    house.app.work(handlers(&house)).await;
    let mails = sink.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("Allo sportello: Sportello sociale di Pontelaro."), "{}", mails[0]);
    assert!(mails[0].contains(&number.to_string()) && !mails[0].contains("{{"), "{}", mails[0]);

    let back = send(&paolo, &path, &letter("predefinito", "", "", "Come prima")).await;
    assert_eq!(back.status, 303);
    house.sent(&giulia, MEALS, &MEALS_ANSWERS).await;
    house.app.work(handlers(&house)).await;
    let last = sink.mails().pop().unwrap();
    assert!(!last.contains("Allo sportello"), "{last}");
}

#[tokio::test]
async fn a_mail_calls_the_desk_as_its_language_does() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    let path = format!("{DESKS}/{}/messaggi", house.operator("chiara.moretti").await.desk.id);
    for (lang, name) in
        [("it", "Sportello sociale di Pontelaro"), ("en", "Social services desk of Pontelaro")]
    {
        let form = [
            ("messaggio", "receipt"),
            ("lingua", lang),
            ("azione", "anteprima"),
            ("oggetto", "{{protocollo}}"),
            ("testo", "Desk: {{sportello}}. {{protocollo}} {{collegamento}}"),
        ];
        let answer = send(&paolo, &path, &form).await;
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains(&format!("Desk: {name}.")), "{lang}");
    }
}

#[tokio::test]
async fn a_mail_is_written_in_the_name_of_the_body_of_its_desk() {
    let house = House::open().await;
    let paolo = house.desk_of("paolo.neri").await;
    sqlx::query(
        "UPDATE organisation SET name = 'Unione dei Comuni del Laro' WHERE name = 'Comune di Pontelaro'",
    )
    .execute(&house.app.db.owner)
    .await
    .unwrap();
    let path = format!("{DESKS}/{}/messaggi", house.operator("chiara.moretti").await.desk.id);
    let form = [
        ("messaggio", "receipt"),
        ("lingua", "ar"),
        ("azione", "anteprima"),
        ("oggetto", "{{protocollo}}"),
        ("testo", "Da: {{ente}}. {{protocollo}} {{collegamento}}"),
    ];
    let answer = send(&paolo, &path, &form).await;
    assert!(answer.text().contains("Da: Unione dei Comuni del Laro."), "{}", answer.text());
    assert!(answer.text().matches("lang=\"ar\" dir=\"rtl\"").count() >= 3, "subject, text and preview");
}
