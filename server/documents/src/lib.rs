//! What is handed in and handed out: uploads, their storage, and everything printed.
//!
//! * [`sniff`] tells what a file is by its content; [`file_name`] cleans its display name
//! * [`store`] keeps documents encrypted in any object store; [`keys`] are its keys
//! * [`photo`] puts several photos into one PDF
//! * [`scan`] asks a virus scanner
//! * [`archive`] puts several files into one, while they are read
//! * [`mod@print`] turns facts into accessible PDFs; [`receipt`] is the first printed document,
//!   [`notice`] the one that people sign, [`report`] what a desk prints of its work and the copy that
//!   citizens take of their data
//! * [`sheet`] writes a list for spreadsheets
//!
//! Nothing here knows people, permissions or the database, reads a clock, or draws randomness:
//! `server` passes `now`, a [`keys::FileSeed`] and the keys in.
//!
//! # How to add a printed document
//! 1. Write `templates/NAME.typ`. Begin with `#let facts = json("facts.json")` and copy the `set`
//!    rules of `receipt.typ`. Every heading is a real heading, every list a real list; pictures
//!    carry `alt`; the title is set by `set document(title: …)`: PDF/UA refuses anything less.
//! 2. Write `src/NAME.rs`: a `Serialize` struct of facts in final wording, its labels as another
//!    struct, and [`print::Printed`] for it (name, `include_str!` of the template, identity).
//! 3. Test it with the hostile texts of `receipt_tests.rs`, in a left-to-right and a
//!    right-to-left language, with nothing in every list and with far too much.
//!
//! # How to add an object store
//! Switch on the backend's feature of `object_store` (for example `aws`), build it in `server`
//! from the configuration, and pass it to [`store::DocumentStore::new`]; for S3 also call
//! [`store::DocumentStore::with_part_size`] with 5 MiB or more. The store must make multipart
//! uploads visible only when completed. Its bucket needs a rule that aborts unfinished uploads.
//!
//! # How to rotate the master key
//! See [`keys::MasterKeys`].
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "tests may stop at the first surprise"
    )
)]

pub mod archive;
pub mod file_name;
pub mod keys;
pub mod notice;
pub mod photo;
pub mod print;
pub mod receipt;
pub mod report;
pub mod scan;
mod seal;
pub mod sheet;
pub mod sniff;
pub mod store;

pub use file_name::FileName;
pub use keys::{FileSeed, MasterKeys};
pub use print::Printer;
pub use seal::Damaged;
pub use store::DocumentStore;
