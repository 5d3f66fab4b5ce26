//! What an administrator should know of the identity providers.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use identity::saml::IdentityProvider;
use serde::Serialize;

use super::Providers;

/// A certificate that ends so soon is told.
const KEY_ENDS_SOON: TimeDelta = TimeDelta::days(30);
/// Metadata that ends so soon, and was not replaced, is told.
const METADATA_ENDS_SOON: TimeDelta = TimeDelta::days(7);

/// Letters of a text in an alarm.
const LONGEST_ABOUT: usize = 300;

/// One thing to know. Holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A file, the registry or a provider in them is not right.
    Source(String),
    /// A provider has a key that it did not have, or has one no more.
    KeyChanged {
        /// The provider.
        entity_id: String,
        /// Whether it has it now.
        added: bool,
        /// SHA-256 of the certificate, in hexadecimal.
        fingerprint: String,
        /// When it was noticed.
        at: DateTime<Utc>,
    },
    /// A certificate has ended, or soon will.
    KeyEnds {
        /// The provider.
        entity_id: String,
        /// SHA-256 of the certificate, in hexadecimal.
        fingerprint: String,
        /// Its end.
        not_after: DateTime<Utc>,
        /// Whether that is past.
        ended: bool,
        /// Whether the provider has another key that lasts. Providers leave old certificates in their
        /// metadata for years: that is to be known, and no alarm.
        replaced: bool,
    },
    /// Metadata of a provider may not be believed any more, or soon may not.
    MetadataEnds {
        /// The provider.
        entity_id: String,
        /// Until when.
        valid_until: DateTime<Utc>,
        /// Whether that is past.
        ended: bool,
    },
}

impl Notice {
    /// Code of the alarm that it is for as long as it lasts, and what that is about; none if it is
    /// only to be known. A changed key is an alarm once, when it is noticed (`backend::providers`).
    pub fn alarm(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Source(text) => Some(("idp-source", text.chars().take(LONGEST_ABOUT).collect())),
            Self::KeyEnds { entity_id, ended: true, replaced: false, .. } => {
                Some(("idp-key-ended", entity_id.clone()))
            }
            Self::MetadataEnds { entity_id, ended: true, .. } => {
                Some(("idp-metadata-ended", entity_id.clone()))
            }
            Self::KeyChanged { .. } | Self::KeyEnds { .. } | Self::MetadataEnds { .. } => None,
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |at: &DateTime<Utc>| at.format("%Y-%m-%d");
        match self {
            Self::Source(text) => f.write_str(text),
            Self::KeyChanged { entity_id, added, fingerprint, at } => {
                let what = if *added { "has a new signing key since" } else { "has a key no more since" };
                write!(f, "{entity_id} {what} {} (sha256 {fingerprint})", day(at))
            }
            Self::KeyEnds { entity_id, fingerprint, not_after, ended, replaced } => {
                let which = if *replaced { "an old signing key" } else { "the signing key" };
                let what = if *ended { "ended on" } else { "ends on" };
                write!(f, "{which} of {entity_id} {what} {} (sha256 {fingerprint})", day(not_after))
            }
            Self::MetadataEnds { entity_id, valid_until, ended } => {
                let what = if *ended { "ended on" } else { "ends on" };
                write!(f, "the metadata of {entity_id} {what} {}", day(valid_until))
            }
        }
    }
}

/// The numbers that monitoring sees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ProvidersReport {
    /// Providers that are believed now.
    pub known: usize,
    /// Keys that providers added or removed in the last days.
    pub keys_changed: usize,
    /// Providers' only keys that have ended.
    pub keys_ended: usize,
    /// Whatever else an administrator should look at with `sportello doctor`.
    pub problems: usize,
}

impl Providers {
    /// Everything to be known at that instant.
    pub fn notices(&self, now: DateTime<Utc>) -> Vec<Notice> {
        let (mut notices, refused) = self.with(|known| (known.notices.clone(), known.refused.clone()));
        notices.extend(refused.map(Notice::Source));
        // The whole set, not only those that are still believed.
        for provider in self.known().iter() {
            if let Some(valid_until) = provider.valid_until.filter(|end| *end <= now + METADATA_ENDS_SOON) {
                let entity_id = provider.entity_id.clone();
                notices.push(Notice::MetadataEnds { entity_id, valid_until, ended: valid_until <= now });
            }
            notices.extend(ending_keys(provider, now));
        }
        notices
    }

    /// The same in numbers.
    pub fn report(&self, now: DateTime<Utc>) -> ProvidersReport {
        let mut report = ProvidersReport { known: self.current(now).len(), ..ProvidersReport::default() };
        for notice in self.notices(now) {
            match notice {
                Notice::KeyChanged { .. } => report.keys_changed += 1,
                Notice::KeyEnds { ended: true, replaced: false, .. } => report.keys_ended += 1,
                Notice::KeyEnds { replaced: true, .. } => {}
                Notice::Source(_) | Notice::KeyEnds { .. } | Notice::MetadataEnds { .. } => {
                    report.problems += 1;
                }
            }
        }
        report
    }
}

/// The keys of a provider that have ended or soon will.
fn ending_keys(provider: &IdentityProvider, now: DateTime<Utc>) -> Vec<Notice> {
    let certificates = provider.signing_certificates();
    let lasts = |end: &Option<DateTime<Utc>>| end.is_none_or(|end| end > now + KEY_ENDS_SOON);
    let replaced = certificates.iter().any(|certificate| lasts(&certificate.not_after));
    let ending = certificates.iter().filter(|certificate| !lasts(&certificate.not_after));
    ending
        .filter_map(|certificate| {
            let not_after = certificate.not_after?;
            Some(Notice::KeyEnds {
                entity_id: provider.entity_id.clone(),
                fingerprint: hex::encode(certificate.fingerprint),
                not_after,
                ended: not_after <= now,
                replaced,
            })
        })
        .collect()
}
