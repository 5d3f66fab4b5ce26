//! The identity providers in files: what is broken on disk puts nobody out.

use std::path::PathBuf;

use server::{Platform, providers};

use super::{Door, OTHER};
use crate::{
    provider::{self, ENTITY},
    registry::document,
    stage::{FOREIGN_KEY, IDP_KEY, SP_KEY},
};

fn platform(door: &Door) -> &Platform {
    &door.house.portal.platform
}

fn file(door: &Door, name: &str) -> PathBuf {
    platform(door).config.spid.idp_metadata_dir.join(name)
}

fn known(door: &Door) -> Vec<String> {
    door.house.portal.idps().iter().map(|idp| idp.entity_id.clone()).collect()
}

fn told(door: &Door) -> String {
    let notices = platform(door).providers.notices(platform(door).now());
    notices.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

async fn catch_up(door: &Door) {
    providers::catch_up(platform(door), true).await.unwrap();
}

#[tokio::test]
async fn a_broken_file_is_told_and_its_last_good_copy_serves_also_after_a_restart() {
    let mut door = Door::open().await;
    providers::load(platform(&door)).await.unwrap();
    let good = std::fs::read_to_string(file(&door, "0.xml")).unwrap();
    for (what, text, why) in [
        ("half-written", good[..good.len() / 2].to_owned(), "XML"),
        ("empty", String::new(), "XML"),
        ("no signing key", provider::metadata(&[]), "certificate"),
        ("no provider", "<a/>".to_owned(), "provider"),
        (
            "past its end",
            good.replacen("<IDPSSODescriptor ", "<IDPSSODescriptor validUntil='2026-11-22T10:00:00Z' ", 1),
            "has ended",
        ),
    ] {
        std::fs::write(file(&door, "0.xml"), text).unwrap();
        catch_up(&door).await;
        assert_eq!(known(&door), [ENTITY, OTHER], "{what}");
        assert!(told(&door).contains(why), "{what}: {}", told(&door));
        assert!(told(&door).contains("the last good copy of"), "{what}: {}", told(&door));
        let alarms = "SELECT count(*) FROM alarm WHERE code = 'idp-source' AND about LIKE '%last good copy%'";
        assert_eq!(door.house.count(alarms).await, 1, "{what}");
        door.house.restart(None);
        assert_eq!(known(&door), [ENTITY, OTHER], "{what}, after a restart");
        let browser = door.house.app.browser();
        door.enter(&browser).await;
    }
    std::fs::write(file(&door, "0.xml"), good).unwrap();
    catch_up(&door).await;
    assert_eq!(told(&door), "");
}

#[tokio::test]
async fn a_folder_that_is_away_puts_nobody_out_and_a_file_that_was_removed_does() {
    let door = Door::open().await;
    providers::load(platform(&door)).await.unwrap();
    let folder = platform(&door).config.spid.idp_metadata_dir.clone();
    let elsewhere = folder.with_extension("away");
    std::fs::rename(&folder, &elsewhere).unwrap();
    catch_up(&door).await;
    assert_eq!(known(&door), [ENTITY, OTHER]);
    assert!(told(&door).contains("cannot read the folder"), "{}", told(&door));
    std::fs::rename(&elsewhere, &folder).unwrap();
    std::fs::remove_file(file(&door, "1.xml")).unwrap();
    catch_up(&door).await;
    assert_eq!(known(&door), [ENTITY]);
    // A broken file of the same name does not bring it back.
    std::fs::write(file(&door, "1.xml"), "<half").unwrap();
    catch_up(&door).await;
    assert_eq!(known(&door), [ENTITY]);
}

#[tokio::test]
async fn a_new_key_in_a_file_is_an_alarm() {
    let door = Door::open().await;
    providers::catch_up(platform(&door), false).await.unwrap();
    std::fs::write(file(&door, "0.xml"), provider::metadata(&[&IDP_KEY, &FOREIGN_KEY])).unwrap();
    catch_up(&door).await;
    assert_eq!(door.house.count("SELECT count(*) FROM alarm WHERE code = 'idp-key-added'").await, 1);
    door.verdict(2, |pending| door.seal(&door.answer(pending), &FOREIGN_KEY)).await.accepted("the new key");
    door.verdict(2, |pending| door.seal(&door.answer(pending), &IDP_KEY)).await.accepted("the old key");
}

#[tokio::test]
async fn where_files_must_be_signed_only_those_count() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = folder.path().join("signer.pem");
    std::fs::write(&certificate, &SP_KEY.certificate_pem).unwrap();
    let path = certificate.display().to_string();
    let door = Door::with(&[("SPORTELLO_SPID__IDP_CERTIFICATE_FILE", &path)], &[&IDP_KEY]).await;
    assert!(known(&door).is_empty(), "unsigned");
    assert!(told(&door).contains("not signed"), "{}", told(&door));
    let both = super::metadata(&[&IDP_KEY]);
    std::fs::remove_file(file(&door, "1.xml")).unwrap();
    std::fs::write(file(&door, "0.xml"), document("09:00:00", &both, &SP_KEY)).unwrap();
    catch_up(&door).await;
    assert_eq!(known(&door), [ENTITY, OTHER]);
    assert_eq!(told(&door), "");
    std::fs::write(file(&door, "0.xml"), document("09:00:00", &both[..1], &FOREIGN_KEY)).unwrap();
    catch_up(&door).await;
    assert_eq!(known(&door), [ENTITY, OTHER], "the last good copy");
    assert!(told(&door).contains("does not verify"), "{}", told(&door));
    std::fs::remove_file(&certificate).unwrap();
    std::fs::remove_file(file(&door, "0.xml")).unwrap();
    catch_up(&door).await;
    assert_eq!(known(&door), [ENTITY, OTHER], "nothing can be judged: all stays as it is");
    assert!(told(&door).contains("idp_certificate_file"), "{}", told(&door));
}

#[tokio::test]
async fn an_administrator_sees_who_lets_citizens_in_and_what_is_wrong() {
    const STATE: &str = "/console/amministrazione/stato";
    let door = Door::open().await;
    providers::catch_up(platform(&door), false).await.unwrap();
    let paolo = door.house.desk_of("paolo.neri").await;
    let page = paolo.get(STATE).await.text();
    let section = |page: &str| {
        page.split_once("id=\"gestori\"").unwrap().1.split_once("</section>").unwrap().0.to_owned()
    };
    let well = section(&page);
    for told in ["Gestore di prova", ENTITY, OTHER, "SPID", "Funziona"] {
        assert!(well.contains(told), "{told}: {well}");
    }
    assert!(!well.contains("Da sapere"), "{well}");
    // The one loses its key, the other gets a second one.
    std::fs::write(file(&door, "0.xml"), provider::metadata(&[])).unwrap();
    let second = provider::metadata(&[&FOREIGN_KEY, &SP_KEY]).replace(ENTITY, OTHER);
    std::fs::write(file(&door, "1.xml"), second).unwrap();
    catch_up(&door).await;
    let changed = section(&paolo.get(STATE).await.text());
    assert!(
        changed.contains("Una fonte dei metadati non va bene") && changed.contains("certificate"),
        "{changed}"
    );
    assert!(changed.contains("Gestore di prova ha una chiave di firma nuova dal "), "{changed}");
    let chiara = door.house.desk_of("chiara.moretti").await;
    assert_eq!(chiara.get(STATE).await.status, 404);
}
