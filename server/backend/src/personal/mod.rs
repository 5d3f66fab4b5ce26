//! What citizens keep at the portal for themselves, and what it tells them about their data.

mod accesses;
mod codes;
mod export;
mod known;
mod own_people;
mod profile;
mod records;

pub use accesses::{accesses, notices};
pub use codes::{CodeKey, CodeToSend, ask_code, code_to_send, confirm, forget_old, note_hitch};
pub use export::{EXPORTS_A_DAY, FileToPack, Packed, export};
pub(crate) use known::known;
pub(crate) use own_people::own_people;
pub(crate) use profile::find;
pub use profile::{Own, drop_email, keep_contacts, note_lang, open, preferences, profile, set_phone};
