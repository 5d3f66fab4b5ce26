//! How many SPID responses one core verifies in a second. Run by `make bench`.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock, prints, and may stop at the first surprise"
)]

#[expect(dead_code, reason = "the tests' provider can misbehave in more ways than are measured")]
#[path = "../tests/saml/provider.rs"]
mod provider;
#[expect(dead_code, reason = "the tests' stage has more people on it")]
#[path = "../tests/saml/stage.rs"]
mod stage;

use std::time::{Duration, Instant};

/// Long enough to be even, short enough to be borne.
const MEASURED: Duration = Duration::from_secs(3);

fn main() {
    let response = stage::answer().with_both_signed();
    // The first one loads libraries and keys.
    stage::verify(&response).unwrap();
    let begun = Instant::now();
    let mut verified = 0_u32;
    while begun.elapsed() < MEASURED {
        stage::verify(&response).unwrap();
        verified += 1;
    }
    let rate = f64::from(verified) / begun.elapsed().as_secs_f64();
    println!("SAML responses verified on one core | {rate:.0} /s | at least 800 /s");
}
