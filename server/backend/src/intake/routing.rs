//! To which desk a request goes when it is sent.

use domain::{
    Lang,
    actor::{Citizen, DeskRef},
    form::{Part, brought},
    zone::{Arriving, Routed, route},
};
use sqlx::PgConnection;

use super::load::Record;
use crate::{Context, Error, error::encode, staff, work::one_row};

/// Asks the rules of the service's desk where the request goes, and writes it down. Row-level security and the
/// names by which a desk finds a request follow the desk: this comes before anything else of the sending.
pub(super) async fn choose_desk(
    connection: &mut PgConnection,
    ctx: &Context,
    who: &Citizen,
    record: &mut Record,
) -> Result<(), Error> {
    let (zone, of) = (record.zone, record.organisation);
    let desks = staff::places(&mut *connection, zone, of, ctx.today()).await?;
    let lang = lang(&mut *connection).await?;
    let brought = brought(&record.intake.form, &record.intake.answers);
    let person = brought.beneficiary.as_ref().and_then(|person| person.get(Part::Municipality));
    let municipality = person
        .or_else(|| brought.applicant.get(Part::Municipality))
        .or(who.certified.municipality.as_deref());
    let arriving = Arriving { service: &record.intake.service, municipality, lang };
    let here = record.intake.desk.id;
    let place = desks.iter().find(|place| place.desk.id == here);
    let rules = place.map(|place| place.routing.rules.as_slice()).unwrap_or_default();
    let routed = route(&arriving, here, rules, &desks);
    tell(&record.intake.desk, &routed);
    let done = sqlx::query!(
        "UPDATE intake
         SET desk_id = $2, handed_over = handed_over OR desk_id <> $2, routed = $3
         WHERE id = $1",
        record.intake.id.uuid(),
        routed.to.uuid(),
        encode("intake", "routed", &routed)?,
    )
    .execute(connection)
    .await?;
    one_row(done.rows_affected())?;
    if let Some(place) = desks.into_iter().find(|place| place.desk.id == routed.to) {
        record.intake.desk = place.desk;
    }
    Ok(())
}

/// A rule that could not be followed is an administrator's business: their page shows it, and so does the log.
fn tell(desk: &DeskRef, routed: &Routed) {
    for passed in &routed.passed {
        tracing::warn!(desk = %desk.id, rule = passed.rule, fault = ?passed.fault, "a rule of a desk cannot be followed");
    }
}

/// The language in which the citizen is written to, where it is known.
async fn lang(connection: &mut PgConnection) -> Result<Option<Lang>, Error> {
    let kept = sqlx::query_scalar!("SELECT lang FROM personal_profile WHERE account_id = actor_account()")
        .fetch_optional(connection)
        .await?;
    Ok(kept.flatten().and_then(|tag| tag.parse().ok()))
}
