//! What is told of a login that did not succeed, and what is still to be given back after one that did.

use backend::{
    Error,
    ended_logins::{self, Ended},
    jobs,
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
    let tokens = json!({ "access_token": "a-secret" });
    revocations::ask(&db.app, &ctx, &tokens).await.unwrap();
    let claimed = jobs::claim(&db.app, ctx.now, TimeDelta::minutes(1)).await.unwrap().unwrap();
    assert!(!claimed.payload.to_string().contains("a-secret"), "{}", claimed.payload);
    let job: RevokeTokens = serde_json::from_value(claimed.payload).unwrap();
    assert_eq!(revocations::find::<Value>(&db.app, job.revocation).await.unwrap(), tokens);
    revocations::forget(&db.app, job.revocation).await.unwrap();
    assert!(matches!(revocations::find::<Value>(&db.app, job.revocation).await, Err(Error::NotFound)));
    // A runner that dies during the last attempt leaves no tokens behind for ever.
    revocations::ask(&db.app, &ctx, &tokens).await.unwrap();
    let kept = async || -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM token_revocation").fetch_one(&db.owner).await.unwrap()
    };
    for (days, left) in [(6, 1), (7, 0)] {
        revocations::forget_old(&db.app, ctx.now + TimeDelta::days(days)).await.unwrap();
        assert_eq!(kept().await, left, "{days}");
    }
}
