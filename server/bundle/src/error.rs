//! What can go wrong, in words that say what to do.

use std::path::{Path, PathBuf};

/// Why the browser half could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The command line was not understood.
    #[error("{0}; say: bundle [--profile wasm-release|wasm-dev] [--out FOLDER]")]
    Usage(String),
    /// The program was started outside the checkout.
    #[error("no checkout of Sportello at {0} or above it")]
    NoCheckout(PathBuf),
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A program that this one calls failed.
    #[error("{program} failed ({reason})\n{output}")]
    Program {
        /// Its name.
        program: String,
        /// Its status, or why it did not start.
        reason: String,
        /// The end of what it said, when it was not shown already.
        output: String,
    },
    /// wasm-bindgen refused the module.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// A style sheet or script names a file that is not there.
    #[error("{inside} names {name}, and there is no such asset")]
    UnknownReference {
        /// The file with the reference.
        inside: String,
        /// What it says.
        name: String,
    },
    /// Two files would get the same address.
    #[error("two assets are called {0}; addresses are flat, so file names must differ")]
    SameName(String),
    /// An icon is listed that the sprite of Bootstrap Italia lacks.
    #[error("style/icons/bootstrap-italia.txt lists {0}, which the installed bootstrap-italia does not have")]
    UnknownIcon(String),
    /// A file that must be text is not.
    #[error("{0} is not UTF-8 text")]
    NotText(String),
}

impl BundleError {
    /// A failed read or write of `path`.
    pub fn file(path: impl AsRef<Path>, source: std::io::Error) -> Self {
        Self::File { path: path.as_ref().to_owned(), source }
    }
}
