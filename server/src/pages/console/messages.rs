//! Writing to the citizen.

use app::console::form::MessageForm;
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    intake::{self, Side},
};
use domain::{
    Id,
    actor::Operator,
    intake::Intake,
    message::Correspondence,
    permission::{Grant, ReadIntakes, WorkIntakes},
};

use super::{
    intake::{Facts, detail, outcome},
    may,
};
use crate::pages::{
    Portal,
    around::{Around, Here},
    citizen::posted::{Button, Posted, read},
    fault::Fault,
    upload::{Purpose, remove_content},
};

/// Writes to the citizen, with what is attached.
pub(super) async fn write(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<Intake>>,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let grant = may::<WorkIntakes>(&operator).map_err(sent)?;
    // Who may not see the request sends no file to it.
    let seen = may::<ReadIntakes>(&operator).map_err(sent)?;
    let found = intake::detail(&portal.platform.pool, around.ctx(), seen, id).await;
    let open = Correspondence::in_state(found.map_err(|e| sent(e.into()))?.state.tag()).is_open();
    let purpose = if open { Purpose::Message(Side::Desk(grant), id) } else { Purpose::Nothing };
    let posted = read(&portal, &around, purpose, &[], request).await?;
    finish(&portal, &around, &operator, grant, id, posted).await.map_err(sent)
}

async fn finish(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    posted: Posted,
) -> Result<Response, Fault> {
    let message = MessageForm { text: posted.get("messaggio").unwrap_or_default().to_owned() };
    if let Button::RemoveFile(document) = posted.button() {
        detach(portal, around, grant, id, &document).await?;
        let facts = Facts { message, ..Facts::default() };
        return Ok(around.page(detail(portal, around, operator, id, facts).await?));
    }
    let text = match message.check() {
        Ok(text) if posted.refused.is_empty() => text,
        checked => {
            let errors = checked.err().unwrap_or_default();
            let facts = Facts { message, errors, refused: posted.refused, ..Facts::default() };
            let page = detail(portal, around, operator, id, facts).await?;
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let done = intake::answer_message(&portal.platform.pool, around.ctx(), grant, id, &text).await;
    outcome(portal, around, operator, id, done).await
}

/// Takes back what was attached and not sent.
pub(super) async fn detach(
    portal: &Portal,
    around: &Around,
    grant: Grant<'_, WorkIntakes>,
    id: Id<Intake>,
    document: &str,
) -> Result<(), Fault> {
    let document = document.parse().map_err(|_| Fault::BAD_REQUEST)?;
    match intake::detach(&portal.platform.pool, around.ctx(), Side::Desk(grant), id, document).await {
        Ok(stored) => remove_content(portal, [stored]).await,
        // Removed already, perhaps by a double click.
        Err(Error::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
