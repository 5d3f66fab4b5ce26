//! "Le mie domande": what a citizen sent, shelf by shelf.

use domain::{
    Text,
    actor::Citizen,
    intake::{CitizenRow, Page, Shelf, ShelfCounts, State, Tag},
};
use sqlx::PgPool;

use super::load;
use crate::{
    Context, Error, Work,
    audit::{self, Action, Entry, Subject},
    error::{decode, known},
};

/// Requests on a page.
const PAGE: usize = 20;

/// The citizen's sent requests on a shelf, newest first; from a key of an earlier page, or from the start.
pub async fn area(
    pool: &PgPool,
    ctx: &Context,
    who: &Citizen,
    shelf: Shelf,
    after: Option<&str>,
) -> Result<Page<CitizenRow>, Error> {
    let (at, id) = after.and_then(load::parse_key).unzip();
    let states: Vec<String> = shelf.tags().map(|tag| tag.code().to_owned()).collect();
    let mut work = Work::citizen(pool, who).await?;
    let mut rows = sqlx::query!(
        r#"SELECT
            intake.id,
            intake.submitted_at AS "submitted_at!",
            intake.facts,
            version.title,
            CASE WHEN intake.handed_over THEN desk.names || jsonb_build_object('it', desk.name)
                ELSE version.content -> 'office' END AS "office!"
           FROM intake
           JOIN desk ON desk.id = intake.desk_id
           JOIN service_version version ON version.id = intake.service_version_id
           WHERE intake.account_id = actor_account() AND intake.submitted_at IS NOT NULL
             AND intake.state = ANY($1)
             AND ($2::timestamptz IS NULL OR (intake.submitted_at, intake.id) < ($2, $3))
           ORDER BY intake.submitted_at DESC, intake.id DESC
           LIMIT $4"#,
        &states,
        at,
        id,
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    )
    .fetch_all(work.connection())
    .await?;
    audit::citizen(&mut work, ctx, who, Entry::new(Action::List, Subject::Intake, None)).await?;
    work.commit().await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(Page {
        previous: None,
        next: rows.last().filter(|_| more).map(|row| load::key(row.submitted_at, row.id)),
        rows: rows
            .into_iter()
            .map(|row| citizen_row(row.facts, row.title, row.office))
            .collect::<Result<_, _>>()?,
    })
}

fn citizen_row(
    facts: serde_json::Value,
    title: serde_json::Value,
    office: serde_json::Value,
) -> Result<CitizenRow, Error> {
    let state: State = decode("intake", "facts", facts)?;
    Ok(CitizenRow {
        protocollo: known("intake", "facts", state.submission())?.protocollo,
        service_title: decode("service_version", "title", title)?,
        office: decode::<Text>("service_version", "content", office)?,
        state,
    })
}

/// What the citizen must answer, whatever shelf is shown: the nearest day first.
pub async fn to_answer(pool: &PgPool, who: &Citizen) -> Result<Vec<CitizenRow>, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let rows = sqlx::query!(
        r#"SELECT
            intake.facts,
            version.title,
            CASE WHEN intake.handed_over THEN desk.names || jsonb_build_object('it', desk.name)
                ELSE version.content -> 'office' END AS "office!"
           FROM intake
           JOIN desk ON desk.id = intake.desk_id
           JOIN service_version version ON version.id = intake.service_version_id
           WHERE intake.account_id = actor_account() AND intake.state IN ('awaiting_integration', 'notice_given')
           ORDER BY coalesce(intake.facts #>> '{integration,due_on}', intake.facts #>> '{notice,reply_by}'), intake.id
           LIMIT 20"#,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter().map(|row| citizen_row(row.facts, row.title, row.office)).collect()
}

/// How many requests and drafts of the citizen are on each shelf. A form that was only looked at is no draft yet.
pub async fn shelf_counts(pool: &PgPool, who: &Citizen) -> Result<ShelfCounts, Error> {
    let mut work = Work::citizen(pool, who).await?;
    let rows = sqlx::query!(
        r#"SELECT state, count(*) AS "count!"
           FROM intake
           WHERE account_id = actor_account()
             AND (state <> 'draft' OR version > 1
                OR EXISTS (SELECT FROM document WHERE document.intake_id = intake.id))
           GROUP BY state"#,
    )
    .fetch_all(work.connection())
    .await?;
    let mut counts = ShelfCounts::default();
    for row in rows {
        let count = u32::try_from(row.count).unwrap_or(u32::MAX);
        match Shelf::of(known("intake", "state", Tag::from_code(&row.state))?) {
            Some(Shelf::Drafts) => counts.drafts += count,
            Some(Shelf::ToAnswer) => counts.to_answer += count,
            Some(Shelf::Sent) => counts.sent += count,
            Some(Shelf::Closed) => counts.closed += count,
            Some(Shelf::All) | None => {}
        }
    }
    Ok(counts)
}
