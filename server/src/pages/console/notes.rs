//! The note of a card while it is written: kept, and found again.

use app::{
    console::{CardDetail, form::NoteForm, unsaved::Unsaved},
    routes::{CardPart, Route},
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use backend::kept_forms::{self, KeptForm, WrittenForm};
use domain::{
    Id,
    actor::Operator,
    card::{Card, State as Standing},
    permission::EditCards,
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

/// Where a note is sent.
pub(super) fn action(id: Id<Card>) -> String {
    Route::ConsoleCard { id, part: CardPart::Notes }.href()
}

/// Keeps a note while it is written.
pub(super) async fn keep(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Card>>,
    CsrfForm(mut fields): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    fields.retain(|(name, _)| NoteForm::KEPT.contains(&name.as_str()));
    let form = KeptForm { action: action(id), page: Route::card(id).href(), fields };
    written::keep(&portal, &around, grant, id, form).await
}

/// Puts what this operator was writing, and did not add, beside the card or into its box.
pub(super) fn found(page: &mut CardDetail, written: &[(String, WrittenForm)], resumed: bool) {
    if page.card.state != Standing::Open {
        return;
    }
    let of = action(page.card.id);
    if let Some((_, found)) = written.iter().find(|(action, _)| *action == of) {
        page.found_note(&found.fields, Unsaved { at: found.at, resumed });
    }
}

/// Forgets what was being written: it is added now, or not wanted any more.
pub(super) async fn forget(portal: &Portal, operator: &Operator, id: Id<Card>) -> Result<(), Fault> {
    Ok(kept_forms::forget_written(&portal.platform.pool, operator, &action(id)).await?)
}
