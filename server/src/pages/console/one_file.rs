//! A form with one document beside its fields, which the desk keeps. The document goes to the store while it
//! arrives; when all fields are known it is written down, or taken out again.

use app::{components::documents::RefusedFile, console::papers::PaperError, problems::FileProblem};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::{
    Error,
    desk_documents::{self, Of},
};
use documents::FileName;
use domain::{
    document::Sort,
    form::{AttachmentRule, MAX_PAIRS},
    permission::{EditCards, Grant},
};

use crate::{
    middleware::csrf::{CsrfForm, CsrfMultipart},
    pages::{
        Portal,
        around::Around,
        citizen::posted::{cut, is_multipart, pass_over, text},
        fault::Fault,
        upload::{Kept, NotTaken, keep_by, remove_content, settle},
    },
};

/// By which rule a document is taken; or why none is.
pub(super) type Rule = Result<AttachmentRule, FileProblem>;

/// Asks whether one more document may be kept there.
pub(super) async fn rule(portal: &Portal, grant: Grant<'_, EditCards>, of: Of) -> Result<Rule, Fault> {
    match desk_documents::may_add(&portal.platform.pool, grant, of).await {
        Ok(rule) => Ok(Ok(rule)),
        Err(Error::LimitReached) => Ok(Err(FileProblem::TooMany { max: of.rule().max_files })),
        Err(error) => Err(error.into()),
    }
}

/// What became of the document.
enum Taken {
    /// It is in the store, and not yet written down.
    Kept(Box<Kept>),
    /// It was not taken.
    Refused(RefusedFile),
}

/// What came in.
#[derive(Default)]
pub(super) struct OneFile {
    /// The fields.
    pub pairs: Vec<(String, String)>,
    file: Option<Taken>,
}

impl OneFile {
    /// Whether there is no document at all.
    pub(super) const fn is_without(&self) -> bool {
        self.file.is_none()
    }

    /// Whether the document was larger than a whole form may be: what comes after it was not read.
    pub(super) fn is_cut(&self) -> bool {
        matches!(&self.file, Some(Taken::Refused(file)) if file.problem == FileProblem::CutOff)
    }

    /// The status of the page that says what must be corrected.
    pub(super) fn status(&self) -> StatusCode {
        if self.is_cut() { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// Why the document was not taken, where there is one that was not.
    pub(super) fn refused(&self) -> Option<PaperError> {
        match &self.file {
            Some(Taken::Refused(file)) => Some(PaperError::File(file.clone())),
            Some(Taken::Kept(_)) | None => None,
        }
    }

    /// Takes the document out of the store again; says so where there was one.
    pub(super) async fn leave(self, portal: &Portal) -> Option<PaperError> {
        let kept = match self.file {
            Some(Taken::Kept(kept)) => kept,
            Some(Taken::Refused(file)) => return Some(PaperError::File(file)),
            None => return Some(PaperError::NoFile),
        };
        remove_content(portal, [kept.upload.stored]).await;
        Some(PaperError::Again)
    }

    /// Writes the document down; one that cannot be goes out of the store again.
    pub(super) async fn write_down(
        self,
        portal: &Portal,
        around: &Around,
        grant: Grant<'_, EditCards>,
        of: Of,
        (sort, title): (Sort, &str),
    ) -> Result<Result<(), PaperError>, Fault> {
        let kept = match self.file {
            Some(Taken::Kept(kept)) => kept,
            Some(Taken::Refused(file)) => return Ok(Err(PaperError::File(file))),
            None => return Ok(Err(PaperError::NoFile)),
        };
        let (pool, name) = (&portal.platform.pool, kept.upload.name.clone());
        let added = desk_documents::add(pool, around.ctx(), grant, of, (sort, title), &kept.upload).await;
        match settle(portal, *kept, added).await {
            Ok(_) => Ok(Ok(())),
            Err(NotTaken::Fault(fault)) => Err(fault),
            Err(NotTaken::Problem(problem)) => Ok(Err(PaperError::File(refused(name, problem)))),
        }
    }
}

fn refused(name: String, problem: FileProblem) -> RefusedFile {
    RefusedFile { question: String::new(), name, problem }
}

/// Reads a posted form, with a document or without.
pub(super) async fn read(portal: &Portal, rule: &Rule, request: Request) -> Result<OneFile, Response> {
    let mut posted = OneFile::default();
    if !is_multipart(&request) {
        let CsrfForm(pairs) = CsrfForm::<Vec<(String, String)>>::from_request(request, portal).await?;
        posted.pairs = pairs;
        return Ok(posted);
    }
    let CsrfMultipart(parts) = CsrfMultipart::from_request(request, portal).await?;
    match fill(portal, rule, parts, &mut posted).await {
        Ok(()) => Ok(posted),
        Err(fault) => {
            posted.leave(portal).await;
            Err(fault.into_response())
        }
    }
}

async fn fill(portal: &Portal, rule: &Rule, mut parts: Multipart, posted: &mut OneFile) -> Result<(), Fault> {
    while let Some(mut field) = parts.next_field().await.map_err(cut)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            // A file input that was left alone comes as a file without a name.
            Some(file) if file.is_empty() => {}
            // One document is taken; more of them are left where they are.
            Some(file) if posted.file.is_some() => {
                if !pass_over(&mut field).await? {
                    let name = FileName::clean(&file).as_str().to_owned();
                    let more = Taken::Refused(refused(name, FileProblem::CutOff));
                    if let Some(Taken::Kept(kept)) = posted.file.replace(more) {
                        remove_content(portal, [kept.upload.stored]).await;
                    }
                }
            }
            Some(file) => posted.file = Some(take(portal, rule, &file, field).await?),
            None => {
                let value = text(field).await?;
                posted.pairs.push((name, value));
                if posted.pairs.len() > MAX_PAIRS {
                    return Err(Fault::TOO_LARGE);
                }
            }
        }
        if posted.is_cut() {
            break;
        }
    }
    Ok(())
}

async fn take(portal: &Portal, rule: &Rule, file: &str, mut field: Field<'_>) -> Result<Taken, Fault> {
    let name = FileName::clean(file);
    let kept = match rule {
        Ok(rule) => keep_by(portal, "", rule, &name, &mut field).await,
        Err(problem) => Err(NotTaken::Problem(problem.clone())),
    };
    match kept {
        Ok(kept) => Ok(Taken::Kept(Box::new(kept))),
        Err(NotTaken::Fault(fault)) => Err(fault),
        Err(NotTaken::Problem(problem)) => {
            // The rest of the form may come after the file.
            let problem = if pass_over(&mut field).await? { problem } else { FileProblem::CutOff };
            Ok(Taken::Refused(refused(name.as_str().to_owned(), problem)))
        }
    }
}
