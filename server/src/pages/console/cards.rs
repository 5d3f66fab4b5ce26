//! Cards.

use app::{
    console::{
        CardDetail, CardsList,
        address::TypedFilter,
        card::{EDIT_ACCESS, EDIT_OUTCOME},
        form::{AccessForm, FormError, FormField, NoteForm, OutcomeForm, Wrong, why_corrected},
        unsaved::DROP,
    },
    routes::Route,
};
use axum::{
    extract::{Path, Query, RawQuery, State as Stand},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    cards::{self, Elsewhere, Looked},
    kept_forms::WrittenForm,
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, State, parts},
    diary::{Content, Kind},
    intake::Page,
    mask::{Group, Lost},
    permission::{EditCards, ReadCards},
};
use serde::Deserialize;

use super::{
    as_sent,
    card_parts::{self, Filling},
    lists, may, notes,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The cards of the desk. Where the filter makes no sense, none: they would not be those that were meant.
pub(super) async fn list(
    Stand(portal): Stand<Portal>,
    Here(operator): Here,
    around: Around,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    let pairs = lists::read(query);
    let (typed, after) = TypedFilter::read(lists::borrowed(&pairs));
    let (typed, needs) = (typed.through(&operator.mask), !operator.mask.hides(Group::Needs));
    match typed.check() {
        Ok(filter) => {
            let pool = &portal.platform.pool;
            let page = cards::list(pool, around.ctx(), grant, &filter, after.as_deref()).await?;
            Ok(around.page(CardsList { page, filter: typed, errors: Vec::new(), needs }))
        }
        Err(errors) => {
            let page = Page { rows: Vec::new(), previous: None, next: None };
            let list = CardsList { page, filter: typed, errors, needs };
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, list))
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Part {
    #[serde(rename = "modifica")]
    edit: Option<String>,
    #[serde(rename = "riprendi")]
    take: Option<String>,
    #[serde(rename = "ritrovato")]
    resume: Option<String>,
    #[serde(rename = "dal-nucleo")]
    household: Option<String>,
    #[serde(rename = "dalla-domanda")]
    online: Option<String>,
}

impl Part {
    fn filling(&self) -> Filling {
        match (&self.resume, &self.online, &self.household, &self.take) {
            (Some(_), ..) => Filling::Unsaved,
            (_, Some(_), ..) => Filling::Online,
            (_, _, Some(_), _) => Filling::Household,
            (.., Some(_)) => Filling::LastCard,
            _ => Filling::Saved,
        }
    }
}

/// A card; `?modifica=accesso` opens its first part for editing.
pub(super) async fn page(
    Stand(portal): Stand<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    Query(part): Query<Part>,
) -> Result<Response, Fault> {
    // Only the card as it is looked at opens by a break-glass: what is written stays behind the mask.
    if part.edit.is_none() {
        let grant = may::<ReadCards>(&operator)?;
        let mut actions = card_parts::actions(id);
        actions.push(notes::action(id));
        let looked = cards::look(&portal.platform.pool, around.ctx(), grant, id, &actions).await?;
        let (mut page, written) = shown(looked);
        notes::found(&mut page, &written, part.resume.is_some());
        card_parts::found_drafts(&mut page, &written);
        return Ok(around.page(page));
    }
    let page = detail(&portal, &around, &operator, id).await?;
    if let Some(of) = part.edit.as_deref().and_then(parts::Part::from_code) {
        let filling = part.filling();
        return card_parts::open(&portal, &around, &operator, page, of, filling).await;
    }
    Ok(around.page(match part.edit.as_deref() {
        Some(EDIT_ACCESS) => page.editing_access(),
        Some(EDIT_OUTCOME) => page.correcting_outcome(),
        _ => page,
    }))
}

pub(super) async fn detail(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Card>,
) -> Result<CardDetail, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let (pool, actions) = (&portal.platform.pool, [notes::action(id)]);
    let looked = cards::look_to_write(pool, around.ctx(), grant, id, &actions).await?;
    let (mut page, written) = shown(looked);
    notes::found(&mut page, &written, false);
    Ok(page)
}

/// The page of what was looked at, and what was being written on it.
fn shown(looked: Looked) -> (CardDetail, Vec<(String, WrittenForm)>) {
    let Looked { card, exceptional, elsewhere, followed, written } = looked;
    let Elsewhere { referrals, outside, proposals } = elsewhere;
    let page = CardDetail { exceptional, referrals, outside, proposals, followed, ..CardDetail::new(card) };
    (page, written)
}

/// Back to the card, at a part of it.
pub(super) fn saved(id: Id<Card>, part: &str) -> Response {
    Redirect::to(&Route::card(id).anchor(part)).into_response()
}

/// Whether a failed save can be shown in the form it came from.
fn changed_meanwhile(error: Error, field: FormField) -> Result<Vec<FormError>, Fault> {
    match error {
        Error::Stale => Ok(vec![FormError::new(field, Wrong::Changed)]),
        Error::Anonymous => Ok(vec![FormError::new(field, Wrong::Anonymous)]),
        Error::Proposed => Ok(vec![FormError::new(field, Wrong::Proposed)]),
        other => Err(other.into()),
    }
}

/// What is wrong with a form about a card: where it is completed, nobody was quicker and no reason was written, that
/// is what is missing, and nobody is told of a colleague.
fn judged(
    page: &CardDetail,
    (version, why): (i64, &str),
    (status, mut errors): (StatusCode, Vec<FormError>),
) -> (StatusCode, Vec<FormError>) {
    if page.card.state == State::Open || page.card.version != version || !why.trim().is_empty() {
        return (status, errors);
    }
    errors.retain(|error| error.wrong != Wrong::Changed);
    errors.push(FormError::new(FormField::Correction, Wrong::Empty));
    (StatusCode::UNPROCESSABLE_ENTITY, errors)
}

/// Saves the part about the access.
pub(super) async fn edit_access(
    Stand(portal): Stand<Portal>,
    Here(seeing): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(mut form): CsrfForm<AccessForm>,
) -> Result<Response, Fault> {
    let carried = form.carried();
    let operator = as_sent(&seeing, &carried);
    let grant = may::<EditCards>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    if let Some(lost) = carried.lost(&operator.mask) {
        let page = detail(&portal, &around, &operator, id).await?;
        return Ok(around.page_with(StatusCode::CONFLICT, hidden_meanwhile(page, form, lost)));
    }
    if form.lacks_words(&seeing.mask) {
        let page = detail(&portal, &around, &seeing, id).await?;
        if form.changes_reason(&page.card) {
            let (status, page) = with_words(page, form);
            return Ok(around.page_with(status, page));
        }
    }
    let found = match (form.check(ctx.today(), &operator.mask), why_corrected(&form.why)) {
        (Ok(access), Ok(why)) => {
            match cards::edit_access(pool, ctx, grant, id, form.version, &access, why.as_deref()).await {
                Ok(()) => return Ok(saved(id, "accesso")),
                Err(error) => (StatusCode::CONFLICT, changed_meanwhile(error, FormField::Day)?),
            }
        }
        (access, why) => {
            let errors = access.err().into_iter().flatten().chain(why.err()).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
    };
    let mut page = detail(&portal, &around, &operator, id).await?;
    let (status, errors) = judged(&page, (form.version, &form.why), found);
    form.version = page.card.version;
    page.access = Some(form);
    page.errors = errors;
    Ok(around.page_with(status, page))
}

/// The card with what was typed about the access and its own words, which were not on the form: nothing is saved.
fn with_words(mut page: CardDetail, form: AccessForm) -> (StatusCode, CardDetail) {
    let changed = vec![FormError::new(FormField::Day, Wrong::Changed)];
    let (status, errors) = judged(&page, (form.version, &form.why), (StatusCode::CONFLICT, changed));
    page.access = Some(AccessForm { version: page.card.version, ..form.with_words_of(&page.card) });
    page.errors = errors;
    (status, page)
}

/// The card with what was typed about the access, whose words are hidden by now: nothing is saved. Whoever was overtaken
/// too is told both.
fn hidden_meanwhile(mut page: CardDetail, mut form: AccessForm, lost: Lost) -> CardDetail {
    if form.version != page.card.version {
        page.errors.push(FormError::new(FormField::Day, Wrong::Changed));
    }
    form.version = page.card.version;
    page.access = Some(form);
    page.lost = Some(("accesso", lost));
    page
}

/// Adds a note.
pub(super) async fn add_note(
    Stand(portal): Stand<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(form): CsrfForm<NoteForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    if form.action == DROP {
        notes::forget(&portal, &operator, id).await?;
        return Ok(saved(id, "note"));
    }
    match form.check() {
        Ok(text) => {
            let (on, place, present) = (around.ctx().today(), String::new(), String::new());
            let note = Content { kind: Kind::Note, on, place, present, text };
            cards::add_note(&portal.platform.pool, around.ctx(), grant, id, &note, form.is_private()).await?;
            notes::forget(&portal, &operator, id).await?;
            Ok(saved(id, "note"))
        }
        Err(errors) => {
            let mut page = detail(&portal, &around, &operator, id).await?;
            // It stands in its box: there is nothing to offer.
            page.unsaved = None;
            page.note = form;
            page.errors = errors;
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// The address of a form that came back with what is wrong, loaded anew: to the card.
pub(super) async fn back(Here(operator): Here, Path(id): Path<Id<Card>>) -> Result<Response, Fault> {
    may::<ReadCards>(&operator)?;
    Ok(Redirect::to(&Route::card(id).href()).into_response())
}

/// Completes a card, or corrects how a completed one ended.
pub(super) async fn complete(
    Stand(portal): Stand<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(mut form): CsrfForm<OutcomeForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let (pool, ctx) = (&portal.platform.pool, around.ctx());
    let mut missing = Vec::new();
    let found = match (form.check(), why_corrected(&form.why)) {
        (Ok(outcome), Ok(why)) => {
            let ended = match why {
                Some(why) => cards::correct_outcome(pool, ctx, grant, id, form.version, &outcome, &why).await,
                None => cards::complete(pool, ctx, grant, id, form.version, &outcome).await,
            };
            match ended {
                Ok(()) => return Ok(saved(id, "conclusione")),
                Err(Error::CardIncomplete(fields)) => {
                    missing = fields;
                    (StatusCode::UNPROCESSABLE_ENTITY, Vec::new())
                }
                Err(Error::NotOffered) => {
                    let wrong = FormError::new(FormField::Outcome, Wrong::UnknownChoice);
                    (StatusCode::UNPROCESSABLE_ENTITY, vec![wrong])
                }
                Err(error) => (StatusCode::CONFLICT, changed_meanwhile(error, FormField::Outcome)?),
            }
        }
        (outcome, why) => {
            let errors = outcome.err().into_iter().flatten().chain(why.err()).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, errors)
        }
    };
    let mut page = detail(&portal, &around, &operator, id).await?.correcting_outcome();
    let (status, errors) = judged(&page, (form.version, &form.why), found);
    form.version = page.card.version;
    page.outcome = form;
    page.missing = missing;
    page.errors = errors;
    Ok(around.page_with(status, page))
}
