//! Looking into the register: the audit row first, then the rows.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    Filter, Inquiry, Record, RegisterKeys,
    row::Clear,
    trace::{self, Trace},
};
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
};

/// Most transactions that one search gives.
pub const MOST_FOUND: u16 = 500;
/// Transactions read at a time for an export.
const EXPORTED_AT_ONCE: i64 = 500;

/// A place in the register, newest first: what comes after it is older.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// When that transaction was written.
    pub at: DateTime<Utc>,
    /// Which one.
    pub id: Uuid,
}

/// What a search found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The transactions, newest first; damaged ones among them.
    pub records: Vec<Record>,
    /// Where to go on, if there are more.
    pub more: Option<After>,
}

/// A row as it is stored.
struct Row {
    id: Uuid,
    at: DateTime<Utc>,
    idp: String,
    request_id: Option<String>,
    request_issued_at: Option<DateTime<Utc>>,
    response_id: Option<String>,
    response_issued_at: Option<DateTime<Utc>>,
    response_issuer: Option<String>,
    assertion_id: Option<String>,
    subject_digest: Option<Vec<u8>>,
    name_digest: Option<Vec<u8>>,
    name_qualifier: Option<String>,
    outcome: String,
    key_id: String,
    trace: Option<Uuid>,
    sealed: Vec<u8>,
}

impl Row {
    fn open(self, keys: &RegisterKeys) -> Record {
        let clear = Clear {
            id: self.id,
            at: self.at,
            idp: self.idp,
            request_id: self.request_id,
            request_issued_at: self.request_issued_at,
            response_id: self.response_id,
            response_issued_at: self.response_issued_at,
            response_issuer: self.response_issuer,
            assertion_id: self.assertion_id,
            subject_digest: self.subject_digest,
            name_digest: self.name_digest,
            name_qualifier: self.name_qualifier,
            outcome: self.outcome,
            key_id: self.key_id,
            trace: self.trace,
        };
        clear.open(keys, &self.sealed)
    }
}

/// Finds transactions, newest first, at most [`MOST_FOUND`]. `owner` must be the role that owns the
/// schema: the server's cannot read the register.
pub async fn search(
    owner: &PgPool,
    ctx: &Context,
    keys: &RegisterKeys,
    inquiry: &Inquiry,
    filter: &Filter,
    page: (Option<After>, u16),
) -> Result<Found, Error> {
    write_down(owner, ctx, Action::List, None, inquiry.words(&filter.words())).await?;
    let (after, most) = page;
    let most = usize::from(most.clamp(1, MOST_FOUND));
    let mut work = Work::system(owner).await?;
    let limit = i64::try_from(most + 1).unwrap_or(i64::MAX);
    let mut records = rows(work.connection(), keys, filter, after, limit).await?;
    let more = records.len() > most;
    records.truncate(most);
    let last = records.last().map(|last| After { at: last.at, id: last.id });
    Ok(Found { more: last.filter(|_| more), records })
}

/// One transaction, and what was done in the session that it opened.
///
/// # Errors
/// [`Error::NotFound`] when there is none; that somebody looked for it is written down all the same.
pub async fn show(
    owner: &PgPool,
    ctx: &Context,
    keys: &RegisterKeys,
    inquiry: &Inquiry,
    id: Uuid,
) -> Result<(Record, Option<Trace>), Error> {
    write_down(owner, ctx, Action::Read, Some(id), inquiry.words("one transaction")).await?;
    let mut work = Work::system(owner).await?;
    let filter = Filter { id: Some(id), ..Filter::default() };
    let record = rows(work.connection(), keys, &filter, None, 1).await?.pop().ok_or(Error::NotFound)?;
    let trace = match record.trace {
        Some(request) => trace::follow(work.connection(), request).await?,
        None => None,
    };
    Ok((record, trace))
}

/// All transactions that meet the conditions, for an authority: read with [`Export::next`], a page at
/// a time, since there may be more than memory holds.
pub async fn export<'a>(
    owner: &PgPool,
    ctx: &Context,
    keys: &'a RegisterKeys,
    inquiry: &Inquiry,
    filter: &'a Filter,
) -> Result<Export<'a>, Error> {
    write_down(owner, ctx, Action::Export, None, inquiry.words(&filter.words())).await?;
    Ok(Export { work: Work::system(owner).await?, keys, filter, after: None })
}

/// An export under way.
#[derive(Debug)]
pub struct Export<'a> {
    work: Work,
    keys: &'a RegisterKeys,
    filter: &'a Filter,
    after: Option<After>,
}

impl Export<'_> {
    /// The next transactions, newest first; none when there are no more.
    pub async fn next(&mut self) -> Result<Vec<Record>, Error> {
        let page = rows(self.work.connection(), self.keys, self.filter, self.after, EXPORTED_AT_ONCE).await?;
        self.after = page.last().map(|last| After { at: last.at, id: last.id }).or(self.after);
        Ok(page)
    }
}

/// In the audit before anything is seen, and whatever is found.
async fn write_down(
    owner: &PgPool,
    ctx: &Context,
    action: Action,
    id: Option<Uuid>,
    words: String,
) -> Result<(), Error> {
    let mut work = Work::system(owner).await?;
    audit::system(&mut work, ctx, Entry::new(action, Subject::Transaction, id).in_words(words)).await?;
    work.commit().await
}

async fn rows(
    connection: &mut PgConnection,
    keys: &RegisterKeys,
    filter: &Filter,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<Record>, Error> {
    let subjects = filter.subject_digests(keys);
    let names = filter.name_digests(keys);
    let rows = sqlx::query_as!(
        Row,
        "SELECT
            id,
            at,
            idp,
            request_id,
            request_issued_at,
            response_id,
            response_issued_at,
            response_issuer,
            assertion_id,
            subject_digest,
            name_digest,
            name_qualifier,
            outcome,
            key_id,
            trace,
            sealed
        FROM saml_transaction
        WHERE ($1::text IS NULL OR request_id = $1)
            AND ($2::text IS NULL OR response_id = $2)
            AND ($3::text IS NULL OR assertion_id = $3)
            AND ($4::text IS NULL OR idp = $4)
            AND ($5::timestamptz IS NULL OR at >= $5)
            AND ($6::timestamptz IS NULL OR at < $6)
            AND ($7::bytea[] IS NULL OR subject_digest = ANY($7))
            AND ($8::bytea[] IS NULL OR name_digest = ANY($8))
            AND ($9::timestamptz IS NULL OR (at, id) < ($9, $10::uuid))
            AND ($11::uuid IS NULL OR id = $11)
        ORDER BY at DESC, id DESC
        LIMIT $12",
        filter.request_id.as_deref(),
        filter.response_id.as_deref(),
        filter.assertion_id.as_deref(),
        filter.idp.as_deref(),
        filter.from,
        filter.until,
        subjects.as_deref(),
        names.as_deref(),
        after.map(|after| after.at),
        after.map(|after| after.id),
        filter.id,
        limit,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| row.open(keys)).collect())
}
