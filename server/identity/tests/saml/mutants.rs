//! Thousands of changed responses: each is refused, or says exactly what the genuine one said.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::DateTime;
use identity::saml::Authenticated;

use crate::mutator::{Chance, mutant};
use crate::stage::{PENDING, SP, answer, idp, now};

/// Mutants of each kind of response. `MUTANTS=100000 cargo test` looks longer.
const EACH: usize = 2000;
/// Another seed, other mutants.
const SEED: u64 = 20_261_125;

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests by hand may want more mutants")]
fn wanted() -> usize {
    std::env::var("MUTANTS").ok().and_then(|number| number.parse().ok()).unwrap_or(EACH)
}

/// What happened to how many.
fn tally(good: &str, facts: fn(Authenticated) -> Authenticated) -> BTreeMap<&'static str, usize> {
    let verify = |xml: &[u8]| SP.verify(&STANDARD.encode(xml), &PENDING, idp(), now());
    let genuine = facts(verify(good.as_bytes()).unwrap());
    let mut tally = BTreeMap::new();
    for number in 0..wanted() {
        let mut chance = Chance::new(SEED.wrapping_add(u64::try_from(number).unwrap() << 20));
        let (bytes, done) = mutant(good, &mut chance);
        let outcome = match verify(&bytes) {
            Ok(login) => {
                let xml = String::from_utf8_lossy(&bytes);
                assert_eq!(facts(login), genuine, "mutant {number} of seed {SEED}: {done:?}\n{xml}");
                "accepted"
            }
            Err(refusal) => refusal.code(),
        };
        *tally.entry(outcome).or_default() += 1;
    }
    tally
}

/// A mutator that never gets past the first check would prove nothing.
fn reached_every_defence(tally: &BTreeMap<&'static str, usize>) {
    let at_least = |code: &str, share: usize| {
        let count = tally.get(code).copied().unwrap_or(0);
        assert!(count * 1000 >= wanted() * share, "{code}: {count} in {tally:?}");
    };
    at_least("accepted", 10);
    at_least("signature", 150);
    at_least("several-assertions", 10);
    at_least("duplicate-id", 2);
    at_least("not-xml", 20);
    assert!(tally.len() >= 15, "{tally:?}");
}

#[test]
fn a_mutant_of_a_response_signed_twice_says_what_was_signed_or_nothing() {
    let whole = |login: Authenticated| Authenticated { response_xml: String::new(), ..login };
    reached_every_defence(&tally(&answer().with_both_signed(), whole));
}

/// Nobody signed the response around the assertion: its ID and instant are no facts.
#[test]
fn a_mutant_of_a_response_with_a_signed_assertion_says_what_was_signed_or_nothing() {
    let signed = |login: Authenticated| Authenticated {
        response_xml: String::new(),
        response_id: String::new(),
        response_issue_instant: DateTime::UNIX_EPOCH,
        ..login
    };
    reached_every_defence(&tally(&answer().with_signed_assertion(), signed));
}
