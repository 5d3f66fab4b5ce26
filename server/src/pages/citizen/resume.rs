//! A form that a citizen sends after the session ended by itself: kept, and found again on its page after the
//! same person has come in again. What belongs to a step goes into the draft, if that is as it was; everything
//! else is offered, and nothing is sent by itself.

use app::{
    citizen::{
        Conflict, DROP, Found, FoundState, FoundStep, FoundText, RESUME, RESUMED, Reply, RequestPage, Unsent,
    },
    routes::{RequestPart, Route, pattern},
};
use axum::{
    extract::{Request, State},
    http::request::Parts,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, intake,
    sessions::{self, EndedAtHome},
    unsent_forms::{self, UnsentForm},
};
use domain::{
    Protocollo,
    actor::Citizen,
    calendar::day_in_rome,
    form::{Answers, differences, prefill},
    intake::Intake,
};

use super::{
    SUMMARY,
    posted::{Posted, answers},
};
use crate::{
    middleware::request::RequestId,
    pages::{Portal, around::Around, fault::Fault, late::Late},
    session::{CITIZENS_DOOR, Ended, Session, SignInFirst},
};

/// The field of the text of messages and answers.
const TEXT: &str = "testo";
/// Longest path of a form of ours.
const LONGEST_PATH: usize = 300;
/// What may be written about a request.
const PARTS: [RequestPart; 3] = [RequestPart::Integration, RequestPart::Observations, RequestPart::Messages];

/// The layer around steps, messages and answers. Lets everything pass but a form whose session has ended by
/// itself: the session, which the database still remembers, says whose it was. One that was closed is not
/// remembered, and then the door says that nothing was kept.
pub(super) async fn keep(
    State(portal): State<Portal>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    let before = session.digest().zip(session.token_seed());
    let Some((digest, seed)) = before.filter(|_| is_written(&request)) else {
        return next.run(request).await;
    };
    // Reading tells that it ended; only then may the form be taken from its handler.
    match session.citizen().await {
        Ok(None) => {}
        Ok(Some(_)) | Err(_) => return next.run(request).await,
    }
    let (pool, now) = (&portal.platform.pool, portal.platform.now());
    let Ok(Some(before)) = sessions::ended_citizen(pool, &digest, now).await else {
        return next.run(request).await;
    };
    let page = page_of(request.uri().path()).to_owned();
    let door = |ended| {
        SignInFirst::Door { door: CITIZENS_DOOR, next: page.clone(), ended: Some(ended) }.into_response()
    };
    let mut late = match Late::read(request, &seed).await {
        Ok(late) => late,
        // Nothing of it is kept, and that is what the door says.
        Err(Fault::TOO_LARGE) => return door(Ended::Sending),
        Err(fault) => return fault.into_response(),
    };
    let Some(fields) = late.fields.take().filter(|fields| has_words(fields)) else {
        return next.run(late.again()).await;
    };
    match kept(&portal, &late.parts, before, &fields).await {
        Ok(()) => door(Ended::Kept),
        Err(Fault::TOO_LARGE) => door(Ended::Sending),
        Err(fault) => fault.into_response(),
    }
}

/// Whether it is a form in which a citizen writes: the page that reads everything back is none.
fn is_written(request: &Request) -> bool {
    let path = request.uri().path();
    Late::is_form(request) && path.len() <= LONGEST_PATH && path.rsplit('/').next() != Some(SUMMARY)
}

/// Whether there is more in it than buttons and numbers of ours.
fn has_words(fields: &[(String, String)]) -> bool {
    let ours = |name: &str| name.starts_with('_') || name == "azione";
    fields.iter().any(|(name, value)| !ours(name) && !value.trim().is_empty())
}

/// The page on which a form is: a step is its own, what is written about a request is on the request's.
fn page_of(path: &str) -> &str {
    if path.starts_with(pattern::PERSONAL_AREA) {
        path.rsplit_once('/').map_or(path, |(page, _)| page)
    } else {
        path
    }
}

async fn kept(
    portal: &Portal,
    parts: &Parts,
    before: EndedAtHome,
    fields: &[(String, String)],
) -> Result<(), Fault> {
    let number = parts.extensions.get::<RequestId>().copied().ok_or(Fault::BROKEN)?;
    let ctx = portal.platform.context(number);
    let path = parts.uri.path();
    // A step is one thing, of which the last counts; messages are as many as were written.
    let words = path.starts_with(pattern::PERSONAL_AREA).then_some(TEXT);
    match unsent_forms::keep(&portal.platform.pool, &ctx, before, path, fields, words).await {
        Ok(()) => {
            tracing::info!("kept what a citizen sent after the session had ended");
            Ok(())
        }
        Err(Error::LimitReached) => Err(Fault::TOO_LARGE),
        Err(error) => Err(error.into()),
    }
}

/// What the address asks to take up.
pub(super) fn wanted(query: Option<&str>) -> Option<String> {
    let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.into_owned().find(|(name, _)| name == RESUME).map(|(_, value)| value)
}

/// What was found of a step.
#[derive(Debug, Default)]
pub(super) struct OfStep {
    /// When it was sent, and what has become of it.
    pub found: Option<Found>,
    /// How it differs from the draft, where it was taken up.
    pub conflict: Option<Conflict>,
}

/// Puts what was found of a step (`form`) into the draft, if nothing was saved there since it was sent, and if it was
/// sent soon after the session's end; otherwise it is offered, and where it was taken up it stands in the form,
/// beside what was saved meanwhile.
pub(super) async fn of_step(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    draft: &mut Intake,
    step: usize,
    form: UnsentForm,
    take_up: bool,
) -> Result<OfStep, Fault> {
    let pool = &portal.platform.pool;
    let (was_soon, at, action) = (form.was_soon(), form.at, form.action);
    let posted = Posted { pairs: form.fields, ..Posted::default() };
    // What the step would have refused as too much is left alone, and forgotten with its time.
    let Ok(mut typed) = answers(draft, step, &posted) else {
        return Ok(OfStep::default());
    };
    prefill(&draft.form, &citizen.certified, &mut typed);
    let as_it_was = posted.version() == Ok(draft.version) && draft.saved_at <= at;
    if as_it_was
        && was_soon
        && typed != draft.answers
        && saved(portal, around, citizen, draft, &typed).await?
    {
        unsent_forms::forget(pool, citizen, &action).await?;
        return Ok(OfStep { found: Some(Found { at, state: FoundState::Saved }), conflict: None });
    }
    let differences = differences(&draft.form, step, &typed, &draft.answers);
    if differences.is_empty() {
        unsent_forms::forget(pool, citizen, &action).await?;
        return Ok(OfStep::default());
    }
    let is_late = as_it_was && !was_soon;
    if !take_up {
        let state = if is_late { FoundState::Late } else { FoundState::Offered };
        return Ok(OfStep { found: Some(Found { at, state }), conflict: None });
    }
    let conflict = (!is_late).then_some(Conflict { saved_at: draft.saved_at, differences });
    draft.answers = typed;
    Ok(OfStep { found: Some(Found { at, state: FoundState::Resumed }), conflict })
}

/// What was found of a step whose service was withdrawn, as far as the draft does not say the same: to be copied.
pub(super) async fn of_withdrawn(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    draft: &Intake,
    slug: &str,
) -> Result<Option<FoundStep>, Fault> {
    let Some((step, _)) = draft.form.step(slug) else {
        return Ok(None);
    };
    let action = Route::step(&draft.service, slug).href();
    let found = unsent_forms::find(&portal.platform.pool, around.ctx(), citizen, &[action]).await?;
    let Some(form) = found.into_iter().next() else {
        return Ok(None);
    };
    let posted = Posted { pairs: form.fields, ..Posted::default() };
    // What the step would have refused as too much is left alone, and forgotten with its time.
    let Ok(mut typed) = answers(draft, step, &posted) else {
        return Ok(None);
    };
    prefill(&draft.form, &citizen.certified, &mut typed);
    let mut written = differences(&draft.form, step, &typed, &draft.answers);
    written.retain(|answer| !answer.here.is_empty());
    let (service, step) = (draft.service.clone(), slug.to_owned());
    Ok((!written.is_empty()).then_some(FoundStep { service, step, at: form.at, answers: written }))
}

/// Saves the answers in the draft; false if another window was quicker.
async fn saved(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    draft: &mut Intake,
    typed: &Answers,
) -> Result<bool, Fault> {
    let pool = &portal.platform.pool;
    match intake::save_draft(pool, around.ctx(), citizen, draft.id, draft.version, typed).await {
        Ok(saved) => {
            draft.answers = typed.clone();
            draft.version = saved.version;
            draft.saved_at = saved.at;
            Ok(true)
        }
        Err(Error::Stale) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Forgets what was found of a step once all of it is saved.
pub(super) async fn step_saved(
    portal: &Portal,
    citizen: &Citizen,
    step: &Route,
    posted: &Posted,
) -> Result<(), Fault> {
    if posted.cut_at.is_none() && posted.get(RESUMED).is_some() {
        unsent_forms::forget(&portal.platform.pool, citizen, &step.href()).await?;
    }
    Ok(())
}

/// Drops what was found of a form, if its button says so, and leads back to its page.
pub(super) async fn dropped(
    portal: &Portal,
    citizen: &Citizen,
    (form, page): (&Route, &Route),
    posted: &Posted,
) -> Result<Option<Response>, Fault> {
    if posted.get("azione") != Some(DROP) {
        return Ok(None);
    }
    unsent_forms::forget(&portal.platform.pool, citizen, &form.href()).await?;
    Ok(Some(Redirect::to(&page.href()).into_response()))
}

/// Puts what was found of a request into its page: offered, or in its form where it was taken up.
pub(super) async fn of_request(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    page: &mut RequestPage,
    query: Option<&str>,
) -> Result<(), Fault> {
    let protocollo = page.request.protocollo;
    let action = |part| Route::Request { protocollo, part }.href();
    let found = unsent_forms::find(&portal.platform.pool, around.ctx(), citizen, &PARTS.map(action)).await?;
    let wanted = wanted(query);
    for form in found {
        let Some(part) = PARTS.into_iter().find(|part| action(*part) == form.action) else {
            continue;
        };
        let text = form.value(TEXT).to_owned();
        let reply = Reply { text, resumed: Some(FoundText::mark(form.at)), ..Reply::default() };
        let take_up = page.takes(part) && wanted.as_deref() == FoundText::name(part);
        match part {
            RequestPart::Messages if take_up => page.message = reply,
            _ if take_up => page.answer = reply,
            _ => page.found.push(FoundText { part, at: form.at, text: reply.text }),
        }
    }
    Ok(())
}

/// Requests about which something that was written waits to be taken up.
pub(super) async fn unsent(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
) -> Result<Vec<Unsent>, Fault> {
    let pool = &portal.platform.pool;
    let waiting = unsent_forms::waiting(pool, around.ctx(), citizen, pattern::PERSONAL_AREA).await?;
    let mut found: Vec<Unsent> = Vec::new();
    for (action, until) in waiting {
        let Some(protocollo) = page_of(&action).rsplit('/').next().and_then(|slug| slug.parse().ok()) else {
            continue;
        };
        if !found.iter().any(|one| one.protocollo == protocollo) {
            found.push(Unsent { protocollo, until: day_in_rome(until) });
        }
    }
    Ok(found)
}

/// Forgets what was found of what was sent about a request just now: of what is another text it remains, to be
/// sent too or dropped. `text` is what was sent, `resumed` what the form says that it was filled with.
pub(super) async fn sent(
    portal: &Portal,
    around: &Around,
    citizen: &Citizen,
    (protocollo, part): (Protocollo, RequestPart),
    (text, resumed): (&str, Option<&str>),
) -> Result<(), Fault> {
    let pool = &portal.platform.pool;
    let form = Route::Request { protocollo, part }.href();
    let found = unsent_forms::find(pool, around.ctx(), citizen, std::slice::from_ref(&form)).await?;
    for kept in found {
        let was_taken_up = resumed == Some(FoundText::mark(kept.at).as_str());
        if was_taken_up || has_said(text, kept.value(TEXT)) {
            unsent_forms::forget(pool, citizen, &form).await?;
        }
    }
    Ok(())
}

/// Whether a text says all that another says; ends of lines are as each browser sends them.
fn has_said(text: &str, kept: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n");
    plain(text).contains(plain(kept).trim())
}

#[cfg(test)]
mod tests {
    use super::has_said;

    #[test]
    fn a_text_has_said_what_is_in_it_whatever_the_ends_of_its_lines() {
        assert!(has_said("Il primo\r\n\r\nIl secondo", "Il primo\n\nIl secondo\r\n"));
        assert!(has_said("Prima.\nIl primo", "Il primo"));
        assert!(has_said("Altro", "  "), "nothing is said by anything");
        assert!(!has_said("Il secondo", "Il primo"));
        assert!(!has_said("Il primo", "Il primo\n\nIl secondo"));
    }
}
