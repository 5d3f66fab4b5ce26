//! What was changed, written down once and never changed again.

use domain::{
    actor::Operator,
    staff::{Change, Recorded},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Context, Error, Work,
    error::{broken_constraint, decode, encode},
};

/// Kind of record, and which.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    Operator(Uuid),
    Desk(Uuid),
    Organisation(Uuid),
    Profile(Uuid),
}

impl Of {
    const fn parts(self) -> (&'static str, Uuid) {
        match self {
            Self::Operator(id) => ("operator", id),
            Self::Desk(id) => ("desk", id),
            Self::Organisation(id) => ("organisation", id),
            Self::Profile(id) => ("profile", id),
        }
    }
}

/// Number of the last change of a record; 0 where nothing was written down yet.
pub(super) async fn version(connection: &mut PgConnection, of: Of) -> Result<i32, Error> {
    let (subject, id) = of.parts();
    let last = sqlx::query_scalar!(
        r#"SELECT coalesce(max(version), 0) AS "last!"
           FROM administration_change
           WHERE subject = $1 AND subject_id = $2"#,
        subject,
        id,
    )
    .fetch_one(connection)
    .await?;
    Ok(last)
}

/// Every change of a record, last first.
pub(super) async fn all(connection: &mut PgConnection, of: Of) -> Result<Vec<Recorded>, Error> {
    let (subject, id) = of.parts();
    let rows = sqlx::query!(
        r#"SELECT
            record.version,
            record.change,
            record.reason,
            record.at,
            operator.name AS "by?"
           FROM administration_change record
           LEFT JOIN operator ON operator.id = record.operator_id
           WHERE record.subject = $1 AND record.subject_id = $2
           ORDER BY record.version DESC"#,
        subject,
        id,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Recorded {
                version: row.version,
                change: decode("administration_change", "change", row.change)?,
                reason: row.reason,
                by: row.by,
                at: row.at,
            })
        })
        .collect()
}

/// Writes down the change that comes after number `seen`.
///
/// # Errors
/// [`Error::Stale`] when somebody else wrote it down in the meantime.
pub(super) async fn write(
    work: &mut Work,
    ctx: &Context,
    who: &Operator,
    of: Of,
    change: &Change,
    (seen, reason): (i32, &str),
) -> Result<(), Error> {
    let (subject, id) = of.parts();
    sqlx::query!(
        "INSERT INTO administration_change
            (id, zone_id, subject, subject_id, version, change, reason, operator_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.id(),
        who.zone.uuid(),
        subject,
        id,
        seen + 1,
        encode("administration_change", "change", change)?,
        reason,
        who.me.id.uuid(),
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_written)?;
    Ok(())
}

fn stale_if_written(error: sqlx::Error) -> Error {
    if broken_constraint(&error) == Some("administration_change_once") { Error::Stale } else { error.into() }
}

/// Writes down what a command on the server changed of an operator of a zone: `(zone, operator)`.
pub(crate) async fn by_command(
    work: &mut Work,
    ctx: &Context,
    (zone, operator): (Uuid, Uuid),
    change: &Change,
    command: &str,
) -> Result<(), Error> {
    of_command(work, ctx, (zone, Of::Operator(operator)), change, command).await
}

/// The same of any record of a zone: `(zone, record)`.
pub(super) async fn of_command(
    work: &mut Work,
    ctx: &Context,
    (zone, of): (Uuid, Of),
    change: &Change,
    command: &str,
) -> Result<(), Error> {
    let (subject, id) = of.parts();
    let seen = version(work.connection(), of).await?;
    sqlx::query!(
        "INSERT INTO administration_change (id, zone_id, subject, subject_id, version, change, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.id(),
        zone,
        subject,
        id,
        seen + 1,
        encode("administration_change", "change", change)?,
        command,
        ctx.now,
    )
    .execute(work.connection())
    .await
    .map_err(stale_if_written)?;
    Ok(())
}
