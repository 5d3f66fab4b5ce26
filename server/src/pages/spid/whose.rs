//! For which of the municipalities that the portal serves somebody signs in (Avviso 19).

use backend::catalogue;

use super::{parties::Served, wish::Wish};
use crate::pages::Portal;

/// For whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whose {
    /// Name of the municipality in addresses; nothing stands for the portal's own body.
    pub(super) municipality: Option<String>,
    /// Whether the service says so: then nobody is asked, and nothing else in the address counts.
    pub(super) known: bool,
}

impl Whose {
    /// The body that offers the service says it; without a service, or where the portal is no service provider for that
    /// body, whoever signs in.
    pub(super) async fn of(portal: &Portal, wish: &Wish, asked: Option<String>) -> Self {
        match offering(portal, wish).await {
            Some(Served::Own) => Self { municipality: None, known: true },
            Some(Served::Municipality(key)) => Self { municipality: Some(key), known: true },
            None => Self { municipality: asked, known: false },
        }
    }
}

/// A door that cannot be asked stays open.
async fn offering(portal: &Portal, wish: &Wish) -> Option<Served> {
    let offered = wish.service.as_ref()?;
    if portal.spid.municipalities().is_empty() {
        return None;
    }
    let body = catalogue::offering_body(&portal.platform.pool, offered.version).await.ok().flatten()?;
    portal.spid.serving(body.ipa.as_deref(), &body.name)
}
