//! The identity providers come from the registry of the federation, which is not always well.

use std::time::Duration;

use chrono::TimeDelta;
use identity::saml::{CertificateSubject, DemoKey, demo_key};
use server::{
    Platform,
    jobs::{AlarmHandler, JobHandlers, ProvidersHandler},
    providers::{self, Notice, Older, RefreshError, Refreshed},
};
use tempfile::TempDir;

use super::{Door, NEXT, OTHER, post};
use crate::{
    provider::{self, ENTITY},
    registry::{Registry, Reply, document, document_until},
    sink::Sink,
    stage::{FOREIGN_KEY, IDP_KEY, SP_KEY},
};

/// Nobody waits longer for a registry in a test.
const PATIENCE: Duration = Duration::from_millis(500);

/// A portal that asks a registry; its own folder has no metadata.
struct Federation {
    door: Door,
    registry: Registry,
    certificate: std::path::PathBuf,
    _folder: TempDir,
}

impl Federation {
    async fn open(settings: &[(&str, &str)]) -> Self {
        let registry = Registry::open(Reply::Status(503)).await;
        let folder = tempfile::tempdir().unwrap();
        let certificate = folder.path().join("registry.pem");
        std::fs::write(&certificate, &SP_KEY.certificate_pem).unwrap();
        let path = certificate.display().to_string();
        let mut all = vec![
            ("SPORTELLO_SPID__REGISTRY_URL", registry.url.as_str()),
            ("SPORTELLO_SPID__REGISTRY_CERTIFICATE_FILE", path.as_str()),
        ];
        all.extend_from_slice(settings);
        let door = Door::with(&all, &[&IDP_KEY]).await;
        Self { door, registry, certificate, _folder: folder }
    }

    /// With both providers of the tests, known and in use.
    async fn settled() -> Self {
        let federation = Self::open(&[]).await;
        federation.publishes("09:00:00", &[&IDP_KEY]);
        assert_eq!(federation.refresh().await.unwrap(), Refreshed::Changed);
        federation
    }

    fn publishes(&self, time: &str, keys: &[&DemoKey]) {
        self.registry.says(Reply::Document(document(time, &super::metadata(keys), &SP_KEY)));
    }

    fn platform(&self) -> &Platform {
        &self.door.house.portal.platform
    }

    async fn refresh(&self) -> Result<Refreshed, RefreshError> {
        providers::refresh(self.platform(), PATIENCE, Older::Refuse).await
    }

    fn known(&self) -> Vec<String> {
        let idps = self.door.house.portal.idps();
        idps.iter().map(|idp| idp.entity_id.clone()).collect()
    }

    /// What the administrator is told.
    fn told(&self) -> String {
        let notices = self.platform().providers.notices(self.platform().now());
        notices.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    async fn alarms(&self) -> Vec<(String, String)> {
        sqlx::query_as("SELECT code, about FROM alarm ORDER BY code, about")
            .fetch_all(&self.door.house.app.db.owner)
            .await
            .unwrap()
    }

    /// A citizen still comes in.
    async fn works(&self, what: &str) {
        let browser = self.door.house.app.browser();
        self.door.enter(&browser).await;
        assert!(super::is_in(&browser).await, "{what}");
    }
}

#[tokio::test]
async fn what_the_registry_gives_is_in_use_at_once_and_after_a_restart_without_it() {
    let mut federation = Federation::open(&[]).await;
    assert!(federation.known().is_empty());
    providers::load(federation.platform()).await.unwrap();
    assert!(federation.told().contains("never given a copy"), "{}", federation.told());
    federation.publishes("09:00:00", &[&IDP_KEY]);
    assert_eq!(federation.refresh().await.unwrap(), Refreshed::Changed);
    assert_eq!(federation.refresh().await.unwrap(), Refreshed::Unchanged);
    assert_eq!(federation.known(), [ENTITY, OTHER]);
    assert_eq!(federation.told(), "");
    federation.works("with the registry up").await;
    let page = federation.door.house.app.browser().get("/accesso").await.text();
    assert!(page.contains(&format!("value=\"{OTHER}\"")), "{page}");
    // The registry is away and the program starts anew: the copy is in the database.
    federation.registry.says(Reply::Silence);
    federation.door.house.restart(None);
    assert!(federation.known().is_empty(), "nothing but files before the database is asked");
    providers::catch_up(federation.platform(), false).await.unwrap();
    assert_eq!(federation.known(), [ENTITY, OTHER]);
    federation.works("after a restart").await;
}

#[tokio::test]
async fn another_server_follows() {
    let mut federation = Federation::settled().await;
    let first = federation.platform().clone();
    federation.door.house.restart(None);
    let second = federation.platform().clone();
    providers::catch_up(&second, false).await.unwrap();
    let alone = [provider::metadata(&[&IDP_KEY])];
    federation.registry.says(Reply::Document(document("10:00:00", &alone, &SP_KEY)));
    providers::refresh(&first, PATIENCE, Older::Refuse).await.unwrap();
    assert_eq!(second.providers.current(second.now()).len(), 2);
    providers::catch_up(&second, true).await.unwrap();
    assert_eq!(second.providers.current(second.now()).len(), 1);
}

#[tokio::test]
async fn one_that_vanishes_takes_no_new_login_and_one_without_a_key_nobody_along() {
    let federation = Federation::settled().await;
    let door = &federation.door;
    let browser = door.house.app.browser();
    let under_way = door.begin_at(&browser, OTHER, 2, NEXT).await;
    door.house.app.pass(TimeDelta::minutes(1));
    let keyless = provider::metadata(&[]).replace(ENTITY, "http://localhost:8087");
    let entities = [provider::metadata(&[&IDP_KEY]), keyless];
    federation.registry.says(Reply::Document(document("10:00:00", &entities, &SP_KEY)));
    assert_eq!(federation.refresh().await.unwrap(), Refreshed::Changed);
    assert_eq!(federation.known(), [ENTITY]);
    let told = federation.told();
    assert!(told.contains("http://localhost:8087: no usable signing certificate"), "{told}");
    let new = door.house.app.browser();
    let page = new.get("/accesso").await.text();
    assert!(page.contains(&format!("value=\"{ENTITY}\"")) && !page.contains(OTHER), "{page}");
    let asked = new.get(&format!("/spid/login?idp={}", app::routes::encode(OTHER))).await;
    assert_eq!(asked.status, 400, "{}", asked.text());
    federation.works("with the one that stayed").await;
    let page = post(&browser, &under_way.relay_state, &door.good(&under_way)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "begun while it was there: {}", page.text());
}

#[tokio::test]
async fn whatever_the_registry_does_the_last_good_copy_stays() {
    let federation = Federation::settled().await;
    let both = super::metadata(&[&IDP_KEY]);
    let good = document("10:00:00", &both, &SP_KEY);
    let unsigned = format!(
        "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'>{}</EntitiesDescriptor>",
        both[0]
    );
    let refused = [
        ("another key", document("10:00:00", &both, &FOREIGN_KEY), "does not verify"),
        ("changed", good.replacen("/sso", "/evil", 1), "does not verify"),
        ("unsigned", unsigned, "not signed"),
        ("past its end", document_until("10:00:00", "2026-11-22T10:00:00Z", &both, &SP_KEY), "validUntil"),
        ("no signing key", document("10:00:00", &[provider::metadata(&[])], &SP_KEY), "no usable"),
        ("half-written", good[..good.len() / 2].to_owned(), "not strict XML"),
        ("a page of courtesy", "<html><body/></html>".to_owned(), "not SAML metadata"),
        ("an older one", document("08:00:00", &both, &SP_KEY), "older than the one in use"),
    ];
    for (what, text, why) in refused {
        federation.registry.says(Reply::Document(text));
        let error = federation.refresh().await.expect_err(what).to_string();
        assert!(error.contains(why), "{what}: {error}");
        assert_eq!(federation.known(), [ENTITY, OTHER], "{what}");
        assert!(federation.told().contains(why), "{what}: {}", federation.told());
        let alarms = federation.alarms().await;
        assert!(
            alarms.iter().any(|(code, about)| code == "idp-source" && about.contains(why)),
            "{what}: {alarms:?}"
        );
        let check = doctor(&federation).await;
        assert!(check.contains("FAIL  registry of providers") && check.contains(why), "{what}: {check}");
    }
    for (what, reply) in [
        ("torn", Reply::Torn(good.clone())),
        ("an error", Reply::Status(500)),
        ("a redirect", Reply::Elsewhere),
        ("slow", Reply::Silence),
    ] {
        federation.registry.says(reply);
        assert!(matches!(federation.refresh().await, Err(RefreshError::Fetch(_))), "{what}");
        assert_eq!(federation.known(), [ENTITY, OTHER], "{what}");
    }
    federation.works("on the last good copy").await;
    federation.registry.says(Reply::Document(good));
    assert_eq!(federation.refresh().await.unwrap(), Refreshed::Changed);
    assert_eq!(federation.told(), "", "all is well again");
}

/// What `sportello doctor` would say, its lines only.
async fn doctor(federation: &Federation) -> String {
    let checks = server::commands::providers::checks(federation.platform(), PATIENCE).await;
    let line = |(name, check): (&str, Result<String, String>)| match check {
        Ok(text) => format!("ok    {name}: {text}\n"),
        Err(text) => format!("FAIL  {name}: {text}\n"),
    };
    checks.into_iter().map(line).collect()
}

#[tokio::test]
async fn a_registry_that_is_down_for_a_day_is_told() {
    let federation = Federation::settled().await;
    let Federation { door, registry, .. } = federation;
    registry.goes_down().await;
    let platform = &door.house.portal.platform;
    let refresh = || providers::refresh(platform, PATIENCE, Older::Refuse);
    let alarms = "SELECT count(*) FROM alarm WHERE code = 'idp-source' AND about LIKE '%no good copy since%'";
    assert!(matches!(refresh().await, Err(RefreshError::Fetch(_))));
    assert_eq!(door.house.count(alarms).await, 0, "a moment is no news");
    door.house.app.pass(TimeDelta::hours(25));
    assert!(refresh().await.is_err());
    assert_eq!(door.house.count(alarms).await, 1);
    assert_eq!(platform.providers.current(platform.now()).len(), 2);
    // Told once a day, not with every attempt.
    for hours in [4, 4, 4, 13] {
        door.house.app.pass(TimeDelta::hours(hours));
        assert!(refresh().await.is_err());
    }
    assert_eq!(door.house.count("SELECT times FROM alarm WHERE code = 'idp-source'").await, 2);
    // It may not be believed for ever.
    door.house.app.pass(TimeDelta::days(60));
    assert_eq!(platform.providers.current(platform.now()).len(), 0, "past its validUntil");
    assert!(refresh().await.is_err());
    assert_eq!(door.house.count("SELECT count(*) FROM alarm WHERE code = 'idp-key-removed'").await, 0);
}

#[tokio::test]
async fn a_changed_key_is_an_alarm_and_logins_under_way_go_through() {
    let federation = Federation::settled().await;
    let door = &federation.door;
    assert_eq!(federation.alarms().await, [], "a provider that is new is no alarm");
    let browser = door.house.app.browser();
    let under_way = door.begin(&browser, 2, NEXT).await;
    door.house.app.pass(TimeDelta::minutes(1));
    federation.publishes("10:00:00", &[&FOREIGN_KEY]);
    assert_eq!(federation.refresh().await.unwrap(), Refreshed::Changed);
    let page = post(&browser, &under_way.relay_state, &door.good(&under_way)).await;
    assert_eq!(page.location().as_deref(), Some(NEXT), "begun with the old key: {}", page.text());
    door.house.app.pass(TimeDelta::seconds(1));
    let old = door.verdict(2, |pending| door.seal(&door.answer(pending), &IDP_KEY)).await;
    old.refused("signature", "a login that began afterwards, with the old key");
    door.verdict(2, |pending| door.seal(&door.answer(pending), &FOREIGN_KEY))
        .await
        .accepted("with the new key");
    let mut alarms = federation.alarms().await;
    alarms.retain(|(code, _)| code.starts_with("idp-"));
    let about = |code: &str| (code.to_owned(), ENTITY.to_owned());
    assert_eq!(alarms, [about("idp-key-added"), about("idp-key-removed")]);
    assert!(federation.told().contains("has a new signing key since 2026-11-22"), "{}", federation.told());
    assert!(doctor(&federation).await.contains("has a new signing key since"));
    let health = door.house.app.browser().get("/health/ready").await.text();
    assert!(health.contains("\"keys_changed\":2"), "{health}");
    // Noticed again, it is told no second time.
    federation.refresh().await.unwrap();
    assert_eq!(door.house.count("SELECT max(times) FROM alarm WHERE code LIKE 'idp-%'").await, 1);
}

#[tokio::test]
async fn a_key_that_has_ended_is_told_and_mailed() {
    let sink = Sink::open().await;
    let port = sink.port.to_string();
    let settings = [
        ("SPORTELLO_MAIL__SMTP_PORT", port.as_str()),
        ("SPORTELLO_MAIL__SMTP_HOST", "127.0.0.1"),
        ("SPORTELLO_ALARM__EMAIL", "sistemi@comune.pontelaro.example"),
    ];
    let federation = Federation::open(&settings).await;
    let publish = |time: &str, keys: &[&DemoKey]| {
        let text = document_until(time, "2046-12-31T00:00:00Z", &super::metadata(keys), &SP_KEY);
        federation.registry.says(Reply::Document(text));
    };
    publish("09:00:00", &[&IDP_KEY]);
    federation.refresh().await.unwrap();
    let idps = federation.door.house.portal.idps();
    let end = idps.get(ENTITY).unwrap().signing_certificates()[0].not_after.unwrap();
    federation.door.house.app.pass(end - federation.platform().now() - TimeDelta::days(29));
    federation.refresh().await.unwrap();
    let ends =
        |ended| move |notice: &Notice| matches!(notice, Notice::KeyEnds { ended: is, .. } if *is == ended);
    let notices = || federation.platform().providers.notices(federation.platform().now());
    assert!(notices().iter().any(ends(false)), "a month before: {:?}", notices());
    federation.door.house.app.pass(TimeDelta::days(29));
    // The job does the asking, and another one the telling.
    server::serve::ensure_periodic(federation.platform()).await.unwrap();
    let platform = federation.platform().clone();
    let handlers = || {
        let asking = ProvidersHandler { platform: platform.clone(), patience: PATIENCE };
        JobHandlers::new().on(asking).on(AlarmHandler { platform: platform.clone() })
    };
    federation.door.house.app.work(handlers()).await;
    federation.door.house.app.pass(TimeDelta::minutes(1));
    federation.door.house.app.work(handlers()).await;
    assert!(notices().iter().any(ends(true)), "{:?}", notices());
    let mails = sink.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0].contains("idp-key-ended") && mails[0].contains(ENTITY), "{}", mails[0]);
}

#[tokio::test]
async fn an_old_key_that_a_provider_left_in_its_metadata_is_shown_and_no_alarm() {
    let federation = Federation::open(&[]).await;
    let subject = CertificateSubject {
        common_name: "Gestore".into(),
        organization: "Gestore".into(),
        entity_id: ENTITY.into(),
        ipa_code: "c_m990".into(),
        locality: "Pontelaro".into(),
    };
    let ended = demo_key(&subject, 9, federation.platform().now() - TimeDelta::days(20 * 365)).unwrap();
    federation.publishes("09:00:00", &[&IDP_KEY, &ended]);
    federation.refresh().await.unwrap();
    assert!(
        federation.told().contains("an old signing key of http://localhost:8088 ended on"),
        "{}",
        federation.told()
    );
    assert_eq!(federation.alarms().await, []);
    assert!(!doctor(&federation).await.contains("FAIL"), "{}", doctor(&federation).await);
    federation.works("with the key that lasts").await;
}

#[tokio::test]
async fn whoever_can_write_into_the_database_adds_no_provider() {
    let mut federation = Federation::settled().await;
    let forged = document("11:00:00", &super::metadata(&[&FOREIGN_KEY]), &FOREIGN_KEY);
    sqlx::query(
        "INSERT INTO idp_registry_copy (source, digest, document, accepted_at, checked_at)
         VALUES ($1, sha256($2::text::bytea), $2, now(), now())",
    )
    .bind(&federation.registry.url)
    .bind(&forged)
    .execute(&federation.door.house.app.db.app)
    .await
    .unwrap();
    providers::catch_up(federation.platform(), true).await.unwrap();
    assert!(federation.told().contains("does not verify"), "{}", federation.told());
    federation.works("on what was verified before").await;
    // After a restart nobody is believed rather than somebody forged.
    federation.door.house.restart(None);
    providers::catch_up(federation.platform(), false).await.unwrap();
    assert!(federation.known().is_empty());
}

#[tokio::test]
async fn a_certificate_that_is_away_takes_nobody_out() {
    let federation = Federation::settled().await;
    std::fs::remove_file(&federation.certificate).unwrap();
    assert!(matches!(federation.refresh().await, Err(RefreshError::Key(_))));
    assert_eq!(federation.known(), [ENTITY, OTHER]);
    assert!(federation.told().contains("registry_certificate_file"), "{}", federation.told());
}
