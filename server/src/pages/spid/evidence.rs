//! Answers that were refused are kept too.

use backend::register::{self, Transaction};
use identity::saml::{PendingRequest, peek};

use super::acs::Answer;
use crate::pages::{Portal, around::Around};

/// Writes a refused response into the register. The citizen's page does not wait for its success:
/// where the database is away, the log has the outcome.
pub(super) async fn note(
    portal: &Portal,
    around: &Around,
    pending: Option<&PendingRequest>,
    answer: &Answer,
    outcome: &str,
) {
    let peeked = peek(&answer.response);
    let written = register::record(
        &portal.platform.pool,
        around.ctx(),
        &portal.register,
        Transaction {
            idp: pending.map_or("unknown", |pending| &pending.idp),
            request_id: pending.map(|pending| pending.request_id.as_str()),
            request: pending.map_or("", |pending| &pending.request_xml),
            response_id: peeked.as_ref().and_then(|peek| peek.response_id.as_deref()),
            response: &answer.response,
            assertion_id: None,
            subject: None,
            outcome,
        },
    )
    .await;
    if let Err(error) = written {
        tracing::error!(%error, outcome, "a refused response could not be written into the register");
    }
}
