//! Documents that operators keep: attachments of a request of a service, and scans of notices signed on paper.
//! Their content is in the object store, put there the way of every document; here is what is known of them.

use chrono::{DateTime, Utc};
use domain::{
    Id,
    actor::{Operator, OperatorRef},
    card::{
        Card,
        requests::{ServiceRequest, Struck},
    },
    document::{
        DeskDocument, DeskDocuments, Document, Kind, Sha256, Sort, Verification, desk_rule, desk_title,
        file_name, scan_rule,
    },
    form::AttachmentRule,
    intake::Moment,
    mask::Group,
    permission::{EditCards, Grant, ReadCards},
    person::Person,
    privacy::{PrivacySignature, Way},
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
    intake::{DocumentContent, Upload, verification, verification_code},
    jobs, people,
};

/// What documents belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A request of a service of a card.
    Request(Id<Card>, Id<ServiceRequest>),
    /// A person's signature on paper.
    Signature(Id<Person>, Id<PrivacySignature>),
}

impl Of {
    /// The values of the two columns, one of which is empty.
    fn columns(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Request(_, request) => (Some(request.uuid()), None),
            Self::Signature(_, signature) => (None, Some(signature.uuid())),
        }
    }

    /// The same of several.
    fn columns_of(all: &[Self]) -> (Vec<Uuid>, Vec<Uuid>) {
        let requests = all.iter().filter_map(|of| of.columns().0).collect();
        (requests, all.iter().filter_map(|of| of.columns().1).collect())
    }

    /// What may be kept there.
    pub fn rule(self) -> AttachmentRule {
        match self {
            Self::Request(..) => desk_rule(),
            Self::Signature(..) => scan_rule(),
        }
    }

    /// Whether a document of this sort can be kept there.
    fn takes(self, sort: Sort) -> bool {
        matches!(self, Self::Signature(..)) == (sort == Sort::Signature)
    }
}

/// Holds what the documents belong to, which must be the actor's to see; a signature must be on paper.
async fn hold(work: &mut Work, of: Of) -> Result<(), Error> {
    match of {
        Of::Request(card, request) => {
            sqlx::query_scalar!(
                "SELECT id FROM service_request WHERE id = $1 AND card_id = $2 FOR UPDATE",
                request.uuid(),
                card.uuid(),
            )
            .fetch_one(work.connection())
            .await?;
        }
        Of::Signature(person, signature) => {
            let way = sqlx::query_scalar!(
                "SELECT way FROM privacy_signature WHERE id = $1 AND person_id = $2 FOR UPDATE",
                signature.uuid(),
                person.uuid(),
            )
            .fetch_one(work.connection())
            .await?;
            let way: Way = decode("privacy_signature", "way", way)?;
            if !matches!(way, Way::Paper { .. }) {
                return Err(Error::NotFound);
            }
        }
    }
    Ok(())
}

/// Whether one more fits, and by which rule.
async fn room(work: &mut Work, of: Of) -> Result<AttachmentRule, Error> {
    hold(work, of).await?;
    let (rule, (request, signature)) = (of.rule(), of.columns());
    let here = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM desk_document
           WHERE (service_request_id = $1 OR signature_id = $2) AND removed_at IS NULL"#,
        request,
        signature,
    )
    .fetch_one(work.connection())
    .await?;
    if here < i64::from(rule.max_files) { Ok(rule) } else { Err(Error::LimitReached) }
}

/// Asks, before anything is received, whether one more document may be kept, and by which rule.
///
/// # Errors
/// [`Error::NotFound`] when there is no such request or signature on paper at this desk;
/// [`Error::LimitReached`] when there are enough.
pub async fn may_add(pool: &PgPool, grant: Grant<'_, EditCards>, of: Of) -> Result<AttachmentRule, Error> {
    let mut work = Work::operator(pool, grant.operator()).await?;
    room(&mut work, of).await
}

/// Keeps a document that is already in the object store.
///
/// # Errors
/// As [`may_add`], and [`Error::NotFound`] for a sort that the mask hides; the caller then removes the content
/// from the object store.
pub async fn add(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    of: Of,
    (sort, title): (Sort, &str),
    upload: &Upload,
) -> Result<Id<DeskDocument>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    room(&mut work, of).await?;
    if !of.takes(sort) || hides(operator, sort) {
        return Err(Error::NotFound);
    }
    let id = Id::new(ctx.id());
    insert(&mut work, ctx, operator, of, (id, sort, title), upload).await?;
    let entry = Entry::new(Action::Change, Subject::Document, Some(id.uuid()))
        .through(operator, [sort.group()])
        .because("desk_added");
    audit::operator(&mut work, ctx, operator, entry).await?;
    if upload.verification == Verification::Waiting {
        let scan = jobs::ScanDocument { document: Id::<Document>::new(id.uuid()) };
        jobs::enqueue(work.connection(), ctx, &scan).await?;
    }
    work.commit().await?;
    Ok(id)
}

async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    of: Of,
    (id, sort, title): (Id<DeskDocument>, Sort, &str),
    upload: &Upload,
) -> Result<(), Error> {
    let (request, signature) = of.columns();
    sqlx::query!(
        "INSERT INTO desk_document
            (id, zone_id, service_request_id, signature_id, sort, title, name, kind, size, sha256, stored,
             verification, uploaded_by, uploaded_by_name, uploaded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        id.uuid(),
        operator.zone.uuid(),
        request,
        signature,
        sort.code(),
        title,
        upload.name,
        upload.kind.code(),
        known("desk_document", "size", i64::try_from(upload.size).ok())?,
        &upload.sha256.0[..],
        upload.stored,
        verification_code(upload.verification),
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

fn hides(operator: &Operator, sort: Sort) -> bool {
    operator.mask.hides(sort.group())
}

struct Row {
    id: Uuid,
    service_request_id: Option<Uuid>,
    signature_id: Option<Uuid>,
    sort: String,
    title: String,
    name: String,
    kind: String,
    size: i64,
    sha256: Vec<u8>,
    verification: String,
    uploaded_by: Uuid,
    uploaded_by_name: String,
    uploaded_at: DateTime<Utc>,
    removed_by: Option<String>,
    removed_at: Option<DateTime<Utc>>,
    removed_why: Option<String>,
}

impl Row {
    fn sort(&self) -> Result<Sort, Error> {
        known("desk_document", "sort", Sort::from_code(&self.sort))
    }

    fn shown_to(self, operator: &Operator) -> Result<DeskDocument, Error> {
        let sort = self.sort()?;
        let by = OperatorRef { id: Id::new(self.uploaded_by), name: self.uploaded_by_name };
        let removed = self.removed_by.zip(self.removed_at).zip(self.removed_why);
        Ok(DeskDocument {
            id: Id::new(self.id),
            sort,
            title: desk_title(&operator.mask, self.title),
            name: file_name(&operator.mask, self.name, Id::<DeskDocument>::new(self.id)),
            kind: known("desk_document", "kind", Kind::from_code(&self.kind))?,
            size: known("desk_document", "size", u64::try_from(self.size).ok())?,
            sha256: Sha256(known("desk_document", "sha256", self.sha256.try_into().ok())?),
            verification: known("desk_document", "verification", verification(&self.verification))?,
            uploaded: Moment { by, at: self.uploaded_at },
            removed: removed.map(|((by, at), why)| {
                // In the operator's own words as well: "È di Mario Rossi".
                Struck { by, at, why: operator.mask.field(Group::Identity, why) }
            }),
        })
    }
}

/// The documents of each of these, which are of one person, through the mask: of those it hides only the number is told.
/// With them the groups that they belong to, and that of the titles and names of those that are listed, for the audit row
/// that the caller writes.
pub(crate) async fn list(
    work: &mut Work,
    operator: &Operator,
    all: &[Of],
) -> Result<(Vec<DeskDocuments>, Vec<Group>), Error> {
    let (mut found, mut groups) = (vec![DeskDocuments::default(); all.len()], Vec::new());
    if all.is_empty() {
        return Ok((found, groups));
    }
    let operator = &before(work, operator, all).await?;
    let (requests, signatures) = Of::columns_of(all);
    let rows = sqlx::query_as!(
        Row,
        "SELECT id, service_request_id, signature_id, sort, title, name, kind, size, sha256, verification, uploaded_by,
            uploaded_by_name, uploaded_at, removed_by, removed_at, removed_why
         FROM desk_document
         WHERE service_request_id = ANY($1) OR signature_id = ANY($2)
         ORDER BY uploaded_at, id",
        &requests,
        &signatures,
    )
    .fetch_all(work.connection())
    .await?;
    for row in rows {
        let sort = row.sort()?;
        groups.push(sort.group());
        let columns = (row.service_request_id, row.signature_id);
        let place = all.iter().zip(&mut found).find(|(of, _)| of.columns() == columns);
        let Some((_, found)) = place else { continue };
        if hides(operator, sort) {
            let told = !operator.mask.omits(sort.group());
            found.hidden = found.hidden.saturating_add(u16::from(told));
        } else {
            groups.push(Group::Identity);
            found.shown.push(row.shown_to(operator)?);
        }
    }
    Ok((found, groups))
}

/// The operator as the documents may be shown to them: of somebody under a protective alias, none that says who it is.
async fn before(work: &mut Work, operator: &Operator, all: &[Of]) -> Result<Operator, Error> {
    let (requests, signatures) = Of::columns_of(all);
    let is_concealed = sqlx::query_scalar!(
        r#"SELECT coalesce(bool_or(person_is_concealed(whose.person_id)), false) AS "is!"
           FROM (
              SELECT card.person_id
              FROM service_request
              JOIN card ON card.id = service_request.card_id
              WHERE service_request.id = ANY($1)
              UNION ALL
              SELECT person_id FROM privacy_signature WHERE id = ANY($2)
           ) whose"#,
        &requests,
        &signatures,
    )
    .fetch_one(work.connection())
    .await?;
    Ok(people::concealing(operator, is_concealed))
}

/// The sort of a document that belongs there.
async fn sort_of(work: &mut Work, of: Of, id: Id<DeskDocument>) -> Result<Sort, Error> {
    let (request, signature) = of.columns();
    let sort = sqlx::query_scalar!(
        "SELECT sort FROM desk_document WHERE id = $1 AND (service_request_id = $2 OR signature_id = $3)",
        id.uuid(),
        request,
        signature,
    )
    .fetch_one(work.connection())
    .await?;
    known("desk_document", "sort", Sort::from_code(&sort))
}

/// A document that is going to be opened, which is in the audit log, also where the mask forbids it.
///
/// # Errors
/// [`Error::NotFound`] when it belongs to something else, is hidden by the mask, was removed, or carries a virus.
pub async fn open(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    of: Of,
    id: Id<DeskDocument>,
) -> Result<DocumentContent, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    hold(&mut work, of).await?;
    let sort = sort_of(&mut work, of, id).await?;
    let operator = &before(&mut work, operator, &[of]).await?;
    let entry = Entry::new(Action::Open, Subject::Document, Some(id.uuid()))
        .through(operator, [sort.group()])
        .because("desk_document");
    audit::operator(&mut work, ctx, operator, entry).await?;
    if hides(operator, sort) {
        work.commit().await?;
        return Err(Error::NotFound);
    }
    let row = sqlx::query!(
        "SELECT name, kind, size, stored FROM desk_document
         WHERE id = $1 AND removed_at IS NULL AND verification <> 'rejected'",
        id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    work.commit().await?;
    Ok(DocumentContent {
        name: file_name(&operator.mask, row.name, id),
        kind: known("desk_document", "kind", Kind::from_code(&row.kind))?,
        size: known("desk_document", "size", u64::try_from(row.size).ok())?,
        stored: row.stored,
    })
}

/// Marks a document that was wrong as removed: it stays in the list with the reason, and is opened by nobody.
///
/// # Errors
/// [`Error::NotFound`] as for [`open`], [`Error::Stale`] when it was removed already.
pub async fn remove(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    of: Of,
    id: Id<DeskDocument>,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    hold(&mut work, of).await?;
    let sort = sort_of(&mut work, of, id).await?;
    let operator = &before(&mut work, operator, &[of]).await?;
    if hides(operator, sort) {
        return Err(Error::NotFound);
    }
    let affected = sqlx::query!(
        "UPDATE desk_document SET removed_by = $2, removed_at = $3, removed_why = $4
         WHERE id = $1 AND removed_at IS NULL",
        id.uuid(),
        operator.me.name,
        ctx.now,
        why,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    if affected == 0 {
        return Err(Error::Stale);
    }
    let entry = Entry::new(Action::Change, Subject::Document, Some(id.uuid()))
        .through(operator, [sort.group()])
        .because("desk_removed");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}

/// Writes down what the scanner said, if the document is one of these.
pub(crate) async fn scanned(work: &mut Work, id: Id<Document>, verdict: Verification) -> Result<bool, Error> {
    let affected = sqlx::query!(
        "UPDATE desk_document SET verification = $2 WHERE id = $1 AND verification = 'waiting'",
        id.uuid(),
        verification_code(verdict),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    Ok(affected == 1)
}
