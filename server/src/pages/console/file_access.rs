//! Access to the file: what waits, and the answer.

use app::{
    console::{FileAccessDetail, FileAccessList, form::FileAccessForm},
    i18n::Translator,
    routes::Route,
};
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Error,
    intake::{self, AccessWords, Side},
};
use domain::{
    Id, Lang,
    actor::Operator,
    file_access::{Answer, FileAccess},
    format,
    permission::{Grant, ReadIntakes, WorkIntakes},
};

use super::{may, messages::detach};
use crate::pages::{
    Portal,
    around::{Around, Here},
    citizen::posted::{Button, Posted, read},
    fault::Fault,
    upload::Purpose,
};

/// Everything that waits for this desk.
pub(super) async fn list(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    let grant = may::<ReadIntakes>(&operator)?;
    let accesses = intake::open_accesses(&portal.platform.pool, around.ctx(), grant).await?;
    Ok(around.page(FileAccessList { accesses, today: around.ctx().today() }))
}

/// One, with the form of its answer. One of another desk is a 404.
pub(super) async fn page(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<FileAccess>>,
) -> Result<Response, Fault> {
    Ok(around.page(shown(&portal, &around, &operator, id).await?))
}

async fn shown(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    id: Id<FileAccess>,
) -> Result<FileAccessDetail, Fault> {
    let grant = may::<ReadIntakes>(operator)?;
    let (access, attached) = intake::access(&portal.platform.pool, around.ctx(), grant, id).await?;
    Ok(FileAccessDetail::new(access, attached))
}

/// Answers.
pub(super) async fn answer(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path(id): Path<Id<FileAccess>>,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let grant = may::<WorkIntakes>(&operator).map_err(sent)?;
    let page = shown(&portal, &around, &operator, id).await.map_err(sent)?;
    let message = Purpose::Message(Side::Desk(grant), page.access.intake);
    let purpose = if page.access.state.tag().is_open() { message } else { Purpose::Nothing };
    let posted = read(&portal, &around, purpose, &[], request).await?;
    finish(&portal, &around, &operator, grant, &page, posted).await.map_err(sent)
}

async fn finish(
    portal: &Portal,
    around: &Around,
    operator: &Operator,
    grant: Grant<'_, WorkIntakes>,
    page: &FileAccessDetail,
    posted: Posted,
) -> Result<Response, Fault> {
    let (id, number) = (page.access.id, page.access.protocollo.to_string());
    let typed = |name| posted.get(name).unwrap_or_default().to_owned();
    let form =
        FileAccessForm { decision: typed("decisione"), words: typed("risposta"), until: typed("fino-al") };
    if let Button::RemoveFile(document) = posted.button() {
        detach(portal, around, grant, page.access.intake, &document).await?;
        let page = FileAccessDetail { form, ..shown(portal, around, operator, id).await? };
        return Ok(around.page(page));
    }
    let (answer, words) = match form.check(around.ctx().today()) {
        Ok(checked) if posted.refused.is_empty() => checked,
        checked => {
            let errors = checked.err().unwrap_or_default();
            let page = shown(portal, around, operator, id).await?;
            let page = FileAccessDetail { form, errors, refused: posted.refused, ..page };
            return Ok(around.page_with(StatusCode::UNPROCESSABLE_ENTITY, page));
        }
    };
    let letter = letter(answer, &number, &words);
    let words = AccessWords { reason: &words, letter: &letter };
    match intake::answer_access(&portal.platform.pool, around.ctx(), grant, id, answer, words).await {
        Ok(intake) => Ok(Redirect::to(&Route::intake(intake).anchor("messaggi")).into_response()),
        Err(Error::AlreadyAnswered(_)) => {
            let page = shown(portal, around, operator, id).await?;
            Ok(around.page_with(StatusCode::CONFLICT, FileAccessDetail { stale: true, ..page }))
        }
        Err(error) => Err(error.into()),
    }
}

/// The message to the applicant, in the language of record.
fn letter(answer: Answer, number: &str, words: &str) -> String {
    let t = Translator::new(Lang::It);
    let (number, text) = (("number", number.into()), words);
    match answer {
        Answer::Grant => t.with("letters-access-granted", &[number, ("text", text.into())]),
        Answer::Refuse => t.with("letters-access-refused", &[number, ("reason", text.into())]),
        Answer::Defer(until) => {
            let until = format::date(until).into();
            t.with("letters-access-deferred", &[number, ("reason", text.into()), ("date", until)])
        }
    }
}
