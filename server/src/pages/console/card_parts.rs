//! The parts of a card that the desk fills in.

use std::collections::BTreeMap;

use app::{
    console::{CardDetail, card::Editing, unsaved::DROP},
    routes::{CardPart, Route},
};
use axum::{
    extract::{Path, State as Stand},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    cards::{self, Choice, PartEdit, Save},
    kept_forms::{self, KeptForm, WrittenForm},
    people,
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, State, parts::Part},
    fields::{Problem, Values, groups, missing, read},
    form, format, household,
    mask::{Carried, Lost, Mask},
    permission::{EditCards, ReadCards},
};

use super::{
    as_sent,
    cards::{detail, saved},
    mask_of, may, written,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Where a part is sent.
fn action(id: Id<Card>, part: Part) -> String {
    Route::ConsoleCard { id, part: CardPart::Part(part) }.href()
}

/// Where the parts are sent.
pub(super) fn actions(id: Id<Card>) -> Vec<String> {
    Part::ALL.into_iter().map(|part| action(id, part)).collect()
}

/// Says in each part that is read what this operator was writing in it and did not save.
pub(super) fn found_drafts(page: &mut CardDetail, written: &[(String, WrittenForm)]) {
    let id = page.card.id;
    for part in Part::ALL.into_iter().filter(|part| !page.card.parts.is_hidden(*part)).collect::<Vec<_>>() {
        let of = action(id, part);
        if let Some((_, found)) = written.iter().find(|(action, _)| *action == of) {
            page.found_draft(part, &found.fields, found.at);
        }
    }
}

/// What a part that is opened is filled from, beside what was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filling {
    /// From nothing else.
    Saved,
    /// From the person's last card.
    LastCard,
    /// The part about the family, from the household.
    Household,
    /// What is empty, from the requests that came online.
    Online,
    /// From what this operator was writing and did not save; else that is offered.
    Unsaved,
}

/// The card with a part open for editing.
pub(super) async fn open(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    page: CardDetail,
    part: Part,
    filling: Filling,
) -> Result<Response, Fault> {
    let id = page.card.id;
    if page.card.parts.is_hidden(part) {
        return Ok(around.page(page));
    }
    let mut page = page.editing(part);
    if filling == Filling::Household && part == Part::Family {
        let (grant, person) = (may::<ReadCards>(operator)?, page.card.person.id);
        let family = people::households(&portal.platform.pool, around.ctx(), grant, person).await?;
        let found = household::for_card(family.rows(), person, around.ctx().today());
        if let Some(editing) = page.editing.as_mut() {
            editing.propose(found);
        }
    } else if filling == Filling::LastCard {
        let grant = may::<ReadCards>(operator)?;
        let earlier = cards::earlier_part(&portal.platform.pool, around.ctx(), grant, id, part).await?;
        if let Some(((day, values), editing)) = earlier.zip(page.editing.as_mut()) {
            editing.values = values;
            editing.taken_from = format::date(day);
        }
    }
    if let Some(mut editing) = page.editing.take() {
        if filling == Filling::Online {
            editing.take_proposal(&page);
        }
        page.editing = Some(editing);
    }
    let pool = &portal.platform.pool;
    let written = kept_forms::find_written(pool, around.ctx(), operator, &action(id, part)).await?;
    let hidden = page.card.parts.hidden.clone();
    if let Some((written, editing)) = written.zip(page.editing.as_mut()) {
        editing.found(&written.fields, written.at, (filling == Filling::Unsaved, &hidden));
    }
    Ok(around.page(page))
}

/// Keeps a part while it is written. Nothing is judged: what is wrong is kept too.
pub(super) async fn keep(
    Stand(portal): Stand<Portal>,
    Here(operator): Here,
    around: Around,
    Path((id, part)): Path<(Id<Card>, String)>,
    CsrfForm(mut posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let part = Part::from_code(&part).ok_or(Fault::NOT_FOUND)?;
    posted.retain(|(name, _)| part.field(name).is_some() || Editing::BESIDE.contains(&name.as_str()));
    let page = Editing::href(id, part, None);
    let form = KeptForm { action: action(id, part), page, fields: posted };
    written::keep(&portal, &around, grant, id, form).await
}

/// Saves a part, or forgets what was being written in it.
pub(super) async fn save(
    Stand(portal): Stand<Portal>,
    Here(operator): Here,
    around: Around,
    Path((id, part)): Path<(Id<Card>, String)>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let part = Part::from_code(&part).ok_or(Fault::NOT_FOUND)?;
    let carried = Carried::said(groups(part.fields()), one(&posted, Carried::NAME));
    let operator = as_sent(&operator, &carried);
    let grant = may::<EditCards>(&operator)?;
    if one(&posted, "azione") == Some(DROP) {
        return forget(&portal, &operator, (id, part)).await;
    }
    let mut page = detail(&portal, &around, &operator, id).await?;
    let mask = mask_of(&operator, &page.card.parts.hidden);
    if let Some(lost) = carried.lost(&mask) {
        return Ok(
            around.page_with(StatusCode::CONFLICT, hidden_meanwhile(page, part, &posted, (lost, &mask)))
        );
    }
    // A form without a field: nobody is offered it, and it would save an empty part.
    if page.card.parts.is_hidden(part) {
        return Err(Fault::NOT_FOUND);
    }
    let editing = typed(&page, part, &posted);
    let kept = kept(&portal, &around, &operator, &page, &editing).await?;
    let (status, editing) = match judged(&page, &editing, &kept) {
        Err(problems) => (StatusCode::UNPROCESSABLE_ENTITY, Editing { problems, ..editing }),
        Ok(_) if editing.no_reason => (StatusCode::UNPROCESSABLE_ENTITY, editing),
        Ok(values) => {
            let edit = edit(&editing, values, page.card.state != State::Open, &posted);
            let pool = &portal.platform.pool;
            match cards::save_part(pool, around.ctx(), grant, id, part, &edit).await? {
                Save::Done => {
                    kept_forms::forget_written(pool, &operator, &action(id, part)).await?;
                    return Ok(saved(id, part.code()));
                }
                Save::Clash { version, joined, clashes } => {
                    let chosen = (edit.seen == Some(version)).then(|| posted_choices(&posted));
                    let (seen, choices) = (Some(version), chosen.unwrap_or_default());
                    (StatusCode::CONFLICT, Editing { seen, choices, values: joined, clashes, ..editing })
                }
            }
        }
    };
    page.editing = Some(editing);
    Ok(around.page_with(status, page))
}

/// Forgets what was being written in a part.
async fn forget(
    portal: &Portal,
    operator: &Operator,
    (id, part): (Id<Card>, Part),
) -> Result<Response, Fault> {
    kept_forms::forget_written(&portal.platform.pool, operator, &action(id, part)).await?;
    Ok(Redirect::to(&Editing::href(id, part, None)).into_response())
}

/// The card with what was typed in a part, of which something is hidden by now: nothing is saved, and what is hidden is
/// not shown again.
fn hidden_meanwhile(
    mut page: CardDetail,
    part: Part,
    posted: &[(String, String)],
    (lost, mask): (Lost, &Mask),
) -> CardDetail {
    if !page.card.parts.is_hidden(part) {
        let mut editing = typed(&page, part, posted);
        editing.values = editing.values.seen(part.fields(), mask);
        page.editing = Some(editing);
    }
    page.lost = Some((part.code(), lost));
    page
}

/// The address of a part that came back with what is wrong, loaded anew: to the part, open in its card.
pub(super) async fn back(
    Here(operator): Here,
    Path((id, part)): Path<(Id<Card>, String)>,
) -> Result<Response, Fault> {
    may::<ReadCards>(&operator)?;
    let part = Part::from_code(&part).ok_or(Fault::NOT_FOUND)?;
    Ok(Redirect::to(&Editing::href(id, part, None)).into_response())
}

/// What was typed, where it will do.
fn judged(page: &CardDetail, editing: &Editing, kept: &Values) -> Result<Values, Vec<Problem>> {
    let (fields, typed, parts) = (editing.part.fields(), &editing.values, &page.card.parts);
    let missing = missing(fields, editing.part.needed(typed), typed, &parts.hidden);
    match read(fields, typed, &parts.lists, kept) {
        Ok(values) if missing.is_empty() => Ok(values),
        read => Err([read.err().unwrap_or_default(), missing].concat()),
    }
}

/// The save of a part as it was posted.
fn edit(editing: &Editing, values: Values, closed: bool, posted: &[(String, String)]) -> PartEdit {
    PartEdit {
        values,
        version: editing.version,
        seen: one(posted, "_vista").and_then(|text| text.parse().ok()),
        choices: choices(posted),
        reason: closed.then(|| editing.reason.clone()),
        taken_from: form::read::date(&editing.taken_from).ok(),
    }
}

/// What may stay although no table offers it any more: what the part ever held, and what it takes over.
async fn kept(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    page: &CardDetail,
    editing: &Editing,
) -> Result<Values, Fault> {
    let (id, part) = (page.card.id, editing.part);
    let ever = page.card.parts.ever(part);
    if editing.taken_from.is_empty() {
        return Ok(ever);
    }
    let grant = may::<ReadCards>(operator)?;
    let earlier = cards::earlier_part(&portal.platform.pool, around.ctx(), grant, id, part).await?;
    Ok(Values::joined([ever].into_iter().chain(earlier.map(|(_, values)| values))))
}

/// The first value of this name.
fn one<'a>(posted: &'a [(String, String)], name: &str) -> Option<&'a str> {
    posted.iter().find(|(of, _)| of == name).map(|(_, value)| value.trim())
}

/// What was posted, in the form that it came from.
fn typed(page: &CardDetail, part: Part, posted: &[(String, String)]) -> Editing {
    let mut editing = Editing::of(page, part);
    editing.values = Values::typed(part.fields(), posted);
    editing.version = one(posted, "_version").and_then(|text| text.parse().ok()).unwrap_or_default();
    editing.reason = one(posted, "correzione").unwrap_or_default().chars().take(200).collect();
    one(posted, "_da").unwrap_or_default().clone_into(&mut editing.taken_from);
    editing.no_reason = page.card.state != State::Open && editing.reason.is_empty();
    editing
}

fn posted_choices(posted: &[(String, String)]) -> Vec<(String, String)> {
    let choice =
        |(name, value): &(String, String)| Some((name.strip_prefix("scelta-")?.to_owned(), value.clone()));
    posted.iter().filter_map(choice).collect()
}

/// What was chosen in a clash, by field.
fn choices(posted: &[(String, String)]) -> BTreeMap<String, Choice> {
    let read = |(code, value): (String, String)| match value.as_str() {
        "mia" => Some((code, Choice::Mine)),
        "sua" => Some((code, Choice::Theirs)),
        _ => None,
    };
    posted_choices(posted).into_iter().filter_map(read).collect()
}
