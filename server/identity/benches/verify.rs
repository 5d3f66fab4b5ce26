//! How many SPID responses one core verifies in a second. Run by `make bench`.
//!
//! `-- --write FOLDER` writes the response and what a service provider must know to believe it,
//! so that another implementation can be measured on the same bytes.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a measurement prints, and may stop at the first surprise"
)]

#[path = "support/processor.rs"]
mod processor;
#[expect(dead_code, reason = "the tests' provider can misbehave in more ways than are measured")]
#[path = "../tests/saml/provider.rs"]
mod provider;
#[expect(dead_code, reason = "the tests' stage has more people on it")]
#[path = "../tests/saml/stage.rs"]
mod stage;

use std::path::Path;

/// Long enough to be even, short enough to be borne: nanoseconds.
const MEASURED: u64 = 3_000_000_000;

fn main() {
    // Both signatures, the dearest of the usual responses.
    let field = stage::encode(&stage::answer().with_both_signed());
    let mut arguments = std::env::args().skip_while(|argument| argument != "--write").skip(1);
    match arguments.next() {
        Some(folder) => write(Path::new(&folder), &field),
        None => measure(&field),
    }
}

fn measure(field: &str) {
    let verify = || stage::SP.verify(field, &stage::PENDING, stage::idp(), stage::now()).unwrap();
    // The first one loads libraries and keys.
    verify();
    let begun = processor::time();
    let mut verified = 0_u64;
    while processor::time() - begun < MEASURED {
        verify();
        verified += 1;
    }
    let rate = verified * 1_000_000_000 / (processor::time() - begun);
    println!("SAML responses verified on one core | {rate} /s | at least 800 /s");
}

fn write(folder: &Path, field: &str) {
    let known = serde_json::json!({
        "entity_id": stage::BASE,
        "acs": stage::ACS,
        "request_id": stage::PENDING.request_id,
        "now": stage::now(),
        "fiscal_number": "TINIT-FRRGLI88C54M990P",
    });
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("response.txt"), field).unwrap();
    std::fs::write(folder.join("idp.xml"), provider::metadata(&[&stage::IDP_KEY])).unwrap();
    std::fs::write(folder.join("known.json"), known.to_string()).unwrap();
}
