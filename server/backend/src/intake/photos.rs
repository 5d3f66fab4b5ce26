//! Several photos of one question, put together as one PDF.

use domain::{
    Id,
    actor::Citizen,
    document::{Document, Kind, Verification},
    form::AttachmentRule,
    intake::Intake,
};
use serde_json::Value;
use sqlx::PgPool;

use super::{
    content,
    documents::{self, Upload, may_remove},
    load,
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// Fewest photos that make one document.
const FEWEST: usize = 2;

/// The photos of a question that can become one PDF, in the order in which they came, with where
/// their content is; and the rule that the PDF must keep.
///
/// # Errors
/// [`Error::NotFound`] when there are fewer than two good ones, or a PDF is not taken there.
pub async fn photos_to_join(
    pool: &PgPool,
    who: &Citizen,
    intake: Id<Intake>,
    question: &str,
) -> Result<(AttachmentRule, Vec<(Document, Value)>), Error> {
    let mut work = Work::citizen(pool, who).await?;
    let record = load::read(work.connection(), intake).await?.intake;
    let rule = record.form.attachment_rule(question).cloned().ok_or(Error::NotFound)?;
    if !rule.kinds.contains(&Kind::Pdf) {
        return Err(Error::NotFound);
    }
    let mut photos = Vec::new();
    for document in record.documents.iter().filter(|document| is_photo(&record, document, question)) {
        let stored = sqlx::query_scalar!("SELECT stored FROM document WHERE id = $1", document.id.uuid())
            .fetch_one(work.connection())
            .await?;
        photos.push((document.clone(), stored));
    }
    if photos.len() < FEWEST { Err(Error::NotFound) } else { Ok((rule, photos)) }
}

fn is_photo(intake: &Intake, document: &Document, question: &str) -> bool {
    document.question == question
        && document.kind == Kind::Jpeg
        && document.verification == Verification::Accepted
        && may_remove(intake, document)
}

/// Puts the PDF in the place of its photos, all or nothing; returns where the contents are of the
/// photos that nobody needs any more.
///
/// # Errors
/// [`Error::NotFound`] when one of the photos was taken back meanwhile; the caller then removes the
/// content of the PDF.
pub async fn replace_photos(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    intake: Id<Intake>,
    photos: &[Id<Document>],
    upload: Upload,
) -> Result<Vec<Value>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let record = load::lock(work.connection(), intake).await?.intake;
    let mut contents = Vec::new();
    for id in photos {
        record
            .documents
            .iter()
            .find(|document| document.id == *id && is_photo(&record, document, &upload.question))
            .ok_or(Error::NotFound)?;
        contents.extend(content::delete(work.connection(), *id).await?);
        let entry = Entry::new(Action::Change, Subject::Document, Some(id.uuid())).because("joined");
        audit::citizen(&mut work, ctx, who, entry).await?;
    }
    documents::add(&mut work, ctx, who, intake, upload).await?;
    work.commit().await?;
    Ok(contents)
}
