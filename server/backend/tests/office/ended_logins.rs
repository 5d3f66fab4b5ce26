//! What is told of a login that did not succeed, and what is still to be given back after one that did.

use backend::{
    Error,
    ended_logins::{self, Ended},
    jobs,
    register::RegisterKeys,
    revocations::{self, RevokeTokens},
    sign_in,
    testing::Db,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::{NOON, at};

const ID: &str = "0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn how_a_login_ended_is_told_to_its_own_browser_for_an_hour() {
    let db = Db::fresh().await;
    let now = at(NOON).now;
    let told = json!({ "trouble": "22" });
    let ended = Ended { id: ID, browser: "ours", login: Some("state"), told: &told };
    ended_logins::remember(&db.app, ended, now).await.unwrap();
    let later = now + TimeDelta::minutes(59);
    let found = ended_logins::find::<Value>(&db.app, ID, "ours", later).await.unwrap();
    assert_eq!((found.told, found.at), (told, now), "with the time at which it ended");
    let of_login =
        async |login, browser| ended_logins::of_login(&db.app, login, browser, later).await.unwrap();
    assert_eq!(of_login("state", "ours").await.as_deref(), Some(ID));
    assert_eq!(of_login("state", "another").await, None);
    assert_eq!(of_login("another", "ours").await, None);
    let over = now + TimeDelta::hours(1);
    for (id, browser, when) in [(ID, "another", later), ("another", "ours", later), (ID, "ours", over)] {
        let nothing = ended_logins::find::<Value>(&db.app, id, browser, when).await;
        assert!(matches!(nothing, Err(Error::NotFound)), "{id} {browser} {when}");
    }
    sign_in::forget_expired(&db.app, over).await.unwrap();
    let left: i64 =
        sqlx::query_scalar("SELECT count(*) FROM login_outcome").fetch_one(&db.owner).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn tokens_to_be_revoked_and_their_job_come_together_and_the_job_holds_no_token() {
    let db = Db::fresh().await;
    let ctx = at(NOON);
    let (keys, tokens) = (RegisterKeys::new("2026", [7; 32]), json!({ "access_token": "a-secret" }));
    revocations::ask(&db.app, &ctx, &keys, &tokens).await.unwrap();
    let claimed = jobs::claim(&db.app, ctx.now, TimeDelta::minutes(1)).await.unwrap().unwrap();
    assert!(!claimed.payload.to_string().contains("a-secret"), "{}", claimed.payload);
    let job: RevokeTokens = serde_json::from_value(claimed.payload).unwrap();
    let find = async |keys: &RegisterKeys| revocations::find::<Value>(&db.app, keys, job.revocation).await;
    assert_eq!(find(&keys).await.unwrap(), tokens);
    let rotated = RegisterKeys::new("2027", [8; 32]).with_older("2026", [7; 32]);
    assert_eq!(find(&rotated).await.unwrap(), tokens, "also after the key has changed");
    for other in [RegisterKeys::new("2027", [8; 32]), RegisterKeys::new("2026", [8; 32])] {
        assert!(matches!(find(&other).await, Err(Error::Corrupt { .. })), "{other:?}");
    }
    revocations::forget(&db.app, job.revocation).await.unwrap();
    assert!(matches!(find(&keys).await, Err(Error::NotFound)));
    // A runner that dies during the last attempt leaves no tokens behind for ever.
    revocations::ask(&db.app, &ctx, &keys, &tokens).await.unwrap();
    let kept = async || -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM token_revocation").fetch_one(&db.owner).await.unwrap()
    };
    for (days, left) in [(6, 1), (7, 0)] {
        revocations::forget_old(&db.app, ctx.now + TimeDelta::days(days)).await.unwrap();
        assert_eq!(kept().await, left, "{days}");
    }
}

#[tokio::test]
async fn tokens_open_in_their_own_row_and_session_only() {
    let db = Db::fresh().await;
    let ctx = at(NOON);
    let (keys, tokens) = (RegisterKeys::new("2026", [7; 32]), json!({ "access_token": "a-secret" }));
    let mut rows = Vec::new();
    for _ in 0..2 {
        revocations::ask(&db.app, &ctx, &keys, &tokens).await.unwrap();
        let claimed = jobs::claim(&db.app, ctx.now, TimeDelta::minutes(1)).await.unwrap().unwrap();
        let job: RevokeTokens = serde_json::from_value(claimed.payload).unwrap();
        rows.push(job.revocation);
    }
    let plain = "SELECT count(*) FROM token_revocation WHERE position('a-secret'::bytea IN sealed) > 0";
    let seen: i64 = sqlx::query_scalar(plain).fetch_one(&db.owner).await.unwrap();
    assert_eq!(seen, 0, "nothing to be read in the row");
    // Somebody who may write in the database puts one in the place of another.
    let moved = "UPDATE token_revocation SET sealed = (SELECT sealed FROM token_revocation WHERE id = $2) WHERE id = $1";
    sqlx::query(moved).bind(rows[0].uuid()).bind(rows[1].uuid()).execute(&db.owner).await.unwrap();
    let found = revocations::find::<Value>(&db.app, &keys, rows[0]).await;
    assert!(matches!(found, Err(Error::Corrupt { .. })), "{found:?}");
    assert_eq!(revocations::find::<Value>(&db.app, &keys, rows[1]).await.unwrap(), tokens);

    let sealed = revocations::seal(&keys, "this session", [3; 12], &tokens).unwrap();
    let written = serde_json::to_value(&sealed).unwrap();
    assert!(!written.to_string().contains(&hex::encode("a-secret")), "{written}");
    let read = serde_json::from_value(written).unwrap();
    assert_eq!(revocations::open::<Value>(&keys, "this session", &read).unwrap(), tokens);
    let elsewhere = revocations::open::<Value>(&keys, "another", &read);
    assert!(matches!(elsewhere, Err(Error::Corrupt { .. })), "{elsewhere:?}");
}
