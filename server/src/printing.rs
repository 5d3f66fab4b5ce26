//! Printing, off the async threads. Fonts are loaded with the first document.

use std::{
    fmt,
    sync::{Arc, LazyLock},
};

use documents::print::{PrintError, Printer};

/// The one printer of the program. As a trait object: else the compiler goes through every type of the typesetter
/// for each future that holds the platform, which took longer than all the rest of this crate.
#[derive(Clone)]
pub struct Printing(Arc<dyn Loaded>);

/// A printer that is there with the first document.
trait Loaded: Send + Sync {
    fn printer(&self) -> Result<&Printer, &PrintError>;
}

impl Loaded for LazyLock<Result<Printer, PrintError>> {
    fn printer(&self) -> Result<&Printer, &PrintError> {
        self.as_ref()
    }
}

/// Nothing was printed: the log says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("printing failed; see the log")]
pub struct NotPrinted;

impl Printing {
    /// Loads nothing yet.
    pub fn new() -> Self {
        Self(Arc::new(LazyLock::new(Printer::new as fn() -> _)))
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
        let work = tokio::task::spawn_blocking(move || match printer.printer() {
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
