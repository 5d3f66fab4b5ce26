//! Requests of citizens: from the draft to the decision.

mod area;
mod at_step;
mod citizen;
mod concealed;
mod content;
mod counts;
mod deadlines;
mod decide;
mod documents;
mod draft;
mod export;
mod file_access;
mod hand_over;
mod history;
mod load;
mod messages;
mod moving;
mod named;
mod opening;
mod own;
mod partial;
mod photos;
mod protocol;
mod queue;
mod receipt;
mod routing;
mod submit;
mod view;
mod work;

pub use area::{area, shelf_counts, to_answer};
pub use at_step::{AtStep, Beside, at_step, beside, to_save};
pub use citizen::{confirmation, draft_rows, integrate, open_own, reply_to_notice, was_sent_since, withdraw};
pub use counts::{Counts, counts, news_since};
pub(crate) use counts::{stop, tally};
pub use deadlines::{deadlines, deadlines_to_take};
pub use decide::{Choice, accept, give_notice, refuse};
pub use documents::{
    DocumentContent, INTEGRATION, Upload, add_document, document_for_citizen, document_for_operator,
    document_scanned, document_to_scan, integration_rule, may_add, remove_document,
};
pub use draft::{
    DRAFT_DAYS, Saved, begun_with, draft, drop_draft, expire_drafts, find_draft, open_draft, save_draft,
    save_step,
};
pub(crate) use export::everything;
pub use file_access::{AccessWords, access, answer_access, ask_access, open_accesses};
pub(crate) use hand_over::handed_over;
pub use hand_over::{hand_over, hand_over_receivers};
pub(crate) use load::{verification, verification_code};
pub use messages::{
    MESSAGE, Side, answer_message, attach, detach, may_attach, threads, unread, write_message,
};
pub use moving::move_draft;
pub use opening::{OpeningFacts, TellOpening, opening_facts, tell_openings};
pub use own::{own_documents, reusable_documents, reuse_document};
pub use partial::{
    Announced, add_piece, begin_upload, cancel_upload, claim_upload, expire_uploads, finish_upload,
    partial_upload, release_upload,
};
pub use photos::{photos_to_join, replace_photos};
pub use queue::{DeskQueue, export_list, export_rows, page, queue};
pub use receipt::{ReceiptFacts, receipt_facts, receipt_for_citizen, receipt_to_send, store_receipt};
pub use submit::submit;
pub(crate) use view::of_card;
pub use view::{Looked, detail, heading, look};
pub use work::{Words, ask_integration, take_up};
