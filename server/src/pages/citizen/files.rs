//! What the buttons beside the documents of a step do: take one back, give an earlier one, make one PDF
//! of several photos.

use app::{components::documents::RefusedFile, problems::FileProblem, routes::Route};
use backend::{Error, intake};
use documents::{
    FileName,
    photo::{self, PhotoError},
    store::StoredDocument,
};
use domain::{
    Id,
    actor::Citizen,
    document::{Document, Kind},
    form::AttachmentRule,
    intake::Intake,
};

use super::posted::Button;
use crate::pages::{
    Portal,
    around::Around,
    fault::Fault,
    upload::{Kept, NotTaken, keep_by, remove_content, settle},
};

/// The parameter of an address that tells of which question the photos were put together.
const JOINED: &str = "unite";

/// The question to which a step leads after its photos were put together, which is said there.
pub(super) fn after_joining(step: &Route, question: &str) -> String {
    format!("{step}?{JOINED}={question}#{question}")
}

/// The question whose photos were put together just now, as the address tells.
pub(super) fn joined(query: Option<&str>) -> Option<String> {
    let pairs = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.into_owned().find(|(name, _)| name == JOINED).map(|(_, question)| question)
}

/// The documents of a draft, and who may touch them.
pub(super) struct Files<'a> {
    pub portal: &'a Portal,
    pub around: &'a Around,
    pub citizen: &'a Citizen,
    pub draft: Id<Intake>,
}

impl Files<'_> {
    /// Does what the button says, if it is one of these; says what could not be done.
    pub(super) async fn act(&self, button: &Button) -> Result<Option<RefusedFile>, Fault> {
        match button {
            Button::RemoveFile(id) => self.remove(id).await.map(|()| None),
            Button::Reuse(question, id) => self.reuse(question, id).await,
            Button::Join(question) => self.join(question).await,
            _ => Ok(None),
        }
    }

    async fn remove(&self, id: &str) -> Result<(), Fault> {
        let id: Id<Document> = id.parse().map_err(|_| Fault::BAD_REQUEST)?;
        let pool = &self.portal.platform.pool;
        match intake::remove_document(pool, self.around.ctx(), self.citizen, self.draft, id).await {
            Ok(content) => remove_content(self.portal, content).await,
            // Removed already, perhaps by a double click.
            Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// What does not serve any more is not offered any more either: the page shows what there is.
    async fn reuse(&self, question: &str, id: &str) -> Result<Option<RefusedFile>, Fault> {
        let id: Id<Document> = id.parse().map_err(|_| Fault::BAD_REQUEST)?;
        let (pool, ctx) = (&self.portal.platform.pool, self.around.ctx());
        match intake::reuse_document(pool, ctx, self.citizen, self.draft, question, id).await {
            Ok(_) | Err(Error::NotFound) => Ok(None),
            Err(Error::LimitReached) => {
                let draft = intake::draft(pool, self.citizen, self.draft).await?;
                let max = draft.form.attachment_rule(question).map_or(0, |rule| rule.max_files);
                let offered = intake::reusable_documents(pool, self.citizen, self.draft).await?;
                let name = offered.into_iter().find(|own| own.document.id == id);
                Ok(name.map(|own| refused(question, own.document.name, FileProblem::TooMany { max })))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn join(&self, question: &str) -> Result<Option<RefusedFile>, Fault> {
        let pool = &self.portal.platform.pool;
        let (rule, photos) = match intake::photos_to_join(pool, self.citizen, self.draft, question).await {
            Ok(found) => found,
            // Joined already, perhaps by a double click.
            Err(Error::NotFound) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let first = photos.first().map(|(document, _)| document.name.as_str()).unwrap_or_default();
        let stem = first.rsplit_once('.').map_or(first, |(stem, _)| stem);
        let name = FileName::clean(stem).with_ending_of(Kind::Pdf);
        let ids: Vec<Id<Document>> = photos.iter().map(|(document, _)| document.id).collect();
        let kept = match self.one_pdf(question, &rule, &name, photos).await {
            Ok(kept) => kept,
            Err(NotTaken::Problem(why)) => return Ok(Some(refused(question, name.as_str().to_owned(), why))),
            Err(NotTaken::Fault(fault)) => return Err(fault),
        };
        let (ctx, upload) = (self.around.ctx(), kept.upload.clone());
        let done = intake::replace_photos(pool, ctx, self.citizen, self.draft, &ids, upload).await;
        match settle(self.portal, kept, done).await {
            Ok(contents) => remove_content(self.portal, contents).await,
            // One of the photos was taken back meanwhile: the page shows what there is.
            Err(NotTaken::Fault(fault)) if fault == Fault::NOT_FOUND => {}
            Err(NotTaken::Problem(why)) => return Ok(Some(refused(question, name.as_str().to_owned(), why))),
            Err(NotTaken::Fault(fault)) => return Err(fault),
        }
        Ok(None)
    }

    /// The PDF in the store.
    async fn one_pdf(
        &self,
        question: &str,
        rule: &AttachmentRule,
        name: &FileName,
        photos: Vec<(Document, serde_json::Value)>,
    ) -> Result<Kept, NotTaken> {
        let mut contents = Vec::with_capacity(photos.len());
        for (document, stored) in photos {
            let stored: StoredDocument = serde_json::from_value(stored).map_err(|_| {
                tracing::error!("the place of a document cannot be read back");
                NotTaken::Fault(Fault::BROKEN)
            })?;
            let content = self.portal.platform.store.open(&stored).await.map_err(|error| {
                tracing::error!(%error, "a document cannot be opened");
                NotTaken::Fault(Fault::UNAVAILABLE)
            })?;
            contents.push((document.size, content));
        }
        let lang = self.around.lang().tag();
        let pdf = photo::to_pdf(contents, name.as_str(), lang).await.map_err(|error| match error {
            PhotoError::NotAPhoto { .. } => NotTaken::Problem(FileProblem::WrongKind),
            PhotoError::Unreadable(error) => {
                tracing::error!(%error, "a photo cannot be read");
                NotTaken::Fault(Fault::UNAVAILABLE)
            }
        })?;
        keep_by(self.portal, question, rule, name, pdf).await
    }
}

fn refused(question: &str, name: String, problem: FileProblem) -> RefusedFile {
    RefusedFile { question: question.to_owned(), name, problem }
}
