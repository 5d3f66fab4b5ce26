//! Keys change while many people are signing in: our own, and a provider's. Nobody notices.

use std::path::{Path, PathBuf};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use futures::future::join_all;
use identity::saml::{BodyIdentifier, DemoKey, KeyOrder, PendingRequest, new_key};
use openssl::{hash::MessageDigest, sign::Verifier, x509::X509};
use server::testing::Browser;

use super::{Door, NEXT, is_in, metadata, post};
use crate::{
    provider::ENTITY,
    stage::{self, FOREIGN_KEY, IDP_KEY},
};

/// People who are at their provider at once.
const MANY: usize = 12;

/// Somebody who is at the provider: the request, and the secret of the browser.
struct Away {
    pending: PendingRequest,
    secret: String,
}

/// Many set out at once.
async fn set_out(door: &Door) -> Vec<Away> {
    let browsers: Vec<Browser<'_>> = (0..MANY).map(|_| door.house.app.browser()).collect();
    let begun = join_all(browsers.iter().map(|browser| door.begin(browser, 2, NEXT))).await;
    let secrets = browsers.iter().map(|browser| browser.cookie("spid").unwrap());
    begun.into_iter().zip(secrets).map(|(pending, secret)| Away { pending, secret }).collect()
}

/// All of them come back at once, with answers sealed with this key, and are in.
async fn come_back(door: &Door, away: &[Away], key: &DemoKey) {
    let mut posts = Vec::new();
    for one in away {
        let browser = door.house.app.browser();
        browser.set_cookie("spid", &one.secret);
        posts.push((browser, &one.pending, door.seal(&door.answer(&one.pending), key)));
    }
    let pages =
        join_all(posts.iter().map(|(browser, pending, xml)| post(browser, &pending.relay_state, xml))).await;
    for (page, (browser, ..)) in pages.iter().zip(&posts) {
        assert_eq!(page.location().as_deref(), Some(NEXT), "{}", page.text());
        assert!(is_in(browser).await);
    }
}

/// A key that will follow, with its certificate, in files.
fn next_pair(folder: &Path) -> [PathBuf; 2] {
    let order = KeyOrder {
        common_name: "Comune di Pontelaro".into(),
        organization: "Comune di Pontelaro".into(),
        entity_id: "http://localhost:8080".into(),
        body: BodyIdentifier::Ipa("c_m990".into()),
        locality: "Pontelaro".into(),
        bits: 2048,
        days: 365,
    };
    let made = new_key(&order, 1, stage::now()).unwrap();
    [("next.key", made.key_pem), ("next.crt", made.certificate_pem)].map(|(name, pem)| {
        let file = folder.join(name);
        std::fs::write(&file, pem).unwrap();
        file
    })
}

fn swap(one: &Path, other: &Path) {
    let [first, second] = [one, other].map(|file| std::fs::read(file).unwrap());
    std::fs::write(one, second).unwrap();
    std::fs::write(other, first).unwrap();
}

/// A certificate as it stands in metadata.
fn bare(pem: &str) -> String {
    let lines = pem.lines().skip_while(|line| !line.starts_with("-----BEGIN")).skip(1);
    lines.take_while(|line| !line.starts_with("-----END")).collect()
}

/// Whether the portal signs its requests with the key of this certificate.
async fn signs_with(door: &Door, pem: &str) -> bool {
    let path = format!("/spid/login?idp={}&level=2", app::routes::encode(ENTITY));
    let to = door.house.app.browser().get(&path).await.location().unwrap();
    let (signed, signature) = to.split_once('?').unwrap().1.split_once("&Signature=").unwrap();
    let signature = format!("s={signature}");
    let signature = url::form_urlencoded::parse(signature.as_bytes()).next().unwrap().1.into_owned();
    let key = X509::from_pem(pem.as_bytes()).unwrap().public_key().unwrap();
    let mut verifier = Verifier::new(MessageDigest::sha256(), &key).unwrap();
    verifier.update(signed.as_bytes()).unwrap();
    verifier.verify(&STANDARD.decode(signature).unwrap()).unwrap_or(false)
}

#[tokio::test]
async fn our_own_key_changes_while_many_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let [next_key, next_certificate] = next_pair(folder.path());
    let settings = [
        ("SPORTELLO_SPID__NEXT_KEY_FILE", next_key.to_str().unwrap()),
        ("SPORTELLO_SPID__NEXT_CERTIFICATE_FILE", next_certificate.to_str().unwrap()),
    ];
    let mut door = Door::with(&settings, &[&IDP_KEY]).await;
    let spid = &door.house.app.platform.config.spid;
    let (key, certificate) = (spid.key_file.clone(), spid.certificate_file.clone());
    let [old, new] = [&certificate, &next_certificate].map(|file| std::fs::read_to_string(file).unwrap());
    let published = async |door: &Door| door.house.app.browser().get("/spid/metadata").await.text();
    // First both are published, and the old one signs.
    let before = published(&door).await;
    assert!(before.contains(&bare(&old)) && before.contains(&bare(&new)));
    assert!(signs_with(&door, &old).await && !signs_with(&door, &new).await);
    let early = set_out(&door).await;
    // Then the two pairs of files are swapped, and the portal starts again.
    swap(&key, &next_key);
    swap(&certificate, &next_certificate);
    door.house.restart(None);
    assert!(signs_with(&door, &new).await && !signs_with(&door, &old).await);
    let after = published(&door).await;
    assert!(after.contains(&bare(&old)) && after.contains(&bare(&new)), "whoever has not read it knows both");
    come_back(&door, &early, &IDP_KEY).await;
    let late = set_out(&door).await;
    come_back(&door, &late, &IDP_KEY).await;
}

#[tokio::test]
async fn a_provider_changes_its_key_while_many_sign_in() {
    let mut door = Door::with(&[], &[&FOREIGN_KEY]).await;
    let early = set_out(&door).await;
    door.house.restart(Some(&metadata(&[&FOREIGN_KEY, &IDP_KEY])));
    // Its servers change one after the other: for a while either key answers.
    let (old, new) = early.split_at(MANY / 2);
    tokio::join!(come_back(&door, old, &FOREIGN_KEY), come_back(&door, new, &IDP_KEY));
    let late = set_out(&door).await;
    door.house.restart(Some(&metadata(&[&IDP_KEY])));
    come_back(&door, &late, &IDP_KEY).await;
    let verdict = door.verdict(2, |pending| door.seal(&door.answer(pending), &FOREIGN_KEY)).await;
    verdict.refused("signature", "the key that was withdrawn");
}
