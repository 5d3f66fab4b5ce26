//! The register of transactions after real logins, as an administrator and an authority see it.

use std::{collections::BTreeMap, io::Read as _, os::unix::fs::PermissionsExt as _, path::Path};

use backend::register::{self, Filter, Inquiry, Person, Record};
use chrono::TimeDelta;
use openssl::{
    cms::{CMSOptions, CmsContentInfo},
    stack::Stack,
    x509::{X509, store::X509StoreBuilder},
};
use server::{
    commands::register::{Looker, RegisterCommand, Wanted, register as command},
    config::Config,
};
use sha2::{Digest, Sha256};
use sqlx::ConnectOptions as _;

use super::{Door, NEXT, post};
use crate::{provider::ENTITY, stage::FOREIGN_KEY};

const GIULIA: &str = "FRRGLI88C54M990P";

/// One who came in, one forged answer, one answer of the provider that is an error, one that belongs
/// to no login.
async fn eventful() -> Door {
    let door = Door::open().await;
    let next = || door.house.app.pass(TimeDelta::seconds(1));
    let giulia = door.house.app.browser();
    door.enter(&giulia).await;
    assert_eq!(giulia.get(NEXT).await.status, 200, "Giulia is in");
    next();
    door.verdict(2, |pending| door.seal(&door.answer(pending), &FOREIGN_KEY))
        .await
        .refused("signature", "forged");
    next();
    let cancelled = door.verdict(2, |pending| {
        let answer = door.answer(pending).response(
            "Success\"/>",
            "Responder\"/><samlp:StatusMessage>ErrorCode nr25</samlp:StatusMessage>",
        );
        answer.around("")
    });
    cancelled.await.refused("idp-nr25", "cancelled");
    next();
    let page = post(&door.house.app.browser(), "nobody's", "<samlp:Response/>").await;
    assert_eq!(page.status, 400);
    door
}

/// The configuration of whoever sits at the machine: the same, with both addresses of the database.
fn at_the_machine(door: &Door) -> Config {
    let platform = &door.house.portal.platform;
    let mut config = Config::clone(&platform.config);
    let app = door.house.app.db.address();
    config.database.url = Some(app.to_url_lossy().to_string());
    let owner = door.house.app.db.owner.connect_options();
    config.database.owner_url = Some(owner.to_url_lossy().to_string());
    config
}

fn looker() -> Looker {
    Looker { by: "Anna Neri".into(), reason: "Procura di Pontelaro, decreto 12/2026".into() }
}

async fn run(door: &Door, what: RegisterCommand) -> Result<(), server::commands::CommandError> {
    command(&at_the_machine(door), &door.house.portal.platform.outside, what).await
}

async fn all(door: &Door) -> Vec<Record> {
    let inquiry = Inquiry::new("Anna Neri", "prova del registro").unwrap();
    let keys = &door.house.portal.register;
    let owner = &door.house.app.db.owner;
    let filter = Filter::default();
    let mut export = register::export(owner, &door.house.ctx(), keys, &inquiry, &filter).await.unwrap();
    let mut records = export.next().await.unwrap();
    // In the order in which they came.
    records.reverse();
    records
}

#[tokio::test]
async fn every_answer_is_in_the_register_whatever_became_of_it() {
    let door = eventful().await;
    let records = all(&door).await;
    let outcomes: Vec<&str> = records.iter().map(|record| record.outcome.as_str()).collect();
    assert_eq!(outcomes, ["accepted", "signature", "idp-nr25", "no-request"]);
    for record in &records[..3] {
        let content = record.content.as_ref().unwrap();
        assert!(content.request.contains("AuthnRequest"), "{}", content.request);
        assert!(content.request.contains(record.request_id.as_deref().unwrap()));
        assert!(content.response.contains(record.response_id.as_deref().unwrap()), "the XML itself");
        assert!(record.request_issued_at.is_some() && record.response_issued_at.is_some());
        assert_eq!((record.idp.as_str(), record.response_issuer.as_deref()), (ENTITY, Some(ENTITY)));
    }
    let accepted = records[0].content.as_ref().unwrap();
    assert_eq!((accepted.subject.as_deref(), accepted.name_id.as_deref()), (Some(GIULIA), Some("_name")));
    assert!(records[0].assertion_id.is_some());
    // What was not verified proves nothing of anybody.
    assert!(records[1..].iter().all(|record| record.content.as_ref().unwrap().subject.is_none()));
    let rows: Vec<String> = sqlx::query_scalar("SELECT row_to_json(t)::text FROM saml_transaction t")
        .fetch_all(&door.house.app.db.owner)
        .await
        .unwrap();
    assert!(!rows.concat().contains(GIULIA) && !rows.concat().contains("Amico"), "nobody in the clear");
}

#[tokio::test]
async fn a_person_s_logins_lead_to_what_was_done() {
    let door = eventful().await;
    let inquiry = Inquiry::new("Anna Neri", "prova del registro").unwrap();
    let (keys, owner) = (&door.house.portal.register, &door.house.app.db.owner);
    let giulia = Filter { person: Some(Person::parse(GIULIA).unwrap()), ..Filter::default() };
    let found =
        register::search(owner, &door.house.ctx(), keys, &inquiry, &giulia, (None, 10)).await.unwrap();
    assert_eq!(found.records.len(), 1);
    let id = found.records[0].id;
    let (_, trace) = register::show(owner, &door.house.ctx(), keys, &inquiry, id).await.unwrap();
    let deeds: Vec<String> = trace.unwrap().deeds.into_iter().map(|deed| deed.action).collect();
    // She looked at her personal area: at requests and at appointments.
    assert_eq!(deeds, ["list", "list"]);
    run(&door, RegisterCommand::Show { id, looker: looker() }).await.unwrap();
}

#[tokio::test]
async fn who_looked_and_why_is_on_the_screen_of_the_administrator_and_whose_number_it_was_is_not() {
    let door = eventful().await;
    let wanted = Wanted { person: Some(GIULIA.into()), from: Some("2026-11-01".into()), ..Wanted::default() };
    run(&door, RegisterCommand::Search { looker: looker(), wanted, limit: 10, after: None }).await.unwrap();
    let paolo = door.house.desk_of("paolo.neri").await;
    for path in ["/console/amministrazione/registro?solo=transazioni", "/console/amministrazione/registro"] {
        let page = paolo.get(path).await.text();
        assert!(page.contains("Anna Neri (da riga di comando sul server"), "{path}: {page}");
        let why =
            "Procura di Pontelaro, decreto 12/2026. Cercato per: giorni, codice fiscale o identificativo";
        assert!(page.contains(why), "{path}: {page}");
        assert!(!page.contains(GIULIA), "{path}");
    }
    // Nobody is named in what others read.
    let looker = Looker { by: "Anna Neri".into(), reason: format!("querela di {GIULIA}") };
    let named = RegisterCommand::Search { looker, wanted: Wanted::default(), limit: 10, after: None };
    let refused = run(&door, named).await.unwrap_err().to_string();
    assert!(refused.contains("codice fiscale") && !refused.contains(GIULIA), "{refused}");
}

#[tokio::test]
async fn a_package_for_an_authority_holds_what_was_asked_and_is_signed() {
    let door = eventful().await;
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("package.tar");
    let export = |wanted| RegisterCommand::Export { to: to.clone(), looker: looker(), wanted };
    run(&door, export(Wanted { person: Some(GIULIA.into()), ..Wanted::default() })).await.unwrap();
    let files = unpack(&to);
    let certificate = &door.house.portal.platform.secrets.spid.certificate_pem;
    check(&files, certificate);
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    let record = &all(&door).await[0];
    let content = record.content.as_ref().unwrap();
    assert_eq!(text(&format!("transactions/{}/request.xml", record.id)), content.request);
    assert_eq!(text(&format!("transactions/{}/response.xml", record.id)), content.response);
    let index: serde_json::Value = serde_json::from_str(&text("index.json")).unwrap();
    let transactions = index["transactions"].as_array().unwrap();
    assert_eq!(transactions.len(), 1, "nobody else's");
    assert_eq!(transactions[0]["Assertion_subject"], "_name");
    assert_eq!(transactions[0]["AuthnReq_ID"], *record.request_id.as_ref().unwrap());
    assert_eq!(text("index.csv").lines().count(), 2);
    assert!(text("README.txt").contains("Procura di Pontelaro"));
    // A second one does not overwrite the first, and nobody else may read it.
    assert!(run(&door, export(Wanted::default())).await.is_err());
    assert_eq!(std::fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    let audited = "SELECT count(*) FROM audit_event WHERE subject = 'transaction' AND action = 'export'
                   AND reason LIKE 'Anna Neri: Procura di Pontelaro, decreto 12/2026%'";
    assert_eq!(door.house.count(audited).await, 1, "who and why");
}

#[tokio::test]
async fn the_command_asks_for_name_and_reason_before_it_shows_anything() {
    let door = eventful().await;
    let search = |by: &str, reason: &str, wanted| RegisterCommand::Search {
        looker: Looker { by: by.into(), reason: reason.into() },
        wanted,
        limit: 10,
        after: None,
    };
    let looks = "SELECT count(*) FROM audit_event WHERE subject = 'transaction'";
    assert!(run(&door, search("", "una buona ragione", Wanted::default())).await.is_err());
    assert!(run(&door, search("Anna Neri", "x", Wanted::default())).await.is_err());
    assert_eq!(door.house.count(looks).await, 0);
    run(&door, search("Anna Neri", "una buona ragione", Wanted::default())).await.unwrap();
    let of_provider =
        Wanted { idp: Some(ENTITY.into()), from: Some("2026-11-22".into()), ..Wanted::default() };
    run(&door, search("Anna Neri", "una buona ragione", of_provider)).await.unwrap();
    assert_eq!(door.house.count(looks).await, 2);
}

#[tokio::test]
async fn the_job_purges_what_is_past_its_term() {
    let door = eventful().await;
    let old = backend::testing::context("2020-01-01T00:00:00Z".parse().unwrap());
    let keys = &door.house.portal.register;
    let pair = register::Transaction { outcome: "no-request", ..register::Transaction::default() };
    register::record(&door.house.app.db.app, &old, keys, pair).await.unwrap();
    let platform = door.house.portal.platform.clone();
    server::serve::ensure_periodic(&platform).await.unwrap();
    let handler = server::jobs::PurgeHandler { pool: platform.pool.clone() };
    door.house.app.work(server::jobs::JobHandlers::new().on(handler)).await;
    assert_eq!(all(&door).await.len(), 4, "only the old one is gone");
}

fn unpack(package: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = tar::Archive::new(std::fs::File::open(package).unwrap());
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        (name, content)
    });
    entries.collect()
}

/// Every file is what the list says, no other is there, and the list is signed by that certificate;
/// with one letter changed it is not.
fn check(files: &BTreeMap<String, Vec<u8>>, certificate: &str) {
    let list = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    let listed: BTreeMap<&str, &str> =
        list.lines().filter_map(|line| line.split_once("  ")).map(|(digest, name)| (name, digest)).collect();
    assert_eq!(listed.len() + 2, files.len());
    for (name, content) in files.iter().filter(|(name, _)| !name.starts_with("SHA256SUMS")) {
        assert_eq!(listed[name.as_str()], hex::encode(Sha256::digest(content)), "{name}");
    }
    let signature = &files["SHA256SUMS.p7s"];
    assert!(verify(signature, list.as_bytes(), certificate));
    assert!(!verify(signature, list.replacen('a', "b", 1).as_bytes(), certificate), "changed");
    assert!(!verify(signature, list.as_bytes(), &FOREIGN_KEY.certificate_pem), "somebody else's");
}

fn verify(signature: &[u8], list: &[u8], certificate: &str) -> bool {
    let mut content = CmsContentInfo::from_der(signature).unwrap();
    let signer = X509::from_pem(certificate.as_bytes()).unwrap();
    let mut signers = Stack::new().unwrap();
    signers.push(signer).unwrap();
    let store = X509StoreBuilder::new().unwrap().build();
    // Only this certificate, whatever the signature carries; its chain is the metadata's affair.
    let options = CMSOptions::BINARY | CMSOptions::NOINTERN | CMSOptions::NO_SIGNER_CERT_VERIFY;
    content.verify(Some(&signers), Some(&store), Some(list), None, options).is_ok()
}
