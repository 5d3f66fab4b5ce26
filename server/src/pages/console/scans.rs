//! Scans of notices on data protection that were signed on paper.

use app::{
    console::{PersonPrivacyPage, papers::PaperForm, privacy::SignError},
    i18n::Translator,
};
use axum::{
    extract::{Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::desk_documents::Of;
use domain::{
    Id, Lang,
    document::{DeskDocument, Sort, scan_rule},
    mask::Group,
    permission::{EditCards, Grant, ReadCards},
    person::Person,
    privacy::PrivacySignature,
};

use super::{
    desk_document, may,
    one_file::{self, OneFile},
    privacy::{page_of_kept, saved, shown},
};
use crate::{
    middleware::csrf::CsrfForm,
    pages::{
        Portal,
        around::{Around, Here},
        fault::Fault,
    },
};

type Which = (Id<Person>, Id<PrivacySignature>);

/// Title of a scan, in the language of record.
fn title() -> String {
    Translator::new(Lang::It).get("console-scan-title")
}

/// What came with a signature that was just recorded: kept where it was made on paper, and where this desk may
/// see a signature; left out elsewhere.
pub(super) async fn with_signature(
    (portal, around): (&Portal, &Around),
    grant: Grant<'_, EditCards>,
    which: Which,
    on_paper: bool,
    posted: OneFile,
) -> Result<Response, Fault> {
    if posted.is_without() {
        return Ok(saved(which.0));
    }
    if !on_paper || grant.operator().mask.hides(Group::Identity) {
        posted.leave(portal).await;
        return Ok(saved(which.0));
    }
    keep((portal, around), grant, which, posted).await
}

/// Writes a scan down, or shows the page with what must be corrected.
async fn keep(
    (portal, around): (&Portal, &Around),
    grant: Grant<'_, EditCards>,
    (person, signature): Which,
    posted: OneFile,
) -> Result<Response, Fault> {
    let (of, status) = (Of::Signature(person, signature), posted.status());
    match posted.write_down(portal, around, grant, of, (Sort::Signature, &title())).await? {
        Ok(()) => Ok(saved(person)),
        Err(error) => {
            let page = shown(portal, around, grant.operator(), person).await?;
            let scan_errors = vec![(Some(signature), error)];
            let page = PersonPrivacyPage { scan_errors, ..page };
            Ok(around.page_with(status, page))
        }
    }
}

/// Adds a scan to a signature.
pub(super) async fn add(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((person, signature)): Path<Which>,
    request: Request,
) -> Result<Response, Response> {
    let sent = |fault: Fault| fault.into_response();
    let grant = may::<EditCards>(&operator).map_err(sent)?;
    if operator.mask.hides(Group::Identity) {
        return Err(sent(Fault::NOT_FOUND));
    }
    let rule = match one_file::rule(&portal, grant, Of::Signature(person, signature)).await {
        Ok(rule) => rule,
        Err(fault) => {
            let page = shown(&portal, &around, &operator, person).await.map_err(sent)?;
            let page = page_of_kept(&portal, &around, &operator, page.merged_into).await.map_err(sent)?;
            let page = page.ok_or_else(|| sent(fault))?;
            return not_kept(&portal, &around, (page, signature), request).await;
        }
    };
    let posted = one_file::read(&portal, &rule, request).await?;
    keep((&portal, &around), grant, (person, signature), posted).await.map_err(sent)
}

/// The record was merged meanwhile: the scan is asked for again where the signature is now.
async fn not_kept(
    portal: &Portal,
    around: &Around,
    (page, signature): (PersonPrivacyPage, Id<PrivacySignature>),
    request: Request,
) -> Result<Response, Response> {
    let posted = one_file::read(portal, &Ok(scan_rule()), request).await?;
    let file = posted.leave(portal).await;
    let scan_errors = file.into_iter().map(|error| (Some(signature), error)).collect();
    let page = PersonPrivacyPage { errors: vec![SignError::Moved], scan_errors, ..page };
    Ok(around.page_with(StatusCode::CONFLICT, page))
}

/// Opens a scan. One that the desk may not see is a 404.
pub(super) async fn open(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((person, signature, id)): Path<(Id<Person>, Id<PrivacySignature>, Id<DeskDocument>)>,
) -> Result<Response, Fault> {
    let grant = may::<ReadCards>(&operator)?;
    desk_document::open((&portal, &around), grant, (Of::Signature(person, signature), id)).await
}

/// Marks a scan as removed.
pub(super) async fn remove(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
    Path((person, signature, id)): Path<(Id<Person>, Id<PrivacySignature>, Id<DeskDocument>)>,
    CsrfForm(posted): CsrfForm<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let grant = may::<EditCards>(&operator)?;
    let page = shown(&portal, &around, &operator, person).await?;
    let scan = PaperForm::posted(&posted);
    if let Some(page) = page_of_kept(&portal, &around, &operator, page.merged_into).await? {
        let page = PersonPrivacyPage { scan, errors: vec![SignError::Moved], ..page };
        return Ok(around.page_with(StatusCode::CONFLICT, page));
    }
    let scans = page.scans.iter().find(|(of, _)| *of == signature);
    if !scans.is_some_and(|(_, scans)| scans.shown.iter().any(|scan| scan.id == id)) {
        return Err(Fault::NOT_FOUND);
    }
    let which = (Of::Signature(person, signature), id);
    match desk_document::remove((&portal, &around), grant, which, &scan).await? {
        Ok(()) => Ok(saved(person)),
        Err((status, error)) => {
            let page = shown(&portal, &around, &operator, person).await?;
            let scan_errors = vec![(Some(signature), error)];
            Ok(around.page_with(status, PersonPrivacyPage { scan, scan_errors, ..page }))
        }
    }
}
