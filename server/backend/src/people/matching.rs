//! Who of the registry may be the applicant. Suggested with reasons, never linked silently.

use domain::{
    actor::Operator,
    form::Certified,
    mask::Group,
    person::{
        Level, Match,
        search::{Known, Query},
    },
};

use super::{find::lines, look::look};
use crate::{Error, Work};

/// Most people suggested.
const SUGGESTED: usize = 5;

/// People of the registry who may be this one: by codice fiscale, by name and birth, by name and telephone,
/// however they are written.
pub(crate) async fn matches(
    work: &mut Work,
    operator: &Operator,
    who: &Certified,
) -> Result<Vec<Match>, Error> {
    // Whom it is about is hidden from this operator: a person beside the request would say it.
    if operator.mask.hides(Group::Identity) {
        return Ok(Vec::new());
    }
    let (query, _) = Query::person(&Known::certified(who)).through(&operator.mask);
    let mut hits = look(work.connection(), operator, &query).await?;
    // Somebody of the same surname is no reason to stop and think.
    hits.retain(|hit| hit.verdict.level > Level::Low);
    hits.truncate(SUGGESTED);
    let people = hits.into_iter().map(|hit| (hit.facts, Some(hit.verdict))).collect();
    lines(work.connection(), operator, people).await
}
