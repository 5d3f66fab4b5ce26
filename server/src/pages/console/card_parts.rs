//! The parts of a card that the desk fills in.

use std::collections::BTreeMap;

use app::console::{
    CardDetail,
    card::{Editing, HOUSEHOLD},
};
use axum::{
    extract::{Path, State as Stand},
    http::StatusCode,
    response::Response,
};
use backend::{
    cards::{self, Choice, PartEdit, Save},
    people,
};
use domain::{
    Id,
    actor::Operator,
    card::{Card, State, parts::Part},
    fields::{Values, read},
    form, format, household,
    permission::{EditCards, ReadCards},
};

use super::{
    cards::{detail, saved},
    may,
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// The card with a part open for editing; `take` fills it from the person's last card, or from their household.
pub(super) async fn open(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    page: CardDetail,
    part: Part,
    take: Option<&str>,
) -> Result<Response, Fault> {
    let id = page.card.id;
    let mut page = page.editing(part);
    if take == Some(HOUSEHOLD) && part == Part::Family {
        let (grant, person) = (may::<ReadCards>(operator)?, page.card.person.id);
        let family = people::households(&portal.platform.pool, around.ctx(), grant, person).await?;
        let found = household::for_card(family.rows(), person, around.ctx().today());
        if let Some(editing) = page.editing.as_mut() {
            editing.propose(found);
        }
    } else if take.is_some() {
        let grant = may::<ReadCards>(operator)?;
        let earlier = cards::earlier_part(&portal.platform.pool, around.ctx(), grant, id, part).await?;
        if let Some(((day, values), editing)) = earlier.zip(page.editing.as_mut()) {
            editing.values = values;
            editing.taken_from = format::date(day);
        }
    }
    Ok(around.page(page))
}

/// Saves a part.
pub(super) async fn save(
    Stand(portal): Stand<Portal>,
    Here(operator): Here,
    around: Around,
    Path((id, part)): Path<(Id<Card>, String)>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let part = Part::from_code(&part).ok_or(Fault::NOT_FOUND)?;
    let mut page = detail(&portal, &around, &operator, id).await?;
    let mut editing = Editing::of(&page, part);
    let one = |name: &str| posted.iter().find(|(of, _)| of == name).map(|(_, value)| value.trim());
    editing.values = Values::typed(part.fields(), &posted);
    editing.version = one("_version").and_then(|text| text.parse().ok()).unwrap_or_default();
    editing.reason = one("correzione").unwrap_or_default().chars().take(200).collect();
    editing.taken_from = one("_da").unwrap_or_default().to_owned();
    let closed = page.card.state != State::Open;
    editing.no_reason = closed && editing.reason.is_empty();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let kept = kept(&portal, &around, &operator, &page, &editing).await?;
    match read(part.fields(), &editing.values, &page.card.parts.lists, &kept) {
        Err(problems) => editing.problems = problems,
        Ok(values) if !editing.no_reason => {
            let edit = PartEdit {
                values,
                version: editing.version,
                seen: one("_vista").and_then(|text| text.parse().ok()),
                choices: choices(&posted),
                reason: closed.then(|| editing.reason.clone()),
                taken_from: form::read::date(&editing.taken_from).ok(),
            };
            let pool = &portal.platform.pool;
            match cards::save_part(pool, around.ctx(), grant, id, part, &edit).await? {
                Save::Done => return Ok(saved(id, part.code())),
                Save::Clash { version, joined, clashes } => {
                    status = StatusCode::CONFLICT;
                    if edit.seen == Some(version) {
                        editing.choices = posted_choices(&posted);
                    }
                    editing.seen = Some(version);
                    editing.values = joined;
                    editing.clashes = clashes;
                }
            }
        }
        Ok(_) => {}
    }
    page.editing = Some(editing);
    Ok(around.page_with(status, page))
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
