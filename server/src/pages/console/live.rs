//! News of the queue while it is open.

use std::{convert::Infallible, time::Duration};

use axum::{
    Json,
    extract::{Query, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use backend::intake;
use chrono::{DateTime, Utc};
use domain::{actor::Operator, permission::ReadIntakes};
use futures::{Stream, StreamExt, stream};
use serde::{Deserialize, Serialize};
use tokio::time::Interval;

use super::may;
use crate::pages::{
    Portal,
    around::{Around, Here},
    fault::Fault,
};

/// How often the database is asked, for each open queue.
const EVERY: Duration = Duration::from_secs(4);

#[derive(Debug, Deserialize)]
pub(super) struct Since {
    #[serde(rename = "dopo")]
    after: DateTime<Utc>,
}

#[derive(Debug, Serialize)]
struct News {
    changes: u32,
}

/// How many requests have news since an instant.
pub(super) async fn news(
    State(portal): State<Portal>,
    Here(operator): Here,
    Query(since): Query<Since>,
) -> Result<Response, Fault> {
    let grant = may::<ReadIntakes>(&operator)?;
    let changes = intake::news_since(&portal.platform.pool, grant, since.after).await?;
    Ok(Json(News { changes }).into_response())
}

/// A message for each change from now on. Only that there is one travels, nothing about whom.
pub(super) async fn events(
    State(portal): State<Portal>,
    Here(operator): Here,
    around: Around,
) -> Result<Response, Fault> {
    may::<ReadIntakes>(&operator)?;
    let stopping = portal.platform.stopping.clone();
    let changes = changes(portal, operator, around.ctx().now).take_until(stopping.cancelled_owned());
    Ok(Sse::new(changes).keep_alive(KeepAlive::default()).into_response())
}

struct Watch {
    portal: Portal,
    operator: Operator,
    since: DateTime<Utc>,
    told: u32,
    ticks: Interval,
}

impl Watch {
    /// Waits for the next time to ask, and says how many changes are new. The database may be away
    /// for a while: then nothing is.
    async fn next(&mut self) -> u32 {
        self.ticks.tick().await;
        let Ok(grant) = may::<ReadIntakes>(&self.operator) else { return 0 };
        let Ok(changes) = intake::news_since(&self.portal.platform.pool, grant, self.since).await else { return 0 };
        let fresh = changes.saturating_sub(self.told);
        self.told = self.told.max(changes);
        fresh
    }
}

fn changes(
    portal: Portal,
    operator: Operator,
    since: DateTime<Utc>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let ticks = tokio::time::interval(EVERY);
    let watch = Watch { portal, operator, since, told: 0, ticks };
    stream::unfold(watch, |mut watch| async move {
        let fresh = watch.next().await;
        Some((fresh, watch))
    })
    .flat_map(|fresh| stream::iter((0..fresh).map(|_| Ok(Event::default().data("1")))))
}
