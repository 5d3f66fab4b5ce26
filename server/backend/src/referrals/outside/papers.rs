//! Documents that go with a card handed outside: those that are kept with its services, chosen one by one.

use domain::{
    Id,
    actor::Operator,
    card::Card,
    document::{DeskDocument, Kind, Sort},
    mask::Mask,
    referral::outside::{self, Outside, Paper},
};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::known,
    intake::DocumentContent,
    people,
};

struct Row {
    id: Uuid,
    title: String,
    name: String,
    size: i64,
    sort: String,
}

impl Row {
    fn read(self) -> Result<(Sort, Paper), Error> {
        let sort = known("desk_document", "sort", Sort::from_code(&self.sort))?;
        let size = known("desk_document", "size", u64::try_from(self.size).ok())?;
        Ok((sort, Paper { id: Id::new(self.id), title: self.title, name: self.name, size }))
    }
}

/// Those that none of these masks hides.
fn shown(rows: Vec<Row>, masks: &[&Mask]) -> Result<Vec<Paper>, Error> {
    let mut papers = Vec::new();
    for row in rows {
        let (sort, paper) = row.read()?;
        let hides = |group| masks.iter().any(|mask| mask.hides(group));
        if !sort.group().is_some_and(hides) {
            papers.push(paper);
        }
    }
    Ok(papers)
}

/// The documents of a card that its operator sees and that may leave: those are offered, and no other is sent.
pub(super) async fn of_card(
    work: &mut Work,
    operator: &Operator,
    card: Id<Card>,
) -> Result<Vec<Paper>, Error> {
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
    let person = sqlx::query_scalar!("SELECT person_id FROM card WHERE id = $1", card.uuid())
        .fetch_one(work.connection())
        .await?;
    let seeing = people::before(work.connection(), operator, person).await?;
    shown(rows, &[&seeing.mask, &outside::mask()])
}

async fn rows_of(work: &mut Work, referral: Id<Outside>) -> Result<Vec<Row>, Error> {
    sqlx::query_as!(
        Row,
        "SELECT
            desk_document.id,
            desk_document.title,
            desk_document.name,
            desk_document.size,
            desk_document.sort
         FROM outside_document
         JOIN desk_document ON desk_document.id = outside_document.document_id
         WHERE outside_document.referral_id = $1
            AND desk_document.removed_at IS NULL
            AND desk_document.verification = 'accepted'
         ORDER BY desk_document.uploaded_at, desk_document.id",
        referral.uuid(),
    )
    .fetch_all(work.connection())
    .await
    .map_err(Error::from)
}

/// Those that went with it, as the desk that sent them sees them.
pub(super) async fn sent(
    work: &mut Work,
    operator: &Operator,
    referral: Id<Outside>,
) -> Result<Vec<Paper>, Error> {
    shown(rows_of(work, referral).await?, &[&operator.mask])
}

/// Those that went with it, as whoever has the link sees them: all that the sender chose.
pub(super) async fn received(work: &mut Work, referral: Id<Outside>) -> Result<Vec<Paper>, Error> {
    let rows = rows_of(work, referral).await?;
    rows.into_iter().map(|row| row.read().map(|(_, paper)| paper)).collect()
}

/// Sends the chosen ones along; what the operator does not see cannot be among them. Each is in the audit log.
pub(super) async fn attach(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (referral, card): (Id<Outside>, Id<Card>),
    chosen: &[Id<DeskDocument>],
) -> Result<(), Error> {
    let papers = of_card(work, operator, card).await?;
    for paper in papers.iter().filter(|paper| chosen.contains(&paper.id)) {
        sqlx::query!(
            "INSERT INTO outside_document (referral_id, document_id, zone_id) VALUES ($1, $2, $3)",
            referral.uuid(),
            paper.id.uuid(),
            operator.zone.uuid(),
        )
        .execute(work.connection())
        .await?;
        let entry = Entry::new(Action::Change, Subject::Document, Some(paper.id.uuid()));
        audit::operator(work, ctx, operator, entry.because("outside_sent")).await?;
    }
    Ok(())
}

/// How to find the content of one that went with it.
///
/// # Errors
/// [`Error::NotFound`] when it did not, was removed, or carries a virus.
pub(super) async fn content(
    work: &mut Work,
    referral: Id<Outside>,
    id: Id<DeskDocument>,
) -> Result<(Sort, DocumentContent), Error> {
    let row = sqlx::query!(
        "SELECT
            desk_document.name,
            desk_document.kind,
            desk_document.size,
            desk_document.stored,
            desk_document.sort
         FROM outside_document
         JOIN desk_document ON desk_document.id = outside_document.document_id
         WHERE outside_document.referral_id = $1
            AND desk_document.id = $2
            AND desk_document.removed_at IS NULL
            AND desk_document.verification = 'accepted'",
        referral.uuid(),
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    let content = DocumentContent {
        name: row.name,
        kind: known("desk_document", "kind", Kind::from_code(&row.kind))?,
        size: known("desk_document", "size", u64::try_from(row.size).ok())?,
        stored: row.stored,
    };
    Ok((known("desk_document", "sort", Sort::from_code(&row.sort))?, content))
}
