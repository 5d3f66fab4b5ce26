//! Lists that leave the portal.

use super::pattern;

/// A list that may leave the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    /// The cards of the desk.
    Cards,
    /// The requests of the queue.
    Requests,
    /// The services asked for.
    Services,
}

impl ListOf {
    pub(super) const fn pattern(self) -> &'static str {
        match self {
            Self::Cards => pattern::CONSOLE_CARDS_EXPORT,
            Self::Requests => pattern::CONSOLE_QUEUE_EXPORT,
            Self::Services => pattern::CONSOLE_ASKED_EXPORT,
        }
    }
}
