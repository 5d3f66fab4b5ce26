//! What was done with a card elsewhere.

use domain::{
    Id,
    actor::Operator,
    card::Card,
    presa_in_carico::PresaInCarico,
    referral::{Referral, outside::Outside},
};

use crate::{
    Error, Work, presa_in_carico,
    referrals::{self, outside},
};

/// What was done with a card elsewhere, each oldest first.
#[derive(Debug)]
pub struct Elsewhere {
    /// The referrals that it was sent with, and the one that it was opened for.
    pub referrals: Vec<Referral>,
    /// What went of it to bodies without access.
    pub outside: Vec<Outside>,
    /// The proposals of presa in carico that were made of it.
    pub proposals: Vec<PresaInCarico>,
}

/// Of most cards there is nothing of it: what there is, is asked once.
pub(super) async fn of_card(work: &mut Work, operator: &Operator, id: Id<Card>) -> Result<Elsewhere, Error> {
    let ids = sqlx::query!(
        r#"SELECT
            ARRAY(
                SELECT referral.id FROM referral
                WHERE referral.card_id = $1 OR referral.received_card_id = $1
                ORDER BY referral.sent_at, referral.id
            ) AS "referrals!",
            ARRAY(
                SELECT outside_referral.id FROM outside_referral
                WHERE outside_referral.card_id = $1
                ORDER BY outside_referral.sent_at, outside_referral.id
            ) AS "outside!",
            ARRAY(
                SELECT presa_in_carico.id FROM presa_in_carico
                WHERE presa_in_carico.card_id = $1 AND presa_in_carico.from_desk_id = $2
                ORDER BY presa_in_carico.proposed_at, presa_in_carico.id
            ) AS "proposals!""#,
        id.uuid(),
        operator.desk.id.uuid(),
    )
    .fetch_one(work.connection())
    .await?;
    Ok(Elsewhere {
        referrals: referrals::records(work, operator, &ids.referrals).await?,
        outside: outside::records(work, operator, &ids.outside).await?,
        proposals: presa_in_carico::records(work, operator, &ids.proposals).await?,
    })
}
