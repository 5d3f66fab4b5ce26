//! RSA keys of tests, which need not be new: each test is a program of its own, and to draw a key takes longer than
//! most of them.

use std::{env, fs, io, process, thread};

use openssl::{error::ErrorStack, pkey::PKey, rsa::Rsa};

/// The key of this name, PEM. Whoever asks first draws it, and keeps it beside the running program for all others.
pub fn key(name: &str) -> io::Result<String> {
    let program = env::current_exe()?;
    let file = program.with_file_name(format!("sportello-test-{name}.pem"));
    if !file.exists() {
        // It gets its name when it is whole; of two who come at once, the last one's stays.
        let whose = format!("{}-{:?}", process::id(), thread::current().id());
        let half = program.with_file_name(format!("sportello-test-{name}-{whose}.pem"));
        fs::write(&half, draw()?)?;
        fs::rename(&half, &file)?;
    }
    fs::read_to_string(&file)
}

#[expect(clippy::disallowed_methods, reason = "OpenSSL draws its keys by itself")]
fn draw() -> Result<Vec<u8>, ErrorStack> {
    PKey::from_rsa(Rsa::generate(2048)?)?.private_key_to_pem_pkcs8()
}
