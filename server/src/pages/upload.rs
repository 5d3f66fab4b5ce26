//! Receiving a file: streamed, sniffed, encrypted, stored, and only then written down.

use std::error::Error as StdError;

use app::problems::FileProblem;
use backend::{
    Error,
    intake::{self, MESSAGE, Side, Upload},
};
use bytes::Bytes;
use documents::{
    FileName, FileSeed,
    sniff::{Refused, declared_by_name},
    store::{ObjectKey, PutError, StoredDocument, Wanted},
};
use domain::{
    Id,
    actor::Citizen,
    document::{Document, Verification},
    form::AttachmentRule,
    intake::Intake,
    message,
};
use futures::Stream;
use serde::Deserialize;

use super::{Portal, around::Around, fault::Fault};
use crate::config::Scan;

/// Where a file belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// Whose it is.
    pub citizen: &'a Citizen,
    /// The request.
    pub intake: Id<Intake>,
    /// The question it answers.
    pub question: &'a str,
    /// The document that it takes the place of.
    pub replaces: Option<Id<Document>>,
}

/// What a file that arrives is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose<'a> {
    /// It answers a question of the form, or the desk.
    Answer(Place<'a>),
    /// It goes with the message that this side is writing.
    Message(Side<'a>, Id<Intake>),
    /// Nothing can be handed in any more: files are left where they are, and the rest of the form is read.
    Nothing,
}

impl<'a> From<Place<'a>> for Purpose<'a> {
    fn from(place: Place<'a>) -> Self {
        Self::Answer(place)
    }
}

impl<'a> Purpose<'a> {
    /// The name under which it is kept.
    pub(super) const fn question(self) -> &'a str {
        match self {
            Self::Answer(place) => place.question,
            Self::Message(..) | Self::Nothing => MESSAGE,
        }
    }

    async fn rule(self, portal: &Portal) -> Result<AttachmentRule, Error> {
        let pool = &portal.platform.pool;
        match self {
            Self::Answer(Place { citizen, intake, question, replaces }) => {
                intake::may_add(pool, citizen, intake, question, replaces).await
            }
            Self::Message(side, id) => intake::may_attach(pool, side, id).await,
            Self::Nothing => Err(Error::Closed),
        }
    }

    async fn write_down(self, portal: &Portal, around: &Around, upload: Upload) -> Result<Document, Error> {
        let (pool, ctx) = (&portal.platform.pool, around.ctx());
        match self {
            Self::Answer(place) => intake::add_document(pool, ctx, place.citizen, place.intake, upload).await,
            Self::Message(side, id) => intake::attach(pool, ctx, side, id, upload).await,
            Self::Nothing => Err(Error::Closed),
        }
    }
}

/// Why a file was not taken.
pub(super) enum NotTaken {
    /// The citizen can do something about it.
    Problem(FileProblem),
    /// Nothing can be handed in there, or something is broken.
    Fault(Fault),
}

impl From<Error> for NotTaken {
    fn from(error: Error) -> Self {
        Self::Fault(error.into())
    }
}

/// Takes a file in. Nothing stays behind when it is not taken.
pub(super) async fn receive<S, E>(
    portal: &Portal,
    around: &Around,
    purpose: impl Into<Purpose<'_>> + Send,
    name: &FileName,
    content: S,
) -> Result<Document, NotTaken>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    let purpose = purpose.into();
    let kept = keep(portal, purpose, name, content).await?;
    let added = purpose.write_down(portal, around, kept.upload.clone()).await;
    settle(portal, kept, added).await
}

/// A file that is in the store, and not yet written down.
pub(super) struct Kept {
    /// Where it is.
    pub stored: StoredDocument,
    /// What will be written down.
    pub upload: Upload,
    /// How many there may be.
    max_files: u8,
}

/// Puts a file into the store, if there is room for it where it belongs and it will do.
pub(super) async fn keep<S, E>(
    portal: &Portal,
    purpose: impl Into<Purpose<'_>> + Send,
    name: &FileName,
    content: S,
) -> Result<Kept, NotTaken>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    let purpose = purpose.into();
    let rule = match purpose.rule(portal).await {
        Ok(rule) => rule,
        Err(Error::LimitReached) => return Err(too_many(portal, purpose).await),
        Err(error) => return Err(error.into()),
    };
    keep_by(portal, purpose.question(), &rule, name, content).await
}

/// Puts a file into the store, if it keeps this rule.
pub(super) async fn keep_by<S, E>(
    portal: &Portal,
    question: &str,
    rule: &AttachmentRule,
    name: &FileName,
    content: S,
) -> Result<Kept, NotTaken>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    let platform = &portal.platform;
    let wanted =
        Wanted { limit: rule.max_bytes, kinds: &rule.kinds, declared: declared_by_name(name.as_str()) };
    let seed = FileSeed::draw(|bytes| platform.outside.random.fill(bytes));
    let stored = platform.store.put(content, wanted, seed).await.map_err(problem)?;
    match describe(portal, question, name, &stored) {
        Ok(upload) => Ok(Kept { stored, upload, max_files: rule.max_files }),
        Err(fault) => Err(discard(portal, &stored, NotTaken::Fault(fault)).await),
    }
}

/// What became of a file that was to be written down; its content goes when that could not be.
pub(super) async fn settle<T>(portal: &Portal, kept: Kept, added: Result<T, Error>) -> Result<T, NotTaken> {
    match added {
        Ok(done) => Ok(done),
        Err(Error::LimitReached) => {
            let full = NotTaken::Problem(FileProblem::TooMany { max: kept.max_files });
            Err(discard(portal, &kept.stored, full).await)
        }
        Err(error) => Err(discard(portal, &kept.stored, error.into()).await),
    }
}

pub(super) async fn too_many(portal: &Portal, purpose: impl Into<Purpose<'_>> + Send) -> NotTaken {
    let Purpose::Answer(place) = purpose.into() else {
        return NotTaken::Problem(FileProblem::TooMany { max: message::attachment_rule().max_files });
    };
    let draft = intake::draft(&portal.platform.pool, place.citizen, place.intake).await;
    let rule = draft.ok().and_then(|draft| draft.form.attachment_rule(place.question).cloned());
    let max = rule.map_or_else(|| intake::integration_rule().max_files, |rule| rule.max_files);
    NotTaken::Problem(FileProblem::TooMany { max })
}

fn describe(
    portal: &Portal,
    question: &str,
    name: &FileName,
    stored: &StoredDocument,
) -> Result<Upload, Fault> {
    // Without a scanner there is nothing to wait for; production runs without one only if told to.
    let verification = match portal.platform.config.scan {
        Scan::Nobody => Verification::Accepted,
        Scan::Clamd(_) => Verification::Waiting,
    };
    Ok(Upload {
        question: question.to_owned(),
        name: name.with_ending_of(stored.kind).as_str().to_owned(),
        kind: stored.kind,
        size: stored.size,
        sha256: stored.sha256,
        stored: serde_json::to_value(stored).map_err(|_| Fault::BROKEN)?,
        verification,
    })
}

/// Removes content that nobody will ask for.
async fn discard(portal: &Portal, stored: &StoredDocument, why: NotTaken) -> NotTaken {
    if let Err(error) = portal.platform.store.delete(&stored.object_key).await {
        tracing::warn!(%error, "content of a document that was not taken stays behind");
    }
    why
}

fn problem(error: PutError) -> NotTaken {
    NotTaken::Problem(match error {
        PutError::Refused(Refused::Empty) => FileProblem::Empty,
        PutError::Refused(Refused::TooLarge { limit }) => FileProblem::TooLarge { max_bytes: limit },
        PutError::Refused(_) => FileProblem::WrongKind,
        PutError::Interrupted(_) => FileProblem::Interrupted,
        PutError::Store(error) => {
            tracing::error!(%error, "a document cannot be stored");
            FileProblem::NoRoom
        }
        PutError::Key(_) | PutError::Unsealable(_) => {
            tracing::error!("a document cannot be encrypted");
            return NotTaken::Fault(Fault::BROKEN);
        }
    })
}

/// The one thing that removing needs of what the database keeps of a document or a piece.
#[derive(Deserialize)]
struct Removable {
    object_key: ObjectKey,
}

/// Removes contents that nobody needs any more.
pub(super) async fn remove_content(portal: &Portal, contents: impl IntoIterator<Item = serde_json::Value>) {
    for stored in contents {
        let Ok(Removable { object_key }) = serde_json::from_value(stored) else {
            tracing::error!("the place of a document cannot be read back");
            continue;
        };
        if let Err(error) = portal.platform.store.delete(&object_key).await {
            tracing::warn!(%error, "content that nobody needs stays behind");
        }
    }
}
