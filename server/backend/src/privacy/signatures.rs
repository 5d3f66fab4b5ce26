//! Signatures at the desk.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Id,
    actor::{Desk, DeskRef},
    document::DeskDocuments,
    mask::{Field, Group},
    permission::{EditCards, Grant, ReadCards},
    person::Person,
    privacy::{PrivacyNotice, PrivacySignature, Purpose, Standing, Way, Withdrawal},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::notices::{current, one, version};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    desk_documents::{self, Of},
    error::{decode, encode, known},
    people::{self, Facts},
    work::one_row,
};

struct Row {
    id: Uuid,
    desk_id: Uuid,
    desk: String,
    notice_id: Uuid,
    version: i32,
    way: serde_json::Value,
    purposes: Vec<String>,
    signed_on: NaiveDate,
    recorded_at: DateTime<Utc>,
    withdrawn: Option<serde_json::Value>,
}

impl Row {
    fn read(self) -> Result<PrivacySignature, Error> {
        let purpose = |code: &String| known("privacy_signature", "purposes", Purpose::from_code(code));
        let end = |value| decode("privacy_signature", "withdrawn", value);
        Ok(PrivacySignature {
            id: Id::new(self.id),
            desk: DeskRef { id: Id::new(self.desk_id), name: self.desk },
            notice: Id::new(self.notice_id),
            version: self.version,
            way: decode("privacy_signature", "way", self.way)?,
            purposes: self.purposes.iter().map(purpose).collect::<Result<_, _>>()?,
            on: self.signed_on,
            recorded_at: self.recorded_at,
            withdrawn: self.withdrawn.map(end).transpose()?,
        })
    }
}

/// The signatures of these people that this actor may see, last first.
pub(super) async fn of_people(
    connection: &mut PgConnection,
    people: &[Uuid],
) -> Result<Vec<PrivacySignature>, Error> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT
            signature.id,
            desk.id AS desk_id,
            desk.name AS desk,
            notice.id AS notice_id,
            notice.version,
            signature.way,
            signature.purposes,
            signature.signed_on,
            signature.recorded_at,
            signature.withdrawn
         FROM privacy_signature signature
         JOIN privacy_notice notice ON notice.id = signature.notice_id
         JOIN desk ON desk.id = signature.desk_id
         WHERE signature.person_id = ANY($1)
         ORDER BY signature.recorded_at DESC, signature.id DESC",
        people,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Where a person stands with the notice of a desk.
pub(crate) async fn standing(
    work: &mut Work,
    ctx: &Context,
    (desk, person): (Id<Desk>, &Facts),
) -> Result<Standing, Error> {
    if person.is_anonymous() {
        return Ok(Standing::NoName);
    }
    let version = version(work.connection(), desk, ctx.today()).await?;
    let signatures = of_people(work.connection(), &[person.id]).await?;
    let last = signatures.iter().find(|signature| signature.desk.id == desk);
    Ok(Standing::of(version, last))
}

/// A person's signatures at this desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatures {
    /// Name and surname.
    pub name: Field<String>,
    /// The record that it was merged into.
    pub merged_into: Option<Id<Person>>,
    /// Where the person stands.
    pub standing: Standing,
    /// The notice to sign today.
    pub notice: Option<PrivacyNotice>,
    /// Last first.
    pub signatures: Vec<PrivacySignature>,
    /// The scans of those on paper, through the mask.
    pub scans: Vec<(Id<PrivacySignature>, DeskDocuments)>,
}

/// A person's signatures at this desk. Reading them is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person in the zone.
pub async fn signatures(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    person: Id<Person>,
) -> Result<Signatures, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let facts = people::read(work.connection(), person).await?;
    let notice = current(work.connection(), Some(operator.desk.id), ctx.today()).await?.pop();
    let signatures = of_people(work.connection(), &[person.uuid()]).await?;
    let version = notice.as_ref().map(|notice| notice.version);
    let on_paper = signatures.iter().filter(|one| matches!(one.way, Way::Paper { .. }));
    let papers: Vec<_> = on_paper.map(|one| one.id).collect();
    let all: Vec<_> = papers.iter().map(|id| Of::Signature(person, *id)).collect();
    // They are of the group of the name, which the audit row says anyway.
    let (scans, _) = desk_documents::list(&mut work, operator, &all).await?;
    let found = Signatures {
        name: facts.identity(&operator.mask)?.called(),
        merged_into: facts.merged_into.map(Id::new),
        standing: if facts.is_anonymous() {
            Standing::NoName
        } else {
            Standing::of(version, signatures.first())
        },
        notice,
        signatures,
        scans: papers.into_iter().zip(scans).collect(),
    };
    let entry = Entry::new(Action::Read, Subject::Person, Some(person.uuid()))
        .through(operator, [Group::Identity])
        .because("privacy");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(found)
}

/// A notice that is going to be printed for a person, and the person's name for the line of the
/// signature. The print is in the audit log.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person, or the notice is of another desk.
pub async fn print(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadCards>,
    person: Id<Person>,
    notice: Id<PrivacyNotice>,
) -> Result<(PrivacyNotice, Field<String>), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let facts = people::read(work.connection(), person).await?;
    let notice = one(work.connection(), notice).await?;
    if notice.desk.id != operator.desk.id {
        return Err(Error::NotFound);
    }
    let entry = Entry::new(Action::Export, Subject::Person, Some(person.uuid()))
        .through(operator, [Group::Identity])
        .because("privacy_print");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok((notice, facts.identity(&operator.mask)?.called()))
}

/// A signature that is going to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// The notice that the person read.
    pub notice: Id<PrivacyNotice>,
    /// How it was signed; not [`Way::Spid`].
    pub way: Way,
    /// To what the person consented.
    pub purposes: Vec<Purpose>,
    /// Day.
    pub on: NaiveDate,
}

/// Records a signature under a notice of one's own desk, and names it.
///
/// # Errors
/// [`Error::NotFound`] when the person or the notice is not there, [`Error::Stale`] when a newer version
/// came into force or the record was merged since the page was shown, [`Error::Anonymous`] when the person gave no name.
pub async fn sign(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    person: Id<Person>,
    signing: &Signing,
) -> Result<Id<PrivacySignature>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    // A signature is of whom the page named.
    if people::kept(work.connection(), person).await? != person {
        return Err(Error::Stale);
    }
    if people::read(work.connection(), person).await?.is_anonymous() {
        return Err(Error::Anonymous);
    }
    let notice = one(work.connection(), signing.notice).await?;
    if notice.desk.id != operator.desk.id || signing.way == Way::Spid {
        return Err(Error::NotFound);
    }
    let today = current(work.connection(), Some(operator.desk.id), ctx.today()).await?.pop();
    let newest = today.is_none_or(|today| today.version <= notice.version);
    // On paper people may have signed an older version, on an earlier day.
    if !newest && matches!(signing.way, Way::Screen { .. }) {
        return Err(Error::Stale);
    }
    let id = insert(&mut work, ctx, person, &notice, signing, None, operator.zone.uuid()).await?;
    let entry = Entry::new(Action::Change, Subject::Person, Some(person.uuid())).because("privacy_signed");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(id)
}

pub(super) async fn insert(
    work: &mut Work,
    ctx: &Context,
    person: Id<Person>,
    notice: &PrivacyNotice,
    signing: &Signing,
    account: Option<Uuid>,
    zone: Uuid,
) -> Result<Id<PrivacySignature>, Error> {
    let purposes: Vec<String> = signing.purposes.iter().map(|purpose| purpose.code().to_owned()).collect();
    let id = ctx.id();
    sqlx::query!(
        "INSERT INTO privacy_signature
            (id, zone_id, person_id, desk_id, notice_id, way, purposes, signed_on, recorded_at, account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        zone,
        person.uuid(),
        notice.desk.id.uuid(),
        notice.id.uuid(),
        encode("privacy_signature", "way", &signing.way)?,
        &purposes,
        signing.on,
        ctx.now,
        account,
    )
    .execute(work.connection())
    .await?;
    Ok(Id::new(id))
}

/// Records that a signature was withdrawn.
///
/// # Errors
/// [`Error::NotFound`] for a signature of somebody else or at another desk, [`Error::Stale`] when it was
/// withdrawn already.
pub async fn withdraw(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    (person, signature): (Id<Person>, Id<PrivacySignature>),
    withdrawal: &Withdrawal,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let ended = sqlx::query_scalar!(
        r#"SELECT withdrawn IS NOT NULL AS "ended!"
           FROM privacy_signature WHERE id = $1 AND person_id = $2 FOR UPDATE"#,
        signature.uuid(),
        person.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    if ended {
        return Err(Error::Stale);
    }
    let affected = sqlx::query!(
        "UPDATE privacy_signature SET withdrawn = $2, withdrawn_at = $3 WHERE id = $1",
        signature.uuid(),
        encode("privacy_signature", "withdrawn", withdrawal)?,
        ctx.now,
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    let entry = Entry::new(Action::Change, Subject::Person, Some(person.uuid())).because("privacy_withdrawn");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await
}
