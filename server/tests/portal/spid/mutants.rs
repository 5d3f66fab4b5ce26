//! Changed answers against the real door: Giulia or nobody. Thousands more are verified without a
//! server in `identity`.

use chrono::TimeDelta;

use super::Door;
use crate::mutator::{Chance, mutant};

const MUTANTS: u64 = 60;

#[tokio::test]
async fn a_changed_answer_brings_giulia_or_nobody() {
    let door = Door::open().await;
    let mut refused = 0;
    for number in 0..MUTANTS {
        let mut done = Vec::new();
        let verdict = door
            .verdict(2, |pending| {
                let (bytes, changes) = mutant(&door.good(pending), &mut Chance::new(number));
                done = changes;
                String::from_utf8_lossy(&bytes).into_owned()
            })
            .await;
        assert_eq!(verdict.inside, verdict.outcome == "accepted", "mutant {number}: {done:?}");
        assert!(verdict.inside || verdict.page.text().contains("<h1"), "mutant {number}: {done:?}");
        refused += u64::from(!verdict.inside);
        door.house.app.pass(TimeDelta::seconds(10));
    }
    assert!(refused > MUTANTS / 2, "{refused} refused");
    let others = "SELECT count(*) FROM account WHERE fiscal_code IS DISTINCT FROM 'FRRGLI88C54M990P'";
    assert_eq!(door.house.count(others).await, 0);
}
