//! Every night: who is in the registry twice.

use async_trait::async_trait;
use backend::{jobs::FindDoubles, people};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    calendar::{day_in_rome, days_after},
    hours::{Minute, instant},
};
use sqlx::PgPool;

use super::{Attempt, Handler, Outcome};

/// When nobody is at a desk, in minutes of the day in Rome.
const AT_NIGHT: u16 = 3 * 60;

/// Does [`FindDoubles`].
#[derive(Debug, Clone)]
pub struct DoublesHandler {
    /// The database.
    pub pool: PgPool,
}

#[async_trait]
impl Handler<FindDoubles> for DoublesHandler {
    async fn run(&self, _: FindDoubles, attempt: Attempt) -> Outcome {
        match people::find_doubles(&self.pool, &attempt.ctx).await {
            Ok(compared) => {
                tracing::info!(compared, "people compared with one another");
                Outcome::Again(until_night(attempt.ctx.now))
            }
            Err(error) => Outcome::of_error(&error),
        }
    }
}

/// How long it is to the next night.
pub(super) fn until_night(now: DateTime<Utc>) -> TimeDelta {
    let tomorrow = days_after(day_in_rome(now), 1);
    Minute::new(AT_NIGHT).map_or(TimeDelta::days(1), |minute| instant(tomorrow, minute) - now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_tomorrows() {
        let noon = "2026-11-20T11:00:00Z".parse().unwrap();
        assert_eq!(until_night(noon), TimeDelta::hours(15));
    }
}
