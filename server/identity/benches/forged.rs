//! Processor time that a forged response costs, by how it is made. Run by `make bench`.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a measurement prints, and may stop at the first surprise"
)]

#[path = "../tests/saml/costly.rs"]
mod costly;
#[path = "support/processor.rs"]
mod processor;
#[expect(dead_code, reason = "the tests' provider can misbehave in more ways than are measured")]
#[path = "../tests/saml/provider.rs"]
mod provider;
#[expect(dead_code, reason = "the tests' stage has more people on it")]
#[path = "../tests/saml/stage.rs"]
mod stage;
#[expect(dead_code, reason = "the metadata variants cost what the others cost")]
#[path = "../tests/saml/wrappings.rs"]
mod wrappings;

use costly::many;

/// Enough of each to be even.
const TIMES: u32 = 200;

fn main() {
    println!("Forged response | refused as | processor time each");
    let good = stage::answer();
    let stranger = good.signed_around(&good.signed_assertion(&stage::FOREIGN_KEY), &stage::FOREIGN_KEY);
    measure("a stranger's key", &stranger);
    measure("a value changed after signing", &good.with_both_signed().replace("Giulia", "Mario"));
    measure("nothing signed", &good.around(&good.unsigned_assertion()));
    for forged in wrappings::eight(&good).into_iter().take(8) {
        measure(&format!("wrapping {}", forged.name), &forged.xml);
    }
    measure("4,000 attributes", &format!("<x{}/>", many(4000, "a")));
    measure(
        "64 attributes on each of 100 tags",
        &format!("<x>{}</x>", format!("<y{}/>", many(64, "a")).repeat(100)),
    );
    measure("40 namespaces", &format!("<x{}/>", many(40, "xmlns:n")));
    measure("5,000 elements inside each other", &"<x>".repeat(5000));
    measure("a document type", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
    measure("127 KiB of text in one element", &format!("<x>{}</x>", "a".repeat(127 * 1024)));
    for costly in costly::all(&good) {
        assert_eq!(stage::verdict(&costly.xml), costly.code, "{}", costly.name);
        measure(costly.name, &costly.xml);
    }
}

fn measure(what: &str, xml: &str) {
    // The first one loads libraries and keys.
    let code = stage::verdict(xml);
    assert_ne!(code, "accepted", "{what}");
    let begun = processor::time();
    for _ in 0..TIMES {
        stage::verdict(xml);
    }
    let each = (processor::time() - begun) / u64::from(TIMES);
    println!("{what} | {code} | {} µs", each / 1000);
}
