//! To whom something can be handed: the desks of the zone, of whatever body; cards also those of other zones.

use chrono::NaiveDate;
use domain::{
    Id,
    actor::{DeskRef, Operator},
    mask::Group,
    referral::{FarZone, Receiver},
};

use crate::{
    Error, Work,
    operators::{is_outside, mask_of},
};

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
            let desk = DeskRef { id: Id::new(row.id), name: row.name };
            Ok(Receiver {
                desk,
                organisation: row.organisation,
                mask: mask_of(&row.mask)?,
                zone: None,
                had: false,
            })
        })
        .collect()
}

/// The same of the other zones of the installation. Whom a card is about must be told there: who may not see it here
/// sends nothing, and desks that may not see it receive nothing. Bodies of the third sector send within their zone.
pub(super) async fn far(
    work: &mut Work,
    operator: &Operator,
    today: NaiveDate,
) -> Result<Vec<Receiver>, Error> {
    if operator.mask.hides(Group::Identity) || is_outside(work).await? {
        return Ok(Vec::new());
    }
    let rows = sqlx::query!(
        r#"SELECT
            desk.id,
            desk.name,
            organisation.name AS organisation,
            zone.id AS zone_id,
            zone.name AS zone,
            profile.mask || desk.excluded AS "mask!"
         FROM desk
         JOIN organisation ON organisation.id = desk.organisation_id
         JOIN profile ON profile.id = desk.profile_id
         JOIN zone ON zone.id = desk.zone_id
         WHERE desk.zone_id <> $1 AND desk.receives AND desk_counts_on(desk.id, $2)
         ORDER BY zone.name, organisation.name, desk.name, desk.id"#,
        operator.zone.uuid(),
        today,
    )
    .fetch_all(work.connection())
    .await?;
    let mut all = Vec::new();
    for row in rows {
        let mask = mask_of(&row.mask)?;
        if !mask.hides(Group::Identity) {
            let desk = DeskRef { id: Id::new(row.id), name: row.name };
            let zone = Some(FarZone { id: Id::new(row.zone_id), name: row.zone });
            all.push(Receiver { desk, organisation: row.organisation, mask, zone, had: false });
        }
    }
    Ok(all)
}
