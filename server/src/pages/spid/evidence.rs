//! Answers that were refused are kept too.

use backend::register::{self, Transaction};
use identity::saml::{PendingRequest, peek};

use super::{acs::Answer, gate::Knocker};
use crate::pages::{Portal, around::Around};

/// Writes a refused response into the register. The citizen's page does not wait for its success:
/// where the database is away, the log has the outcome.
pub(super) async fn note(
    portal: &Portal,
    around: &Around,
    pending: Option<&PendingRequest>,
    answer: &Answer,
    (outcome, knocker): (&str, Knocker),
) {
    let peeked = peek(&answer.response).unwrap_or_default();
    let written = register::record(
        &portal.platform.pool,
        around.ctx(),
        &portal.register,
        Transaction {
            idp: pending.map_or("unknown", |pending| &pending.idp),
            request_id: pending.map(|pending| pending.request_id.as_str()),
            request_issued_at: pending.map(|pending| pending.issue_instant),
            request: pending.map_or("", |pending| &pending.request_xml),
            response_id: peeked.response_id.as_deref(),
            response_issued_at: peeked.issue_instant.as_deref().and_then(|at| at.parse().ok()),
            response_issuer: peeked.issuer.as_deref(),
            response: if peeked.xml.is_empty() { &answer.response } else { &peeked.xml },
            outcome,
            most: portal.gate.most_kept(knocker),
            ..Transaction::default()
        },
    )
    .await;
    if let Err(error) = written {
        tracing::error!(%error, outcome, "a refused response could not be written into the register");
    }
}
