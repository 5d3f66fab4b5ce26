//! Invented documents that were given before.

use domain::document::{Kind, OwnDocument, Verification};

use super::{at, document, id, text};
use crate::citizen::OwnDocumentsPage;

fn own(number: u128, verification: Verification, kind: Kind) -> OwnDocument {
    let given = document(number, verification, kind);
    OwnDocument {
        given_at: at(-48),
        intake: id(30 + number),
        service: "contributo-economico".into(),
        service_title: text("Contributo economico per le famiglie", "Financial help for families"),
        protocollo: "2026/0001847".parse().ok().filter(|_| number != 12),
        document: given,
    }
}

/// Documents of other requests.
pub(super) fn documents() -> Vec<OwnDocument> {
    vec![
        own(11, Verification::Accepted, Kind::Pdf),
        own(12, Verification::Accepted, Kind::Jpeg),
        own(13, Verification::Waiting, Kind::P7m),
        own(14, Verification::Rejected, Kind::Png),
    ]
}

/// None yet, and one in each state.
pub(in crate::citizen) fn own_documents() -> Vec<(&'static str, OwnDocumentsPage)> {
    vec![
        ("none", OwnDocumentsPage { documents: Vec::new() }),
        ("in each state", OwnDocumentsPage { documents: documents() }),
    ]
}
