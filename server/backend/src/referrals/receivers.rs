//! To whom something can be handed: the desks of the zone, of whatever body.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{DeskRef, Operator},
    mask::{Group, Mask},
    referral::Receiver,
};

use crate::{Error, Work, error::known};

/// Every other desk of the zone that receives and works today, body by body, with everything that it never sees.
pub(crate) async fn receivers(
    work: &mut Work,
    operator: &Operator,
    today: NaiveDate,
) -> Result<Vec<Receiver>, Error> {
    let rows = sqlx::query!(
        r#"SELECT
            desk.id,
            desk.name,
            organisation.name AS organisation,
            profile.mask || desk.excluded AS "mask!"
         FROM desk
         JOIN organisation ON organisation.id = desk.organisation_id
         JOIN profile ON profile.id = desk.profile_id
         WHERE desk.zone_id = $1 AND desk.id <> $2 AND desk.receives AND desk_counts_on(desk.id, $3)
         ORDER BY organisation.name, desk.name, desk.id"#,
        operator.zone.uuid(),
        operator.desk.id.uuid(),
        today,
    )
    .fetch_all(work.connection())
    .await?;
    rows.into_iter()
        .map(|row| {
            let group = |code: &String| known("profile", "mask", code.parse::<Group>().ok());
            Ok(Receiver {
                desk: DeskRef { id: Id::new(row.id), name: row.name },
                organisation: row.organisation,
                mask: Mask::hiding(row.mask.iter().map(group).collect::<Result<Vec<_>, Error>>()?),
                had: false,
            })
        })
        .collect()
}
