//! Segretariato cards: one access of a person to a desk.

mod correct;
mod counter;
mod diary;
mod elsewhere;
mod list;
mod named;
mod open;
mod parts;
mod readers;
mod removal;
mod requests;
mod rules;
mod unmet;
mod write;

pub use correct::{correct_outcome, edit_access};
pub(crate) use counter::open_from_referral;
pub use counter::{AtCounter, open_at_counter};
pub use diary::{add_note, correct_note, diary};
pub use elsewhere::Elsewhere;
pub(crate) use list::of_person;
pub use list::{export_list, export_rows, list};
pub(crate) use open::read;
pub use open::{Looked, export, look, look_to_write, open};
pub(crate) use parts::before;
pub use parts::{Choice, PartEdit, Save, earlier_part, save_part};
pub use readers::{notes_readers, set_notes_reader};
pub(crate) use removal::{hide_removed, show_removed};
pub use removal::{is_removed, remove, removed, restore};
pub use requests::{
    Asked, SheetEdit, add_request, advance, export_request_rows, export_requests, follow, record_work,
    requests_of_desk, save_sheet, strike_work,
};
pub use rules::{add_rule, end_rule, kept_rules, rule_desks};
pub(crate) use rules::{add_rule_within, rules_in_force};
pub use write::complete;
pub(crate) use write::{hold_with_person, open_from_intake, request_services};
