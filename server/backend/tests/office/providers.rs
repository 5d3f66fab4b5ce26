//! What the portal remembers of the identity providers.

use std::collections::{BTreeMap, BTreeSet};

use backend::{
    providers::{self, Key, KeyChange, KeyEvent, NewCopy},
    testing::Db,
};
use chrono::TimeDelta;

use crate::support::{NOON, at};

const SOURCE: &str = "https://registry.example/idps.xml";
const IDP: &str = "https://idp.example";

fn copy(document: &str, digest: u8) -> NewCopy<'_> {
    NewCopy { source: SOURCE, digest: [digest; 32], published_at: None, valid_until: None, document }
}

fn present(keys: &[u8]) -> BTreeMap<String, BTreeSet<Key>> {
    let keys: BTreeSet<Key> =
        keys.iter().map(|key| Key { fingerprint: [*key; 32], not_after: None }).collect();
    BTreeMap::from([(IDP.to_owned(), keys)])
}

fn events(changes: &[KeyChange]) -> Vec<(u8, KeyEvent)> {
    changes.iter().map(|change| (change.key.fingerprint[0], change.event)).collect()
}

#[tokio::test]
async fn the_last_copy_is_in_use_and_the_one_before_serves_logins_that_began_with_it() {
    let db = Db::fresh().await;
    let ctx = at(NOON);
    assert_eq!(providers::newest_copy(&db.app, SOURCE).await.unwrap(), None);
    for (document, hours) in [("one", 0), ("two", 1), ("three", 2)] {
        let ctx = backend::testing::context(ctx.now + TimeDelta::hours(hours));
        providers::keep_copy(&db.app, &ctx, copy(document, u8::try_from(hours).unwrap())).await.unwrap();
    }
    let other = NewCopy { source: "https://elsewhere.example", ..copy("elsewhere", 9) };
    providers::keep_copy(&db.app, &ctx, other).await.unwrap();
    let since = ctx.now + TimeDelta::minutes(90);
    let copies = providers::copies(&db.app, SOURCE, since).await.unwrap();
    let documents: Vec<&str> = copies.iter().map(|copy| copy.document.as_str()).collect();
    assert_eq!(documents, ["three", "two"], "two was in use at half past one");
    assert_eq!(providers::newest_copy(&db.app, SOURCE).await.unwrap(), Some(copies[0].id));
    assert!(providers::was_replaced(&db.app, SOURCE, [0; 32]).await.unwrap());
    assert!(!providers::was_replaced(&db.app, SOURCE, [9; 32]).await.unwrap());
    let later = backend::testing::context(ctx.now + TimeDelta::days(1));
    providers::checked(&db.app, &later, copies[0].id).await.unwrap();
    let copies = providers::copies(&db.app, SOURCE, later.now).await.unwrap();
    assert_eq!((copies.len(), copies[0].checked_at), (1, later.now));
}

#[tokio::test]
async fn every_change_of_a_key_is_written_down_once() {
    let db = Db::fresh().await;
    let ctx = at(NOON);
    let record =
        async |keys: &[u8]| events(&providers::record_keys(&db.app, &ctx, &present(keys)).await.unwrap());
    assert_eq!(record(&[1]).await, [(1, KeyEvent::First)]);
    assert_eq!(record(&[1]).await, []);
    assert_eq!(record(&[1, 2]).await, [(2, KeyEvent::Added)]);
    assert_eq!(record(&[2]).await, [(1, KeyEvent::Removed)]);
    assert_eq!(record(&[1, 2]).await, [(1, KeyEvent::Added)], "one that comes back is a change too");
    let gone = providers::record_keys(&db.app, &ctx, &BTreeMap::new()).await.unwrap();
    assert_eq!(gone.len(), 2, "a provider that left took its keys along");
    assert_eq!(record(&[3]).await, [(3, KeyEvent::Added)], "and its return with another key is told");
    let told = providers::key_changes(&db.app, ctx.now).await.unwrap();
    assert!(told.iter().all(|change| change.event != KeyEvent::First), "{told:?}");
    assert_eq!(told.len(), 6);
    assert!(providers::key_changes(&db.app, ctx.now + TimeDelta::seconds(1)).await.unwrap().is_empty());
}

#[tokio::test]
async fn two_servers_that_notice_at_once_tell_it_once() {
    let db = Db::fresh().await;
    let ctx = at(NOON);
    providers::record_keys(&db.app, &ctx, &present(&[1])).await.unwrap();
    let now = present(&[2]);
    let both = tokio::join!(
        providers::record_keys(&db.app, &ctx, &now),
        providers::record_keys(&db.app, &ctx, &now),
    );
    assert_eq!(both.0.unwrap().len() + both.1.unwrap().len(), 2, "one added, one removed");
}

#[tokio::test]
async fn what_was_noticed_cannot_be_taken_back() {
    let db = Db::fresh().await;
    let ctx = at(NOON);
    providers::record_keys(&db.app, &ctx, &present(&[1])).await.unwrap();
    providers::keep_copy(&db.app, &ctx, copy("one", 1)).await.unwrap();
    for sql in [
        "UPDATE idp_key_event SET event = 'removed'",
        "DELETE FROM idp_key_event",
        "TRUNCATE idp_key_event",
        "UPDATE idp_registry_copy SET document = 'forged'",
        "DELETE FROM idp_registry_copy",
    ] {
        assert!(sqlx::query(sql).execute(&db.app).await.is_err(), "{sql}");
    }
    for sql in ["UPDATE idp_key_event SET event = 'removed'", "DELETE FROM idp_key_event"] {
        assert!(sqlx::query(sql).execute(&db.owner).await.is_err(), "{sql} as owner");
    }
}
