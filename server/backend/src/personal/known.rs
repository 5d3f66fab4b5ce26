//! What a form can be filled in with before it is begun.

use std::sync::Arc;

use domain::{
    actor::Citizen,
    calendar::day_in_rome,
    form::{Known, LastRequest},
};
use sqlx::PgConnection;

use super::profile;
use crate::{Error, catalogue::Decoded, error::decode};

/// What is known of a citizen from the profile and from the last request that was sent. Whoever acts for a company
/// has the company's contacts, not their own.
pub(crate) async fn known(connection: &mut PgConnection, who: &Citizen) -> Result<Known, Error> {
    if who.certified.company.is_some() {
        return Ok(Known::default());
    }
    let kept = profile::find(&mut *connection, who.account.uuid()).await?;
    Ok(Known {
        email: kept.email.map(|email| email.address.into()),
        phone: kept.phone.map(|phone| phone.number.into()),
        last: last_request(connection).await?,
    })
}

/// The last request that was sent, not for a company.
async fn last_request(connection: &mut PgConnection) -> Result<Option<LastRequest>, Error> {
    let decoded = Decoded::now();
    let row = sqlx::query!(
        r#"SELECT
            intake.answers,
            intake.submitted_at AS "submitted_at!",
            version.id || '/' || version.xmin AS "key!",
            CASE WHEN version.id || '/' || version.xmin <> ALL ($1) THEN version.content END AS content
           FROM intake
           JOIN service_version version ON version.id = intake.service_version_id
           WHERE intake.account_id = actor_account()
                AND intake.submitted_at IS NOT NULL
                AND NOT intake.certified ? 'company'
           ORDER BY intake.submitted_at DESC
           LIMIT 1"#,
        &decoded.keys(),
    )
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        let service = decoded.service(row.key, row.content)?;
        Ok(LastRequest {
            sent_on: day_in_rome(row.submitted_at),
            form: Arc::clone(&service.form),
            answers: decode("intake", "answers", row.answers)?,
        })
    })
    .transpose()
}
