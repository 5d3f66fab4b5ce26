//! The requests of services of a card: adding one, and what is done about it. A completed card is no obstacle to the
//! latter: a request goes on after the access.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::Operator,
    card::{
        Card, State,
        requests::{Advancement, AskedBy, ServiceRequest, Sheet, WorkLine, Worked},
    },
    codes::{Code, Table},
    fields::{Values, merge},
    permission::{EditCards, Grant},
};
use sqlx::PgPool;

use super::{super::write::changed, state};
use crate::{
    Context, Error, Work, codes,
    error::{decode, encode},
    work::one_row,
};

/// A service that is asked for at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Row of the table of services.
    pub service: Code,
    /// Day.
    pub on: NaiveDate,
    /// Who asks.
    pub asked_by: AskedBy,
}

/// Adds a request of a service to an open card.
///
/// # Errors
/// [`Error::Closed`] when the card is completed, [`Error::NotFound`] when it is not there, [`Error::NotOffered`] when the
/// table has no such service today.
pub async fn add_request(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    card: Id<Card>,
    asked: &Asked,
) -> Result<Id<ServiceRequest>, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    if stands(&mut work, card).await? != State::Open {
        return Err(Error::Closed);
    }
    let id = insert(&mut work, ctx, operator, card, asked).await?;
    changed(&mut work, ctx, operator, card, "service_added").await?;
    work.commit().await?;
    Ok(id)
}

/// Writes a request of a service into a card.
pub(crate) async fn insert(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    card: Id<Card>,
    asked: &Asked,
) -> Result<Id<ServiceRequest>, Error> {
    let lists = codes::lists(work.connection(), ctx.today()).await?;
    if !lists.leaves(Table::Service, &[]).iter().any(|leaf| leaf.code == asked.service) {
        return Err(Error::NotOffered);
    }
    let id = ctx.id();
    let affected = sqlx::query!(
        "INSERT INTO service_request (id, zone_id, card_id, service_code, requested_on, asked_by)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        operator.zone.uuid(),
        card.uuid(),
        asked.service.as_str(),
        asked.on,
        asked.asked_by.code(),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    Ok(Id::new(id))
}

/// Holds a card, and says whether it is completed.
async fn stands(work: &mut Work, card: Id<Card>) -> Result<State, Error> {
    let facts = sqlx::query_scalar!("SELECT facts FROM card WHERE id = $1 FOR UPDATE", card.uuid())
        .fetch_one(work.connection())
        .await?;
    decode("card", "facts", facts)
}

/// Holds a request of a card, and says where it stands and the number of its last step.
async fn hold(
    work: &mut Work,
    (card, id): (Id<Card>, Id<ServiceRequest>),
) -> Result<(Advancement, i64), Error> {
    let row = sqlx::query!(
        "SELECT advancement, version FROM service_request WHERE id = $1 AND card_id = $2 FOR UPDATE",
        id.uuid(),
        card.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok((state(&row.advancement)?, row.version))
}

/// Moves a request of a service on.
///
/// # Errors
/// [`Error::Stale`] when somebody else moved it in the meantime, [`Error::WrongStep`] when there is no
/// such step, or an end is left without a note that says why.
pub async fn advance(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    at: (Id<Card>, Id<ServiceRequest>),
    (version, to): (i64, Advancement),
    note: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let (stands, last) = hold(&mut work, at).await?;
    if last != version {
        return Err(Error::Stale);
    }
    let to = stands.step(to, note)?;
    sqlx::query!(
        "INSERT INTO service_step (id, zone_id, service_request_id, advancement, at, operator_id, operator_name, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.id(),
        operator.zone.uuid(),
        at.1.uuid(),
        to.code(),
        ctx.now,
        operator.me.id.uuid(),
        operator.me.name,
        note,
    )
    .execute(work.connection())
    .await?;
    let affected = sqlx::query!(
        "UPDATE service_request SET advancement = $2, version = version + 1 WHERE id = $1",
        at.1.uuid(),
        to.code(),
    )
    .execute(work.connection())
    .await?
    .rows_affected();
    one_row(affected)?;
    changed(&mut work, ctx, operator, at.0, "service_advanced").await?;
    work.commit().await
}

/// A save of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetEdit {
    /// Which.
    pub sheet: Sheet,
    /// What was typed and read.
    pub values: Values,
    /// Number of the save that it began with; zero where there was none.
    pub version: i64,
    /// Why it is changed, where the card is completed.
    pub reason: Option<String>,
}

/// Saves a sheet. What nobody else touched is joined silently; hidden fields stay as they were.
///
/// # Errors
/// [`Error::Stale`] when a colleague changed the same field in the meantime, or the card was completed and no
/// reason is given: nothing is saved.
pub async fn save_sheet(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    at: (Id<Card>, Id<ServiceRequest>),
    edit: &SheetEdit,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let is_open = stands(&mut work, at.0).await? == State::Open;
    if is_open != edit.reason.is_none() {
        return Err(Error::Stale);
    }
    hold(&mut work, at).await?;
    let rows = sqlx::query!(
        "SELECT version, content FROM service_sheet
         WHERE service_request_id = $1 AND sheet = $2
         ORDER BY version DESC",
        at.1.uuid(),
        edit.sheet.code(),
    )
    .fetch_all(work.connection())
    .await?;
    let content = |version: i64| match rows.iter().find(|row| row.version == version) {
        Some(row) => decode("service_sheet", "content", row.content.clone()),
        None => Ok(Values::default()),
    };
    let last = rows.first().map_or(0, |row| row.version);
    let (base, theirs): (Values, Values) = (content(edit.version)?, content(last)?);
    let fields = edit.sheet.fields();
    let mine = edit.values.with_hidden_fields_of(fields, &operator.mask, &base);
    let (joined, clashes) = merge(fields, &base, &mine, &theirs);
    if !clashes.is_empty() {
        return Err(Error::Stale);
    }
    insert_sheet(&mut work, ctx, operator, (at.1, last + 1), &joined, edit).await?;
    changed(&mut work, ctx, operator, at.0, "service_sheet").await?;
    work.commit().await
}

/// Writes down a save of a sheet, with this number.
async fn insert_sheet(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    (request, version): (Id<ServiceRequest>, i64),
    values: &Values,
    edit: &SheetEdit,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO service_sheet
            (service_request_id, sheet, version, zone_id, content, saved_by, saved_by_name, saved_at, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        request.uuid(),
        edit.sheet.code(),
        version,
        operator.zone.uuid(),
        encode("service_sheet", "content", values)?,
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
        edit.reason,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Writes down work that was done for a request.
///
/// # Errors
/// [`Error::NotFound`] when the request is not in this card, or the card is of another desk.
pub async fn record_work(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    at: (Id<Card>, Id<ServiceRequest>),
    worked: &Worked,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    hold(&mut work, at).await?;
    sqlx::query!(
        "INSERT INTO service_work
            (id, zone_id, service_request_id, worked_on, activity, description, people, minutes, written_by,
             written_by_name, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        ctx.id(),
        operator.zone.uuid(),
        at.1.uuid(),
        worked.on,
        worked.activity.code(),
        worked.description,
        i16::from(worked.people),
        i16::try_from(worked.minutes).unwrap_or(i16::MAX),
        operator.me.id.uuid(),
        operator.me.name,
        ctx.now,
    )
    .execute(work.connection())
    .await?;
    changed(&mut work, ctx, operator, at.0, "work_recorded").await?;
    work.commit().await
}

/// Strikes out a line of work that was wrong; it stays to be read.
///
/// # Errors
/// [`Error::Stale`] when it was struck out already.
pub async fn strike_work(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, EditCards>,
    at: (Id<Card>, Id<ServiceRequest>),
    line: Id<WorkLine>,
    why: &str,
) -> Result<(), Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    hold(&mut work, at).await?;
    let affected = sqlx::query!(
        "UPDATE service_work
         SET struck_by = $3, struck_at = $4, struck_why = $5
         WHERE id = $1 AND service_request_id = $2 AND struck_at IS NULL",
        line.uuid(),
        at.1.uuid(),
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
    changed(&mut work, ctx, operator, at.0, "work_struck_out").await?;
    work.commit().await
}
