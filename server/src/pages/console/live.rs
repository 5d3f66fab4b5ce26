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
use backend::{Error, intake, operators, sessions};
use chrono::{DateTime, Utc};
use domain::{actor::Operator, calendar::day_in_rome, permission::ReadIntakes};
use futures::{Stream, StreamExt, future, stream};
use serde::{Deserialize, Serialize};
use tokio::time::Interval;

use super::may;
use crate::{
    pages::{Portal, around::Here, fault::Fault},
    session::Session,
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

/// How many changes there are since an instant, told whenever there are more. Only their number
/// travels, nothing about whom.
pub(super) async fn events(
    State(portal): State<Portal>,
    Here(operator): Here,
    session: Session,
    Query(since): Query<Since>,
) -> Result<Response, Fault> {
    may::<ReadIntakes>(&operator)?;
    let session = session.digest().ok_or(Fault::BROKEN)?;
    let stopping = portal.platform.stopping.clone();
    let ticks = tokio::time::interval(EVERY);
    let watch = Watch { portal, operator, session, since: since.after, told: 0, ticks };
    let changes = changes(watch).take_until(stopping.cancelled_owned());
    Ok(Sse::new(changes).keep_alive(KeepAlive::default()).into_response())
}

struct Watch {
    portal: Portal,
    operator: Operator,
    session: String,
    since: DateTime<Utc>,
    told: u32,
    ticks: Interval,
}

impl Watch {
    /// Waits for the next time to ask; gives the number of changes if there are more than were told.
    /// The database may be away for a while: then nothing is said.
    ///
    /// # Errors
    /// When the operator may not work here any more, or the session ended: the stream ends. Listening is
    /// no use of the session.
    async fn next(&mut self) -> Result<Option<u32>, Gone> {
        self.ticks.tick().await;
        let pool = &self.portal.platform.pool;
        match sessions::lives(pool, &self.session, self.portal.platform.now()).await {
            Ok(true) => {}
            Ok(false) => return Err(Gone),
            Err(_) => return Ok(None),
        }
        let today = day_in_rome(self.portal.platform.now());
        match operators::refresh(pool, &self.operator, today).await {
            Ok(operator) => self.operator = operator,
            Err(Error::NotFound) => return Err(Gone),
            Err(_) => return Ok(None),
        }
        let grant = may::<ReadIntakes>(&self.operator).map_err(|_| Gone)?;
        let Ok(changes) = intake::news_since(pool, grant, self.since).await else {
            return Ok(None);
        };
        let more = changes > self.told;
        self.told = self.told.max(changes);
        Ok(more.then_some(changes))
    }
}

/// Whoever was disabled or left hears no more.
struct Gone;

fn changes(watch: Watch) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(watch, |mut watch| async move {
        let told = watch.next().await.ok()?;
        Some((told, watch))
    })
    .filter_map(|told| future::ready(told.map(|changes| Ok(Event::default().data(changes.to_string())))))
}
