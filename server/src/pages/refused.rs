//! Looks at what an operator may not see: answered as if nothing were there, and written down.

use app::routes::pattern;
use axum::{extract::FromRequestParts, http::request::Parts};
use backend::audit::{self, Subject};
use uuid::Uuid;

use super::{
    Portal,
    around::{Around, Here},
};

/// Which record an address of the console is about; none for one that is about nothing of anybody.
fn asked_for(path: &str) -> Option<(Subject, Option<Uuid>)> {
    let mut words = path.strip_prefix(pattern::CONSOLE)?.split('/').filter(|word| !word.is_empty());
    let place =
        words.next().and_then(|word| if word == "amministrazione" { words.next() } else { Some(word) })?;
    let subject = match place {
        "istanze" => Subject::Intake,
        "schede" => Subject::Card,
        "persone" => Subject::Person,
        "invii" => Subject::Referral,
        "prese-in-carico" => Subject::PresaInCarico,
        "accessi" => Subject::FileAccess,
        "servizi" => Subject::Service,
        "codici" => Subject::Codes,
        "informative" => Subject::PrivacyNotice,
        "maschere" => Subject::Profile,
        "accessi-eccezionali" => Subject::ExceptionalAccess,
        "operatori" => Subject::Operator,
        "sportelli" => Subject::Desk,
        "enti" => Subject::Organisation,
        "registro" => Subject::Audit,
        "stato" => Subject::Job,
        "configurazione" => Subject::Configuration,
        _ => return None,
    };
    Some((subject, words.next().and_then(|id| id.parse().ok())))
}

/// Writes down that an operator asked for this and was told that it is not there. That it cannot be written down is no
/// reason to answer otherwise.
pub(super) async fn look(portal: &Portal, asked: &mut Parts) {
    let Some((subject, id)) = asked_for(asked.uri.path()) else { return };
    let Ok(Here(operator)) = Here::from_request_parts(asked, portal).await else { return };
    let Ok(around) = Around::from_request_parts(asked, portal).await else { return };
    if let Err(error) = audit::refused(&portal.platform.pool, around.ctx(), &operator, subject, id).await {
        tracing::warn!(%error, "a refused look cannot be written down");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_record_it_is_about() {
        let id = "018f3b1e-0000-7000-8000-000000000001";
        let card = asked_for(&format!("/console/schede/{id}/diario"));
        assert_eq!(card, Some((Subject::Card, id.parse().ok())));
        let operators = asked_for("/console/amministrazione/operatori");
        assert_eq!(operators, Some((Subject::Operator, None)));
        for nothing in ["/", "/console", "/console/amministrazione", "/console/boh", "/servizi/schede"] {
            assert_eq!(asked_for(nothing), None, "{nothing}");
        }
    }
}
