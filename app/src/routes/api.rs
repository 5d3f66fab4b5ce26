//! Addresses that scripts of our pages ask.

use std::fmt;

use domain::{Id, document::PartialUpload, intake::Intake};

use super::{encode, pattern};

/// What a script asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Api {
    /// Municipalities by name, for the island.
    Places,
    /// Countries by name, for the island.
    Countries,
    /// Autosave of a step, for the island.
    Draft {
        /// The draft.
        intake: Id<Intake>,
        /// Slug of the step.
        step: String,
    },
    /// Documents of a question, for the island.
    DraftDocuments {
        /// The draft.
        intake: Id<Intake>,
        /// Name of the question.
        question: String,
    },
    /// A file that comes piece by piece.
    Upload {
        /// Which.
        upload: Id<PartialUpload>,
    },
    /// News of the queue since an instant, for the island.
    QueueNews,
    /// News of the queue as they happen, for the island.
    QueueEvents,
    /// Keeps the session alive (POST), for the warning before it ends.
    Session,
}

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Places => f.write_str(pattern::API_PLACES),
            Self::Countries => f.write_str(pattern::API_COUNTRIES),
            Self::Draft { intake, step } => write!(f, "/api/bozze/{intake}/{}", encode(step)),
            Self::DraftDocuments { intake, question } => {
                write!(f, "/api/bozze/{intake}/documenti/{}", encode(question))
            }
            Self::Upload { upload } => write!(f, "/api/caricamenti/{upload}"),
            Self::QueueNews => f.write_str(pattern::API_QUEUE_NEWS),
            Self::QueueEvents => f.write_str(pattern::API_QUEUE_EVENTS),
            Self::Session => f.write_str(pattern::API_SESSION),
        }
    }
}
