//! What `upload.js` says, in the language of the page.

use domain::{form::AttachmentRule, format::SizeWords};
use serde::Serialize;

use crate::{i18n::Translator, problems::FileProblem};

/// Words of the script that hands files in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileWords {
    /// The photo is turned and made smaller.
    preparing: String,
    /// The line broke; it goes on by itself.
    paused: String,
    /// It is being checked.
    waiting: String,
    /// It is in.
    accepted: String,
    /// A virus.
    virus: String,
    /// The connection broke for good.
    lost: String,
    /// It is too large.
    #[serde(rename = "tooLarge")]
    too_large: String,
    /// The session is over.
    expired: String,
    /// It was taken back.
    removed: String,
    /// The page goes on when the files are there.
    finishing: String,
    /// What sizes are written with.
    size: SizeWords,
}

impl FileWords {
    /// In this language, for this requirement.
    pub fn new(t: Translator, rule: &AttachmentRule) -> Self {
        Self {
            preparing: t.get("citizen-file-preparing"),
            paused: t.get("citizen-file-paused"),
            waiting: t.get("citizen-file-waiting"),
            accepted: t.get("citizen-file-accepted-now"),
            virus: t.get("problem-file-virus"),
            lost: t.get("problem-file-interrupted"),
            too_large: FileProblem::TooLarge { max_bytes: rule.max_bytes }.message(t),
            expired: t.get("citizen-draft-expired"),
            removed: t.get("citizen-file-removed"),
            finishing: t.get("citizen-file-finishing"),
            size: SizeWords::of(t.lang()),
        }
    }

    /// As the script reads them.
    pub(super) fn json(&self) -> String {
        // Texts can always be written as JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}
