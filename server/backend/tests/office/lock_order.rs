//! Two who write about one person at once: rows are held in one order, and whoever the database sends away is told so.

use std::time::Duration;

use backend::{Error, presa_in_carico, referrals, seed, testing::Db};
use sqlx::{PgConnection, PgPool};

use super::{
    proposals::propose,
    referrals::{card, send},
    support::{NOON, Scene, grant},
};

/// Until somebody waits for a row that this test holds.
async fn somebody_waits(owner: &PgPool) {
    let waiting = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let look = async {
        loop {
            let count: i64 = sqlx::query_scalar(waiting).fetch_one(owner).await.unwrap();
            if count > 0 {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), look).await.expect("somebody waits for the row");
}

/// Somebody holds these rows and, as soon as the use case waits for them, wants others: those are free, and the use case
/// goes on afterwards.
async fn beside<T>(
    scene: &Scene,
    (held, wanted): (&'static str, &'static str),
    act: impl Future<Output = T>,
) -> T {
    let owner = &scene.db.owner;
    let mut other = owner.begin().await.unwrap();
    sqlx::query(held).execute(&mut *other).await.unwrap();
    let others = async {
        somebody_waits(owner).await;
        let found = sqlx::query(wanted).fetch_all(&mut *other).await;
        assert!(!found.expect("whoever waits does not hold what is wanted").is_empty());
        other.rollback().await.unwrap();
    };
    let (done, ()) = tokio::join!(act, others);
    done
}

#[tokio::test]
async fn what_a_merge_moves_is_held_after_the_person() {
    const PERSON: &str = "SELECT id FROM person FOR UPDATE";
    const CARD: &str = "SELECT id FROM card FOR UPDATE NOWAIT";
    const REFERRAL: &str = "SELECT id FROM referral FOR UPDATE NOWAIT";
    let scene = Scene::at(NOON).await;
    seed::partner(&scene.db.owner, &scene.ctx, Some("http://localhost:8090")).await.unwrap();
    let (pool, ctx) = (&scene.db.app, &scene.ctx);
    let karim = scene.operator("karim.haddad").await;
    let card = card(&scene).await;
    let sending = Box::pin(send(&scene, &scene.chiara, card, &karim));
    let sent = beside(&scene, (PERSON, CARD), sending).await.unwrap();
    beside(&scene, (PERSON, CARD), propose(&scene, card)).await.unwrap();
    let received = referrals::receive(pool, ctx, grant(&karim), sent);
    beside(&scene, (PERSON, REFERRAL), received).await.unwrap();
}

#[tokio::test]
async fn whoever_saves_a_card_can_name_the_proposal_that_is_being_accepted() {
    let scene = Scene::at(NOON).await;
    seed::partner(&scene.db.owner, &scene.ctx, Some("http://localhost:8090")).await.unwrap();
    let anna = scene.operator("anna.bruni").await;
    let card = card(&scene).await;
    let id = propose(&scene, card).await.unwrap();
    let rows = ("SELECT id FROM card FOR UPDATE", "SELECT id FROM presa_in_carico FOR KEY SHARE NOWAIT");
    let accepted = presa_in_carico::accept(&scene.db.app, &scene.ctx, grant(&anna), id);
    beside(&scene, rows, accepted).await.unwrap();
}

async fn run(connection: &mut PgConnection, sql: &'static str) -> Result<(), Error> {
    sqlx::query(sql).execute(connection).await?;
    Ok(())
}

const ONE: &str = "UPDATE counted SET times = times + 1 WHERE what = 'one'";
const OTHER: &str = "UPDATE counted SET times = times + 1 WHERE what = 'other'";

/// A database with two rows that several people write.
async fn two_rows() -> Db {
    let db = Db::fresh().await;
    let table = "CREATE TABLE counted (what text PRIMARY KEY, times integer NOT NULL)";
    sqlx::query(table).execute(&db.owner).await.unwrap();
    let rows = "INSERT INTO counted VALUES ('one', 0), ('other', 0)";
    sqlx::query(rows).execute(&db.owner).await.unwrap();
    db
}

#[tokio::test]
async fn of_two_who_wait_for_each_other_one_is_told_to_try_again() {
    let db = two_rows().await;
    let (mut first, mut second) = (db.owner.begin().await.unwrap(), db.owner.begin().await.unwrap());
    run(&mut first, ONE).await.unwrap();
    run(&mut second, OTHER).await.unwrap();
    let one = async {
        let done = run(&mut first, OTHER).await;
        first.rollback().await.unwrap();
        done
    };
    let other = async {
        let done = run(&mut second, ONE).await;
        second.rollback().await.unwrap();
        done
    };
    let (one, other) = tokio::join!(one, other);
    let lost: Vec<Error> = [one.err(), other.err()].into_iter().flatten().collect();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(lost.iter().all(|error| error.is_busy() && !error.is_temporary()), "{lost:?}");
}

#[tokio::test]
async fn whoever_writes_what_was_changed_meanwhile_or_is_held_is_told_to_try_again() {
    let db = two_rows().await;
    let mut late = db.owner.begin().await.unwrap();
    run(&mut late, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").await.unwrap();
    run(&mut late, "SELECT FROM counted").await.unwrap();
    sqlx::query(ONE).execute(&db.owner).await.unwrap();
    let error = run(&mut late, ONE).await.unwrap_err();
    assert!(error.is_busy(), "{error:?}");
    late.rollback().await.unwrap();
    let mut holder = db.owner.begin().await.unwrap();
    run(&mut holder, ONE).await.unwrap();
    let mut other = db.owner.acquire().await.unwrap();
    let error = run(&mut other, "SELECT FROM counted FOR UPDATE NOWAIT").await.unwrap_err();
    assert!(error.is_busy(), "{error:?}");
    let own_fault = run(&mut other, "SELECT 1 / 0").await.unwrap_err();
    assert!(!own_fault.is_busy(), "{own_fault:?}");
}
