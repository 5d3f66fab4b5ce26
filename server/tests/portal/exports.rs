//! Lists that are narrowed, and that leave the portal.

use chrono::TimeDelta;
use server::testing::{Answer, Browser};

use super::support::{House, MEALS, MEALS_ANSWERS, printed, to};

const CARDS: &str = "/console/schede";
const CARDS_EXPORT: &str = "/console/schede/esporta";
const QUEUE_EXPORT: &str = "/console/istanze/esporta";
/// A name that a spreadsheet would take for a formula.
const FORMULA: &str = "=HYPERLINK(1)";

async fn audited(house: &House, subject: &str, reason: &str) -> i64 {
    sqlx::query_scalar(
        "SELECT count(*) FROM audit_event WHERE action = 'export' AND subject = $1 AND reason = $2
         AND subject_id IS NULL AND 'identity' = ANY(shown)",
    )
    .bind(subject)
    .bind(reason)
    .fetch_one(&house.app.db.owner)
    .await
    .unwrap()
}

/// A house with a card of somebody with a strange name.
async fn house() -> House {
    let house = House::open().await;
    let (intake, _) = house.sent(&house.giulia().await, MEALS, &MEALS_ANSWERS).await;
    house.accept(&house.operator("chiara.moretti").await, intake).await;
    // No form lets such a name in; a registry that is imported may.
    sqlx::query("UPDATE person SET given_name = $1")
        .bind(FORMULA)
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    house
}

async fn export(browser: &Browser<'_>, path: &str, format: &str, more: &[(&str, &str)]) -> Answer {
    let mut form = vec![("formato", format), ("motivo", "planning")];
    form.extend_from_slice(more);
    browser.post(path, &form).await
}

#[tokio::test]
async fn the_cards_leave_as_text_that_runs_nothing_and_it_is_written_down_once() {
    let house = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let form = chiara.get(&format!("{CARDS_EXPORT}?stato=open&testo=ferr")).await;
    assert_eq!(form.status, 200);
    let page = form.text();
    for words in ["name=\"stato\" value=\"open\"", "name=\"testo\" value=\"ferr\"", "Aperta", "ferr"] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(audited(&house, "card", "planning").await, 0);
    let csv = export(&chiara, CARDS_EXPORT, "csv", &[("stato", "open"), ("testo", "ferr")]).await;
    assert_eq!(csv.status, 200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("cache-control").contains("no-store"));
    let disposition = csv.header("content-disposition");
    assert!(disposition.starts_with("attachment; filename=\"schede-20"), "{disposition}");
    let text = csv.text();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("\u{feff}Nome o alias;Giorno dell’accesso;Modalità;"), "{text}");
    assert!(lines[1].starts_with("'=HYPERLINK(1) Ferrante;"), "{text}");
    assert_eq!((lines.len(), lines[2]), (3, ""));
    assert_eq!(audited(&house, "card", "planning").await, 1);
    let none = export(&chiara, CARDS_EXPORT, "csv", &[("testo", "schiavone")]).await;
    assert!(!none.text().contains("HYPERLINK"), "the filter holds");
}

#[tokio::test]
async fn the_cards_leave_as_a_workbook_and_as_paper() {
    let house = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    for (format, beginning, kind) in [
        ("xlsx", &b"PK"[..], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("pdf", &b"%PDF-"[..], "application/pdf"),
    ] {
        let file = export(&chiara, CARDS_EXPORT, format, &[]).await;
        assert_eq!(file.status, 200, "{format}");
        assert!(file.body.starts_with(beginning), "{format}");
        assert_eq!(file.header("content-type"), kind);
        if format == "pdf" {
            printed("elenco-schede", &file.body);
        }
    }
    assert_eq!(audited(&house, "card", "planning").await, 2);
}

#[tokio::test]
async fn another_desk_takes_its_own_lists_only() {
    let house = house().await;
    let carlo = house.carlo().await;
    let (_, protocollo) = house.sent(&carlo, MEALS, &MEALS_ANSWERS).await;
    let number = protocollo.to_string();
    let chiara = house.desk_of("chiara.moretti").await;
    let own = export(&chiara, QUEUE_EXPORT, "csv", &[]).await;
    assert_eq!(own.status, 200);
    assert!(own.text().contains("Protocollo;Servizio;Chi ha inviato;"), "{}", own.text());
    assert!(own.text().contains(&number), "{}", own.text());
    assert_eq!(audited(&house, "intake", "planning").await, 1);
    let karim = house.desk_of("karim.haddad").await;
    for path in [CARDS_EXPORT, QUEUE_EXPORT] {
        let other = export(&karim, path, "csv", &[]).await;
        assert_eq!(other.status, 200);
        assert!(!other.text().contains("HYPERLINK") && !other.text().contains(&number), "{path}");
    }
}

#[tokio::test]
async fn an_old_proof_of_identity_takes_nothing_and_what_was_chosen_is_kept() {
    let house = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    for (path, subject) in [(CARDS_EXPORT, "card"), (QUEUE_EXPORT, "intake")] {
        house.app.pass(TimeDelta::minutes(6));
        let page = format!("{path}?testo=ferr");
        assert_eq!(chiara.get(&page).await.status, 200);
        let nothing = chiara.post(path, &[("testo", "ferr")]).await;
        assert_eq!(nothing.status, 422, "first what is missing");
        let led = export(&chiara, path, "csv", &[("testo", "ferr")]).await;
        assert_eq!(to(&led), "/operatori/conferma?next=%2Fconsole%2Fripresa");
        assert_eq!(audited(&house, subject, "planning").await, 0, "nothing left");
        house.sit(&chiara, "chiara.moretti").await;
        let kept = chiara.get("/console/ripresa").await.text();
        assert!(kept.contains("Elenco che esce"));
        for words in ["name=\"motivo\" value=\"planning\"", "name=\"testo\" value=\"ferr\"", page.as_str()] {
            assert!(kept.contains(words), "{words}");
        }
        let fields = [("testo", "ferr"), ("formato", "csv"), ("motivo", "planning")];
        let sent = chiara.post("/console/ripresa", &fields).await;
        assert_eq!((sent.status.as_u16(), to(&sent).as_str()), (307, path));
        assert_eq!(export(&chiara, path, "csv", &[("testo", "ferr")]).await.status, 200);
        assert_eq!(audited(&house, subject, "planning").await, 1);
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_and_stays() {
    let house = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let list = chiara.get(&format!("{CARDS}?dal=boh&al=31%2F02%2F2026&testo=ferr")).await;
    assert_eq!(list.status, 422);
    let page = list.text();
    for words in ["value=\"boh\"", "value=\"31/02/2026\"", "value=\"ferr\"", "id=\"errori\""] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("HYPERLINK"), "no list that was not meant");
    let narrowed = chiara.get(&format!("{CARDS}?mie=si&testo=ferr")).await;
    assert!(narrowed.text().contains("HYPERLINK"));
    let none = chiara.get(&format!("{CARDS}?stato=completed")).await;
    assert!(none.text().contains("Nessuna scheda con questi filtri"));
    let wrong = export(&chiara, CARDS_EXPORT, "csv", &[("dal", "boh")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("name=\"dal\" value=\"boh\""));
    let nothing = chiara.post(CARDS_EXPORT, &[("motivo", "planning")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text().contains("Scegli il tipo di file"));
    assert_eq!(audited(&house, "card", "planning").await, 0);
}

#[tokio::test]
async fn needs_that_are_not_met_have_a_filter_and_leave_with_their_reason() {
    let house = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let why = "Mancano i requisiti";
    let any = format!("{CARDS}?non-soddisfatto=si");
    assert!(chiara.get(&any).await.text().contains("Nessuna scheda con questi filtri"));
    let card: uuid::Uuid =
        sqlx::query_scalar("SELECT id FROM card").fetch_one(&house.app.db.owner).await.unwrap();
    let needs = [("_version", "0"), ("non-soddisfatto", "sfratto"), ("non-soddisfatto-motivo", "requisiti")];
    to(&chiara.post(&format!("{CARDS}/{card}/parti/bisogni"), &needs).await);
    for (reason, found) in [("si", true), ("requisiti", true), ("rinuncia", false)] {
        let page = chiara.get(&format!("{CARDS}?non-soddisfatto={reason}")).await.text();
        assert_eq!(page.contains("HYPERLINK"), found, "{reason}");
        assert_eq!(page.contains("Sfratto o perdita della casa"), found, "{reason}");
        assert!(page.contains(&format!("{CARDS_EXPORT}?non-soddisfatto={reason}")), "{reason}");
        let csv = export(&chiara, CARDS_EXPORT, "csv", &[("non-soddisfatto", reason)]).await.text();
        assert_eq!(csv.contains(&format!(";Sfratto o perdita della casa;{why}")), found, "{csv}");
        for format in ["xlsx", "pdf"] {
            let file = export(&chiara, CARDS_EXPORT, format, &[("non-soddisfatto", reason)]).await;
            assert_eq!(file.status, 200, "{format}");
        }
    }
    let asked = chiara.get(&format!("{CARDS_EXPORT}?non-soddisfatto=requisiti")).await.text();
    assert!(asked.contains("name=\"non-soddisfatto\" value=\"requisiti\"") && asked.contains(why), "{asked}");
}

#[tokio::test]
async fn a_profile_without_needs_is_not_offered_to_ask_for_them() {
    let house = house().await;
    let chiara = house.desk_of("chiara.moretti").await;
    let card: uuid::Uuid =
        sqlx::query_scalar("SELECT id FROM card").fetch_one(&house.app.db.owner).await.unwrap();
    let needs = [("_version", "0"), ("non-soddisfatto", "sfratto"), ("non-soddisfatto-motivo", "requisiti")];
    to(&chiara.post(&format!("{CARDS}/{card}/parti/bisogni"), &needs).await);
    sqlx::query("UPDATE profile SET mask = '{needs}' WHERE name = 'Segretariato sociale'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    let list = chiara.get(CARDS).await.text();
    assert!(list.contains("HYPERLINK") && !list.contains("name=\"non-soddisfatto\""));
    let masked = chiara.get(&format!("{CARDS}?non-soddisfatto=si")).await.text();
    assert!(!masked.contains("HYPERLINK") && !masked.contains("Sfratto"), "a hidden need does not match");
    let csv = export(&chiara, CARDS_EXPORT, "csv", &[]).await.text();
    assert!(csv.contains(";(nascosto);(nascosto)") && !csv.contains("Sfratto"), "{csv}");
    sqlx::query("UPDATE profile SET absent = '{needs}' WHERE name = 'Segretariato sociale'")
        .execute(&house.app.db.owner)
        .await
        .unwrap();
    for path in [CARDS, CARDS_EXPORT] {
        let absent = chiara.get(&format!("{path}?non-soddisfatto=si")).await.text();
        for words in ["ogno non soddisfatto", "name=\"non-soddisfatto\""] {
            assert!(!absent.contains(words), "{path}: {words}");
        }
    }
    let csv = export(&chiara, CARDS_EXPORT, "csv", &[]).await.text();
    assert!(!csv.contains("soddisfatt") && !csv.contains("nascosto"), "{csv}");
}

#[tokio::test]
async fn what_is_too_long_for_paper_is_told_and_leaves_as_text() {
    let house = house().await;
    sqlx::query(
        "INSERT INTO card
            (id, zone_id, organisation_id, desk_id, person_id, state, facts, opened, access_on, mode, reason,
             description, version, opened_at)
         SELECT gen_random_uuid(), zone_id, organisation_id, desk_id, person_id, state, facts, opened,
             access_on, mode, reason, description, version, opened_at - interval '1 minute' * n
         FROM card, generate_series(1, 2000) AS made (n)",
    )
    .execute(&house.app.db.owner)
    .await
    .unwrap();
    let chiara = house.desk_of("chiara.moretti").await;
    let paper = export(&chiara, CARDS_EXPORT, "pdf", &[("mie", "si")]).await;
    assert_eq!(paper.status, 422);
    let page = paper.text();
    assert!(page.contains("troppe per un PDF") && page.contains("name=\"mie\" value=\"si\""), "{page}");
    assert_eq!(audited(&house, "card", "planning").await, 0, "nothing left");
    let text = export(&chiara, CARDS_EXPORT, "csv", &[("mie", "si")]).await;
    assert_eq!(text.text().lines().count(), 2002);
}
