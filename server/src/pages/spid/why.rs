//! What a refusal means for the citizen, and how loud it is for the administrator.

use app::public::SpidTrouble;
use identity::saml::{AttributeProblem, ErrorCode, Refusal};

use crate::pages::{Portal, around::Around};

/// Why somebody was not let in: a stable code for log, register and alarm, and the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Why {
    /// Stable code.
    pub(super) code: &'static str,
    /// What the citizen is told.
    pub(super) trouble: SpidTrouble,
    /// Whether somebody must look into it: the fault is ours, the provider's, or an attacker's.
    pub(super) technical: bool,
}

impl Why {
    /// Something ordinary.
    pub(super) const fn plain(code: &'static str, trouble: SpidTrouble) -> Self {
        Self { code, trouble, technical: false }
    }

    /// Something to look into.
    pub(super) const fn technical(code: &'static str, trouble: SpidTrouble) -> Self {
        Self { code, trouble, technical: true }
    }
}

impl From<Refusal> for Why {
    fn from(refusal: Refusal) -> Self {
        Self { code: refusal.code(), trouble: trouble(refusal), technical: refusal.is_technical() }
    }
}

fn trouble(refusal: Refusal) -> SpidTrouble {
    match refusal {
        // A number outside the table means as little as the reserved one, or none.
        Refusal::Idp(ErrorCode::Other) | Refusal::IdpUnexplained => SpidTrouble::from_error_code(24),
        Refusal::Idp(code) => SpidTrouble::from_error_code(code.number()),
        Refusal::Attribute(AttributeProblem::Missing(_) | AttributeProblem::Empty) => {
            SpidTrouble::MissingData
        }
        Refusal::Attribute(_) => SpidTrouble::ImpossibleData,
        Refusal::Rule(rule) => of_rule(rule),
        Refusal::Unreadable(_) | Refusal::Limit(_) | Refusal::Shape(_) | Refusal::Signature => {
            SpidTrouble::NotVerified
        }
    }
}

/// A few rules have words of their own; the others all mean that the answer does not hold.
fn of_rule(rule: &str) -> SpidTrouble {
    match rule {
        "level" => SpidTrouble::WeakerLevel,
        "purpose" => SpidTrouble::WrongKind,
        "response-issue-instant"
        | "assertion-issue-instant"
        | "not-before"
        | "not-on-or-after"
        | "subject-not-on-or-after" => SpidTrouble::ClocksApart,
        "pending-expired" => SpidTrouble::TooLate,
        "attribute-statement" => SpidTrouble::MissingData,
        "provider-gone" => SpidTrouble::UnknownProvider,
        _ => SpidTrouble::NotVerified,
    }
}

/// Counts what must be looked into, and remembers it for the administrator.
pub(super) async fn report(portal: &Portal, around: &Around, why: Why, about: &str) {
    metrics::counter!("spid_refusals_total", "code" => why.code).increment(1);
    if !why.technical {
        tracing::info!(code = why.code, idp = about, "SPID login not completed");
        return;
    }
    tracing::warn!(code = why.code, idp = about, "SPID login refused");
    portal.alarm(why.code, about, around.ctx().now).await;
}

#[cfg(test)]
mod tests {
    use identity::saml::Attribute;

    use super::*;

    #[test]
    fn whoever_reads_that_somebody_was_told_reads_the_truth() {
        let codes = (0..=u8::MAX).map(|number| Refusal::Idp(ErrorCode::from_number(number)));
        let rules = ["response-issue-instant", "not-before", "pending-expired", "level", "audience"];
        let others =
            [Refusal::IdpUnexplained, Refusal::Signature, Refusal::Attribute(AttributeProblem::Empty)];
        for refusal in codes.chain(rules.map(Refusal::Rule)).chain(others) {
            let why = Why::from(refusal);
            assert!(!why.trouble.says_who_was_told() || why.technical, "{refusal:?}: nobody was told");
        }
    }

    #[test]
    fn each_kind_of_refusal_has_its_page_and_its_loudness() {
        for (refusal, trouble, technical) in [
            (Refusal::Idp(ErrorCode::ConsentDenied), SpidTrouble::ConsentDenied, false),
            (Refusal::Idp(ErrorCode::AuthnContext), SpidTrouble::LevelUnavailable, false),
            (Refusal::Idp(ErrorCode::IssueInstant), SpidTrouble::OurRequest { code: 13 }, true),
            (Refusal::IdpUnexplained, SpidTrouble::Other { code: 24 }, true),
            (Refusal::Signature, SpidTrouble::NotVerified, true),
            (Refusal::Rule("audience"), SpidTrouble::NotVerified, true),
            (Refusal::Rule("level"), SpidTrouble::WeakerLevel, true),
            (Refusal::Rule("not-before"), SpidTrouble::ClocksApart, true),
            (
                Refusal::Attribute(AttributeProblem::Missing(Attribute::FiscalNumber)),
                SpidTrouble::MissingData,
                true,
            ),
            (
                Refusal::Attribute(AttributeProblem::Impossible(Attribute::FiscalNumber)),
                SpidTrouble::ImpossibleData,
                true,
            ),
        ] {
            let why = Why::from(refusal);
            assert_eq!((why.trouble, why.technical), (trouble, technical), "{refusal:?}");
        }
    }
}
