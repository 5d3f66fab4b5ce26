//! What the desks know of the people of the zone: citizenship, work, civil status, education, title of stay.

use chrono::TimeDelta;
use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;

use super::{Dice, FACTS, Seat, after, filled, people::Someone};
use crate::{Context, Error, Work, error::encode};

/// Facts of one person at most.
const EACH: usize = 8;

/// Writes them, one statement for each desk.
pub(super) async fn add(
    owner: &PgPool,
    ctx: &Context,
    dice: &mut Dice,
    seats: &[Seat],
    people: &[Someone],
) -> Result<(), Error> {
    for (at, seat) in seats.iter().enumerate() {
        let mut rows = Rows::default();
        for (place, one) in people.iter().enumerate().skip(at).step_by(seats.len().max(1)) {
            for (number, (kind, values)) in filled::facts(dice, one).into_iter().enumerate() {
                rows.ids.push(after(FACTS, place * EACH + number));
                rows.people.push(one.id);
                rows.kinds.push(kind.code().to_owned());
                rows.contents.push(encode("person_fact", "content", &values)?);
            }
        }
        rows.write(owner, ctx, seat).await?;
    }
    Ok(())
}

#[derive(Default)]
struct Rows {
    ids: Vec<Uuid>,
    people: Vec<Uuid>,
    kinds: Vec<String>,
    contents: Vec<Value>,
}

impl Rows {
    async fn write(&self, owner: &PgPool, ctx: &Context, seat: &Seat) -> Result<(), Error> {
        let mut work = Work::operator(owner, &seat.operator).await?;
        sqlx::query!(
            "INSERT INTO person_fact (id, zone_id, person_id, kind, content, recorded_at, recorded_by, recorded_by_name)
             SELECT id, $1, person, kind, content, $2, $3, $4
             FROM unnest($5::uuid[], $6::uuid[], $7::text[], $8::jsonb[]) AS made (id, person, kind, content)
             ON CONFLICT DO NOTHING",
            seat.operator.zone.uuid(),
            ctx.now - TimeDelta::days(1),
            seat.operator.me.id.uuid(),
            seat.operator.me.name,
            &self.ids,
            &self.people,
            &self.kinds,
            &self.contents,
        )
        .execute(work.connection())
        .await?;
        work.commit().await
    }
}
