//! Which alerts an operator wants.

use std::collections::BTreeMap;

use domain::{
    actor::Operator,
    alert::{Kind, Wish},
};
use sqlx::PgPool;

use crate::{Context, Error, Work, error::known};

/// The wish about every kind; the console, where nothing was chosen.
pub async fn wishes(pool: &PgPool, operator: &Operator) -> Result<BTreeMap<Kind, Wish>, Error> {
    let mut work = Work::operator(pool, operator).await?;
    let rows =
        sqlx::query!("SELECT kind, wish FROM alert_wish WHERE operator_id = $1", operator.me.id.uuid())
            .fetch_all(work.connection())
            .await?;
    let mut wishes: BTreeMap<Kind, Wish> = Kind::ALL.into_iter().map(|kind| (kind, Wish::Console)).collect();
    for row in rows {
        let kind = known("alert_wish", "kind", Kind::from_code(&row.kind))?;
        wishes.insert(kind, known("alert_wish", "wish", Wish::from_code(&row.wish))?);
    }
    Ok(wishes)
}

/// Keeps the wishes about these kinds. That something is not wanted which is always told is not kept. Without an
/// address a wish for mails rests until there is one.
pub async fn save_wishes(
    pool: &PgPool,
    ctx: &Context,
    operator: &Operator,
    wishes: &BTreeMap<Kind, Wish>,
) -> Result<(), Error> {
    let mut work = Work::operator(pool, operator).await?;
    for (kind, wish) in wishes.iter().filter(|(kind, wish)| kind.allows(**wish)) {
        sqlx::query!(
            "INSERT INTO alert_wish (operator_id, kind, zone_id, wish, saved_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (operator_id, kind) DO UPDATE SET wish = excluded.wish, saved_at = excluded.saved_at",
            operator.me.id.uuid(),
            kind.code(),
            operator.zone.uuid(),
            wish.code(),
            ctx.now,
        )
        .execute(work.connection())
        .await?;
    }
    work.commit().await
}
