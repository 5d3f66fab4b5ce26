//! What a form can be filled in with before it is begun.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{
    actor::Citizen,
    calendar::day_in_rome,
    form::{Known, LastRequest},
};
use sqlx::PgConnection;

use super::profile;
use crate::{Error, catalogue::Decoded, error::decode};

/// So many of the last requests are looked at: not every service asks for everything.
const LAST: i64 = 5;

/// What is known of a citizen from the profile and from the last requests that were sent. Whoever acts for a
/// company has the company's contacts, not their own.
pub(crate) async fn known(
    connection: &mut PgConnection,
    who: &Citizen,
    today: NaiveDate,
) -> Result<Known, Error> {
    if who.certified.company.is_some() {
        return Ok(Known { certified: who.certified.clone(), ..Known::default() });
    }
    let kept = profile::find(&mut *connection, who.account.uuid()).await?;
    Ok(Known {
        email: kept.email.map(|email| email.address.into()),
        phone: kept.phone.map(|phone| phone.number.into()),
        last: last_requests(connection).await?,
        today,
        certified: who.certified.clone(),
    })
}

/// The last requests that were sent, not for a company; the newest first.
async fn last_requests(connection: &mut PgConnection) -> Result<Vec<LastRequest>, Error> {
    let decoded = Decoded::now();
    let rows = sqlx::query!(
        r#"SELECT
            intake.answers,
            intake.certified AS "certified!",
            intake.submitted_at AS "submitted_at!",
            version.id || '/' || version.xmin AS "key!",
            CASE WHEN version.id || '/' || version.xmin <> ALL ($1) THEN version.content END AS content
           FROM intake
           JOIN service_version version ON version.id = intake.service_version_id
           WHERE intake.account_id = actor_account()
                AND intake.submitted_at IS NOT NULL
                AND NOT intake.certified ? 'company'
           ORDER BY intake.submitted_at DESC
           LIMIT $2"#,
        decoded.keys(),
        LAST,
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let service = decoded.service(row.key, row.content)?;
            Ok(LastRequest {
                sent_on: day_in_rome(row.submitted_at),
                form: Arc::clone(&service.form),
                answers: decode("intake", "answers", row.answers)?,
                certified: decode("intake", "certified", row.certified)?,
            })
        })
        .collect()
}
