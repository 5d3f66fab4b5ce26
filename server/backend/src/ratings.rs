//! What visitors think of a page, and citizens of a service; and what the desks are told of it. A rating names nobody,
//! and nothing leads from a request to its rating: no audit event either, whose instant would.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    Text,
    actor::{Citizen, Operator},
    counting::{Period, Threshold},
    mask::{Group, Mask},
    message::hidden_from,
    permission::{Grant, ReadIntakes, ReadNumbers, authorise},
    rating::{About, Aspect, Kind, Opinion, Rated, Ratings, Remark, Score, Tally, is_told},
};
use sqlx::{PgConnection, PgExecutor, PgPool};
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
};

/// Most texts that are read of one page and quarter.
pub const REMARKS: u16 = 50;

/// Writes down what anybody thinks of a public page. The database refuses one after a request here ([`add_sent`]).
pub async fn add(pool: &PgPool, ctx: &Context, opinion: &Opinion) -> Result<(), Error> {
    write(pool, ctx, opinion).await
}

/// Writes down what a citizen thinks after the last request of this service that they sent. The answer is whether it
/// was: not where that request was rated before.
///
/// # Errors
/// [`Error::NotFound`] for whoever sent none.
pub async fn add_sent(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    service: &str,
    opinion: &Opinion,
) -> Result<bool, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let (request, _) = last_sent(work.connection(), service).await?;
    let marked = sqlx::query!("UPDATE intake SET rated = true WHERE id = $1 AND NOT rated", request)
        .execute(work.connection())
        .await?;
    if marked.rows_affected() == 0 {
        return Ok(false);
    }
    write(work.connection(), ctx, opinion).await?;
    work.commit().await?;
    Ok(true)
}

/// Whether the citizen rated the last request of this service that they sent.
///
/// # Errors
/// [`Error::NotFound`] for whoever sent none.
pub async fn is_given(pool: &PgPool, who: &Citizen, service: &str) -> Result<bool, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let (_, rated) = last_sent(work.connection(), service).await?;
    Ok(rated)
}

/// The request that the page after sending is about, and whether it was rated.
async fn last_sent(connection: &mut PgConnection, service: &str) -> Result<(Uuid, bool), Error> {
    let last = sqlx::query!(
        "SELECT id, rated FROM intake
         WHERE service = $1 AND account_id = actor_account() AND submitted_at IS NOT NULL
         ORDER BY submitted_at DESC, protocol_number DESC
         LIMIT 1",
        service,
    )
    .fetch_one(connection)
    .await?;
    Ok((last.id, last.rated))
}

async fn write(database: impl PgExecutor<'_>, ctx: &Context, opinion: &Opinion) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO rating (id, at, page, stars, reason, words) VALUES ($1, $2, $3, $4, $5, $6)",
        ctx.id(),
        ctx.now,
        opinion.page,
        i16::from(opinion.score.number()),
        opinion.aspect.map(|aspect| i16::from(aspect.number())),
        opinion.words,
    )
    .execute(database)
    .await?;
    Ok(())
}

/// What was thought of the services of the operator's desk, and of the page of the desks. Looking at it is in the audit
/// log.
///
/// What people wrote in their own words may be about anybody: it is read by those who read requests, where their mask
/// hides nothing that it may tell of, as with messages.
pub async fn read(
    pool: &PgPool,
    ctx: &Context,
    grant: Grant<'_, ReadNumbers>,
    period: Period,
    threshold: Threshold,
) -> Result<Ratings, Error> {
    let operator = grant.operator();
    let mut work = Work::operator(pool, operator).await?;
    let mut counted = counted(&mut work, period).await?;
    for ((kind, _), quarters) in &mut counted {
        if *kind == Kind::Sent {
            quarters.retain(|first, tally| is_told(*first, tally, period, ctx.today(), threshold));
        }
    }
    let (reads, hidden) = may_read_words(operator);
    let written = if reads { written(&mut work, period).await? } else { Vec::new() };
    let titles = titles(&mut work, operator, ctx.now).await?;
    let entry = Entry::new(Action::List, Subject::Service, None).because("ratings");
    audit::operator(&mut work, ctx, operator, entry).await?;
    work.commit().await?;
    Ok(Ratings { rated: rated(&titles, &counted, &written), hidden })
}

/// Whether the operator reads people's own words, and the group because of which not, where that may be told.
fn may_read_words(operator: &Operator) -> (bool, Option<Group>) {
    if authorise::<ReadIntakes>(operator).is_err() {
        return (false, None);
    }
    let hiding = hidden_from(&operator.mask, &Mask::none());
    (hiding.is_none(), hiding.filter(|group| !operator.mask.omits(*group)))
}

/// What was counted, by question and service (empty for the page of the desks) and by the first day of the quarter.
type Counted = BTreeMap<(Kind, String), BTreeMap<NaiveDate, Tally>>;

/// Row-level security shows what is of the desk in use only. A reason that the form never offered is none.
async fn counted(work: &mut Work, period: Period) -> Result<Counted, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            rating.kind AS "kind!",
            coalesce(rating.slug, '') AS "slug!",
            date_trunc('quarter', rating.at AT TIME ZONE 'Europe/Rome')::date AS "quarter!",
            rating.stars,
            rating.reason,
            count(*) AS "number!"
           FROM rating
           WHERE rating.kind IS NOT NULL
            AND rating.at >= $1::date::timestamp AT TIME ZONE 'Europe/Rome'
            AND rating.at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/Rome'
           GROUP BY 1, 2, 3, 4, 5"#,
        period.from(),
        period.to(),
    )
    .fetch_all(work.connection())
    .await?;
    let mut counted = Counted::new();
    for row in rows {
        let kind = known("rating", "kind", Kind::from_code(&row.kind))?;
        let score = known("rating", "stars", Score::from_number(row.stars))?;
        let aspect = row.reason.and_then(Aspect::from_number);
        let number = u64::try_from(row.number).unwrap_or(0);
        let quarters = counted.entry((kind, row.slug)).or_default();
        quarters.entry(row.quarter).or_default().add(score, aspect, number);
    }
    Ok(counted)
}

/// What somebody wrote, and when.
struct Written {
    kind: Kind,
    slug: String,
    quarter: NaiveDate,
    month: NaiveDate,
    score: Score,
    words: String,
}

/// In people's own words, newest first.
async fn written(work: &mut Work, period: Period) -> Result<Vec<Written>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            remark.kind AS "kind!",
            remark.slug AS "slug!",
            remark.quarter AS "quarter!",
            remark.month AS "month!",
            remark.stars AS "stars!",
            remark.words AS "words!"
           FROM (
            SELECT
                spoken.*,
                row_number() OVER (
                    PARTITION BY spoken.kind, spoken.slug, spoken.quarter ORDER BY spoken.at DESC, spoken.id
                ) AS place
            FROM (
                SELECT
                    rating.id,
                    rating.at,
                    rating.kind,
                    coalesce(rating.slug, '') AS slug,
                    date_trunc('quarter', rating.at AT TIME ZONE 'Europe/Rome')::date AS quarter,
                    date_trunc('month', rating.at AT TIME ZONE 'Europe/Rome')::date AS month,
                    rating.stars,
                    rating.words
                FROM rating
                WHERE rating.kind IS NOT NULL AND rating.words <> ''
                    AND rating.at >= $1::date::timestamp AT TIME ZONE 'Europe/Rome'
                    AND rating.at < ($2::date + 1)::timestamp AT TIME ZONE 'Europe/Rome'
            ) spoken
           ) remark
           WHERE remark.place <= $3
           ORDER BY remark.at DESC, remark.id"#,
        period.from(),
        period.to(),
        i64::from(REMARKS),
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Written {
                kind: known("rating", "kind", Kind::from_code(&row.kind))?,
                slug: row.slug,
                quarter: row.quarter,
                month: row.month,
                score: known("rating", "stars", Score::from_number(row.stars))?,
                words: row.words,
            })
        })
        .collect()
}

/// The services of the desk in the order of the catalogue: last part of the address, and title.
async fn titles(
    work: &mut Work,
    operator: &Operator,
    now: DateTime<Utc>,
) -> Result<Vec<(String, Text)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            service.slug,
            (SELECT version.title
             FROM service_version version
             WHERE version.service_id = service.id AND version.published_at <= $2
             ORDER BY version.version DESC
             LIMIT 1) AS "title?"
           FROM service
           WHERE service.desk_id = $1
           ORDER BY service.position, service.slug"#,
        operator.desk.id.uuid(),
        now,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let title = row.title.map(|title| decode("service_version", "title", title)).transpose()?;
            let title = title.unwrap_or_else(|| Text::italian(row.slug.as_str()));
            Ok((row.slug, title))
        })
        .collect()
}

/// What is told of everything that was rated: the page of the desks, then service by service.
fn rated(titles: &[(String, Text)], counted: &Counted, written: &[Written]) -> Vec<Rated> {
    let desks = [(Kind::Desks, String::new(), About::Desks)];
    let services = titles.iter().flat_map(|(slug, title)| {
        [
            (Kind::Service, slug.clone(), About::Service(title.clone())),
            (Kind::Sent, slug.clone(), About::Sent(title.clone())),
        ]
    });
    desks
        .into_iter()
        .chain(services)
        .filter_map(|(kind, slug, about)| {
            let key = (kind, slug);
            let quarters = counted.get(&key)?;
            let tally = quarters.values().fold(Tally::default(), Tally::and);
            let remarks = written
                .iter()
                .filter(|one| one.kind == kind && one.slug == key.1 && quarters.contains_key(&one.quarter))
                .map(|one| Remark {
                    month: (kind != Kind::Sent).then_some(one.month),
                    score: one.score,
                    words: one.words.clone(),
                });
            let remarks = remarks.collect();
            Some(Rated { about, tally: Some(tally).filter(|tally| tally.total() > 0), remarks })
        })
        .collect()
}
