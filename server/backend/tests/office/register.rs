//! The register of transactions: who may look, what is found, what nobody can undo.

use backend::{
    Context, Error, accounts, audit, intake,
    register::{self, ACCEPTED, Damage, Filter, Inquiry, Person, RegisterKeys, Transaction},
    testing::{Db, context, new_id},
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{actor::Level, form::Certified, intake::Shelf};
use uuid::Uuid;

use crate::support::{GIULIA, NOON, OTHER, at};

const IDP: &str = "https://idp.example";
/// Giulia's number with a letter for a digit, as the tax office writes it when two people share one.
const GIULIA_OMOCODE: &str = "FRRGLI88C54M99LS";

fn keys() -> RegisterKeys {
    RegisterKeys::new("2026", [7; 32])
}

fn inquiry() -> Inquiry {
    Inquiry::new("Anna Neri", "Procura di Pontelaro, decreto 12/2026").unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn accepted<'a>() -> Transaction<'a> {
    Transaction {
        idp: IDP,
        request_id: Some("_request"),
        request_issued_at: Some(instant("2026-11-20T10:59:00.123456789Z")),
        request: "<samlp:AuthnRequest/>",
        response_id: Some("_response"),
        response_issued_at: Some(instant("2026-11-20T10:59:30Z")),
        response_issuer: Some(IDP),
        response: "<samlp:Response>Giulia Ferrante</samlp:Response>",
        assertion_id: Some("_assertion"),
        subject: Some(GIULIA),
        name_id: Some("_transient_name"),
        name_qualifier: Some(IDP),
        outcome: ACCEPTED,
        most: None,
    }
}

fn stray(response: &str) -> Transaction<'_> {
    Transaction { idp: "unknown", response, outcome: "no-request", ..Transaction::default() }
}

async fn add(db: &Db, ctx: &Context, pair: Transaction<'_>) {
    register::record(&db.app, ctx, &keys(), pair).await.unwrap();
}

async fn found(db: &Db, keys: &RegisterKeys, filter: Filter) -> Vec<register::Record> {
    register::search(&db.owner, &at(NOON), keys, &inquiry(), &filter, (None, 100)).await.unwrap().records
}

async fn count(db: &Db) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM saml_transaction").fetch_one(&db.owner).await.unwrap()
}

#[tokio::test]
async fn a_pair_is_found_by_each_of_its_names_and_opens() {
    let db = Db::fresh().await;
    add(&db, &at(NOON), accepted()).await;
    add(
        &db,
        &at("2026-11-21T11:00:00Z"),
        Transaction {
            idp: "https://other.example",
            request_id: Some("_request2"),
            response_id: Some("_response2"),
            assertion_id: Some("_assertion2"),
            subject: Some(OTHER),
            name_id: Some("_other_name"),
            ..accepted()
        },
    )
    .await;
    let text = |text: &str| Some(text.to_owned());
    let person = |text: &str| Some(Person::parse(text).unwrap());
    let filters = [
        Filter { request_id: text("_request"), ..Filter::default() },
        Filter { response_id: text("_response"), ..Filter::default() },
        Filter { assertion_id: text("_assertion"), ..Filter::default() },
        Filter { idp: text(IDP), ..Filter::default() },
        Filter { until: Some(instant("2026-11-21T11:00:00Z")), ..Filter::default() },
        Filter {
            from: Some(instant(NOON)),
            until: Some(instant("2026-11-20T11:00:01Z")),
            ..Filter::default()
        },
        Filter { person: person(GIULIA), ..Filter::default() },
        Filter { person: person("TINIT-FRRGLI88C54M990P"), ..Filter::default() },
        Filter { person: person(GIULIA_OMOCODE), ..Filter::default() },
        Filter { name_id: text("_transient_name"), ..Filter::default() },
        Filter { idp: text(IDP), person: person(GIULIA), request_id: text("_request"), ..Filter::default() },
    ];
    for filter in filters {
        let records = found(&db, &keys(), filter.clone()).await;
        assert_eq!(records.len(), 1, "{filter:?}");
        let record = &records[0];
        let content = record.content.as_ref().unwrap();
        assert_eq!(content.request, "<samlp:AuthnRequest/>");
        assert_eq!(content.response, "<samlp:Response>Giulia Ferrante</samlp:Response>");
        assert_eq!(
            (content.subject.as_deref(), content.name_id.as_deref()),
            (Some(GIULIA), Some("_transient_name"))
        );
        assert_eq!(record.request_issued_at, Some(instant("2026-11-20T10:59:00.123456Z")));
        assert_eq!((record.response_issuer.as_deref(), record.outcome.as_str()), (Some(IDP), ACCEPTED));
    }
    for filter in [
        Filter { request_id: text("_assertion"), ..Filter::default() },
        Filter { idp: text("https://idp.exampl"), ..Filter::default() },
        Filter { from: Some(instant("2026-11-22T00:00:00Z")), ..Filter::default() },
        Filter { until: Some(instant(NOON)), ..Filter::default() },
        Filter { name_id: text("_request"), ..Filter::default() },
        Filter { idp: text("https://other.example"), person: person(GIULIA), ..Filter::default() },
    ] {
        assert!(found(&db, &keys(), filter.clone()).await.is_empty(), "{filter:?}");
    }
}

#[tokio::test]
async fn a_search_goes_on_where_it_stopped() {
    let db = Db::fresh().await;
    let requests: Vec<String> = (0..5).map(|number| format!("_request{number}")).collect();
    // Two of them at the same instant.
    for (request, minute) in requests.iter().zip([0, 1, 1, 2, 3]) {
        let ctx = context(instant(NOON) + TimeDelta::minutes(minute));
        add(&db, &ctx, Transaction { request_id: Some(request), ..accepted() }).await;
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page =
            register::search(&db.owner, &at(NOON), &keys(), &inquiry(), &Filter::default(), (after, 2)).await;
        let page = page.unwrap();
        assert!(page.records.len() <= 2);
        seen.extend(page.records.into_iter().filter_map(|record| record.request_id));
        match page.more {
            Some(more) => after = Some(more),
            None => break,
        }
    }
    assert_eq!(seen.first().map(String::as_str), Some("_request4"), "newest first");
    seen.sort();
    assert_eq!(seen, requests, "each once");
}

#[tokio::test]
async fn rejected_answers_are_in_the_register_too() {
    let db = Db::fresh().await;
    let forged =
        Transaction { outcome: "signature", subject: None, name_id: None, assertion_id: None, ..accepted() };
    add(&db, &at(NOON), forged).await;
    add(&db, &at(NOON), stray("<not-even-saml")).await;
    let long = "x".repeat(100_000);
    add(&db, &at(NOON), stray(&long)).await;
    // What is too long for an index is still inside the seal.
    let long_name = Transaction { response_id: Some(&long), ..stray("<x/>") };
    add(&db, &at(NOON), long_name).await;
    let records = found(&db, &keys(), Filter::default()).await;
    let mut outcomes: Vec<&str> = records.iter().map(|record| record.outcome.as_str()).collect();
    outcomes.sort_unstable();
    assert_eq!(outcomes, ["no-request", "no-request", "no-request", "signature"]);
    let contents: Vec<_> = records.iter().map(|record| record.content.as_ref().unwrap()).collect();
    assert!(contents.iter().any(|content| content.response == "<not-even-saml"));
    let cut = contents.iter().find_map(|content| content.cut.as_ref()).unwrap();
    assert_eq!(cut.bytes, long.len(), "what was cut is told");
    assert!(records.iter().all(|record| record.response_id.as_ref().is_none_or(|id| id.len() < 300)));
}

#[tokio::test]
async fn no_person_stands_in_the_clear() {
    let db = Db::fresh().await;
    add(&db, &at(NOON), accepted()).await;
    let row: String = sqlx::query_scalar("SELECT row_to_json(t)::text FROM saml_transaction t")
        .fetch_one(&db.owner)
        .await
        .unwrap();
    let sealed: Vec<u8> =
        sqlx::query_scalar("SELECT sealed FROM saml_transaction").fetch_one(&db.owner).await.unwrap();
    for secret in [GIULIA, "Giulia", "Ferrante", "_transient_name", "AuthnRequest"] {
        assert!(!row.contains(secret), "{secret}");
        assert!(!String::from_utf8_lossy(&sealed).contains(secret), "{secret}");
    }
    // The digest is keyed: whoever has the table and a list of all codici fiscali has nothing.
    let other = found(
        &db,
        &RegisterKeys::new("2026", [8; 32]),
        Filter { person: Some(Person::parse(GIULIA).unwrap()), ..Filter::default() },
    )
    .await;
    assert!(other.is_empty());
}

#[tokio::test]
async fn every_look_is_in_the_audit_with_who_and_why() {
    let db = Db::fresh().await;
    add(&db, &at(NOON), accepted()).await;
    let filter = Filter { person: Some(Person::parse(GIULIA).unwrap()), ..Filter::default() };
    let (ctx, nobody) = (at(NOON), new_id());
    register::search(&db.owner, &ctx, &keys(), &inquiry(), &filter, (None, 1)).await.unwrap();
    let id = found(&db, &keys(), Filter::default()).await[0].id;
    register::show(&db.owner, &ctx, &keys(), &inquiry(), id).await.unwrap();
    let missing = register::show(&db.owner, &ctx, &keys(), &inquiry(), nobody).await;
    assert!(matches!(missing, Err(Error::NotFound)));
    let ring = keys();
    let mut export = register::export(&db.owner, &ctx, &ring, &inquiry(), &filter).await.unwrap();
    assert_eq!(export.next().await.unwrap().len(), 1);
    assert!(export.next().await.unwrap().is_empty());
    let rows: Vec<(String, Option<Uuid>, String)> = sqlx::query_as(
        "SELECT action, subject_id, reason FROM audit_event WHERE subject = 'transaction' ORDER BY id",
    )
    .fetch_all(&db.owner)
    .await
    .unwrap();
    let why = "Anna Neri: Procura di Pontelaro, decreto 12/2026";
    let expected = [
        ("list", None, "one person"),
        ("list", None, "everything"),
        ("read", Some(id), "one transaction"),
        ("read", Some(nobody), "one transaction"),
        ("export", None, "one person"),
    ];
    let expected = expected.map(|(action, id, what)| (action.to_owned(), id, format!("{why} ({what})")));
    assert_eq!(rows, expected);
    assert!(rows.iter().all(|(_, _, words)| !words.contains(GIULIA)), "the audit names nobody");
    // The looks are sealed with everything else.
    audit::seal(&db.app, &ctx).await.unwrap();
    audit::verify(&db.owner).await.unwrap();
}

#[tokio::test]
async fn nothing_is_seen_when_the_look_cannot_be_written_down() {
    let db = Db::fresh().await;
    add(&db, &at(NOON), accepted()).await;
    let refuse =
        "ALTER TABLE audit_event ADD CONSTRAINT full_disk CHECK (subject <> 'transaction') NOT VALID";
    sqlx::query(refuse).execute(&db.owner).await.unwrap();
    let (ctx, filter) = (at(NOON), Filter::default());
    assert!(register::search(&db.owner, &ctx, &keys(), &inquiry(), &filter, (None, 1)).await.is_err());
    assert!(register::export(&db.owner, &ctx, &keys(), &inquiry(), &filter).await.is_err());
}

#[tokio::test]
async fn the_server_can_only_add_and_the_owner_neither_change_nor_remove() {
    let db = Db::fresh().await;
    add(&db, &at(NOON), accepted()).await;
    for sql in [
        "SELECT sealed FROM saml_transaction",
        "SELECT request_id FROM saml_transaction",
        "UPDATE saml_transaction SET outcome = 'accepted'",
        "DELETE FROM saml_transaction",
        "TRUNCATE saml_transaction",
        "DROP TABLE saml_transaction",
        "ALTER TABLE saml_transaction DISABLE TRIGGER USER",
    ] {
        assert!(sqlx::query(sql).execute(&db.app).await.is_err(), "{sql}");
    }
    for sql in ["UPDATE saml_transaction SET outcome = 'accepted'", "TRUNCATE saml_transaction"] {
        assert!(sqlx::query(sql).execute(&db.owner).await.is_err(), "{sql} as owner");
    }
    // Whoever is held by row-level security removes nothing, and the others are stopped.
    let removed = sqlx::query("DELETE FROM saml_transaction").execute(&db.owner).await;
    assert!(removed.is_err() || removed.is_ok_and(|done| done.rows_affected() == 0));
    assert_eq!(count(&db).await, 1);
}

#[tokio::test]
async fn a_row_that_was_changed_is_shown_as_damaged_and_never_passed_over() {
    let changes = [
        "UPDATE saml_transaction SET outcome = 'accepted'",
        "UPDATE saml_transaction SET request_id = '_other'",
        "UPDATE saml_transaction SET at = at + interval '1 microsecond'",
        "UPDATE saml_transaction SET subject_digest = NULL",
        "UPDATE saml_transaction SET sealed = set_byte(sealed, 3, 1 - sign(get_byte(sealed, 3))::int)",
    ];
    for change in changes {
        let db = Db::fresh().await;
        add(&db, &at(NOON), Transaction { outcome: "signature", ..accepted() }).await;
        for sql in ["ALTER TABLE saml_transaction DISABLE TRIGGER USER", change] {
            sqlx::query(sql).execute(&db.owner).await.unwrap();
        }
        let records = found(&db, &keys(), Filter::default()).await;
        assert_eq!(records.len(), 1, "{change}");
        assert_eq!(records[0].content, Err(Damage::Changed), "{change}");
    }
}

#[tokio::test]
async fn a_new_key_reads_and_finds_what_older_ones_sealed() {
    let db = Db::fresh().await;
    let old = RegisterKeys::new("2025", [5; 32]);
    register::record(&db.app, &at(NOON), &old, accepted()).await.unwrap();
    let giulia = || Filter { person: Some(Person::parse(GIULIA).unwrap()), ..Filter::default() };
    let ring = keys().with_older("2025", [5; 32]);
    register::record(&db.app, &at(NOON), &ring, accepted()).await.unwrap();
    let records = found(&db, &ring, giulia()).await;
    assert_eq!(records.len(), 2);
    assert!(records.iter().all(|record| record.content.is_ok()));
    // Without the old key its row is still told.
    let records = found(&db, &keys(), Filter::default()).await;
    let damaged: Vec<_> = records.iter().filter_map(|record| record.content.as_ref().err()).collect();
    assert_eq!(damaged, [&Damage::UnknownKey("2025".into())]);
}

#[tokio::test]
async fn a_transaction_goes_at_exactly_24_months_and_not_before() {
    let db = Db::fresh().await;
    for (came, last_day) in [
        ("2020-01-15T10:00:00.5Z", "2022-01-15T10:00:00.5Z"),
        // Over a leap day, and over a change of the clocks in Italy.
        ("2020-02-29T12:00:00Z", "2022-02-28T23:59:59.999999Z"),
        ("2020-03-28T23:30:00Z", "2022-03-28T23:30:00Z"),
    ] {
        add(&db, &at(came), accepted()).await;
        assert_eq!(register::purge(&db.app, &at(last_day)).await.unwrap(), 0, "{came} is kept for its term");
        let after = context(instant(last_day) + TimeDelta::microseconds(1));
        assert_eq!(register::purge(&db.app, &after).await.unwrap(), 1, "{came} and not longer");
    }
    assert_eq!(count(&db).await, 0);
    let words: Vec<String> = sqlx::query_scalar("SELECT reason FROM audit_event WHERE action = 'purge'")
        .fetch_all(&db.owner)
        .await
        .unwrap();
    assert_eq!(words, vec!["the portal: 24 months have passed (1 transaction)"; 3]);
}

#[tokio::test]
async fn a_clock_that_runs_ahead_purges_nothing() {
    let db = Db::fresh().await;
    let today: DateTime<Utc> = sqlx::query_scalar("SELECT now()").fetch_one(&db.owner).await.unwrap();
    add(&db, &context(today - TimeDelta::days(600)), accepted()).await;
    add(&db, &context(today - TimeDelta::days(735)), accepted()).await;
    let ahead = context(today + TimeDelta::days(3650));
    assert_eq!(register::purge(&db.app, &ahead).await.unwrap(), 1);
    assert_eq!(register::purge(&db.app, &ahead).await.unwrap(), 0);
    assert_eq!(count(&db).await, 1);
}

#[tokio::test]
async fn a_transaction_leads_to_what_was_done_with_the_identity() {
    let db = Db::fresh().await;
    let certified = Certified {
        given_name: "Giulia".to_owned(),
        family_name: "Ferrante".to_owned(),
        fiscal_code: Some(GIULIA.parse().unwrap()),
        birth_date: Some("1988-03-14".parse().unwrap()),
        ..Certified::default()
    };
    let sign_in = at(NOON);
    add(&db, &sign_in, accepted()).await;
    let who = accounts::SignedIn { certified: &certified, eidas_id: None, level: Level::L2 };
    let giulia = accounts::sign_in(&db.app, &sign_in, who).await.unwrap();
    let later = at("2026-11-20T12:00:00Z");
    intake::area(&db.app, &later, &giulia, Shelf::All, None).await.unwrap();
    let id = found(&db, &keys(), Filter::default()).await[0].id;
    let (_, trace) = register::show(&db.owner, &later, &keys(), &inquiry(), id).await.unwrap();
    let trace = trace.unwrap();
    assert_eq!((trace.account, trace.at), (giulia.account.uuid(), sign_in.now));
    let deeds: Vec<_> =
        trace.deeds.iter().map(|deed| (deed.at, deed.action.as_str(), deed.subject.as_str())).collect();
    assert_eq!(deeds, [(later.now, "list", "intake")]);
    // A rejected one leads nowhere.
    add(&db, &at(NOON), stray("<x/>")).await;
    let stray = found(&db, &keys(), Filter { idp: Some("unknown".into()), ..Filter::default() }).await[0].id;
    assert_eq!(register::show(&db.owner, &later, &keys(), &inquiry(), stray).await.unwrap().1, None);
}
