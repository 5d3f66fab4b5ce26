//! Requests of citizens: from the draft to the decision.

mod citizen;
mod counts;
mod decide;
mod documents;
mod draft;
mod history;
mod load;
mod moving;
mod named;
mod protocol;
mod queue;
mod receipt;
mod submit;
mod view;
mod work;

pub use citizen::{
    area, confirmation, draft_rows, integrate, open_own, reply_to_notice, withdraw, write_message,
};
pub use counts::{Counts, counts, news_since, unassigned};
pub use decide::{Choice, accept, give_notice, refuse};
pub use documents::{
    DocumentContent, INTEGRATION, Upload, add_document, document_for_citizen, document_for_operator,
    document_scanned, document_to_scan, integration_rule, may_add, remove_document,
};
pub use draft::{DRAFT_DAYS, Saved, begun_with, draft, expire_drafts, find_draft, open_draft, save_draft};
pub use moving::{earlier, move_draft};
pub use queue::page;
pub use receipt::{ReceiptFacts, receipt_facts, receipt_for_citizen, receipt_to_send, store_receipt};
pub use submit::submit;
pub use view::detail;
pub(crate) use view::{answers_of, needs_of};
pub use work::{Words, answer_message, ask_integration, take_up};
