//! What somebody has handed in before, and whether it may be given once more.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Document, Verification};
use crate::{Id, Protocollo, Text, calendar::day_in_rome, form::AttachmentRule, intake::Intake};

/// A document of a citizen, with the request it was handed in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDocument {
    /// The document.
    pub document: Document,
    /// When its content was handed in for the first time: its age counts from here.
    pub given_at: DateTime<Utc>,
    /// The request.
    pub intake: Id<Intake>,
    /// Slug of the service.
    pub service: String,
    /// Name of the service.
    pub service_title: Text,
    /// Number of the request; none while it is a draft.
    pub protocollo: Option<Protocollo>,
}

impl OwnDocument {
    /// Whether it may answer a requirement again: checked, of a kind and size that is taken, and not
    /// older than the requirement allows. `today` is the day in Italy.
    pub fn serves(&self, rule: &AttachmentRule, today: NaiveDate) -> bool {
        let days = (today - day_in_rome(self.given_at)).num_days();
        self.document.verification == Verification::Accepted
            && rule.kinds.contains(&self.document.kind)
            && self.document.size <= rule.max_bytes
            && rule.max_age_days.is_none_or(|most| days <= i64::from(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Kind, Sha256};

    fn given(days_ago: i64, verification: Verification) -> OwnDocument {
        let given_at = "2026-11-20T11:00:00Z".parse::<DateTime<Utc>>().unwrap();
        OwnDocument {
            document: Document {
                id: Id::new(uuid::Uuid::nil()),
                question: "isee".into(),
                name: "isee.pdf".into(),
                kind: Kind::Pdf,
                size: 1000,
                sha256: Sha256([7; 32]),
                verification,
                uploaded_at: given_at,
            },
            given_at: given_at - chrono::Duration::days(days_ago),
            intake: Id::new(uuid::Uuid::nil()),
            service: "prova".into(),
            service_title: Text::italian("Prova"),
            protocollo: None,
        }
    }

    fn rule() -> AttachmentRule {
        AttachmentRule {
            kinds: vec![Kind::Pdf],
            max_bytes: 1000,
            max_files: 1,
            max_age_days: Some(180),
            checked_first: false,
            alternatives: Vec::new(),
        }
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    #[test]
    fn a_document_serves_up_to_its_last_day() {
        let accepted = |days| given(days, Verification::Accepted);
        assert!(accepted(180).serves(&rule(), today()));
        assert!(!accepted(181).serves(&rule(), today()));
        let for_ever = AttachmentRule { max_age_days: None, ..rule() };
        assert!(accepted(4000).serves(&for_ever, today()));
    }

    #[test]
    fn what_was_not_checked_or_does_not_fit_does_not_serve() {
        for verification in [Verification::Waiting, Verification::Rejected] {
            assert!(!given(0, verification).serves(&rule(), today()));
        }
        let pictures = AttachmentRule { kinds: vec![Kind::Jpeg], ..rule() };
        let smaller = AttachmentRule { max_bytes: 999, ..rule() };
        assert!(!given(0, Verification::Accepted).serves(&pictures, today()));
        assert!(!given(0, Verification::Accepted).serves(&smaller, today()));
    }
}
