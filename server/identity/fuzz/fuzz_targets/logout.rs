//! A logout message, in a redirect or a form.
#![no_main]

#[path = "../../tests/saml/fuzzed.rs"]
mod fuzzed;
#[path = "../../tests/saml/provider.rs"]
mod provider;
#[path = "../../tests/saml/slo.rs"]
mod slo;
#[path = "../../tests/saml/stage.rs"]
mod stage;
#[path = "../../tests/saml/wrappings.rs"]
mod wrappings;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    fuzzed::logout(data);
});
