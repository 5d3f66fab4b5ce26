//! Ways to reach a person outside the portal.
//!
//! A [`Channel`] knows whom it reaches and hands a message over. E-mail is the one there is. App IO
//! finds people by their codice fiscale and SEND delivers acts with legal value to a codice fiscale or
//! a domicile: each will be one more implementation here and one more [`ChannelKind`]; jobs, the
//! page of the desk and what citizens choose in their profile stay as they are.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::{
    FiscalCode,
    delivery::{ChannelKind, Obstacle},
};

use crate::{
    Platform,
    mail::{Letter, Mailer},
};

/// What is known of somebody who is to be told something.
#[derive(Clone)]
pub struct Recipient {
    /// E-mail address.
    pub email: Option<String>,
    /// Codice fiscale, by which other channels find people.
    pub fiscal_code: Option<FiscalCode>,
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(hidden)")
    }
}

/// What they are told: that there is something to read, never what.
#[derive(Clone)]
pub struct Message {
    /// Makes repeated sendings recognisable: the job's identifier.
    pub id: uuid::Uuid,
    /// Title.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// A PDF that goes with it: file name and content.
    pub pdf: Option<(String, Vec<u8>)>,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.id)
    }
}

/// Why a message was not handed over. It names no person and no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct Failure {
    /// The class, for the desk.
    pub obstacle: Obstacle,
    /// Whether trying again is of no use.
    pub lasting: bool,
    /// More about it, for administrators.
    pub said: String,
}

/// A way to reach people.
#[async_trait]
pub trait Channel: fmt::Debug + Send + Sync {
    /// Which one.
    fn kind(&self) -> ChannelKind;

    /// Whether it reaches this person.
    fn reaches(&self, person: &Recipient) -> bool;

    /// Hands a message over. Doing it twice may tell the person twice, under the same identifier.
    ///
    /// # Errors
    /// When the other side did not take it.
    async fn deliver(&self, person: &Recipient, message: Message, now: DateTime<Utc>) -> Result<(), Failure>;
}

/// E-mail.
#[derive(Debug, Clone)]
pub struct Email {
    mailer: Mailer,
}

#[async_trait]
impl Channel for Email {
    fn kind(&self) -> ChannelKind {
        ChannelKind::Email
    }

    fn reaches(&self, person: &Recipient) -> bool {
        person.email.is_some()
    }

    async fn deliver(&self, person: &Recipient, message: Message, now: DateTime<Utc>) -> Result<(), Failure> {
        let to = person.email.clone().ok_or_else(|| Failure {
            obstacle: Obstacle::Address,
            lasting: true,
            said: "there is no address".to_owned(),
        })?;
        let Message { id, subject, body, pdf } = message;
        self.mailer.hand_over(Letter { id, to, subject, body, pdf }, now).await
    }
}

/// Every channel that this portal has, the preferred one first.
pub fn channels(platform: &Platform) -> Vec<Arc<dyn Channel>> {
    vec![Arc::new(Email { mailer: platform.mailer.clone() })]
}

/// The first channel that reaches this person; none for whoever reads everything in the area personale.
pub fn first_to_reach(platform: &Platform, person: &Recipient) -> Option<Arc<dyn Channel>> {
    channels(platform).into_iter().find(|channel| channel.reaches(person))
}
