//! Gapless yearly numbers.

use chrono::{DateTime, Utc};
use domain::{Protocollo, calendar::register_year};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{Error, error::known};

/// The next number of the register. The row stays locked until the transaction ends, so two senders
/// wait for one another, and a number that is rolled back is given to the next.
pub(super) async fn next(
    connection: &mut PgConnection,
    organisation: Uuid,
    now: DateTime<Utc>,
) -> Result<Protocollo, Error> {
    let year = register_year(now);
    let number = sqlx::query_scalar!(
        "INSERT INTO protocol_counter (organisation_id, year, last)
         VALUES ($1, $2, 1)
         ON CONFLICT (organisation_id, year) DO UPDATE SET last = protocol_counter.last + 1
         RETURNING last",
        organisation,
        known("protocol_counter", "year", i16::try_from(year).ok())?,
    )
    .fetch_one(connection)
    .await?;
    let number = u32::try_from(number).ok();
    known("protocol_counter", "last", number.and_then(|number| Protocollo::new(year, number).ok()))
}
