//! The diary of a card.

use std::collections::HashMap;

use app::{
    console::{
        DiaryCorrection, DiaryPage,
        diary::{DiaryForm, KIND},
    },
    routes::{CardPart, Route},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{Error, cards};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    diary::{DiaryEntry, Kind},
    permission::{EditCards, ReadCards},
};

use super::may;
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

/// Every note, or those of one kind. A kind that does not exist narrows nothing.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Fault> {
    let kind = query.get(KIND).and_then(|code| Kind::from_code(code));
    Ok(around.page(DiaryPage { kind, ..shown(&portal, &around, &operator, id).await? }))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<Card>,
) -> Result<DiaryPage, Fault> {
    let grant = may::<ReadCards>(operator)?;
    let diary = cards::diary(&portal.platform.pool, around.ctx(), grant, id).await?;
    let form = DiaryForm::new(around.ctx().today());
    Ok(DiaryPage { diary, kind: None, form, errors: Vec::new() })
}

fn saved(id: Id<Card>) -> Response {
    Redirect::to(&Route::ConsoleCard { id, part: CardPart::Diary }.anchor("elenco")).into_response()
}

/// Adds a note.
pub(super) async fn write(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(form): CsrfForm<DiaryForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    match form.check(around.ctx().today()) {
        Ok(note) => {
            cards::add_note(&portal.platform.pool, around.ctx(), grant, id, &note, form.is_private()).await?;
            Ok(saved(id))
        }
        Err(errors) => {
            let page = shown(&portal, &around, &operator, id).await?;
            Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, DiaryPage { form, errors, ..page }))
        }
    }
}

/// The form to correct a note of one's own; anybody else's cannot be corrected.
pub(super) async fn correction(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((card, note)): Path<(Id<Card>, Id<DiaryEntry>)>,
) -> Result<Response, Fault> {
    Ok(around.page(own(&portal, &around, &operator, (card, note)).await?))
}

async fn own(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    (card, note): (Id<Card>, Id<DiaryEntry>),
) -> Result<DiaryCorrection, Fault> {
    may::<EditCards>(operator)?;
    let entries = shown(portal, around, operator, card).await?.diary.entries;
    let entry = entries.into_iter().find(|entry| entry.id == note && entry.own).ok_or(Error::NotFound)?;
    let form = DiaryForm::of(&entry);
    Ok(DiaryCorrection { card, entry, form, errors: Vec::new(), stale: false })
}

/// Corrects a note.
pub(super) async fn correct(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(which): Path<(Id<Card>, Id<DiaryEntry>)>,
    CsrfForm(mut form): CsrfForm<DiaryForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let page = own(&portal, &around, &operator, which).await?;
    let (content, why) = match form.check_correction(around.ctx().today()) {
        Ok(checked) => checked,
        Err(errors) => {
            let page = DiaryCorrection { form, errors, ..page };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let seen = i32::try_from(form.revision).map_err(|_| Error::NotFound)?;
    let pool = &portal.platform.pool;
    match cards::correct_note(pool, around.ctx(), grant, which, seen, &content, &why).await {
        Ok(()) => Ok(saved(which.0)),
        Err(Error::Stale) => {
            let page = own(&portal, &around, &operator, which).await?;
            form.revision = page.entry.revision.into();
            let page = DiaryCorrection { form, stale: true, ..page };
            Ok(around.page_with(StatusCode::CONFLICT, page))
        }
        Err(error) => Err(error.into()),
    }
}
