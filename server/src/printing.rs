//! Printing, off the async threads. Fonts are loaded with the first document.

use std::{
    fmt,
    sync::{Arc, LazyLock},
};

use documents::print::{PrintError, Printer};

/// The one printer of the program.
#[derive(Clone)]
pub struct Printing(Arc<LazyLock<Result<Printer, PrintError>>>);

/// Nothing was printed: the log says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("printing failed; see the log")]
pub struct NotPrinted;

impl Printing {
    /// Loads nothing yet.
    pub fn new() -> Self {
        Self(Arc::new(LazyLock::new(Printer::new)))
    }

    /// Prints a document on a blocking thread.
    ///
    /// # Errors
    /// When the document cannot be set, or would be no accessible PDF.
    pub async fn print(
        &self,
        document: impl FnOnce(&Printer) -> Result<Vec<u8>, PrintError> + Send + 'static,
    ) -> Result<Vec<u8>, NotPrinted> {
        let printer = self.0.clone();
        let work = tokio::task::spawn_blocking(move || match &**printer {
            Ok(printer) => document(printer).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        });
        work.await.map_err(|error| error.to_string()).flatten().map_err(|error| {
            tracing::error!(%error, "a document cannot be printed");
            NotPrinted
        })
    }
}

impl Default for Printing {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Printing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Printing")
    }
}
