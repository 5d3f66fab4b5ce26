//! Changed answers against the real door: Giulia or nobody. Thousands more are verified without a
//! server in `identity`.

use std::ops::Range;

use futures::future::join_all;
use identity::saml::PendingRequest;

use super::{Door, NEXT, post_only};
use crate::mutator::{Chance, mutant};

/// At the same time, each with browsers of its own.
const LANES: u64 = 4;
/// Another seed, other mutants.
const SEED: u64 = 20_261_130;

/// Three times as many by night: `nightly::a_changed_answer_brings_giulia_or_nobody`.
#[tokio::test]
async fn a_changed_answer_brings_giulia_or_nobody() {
    bring_giulia_or_nobody(400).await;
}

/// Sends as many mutants as that.
pub async fn bring_giulia_or_nobody(mutants: u64) {
    let door = Door::open().await;
    let share = mutants / LANES;
    let lanes = (0..LANES).map(|lane| send(&door, lane * share..(lane + 1) * share));
    let accepted: i64 = join_all(lanes).await.into_iter().sum();
    let all = i64::try_from(mutants).unwrap();
    assert!(accepted > 0 && accepted * 2 < all, "{accepted} of {all} were harmless");
    for (sql, expected) in [
        ("SELECT count(*) FROM saml_transaction", all),
        ("SELECT count(*) FROM saml_transaction WHERE outcome = 'accepted'", accepted),
        ("SELECT count(*) FROM session WHERE data ? 'citizen'", accepted),
        ("SELECT count(*) FROM account WHERE fiscal_code IS DISTINCT FROM 'FRRGLI88C54M990P'", 0),
    ] {
        assert_eq!(door.house.count(sql).await, expected, "{sql}");
    }
}

/// Sends these mutants, as many to one login as it takes; how many of them let somebody in.
async fn send(door: &Door, numbers: Range<u64>) -> i64 {
    let mut accepted = 0;
    let mut login = None;
    for number in numbers {
        let (browser, pending, good) = match login.take() {
            Some(login) => login,
            None => {
                let browser = door.house.app.browser();
                let pending = door.begin(&browser, 2, NEXT).await;
                let good = door.good(&pending);
                (browser, pending, good)
            }
        };
        let (bytes, done) = mutant(&good, &mut Chance::new(SEED.wrapping_add(number << 20)));
        let page = post_only(&browser, &pending.relay_state, &String::from_utf8_lossy(&bytes)).await;
        let to = page.location().unwrap_or_default();
        assert!(to == NEXT || to.starts_with("/accesso/esito/"), "mutant {number}: {} {done:?}", page.status);
        let inside = browser.get(NEXT).await.status == 200;
        assert_eq!(inside, to == NEXT, "mutant {number}: {done:?}");
        accepted += i64::from(inside);
        if serves(door, &pending).await {
            login = Some((browser, pending, good));
        }
    }
    accepted
}

/// Whether an answer to this login may still count.
async fn serves(door: &Door, pending: &PendingRequest) -> bool {
    sqlx::query_scalar("SELECT used_at IS NULL FROM saml_request WHERE id = $1")
        .bind(&pending.request_id)
        .fetch_one(&door.house.app.db.owner)
        .await
        .unwrap()
}
