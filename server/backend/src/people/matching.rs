//! Who of the registry may be the applicant. Suggested with reasons, never linked silently.

use domain::{
    actor::Operator,
    form::Certified,
    mask::Group,
    person::{
        Level, Match, Reason,
        search::{Known, Query, Verdict},
    },
};

use uuid::Uuid;

use super::{
    find::lines,
    look::look,
    record::{Facts, read_all},
};
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
    suggested(work, operator, &Known::certified(who), None).await
}

/// Somebody under a protective alias, of whom a codice fiscale says that a request is about them.
pub(crate) async fn by_alias(work: &mut Work, operator: &Operator, id: Uuid) -> Result<Vec<Match>, Error> {
    // Whoever sees no names is suggested nobody.
    if operator.mask.hides(Group::Identity) {
        return Ok(Vec::new());
    }
    let verdict = Verdict { level: Level::High, points: 0, reasons: vec![Reason::SameFiscalCode] };
    let Some(facts) = read_all(work.connection(), &[id]).await?.pop() else { return Ok(Vec::new()) };
    lines(work.connection(), operator, vec![(facts, Some(verdict))]).await
}

/// Other people of the registry who may be the same as somebody of the registry. Nobody is, of who gave no name.
pub(super) async fn like(work: &mut Work, operator: &Operator, facts: &Facts) -> Result<Vec<Match>, Error> {
    if operator.mask.hides(Group::Identity) || facts.is_anonymous() || facts.is_protected() {
        return Ok(Vec::new());
    }
    suggested(work, operator, &facts.known()?, Some(facts.id)).await
}

async fn suggested(
    work: &mut Work,
    operator: &Operator,
    known: &Known,
    but: Option<Uuid>,
) -> Result<Vec<Match>, Error> {
    let (query, _) = Query::person(known).through(&operator.mask);
    let mut hits = look(work.connection(), operator, &query).await?;
    // Somebody of the same surname is no reason to stop and think.
    hits.retain(|hit| hit.verdict.level > Level::Low && Some(hit.facts.id) != but);
    hits.truncate(SUGGESTED);
    let people = hits.into_iter().map(|hit| (hit.facts, Some(hit.verdict))).collect();
    lines(work.connection(), operator, people).await
}
