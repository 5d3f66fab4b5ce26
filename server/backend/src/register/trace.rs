//! From a transaction to what was done with the identity that it proved.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Error;

/// No session lasts longer (the absolute limit of `server::session`).
const LONGEST_SESSION: TimeDelta = TimeDelta::hours(9);
/// Most deeds told of one session.
const MOST_DEEDS: i64 = 1000;

/// What a transaction led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Number of the audit row of the sign-in.
    pub sign_in: i64,
    /// When it was.
    pub at: DateTime<Utc>,
    /// The account that was opened.
    pub account: Uuid,
    /// What the account did until it signed in again or nine hours had passed, oldest first. Somebody
    /// who signed in on two devices at once did part of it on the other one.
    pub deeds: Vec<Deed>,
}

/// One audit row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What was done.
    pub action: String,
    /// To what kind of record.
    pub subject: String,
    /// To which one.
    pub subject_id: Option<Uuid>,
}

/// Follows the number of the HTTP request that consumed the response; nothing if nobody signed in.
pub(super) async fn follow(connection: &mut PgConnection, request: Uuid) -> Result<Option<Trace>, Error> {
    let found = sqlx::query!(
        r#"SELECT
            id,
            at,
            actor_id AS "account!"
        FROM audit_event
        WHERE request_id = $1 AND action = 'sign_in' AND actor = 'citizen' AND actor_id IS NOT NULL
        ORDER BY id
        LIMIT 1"#,
        request,
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(sign_in) = found else {
        return Ok(None);
    };
    let deeds = sqlx::query_as!(
        Deed,
        "SELECT
            id,
            at,
            action,
            subject,
            subject_id
        FROM audit_event
        WHERE actor = 'citizen'
            AND actor_id = $1
            AND id > $2
            AND at <= $3
            AND id < coalesce((
                SELECT min(later.id)
                FROM audit_event AS later
                WHERE later.actor = 'citizen'
                    AND later.actor_id = $1
                    AND later.id > $2
                    AND later.action = 'sign_in'
            ), 9223372036854775807)
        ORDER BY id
        LIMIT $4",
        sign_in.account,
        sign_in.id,
        sign_in.at + LONGEST_SESSION,
        MOST_DEEDS,
    )
    .fetch_all(connection)
    .await?;
    Ok(Some(Trace { sign_in: sign_in.id, at: sign_in.at, account: sign_in.account, deeds }))
}
