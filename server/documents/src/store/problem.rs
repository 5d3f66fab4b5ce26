//! What may be wrong with the store itself.

use std::{error::Error, io};

/// The store cannot do its work now; trying again later may help.
#[derive(Debug, thiserror::Error)]
pub enum StoreUnavailable {
    /// There is no room left, or the quota is used up.
    #[error("the object store is full")]
    Full(#[source] object_store::Error),
    /// It cannot be reached, read or written.
    #[error("the object store does not work")]
    Failing(#[source] object_store::Error),
    /// The folder of the store cannot be made.
    #[error("the folder of the object store cannot be made")]
    Folder(#[from] io::Error),
    /// It does not give back what was written.
    #[error("the object store gave back something else than was written")]
    Inconsistent,
}

impl StoreUnavailable {
    /// A stable name, for logs and metrics.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Full(_) => "store_full",
            Self::Failing(_) => "store_failing",
            Self::Folder(_) => "store_folder",
            Self::Inconsistent => "store_inconsistent",
        }
    }
}

impl From<object_store::Error> for StoreUnavailable {
    fn from(error: object_store::Error) -> Self {
        if is_full(&error) { Self::Full(error) } else { Self::Failing(error) }
    }
}

/// Looks for "no space" among the causes.
fn is_full(error: &object_store::Error) -> bool {
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = cause {
        let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(kind, Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)) {
            return true;
        }
        cause = error.source();
    }
    false
}
