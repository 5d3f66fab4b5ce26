//! Documents that go with a card handed outside: those that are kept with its services, chosen one by one.

use domain::{
    Id,
    actor::Operator,
    card::Card,
    document::{DeskDocument, Sort},
    mask::Mask,
    referral::{
        Paper,
        outside::{self, Outside},
    },
};

use super::super::papers::{self, FileRow, Row};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    intake::DocumentContent,
    people,
};

/// The documents of a card that its operator sees and that may leave: those are offered, and no other is sent.
pub(super) async fn of_card(
    work: &mut Work,
    operator: &Operator,
    card: Id<Card>,
) -> Result<Vec<Paper>, Error> {
    papers::of_card(work, operator, card, &outside::mask()).await
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
    papers::shown(rows_of(work, referral).await?, &operator.mask, &[])
}

/// Those that went with it, as whoever has the link sees them: all that the sender chose, but what says who somebody is
/// that came under a protective alias since.
pub(super) async fn received(
    work: &mut Work,
    referral: Id<Outside>,
    is_protected: bool,
) -> Result<Vec<Paper>, Error> {
    papers::shown(rows_of(work, referral).await?, &mask(is_protected), &[])
}

/// What whoever has the link may not be told of a document: who somebody is that came under a protective alias since.
fn mask(is_protected: bool) -> Mask {
    if is_protected { Mask::hiding(people::CONCEALED) } else { Mask::none() }
}

/// Whether a document of this sort says who the person is, and nobody may be told.
pub(super) fn hides(is_protected: bool, sort: Sort) -> bool {
    mask(is_protected).hides(sort.group())
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
    (referral, is_protected): (Id<Outside>, bool),
    id: Id<DeskDocument>,
) -> Result<(Sort, DocumentContent), Error> {
    let row = sqlx::query_as!(
        FileRow,
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
    row.read(&mask(is_protected), id)
}
