//! Documents that go with a card: those that are kept with its services, chosen one by one.

use domain::{
    Id,
    actor::Operator,
    card::Card,
    document::{DeskDocument, Kind, Sort, desk_title, file_name},
    mask::Mask,
    permission::{Grant, ReadCards},
    referral::{Paper, Referral},
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards,
    error::known,
    intake::DocumentContent,
    people,
};

/// A document as it is kept, without its content.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) title: String,
    pub(super) name: String,
    pub(super) size: i64,
    pub(super) sort: String,
}

impl Row {
    /// As whoever has this mask reads of it.
    pub(super) fn read(self, mask: &Mask) -> Result<(Sort, Paper), Error> {
        let sort = known("desk_document", "sort", Sort::from_code(&self.sort))?;
        let size = known("desk_document", "size", u64::try_from(self.size).ok())?;
        let id = Id::new(self.id);
        let (title, name) = (desk_title(mask, self.title), file_name(mask, self.name, id));
        Ok((sort, Paper { id, sort, title, name, size }))
    }
}

/// Where the content of a document is.
pub(super) struct FileRow {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) size: i64,
    pub(super) stored: serde_json::Value,
    pub(super) sort: String,
}

impl FileRow {
    /// As whoever has this mask takes it.
    pub(super) fn read(self, mask: &Mask, id: Id<DeskDocument>) -> Result<(Sort, DocumentContent), Error> {
        let content = DocumentContent {
            name: file_name(mask, self.name, id),
            kind: known("desk_document", "kind", Kind::from_code(&self.kind))?,
            size: known("desk_document", "size", u64::try_from(self.size).ok())?,
            stored: self.stored,
        };
        Ok((known("desk_document", "sort", Sort::from_code(&self.sort))?, content))
    }
}

/// Those that neither the mask of the reader nor any of the others hides, called as the reader may read it.
pub(super) fn shown(rows: Vec<Row>, reader: &Mask, others: &[&Mask]) -> Result<Vec<Paper>, Error> {
    let mut papers = Vec::new();
    for row in rows {
        let (sort, paper) = row.read(reader)?;
        if !reader.hides(sort.group()) && others.iter().all(|mask| !mask.hides(sort.group())) {
            papers.push(paper);
        }
    }
    Ok(papers)
}

/// The documents of a card that neither the operator's mask hides nor the receiver's: those are offered, and no other is
/// sent. What the scanner did not take yet is not among them.
pub(super) async fn of_card(
    work: &mut Work,
    operator: &Operator,
    card: Id<Card>,
    receiver: &Mask,
) -> Result<Vec<Paper>, Error> {
    let seeing = cards::before(work, operator, card).await?;
    let rows = sqlx::query_as!(
        Row,
        "SELECT
            desk_document.id,
            desk_document.title,
            desk_document.name,
            desk_document.size,
            desk_document.sort
         FROM desk_document
         JOIN service_request ON service_request.id = desk_document.service_request_id
         WHERE service_request.card_id = $1
            AND desk_document.removed_at IS NULL
            AND desk_document.verification = 'accepted'
         ORDER BY desk_document.uploaded_at, desk_document.id",
        card.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    shown(rows, &seeing.mask, &[receiver])
}

/// Those that went with a referral, as a desk sees them that reads what was sent.
pub(super) async fn sent(
    work: &mut Work,
    operator: &Operator,
    referral: Id<Referral>,
) -> Result<Vec<Paper>, Error> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT
            desk_document.id,
            desk_document.title,
            desk_document.name,
            desk_document.size,
            desk_document.sort
         FROM referral_document
         JOIN desk_document ON desk_document.id = referral_document.document_id
         WHERE referral_document.referral_id = $1
            AND desk_document.removed_at IS NULL
            AND desk_document.verification = 'accepted'
         ORDER BY desk_document.uploaded_at, desk_document.id",
        referral.uuid(),
    )
    .fetch_all(work.connection())
    .await?;
    shown(rows, &operator.mask, &[])
}

/// Sends the chosen ones along; what the operator or the receiver does not see cannot be among them. Each is in the audit
/// log.
pub(super) async fn attach(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (referral, card, receiver): (Id<Referral>, Id<Card>, &Mask),
    chosen: &[Id<DeskDocument>],
) -> Result<(), Error> {
    let papers = of_card(work, operator, card, receiver).await?;
    for paper in papers.iter().filter(|paper| chosen.contains(&paper.id)) {
        sqlx::query!(
            "INSERT INTO referral_document (referral_id, document_id, zone_id) VALUES ($1, $2, $3)",
            referral.uuid(),
            paper.id.uuid(),
            operator.zone.uuid(),
        )
        .execute(work.connection())
        .await?;
        let entry = Entry::new(Action::Change, Subject::Document, Some(paper.id.uuid()));
        audit::operator(work, ctx, operator, entry.because("referral_sent")).await?;
    }
    Ok(())
}

/// A document that went with a referral and is going to be opened by one of its desks. It is in the audit log, also where
/// the mask forbids it.
///
/// # Errors
/// [`Error::NotFound`] when it did not go with it, is hidden by the mask, was removed, or, for the receiver, the referral
/// was given back or taken back.
pub async fn document(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    (referral, id): (Id<Referral>, Id<DeskDocument>),
) -> Result<DocumentContent, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let row = sqlx::query_as!(
        FileRow,
        "SELECT
            desk_document.name,
            desk_document.kind,
            desk_document.size,
            desk_document.stored,
            desk_document.sort
         FROM referral_document
         JOIN referral ON referral.id = referral_document.referral_id
         JOIN desk_document ON desk_document.id = referral_document.document_id
         WHERE referral_document.referral_id = $1
            AND desk_document.id = $2
            AND desk_document.removed_at IS NULL
            AND desk_document.verification = 'accepted'
            AND (referral.from_desk_id = $3 OR referral.state NOT IN ('refused', 'cancelled'))",
        referral.uuid(),
        id.uuid(),
        operator.desk.id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let person = sqlx::query_scalar!("SELECT person_id FROM referral WHERE id = $1", referral.uuid())
        .fetch_one(work.connection())
        .await?;
    let seeing = people::before(work.connection(), operator, person).await?;
    let (sort, content) = row.read(&seeing.mask, id)?;
    let entry = Entry::new(Action::Open, Subject::Document, Some(id.uuid()))
        .through(&seeing, [sort.group()])
        .because("referral");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    if seeing.mask.hides(sort.group()) {
        return Err(Error::NotFound);
    }
    Ok(content)
}
