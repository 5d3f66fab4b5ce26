//! What citizens keep at the portal for themselves: contacts, language, wishes; and what the portal
//! tells them about it. A desk's profile is something else: see [`crate::mask`].

mod code;
mod dossier;
mod records;
mod watch;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Lang,
    contact::{EmailAddress, PhoneNumber},
};

pub use code::{
    CODE_DIGITS, CODE_MINUTES, CODE_TRIES, CODES_AN_HOUR, CodeChannel, CodeLimit, CodeShape, CodeTarget,
    Hitch, MESSAGES_A_DAY, PendingCode, TypedCode, Verdict,
};
pub use dossier::{
    Dossier, DossierAppointment, DossierDocument, DossierEvent, DossierRequest, DossierSignature,
};
pub use records::{DossierCard, DossierFact, DossierField, DossierPart, DossierRecord};
pub use watch::{AcceptedNotice, Access, AccessKind, AccessSubject, NoticeVersion};

/// What a citizen keeps for the next time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonalProfile {
    /// The language that mails and receipts are written in; None before anything is known about it.
    pub lang: Option<Lang>,
    /// E-mail address.
    pub email: Option<KeptEmail>,
    /// Telephone.
    pub phone: Option<KeptPhone>,
    /// Which mails are wanted.
    pub mails: MailWishes,
}

impl PersonalProfile {
    /// The address that mails may go to without being asked: one that its owner has proved.
    pub fn proved_email(&self) -> Option<&EmailAddress> {
        self.email.as_ref().filter(|kept| kept.is_proved()).map(|kept| &kept.address)
    }
}

/// An e-mail address that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptEmail {
    /// The address.
    pub address: EmailAddress,
    /// How sure it is.
    pub trust: Trust,
}

impl KeptEmail {
    /// Whether the citizen proved to read there.
    pub const fn is_proved(&self) -> bool {
        matches!(self.trust, Trust::Proved { .. })
    }
}

/// A telephone number that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPhone {
    /// The number.
    pub number: PhoneNumber,
    /// How sure it is.
    pub trust: Trust,
}

impl KeptPhone {
    /// Whether the citizen proved to hold it.
    pub const fn is_proved(&self) -> bool {
        matches!(self.trust, Trust::Proved { .. })
    }
}

/// How sure it is that an address or a number is the citizen's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "trust")]
pub enum Trust {
    /// It was written in a form.
    Typed,
    /// A code that was sent there came back.
    Proved {
        /// When.
        at: DateTime<Utc>,
    },
}

/// Which mails a citizen wants. What is not sent is still to be read in the area personale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWishes {
    /// The receipt of a request.
    pub receipt: bool,
    /// That there is something new about a request.
    pub news: bool,
}

impl Default for MailWishes {
    fn default() -> Self {
        Self { receipt: true, news: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_go_only_where_somebody_proved_to_read() {
        let address: EmailAddress = "giulia@posta.example".parse().unwrap();
        let with = |trust| PersonalProfile {
            email: Some(KeptEmail { address: address.clone(), trust }),
            ..PersonalProfile::default()
        };
        assert_eq!(with(Trust::Typed).proved_email(), None);
        assert_eq!(with(Trust::Proved { at: DateTime::UNIX_EPOCH }).proved_email(), Some(&address));
        assert_eq!(PersonalProfile::default().proved_email(), None);
        assert!(PersonalProfile::default().mails.receipt);
    }
}
