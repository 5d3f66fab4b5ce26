//! The diary of a card.

use std::collections::HashMap;

use app::{
    console::{
        DiaryCorrection, DiaryPage,
        diary::{DiaryForm, KIND},
        unsaved::{DROP, RESUME, Unsaved},
    },
    routes::{CardPart, Route},
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error, cards,
    kept_forms::{self, KeptForm},
};
use domain::{
    Id,
    actor::Operator,
    card::Card,
    diary::{DiaryEntry, Kind},
    permission::{EditCards, ReadCards},
};

use super::{may, written};
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
    let mut page = DiaryPage { kind, ..shown(&portal, &around, &operator, id).await? };
    let pool = &portal.platform.pool;
    if let Some(found) = kept_forms::find_written(pool, around.ctx(), &operator, &action(id)).await? {
        let resumed = query.contains_key(RESUME);
        page.found(&found.fields, Unsaved { at: found.at, resumed });
    }
    Ok(around.page(page))
}

/// Where a new note is sent.
fn action(id: Id<Card>) -> String {
    Route::ConsoleCard { id, part: CardPart::Diary }.href()
}

/// Keeps a new note while it is written.
pub(super) async fn keep(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(mut fields): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    fields.retain(|(name, _)| DiaryForm::KEPT.contains(&name.as_str()));
    let form = KeptForm { action: action(id), page: action(id), fields };
    written::keep(&portal, &around, grant, id, form).await
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
    Ok(DiaryPage { diary, kind: None, form, errors: Vec::new(), unsaved: None })
}

fn saved(id: Id<Card>) -> Response {
    Redirect::to(&Route::ConsoleCard { id, part: CardPart::Diary }.anchor("elenco")).into_response()
}

/// Adds a note, or forgets the one that was being written.
pub(super) async fn write(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(form): CsrfForm<DiaryForm>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let pool = &portal.platform.pool;
    if form.action == DROP {
        kept_forms::forget_written(pool, &operator, &action(id)).await?;
        return Ok(Redirect::to(&action(id)).into_response());
    }
    match form.check(around.ctx().today()) {
        Ok(note) => {
            cards::add_note(pool, around.ctx(), grant, id, &note, form.is_private()).await?;
            kept_forms::forget_written(pool, &operator, &action(id)).await?;
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
    let diary = shown(portal, around, operator, card).await?.diary;
    let found = diary.notes().iter().find(|entry| entry.id == note && entry.own);
    let entry = found.cloned().ok_or(Error::NotFound)?;
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
