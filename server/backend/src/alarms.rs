//! Technical faults that an administrator must look at: counted here, told by e-mail now and then.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{PgExecutor, PgPool};

use crate::{Error, work};

/// Of a fault that lasts, the administrator is told again after so long.
const REMINDED_AFTER: TimeDelta = TimeDelta::days(1);

/// A fault, as the administrator is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Stable code, as in the log.
    pub code: String,
    /// What it is about: never a person.
    pub about: String,
    /// How often since it was last told.
    pub since: i64,
    /// How often altogether.
    pub times: i64,
    /// Last time.
    pub last_at: DateTime<Utc>,
}

/// Counts a fault. `about` names a machine or an organisation, never a person.
pub async fn raise(pool: &PgPool, code: &str, about: &str, now: DateTime<Utc>) -> Result<(), Error> {
    raise_with(pool, code, about, now).await
}

/// The same within somebody's transaction.
pub(crate) async fn raise_with(
    database: impl PgExecutor<'_>,
    code: &str,
    about: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO alarm (code, about, times, first_at, last_at)
        VALUES ($1, $2, 1, $3, $3)
        ON CONFLICT (code, about) DO UPDATE SET times = alarm.times + 1, last_at = $3",
        code,
        about,
        now,
    )
    .execute(database)
    .await?;
    Ok(())
}

/// Counts a fault that lasts, however often it is noticed: once a day, so that it is told again.
pub async fn keep_raised(pool: &PgPool, code: &str, about: &str, now: DateTime<Utc>) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO alarm (code, about, times, first_at, last_at)
        VALUES ($1, $2, 1, $3, $3)
        ON CONFLICT (code, about) DO UPDATE SET times = alarm.times + 1, last_at = $3
            WHERE alarm.last_at <= $4",
        code,
        about,
        now,
        now - REMINDED_AFTER,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Faults that the administrator has not been told of, the most frequent first, at most `most`.
pub async fn untold(pool: &PgPool, most: i64) -> Result<Vec<Alarm>, Error> {
    let rows = sqlx::query_as!(
        Alarm,
        r#"SELECT
            code,
            about,
            times - told AS "since!",
            times,
            last_at
        FROM alarm
        WHERE times > told
        ORDER BY times - told DESC, code, about
        LIMIT $1"#,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// When the last e-mail left.
pub async fn last_told(pool: &PgPool) -> Result<Option<DateTime<Utc>>, Error> {
    Ok(sqlx::query_scalar!("SELECT max(told_at) FROM alarm").fetch_one(pool).await?)
}

/// Notes that an e-mail with these faults left. What happened meanwhile stays untold.
pub async fn told(pool: &PgPool, alarms: &[Alarm], now: DateTime<Utc>) -> Result<(), Error> {
    let mut transaction = work::begin(pool).await?;
    for alarm in alarms {
        sqlx::query!(
            "UPDATE alarm SET told = $3, told_at = $4 WHERE code = $1 AND about = $2",
            alarm.code,
            alarm.about,
            alarm.times,
            now,
        )
        .execute(&mut *transaction)
        .await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Forgets faults that were told and have not come back since; says how many.
pub async fn forget(pool: &PgPool, before: DateTime<Utc>) -> Result<u64, Error> {
    let done =
        sqlx::query!("DELETE FROM alarm WHERE times = told AND last_at < $1", before).execute(pool).await?;
    Ok(done.rows_affected())
}
