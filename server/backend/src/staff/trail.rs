//! The search of the audit. The search is in the audit too.

use domain::{
    FiscalCode, Id, Protocollo,
    actor::{Operator, OperatorRef},
    intake::Page,
    mask::Group,
    permission::{Grant, ReadAudit},
    trail::{About, Event, Look, Only, Search},
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    cards,
    error::known,
};

/// Rows of a page.
const PAGE: i64 = 50;

/// The record that somebody typed: an identifier, a register number, a codice fiscale, or the name of an
/// operator; none where nothing of this zone, or more than one operator, is called so. Whoever may not see
/// who people are does not find them by their codice fiscale.
pub async fn find(pool: &PgPool, grant: Grant<'_, ReadAudit>, typed: &str) -> Result<Option<About>, Error> {
    let operator = grant.operator();
    let typed = typed.trim();
    // Records of every desk of the zone: the portal itself looks, and gives back no more than which it is.
    let mut work = Work::zone(pool, operator.zone.uuid()).await?;
    // What was removed was read and written before, too.
    cards::show_removed(work.connection()).await?;
    if let Ok(id) = typed.parse::<Uuid>() {
        return by_id(work.connection(), operator, id).await;
    }
    if let Ok(number) = typed.parse::<Protocollo>() {
        return by_number(work.connection(), operator, number).await;
    }
    if let Ok(code) = typed.parse::<FiscalCode>() {
        if operator.mask.hides(Group::Identity) {
            return Ok(None);
        }
        return by_fiscal_code(work.connection(), operator, &code).await;
    }
    by_name(work.connection(), operator, typed).await
}

async fn by_id(connection: &mut PgConnection, operator: &Operator, id: Uuid) -> Result<Option<About>, Error> {
    let kind = sqlx::query_scalar!(
        r#"SELECT 'persona' AS "kind!" FROM person WHERE id = $1 AND zone_id = $2
           UNION ALL SELECT 'scheda' FROM card WHERE id = $1 AND zone_id = $2
           UNION ALL SELECT 'istanza' FROM intake WHERE id = $1 AND zone_id = $2 AND submitted_at IS NOT NULL
           UNION ALL SELECT 'operatore' FROM operator WHERE id = $1 AND zone_id = $2
           LIMIT 1"#,
        id,
        operator.zone.uuid(),
    )
    .fetch_optional(connection)
    .await?;
    Ok(kind.and_then(|kind| About::of(&kind, &id.to_string())))
}

/// The own body's first: each body has a register of its own.
async fn by_number(
    connection: &mut PgConnection,
    operator: &Operator,
    number: Protocollo,
) -> Result<Option<About>, Error> {
    let year = i16::try_from(number.year()).unwrap_or_default();
    let number = i32::try_from(number.number()).unwrap_or_default();
    let id = sqlx::query_scalar!(
        "SELECT id FROM intake
         WHERE zone_id = $1 AND protocol_year = $2 AND protocol_number = $3
         ORDER BY organisation_id <> $4, id
         LIMIT 1",
        operator.zone.uuid(),
        year,
        number,
        operator.organisation.uuid(),
    )
    .fetch_optional(connection)
    .await?;
    Ok(id.map(|id| About::Intake(Id::new(id))))
}

async fn by_fiscal_code(
    connection: &mut PgConnection,
    operator: &Operator,
    code: &FiscalCode,
) -> Result<Option<About>, Error> {
    let canonical = code.canonical();
    let id = sqlx::query_scalar!(
        "SELECT id FROM person WHERE zone_id = $1 AND fiscal_code_canonical = $2",
        operator.zone.uuid(),
        canonical.as_str(),
    )
    .fetch_optional(connection)
    .await?;
    Ok(id.map(|id| About::Person(Id::new(id))))
}

async fn by_name(
    connection: &mut PgConnection,
    operator: &Operator,
    name: &str,
) -> Result<Option<About>, Error> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM operator
         WHERE zone_id = $1 AND searchable($2) <> ''
            AND searchable(name) LIKE '%' || searchable($2) || '%'
         ORDER BY id
         LIMIT 2",
        operator.zone.uuid(),
        name,
    )
    .fetch_all(connection)
    .await?;
    Ok(match ids.as_slice() {
        [only] => Some(About::Operator(Id::new(*only))),
        _ => None,
    })
}

/// What a record is called where people are not named: an operator's name, a register number.
///
/// # Errors
/// [`Error::NotFound`] for a record of another zone.
pub async fn words_for(
    pool: &PgPool,
    grant: Grant<'_, ReadAudit>,
    about: About,
) -> Result<Option<String>, Error> {
    let operator = grant.operator();
    let mut work = Work::zone(pool, operator.zone.uuid()).await?;
    let found = by_id(work.connection(), operator, about.uuid()).await?;
    if found != Some(about) {
        return Err(Error::NotFound);
    }
    match about {
        About::Operator(id) => {
            let name = sqlx::query_scalar!("SELECT name FROM operator WHERE id = $1", id.uuid())
                .fetch_one(work.connection())
                .await?;
            Ok(Some(name))
        }
        About::Intake(id) => {
            let row =
                sqlx::query!("SELECT protocol_year, protocol_number FROM intake WHERE id = $1", id.uuid(),)
                    .fetch_one(work.connection())
                    .await?;
            let number = row.protocol_year.zip(row.protocol_number).and_then(|(year, number)| {
                Protocollo::new(u16::try_from(year).ok()?, u32::try_from(number).ok()?).ok()
            });
            Ok(number.map(|number| number.to_string()))
        }
        About::Person(_) | About::Card(_) => Ok(None),
    }
}

/// A page of what a search finds, last first; `before` is the key of the page before. Rows of the desks that the
/// operator answers for, and of sign-ins that were refused to who works there; for administrators of the body that leads
/// the zone also looks into the register of transactions by operators of the zone, and those by command where the
/// installation has no other zone. The lock of the rows sees to that.
///
/// # Errors
/// [`Error::NotFound`] when it is about a record of another zone.
pub async fn search(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadAudit>,
    search: &Search,
    before: Option<&str>,
) -> Result<Page<Event>, Error> {
    let operator = grant.operator();
    let before: Option<i64> = before.and_then(|key| key.parse().ok());
    let records = records(pool, operator, search.about).await?;
    let mut work = Work::operator(pool, operator).await?;
    let by = match search.about {
        Some(About::Operator(id)) => Some(id.uuid()),
        _ => None,
    };
    let actions: Option<Vec<String>> =
        search.only.map(|only| only.actions().iter().map(|code| (*code).to_owned()).collect());
    let mut rows = rows(work.connection(), search, records, (by, actions), before).await?;
    let about = search.about.map(About::uuid);
    let why = search.about.map_or("everything", |_| "one_record");
    audit::operator(&mut work, ctx, operator, Entry::new(Action::List, Subject::Audit, about).because(why))
        .await?;
    work.commit().await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let rows = rows.into_iter().map(Row::read).collect::<Result<_, _>>()?;
    Ok(Page { rows, previous: None, next })
}

/// The identifiers that rows about a record bear: a person's cards, the records that were merged into theirs, and the
/// documents of all of them; a request's documents.
async fn records(
    pool: &PgPool,
    operator: &Operator,
    about: Option<About>,
) -> Result<Option<Vec<Uuid>>, Error> {
    let zone = operator.zone.uuid();
    let Some(about) = about else { return Ok(None) };
    let mut work = Work::zone(pool, zone).await?;
    cards::show_removed(work.connection()).await?;
    if by_id(work.connection(), operator, about.uuid()).await? != Some(about) {
        return Err(Error::NotFound);
    }
    let mut ids = vec![about.uuid()];
    match about {
        About::Operator(_) => return Ok(None),
        About::Card(id) => {
            let documents = sqlx::query_scalar!(
                "SELECT desk_document.id
                 FROM desk_document
                 JOIN service_request ON service_request.id = desk_document.service_request_id
                 WHERE service_request.card_id = $1",
                id.uuid(),
            )
            .fetch_all(work.connection())
            .await?;
            ids.extend(documents);
        }
        About::Person(id) => ids.extend(of_person(work.connection(), zone, id.uuid()).await?),
        About::Intake(id) => {
            let documents = sqlx::query_scalar!("SELECT id FROM document WHERE intake_id = $1", id.uuid())
                .fetch_all(work.connection())
                .await?;
            ids.extend(documents);
        }
    }
    Ok(Some(ids))
}

async fn of_person(connection: &mut PgConnection, zone: Uuid, person: Uuid) -> Result<Vec<Uuid>, Error> {
    sqlx::query_scalar!(
        r#"WITH known (id) AS (
            SELECT person_records($1)
         ), kept (id) AS (
            SELECT card.id FROM card JOIN known ON known.id = card.person_id WHERE card.zone_id = $2
         )
         SELECT id AS "id!" FROM known
         UNION SELECT id FROM kept
         UNION SELECT desk_document.id
            FROM desk_document
            JOIN service_request ON service_request.id = desk_document.service_request_id
            JOIN kept ON kept.id = service_request.card_id
         UNION SELECT desk_document.id
            FROM desk_document
            JOIN privacy_signature ON privacy_signature.id = desk_document.signature_id
            JOIN known ON known.id = privacy_signature.person_id"#,
        person,
        zone,
    )
    .fetch_all(connection)
    .await
    .map_err(Error::from)
}

struct Row {
    id: i64,
    at: chrono::DateTime<chrono::Utc>,
    operator_id: Option<Uuid>,
    operator: Option<String>,
    desk: Option<String>,
    profile: Option<String>,
    action: String,
    subject: String,
    subject_id: Option<Uuid>,
    shown: Vec<String>,
    masked: Vec<String>,
    reason: Option<String>,
    look: Option<String>,
}

impl Row {
    fn read(self) -> Result<Event, Error> {
        let groups = |codes: &[String], column| {
            let group = |code: &String| known("audit_event", column, code.parse::<Group>().ok());
            codes.iter().map(group).collect::<Result<Vec<_>, Error>>()
        };
        let operator = self.operator_id.zip(self.operator);
        Ok(Event {
            at: self.at,
            operator: operator.map(|(id, name)| OperatorRef { id: Id::new(id), name }),
            desk: self.desk,
            profile: self.profile,
            action: self.action,
            subject: self.subject,
            subject_id: self.subject_id,
            shown: groups(&self.shown, "shown")?,
            masked: groups(&self.masked, "masked")?,
            reason: self.reason,
            look: self.look.as_deref().and_then(Look::read),
        })
    }
}

/// Reasons in somebody's words may tell of people: only codes are shown, without a digest that follows them. Who looks
/// into the register of transactions is told to name nobody; those words are there to be read.
async fn rows(
    connection: &mut PgConnection,
    search: &Search,
    records: Option<Vec<Uuid>>,
    (by, actions): (Option<Uuid>, Option<Vec<String>>),
    before: Option<i64>,
) -> Result<Vec<Row>, Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT
            event.id,
            event.at,
            operator.id AS "operator_id?",
            operator.name AS "operator?",
            desk.name AS "desk?",
            event.profile,
            event.action,
            event.subject,
            event.subject_id,
            event.shown, event.masked,
            CASE
                WHEN event.reason ~ '^[a-z_]{1,40}( [0-9a-f]{32})?$' THEN split_part(event.reason, ' ', 1)
            END AS "reason?",
            CASE WHEN event.subject = 'transaction' AND event.action <> 'purge' THEN event.reason END AS "look?"
           FROM audit_event event
           LEFT JOIN operator ON operator.id = event.actor_id AND event.actor = 'operator'
           LEFT JOIN desk ON desk.id = event.desk_id
           WHERE ($1::uuid[] IS NULL OR event.subject_id = ANY($1))
                AND ($2::uuid IS NULL OR (event.actor = 'operator' AND event.actor_id = $2)
                    OR (event.actor = 'system' AND event.action = 'sign_in_refused' AND event.subject_id = $2))
                AND ($3::text[] IS NULL OR event.action = ANY($3))
                AND ($4::timestamptz IS NULL OR event.at >= $4)
                AND ($5::timestamptz IS NULL OR event.at < $5)
                AND ($6::bigint IS NULL OR event.id < $6)
                AND ($8::text IS NULL OR event.subject = $8)
           ORDER BY event.id DESC
           LIMIT $7"#,
        records.as_deref(),
        by,
        actions.as_deref(),
        search.begins(),
        search.ends(),
        before,
        PAGE + 1,
        search.only.and_then(Only::subject),
    )
    .fetch_all(connection)
    .await?;
    Ok(rows)
}
