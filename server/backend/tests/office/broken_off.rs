//! Callers who go away in the middle of something, as browsers do at every click.

use std::task::Poll;

use backend::Work;
use futures::{future::poll_fn, pin_mut};
use sqlx::postgres::PgPoolOptions;

use crate::support::{NOON, Scene};

#[tokio::test]
async fn a_transaction_whose_caller_went_away_while_it_began_is_not_left_open() {
    let scene = Scene::at(NOON).await;
    let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with(scene.db.address());
    sqlx::query("SELECT 1").execute(&pool).await.unwrap();
    let citizen = scene.carlo().await;
    for polls in 1..20 {
        let begins = Work::citizen(&pool, &citizen);
        pin_mut!(begins);
        for _ in 0..polls {
            let begun = poll_fn(|context| Poll::Ready(begins.as_mut().poll(context).is_ready())).await;
            if begun {
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    sqlx::query("UPDATE session SET used_at = used_at").execute(&pool).await.unwrap();
    let left: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_stat_activity
         WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    )
    .fetch_one(&scene.db.owner)
    .await
    .unwrap();
    assert_eq!(left, 0);
}
