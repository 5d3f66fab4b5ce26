//! Cards handed to bodies without access: by a link that is mailed and a code that is told apart.
//!
//! The desk that sends acts as an operator; whoever has the link is nobody to the database, and the portal opens it for
//! them. Every look, every code and every answer is in the audit log.

mod key;
mod mail;
mod open;
mod papers;
mod rows;
mod send;

pub use key::{LinkKey, Token};
pub(crate) use mail::came_back;
pub use mail::{LinkToSend, SendOutsideLink, link_to_send, mailed, undelivered};
pub use open::{Entered, answer, document, enter, look};
pub(crate) use rows::records;
pub use rows::{follow, list};
pub(super) use send::may_send;
pub use send::{NewLink, Sending, cancel, offer, relink, send};

use domain::{
    Id,
    actor::Operator,
    referral::outside::{Event, Outside},
};
use uuid::Uuid;

use crate::{Context, Error, Work};

/// Writes down what an operator did.
async fn note_of_operator(
    work: &mut Work,
    ctx: &Context,
    operator: &Operator,
    id: Id<Outside>,
    event: Event,
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO outside_step (id, zone_id, referral_id, event, at, operator_id, desk_id, who, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')",
        ctx.id(),
        operator.zone.uuid(),
        id.uuid(),
        event.code(),
        ctx.now,
        operator.me.id.uuid(),
        operator.desk.id.uuid(),
        operator.me.name,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}

/// Writes down what the body did, or what the portal noted; who of the body, where they gave their name.
pub(super) async fn note_of_body(
    work: &mut Work,
    ctx: &Context,
    (zone, referral): (Uuid, Uuid),
    event: Event,
    (who, words): (Option<&str>, &str),
) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO outside_step (id, zone_id, referral_id, event, at, who, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ctx.id(),
        zone,
        referral,
        event.code(),
        ctx.now,
        who,
        words,
    )
    .execute(work.connection())
    .await?;
    Ok(())
}
