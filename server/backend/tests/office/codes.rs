//! Code tables: shipped filled, written with a history, imported whole or not at all.

use backend::{
    Error, Work, cards,
    codes::{self, Draft, Expected, Why},
    seed,
};
use chrono::NaiveDate;
use domain::{
    Lang, Text,
    actor::Operator,
    card::{Ending, Outcome},
    codes::{
        Book, Code, Entry, Library, Scheme, Table,
        sheet::{self, Sheet, Wrong},
    },
    fields::Lists,
    permission::{ManageCodes, authorise},
};

use crate::support::{NOON, Scene, code, grant};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn sheet_of(text: &str) -> Sheet {
    sheet::read(text.as_bytes()).unwrap()
}

async fn book(scene: &Scene, who: &Operator, table: Table) -> Book {
    codes::open(&scene.db.app, who, &[table]).await.unwrap().book(table)
}

/// Writes a row as the page would that shows the last save.
async fn write(scene: &Scene, who: &Operator, name: &str, entry: &Entry, since: &str) -> Result<(), Error> {
    let name = code(name);
    let version = book(scene, who, Table::Tenure).await.newest(&name).map(|newest| newest.version);
    let expected = version.map_or(Expected::New, Expected::Version);
    let draft =
        Draft { code: &name, entry, why: Why { since: Some(day(since)), reason: "Delibera 12/2026" } };
    codes::save(&scene.db.app, &scene.ctx, grant(who), Table::Tenure, expected, draft).await
}

#[tokio::test]
async fn every_table_is_shipped_filled_and_in_order() {
    let scene = Scene::at(NOON).await;
    let shelf = codes::open(&scene.db.app, &scene.chiara, &Table::ALL).await.unwrap();
    let today = scene.ctx.today();
    for table in Table::ALL {
        let book = shelf.book(table);
        assert!(!book.offered(today).is_empty(), "{table:?} is empty");
        for offer in book.all(today) {
            let flaws = sheet::flaws(offer.code, offer.entry, &book, &shelf);
            assert!(flaws.is_empty(), "{table:?} {}: {flaws:?}", offer.code);
            assert!(!offer.withdrawn || table == Table::Country, "{table:?} {}", offer.code);
        }
    }
    for (table, rows) in [(Table::PermitReason, 72), (Table::SiussService, 105), (Table::SiussArea, 3)] {
        assert_eq!(shelf.book(table).offered(today).len(), rows, "{table:?}");
    }
    let countries = shelf.book(Table::Country);
    assert!(countries.offered(today).len() > 190 && countries.is_offered(&code("Z330"), today));
    let gone = countries.all(today).into_iter().find(|row| row.withdrawn).unwrap();
    assert!(countries.accepts(gone.code, today, std::slice::from_ref(gone.code)), "people were born there");
    let services = shelf.book(Table::Service);
    let meals = services.on(&code("2.03"), today).unwrap();
    assert_eq!(meals.national.get(&Scheme::Siuss).map(String::as_str), Some("A2.13"));
    let (lists, proposed) = (Lists::new(shelf, today), code("presa_in_carico_proposed"));
    let outcomes = Outcome::choices(&lists, None);
    let case_file = outcomes.iter().filter(|one| one.outcome.ending == Ending::CaseFile);
    assert!(outcomes.len() > 8 && case_file.count() == 2, "the rest are simple");
    let proposed = Outcome::offered(&lists, &proposed, None);
    assert_eq!(proposed.map(|outcome| outcome.ending), Some(Ending::CaseFile));
}

#[tokio::test]
async fn the_tree_of_needs_has_five_classes_and_sixty_needs() {
    let scene = Scene::at(NOON).await;
    let (needs, today) = (book(&scene, &scene.chiara, Table::Need).await, scene.ctx.today());
    let rows = needs.offered(today);
    assert_eq!(rows.iter().filter(|row| row.depth == 0).count(), 5);
    let above: Vec<&Code> = rows.iter().filter_map(|row| row.entry.parent.as_ref()).collect();
    let leaves = rows.iter().filter(|row| !above.contains(&row.code)).count();
    assert!(leaves >= 60, "{leaves}");
    // What the answers of the shipped forms stand for.
    for need in ["alimentazione", "assistenza", "casa", "lavoro", "reddito", "relazioni", "salute"] {
        assert!(needs.is_offered(&code(need), today), "{need}");
    }
}

#[tokio::test]
async fn a_card_offers_what_the_tables_of_its_zone_offer_on_the_day() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let card = scene.accepted(&scene.giulia).await;
    let offers = async |value: &str| {
        let card = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
        card.parts.lists.offers(Table::Tenure, value)
    };
    assert!(offers("sfratto").await && !offers("barca").await);
    let mut entry = book(&scene, &paolo, Table::Tenure).await.newest(&code("sfratto")).unwrap().entry.clone();
    entry.valid.until = Some(day("2026-11-19"));
    write(&scene, &paolo, "sfratto", &entry, "2026-11-20").await.unwrap();
    write(&scene, &paolo, "barca", &Entry::new("Casa galleggiante"), "2026-11-20").await.unwrap();
    assert!(!offers("sfratto").await && offers("barca").await);
    let why = Why { since: None, reason: "Nuovo elenco" };
    let (pool, may) = (&scene.db.app, grant::<ManageCodes>(&paolo));
    let file = sheet_of("codice,etichetta\ntenda,Tenda\n");
    let agreed = book(&scene, &paolo, Table::Tenure).await.editions();
    codes::import(pool, &scene.ctx, may, Table::Tenure, &file, agreed, why).await.unwrap();
    assert!(offers("tenda").await && offers("barca").await, "a file too is seen at once");
    // A release that ships other words.
    let older = r#"UPDATE code_shipped SET content = '{"label":{"it":"Vecchie"}}' WHERE code = 'mutuo'"#;
    sqlx::query(older).execute(&scene.db.owner).await.unwrap();
    seed::code_tables(&scene.db.owner).await.unwrap();
    let card = cards::open(&scene.db.app, &scene.ctx, grant(&scene.chiara), card).await.unwrap();
    let words = card.parts.lists.label(Table::Tenure, "mutuo", scene.ctx.today());
    assert_eq!(words, Some("Proprietà con mutuo"));
}

#[tokio::test]
async fn shipping_again_adds_nothing_and_other_words_add_an_edition() {
    let scene = Scene::at(NOON).await;
    let before = book(&scene, &scene.chiara, Table::Tenure).await.editions();
    seed::code_tables(&scene.db.owner).await.unwrap();
    assert_eq!(book(&scene, &scene.chiara, Table::Tenure).await.editions(), before);
    let older =
        r#"UPDATE code_shipped SET content = '{"label":{"it":"Vecchie parole"}}' WHERE code = 'mutuo'"#;
    sqlx::query(older).execute(&scene.db.owner).await.unwrap();
    seed::code_tables(&scene.db.owner).await.unwrap();
    let book = book(&scene, &scene.chiara, Table::Tenure).await;
    assert_eq!(book.editions(), before + 1);
    assert_eq!(book.label(&code("mutuo"), scene.ctx.today(), Lang::It), Some("Proprietà con mutuo"));
}

#[tokio::test]
async fn an_edit_counts_from_its_day_with_author_and_reason() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    write(&scene, &paolo, "affitto", &Entry::new("Locazione"), "2026-11-20").await.unwrap();
    let seen = book(&scene, &scene.chiara, Table::Tenure).await;
    let label = |on: &str| seen.label(&code("affitto"), day(on), Lang::It).unwrap().to_owned();
    assert_eq!((label("2026-11-19"), label("2026-11-20")), ("Affitto da privati".into(), "Locazione".into()));
    let newest = seen.newest(&code("affitto")).unwrap();
    let written = newest.written.as_ref().unwrap();
    assert_eq!((newest.version, written.by.as_str()), (1, "Paolo Neri"));
    assert_eq!(written.reason, "Delibera 12/2026");
    assert_eq!(seen.history(&code("affitto")).count(), 2);
    let audited = "SELECT count(*) FROM audit_event WHERE subject = 'codes' AND action = 'change'";
    let rows: i64 = sqlx::query_scalar(audited).fetch_one(&scene.db.owner).await.unwrap();
    assert_eq!(rows, 1);
}

#[tokio::test]
async fn a_withdrawn_row_is_offered_no_more_and_keeps_its_words() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let mut entry = book(&scene, &paolo, Table::Tenure).await.newest(&code("sfratto")).unwrap().entry.clone();
    entry.valid.until = Some(day("2026-11-19"));
    write(&scene, &paolo, "sfratto", &entry, "2026-11-20").await.unwrap();
    let (book, today) = (book(&scene, &scene.chiara, Table::Tenure).await, scene.ctx.today());
    assert!(!book.is_offered(&code("sfratto"), today));
    assert!(book.accepts(&code("sfratto"), today, &[code("sfratto")]));
    assert_eq!(book.label(&code("sfratto"), today, Lang::It), Some("Occupazione dopo lo sfratto"));
}

#[tokio::test]
async fn the_second_of_two_who_write_a_row_is_told() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let name = code("affitto");
    let save = async |label: &str, expected| {
        let entry = Entry::new(label);
        let draft = Draft { code: &name, entry: &entry, why: Why { since: None, reason: "x" } };
        codes::save(&scene.db.app, &scene.ctx, grant(&paolo), Table::Tenure, expected, draft).await
    };
    save("Uno", Expected::Version(0)).await.unwrap();
    assert!(matches!(save("Due", Expected::Version(0)).await, Err(Error::Stale)));
    assert!(matches!(save("Tre", Expected::New).await, Err(Error::Stale)), "the code is taken");
    save("Uno", Expected::Version(1)).await.unwrap();
    assert_eq!(book(&scene, &paolo, Table::Tenure).await.newest(&name).unwrap().version, 1, "the same words");
}

#[tokio::test]
async fn what_makes_no_sense_is_not_written() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let orphan = Entry { parent: Some(code("nessuno")), ..Entry::new("x") };
    let tried = write(&scene, &paolo, "affitto", &orphan, "2026-11-20").await;
    assert!(matches!(tried, Err(Error::Incomplete)));
    let mut unknown = Entry::new("x");
    unknown.national.insert(Scheme::Siuss, "A9.99".to_owned());
    let tried = write(&scene, &paolo, "nuovo", &unknown, "2026-11-20").await;
    assert!(matches!(tried, Err(Error::Incomplete)));
}

#[tokio::test]
async fn a_file_is_taken_whole_after_a_dry_run_or_not_at_all() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, may) = (&scene.db.app, grant::<ManageCodes>(&paolo));
    let file =
        sheet_of("codice,etichetta\naffitto,Locazione\nbarca,Casa galleggiante\nmutuo,Proprietà con mutuo\n");
    let (comparison, agreed) = codes::dry_run(pool, may, Table::Tenure, &file).await.unwrap().unwrap();
    assert_eq!((comparison.changes.len(), comparison.same), (2, 1));
    let before = book(&scene, &paolo, Table::Tenure).await;
    assert!(!before.has(&code("barca")), "a dry run writes nothing");
    let why = Why { since: None, reason: "Nuovo elenco" };
    let take = async |file: &Sheet, agreed| {
        codes::import(pool, &scene.ctx, may, Table::Tenure, file, agreed, why).await
    };
    assert_eq!(take(&file, agreed).await.unwrap(), 2);
    assert!(matches!(take(&file, agreed).await, Err(Error::Stale)), "somebody wrote meanwhile");
    let after = book(&scene, &paolo, Table::Tenure).await;
    assert_eq!(after.on(&code("affitto"), scene.ctx.today()).unwrap().label, {
        Text::italian("Locazione").with(Lang::En, "Rented from a private owner")
    });
    let wrong = sheet_of("codice,etichetta,superiore\nuno,Uno,\ndue,Due,tre\n");
    let problems = codes::dry_run(pool, may, Table::Tenure, &wrong).await.unwrap().unwrap_err();
    assert_eq!(problems[0].wrong, Wrong::Parent("tre".to_owned()));
    assert!(matches!(take(&wrong, after.editions()).await, Err(Error::Incomplete)));
    assert!(!book(&scene, &paolo, Table::Tenure).await.has(&code("uno")), "not even the right line");
}

#[tokio::test]
async fn an_export_is_read_back_as_the_same() {
    let scene = Scene::at(NOON).await;
    let paolo = scene.operator("paolo.neri").await;
    let (pool, may) = (&scene.db.app, grant::<ManageCodes>(&paolo));
    for table in [Table::Service, Table::PermitReason] {
        let text = codes::export(pool, &scene.ctx, may, table).await.unwrap();
        let (comparison, _) = codes::dry_run(pool, may, table, &sheet_of(&text)).await.unwrap().unwrap();
        assert_eq!(comparison.changes, Vec::new(), "{table:?}");
    }
}

#[tokio::test]
async fn only_an_administrator_writes_and_only_in_the_own_zone() {
    let scene = Scene::at(NOON).await;
    assert!(authorise::<ManageCodes>(&scene.chiara).is_err());
    let paolo = scene.operator("paolo.neri").await;
    write(&scene, &paolo, "affitto", &Entry::new("Locazione"), "2026-11-20").await.unwrap();
    let mut stranger = scene.chiara.clone();
    stranger.zone = backend::testing::new_id().into();
    let seen = book(&scene, &stranger, Table::Tenure).await;
    assert_eq!(seen.label(&code("affitto"), scene.ctx.today(), Lang::It), Some("Affitto da privati"));
    for forbidden in [
        "INSERT INTO code_edit (zone_id, table_code, code, version, content, at, operator_id, reason)
         SELECT zone_id, 'tenure', 'x', 1, '{}', now(), id, 'x' FROM operator WHERE id = $1",
        "UPDATE code_edit SET reason = $1::text",
        "DELETE FROM code_edit WHERE operator_id = $1",
        "UPDATE code_shipped SET version = 9 WHERE code = $1::text",
    ] {
        let mut work = Work::operator(&scene.db.app, &scene.chiara).await.unwrap();
        let tried = sqlx::query(forbidden).bind(scene.chiara.me.id.uuid()).execute(work.connection()).await;
        assert!(tried.is_err(), "{forbidden}");
    }
    assert_eq!(Library::default().book(Table::Need).editions(), 0);
}
