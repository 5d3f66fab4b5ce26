//! Addresses of what citizens keep for themselves.

use std::fmt;

use super::pattern;

/// What of a citizen's own profile, data and sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalPart {
    /// The profile.
    Profile,
    /// An e-mail address to be proved (POST).
    Email,
    /// The code that proves it (POST).
    Code,
    /// Takes the address away (POST).
    DropEmail,
    /// Telephone (POST).
    Phone,
    /// Sends a code to the number that is kept (POST).
    ProvePhone,
    /// The code that proves it (POST).
    PhoneCode,
    /// Language, and which mails are wanted (POST).
    Preferences,
    /// Notices, who looked, copy of all data.
    Privacy,
    /// The same, the looks before this key.
    PrivacyBefore {
        /// Key of the page.
        key: String,
    },
    /// Signing a notice of a desk (POST).
    Sign,
    /// The copy of all data (POST).
    Data,
    /// Open sessions.
    Sessions,
    /// Closes one of them (POST).
    CloseSession,
    /// Closes all but this one (POST).
    CloseOthers,
    /// Gives the draft of a service up (GET and POST).
    DropDraft {
        /// Slug of the service.
        service: String,
    },
}

impl fmt::Display for PersonalPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match self {
            Self::Profile => pattern::PROFILE,
            Self::Email => pattern::PROFILE_EMAIL,
            Self::Code => pattern::PROFILE_CODE,
            Self::DropEmail => pattern::PROFILE_DROP_EMAIL,
            Self::Phone => pattern::PROFILE_PHONE,
            Self::ProvePhone => pattern::PROFILE_PROVE_PHONE,
            Self::PhoneCode => pattern::PROFILE_PHONE_CODE,
            Self::Preferences => pattern::PROFILE_PREFERENCES,
            Self::Privacy => pattern::OWN_PRIVACY,
            Self::PrivacyBefore { key } => {
                return write!(f, "{}?prima={}", pattern::OWN_PRIVACY, super::encode(key));
            }
            Self::Sign => pattern::OWN_SIGN,
            Self::Data => pattern::OWN_DATA,
            Self::Sessions => pattern::OWN_SESSIONS,
            Self::CloseSession => pattern::OWN_SESSION_CLOSE,
            Self::CloseOthers => pattern::OWN_SESSIONS_CLOSE_OTHERS,
            Self::DropDraft { service } => {
                return write!(f, "/servizi/{}/elimina-bozza", super::encode(service));
            }
        };
        f.write_str(path)
    }
}
